//===- inspect/InstructionText.h - Functions as comparable lines ------------------------------------===//
//
// The instructions of a function with names and constants in place of their numbers, so that two modules
// whose tables are numbered differently compare equal.  Where a jump leads is not part of the line, because
// it moves with everything that is inserted; it is given as the number of an instruction.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_INSPECT_INSTRUCTIONTEXT_H
#define ADDER_INSPECT_INSTRUCTIONTEXT_H

#include "mpy/Model.h"

#include <string>
#include <vector>

namespace adder::inspect {

struct InstructionLine {
  static constexpr uint32_t kNoTarget = UINT32_MAX;

  std::string text;            ///< for people, "LOAD_FAST 0 (a)"
  std::string key;             ///< equal for instructions that do the same
  uint32_t target = kNoTarget; ///< of a jump: index of the line it leads to
};

struct FunctionText {
  std::string head;                   ///< "(a, b)  state=5 ...", without the name
  std::vector<InstructionLine> lines; ///< of bytecode; machine code is one line whose key is its bytes
  std::vector<uint32_t> sourceLines;  ///< of each of them
};

/// The texts of all functions of `module`, by index in Module::codes.  Takes any instructions.
std::vector<FunctionText> functionTexts(const mpy::Module &module, support::Arena &scratch);

} // namespace adder::inspect

#endif // ADDER_INSPECT_INSTRUCTIONTEXT_H
