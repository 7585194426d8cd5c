//===- runtime/core/ParseNumberFloat.cpp - Decimal text to the nearest float ------------------------===//
//
// digits * 10^e is digits * 5^e * 2^e: a product of integers, or a quotient of which a word more than the
// precision is computed, and whether there was a remainder.  Few digits with a small exponent, which is what
// programs contain, fit in one machine word; anything else takes the same path with longer integers.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/ParseNumberFloat.h"

#include "runtime/core/FormatFloatNumber.h"

#include <cfloat>

namespace adder::runtime {

namespace {

using objects::Limb;
using objects::Limbs;

/// The digits from the first that is not 0, up to a point where further ones only decide ties.
template <typename Float> struct Significant {
  static constexpr int kMost = FloatFormat<Float>::kExactDigits + 1;
  int count = 0;
  bool hasMore = false; ///< than are in `digits`, and not only zeros
  int64_t lead = 0;     ///< value = 0.digits * 10^lead
  char digits[kMost];

  void read(const char *text, size_t length, int64_t exponent);
};

template <typename Float> void Significant<Float>::read(const char *text, size_t length, int64_t exponent) {
  bool behindPoint = false;
  lead = exponent;
  for (size_t i = 0; i < length; ++i) {
    char c = text[i];
    if (c == '.')
      behindPoint = true;
    if (c < '0')
      continue;
    if (c > '9')
      continue; // an underscore
    if (c == '0' && count == 0) {
      lead -= behindPoint;
      continue;
    }
    lead += !behindPoint;
    if (count < kMost)
      digits[count++] = char(c - '0');
    else
      hasMore |= c != '0';
  }
  if (!hasMore)
    while (count && digits[count - 1] == 0)
      --count;
}

/// The float nearest to (top + a little, if `more`) * 2^exponent, where the highest bit of top is set.
template <typename Float> Float roundToFloat(uint64_t top, bool more, int64_t exponent) {
  using Format = FloatFormat<Float>;
  using Bits = typename Format::Bits;
  constexpr int kPrecision = Format::kFractionBits + 1;
  constexpr Bits kInfinity = ((Bits(1) << Format::kExponentBits) - 1) << Format::kFractionBits;
  int64_t last = exponent + 64 - kPrecision; // the exponent of the last bit that stays
  if (last < Format::kLowestExponent)
    last = Format::kLowestExponent;
  int64_t dropped = last - exponent;
  uint64_t kept = 0, half = 0, below = top;
  if (dropped < 64) {
    kept = top >> dropped;
    half = top >> (dropped - 1) & 1;
    below = top & ((uint64_t(1) << (dropped - 1)) - 1);
  } else if (dropped == 64) {
    half = 1;
    below = top << 1;
  }
  if (half && (below || more || kept % 2 != 0))
    ++kept;
  Bits bits = kInfinity;
  // The leading bit of a normal number counts as one in the exponent's field; so does a carry into it.
  if (last - Format::kLowestExponent < (1 << Format::kExponentBits))
    bits = Bits((uint64_t(last - Format::kLowestExponent) << Format::kFractionBits) + kept);
  if (bits > kInfinity)
    bits = kInfinity;
  Float result;
  std::memcpy(&result, &bits, sizeof result);
  return result;
}

/// Twice the width of what is computed with.
template <typename Float> struct WideWord { using Type = uint64_t; };
#ifdef __SIZEOF_INT128__
template <> struct WideWord<double> { using Type = unsigned __int128; };
#endif

/// Two floats without an error have a product and a quotient that are rounded correctly.  False if whole or
/// the power of ten is no such float.
template <typename Float> bool computeInFloats(uint64_t whole, int64_t exponent, Float &result) {
  constexpr int kMostPower = FloatFormat<Float>::kFractionBits == 52 ? 22 : 10; // 5^n < 2^precision
  if (FLT_EVAL_METHOD != 0 || whole >> (FloatFormat<Float>::kFractionBits + 1) != 0 ||
      exponent > kMostPower || exponent < -kMostPower)
    return false;
  Float power = 1;
  for (int64_t i = exponent < 0 ? -exponent : exponent; i > 0; --i)
    power *= 10;
  result = exponent < 0 ? Float(whole) / power : Float(whole) * power;
  return true;
}

/// False if digits or exponent are too many.  Else the result is exact.
template <typename Float>
bool computeInWords(const Significant<Float> &number, int64_t exponent, Float &result) {
  using Wide = typename WideWord<Float>::Type;
  constexpr int kHalf = 4 * sizeof(Wide);
  constexpr int kDigits = kHalf == 64 ? 19 : 9; // 10^n < 2^kHalf
  constexpr int kPower = kHalf == 64 ? 27 : 13; // 5^n < 2^kHalf
  // A quotient must not be shorter than the precision.
  constexpr int kLowest = kHalf == 64 || FloatFormat<Float>::kFractionBits < kHalf ? -kPower : -3;
  if (number.count > kDigits || exponent > kPower || exponent < kLowest)
    return false;
  uint64_t whole = 0; // at most 19 digits
  for (int i = 0; i < number.count; ++i)
    whole = whole * 10 + unsigned(number.digits[i]);
  if (computeInFloats(whole, exponent, result))
    return true;
  Wide value = whole;
  Wide power = 1;
  for (int64_t i = exponent < 0 ? -exponent : exponent; i > 0; --i)
    power *= 5;
  bool more = false;
  auto shiftUp = [&](Wide &word) { // to the top; the exponent says by how much
    unsigned high = unsigned(uint64_t(word >> kHalf) != 0);
    uint64_t part = kHalf == 64 ? uint64_t(high ? word >> kHalf : word) : uint64_t(word);
    unsigned shift = unsigned(__builtin_clzll(part)) + (kHalf == 64 && !high ? 64 : 0);
    word <<= shift;
    exponent -= shift;
  };
  if (exponent >= 0) {
    value *= power;
  } else {
    shiftUp(value);
    Wide quotient = value / power;
    more = quotient * power != value;
    value = quotient;
  }
  shiftUp(value);
  if constexpr (kHalf == 64) {
    more |= uint64_t(value) != 0;
    result = roundToFloat<Float>(uint64_t(value >> kHalf), more, exponent + kHalf);
  } else {
    result = roundToFloat<Float>(uint64_t(value), more, exponent);
  }
  return true;
}

template <typename Float> struct Capacity;
template <> struct Capacity<double> { static constexpr size_t kLimbs = 92; };
template <> struct Capacity<float> { static constexpr size_t kLimbs = 20; };

/// limbs * 2^exponent.  The limbs have more than 64 bits.
template <typename Float> Float roundLimbs(Limbs limbs, bool more, int64_t exponent) {
  size_t shift;
  bool lost;
  uint64_t top = objects::topBits(limbs, shift, lost);
  return roundToFloat<Float>(top, lost || more, exponent + int64_t(shift));
}

/// value / 5^power * 2^exponent.
template <typename Float, size_t N>
Float divideByPower(FixedBig<N> &value, unsigned power, int64_t exponent) {
  FixedBig<N> divisor;
  divisor.set(1);
  divisor.multiplyByPower(5, power);
  // The divisor gets at least two limbs with the highest bit set; the dividend so long that the quotient has
  // more than 64 bits.
  unsigned shift = unsigned(__builtin_clz(divisor.view().back()));
  if (divisor.view().size() == 1)
    shift += objects::kLimbBits;
  divisor.shiftLeft(shift);
  exponent += shift;
  int64_t wanted = int64_t(objects::bitsOf(divisor.view())) + 66;
  int64_t room = wanted - int64_t(objects::bitsOf(value.view()));
  if (room > 0) {
    value.shiftLeft(unsigned(room));
    exponent -= room;
  }
  size_t size = value.view().size();
  value.data()[size++] = 0; // the top limb is less than the divisor's
  Limb quotient[N];
  objects::divideNormalised(quotient, {value.data(), size}, divisor.view());
  size_t divisorSize = divisor.view().size();
  bool more = !objects::withoutZeros({value.data(), divisorSize}).empty();
  return roundLimbs<Float>(objects::withoutZeros({quotient, size - divisorSize}), more, exponent);
}

template <typename Float> Float computeInLimbs(const Significant<Float> &number, int64_t exponent) {
  FixedBig<Capacity<Float>::kLimbs> value;
  value.set(0);
  for (int i = 0; i < number.count;) {
    Limb chunk = 0, scale = 1;
    for (int end = i + 9 < number.count ? i + 9 : number.count; i < end; ++i) {
      chunk = chunk * 10 + Limb(number.digits[i]);
      scale *= 10;
    }
    value.multiply(scale, chunk);
  }
  if (number.hasMore) { // one digit stands for all of them
    value.multiply(10, 1);
    --exponent;
  }
  if (exponent < 0)
    return divideByPower<Float>(value, unsigned(-exponent), exponent);
  value.multiplyByPower(5, unsigned(exponent));
  constexpr unsigned kEnough = 66; // bits, so that there are 64
  value.shiftLeft(kEnough);
  return roundLimbs<Float>(value.view(), false, exponent - kEnough);
}

} // namespace

template <typename Float> Float floatFromDecimal(const char *text, size_t length, int64_t exponent) {
  Significant<Float> number;
  number.read(text, length, exponent);
  if (number.count == 0 || number.lead < FloatFormat<Float>::kSmallestDecimal)
    return 0;
  if (number.lead > FloatFormat<Float>::kLargestDecimal + 1)
    return Float(__builtin_inf());
  int64_t last = number.lead - number.count; // of the last digit
  Float result;
  if (!number.hasMore && computeInWords(number, last, result))
    return result;
  return computeInLimbs(number, last);
}

template double floatFromDecimal<double>(const char *, size_t, int64_t);
template float floatFromDecimal<float>(const char *, size_t, int64_t);

} // namespace adder::runtime
