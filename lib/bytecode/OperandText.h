//===- bytecode/OperandText.h - Operands for people -------------------------------------------------===//
//
// What every listing shows behind a mnemonic: names and constants for indexes, labels for distances, both
// halves of packed counts.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_BYTECODE_OPERANDTEXT_H
#define ADDER_BYTECODE_OPERANDTEXT_H

#include "bytecode/Disassembler.h"
#include "bytecode/JumpTargets.h"

namespace adder::bytecode {

/// Writes the operand of `instruction`, which must be of an assigned opcode; nothing if it has none.
/// `prelude` is that of its function, `targets` were found in it.
void writeOperand(const Instruction &instruction, const Prelude &prelude, const JumpTargets &targets,
                  const Symbols &symbols, support::TextWriter &out);

/// Says why decodeInstruction() failed with `status`: "malformed: opcode 22 is cut off by ...".
void writeUndecodable(const Instruction &instruction, VarintStatus status, support::TextWriter &out);
/// Says that the opcode of `instruction` means nothing.
void writeUnassigned(const Instruction &instruction, support::TextWriter &out);

/// Writes the names of the scope flags in `flags`, separated by `separator`, unknown bits as a number.
void writeScopeFlags(uint32_t flags, char separator, support::TextWriter &out);

} // namespace adder::bytecode

#endif // ADDER_BYTECODE_OPERANDTEXT_H
