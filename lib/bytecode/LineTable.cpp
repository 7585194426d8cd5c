//===- bytecode/LineTable.cpp - Encoding and lookup of line tables ----------------------------------===//
//
// The splitting of large steps is not the shortest possible; it is the one that files of the reference
// compiler show (mpy-and-bytecode.md 4.6).
//
//===------------------------------------------------------------------------------------------------===//

#include "bytecode/LineTable.h"

#include <algorithm>

namespace adder::bytecode {

namespace {

constexpr uint8_t kLong = 0x80;
constexpr uint32_t kShortBytes = 31;
constexpr uint32_t kShortLines = 3;
constexpr uint32_t kLongBytes = 15;
constexpr uint32_t kLongLines = 2047;
constexpr uint32_t kTwoShortEntries =
    2 * kShortLines; // lines that two short entries hold: no worse than a long one

} // namespace

void appendLineStep(support::Vector<uint8_t> &table, uint32_t bytes, uint32_t lines) {
  while (bytes || lines) {
    uint32_t b, l;
    if (lines <= kTwoShortEntries || bytes > kLongBytes) {
      b = std::min(bytes, kShortBytes);
      l = b < bytes ? 0 : std::min(lines, kShortLines);
      table.push(uint8_t(l << 5 | b));
    } else {
      b = std::min(bytes, kLongBytes);
      l = std::min(lines, kLongLines);
      table.push(uint8_t(kLong | (l >> 8) << 4 | b));
      table.push(uint8_t(l));
    }
    bytes -= b;
    lines -= l;
  }
}

bool decodeLineEntry(std::span<const uint8_t> table, size_t &at, LineEntry &entry) {
  if (at >= table.size())
    return false;
  uint8_t first = table[at];
  if (!(first & kLong)) {
    entry = {uint16_t(first & 31), uint16_t(first >> 5)};
    ++at;
    return true;
  }
  if (table.size() - at < 2)
    return false;
  entry = {uint16_t(first & 15), uint16_t((first >> 4 & 7) << 8 | table[at + 1])};
  at += 2;
  return true;
}

size_t wholeEntryBytes(std::span<const uint8_t> table) {
  size_t at = 0;
  LineEntry entry;
  while (decodeLineEntry(table, at, entry)) {
  }
  return at;
}

uint32_t LineCursor::lineAt(size_t offset) {
  LineEntry entry;
  for (size_t next = at; decodeLineEntry(table, next, entry); at = next) {
    if (offset < boundary + entry.bytes)
      break;
    boundary += entry.bytes;
    line += entry.lines;
  }
  return line;
}

uint32_t lineOf(std::span<const uint8_t> table, size_t offset) { return LineCursor(table).lineAt(offset); }

} // namespace adder::bytecode
