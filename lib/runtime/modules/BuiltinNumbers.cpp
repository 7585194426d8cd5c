//===- runtime/modules/BuiltinNumbers.cpp - Built-in functions on numbers and characters ------------===//

#include "runtime/core/Text.h"

#include "py/builtin.h"
#include "py/objint.h"
#include "py/objstr.h"
#include "py/runtime.h"
#include "py/unicode.h"

#include <cmath>

namespace adder::modules {

namespace {

mp_obj_t abs(mp_obj_t number) { return mp_unary_op(MP_UNARY_OP_ABS, number); }

/// The text of an integer in the way that `format`, an argument of str.format, says.
mp_obj_t inBase(qstr format, mp_obj_t number) {
  mp_obj_t arguments[2] = {MP_OBJ_NEW_QSTR(format), number};
  return mp_obj_str_format(2, arguments, const_cast<mp_map_t *>(&mp_const_empty_map));
}

mp_obj_t integerOrRaise(mp_obj_t number) {
  if (!mp_obj_is_integer(number)) {
    mp_obj_t integer = mp_unary_op(MP_UNARY_OP_INT_MAYBE, number);
    if (integer == MP_OBJ_NULL)
      mp_raise_TypeError_int_conversion(number);
    return integer;
  }
  return number;
}

mp_obj_t bin(mp_obj_t number) {
  return inBase(MP_QSTR__brace_open__colon__hash_b_brace_close_, integerOrRaise(number));
}
mp_obj_t hex(mp_obj_t number) {
  return inBase(MP_QSTR__brace_open__colon__hash_x_brace_close_, integerOrRaise(number));
}
mp_obj_t oct(mp_obj_t number) {
  return inBase(MP_QSTR__brace_open__colon__hash_o_brace_close_, integerOrRaise(number));
}

mp_obj_t divideWithRemainder(mp_obj_t left, mp_obj_t right) {
  return mp_binary_op(MP_BINARY_OP_DIVMOD, left, right);
}

mp_obj_t power(size_t count, const mp_obj_t *values) {
  if (count == 2 || values[2] == mp_const_none)
    return mp_binary_op(MP_BINARY_OP_POWER, values[0], values[1]);
#if MICROPY_PY_BUILTINS_POW3
  return mp_obj_int_pow3(values[0], values[1], values[2]);
#else
  mp_raise_NotImplementedError(MP_ERROR_TEXT("3-arg pow() not supported"));
#endif
}

/// An integer rounded to a power of ten, halves to even.
mp_obj_t roundInteger(mp_obj_t number, mp_int_t digits) {
  if (digits >= 0)
    return number;
  constexpr mp_int_t kFewest = -100'000; // no integer in memory has more
  if (digits < kFewest)
    return MP_OBJ_NEW_SMALL_INT(0);
  // number = count * unit + rest, 0 <= rest < unit: one more of the units if the rest is more than half of
  // one.
  mp_obj_t unit = mp_binary_op(MP_BINARY_OP_POWER, MP_OBJ_NEW_SMALL_INT(10), MP_OBJ_NEW_SMALL_INT(-digits));
  mp_obj_t count = mp_binary_op(MP_BINARY_OP_FLOOR_DIVIDE, number, unit);
  mp_obj_t rest = mp_binary_op(MP_BINARY_OP_MODULO, number, unit);
  mp_obj_t twice = mp_binary_op(MP_BINARY_OP_LSHIFT, rest, MP_OBJ_NEW_SMALL_INT(1));
  mp_obj_t excess = mp_binary_op(MP_BINARY_OP_SUBTRACT, twice, unit);
  int sign = mp_obj_int_sign(excess);
  mp_obj_t isOdd = mp_binary_op(MP_BINARY_OP_AND, count, MP_OBJ_NEW_SMALL_INT(1));
  if (sign > 0 || (sign == 0 && mp_obj_is_true(isOdd)))
    count = mp_binary_op(MP_BINARY_OP_ADD, count, MP_OBJ_NEW_SMALL_INT(1));
  return mp_binary_op(MP_BINARY_OP_MULTIPLY, count, unit);
}

mp_obj_t round(size_t count, const mp_obj_t *values) {
  mp_obj_t number = values[0];
  if (mp_obj_is_integer(number)) {
    if (mp_obj_is_bool(number))
      number = MP_OBJ_NEW_SMALL_INT(number == mp_const_true);
    return count == 1 ? number : roundInteger(number, mp_obj_get_int(values[1]));
  }
#if MICROPY_PY_BUILTINS_FLOAT
  mp_float_t value = mp_obj_get_float(number);
  if (count == 1 || values[1] == mp_const_none)
    return mp_obj_new_int_from_float(MICROPY_FLOAT_C_FUN(nearbyint)(value));
  mp_float_t unit = MICROPY_FLOAT_C_FUN(pow)(10, mp_float_t(mp_obj_get_int(values[1])));
  mp_float_t scaled = value * unit;
  if (!std::isfinite(scaled) || unit == 0)
    return std::isfinite(value) && unit != 0 ? number : mp_obj_new_float(unit == 0 ? 0 : value);
  return mp_obj_new_float(MICROPY_FLOAT_C_FUN(nearbyint)(scaled) / unit);
#else
  return mp_obj_new_int(mp_obj_get_int(number));
#endif
}

mp_obj_t chr(mp_obj_t number) {
  mp_int_t code = mp_obj_get_int(number);
  if (code < 0 || code > 0x10ffff)
    mp_raise_ValueError(MP_ERROR_TEXT("char not in range(0x110000)"));
  byte text[runtime::kMostCharacterBytes];
  size_t length = runtime::encodeUtf8(unichar(code), text);
  return mp_obj_new_str_via_qstr(reinterpret_cast<char *>(text), length);
}

mp_obj_t ord(mp_obj_t object) {
  size_t length;
  auto *text = reinterpret_cast<const byte *>(mp_obj_str_get_data(object, &length));
  if (mp_obj_is_str(object)) {
    length = utf8_charlen(text, length);
    if (length == 1)
      return MP_OBJ_NEW_SMALL_INT(utf8_get_char(text));
  } else if (length == 1) {
    return MP_OBJ_NEW_SMALL_INT(text[0]);
  }
  mp_raise_msg_varg(&mp_type_TypeError,
                    MP_ERROR_TEXT("ord() expected a character, but string of length %d found"), int(length));
}

} // namespace
} // namespace adder::modules

using namespace adder::modules;

MP_DEFINE_CONST_FUN_OBJ_1(mp_builtin_abs_obj, abs);
MP_DEFINE_CONST_FUN_OBJ_1(mp_builtin_bin_obj, bin);
MP_DEFINE_CONST_FUN_OBJ_1(mp_builtin_hex_obj, hex);
MP_DEFINE_CONST_FUN_OBJ_1(mp_builtin_oct_obj, oct);
MP_DEFINE_CONST_FUN_OBJ_2(mp_builtin_divmod_obj, divideWithRemainder);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_builtin_pow_obj, 2, 3, power);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_builtin_round_obj, 1, 2, round);
MP_DEFINE_CONST_FUN_OBJ_1(mp_builtin_chr_obj, chr);
MP_DEFINE_CONST_FUN_OBJ_1(mp_builtin_ord_obj, ord);
