//===- driver/ResponseFileTest.cpp - Splitting and nesting of @FILE -------------------------------===//

#include "TemporaryDirectory.h"
#include "driver/CommandLine.h"

#include <gtest/gtest.h>

namespace adder::driver {
namespace {

using Words = std::vector<std::string>;

TEST(ResponseFile, splitsAsAShellDoes) {
  TemporaryDirectory directory;
  std::string path = directory.write("args", "a  b\tc\r\n'd e' \"f \\\" g\" h\\ i 'j\\k' l''m \"\"\v\fn\\");
  Words words = {"x", "@" + path, "y"};
  EXPECT_EQ(expandResponseFiles(words), "");
  EXPECT_EQ(words, (Words{"x", "a", "b", "c", "d e", "f \" g", "h i", "j\\k", "lm", "", "n\\", "y"}));
}

TEST(ResponseFile, leavesOtherWordsAlone) {
  Words words = {"a@b", "@", "--", "@missing"};
  Words before = words;
  EXPECT_EQ(expandResponseFiles(words), "");
  EXPECT_EQ(words, before);
}

TEST(ResponseFile, endsAtItsOwnDoubleDash) {
  TemporaryDirectory directory;
  std::string path = directory.write("args", "a -- @b");
  Words words = {"@" + path, "@c"};
  EXPECT_EQ(expandResponseFiles(words), "");
  EXPECT_EQ(words, (Words{"a", "--", "@b", "@c"}));
}

TEST(ResponseFile, refusesWhatWouldNotEnd) {
  TemporaryDirectory directory;
  std::string loop = directory.path("loop");
  directory.write("loop", "a @" + loop + " @" + loop);
  Words words = {"@" + loop};
  EXPECT_EQ(expandResponseFiles(words), "response file '" + loop + "' is nested more than 16 deep");
  // Twelve levels of ten files each would be a million million words.
  directory.write("level0", "a");
  for (int level = 1; level <= 12; ++level) {
    std::string content;
    for (int i = 0; i < 10; ++i)
      content += "@" + directory.path("level" + std::to_string(level - 1)) + " ";
    directory.write("level" + std::to_string(level), content);
  }
  words = {"@" + directory.path("level12")};
  EXPECT_EQ(expandResponseFiles(words), "more than 10000 response files");
}

TEST(ResponseFile, reportsFilesThatCannotBeUsed) {
  TemporaryDirectory directory;
  Words words = {"@" + directory.path("missing")};
  EXPECT_EQ(expandResponseFiles(words),
            "cannot read response file '" + directory.path("missing") + "': No such file or directory");
  std::string open = directory.write("open", "a \"b");
  words = {"@" + open};
  EXPECT_EQ(expandResponseFiles(words), "a quote in response file '" + open + "' is not closed");
}

} // namespace
} // namespace adder::driver
