//===- emitters/bytecode/Code.h - Stack instructions before they have bytes ---------------------------------------------===//
//
// What lowering yields: for every scope a list of instructions of the stack machine, with labels instead of offsets and
// with the line marks between them.  Names of variables are still NameIds, because they are numbered only after all
// scopes are lowered (frontend-and-lowering.md, 6.4); all other operands are final.  Unreachable instructions are left
// out, but for accesses of variables, which are numbered all the same.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_EMITTERS_BYTECODE_CODE_H
#define ADDER_EMITTERS_BYTECODE_CODE_H

#include "bytecode/Opcode.h"
#include "frontend/Scopes.h"

namespace adder::bytecode_emitter {

using bytecode::Opcode;
using qstr::NameId;

/// Opcodes that stand for no instruction; both values are unassigned in the format.
constexpr uint8_t kLabelMark = 0x00; ///< operand: number of the label
constexpr uint8_t kLineMark = 0x01;  ///< operand: the line that starts here

struct Instruction {
  uint8_t opcode;
  bool isDead;      ///< unreachable: no bytes, but its name is numbered
  uint16_t extra;   ///< the extra byte
  uint32_t operand; ///< jumps: label; variable names: NameId; LoadConstSmallInt: index into Code::integers
};

/// The code of one scope, as ranges of the vectors in Code.
struct FunctionCode {
  uint32_t firstInstruction = 0;
  uint32_t instructionCount = 0;
  uint32_t firstChild = 0;
  uint32_t childCount = 0;
  uint32_t labelCount = 0;
  uint32_t stackDepth = 0;     ///< deepest value stack
  uint32_t exceptionDepth = 0; ///< most blocks open at once
};

/// The string table under construction.
class QstrTable {
public:
  explicit QstrTable(support::Arena &arena) : indexes(arena), list(arena) {}

  /// Index of `name`, a new one if it was not used before.
  uint32_t use(NameId name) {
    if (indexes.size() <= name.value)
      indexes.resize(name.value + 1 + name.value / 2);
    uint32_t &index = indexes[name.value];
    if (!index) {
      list.push(name);
      index = uint32_t(list.size());
    }
    return index - 1;
  }
  std::span<const NameId> names() const { return list.span(); }

private:
  support::Vector<uint32_t> indexes; // by name; 0: not used, else index + 1
  support::Vector<NameId> list;
};

/// The constant table under construction; equal constants are one.
class ConstantTable {
public:
  explicit ConstantTable(support::Arena &arena) : arena(arena), list(arena), slots(arena) { slots.resize(64); }

  uint32_t use(const frontend::Constant &constant);
  std::span<const frontend::Constant> constants() const { return list.span(); }

private:
  struct Slot {
    uint32_t index; // 0: free, else index + 1
    uint32_t hash;
  };
  void grow();

  support::Arena &arena;
  support::Vector<frontend::Constant> list;
  support::Vector<Slot> slots; // open addressing, power of two
};

/// The whole program.
struct Code {
  explicit Code(support::Arena &arena)
      : instructions(arena), functions(arena), children(arena), integers(arena), qstrs(arena), constants(arena) {}

  support::Vector<Instruction> instructions;
  support::Vector<FunctionCode> functions;    // by scope
  support::Vector<frontend::ScopeId> children; // in order of their creation instructions
  support::Vector<int64_t> integers;
  QstrTable qstrs;
  ConstantTable constants;
};

/// Whether the operand is the NameId of a variable.
constexpr bool isVariableAccess(uint8_t opcode) {
  switch (Opcode(opcode)) {
  case Opcode::LoadName:
  case Opcode::LoadGlobal:
  case Opcode::StoreName:
  case Opcode::StoreGlobal:
  case Opcode::DeleteName:
  case Opcode::DeleteGlobal:
    return true;
  default:
    return false;
  }
}

/// Lowers all scopes.  May report errors that only the limits of the format cause.
Code lower(support::Arena &arena, qstr::NameTable &names, const frontend::Ast &ast, const frontend::ScopeTable &scopes,
           const frontend::Options &options, support::DiagnosticSink &sink);

} // namespace adder::bytecode_emitter

#endif // ADDER_EMITTERS_BYTECODE_CODE_H
