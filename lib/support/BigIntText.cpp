//===- support/BigIntText.cpp - Digits to big integers and back -----------------------------------------===//

#include "support/BigInt.h"
#include "support/Magnitude.h"

#include <algorithm>
#include <bit>

namespace adder::support {

namespace {

unsigned digitValue(char c) {
  if (c <= '9')
    return unsigned(c - '0');
  return unsigned((c | 0x20) - 'a') + 10;
}

/// For bases that are powers of two: digits are groups of bits.
Limbs packBits(Arena &arena, std::string_view digits, unsigned bitsPerDigit) {
  std::span<uint32_t> limbs =
      arena.makeArray<uint32_t>(size_t(uint64_t(digits.size()) * bitsPerDigit / 32 + 1));
  uint64_t pending = 0;
  unsigned pendingBits = 0;
  size_t at = 0;
  for (size_t i = digits.size(); i-- > 0;) {
    pending |= uint64_t(digitValue(digits[i])) << pendingBits;
    pendingBits += bitsPerDigit;
    if (pendingBits >= 32) {
      limbs[at++] = uint32_t(pending);
      pending >>= 32;
      pendingBits -= 32;
    }
  }
  limbs[at] = uint32_t(pending);
  return limbs;
}

Limbs packDecimal(Arena &arena, std::string_view digits) {
  size_t count = (digits.size() + kDecimalDigitsPerLimb - 1) / kDecimalDigitsPerLimb;
  std::span<uint32_t> groups = arena.makeArray<uint32_t>(count);
  for (size_t i = 0; i < digits.size(); ++i) {
    uint32_t &group = groups[(digits.size() - 1 - i) / kDecimalDigitsPerLimb];
    group = group * 10 + digitValue(digits[i]);
  }
  return convertRadix(arena, groups, Radix::Binary);
}

} // namespace

std::optional<BigInt> parseBigInt(Arena &arena, std::string_view digits, unsigned base) {
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
  if (digits.empty())
    return BigInt{};
  bool isDecimal = base == 10;
  unsigned bitsPerDigit = isDecimal ? 3 : unsigned(std::countr_zero(base)); // decimal: at least
  if (uint64_t(digits.size() - 1) * bitsPerDigit >= BigInt::kMaxBits)
    return std::nullopt;
  BigInt result{false,
                trimmed(isDecimal ? packDecimal(arena, digits) : packBits(arena, digits, bitsPerDigit))};
  if (bitLength(result) > BigInt::kMaxBits)
    return std::nullopt;
  return result;
}

std::string_view decimalText(Arena &arena, const BigInt &value) {
  if (isZero(value))
    return "0";
  Limbs groups = convertRadix(arena, value.limbs, Radix::Decimal);
  std::span<char> text = arena.makeArray<char>(groups.size() * kDecimalDigitsPerLimb + 1);
  char *at = text.data() + text.size();
  for (size_t i = 0; i < groups.size(); ++i) {
    uint32_t group = groups[i];
    bool isTop = i + 1 == groups.size();
    for (unsigned digit = 0; isTop ? group != 0 : digit < kDecimalDigitsPerLimb; ++digit, group /= 10)
      *--at = char('0' + group % 10);
  }
  if (value.negative)
    *--at = '-';
  return {at, size_t(text.data() + text.size() - at)};
}

} // namespace adder::support
