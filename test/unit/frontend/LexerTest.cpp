//===- LexerTest.cpp - Layout, names, numbers, operators ------------------------------------------------===//
//
// Strings are in LexerStringsTest.cpp.  Expected values are those of frontend-and-lowering.md, 2.1 to 2.5.
//
//===----------------------------------------------------------------------------------------------------===//

#include "Tokens.h"

#include <gtest/gtest.h>

using namespace adder;
using namespace adder::frontend;
using test::lineOf;
using test::tokensOf;

namespace {

TEST(LexerTest, EmptyFile) {
  EXPECT_EQ(tokensOf(""), "End");
  EXPECT_EQ(tokensOf("\n"), "Newline End");
  EXPECT_EQ(tokensOf("# only a comment"), "Newline End");
}

TEST(LexerTest, MissingFinalNewlineIsSupplied) {
  EXPECT_EQ(tokensOf("x"), "Name:x Newline End");
  EXPECT_EQ(tokensOf("x # y"), "Name:x Newline End");
  EXPECT_EQ(lineOf("x", TokenKind::End), 2u);
}

TEST(LexerTest, LineEndsOfAllSystems) {
  for (const char *text : {"a\nb\n", "a\r\nb\r\n", "a\rb\r", "a\r\nb"}) {
    EXPECT_EQ(tokensOf(text), "Name:a Newline Name:b Newline End") << text;
    EXPECT_EQ(lineOf(text, TokenKind::End), 3u) << text;
  }
  EXPECT_EQ(lineOf("a\n\r\n\rb", TokenKind::Name, 1), 4u);
}

TEST(LexerTest, BlankLinesAndCommentsMakeOneNewline) {
  EXPECT_EQ(tokensOf("a\n\n  # c\n\t\n\nb\n"), "Name:a Newline Name:b Newline End");
  EXPECT_EQ(tokensOf("\n\n# c\na\n"), "Newline Name:a Newline End");
  EXPECT_EQ(lineOf("a\n\n\nb\n", TokenKind::Newline), 1u); // where the line ended, not where the next begins
}

TEST(LexerTest, Indentation) {
  EXPECT_EQ(tokensOf("a\n b\n  c\nd\n"),
            "Name:a Newline Indent Name:b Newline Indent Name:c Newline Dedent Dedent Name:d Newline End");
  EXPECT_EQ(tokensOf("a\n b"), "Name:a Newline Indent Name:b Newline Dedent End");
  EXPECT_EQ(tokensOf(" a\n"), "Indent Newline End"); // takes the place of the first token
  EXPECT_EQ(tokensOf("\n a\n"), "Newline Indent Name:a Newline Dedent End");
}

TEST(LexerTest, TabsAdvanceToMultiplesOfEight) {
  EXPECT_EQ(tokensOf("a\n\tb\n        c\n"),
            "Name:a Newline Indent Name:b Newline Name:c Newline Dedent End");
  EXPECT_EQ(tokensOf("a\n   \tb\n\tc\n"), "Name:a Newline Indent Name:b Newline Name:c Newline Dedent End");
  EXPECT_EQ(tokensOf("a\n\t b\n\t\tc\n"),
            "Name:a Newline Indent Name:b Newline Indent Name:c Newline Dedent Dedent End");
}

TEST(LexerTest, FormFeedsCountAsOneColumn) {
  EXPECT_EQ(tokensOf("a\n\f\vb\n  c\n"), "Name:a Newline Indent Name:b Newline Name:c Newline Dedent End");
}

TEST(LexerTest, UnindentToNoLevel) {
  EXPECT_EQ(tokensOf("a\n    b\n  c\n"), "Name:a Newline Indent Name:b DedentMismatch");
  EXPECT_EQ(lineOf("a\n    b\n  c\n", TokenKind::DedentMismatch), 2u); // the line before
}

TEST(LexerTest, IndentationLevelsHaveSixteenBits) {
  std::string wide(65537, ' ');
  EXPECT_EQ(tokensOf("a\n" + wide + "b\n c\n"),
            "Name:a Newline Indent Name:b Newline Name:c Newline Dedent End");
  EXPECT_EQ(tokensOf("a\n" + wide.substr(1) + "b\nc\n"),
            "Name:a Newline Indent Name:b Newline Name:c Newline End");
}

TEST(LexerTest, BracketsJoinLines) {
  EXPECT_EQ(tokensOf("(a\n  b\n)\nc\n"), "LeftParen Name:a Name:b RightParen Newline Name:c Newline End");
  // Kinds are not matched, and a closing bracket too many makes all line ends vanish.
  EXPECT_EQ(tokensOf("(a]\nb\n"), "LeftParen Name:a RightBracket Newline Name:b Newline End");
  EXPECT_EQ(tokensOf("a)\nb\n"), "Name:a RightParen Name:b End");
}

TEST(LexerTest, BackslashJoinsLines) {
  EXPECT_EQ(tokensOf("a \\\n b\n"), "Name:a Name:b Newline End");
  EXPECT_EQ(tokensOf("a \\\r\n b\n"), "Name:a Name:b Newline End");
  EXPECT_EQ(lineOf("a \\\n b\n", TokenKind::Name, 1), 2u);
  EXPECT_EQ(tokensOf("a \\ \n"), "Name:a Invalid");
  EXPECT_EQ(tokensOf("a \\"), "Name:a End"); // joined with the line end that is supplied
}

TEST(LexerTest, NulBytesAreInvalidCharacters) {
  EXPECT_EQ(tokensOf(std::string_view("a\0b", 3)), "Name:a Invalid");
  EXPECT_EQ(tokensOf(std::string_view("'a\0'", 4)), "String:a\\x01 Newline End");
  EXPECT_EQ(tokensOf(std::string_view("#\0\nb", 4)), "Newline Name:b Newline End");
}

TEST(LexerTest, ByteOrderMarkIsPartOfAName) {
  EXPECT_EQ(tokensOf("\xef\xbb\xbfx = 1\n"), "Name:\\xef\\xbb\\xbfx Assign Integer:1 Newline End");
}

TEST(LexerTest, Names) {
  EXPECT_EQ(tokensOf("_a1 \xc3\xa4 A match print"),
            "Name:_a1 Name:\\xc3\\xa4 Name:A Name:match Name:print Newline End");
  EXPECT_EQ(tokensOf("nonlocal Nonlocal"), "Nonlocal Name:Nonlocal Newline End");
}

TEST(LexerTest, DebugIsTheTruthOfTheOptimisationLevel) {
  EXPECT_EQ(tokensOf("__debug__"), "True Newline End");
  Options options = test::testOptions();
  options.optimisationLevel = 1;
  EXPECT_EQ(tokensOf("__debug__", options), "False Newline End");
}

TEST(LexerTest, Numbers) {
  EXPECT_EQ(tokensOf("0 12 0x1F 0b1 0O7"),
            "Integer:0 Integer:12 Integer:0x1F Integer:0b1 Integer:0O7 Newline End");
  EXPECT_EQ(tokensOf("1_000 1__0_ 0x_f"), "Integer:1000 Integer:10 Integer:0xf Newline End");
  EXPECT_EQ(tokensOf("1. .5 1e9 1E-9 2j 1.5J"),
            "Float:1. Float:.5 Float:1e9 Float:1E-9 Float:2j Float:1.5J Newline End");
  // Letters belong to a number, sense or not; what it is worth is seen when it is used.
  EXPECT_EQ(tokensOf("1if x"), "Integer:1if Name:x Newline End");
  EXPECT_EQ(tokensOf("1.real 0x1.5 1e+"), "Float:1.real Float:0x1.5 Float:1e+ Newline End");
  EXPECT_EQ(tokensOf("0xe+1"), "Integer:0xe Plus Integer:1 Newline End");
  EXPECT_EQ(tokensOf("1..a"), "Float:1..a Newline End");
}

TEST(LexerTest, LongestOperatorWins) {
  EXPECT_EQ(tokensOf("<<= >>= **= //="),
            "LeftShiftAssign RightShiftAssign DoubleStarAssign DoubleSlashAssign Newline End");
  EXPECT_EQ(tokensOf("a<<b>>c"), "Name:a LeftShift Name:b RightShift Name:c Newline End");
  EXPECT_EQ(tokensOf("->-=:=@="), "Arrow MinusAssign Walrus AtAssign Newline End");
  EXPECT_EQ(tokensOf("a<>b"), "Name:a Less Greater Name:b Newline End");
  EXPECT_EQ(tokensOf("... .. ."), "Ellipsis Dot Dot Dot Newline End");
  EXPECT_EQ(tokensOf("!="), "NotEqual Newline End");
}

TEST(LexerTest, CharactersThatStartNothing) {
  for (const char *text : {"!", "$", "?", "`", "\x7f"})
    EXPECT_EQ(tokensOf(text), "Invalid") << text;
}

TEST(LexerTest, RangesAreBytesOfTheFile) {
  EXPECT_EQ(test::rangesOf("ab = 'c' +1\n"), "0..2 3..4 5..8 9..10 10..11 11..11 12..12");
  EXPECT_EQ(test::rangesOf("a\r\n b"), "0..1 1..1 4..4 4..5 5..5 5..5 5..5");
}

} // namespace
