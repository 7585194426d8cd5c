//===- runtime/modules/Cmath.cpp - cmath ------------------------------------------------------------===//
//
// By the definitions on real and imaginary parts.  Nothing here is a domain error.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Members.h"

#include "py/obj.h"
#include "py/runtime.h"

#include <cmath>

#if MICROPY_PY_BUILTINS_FLOAT && MICROPY_PY_BUILTINS_COMPLEX && MICROPY_PY_CMATH

extern "C" const mp_obj_module_t mp_module_cmath;

namespace adder::modules {

namespace {

struct Value {
  mp_float_t real;
  mp_float_t imag;

  explicit Value(mp_obj_t object) { mp_obj_get_complex(object, &real, &imag); }
  mp_float_t length() const { return std::hypot(real, imag); }
  mp_float_t angle() const { return std::atan2(imag, real); }
};

mp_obj_t newPolar(mp_float_t length, mp_float_t angle) {
  return mp_obj_new_complex(length * std::cos(angle), length * std::sin(angle));
}

mp_obj_t phase(mp_obj_t number) { return mp_obj_new_float(Value(number).angle()); }
MP_DEFINE_CONST_FUN_OBJ_1(phaseObject, phase);

mp_obj_t polar(mp_obj_t number) {
  Value z(number);
  mp_obj_t pair[2];
  pair[0] = mp_obj_new_float(z.length());
  pair[1] = mp_obj_new_float(z.angle());
  return mp_obj_new_tuple(2, pair);
}
MP_DEFINE_CONST_FUN_OBJ_1(polarObject, polar);

mp_obj_t rect(mp_obj_t length, mp_obj_t angle) {
  mp_float_t r = mp_obj_get_float(length);
  return newPolar(r, mp_obj_get_float(angle));
}
MP_DEFINE_CONST_FUN_OBJ_2(rectObject, rect);

mp_obj_t exp(mp_obj_t number) {
  Value z(number);
  return newPolar(std::exp(z.real), z.imag);
}
MP_DEFINE_CONST_FUN_OBJ_1(expObject, exp);

mp_obj_t log(mp_obj_t number) {
  Value z(number);
  return mp_obj_new_complex(std::log(z.length()), z.angle());
}
MP_DEFINE_CONST_FUN_OBJ_1(logObject, log);

#if MICROPY_PY_MATH_SPECIAL_FUNCTIONS
mp_obj_t log10(mp_obj_t number) {
  Value z(number);
  constexpr mp_float_t kLog10OfE = mp_float_t(0.43429448190325182765);
  return mp_obj_new_complex(std::log10(z.length()), kLog10OfE * z.angle());
}
MP_DEFINE_CONST_FUN_OBJ_1(log10Object, log10);
#endif

mp_obj_t sqrt(mp_obj_t number) {
  Value z(number);
  return newPolar(std::sqrt(z.length()), z.angle() / 2);
}
MP_DEFINE_CONST_FUN_OBJ_1(sqrtObject, sqrt);

mp_obj_t cos(mp_obj_t number) {
  Value z(number);
  return mp_obj_new_complex(std::cos(z.real) * std::cosh(z.imag), -std::sin(z.real) * std::sinh(z.imag));
}
MP_DEFINE_CONST_FUN_OBJ_1(cosObject, cos);

mp_obj_t sin(mp_obj_t number) {
  Value z(number);
  return mp_obj_new_complex(std::sin(z.real) * std::cosh(z.imag), std::cos(z.real) * std::sinh(z.imag));
}
MP_DEFINE_CONST_FUN_OBJ_1(sinObject, sin);

const mp_rom_map_elem_t kCmath[] = {
    {MEMBER_NAME(__name__, cmath)}, {MEMBER(e, mp_const_float_e_obj)}, {MEMBER(pi, mp_const_float_pi_obj)},
    {MEMBER(phase, phaseObject)},   {MEMBER(polar, polarObject)},      {MEMBER(rect, rectObject)},
    {MEMBER(exp, expObject)},       {MEMBER(log, logObject)},
#if MICROPY_PY_MATH_SPECIAL_FUNCTIONS
    {MEMBER(log10, log10Object)},
#endif
    {MEMBER(sqrt, sqrtObject)},     {MEMBER(cos, cosObject)},          {MEMBER(sin, sinObject)},
};
MP_DEFINE_CONST_DICT(kCmathGlobals, kCmath);

} // namespace
} // namespace adder::modules

const mp_obj_module_t mp_module_cmath = {{&mp_type_module},
                                         const_cast<mp_obj_dict_t *>(&adder::modules::kCmathGlobals)};
MP_REGISTER_MODULE(MP_QSTR_cmath, mp_module_cmath);

#endif
