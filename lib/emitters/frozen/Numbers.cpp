//===- emitters/frozen/Numbers.cpp - Values of number constants -------------------------------------===//

#include "emitters/frozen/Numbers.h"

#include "pytext/PythonText.h"

#include <bit>
#include <charconv>
#include <cmath>
#include <limits>

namespace adder::frozen_emitter {

namespace {

/// Whether a number whose text is outside the range of double is too large rather than too small: the power
/// of ten of its first digit that is not 0.
bool isLarge(std::string_view digits) {
  size_t e = digits.find('e');
  int64_t exponent = 0;
  if (e != digits.npos) {
    std::string_view text = digits.substr(e + 1);
    bool negative = text.starts_with('-');
    if (negative || text.starts_with('+'))
      text.remove_prefix(1);
    constexpr int64_t kFar = int64_t(1) << 40; // beyond any text that fits in memory
    auto result = std::from_chars(text.data(), text.data() + text.size(), exponent);
    if (result.ec != std::errc() || exponent > kFar)
      exponent = kFar;
    exponent = negative ? -exponent : exponent;
  }
  std::string_view mantissa = digits.substr(0, e);
  size_t point = std::min(mantissa.find('.'), mantissa.size());
  size_t first = mantissa.find_first_of("123456789");
  if (first == mantissa.npos)
    return false;
  return exponent + int64_t(point) - int64_t(first) > 0;
}

} // namespace

std::optional<int64_t> parseInteger(std::string_view text) {
  int64_t value;
  auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc())
    return std::nullopt;
  return value;
}

double parseFloat(std::string_view text) {
  bool negative = text.starts_with('-');
  if (negative)
    text.remove_prefix(1);
  double value = 0;
  if (text == "nan")
    value = std::numeric_limits<double>::quiet_NaN();
  else if (text == "inf")
    value = std::numeric_limits<double>::infinity();
  else if (std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc())
    value = isLarge(text) ? std::numeric_limits<double>::infinity() : 0;
  return negative ? -value : value;
}

uint32_t bitsOfSingle(double value) {
  constexpr double kRoundsToInfinity = 0x1.ffffffp127; // half a step above the largest single
  if (std::fabs(value) >= kRoundsToInfinity)
    return value < 0 ? 0xff800000 : 0x7f800000;
  return std::bit_cast<uint32_t>(float(value));
}

uint64_t bitsOfDouble(double value) { return std::bit_cast<uint64_t>(value); }

std::string floatExpression(double value) {
  if (std::isnan(value))
    return "(0.0 / 0.0)";
  if (std::isinf(value))
    return value < 0 ? "(-1.0 / 0.0)" : "(1.0 / 0.0)";
  return pytext::formatG16(value);
}

} // namespace adder::frozen_emitter
