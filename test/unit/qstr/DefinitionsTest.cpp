//===- test/unit/qstr/DefinitionsTest.cpp - Reading qstrdefs.preprocessed.h -------------------------===//

#include "qstr/Definitions.h"

#include "../HostArena.h"
#include "qstr/NameTable.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace adder;
using namespace adder::qstr;

namespace {

class DefinitionsTest : public testing::Test {
protected:
  test::StrictArena arena;
  DefinitionError error;

  std::optional<Definitions> parse(std::vector<std::string_view> files) {
    return parseDefinitions(arena, files, error);
  }
  /// Strings that `text` defines besides the static ones.
  std::vector<std::string> stringsOf(std::string_view text) {
    std::optional<Definitions> definitions = parse({"QCFG(BYTES_IN_LEN, 1)\nQCFG(BYTES_IN_HASH, 2)\n", text});
    std::vector<std::string> strings;
    if (!definitions)
      return {"refused"};
    for (const Definition &definition : definitions->table.all().subspan(kStaticCount))
      strings.push_back(std::string(definition.text));
    return strings;
  }
  std::string messageFor(std::string_view text) {
    EXPECT_FALSE(parse({text}));
    return std::to_string(error.line) + ": " + std::string(error.message);
  }
};

using Strings = std::vector<std::string>;

TEST_F(DefinitionsTest, SettingsMayHaveParentheses) {
  std::optional<Definitions> definitions = parse(
      {"# 1 \"x.h\"\nint f(void);\n  QCFG(BYTES_IN_LEN, (2)) ;\nQCFG(BYTES_IN_HASH, 0)\nQCFG(OTHER, x)\n"});
  ASSERT_TRUE(definitions);
  EXPECT_EQ(definitions->bytesInLength, 2u);
  EXPECT_EQ(definitions->bytesInHash, 0u);
  EXPECT_EQ(definitions->hashWidth(), 2u);
}

TEST_F(DefinitionsTest, TheLastSettingCounts) {
  std::optional<Definitions> definitions = parse({"QCFG(BYTES_IN_LEN, junk)\nQCFG(BYTES_IN_HASH, 2)\n",
                                                  "QCFG(BYTES_IN_LEN, 1)\nQCFG(BYTES_IN_HASH, 1)"});
  ASSERT_TRUE(definitions);
  EXPECT_EQ(definitions->bytesInLength, 1u);
  EXPECT_EQ(definitions->bytesInHash, 1u);
}

TEST_F(DefinitionsTest, StringsAreWholeLines) {
  EXPECT_EQ(stringsOf("Q(one)\n  Q(two) \t\r\nQ(three) x\nxQ(four)\nQ(Q(z))\nQ(()\nQ(a b)\n"),
            (Strings{"one", "two", "Q(z)", "(", "a b"}));
}

TEST_F(DefinitionsTest, TwoSpellingsAreEscapes) {
  EXPECT_EQ(stringsOf("Q(\\r\\n)\nQ(\\t)\nQ(\\n)\nQ(\\n\\n)\n"), (Strings{"\r\n", "\\t", "\\n\\n"}));
}

TEST_F(DefinitionsTest, TheFirstOfAnIdentifierCounts) {
  EXPECT_EQ(stringsOf("Q(a b)\nQ(a_space_b)\nQ(a b)\nQ(_star_)\nQ(print)\nQ()\n"), (Strings{"a b"}));
}

TEST_F(DefinitionsTest, LinesEndAsInPython) {
  EXPECT_EQ(stringsOf("Q(a1)\rQ(b1)\r\nQ(c1)\n\n\rQ(d1)\u2003\u00a0\n\x1fQ(e1)"),
            (Strings{"a1", "b1", "c1", "d1", "e1"}));
}

TEST_F(DefinitionsTest, StringsAreFoundByIdentifier) {
  std::optional<Definitions> definitions = parse({"QCFG(BYTES_IN_LEN, 1)\nQCFG(BYTES_IN_HASH, 2)\nQ(a b)\n"});
  ASSERT_TRUE(definitions);
  ASSERT_TRUE(definitions->table.find("a_space_b"));
  EXPECT_EQ(definitions->table.find("a_space_b")->text, "a b");
  ASSERT_TRUE(definitions->table.find("_star_"));
  EXPECT_EQ(definitions->table.find("_star_")->text, "*");
  EXPECT_FALSE(definitions->table.find("missing"));
}

TEST_F(DefinitionsTest, ThousandsOfStrings) {
  std::string text;
  for (int i = 0; i < 5000; ++i)
    text += "Q(name" + std::to_string(i) + ")\n";
  Strings strings = stringsOf(text);
  ASSERT_EQ(strings.size(), 5000u);
  EXPECT_EQ(strings[4321], "name4321");
}

TEST_F(DefinitionsTest, Errors) {
  EXPECT_EQ(messageFor(""), "0: empty preprocessor output: no line QCFG(NAME, VALUE)");
  EXPECT_EQ(messageFor("Q(a)\nQCFG(BYTES_IN_LEN,1)\n"),
            "0: empty preprocessor output: no line QCFG(NAME, VALUE)");
  EXPECT_EQ(messageFor("QCFG(BYTES_IN_HASH, 1)"), "0: no line QCFG(BYTES_IN_LEN, VALUE)");
  EXPECT_EQ(messageFor("QCFG(BYTES_IN_LEN, 1)"), "0: no line QCFG(BYTES_IN_HASH, VALUE)");
  EXPECT_EQ(messageFor("\nQCFG(BYTES_IN_LEN, MICROPY_X)\nQCFG(BYTES_IN_HASH, 1)"),
            "2: BYTES_IN_LEN must be 1 to 4");
  EXPECT_EQ(messageFor("QCFG(BYTES_IN_LEN, 0)\nQCFG(BYTES_IN_HASH, 1)"), "1: BYTES_IN_LEN must be 1 to 4");
  EXPECT_EQ(messageFor("QCFG(BYTES_IN_LEN, 1)\nQCFG(BYTES_IN_HASH, (5))"), "2: BYTES_IN_HASH must be 0 to 4");
}

TEST_F(DefinitionsTest, DefinitionsKnowTheirPlace) {
  std::optional<Definitions> definitions =
      parse({"QCFG(BYTES_IN_LEN, 1)\r\n\rQ(a)\n", "QCFG(BYTES_IN_HASH, 2)\n\n  Q(b)\nQ(a)\n"});
  ASSERT_TRUE(definitions);
  const Definition *a = definitions->table.find("a"), *b = definitions->table.find("b");
  ASSERT_TRUE(a && b);
  EXPECT_EQ(a->file, 0u);
  EXPECT_EQ(a->line, 3u);
  EXPECT_EQ(b->file, 1u);
  EXPECT_EQ(b->line, 3u);
  EXPECT_EQ(definitions->table.find("zip")->line, 0u);
  EXPECT_TRUE(definitions->remarks.empty());
}

TEST_F(DefinitionsTest, LostStringsAreRemarkedUponButReferencesAreNot) {
  Definitions definitions(arena);
  definitions.add("a b", 0, 1);
  definitions.add("a_space_b", 0, 2); // MP_QSTR_a_space_b in a C source
  definitions.add("a b", 0, 3);
  EXPECT_TRUE(definitions.remarks.empty());
  definitions.add("c_space_d", 0, 4);
  definitions.add("c d", 1, 5);
  ASSERT_EQ(definitions.remarks.size(), 1u);
  const DefinitionRemark &remark = definitions.remarks[0];
  EXPECT_EQ(remark.kind, DefinitionRemarkKind::LostString);
  EXPECT_EQ(remark.text, "c d");
  EXPECT_EQ(remark.file, 1u);
  EXPECT_EQ(remark.line, 5u);
  EXPECT_EQ(definitions.table.all()[remark.other].text, "c_space_d");
  EXPECT_EQ(definitions.table.all()[remark.other].line, 4u);
}

TEST_F(DefinitionsTest, RemarksHaveAnEnd) {
  std::string lines = "QCFG(BYTES_IN_LEN, 1)\nQCFG(BYTES_IN_HASH, 2)\n";
  for (size_t i = 0; i < 2 * kMostRemarks; ++i)
    lines += "Q(open\n";
  std::optional<Definitions> definitions = parse({lines});
  ASSERT_TRUE(definitions);
  EXPECT_EQ(definitions->remarks.size(), kMostRemarks);
}

TEST_F(DefinitionsTest, WidthsAreIntegersOfPython) {
  std::optional<Definitions> definitions = parse({"QCFG(BYTES_IN_LEN, +02)\nQCFG(BYTES_IN_HASH, (00))\n"});
  ASSERT_TRUE(definitions);
  EXPECT_EQ(definitions->bytesInLength, 2u);
  EXPECT_EQ(definitions->bytesInHash, 0u);
  EXPECT_EQ(messageFor("QCFG(BYTES_IN_LEN, 1)\nQCFG(BYTES_IN_HASH, 5)\n"), "2: BYTES_IN_HASH must be 0 to 4");
}

} // namespace
