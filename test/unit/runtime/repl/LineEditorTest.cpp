//===- test/unit/runtime/repl/LineEditorTest.cpp - What the terminal is sent ------------------------===//
//
// Where no width is set, the bytes are those that the reference's prompt on unix sent for the same keys.
//
//===------------------------------------------------------------------------------------------------===//

#include "Session.h"

#include <gtest/gtest.h>

using namespace adder;
using repl::Event;
using test::Session;

namespace {

//===------------------------------------------------------------------------------------------------===//
// Indentation (R1 to R4)
//===------------------------------------------------------------------------------------------------===//

TEST(LineEditorIndent, GoesDeeperAfterColons) {
  Session s;
  EXPECT_EQ(s.type("for i in range(3):\r"), "for i in range(3):\r\n...     ");
  EXPECT_EQ(s.type("if i > 1:\r"), "if i > 1:\r\n...         ");
  EXPECT_EQ(s.type("break\r"), "break\r\n...         ");
  EXPECT_EQ(s.type("\x7f"), "\b\b\b\b\033[K");
  EXPECT_EQ(s.type("\x7f"), "\b\b\b\b\033[K");
  EXPECT_EQ(s.type("\x7f"), "");
  EXPECT_EQ(s.type("\r"), "\r\n>>> ");
  EXPECT_EQ(s.statement, "for i in range(3):\n    if i > 1:\n        break\n");
}

TEST(LineEditorIndent, BackspaceTakesALevelInSpacesOnly) {
  Session s;
  EXPECT_EQ(s.type("   \x7f"), "   \b\033[K");
  EXPECT_EQ(s.type("   a\x7f"), "   a\b\033[K");
  EXPECT_EQ(s.type("\x7f"), "\b\b\b\b\033[K");
  EXPECT_EQ(s.editor.line(), " ");
  EXPECT_EQ(s.type("     x\033[D"), "     x\b");
  EXPECT_EQ(s.type("\x7f"), "\b\b\b\b\033[Kx\b");
  EXPECT_EQ(s.editor.line(), "  x");
}

TEST(LineEditorIndent, ThirdLineOfSpacesEndsTheStatement) {
  Session s;
  s.type("for i in range(2):\r");
  EXPECT_EQ(s.type("print(i)\r"), "print(i)\r\n...     ");
  EXPECT_EQ(s.type("\r"), "\r\n...     ");
  EXPECT_EQ(s.type("\r"), "\r\n... ");
  EXPECT_EQ(s.type("\r"), "\r\n>>> ");
  EXPECT_EQ(s.statement, "for i in range(2):\n    print(i)\n    \n    \n");
}

// Text that is pasted brings its own spaces.
TEST(LineEditorIndent, SpacesReplaceIt) {
  Session s;
  s.type("if 1:\r");
  EXPECT_EQ(s.type(" "), "\b\b\b");
  EXPECT_EQ(s.type("   if 2:\r"), "   if 2:\r\n... ");
  EXPECT_EQ(s.type("        x:\r"), "        x:\r\n... ");
  EXPECT_EQ(s.type("\r"), "\r\n>>> ");
  EXPECT_EQ(s.statement, "if 1:\n    if 2:\n        x:\n");
  // The next statement is indented again.
  EXPECT_EQ(s.type("if 1:\r"), "if 1:\r\n...     ");
}

TEST(LineEditorIndent, TabsReplaceIt) {
  Session s;
  s.type("if 1:\r");
  EXPECT_EQ(s.type("\t"), "");
  EXPECT_EQ(s.type("x\r"), "x\r\n... ");
}

TEST(LineEditorIndent, OtherKeysKeepIt) {
  Session s;
  s.type("if 1:\r");
  EXPECT_EQ(s.type("a\x7f "), "a\b\033[K ");
  EXPECT_EQ(s.editor.line(), "     ");
  s.type("\x03if 1:\r");
  EXPECT_EQ(s.type("\033[D"), "\b");
  EXPECT_EQ(s.type(" "), "  \b");
}

//===------------------------------------------------------------------------------------------------===//
// Editing (R15)
//===------------------------------------------------------------------------------------------------===//

TEST(LineEditorKeys, InsertAndDelete) {
  Session s;
  EXPECT_EQ(s.type("abc"), "abc");
  EXPECT_EQ(s.type("\033[D\033[D"), "\b\b");
  EXPECT_EQ(s.type("\x7f"), "\b\033[Kbc\b\b");
  EXPECT_EQ(s.type("x"), "xbc\b\b");
  EXPECT_EQ(s.type("\033[C\033[C\033[C"), "bc");
  EXPECT_EQ(s.type("\033[H"), "\b\b\b");
  EXPECT_EQ(s.type("\033[F"), "xbc");
  EXPECT_EQ(s.type("\033[D\033[3~"), "\b\033[K");
  EXPECT_EQ(s.type("\033[3~"), "");
  EXPECT_EQ(s.editor.line(), "xb");
  EXPECT_EQ(s.type("\x03"), "\r\n>>> ");
}

TEST(LineEditorKeys, HomeOfEmacs) {
  Session s;
  s.type("fo");
  s.type("\x01z");
  EXPECT_EQ(s.editor.line(), "zfo");
  EXPECT_EQ(s.type("\x04"), "\033[Ko\b");
  EXPECT_EQ(s.type("\x04\x04\x0b"), "\033[K");
  EXPECT_EQ(s.editor.line(), "z");
  EXPECT_EQ(s.type("\x02\x02"), "\b");
}

TEST(LineEditorKeys, EmacsMovesAndKills) {
  Session s;
  s.type("hello world foo");
  EXPECT_EQ(s.type("\x01"), "\033[15D");
  EXPECT_EQ(s.type("\x05"), "hello world foo");
  EXPECT_EQ(s.type("\x02\x02"), "\b\b");
  EXPECT_EQ(s.type("\x06"), "o");
  EXPECT_EQ(s.type("\x0b"), "\033[K");
  EXPECT_EQ(s.type("\x17"), "\b\b\033[K");
  EXPECT_EQ(s.type("\x15"), "\033[12D\033[K");
  EXPECT_EQ(s.editor.line(), "");
}

TEST(LineEditorKeys, Words) {
  Session s;
  s.type("foo_bar.baz  (qux)");
  std::string left;
  for (int i = 0; i < 6; ++i)
    left += s.type("\033b") + "|";
  EXPECT_EQ(left, "\b\b\b\b|\033[6D|\b\b\b\b|\b\b\b\b|||");
  std::string right;
  for (int i = 0; i < 6; ++i)
    right += s.type("\033f") + "|";
  EXPECT_EQ(right, "foo|_bar|.baz|  (qux|)||");
  EXPECT_EQ(s.type("\x17"), "\b\b\b\b\033[K");
  EXPECT_EQ(s.type("\033\x7f"), "\033[6D\033[K");
  EXPECT_EQ(s.editor.line(), "foo_bar.");
  EXPECT_EQ(s.type("\x01\033d"), "\033[8D\033[K_bar.\033[5D");
}

TEST(LineEditorKeys, TabIndentsBehindSpaces) {
  Session s;
  EXPECT_EQ(s.type("\t"), "");
  EXPECT_EQ(s.event, Event::Complete);
  EXPECT_EQ(s.type("a \t"), "a     ");
  EXPECT_EQ(s.event, Event::None);
  EXPECT_EQ(s.type("x\033[D\t"), "x\b    x\b");
  s.type("\x03(\r");
  EXPECT_EQ(s.type("\t"), "    ");
}

TEST(LineEditorKeys, CompletionInsertsAndRedraws) {
  Session s;
  s.type("x = sys.ma;\033[D\t");
  EXPECT_EQ(s.event, Event::Complete);
  EXPECT_EQ(s.editor.line().substr(0, s.editor.cursor()), "x = sys.ma");
  EXPECT_TRUE(s.editor.insert("xsize"));
  EXPECT_EQ(s.takeOutput(), "xsize;\b");
  s.editor.redraw(">>> ");
  EXPECT_EQ(s.takeOutput(), ">>> x = sys.maxsize;\b");
  s.type("\r");
  EXPECT_EQ(s.statement, "x = sys.maxsize;");
}

//===------------------------------------------------------------------------------------------------===//
// History
//===------------------------------------------------------------------------------------------------===//

TEST(LineEditorHistory, UpAndDown) {
  Session s;
  s.type("1\r22\r333\r");
  EXPECT_EQ(s.type("\033[A"), "333");
  EXPECT_EQ(s.type("\033[A"), "\b\b\b\033[K22");
  EXPECT_EQ(s.type("\033[A"), "\b\b\033[K1");
  EXPECT_EQ(s.type("\033[A"), "");
  EXPECT_EQ(s.type("\033[B"), "\b22");
  EXPECT_EQ(s.type("\033[B"), "\b\b333");
  EXPECT_EQ(s.type("\033[B"), "\b\b\b\033[K");
  EXPECT_EQ(s.type("\033[B"), "");
  EXPECT_EQ(s.type("\x10\x10\x0e"), "333\b\b\b\033[K22\b\b333");
}

TEST(LineEditorHistory, HasTheLinesOfAStatement) {
  Session s;
  s.type("if 1:\rx\ry\r\x03");
  EXPECT_EQ(s.type("\x10"), "    y");
  EXPECT_EQ(s.type("\x10"), "\033[5D    x");
  EXPECT_EQ(s.type("\x10"), "\033[5Dif 1:");
}

TEST(LineEditorHistory, RecallsInALaterLine) {
  Session s;
  s.type("if 1:\r");
  EXPECT_EQ(s.type("\033[A"), "\b\b\b\bif 1:");
  EXPECT_EQ(s.type("\033[B"), "\033[5D\033[K");
  s.type("\033[A\r");
  EXPECT_EQ(s.editor.text(), "if 1:\nif 1:\n    ");
}

TEST(LineEditorHistory, EightLines) {
  Session s;
  for (const char *line : {"1", "2", "3", "4", "5", "6", "7", "8"})
    s.type(std::string(line) + "\r");
  s.type("\x10\x10\x10\x10\x10\x10\x10\x10");
  EXPECT_EQ(s.editor.line(), "1");
}

TEST(LineEditorHistory, LeavesOutWhatWasAbandoned) {
  Session s;
  s.type("abc\x03\x10");
  EXPECT_EQ(s.editor.line(), "");
}

//===------------------------------------------------------------------------------------------------===//
// Events
//===------------------------------------------------------------------------------------------------===//

TEST(LineEditorEvents, ModesAreEnteredFromAnEmptyLine) {
  struct {
    char key;
    Event event;
  } const cases[] = {
      {1, Event::RawMode}, {2, Event::FriendlyMode}, {4, Event::EndOfInput}, {5, Event::PasteMode}};
  for (auto [key, event] : cases) {
    Session s;
    EXPECT_EQ(s.editor.feed(uint8_t(key)), event);
    EXPECT_FALSE(s.editor.isActive());
    EXPECT_EQ(s.takeOutput(), "");
    s.editor.begin(">>> ");
    EXPECT_EQ(s.editor.feed('x'), Event::None);
    EXPECT_EQ(s.editor.feed(uint8_t(key)), Event::None);
    EXPECT_TRUE(s.editor.isActive());
  }
}

TEST(LineEditorEvents, OnlyEndOfInputLeavesALaterLine) {
  Session s;
  s.type("(\r");
  for (char key : {1, 2, 5})
    EXPECT_EQ(s.editor.feed(uint8_t(key)), Event::None);
  EXPECT_EQ(s.editor.feed(4), Event::EndOfInput);
  EXPECT_EQ(s.editor.text(), "(\n");
}

TEST(LineEditorEvents, InterruptThrowsTheTextAway) {
  Session s;
  s.type("if 1:\r");
  EXPECT_EQ(s.editor.feed(3), Event::Interrupt);
  EXPECT_EQ(s.editor.text(), "");
  EXPECT_EQ(s.takeOutput(), "\r\n");
}

TEST(LineEditorEvents, NothingHappensWhileItIsOff) {
  Session s;
  s.editor.end();
  for (char c : std::string_view("a\r\x03\x01\t\033[A"))
    EXPECT_EQ(s.editor.feed(uint8_t(c)), Event::None);
  EXPECT_EQ(s.takeOutput(), "");
  EXPECT_EQ(s.editor.text(), "");
}

//===------------------------------------------------------------------------------------------------===//
// Characters
//===------------------------------------------------------------------------------------------------===//

TEST(LineEditorCharacters, MoveAndGoAsOne) {
  Session s;
  EXPECT_EQ(s.type("é€x"), "é€x");
  EXPECT_EQ(s.type("\033[D\033[D"), "\b\b");
  EXPECT_EQ(s.type("\x7f"), "\b\033[K€x\b\b");
  EXPECT_EQ(s.type("\033[C"), "€");
  EXPECT_EQ(s.type("\x7f"), "\b\033[Kx\b");
  EXPECT_EQ(s.editor.line(), "x");
}

TEST(LineEditorCharacters, WideOnesTakeTwoColumns) {
  Session s;
  s.type("a中b");
  EXPECT_EQ(s.type("\033[D\033[D"), "\b\b\b");
  EXPECT_EQ(s.type("\033[3~"), "\033[Kb\b");
}

TEST(LineEditorCharacters, MarksStayWithTheirs) {
  Session s;
  EXPECT_EQ(s.type("ae\xcc\x81"), "ae\be\xcc\x81");
  EXPECT_EQ(s.type("\033[D"), "\b");
  EXPECT_EQ(s.type("\x7f"), "\b\033[Ke\xcc\x81\b");
  s.type("\033[C\x7f");
  EXPECT_EQ(s.editor.line(), "");
  EXPECT_EQ(s.type("\xcc\x81"), "");
  EXPECT_EQ(s.editor.line(), "");
}

//===------------------------------------------------------------------------------------------------===//
// Memory
//===------------------------------------------------------------------------------------------------===//

TEST(LineEditorMemory, RingsWhenItIsFull) {
  Session s(0, 4);
  EXPECT_EQ(s.type("abcde"), "abcd\a");
  EXPECT_EQ(s.type("\x7f"), "\b\033[K");
  EXPECT_EQ(s.type("é"), "\a");
  EXPECT_EQ(s.editor.line(), "abc");
  EXPECT_FALSE(s.editor.insert("xy"));
  s.type("\x15([\r");
  EXPECT_EQ(s.type("abc"), "a\a\a");
  // There is no room for another line.
  EXPECT_EQ(s.type("\r"), "\r\n>>> ");
  EXPECT_EQ(s.type("xyz\r\x10"), "xyz\r\n>>> xyz");
}

TEST(LineEditorMemory, Grows) {
  std::vector<char> historyMemory(1000);
  repl::History history(historyMemory);
  struct Host {
    static void write(void *, const char *, size_t) {}
    static void *resize(void *, void *block, size_t, size_t bytes) { return realloc(block, bytes); }
  };
  repl::LineEditor editor({Host::write, Host::resize, nullptr}, {}, history);
  editor.begin(">>> ");
  for (int i = 0; i < 500; ++i)
    editor.feed('(');
  editor.feed('\r');
  EXPECT_TRUE(editor.nextLine("... "));
  EXPECT_EQ(editor.text(), std::string(500, '(') + "\n");
  free(editor.memory().data());
}

//===------------------------------------------------------------------------------------------------===//
// Lines longer than a row
//===------------------------------------------------------------------------------------------------===//

TEST(LineEditorRows, MovesBetweenThem) {
  Session s(10);
  EXPECT_EQ(s.type("abcdef"), "abcdef \b"); // the row is full
  EXPECT_EQ(s.type("gh"), "gh");
  EXPECT_EQ(s.type("\x01"), "\033[A\r\033[4C");
  EXPECT_EQ(s.type("\x0b"), "\033[J");
}

// Enter and Ctrl-C in the first row go below the last one.
TEST(LineEditorRows, AreLeftAtTheEnd) {
  Session s(10);
  EXPECT_EQ(s.type("abcdefghij\x01"), "abcdef \bghij\033[A\r\033[4C");
  EXPECT_EQ(s.type("\r"), "\033[B\r\033[4C\r\n>>> ");
  // A full row is followed by no empty one.
  EXPECT_EQ(s.type("abcdef\r"), "abcdef \b>>> ");
}

TEST(LineEditorRows, BeginBehindAnyPrompt) {
  EXPECT_EQ(repl::columnsOf(">>> "), 4u);
  EXPECT_EQ(repl::columnsOf("\033[1;32m中>\033[0m "), 4u);
  EXPECT_EQ(repl::columnsOf("first\n> "), 2u);
  EXPECT_EQ(repl::columnsOf("\033["), 0u);
  Session s(10);
  s.editor.begin("\033[1m>>\033[0m");
  s.takeOutput();
  EXPECT_EQ(s.type("12345678"), "12345678 \b");
}

} // namespace
