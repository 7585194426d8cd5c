//===- DependencyFileTest.cpp - Reading what compilers say they read ----------------------------------===//

#include "genhdr/DependencyFile.h"

#include "driver/Depfile.h"

#include <gtest/gtest.h>

using namespace adder::genhdr;
using Names = std::vector<std::string>;

namespace {

TEST(DependencyFile, LinesAreJoined) {
  EXPECT_EQ(parseDependencies("x.o: x.c x.h \\\n  y.h\\\n z.h\n"), (Names{"x.c", "x.h", "y.h", "z.h"}));
  EXPECT_EQ(parseDependencies("x.o: x.c \\\r\n y.h\r\n"), (Names{"x.c", "y.h"}));
  EXPECT_EQ(parseDependencies("x.o: \\\n x.c"), Names{"x.c"});
}

TEST(DependencyFile, OnlyTheFirstRuleCounts) {
  EXPECT_EQ(parseDependencies("x.o: x.c x.h\n\nx.h:\n"), (Names{"x.c", "x.h"}));
}

TEST(DependencyFile, ThereMayBeNone) {
  EXPECT_EQ(parseDependencies(""), Names());
  EXPECT_EQ(parseDependencies("x.o:"), Names());
  EXPECT_EQ(parseDependencies("no rule at all\n"), Names());
  EXPECT_EQ(parseDependencies("\\"), Names());
}

TEST(DependencyFile, AColonWithinAWordIsPartOfIt) {
  EXPECT_EQ(parseDependencies("C:/x.o: C:/x.c a:b.h\n"), (Names{"C:/x.c", "a:b.h"}));
}

TEST(DependencyFile, BackslashesThatEscapeNothingAreThemselves) {
  EXPECT_EQ(parseDependencies("x.o: dir\\x.c\n"), Names{"dir\\x.c"});
}

// The inverse of what driver/Depfile.h writes, which follows make.
TEST(DependencyFile, EscapesComeBack) {
  for (const char *name : {"plain.h", "with blank.h", "a#b.h", "cost$5.h", "back\\slash.h", "end\\ blank.h",
                           "two\\\\ blanks  .h", "tab\t.h", "co:lon.h"}) {
    std::string rule = adder::driver::depfileRule("out put.o", {"first.c", name, "last.h"});
    EXPECT_EQ(parseDependencies(rule), (Names{"first.c", name, "last.h"})) << rule;
  }
}

} // namespace
