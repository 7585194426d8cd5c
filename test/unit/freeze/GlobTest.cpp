//===- freeze/GlobTest.cpp - Patterns of file names -------------------------------------------------===//

#include "freeze/Glob.h"

#include <gtest/gtest.h>
#include <string>

namespace adder::freeze {
namespace {

TEST(Glob, matchesWholeNames) {
  EXPECT_TRUE(matchesGlob("a.py", "a.py"));
  EXPECT_FALSE(matchesGlob("a.py", "a.pyc"));
  EXPECT_FALSE(matchesGlob("a.py", "ba.py"));
  EXPECT_TRUE(matchesGlob("*", "a.py"));
  EXPECT_TRUE(matchesGlob("test_*.py", "test_.py"));
  EXPECT_TRUE(matchesGlob("?.py", "a.py"));
  EXPECT_FALSE(matchesGlob("?.py", ".py"));
  EXPECT_FALSE(matchesGlob("", "a"));
}

TEST(Glob, withoutASlashLooksAtTheLastPart) {
  EXPECT_TRUE(matchesGlob("*_test.py", "pkg/sub/a_test.py"));
  EXPECT_TRUE(matchesGlob("a.py", "pkg/a.py"));
  EXPECT_FALSE(matchesGlob("pkg", "pkg/a.py"));
}

TEST(Glob, starsStopAtSlashesAndDoubleOnesDoNot) {
  EXPECT_TRUE(matchesGlob("pkg/*.py", "pkg/a.py"));
  EXPECT_FALSE(matchesGlob("pkg/*.py", "pkg/sub/a.py"));
  EXPECT_FALSE(matchesGlob("pkg?a.py", "pkg/a.py"));
  EXPECT_TRUE(matchesGlob("pkg/**", "pkg/sub/a.py"));
  EXPECT_FALSE(matchesGlob("pkg/**", "pkgs/a.py"));
  EXPECT_TRUE(matchesGlob("**/a.py", "a.py"));
  EXPECT_TRUE(matchesGlob("**/a.py", "x/y/a.py"));
  EXPECT_FALSE(matchesGlob("**/a.py", "x/ya.py"));
  EXPECT_TRUE(matchesGlob("x/**/**/a.py", "x/a.py"));
  EXPECT_TRUE(matchesGlob("x/**/tests/*.py", "x/1/2/tests/a.py"));
  EXPECT_FALSE(matchesGlob("x/**/tests/*.py", "x/1/2/tests/3/a.py"));
}

TEST(Glob, classes) {
  EXPECT_TRUE(matchesGlob("[a-c]?.py", "bx.py"));
  EXPECT_FALSE(matchesGlob("[a-c].py", "d.py"));
  EXPECT_TRUE(matchesGlob("[!a-c].py", "d.py"));
  EXPECT_TRUE(matchesGlob("[]].py", "].py"));
  EXPECT_TRUE(matchesGlob("[-a].py", "-.py"));
  EXPECT_FALSE(matchesGlob("x/[!a]y", "x//y"));
  EXPECT_TRUE(matchesGlob("[a.py", "[a.py")); // not closed: itself
}

TEST(Glob, manyStarsTakeNoLonger) {
  std::string pattern, name(2'000, 'a');
  for (int i = 0; i < 200; ++i)
    pattern += "*a";
  EXPECT_TRUE(matchesGlob(pattern, name));
  EXPECT_FALSE(matchesGlob(pattern + "b", name));
  EXPECT_FALSE(matchesGlob(std::string(4'000, '*') + "b", name));
  EXPECT_FALSE(matchesGlob("x/" + std::string(4'000, '*') + "/b", "x/" + name));
}

} // namespace
} // namespace adder::freeze
