//===- support/ExtendedFloat.cpp - Rounding, products and quotients of 64-bit significands --------------===//

#include "support/ExtendedFloat.h"

#include <bit>
#include <utility>

namespace adder::support {

namespace {

constexpr int32_t kMaxExponent = 16383;
constexpr int32_t kMinExponent = -16382;
constexpr uint64_t kLeadingBit = uint64_t(1) << 63;

constexpr int32_t kDoubleMaxExponent = 1023;
constexpr int32_t kDoubleMinExponent = -1022;
constexpr unsigned kDoubleFractionBits = 52;
constexpr uint64_t kDoubleHiddenBit = uint64_t(1) << kDoubleFractionBits;
constexpr uint64_t kDoubleInfinity = uint64_t(0x7ff) << kDoubleFractionBits;
constexpr uint64_t kDoubleNaN = kDoubleInfinity | kDoubleHiddenBit >> 1;

/// 128 bits.  In the operations below any bit shifted out at the bottom stays visible as the lowest bit
/// ("sticky"), so that rounding sees whether a result is exact, above or below a tie.
struct Wide {
  uint64_t high;
  uint64_t low;
};

Wide multiplyWide(uint64_t a, uint64_t b) {
  uint64_t aLow = uint32_t(a), aHigh = a >> 32, bLow = uint32_t(b), bHigh = b >> 32;
  uint64_t low = aLow * bLow;
  uint64_t middle = aHigh * bLow + (low >> 32);
  uint64_t middle2 = aLow * bHigh + uint32_t(middle);
  return {aHigh * bHigh + (middle >> 32) + (middle2 >> 32), middle2 << 32 | uint32_t(low)};
}

Wide shiftDownSticky(Wide value, uint64_t count) {
  for (; count >= 64; count -= 64) {
    value = {0, value.high | (value.low != 0)};
    if (value.high == 0 && value.low <= 1)
      return value;
  }
  if (count == 0)
    return value;
  bool lost = value.low << (64 - count) != 0;
  return {value.high >> count, value.high << (64 - count) | value.low >> count | lost};
}

/// Whether to add one unit: `rest` is the fraction of a unit, 2^63 being one half.
bool roundsUp(uint64_t unit, uint64_t rest) {
  return rest > kLeadingBit || (rest == kLeadingBit && (unit & 1));
}

} // namespace

ExtendedFloat ExtendedFloat::special(Kind kind, bool negative) {
  ExtendedFloat result;
  result.kind = kind;
  result.negative = negative;
  return result;
}

/// The value (high + low / 2^64) * 2^(exponent - 63), of which the leading bit of `high` is set or everything
/// is 0.
ExtendedFloat ExtendedFloat::round(bool negative, int32_t exponent, uint64_t high, uint64_t low) {
  if (exponent < kMinExponent) {
    Wide shifted = shiftDownSticky({high, low}, uint64_t(kMinExponent - exponent));
    high = shifted.high;
    low = shifted.low;
    exponent = kMinExponent;
  }
  if (roundsUp(high, low) && ++high == 0) {
    high = kLeadingBit;
    ++exponent;
  }
  if (high == 0)
    return special(Kind::Zero, negative);
  if (exponent > kMaxExponent)
    return special(Kind::Infinite, negative);
  ExtendedFloat result = special(Kind::Finite, negative);
  result.exponent = exponent;
  result.significand = high;
  return result;
}

ExtendedFloat ExtendedFloat::fromUint64(uint64_t value) {
  if (value == 0)
    return {};
  int shift = std::countl_zero(value);
  return round(false, 63 - shift, value << shift, 0);
}

ExtendedFloat ExtendedFloat::fromDouble(double value) {
  uint64_t bits = std::bit_cast<uint64_t>(value);
  bool negative = bits >> 63 != 0;
  bits &= ~kLeadingBit;
  if (bits >= kDoubleInfinity)
    return special(bits == kDoubleInfinity ? Kind::Infinite : Kind::NaN, negative);
  if (bits == 0)
    return special(Kind::Zero, negative);
  int32_t biased = int32_t(bits >> kDoubleFractionBits);
  uint64_t fraction = bits & (kDoubleHiddenBit - 1);
  if (biased)
    fraction |= kDoubleHiddenBit;
  else
    biased = 1;
  int shift = std::countl_zero(fraction);
  return round(negative, biased - kDoubleMaxExponent + 11 - shift, fraction << shift, 0);
}

double ExtendedFloat::toDouble() const {
  uint64_t sign = negative ? kLeadingBit : 0;
  uint64_t bits = 0;
  if (kind == Kind::NaN) {
    bits = kDoubleNaN;
  } else if (kind == Kind::Infinite || (kind == Kind::Finite && exponent > kDoubleMaxExponent)) {
    bits = kDoubleInfinity;
  } else if (kind == Kind::Finite) {
    bool isSubnormal = exponent < kDoubleMinExponent;
    uint64_t drop = 63 - kDoubleFractionBits + (isSubnormal ? uint64_t(kDoubleMinExponent - exponent) : 0);
    Wide shifted = shiftDownSticky({significand, 0}, drop);
    bits = shifted.high;
    if (!isSubnormal) // the hidden bit adds the missing one to the exponent field
      bits += uint64_t(exponent - kDoubleMinExponent) << kDoubleFractionBits;
    bits += roundsUp(bits, shifted.low); // carries into the exponent as it should, up to infinity
  }
  return std::bit_cast<double>(sign | bits);
}

uint64_t ExtendedFloat::toUint64() const {
  if (kind != Kind::Finite || negative || exponent < 0 || exponent > 63)
    return 0;
  return significand >> (63 - exponent);
}

ExtendedFloat ExtendedFloat::operator*(ExtendedFloat other) const {
  bool sign = negative != other.negative;
  bool hasZero = isZero() || other.isZero();
  bool hasInfinity = isInfinite() || other.isInfinite();
  if (isNaN() || other.isNaN() || (hasZero && hasInfinity))
    return special(Kind::NaN, false);
  if (hasZero || hasInfinity)
    return special(hasZero ? Kind::Zero : Kind::Infinite, sign);
  int shift = std::countl_zero(significand), otherShift = std::countl_zero(other.significand);
  Wide product = multiplyWide(significand << shift, other.significand << otherShift);
  int32_t sum = exponent - shift + other.exponent - otherShift + 1;
  if (product.high >> 63 == 0) {
    product = {product.high << 1 | product.low >> 63, product.low << 1};
    --sum;
  }
  return round(sign, sum, product.high, product.low);
}

ExtendedFloat ExtendedFloat::operator/(ExtendedFloat other) const {
  bool sign = negative != other.negative;
  if (isNaN() || other.isNaN() || (isZero() && other.isZero()) || (isInfinite() && other.isInfinite()))
    return special(Kind::NaN, false);
  if (isZero() || other.isInfinite())
    return special(Kind::Zero, sign);
  if (isInfinite() || other.isZero())
    return special(Kind::Infinite, sign);
  int shift = std::countl_zero(significand), otherShift = std::countl_zero(other.significand);
  uint64_t rest = significand << shift, divisor = other.significand << otherShift;
  int32_t difference = exponent - shift - (other.exponent - otherShift);
  // Bit by bit, until the quotient has 64 from its first 1 on.
  uint64_t quotient = rest >= divisor;
  if (quotient)
    rest -= divisor;
  else
    --difference;
  for (int bits = quotient ? 63 : 64; bits-- > 0;) {
    bool fits = rest >> 63 != 0 || rest << 1 >= divisor;
    rest = (rest << 1) - (fits ? divisor : 0);
    quotient = quotient << 1 | fits;
  }
  // `rest` is less than divisor; its double decides how the fraction compares with one half.
  bool atLeastHalf = rest >> 63 != 0 || rest << 1 >= divisor;
  bool isExact = rest == 0 || (rest >> 63 == 0 && rest << 1 == divisor);
  return round(sign, difference, quotient, (atLeastHalf ? kLeadingBit : 0) | !isExact);
}

ExtendedFloat ExtendedFloat::operator+(ExtendedFloat other) const {
  ExtendedFloat larger = *this;
  if (isNaN() || other.isNaN() || (isInfinite() && other.isInfinite() && negative != other.negative))
    return special(Kind::NaN, false);
  if (isInfinite() || other.isInfinite())
    return isInfinite() ? *this : other;
  if (isZero() || other.isZero())
    return isZero() && other.isZero() ? special(Kind::Zero, negative && other.negative)
           : isZero()                 ? other
                                      : *this;
  if (other.exponent > exponent || (other.exponent == exponent && other.significand > significand))
    std::swap(larger, other);
  // Half a unit of the wide form is spare at the top for a carry.
  Wide a = {larger.significand >> 1, larger.significand << 63};
  Wide b = shiftDownSticky({other.significand >> 1, other.significand << 63},
                           uint64_t(larger.exponent - other.exponent));
  Wide sum = {0, 0};
  if (larger.negative == other.negative) {
    sum.low = a.low + b.low;
    sum.high = a.high + b.high + (sum.low < a.low);
  } else {
    sum.low = a.low - b.low;
    sum.high = a.high - b.high - (a.low < b.low);
  }
  if (sum.high == 0 && sum.low == 0)
    return {};
  int32_t sumExponent = larger.exponent + 1;
  while (sum.high >> 63 == 0) {
    sum = {sum.high << 1 | sum.low >> 63, sum.low << 1};
    --sumExponent;
  }
  return round(larger.negative, sumExponent, sum.high, sum.low);
}

bool ExtendedFloat::operator==(ExtendedFloat other) const {
  if (isNaN() || other.isNaN())
    return false;
  if (isZero() && other.isZero())
    return true;
  return kind == other.kind && negative == other.negative && exponent == other.exponent &&
         significand == other.significand;
}

bool ExtendedFloat::operator<(ExtendedFloat other) const {
  if (isNaN() || other.isNaN() || *this == other)
    return false;
  if (isZero())
    return !other.negative;
  if (other.isZero() || negative != other.negative)
    return negative;
  bool isSmaller =
      exponent < other.exponent || (exponent == other.exponent && significand < other.significand);
  if (isInfinite() || other.isInfinite())
    isSmaller = other.isInfinite();
  return isSmaller != negative;
}

} // namespace adder::support
