//===- runtime/core/Vm.h - Running frames -----------------------------------------------------------===//

#ifndef ADDER_RUNTIME_CORE_VM_H
#define ADDER_RUNTIME_CORE_VM_H

#include "runtime/core/Frame.h"

namespace adder::runtime {

/// How execution of a frame came to an end.
enum class Outcome : uint8_t { Return, Yield, Raise };

/// Runs `frame`, and all that it calls, until it returns, yields or raises; then `*result` is the value or
/// the exception.  `frame` has been entered or is a suspended generator's, and becomes the current frame with
/// FrameEntry::C.  `thrown` is raised at its next instruction, unless it is MP_OBJ_NULL.  Globals are those
/// of the caller again afterwards.  Uses a fixed piece of the C stack: callers check its depth first.  Does
/// not raise; allocates.
Outcome execute(Frame *frame, mp_obj_t thrown, mp_obj_t *result);

} // namespace adder::runtime

#endif // ADDER_RUNTIME_CORE_VM_H
