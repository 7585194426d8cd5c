//===- unit/runtime/numbers/LimbsTest.cpp - Integers against what the machine and support/ say ------===//

#include "runtime/objects/IntLimbs.h"

#include "../../HostArena.h"
#include "support/BigInt.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

using namespace adder;
using namespace adder::objects;

namespace {

using Wide = unsigned __int128;

std::mt19937_64 &generator() {
  static std::mt19937_64 engine(42);
  return engine;
}

/// Limbs that are often all ones or zeros, where carries run.
std::vector<Limb> randomLimbs(size_t count) {
  std::vector<Limb> limbs(count);
  for (Limb &limb : limbs) {
    switch (generator()() % 4) {
    case 0:
      limb = 0;
      break;
    case 1:
      limb = UINT32_MAX;
      break;
    case 2:
      limb = Limb(generator()()) & 3;
      break;
    default:
      limb = Limb(generator()());
    }
  }
  if (count && limbs.back() == 0)
    limbs.back() = 1 + Limb(generator()()) % 100;
  return limbs;
}

Wide toWide(Limbs limbs) {
  Wide value = 0;
  for (size_t i = limbs.size(); i-- > 0;)
    value = value << 32 | limbs[i];
  return value;
}

support::BigInt toBig(Limbs limbs, bool negative = false) {
  limbs = withoutZeros(limbs);
  return {negative && !limbs.empty(), limbs};
}

#define EXPECT_SAME_INT(a, b) EXPECT_EQ(support::compare(a, b), 0)

TEST(Limbs, AddAndSubtractAsTheMachine) {
  for (int i = 0; i < 100'000; ++i) {
    auto a = randomLimbs(1 + generator()() % 3), b = randomLimbs(1 + generator()() % a.size());
    Limb sum[4], back[4];
    addLimbs(sum, a, b);
    EXPECT_EQ(toWide({sum, a.size() + 1}), toWide(a) + toWide(b));
    subtractLimbs(back, {sum, a.size() + 1}, b);
    EXPECT_EQ(toWide({back, a.size() + 1}), toWide(a));
  }
}

TEST(Limbs, CompareAsTheMachine) {
  for (int i = 0; i < 100'000; ++i) {
    auto a = randomLimbs(generator()() % 4), b = randomLimbs(generator()() % 4);
    Wide x = toWide(a), y = toWide(b);
    EXPECT_EQ(compareLimbs(a, b), (x > y) - (x < y));
    EXPECT_EQ(compareLimbs(a, a), 0);
  }
}

TEST(Limbs, ProductsOfAllShortLengths) {
  test::HostArena arena;
  for (int i = 0; i < 30'000; ++i) {
    auto a = randomLimbs(generator()() % 12), b = randomLimbs(generator()() % 12);
    std::vector<Limb> product(a.size() + b.size() + 1); // never without memory
    multiplyLimbs(product.data(), a, b);
    EXPECT_SAME_INT(toBig(product), *support::multiply(arena, toBig(a), toBig(b)));
    arena.reset();
  }
}

TEST(Limbs, DivisionIsUndoneByMultiplication) {
  for (int i = 0; i < 100'000; ++i) {
    auto divisor = randomLimbs(2 + generator()() % 6);
    divisor.back() |= 0x80000000;
    auto dividend = randomLimbs(divisor.size() + generator()() % 8);
    std::vector<Limb> rest = dividend;
    rest.push_back(0);
    std::vector<Limb> quotient(rest.size() - divisor.size());
    divideNormalised(quotient.data(), rest, divisor);
    Limbs remainder = withoutZeros({rest.data(), divisor.size()});
    ASSERT_LT(compareLimbs(remainder, divisor), 0);
    ASSERT_TRUE(withoutZeros(Limbs(rest).subspan(divisor.size())).empty());
    std::vector<Limb> product(quotient.size() + divisor.size());
    multiplyLimbs(product.data(), quotient, divisor);
    product.push_back(0);
    addLimbs(product.data(), {product.data(), product.size() - 1}, remainder);
    ASSERT_EQ(compareLimbs(withoutZeros(product), withoutZeros(dividend)), 0);
  }
}

TEST(Limbs, DivisionByALimb) {
  for (int i = 0; i < 100'000; ++i) {
    auto a = randomLimbs(1 + generator()() % 4);
    Limb divisor = Limb(generator()()) >> generator()() % 32 | 1;
    Limb quotient[4];
    Limb rest = divideByLimb(quotient, a, divisor);
    EXPECT_EQ(toWide({quotient, a.size()}), toWide(a) / divisor);
    EXPECT_EQ(rest, toWide(a) % divisor);
    EXPECT_EQ(multiplyByLimb({quotient, a.size()}, divisor, rest), 0u);
    EXPECT_EQ(toWide({quotient, a.size()}), toWide(a));
  }
}

TEST(Limbs, ShiftsAsTheMachine) {
  for (int i = 0; i < 100'000; ++i) {
    auto a = randomLimbs(1 + generator()() % 2);
    unsigned shift = generator()() % 64;
    Limb up[6] = {};
    shiftLimbsLeft(up, a, shift);
    EXPECT_EQ(toWide({up, a.size() + shift / 32 + 1}), toWide(a) << shift);
    shift %= 32 * a.size();
    bool lost = shiftLimbsRight(up, a, shift);
    EXPECT_EQ(toWide({up, a.size() - shift / 32}), toWide(a) >> shift);
    EXPECT_EQ(lost, toWide(a) >> shift << shift != toWide(a));
  }
}

TEST(Limbs, BitsOfSignedNumbers) {
  test::HostArena arena;
  for (int i = 0; i < 60'000; ++i) {
    auto a = randomLimbs(generator()() % 4), b = randomLimbs(generator()() % 4);
    bool aNegative = !a.empty() && generator()() % 2, bNegative = !b.empty() && generator()() % 2;
    std::vector<Limb> out(std::max(a.size(), b.size()) + 1);
    support::BigInt x = toBig(a, aNegative), y = toBig(b, bNegative);
    bool negative = operateOnBits(BitOperation::And, out.data(), out.size(), {aNegative, a}, {bNegative, b});
    EXPECT_SAME_INT(toBig(out, negative), support::bitAnd(arena, x, y));
    negative = operateOnBits(BitOperation::Or, out.data(), out.size(), {aNegative, a}, {bNegative, b});
    EXPECT_SAME_INT(toBig(out, negative), support::bitOr(arena, x, y));
    negative = operateOnBits(BitOperation::Xor, out.data(), out.size(), {aNegative, a}, {bNegative, b});
    EXPECT_SAME_INT(toBig(out, negative), support::bitXor(arena, x, y));
    arena.reset();
  }
}

TEST(Limbs, NearestDouble) {
  for (int i = 0; i < 200'000; ++i) {
    auto a = randomLimbs(1 + generator()() % 4);
    EXPECT_EQ(floatFromLimbs<double>(a), double(toWide(a))); // the compiler's conversion rounds correctly
    EXPECT_EQ(floatFromLimbs<float>(a), float(toWide(a)));
  }
  // The largest double is 2^1024 - 2^971; what is half a step above it or more is infinite.
  std::vector<Limb> limbs(32, UINT32_MAX);
  EXPECT_TRUE(std::isinf(floatFromLimbs<double>(limbs)));
  limbs[30] = 0xfffffc00;
  for (size_t i = 0; i < 30; ++i)
    limbs[i] = 0;
  EXPECT_TRUE(std::isinf(floatFromLimbs<double>(limbs)));
  limbs[30] -= 1;
  EXPECT_EQ(floatFromLimbs<double>(limbs), 1.7976931348623157e308);
  EXPECT_EQ(floatFromLimbs<double>({}), 0.0);
}

} // namespace
