//===- bytecode/Opcode.h - Opcodes and what is known of them ----------------------------------------===//
//
// The enumeration of Opcodes.def and lookups of its columns.  Lookups take the raw byte, because an
// instruction with its operand inside the opcode stands for several byte values; they are defined for all 256
// of them.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_BYTECODE_OPCODE_H
#define ADDER_BYTECODE_OPCODE_H

#include "bytecode/Operators.h"

namespace adder::bytecode {

/// One enumerator an instruction; of an instruction with its operand inside the opcode, the first value.
enum class Opcode : uint8_t {
#define OPCODE(Enumerator, Value, Mnemonic, Operand, Pops, Pushes, Flags) Enumerator = Value,
#include "bytecode/Opcodes.def"
};

/// What an operand means.
enum class OperandKind : uint8_t {
  None,
  Qstr,     ///< index into the string table
  SmallInt, ///< the integer itself
  Object,   ///< index into the constant table
  Local,    ///< number of a local variable
  Child,    ///< index into the children of the function
  Count,    ///< number of values
  Collect,  ///< what to collect (low 2 bits: list, dict, set) and how deep the collection lies
  Unpack,   ///< values before the starred one + 256 * values after it
  Call,     ///< positional arguments + 256 * keyword arguments
  Address,  ///< an instruction of the same function
  Unary,    ///< a UnaryOp
  Binary,   ///< a BinaryOp
};

/// How an operand is stored; a function of the opcode byte alone (mpy-and-bytecode.md 6.1).
enum class OperandFormat : uint8_t {
  None,   ///< no bytes: there is no operand, or it is inside the opcode
  Vuint,  ///< unsigned, 7 bits a byte (2.1)
  Vsint,  ///< signed, 7 bits a byte (2.2)
  Offset, ///< 1 or 2 bytes (2.3)
};

/// Bits of OpcodeInfo::flags; see Opcodes.def.
namespace opcode_flag {
enum : uint8_t {
  NoFlags = 0,
  Jump = 1,
  Signed = 2,
  Handler = 4,
  Terminator = 8,
  MayRaise = 16,
  ExtraByte = 32,
};
} // namespace opcode_flag

/// One row of Opcodes.def.
struct OpcodeInfo {
  static constexpr int8_t kComputed = -1; ///< a stack effect that depends on the operand

  std::string_view mnemonic;
  uint8_t first; ///< the enumerator's value
  uint8_t count; ///< byte values that the row covers
  int8_t bias;   ///< operand = byte - first - bias, if the operand is inside the opcode
  OperandKind operand;
  int8_t pops;
  int8_t pushes;
  uint8_t flags;

  bool has(uint8_t flag) const { return (flags & flag) != 0; }
};

/// The row of an opcode byte, or null if the value is not assigned.
const OpcodeInfo *findOpcode(uint8_t byte);
/// The row of an enumerator.
const OpcodeInfo &infoOf(Opcode opcode);
/// The enumerator of an assigned byte.
inline Opcode opcodeOf(uint8_t byte) { return Opcode(findOpcode(byte)->first); }

constexpr OperandFormat formatOf(uint8_t byte) {
  if (byte == uint8_t(Opcode::LoadConstSmallInt))
    return OperandFormat::Vsint;
  switch (byte >> 4) {
  case 1:
  case 2:
  case 3:
    return OperandFormat::Vuint;
  case 4:
    return OperandFormat::Offset;
  default:
    return OperandFormat::None;
  }
}

/// Whether one more byte follows the operand.
constexpr bool hasExtraByte(uint8_t byte) { return (byte & 0x9e) == 0; }

/// Whether the offset of a jump may be negative: opcodes 40..44 without 41 (2.3).
constexpr bool isSignedJump(uint8_t byte) { return byte == 0x40 || (byte >= 0x42 && byte <= 0x44); }

// Instructions with their operand inside the opcode.

constexpr int kSmallIntMultiMin = -16;
constexpr int kSmallIntMultiMax = 47;
constexpr unsigned kFastMultiCount = 16;

/// `value` must lie in kSmallIntMultiMin..kSmallIntMultiMax.
constexpr uint8_t loadSmallIntByte(int value) {
  return uint8_t(uint8_t(Opcode::LoadConstSmallIntMulti) + value - kSmallIntMultiMin);
}
/// `local` must be less than kFastMultiCount.
constexpr uint8_t loadFastByte(unsigned local) { return uint8_t(uint8_t(Opcode::LoadFastMulti) + local); }
constexpr uint8_t storeFastByte(unsigned local) { return uint8_t(uint8_t(Opcode::StoreFastMulti) + local); }
constexpr uint8_t byteOf(UnaryOp op) { return uint8_t(uint8_t(Opcode::UnaryOpMulti) + uint8_t(op)); }
constexpr uint8_t byteOf(BinaryOp op) { return uint8_t(uint8_t(Opcode::BinaryOpMulti) + uint8_t(op)); }

} // namespace adder::bytecode

#endif // ADDER_BYTECODE_OPCODE_H
