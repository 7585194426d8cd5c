//===- test/unit/genhdr/CollectTest.cpp - Everything that was found, in one file --------------------===//

#include "genhdr/Collect.h"

#include "../driver/TemporaryDirectory.h"

#include <algorithm>
#include <cerrno>
#include <gtest/gtest.h>
#include <random>
#include <sys/stat.h>

namespace adder::genhdr {
namespace {

using driver::TemporaryDirectory;

std::string collected(std::vector<std::string_view> texts) { return collectedText(texts); }

TEST(Collect, sortsLinesAndKeepsDuplicates) {
  EXPECT_EQ(collected({"b\na\n", "c\na\n"}), "a\n\na\n\nb\n\nc\n");
  EXPECT_EQ(collected({}), "");
  EXPECT_EQ(collected({"", ""}), "");
}

TEST(Collect, sortsByBytesWithTheLineEnd) {
  EXPECT_EQ(collected({"a b\na\na\tb\n\xff\nA\n\n"}), "\n\nA\n\na\tb\n\na\n\na b\n\n\xff\n");
}

TEST(Collect, aLastLineWithoutLineEndStaysWithoutOne) {
  EXPECT_EQ(collected({"a", "b\n"}), "a\nb\n");
  EXPECT_EQ(collected({"b\r\nc"}), "b\r\n\nc");
}

TEST(Collect, sortsAnyLinesAsStringsAreSorted) {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    std::string start = std::string(random() % 3, 'Q');
    std::vector<std::string> lines;
    std::string text;
    for (size_t count = random() % 20; count != 0; --count) {
      std::string line = start;
      for (size_t size = random() % 12; size != 0; --size)
        line += "ab\t\0\xff"[random() % 5];
      lines.push_back(line + "\n");
      text += lines.back();
    }
    std::sort(lines.begin(), lines.end());
    std::string expected;
    for (const std::string &line : lines)
      expected += (expected.empty() ? "" : "\n") + line;
    ASSERT_EQ(collected({text}), expected);
  }
}

TEST(Collect, readsTheFilesOfAKind) {
  TemporaryDirectory directory;
  directory.write("b.c.qstr", "Q(b)\n");
  directory.write("a.c.qstr", "Q(a)\nQ(b)\n");
  directory.write("empty.c.qstr", "");
  directory.write(".hidden.qstr", "no\n");
  directory.write("a.c.module", "no\n");
  directory.write("qstr", "no\n");
  SplitTexts texts = readSplitFiles(directory.path("."), Kind::Qstr);
  EXPECT_EQ(texts.error.error, 0);
  EXPECT_EQ(texts.texts(), (std::vector<std::string_view>{"Q(a)\nQ(b)\n", "Q(b)\n", ""}));
}

TEST(Collect, saysWhatCannotBeRead) {
  TemporaryDirectory directory;
  EXPECT_EQ(readSplitFiles(directory.path("none"), Kind::Qstr).error.error, ENOENT);
  std::filesystem::create_directory(directory.path("d.qstr"));
  SplitTexts texts = readSplitFiles(directory.path("."), Kind::Qstr);
  EXPECT_EQ(texts.error.error, EISDIR);
  EXPECT_EQ(texts.error.path, directory.path(".") + "/d.qstr");
  ASSERT_EQ(mkfifo(directory.path("p.module").c_str(), 0600), 0);
  EXPECT_EQ(readSplitFiles(directory.path("."), Kind::Module).error.error, EINVAL);
}

TEST(Collect, writesOnlyWhatChanged) {
  TemporaryDirectory directory;
  std::string path = directory.path("c");
  EXPECT_EQ(updateCollected(path, "").status, UpdateStatus::Updated);
  EXPECT_EQ(directory.read("c.hash"), "d41d8cd98f00b204e9800998ecf8427e");
  EXPECT_EQ(updateCollected(path, "a\n").status, UpdateStatus::Updated);
  EXPECT_EQ(directory.read("c"), "a\n");
  EXPECT_EQ(directory.read("c.hash"), "60b725f10c9c85c70d97880dfe8191b3");
  std::filesystem::file_time_type old{};
  std::filesystem::last_write_time(path, old);
  EXPECT_EQ(updateCollected(path, "a\n").status, UpdateStatus::NotUpdated);
  EXPECT_EQ(std::filesystem::last_write_time(path), old);
}

TEST(Collect, writesAgainWhatIsMissingOrHasAnotherHash) {
  TemporaryDirectory directory;
  std::string path = directory.path("c");
  updateCollected(path, "a\n");
  std::filesystem::remove(path);
  EXPECT_EQ(updateCollected(path, "a\n").status, UpdateStatus::Updated);
  directory.write("c.hash", "60b725f10c9c85c70d97880dfe8191b3\n");
  EXPECT_EQ(updateCollected(path, "a\n").status, UpdateStatus::Updated);
  EXPECT_EQ(updateCollected(path, "a\n").status, UpdateStatus::NotUpdated);
}

TEST(Collect, saysWhichFileCannotBeWritten) {
  TemporaryDirectory directory;
  UpdateResult result = updateCollected(directory.path("none/c"), "a\n");
  EXPECT_EQ(result.status, UpdateStatus::Failed);
  EXPECT_EQ(result.error.error, ENOENT);
  std::filesystem::create_directory(directory.path("c.hash"));
  result = updateCollected(directory.path("c"), "a\n");
  EXPECT_EQ(result.status, UpdateStatus::Failed);
  EXPECT_EQ(result.error.path, directory.path("c.hash"));
}

} // namespace
} // namespace adder::genhdr
