//===- pytext/OpcodeNames.cpp - Instructions as mpy-tool.py names them ------------------------------===//

#include "pytext/OpcodeNames.h"

#include "bytecode/Opcode.h"

namespace adder::pytext {

using bytecode::OperandKind;

namespace {

/// Three values that are not assigned have names in the reference's tool, which are those of its own marks.
std::string unassignedName(uint8_t byte) {
  switch (byte) {
  case 0x00:
    return "BASE_RESERVED";
  case 0x04:
    return "UNARY_OP_MULTI_NUM";
  case 0x60:
    return "BASE_BYTE_E";
  default:
    return "unknown";
  }
}

/// The name of an instruction, with the operand that is part of its byte.
std::string nameOfOpcode(uint8_t byte) {
  const bytecode::OpcodeInfo *info = bytecode::findOpcode(byte);
  if (!info)
    return unassignedName(byte);
  std::string name(info->mnemonic);
  if (info->count == 1)
    return name;
  int operand = byte - info->first - info->bias;
  name += " " + std::to_string(operand);
  if (info->operand == OperandKind::Unary)
    name.append(" ").append(bytecode::nameOf(bytecode::UnaryOp(operand)));
  if (info->operand == OperandKind::Binary)
    name.append(" ").append(bytecode::nameOf(bytecode::BinaryOp(operand)));
  return name;
}

} // namespace

const std::array<std::string, 256> &opcodeNames() {
  static const std::array<std::string, 256> names = [] {
    std::array<std::string, 256> result;
    for (unsigned byte = 0; byte < 256; ++byte)
      result[byte] = nameOfOpcode(uint8_t(byte));
    return result;
  }();
  return names;
}

} // namespace adder::pytext
