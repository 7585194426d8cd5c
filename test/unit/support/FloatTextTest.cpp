//===- test/unit/support/FloatTextTest.cpp - Literals and texts as the reference has them --------------===//

#include "support/FloatText.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdlib>
#include <random>
#include <string>

using namespace adder::support;

namespace {

std::string textOf(double value) {
  char buffer[kMaxFloatText];
  return std::string(formatFloat(value, buffer));
}

std::string imaginaryTextOf(double value) {
  char buffer[kMaxFloatText];
  return std::string(formatImaginary(value, buffer));
}

struct LiteralAndText {
  const char *literal;
  const char *text;
};

// Texts taken from the object tables of files that the reference compiler wrote on x86-64.
// clang-format off
constexpr LiteralAndText kReference[] = {
    {"0.1", "0.1"},
    {"0.008559", "0.008559000000000001"},
    {"1e23", "1e+23"},
    {"1e16", "1e+16"},
    {"1e15", "1000000000000000.0"},
    {"123456789012345680.0", "1.2345678901234568e+17"},
    {"9007199254740993.0", "9007199254740992.0"},
    {"5e-324", "4.940656458412465e-324"},
    {"2.4703282292062327e-324", "0.0"},
    {"2.4703282292062328e-324", "4.940656458412465e-324"},
    {"2.2250738585072011e-308", "2.225073858507201e-308"},
    {"2.2250738585072014e-308", "2.2250738585072014e-308"},
    {"1.7976931348623157e308", "1.7976931348623157e+308"},
    {"1.7976931348623159e308", "inf"},
    {"1e400", "inf"},
    {"1e-400", "0.0"},
    {"0e9999", "0.0"},
    {"0.0", "0.0"},
    {"1e5000", "inf"},
    {"1e-5000", "0.0"},
    {"9e99999999999", "inf"},
    {"0.0001", "0.0001"},
    {"0.00001", "1e-05"},
    {"0.00012345", "0.00012345"},
    {"123456789012345678901234567890.0", "1.2345678901234568e+29"},
    {"0.1000000000000000055511151231257827", "0.1"},
    {"100000000000000000000000.5", "1e+23"},
    {"1.e5", "100000.0"},
    {".5", "0.5"},
    {"1E5", "100000.0"},
    {"999999999999999.9", "999999999999999.9"},
    {"9999999999999999.0", "1e+16"},
    {"1e-323", "0.988131291682493e-323"},
    {"9.88131291682493e-324", "0.988131291682493e-323"},
    {"4.35", "4.35"},
    {"3.141592653589793", "3.141592653589793"},
    {"2.718281828459045", "2.718281828459045"},
    {"1e22", "1e+22"},
    {"1e21", "1e+21"},
    {"0.30000000000000004", "0.30000000000000004"},
    {"1e308", "1e+308"},
    {"1e-5", "1e-05"},
    {"1.5e-7", "1.5e-07"},
    {"1e100", "1e+100"},
    {"7.0", "7.0"},
    {"1e-320", "0.999988867182683e-320"},
    {"8.41e21", "8.409999999999999e+21"},
    {"1e-4950", "0.0"},
    {"18446744073709551615.0", "1.8446744073709552e+19"},
    {"18446744073709551616e5", "1.8446744073709552e+24"},
    {"000000000000000000000000001.5", "1.5"},
    {"00000.00001", "1e-05"},
    {"6.02214076e23", "6.02214076e+23"},
    {"1844674407370955160.9", "1.8446744073709553e+18"},
    {"18446744073709551.61", "1.844674407370955e+16"},
    {"1e-307", "1e-307"},
};
// clang-format on

TEST(FloatText, LiteralsBecomeTheTextsOfTheReference) {
  for (const auto &[literal, text] : kReference) {
    std::optional<double> value = parseFloat(literal);
    ASSERT_TRUE(value) << literal;
    EXPECT_EQ(textOf(*value), text) << literal;
  }
}

TEST(FloatText, LongRunsOfZerosCancelWithTheExponent) {
  std::string zeros(400, '0');
  EXPECT_EQ(parseFloat("1" + zeros + ".0e-400"), 1.0);
  EXPECT_EQ(parseFloat("0." + zeros + "1e401"), 1.0);
  EXPECT_EQ(parseFloat(zeros + "1.5" + zeros), 1.5);
  EXPECT_EQ(parseFloat(std::string(100'000, '9') + "e-99999"), 10.0);
}

TEST(FloatText, MalformedLiterals) {
  for (const char *literal : {"", ".", "e5", ".e5", "1e", "1e+", "1e-", "1e5.5", "1.2.3", "1e5e5", "1x",
                              "0x1.5", "1j", "1e+-5", "1e 5", "-1.0", "+1.0", "inf", "nan"})
    EXPECT_FALSE(parseFloat(literal)) << literal;
}

TEST(FloatText, SignsAndSpecialValues) {
  EXPECT_EQ(textOf(-0.0), "-0.0");
  EXPECT_EQ(textOf(-1.5e-7), "-1.5e-07");
  EXPECT_EQ(textOf(-HUGE_VAL), "-inf");
  EXPECT_EQ(textOf(NAN), "nan");
  EXPECT_EQ(textOf(std::copysign(NAN, -1.0)), "nan");
}

TEST(FloatText, ImaginaryTextHasNoNeedlessFraction) {
  EXPECT_EQ(imaginaryTextOf(5), "5j");
  EXPECT_EQ(imaginaryTextOf(1.5), "1.5j");
  EXPECT_EQ(imaginaryTextOf(0), "0j");
  EXPECT_EQ(imaginaryTextOf(1e16), "1e+16j");
  EXPECT_EQ(imaginaryTextOf(1e-7), "1e-07j");
  EXPECT_EQ(imaginaryTextOf(HUGE_VAL), "infj");
}

TEST(FloatText, TextsAreReadBackExactly) {
  std::mt19937_64 random(1);
  int checked = 0;
  for (int i = 0; i < 20'000; ++i) {
    double value = std::fabs(std::bit_cast<double>(random()));
    if (!std::isfinite(value))
      continue;
    std::string text = textOf(value);
    EXPECT_LE(text.size(), kMaxFloatText);
    EXPECT_EQ(parseFloat(text), value) << text;
    // A correctly rounding reader must see it no more than a few units away; it mostly agrees.
    checked += std::strtod(text.c_str(), nullptr) == value;
  }
  EXPECT_GT(checked, 18'000);
}

} // namespace
