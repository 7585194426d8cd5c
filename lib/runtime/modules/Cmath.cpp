//===- runtime/modules/Cmath.cpp - cmath --------------------------------------------------------------===//
//
// By the definitions on real and imaginary parts.  Nothing here is a domain error.
//
//===------------------------------------------------------------------------------------------------===//

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
    {MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_cmath)},
    {MP_ROM_QSTR(MP_QSTR_e), MP_ROM_PTR(&mp_const_float_e_obj)},
    {MP_ROM_QSTR(MP_QSTR_pi), MP_ROM_PTR(&mp_const_float_pi_obj)},
    {MP_ROM_QSTR(MP_QSTR_phase), MP_ROM_PTR(&phaseObject)},
    {MP_ROM_QSTR(MP_QSTR_polar), MP_ROM_PTR(&polarObject)},
    {MP_ROM_QSTR(MP_QSTR_rect), MP_ROM_PTR(&rectObject)},
    {MP_ROM_QSTR(MP_QSTR_exp), MP_ROM_PTR(&expObject)},
    {MP_ROM_QSTR(MP_QSTR_log), MP_ROM_PTR(&logObject)},
#if MICROPY_PY_MATH_SPECIAL_FUNCTIONS
    {MP_ROM_QSTR(MP_QSTR_log10), MP_ROM_PTR(&log10Object)},
#endif
    {MP_ROM_QSTR(MP_QSTR_sqrt), MP_ROM_PTR(&sqrtObject)},
    {MP_ROM_QSTR(MP_QSTR_cos), MP_ROM_PTR(&cosObject)},
    {MP_ROM_QSTR(MP_QSTR_sin), MP_ROM_PTR(&sinObject)},
};
MP_DEFINE_CONST_DICT(kCmathGlobals, kCmath);

} // namespace
} // namespace adder::modules

const mp_obj_module_t mp_module_cmath = {{&mp_type_module},
                                         const_cast<mp_obj_dict_t *>(&adder::modules::kCmathGlobals)};
MP_REGISTER_MODULE(MP_QSTR_cmath, mp_module_cmath);

#endif
