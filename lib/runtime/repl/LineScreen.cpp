//===- runtime/repl/LineScreen.cpp - Where text stands on a terminal --------------------------------===//

#include "runtime/repl/LineScreen.h"

#include "runtime/repl/CharacterWidth.h"
#include "support/Slice.h"
#include "support/Utf8.h"

#include <cstring>

namespace adder::repl {

namespace {

constexpr size_t kBackspaces = 4; // up to so many are as short as a sequence

bool continuesCharacter(char c) { return (c & 0xc0) == 0x80; }

unsigned widthAt(std::string_view text, size_t at) {
  return characterWidth(support::nextCodePoint(text, at));
}

} // namespace

void TerminalWriter::put(char c) {
  if (used == kBytes)
    flush();
  bytes[used++] = c;
}

void TerminalWriter::put(std::string_view text) {
  for (char c : text)
    put(c);
}

void TerminalWriter::sequence(size_t count, char letter) {
  put("\033[");
  char digits[20];
  size_t first = sizeof digits;
  for (size_t rest = count; count != 1 && rest; rest /= 10)
    digits[--first] = char('0' + rest % 10);
  put({digits + first, sizeof digits - first});
  put(letter);
}

void TerminalWriter::flush() {
  if (used)
    write(context, bytes, used);
  used = 0;
}

Place LineScreen::place(std::string_view text) const {
  Place place;
  if (columns) {
    place.row = promptColumns / columns;
    place.column = promptColumns % columns;
  } else {
    place.column = promptColumns;
  }
  for (size_t at = 0; at < text.size();) {
    unsigned width = characterWidth(support::nextCodePoint(text, at));
    // A wide character does not stand in two rows.
    if (columns && place.column + width > columns)
      place = {place.row + 1, 0};
    place.column += width;
    if (columns && place.column >= columns)
      place = {place.row + 1, 0};
  }
  return place;
}

void LineScreen::move(std::string_view text, size_t from, size_t to) {
  Place here = place(support::slice(text, 0, from)), there = place(support::slice(text, 0, to));
  if (here.row == there.row) {
    size_t left = here.column > there.column ? here.column - there.column : 0;
    if (left > kBackspaces) {
      out.sequence(left, 'D');
    } else if (left) {
      out.put(std::string_view("\b\b\b\b", left));
    } else if (to > from) {
      out.put(support::slice(text, from, to));
    }
    return;
  }
  if (here.row > there.row)
    out.sequence(here.row - there.row, 'A');
  else
    out.sequence(there.row - here.row, 'B');
  out.put('\r');
  if (there.column)
    out.sequence(there.column, 'C');
}

void LineScreen::write(std::string_view text, size_t begin) {
  out.put(support::slice(text, begin));
  if (columns && begin < text.size() && place(text).column == 0)
    out.put(" \b");
}

void LineScreen::erase(size_t row, Place oldEnd) { out.put(oldEnd.row > row ? "\033[J" : "\033[K"); }

size_t columnsOf(std::string_view prompt) {
  size_t columns = 0;
  for (size_t at = 0; at < prompt.size();) {
    char32_t character = support::nextCodePoint(prompt, at);
    if (character == 0x1b && at < prompt.size() && prompt[at] == '[') {
      ++at;
      while (at < prompt.size() && uint8_t(prompt[at++]) < 0x40) {
      }
    } else if (character == '\r' || character == '\n') {
      columns = 0;
    } else if (character >= ' ') {
      columns += characterWidth(character);
    }
  }
  return columns;
}

size_t nextCluster(std::string_view text, size_t at) {
  if (at >= text.size())
    return text.size();
  support::nextCodePoint(text, at);
  while (at < text.size() && widthAt(text, at) == 0)
    support::nextCodePoint(text, at);
  return at;
}

size_t previousCluster(std::string_view text, size_t at) {
  while (at > 0) {
    do
      --at;
    while (at > 0 && continuesCharacter(text[at]));
    if (widthAt(text, at) != 0)
      break;
  }
  return at;
}

} // namespace adder::repl
