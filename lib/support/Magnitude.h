//===- support/Magnitude.h - Arithmetic on the limbs of big integers ------------------------------------===//
//
// The unsigned half of BigInt: spans of digits, least significant first, in radix 2^32 or, while converting
// to and from text, 10^9.  Callers size the results; operands may have leading zero digits unless stated
// otherwise.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_SUPPORT_MAGNITUDE_H
#define ADDER_SUPPORT_MAGNITUDE_H

#include "support/Vector.h"

namespace adder::support {

using Limbs = std::span<const uint32_t>;

enum class Radix : uint8_t { Binary, Decimal }; // 2^32, 10^9

constexpr uint64_t kDecimalRadix = 1'000'000'000;
constexpr unsigned kDecimalDigitsPerLimb = 9;

/// Without leading zero digits.
Limbs trimmed(Limbs digits);
/// Negative, 0 or positive, as a < b, a == b, a > b.
int compareLimbs(Limbs a, Limbs b);
/// target += addend in the given radix; returns the carry out of target, which must not be shorter than
/// addend.
template <Radix radix> uint32_t addInPlace(std::span<uint32_t> target, Limbs addend);
/// target -= subtrahend in radix 2^32; returns the borrow out of target, which must not be shorter.
uint32_t subtractInPlace(std::span<uint32_t> target, Limbs subtrahend);

/// Multiplies; keeps the working memory of long products for the next one.
class LimbMultiplier {
public:
  explicit LimbMultiplier(Arena &arena) : workspace(arena) {}

  /// product = a * b.  `product` has exactly a.size() + b.size() digits and overlaps neither operand.  Takes
  /// O(n log n) time where both operands are long, and then up to 10 words of memory per digit.
  template <Radix radix> void multiply(std::span<uint32_t> product, Limbs a, Limbs b);

private:
  Vector<uint32_t> workspace;
};

/// quotient = a / b, remainder = a % b in radix 2^32.  The last limb of `b` must not be 0 and a.size() >=
/// b.size(); `quotient` has a.size() - b.size() + 1 limbs, `remainder` b.size().  Allocates working memory.
void divideLimbs(Arena &arena, std::span<uint32_t> quotient, std::span<uint32_t> remainder, Limbs a, Limbs b);

/// The digits of the same number in the other radix, which is `to`.  Allocates the result and working memory.
Limbs convertRadix(Arena &arena, Limbs digits, Radix to);

/// product = a * b by number theoretic transforms, for long operands.  The smaller operand has at most 2^22
/// digits. Used by LimbMultiplier, which decides when it pays.
template <Radix radix>
void multiplyByTransform(Vector<uint32_t> &workspace, std::span<uint32_t> product, Limbs a, Limbs b);

} // namespace adder::support

#endif // ADDER_SUPPORT_MAGNITUDE_H
