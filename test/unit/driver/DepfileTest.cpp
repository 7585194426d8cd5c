//===- driver/DepfileTest.cpp - Rules for make ----------------------------------------------------===//

#include "driver/Depfile.h"

#include <gtest/gtest.h>

namespace adder::driver {
namespace {

TEST(Depfile, writesOneRule) {
  EXPECT_EQ(depfileRule("a.mpy", {"a.py"}), "a.mpy: a.py\n");
  EXPECT_EQ(depfileRule("all", {"a.py", "b.py"}), "all: \\\n  a.py \\\n  b.py\n");
}

TEST(Depfile, hasNoNameForStandardInput) { EXPECT_EQ(depfileRule("a.mpy", {"-"}), "a.mpy:\n"); }

TEST(Depfile, escapesWhatMakeWouldRead) {
  EXPECT_EQ(depfileRule("a b", {"c$d#e:f"}), "a\\ b: c$$d\\#e\\:f\n");
  EXPECT_EQ(depfileRule("t", {"back\\slash"}), "t: back\\slash\n");
  EXPECT_EQ(depfileRule("t", {"end\\ "}), "t: end\\\\\\ \n"); // `\ ` after a backslash: three of them
}

} // namespace
} // namespace adder::driver
