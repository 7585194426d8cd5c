//===- test/unit/runtime/repl/TerminalTest.cpp - The oracle itself ----------------------------------===//

#include "Terminal.h"

#include <gtest/gtest.h>

using adder::test::Terminal;

namespace {

TEST(Terminal, WrapsWithTheNextCharacter) {
  Terminal terminal(4);
  terminal.feed("abcd");
  EXPECT_EQ(terminal.screen(), "abcd");
  EXPECT_EQ(terminal.row(), 1u); // as good as there
  terminal.feed("e");
  EXPECT_EQ(terminal.screen(), "abcd\ne");
  terminal.feed("\033[A\rxy\033[K");
  EXPECT_EQ(terminal.screen(), "xy\ne");
  terminal.feed("\033[J");
  EXPECT_EQ(terminal.screen(), "xy");
  EXPECT_FALSE(terminal.confused());
}

TEST(Terminal, WideCharactersStayWhole) {
  Terminal terminal(4);
  terminal.feed("abc\xe4\xb8\xad");
  EXPECT_EQ(terminal.screen(), "abc\n\xe4\xb8\xad");
  EXPECT_EQ(terminal.column(), 2u);
  terminal.feed("\bz");
  EXPECT_EQ(terminal.screen(), "abc\n z");
}

TEST(Terminal, MarksJoin) {
  Terminal terminal(4);
  terminal.feed("ae\xcc\x81z");
  EXPECT_EQ(terminal.screen(), "ae\xcc\x81z");
  EXPECT_EQ(terminal.column(), 3u);
}

TEST(Terminal, KnowsFaults) {
  for (const char *bytes :
       {"\b", "\033[A", "\033[B", "\033[9C", "\033[D", "\033x", "\033[2q", "\xff", "\033["}) {
    Terminal terminal(4);
    terminal.feed(bytes);
    EXPECT_TRUE(terminal.confused()) << bytes + 1;
  }
}

} // namespace
