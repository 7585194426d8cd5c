//===- unit/runtime/numbers/FloatTextTest.cpp - Floats and their digits against the C library -------===//

#include "runtime/core/FormatFloatDigits.h"
#include "runtime/core/ParseNumberFloat.h"

#include <gtest/gtest.h>

#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

using namespace adder::runtime;

namespace {

std::mt19937_64 &generator() {
  static std::mt19937_64 engine(7);
  return engine;
}

double fromBits(uint64_t bits) {
  double value;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}
float fromBits32(uint32_t bits) {
  float value;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

/// Positive and finite: any bits, subnormal, short decimals, whole numbers, neighbours of powers of two.
double randomDouble() {
  for (;;) {
    double value;
    uint64_t bits = generator()() >> 1;
    switch (generator()() % 6) {
    case 0:
      value = fromBits(bits >> generator()() % 63);
      break;
    case 1:
      value = double(generator()() % 100'000'000) / std::pow(10, generator()() % 12);
      break;
    case 2:
      value = double(generator()() >> generator()() % 64);
      break;
    case 3:
      value = std::nextafter(std::ldexp(1, int(generator()() % 2090) - 1070), generator()() % 2 ? 1e308 : 0);
      break;
    case 4:
      value = std::ldexp(double(bits), -int(generator()() % 120)); // what programs compute with
      break;
    default:
      value = fromBits(bits);
    }
    if (std::isfinite(value) && value != 0)
      return value;
  }
}

float randomFloat() {
  for (;;) {
    float value = fromBits32(uint32_t(generator()() >> (33 + generator()() % 31)));
    if (generator()() % 2)
      value = fromBits32(uint32_t(generator()() >> 33));
    if (std::isfinite(value) && value != 0)
      return value;
  }
}

/// As %e prints it.
template <typename Float> std::string text(const DecimalDigits<Float> &digits) {
  std::string result(1, digits.count ? digits.digits[0] : '0');
  if (digits.count > 1)
    result += '.' + std::string(digits.digits + 1, size_t(digits.count - 1));
  char exponent[16];
  std::snprintf(exponent, sizeof exponent, "e%+03d", digits.count ? digits.exponent : 0);
  return result + exponent;
}

template <typename Float> void expectShortest(Float value) {
  DecimalDigits<Float> digits;
  shortestDigits(value, digits);
  char expected[64];
  *std::to_chars(expected, expected + sizeof expected, value, std::chars_format::scientific).ptr = 0;
  EXPECT_EQ(text(digits), expected);
}

TEST(FloatDigits, ShortestIsTheLibrarys) {
  for (int i = 0; i < 150'000; ++i)
    expectShortest(randomDouble());
  for (int i = 0; i < 150'000; ++i)
    expectShortest(randomFloat());
}

TEST(FloatDigits, ShortestAtTheEdges) {
  for (uint64_t bits :
       {1ull, 2ull, 3ull, 0xfffffffffffffull, 0x10000000000000ull, 0x10000000000001ull, 0x1fffffffffffffull,
        0x20000000000000ull, 0x7fefffffffffffffull, 0x7fe0000000000000ull, 0x4340000000000000ull,
        0x433fffffffffffffull, 0x44b52d02c7e14af6ull})
    expectShortest(fromBits(bits));
  for (uint32_t bits : {1u, 2u, 0x7fffffu, 0x800000u, 0x800001u, 0x7f7fffffu, 0x7f000000u, 0x4b800000u})
    expectShortest(fromBits32(bits));
  for (int exponent = -1074; exponent < 1024; ++exponent)
    expectShortest(std::ldexp(1.0, exponent));
  for (int exponent = -149; exponent < 128; ++exponent)
    expectShortest(std::ldexp(1.0f, exponent));
  DecimalDigits<double> digits;
  shortestDigits(0.0, digits);
  EXPECT_EQ(digits.count, 0);
}

/// The digits of %.*e or %.*f without point and exponent, leading and trailing zeros.
std::string bare(const char *printed) {
  std::string digits;
  for (; *printed && *printed != 'e'; ++printed)
    if (*printed != '.' && (*printed != '0' || !digits.empty()))
      digits += *printed;
  digits.erase(digits.find_last_not_of('0') + 1);
  return digits;
}

/// Whether the value lies in the middle between two texts of this precision: printf takes the even one.
bool isTie(const char *format, double value, int precision) {
  static char exact[2048];
  std::snprintf(exact, sizeof exact, format, 1100, value);
  const char *rest = std::strchr(exact, '.') + 1 + precision;
  return precision < 1100 && *rest == '5' && std::strspn(rest + 1, "0") == size_t(1100 - precision - 1);
}

template <typename Float> void expectExact(Float value, int precision) {
  static char expected[2048];
  if (isTie("%.*e", double(value), precision) || isTie("%.*f", double(value), precision))
    return;
  DecimalDigits<Float> digits;
  exactDigits(value, precision + 1, false, digits);
  std::snprintf(expected, sizeof expected, "%.*e", precision, double(value));
  std::string ours(digits.digits, size_t(digits.count));
  EXPECT_EQ(bare(ours.c_str()), bare(expected)) << value << ' ' << precision;
  EXPECT_EQ(digits.exponent, std::atoi(std::strchr(expected, 'e') + 1)) << expected;
  exactDigits(value, precision, true, digits);
  std::snprintf(expected, sizeof expected, "%.*f", precision, double(value));
  ours.assign(digits.digits, size_t(digits.count));
  ASSERT_EQ(bare(ours.c_str()), bare(expected)) << value << ' ' << precision;
  if (digits.count != 0 && digits.exponent >= 0) {
    EXPECT_EQ(int(std::strcspn(expected, ".")), digits.exponent + 1) << expected;
  }
}

TEST(FloatDigits, ExactIsPrintf) {
  for (int i = 0; i < 60'000; ++i)
    expectExact(randomDouble(), int(generator()() % 20));
  for (int i = 0; i < 3'000; ++i)
    expectExact(randomDouble(), int(generator()() % 800));
  for (int i = 0; i < 60'000; ++i)
    expectExact(randomFloat(), int(generator()() % 20));
  for (int precision : {0, 1, 5, 750, 766, 767, 768, 1000, 1074, 1100})
    for (double value :
         {5e-324, 2.2250738585072009e-308, 1.7976931348623157e308, 0.5, 1.5, 2.5, 9.5, 0.125, 9.9999})
      expectExact(value, precision);
}

TEST(FloatDigits, TiesGoAwayFromZero) {
  DecimalDigits<double> digits;
  exactDigits(0.5, 0, true, digits);
  EXPECT_EQ(text(digits), "1e+00");
  exactDigits(1.5, 0, true, digits);
  EXPECT_EQ(text(digits), "2e+00");
  exactDigits(2.5, 0, true, digits);
  EXPECT_EQ(text(digits), "3e+00");
  exactDigits(0.25, 1, true, digits);
  EXPECT_EQ(text(digits), "3e-01");
  exactDigits(99.5, 0, true, digits);
  EXPECT_EQ(text(digits), "1.00e+02");
  exactDigits(99.5, 2, false, digits);
  EXPECT_EQ(text(digits), "1.0e+02");
}

void expectParsed(const std::string &number) {
  size_t e = number.find('e');
  int64_t exponent = e == std::string::npos ? 0 : std::atoll(number.c_str() + e + 1);
  size_t length = e == std::string::npos ? number.size() : e;
  EXPECT_EQ(floatFromDecimal<double>(number.data(), length, exponent), std::strtod(number.c_str(), nullptr))
      << number;
  EXPECT_EQ(floatFromDecimal<float>(number.data(), length, exponent), std::strtof(number.c_str(), nullptr))
      << number;
}

TEST(ParseFloat, PrintedValuesComeBack) {
  char printed[64];
  for (int i = 0; i < 60'000; ++i) {
    double value = randomDouble();
    std::snprintf(printed, sizeof printed, "%.17g", value);
    expectParsed(printed);
    std::snprintf(printed, sizeof printed, "%.*e", int(generator()() % 25), value);
    expectParsed(printed);
  }
}

TEST(ParseFloat, RandomDigits) {
  for (int i = 0; i < 60'000; ++i) {
    std::string number;
    size_t count = 1 + generator()() % 30, point = generator()() % (count + 1);
    for (size_t at = 0; at < count; ++at) {
      if (at == point)
        number += '.';
      number += char('0' + generator()() % 10);
    }
    number += 'e' + std::to_string(int(generator()() % 700) - 350);
    expectParsed(number);
  }
}

/// Exactly halfway between two neighbours, and a last digit more or less than that.
TEST(ParseFloat, HalfwayCases) {
  static char printed[2048];
  for (int i = 0; i < 10'000; ++i) {
    double value = randomDouble();
    double next = std::nextafter(value, INFINITY);
    if (std::isinf(next) || value > 1e300)
      continue;
    long double middle = ((long double)value + (long double)next) / 2; // 64 bits: exact
    std::snprintf(printed, sizeof printed, "%.1080Le", middle);
    std::string number = printed;
    size_t e = number.find('e');
    std::string mantissa = number.substr(0, e), exponent = number.substr(e);
    mantissa.erase(mantissa.find_last_not_of('0') + 1);
    expectParsed(mantissa + exponent);
    expectParsed(mantissa + "00000000000000000001" + exponent);
    expectParsed(mantissa + std::string(900, '0') + "1" + exponent);
    --mantissa.back();
    expectParsed(mantissa + "99999999999999999999" + exponent);
  }
}

TEST(ParseFloat, Edges) {
  for (const char *number : {"0",
                             "0.0",
                             "000",
                             ".5",
                             "5.",
                             "1e400",
                             "1e-400",
                             "1.7976931348623157e308",
                             "1.7976931348623158e308",
                             "1.7976931348623159e308",
                             "1.797693134862315807e308",
                             "4.9e-324",
                             "2.4703282292062327e-324",
                             "2.4703282292062328e-324",
                             "2.2250738585072011e-308",
                             "2.2250738585072014e-308",
                             "9007199254740993",
                             "9007199254740992.999999",
                             "3.4028235677973366e38",
                             "3.4028235677973367e38",
                             "7.0064923216240853e-46",
                             "7.0064923216240854e-46",
                             "1e23",
                             "8.442911973260991817129021e-309",
                             "100000000000000000000000",
                             "0.00000000000000000000000000000000000000000000000000001e53",
                             "123456789012345678901234567890e-30"})
    expectParsed(number);
  EXPECT_EQ(floatFromDecimal<double>("1_0.5_0", 7, 0), 10.5);
  EXPECT_EQ(floatFromDecimal<double>("1", 1, int64_t(1) << 60), INFINITY);
  EXPECT_EQ(floatFromDecimal<double>("1", 1, -(int64_t(1) << 60)), 0.0);
  EXPECT_EQ(floatFromDecimal<double>("0", 1, int64_t(1) << 60), 0.0);
  std::string many = "1" + std::string(100'000, '0');
  EXPECT_EQ(floatFromDecimal<double>(many.data(), many.size(), -100'000), 1.0);
  many = "0." + std::string(100'000, '0') + "1";
  EXPECT_EQ(floatFromDecimal<double>(many.data(), many.size(), 100'001), 1.0);
}

} // namespace
