//===- bytecode/VerifierInstructions.cpp - What single instructions do to the stack -----------------===//
//
// Instructions that are more than "so many values off, so many on": those that take or leave markers and
// iterators, and those whose operand counts slots (mpy-and-bytecode.md 6.2, 6.5, 6.6; rules S3, S4, S12).
//
//===------------------------------------------------------------------------------------------------===//

#include "bytecode/VerifierImpl.h"

namespace adder::bytecode {

using support::TextWriter;

namespace {
constexpr uint32_t kIteratorSlots = 4; // on every target (6.6)
} // namespace

bool PathWalk::loadGlobal() {
  bool isClass = state.stack.top == slot::Exception && state.blocks && context.isBaseException &&
                 context.isBaseException(context.user, current.operand);
  return push(isClass ? slot::BaseException : slot::Object);
}

bool PathWalk::loadFast() { return push(cells.mayHold(current.operand) ? slot::Cell : slot::Object); }

bool PathWalk::loadMethod() { return push(slot::Object) && push(slot::Self); }

bool PathWalk::build(uint32_t count) { return takeValues(count) && push(slot::Object); }

bool PathWalk::unpack(uint32_t count) {
  if (!takeValues(1))
    return false;
  if (count > room)
    return requireRoom(count);
  return !count || push(slot::Object, count);
}

bool PathWalk::call() {
  Opcode opcode = current.row->opcode;
  bool isStarred = opcode == Opcode::CallFunctionVarKw || opcode == Opcode::CallMethodVarKw;
  bool isMethod = opcode == Opcode::CallMethod || opcode == Opcode::CallMethodVarKw;
  uint32_t positional = current.operand & 0xff;
  uint32_t keywords = current.operand >> 8 & 0xff;
  if (isStarred ? !takeValues(1) || !takeKeywords(keywords) : !takeValues(2 * keywords))
    return false;
  return takeValues(positional) && (!isMethod || takeValueOr(slot::Self)) && takeValues(1) &&
         push(slot::Object);
}

/// (key, value) pairs in which the absent marker as key announces a mapping.
bool PathWalk::takeKeywords(uint32_t pairs) {
  ownSteps += pairs / 4;
  for (; pairs; --pairs)
    if (!takeValues(1) || !takeValueOr(slot::Null))
      return false;
  return true;
}

bool PathWalk::makeFunction() {
  Opcode opcode = current.row->opcode;
  if (opcode != Opcode::MakeFunctionDefargs) {
    uint32_t count = current.extra;
    if (!requireDepth(count))
      return false;
    for (; count; --count)
      if (Slot found = pop(); found != slot::Cell)
        return fail(Rule::I5, [&](TextWriter &out) {
          out << "takes the cell of a variable, but finds " << describeSlot(found);
        });
  }
  if (opcode != Opcode::MakeClosure && (!takeValueOr(slot::Null) || !takeValueOr(slot::Null)))
    return false;
  return push(slot::Object);
}

/// STORE_COMP: what is added comes from the top, the collection lies deeper and stays.
bool PathWalk::addToCollection() {
  uint32_t added = (current.operand & 3) == 1 ? 2 : 1;
  uint32_t distance = current.operand >> 2;
  if (distance < added)
    return failText(Rule::S3, "adds a value to itself");
  if (!requireDepth(distance + 1))
    return false;
  if (Slot collection = memory.stacks.at(state.stack, distance); !isValue(collection))
    return fail(Rule::S3,
                [&](TextWriter &out) { out << "adds to a value, but finds " << describeSlot(collection); });
  return takeValues(added) && checkSteps();
}

/// STORE_ATTR, STORE_SUBSCR: what is stored may be absent, which deletes.
bool PathWalk::store(uint32_t valuesAbove) { return takeValues(valuesAbove) && takeValueOr(slot::Null); }

bool PathWalk::duplicate(uint32_t count) {
  if (!requireDepth(count))
    return false;
  Slot upper = state.stack.top;
  Slot lower = count == 2 ? memory.stacks.at(state.stack, 1) : upper;
  if (upper == slot::Iterator || lower == slot::Iterator)
    return failOperand(slot::Iterator);
  return (count < 2 || push(lower)) && push(upper);
}

/// The top slot goes below the `count` - 1 others.
bool PathWalk::rotate(uint32_t count) {
  if (!requireDepth(count))
    return false;
  Slot slots[3];
  for (uint32_t i = 0; i < count; ++i)
    slots[i] = pop();
  for (uint32_t i = 0; i < count; ++i)
    if (slots[i] == slot::Iterator)
      return failOperand(slot::Iterator);
  bool good = push(slots[0]);
  for (uint32_t i = count; good && --i > 0;)
    good = push(slots[i]);
  return good;
}

/// Rule S12: without it, the handler of an `async with` would have paths that cannot happen.
bool PathWalk::matchException() {
  if (!requireDepth(2))
    return false;
  Slot type = pop();
  Slot instance = pop();
  if (!isValue(type) || (!isValue(instance) && !isPairWord(instance)))
    return failOperand(isValue(type) ? instance : type);
  Slot result = slot::Object;
  if (isPairWord(instance)) {
    result = slot::False;
  } else if (instance == slot::Exception && type == slot::BaseException) {
    const Block *block = state.blocks ? &memory.lists[state.blocks] : nullptr;
    if (block && block->kind == BlockKind::Finally && block->handler <= at)
      result = slot::True;
  }
  return push(result);
}

/// Iterators lie in groups of four, and a run of iterator slots consists of whole groups except at its top
/// while a group is being popped; so the count tells groups apart as long as none starts within another.
bool PathWalk::openIterator() {
  if (state.stack.top == slot::Iterator && state.stack.count % kIteratorSlots)
    return failText(Rule::S4, "starts an iterator on top of an incomplete one");
  return push(slot::Iterator, kIteratorSlots);
}

/// Removes a whole iterator from the top of `stack`; false, without a fault, if there is none.
bool PathWalk::dropIterator(Stack &stack) {
  if (stack.top != slot::Iterator || stack.count % kIteratorSlots)
    return false;
  memory.stacks.drop(stack, kIteratorSlots);
  return true;
}

PathWalk::Flow PathWalk::forIterator() {
  PathState exhausted = state;
  if (!dropIterator(exhausted.stack)) {
    // A generator expression builds the slots by hand: NULL, iterator, NULL, NULL.
    Stack stack = state.stack;
    if (stack.depth < kIteratorSlots || stack.top != slot::Null || memory.stacks.at(stack, 1) != slot::Null ||
        !isValue(memory.stacks.at(stack, 2)) || memory.stacks.at(stack, 3) != slot::Null)
      return flow(failText(Rule::S4, "finds no complete iterator on top of the stack"));
    memory.stacks.drop(state.stack, kIteratorSlots);
    exhausted = state;
    if (!openIterator())
      return Flow::Failed;
  }
  return flow(arrive(current.target, exhausted) && push(slot::Object));
}

} // namespace adder::bytecode
