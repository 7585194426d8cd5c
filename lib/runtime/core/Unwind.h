//===- runtime/core/Unwind.h - From an exception to its handler -------------------------------------===//

#ifndef ADDER_RUNTIME_CORE_UNWIND_H
#define ADDER_RUNTIME_CORE_UNWIND_H

#include "runtime/core/Frame.h"

namespace adder::runtime {

/// The instruction behind the call, FOR_ITER or YIELD_FROM at `instruction`.
const byte *nextInstruction(const byte *instruction);

/// Where the jump at `instruction`, whose operand is unsigned, leads.
const byte *forwardTarget(const byte *instruction);

/// Makes the caller of `frame`, whose entry is not FrameEntry::C, the current frame.
Frame *leaveFrame(Frame *frame);

/// Finds who handles `exception`, raised by the instruction that the current frame is at: walks out through
/// the frames, adding to the traceback, and ends them.  True: the current frame goes on at its `ip`.  False:
/// the frame that C entered with is still the current one, and `*result` is the exception that leaves it.
/// Does not raise; may allocate. `mayEndIteration`: StopIteration ends what the instruction iterates over.
bool findHandler(mp_obj_t exception, mp_obj_t *result, bool mayEndIteration);

} // namespace adder::runtime

#endif // ADDER_RUNTIME_CORE_UNWIND_H
