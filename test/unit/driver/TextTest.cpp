//===- driver/TextTest.cpp - UTF-8, quoting and wrapping ------------------------------------------===//

#include "driver/Text.h"

#include <gtest/gtest.h>

namespace adder::driver {
namespace {

TEST(Text, decodesUtf8) {
  EXPECT_EQ(characterAt("a", 0).codePoint, 0x61u);
  EXPECT_EQ(characterAt("\xc3\xa9", 0).codePoint, 0xe9u);
  EXPECT_EQ(characterAt("\xe6\x97\xa5", 0).codePoint, 0x65e5u);
  EXPECT_EQ(characterAt("\xf0\x9f\x98\x80", 0).codePoint, 0x1f600u);
}

TEST(Text, refusesWhatIsNotUtf8) {
  for (const char *text : {"\x80", "\xff", "\xc3", "\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80",
                           "\xf5\x80\x80\x80", "\xf4\x90\x80\x80", "\xe6\x97", "\xc3(", "\xf0\x8f\x80\x80"}) {
    Character character = characterAt(text, 0);
    EXPECT_FALSE(character.valid) << text;
    EXPECT_EQ(character.bytes, 1u);
  }
}

TEST(Text, measuresCharacters) {
  EXPECT_EQ(displayWidth('a'), 1u);
  EXPECT_EQ(displayWidth(0xe9), 1u);
  EXPECT_EQ(displayWidth(0x301), 0u);
  EXPECT_EQ(displayWidth(0x65e5), 2u);
  EXPECT_EQ(displayWidth(0x1f600), 2u);
  EXPECT_EQ(displayWidth(0x3b1), 1u);
}

TEST(Text, showsControlCharacters) {
  EXPECT_EQ(harmless("a\033[31m\x7f\xc2\x9b\xe2\x80\xae\xff\n"),
            "a<U+001B>[31m<U+007F><U+009B><U+202E><ff><U+000A>");
  EXPECT_EQ(harmless("na\xc3\xafve \xe6\x97\xa5"), "na\xc3\xafve \xe6\x97\xa5");
}

TEST(Text, quotesAsMicroPythonDoes) {
  EXPECT_EQ(micropythonRepr("abc"), "'abc'");
  EXPECT_EQ(micropythonRepr("it's"), "\"it's\"");
  EXPECT_EQ(micropythonRepr("'\""), "'\\'\"'");
  EXPECT_EQ(micropythonRepr("\"\\\n\r\t\x01"), "'\"\\\\\\n\\r\\t\\x01'");
  EXPECT_EQ(micropythonRepr("\xc3\xa9"), "'\xc3\xa9'");
}

TEST(Text, wrapsAtSpaces) {
  EXPECT_EQ(wrap("one two three", 7), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(wrap("one two three", 6), (std::vector<std::string>{"one", "two", "three"}));
  EXPECT_EQ(wrap("unbreakable x", 4), (std::vector<std::string>{"unbreakable", "x"}));
  EXPECT_EQ(wrap("", 4), (std::vector<std::string>{""}));
}

} // namespace
} // namespace adder::driver
