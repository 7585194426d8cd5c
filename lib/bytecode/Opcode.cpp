//===- bytecode/Opcode.cpp - The opcode table -------------------------------------------------------===//
//
// Expands Opcodes.def into rows and an index by byte value, and proves at compile time that the table is
// consistent with the rule by which any decoder finds the length of an instruction (mpy-and-bytecode.md 6.1).
//
//===------------------------------------------------------------------------------------------------===//

#include "bytecode/Opcode.h"

#include <cstddef>

namespace adder::bytecode {

namespace {

using namespace opcode_flag;

constexpr int8_t Computed = OpcodeInfo::kComputed;

constexpr OpcodeInfo kRows[] = {
#define OPCODE(Enumerator, Value, Mnemonic, Operand, Pops, Pushes, Flags)                                    \
  {Mnemonic, Value, 1, 0, OperandKind::Operand, Pops, Pushes, Flags},
#define OPCODE_RANGE(Enumerator, Value, Count, Bias, Mnemonic, Operand, Pops, Pushes, Flags)                 \
  {Mnemonic, Value, Count, Bias, OperandKind::Operand, Pops, Pushes, Flags},
#include "bytecode/Opcodes.def"
};
constexpr size_t kRowCount = sizeof(kRows) / sizeof(kRows[0]);
static_assert(kRowCount == 77);

constexpr uint8_t kUnassigned = 0xff;

struct RowIndex {
  uint8_t row[256];
};

constexpr RowIndex makeIndex() {
  RowIndex index{};
  for (uint8_t &row : index.row)
    row = kUnassigned;
  for (size_t i = 0; i < kRowCount; ++i)
    for (size_t j = 0; j < kRows[i].count; ++j)
      index.row[kRows[i].first + j] = uint8_t(i);
  return index;
}

constexpr RowIndex kIndex = makeIndex();

constexpr bool ascendingWithoutOverlap() {
  for (size_t i = 1; i < kRowCount; ++i)
    if (kRows[i].first < kRows[i - 1].first + kRows[i - 1].count)
      return false;
  return kRows[kRowCount - 1].first + kRows[kRowCount - 1].count <= 256;
}

constexpr OperandFormat formatOfKind(const OpcodeInfo &row) {
  switch (row.operand) {
  case OperandKind::None:
  case OperandKind::Unary:
  case OperandKind::Binary:
    return OperandFormat::None;
  case OperandKind::SmallInt:
    return row.count > 1 ? OperandFormat::None : OperandFormat::Vsint;
  case OperandKind::Address:
    return OperandFormat::Offset;
  case OperandKind::Qstr:
  case OperandKind::Object:
  case OperandKind::Local:
  case OperandKind::Child:
  case OperandKind::Count:
  case OperandKind::Collect:
  case OperandKind::Unpack:
  case OperandKind::Call:
    return row.count > 1 ? OperandFormat::None : OperandFormat::Vuint;
  }
  return OperandFormat::None;
}

constexpr bool rowsAgreeWithValues() {
  for (const OpcodeInfo &row : kRows) {
    if (formatOf(row.first) != formatOfKind(row))
      return false;
    if (hasExtraByte(row.first) != ((row.flags & ExtraByte) != 0))
      return false;
    if (((row.flags & Jump) != 0) != (row.operand == OperandKind::Address))
      return false;
    if (((row.flags & Signed) != 0) != isSignedJump(row.first))
      return false;
  }
  return true;
}

static_assert(ascendingWithoutOverlap());
static_assert(rowsAgreeWithValues());
static_assert(kRows[kIndex.row[byteOf(BinaryOp::Power)]].first == uint8_t(Opcode::BinaryOpMulti));
static_assert(kRows[kIndex.row[byteOf(UnaryOp::Not)]].first == uint8_t(Opcode::UnaryOpMulti));
static_assert(loadSmallIntByte(0) == 0x80 && loadSmallIntByte(kSmallIntMultiMax) == 0xaf);

} // namespace

const OpcodeInfo *findOpcode(uint8_t byte) {
  uint8_t row = kIndex.row[byte];
  return row == kUnassigned ? nullptr : &kRows[row];
}

const OpcodeInfo &infoOf(Opcode opcode) { return kRows[kIndex.row[uint8_t(opcode)]]; }

} // namespace adder::bytecode
