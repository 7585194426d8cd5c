//===- bytecode/AbstractStack.h - Value stacks as the verifier sees them ----------------------------===//
//
// Of a value on the stack the verifier knows a kind only.  Most are plain objects, so a stack is kept as runs
// of equal slots:
//
//     obj obj obj  NULL  obj     ->     {obj, 1} -> {NULL, 1} -> {obj, 3}
//
// The topmost run is part of the Stack itself, where instructions push and pop without looking anything up.
// The runs below are interned in a StackTable: equal ones have equal numbers.  So a stack of any height is
// four integers, copying it is free and comparing two of them is comparing two integers and a run.
//
// What takes longer than that is counted in steps, because hostile bytecode could cause much of it; whoever
// uses the table compares the count with what the size of the function allows.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_BYTECODE_ABSTRACTSTACK_H
#define ADDER_BYTECODE_ABSTRACTSTACK_H

#include "bytecode/Interner.h"

#include <string_view>

namespace adder::bytecode {

/// The kind of a slot in its low 4 bits, and for the two words of an unwinding jump the number of that jump
/// above them.
using Slot = uint32_t;

namespace slot {
enum : Slot {
  // What may be used as a value.
  Object,        ///< any
  Exception,     ///< what entered a handler
  Cell,          ///< the cell of a variable
  True,          ///< the result of a comparison that is known (rule S12)
  False,         ///< likewise
  BaseException, ///< the class of that name, on top of what entered a handler
  // What may not.
  Null,          ///< the marker of an absent object
  Self,          ///< receiver of a method call, may be absent
  Iterator,      ///< one of four slots
  ReturnedValue, ///< below ReturnMark
  ReturnMark,    ///< a handler was entered by a return
  JumpTarget,    ///< below JumpCount
  JumpCount,     ///< a handler was entered by an unwinding jump
};
constexpr Slot kKindMask = 15;
constexpr unsigned kJumpShift = 4;
} // namespace slot

constexpr Slot kindOf(Slot word) { return word & slot::kKindMask; }
constexpr bool isValue(Slot word) { return kindOf(word) <= slot::BaseException; }
/// Whether `upper` above `lower` are control words that belong together.
constexpr bool isPair(Slot lower, Slot upper) {
  return (lower == slot::ReturnedValue && upper == slot::ReturnMark) ||
         (kindOf(lower) == slot::JumpTarget && upper == lower - slot::JumpTarget + slot::JumpCount);
}
/// Whether a word is part of what isPair() accepts.
constexpr bool isPairWord(Slot word) { return kindOf(word) >= slot::ReturnedValue; }
/// "an iterator slot"
std::string_view describeSlot(Slot word);

/// One stack.  Two of them are equal exactly if all their slots are.
struct Stack {
  uint32_t below = 0; ///< the runs below the topmost, in a StackTable; 0: none
  Slot top = 0;       ///< kind of the topmost run; 0 if the stack is empty
  uint32_t count = 0; ///< slots in the topmost run; 0 only if the stack is empty
  uint32_t depth = 0; ///< all slots

  friend bool operator==(const Stack &a, const Stack &b) {
    return a.below == b.below && a.top == b.top && a.count == b.count;
  }
  uint32_t hash() const { return below * 0x9e3779b1u ^ top * 0x85ebca6bu ^ count * 0xc2b2ae35u; }
};

class StackTable {
public:
  explicit StackTable(support::Arena &arena) : runs(arena) {}

  /// Forgets all runs.
  void clear() {
    runs.clear();
    ownSteps = 0;
  }

  /// Puts `count` (not 0) slots on top.  May allocate.
  void push(Stack &stack, Slot word, uint32_t count = 1) {
    if (stack.top != word || !stack.count) {
      if (stack.count)
        stack.below = runs.number(stack);
      stack.top = word;
      stack.count = 0;
    }
    stack.count += count;
    stack.depth += count;
  }

  /// Takes `count` slots, which must be there, from the top.
  void drop(Stack &stack, uint32_t count = 1) {
    while (count && count >= stack.count) {
      count -= stack.count;
      dropRun(stack);
    }
    stack.count -= count;
    stack.depth -= count;
  }

  /// Whether the lowest slots of `stack` are those of `base`.
  bool extends(Stack stack, const Stack &base) {
    if (stack.depth < base.depth)
      return false;
    drop(stack, stack.depth - base.depth);
    return stack == base;
  }

  /// The slot `distance` below the top, which must be there.
  Slot at(Stack stack, uint32_t distance) {
    drop(stack, distance);
    return stack.top;
  }

  /// Of the `count` topmost slots, which must be there, the topmost that is no value; an Object if all are.
  Slot firstNoValue(Stack stack, uint32_t count) {
    while (count) {
      if (!isValue(stack.top))
        return stack.top;
      if (count <= stack.count)
        break;
      count -= stack.count;
      dropRun(stack);
    }
    return slot::Object;
  }

  /// Steps taken since clear(), to be compared with a limit.
  uint64_t steps() const { return ownSteps + runs.steps; }

private:
  void dropRun(Stack &stack) {
    ++ownSteps;
    stack = stack.below ? runs[stack.below] : Stack{};
  }

  Interner<Stack> runs; // each with what was below it
  uint64_t ownSteps = 0;
};

} // namespace adder::bytecode

#endif // ADDER_BYTECODE_ABSTRACTSTACK_H
