//===- runtime/objects/Float.cpp - float ------------------------------------------------------------===//
//
// Two words in a leaf of the heap.  Division and remainder round as Python's do, which C's do not.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/objects/Float.h"

#include "runtime/core/FormatFloat.h"
#include "runtime/core/Heap.h"
#include "runtime/core/Raise.h"
#include "runtime/objects/Class.h"
#include "runtime/objects/Comparison.h"

#include "py/objint.h"
#include "py/parsenum.h"
#include "py/runtime.h"
#include "py/smallint.h"

#include <cmath>

#if MICROPY_PY_BUILTINS_FLOAT

namespace adder::objects {

namespace {

FloatObject *floatIn(mp_obj_t self) { return static_cast<FloatObject *>(MP_OBJ_TO_PTR(self)); }

void printFloat(const mp_print_t *print, mp_obj_t self, mp_print_kind_t) {
  char text[runtime::kMaxFloatText];
  size_t length = runtime::formatFloat(floatIn(self)->value, text);
  print->print_strn(print->data, text, length);
}

mp_obj_t makeFloat(const mp_obj_type_t *, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 0, 1, false);
  if (positional == 0)
    return mp_obj_new_float(0);
  if (mp_obj_is_float(values[0]))
    return values[0];
  mp_buffer_info_t buffer;
  if (mp_get_buffer(values[0], &buffer, MP_BUFFER_READ))
    return mp_parse_num_float(static_cast<const char *>(buffer.buf), buffer.len, false, nullptr);
  return mp_obj_new_float(mp_obj_get_float(values[0]));
}

mp_obj_t operateOnFloat(mp_unary_op_t operation, mp_obj_t self) {
  mp_float_t value = floatIn(self)->value;
  switch (operation) {
  case MP_UNARY_OP_BOOL:
    return mp_obj_new_bool(value != 0);
  case MP_UNARY_OP_HASH:
    return MP_OBJ_NEW_SMALL_INT(mp_float_hash(value));
  case MP_UNARY_OP_POSITIVE:
  case MP_UNARY_OP_FLOAT_MAYBE:
    return self;
  case MP_UNARY_OP_NEGATIVE:
    return mp_obj_new_float(-value);
  case MP_UNARY_OP_ABS:
    return std::signbit(value) ? mp_obj_new_float(-value) : self;
#if MICROPY_PY_SYS_GETSIZEOF
  case MP_UNARY_OP_SIZEOF:
    return MP_OBJ_NEW_SMALL_INT(sizeof(FloatObject));
#endif
  default:
    return MP_OBJ_NULL;
  }
}

/// For the native part of an instance that stood at the right.
mp_obj_t operateReversed(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right) {
#if MICROPY_PY_BUILTINS_COMPLEX
  if (mp_obj_is_exact_type(left, &mp_type_complex)) {
    mp_float_t real, imag;
    mp_obj_complex_get(left, &real, &imag);
    return mp_obj_complex_binary_op(operation, real, imag, right);
  }
#endif
  if (!mp_obj_is_integer(left) && !mp_obj_is_float(left))
    return MP_OBJ_NULL;
  return mp_obj_float_binary_op(operation, mp_obj_get_float(left), right);
}

mp_obj_t operateOnFloats(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right) {
  if (operation >= MP_BINARY_OP_REVERSE_OR && operation <= MP_BINARY_OP_REVERSE_POWER)
    return operateReversed(mp_binary_op_t(operation - MP_BINARY_OP_REVERSE_OR + MP_BINARY_OP_OR), right,
                           left);
  return mp_obj_float_binary_op(operation, floatIn(left)->value, right);
}

/// An instance of a class that derives from a number, which may have its own reversed operators.
bool isDerivedNumber(mp_obj_t object) {
  if (!mp_obj_is_obj(object) || !mp_obj_is_instance_type(mp_obj_get_type(object)))
    return false;
  return mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_float)) != MP_OBJ_NULL ||
         mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_int)) != MP_OBJ_NULL;
}

struct Division {
  mp_float_t quotient;  ///< whole
  mp_float_t remainder; ///< has the divisor's sign
};

Division divide(mp_float_t dividend, mp_float_t divisor) {
  if (divisor == 0)
    runtime::raiseZeroDivision();
  mp_float_t remainder = std::fmod(dividend, divisor);
  mp_float_t quotient = (dividend - remainder) / divisor;
  if (remainder == 0) {
    remainder = std::copysign(mp_float_t(0), divisor);
  } else if ((remainder < 0) != (divisor < 0)) {
    remainder += divisor;
    quotient -= 1;
  }
  if (quotient == 0) {
    quotient = std::copysign(mp_float_t(0), dividend / divisor);
  } else { // whole but for rounding
    mp_float_t below = std::floor(quotient);
    quotient = quotient - below > mp_float_t(0.5) ? below + 1 : below;
  }
  return {quotient, remainder};
}

mp_obj_t raise(mp_float_t base, mp_float_t exponent, mp_obj_t right) {
  if (base == 0 && exponent < 0 && !std::isinf(exponent))
    runtime::raiseZeroDivision();
  if (base < 0 && exponent != std::floor(exponent) && !std::isnan(exponent)) {
#if MICROPY_PY_BUILTINS_COMPLEX
    return mp_obj_complex_binary_op(MP_BINARY_OP_POWER, base, 0, right);
#else
    (void)right;
    mp_raise_ValueError(MP_ERROR_TEXT("complex values not supported"));
#endif
  }
  return mp_obj_new_float(std::pow(base, exponent));
}

} // namespace
} // namespace adder::objects

using namespace adder;
using namespace adder::objects;

mp_obj_t mp_obj_new_float(mp_float_t value) {
  auto *object =
      static_cast<FloatObject *>(runtime::heapOf().allocateOrCollect(sizeof(FloatObject), heap::kLeaf));
  if (!object)
    m_malloc_fail(sizeof(FloatObject));
  object->base.type = &mp_type_float;
  object->value = value;
  return MP_OBJ_FROM_PTR(object);
}

mp_float_t mp_obj_float_get(mp_obj_t self) { return floatIn(self)->value; }

mp_int_t mp_float_hash(mp_float_t value) {
  if (!std::isfinite(value))
    return 0;
  mp_float_t whole = std::trunc(value);
#if MICROPY_FLOAT_HIGH_QUALITY_HASH
  if (whole != value) {
    mp_float_union_t bits;
    bits.f = value;
    return mp_int_t(bits.i ^ bits.i >> 32 ^ bits.i >> 17);
  }
#endif
  // The low word of the int of the same value, which is what that int's hash is.
  constexpr mp_float_t kFitsWord = mp_float_t(mp_uint_t(1) << (8 * sizeof(mp_int_t) - 2));
  if (whole < kFitsWord && whole > -kFitsWord)
    return mp_int_t(whole);
  int exponent;
  mp_float_t fraction = std::frexp(std::fabs(whole), &exponent);
  constexpr int kBits = MP_FLOAT_FRAC_BITS + 1;
  uint64_t significand = mp_float_uint_t(std::ldexp(fraction, kBits));
  exponent -= kBits;
  mp_uint_t word = 0;
  if (exponent < 0)
    word = mp_uint_t(significand >> -exponent);
  else if (exponent < int(8 * sizeof(mp_uint_t)))
    word = mp_uint_t(significand) << exponent;
  return mp_int_t(whole < 0 ? -word : word);
}

mp_obj_t mp_obj_float_binary_op(mp_binary_op_t operation, mp_float_t left, mp_obj_t right) {
  mp_float_t other;
  if (mp_obj_is_float(right)) {
    other = floatIn(right)->value;
  } else {
#if MICROPY_PY_BUILTINS_COMPLEX
    if (mp_obj_is_exact_type(right, &mp_type_complex))
      return mp_obj_complex_binary_op(operation, left, 0, right);
#endif
    if (isDerivedNumber(right) || !mp_obj_get_float_maybe(right, &other))
      return MP_OBJ_NULL;
  }
  if (operation >= MP_BINARY_OP_INPLACE_OR && operation <= MP_BINARY_OP_INPLACE_POWER)
    operation = mp_binary_op_t(operation - MP_BINARY_OP_INPLACE_OR + MP_BINARY_OP_OR);
  switch (operation) {
  case MP_BINARY_OP_ADD:
    return mp_obj_new_float(left + other);
  case MP_BINARY_OP_SUBTRACT:
    return mp_obj_new_float(left - other);
  case MP_BINARY_OP_MULTIPLY:
    return mp_obj_new_float(left * other);
  case MP_BINARY_OP_TRUE_DIVIDE:
    if (other == 0)
      runtime::raiseZeroDivision();
    return mp_obj_new_float(left / other);
  case MP_BINARY_OP_FLOOR_DIVIDE:
    return mp_obj_new_float(divide(left, other).quotient);
  case MP_BINARY_OP_MODULO:
    return mp_obj_new_float(divide(left, other).remainder);
  case MP_BINARY_OP_DIVMOD: {
    Division division = divide(left, other);
    mp_obj_t pair[] = {mp_obj_new_float(division.quotient), mp_obj_new_float(division.remainder)};
    return mp_obj_new_tuple(2, pair);
  }
  case MP_BINARY_OP_POWER:
    return raise(left, other, right);
  default:
    return isComparison(operation) ? mp_obj_new_bool(holds(operation, left, other)) : MP_OBJ_NULL;
  }
}

MP_DEFINE_CONST_OBJ_TYPE(mp_type_float, MP_QSTR_float,
                         MP_TYPE_FLAG_EQ_NOT_REFLEXIVE | MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE, make_new,
                         makeFloat, print, printFloat, unary_op, operateOnFloat, binary_op, operateOnFloats);

// The layout of FloatObject, under the name that py/obj.h has.
struct _mp_obj_float_t {
  mp_obj_base_t base;
  mp_float_t value;
};

extern "C" {
const struct _mp_obj_float_t mp_const_float_e_obj = {{&mp_type_float},
                                                     mp_float_t(2.71828182845904523536028747135266250)};
const struct _mp_obj_float_t mp_const_float_pi_obj = {{&mp_type_float},
                                                      mp_float_t(3.14159265358979323846264338327950288)};
const struct _mp_obj_float_t mp_const_float_tau_obj = {{&mp_type_float},
                                                       mp_float_t(6.28318530717958647692528676655900577)};
const struct _mp_obj_float_t mp_const_float_inf_obj = {{&mp_type_float}, mp_float_t(__builtin_inf())};
const struct _mp_obj_float_t mp_const_float_nan_obj = {{&mp_type_float}, mp_float_t(__builtin_nan(""))};
}

#endif
