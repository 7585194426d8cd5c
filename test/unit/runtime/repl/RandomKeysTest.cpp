//===- test/unit/runtime/repl/RandomKeysTest.cpp - What is seen is what is there --------------------===//
//
// Random keys at terminals of all widths.  After each one, the screen must look as if the lines had just been
// written, with the cursor where the editor says it is.
//
//===------------------------------------------------------------------------------------------------===//

#include "Watched.h"

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

TEST(LineEditorRandomKeys, ScreenShowsTheText) {
  std::mt19937 random(1);
  for (size_t columns : {0, 80, 40, 20, 13, 12, 11, 10, 9, 8, 7, 6}) {
    for (int session = 0; session < 60; ++session) {
      test::Watched watched(columns);
      std::string typed;
      for (int i = 0; i < 120; ++i) {
        std::string_view key = kKeys[random() % std::size(kKeys)];
        if (watched.lineBytes() > 200)
          key = "\x15";
        typed += key;
        watched.press(key);
        ASSERT_EQ(watched.fault(), "") << columns << " columns: " << testing::PrintToString(typed);
      }
    }
  }
}

} // namespace
