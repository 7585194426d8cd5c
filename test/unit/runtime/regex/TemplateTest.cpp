//===- test/unit/runtime/regex/TemplateTest.cpp - Replacements of sub() -----------------------------===//

#include "runtime/regex/Regex.h"

#include <gtest/gtest.h>

using namespace adder::regex;

namespace {

/// Groups are shown as {n}.
std::string pieces(std::string_view replacement) {
  std::string result;
  for (size_t at = 0;;) {
    TemplatePiece piece = nextTemplatePiece(replacement, at);
    if (piece.kind == TemplatePiece::End)
      return result;
    result += piece.kind == TemplatePiece::Group ? "{" + std::to_string(piece.group) + "}"
                                                 : std::string(piece.text);
  }
}

TEST(RegexTemplate, NamesGroups) {
  EXPECT_EQ(pieces("a\\1b\\g<2>c\\0"), "a{1}b{2}c{0}");
  EXPECT_EQ(pieces("\\12\\g<12>"), "{12}{12}");
  EXPECT_EQ(pieces("\\g<1>\\1x"), "{1}{1}x");
  EXPECT_EQ(pieces(""), "");
}

TEST(RegexTemplate, BackslashQuotesAnythingElse) {
  EXPECT_EQ(pieces("\\\\1"), "\\1");
  EXPECT_EQ(pieces("\\n\\x\\_"), "nx_");
  EXPECT_EQ(pieces("a\\"), "a");
  EXPECT_EQ(pieces("\\g\\g1"), "gg1");
}

TEST(RegexTemplate, ForgivesWhatTheReferenceForgives) {
  EXPECT_EQ(pieces("\\g<"), "");
  EXPECT_EQ(pieces("\\g<1"), "{1}");
  EXPECT_EQ(pieces("\\g<>"), ">");
  EXPECT_EQ(pieces("\\g<a>"), "a>");
  EXPECT_EQ(pieces("\\g<-1>"), "-1>");
  EXPECT_EQ(pieces("\\g<1x>"), "{1}x>");
}

TEST(RegexTemplate, LargeNumbersDoNotWrap) {
  EXPECT_EQ(pieces("\\2147483647"), "{2147483647}");
  EXPECT_EQ(pieces("\\4294967297\\g<99999999999999999999>"), "{2147483647}{2147483647}");
}

TEST(RegexTemplate, BytesPassThrough) {
  EXPECT_EQ(pieces(std::string_view("z\0\\1\0", 5)), std::string("z\0{1}\0", 6));
  EXPECT_EQ(pieces("\\é"), "é");
}

} // namespace
