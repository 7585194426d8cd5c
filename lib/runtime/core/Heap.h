//===- runtime/core/Heap.h - The heap of this runtime -----------------------------------------------===//

#ifndef ADDER_RUNTIME_CORE_HEAP_H
#define ADDER_RUNTIME_CORE_HEAP_H

#include "runtime/heap/Heap.h"

namespace adder::runtime {

/// The one in mp_state_ctx.mem.
heap::Heap &heapOf();

} // namespace adder::runtime

#endif // ADDER_RUNTIME_CORE_HEAP_H
