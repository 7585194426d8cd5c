//===- bytecode/Instruction.h - Decoding of one instruction -----------------------------------------===//
//
// Everything that reads bytecode (listing, verifier, tools) goes through this decoder, which never reads
// outside the instructions it is given.  All 256 opcode values have a length, also those that mean nothing.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_BYTECODE_INSTRUCTION_H
#define ADDER_BYTECODE_INSTRUCTION_H

#include "bytecode/Opcode.h"
#include "bytecode/Varint.h"

namespace adder::bytecode {

struct Instruction {
  size_t offset = 0;
  size_t length = 0;   ///< in bytes, at least 1
  uint8_t opcode = 0;  ///< the byte
  uint8_t extra = 0;   ///< the extra byte; 0 if there is none
  int64_t operand = 0; ///< also the one inside the opcode; of a jump, the distance as it is stored
  int64_t target = 0;  ///< where a jump leads; may lie outside the function

  /// Null if the opcode is not assigned.
  const OpcodeInfo *info() const { return findOpcode(opcode); }
};

/// Decodes the instruction at `offset`, which must be less than code.size().  On failure only offset and
/// opcode of the result are set.
VarintStatus decodeInstruction(std::span<const uint8_t> code, size_t offset, Instruction &instruction);
/// The same of an opcode that is followed by bytes of its own; needs nothing of the opcode table.
VarintStatus decodeOperands(std::span<const uint8_t> code, size_t offset, Instruction &instruction);

/// Values that an instruction takes from the stack and puts there when execution goes on behind it.
struct StackEffect {
  uint32_t pops = 0;
  uint32_t pushes = 0;
};

/// Of an assigned opcode.
StackEffect stackEffect(const Instruction &instruction);

} // namespace adder::bytecode

#endif // ADDER_BYTECODE_INSTRUCTION_H
