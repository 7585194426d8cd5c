//===- test/unit/runtime/repl/KeyDecoderTest.cpp - Keys as terminals send them ----------------------===//

#include "runtime/repl/KeyDecoder.h"

#include <gtest/gtest.h>
#include <vector>

using namespace adder::repl;

namespace {

std::vector<Key> keysOf(std::string_view bytes) {
  KeyDecoder decoder;
  std::vector<Key> keys;
  for (char c : bytes) {
    Key key = decoder.feed(uint8_t(c));
    if (key != Key::None)
      keys.push_back(key);
  }
  return keys;
}

TEST(KeyDecoder, KnowsAllFormsOfAKey) {
  struct {
    Key key;
    std::vector<const char *> forms;
  } const cases[] = {
      {Key::Left, {"\033[D", "\033OD", "\033[1;2D"}},
      {Key::Right, {"\033[C", "\033OC", "\x06"}},
      {Key::Up, {"\033[A", "\033OA", "\x10"}},
      {Key::Down, {"\033[B", "\033OB", "\x0e"}},
      {Key::Home, {"\033[H", "\033OH", "\033[1~", "\033[7~", "\033[1;5H"}},
      {Key::End, {"\033[F", "\033OF", "\033[4~", "\033[8~"}},
      {Key::Delete, {"\033[3~", "\033[3;5~"}},
      {Key::WordLeft, {"\033[1;5D", "\033[1;3D", "\033[5D", "\033Od", "\033b", "\033B"}},
      {Key::WordRight, {"\033[1;5C", "\033[1;3C", "\033[5C", "\033Oc", "\033f"}},
      {Key::KillWordRight, {"\033d"}},
      {Key::KillWordLeft, {"\x17", "\033\x7f"}},
      {Key::KillToStart, {"\x15"}},
      {Key::KillToEnd, {"\x0b"}},
      {Key::Backspace, {"\x08", "\x7f"}},
      {Key::Tab, {"\t"}},
      {Key::Enter, {"\r", "\n", "\r\n"}},
      {Key::CtrlA, {"\x01"}},
      {Key::CtrlB, {"\x02"}},
      {Key::CtrlC, {"\x03"}},
      {Key::CtrlD, {"\x04"}},
      {Key::CtrlE, {"\x05"}},
  };
  for (const auto &c : cases) {
    for (const char *form : c.forms)
      EXPECT_EQ(keysOf(form), std::vector{c.key}) << testing::PrintToString(form);
  }
}

TEST(KeyDecoder, SwallowsOtherKeysWhole) {
  for (const char *form :
       {"\033[5~", "\033[200~", "\033[201~", "\033[Z", "\033[[A", "\033OP", "\033x", "\033[?1;2c",
        "\033[15;5~", "\033[1;2;3;4;5Q", "\033[99999999999~", "\x07", "\x1a", "\033[2 q"})
    EXPECT_TRUE(keysOf(form).empty()) << testing::PrintToString(form);
}

TEST(KeyDecoder, ControlKeysBreakSequences) {
  EXPECT_EQ(keysOf("\033[1;\x03"), std::vector{Key::CtrlC});
  EXPECT_EQ(keysOf("\033O\r"), std::vector{Key::Enter});
  EXPECT_EQ(keysOf("\033[1\033[D"), std::vector{Key::Left});
  EXPECT_EQ(keysOf("\033\033[D"), std::vector{Key::Left});
  EXPECT_EQ(keysOf("\xe4\xb8\x03"), std::vector{Key::CtrlC});
  EXPECT_EQ(keysOf("\xe4\033[D"), std::vector{Key::Left});
}

TEST(KeyDecoder, PutsCharactersTogether) {
  for (const char *text : {"a", " ", "~", "é", "€", "中", "\U0001f600"}) {
    KeyDecoder decoder;
    Key key = Key::None;
    for (const char *c = text; *c; ++c) {
      EXPECT_EQ(key, Key::None);
      key = decoder.feed(uint8_t(*c));
    }
    EXPECT_EQ(key, Key::Character);
    EXPECT_EQ(decoder.character(), text);
  }
}

TEST(KeyDecoder, DropsWhatIsNoText) {
  for (const char *bytes :
       {"\x80", "\xff", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xc2\x85", "\xe0\x80\x80", "\xc3"})
    EXPECT_TRUE(keysOf(bytes).empty()) << testing::PrintToString(bytes);
  EXPECT_EQ(keysOf("\xe4\xb8z"), std::vector{Key::Character});
  EXPECT_EQ(keysOf("\xc3\xc3\xa9"), std::vector{Key::Character});
}

TEST(KeyDecoder, ReturnAndNewlineAreOneKey) {
  EXPECT_EQ(keysOf("\r\n\r\n").size(), 2u);
  EXPECT_EQ(keysOf("\n\n").size(), 2u);
  EXPECT_EQ(keysOf("\r\r").size(), 2u);
  EXPECT_EQ(keysOf("\ra\n").size(), 3u);
}

} // namespace
