//===- test/unit/frontend/ConstantArithmeticTest.cpp - Operators on constants --------------------------===//

#include "frontend/ConstantArithmetic.h"
#include "../HostArena.h"
#include "support/FloatText.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>
#include <string>

using namespace adder;
using namespace adder::frontend;
using bytecode::BinaryOp;
using bytecode::UnaryOp;

namespace {

const std::map<std::string_view, BinaryOp> kOperators = {
    {"|", BinaryOp::Or},           {"^", BinaryOp::Xor},         {"&", BinaryOp::And},
    {"<<", BinaryOp::LeftShift},   {">>", BinaryOp::RightShift}, {"+", BinaryOp::Add},
    {"-", BinaryOp::Subtract},     {"*", BinaryOp::Multiply},    {"@", BinaryOp::MatrixMultiply},
    {"//", BinaryOp::FloorDivide}, {"/", BinaryOp::TrueDivide},  {"%", BinaryOp::Modulo},
    {"**", BinaryOp::Power}};

class ConstantArithmeticTest : public testing::Test {
protected:
  /// A number with an optional sign, or `B**E` for a power.
  Number number(std::string_view text) {
    if (text.starts_with('-'))
      return *foldUnary(arena, UnaryOp::Negative, number(text.substr(1)));
    if (size_t at = text.find("**"); at != std::string_view::npos)
      return *foldBinary(arena, BinaryOp::Power, number(text.substr(0, at)), number(text.substr(at + 2)));
    if (text.find_first_of(".e") != std::string_view::npos)
      return Number::fromFloat(*support::parseFloat(text));
    return *parseInteger(arena, text, 10);
  }
  std::string text(const FoldResult &result) {
    if (result.isTooLarge())
      return "too large";
    return result ? std::string(textOf(arena, *result)) : "unfolded";
  }
  std::string fold(std::string_view a, std::string_view op, std::string_view b) {
    return text(foldBinary(arena, kOperators.at(op), number(a), number(b)));
  }
  std::string fold(UnaryOp op, std::string_view a) { return text(foldUnary(arena, op, number(a))); }

  test::HostArena arena;
};

struct Case {
  const char *left;
  const char *op;
  const char *right;
  const char *expected;
};

// Results taken from files that the reference compiler wrote on x86-64.
// clang-format off
constexpr Case kReference[] = {
    {"7", "//", "-2", "-4"},
    {"-7", "//", "2", "-4"},
    {"7", "%", "-2", "-1"},
    {"-7", "%", "2", "1"},
    {"-7", ">>", "1", "-4"},
    {"1", "<<", "100", "1267650600228229401496703205376"},
    {"2**64", "-", "2**64", "0"},
    {"2", "**", "-2", "0.25"},
    {"-2", "**", "-1", "-0.5"},
    {"0", "**", "-1", "unfolded"},
    {"0.0", "**", "-1", "unfolded"},
    {"0.0", "**", "-1.0", "unfolded"},
    {"0", "**", "-1e400", "inf"},
    {"-8", "**", "0.5", "unfolded"},
    {"-8", "**", "2.0", "64.0"},
    {"-8", "**", "1e400", "inf"},
    {"2", "**", "0.5", "1.4142135623730951"},
    {"0", "**", "0", "1"},
    {"0.0", "**", "0", "1.0"},
    {"1", "**", "-5", "1.0"},
    {"-2**70", "**", "-1", "-8.470329472543003e-22"},
    {"1", "/", "3", "0.3333333333333333"},
    {"2**2000", "/", "2**1999", "nan"},
    {"2**2000", "/", "3", "inf"},
    {"-1", "/", "2**2000", "-0.0"},
    {"18014398509481985", "*", "1.0", "1.8014398509481984e+16"},
    {"9007199254740993", "/", "1", "9007199254740992.0"},
    {"1", "//", "0", "unfolded"},
    {"1", "%", "0", "unfolded"},
    {"1", "/", "0", "unfolded"},
    {"1.0", "//", "0", "unfolded"},
    {"1.0", "%", "0", "unfolded"},
    {"1.0", "/", "0", "unfolded"},
    {"1.0", "/", "-0.0", "unfolded"},
    {"2**70", "//", "0", "unfolded"},
    {"1", "<<", "-1", "unfolded"},
    {"1", ">>", "-1", "unfolded"},
    {"1", ">>", "4611686018427387904", "0"},
    {"-1", ">>", "9223372036854775807", "-1"},
    {"1", ">>", "9223372036854775808", "unfolded"},
    {"1", "<<", "9223372036854775808", "unfolded"},
    {"0", "<<", "4611686018427387904", "0"},
    {"0", "<<", "9223372036854775808", "unfolded"},
    {"1.0", "<<", "1", "unfolded"},
    {"1", ">>", "1.0", "unfolded"},
    {"1", "|", "1.0", "unfolded"},
    {"1.0", "^", "1", "unfolded"},
    {"2**70", "&", "1.0", "unfolded"},
    {"-5.5", "//", "2", "-3.0"},
    {"5.5", "//", "-2", "-3.0"},
    {"-5.5", "%", "2", "0.5"},
    {"5.5", "%", "-2", "-0.5"},
    {"5.0", "%", "1e400", "5.0"},
    {"-5.0", "%", "1e400", "inf"},
    {"-5.0", "//", "1e400", "-1.0"},
    {"5.0", "//", "-1e400", "-1.0"},
    {"1e400", "-", "1e400", "nan"},
    {"1e400", "*", "0", "nan"},
    {"1e400", "//", "2", "nan"},
    {"1e400", "%", "2", "nan"},
    {"6.0", "%", "-3", "-0.0"},
    {"-6.0", "%", "3", "0.0"},
    {"0.0", "//", "-5", "-0.0"},
    {"1", "@", "2", "unfolded"},
    {"1.0", "@", "2", "unfolded"},
    {"2**70", "@", "2", "unfolded"},
    {"-2**70", "&", "255", "0"},
    {"2**70", "|", "-1", "-1"},
    {"-2**70", "^", "2**69", "-590295810358705651712"},
    {"-2**64", "//", "3", "-6148914691236517206"},
    {"-2**64", "%", "3", "2"},
    {"2**64", "//", "-4294967296", "-4294967296"},
    {"9223372036854775807", "+", "1", "9223372036854775808"},
    {"-9223372036854775808", "-", "1", "-9223372036854775809"},
    {"-9223372036854775808", "//", "-1", "9223372036854775808"},
    {"-9223372036854775808", "%", "-1", "0"},
    {"4611686018427387904", "*", "2", "9223372036854775808"},
    {"-4611686018427387904", "*", "2", "-9223372036854775808"},
    {"3", "**", "41", "36472996377170786403"},
    {"1e308", "*", "10", "inf"},
    {"0.1", "+", "0.2", "0.30000000000000004"},
    {"1e16", "+", "1", "1e+16"},
    {"9007199254740993", "+", "0.0", "9007199254740992.0"},
    {"7.5", "//", "0.1", "74.0"},
    {"1.0", "//", "0.1", "9.0"},
    {"2**63", "*", "1.0", "9.223372036854776e+18"},
    {"10**30", "/", "10**10", "1e+20"},
    {"10**400", "*", "1.0", "inf"},
    {"10**400", "/", "10.0", "inf"},
    {"-10**400", "*", "1.0", "-inf"},
    {"2.0", "**", "1024", "inf"},
    {"2.0", "**", "-1080", "0.0"},
    {"-0.0", "+", "0", "0.0"},
    {"0.0", "-", "0", "0.0"},
    {"-0.0", "-", "0", "-0.0"},
    {"5", "%", "2**70", "5"},
    {"-5", "%", "2**70", "1180591620717411303419"},
    {"-5", "//", "2**70", "-1"},
    {"-2**70", ">>", "69", "-2"},
    {"-2**70", ">>", "71", "-1"},
    {"1", "<<", "62", "4611686018427387904"},
    {"1", "<<", "63", "9223372036854775808"},
    {"-1", "<<", "63", "-9223372036854775808"},
    {"-1", "<<", "64", "-18446744073709551616"},
    {"4611686018427387904", "^", "-1", "-4611686018427387905"},
};
// clang-format on

TEST_F(ConstantArithmeticTest, BinaryOperatorsAsTheReference) {
  for (const Case &each : kReference)
    EXPECT_EQ(fold(each.left, each.op, each.right), each.expected)
        << each.left << ' ' << each.op << ' ' << each.right;
}

TEST_F(ConstantArithmeticTest, UnaryOperators) {
  EXPECT_EQ(fold(UnaryOp::Negative, "0.0"), "-0.0");
  EXPECT_EQ(fold(UnaryOp::Negative, "9223372036854775808"), "-9223372036854775808");
  EXPECT_EQ(fold(UnaryOp::Negative, "-9223372036854775808"), "9223372036854775808");
  EXPECT_EQ(fold(UnaryOp::Positive, "-2.5"), "-2.5");
  EXPECT_EQ(fold(UnaryOp::Invert, "5"), "-6");
  EXPECT_EQ(fold(UnaryOp::Invert, "2**70"), "-1180591620717411303425");
  EXPECT_EQ(fold(UnaryOp::Invert, "1.5"), "unfolded");
  EXPECT_EQ(fold(UnaryOp::Not, "1"), "unfolded");
}

TEST_F(ConstantArithmeticTest, IntsThatFitAreHeldInAWord) {
  using Kind = Number::Kind;
  EXPECT_EQ(number("9223372036854775807").kind, Kind::SmallInt);
  EXPECT_EQ(number("9223372036854775808").kind, Kind::BigInt);
  EXPECT_EQ(number("-9223372036854775808").kind, Kind::SmallInt);
  EXPECT_EQ(number("-9223372036854775808").small, INT64_MIN);
  FoldResult back = foldBinary(arena, BinaryOp::Subtract, number("2**64"), number("2**64"));
  EXPECT_EQ(back->kind, Kind::SmallInt);
  EXPECT_FALSE(back->isTrue());
}

TEST_F(ConstantArithmeticTest, TruthValues) {
  EXPECT_TRUE(number("2**64").isTrue());
  EXPECT_TRUE(Number::fromFloat(NAN).isTrue());
  EXPECT_FALSE(Number::fromFloat(-0.0).isTrue());
  EXPECT_FALSE(Number::fromInt(0).isTrue());
}

TEST_F(ConstantArithmeticTest, ComparisonsAreLeftToTheRuntime) {
  for (BinaryOp op :
       {BinaryOp::Less, BinaryOp::Greater, BinaryOp::Equal, BinaryOp::LessEqual, BinaryOp::GreaterEqual,
        BinaryOp::NotEqual, BinaryOp::In, BinaryOp::Is, BinaryOp::ExceptionMatch})
    for (const char *operand : {"1", "1.0", "2**64"})
      EXPECT_EQ(text(foldBinary(arena, op, number(operand), number(operand))), "unfolded");
}

TEST_F(ConstantArithmeticTest, InPlaceOperatorsAreThePlainOnes) {
  for (const auto &[token, op] : kOperators)
    for (const char *left : {"7", "7.5", "2**70"})
      EXPECT_EQ(text(foldBinary(arena, bytecode::inplaceOf(op), number(left), number("3"))),
                fold(left, token, "3"));
}

TEST_F(ConstantArithmeticTest, HugeResultsAreRefused) {
  EXPECT_EQ(fold("1", "<<", "100000000"), "too large");
  EXPECT_EQ(fold("1", "<<", "9223372036854775807"), "too large");
  EXPECT_EQ(fold("0", "<<", "9223372036854775807"), "0");
  EXPECT_EQ(fold("10", "**", "10000000000"), "too large");
  EXPECT_EQ(fold("2**16777215", "+", "2**16777215"), "too large");
  EXPECT_TRUE(parseInteger(arena, std::string(6'000'000, '9'), 10).isTooLarge());
}

/// Words and big integers must agree: a op b is computed a second time with both operands moved out of int64.
TEST_F(ConstantArithmeticTest, WordsAgreeWithBigIntegers) {
  std::mt19937_64 random(3);
  for (int i = 0; i < 3000; ++i) {
    auto a = int64_t(random()) >> (random() % 64), b = int64_t(random()) >> (random() % 64);
    support::BigInt bigA = support::fromInt64(arena, a), bigB = support::fromInt64(arena, b);
    auto check = [&](BinaryOp op, const support::BigInt &expected) {
      FoldResult result = foldBinary(arena, op, Number::fromInt(a), Number::fromInt(b));
      EXPECT_EQ(text(result), support::decimalText(arena, expected)) << a << ' ' << tokenOf(op) << ' ' << b;
    };
    check(BinaryOp::Add, support::add(arena, bigA, bigB));
    check(BinaryOp::Subtract, support::subtract(arena, bigA, bigB));
    check(BinaryOp::Multiply, *support::multiply(arena, bigA, bigB));
    if (b != 0) {
      check(BinaryOp::FloorDivide, support::floorDivide(arena, bigA, bigB));
      check(BinaryOp::Modulo, support::floorModulo(arena, bigA, bigB));
    }
    b = int64_t(random() % 130);
    bigB = support::fromInt64(arena, b);
    check(BinaryOp::LeftShift, *support::shiftLeft(arena, bigA, bigB));
    check(BinaryOp::RightShift, support::shiftRight(arena, bigA, bigB));
  }
}

} // namespace
