//===- CompileCommandsTest.cpp - How a source is compiled ---------------------------------------------===//

#include "genhdr/CompileCommands.h"

#include <gtest/gtest.h>

using namespace adder::genhdr;
using Words = std::vector<std::string>;

namespace {

TEST(CompileCommands, WhatBelongsToCompilingIsTakenAway) {
  EXPECT_EQ(toPreprocessing({"cc", "-Iinclude", "-DX=1", "-c", "a.c", "-o", "a.o", "-MD", "-MF", "a.d", "-MT",
                             "a.o", "-MP", "-O2"},
                            "a.c"),
            (Words{"cc", "-Iinclude", "-DX=1", "-O2"}));
  EXPECT_EQ(toPreprocessing(
                {"cc", "-oa.o", "-MFa.d", "-Wp,-MD,a.d", "-Wp,-DX", "-MMD", "-MQ", "x", "--", "a.c"}, "a.c"),
            (Words{"cc", "-Wp,-DX"}));
  EXPECT_EQ(toPreprocessing({"cc", "-mcpu=cortex-m4", "-include", "config.h", "-objc", "-march=x"}, "a.c"),
            (Words{"cc", "-mcpu=cortex-m4", "-include", "config.h", "-objc", "-march=x"}));
}

TEST(CompileCommands, ACompilerNamedLikeTheSourceStays) {
  EXPECT_EQ(toPreprocessing({"a.c", "-c", "a.c"}, "a.c"), Words{"a.c"});
}

TEST(CompileCommands, AFlagWithoutItsWordIsTheLast) {
  EXPECT_EQ(toPreprocessing({"cc", "-o"}, "a.c"), Words{"cc"});
}

TEST(CompileCommands, CommandsAreSplitAsByAShell) {
  EXPECT_EQ(splitCommand(R"(cc -DA="x y" '-DB=\"' -DC=\"q\" a\ b "\n\$\\")"),
            (Words{"cc", "-DA=x y", R"(-DB=\")", R"(-DC="q")", "a b", R"(\n$\)"}));
  EXPECT_EQ(splitCommand("  a \t ''  \n"), (Words{"a", ""}));
  EXPECT_EQ(splitCommand(""), Words());
}

TEST(CompileCommands, EntriesAreSeenFromHere) {
  Problems problems;
  auto commands = parseCompileCommands(R"([
    {"directory": "/build", "file": "../src/a.c", "command": "cc -c ../src/a.c -o obj/a.o"},
    {"directory": "/build", "file": "/src/b.c", "output": "b.o", "arguments": ["cc", "-c", "/src/b.c", "-o", "c.o"]}])",
                                       "cc.json", problems);
  ASSERT_TRUE(commands);
  ASSERT_EQ(commands->size(), 2u);
  EXPECT_EQ((*commands)[0].path, "/src/a.c");
  EXPECT_EQ((*commands)[0].output, "obj/a.o");
  EXPECT_EQ((*commands)[0].words, Words{"cc"});
  EXPECT_EQ((*commands)[1].path, "/src/b.c");
  EXPECT_EQ((*commands)[1].output, "b.o");
  EXPECT_TRUE(problems.empty());
}

TEST(CompileCommands, OtherDocumentsAreRefused) {
  for (const char *text : {"", "{", "{}", "[1]", R"([{"file": "a.c"}])", R"([{"command": "cc"}])",
                           R"([{"file": 1, "command": "cc"}])", R"([{"file": "a.c", "command": ""}])"}) {
    Problems problems;
    EXPECT_FALSE(parseCompileCommands(text, "cc.json", problems)) << text;
    ASSERT_EQ(problems.size(), 1u) << text;
    EXPECT_EQ(problems[0].file, "cc.json");
  }
}

} // namespace
