//===- test/unit/runtime/repl/HistoryTest.cpp - Lines typed before ----------------------------------===//

#include "runtime/repl/History.h"

#include <gtest/gtest.h>

using adder::repl::History;

namespace {

TEST(History, FindsByAge) {
  char memory[32];
  History history(memory);
  std::string_view line;
  EXPECT_FALSE(history.find(0, line));
  history.add("one");
  history.add("two");
  ASSERT_TRUE(history.find(0, line));
  EXPECT_EQ(line, "two");
  ASSERT_TRUE(history.find(1, line));
  EXPECT_EQ(line, "one");
  EXPECT_FALSE(history.find(2, line));
  EXPECT_EQ(history.text(), "one\ntwo\n");
}

TEST(History, KeepsNoRepetitionsAndNothingEmpty) {
  char memory[32];
  History history(memory);
  for (const char *line : {"a", "a", "", "b", "a"})
    history.add(line);
  EXPECT_EQ(history.text(), "a\nb\na\n");
}

TEST(History, ForgetsTheOldest) {
  char memory[8];
  History history(memory);
  history.add("abc");
  history.add("def");
  EXPECT_EQ(history.text(), "abc\ndef\n");
  history.add("g");
  EXPECT_EQ(history.text(), "def\ng\n");
  history.add("1234567");
  EXPECT_EQ(history.text(), "1234567\n");
  history.add("12345678"); // no room for it at all
  EXPECT_EQ(history.text(), "1234567\n");
}

TEST(History, ContinuesFromAFile) {
  char memory[16] = {'x', '\n', 'y', '\n'};
  History history(memory, 4);
  std::string_view line;
  ASSERT_TRUE(history.find(1, line));
  EXPECT_EQ(line, "x");
}

TEST(History, MayHaveNoMemory) {
  History history({});
  history.add("a");
  std::string_view line;
  EXPECT_FALSE(history.find(0, line));
}

} // namespace
