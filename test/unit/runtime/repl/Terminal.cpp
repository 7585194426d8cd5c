//===- test/unit/runtime/repl/Terminal.cpp - A terminal that can be looked at -----------------------===//

#include "Terminal.h"

#include "runtime/repl/CharacterWidth.h"
#include "support/Utf8.h"

#include <algorithm>

namespace adder::test {

void Terminal::feed(std::string_view bytes) {
  while (!bytes.empty()) {
    size_t length = 0;
    if (uint8_t(bytes[0]) < 0x20 || bytes[0] == 0x7f) {
      length = control(bytes);
    } else {
      char32_t character = support::nextCodePoint(bytes, length);
      confusion |= character >= 0xdc80 && character <= 0xdcff;
      print(bytes.substr(0, length), repl::characterWidth(character));
    }
    bytes.remove_prefix(length);
  }
}

void Terminal::print(std::string_view character, unsigned width) {
  if (width == 0) {
    size_t on = x;
    while (on > 0 && (on >= rows[y].size() || rows[y][on].empty() || on == x))
      --on;
    if (on < rows[y].size())
      rows[y][on] += character;
    return;
  }
  if (x + width > columns) {
    x = 0;
    if (++y == rows.size())
      rows.emplace_back();
  }
  Row &row = rows[y];
  if (row.size() < x + width)
    row.resize(x + width, " ");
  // Half of a wide character is none.
  if (row[x].empty() && x > 0)
    row[x - 1] = " ";
  if (x + width < row.size() && row[x + width].empty())
    row[x + width] = " ";
  row[x] = character;
  if (width == 2)
    row[x + 1].clear();
  x += width;
}

size_t Terminal::control(std::string_view bytes) {
  switch (bytes[0]) {
  case '\b':
    confusion |= x == 0;
    x = std::min(x, columns - 1);
    x -= x > 0; // held back, it is in the last column
    return 1;
  case '\r':
    x = 0;
    return 1;
  case '\n':
    if (++y == rows.size())
      rows.emplace_back();
    return 1;
  case '\a':
    return 1;
  case 0x1b: {
    size_t end = 2, count = 0;
    while (end < bytes.size() && bytes[end] >= '0' && bytes[end] <= '9')
      count = count * 10 + size_t(bytes[end++] - '0');
    if (bytes.substr(1, 1) == "[" && end < bytes.size()) {
      sequence(bytes[end], count ? count : 1);
      return end + 1;
    }
    break;
  }
  }
  confusion = true;
  return 1;
}

void Terminal::eraseRow(size_t index, size_t from) {
  Row &row = rows[index];
  if (from < row.size()) {
    if (from > 0 && row[from].empty())
      row[from - 1] = " ";
    row.resize(from);
  }
}

void Terminal::sequence(char letter, size_t count) {
  // xterm forgets that the cursor was held back when it moves.
  if (letter != 'K' && letter != 'J' && x == columns)
    x = columns - 1;
  size_t from = x == columns ? x - 1 : x;
  switch (letter) {
  case 'A':
    confusion |= count > y;
    y -= std::min(count, y);
    break;
  case 'B':
    confusion |= count >= rows.size() - y;
    y = std::min(y + count, rows.size() - 1);
    break;
  case 'C':
    confusion |= x + count >= columns;
    x = std::min(x + count, columns - 1);
    break;
  case 'D':
    confusion |= count > x;
    x -= std::min(count, x);
    break;
  case 'J':
    rows.resize(y + 1);
    [[fallthrough]];
  case 'K':
    eraseRow(y, from);
    break;
  default:
    confusion = true;
  }
}

std::string Terminal::screen() const {
  std::string result;
  for (const Row &row : rows) {
    std::string line;
    for (const std::string &cell : row)
      line += cell;
    result += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return result.substr(0, result.find_last_not_of('\n') + 1);
}

} // namespace adder::test
