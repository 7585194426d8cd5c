//===- bytecode/Instruction.cpp - Decoding of one instruction ---------------------------------------===//
//
// mpy-and-bytecode.md 6.1 for the formats, 2.3 for jump distances, 6.2 for stack effects.
//
//===------------------------------------------------------------------------------------------------===//

#include "bytecode/Instruction.h"

namespace adder::bytecode {

namespace {

constexpr int64_t kShortBias = 0x40;  // of the one-byte signed distance
constexpr int64_t kLongBias = 0x4000; // of the two-byte one

VarintStatus decodeDistance(std::span<const uint8_t> code, size_t &at, Instruction &instruction) {
  if (at >= code.size())
    return VarintStatus::Truncated;
  bool isSigned = isSignedJump(instruction.opcode);
  int64_t low = code[at];
  if (low < 0x80) {
    at += 1;
    instruction.operand = low - (isSigned ? kShortBias : 0);
  } else {
    if (code.size() - at < 2)
      return VarintStatus::Truncated;
    instruction.operand = (low & 0x7f) + 128 * int64_t(code[at + 1]) - (isSigned ? kLongBias : 0);
    at += 2;
  }
  instruction.target = int64_t(at) + instruction.operand; // not counting an extra byte
  return VarintStatus::Ok;
}

VarintStatus decodeOperand(std::span<const uint8_t> code, size_t &at, Instruction &instruction) {
  switch (formatOf(instruction.opcode)) {
  case OperandFormat::None:
    return VarintStatus::Ok;
  case OperandFormat::Vuint: {
    uint32_t value;
    VarintStatus status = decodeVuint(code, at, value);
    if (status == VarintStatus::Ok)
      instruction.operand = value;
    return status;
  }
  case OperandFormat::Vsint:
    return decodeVsint(code, at, instruction.operand);
  case OperandFormat::Offset:
    return decodeDistance(code, at, instruction);
  }
  return VarintStatus::Ok;
}

/// (keyword, value) pairs count twice.
uint32_t callArguments(int64_t operand) {
  return uint32_t(operand & 0xff) + 2 * uint32_t(operand >> 8 & 0xff);
}

/// Slots taken, for the rows whose column says Computed.
uint32_t computedPops(const Instruction &instruction, Opcode opcode) {
  uint32_t operand = uint32_t(instruction.operand);
  switch (opcode) {
  case Opcode::MakeClosure:
    return instruction.extra;
  case Opcode::MakeClosureDefargs:
    return 2u + instruction.extra;
  case Opcode::BuildSlice:
    return operand == 3 ? 3 : 2;
  case Opcode::StoreComp:
    return (operand & 3) == 1 ? 2 : 1; // key and value of a dict
  case Opcode::CallFunction:
    return 1 + callArguments(operand);
  case Opcode::CallFunctionVarKw:
  case Opcode::CallMethod:
    return 2 + callArguments(operand);
  case Opcode::CallMethodVarKw:
    return 3 + callArguments(operand);
  default: // the builders of tuples, lists and sets
    return operand;
  }
}

uint32_t computedPushes(const Instruction &instruction, Opcode opcode) {
  uint32_t operand = uint32_t(instruction.operand);
  if (opcode == Opcode::UnpackEx)
    return (operand & 0xff) + (operand >> 8 & 0xff) + 1;
  return operand;
}

} // namespace

VarintStatus decodeInstruction(std::span<const uint8_t> code, size_t offset, Instruction &instruction) {
  VarintStatus status = decodeOperands(code, offset, instruction);
  if (status != VarintStatus::Ok || formatOf(instruction.opcode) != OperandFormat::None)
    return status;
  if (const OpcodeInfo *info = instruction.info(); info && info->operand != OperandKind::None)
    instruction.operand = int64_t(instruction.opcode) - info->first - info->bias;
  return VarintStatus::Ok;
}

VarintStatus decodeOperands(std::span<const uint8_t> code, size_t offset, Instruction &instruction) {
  instruction = {};
  instruction.offset = offset;
  instruction.opcode = code[offset];
  size_t at = offset + 1;
  VarintStatus status = decodeOperand(code, at, instruction);
  if (status != VarintStatus::Ok)
    return status;
  if (hasExtraByte(instruction.opcode)) {
    if (at >= code.size())
      return VarintStatus::Truncated;
    instruction.extra = code[at++];
  }
  instruction.length = at - offset;
  return VarintStatus::Ok;
}

StackEffect stackEffect(const Instruction &instruction) {
  const OpcodeInfo &info = *instruction.info();
  Opcode opcode = Opcode(info.first);
  return {info.pops == OpcodeInfo::kComputed ? computedPops(instruction, opcode) : uint32_t(info.pops),
          info.pushes == OpcodeInfo::kComputed ? computedPushes(instruction, opcode) : uint32_t(info.pushes)};
}

} // namespace adder::bytecode
