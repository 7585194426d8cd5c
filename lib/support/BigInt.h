//===- support/BigInt.h - Integers of any size, for constant folding ------------------------------------===//
//
// The compiler evaluates constant expressions exactly, on any host and without help from the runtime, so it
// needs integers without a limit.  A BigInt is a value: sign and magnitude, the magnitude in an Arena that
// the caller hands in.  All operations read their operands and build a new value; operands stay valid as long
// as their arena does.
//
// Nothing here can hang or exhaust memory on a short source text: an operation that would need more than
// BigInt::kMaxBits is refused before it is computed, and multiplication, division and conversion to and from
// decimal are all subquadratic.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_SUPPORT_BIGINT_H
#define ADDER_SUPPORT_BIGINT_H

#include "support/Arena.h"

#include <optional>

namespace adder::support {

/// Sign and magnitude.  Trivially copyable; copies share the limbs.
struct BigInt {
  /// The longest magnitude that multiply, power, shiftLeft and parseBigInt produce.
  static constexpr uint64_t kMaxBits = uint64_t(16) * 1024 * 1024;

  bool negative = false;           // false for zero
  std::span<const uint32_t> limbs; // least significant first, the last one is not 0; zero has none
};

// Functions that take an Arena allocate their result there, and scratch space of a small multiple of that.

BigInt fromInt64(Arena &arena, int64_t value);
BigInt fromUint64(Arena &arena, uint64_t value);
/// Empty when the value does not fit.
std::optional<int64_t> toInt64(const BigInt &value);

/// `digits` is one or more valid digits of `base` (2, 8, 10 or 16; either case), without sign, prefix or
/// underscores. Empty when the value has more than kMaxBits bits.
std::optional<BigInt> parseBigInt(Arena &arena, std::string_view digits, unsigned base);
/// Decimal digits with a leading `-` where negative.
std::string_view decimalText(Arena &arena, const BigInt &value);

inline bool isZero(const BigInt &value) { return value.limbs.empty(); }
/// Bits of the magnitude: 0 for 0, 3 for -7.
uint64_t bitLength(const BigInt &value);
/// Negative, 0 or positive, as a < b, a == b, a > b.
int compare(const BigInt &a, const BigInt &b);

BigInt negate(const BigInt &value);
BigInt add(Arena &arena, const BigInt &a, const BigInt &b);
BigInt subtract(Arena &arena, const BigInt &a, const BigInt &b);
/// Empty when the product has more than kMaxBits bits.
std::optional<BigInt> multiply(Arena &arena, const BigInt &a, const BigInt &b);
/// Rounds towards minus infinity.  `b` must not be zero.
BigInt floorDivide(Arena &arena, const BigInt &a, const BigInt &b);
/// Has the sign of `b`, which must not be zero.
BigInt floorModulo(Arena &arena, const BigInt &a, const BigInt &b);
/// Empty when the result has more than kMaxBits bits.  `exponent` must not be negative.
std::optional<BigInt> power(Arena &arena, const BigInt &base, const BigInt &exponent);

/// Empty when the result has more than kMaxBits bits.  `count` must not be negative.
std::optional<BigInt> shiftLeft(Arena &arena, const BigInt &value, const BigInt &count);
/// Rounds towards minus infinity.  `count` must not be negative.
BigInt shiftRight(Arena &arena, const BigInt &value, const BigInt &count);

// As if on two's complement numbers of unlimited width.
BigInt bitAnd(Arena &arena, const BigInt &a, const BigInt &b);
BigInt bitOr(Arena &arena, const BigInt &a, const BigInt &b);
BigInt bitXor(Arena &arena, const BigInt &a, const BigInt &b);
BigInt invert(Arena &arena, const BigInt &value);

/// The conversion of the reference compiler (not the nearest double for every value above 2^64); infinity
/// when out of range.
double toDouble(const BigInt &value);

} // namespace adder::support

#endif // ADDER_SUPPORT_BIGINT_H
