//===- inspect/Disassembly.h - A module's functions for people --------------------------------------===//
//
// The listing of `mpy-tool disasm`: what mpy-cross --dump=bytecode shows, and how deep the value stack is
// before each instruction, which handlers the labels begin, raw bytes, and source lines where there is a
// source.
//
//     g(n)  state=13 exceptions=3 positional=1 flags=GENERATOR
//       code 1 at 0x22, instructions at 0x2f; locals 3, stack 10
//         3 |         try:
//         3      5    [4]  SETUP_FINALLY         L3
//     ...
//       L3:  finally handler of 5
//
// Elements without bytecode are shown by whoever knows their machine code: the caller.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_INSPECT_DISASSEMBLY_H
#define ADDER_INSPECT_DISASSEMBLY_H

#include "inspect/CodeNames.h"

#include <functional>

namespace adder::inspect {

struct DisassemblyOptions {
  bool showBytes = false;
  std::string functionPattern; ///< see CodeNames::isSelected()
  /// Lines of the source, fit for a terminal, [0] being line 1; null: none.
  const std::vector<std::string> *source = nullptr;
  /// Writes element `code`, which has no bytecode, with its header line.
  std::function<void(support::TextWriter &out, uint32_t code)> writeMachineCode;
};

/// Lists the functions of `module`.  Returns how many there were.  Takes scratch memory from `scratch`.
size_t writeDisassembly(support::Arena &scratch, const mpy::Module &module, const DisassemblyOptions &options,
                        support::TextWriter &out);

} // namespace adder::inspect

#endif // ADDER_INSPECT_DISASSEMBLY_H
