//===- inspect/StackDepth.h - How deep the value stack is at each instruction -----------------------===//
//
// Follows all paths through a function from an empty stack (mpy-and-bytecode.md 6.2 to 6.4) and notes how
// many values lie on the stack before each instruction.  It is for people, not a verifier: nothing is
// refused.  Where paths arrive with different depths the depth is unknown up to the end of the block.
//
// A finally handler is entered with one control word (None, or an exception), or with two when a return or an
// unwinding jump passes through; the depths here are those of the first kind, which is how a compiler counts.
// Only the code of async with (6.5) tells the two apart, and then joins them.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_INSPECT_STACKDEPTH_H
#define ADDER_INSPECT_STACKDEPTH_H

#include "bytecode/Prelude.h"

#include <vector>

namespace adder::inspect {

struct StackDepths {
  static constexpr int32_t kNotReached = -1; ///< no path leads there
  static constexpr int32_t kUnknown = -2;    ///< paths disagree

  std::vector<int32_t> before; ///< by bytecode offset of an instruction
  int32_t deepest = 0;         ///< the most of all paths, with the scratch slots of instructions
  bool isSound = true;         ///< false: an instruction takes more than there is, or a loop grows the stack
  uint32_t locals = 0;         ///< arguments and locals that the instructions and cells mention
};

/// Time and memory are linear in the size of the function, whatever its bytes are.
StackDepths stackDepthsOf(const bytecode::Prelude &prelude);

} // namespace adder::inspect

#endif // ADDER_INSPECT_STACKDEPTH_H
