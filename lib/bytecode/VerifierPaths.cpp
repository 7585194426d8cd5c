//===- bytecode/VerifierPaths.cpp - Following the paths of a function -------------------------------===//
//
// The second pass of the verifier.  A path is followed in a straight line as far as it goes; where it
// branches, the other state waits in `pending`.  States are recorded only at marks where paths meet: a path
// that arrives there in a state that is recorded already ends.  Elsewhere an instruction has no more states
// than the nearest meeting point before it.
//
//===------------------------------------------------------------------------------------------------===//

#include "bytecode/VerifierImpl.h"

namespace adder::bytecode {

using support::TextWriter;

bool PathWalk::run(const InstructionScan &scan) {
  memory.clear();
  room = signature.stateSize - scan.localCount();
  valueRoom = scan.sharesLocal() ? signature.stateSize : room;
  hasCells = cells.any();
  stepLimit = uint64_t(limits.stepsPerByte) * code.size() + limits.moreSteps;
  if (!arrive(0, {}))
    return false;
  while (!memory.pending.empty()) {
    PathMemory::Pending next = memory.pending.pop();
    state = next.state;
    if (!follow(next.at) || !checkSteps())
      return false;
  }
  return true;
}

bool PathWalk::follow(uint32_t start) {
  at = start;
  raisedUntil = 0;
  for (;;) {
    decode(code, at, current); // the scan has decoded it before
    ++ownSteps;
    if ((at >= raisedUntil || state.blocks != raisedBlocks) && !raise())
      return false;
    const OpcodeRow &row = *current.row;
    if (row.isPlain || (row.isPlainLoad && !hasCells)) {
      bool reachesKept = state.stack.depth < keptDepth + uint32_t(row.pops);
      if (!takeValues(uint32_t(row.pops)) || (row.pushes && !push(slot::Object, uint32_t(row.pushes))))
        return false;
      if (reachesKept && !checkKept())
        return false;
    } else {
      Stack before = state.stack;
      if (Flow flow = special(); flow != Flow::Next)
        return flow == Flow::Ends;
      bool isSameRun = state.stack.below == before.below && state.stack.top == before.top;
      if (keptDepth && !(isSameRun && state.stack.depth >= keptDepth) && state.blocks == raisedBlocks &&
          !checkKept())
        return false;
    }
    uint32_t next = current.next;
    if (next >= code.size())
      return failText(Rule::I3, "is the last instruction, but execution goes on behind it");
    if (marks[next] & kMeets) {
      bool isNew;
      if (!record(next, state, isNew))
        return false;
      if (!isNew)
        return true;
    }
    at = next;
  }
}

bool PathWalk::checkTarget(int64_t target) {
  if (target < 0 || target >= int64_t(code.size()))
    return fail(Rule::I3, [&](TextWriter &out) {
      out << "leads to " << target << ", outside of the function of " << uint64_t(code.size()) << " bytes";
    });
  if (!(marks[size_t(target)] & kStarts))
    return fail(Rule::I3, [&](TextWriter &out) {
      out << "leads to " << target << ", into the middle of an instruction";
    });
  return true;
}

/// Another path goes on at `target`.
bool PathWalk::arrive(int64_t target, const PathState &reached) {
  bool isNew = false;
  if (!checkTarget(target) || !record(uint32_t(target), reached, isNew))
    return false;
  if (isNew)
    memory.pending.push({reached, uint32_t(target)});
  return true;
}

bool PathWalk::record(uint32_t target, const PathState &reached, bool &isNew) {
  uint32_t &mark = marks[target];
  uint32_t count = 0;
  isNew = false;
  for (uint32_t number = mark & kStateMask; number; number = memory.states[number - 1].older, ++count) {
    const PathState &known = memory.states[number - 1].state;
    if (known.stack == reached.stack && known.blocks == reached.blocks)
      return true;
  }
  ownSteps += count / 8; // comparing is quick
  if (count >= limits.statesPerInstruction)
    return fail(Rule::S0, [&](TextWriter &out) {
      out << "goes on at " << target << " in more than " << limits.statesPerInstruction
          << " different states";
    });
  memory.states.push({reached, mark & kStateMask});
  mark = (mark & ~kStateMask) | uint32_t(memory.states.size());
  isNew = true;
  return checkSteps();
}

bool PathWalk::checkSteps() {
  if (steps() <= stepLimit)
    return true;
  return fail(Rule::S0, [&](TextWriter &out) {
    out << "is where the paths of the function become too many: " << stepLimit << " steps did not suffice";
  });
}

// --- Taking and leaving slots.

bool PathWalk::requireDepth(uint32_t count) {
  if (count <= state.stack.depth)
    return true;
  return fail(Rule::S3, [&](TextWriter &out) {
    out << "takes " << count << (count == 1 ? " slot" : " slots") << " from a stack of " << state.stack.depth;
  });
}

bool PathWalk::requireRoom(uint32_t depth, bool isLasting) {
  if (depth <= room)
    return true;
  return fail(Rule::S2, [&](TextWriter &out) {
    out << (isLasting ? "makes a stack of " : "needs for a moment a stack of ") << depth
        << (depth == 1 ? " slot" : " slots") << ", but there is room for " << room << " (frame of "
        << signature.stateSize << " with " << signature.stateSize - room << " locals)";
  });
}

bool PathWalk::failOperand(Slot found) {
  return fail(Rule::S3, [&](TextWriter &out) { out << "takes a value, but finds " << describeSlot(found); });
}

bool PathWalk::takeValuesSlow(uint32_t count) {
  if (!requireDepth(count))
    return false;
  Slot odd = memory.stacks.firstNoValue(state.stack, count);
  if (!checkSteps())
    return false;
  if (!isValue(odd))
    return failOperand(odd);
  memory.stacks.drop(state.stack, count);
  return true;
}

/// Takes a value or exactly `other`.
bool PathWalk::takeValueOr(Slot other) {
  if (!requireDepth(1))
    return false;
  if (!isValue(state.stack.top) && state.stack.top != other)
    return failOperand(state.stack.top);
  pop();
  return true;
}

// --- Instructions.

PathWalk::Flow PathWalk::jumpOnValue() {
  if (!requireDepth(1))
    return Flow::Failed;
  Slot condition = state.stack.top;
  if (!isValue(condition))
    return flow(failOperand(condition));
  pop();
  bool jumpsIfTrue = current.row->opcode == Opcode::PopJumpIfTrue;
  bool mayJump = condition != (jumpsIfTrue ? slot::False : slot::True);
  bool mayGoOn = condition != (jumpsIfTrue ? slot::True : slot::False);
  if (mayJump && !arrive(current.target, state))
    return Flow::Failed;
  return mayGoOn ? Flow::Next : Flow::Ends;
}

PathWalk::Flow PathWalk::jumpOrPop() {
  PathState kept = state;
  return flow(takeValues(1) && arrive(current.target, kept));
}

/// Everything but the plain instructions.
PathWalk::Flow PathWalk::special() {
  uint32_t operand = current.operand;
  switch (current.row->opcode) {
  case Opcode::LoadGlobal:
    return flow(loadGlobal());
  case Opcode::LoadFastN:
  case Opcode::LoadFastMulti:
    return flow(loadFast());
  case Opcode::LoadMethod:
    return flow(takeValues(1) && loadMethod());
  case Opcode::LoadSuperMethod:
    return flow(takeValues(3) && loadMethod());
  case Opcode::DeleteFast: // must not make a hole in the stack
    return flow(requireRoom(state.stack.depth));
  case Opcode::LoadNull:
    return flow(push(slot::Null));
  case Opcode::StoreAttr:
    return flow(store(1));
  case Opcode::StoreSubscr:
    return flow(store(2));
  case Opcode::StoreComp:
    return flow(addToCollection());
  case Opcode::BuildTuple:
  case Opcode::BuildList:
  case Opcode::BuildSet:
  case Opcode::BuildSlice:
    return flow(build(operand));
  case Opcode::UnpackSequence:
    return flow(unpack(operand));
  case Opcode::UnpackEx:
    return flow(unpack((operand & 0xff) + 1 + (operand >> 8)));
  case Opcode::MakeClosure:
  case Opcode::MakeClosureDefargs:
  case Opcode::MakeFunctionDefargs:
    return flow(makeFunction());
  case Opcode::CallFunction:
  case Opcode::CallFunctionVarKw:
  case Opcode::CallMethod:
  case Opcode::CallMethodVarKw:
    return flow(call());
  case Opcode::BinaryOpMulti:
    return flow(matchException());
  case Opcode::DupTop:
    return flow(duplicate(1));
  case Opcode::DupTopTwo:
    return flow(duplicate(2));
  case Opcode::PopTop:
    if (!requireDepth(1))
      return Flow::Failed;
    pop();
    return Flow::Next;
  case Opcode::RotTwo:
    return flow(rotate(2));
  case Opcode::RotThree:
    return flow(rotate(3));
  case Opcode::GetIterStack:
    return flow(takeValues(1) && openIterator());
  case Opcode::ForIter:
    return forIterator();
  case Opcode::Jump:
    return end(arrive(current.target, state));
  case Opcode::PopJumpIfTrue:
  case Opcode::PopJumpIfFalse:
    return jumpOnValue();
  case Opcode::JumpIfTrueOrPop:
  case Opcode::JumpIfFalseOrPop:
    return jumpOrPop();
  case Opcode::RaiseLast: // an exception has its path already
    return Flow::Ends;
  case Opcode::RaiseObj:
    return end(takeValues(1));
  case Opcode::RaiseFrom:
    return end(takeValues(2));
  case Opcode::ReturnValue: {
    PathState from = state;
    return end(takeValues(1) && returnFrom(from));
  }
  case Opcode::SetupWith:
  case Opcode::SetupExcept:
  case Opcode::SetupFinally:
    return flow(setup());
  case Opcode::PopExceptJump:
    return end(popExcept());
  case Opcode::UnwindJump:
    return end(unwindJump());
  case Opcode::WithCleanup:
    return flow(withCleanup());
  case Opcode::EndFinally:
    return endFinally();
  default: // plain
    return Flow::Next;
  }
}

} // namespace adder::bytecode
