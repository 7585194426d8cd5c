//===- test/unit/pytext/PythonTextTest.cpp - Expected texts are those of CPython 3.11 ---------------===//

#include "pytext/PythonText.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

using namespace adder::pytext;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

TEST(PythonTextTest, StringsPreferSingleQuotes) {
  EXPECT_EQ(repr(""), "''");
  EXPECT_EQ(repr("plain"), "'plain'");
  EXPECT_EQ(repr("it's"), "\"it's\"");
  EXPECT_EQ(repr("say \"x\""), "'say \"x\"'");
  EXPECT_EQ(repr("'\""), "'\\'\"'");
}

TEST(PythonTextTest, ControlCharactersAndBackslashesAreEscaped) {
  EXPECT_EQ(repr(std::string_view("\0\x1f\x7f", 3)), "'\\x00\\x1f\\x7f'");
  EXPECT_EQ(repr("a\nb\rc\td\\"), "'a\\nb\\rc\\td\\\\'");
  EXPECT_EQ(repr("\v\f"), "'\\x0b\\x0c'");
}

TEST(PythonTextTest, PrintableCharactersBeyondAsciiStay) {
  EXPECT_EQ(repr("it's\n\u00e9"), "\"it's\\n\u00e9\"");
  EXPECT_EQ(repr("\u65e5\u672c\U0001f600"), "'\u65e5\u672c\U0001f600'");
  EXPECT_EQ(repr("\u00a0\u00ad\u0085"), "'\\xa0\\xad\\x85'");
  EXPECT_EQ(repr("\u2028\u200b\ufeff\ue000"), "'\\u2028\\u200b\\ufeff\\ue000'");
  EXPECT_EQ(repr("\U000e0001\U0010ffff"), "'\\U000e0001\\U0010ffff'");
}

TEST(PythonTextTest, BytesThatAreNotUtf8ShowAsSurrogates) {
  EXPECT_EQ(repr("a\xff"), "'a\\udcff'");
  EXPECT_EQ(repr("\xc3"), "'\\udcc3'");
  EXPECT_EQ(repr("\xc0\x80"), "'\\udcc0\\udc80'");
  EXPECT_EQ(repr("\xed\xa0\x80"), "'\\ud800'");
  EXPECT_EQ(repr("\xf4\x90\x80\x80"), "'\\udcf4\\udc90\\udc80\\udc80'");
}

TEST(PythonTextTest, Bytes) {
  EXPECT_EQ(reprBytes(""), "b''");
  EXPECT_EQ(reprBytes(std::string_view("by\0\xff\n", 5)), "b'by\\x00\\xff\\n'");
  EXPECT_EQ(reprBytes("it's"), "b\"it's\"");
  EXPECT_EQ(reprBytes("'\"\\"), "b'\\'\"\\\\'");
}

TEST(PythonTextTest, PrintableAtTheEdgesOfRanges) {
  EXPECT_FALSE(isPrintable(0x1f));
  EXPECT_TRUE(isPrintable(' '));
  EXPECT_TRUE(isPrintable('~'));
  EXPECT_FALSE(isPrintable(0x7f));
  EXPECT_FALSE(isPrintable(0xa0));
  EXPECT_TRUE(isPrintable(0xa1));
  EXPECT_FALSE(isPrintable(0xd800));
  EXPECT_TRUE(isPrintable(0x1f600));
  EXPECT_FALSE(isPrintable(0x10ffff));
  EXPECT_FALSE(isPrintable(0x110000));
}

TEST(PythonTextTest, FloatsHaveTheShortestDigits) {
  EXPECT_EQ(reprFloat(0), "0.0");
  EXPECT_EQ(reprFloat(-0.0), "-0.0");
  EXPECT_EQ(reprFloat(1), "1.0");
  EXPECT_EQ(reprFloat(0.1), "0.1");
  EXPECT_EQ(reprFloat(0.1 + 0.2), "0.30000000000000004");
  EXPECT_EQ(reprFloat(-123.456), "-123.456");
  EXPECT_EQ(reprFloat(5e-324), "5e-324");
  EXPECT_EQ(reprFloat(1.7976931348623157e308), "1.7976931348623157e+308");
}

TEST(PythonTextTest, FloatsTurnToExponentsAtSixteenDigits) {
  EXPECT_EQ(reprFloat(123456789012345680.0), "1.2345678901234568e+17");
  EXPECT_EQ(reprFloat(1e16), "1e+16");
  EXPECT_EQ(reprFloat(9999999999999998.0), "9999999999999998.0");
  EXPECT_EQ(reprFloat(1e15), "1000000000000000.0");
  EXPECT_EQ(reprFloat(0.0001), "0.0001");
  EXPECT_EQ(reprFloat(0.00001), "1e-05");
  EXPECT_EQ(reprFloat(1.5e-7), "1.5e-07");
}

TEST(PythonTextTest, NumbersThatAreNotFinite) {
  EXPECT_EQ(reprFloat(kInfinity), "inf");
  EXPECT_EQ(reprFloat(-kInfinity), "-inf");
  EXPECT_EQ(reprFloat(kNan), "nan");
  EXPECT_EQ(reprFloat(-kNan), "nan");
}

TEST(PythonTextTest, ComplexNumbersOmitAPositiveZero) {
  EXPECT_EQ(reprComplex(0, 2), "2j");
  EXPECT_EQ(reprComplex(0, -2.5), "-2.5j");
  EXPECT_EQ(reprComplex(0, -0.0), "-0j");
  EXPECT_EQ(reprComplex(1, 2), "(1+2j)");
  EXPECT_EQ(reprComplex(-0.0, -1), "(-0-1j)");
  EXPECT_EQ(reprComplex(1e16, kNan), "(1e+16+nanj)");
  EXPECT_EQ(reprComplex(1, -kInfinity), "(1-infj)");
  EXPECT_EQ(reprComplex(0, kNan), "nanj");
}

TEST(PythonTextTest, SixteenDigitsAsInC) {
  EXPECT_EQ(formatG16(1.5), "1.5");
  EXPECT_EQ(formatG16(2), "2");
  EXPECT_EQ(formatG16(-0.0), "-0");
  EXPECT_EQ(formatG16(0.1 + 0.2), "0.3");
  EXPECT_EQ(formatG16(1.0 / 3), "0.3333333333333333");
  EXPECT_EQ(formatG16(1e16), "1e+16");
  EXPECT_EQ(formatG16(1e-5), "1e-05");
  EXPECT_EQ(formatG16(1e300), "1e+300");
  EXPECT_EQ(formatG16(-kInfinity), "-inf");
  EXPECT_EQ(formatG16(kNan), "nan");
}

} // namespace
