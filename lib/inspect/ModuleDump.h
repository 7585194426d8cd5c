//===- inspect/ModuleDump.h - All of a file but its instructions, for people ------------------------===//
//
// `mpy-tool dump`: the container in the order of the file, every field with its size and what it means.
//
//     header, 4 bytes
//       version         6
//       ...
//     code 1: g(n), bytecode, 56 bytes, child 0 of code 0
//       signature       2 bytes  state 13, exceptions 3, positional 1, flags GENERATOR
//       line table      6 bytes  5 entries
//            20         +0 bytes  +1 lines   offset 0: line 2
//
// The stable form for tests of the compiler is mpy/Dump.h; this one is for reading and may gain fields.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_INSPECT_MODULEDUMP_H
#define ADDER_INSPECT_MODULEDUMP_H

#include "inspect/CodeNames.h"

namespace adder::inspect {

struct DumpOptions {
  bool showHeader = true;
  bool showQstrs = true;
  bool showObjects = true;
  bool showCode = true;
  bool showOffsets = false;    ///< the offset in the file before each line
  std::string functionPattern; ///< of the code only; see CodeNames::isSelected()
};

/// Writes `module`.  Returns how many functions were chosen, whether shown or not.  Takes scratch memory from
/// `scratch`.
size_t writeDump(support::Arena &scratch, const mpy::Module &module, const DumpOptions &options,
                 support::TextWriter &out);

} // namespace adder::inspect

#endif // ADDER_INSPECT_MODULEDUMP_H
