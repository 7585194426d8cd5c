//===- emitters/bytecode/Code.h - Stack instructions before they have bytes -----------------------------===//
//
// What lowering yields: for every scope a list of instructions of the stack machine, with labels instead of
// offsets and with the line marks between them.  Names of variables are still NameIds, because they are
// numbered only after all scopes are lowered (frontend-and-lowering.md, 6.4); all other operands are final.
// Unreachable instructions are left out, but for accesses of variables, which are numbered all the same.
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
  uint32_t operand; ///< jumps: label; variable names: NameId; LoadConstSmallInt: see Code::integer()
};

/// A list of instructions, most of them stored in one word: there are about as many as the source has tokens,
/// and all live until the last scope is lowered.
class InstructionList {
public:
  explicit InstructionList(support::Arena &arena) : words(arena) {}

  void push(const Instruction &instruction) {
    bool isWide = instruction.operand >= kWide;
    words.push(instruction.opcode | uint32_t(instruction.isDead) << 8 |
               uint32_t(instruction.extra != 0) << 9 | (isWide ? kWide : instruction.operand) << 10);
    if (instruction.extra)
      words.push(instruction.extra);
    if (isWide)
      words.push(instruction.operand);
  }
  /// A place between instructions, for a Reader.
  uint32_t end() const { return uint32_t(words.size()); }
  void release() { words.release(); }

  /// Yields the instructions from one place to another.
  class Reader {
  public:
    Reader(const InstructionList &list, uint32_t begin, uint32_t end)
        : at(list.words.data() + begin), last(list.words.data() + end) {}

    bool next(Instruction &instruction) {
      if (at == last)
        return false;
      uint32_t word = *at++;
      instruction.opcode = uint8_t(word);
      instruction.isDead = word >> 8 & 1;
      instruction.extra = word >> 9 & 1 ? uint16_t(*at++) : 0;
      instruction.operand = word >> 10 == kWide ? *at++ : word >> 10;
      return true;
    }

  private:
    const uint32_t *at;
    const uint32_t *last;
  };

private:
  // A word: opcode (8 bits), isDead (1), whether a word with the extra byte follows (1), operand (22; kWide:
  // in a word of its own, the last).
  static constexpr uint32_t kWide = 0x3fffff;

  support::Vector<uint32_t> words;
};

/// The code of one scope, as ranges of the vectors in Code.
struct FunctionCode {
  uint32_t firstInstruction = 0; ///< places in Code::instructions
  uint32_t endInstruction = 0;
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
  explicit ConstantTable(support::Arena &arena) : arena(arena), list(arena), slots(arena) {
    slots.resize(64);
  }

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
      : instructions(arena), functions(arena), children(arena), integers(arena), qstrs(arena),
        constants(arena) {}

  /// Operand and extra of LoadConstSmallInt: small values alternate in sign (0, -1, 1, -2), others are in
  /// `integers`.
  void setInteger(Instruction &instruction, int64_t value) {
    instruction.extra = value != int32_t(value);
    instruction.operand =
        instruction.extra ? uint32_t(integers.size()) : uint32_t(value) << 1 ^ uint32_t(value >> 63);
    if (instruction.extra)
      integers.push(value);
  }
  int64_t integer(const Instruction &instruction) const {
    uint32_t operand = instruction.operand;
    return instruction.extra ? integers[operand] : int32_t(operand >> 1 ^ -(operand & 1));
  }

  InstructionList instructions;
  support::Vector<FunctionCode> functions;     // by scope
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
Code lower(support::Arena &arena, qstr::NameTable &names, const frontend::Ast &ast,
           const frontend::ScopeTable &scopes, const frontend::Options &options,
           support::DiagnosticSink &sink);

} // namespace adder::bytecode_emitter

#endif // ADDER_EMITTERS_BYTECODE_CODE_H
