//===- test/unit/inspect/SymbolicateTest.cpp - Frames are found and told back -----------------------===//

#include "inspect/Symbolicate.h"

#include <gtest/gtest.h>

namespace adder::inspect {
namespace {

DebugFile fileOf(std::string source, std::vector<DebugFunction> functions,
                 mpy::StripLines lines = mpy::StripLines::Statement) {
  DebugFile file;
  file.source = std::move(source);
  file.lines = lines;
  file.functions = std::move(functions);
  return file;
}

class SymbolicateTest : public testing::Test {
protected:
  SymbolicateTest() {
    symbolicator.add(fileOf("app.py", {{"<module>", "<module>", "<module>", 1, false, {1, 40}},
                                       {"f", "f", "f", 1, false, {10, 12}},
                                       {"f", "A.f", "f", 3, false, {30, 31, 35}},
                                       {"g", "g", "_", 1, true, {50, 52, 53, 54}},
                                       {"twin", "twin", "twin", 1, true, {60}},
                                       {"twin", "B.twin", "twin", 1, true, {61, 62}}}));
  }

  std::string translate(std::string_view text) {
    std::string out;
    counts = symbolicator.translate(text, out);
    return out;
  }

  Symbolicator symbolicator;
  Symbolicator::Counts counts;
};

TEST_F(SymbolicateTest, ExactFrames) {
  EXPECT_EQ(translate("  File \"app.py\", line 2, in f\n  File \"app.py\", line 4, in f\n"),
            "  File \"app.py\", line 12, in f\n  File \"app.py\", line 31, in f\n");
  EXPECT_EQ(counts.resolved, 2u);
  EXPECT_EQ(translate("File \"app.py\", line 2, in <module>"), "File \"app.py\", line 40, in <module>");
}

TEST_F(SymbolicateTest, EverythingElsePassesUnchanged) {
  for (std::string_view text :
       {"", "\n\n", "no newline at the end", "Traceback (most recent call last):\r\n",
        "  File \"other.py\", line 2, in f\n", "  File \"app.py\", line 2\n",
        "  File \"app.py\", line , in f\n", "  File \"app.py\", line 99999999999999999999, in f\n",
        "  File \"app.py\", line 2, in \n", "  File \"app.py\", line 2, in <broken\n", "File \"",
        "File \"app.py\", line 3", "\xff\xfe\0binary"}) {
    EXPECT_EQ(translate(text), text);
    EXPECT_EQ(counts.resolved + counts.ambiguous + counts.unknown, 0u) << text;
  }
}

TEST_F(SymbolicateTest, NoiseAroundFramesStays) {
  EXPECT_EQ(translate("\x1b[31m[12:00:01.5]   File \"app.py\", line 1, in f\x1b[0m\r\nx"),
            "\x1b[31m[12:00:01.5]   File \"app.py\", line 10, in f\x1b[0m\r\nx");
  EXPECT_EQ(translate("  File \"ap  File \"app.py\", line 1, in f\n"),
            "  File \"ap  File \"app.py\", line 10, in f\n");
}

TEST_F(SymbolicateTest, SeveralPossibilitiesAreListed) {
  EXPECT_EQ(translate("  File \"app.py\", line 1, in _\n"),
            "  File \"app.py\", line 50, in g [one of lines 50, 52-54]\n");
  EXPECT_EQ(translate("  File \"app.py\", line 1, in twin\n"),
            "  File \"app.py\", line 60, in twin [one of twin line 60; B.twin lines 61, 62]\n");
  EXPECT_EQ(counts.ambiguous, 1u);
}

TEST_F(SymbolicateTest, WhatTheFileNeverPrintsIsMarked) {
  EXPECT_EQ(translate("  File \"app.py\", line 6, in f\r\n"),
            "  File \"app.py\", line 6, in f [not in the debug file]\r\n");
  EXPECT_EQ(translate("  File \"app.py\", line 1, in h\n"),
            "  File \"app.py\", line 1, in h [not in the debug file]\n");
  EXPECT_EQ(counts.unknown, 1u);
}

TEST_F(SymbolicateTest, FilesOfOneSourceNameAreTriedTogether) {
  symbolicator.add(fileOf("app.py", {{"h", "h", "h", 1, false, {7}}, {"f", "f", "f", 1, false, {99}}}));
  EXPECT_EQ(translate("  File \"app.py\", line 1, in h\n"), "  File \"app.py\", line 7, in h\n");
  EXPECT_EQ(translate("  File \"app.py\", line 1, in f\n"),
            "  File \"app.py\", line 10, in f [one of f line 10; f line 99]\n");
}

TEST(Symbolicate, KeptLinesOnlyRestoreNames) {
  Symbolicator symbolicator;
  symbolicator.add(fileOf("app.py",
                          {{"<lambda>", "<lambda>", "_", 1, true, {5}}, {"x", "x", "_", 1, true, {8, 9}}},
                          mpy::StripLines::Keep));
  std::string out;
  symbolicator.translate("File \"app.py\", line 9, in _\nFile \"app.py\", line 5, in _\n", out);
  EXPECT_EQ(out, "File \"app.py\", line 9, in x\nFile \"app.py\", line 5, in <lambda>\n");
}

} // namespace
} // namespace adder::inspect
