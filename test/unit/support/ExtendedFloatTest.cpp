//===- test/unit/support/ExtendedFloatTest.cpp - 80-bit arithmetic against the hardware ----------------===//
//
// On x86 `long double` is the format itself and serves as an independent oracle; elsewhere only the fixed
// cases run.
//
//===----------------------------------------------------------------------------------------------------===//

#include "support/ExtendedFloat.h"

#include <gtest/gtest.h>

#include <bit>
#include <cfloat>
#include <cmath>
#include <random>

using adder::support::ExtendedFloat;

namespace {

uint64_t bitsOf(double value) { return std::bit_cast<uint64_t>(value); }

void expectSameDouble(double actual, double expected) {
  if (std::isnan(expected))
    EXPECT_TRUE(std::isnan(actual));
  else
    EXPECT_EQ(bitsOf(actual), bitsOf(expected)) << actual << " instead of " << expected;
}

constexpr double kSpecialDoubles[] = {0.0,
                                      -0.0,
                                      1.0,
                                      -1.0,
                                      0.5,
                                      10.0,
                                      DBL_MAX,
                                      -DBL_MAX,
                                      DBL_MIN,
                                      DBL_TRUE_MIN,
                                      -DBL_TRUE_MIN,
                                      DBL_EPSILON,
                                      2.2250738585072009e-308, // the largest subnormal
                                      HUGE_VAL,
                                      -HUGE_VAL};

TEST(ExtendedFloat, DoublesSurvive) {
  for (double value : kSpecialDoubles)
    expectSameDouble(ExtendedFloat::fromDouble(value).toDouble(), value);
  EXPECT_TRUE(ExtendedFloat::fromDouble(NAN).isNaN());
  EXPECT_TRUE(std::isnan(ExtendedFloat::fromDouble(NAN).toDouble()));
}

TEST(ExtendedFloat, IntegersAreExactAndTruncate) {
  for (uint64_t value :
       {uint64_t(0), uint64_t(1), uint64_t(9999999999999999999u), UINT64_MAX, uint64_t(1) << 63})
    EXPECT_EQ(ExtendedFloat::fromUint64(value).toUint64(), value);
  EXPECT_EQ(ExtendedFloat::fromDouble(2.75).toUint64(), 2u);
  EXPECT_EQ(ExtendedFloat::fromDouble(0.99).toUint64(), 0u);
  EXPECT_EQ(ExtendedFloat::fromDouble(-3.0).toUint64(), 0u);
  EXPECT_EQ(ExtendedFloat::fromDouble(18446744073709551616.0).toUint64(), 0u);
}

TEST(ExtendedFloat, TiesRoundToEvenOnTheWayToDouble) {
  uint64_t unit = uint64_t(1) << 11; // of a double, in an integer of 64 bits
  uint64_t base = uint64_t(1) << 63;
  expectSameDouble(ExtendedFloat::fromUint64(base + unit / 2).toDouble(), double(base));
  expectSameDouble(ExtendedFloat::fromUint64(base + unit / 2 + 1).toDouble(), double(base + unit));
  expectSameDouble(ExtendedFloat::fromUint64(base + unit + unit / 2).toDouble(), double(base + 2 * unit));
  expectSameDouble(ExtendedFloat::fromUint64(UINT64_MAX).toDouble(), 18446744073709551616.0);
}

TEST(ExtendedFloat, SpecialOperands) {
  ExtendedFloat zero, one = ExtendedFloat::fromUint64(1), infinity = ExtendedFloat::fromDouble(HUGE_VAL);
  EXPECT_TRUE((zero * infinity).isNaN());
  EXPECT_TRUE((zero / zero).isNaN());
  EXPECT_TRUE((infinity / infinity).isNaN());
  EXPECT_TRUE((one / zero).isInfinite());
  EXPECT_TRUE((one / infinity).isZero());
  EXPECT_TRUE((infinity + ExtendedFloat::fromDouble(-HUGE_VAL)).isNaN());
  EXPECT_FALSE((zero / zero) == (zero / zero));
  EXPECT_FALSE((zero / zero) < one);
  EXPECT_TRUE(zero == ExtendedFloat::fromDouble(-0.0));
  EXPECT_FALSE(ExtendedFloat::fromDouble(-0.0) < zero);
}

TEST(ExtendedFloat, RangeIsWiderThanThatOfDouble) {
  ExtendedFloat power = ExtendedFloat::fromUint64(10);
  for (int i = 0; i < 12; ++i)
    power = power * power; // 10^4096
  EXPECT_FALSE(power.isInfinite());
  EXPECT_TRUE((power * power).isInfinite());
  EXPECT_EQ((power / power).toDouble(), 1.0);
}

#if defined(__x86_64__) && LDBL_MANT_DIG == 64

/// The same value twice: in our format and in the machine's.
struct Pair {
  ExtendedFloat ours;
  long double theirs;
};

Pair pairOf(double value) { return {ExtendedFloat::fromDouble(value), value}; }

/// Compares all 64 bits: the double nearest, and what it leaves over.
void expectSame(ExtendedFloat ours, long double theirs) {
  double upper = double(theirs);
  expectSameDouble(ours.toDouble(), upper);
  if (std::isnan(theirs))
    return;
  // Scaled to an integer of 64 bits, nothing is lost.
  int exponent = 0;
  long double fraction = std::frexp(std::fabs(theirs), &exponent);
  if (!std::isfinite(fraction) || fraction == 0)
    return;
  ExtendedFloat scaled = ours;
  ExtendedFloat step = ExtendedFloat::fromDouble(exponent < 64 ? 2.0 : 0.5);
  for (int i = exponent; i != 64; i += exponent < 64 ? 1 : -1)
    scaled = scaled * step;
  if (theirs < 0)
    scaled = scaled * ExtendedFloat::fromDouble(-1.0);
  EXPECT_EQ(scaled.toUint64(), uint64_t(std::ldexp(fraction, 64)));
}

void expectSameOperations(const Pair &a, const Pair &b) {
  expectSame(a.ours * b.ours, a.theirs * b.theirs);
  expectSame(a.ours / b.ours, a.theirs / b.theirs);
  expectSame(a.ours + b.ours, a.theirs + b.theirs);
  EXPECT_EQ(a.ours < b.ours, a.theirs < b.theirs);
  EXPECT_EQ(a.ours == b.ours, a.theirs == b.theirs);
  EXPECT_EQ(a.ours <= b.ours, a.theirs <= b.theirs);
}

TEST(ExtendedFloat, SpecialDoublesAsTheHardware) {
  for (double a : kSpecialDoubles)
    for (double b : kSpecialDoubles)
      expectSameOperations(pairOf(a), pairOf(b));
}

TEST(ExtendedFloat, RandomValuesAsTheHardware) {
  std::mt19937_64 random(20240517);
  for (int i = 0; i < 20'000 && !testing::Test::HasFailure(); ++i) {
    // Full 64-bit significands from products of doubles; in half of the cases of similar size.
    uint64_t mask = i % 2 ? UINT64_MAX : 0x800fffffffffffff;
    uint64_t bias = i % 2 ? 0 : uint64_t(1020 + random() % 8) << 52;
    auto next = [&] { return pairOf(std::bit_cast<double>((random() & mask) | bias)); };
    Pair p = next(), q = next(), r = next();
    Pair product = {p.ours * q.ours, p.theirs * q.theirs};
    expectSameOperations(product, r);
    expectSameOperations(product, {r.ours / p.ours, r.theirs / p.theirs});
  }
}

TEST(ExtendedFloat, GradualUnderflowAsTheHardware) {
  std::mt19937_64 random(7);
  Pair tiny = {ExtendedFloat::fromUint64(1), 1};
  for (int i = 0; i < 16'380; ++i)
    tiny = {tiny.ours * ExtendedFloat::fromDouble(0.5), tiny.theirs * 0.5L};
  for (int i = 0; i < 300; ++i) {
    Pair scale = pairOf(double(random()) / 18446744073709551616.0 / double(uint64_t(1) << (random() % 64)));
    Pair small = {tiny.ours * scale.ours, tiny.theirs * scale.theirs};
    expectSame(small.ours, small.theirs);
    expectSame(small.ours / scale.ours, small.theirs / scale.theirs);
    expectSame(small.ours + tiny.ours, small.theirs + tiny.theirs);
  }
}

#endif

} // namespace
