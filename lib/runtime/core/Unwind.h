//===- runtime/core/Unwind.h - From an exception to its handler -------------------------------------===//

#ifndef ADDER_RUNTIME_CORE_UNWIND_H
#define ADDER_RUNTIME_CORE_UNWIND_H

#include "runtime/core/Frame.h"

namespace adder::runtime {

/// The instruction behind the call, FOR_ITER or YIELD_FROM at `instruction`.
inline const byte *nextInstruction(const byte *instruction) {
  const byte *at = instruction + 1;
  if (*instruction >= 0x50) // no operand
    return at;
  if (*instruction >= 0x40) // an offset of one or two bytes
    return at + (*at & 0x80 ? 2 : 1);
  while (*at++ & 0x80)
    ;
  return at;
}

/// Where the jump at `instruction`, whose operand is unsigned, leads.
const byte *forwardTarget(const byte *instruction);

/// Makes the caller of `frame`, whose entry is not FrameEntry::C, the current frame.
inline Frame *leaveFrame(Frame *frame) {
  Frame *caller = frame->caller;
  restoreFrameStack(caller->stackTop);
  setCurrentFrame(caller);
  return caller;
}

/// Finds who handles `exception`, raised by the instruction that the current frame is at: walks out through
/// the frames, adding to the traceback, and ends them.  True: the current frame goes on at its `ip`.  False:
/// the frame that C entered with is still the current one, and `*result` is the exception that leaves it.
/// Does not raise; may allocate. `mayEndIteration`: StopIteration ends what the instruction iterates over.
bool findHandler(mp_obj_t exception, mp_obj_t *result, bool mayEndIteration);

} // namespace adder::runtime

#endif // ADDER_RUNTIME_CORE_UNWIND_H
