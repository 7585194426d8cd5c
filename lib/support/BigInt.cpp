//===- support/BigInt.cpp - Signed arithmetic on top of Magnitude ---------------------------------------===//

#include "support/BigInt.h"

#include "support/Magnitude.h"

#include <algorithm>
#include <bit>

namespace adder::support {

namespace {

uint64_t bitLengthOf(Limbs limbs) {
  limbs = trimmed(limbs);
  return limbs.empty() ? 0 : uint64_t(limbs.size()) * 32 - unsigned(std::countl_zero(limbs.back()));
}

BigInt makeBigInt(bool negative, Limbs limbs) {
  limbs = trimmed(limbs);
  return {negative && !limbs.empty(), limbs};
}

bool isPowerOfTwo(Limbs limbs) {
  return !limbs.empty() && std::has_single_bit(limbs.back()) &&
         std::all_of(limbs.begin(), limbs.end() - 1, [](uint32_t limb) { return limb == 0; });
}

Limbs addMagnitudes(Arena &arena, Limbs a, Limbs b) {
  if (a.size() < b.size())
    std::swap(a, b);
  std::span<uint32_t> sum = arena.makeArray<uint32_t>(a.size() + 1);
  std::copy(a.begin(), a.end(), sum.begin());
  addInPlace<Radix::Binary>(sum, b);
  return sum;
}

/// a - b, for a >= b.
Limbs subtractMagnitudes(Arena &arena, Limbs a, Limbs b) {
  std::span<uint32_t> difference = arena.makeArray<uint32_t>(a.size());
  std::copy(a.begin(), a.end(), difference.begin());
  subtractInPlace(difference, b);
  return difference;
}

BigInt addSigned(Arena &arena, const BigInt &a, const BigInt &b, bool bNegative) {
  if (a.negative == bNegative)
    return makeBigInt(a.negative, addMagnitudes(arena, a.limbs, b.limbs));
  if (compareLimbs(a.limbs, b.limbs) >= 0)
    return makeBigInt(a.negative, subtractMagnitudes(arena, a.limbs, b.limbs));
  return makeBigInt(bNegative, subtractMagnitudes(arena, b.limbs, a.limbs));
}

/// limbs << bits.
Limbs shiftMagnitudeUp(Arena &arena, Limbs limbs, uint64_t bits) {
  size_t whole = size_t(bits / 32);
  unsigned part = bits % 32;
  std::span<uint32_t> result = arena.makeArray<uint32_t>(limbs.size() + whole + 1);
  uint64_t carry = 0;
  for (size_t i = 0; i < limbs.size(); ++i) {
    carry |= uint64_t(limbs[i]) << part;
    result[whole + i] = uint32_t(carry);
    carry >>= 32;
  }
  result.back() = uint32_t(carry);
  return result;
}

struct Division {
  BigInt quotient;
  BigInt remainder;
};

/// Truncates; the remainder has the sign of `a`.
Division divideTruncating(Arena &arena, const BigInt &a, const BigInt &b) {
  if (compareLimbs(a.limbs, b.limbs) < 0)
    return {{}, a};
  std::span<uint32_t> quotient = arena.makeArray<uint32_t>(a.limbs.size() - b.limbs.size() + 1);
  std::span<uint32_t> remainder = arena.makeArray<uint32_t>(b.limbs.size());
  divideLimbs(arena, quotient, remainder, a.limbs, b.limbs);
  return {makeBigInt(a.negative != b.negative, quotient), makeBigInt(a.negative, remainder)};
}

BigInt one(Arena &arena) { return fromInt64(arena, 1); }

/// The limbs of a number in two's complement, from the lowest on.
class TwosComplement {
public:
  explicit TwosComplement(const BigInt &value) : value(value), carry(value.negative) {}
  uint32_t next() {
    uint32_t limb = at < value.limbs.size() ? value.limbs[at] : 0;
    ++at;
    if (!value.negative)
      return limb;
    uint32_t result = ~limb + carry;
    carry = carry && limb == 0;
    return result;
  }

private:
  const BigInt &value;
  size_t at = 0;
  bool carry;
};

template <typename Operation>
BigInt bitwise(Arena &arena, const BigInt &a, const BigInt &b, Operation operation) {
  size_t size = std::max(a.limbs.size(), b.limbs.size()) + 1; // one for the sign
  std::span<uint32_t> result = arena.makeArray<uint32_t>(size);
  TwosComplement left(a), right(b);
  for (uint32_t &limb : result)
    limb = operation(left.next(), right.next());
  BigInt bits{result.back() >> 31 != 0, result};
  if (bits.negative) {
    TwosComplement magnitude(bits);
    for (uint32_t &limb : result)
      limb = magnitude.next();
  }
  return makeBigInt(bits.negative, result);
}

} // namespace

BigInt fromUint64(Arena &arena, uint64_t value) {
  std::span<uint32_t> limbs = arena.makeArray<uint32_t>(2);
  limbs[0] = uint32_t(value);
  limbs[1] = uint32_t(value >> 32);
  return makeBigInt(false, limbs);
}

BigInt fromInt64(Arena &arena, int64_t value) {
  BigInt magnitude = fromUint64(arena, value < 0 ? 0 - uint64_t(value) : uint64_t(value));
  return makeBigInt(value < 0, magnitude.limbs);
}

std::optional<int64_t> toInt64(const BigInt &value) {
  if (value.limbs.size() > 2)
    return std::nullopt;
  uint64_t magnitude = 0;
  for (size_t i = value.limbs.size(); i-- > 0;)
    magnitude = magnitude << 32 | value.limbs[i];
  if (magnitude > uint64_t(INT64_MAX) + value.negative)
    return std::nullopt;
  return int64_t(value.negative ? 0 - magnitude : magnitude);
}

uint64_t bitLength(const BigInt &value) { return bitLengthOf(value.limbs); }

int compare(const BigInt &a, const BigInt &b) {
  if (a.negative != b.negative)
    return a.negative ? -1 : 1;
  return a.negative ? compareLimbs(b.limbs, a.limbs) : compareLimbs(a.limbs, b.limbs);
}

BigInt negate(const BigInt &value) { return makeBigInt(!value.negative, value.limbs); }

BigInt add(Arena &arena, const BigInt &a, const BigInt &b) { return addSigned(arena, a, b, b.negative); }

BigInt subtract(Arena &arena, const BigInt &a, const BigInt &b) {
  return addSigned(arena, a, b, !b.negative);
}

std::optional<BigInt> multiply(Arena &arena, const BigInt &a, const BigInt &b) {
  if (isZero(a) || isZero(b))
    return BigInt{};
  if (bitLength(a) + bitLength(b) - 1 > BigInt::kMaxBits)
    return std::nullopt;
  std::span<uint32_t> product = arena.makeArray<uint32_t>(a.limbs.size() + b.limbs.size());
  LimbMultiplier(arena).multiply<Radix::Binary>(product, a.limbs, b.limbs);
  BigInt result = makeBigInt(a.negative != b.negative, product);
  if (bitLength(result) > BigInt::kMaxBits)
    return std::nullopt;
  return result;
}

BigInt floorDivide(Arena &arena, const BigInt &a, const BigInt &b) {
  Division division = divideTruncating(arena, a, b);
  if (isZero(division.remainder) || a.negative == b.negative)
    return division.quotient;
  return subtract(arena, division.quotient, one(arena));
}

BigInt floorModulo(Arena &arena, const BigInt &a, const BigInt &b) {
  Division division = divideTruncating(arena, a, b);
  if (isZero(division.remainder) || a.negative == b.negative)
    return division.remainder;
  return add(arena, division.remainder, b);
}

std::optional<BigInt> power(Arena &arena, const BigInt &base, const BigInt &exponent) {
  if (isZero(exponent))
    return one(arena);
  if (isZero(base))
    return base;
  bool negative = base.negative && exponent.limbs[0] % 2 != 0;
  uint64_t baseBits = bitLength(base) - 1; // base >= 2^baseBits
  if (baseBits == 0)
    return makeBigInt(negative, base.limbs);
  if (exponent.limbs.size() > 1 || baseBits * exponent.limbs[0] >= BigInt::kMaxBits)
    return std::nullopt;
  uint32_t count = exponent.limbs[0];
  if (isPowerOfTwo(base.limbs))
    return makeBigInt(negative, shiftMagnitudeUp(arena, one(arena).limbs, baseBits * count));
  std::optional<BigInt> result = base;
  for (unsigned bit = unsigned(std::bit_width(count)) - 1; bit-- > 0 && result;) {
    result = multiply(arena, *result, *result);
    if (result && count >> bit & 1)
      result = multiply(arena, *result, base);
  }
  return result;
}

std::optional<BigInt> shiftLeft(Arena &arena, const BigInt &value, const BigInt &count) {
  if (isZero(value))
    return value;
  std::optional<int64_t> bits = toInt64(count);
  if (!bits || uint64_t(*bits) > BigInt::kMaxBits || bitLength(value) + uint64_t(*bits) > BigInt::kMaxBits)
    return std::nullopt;
  return makeBigInt(value.negative, shiftMagnitudeUp(arena, value.limbs, uint64_t(*bits)));
}

BigInt shiftRight(Arena &arena, const BigInt &value, const BigInt &count) {
  std::optional<int64_t> bits = toInt64(count);
  if (!bits || uint64_t(*bits) >= bitLength(value))
    return value.negative ? fromInt64(arena, -1) : BigInt{};
  size_t whole = size_t(*bits / 32);
  unsigned part = *bits % 32;
  std::span<uint32_t> result = arena.makeArray<uint32_t>(value.limbs.size() - whole + 1);
  bool lost =
      std::any_of(value.limbs.begin(), value.limbs.begin() + whole, [](uint32_t limb) { return limb != 0; });
  lost |= uint32_t(uint64_t(value.limbs[whole]) << (32 - part)) != 0;
  for (size_t i = whole; i < value.limbs.size(); ++i) {
    uint64_t both = value.limbs[i] | (i + 1 < value.limbs.size() ? uint64_t(value.limbs[i + 1]) << 32 : 0);
    result[i - whole] = uint32_t(both >> part);
  }
  static constexpr uint32_t kOne[] = {1};
  if (value.negative && lost)
    addInPlace<Radix::Binary>(result, kOne);
  return makeBigInt(value.negative, result);
}

BigInt bitAnd(Arena &arena, const BigInt &a, const BigInt &b) {
  return bitwise(arena, a, b, [](uint32_t x, uint32_t y) { return x & y; });
}

BigInt bitOr(Arena &arena, const BigInt &a, const BigInt &b) {
  return bitwise(arena, a, b, [](uint32_t x, uint32_t y) { return x | y; });
}

BigInt bitXor(Arena &arena, const BigInt &a, const BigInt &b) {
  return bitwise(arena, a, b, [](uint32_t x, uint32_t y) { return x ^ y; });
}

BigInt invert(Arena &arena, const BigInt &value) { return subtract(arena, negate(value), one(arena)); }

double toDouble(const BigInt &value) {
  // The reference rounds after every limb from the top, so the limbs' width is part of the format.
  double result = 0;
  size_t count = value.limbs.size();
  if (count > 33) // 2^1056 and above: infinite
    return value.negative ? -__builtin_inf() : __builtin_inf();
  for (size_t i = count; i-- > 0;)
    result = result * 4294967296.0 + value.limbs[i];
  return value.negative ? -result : result;
}

} // namespace adder::support
