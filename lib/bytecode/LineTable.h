//===- bytecode/LineTable.h - From bytecode offset to source line -----------------------------------===//
//
// A table of steps: "so many bytes of bytecode later, the line is so many higher" (mpy-and-bytecode.md 4.6).
// Counting starts at offset 0 and line 1.
//
//     short entry   0 LL BBBBB               up to 31 bytes and 3 lines
//     long entry    1 LLL BBBB  LLLLLLLL     up to 15 bytes and 2047 lines
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_BYTECODE_LINETABLE_H
#define ADDER_BYTECODE_LINETABLE_H

#include "support/Vector.h"

namespace adder::bytecode {

/// Appends the entries of one step, split as compatible compilers split it; nothing if both are 0.  May
/// allocate.
void appendLineStep(support::Vector<uint8_t> &table, uint32_t bytes, uint32_t lines);

struct LineEntry {
  uint16_t bytes;
  uint16_t lines;
};

/// Reads the entry at `at` and moves `at` past it.  False, with `at` unchanged, at the end or if the entry is
/// cut off.
bool decodeLineEntry(std::span<const uint8_t> table, size_t &at, LineEntry &entry);

/// Bytes of `table` that whole entries take: all but a first half of a long entry at its end.
size_t wholeEntryBytes(std::span<const uint8_t> table);

/// Tells the lines of ascending offsets in one run over the table.
class LineCursor {
public:
  explicit LineCursor(std::span<const uint8_t> table) : table(table) {}

  /// The line of `offset`, which must not be less than that of the call before.
  uint32_t lineAt(size_t offset);

private:
  std::span<const uint8_t> table;
  size_t at = 0;
  uint64_t boundary = 0; // bytecode offset up to which entries are consumed
  uint32_t line = 1;
};

/// The source line of the instruction at bytecode offset `offset`.
uint32_t lineOf(std::span<const uint8_t> table, size_t offset);

} // namespace adder::bytecode

#endif // ADDER_BYTECODE_LINETABLE_H
