//===- bytecode/VerifierBlocks.cpp - Exceptions, finally and with -----------------------------------===//
//
// A handler can be entered in four ways, which leave different control words on the stack saved by its SETUP
// (mpy-and-bytecode.md 6.4):
//
//     None                normal completion
//     exception           anything in the block raised
//     value, -1           RETURN_VALUE on its way out
//     target, count       UNWIND_JUMP on its way out
//
// END_FINALLY takes them and does the rest of what was under way.  Here each way is a path of its own (rules
// S5 to S11).
//
//===------------------------------------------------------------------------------------------------===//

#include "bytecode/VerifierImpl.h"

namespace adder::bytecode {

using support::TextWriter;

namespace {

constexpr uint8_t kBlocksToLeave = 0x7f; // of the extra byte of UNWIND_JUMP
constexpr uint8_t kDropsIterator = 0x80;
constexpr uint32_t kCallOfExit = 2; // slots that WITH_CLEANUP needs above one control word

} // namespace

/// The handler of `list`'s innermost block is entered with `upper`, and `lower` below it unless that is an
/// Object.
bool PathWalk::enterHandler(BlockList list, Slot lower, Slot upper) {
  if (memory.lists[list].kind == BlockKind::WithEnded)
    return failText(Rule::S10, "can enter the handler of a with statement whose context manager is gone");
  PathState entered{memory.lists[list].saved, list};
  if (lower != slot::Object)
    memory.stacks.push(entered.stack, lower);
  memory.stacks.push(entered.stack, upper);
  return requireRoom(entered.stack.depth) && arrive(memory.lists[list].handler, entered);
}

/// Rule S6.  The path that an exception takes depends on the blocks alone, so once for each list is enough.
bool PathWalk::raise() {
  BlockList list = memory.lists.waiting(state.blocks, at + 1);
  raisedBlocks = state.blocks;
  raisedUntil = list ? memory.lists[list].handler : UINT32_MAX;
  keptDepth = list ? memory.lists[list].saved.depth : 0;
  if (!checkKept())
    return false;
  return !list || !memory.lists.firstRaise(list) || enterHandler(list, slot::Object, slot::Exception);
}

/// A handler that is entered finds what is on the stack then, up to the height at its SETUP; so that must
/// still be what was there.  Called where an instruction may have changed it.
bool PathWalk::checkKept() {
  if (!keptDepth)
    return true;
  const Block &block = memory.lists[memory.lists.waiting(state.blocks, at + 1)];
  if (memory.stacks.extends(state.stack, block.saved))
    return checkSteps();
  return fail(Rule::S6, [&](TextWriter &out) {
    out << "changes the " << block.saved.depth << (block.saved.depth == 1 ? " slot" : " slots")
        << " that the handler at " << block.handler << " expects on the stack";
  });
}

/// Removes what entered a handler from the top of `stack`; false, without a fault, if it is none.
bool PathWalk::dropControl(Stack &stack, Slot &upper) {
  if (!stack.depth)
    return false;
  upper = stack.top;
  if (isValue(upper)) {
    memory.stacks.drop(stack);
    return true;
  }
  if (stack.depth < 2 || !isPair(memory.stacks.at(stack, 1), upper))
    return false;
  memory.stacks.drop(stack, 2);
  return true;
}

bool PathWalk::setup() {
  Opcode opcode = current.row->opcode;
  if (memory.lists.countOf(state.blocks) >= signature.exceptionStack)
    return fail(Rule::S5, [&](TextWriter &out) {
      out << "opens block " << memory.lists.countOf(state.blocks) + 1 << ", but the prelude announces "
          << signature.exceptionStack;
    });
  if (!checkTarget(current.target))
    return false;
  Block block{state.blocks, uint32_t(current.target), BlockKind::Except, {}};
  if (opcode == Opcode::SetupFinally)
    block.kind = BlockKind::Finally;
  if (opcode == Opcode::SetupWith) {
    block.kind = BlockKind::With;
    if (!requireRoom(state.stack.depth + 3, false) || !takeValues(1) || !loadMethod())
      return false;
  }
  block.saved = state.stack;
  state.blocks = memory.lists.open(block);
  return opcode != Opcode::SetupWith || push(slot::Object);
}

bool PathWalk::popExcept() {
  if (!state.blocks || memory.lists[state.blocks].kind != BlockKind::Except)
    return failText(Rule::S9, "closes the block of an except, but none is innermost");
  const Block &block = memory.lists[state.blocks];
  if (block.saved.depth != state.stack.depth)
    return fail(Rule::S9, [&](TextWriter &out) {
      out << "finds a stack of " << state.stack.depth << ", but it was " << block.saved.depth
          << " when the block was opened";
    });
  state.blocks = block.outer;
  return raise() && arrive(current.target, state);
}

bool PathWalk::withCleanup() {
  if (!state.blocks || memory.lists[state.blocks].kind != BlockKind::With ||
      memory.lists[state.blocks].handler > at)
    return failText(Rule::S10, "is not in the running handler of a SETUP_WITH");
  Block block = memory.lists[state.blocks];
  Stack below = state.stack;
  Slot upper = slot::Object;
  if (!dropControl(below, upper) || !(below == block.saved))
    return failText(Rule::S10, "finds something else than a control word above the context manager");
  if (!requireRoom(below.depth + 1 + kCallOfExit, false))
    return false;
  Slot lower = isPairWord(upper) ? memory.stacks.at(state.stack, 1) : Slot(slot::Object);
  memory.stacks.drop(block.saved, 2);
  block.kind = BlockKind::WithEnded;
  state.blocks = memory.lists.open(block);
  state.stack = block.saved;
  if (isPairWord(upper))
    return push(lower) && push(upper);
  if (upper == slot::Exception) {
    // __exit__ may swallow it.
    PathState raised = state;
    memory.stacks.push(raised.stack, slot::Exception);
    if (!arrive(current.next, raised))
      return false;
  }
  return push(slot::Object);
}

PathWalk::Flow PathWalk::endFinally() {
  if (!state.blocks || memory.lists[state.blocks].handler > at)
    return flow(failText(Rule::S11, "is not in a running handler"));
  Block block = memory.lists[state.blocks];
  Stack below = state.stack;
  Slot upper = slot::Object;
  bool hasControl = dropControl(below, upper);
  if (hasControl && !(below == block.saved)) {
    // `async with` has consumed its context manager.
    if (block.saved.depth)
      memory.stacks.drop(block.saved);
    hasControl = below == block.saved;
  }
  if (!hasControl)
    return flow(failText(Rule::S11, "finds something else than a control word above the stack of the SETUP"));
  Slot kind = kindOf(upper);
  state = {below, block.outer};
  if (kind == slot::ReturnMark) {
    memory.stacks.push(state.stack, slot::Object);
    return end(returnFrom(state));
  }
  if (kind == slot::JumpCount)
    return end(unwind(state, memory.jumps[upper >> slot::kJumpShift]));
  bool good = raise();
  return kind == slot::Exception ? end(good) : flow(good);
}

/// Rule S7.  The value is on top of the stack still.
bool PathWalk::returnFrom(const PathState &from) {
  for (BlockList list = from.blocks; list; list = memory.lists[list].outer) {
    ++ownSteps;
    const Block &block = memory.lists[list];
    if (!block.isFinally())
      continue;
    if (block.handler >= current.next) {
      Stack below = from.stack;
      memory.stacks.drop(below);
      if (!memory.stacks.extends(below, block.saved))
        return failText(Rule::S7, "enters a finally handler without the stack of its SETUP");
      return enterHandler(list, slot::ReturnedValue, slot::ReturnMark);
    }
    // A runtime takes what entered this handler from below the value.
    if (from.stack.depth < block.saved.depth + 2)
      return failText(Rule::S7, "is in a handler whose control word is no longer on the stack");
  }
  return true;
}

bool PathWalk::unwindJump() {
  uint32_t count = current.extra & kBlocksToLeave;
  if (!count || count > memory.lists.countOf(state.blocks))
    return fail(Rule::S8, [&](TextWriter &out) {
      uint32_t open = memory.lists.countOf(state.blocks);
      out << "leaves " << count << " blocks, but " << open << (open == 1 ? " is" : " are") << " open";
    });
  return checkTarget(current.target) && requireRoom(state.stack.depth + 2, false) &&
         unwind(state, {uint32_t(current.target), current.extra});
}

bool PathWalk::unwind(PathState from, PathMemory::Jump jump) {
  for (; jump.left & kBlocksToLeave; from.blocks = memory.lists[from.blocks].outer) {
    ++ownSteps;
    --jump.left;
    if (!from.blocks)
      return failText(Rule::S8, "goes on with a jump that leaves more blocks than are open");
    const Block &block = memory.lists[from.blocks];
    if (!block.isFinally())
      continue;
    if (block.handler >= current.next) {
      if (!(from.stack == block.saved))
        return failText(Rule::S8, "enters a finally handler with another stack than at its SETUP");
      Slot number = memory.jumps.number(jump) << slot::kJumpShift;
      return enterHandler(from.blocks, slot::JumpTarget | number, slot::JumpCount | number);
    }
    Slot upper;
    if (!dropControl(from.stack, upper) || !(from.stack == block.saved))
      return failText(Rule::S8, "leaves a running handler with another stack than it was entered with");
  }
  if ((jump.left & kDropsIterator) && !dropIterator(from.stack))
    return failText(Rule::S8, "drops an iterator, but finds no complete one");
  state = from;
  return raise() && arrive(jump.target, state);
}

} // namespace adder::bytecode
