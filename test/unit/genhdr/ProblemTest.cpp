//===- test/unit/genhdr/ProblemTest.cpp - Where inputs are not UTF-8 --------------------------------===//

#include "genhdr/Problem.h"

#include <gtest/gtest.h>

using namespace adder::genhdr;

namespace {

TEST(Problem, InvalidUtf8IsFoundWithItsLine) {
  EXPECT_EQ(lineOfInvalidUtf8(""), 0u);
  EXPECT_EQ(lineOfInvalidUtf8("plain text\n\xc3\xa9\xe6\x97\xa5\xf0\x9f\x98\x80\n"), 0u);
  EXPECT_EQ(lineOfInvalidUtf8("\xff"), 1u);
  EXPECT_EQ(lineOfInvalidUtf8("a\nb\r\nc\rd \xe9 e"), 4u);
  EXPECT_EQ(lineOfInvalidUtf8("twenty characters, and\n\xc3"), 2u); // cut off
  EXPECT_EQ(lineOfInvalidUtf8("\xed\xa0\x80"), 1u);                 // a surrogate
  EXPECT_EQ(lineOfInvalidUtf8("\xc0\x80"), 1u);                     // over-long
}

TEST(Problem, ConflictsAreWarningsUntilTheyAreRefused) {
  Problems problems;
  addConflict(problems, {"b.c", 3}, "twice", {"a.c", 1}, "here first");
  ASSERT_EQ(problems.size(), 2u);
  EXPECT_EQ(problems[0].file, "b.c");
  EXPECT_EQ(problems[0].line, 3u);
  EXPECT_EQ(problems[1].severity, Severity::Note);
  EXPECT_EQ(problems[1].file, "a.c");
  EXPECT_FALSE(hasErrors(problems));
  refuseConflicts(problems);
  EXPECT_TRUE(hasErrors(problems));
  EXPECT_EQ(problems[1].severity, Severity::Note);
}

} // namespace
