//===- disassembler/Instruction.h - One instruction, whatever the processor -------------------------===//
//
// What the analysis needs to know of an instruction, without LLVM's types: its text, where it leads, which
// general registers it writes, and its operands in LLVM's order, so that InstructionEffects.def can point at
// them.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_DISASSEMBLER_INSTRUCTION_H
#define ADDER_DISASSEMBLER_INSTRUCTION_H

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace adder::disassembler {

/// General registers by their number in encodings; `kNoRegister` is any other, or none.
constexpr int kNoRegister = -1;
/// The instruction pointer of x64, which addresses may be relative to.
constexpr int kInstructionPointer = 31;
constexpr unsigned kRegisterCount = 32;

/// Where execution goes on.
enum class Flow : uint8_t {
  Next,
  Jump,   ///< to `target`, or through a register or memory
  Branch, ///< to `target`, or on to the next instruction
  Call,   ///< of `target`, or through a register or memory; then the next instruction
  Return,
  Stop, ///< traps
};

struct Operand {
  bool isRegister = false;
  int64_t value = 0; ///< register number or immediate
};

struct Effect;

struct Instruction {
  uint32_t offset = 0;
  uint8_t size = 0;
  bool thumb = false;
  Flow flow = Flow::Next;
  bool conditional = false;      ///< may do nothing at all (ARM)
  std::optional<int64_t> target; ///< of a direct jump, branch or call; may lie anywhere
  bool targetIsThumb = false;
  bool lastOperandIsTarget = false; ///< the text after the last comma of `operands` is the target
  int targetRegister = kNoRegister; ///< of a jump or call through a register
  uint32_t defines = 0;             ///< general registers that it writes, as bits
  uint8_t operandCount = 0;
  std::array<Operand, 8> operandValues; ///< the first ones
  const Effect *effect = nullptr;       ///< what it does, if that is of interest
  std::string_view name;                ///< LLVM's, or that of XtensaInstructions.def
  std::string mnemonic;
  std::string operands;

  bool isRegister(unsigned i) const { return i < operandCount && operandValues[i].isRegister; }
  int64_t value(unsigned i) const { return i < operandCount ? operandValues[i].value : 0; }
};

} // namespace adder::disassembler

#endif // ADDER_DISASSEMBLER_INSTRUCTION_H
