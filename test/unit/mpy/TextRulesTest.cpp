//===- test/unit/mpy/TextRulesTest.cpp - Numbers and UTF-8 in files ---------------------------------===//

#include "mpy/TextRules.h"

#include <gtest/gtest.h>

using namespace adder::mpy;

namespace {

TEST(TextRulesTest, Integers) {
  for (const char *text : {"0", "12", "-1", "123456789012345678901234567890"})
    EXPECT_TRUE(isNumberText(ObjectKind::Int, text)) << text;
  for (const char *text : {"", "-", "+1", "1a", " 1", "1_0", "0x1", "--1"})
    EXPECT_FALSE(isNumberText(ObjectKind::Int, text)) << text;
}

TEST(TextRulesTest, Floats) {
  for (const char *text : {"0.5", "1e+22", "1e-07", "1000000000000000.0", "4.940656458412465e-324", "inf",
                           "-inf", "nan", "-0.0", "1e16"})
    EXPECT_TRUE(isNumberText(ObjectKind::Float, text)) << text;
  for (const char *text : {"", ".5", "5.", "1e", "1e+", "infinity", "--1.0", "1.0j", "1.0 "})
    EXPECT_FALSE(isNumberText(ObjectKind::Float, text)) << text;
}

TEST(TextRulesTest, Complexes) {
  for (const char *text : {"2.5j", "0j", "1j", "infj"})
    EXPECT_TRUE(isNumberText(ObjectKind::Complex, text)) << text;
  for (const char *text : {"", "j", "1", "1+2j", "1jj"})
    EXPECT_FALSE(isNumberText(ObjectKind::Complex, text)) << text;
}

TEST(TextRulesTest, Utf8) {
  for (const char *text : {"", "abc", "\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x98\x80", "\xed\xa0\x80"})
    EXPECT_TRUE(isUtf8(text)) << text;
  for (const char *text :
       {"\x80", "\xc3", "\xc3x", "\xc0\x80", "\xe2\x82", "\xff", "\xf5\x80\x80\x80", "a\xc3"})
    EXPECT_FALSE(isUtf8(text)) << text;
}

} // namespace
