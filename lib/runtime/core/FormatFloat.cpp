//===- runtime/core/FormatFloat.cpp - The text of floats --------------------------------------------===//
//
// repr(float), and %e, %f, %g with all that % and str.format can ask for.  Digits come from
// FormatFloatDigits; here they get a point, an exponent, separators and padding.  Nothing is assembled in
// memory: a precision of a million prints a million zeros.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/FormatFloat.h"

#include "runtime/core/FormatFloatDigits.h"

#include "py/formatfloat.h"
#include "py/mpprint.h"

#include <cmath>
#include <cstring>

#if MICROPY_PY_BUILTINS_FLOAT

namespace adder::runtime {

namespace {

using Digits = DecimalDigits<mp_float_t>;

/// From this exponent on, repr has an exponent, too.
constexpr int kFirstLongExponent = MICROPY_FLOAT_IMPL == MICROPY_FLOAT_IMPL_DOUBLE ? 16 : 7;
constexpr int kLastShortExponent = -4;

/// `e+16`; returns its length.
size_t writeExponent(char *out, char letter, int exponent) {
  size_t at = 0;
  out[at++] = letter;
  out[at++] = exponent < 0 ? '-' : '+';
  unsigned rest = unsigned(exponent < 0 ? -exponent : exponent);
  if (rest >= 100)
    out[at++] = char('0' + rest / 100);
  out[at++] = char('0' + rest / 10 % 10);
  out[at++] = char('0' + rest % 10);
  return at;
}

/// The digit `position` places behind the first.
char digitAt(const Digits &digits, int position) {
  return position < 0 || position >= digits.count ? '0' : digits.digits[position];
}

size_t writeShortest(const Digits &digits, char *out, bool isReal) {
  char *at = out;
  int last = digits.count - 1; // position of the last digit
  if (digits.exponent >= kFirstLongExponent || digits.exponent < kLastShortExponent) {
    *at++ = digits.digits[0];
    if (last > 0)
      *at++ = '.';
    for (int i = 1; i <= last; ++i)
      *at++ = digits.digits[i];
    return size_t(at - out) + writeExponent(at, 'e', digits.exponent);
  }
  int point = digits.exponent; // position of the digit before it
  for (int i = point < 0 ? point : 0; i <= point; ++i)
    *at++ = digitAt(digits, i);
  if (isReal || last > point)
    *at++ = '.';
  if (isReal && last <= point)
    *at++ = '0';
  for (int i = point + 1; i <= last; ++i)
    *at++ = digitAt(digits, i);
  return size_t(at - out);
}

/// What mp_print_float is going to print.
struct Layout {
  char sign = 0;
  const char *word = nullptr; ///< inf or nan, instead of digits
  int integerDigits = 1;
  int fractionDigits = 0;
  bool hasPoint = false;
  char separator = 0;
  char exponent[6];
  size_t exponentLength = 0;
  bool hasPercent = false;
  int point = 0; ///< position of the digit before the point

  int length() const {
    int size = (sign != 0) + hasPercent + int(exponentLength) + hasPoint + fractionDigits;
    if (word)
      return size + 3;
    return size + integerDigits + (separator ? (integerDigits - 1) / 3 : 0);
  }
};

void trimZeros(Digits &digits) {
  while (digits.count > 1 && digits.digits[digits.count - 1] == '0')
    --digits.count;
}

/// Fills in `digits` and all about them.
void layOutDigits(mp_float_t value, char letter, int precision, bool keepsZeros, Digits &digits,
                  Layout &layout) {
  char kind = char(letter | 0x20);
  bool hasExponent = kind == 'e';
  int fraction = precision;
  if (kind == 'g') {
    if (precision == 0)
      precision = 1;
    exactDigits(value, precision, false, digits);
    hasExponent = digits.exponent < kLastShortExponent || digits.exponent >= precision;
    if (!keepsZeros) {
      trimZeros(digits);
      precision = digits.count > 1 ? digits.count : 1;
      if (!hasExponent && digits.exponent >= precision)
        precision = digits.exponent + 1;
    }
    fraction = precision - 1 - (hasExponent ? 0 : digits.exponent);
  } else if (hasExponent) {
    exactDigits(value, precision < INT_MAX ? precision + 1 : precision, false, digits);
  } else {
    exactDigits(value, precision, true, digits);
    if (digits.count == 0)
      digits.exponent = 0;
  }
  layout.fractionDigits = fraction;
  if (hasExponent) {
    layout.exponentLength = writeExponent(layout.exponent, char(letter & 0x20 ? 'e' : 'E'), digits.exponent);
  } else {
    layout.point = digits.exponent;
    layout.integerDigits = digits.exponent < 0 ? 1 : digits.exponent + 1;
  }
}

/// Digits from position `from` up to `to`.
void printDigits(const mp_print_t *print, const Digits &digits, int from, int to) {
  if (from < 0) {
    int zeros = (to < 0 ? to : 0) - from;
    mp_print_strn(print, "", 0, 0, '0', zeros);
    from += zeros;
  }
  int end = to < digits.count ? to : digits.count;
  if (from < end) {
    print->print_strn(print->data, digits.digits + from, size_t(end - from));
    from = end;
  }
  if (from < to)
    mp_print_strn(print, "", 0, 0, '0', to - from);
}

void printBody(const mp_print_t *print, const Layout &layout, const Digits &digits) {
  if (layout.word) {
    print->print_strn(print->data, layout.word, 3);
  } else {
    int from = layout.point - layout.integerDigits + 1;
    for (int left = layout.integerDigits; left > 0;) {
      int part = layout.separator ? (left - 1) % 3 + 1 : left;
      printDigits(print, digits, from, from + part);
      from += part;
      left -= part;
      if (left > 0)
        print->print_strn(print->data, &layout.separator, 1);
    }
    if (layout.hasPoint)
      print->print_strn(print->data, ".", 1);
    printDigits(print, digits, from, from + layout.fractionDigits);
    if (layout.exponentLength)
      print->print_strn(print->data, layout.exponent, layout.exponentLength);
  }
  if (layout.hasPercent)
    print->print_strn(print->data, "%", 1);
}

} // namespace

size_t formatFloat(mp_float_t value, char *buffer, bool isReal) {
  size_t length = 0;
  if (std::signbit(value) && !std::isnan(value)) {
    buffer[length++] = '-';
    value = -value;
  }
  if (!std::isfinite(value)) {
    std::memcpy(buffer + length, std::isnan(value) ? "nan" : "inf", 3);
    return length + 3;
  }
  Digits digits;
  shortestDigits(value, digits);
  return length + writeShortest(digits, buffer + length, isReal);
}

} // namespace adder::runtime

using namespace adder::runtime;

int mp_print_float(const mp_print_t *print, mp_float_t value, char letter, unsigned int flags, char fill,
                   int width, int precision) {
  Layout layout;
  if (std::signbit(value) && !std::isnan(value)) {
    layout.sign = '-';
    value = -value;
  } else if (flags & PF_FLAG_SHOW_SIGN) {
    layout.sign = '+';
  } else if (flags & PF_FLAG_SPACE_SIGN) {
    layout.sign = ' ';
  }
  layout.hasPercent = flags & PF_FLAG_ADD_PERCENT;
  constexpr int kMostDigits = 100'000'000; // so that no sum overflows
  if (precision < 0)
    precision = 6;
  if (precision > kMostDigits)
    precision = kMostDigits;
  Digits digits;
  if (!std::isfinite(value)) {
    bool isUpper = !(letter & 0x20);
    layout.word = std::isnan(value) ? (isUpper ? "NAN" : "nan") : isUpper ? "INF" : "inf";
  } else {
    bool isAlternate = flags & PF_FLAG_SHOW_PREFIX;
    layOutDigits(value, letter, precision, isAlternate, digits, layout);
    layout.hasPoint = layout.fractionDigits > 0 || isAlternate;
    layout.separator = char(flags >> PF_FLAG_SEP_POS);
    // Zeros in front are digits like others.
    if (layout.separator && fill == '0' && (flags & PF_FLAG_PAD_AFTER_SIGN))
      while (layout.length() < width)
        ++layout.integerDigits;
  }
  int padding = width - layout.length();
  if (padding < 0)
    padding = 0;
  int before = padding, middle = 0, after = 0;
  if (flags & PF_FLAG_LEFT_ADJUST) {
    after = padding;
    before = 0;
  } else if (flags & PF_FLAG_CENTER_ADJUST) {
    before = padding / 2;
    after = padding - before;
  } else if (flags & PF_FLAG_PAD_AFTER_SIGN) {
    middle = padding;
    before = 0;
  }
  mp_print_strn(print, "", 0, 0, fill, before);
  if (layout.sign)
    print->print_strn(print->data, &layout.sign, 1);
  mp_print_strn(print, "", 0, 0, fill, middle);
  printBody(print, layout, digits);
  mp_print_strn(print, "", 0, 0, fill, after);
  return layout.length() + padding;
}

namespace {

/// Room that is left, one byte kept for the NUL.
struct Bounded {
  char *at;
  char *end;
};

void printBounded(void *data, const char *text, size_t length) {
  auto *out = static_cast<Bounded *>(data);
  length = MIN(length, size_t(out->end - out->at));
  std::memcpy(out->at, text, length);
  out->at += length;
}

} // namespace

int mp_format_float(mp_float_t value, char *buffer, size_t size, char letter, int precision, char sign) {
  if (size == 0)
    return 0;
  Bounded out{buffer, buffer + size - 1};
  if (sign && (std::isnan(value) || !std::signbit(value)))
    printBounded(&out, &sign, 1);
  if (precision == MP_FLOAT_REPR_PREC && letter == 'g') {
    char text[kMaxFloatText];
    printBounded(&out, text, formatFloat(value, text, false));
  } else {
    mp_print_t print{&out, printBounded};
    mp_print_float(&print, value, letter, 0, ' ', 0, precision);
  }
  *out.at = '\0';
  return int(out.at - buffer);
}

#endif
