//===- test/unit/runtime/repl/RandomKeysTest.cpp - What is seen is what is there --------------------===//
//
// Random keys at terminals of all widths.  After each one, the screen must look as if the lines had just been
// written, with the cursor where the editor says it is.
//
//===------------------------------------------------------------------------------------------------===//

#include "Session.h"

#include <gtest/gtest.h>
#include <random>

using namespace adder;

namespace {

constexpr const char *kKeys[] = {
    "a",          "b",         "1",        " ",           "    ",   "_",         "(",        ")",
    ":",          "if 1:",     "é",        "€",           "中",     "한",        "\xcc\x81", "\xef\xb8\x8f",
    "\U0001f600", "\xff",      "\xe4\xb8", "hello world", "\t",     "\033[D",    "\033[D",   "\033[D",
    "\033[C",     "\033[A",    "\033[B",   "\033OH",      "\033OF", "\033[1~",   "\033[4~",  "\033[3~",
    "\033[1;5D",  "\033[1;5C", "\033b",    "\033f",       "\033d",  "\033\x7f",  "\x01",     "\x02",
    "\x05",       "\x06",      "\x0b",     "\x15",        "\x17",   "\x04",      "\x08",     "\x7f",
    "\x7f",       "\x0e",      "\x10",     "\r",          "\x03",   "\033[200~", "\033[5~",  "\x07",
};

/// Keeps what stands above the current line, as it was when that began.
class Watched {
public:
  explicit Watched(size_t columns) : columns(columns), session(columns), terminal(columns ? columns : 500) {
    above = "";
    terminal.feed(">>> ");
  }

  void press(std::string_view key) {
    for (char c : key) {
      std::string line(session.editor.line());
      std::string before = prompt();
      repl::Event event = session.editor.feed(uint8_t(c));
      terminal.feed(session.takeOutput());
      switch (event) {
      case repl::Event::None:
      case repl::Event::Complete:
        continue;
      case repl::Event::LineReady:
      case repl::Event::Interrupt:
        above += before + line + "\r\n";
        break;
      default:
        terminal.feed("\r\n");
        above += before + "\r\n";
      }
      lines = 0;
      if (event == repl::Event::LineReady && repl::needsMoreInput(session.editor.text())) {
        lines = 1;
        session.editor.nextLine("... ");
      } else {
        session.editor.begin(">>> ");
      }
      terminal.feed(session.takeOutput());
    }
  }

  void check() const {
    test::Terminal fresh(columns ? columns : 500);
    std::string line(session.editor.line());
    fresh.feed(above + prompt() + line);
    ASSERT_EQ(terminal.screen(), fresh.screen());
    test::Terminal toCursor(columns ? columns : 500);
    toCursor.feed(above + prompt() + line.substr(0, session.editor.cursor()));
    ASSERT_EQ(terminal.row(), toCursor.row());
    ASSERT_EQ(terminal.column(), toCursor.column());
    ASSERT_FALSE(terminal.confused());
  }

  size_t lineBytes() const { return session.editor.line().size(); }

private:
  std::string prompt() const { return lines ? "... " : ">>> "; }

  size_t columns;
  test::Session session;
  test::Terminal terminal;
  std::string above;
  size_t lines = 0;
};

TEST(LineEditorRandomKeys, ScreenShowsTheText) {
  std::mt19937 random(1);
  for (size_t columns : {0, 80, 40, 20, 13, 12, 11, 10, 9, 8, 7, 6}) {
    for (int session = 0; session < 60; ++session) {
      Watched watched(columns);
      std::string typed;
      for (int i = 0; i < 120; ++i) {
        std::string_view key = kKeys[random() % std::size(kKeys)];
        if (watched.lineBytes() > 200)
          key = "\x15";
        typed += key;
        watched.press(key);
        watched.check();
        if (testing::Test::HasFatalFailure())
          FAIL() << columns << " columns: " << testing::PrintToString(typed);
      }
    }
  }
}

} // namespace
