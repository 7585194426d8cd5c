//===- inspect/StackDepth.cpp - How deep the value stack is at each instruction ---------------------===//
//
// A work list of states (offset, depth, open blocks).  An instruction is visited when it is first reached and
// once more if its depth turns out to be unknown.  Blocks are a tree: each SETUP_* adds a node below the
// block that is open there.
//
// UNWIND_JUMP leaves several blocks at once.  What is on the stack behind a finally block depends on what its
// handler dropped (a with statement drops __exit__ and self), so these edges wait until everything else is
// known.
//
//===------------------------------------------------------------------------------------------------===//

#include "inspect/StackDepth.h"

#include "bytecode/Instruction.h"

#include <algorithm>

namespace adder::inspect {

using bytecode::Instruction;
using bytecode::Opcode;
using bytecode::OperandKind;

namespace {

constexpr int32_t kUnknown = StackDepths::kUnknown;
constexpr int32_t kMostDepth = 1 << 28; // far above any n_state; deeper counts as unknown
constexpr uint32_t kNoBlock = UINT32_MAX;
constexpr int32_t kIteratorSlots = 4; // 6.6

/// Slots that an instruction needs above what it takes and leaves (section 7, rule S2).
int32_t scratchSlots(Opcode opcode) {
  switch (opcode) {
  case Opcode::SetupWith:
    return 3; // the result of __enter__ is called for with method and self in place
  case Opcode::UnwindJump:
  case Opcode::WithCleanup:
    return 2;
  default:
    return 0;
  }
}

class Search {
public:
  explicit Search(const bytecode::Prelude &prelude) : prelude(prelude), code(prelude.code) {}

  StackDepths run() {
    result.before.assign(code.size(), StackDepths::kNotReached);
    blockAt.assign(code.size(), kNoBlock);
    countLocals();
    reach(0, 0, kNoBlock);
    drain();
    // Each of these may reach instructions that lead to more of them.
    for (size_t i = 0; i < unwinds.size(); ++i) {
      Unwind unwind = unwinds[i];
      if (unwind.target >= 0 && size_t(unwind.target) < code.size() &&
          result.before[size_t(unwind.target)] == StackDepths::kNotReached)
        followUnwind(unwind);
      drain();
    }
    return std::move(result);
  }

private:
  struct Block {
    uint32_t parent;
    int32_t saved; ///< depth that a handler starts from
    int32_t after; ///< depth behind the block, once that is known
  };
  struct Unwind {
    int64_t target;
    int32_t depth;
    uint32_t block;
    uint8_t extra;
  };

  void countLocals() {
    uint64_t locals = prelude.argumentCount();
    locals += (prelude.signature.flags & bytecode::scope_flag::VarArgs) != 0;
    locals += (prelude.signature.flags & bytecode::scope_flag::VarKeywords) != 0;
    for (uint8_t cell : prelude.cells)
      locals = std::max<uint64_t>(locals, cell + 1u);
    Instruction instruction;
    for (size_t at = 0; at < code.size(); at += instruction.length) {
      if (bytecode::decodeInstruction(code, at, instruction) != bytecode::VarintStatus::Ok)
        break;
      const bytecode::OpcodeInfo *info = instruction.info();
      if (info && info->operand == OperandKind::Local)
        locals = std::max(locals, uint64_t(instruction.operand) + 1);
    }
    result.locals = uint32_t(std::min<uint64_t>(locals, UINT32_MAX));
  }

  void reach(int64_t offset, int32_t depth, uint32_t block) {
    if (offset < 0 || uint64_t(offset) >= code.size())
      return;
    int32_t &known = result.before[size_t(offset)];
    if (depth > kMostDepth)
      depth = kUnknown;
    if (known == StackDepths::kNotReached) {
      known = depth;
      blockAt[size_t(offset)] = block;
    } else if (known == depth || known == kUnknown) {
      return;
    } else {
      known = kUnknown;
    }
    if (known == kUnknown)
      result.isExact = false;
    else
      result.deepest = std::max(result.deepest, known);
    pending.push_back(size_t(offset));
  }

  void drain() {
    while (!pending.empty()) {
      size_t offset = pending.back();
      pending.pop_back();
      visit(offset, result.before[offset], blockAt[offset]);
    }
  }

  /// `depth` + `change`, if that can be told.
  static int32_t add(int32_t depth, int64_t change) {
    if (depth == kUnknown || depth + change < 0 || depth + change > kMostDepth)
      return kUnknown;
    return int32_t(depth + change);
  }

  void visit(size_t offset, int32_t depth, uint32_t block) {
    Instruction instruction;
    if (bytecode::decodeInstruction(code, offset, instruction) != bytecode::VarintStatus::Ok)
      return;
    const bytecode::OpcodeInfo *info = instruction.info();
    if (!info)
      return; // it ends the function with an exception
    Opcode opcode = Opcode(info->first);
    bytecode::StackEffect effect = bytecode::stackEffect(instruction);
    int32_t taken = add(depth, -int64_t(effect.pops));
    int32_t after = add(taken, effect.pushes);
    if (after != kUnknown)
      result.deepest = std::max(result.deepest, std::max(after, depth + scratchSlots(opcode)));
    if (info->has(bytecode::opcode_flag::Handler)) {
      int32_t saved = opcode == Opcode::SetupWith ? add(after, -1) : after;
      blocks.push_back({block, saved, kUnknown});
      block = uint32_t(blocks.size() - 1);
      reach(instruction.target, add(saved, 1), block);
    } else if (info->has(bytecode::opcode_flag::Jump)) {
      followJump(instruction, opcode, depth, after, block);
    } else if (opcode == Opcode::EndFinally && block != kNoBlock) {
      blocks[block].after = after;
      block = blocks[block].parent;
    }
    if (!info->has(bytecode::opcode_flag::Terminator))
      reach(int64_t(offset + instruction.length), after, block);
  }

  void followJump(const Instruction &instruction, Opcode opcode, int32_t depth, int32_t after,
                  uint32_t block) {
    switch (opcode) {
    case Opcode::UnwindJump:
      unwinds.push_back({instruction.target, depth, block, instruction.extra});
      return;
    case Opcode::PopExceptJump:
      reach(instruction.target, after, block == kNoBlock ? block : blocks[block].parent);
      return;
    case Opcode::JumpIfTrueOrPop:
    case Opcode::JumpIfFalseOrPop:
      reach(instruction.target, depth, block); // the value stays
      return;
    case Opcode::ForIter:
      reach(instruction.target, add(depth, -kIteratorSlots), block);
      return;
    default:
      reach(instruction.target, after, block);
    }
  }

  void followUnwind(const Unwind &unwind) {
    int32_t depth = unwind.depth;
    uint32_t block = unwind.block;
    for (unsigned left = unwind.extra & 0x7f; left && block != kNoBlock; --left) {
      const Block &leaving = blocks[block];
      depth = leaving.after != kUnknown ? leaving.after : leaving.saved;
      block = leaving.parent;
    }
    reach(unwind.target, add(depth, unwind.extra & 0x80 ? -kIteratorSlots : 0), block);
  }

  const bytecode::Prelude &prelude;
  std::span<const uint8_t> code;
  StackDepths result;
  std::vector<uint32_t> blockAt; // innermost open block, by offset
  std::vector<Block> blocks;
  std::vector<size_t> pending;
  std::vector<Unwind> unwinds;
};

} // namespace

StackDepths stackDepthsOf(const bytecode::Prelude &prelude) { return Search(prelude).run(); }

} // namespace adder::inspect
