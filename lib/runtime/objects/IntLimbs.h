//===- runtime/objects/IntLimbs.h - Arithmetic on short runs of limbs -------------------------------===//
//
// The loops behind int, for the lengths that programs use: no memory, no checks, pointers and counts.  Limbs
// are 32 bits, least significant first.  What is long goes to support/Magnitude.h instead (IntArithmetic.cpp
// decides).
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_OBJECTS_INTLIMBS_H
#define ADDER_RUNTIME_OBJECTS_INTLIMBS_H

#include <cstddef>
#include <cstdint>
#include <span>

namespace adder::objects {

using Limb = uint32_t;
using Limbs = std::span<const Limb>;

constexpr unsigned kLimbBits = 32;

/// Without zero limbs at the top.
inline Limbs withoutZeros(Limbs limbs) {
  size_t count = limbs.size();
  while (count && limbs[count - 1] == 0)
    --count;
  return limbs.first(count);
}

/// Bits of a magnitude without zeros at the top.
inline uint64_t bitsOf(Limbs limbs) {
  return limbs.empty() ? 0 : uint64_t(limbs.size()) * kLimbBits - unsigned(__builtin_clz(limbs.back()));
}

/// Negative, 0 or positive as a < b, a == b, a > b; neither has zeros at the top.
int compareLimbs(Limbs a, Limbs b);

/// out[0..a.size()] = a + b, for a.size() >= b.size().  `out` may be a or b.
void addLimbs(Limb *out, Limbs a, Limbs b);
/// out[0..a.size()) = a - b, for a >= b.  `out` may be a or b.
void subtractLimbs(Limb *out, Limbs a, Limbs b);
/// out[0..a.size() + b.size()) = a * b, row by row.  `out` is neither.
void multiplyLimbs(Limb *out, Limbs a, Limbs b);
/// limbs = limbs * factor + addend; returns the carry out of the top.
Limb multiplyByLimb(std::span<Limb> limbs, Limb factor, Limb addend);
/// quotient = a / divisor, of a.size() limbs; returns the remainder.  `quotient` may be a.
Limb divideByLimb(Limb *quotient, Limbs a, Limb divisor);

/// out[0..a.size() + shift / 32] = a << shift, for all of them.  `out` may not be a.
void shiftLimbsLeft(Limb *out, Limbs a, size_t shift);
/// out[0..a.size() - shift / 32) = a >> shift, for shift < 32 * a.size().  Returns whether a bit that was set
/// was lost.  `out` may be a.
bool shiftLimbsRight(Limb *out, Limbs a, size_t shift);

/// Divides as on paper.  `rest` holds the dividend, with a top limb less than the divisor's, and then the
/// remainder; the divisor has at least two limbs and its highest bit set; quotient has rest.size() -
/// divisor.size() limbs, or is null.
void divideNormalised(Limb *quotient, std::span<Limb> rest, Limbs divisor);

enum class BitOperation : uint8_t { And, Or, Xor };

/// A magnitude with a sign.
struct SignedLimbs {
  bool negative;
  Limbs limbs;
};

/// out = a op b as if in two's complement of `count` limbs, where count is more than both sizes; out holds
/// the magnitude, and the sign is returned: true if negative.
bool operateOnBits(BitOperation operation, Limb *out, size_t count, SignedLimbs a, SignedLimbs b);

/// The highest 64 bits of a magnitude of that many or more, as they are: limbs = (result + less than one) *
/// 2^shift. `lost`: whether there is something below them.
uint64_t topBits(Limbs limbs, size_t &shift, bool &lost);

/// The nearest floating-point number, ties to even, infinite if out of range.
template <typename Float> Float floatFromLimbs(Limbs limbs);
extern template double floatFromLimbs<double>(Limbs);
extern template float floatFromLimbs<float>(Limbs);

} // namespace adder::objects

#endif // ADDER_RUNTIME_OBJECTS_INTLIMBS_H
