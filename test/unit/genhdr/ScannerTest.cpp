//===- test/unit/genhdr/ScannerTest.cpp - What preprocessed sources register ------------------------===//

#include "genhdr/Scanner.h"

#include "NaiveScan.h"
#include "RandomText.h"
#include "genhdr/SplitFiles.h"

#include <gtest/gtest.h>

namespace adder::genhdr {
namespace {

class Recorder : public ScanConsumer {
public:
  void found(const Item &item) override {
    items += std::string(modeName(item.kind)) + ":" + std::string(item.text) + "@" +
             std::to_string(item.line) + " " + std::string(item.origin.file) + ":" +
             std::to_string(item.origin.line) + " " + std::string(item.owner) + "/" +
             std::to_string(item.run) + "\n";
  }
  void found(const Malformed &malformed) override {
    faults += std::to_string(malformed.line) + ":" + std::to_string(malformed.origin.line) + " " +
              std::string(malformed.text) + ": " + std::string(messageOf(malformed.kind)) + "\n";
  }
  std::string items;
  std::string faults;
};

std::string itemsIn(std::string_view text, KindSet kinds = KindSet::all(),
                    MarkerRules rules = MarkerRules::Reference) {
  Recorder recorder;
  scan(text, kinds, rules, recorder);
  return recorder.items;
}

std::string faultsIn(std::string_view text) {
  Recorder recorder;
  scan(text, KindSet::all(), MarkerRules::Compiler, recorder);
  return recorder.faults;
}

TEST(Scanner, findsAllKindsInOnePass) {
  EXPECT_EQ(itemsIn("# 1 \"a.c\"\n"
                    "MP_REGISTER_MODULE(MP_QSTR_m, mod);MP_REGISTER_ROOT_POINTER(void *p[2]);\n"
                    "x = MP_QSTR_x + MP_COMPRESSED_ROM_TEXT(\"no\\n\")\n"),
            "module:MP_REGISTER_MODULE(MP_QSTR_m, mod);@2 a.c:1 a.c/1\n"
            "qstr:m@2 a.c:1 a.c/1\n"
            "root_pointer:MP_REGISTER_ROOT_POINTER(void *p[2]);@2 a.c:1 a.c/1\n"
            "qstr:x@3 a.c:2 a.c/1\n"
            "compress:no\\n@3 a.c:2 a.c/1\n");
}

TEST(Scanner, findsOnlyTheKindsThatAreWanted) {
  EXPECT_EQ(itemsIn("MP_REGISTER_MODULE(MP_QSTR_m, mod);", Kind::Module),
            "module:MP_REGISTER_MODULE(MP_QSTR_m, mod);@1 :1 /0\n");
  EXPECT_EQ(itemsIn("MP_REGISTER_MODULE(MP_QSTR_m, mod);", Kind::Compressed), "");
}

TEST(Scanner, aHeadersItemsHaveTheirOriginAndTheSourceAsOwner) {
  EXPECT_EQ(
      itemsIn("# 0 \"a.c\"\n# 0 \"<built-in>\"\n# 1 \"h.h\" 1\n\n\nMP_QSTR_h\n# 2 \"a.c\" 2\nMP_QSTR_a\n"),
      "qstr:h@6 h.h:3 a.c/1\n"
      "qstr:a@8 a.c:2 a.c/1\n");
}

TEST(Scanner, whatStandsBeforeTheFirstSourceBelongsToIt) {
  EXPECT_EQ(itemsIn("MP_QSTR_x\n# 1 \"h.h\"\nMP_QSTR_h\n# 5 \"b.c\"\nMP_QSTR_b\n# 1 \"a.c\"\n"),
            "qstr:x@1 :1 b.c/1\nqstr:h@3 h.h:1 b.c/1\nqstr:b@5 b.c:5 b.c/1\n");
}

TEST(Scanner, anOwnerThatComesBackHasANewRun) {
  EXPECT_EQ(itemsIn("# 1 \"a.c\"\nMP_QSTR_a\n# 1 \"i.c\"\n# 3 \"a.c\"\nMP_QSTR_b\n# 9 \"a.c\"\nMP_QSTR_c\n"),
            "qstr:a@2 a.c:1 a.c/1\nqstr:b@5 a.c:3 a.c/3\nqstr:c@7 a.c:9 a.c/3\n");
}

TEST(Scanner, wordsInMarkersAreNoItems) {
  EXPECT_EQ(itemsIn("# 1 \"MP_QSTR_no.c\" MP_QSTR_no\nMP_QSTR_yes"),
            "qstr:yes@2 MP_QSTR_no.c:1 MP_QSTR_no.c/1\n");
}

TEST(Scanner, compilersMarkersMayHaveEscapesOrNoName) {
  std::string_view text = "# 1 \"a\\\"b.c\"\n#line 70\nMP_QSTR_a\n";
  EXPECT_EQ(itemsIn(text, Kind::Qstr, MarkerRules::Compiler), "qstr:a@3 a\\\"b.c:70 a\\\"b.c/1\n");
  EXPECT_EQ(itemsIn(text, Kind::Qstr, MarkerRules::Reference), "qstr:a@3 a\\:2 /0\n");
  EXPECT_EQ(unescapeFileName("a\\\"b\\\\c\\303\\251\\n\\"), "a\"b\\c\xc3\xa9\\n\\");
}

TEST(Scanner, hugeLineNumbersDoNotOverflow) {
  EXPECT_EQ(itemsIn("# 99999999999999999999 \"a.c\"\n\n\nMP_QSTR_a"), "qstr:a@4 a.c:4294967295 a.c/1\n");
}

TEST(Scanner, aModuleEndsAtTheFirstEndAfterTheFirstComma) {
  EXPECT_EQ(itemsIn("MP_REGISTER_MODULE(a);, b);MP_REGISTER_EXTENSIBLE_MODULE(MP_REGISTER_MODULE(c, d) ;e);",
                    Kind::Module),
            "module:MP_REGISTER_MODULE(a);, b);@1 :1 /0\n"
            "module:MP_REGISTER_EXTENSIBLE_MODULE(MP_REGISTER_MODULE(c, d) ;e);@1 :1 /0\n");
}

TEST(Scanner, aTextIsOneLiteralWithoutQuotes) {
  EXPECT_EQ(itemsIn("MP_COMPRESSED_ROM_TEXT(\"\")MP_COMPRESSED_ROM_TEXT(\"a\" )MP_COMPRESSED_ROM_TEXT(\"b\")",
                    Kind::Compressed),
            "compress:@1 :1 /0\ncompress:b@1 :1 /0\n");
}

TEST(Scanner, saysWhatLooksLikeAnItemButIsNone) {
  EXPECT_EQ(faultsIn("# 10 \"a.c\"\nMP_QSTR_gr\xc3\xb6\xc3\x9f"
                     "e\n"),
            "2:10 MP_QSTR_gr\xc3\xb6\xc3\x9f"
            "e: the name after MP_QSTR_ has a character that is not ASCII\n");
  EXPECT_EQ(faultsIn("MP_QSTR_\xff"),
            "1:1 MP_QSTR_\xff: the name after MP_QSTR_ has a character that is not ASCII\n");
  EXPECT_EQ(faultsIn("MP_QSTR_MP_QSTR_a"),
            "1:1 MP_QSTR_MP_QSTR_a: the name after MP_QSTR_ has MP_QSTR_ in it\n");
  EXPECT_EQ(faultsIn("f(MP_COMPRESSED_ROM_TEXT(\"a\" \"b\"));"),
            "1:1 MP_COMPRESSED_ROM_TEXT(\"a\" \"b\"));: the text is not compressed: it is not a single "
            "literal without "
            "quotes in it\n");
  EXPECT_EQ(faultsIn("MP_REGISTER_MODULE(a);"),
            "1:1 MP_REGISTER_MODULE(a);: a module registration needs two arguments\n");
  EXPECT_EQ(faultsIn("\nMP_REGISTER_MODULE_DELEGATION(a,\nb);"),
            "2:2 MP_REGISTER_MODULE_DELEGATION(a,: a module registration must end with ');' on the line "
            "where it starts\n");
  EXPECT_EQ(faultsIn("MP_REGISTER_ROOT_POINTER(int a)"),
            "1:1 MP_REGISTER_ROOT_POINTER(int a): MP_REGISTER_ROOT_POINTER must end with ');' on the line "
            "where it starts\n");
  EXPECT_EQ(
      faultsIn("MP_REGISTER_ROOT_POINTER(" + std::string(500, 'x')).size(),
      std::string("1:1 ").size() + kMalformedTextLimit +
          std::string(": MP_REGISTER_ROOT_POINTER must end with ');' on the line where it starts\n").size());
}

TEST(Scanner, theEmptyStringIsWellFormed) { EXPECT_EQ(faultsIn("MP_QSTR_, MP_QSTR_a MP_QSTR"), ""); }

// Each of the words would search to the end of the line: 100,000 times 100,000 would not end.
TEST(Scanner, oneLongLineTakesLinearTime) {
  for (std::string_view word : {"MP_REGISTER_ROOT_POINTER(", "MP_REGISTER_MODULE(", "MP_REGISTER_MODULE(,",
                                "MP_COMPRESSED_ROM_TEXT(", "MP_QSTR_", "#", "# 1 \"MP_QSTR_"}) {
    std::string text;
    for (int i = 0; i < 100'000; ++i)
      text += word;
    EXPECT_EQ(itemsIn(text, Kind::Module), "");
    itemsIn(text);
  }
}

TEST(Scanner, normalizesLineEnds) {
  std::string text = "a\r\nb\rc\n\rd\r\r\n\r";
  EXPECT_TRUE(normalizeLineEnds(text));
  EXPECT_EQ(text, "a\nb\nc\n\nd\n\n\n");
  EXPECT_FALSE(normalizeLineEnds(text));
}

class ByKind : public ScanConsumer {
public:
  using ScanConsumer::found;
  void found(const Item &item) override {
    lines[size_t(item.kind)].push_back(std::to_string(item.line) + " " + lineOf(item.kind, item.text));
  }
  std::vector<std::string> lines[kKindCount];
};

TEST(Scanner, findsWhatTheRulesSayInAnyText) {
  size_t items = 0;
  for (unsigned seed = 0; seed < 4'000; ++seed) {
    std::string text = randomText(seed);
    ByKind all;
    scan(text, KindSet::all(), MarkerRules::Reference, all);
    for (Kind kind : kKinds) {
      std::vector<std::string> expected;
      std::vector<std::string> lines = naive::linesOf(text);
      for (size_t i = 0; i < lines.size(); ++i)
        if (naive::nameOf(lines[i]).empty())
          for (const std::string &item : naive::itemsOf(lines[i], kind))
            expected.push_back(std::to_string(i + 1) + " " + item);
      ASSERT_EQ(all.lines[size_t(kind)], expected) << text;
      ByKind one;
      scan(text, kind, MarkerRules::Reference, one);
      ASSERT_EQ(one.lines[size_t(kind)], expected) << text;
      items += expected.size();
    }
  }
  EXPECT_GT(items, 10'000u); // the texts are about something
}

} // namespace
} // namespace adder::genhdr
