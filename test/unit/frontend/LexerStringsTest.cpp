//===- LexerStringsTest.cpp - Literals, escapes, f-strings and t-strings --------------------------------===//
//
// frontend-and-lowering.md, 2.6 to 2.8.
//
//===----------------------------------------------------------------------------------------------------===//

#include "Tokens.h"

#include <gtest/gtest.h>

using namespace adder;
using namespace adder::frontend;
using test::lineOf;
using test::tokensOf;

namespace {

TEST(LexerStringsTest, QuotesAndPrefixes) {
  EXPECT_EQ(tokensOf("'a' \n\"b\""), "String:a Newline String:b Newline End");
  EXPECT_EQ(tokensOf("'''a\n'b'''"), "String:a\\x0a'b Newline End");
  EXPECT_EQ(tokensOf("u'a'"), "String:a Newline End");
  for (const char *text : {"b'a'", "rb'a'", "br'a'"})
    EXPECT_EQ(tokensOf(text), "Bytes:a Newline End") << text;
  // Upper case letters are names.
  EXPECT_EQ(tokensOf("B'a'"), "Name:B String:a Newline End");
  EXPECT_EQ(tokensOf("ur'a'"), "Name:ur String:a Newline End");
  EXPECT_EQ(tokensOf("bf'a'"), "Name:bf String:a Newline End");
}

TEST(LexerStringsTest, SimpleEscapes) {
  EXPECT_EQ(tokensOf(R"('\a\b\t\n\v\f\r\\\'\"')"),
            "String:\\x07\\x08\\x09\\x0a\\x0b\\x0c\\x0d\\'\" Newline End");
  EXPECT_EQ(tokensOf("'a\\\nb'"), "String:ab Newline End");
  EXPECT_EQ(tokensOf(R"('\q\ ')"), "String:\\q\\  Newline End"); // unknown ones stay
}

TEST(LexerStringsTest, NumericEscapes) {
  EXPECT_EQ(tokensOf(R"('\0\12\1234\x41')"), "String:\\x00\\x0aS4A Newline End");
  EXPECT_EQ(tokensOf(R"('\xe4\u20ac\U0001f600')"),
            "String:\\xc3\\xa4\\xe2\\x82\\xac\\xf0\\x9f\\x98\\x80 Newline End");
  EXPECT_EQ(tokensOf(R"('\400\ud800')"), "String:\\xc4\\x80\\xed\\xa0\\x80 Newline End");
  EXPECT_EQ(tokensOf(R"(b'\xe4\u20ac')"), "Bytes:\\xe4\\u20ac Newline End");
  for (const char *text : {R"('\x4 ')", R"('\u12  ')", R"('\U00110000')", R"(b'\400')", R"('\xg0')"})
    EXPECT_EQ(tokensOf(text), "Invalid") << text;
}

TEST(LexerStringsTest, NamedEscapesFailAtOnce) {
  EXPECT_EQ(tokensOf(R"(x = '\N{DASH}')"), "Name:x Assign UnicodeNameEscape");
  EXPECT_EQ(tokensOf(R"(b'\N')"), "UnicodeNameEscape");
  EXPECT_EQ(tokensOf(R"(r'\N')"), "String:\\N Newline End");
}

TEST(LexerStringsTest, RawLiteralsKeepBackslashes) {
  EXPECT_EQ(tokensOf(R"(r'\n\'x')"), "String:\\n\\'x Newline End");
  EXPECT_EQ(tokensOf(R"(rb'\xff')"), "Bytes:\\xff Newline End");
}

TEST(LexerStringsTest, AnyBytesAreCopied) {
  EXPECT_EQ(tokensOf("'\xff\xfe'"), "String:\\xff\\xfe Newline End");
  EXPECT_EQ(tokensOf("b'\xc3\xa4'"), "Bytes:\\xc3\\xa4 Newline End");
}

TEST(LexerStringsTest, Unterminated) {
  EXPECT_EQ(tokensOf("x = 'a\nb\n"), "Name:x Assign UnterminatedString");
  EXPECT_EQ(tokensOf("x = '''a\nb\n"), "Name:x Assign UnterminatedString");
  EXPECT_EQ(lineOf("x\ny = '''a\nb\n", TokenKind::UnterminatedString), 2u); // where it starts
  EXPECT_EQ(tokensOf("'a\\"), "UnterminatedString");
}

TEST(LexerStringsTest, AdjacentLiteralsAreOne) {
  EXPECT_EQ(tokensOf("'a' \"b\"'''c''' r'\\d'"), "String:abc\\d Newline End");
  EXPECT_EQ(tokensOf("'a' \\\n 'b'"), "String:ab Newline End");
  EXPECT_EQ(tokensOf("('a'\n # c\n'b')"), "LeftParen String:ab RightParen Newline End");
  EXPECT_EQ(lineOf("('a'\n'b')", TokenKind::String), 1u);
  EXPECT_EQ(tokensOf("'a' b'b'"), "String:a Bytes:b Newline End"); // not of one kind
}

TEST(LexerStringsTest, FormattedStringBecomesCallOfFormat) {
  EXPECT_EQ(tokensOf("f'a'"), "String:a Dot Name:format LeftParen RightParen Newline End");
  EXPECT_EQ(tokensOf("f'a{x}b{y}'"),
            "String:a{}b{} Dot Name:format LeftParen LeftParen Name:x RightParen Comma "
            "LeftParen Name:y RightParen Comma RightParen Newline End");
  EXPECT_EQ(tokensOf("f'{{}}'"), "String:{{}} Dot Name:format LeftParen RightParen Newline End");
  EXPECT_EQ(tokensOf("f'{ }'"),
            "String:{} Dot Name:format LeftParen LeftParen RightParen Comma RightParen Newline End");
}

TEST(LexerStringsTest, ConversionsAndFormatsStayInTheTemplate) {
  EXPECT_EQ(tokensOf("f'{x!r:>3}'"),
            "String:{!r:>3} Dot Name:format LeftParen LeftParen Name:x RightParen Comma "
            "RightParen Newline End");
  EXPECT_EQ(tokensOf("f'{x:{w}.{p}}'"), "String:{:{}.{}} Dot Name:format LeftParen LeftParen Name:x "
                                        "RightParen Comma LeftParen Name:w RightParen "
                                        "Comma LeftParen Name:p RightParen Comma RightParen Newline End");
  // "!a" is no conversion, "!=" neither.
  EXPECT_EQ(tokensOf("f'{a!=b}'"),
            "String:{} Dot Name:format LeftParen LeftParen Name:a NotEqual Name:b RightParen "
            "Comma RightParen Newline End");
}

TEST(LexerStringsTest, DebugFieldsShowTheirText) {
  EXPECT_EQ(tokensOf("f'{x=}'"), "String:x={} Dot Name:format LeftParen LeftParen Name:x RightParen Comma "
                                 "RightParen Newline End");
  EXPECT_EQ(tokensOf("f'{ x + 1=!r}'"),
            "String: x + 1={!r} Dot Name:format LeftParen LeftParen Name:x Plus Integer:1 "
            "RightParen Comma RightParen Newline End");
}

TEST(LexerStringsTest, OnlySquareAndCurlyBracketsProtect) {
  EXPECT_EQ(tokensOf("f'{a[1:2]}'"),
            "String:{} Dot Name:format LeftParen LeftParen Name:a LeftBracket Integer:1 Colon Integer:2 "
            "RightBracket RightParen Comma RightParen Newline End");
  EXPECT_EQ(
      tokensOf("f'{(1:2)}'"),
      "String:{:2)} Dot Name:format LeftParen LeftParen LeftParen Integer:1 RightParen Comma RightParen End");
}

TEST(LexerStringsTest, NestedFormattedStrings) {
  EXPECT_EQ(
      tokensOf("f'{f\"{x}\"}'"),
      "String:{} Dot Name:format LeftParen LeftParen String:{} Dot Name:format LeftParen LeftParen Name:x "
      "RightParen Comma RightParen RightParen Comma RightParen Newline End");
}

TEST(LexerStringsTest, MalformedFormattedStrings) {
  EXPECT_EQ(tokensOf("f'{}'"), "MalformedFString");
  EXPECT_EQ(tokensOf("f'{!r}'"), "MalformedFString");
  EXPECT_EQ(tokensOf("f'{x'"), "UnterminatedString");
}

TEST(LexerStringsTest, NeighboursJoinTheTemplate) {
  EXPECT_EQ(tokensOf("'{' f'{x}' '}'"),
            "String:{{}} Dot Name:format LeftParen LeftParen Name:x RightParen Comma "
            "RightParen Newline End");
}

TEST(LexerStringsTest, LineEndsOfFieldsCountTwice) {
  EXPECT_EQ(lineOf("x=f'''{\na+1}'''\ny", TokenKind::Name, 3), 4u);
}

TEST(LexerStringsTest, TokensOfFieldsLieInTheFile) {
  // x = f'{ab}{c}': the text that was copied has its own place, the rest that of the literal.
  EXPECT_EQ(test::rangesOf("f'{ab}{c}'"),
            "0..10 0..0 0..0 0..0 0..0 3..5 0..0 0..0 0..0 7..8 0..0 0..0 0..0 10..10 "
            "10..10");
}

TEST(LexerStringsTest, TemplateStrings) {
  EXPECT_EQ(
      tokensOf("t'a{x}b'"),
      "Name:__template__ LeftParen LeftParen String:a Comma String:b Comma RightParen Comma LeftParen Name:x "
      "RightParen Comma String:x Comma None Comma String: Comma RightParen Newline End");
  EXPECT_EQ(
      tokensOf("t'{y!r:>9}'"),
      "Name:__template__ LeftParen LeftParen String: Comma String: Comma RightParen Comma LeftParen Name:y "
      "RightParen Comma String:y Comma String:r Comma String:>9 Comma RightParen Newline End");
  EXPECT_EQ(tokensOf("t'{{'"),
            "Name:__template__ LeftParen LeftParen String:{ Comma RightParen Comma RightParen "
            "Newline End");
  EXPECT_EQ(tokensOf("t'}'"), "MalformedFString");
  EXPECT_EQ(tokensOf("t'{}'"), "MalformedFString");
}

} // namespace
