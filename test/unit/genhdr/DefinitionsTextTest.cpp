//===- DefinitionsTextTest.cpp - Definitions files through the preprocessor -----------------------------===//

#include "genhdr/DefinitionsText.h"

#include <gtest/gtest.h>

using namespace adder::genhdr;

namespace {

std::string show(const std::vector<DefinitionLine> &lines) {
  std::string text;
  for (const DefinitionLine &line : lines)
    text += line.file + ":" + std::to_string(line.line) + " " + line.text + "\n";
  return text;
}

TEST(DefinitionsText, StringsAreHiddenFromThePreprocessor) {
  std::vector<std::string> strings;
  EXPECT_EQ(
      protectDefinitions("#if X\nQ(a b)\n  Q(\"/*) // note\n#endif\nQCFG(A, B)\nQ(open\n", "d\"ir/x.h",
                         strings),
      "# 1 \"d\\\"ir/x.h\"\n#if X\n\"adder-qstr-0\"\n\"adder-qstr-1\" // note\n#endif\nQCFG(A, B)\nQ(open\n");
  EXPECT_EQ(strings, (std::vector<std::string>{"Q(a b)", "Q(\"/*)"}));
}

TEST(DefinitionsText, LinesComeBackWithTheirPlaces) {
  std::string text = "# 1 \"x.h\"\n# 1 \"<built-in>\"\n# 1 \"x.h\"\nint x;\n\"adder-qstr-1\"\n# 7 "
                     "\"other.h\" 1\n  QCFG(A, (1)) \n"
                     "# 20 \"x.h\" 2\n\"adder-qstr-0\"\nQ(made by a macro)\n";
  EXPECT_EQ(show(readDefinitions(text, {"Q(a)", "Q(b)"})),
            "x.h:2 Q(b)\nother.h:7 QCFG(A, (1))\nx.h:20 Q(a)\nx.h:21 Q(made by a macro)\n");
}

TEST(DefinitionsText, WhatOnlyLooksLikeAPlaceholderIsNone) {
  EXPECT_EQ(show(readDefinitions(
                "\"adder-qstr-1\"\n\"adder-qstr-x\"\n\"adder-qstr-0\n\"adder-qstr-99999999999999999999\"\n",
                {"Q(a)"})),
            "");
}

TEST(DefinitionsText, LinesStandAtTheirNumbers) {
  std::vector<AlignedText> texts;
  appendAligned(texts, "x.h", 3, "three");
  appendAligned(texts, "x.h", 5, "five");
  appendAligned(texts, "y.h", 1, "one");
  appendAligned(texts, "x.h", 6, "six");
  appendAligned(texts, "x.h", 2, "again");
  ASSERT_EQ(texts.size(), 4u);
  EXPECT_EQ(texts[0].text, "\n\nthree\n\nfive\n");
  EXPECT_EQ(texts[1].text, "one\n");
  EXPECT_EQ(texts[2].text, "\n\n\n\n\nsix\n");
  EXPECT_EQ(texts[3].text, "\nagain\n");
}

TEST(DefinitionsText, AbsurdLineNumbersTakeNoRoom) {
  std::vector<AlignedText> texts;
  appendAligned(texts, "x.h", 4'294'967'295, "far");
  appendAligned(texts, "x.h", 4'294'967'295, "farther");
  size_t size = 0;
  for (const AlignedText &text : texts)
    size += text.text.size();
  EXPECT_LT(size, 100u);
}

} // namespace
