//===- test/unit/qstr/IdentifierTest.cpp - C identifiers of strings ---------------------------------===//

#include "qstr/Identifier.h"

#include "../HostArena.h"

#include <gtest/gtest.h>

using namespace adder;
using qstr::identifierOf;

namespace {

TEST(IdentifierTest, PlainTextIsItsOwnIdentifier) {
  test::HostArena arena;
  std::string_view text = "Az_09";
  EXPECT_TRUE(qstr::isPlainIdentifier(text));
  EXPECT_EQ(identifierOf(arena, text).data(), text.data());
  EXPECT_EQ(identifierOf(arena, ""), "");
}

TEST(IdentifierTest, AsciiCharactersHaveNames) {
  test::HostArena arena;
  EXPECT_EQ(identifierOf(arena, "<module>"), "_lt_module_gt_");
  EXPECT_EQ(identifierOf(arena, "a.b/c d"), "a_dot_b_slash_c_space_d");
  EXPECT_EQ(
      identifierOf(arena, "!\"#$%&'()*+,-"),
      "_bang__quot__hash__dollar__percent__amp__squot__paren_open__paren_close__star__plus__comma__hyphen_");
  EXPECT_EQ(identifierOf(arena, ":;=?@[\\]^{|}~"),
            "_colon__semicolon__equals__question__at_sign__bracket_open__backslash__bracket_close__caret_"
            "_brace_open__pipe__brace_close__tilde_");
}

TEST(IdentifierTest, OthersHaveNumbers) {
  test::HostArena arena;
  EXPECT_EQ(identifierOf(arena, std::string_view("\0\n\x7f`", 4)), "_0x00__0x0a__0x7f__0x60_");
  EXPECT_EQ(identifierOf(arena, "\u65e5\u672c"), "_0x65e5__0x672c_");
  EXPECT_EQ(identifierOf(arena, "\U0001f600\U0010ffff"), "_0x1f600__0x10ffff_");
}

TEST(IdentifierTest, CharactersOfHtmlHaveTheirEntities) {
  test::HostArena arena;
  EXPECT_EQ(identifierOf(arena, "caf\u00e9"), "caf_eacute_");
  EXPECT_EQ(identifierOf(arena, "\u00a0\u20ac\u2666"), "_nbsp__euro__diams_");
  EXPECT_EQ(identifierOf(arena, "\u02dc"), identifierOf(arena, "~"));
}

TEST(IdentifierTest, BytesThatAreNotUtf8StayApart) {
  test::HostArena arena;
  EXPECT_EQ(identifierOf(arena, "\xff"), "_0xdcff_");
  EXPECT_EQ(identifierOf(arena, "\u00ff"), "_yuml_");
  EXPECT_EQ(identifierOf(arena, "\xe2\x82"), "_0xdce2__0xdc82_");
  EXPECT_EQ(identifierOf(arena, "\xed\xa0\x80"), "_0xd800_");
}

} // namespace
