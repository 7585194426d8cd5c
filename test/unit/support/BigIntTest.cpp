//===- test/unit/support/BigIntTest.cpp - Big integers by identities and known values ------------------===//

#include "support/BigInt.h"
#include "../HostArena.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <string>

using namespace adder;
using namespace adder::support;

namespace {

class BigIntTest : public testing::Test {
protected:
  BigInt number(std::string_view text) {
    bool negative = text.starts_with('-');
    if (negative)
      text.remove_prefix(1);
    unsigned base = text.starts_with("0x") ? 16 : 10;
    BigInt value = *parseBigInt(arena, base == 16 ? text.substr(2) : text, base);
    return negative ? negate(value) : value;
  }
  BigInt number(int64_t value) { return fromInt64(arena, value); }
  std::string text(const BigInt &value) { return std::string(decimalText(arena, value)); }

  /// Up to `maxLimbs` limbs, with long runs of ones and zeros in half of the cases, of either sign.
  BigInt randomNumber(size_t maxLimbs) {
    std::span<uint32_t> limbs = arena.makeArray<uint32_t>(random() % maxLimbs + 1);
    bool hasRuns = random() % 2;
    for (uint32_t &limb : limbs) {
      limb = uint32_t(random());
      if (hasRuns && random() % 8)
        limb = random() % 2 ? UINT32_MAX : 0;
    }
    limbs.back() |= 1;
    return {random() % 2 == 0, limbs};
  }

  void expectEqual(const BigInt &a, const BigInt &b) {
    EXPECT_EQ(compare(a, b), 0) << text(a).substr(0, 100) << " and " << text(b).substr(0, 100);
    EXPECT_TRUE(a.limbs.empty() || a.limbs.back() != 0) << "not normalised";
    EXPECT_FALSE(a.limbs.empty() && a.negative) << "negative zero";
  }
  /// a == b * (a // b) + a % b, the remainder has the sign of b and is smaller.
  void expectDivision(const BigInt &a, const BigInt &b) {
    BigInt quotient = floorDivide(arena, a, b), remainder = floorModulo(arena, a, b);
    expectEqual(add(arena, *multiply(arena, quotient, b), remainder), a);
    EXPECT_TRUE(isZero(remainder) || remainder.negative == b.negative);
    EXPECT_LT(compare({false, remainder.limbs}, {false, b.limbs}), 0);
  }

  test::HostArena arena;
  std::mt19937_64 random{42};
};

TEST_F(BigIntTest, Int64Limits) {
  for (int64_t value : {int64_t(0), int64_t(1), int64_t(-1), int64_t(UINT32_MAX), INT64_MAX, INT64_MIN})
    EXPECT_EQ(toInt64(number(value)), value);
  EXPECT_EQ(toInt64(number("-9223372036854775808")), INT64_MIN);
  EXPECT_FALSE(toInt64(number("9223372036854775808")));
  EXPECT_FALSE(toInt64(number("-9223372036854775809")));
  EXPECT_TRUE(isZero(fromUint64(arena, 0)));
}

TEST_F(BigIntTest, ParseBases) {
  EXPECT_EQ(text(*parseBigInt(arena, "1" + std::string(100, '0'), 2)), "1267650600228229401496703205376");
  EXPECT_EQ(text(*parseBigInt(arena, "7777777777777777777777777", 8)), "37778931862957161709567");
  EXPECT_EQ(text(*parseBigInt(arena, "00fFfFfFfFfFfFfFfFfF", 16)), "4722366482869645213695");
  EXPECT_EQ(text(*parseBigInt(arena, "000123456789012345678901234567890", 10)),
            "123456789012345678901234567890");
  EXPECT_TRUE(isZero(*parseBigInt(arena, "0000", 10)));
  EXPECT_EQ(text(number("-1000000000000000000")), "-1000000000000000000");
}

TEST_F(BigIntTest, DecimalTextAgreesWithHexadecimal) {
  for (size_t limbs : {1, 3, 31, 32, 33, 63, 64, 65, 200, 5000}) {
    BigInt value = randomNumber(limbs);
    std::string digits = text(value);
    expectEqual(number(digits), value);
  }
}

TEST_F(BigIntTest, PowersOfTenHaveTheirDigits) {
  for (unsigned exponent : {9u, 18u, 300u, 5'000u, 100'000u}) {
    std::string expected = "1" + std::string(exponent, '0');
    BigInt value = *power(arena, number(10), number(exponent));
    EXPECT_EQ(text(value), expected);
    EXPECT_EQ(text(subtract(arena, value, number(1))), std::string(exponent, '9'));
    expectEqual(*parseBigInt(arena, expected, 10), value);
  }
}

TEST_F(BigIntTest, Compare) {
  const char *ascending[] = {"-0x10000000000000000", "-0xffffffffffffffff", "-1", "0", "1",
                             "0xffffffff",           "0x100000000"};
  for (size_t i = 0; i < std::size(ascending); ++i)
    for (size_t j = 0; j < std::size(ascending); ++j)
      EXPECT_EQ(compare(number(ascending[i]), number(ascending[j])), (i > j) - (i < j));
}

TEST_F(BigIntTest, BitLength) {
  EXPECT_EQ(bitLength(number(0)), 0u);
  EXPECT_EQ(bitLength(number(-7)), 3u);
  EXPECT_EQ(bitLength(number("0x100000000")), 33u);
}

TEST_F(BigIntTest, SumsAndProducts) {
  for (int i = 0; i < 300; ++i) {
    BigInt a = randomNumber(40), b = randomNumber(40), c = randomNumber(40);
    expectEqual(subtract(arena, add(arena, a, b), b), a);
    expectEqual(add(arena, a, negate(a)), BigInt{});
    BigInt sum = *multiply(arena, add(arena, a, b), c);
    expectEqual(sum, add(arena, *multiply(arena, a, c), *multiply(arena, b, c)));
  }
}

TEST_F(BigIntTest, LongProductsByTransform) {
  // (2^n - 1) * (2^m - 1) has the largest coefficients of all.
  for (auto [n, m] : {std::pair(100'000, 100'000), {300'000, 70'000}, {1'000'000, 999'999}}) {
    auto powerOfTwo = [&](int64_t bits) { return *shiftLeft(arena, number(1), number(bits)); };
    BigInt a = subtract(arena, powerOfTwo(n), number(1)), b = subtract(arena, powerOfTwo(m), number(1));
    BigInt expected = add(
        arena, subtract(arena, subtract(arena, powerOfTwo(n + m), powerOfTwo(n)), powerOfTwo(m)), number(1));
    expectEqual(*multiply(arena, a, b), expected);
  }
  // Against products of parts that are too short for a transform.
  BigInt a = randomNumber(4000), b = randomNumber(4000);
  BigInt sum;
  for (size_t i = 0; i < b.limbs.size(); i += 60) {
    BigInt part{b.negative, b.limbs.subspan(i, std::min<size_t>(60, b.limbs.size() - i))};
    while (!part.limbs.empty() && part.limbs.back() == 0)
      part.limbs = part.limbs.first(part.limbs.size() - 1);
    sum = add(arena, sum, *shiftLeft(arena, *multiply(arena, a, part), number(int64_t(i) * 32)));
  }
  expectEqual(*multiply(arena, a, b), sum);
}

TEST_F(BigIntTest, DivisionFollowsPython) {
  EXPECT_EQ(text(floorDivide(arena, number(7), number(-2))), "-4");
  EXPECT_EQ(text(floorModulo(arena, number(7), number(-2))), "-1");
  EXPECT_EQ(text(floorDivide(arena, number(-7), number(2))), "-4");
  EXPECT_EQ(text(floorModulo(arena, number(-7), number(2))), "1");
  EXPECT_EQ(text(floorDivide(arena, number(-6), number(-2))), "3");
  EXPECT_EQ(text(floorDivide(arena, number(-1), number("0x10000000000000000"))), "-1");
}

TEST_F(BigIntTest, DivisionIdentities) {
  for (int i = 0; i < 1000; ++i)
    expectDivision(randomNumber(12), randomNumber(6));
  for (int i = 0; i < 40; ++i) {
    BigInt a = randomNumber(5000), b = randomNumber(2500);
    expectDivision(a, b);
    BigInt product = *multiply(arena, a, b); // exact, and just off
    expectDivision(product, b);
    expectDivision(subtract(arena, product, number(1)), b);
    expectDivision(add(arena, product, subtract(arena, b, number(1))), b);
  }
}

TEST_F(BigIntTest, Power) {
  EXPECT_EQ(text(*power(arena, number(3), number(41))), "36472996377170786403");
  EXPECT_EQ(text(*power(arena, number(-2), number(65))), "-36893488147419103232");
  EXPECT_EQ(text(*power(arena, number(-3), number(4))), "81");
  EXPECT_EQ(text(*power(arena, number(0), number(0))), "1");
  EXPECT_EQ(text(*power(arena, number(0), number("0x10000000000000000"))), "0");
  EXPECT_EQ(text(*power(arena, number(-1), number("0x10000000000000001"))), "-1");
}

TEST_F(BigIntTest, Shifts) {
  EXPECT_EQ(text(shiftRight(arena, number(-7), number(1))), "-4");
  EXPECT_EQ(text(shiftRight(arena, number("-0x100000000"), number(32))), "-1");
  EXPECT_EQ(text(shiftRight(arena, number("-0x100000001"), number(32))), "-2");
  EXPECT_EQ(text(shiftRight(arena, number(-1), number("0x10000000000000000"))), "-1");
  EXPECT_EQ(text(shiftRight(arena, number(5), number(3))), "0");
  for (int i = 0; i < 300; ++i) {
    BigInt a = randomNumber(8), count = number(int64_t(random() % 300));
    BigInt factor = *power(arena, number(2), count);
    expectEqual(*shiftLeft(arena, a, count), *multiply(arena, a, factor));
    expectEqual(shiftRight(arena, a, count), floorDivide(arena, a, factor));
  }
}

TEST_F(BigIntTest, BitwiseOnInt64) {
  for (int i = 0; i < 1000; ++i) {
    auto a = int64_t(random()) >> (random() % 64), b = int64_t(random()) >> (random() % 64);
    EXPECT_EQ(toInt64(bitAnd(arena, number(a), number(b))), a & b);
    EXPECT_EQ(toInt64(bitOr(arena, number(a), number(b))), a | b);
    EXPECT_EQ(toInt64(bitXor(arena, number(a), number(b))), a ^ b);
    EXPECT_EQ(toInt64(invert(arena, number(a))), ~a);
  }
}

TEST_F(BigIntTest, BitwiseIdentities) {
  for (int i = 0; i < 300; ++i) {
    BigInt a = randomNumber(6), b = randomNumber(6);
    BigInt both = bitAnd(arena, a, b), any = bitOr(arena, a, b);
    expectEqual(add(arena, both, any), add(arena, a, b));
    expectEqual(bitXor(arena, a, b), subtract(arena, any, both));
    expectEqual(invert(arena, both), bitOr(arena, invert(arena, a), invert(arena, b)));
    expectEqual(bitAnd(arena, a, invert(arena, a)), BigInt{});
  }
}

TEST_F(BigIntTest, ToDoubleRoundsLimbByLimb) {
  EXPECT_EQ(toDouble(BigInt{}), 0.0);
  EXPECT_EQ(toDouble(number("-9007199254740993")), -9007199254740992.0);
  EXPECT_EQ(toDouble(number("9007199254740995")), 9007199254740996.0);
  // 2^96 + 2^43 + 1 lies above the tie, but its last limb comes too late to be seen.
  EXPECT_EQ(toDouble(number("0x1000000000000080000000001")), std::ldexp(1.0, 96));
  EXPECT_EQ(toDouble(*shiftLeft(arena, number(-1), number(1023))), -std::ldexp(1.0, 1023));
  EXPECT_EQ(toDouble(*shiftLeft(arena, number(1), number(1024))), HUGE_VAL);
  EXPECT_EQ(toDouble(*shiftLeft(arena, number(-1), number(1'000'000))), -HUGE_VAL);
}

TEST_F(BigIntTest, ResultsThatAreTooLargeAreRefusedAtOnce) {
  auto limit = int64_t(BigInt::kMaxBits);
  BigInt largest = *shiftLeft(arena, number(1), number(limit - 1));
  EXPECT_EQ(bitLength(largest), BigInt::kMaxBits);
  EXPECT_FALSE(shiftLeft(arena, number(1), number(limit)));
  EXPECT_FALSE(shiftLeft(arena, number(1), number(INT64_MAX)));
  EXPECT_FALSE(shiftLeft(arena, number(1), number("0x10000000000000000")));
  EXPECT_TRUE(shiftLeft(arena, number(0), number("0x10000000000000000")));
  EXPECT_FALSE(multiply(arena, largest, number(2)));
  EXPECT_FALSE(multiply(arena, largest, largest));
  EXPECT_TRUE(power(arena, number(2), number(limit - 1)));
  EXPECT_FALSE(power(arena, number(2), number(limit)));
  EXPECT_FALSE(power(arena, number(3), number(INT64_MAX)));
  EXPECT_FALSE(power(arena, number(10), number("0x10000000000000000")));
  EXPECT_FALSE(parseBigInt(arena, std::string(6'000'000, '9'), 10));
  EXPECT_FALSE(parseBigInt(arena, "1" + std::string(size_t(limit) / 4, '0'), 16));
}

} // namespace
