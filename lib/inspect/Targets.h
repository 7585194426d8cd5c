//===- inspect/Targets.h - What a runtime can load --------------------------------------------------===//
//
// A target is a row of Boards.def, or what a runtime tells of itself: the number in sys.implementation._mpy,
// or the whole text of sys.implementation.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_INSPECT_TARGETS_H
#define ADDER_INSPECT_TARGETS_H

#include "bytecode/Architectures.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace adder::inspect {

struct Board {
  std::string_view name;
  std::string_view port;
  bytecode::Architecture host;  ///< None: refuses native code
  bytecode::Architecture march; ///< for mpy-cross
  uint8_t smallIntBits;
  uint32_t archFlags;
  std::string_view note;
};

/// All rows, in the order of the table.
std::span<const Board> boards();

struct Target {
  std::string name; ///< "RPI_PICO", "_mpy=4870"
  std::string note;
  unsigned version = 6;
  unsigned subVersion = 3;
  unsigned architecture = 0; ///< number in files, which may be one that we do not know; 0: no native code
  bytecode::Architecture march = bytecode::Architecture::None; ///< for mpy-cross
  uint32_t archFlags = 0;
  unsigned smallIntBits = 31;
  bool smallIntsAssumed = false; ///< the runtime did not say
};

/// Understands the name of a board or its alias, a decimal, 0x.. or 0b.. number of sys.implementation._mpy,
/// or the text of sys.implementation.  Nothing, with `error`, which may suggest names, if `text` is none of
/// these.
std::optional<Target> parseTarget(std::string_view text, std::string &error);

} // namespace adder::inspect

#endif // ADDER_INSPECT_TARGETS_H
