//===- runtime/core/FormatFloatNumber.h - The numbers that float text is made with ------------------===//
//
// Between a binary and a decimal fraction lies a quotient of two large integers.  FixedBig is such an
// integer, in an array that is as long as the format of floats makes necessary; WordNumber does the same in
// one machine word where the exponent allows it.  Both have the few operations that the algorithms need.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_CORE_FORMATFLOATNUMBER_H
#define ADDER_RUNTIME_CORE_FORMATFLOATNUMBER_H

#include "runtime/objects/IntLimbs.h"

#include <cstring>

namespace adder::runtime {

/// What there is to know about a binary format.
template <typename Float> struct FloatFormat;

template <> struct FloatFormat<double> {
  using Bits = uint64_t;
  static constexpr int kFractionBits = 52;
  static constexpr int kExponentBits = 11;
  static constexpr int kLowestExponent = -1074; ///< of the last bit
  static constexpr int kShortestDigits = 17;    ///< that always suffice
  static constexpr int kExactDigits = 767;      ///< the longest exact decimal fraction
  static constexpr int kLargestDecimal = 308;   ///< exponent
  static constexpr int kSmallestDecimal = -324;
};

template <> struct FloatFormat<float> {
  using Bits = uint32_t;
  static constexpr int kFractionBits = 23;
  static constexpr int kExponentBits = 8;
  static constexpr int kLowestExponent = -149;
  static constexpr int kShortestDigits = 9;
  static constexpr int kExactDigits = 112;
  static constexpr int kLargestDecimal = 38;
  static constexpr int kSmallestDecimal = -45;
};

/// value = significand * 2^exponent, for finite values of 0 and more.
struct BinaryFraction {
  uint64_t significand;
  int exponent;
  bool isLowest; ///< of its binade, but for the first: the neighbour below is half as far as the one above
};

template <typename Float> BinaryFraction splitFloat(Float value) {
  using Format = FloatFormat<Float>;
  typename Format::Bits bits;
  std::memcpy(&bits, &value, sizeof bits);
  uint64_t fraction = bits & ((typename Format::Bits(1) << Format::kFractionBits) - 1);
  int exponent = int(bits >> Format::kFractionBits) & ((1 << Format::kExponentBits) - 1);
  if (exponent == 0)
    return {fraction, Format::kLowestExponent, false};
  return {fraction | uint64_t(1) << Format::kFractionBits, Format::kLowestExponent + exponent - 1,
          fraction == 0 && exponent > 1};
}

/// Up to N limbs.
template <size_t N> class FixedBig {
public:
  void set(uint64_t value) {
    limbs[0] = objects::Limb(value);
    limbs[1] = objects::Limb(value >> objects::kLimbBits);
    size = limbs[1] ? 2 : limbs[0] ? 1 : 0;
  }
  bool isZero() const { return size == 0; }
  objects::Limbs view() const { return {limbs, size}; }
  objects::Limb *data() { return limbs; }

  /// this = this * factor + addend.
  void multiply(objects::Limb factor, objects::Limb addend = 0) {
    if (objects::Limb carry = objects::multiplyByLimb({limbs, size}, factor, addend))
      limbs[size++] = carry;
  }
  /// this *= base^exponent, for base 5 or 10.
  void multiplyByPower(objects::Limb base, unsigned exponent) {
    unsigned most = base == 5 ? 13 : 9; // what fits in a limb
    objects::Limb chunk = base == 5 ? 1'220'703'125 : 1'000'000'000;
    for (; exponent >= most; exponent -= most)
      multiply(chunk);
    for (chunk = 1; exponent; --exponent)
      chunk *= base;
    multiply(chunk);
  }
  void shiftLeft(unsigned shift) {
    if (size == 0)
      return;
    // From the top down, so that nothing is overwritten before it is read.
    unsigned whole = shift / objects::kLimbBits, part = shift % objects::kLimbBits;
    limbs[size + whole] = 0;
    for (size_t i = size; i-- > 0;) {
      uint64_t pair = uint64_t(limbs[i]) << part;
      limbs[i + whole + 1] |= objects::Limb(pair >> objects::kLimbBits);
      limbs[i + whole] = objects::Limb(pair);
    }
    for (size_t i = 0; i < whole; ++i)
      limbs[i] = 0;
    size += whole;
    if (limbs[size] != 0)
      ++size;
  }
  void add(const FixedBig &other) {
    if (size < other.size) {
      std::memset(limbs + size, 0, (other.size - size) * sizeof *limbs);
      size = other.size;
    }
    objects::addLimbs(limbs, view(), other.view());
    if (limbs[size] != 0)
      ++size;
  }
  void subtract(const FixedBig &other) {
    objects::subtractLimbs(limbs, view(), other.view());
    size = objects::withoutZeros(view()).size();
  }
  int compare(const FixedBig &other) const { return objects::compareLimbs(view(), other.view()); }

private:
  objects::Limb limbs[N];
  size_t size = 0;
};

/// In one word; who uses it has made sure that nothing overflows.
template <typename Word> class WordNumber {
public:
  void set(uint64_t start) { value = start; }
  bool isZero() const { return value == 0; }
  void multiply(objects::Limb factor) { value *= factor; }
  void multiplyByPower(objects::Limb base, unsigned exponent) {
    while (exponent-- > 0)
      value *= base;
  }
  void shiftLeft(unsigned shift) { value <<= shift; }
  void add(const WordNumber &other) { value += other.value; }
  void subtract(const WordNumber &other) { value -= other.value; }
  int compare(const WordNumber &other) const { return (value > other.value) - (value < other.value); }

private:
  Word value = 0;
};

} // namespace adder::runtime

#endif // ADDER_RUNTIME_CORE_FORMATFLOATNUMBER_H
