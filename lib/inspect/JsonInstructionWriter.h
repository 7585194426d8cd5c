//===- inspect/JsonInstructionWriter.h - The instructions of a function as JSON ----------------------===//
//
// Used by JsonWriter.cpp for each function.  Which jumps have the size that the compatible layout gives them
// is found by running that layout (findOddSizes); lines are attached to instructions where the table can be
// expressed so.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_INSPECT_JSONINSTRUCTIONWRITER_H
#define ADDER_INSPECT_JSONINSTRUCTIONWRITER_H

#include "bytecode/JumpTargets.h"
#include "inspect/JsonText.h"
#include "inspect/LineSteps.h"
#include "mpy/Listing.h"

#include <optional>
#include <vector>

namespace adder::inspect {

/// Writes one function's instructions, with labels and lines.
class InstructionWriter {
public:
  InstructionWriter(support::Arena &scratch, const mpy::Module &module, const mpy::ModuleSymbols &symbols,
                    const bytecode::Prelude &prelude, JsonText &json);

  /// False: the line table has to be given as bytes.
  bool hasLines() const { return steps.has_value(); }

  void write();

private:
  /// What cannot be decoded to the end is one last instruction of length to the end, and not symbolic.
  void takeApart();

  bool stepsAreAtInstructions() const;

  /// The steps at `offset`, as "line": 3 or "line": [3, 5].
  void writeLines(size_t &step, size_t offset);
  bool isJump(const bytecode::Instruction &instruction) const;

  /// Whether names and numbers give exactly these bytes again.
  bool isSymbolic(const bytecode::Instruction &instruction) const;

  static uint8_t operandBytesOf(const bytecode::Instruction &instruction);

  /// Finds the jumps whose size is not that of the compatible layout, given that the others have it.
  void findOddSizes();

  std::string labelAt(int64_t offset) const { return "L" + std::to_string(targets.labelAt(offset)); }

  void writeInstruction(const bytecode::Instruction &instruction);
  void writeOperand(const bytecode::Instruction &instruction, const bytecode::OpcodeInfo &info);
  void writeObjectNote(uint32_t index);
  void writeLocalNote(uint32_t local);

  support::Arena &scratch;
  const mpy::Module &module;
  const mpy::ModuleSymbols &symbols;
  const bytecode::Prelude &prelude;
  std::span<const uint8_t> code;
  JsonText &json;
  bytecode::JumpTargets targets;
  std::vector<bytecode::Instruction> instructions;
  bool isLastWhole = true;
  std::vector<bool> hasOddSize; // by instruction; jumps only
  std::optional<std::vector<LineStep>> steps;
};

} // namespace adder::inspect

#endif // ADDER_INSPECT_JSONINSTRUCTIONWRITER_H
