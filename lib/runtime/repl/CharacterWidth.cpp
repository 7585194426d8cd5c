//===- runtime/repl/CharacterWidth.cpp - Search in the table of widths ------------------------------===//

#include "runtime/repl/CharacterWidth.h"

#include <cstddef>
#include <cstdint>

namespace adder::repl {

namespace {

/// Eight bytes a row: where it begins, with the width in the highest byte, and how many characters follow.
struct Row {
  uint32_t firstAndWidth;
  uint32_t more;

  char32_t first() const { return firstAndWidth & 0xffffff; }
  unsigned width() const { return firstAndWidth >> 24; }
};

constexpr Row kRows[] = {
#define CHARACTER_WIDTH(first, last, columns) {(first) | uint32_t(columns) << 24, (last) - (first)},
#include "runtime/repl/Widths.def"
};
constexpr size_t kRowCount = sizeof kRows / sizeof kRows[0];

constexpr bool rowsAscend() {
  for (size_t i = 1; i < kRowCount; ++i) {
    if ((kRows[i - 1].firstAndWidth & 0xffffff) + kRows[i - 1].more >= (kRows[i].firstAndWidth & 0xffffff))
      return false;
  }
  return true;
}
static_assert(rowsAscend());

} // namespace

unsigned characterWidth(char32_t character) {
  if (character < kRows[0].first())
    return 1;
  size_t low = 0, high = kRowCount; // row `low` begins at or before the character
  while (high - low > 1) {
    size_t middle = (low + high) / 2;
    (kRows[middle].first() <= character ? low : high) = middle;
  }
  return character - kRows[low].first() <= kRows[low].more ? kRows[low].width() : 1;
}

} // namespace adder::repl
