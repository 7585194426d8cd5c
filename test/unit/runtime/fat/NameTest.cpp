//===- test/unit/runtime/fat/NameTest.cpp - Long and short names ----------------------------------------===//

#include "Disk.h"

#include <gtest/gtest.h>

namespace adder::fat {
namespace {

std::string shortOf(const char *text) {
  Name name;
  EXPECT_TRUE(parseName(text, &name)) << text;
  ShortName made = shorten(name);
  return std::string(made.bytes, made.bytes + sizeof made.bytes) + (made.isWhole ? " whole" : "") +
         (made.caseBits & entry::kBaseIsLower ? " base" : "") +
         (made.caseBits & entry::kExtensionIsLower ? " extension" : "");
}

TEST(ShortNames, SayAllOfPlainNames) {
  EXPECT_EQ(shortOf("FOO.TXT"), "FOO     TXT whole");
  EXPECT_EQ(shortOf("foo.txt"), "FOO     TXT whole base extension");
  EXPECT_EQ(shortOf("foo.TXT"), "FOO     TXT whole base");
  EXPECT_EQ(shortOf("foo_file.txt"), "FOO_FILETXT whole base extension");
  EXPECT_EQ(shortOf("a"), "A           whole base");
}

TEST(ShortNames, AreCutFromOthers) {
  EXPECT_EQ(shortOf("Foo.txt"), "FOO     TXT");
  EXPECT_EQ(shortOf("a long name.text"), "ALONGNAMTEX");
  EXPECT_EQ(shortOf("plus+plus.c"), "PLUS_PLUC  ");
  EXPECT_EQ(shortOf("archive.tar.gz"), "ARCHIVETGZ ");
  EXPECT_EQ(shortOf(".profile").substr(0, 7), "PROFILE");
}

TEST(ShortNames, GetNumbers) {
  Name name;
  ASSERT_TRUE(parseName("a long name.text", &name));
  ShortName start = shorten(name);
  ShortName seven = numbered(start, 7), many = numbered(start, 1234);
  EXPECT_EQ(std::string(seven.bytes, seven.bytes + 11), "ALONGN~7TEX");
  EXPECT_EQ(std::string(many.bytes, many.bytes + 11), "ALO~1234TEX");
  EXPECT_EQ(tailOf(seven.bytes, start), 7u);
  EXPECT_EQ(tailOf(many.bytes, start), 1234u);
  EXPECT_EQ(tailOf(reinterpret_cast<const uint8_t *>("ALONGN~0TEX"), start), 0u);
  EXPECT_EQ(tailOf(reinterpret_cast<const uint8_t *>("99999999TEX"), start), 0u);
}

TEST(Names, ThatNoFileCanHave) {
  Name name;
  for (const char *bad : {"",
                          ".",
                          "..",
                          "...",
                          " ",
                          "a:b",
                          "a*b",
                          "a?b",
                          "a\"b",
                          "a<b",
                          "a>b",
                          "a|b",
                          "a\\b",
                          "a\x01",
                          "a\x7f",
                          "\xff",
                          "\xc3",
                          "\xe2\x82",
                          "\xed\xa0\x80",
                          "\xc0\xaf",
                          "\xf4\x90\x80\x80"})
    EXPECT_FALSE(parseName(bad, &name)) << bad;
  EXPECT_TRUE(parseName(std::string(255, 'x'), &name));
  EXPECT_FALSE(parseName(std::string(256, 'x'), &name));
}

TEST(Names, AreTheSameInAnyCase) {
  Name one, other;
  auto same = [&](const char *a, const char *b) {
    return parseName(a, &one) && parseName(b, &other) && isSame(one, other);
  };
  EXPECT_TRUE(same("Straße.TXT", "STRAßE.txt"));
  EXPECT_TRUE(same("äöüéþ", "ÄÖÜÉÞ"));
  EXPECT_TRUE(same("Ωμέγα", "ωΜέγΑ"));
  EXPECT_TRUE(same("Привет", "ПРИВЕТ"));
  EXPECT_TRUE(same("Łódź", "łÓDŹ"));
  EXPECT_FALSE(same("÷", "×"));
  EXPECT_FALSE(same("a", "b"));
}

TEST(Names, GoThroughUtf16) {
  for (const char *text : {"plain", "é", "€uro", "\U0001f600 smile", "日本語.txt"}) {
    Name name;
    char back[kLongestText];
    ASSERT_TRUE(parseName(text, &name));
    EXPECT_EQ(std::string_view(back, formatName(name, back)), text);
  }
}

TEST(ShortNames, LookLikeNames) {
  auto shown = [](const char *bytes, uint8_t bits) {
    Name name;
    char text[kLongestText];
    expand(reinterpret_cast<const uint8_t *>(bytes), bits, &name);
    return std::string(text, formatName(name, text));
  };
  EXPECT_EQ(shown("FOO     TXT", 0), "FOO.TXT");
  EXPECT_EQ(shown("FOO     TXT", 0x18), "foo.txt");
  EXPECT_EQ(shown("FOO     TXT", 0x10), "FOO.txt");
  EXPECT_EQ(shown("FOO        ", 8), "foo");
  EXPECT_EQ(shown("\x05\x84      X  ", 0), "\u03c3\u00e4.X");
  EXPECT_EQ(shown("A/B..\x01  \x7f  ", 0), "A_B___._");
  EXPECT_EQ(shown("           ", 0), "_");
}

} // namespace
} // namespace adder::fat
