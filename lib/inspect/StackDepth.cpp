//===- inspect/StackDepth.cpp - How deep the value stack is at each instruction ---------------------===//
//
// A work list of states (offset, depth, open blocks).  An instruction is visited when it is first reached and
// a few times more if others come with a larger depth.  Blocks are a tree: each SETUP_* adds a node below the
// block that is open there.
//
//===------------------------------------------------------------------------------------------------===//

#include "inspect/StackDepth.h"

#include "bytecode/Instruction.h"

#include <algorithm>
#include <set>

namespace adder::inspect {

using bytecode::Instruction;
using bytecode::Opcode;
using bytecode::OperandKind;

namespace {

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
    states.resize(code.size());
    countLocals();
    reach(0, {0, false}, kNoBlock);
    while (!pending.empty()) {
      size_t offset = pending.back();
      pending.pop_back();
      visit(offset, states[offset].depth, states[offset].block);
    }
    result.before.reserve(code.size());
    for (const State &state : states)
      result.before.push_back(!state.visits           ? StackDepths::kNotReached
                              : state.depth.isUnknown ? StackDepths::kUnknown
                                                      : state.depth.most);
    return std::move(result);
  }

private:
  /// What is known of a depth: `most`, and that unless paths disagree.
  struct Depth {
    int32_t most = 0;
    bool isUnknown = false;
  };
  struct State {
    Depth depth;
    uint32_t block = kNoBlock; ///< innermost open one
    uint8_t visits = 0;
  };
  struct Block {
    uint32_t parent;
    Depth after; ///< behind the block, when its handler is done
  };

  /// More than the reference compiler's code needs.
  static constexpr uint8_t kMostVisits = 6;

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

  void reach(int64_t offset, Depth depth, uint32_t block) {
    if (offset < 0 || uint64_t(offset) >= code.size())
      return;
    State &state = states[size_t(offset)];
    if (!state.visits) {
      state = {depth, block, 1};
    } else {
      bool disagrees = depth.isUnknown || depth.most != state.depth.most;
      if (!disagrees || (state.depth.isUnknown && depth.most <= state.depth.most))
        return;
      state.depth = {std::max(state.depth.most, depth.most), true};
      if (state.visits == kMostVisits) {
        result.isSound = false;
        return;
      }
      ++state.visits;
    }
    result.deepest = std::max(result.deepest, state.depth.most);
    pending.push_back(size_t(offset));
  }

  /// `depth` changed by `change`.
  Depth add(Depth depth, int64_t change) {
    int64_t most = depth.most + change;
    if (most >= 0 && most <= kMostDepth)
      return {int32_t(most), depth.isUnknown};
    result.isSound = false;
    return {most < 0 ? 0 : kMostDepth, true};
  }

  void visit(size_t offset, Depth depth, uint32_t block) {
    Instruction instruction;
    if (bytecode::decodeInstruction(code, offset, instruction) != bytecode::VarintStatus::Ok)
      return;
    const bytecode::OpcodeInfo *info = instruction.info();
    if (!info)
      return; // it ends the function with an exception
    Opcode opcode = Opcode(info->first);
    bytecode::StackEffect effect = bytecode::stackEffect(instruction);
    Depth after = add(add(depth, -int64_t(effect.pops)), effect.pushes);
    result.deepest = std::max({result.deepest, after.most, depth.most + scratchSlots(opcode)});
    if (info->has(bytecode::opcode_flag::Handler)) {
      block = openBlock(instruction, opcode, after, block);
    } else if (info->has(bytecode::opcode_flag::Jump)) {
      followJump(instruction, opcode, depth, after, block);
    } else if (opcode == Opcode::EndFinally && block != kNoBlock) {
      after = blocks[block].after; // it only goes on here with one control word
      block = blocks[block].parent;
    }
    if (!info->has(bytecode::opcode_flag::Terminator))
      reach(int64_t(offset + instruction.length), after, block);
  }

  /// 6.4: where the handler starts from, and what is left when it is done.
  uint32_t openBlock(const Instruction &instruction, Opcode opcode, Depth after, uint32_t block) {
    Depth saved = opcode == Opcode::SetupWith ? add(after, -1) : after;
    int64_t pairTarget = opcode == Opcode::SetupFinally ? asyncWithTarget(instruction.target) : -1;
    int dropped = opcode == Opcode::SetupWith ? 2 // __exit__ and self
                  : pairTarget >= 0           ? 1 // the context manager
                                              : 0;
    blocks.push_back({block, add(saved, -dropped)});
    uint32_t opened = uint32_t(blocks.size() - 1);
    reach(instruction.target, add(saved, 1), opened);
    if (pairTarget >= 0)
      reach(pairTarget, add(saved, 2), opened);
    return opened;
  }

  /// The handler of async with first tells an exception from the two words of a return or jump:
  /// DUP_TOP; LOAD_GLOBAL BaseException; BINARY_OP <exception match>; POP_JUMP_IF_FALSE.  Where it then goes
  /// with two words, or -1 if `handler` is no such code.  Notes the jump, which is not taken otherwise.
  int64_t asyncWithTarget(int64_t handler) {
    constexpr uint8_t kMatch = bytecode::byteOf(bytecode::BinaryOp::ExceptionMatch);
    const uint8_t expected[] = {uint8_t(Opcode::DupTop), uint8_t(Opcode::LoadGlobal), kMatch,
                                uint8_t(Opcode::PopJumpIfFalse)};
    Instruction instruction;
    size_t at = size_t(handler);
    for (uint8_t opcode : expected) {
      if (handler < 0 || at >= code.size() || code[at] != opcode ||
          bytecode::decodeInstruction(code, at, instruction) != bytecode::VarintStatus::Ok)
        return -1;
      at += instruction.length;
    }
    pairJumps.insert(instruction.offset);
    return instruction.target;
  }

  void followJump(const Instruction &instruction, Opcode opcode, Depth depth, Depth after, uint32_t block) {
    switch (opcode) {
    case Opcode::UnwindJump:
      followUnwind(instruction, depth, block);
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
      if (!pairJumps.contains(instruction.offset))
        reach(instruction.target, after, block);
    }
  }

  void followUnwind(const Instruction &instruction, Depth depth, uint32_t block) {
    for (unsigned left = instruction.extra & 0x7f; left && block != kNoBlock; --left) {
      depth = blocks[block].after;
      block = blocks[block].parent;
    }
    reach(instruction.target, add(depth, instruction.extra & 0x80 ? -kIteratorSlots : 0), block);
  }

  const bytecode::Prelude &prelude;
  std::span<const uint8_t> code;
  StackDepths result;
  std::vector<State> states; // by offset
  std::vector<Block> blocks;
  std::vector<size_t> pending;
  std::set<size_t> pairJumps; // of async with; see asyncWithTarget()
};

} // namespace

StackDepths stackDepthsOf(const bytecode::Prelude &prelude) { return Search(prelude).run(); }

} // namespace adder::inspect
