//===- elf/Dwarf.h - Debug information of an object -------------------------------------------------===//
#ifndef ADDER_ELF_DWARF_H
#define ADDER_ELF_DWARF_H

#include "elf/ObjectStreamer.h"

#include <string>
#include <vector>

namespace adder::elf {

/// A function's code, in .text.
struct CodeRange {
  std::string name;
  uint32_t offset;
  uint32_t size;
  uint32_t line; ///< of its definition; 0 if unknown
};

/// Writes .debug_abbrev, .debug_info and .debug_line, version 4: one unit named after `file`, a subprogram
/// and one row of the line table for each range.  .text must be complete.
void writeDwarf(ObjectStreamer &out, const std::string &file, const std::vector<CodeRange> &ranges);

} // namespace adder::elf

#endif // ADDER_ELF_DWARF_H
