//===- support/Magnitude.cpp - Sums, schoolbook products, radix conversion ------------------------------===//

#include "support/Magnitude.h"

#include <algorithm>
#include <bit>

namespace adder::support {

namespace {

/// One digit of `radix` taken off `value`; the rest stays in `value`.
template <Radix radix> uint32_t takeDigit(uint64_t &value) {
  if constexpr (radix == Radix::Binary) {
    uint32_t digit = uint32_t(value);
    value >>= 32;
    return digit;
  } else {
    uint32_t digit = uint32_t(value % kDecimalRadix);
    value /= kDecimalRadix;
    return digit;
  }
}

template <Radix radix> void multiplySchoolbook(std::span<uint32_t> product, Limbs a, Limbs b) {
  std::fill(product.begin(), product.end(), 0);
  for (size_t i = 0; i < b.size(); ++i) {
    uint64_t carry = 0;
    uint64_t factor = b[i];
    if (factor == 0)
      continue;
    for (size_t j = 0; j < a.size(); ++j) {
      carry += product[i + j] + factor * a[j];
      product[i + j] = takeDigit<radix>(carry);
    }
    product[i + a.size()] = uint32_t(carry);
  }
}

/// Whether a transform is faster than rows of products; measured on x86-64, uncritical.
bool transformPays(size_t shorter, size_t longer) {
  if (shorter < 128)
    return false;
  uint64_t length = std::bit_ceil(uint64_t(shorter + longer));
  return uint64_t(shorter) * longer > 30 * length * unsigned(std::countr_zero(length));
}

} // namespace

Limbs trimmed(Limbs digits) {
  size_t count = digits.size();
  while (count && digits[count - 1] == 0)
    --count;
  return digits.first(count);
}

int compareLimbs(Limbs a, Limbs b) {
  a = trimmed(a);
  b = trimmed(b);
  if (a.size() != b.size())
    return a.size() < b.size() ? -1 : 1;
  for (size_t i = a.size(); i-- > 0;)
    if (a[i] != b[i])
      return a[i] < b[i] ? -1 : 1;
  return 0;
}

template <Radix radix> uint32_t addInPlace(std::span<uint32_t> target, Limbs addend) {
  uint64_t carry = 0;
  for (size_t i = 0; i < target.size(); ++i) {
    if (i >= addend.size() && carry == 0)
      return 0;
    carry += uint64_t(target[i]) + (i < addend.size() ? addend[i] : 0);
    target[i] = takeDigit<radix>(carry);
  }
  return uint32_t(carry);
}

template uint32_t addInPlace<Radix::Binary>(std::span<uint32_t>, Limbs);
template uint32_t addInPlace<Radix::Decimal>(std::span<uint32_t>, Limbs);

uint32_t subtractInPlace(std::span<uint32_t> target, Limbs subtrahend) {
  uint32_t borrow = 0;
  for (size_t i = 0; i < target.size(); ++i) {
    if (i >= subtrahend.size() && borrow == 0)
      return 0;
    uint64_t take = uint64_t(i < subtrahend.size() ? subtrahend[i] : 0) + borrow;
    borrow = target[i] < take;
    target[i] = uint32_t(target[i] - take);
  }
  return borrow;
}

template <Radix radix> void LimbMultiplier::multiply(std::span<uint32_t> product, Limbs a, Limbs b) {
  if (a.size() < b.size())
    std::swap(a, b);
  if (transformPays(b.size(), a.size()))
    multiplyByTransform<radix>(workspace, product, a, b);
  else
    multiplySchoolbook<radix>(product, a, b);
}

template void LimbMultiplier::multiply<Radix::Binary>(std::span<uint32_t>, Limbs, Limbs);
template void LimbMultiplier::multiply<Radix::Decimal>(std::span<uint32_t>, Limbs, Limbs);

namespace {

/// Source digits that are converted one by one, in quadratic time.
constexpr size_t kDirectDigits = 32;

constexpr uint64_t radixValue(Radix radix) {
  return radix == Radix::Binary ? uint64_t(1) << 32 : kDecimalRadix;
}

/// target = target * `scale` + digit.
template <Radix to> void appendDigit(std::span<uint32_t> target, uint64_t scale, uint32_t digit) {
  uint64_t carry = digit;
  for (uint32_t &limb : target) {
    carry += limb * scale;
    limb = takeDigit<to>(carry);
  }
}

/// Bottom up: first blocks of kDirectDigits each, then pairs of neighbours until one is left.  The value of a
/// pair is upper * scale + lower, where scale is the source radix to the power of a block's length.
template <Radix to> Limbs convert(Arena &arena, Limbs digits) {
  constexpr uint64_t kSourceRadix = radixValue(to == Radix::Binary ? Radix::Decimal : Radix::Binary);
  size_t blocks = (digits.size() + kDirectDigits - 1) / kDirectDigits;
  size_t perBlock = std::min(digits.size(), kDirectDigits);
  // Digits that a block needs in the new radix: log(2^32) / log(10^9) < 15/14, the other way round fewer.
  size_t width = perBlock + perBlock / 14 + 1;
  // Pairing up to the next power of two leaves no block without a neighbour of the full width.
  size_t total = std::bit_ceil(blocks) * width;
  std::span<uint32_t> values = arena.makeArray<uint32_t>(total);
  for (size_t i = digits.size(); i-- > 0;)
    appendDigit<to>(values.subspan(i / kDirectDigits * width, width), kSourceRadix, digits[i]);
  if (blocks <= 1)
    return trimmed(values);

  std::span<uint32_t> next = arena.makeArray<uint32_t>(total);
  std::span<uint32_t> scale = arena.makeArray<uint32_t>(total);
  std::span<uint32_t> scaleSquared = arena.makeArray<uint32_t>(total);
  scale[0] = 1;
  for (size_t i = 0; i < kDirectDigits; ++i)
    appendDigit<to>(scale.first(width), kSourceRadix, 0);
  LimbMultiplier multiplier(arena);
  for (; blocks > 1; blocks = (blocks + 1) / 2, width *= 2) {
    for (size_t at = 0; at < blocks; at += 2) {
      Limbs lower = values.subspan(at * width, width);
      Limbs upper = values.subspan((at + 1) * width, width);
      std::span<uint32_t> pair = next.subspan(at * width, 2 * width);
      if (at + 1 < blocks)
        multiplier.multiply<to>(pair, upper, scale.first(width));
      else
        std::fill(pair.begin(), pair.end(), 0);
      addInPlace<to>(pair, lower);
    }
    std::swap(values, next);
    if (blocks > 2) {
      multiplier.multiply<to>(scaleSquared.first(2 * width), scale.first(width), scale.first(width));
      std::swap(scale, scaleSquared);
    }
  }
  return trimmed(values.first(width));
}

} // namespace

Limbs convertRadix(Arena &arena, Limbs digits, Radix to) {
  return to == Radix::Binary ? convert<Radix::Binary>(arena, digits) : convert<Radix::Decimal>(arena, digits);
}

} // namespace adder::support
