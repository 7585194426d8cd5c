//===- runtime/objects/StrFormat.cpp - str.format, and so f-strings ---------------------------------===//
//
// A format is text and fields; the part of a field behind the colon is a format itself, whose result is the
// specification of how to print.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/objects/Str.h"

#include "py/cstack.h"
#include "py/smallint.h"

#include <cstring>

namespace adder::objects {

namespace {

constexpr int kMostWidth = 0x3fffffff;

/// What fields take their values from.
struct Values {
  size_t count;
  const mp_obj_t *items;
  mp_map_t *pairs;
  size_t next = 0;          ///< of automatic numbering
  bool isManual = false;    ///< a field had a number
  bool isAutomatic = false; ///< a field had none
};

/// How a value is printed.
struct Specification {
  char fill = 0; ///< as usual
  char align = 0;
  char sign = 0;
  bool isAlternate = false;
  char grouping = 0;
  char type = 0;
  int width = -1;
  int precision = -1;
};

[[noreturn]] void raiseValue(const char *message) { mp_raise_ValueError(message); }

bool isOneOf(char c, const char *choices) { return c && std::strchr(choices, c); }

int readNumber(const char *&at, const char *end) {
  if (at == end || *at < '0' || *at > '9')
    return -1;
  int number = 0;
  for (; at < end && *at >= '0' && *at <= '9'; ++at)
    number = number > kMostWidth / 10 - 1 ? kMostWidth : number * 10 + (*at - '0');
  return number;
}

Specification parse(const char *at, const char *end) {
  Specification how;
  if (end - at >= 2 && isOneOf(at[1], "<>=^")) {
    how.fill = at[0];
    how.align = at[1];
    at += 2;
  } else if (at < end && isOneOf(*at, "<>=^")) {
    how.align = *at++;
  }
  if (at < end && isOneOf(*at, "+- ")) {
    how.sign = *at == '-' ? 0 : *at; // which is as usual
    ++at;
  }
  if (at < end && *at == '#') {
    how.isAlternate = true;
    ++at;
  }
  if (at < end && *at == '0') {
    // Zeros go behind the sign, if nothing else was asked for.
    if (!how.align)
      how.align = '0';
    if (!how.fill)
      how.fill = '0';
  }
  if (!how.fill)
    how.fill = ' ';
  how.width = readNumber(at, end);
  if (at < end && isOneOf(*at, ",_"))
    how.grouping = *at++;
  if (at < end && *at == '.') {
    ++at;
    how.precision = readNumber(at, end);
  }
  if (at < end && isOneOf(*at, "bcdeEfFgGnosxX%"))
    how.type = *at++;
  if (at != end)
    raiseValue(MP_ERROR_TEXT("invalid format specifier"));
  return how;
}

[[noreturn]] void raiseCode(char type, mp_obj_t value) {
  mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("unknown format code '%c' for object of type '%s'"),
                    type, mp_obj_get_type_str(value));
}

/// The flags of py/mpprint.h.
unsigned flagsOf(const Specification &how, bool isNumber) {
  unsigned flags = 0;
  char align = how.align ? how.align : isNumber ? '>' : '<';
  if (align == '0')
    align = isNumber ? '=' : '<';
  if (align == '<')
    flags |= PF_FLAG_LEFT_ADJUST;
  else if (align == '^')
    flags |= PF_FLAG_CENTER_ADJUST;
  else if (align == '=')
    flags |= PF_FLAG_PAD_AFTER_SIGN;
  if (how.sign == '+')
    flags |= PF_FLAG_SHOW_SIGN;
  else if (how.sign == ' ')
    flags |= PF_FLAG_SPACE_SIGN;
  if (how.isAlternate)
    flags |= PF_FLAG_SHOW_PREFIX | PF_FLAG_SHOW_OCTAL_LETTER;
  return flags;
}

void printCharacter(const mp_print_t *print, mp_obj_t value, const Specification &how) {
  VSTR_FIXED(character, 4);
  addCharacter(&character, mp_obj_get_int(value));
  printPadded(print, Text(reinterpret_cast<const byte *>(character.buf), character.len), true,
              flagsOf(how, true), how.fill, how.width, -1);
}

void printInteger(const mp_print_t *print, mp_obj_t value, const Specification &how) {
  unsigned base = how.type == 'b' ? 2 : how.type == 'o' ? 8 : how.type == 'x' || how.type == 'X' ? 16 : 10;
  unsigned flags = flagsOf(how, true) | unsigned(byte(how.grouping)) << PF_FLAG_SEP_POS;
  mp_print_mp_int(print, value, base, how.type == 'X' ? 'A' : 'a', int(flags), how.fill, how.width, -1);
}

#if MICROPY_PY_BUILTINS_FLOAT
void printFloat(const mp_print_t *print, mp_obj_t value, const Specification &how) {
  mp_float_t number = mp_obj_get_float(value);
  unsigned flags = flagsOf(how, true) & ~unsigned(PF_FLAG_SHOW_PREFIX);
  char letter = how.type == 0 || how.type == 'n' ? 'g' : how.type;
  if (letter == '%') {
    letter = 'f';
    number *= 100;
    flags |= PF_FLAG_ADD_PERCENT;
  }
  mp_print_float(print, number, letter, flags, how.fill, how.width, how.precision < 0 ? 6 : how.precision);
}
#endif

void printText(const mp_print_t *print, mp_obj_t value, const Specification &how) {
  size_t length;
  const char *text = mp_obj_str_get_data(value, &length);
  printPadded(print, Text(reinterpret_cast<const byte *>(text), length), mp_obj_is_str(value),
              flagsOf(how, false), how.fill, how.width, how.precision);
}

void printValue(const mp_print_t *print, mp_obj_t value, const Specification &how) {
  bool isInteger = mp_obj_is_integer(value);
  bool isNumber = isInteger || mp_obj_is_float(value);
  if (how.type == 's' && how.sign)
    raiseValue(MP_ERROR_TEXT("sign not allowed in string format specifier"));
  if (how.type == 'c' && how.sign)
    raiseValue(MP_ERROR_TEXT("sign not allowed with integer format specifier 'c'"));
  if (isInteger && (how.type == 0 || isOneOf(how.type, "bdnoxX"))) {
    printInteger(print, mp_obj_is_bool(value) ? MP_OBJ_NEW_SMALL_INT(value == mp_const_true) : value, how);
    return;
  }
  if (isInteger && how.type == 'c') {
    printCharacter(print, value, how);
    return;
  }
#if MICROPY_PY_BUILTINS_FLOAT
  if (isNumber && (how.type == 0 || isOneOf(how.type, "eEfFgGn%"))) {
    printFloat(print, value, how);
    return;
  }
#endif
  if (!isNumber && how.align == '=')
    raiseValue(MP_ERROR_TEXT("'=' alignment not allowed in string format specifier"));
  if (isNumber || (how.type != 0 && how.type != 's'))
    raiseCode(how.type, value);
  printText(print, value, how);
}

// --- Fields.

/// A replacement field, taken apart.
struct Field {
  const char *name;
  const char *nameEnd;
  char conversion = 0;
  const char *specification = nullptr; ///< null if there is none
  const char *specificationEnd = nullptr;
};

/// The brace that closes what starts at `at`.
const char *closingBrace(const char *at, const char *end) {
  for (size_t depth = 1; at < end; ++at) {
    depth += *at == '{';
    depth -= *at == '}';
    if (depth == 0)
      return at;
  }
  raiseValue(MP_ERROR_TEXT("unmatched '{' in format"));
}

/// Moves `at` from behind an opening brace to behind the closing one.
Field parseField(const char *&at, const char *end) {
  Field field{at, at};
  while (at < end && *at != '}' && *at != ':' && *at != '!')
    ++at;
  field.nameEnd = at;
  if (at < end && *at == '!') {
    if (++at == end)
      raiseValue(MP_ERROR_TEXT("end of format while looking for conversion specifier"));
    field.conversion = *at++;
    if (at < end && *at != ':' && *at != '}')
      raiseValue(MP_ERROR_TEXT("expected ':' after format specifier"));
    if (field.conversion != 's' && field.conversion != 'r' && at < end)
      mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("unknown conversion specifier %c"),
                        field.conversion);
  }
  if (at < end && *at == ':') {
    field.specification = ++at;
    at = closingBrace(at, end);
    field.specificationEnd = at;
  }
  if (at == end)
    raiseValue(field.conversion == '}' ? MP_ERROR_TEXT("unknown conversion specifier }")
                                       : MP_ERROR_TEXT("unmatched '{' in format"));
  ++at;
  return field;
}

mp_obj_t itemAt(const Values &values, size_t index) {
  if (index >= values.count)
    mp_raise_msg(&mp_type_IndexError, MP_ERROR_TEXT("tuple index out of range"));
  return values.items[index];
}

mp_obj_t nextItem(Values &values) {
  if (values.isManual)
    raiseValue(MP_ERROR_TEXT("can't switch from manual field specification to automatic field numbering"));
  values.isAutomatic = true;
  return itemAt(values, values.next++);
}

mp_obj_t itemByNumber(Values &values, const char *&at, const char *end) {
  if (values.isAutomatic)
    raiseValue(MP_ERROR_TEXT("can't switch from automatic field numbering to manual field specification"));
  values.isManual = true;
  return itemAt(values, size_t(readNumber(at, end)));
}

mp_obj_t itemByName(const Values &values, const char *&at, const char *end) {
  const char *start = at;
  while (at < end && *at != '.' && *at != '[')
    ++at;
  mp_obj_t name = mp_obj_new_str(start, size_t(at - start));
  mp_map_elem_t *found = mp_map_lookup(values.pairs, name, MP_MAP_LOOKUP);
  if (!found)
    mp_raise_type_arg(&mp_type_KeyError, name);
  return found->value;
}

mp_obj_t valueOf(const Field &field, Values &values) {
  const char *at = field.name;
  if (at == field.nameEnd)
    return nextItem(values);
  mp_obj_t value = *at >= '0' && *at <= '9' ? itemByNumber(values, at, field.nameEnd)
                                            : itemByName(values, at, field.nameEnd);
  if (at != field.nameEnd)
    mp_raise_NotImplementedError(MP_ERROR_TEXT("attributes not supported"));
  return value;
}

mp_obj_t converted(mp_obj_t value, char conversion) {
  vstr_t text = printed(value, conversion == 'r' ? PRINT_REPR : PRINT_STR);
  return newText(&mp_type_str, &text);
}

void format(const mp_print_t *print, const char *at, const char *end, Values &values);

void printField(const mp_print_t *print, const Field &field, Values &values) {
  mp_obj_t value = valueOf(field, values);
  if (field.conversion)
    value = converted(value, field.conversion);
  const char *from = field.specification, *to = field.specificationEnd;
  if (from == to) { // none or empty
    mp_obj_print_helper(print, value, PRINT_STR);
    return;
  }
  vstr_t text;
  text.buf = nullptr;
  if (std::memchr(from, '{', size_t(to - from)) || std::memchr(from, '}', size_t(to - from))) {
    mp_print_t nested;
    vstr_init_print(&text, 16, &nested);
    format(&nested, from, to, values);
    from = text.buf;
    to = from + text.len;
  }
  printValue(print, value, parse(from, to));
  if (text.buf)
    vstr_clear(&text);
}

void format(const mp_print_t *print, const char *at, const char *end, Values &values) {
  mp_cstack_check();
  while (at < end) {
    const char *plain = at;
    while (at < end && *at != '{' && *at != '}')
      ++at;
    if (at > plain)
      print->print_strn(print->data, plain, size_t(at - plain));
    if (at == end)
      return;
    char brace = *at++;
    if (at < end && *at == brace) {
      print->print_strn(print->data, at++, 1);
      continue;
    }
    if (brace == '}')
      raiseValue(MP_ERROR_TEXT("single '}' encountered in format string"));
    if (at == end)
      raiseValue(MP_ERROR_TEXT("unmatched '{' in format"));
    Field field = parseField(at, end);
    printField(print, field, values);
  }
}

} // namespace
} // namespace adder::objects

using namespace adder::objects;

mp_obj_t mp_obj_str_format(size_t count, const mp_obj_t *values, mp_map_t *pairs) {
  const mp_obj_type_t *type = typeOfText(values[0]);
  mp_obj_t self = values[0];
  Text text(self);
  if (type == &mp_type_bytearray) { // may be changed by what is printed
    self = newText(&mp_type_bytes, text.data, text.length);
    text = Text(self);
  }
  Values sources{count - 1, values + 1, pairs};
  vstr_t result;
  mp_print_t print;
  vstr_init_print(&result, text.length + 16, &print);
  auto *start = reinterpret_cast<const char *>(text.data);
  format(&print, start, start + text.length, sources);
  return newText(type, &result);
}
