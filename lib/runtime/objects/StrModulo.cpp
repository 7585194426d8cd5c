//===- runtime/objects/StrModulo.cpp - format % values ----------------------------------------------===//

#include "runtime/core/PrintFlags.h"
#include "runtime/objects/Str.h"

#include "py/objint.h"
#include "py/objtuple.h"

#include <cstring>

#if MICROPY_PY_BUILTINS_STR_OP_MODULO

namespace adder::objects {

namespace {

constexpr int kMostWidth = 0x3fffffff;

/// What conversions take their values from: the items of a tuple, or one value.
struct Values {
  size_t count;
  const mp_obj_t *items;
  mp_obj_t dict; ///< MP_OBJ_NULL if the value is none
  size_t next = 0;

  mp_obj_t take() {
    if (next >= count)
      mp_raise_TypeError(MP_ERROR_TEXT("format string needs more arguments"));
    return items[next++];
  }
};

struct Conversion {
  unsigned flags = 0;
  char fill = ' ';
  int width = 0;
  int precision = -1;
  mp_obj_t value = MP_OBJ_NULL; ///< by key
};

[[noreturn]] void raiseIncomplete() { mp_raise_ValueError(MP_ERROR_TEXT("incomplete format")); }

int readNumber(const char *&at, const char *end, Values &values) {
  if (at < end && *at == '*') {
    ++at;
    mp_int_t number = mp_obj_get_int(values.take());
    return number < 0 ? -1 : number > kMostWidth ? kMostWidth : int(number);
  }
  int number = 0;
  for (; at < end && *at >= '0' && *at <= '9'; ++at)
    number = number > kMostWidth / 10 - 1 ? kMostWidth : number * 10 + (*at - '0');
  return number;
}

mp_obj_t valueByKey(const char *&at, const char *end, Values &values) {
  const char *start = ++at;
  at = static_cast<const char *>(std::memchr(start, ')', size_t(end - start)));
  if (!at)
    mp_raise_ValueError(MP_ERROR_TEXT("incomplete format key"));
  if (values.dict == MP_OBJ_NULL)
    mp_raise_TypeError(MP_ERROR_TEXT("format needs a dict"));
  values.next = values.count; // the dict itself is used up
  return mp_obj_dict_get(values.dict, mp_obj_new_str(start, size_t(at++ - start)));
}

/// Reads all up to the letter.
Conversion parse(const char *&at, const char *end, Values &values) {
  Conversion how;
  if (at < end && *at == '(')
    how.value = valueByKey(at, end, values);
  for (; at < end && runtime::printFlagOf(*at); ++at) {
    how.flags |= runtime::printFlagOf(*at) | (*at == '#' ? PF_FLAG_SHOW_OCTAL_LETTER : 0);
    if (*at == '0')
      how.fill = '0';
  }
  if (how.flags & PF_FLAG_LEFT_ADJUST)
    how.flags &= ~unsigned(PF_FLAG_PAD_AFTER_SIGN);
  how.width = readNumber(at, end, values);
  if (at < end && *at == '.') {
    ++at;
    how.precision = readNumber(at, end, values);
  }
  if (at == end)
    raiseIncomplete();
  return how;
}

void printCharacter(const mp_print_t *print, const Conversion &how, mp_obj_t value) {
  vstr_t character;
  char bytes[4];
  vstr_init_fixed_buf(&character, sizeof bytes, bytes);
  Text text(nullptr, 0);
  if (mp_obj_is_str(value)) {
    text = Text(value);
    if (text.length == 0 || runtime::wellFormedLength(text.data, text.length) != text.length)
      mp_raise_TypeError(MP_ERROR_TEXT("%c needs int or char"));
  } else if (mp_obj_is_integer(value)) {
    addCharacter(&character, mp_obj_get_int(value));
    text = Text(reinterpret_cast<const byte *>(bytes), character.len);
  } else {
    mp_raise_TypeError(MP_ERROR_TEXT("integer needed"));
  }
  printPadded(print, text, true, how.flags, ' ', how.width, -1);
}

/// The integer to print.  Only decimal numbers take floats.
mp_obj_t integerOf(mp_obj_t value, [[maybe_unused]] bool isDecimal) {
  if (mp_obj_is_int(value))
    return value;
  if (mp_obj_is_bool(value))
    return MP_OBJ_NEW_SMALL_INT(value == mp_const_true);
#if MICROPY_PY_BUILTINS_FLOAT
  if (isDecimal && mp_obj_is_float(value))
    return mp_obj_new_int_from_float(mp_obj_float_get(value));
#endif
  mp_obj_t integer = MP_OBJ_NULL;
  if (!mp_obj_is_str_or_bytes(value) && !mp_obj_is_float(value))
    integer = mp_unary_op(MP_UNARY_OP_INT_MAYBE, value);
  if (integer == MP_OBJ_NULL)
    mp_raise_TypeError_int_conversion(value);
  return integer;
}

void printText(const mp_print_t *print, const Conversion &how, mp_obj_t value, mp_print_kind_t kind) {
  if (how.width <= 0 && how.precision < 0) {
    mp_obj_print_helper(print, value, kind);
    return;
  }
  vstr_t text = printed(value, kind);
  printPadded(print, Text(reinterpret_cast<const byte *>(text.buf), text.len), kind != PRINT_RAW, how.flags,
              ' ', how.width, how.precision);
  vstr_clear(&text);
}

void printInteger(const mp_print_t *print, const Conversion &how, mp_obj_t value, unsigned base,
                  char letter) {
  // Zeros that a precision does not ask for stand in front.
  char fill = how.flags & PF_FLAG_LEFT_ADJUST && how.precision >= 0 ? ' ' : how.fill;
  mp_print_mp_int(print, integerOf(value, base == 10), base, letter, int(how.flags), fill, how.width,
                  how.precision);
}

/// Prints a value; false if the letter is none.
bool convert(const mp_print_t *print, const Conversion &how, char letter, mp_obj_t value, bool isBytes) {
  switch (letter) {
  case 'c':
    printCharacter(print, how, value);
    return true;
  case 'd':
  case 'i':
  case 'u':
    printInteger(print, how, value, 10, 'a');
    return true;
  case 'o':
  case 'x':
  case 'X':
    printInteger(print, how, value, letter == 'o' ? 8 : 16, letter == 'X' ? 'A' : 'a');
    return true;
#if MICROPY_PY_BUILTINS_FLOAT
  case 'e':
  case 'E':
  case 'f':
  case 'F':
  case 'g':
  case 'G':
    mp_print_float(print, mp_obj_get_float(value), letter, how.flags & ~unsigned(PF_FLAG_SHOW_PREFIX),
                   how.fill, how.width, how.precision < 0 ? 6 : how.precision);
    return true;
#endif
  case 'r':
    printText(print, how, value, PRINT_REPR);
    return true;
  case 's':
    printText(print, how, value, isBytes ? PRINT_RAW : PRINT_STR);
    return true;
  default:
    return false;
  }
}

/// One value is taken from the variable of the caller.
Values valuesIn(const mp_obj_t &right) {
  Values values{1, &right, MP_OBJ_NULL};
  if (mp_obj_is_tuple_compatible(right)) {
    mp_obj_t *items;
    mp_obj_tuple_get(right, &values.count, &items);
    values.items = items;
  } else if (mp_obj_is_dict_or_ordereddict(right)) {
    values.dict = right;
  }
  return values;
}

} // namespace

mp_obj_t formatModulo(mp_obj_t format, mp_obj_t right) {
  mp_cstack_check();
  const mp_obj_type_t *type = typeOfText(format);
  Values values = valuesIn(right);
  Text text(format);
  vstr_t result;
  mp_print_t print;
  vstr_init_print(&result, text.length + 16, &print);
  auto *start = reinterpret_cast<const char *>(text.data), *end = start + text.length;
  for (const char *at = start;;) {
    auto *percent = static_cast<const char *>(std::memchr(at, '%', size_t(end - at)));
    vstr_add_strn(&result, at, size_t((percent ? percent : end) - at));
    if (!percent)
      break;
    at = percent + 1;
    if (at < end && *at == '%') {
      vstr_add_byte(&result, '%');
      ++at;
      continue;
    }
    Conversion how = parse(at, end, values);
    mp_obj_t value = how.value != MP_OBJ_NULL ? how.value : values.take();
    if (!convert(&print, how, *at, value, type == &mp_type_bytes))
      mp_raise_msg_varg(&mp_type_ValueError,
                        MP_ERROR_TEXT("unsupported format character '%c' (0x%x) at index %d"), *at,
                        unsigned(byte(*at)), int(at - start));
    ++at;
  }
  if (values.next < values.count && values.dict == MP_OBJ_NULL)
    mp_raise_TypeError(MP_ERROR_TEXT("format string didn't convert all arguments"));
  return newText(type, &result);
}

} // namespace adder::objects

#endif
