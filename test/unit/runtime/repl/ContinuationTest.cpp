//===- test/unit/runtime/repl/ContinuationTest.cpp - Does a statement go on? ------------------------===//
//
// The verdicts are those of the reference's prompt, but for the comments.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/repl/Continuation.h"

#include <gtest/gtest.h>

using namespace adder::repl;

namespace {

TEST(NeedsMoreInput, OpenBrackets) {
  for (const char *text : {"(", "[1,", "{", "(1", "((1)", "from a import (", "print(1); (", "[)", "{(]",
                           "(\n", "x=[\n1,", "d[1:", "(\n  if", "x = lambda: (", "(é"})
    EXPECT_TRUE(needsMoreInput(text)) << text;
  for (const char *text : {"(1))", "\"(", "d[1:]", "]", ")", "}", "(\n\n)", "x = {1:\n2}"})
    EXPECT_FALSE(needsMoreInput(text)) << text;
}

TEST(NeedsMoreInput, Quotes) {
  for (const char *text :
       {"\"\"\"", "\"\"\"a", "x='''", "b\"\"\"", "f\"\"\"", "\"\"\"\\\"\"\"", "\"\"\"\"", "\"\"\"\"\"",
        "\"\"\"\n", "x = \"\"\"(", "'\"' (", "\"\\\"\"(", "\"\"(", "\"#\" ("})
    EXPECT_TRUE(needsMoreInput(text)) << text;
  for (const char *text : {"\"\"\"a\"\"\"", "\"a", "'a", "\"\"", "\"\"\"\"\"\"", "r\"\\\"(",
                           "\"\"\"\\\"\"\"\"", "f\"{(", "\"\"\"\na\"\"\"", "(\n\"a"})
    EXPECT_FALSE(needsMoreInput(text)) << text;
}

TEST(NeedsMoreInput, Backslashes) {
  for (const char *text : {"\\", "a\\", "a \\", "pass\\", "\"a\\"})
    EXPECT_TRUE(needsMoreInput(text)) << text;
  for (const char *text : {"a\\ ", "a\\\n", "a=\\\n1"})
    EXPECT_FALSE(needsMoreInput(text)) << text;
}

TEST(NeedsMoreInput, CompoundStatements) {
  for (const char *text : {"if 1:",
                           "if 1",
                           "if",
                           "if(",
                           "if:",
                           "if\"",
                           "if\\",
                           "while\t",
                           "for x",
                           "try:",
                           "try(",
                           "with x",
                           "def f",
                           "class A",
                           "async def",
                           "async",
                           "@",
                           "@x",
                           "if 1: pass",
                           "if 1: # c",
                           "if 1:\n  x",
                           "if 1:\n ",
                           "@x\ndef f():\n  pass",
                           "if 1:\n  x\nelse:",
                           "if 1:\n x=(\n"})
    EXPECT_TRUE(needsMoreInput(text)) << text;
  for (const char *text : {"",
                           "a",
                           "iffy",
                           "forx",
                           "while_",
                           "asyncx",
                           " if 1:",
                           " @x",
                           "match x:",
                           "else:",
                           "elif x:",
                           "lambda x:",
                           "foo:",
                           "return",
                           "await x",
                           "# if",
                           "None:",
                           "if 1:\n",
                           "if 1:\n  x\n",
                           "@x\n",
                           "if x:\\\n",
                           "if 1:\n  \"(\n",
                           "class A:\n  def f(s):\n    pass\n"})
    EXPECT_FALSE(needsMoreInput(text)) << text;
}

// The reference waits for a bracket that a comment opens.
TEST(NeedsMoreInput, CommentsDoNotCount) {
  for (const char *text : {"#(", "x # (", "x = 1 # \"\"\"", "if 1:\n  x # (\n", "x # it's"})
    EXPECT_FALSE(needsMoreInput(text)) << text;
  EXPECT_TRUE(needsMoreInput("( # )"));
  EXPECT_TRUE(needsMoreInput("( # it's"));
}

TEST(NextIndent, FollowsTheLineBefore) {
  EXPECT_EQ(nextIndent("if 1:"), 4u);
  EXPECT_EQ(nextIndent("d[1:"), 4u);
  EXPECT_EQ(nextIndent("x = ("), 0u);
  EXPECT_EQ(nextIndent("if 1: "), 0u);
  EXPECT_EQ(nextIndent("if 1: # c"), 0u);
  EXPECT_EQ(nextIndent("if 1:\n    x"), 4u);
  EXPECT_EQ(nextIndent("if 1:\n    if 2:"), 8u);
  EXPECT_EQ(nextIndent("if 1:\n  x"), 0u);
  EXPECT_EQ(nextIndent("x = (\n     2,"), 4u);
  EXPECT_EQ(nextIndent("class A:\n  def f(s):"), 4u);
  EXPECT_EQ(nextIndent("if 1:\n        x  "), 8u);
  EXPECT_EQ(nextIndent(""), 0u);
}

TEST(NextIndent, StopsAfterTwoLinesOfSpaces) {
  EXPECT_EQ(nextIndent("if 1:\n    "), 4u);
  EXPECT_EQ(nextIndent("if 1:\n    x\n    "), 4u);
  EXPECT_EQ(nextIndent("if 1:\n    x\n    \n    "), 0u);
  EXPECT_EQ(nextIndent("    "), 4u);
}

} // namespace
