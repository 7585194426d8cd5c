//===- support/MagnitudeDivision.cpp - Quotients and remainders of long numbers -------------------------===//
//
// Long division digit by digit where divisor or quotient is short; otherwise Newton's iteration finds the
// divisor's reciprocal and each block of the dividend costs two products.
//
//===----------------------------------------------------------------------------------------------------===//

#include "support/Magnitude.h"

#include <algorithm>
#include <bit>

namespace adder::support {

namespace {

/// Divisors and quotients of fewer limbs are not worth a reciprocal; measured on x86-64, uncritical.
constexpr size_t kReciprocalLimbs = 600;

/// target = source << bits (< 32); target may be longer than source by any number of limbs, at least one if
/// bits carry out.
void shiftLimbsUp(std::span<uint32_t> target, Limbs source, unsigned bits) {
  uint64_t carry = 0;
  for (size_t i = 0; i < target.size(); ++i) {
    carry |= uint64_t(i < source.size() ? source[i] : 0) << bits;
    target[i] = uint32_t(carry);
    carry >>= 32;
  }
}

void shiftLimbsDown(std::span<uint32_t> limbs, unsigned bits) {
  uint32_t above = 0;
  for (size_t i = limbs.size(); i-- > 0;) {
    uint64_t both = (uint64_t(above) << 32 | limbs[i]) >> bits;
    above = limbs[i];
    limbs[i] = uint32_t(both);
  }
}

void divideByLimb(std::span<uint32_t> quotient, uint32_t &remainder, Limbs a, uint32_t divisor) {
  uint64_t rest = 0;
  for (size_t i = a.size(); i-- > 0;) {
    rest = rest << 32 | a[i];
    quotient[i] = uint32_t(rest / divisor);
    rest %= divisor;
  }
  remainder = uint32_t(rest);
}

/// window -= divisor * factor, where window has one limb more; returns the borrow.
bool subtractMultiple(std::span<uint32_t> window, Limbs divisor, uint32_t factor) {
  uint64_t carry = 0;
  for (size_t i = 0; i < divisor.size(); ++i) {
    carry += uint64_t(divisor[i]) * factor;
    uint32_t take = uint32_t(carry);
    carry = (carry >> 32) + (window[i] < take);
    window[i] -= take;
  }
  bool borrow = window.back() < carry;
  window.back() = uint32_t(window.back() - carry);
  return borrow;
}

/// Digit by digit.  `divisor` has its top bit set and two limbs or more; on return `rest` holds the
/// remainder.
void divideDirectly(std::span<uint32_t> quotient, std::span<uint32_t> rest, Limbs divisor) {
  size_t n = divisor.size();
  uint64_t top = divisor[n - 1], second = divisor[n - 2];
  for (size_t at = rest.size() - n; at-- > 0;) {
    std::span<uint32_t> window = rest.subspan(at, n + 1);
    uint64_t upper = uint64_t(window[n]) << 32 | window[n - 1];
    uint64_t digit = upper / top, left = upper % top;
    // The estimate from the upper limbs is too large by at most two; the next limb finds nearly all of these
    // cases.
    while (digit >> 32 || digit * second > (left << 32 | window[n - 2])) {
      --digit;
      left += top;
      if (left >> 32)
        break;
    }
    if (subtractMultiple(window, divisor, uint32_t(digit))) {
      --digit;
      addInPlace<Radix::Binary>(window, divisor);
    }
    if (at < quotient.size())
      quotient[at] = uint32_t(digit);
  }
}

/// Division of many blocks by one divisor with a precomputed reciprocal.
class ReciprocalDivider {
public:
  /// `divisor` has its top bit set.
  ReciprocalDivider(Arena &arena, Limbs divisor)
      : multiplier(arena), divisor(divisor), reciprocal(arena.makeArray<uint32_t>(divisor.size() + 1)),
        product(arena.makeArray<uint32_t>(2 * divisor.size() + 4)),
        error(arena.makeArray<uint32_t>(2 * divisor.size() + 4)) {
    computeReciprocal(arena);
  }

  /// Divides `block`, 2n limbs that are less than divisor * 2^(32 n): its lower n limbs become the remainder,
  /// the upper ones 0, and `quotient` receives n limbs.
  void divide(std::span<uint32_t> quotient, std::span<uint32_t> block);

private:
  void computeReciprocal(Arena &arena);
  void refine(size_t oldSize, size_t newSize);

  LimbMultiplier multiplier;
  Limbs divisor;
  std::span<uint32_t>
      reciprocal; // of n limbs of divisor: 2^(64 n) / divisor, wrong by a few units, n + 1 limbs
  std::span<uint32_t> product;
  std::span<uint32_t> error;
};

void ReciprocalDivider::computeReciprocal(Arena &arena) {
  size_t sizes[40]; // of the divisor's prefix, each a little more than half of the one before
  size_t steps = 0;
  for (size_t size = divisor.size(); size > 32; size = size / 2 + 1)
    sizes[steps++] = size;
  size_t size = steps ? sizes[steps - 1] / 2 + 1 : divisor.size();
  std::span<uint32_t> numerator = arena.makeArray<uint32_t>(2 * size + 2);
  numerator[2 * size] = 1;
  divideDirectly(reciprocal.first(size + 1), numerator, divisor.last(size));
  while (steps) {
    refine(size, sizes[steps - 1]);
    size = sizes[--steps];
  }
}

/// From the reciprocal r of the upper h limbs to that of the upper n: r' = r + r * e, where e is what r *
/// divisor lacks to (or has over) a power of the radix.
void ReciprocalDivider::refine(size_t h, size_t n) {
  Limbs part = divisor.last(n);
  std::span<uint32_t> old = reciprocal.first(h + 1);
  std::span<uint32_t> scaled = product.first(n + h + 1);
  multiplier.multiply<Radix::Binary>(scaled, part, old);
  // scaled is near 2^(32 (n + h)); what it differs by is below 2^(32 (n + 2)).
  bool tooLarge = scaled[n + h] != 0;
  if (!tooLarge) // negate modulo 2^(32 (n + h))
    for (uint32_t carry = 1; uint32_t & limb : scaled.first(n + h)) {
      limb = ~limb + carry;
      carry = carry && limb == 0;
    }
  Limbs difference = scaled.subspan(h - 1, n - h + 3);
  std::span<uint32_t> correction = error.first(difference.size() + old.size());
  multiplier.multiply<Radix::Binary>(correction, difference, old);
  // Move r up by n - h limbs, then correct it.
  std::copy_backward(old.begin(), old.end(), reciprocal.begin() + n + 1);
  std::fill(reciprocal.begin(), reciprocal.begin() + (n - h), 0);
  Limbs change = correction.subspan(h + 1);
  std::span<uint32_t> target = reciprocal.first(n + 1);
  if (tooLarge)
    subtractInPlace(target, change);
  else
    addInPlace<Radix::Binary>(target, change);
}

void ReciprocalDivider::divide(std::span<uint32_t> quotient, std::span<uint32_t> block) {
  size_t n = divisor.size();
  std::span<uint32_t> estimate = product.first(2 * n + 2);
  multiplier.multiply<Radix::Binary>(estimate, block.last(n + 1), reciprocal);
  std::copy_n(estimate.begin() + (n + 1), n, quotient.begin());
  if (estimate[2 * n + 1]) // rounded up to 2^(32 n), which the quotient cannot reach
    std::fill(quotient.begin(), quotient.end(), UINT32_MAX);
  // The estimate is wrong by a few units, so n + 1 limbs hold what is left, negative if their top bit is set.
  std::span<uint32_t> multiple = error.first(2 * n);
  multiplier.multiply<Radix::Binary>(multiple, quotient, divisor);
  std::span<uint32_t> rest = block.first(n + 1);
  subtractInPlace(rest, multiple.first(n + 1));
  static constexpr uint32_t kOne[] = {1};
  while (rest[n] >> 31) {
    addInPlace<Radix::Binary>(rest, divisor);
    subtractInPlace(quotient, kOne);
  }
  while (compareLimbs(rest, divisor) >= 0) {
    subtractInPlace(rest, divisor);
    addInPlace<Radix::Binary>(quotient, kOne);
  }
  std::fill(block.begin() + n, block.end(), 0);
}

/// Like divideDirectly, block by block of the divisor's length; rest.size() is a multiple of it.
void divideByReciprocal(Arena &arena, std::span<uint32_t> quotient, std::span<uint32_t> rest, Limbs divisor) {
  size_t n = divisor.size();
  ReciprocalDivider divider(arena, divisor);
  std::span<uint32_t> part = arena.makeArray<uint32_t>(n);
  for (size_t at = rest.size() - n; at > 0;) {
    at -= n;
    divider.divide(part, rest.subspan(at, 2 * n));
    if (at < quotient.size())
      std::copy_n(part.begin(), std::min(n, quotient.size() - at), quotient.begin() + at);
  }
}

} // namespace

void divideLimbs(Arena &arena, std::span<uint32_t> quotient, std::span<uint32_t> remainder, Limbs a,
                 Limbs b) {
  if (b.size() == 1)
    return divideByLimb(quotient, remainder[0], a, b[0]);
  unsigned shift = unsigned(std::countl_zero(b.back()));
  bool direct = b.size() < kReciprocalLimbs || quotient.size() < kReciprocalLimbs;
  // Shifted dividend, with one limb more; for blocks, with as many as fill the last one, which is less than
  // divisor.
  size_t size = a.size() + 1;
  if (!direct)
    size = (size / b.size() + 1) * b.size();
  std::span<uint32_t> rest = arena.makeArray<uint32_t>(size);
  std::span<uint32_t> divisor = arena.makeArray<uint32_t>(b.size());
  shiftLimbsUp(rest, a, shift);
  shiftLimbsUp(divisor, b, shift);
  if (direct)
    divideDirectly(quotient, rest, divisor);
  else
    divideByReciprocal(arena, quotient, rest, divisor);
  shiftLimbsDown(rest.first(b.size()), shift);
  std::copy_n(rest.begin(), b.size(), remainder.begin());
}

} // namespace adder::support
