//===- support/FloatText.cpp - Decimal digits and powers of ten in extended precision -------------------===//

#include "support/FloatText.h"

#include "support/ExtendedFloat.h"

#include <algorithm>
#include <bit>
#include <climits>
#include <cstdint>

namespace adder::support {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// value * 10^exponent, by squaring; the order of the operations decides the last bit
/// (frontend-and-lowering.md 2.5).
ExtendedFloat scaleByPowerOfTen(ExtendedFloat value, int64_t exponent) {
  if (value.isZero())
    return value;
  ExtendedFloat power = ExtendedFloat::fromUint64(10);
  for (uint64_t bits = uint64_t(exponent < 0 ? -exponent : exponent); bits; bits >>= 1) {
    if (bits & 1)
      value = exponent < 0 ? value / power : value * power;
    if (bits > 1)
      power = power * power;
  }
  return value;
}

double powerOfTen(int exponent) {
  return scaleByPowerOfTen(ExtendedFloat::fromUint64(1), exponent).toDouble();
}

/// The digits of a literal as mantissa * 10^exponent (frontend-and-lowering.md 2.5).
class DecimalMantissa {
public:
  void addDigit(unsigned digit, bool isFraction) {
    if (digit == 0 || isFull()) { // wait: trailing zeros must not cost precision
      ++(isFraction ? fractionZeros : integerZeros);
      return;
    }
    for (; integerZeros; --integerZeros)
      append(0, false);
    for (; fractionZeros; --fractionZeros)
      append(0, true);
    append(digit, isFraction);
  }

  double scaled(int64_t literalExponent) const {
    return scaleByPowerOfTen(ExtendedFloat::fromUint64(mantissa), literalExponent + exponent + integerZeros)
        .toDouble();
  }

private:
  static constexpr uint64_t kFull = 0x1999999999999998; // one more digit might not fit 64 bits

  bool isFull() const { return mantissa >= kFull; }
  void append(unsigned digit, bool isFraction) {
    if (!isFull()) {
      mantissa = mantissa * 10 + digit;
      exponent -= isFraction;
    } else {
      exponent += !isFraction;
    }
  }

  uint64_t mantissa = 0;
  int64_t exponent = 0;
  int64_t integerZeros = 0; // seen and not yet applied
  int64_t fractionZeros = 0;
};

/// The digits of an exponent, saturating where the reference does: the value is then zero or infinite anyway.
int64_t exponentValue(std::string_view digits) {
  int64_t value = 0;
  for (char c : digits)
    if (value < (INT32_MAX / 2 - 9) / 10)
      value = value * 10 + (c - '0');
  return value;
}

/// Writes `digits` digits of `mantissa`, of which the first has the weight 10^exponent, in the shorter of the
/// notations with and without exponent; without zeros at the end of the fraction.
class FloatWriter {
public:
  explicit FloatWriter(char *start) : start(start), at(start) {}

  void write(uint64_t mantissa, int digits, int exponent);
  void put(char c) { *at++ = c; }
  std::string_view text() const { return {start, size_t(at - start)}; }

private:
  static constexpr int kMaxDigits = 19;
  static constexpr int kMinFixedExponent = -4;
  static constexpr int kEndFixedExponent = 16;

  void putExponent(int exponent);

  char *start;
  char *at;
};

void FloatWriter::write(uint64_t mantissa, int digits, int exponent) {
  char digit[kMaxDigits];
  for (int i = digits; i-- > 0; mantissa /= 10)
    digit[i] = char('0' + mantissa % 10);
  bool isFixed = exponent >= kMinFixedExponent && exponent < kEndFixedExponent;
  int beforePoint = !isFixed ? 1 : exponent < 0 ? 0 : exponent + 1;
  while (digits > beforePoint && digit[digits - 1] == '0')
    --digits;
  if (beforePoint == 0)
    put('0');
  for (int i = 0; i < digits; ++i) {
    if (i == beforePoint) {
      put('.');
      for (int zeros = isFixed ? exponent + 1 : 0; zeros < 0; ++zeros)
        put('0');
    }
    put(digit[i]);
  }
  if (!isFixed)
    putExponent(exponent);
}

void FloatWriter::putExponent(int exponent) {
  put('e');
  put(exponent < 0 ? '-' : '+');
  exponent = exponent < 0 ? -exponent : exponent;
  if (exponent >= 100)
    put(char('0' + exponent / 100));
  put(char('0' + exponent / 10 % 10));
  put(char('0' + exponent % 10));
}

/// The largest e such that value >= 10^e rounded to double; `value` is positive and finite.
int decimalExponent(double value) {
  int binaryExponent = int(std::bit_cast<uint64_t>(value) >> 52) - 1023;
  int exponent = binaryExponent * 30103 / 100000;
  while (value >= powerOfTen(exponent + 1))
    ++exponent;
  while (value < powerOfTen(exponent))
    --exponent;
  return exponent;
}

/// Tries more and more digits until the text reads back as `value` (frontend-and-lowering.md 4.9).
std::string_view writeFinite(double value, char *buffer) {
  FloatWriter writer(buffer);
  if (value == 0) {
    writer.put('0');
    return writer.text();
  }
  int exponent = decimalExponent(value);
  uint64_t limit = 10'000'000'000'000'000;
  for (int digits = 16;; ++digits, limit *= 10) {
    ExtendedFloat scaled = scaleByPowerOfTen(ExtendedFloat::fromDouble(value), digits - 1 - exponent);
    uint64_t mantissa = (scaled + ExtendedFloat::fromDouble(0.5)).toUint64();
    bool hasExtraDigit = mantissa >= limit;
    writer = FloatWriter(buffer);
    writer.write(hasExtraDigit ? mantissa / 10 : mantissa, digits, exponent + hasExtraDigit);
    if (digits == 19 || parseFloat(writer.text()) == value)
      return writer.text();
  }
}

std::string_view formatPlain(double value, std::span<char, kMaxFloatText> buffer) {
  uint64_t bits = std::bit_cast<uint64_t>(value);
  bool isNegative = bits >> 63 != 0;
  if (value != value)
    return "nan";
  char *at = buffer.data();
  if (isNegative)
    *at++ = '-';
  double magnitude = isNegative ? -value : value;
  std::string_view rest = "inf";
  if (magnitude == __builtin_inf())
    std::copy(rest.begin(), rest.end(), at);
  else
    rest = writeFinite(magnitude, at);
  return {buffer.data(), rest.size() + isNegative};
}

} // namespace

std::optional<double> parseFloat(std::string_view literal) {
  DecimalMantissa mantissa;
  size_t at = 0;
  bool hasDigits = false, isFraction = false;
  for (; at < literal.size(); ++at) {
    char c = literal[at];
    if (isDigit(c))
      mantissa.addDigit(unsigned(c - '0'), isFraction);
    else if (c == '.' && !isFraction)
      isFraction = true;
    else
      break;
    hasDigits |= isDigit(c);
  }
  if (!hasDigits)
    return std::nullopt;
  if (at == literal.size())
    return mantissa.scaled(0);
  if ((literal[at] | 0x20) != 'e')
    return std::nullopt;
  literal.remove_prefix(at + 1);
  bool isNegative = literal.starts_with('-');
  if (isNegative || literal.starts_with('+'))
    literal.remove_prefix(1);
  if (literal.empty() || !std::all_of(literal.begin(), literal.end(), isDigit))
    return std::nullopt;
  int64_t exponent = exponentValue(literal);
  return mantissa.scaled(isNegative ? -exponent : exponent);
}

std::string_view formatFloat(double value, std::span<char, kMaxFloatText> buffer) {
  std::string_view text = formatPlain(value, buffer);
  if (text.find_first_of(".en") != std::string_view::npos) // "inf" and "nan" have an n
    return text;
  buffer[text.size()] = '.';
  buffer[text.size() + 1] = '0';
  return {buffer.data(), text.size() + 2};
}

std::string_view formatImaginary(double value, std::span<char, kMaxFloatText> buffer) {
  std::string_view text = formatPlain(value, buffer);
  if (text.data() != buffer.data())
    std::copy(text.begin(), text.end(), buffer.begin());
  buffer[text.size()] = 'j';
  return {buffer.data(), text.size() + 1};
}

} // namespace adder::support
