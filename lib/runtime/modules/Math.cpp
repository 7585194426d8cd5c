//===- runtime/modules/Math.cpp - math --------------------------------------------------------------===//
//
// The C library's functions.  A result that is no number, or infinite, where the arguments were neither is a
// domain error, whatever the reason.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/GivenArguments.h"
#include "runtime/core/Members.h"
#include "runtime/core/Memory.h"
#include "runtime/core/Raise.h"

#include "py/builtin.h"
#include "py/objint.h"
#include "py/runtime.h"
#include "py/smallint.h"

#include <cmath>

#if MICROPY_PY_BUILTINS_FLOAT && MICROPY_PY_MATH

namespace adder::modules {

namespace {

using Unary = mp_float_t (*)(mp_float_t);
using Binary = mp_float_t (*)(mp_float_t, mp_float_t);

[[noreturn]] void raiseDomain() { mp_raise_ValueError(MP_ERROR_TEXT("math domain error")); }

mp_obj_t checked(mp_float_t result, bool hasNan, bool hasInfinity) {
  if ((std::isnan(result) && !hasNan) || (std::isinf(result) && !hasNan && !hasInfinity))
    raiseDomain();
  return mp_obj_new_float(result);
}

mp_obj_t apply(Unary function, mp_obj_t argument) {
  mp_float_t x = mp_obj_get_float(argument);
  return checked(function(x), std::isnan(x), std::isinf(x));
}

mp_obj_t apply(Binary function, mp_obj_t first, mp_obj_t second) {
  mp_float_t x = mp_obj_get_float(first), y = mp_obj_get_float(second);
  return checked(function(x, y), std::isnan(x) || std::isnan(y), std::isinf(x) || std::isinf(y));
}

// A function object has no room for the function that is meant, so there is one C function each.
template <Unary function> mp_obj_t unary(mp_obj_t argument) { return apply(function, argument); }
template <Binary function> mp_obj_t binary(mp_obj_t first, mp_obj_t second) {
  return apply(function, first, second);
}

#define MATH_FUNCTION(name, arity, count, function)                                                          \
  MP_DEFINE_CONST_FUN_OBJ_##count(name##Object, arity<MICROPY_FLOAT_C_FUN(function)>);
MATH_FUNCTION(sqrt, unary, 1, sqrt)
MATH_FUNCTION(exp, unary, 1, exp)
MATH_FUNCTION(cos, unary, 1, cos)
MATH_FUNCTION(sin, unary, 1, sin)
MATH_FUNCTION(tan, unary, 1, tan)
MATH_FUNCTION(acos, unary, 1, acos)
MATH_FUNCTION(asin, unary, 1, asin)
MATH_FUNCTION(atan, unary, 1, atan)
MATH_FUNCTION(fabs, unary, 1, fabs)
MATH_FUNCTION(pow, binary, 2, pow)
MATH_FUNCTION(atan2, binary, 2, atan2)
MATH_FUNCTION(copysign, binary, 2, copysign)
MATH_FUNCTION(fmod, binary, 2, fmod)
#if MICROPY_PY_MATH_SPECIAL_FUNCTIONS
MATH_FUNCTION(expm1, unary, 1, expm1)
MATH_FUNCTION(log2, unary, 1, log2)
MATH_FUNCTION(log10, unary, 1, log10)
MATH_FUNCTION(cosh, unary, 1, cosh)
MATH_FUNCTION(sinh, unary, 1, sinh)
MATH_FUNCTION(tanh, unary, 1, tanh)
MATH_FUNCTION(acosh, unary, 1, acosh)
MATH_FUNCTION(asinh, unary, 1, asinh)
MATH_FUNCTION(atanh, unary, 1, atanh)
MATH_FUNCTION(erf, unary, 1, erf)
MATH_FUNCTION(erfc, unary, 1, erfc)
MATH_FUNCTION(gamma, unary, 1, tgamma)
MATH_FUNCTION(lgamma, unary, 1, lgamma)
#endif
#undef MATH_FUNCTION

/// A float that is whole as an int; an int as it is.
template <Unary function> mp_obj_t toInt(mp_obj_t number) {
  if (mp_obj_is_int(number))
    return number;
  return mp_obj_new_int_from_float(function(mp_obj_get_float(number)));
}
MP_DEFINE_CONST_FUN_OBJ_1(ceilObject, toInt<MICROPY_FLOAT_C_FUN(ceil)>);
MP_DEFINE_CONST_FUN_OBJ_1(floorObject, toInt<MICROPY_FLOAT_C_FUN(floor)>);
MP_DEFINE_CONST_FUN_OBJ_1(truncObject, toInt<MICROPY_FLOAT_C_FUN(trunc)>);

mp_obj_t isFinite(mp_obj_t number) { return mp_obj_new_bool(std::isfinite(mp_obj_get_float(number))); }
MP_DEFINE_CONST_FUN_OBJ_1(isFiniteObject, isFinite);
mp_obj_t isInfinite(mp_obj_t number) { return mp_obj_new_bool(std::isinf(mp_obj_get_float(number))); }
MP_DEFINE_CONST_FUN_OBJ_1(isInfiniteObject, isInfinite);
mp_obj_t isNan(mp_obj_t number) { return mp_obj_new_bool(std::isnan(mp_obj_get_float(number))); }
MP_DEFINE_CONST_FUN_OBJ_1(isNanObject, isNan);

constexpr mp_float_t kPi = mp_float_t(3.14159265358979323846264338327950288);

mp_obj_t degrees(mp_obj_t angle) { return mp_obj_new_float(mp_obj_get_float(angle) * (180 / kPi)); }
MP_DEFINE_CONST_FUN_OBJ_1(degreesObject, degrees);
mp_obj_t radians(mp_obj_t angle) { return mp_obj_new_float(mp_obj_get_float(angle) * (kPi / 180)); }
MP_DEFINE_CONST_FUN_OBJ_1(radiansObject, radians);

mp_float_t logarithm(mp_obj_t number) {
  mp_float_t x = mp_obj_get_float(number);
  if (x <= 0)
    raiseDomain();
  return std::log(x);
}

mp_obj_t log(size_t count, const mp_obj_t *values) {
  mp_float_t result = logarithm(values[0]);
  if (count == 1)
    return mp_obj_new_float(result);
  mp_float_t base = logarithm(values[1]);
  if (base == 0)
    runtime::raiseZeroDivision();
  return mp_obj_new_float(result / base);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(logObject, 1, 2, log);

mp_obj_t pairOf(mp_obj_t first, mp_obj_t second) {
  mp_obj_t pair[] = {first, second};
  return mp_obj_new_tuple(2, pair);
}

mp_obj_t frexp(mp_obj_t number) {
  int exponent = 0;
  mp_float_t x = mp_obj_get_float(number);
  mp_float_t fraction = std::isfinite(x) ? std::frexp(x, &exponent) : x;
  return pairOf(mp_obj_new_float(fraction), mp_obj_new_int(exponent));
}
MP_DEFINE_CONST_FUN_OBJ_1(frexpObject, frexp);

mp_obj_t ldexp(mp_obj_t fraction, mp_obj_t exponent) {
  mp_int_t power = mp_obj_get_int(exponent);
  constexpr mp_int_t kBeyond = 10'000; // any float is zero or infinite then
  power = power > kBeyond ? kBeyond : power < -kBeyond ? -kBeyond : power;
  return mp_obj_new_float(std::ldexp(mp_obj_get_float(fraction), int(power)));
}
MP_DEFINE_CONST_FUN_OBJ_2(ldexpObject, ldexp);

mp_obj_t modf(mp_obj_t number) {
  mp_float_t whole;
  mp_float_t fraction = std::modf(mp_obj_get_float(number), &whole);
  mp_obj_t first = mp_obj_new_float(fraction);
  return pairOf(first, mp_obj_new_float(whole));
}
MP_DEFINE_CONST_FUN_OBJ_1(modfObject, modf);

#if MICROPY_PY_MATH_ISCLOSE
mp_obj_t isClose(size_t count, const mp_obj_t *values, mp_map_t *keywords) {
  enum { Relative, Absolute };
  static const mp_arg_t kArguments[] = {
      {ARGUMENT(rel_tol, MP_ARG_KW_ONLY, MP_OBJ_NULL)},
      {ARGUMENT(abs_tol, MP_ARG_KW_ONLY, MP_OBJ_NEW_SMALL_INT(0))},
  };
  auto given = runtime::givenFor(kArguments, count - 2, values + 2, keywords);
  mp_float_t a = mp_obj_get_float(values[0]), b = mp_obj_get_float(values[1]);
  mp_float_t relative =
      given.object(Relative) == MP_OBJ_NULL ? mp_float_t(1e-9) : mp_obj_get_float(given.object(Relative));
  mp_float_t absolute = mp_obj_get_float(given.object(Absolute));
  if (relative < 0 || absolute < 0)
    raiseDomain();
  if (a == b)
    return mp_const_true;
  mp_float_t distance = std::fabs(a - b);
  if (std::isinf(distance)) // one of them is infinite
    return mp_const_false;
  mp_float_t larger = std::fmax(std::fabs(a), std::fabs(b));
  return mp_obj_new_bool(distance <= relative * larger || distance <= absolute);
}
MP_DEFINE_CONST_FUN_OBJ_KW(isCloseObject, 2, isClose);
#endif

#if MICROPY_PY_MATH_FACTORIAL
/// first * (first + 1) * ... * last, by halves, so that factors are of like length.
mp_obj_t productOf(mp_uint_t first, mp_uint_t last) {
  if (last - first < 8) {
    mp_obj_t product = mp_obj_new_int_from_uint(first);
    while (first++ < last)
      product = mp_binary_op(MP_BINARY_OP_MULTIPLY, product, mp_obj_new_int_from_uint(first));
    return product;
  }
  mp_uint_t middle = first + (last - first) / 2;
  mp_obj_t lower = productOf(first, middle);
  return mp_binary_op(MP_BINARY_OP_MULTIPLY, lower, productOf(middle + 1, last));
}

mp_obj_t factorial(mp_obj_t number) {
  mp_int_t n = mp_obj_get_int(number);
  if (n < 0)
    mp_raise_ValueError(MP_ERROR_TEXT("negative factorial"));
  if (n < 2)
    return MP_OBJ_NEW_SMALL_INT(1);
  // (n / 4)^n is less than n!: whether there is memory for so much can be known at once.
  unsigned bits = unsigned(8 * sizeof(unsigned long long)) - unsigned(__builtin_clzll(n));
  if (bits > 10) {
    mp_uint_t bytes = mp_uint_t(n) / 8 * (bits - 3);
    if (mp_uint_t(n) > MP_UINT_MAX / 64)
      m_malloc_fail(SIZE_MAX);
    m_free(runtime::allocateLeaf(bytes));
  }
  return productOf(1, mp_uint_t(n));
}
MP_DEFINE_CONST_FUN_OBJ_1(factorialObject, factorial);
#endif

const mp_rom_map_elem_t kMath[] = {
    {MEMBER_NAME(__name__, math)},
    {MEMBER(e, mp_const_float_e_obj)},
    {MEMBER(pi, mp_const_float_pi_obj)},
#if MICROPY_PY_MATH_CONSTANTS
    {MEMBER(tau, mp_const_float_tau_obj)},
    {MEMBER(inf, mp_const_float_inf_obj)},
    {MEMBER(nan, mp_const_float_nan_obj)},
#endif
    {MEMBER(sqrt, sqrtObject)},
    {MEMBER(pow, powObject)},
    {MEMBER(exp, expObject)},
    {MEMBER(log, logObject)},
    {MEMBER(cos, cosObject)},
    {MEMBER(sin, sinObject)},
    {MEMBER(tan, tanObject)},
    {MEMBER(acos, acosObject)},
    {MEMBER(asin, asinObject)},
    {MEMBER(atan, atanObject)},
    {MEMBER(atan2, atan2Object)},
    {MEMBER(ceil, ceilObject)},
    {MEMBER(copysign, copysignObject)},
    {MEMBER(fabs, fabsObject)},
    {MEMBER(floor, floorObject)},
    {MEMBER(fmod, fmodObject)},
    {MEMBER(frexp, frexpObject)},
    {MEMBER(ldexp, ldexpObject)},
    {MEMBER(modf, modfObject)},
    {MEMBER(isfinite, isFiniteObject)},
    {MEMBER(isinf, isInfiniteObject)},
    {MEMBER(isnan, isNanObject)},
#if MICROPY_PY_MATH_ISCLOSE
    {MEMBER(isclose, isCloseObject)},
#endif
    {MEMBER(trunc, truncObject)},
    {MEMBER(radians, radiansObject)},
    {MEMBER(degrees, degreesObject)},
#if MICROPY_PY_MATH_FACTORIAL
    {MEMBER(factorial, factorialObject)},
#endif
#if MICROPY_PY_MATH_SPECIAL_FUNCTIONS
    {MEMBER(expm1, expm1Object)},
    {MEMBER(log2, log2Object)},
    {MEMBER(log10, log10Object)},
    {MEMBER(cosh, coshObject)},
    {MEMBER(sinh, sinhObject)},
    {MEMBER(tanh, tanhObject)},
    {MEMBER(acosh, acoshObject)},
    {MEMBER(asinh, asinhObject)},
    {MEMBER(atanh, atanhObject)},
    {MEMBER(erf, erfObject)},
    {MEMBER(erfc, erfcObject)},
    {MEMBER(gamma, gammaObject)},
    {MEMBER(lgamma, lgammaObject)},
#endif
};
MP_DEFINE_CONST_DICT(kMathGlobals, kMath);

} // namespace
} // namespace adder::modules

const mp_obj_module_t mp_module_math = {{&mp_type_module},
                                        const_cast<mp_obj_dict_t *>(&adder::modules::kMathGlobals)};
MP_REGISTER_MODULE(MP_QSTR_math, mp_module_math);

#endif
