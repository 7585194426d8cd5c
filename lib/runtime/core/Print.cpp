//===- runtime/core/Print.cpp - Formatted output ----------------------------------------------------===//
//
// mp_printf allocates nothing and knows the runtime's own types.  Floats and big integers print themselves.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/PrintFlags.h"

#include "py/mpprint.h"

#include "py/qstr.h"

#include <cstring>

namespace adder::runtime {

namespace {

constexpr int kMostWidth = 1 << 20;

int pad(const mp_print_t *print, char fill, int count) {
  static const char kSpaces[] = "                ", kZeros[] = "0000000000000000";
  constexpr int kPiece = sizeof kSpaces - 1;
  char other[kPiece];
  const char *piece = fill == ' ' ? kSpaces : fill == '0' ? kZeros : other;
  if (piece == other)
    std::memset(other, fill, sizeof other);
  for (int left = count; left > 0; left -= kPiece)
    print->print_strn(print->data, piece, size_t(left < kPiece ? left : kPiece));
  return count > 0 ? count : 0;
}

/// One conversion of a format.
struct Conversion {
  unsigned flags = 0;
  char fill = ' ';
  int width = 0;
  int precision = -1;
  int longs =
      0; ///< how often the length `l` was given; 2 also for `z` where a size has more bits than an int
};

int readNumber(const char *&at) {
  int number = 0;
  for (; *at >= '0' && *at <= '9'; ++at)
    if (number < kMostWidth)
      number = number * 10 + (*at - '0');
  return number;
}

/// An integer with all its trimmings; base 10 or 16, `letter` the first digit above 9.
int printInteger(const mp_print_t *print, const Conversion &how, unsigned long long magnitude,
                 bool isNegative, unsigned base, char letter) {
  char digits[24];
  char *at = digits + sizeof digits;
  do {
    unsigned digit = unsigned(magnitude % base);
    *--at = char(digit < 10 ? '0' + digit : letter + digit - 10);
    magnitude /= base;
  } while (magnitude);
  int count = int(digits + sizeof digits - at);
  int zeros = how.precision > count ? how.precision - count : 0;
  char head[3];
  int headLength = 0;
  if (isNegative)
    head[headLength++] = '-';
  else if (how.flags & PF_FLAG_SHOW_SIGN)
    head[headLength++] = '+';
  else if (how.flags & PF_FLAG_SPACE_SIGN)
    head[headLength++] = ' ';
  if (base == 16 && how.flags & PF_FLAG_SHOW_PREFIX) {
    head[headLength++] = '0';
    head[headLength++] = letter == 'a' ? 'x' : 'X';
  }
  int space = how.width - headLength - zeros - count;
  if (space > 0 && how.flags & PF_FLAG_PAD_AFTER_SIGN && !(how.flags & PF_FLAG_LEFT_ADJUST)) {
    zeros += space;
    space = 0;
  }
  int total = headLength + count;
  if (!(how.flags & PF_FLAG_LEFT_ADJUST))
    total += pad(print, ' ', space);
  if (headLength)
    print->print_strn(print->data, head, size_t(headLength));
  total += pad(print, '0', zeros);
  print->print_strn(print->data, at, size_t(count));
  if (how.flags & PF_FLAG_LEFT_ADJUST)
    total += pad(print, ' ', space);
  return total;
}

int printText(const mp_print_t *print, const Conversion &how, const char *text, size_t length) {
  if (how.precision >= 0 && size_t(how.precision) < length)
    length = size_t(how.precision);
  return mp_print_strn(print, text, length, how.flags, how.fill, how.width);
}

/// Length of a C string of which at most `precision` bytes may be read.
size_t lengthOf(const char *text, int precision) {
  return precision < 0 ? std::strlen(text) : strnlen(text, size_t(precision));
}

int printPlain(const mp_print_t *print, const char *text, size_t length) {
  if (length)
    print->print_strn(print->data, text, length);
  return int(length);
}

/// The values of a format, to be handed on by reference, which a va_list cannot.
struct Arguments {
  va_list list;
};

/// From behind the `%` to the letter, which `at` then shows.
Conversion readConversion(const char *&at, Arguments &values) {
  Conversion how;
  for (; unsigned flag = printFlagOf(*at); ++at)
    how.flags |= flag;
  if (how.flags & PF_FLAG_PAD_AFTER_SIGN)
    how.fill = '0';
  if (*at == '*') {
    ++at;
    how.width = va_arg(values.list, int);
    if (how.width < 0) {
      how.flags |= PF_FLAG_LEFT_ADJUST;
      how.width = how.width > -kMostWidth ? -how.width : kMostWidth;
    }
  } else {
    how.width = readNumber(at);
  }
  if (*at == '.') {
    bool isValue = *++at == '*';
    at += isValue;
    how.precision = isValue ? va_arg(values.list, int) : readNumber(at);
  }
  constexpr int kLongsOfSize = sizeof(size_t) > sizeof(long) ? 2 : sizeof(size_t) > sizeof(int) ? 1 : 0;
  for (; *at == 'l' || *at == 'z'; ++at)
    how.longs += *at == 'z' ? kLongsOfSize : 1;
  return how;
}

/// Takes the value that `letter` stands for and prints it; what is no letter stands for itself.
int printConversion(const mp_print_t *print, Conversion how, char letter, Arguments &values) {
  switch (letter) {
  case 'b':
    return va_arg(values.list, int) ? printText(print, how, "true", 4) : printText(print, how, "false", 5);
  case 'c': {
    char c = char(va_arg(values.list, int));
    return printText(print, how, &c, 1);
  }
  case 'q': {
    qstr text = va_arg(values.list, qstr);
    how.fill = ' ';
    return printText(print, how, qstr_str(text), qstr_len(text));
  }
  case 's': {
    const char *text = va_arg(values.list, const char *);
    if (!text)
      text = "(null)";
    else if (MP_IS_COMPRESSED_ROM_STRING(text))
      text = "?";
    how.fill = ' ';
    return printText(print, how, text, lengthOf(text, how.precision));
  }
  case 'd':
  case 'i': {
    long long value = how.longs == 0   ? va_arg(values.list, int)
                      : how.longs == 1 ? va_arg(values.list, long)
                                       : va_arg(values.list, long long);
    unsigned long long magnitude = value < 0 ? 0 - (unsigned long long)value : (unsigned long long)value;
    return printInteger(print, how, magnitude, value < 0, 10, 'a');
  }
  case 'u':
  case 'x':
  case 'X': {
    unsigned long long value = how.longs == 0   ? va_arg(values.list, unsigned)
                               : how.longs == 1 ? va_arg(values.list, unsigned long)
                                                : va_arg(values.list, unsigned long long);
    return printInteger(print, how, value, false, letter == 'u' ? 10 : 16, letter == 'X' ? 'A' : 'a');
  }
  case 'p':
  case 'P':
    return printInteger(print, how, uintptr_t(va_arg(values.list, void *)), false, 16, 'a');
#if MICROPY_PY_BUILTINS_FLOAT
  case 'e':
  case 'E':
  case 'f':
  case 'F':
  case 'g':
  case 'G':
    return mp_print_float(print, mp_float_t(va_arg(values.list, double)), letter, how.flags, how.fill,
                          how.width, how.precision < 0 ? 6 : how.precision);
#endif
  default:
    return printPlain(print, &letter, 1);
  }
}

} // namespace
} // namespace adder::runtime

using namespace adder::runtime;

int mp_print_str(const mp_print_t *print, const char *text) {
  return printPlain(print, text, std::strlen(text));
}

int mp_print_strn(const mp_print_t *print, const char *text, size_t length, unsigned flags, char fill,
                  int width) {
  int space = width > 0 && size_t(width) > length ? width - int(length) : 0;
  int left = flags & PF_FLAG_LEFT_ADJUST ? 0 : flags & PF_FLAG_CENTER_ADJUST ? space / 2 : space;
  pad(print, fill, left);
  if (length)
    print->print_strn(print->data, text, length);
  pad(print, fill, space - left);
  return int(length) + space;
}

int mp_printf(const mp_print_t *print, const char *format, ...) {
  va_list values;
  va_start(values, format);
  int count = mp_vprintf(print, format, values);
  va_end(values);
  return count;
}

int DEBUG_printf(const char *format, ...) {
  va_list values;
  va_start(values, format);
  int count = mp_vprintf(MICROPY_DEBUG_PRINTER, format, values);
  va_end(values);
  return count;
}

int mp_vprintf(const mp_print_t *print, const char *format, va_list given) {
  Arguments values;
  va_copy(values.list, given);
  int total = 0;
  while (const char *at = std::strchr(format, '%')) {
    total += printPlain(print, format, size_t(at - format));
    Conversion how = readConversion(++at, values);
    format = at;
    if (!*at) // an incomplete conversion
      break;
    total += printConversion(print, how, *at, values);
    ++format;
  }
  total += printPlain(print, format, std::strlen(format));
  va_end(values.list);
  return total;
}
