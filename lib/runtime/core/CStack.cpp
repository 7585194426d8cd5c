//===- runtime/core/CStack.cpp - The C stack: how deep, and what it refers to -----------------------===//
//
// The stack grows downwards from MP_STATE_THREAD(stack_top).
//
//===------------------------------------------------------------------------------------------------===//

#include "py/cstack.h"

#include "runtime/core/Heap.h"
#include "runtime/core/Port.h"

#include "py/gc.h"
#include "py/runtime.h"
#include "py/stackctrl.h"

namespace {

char *stackPointer() { return static_cast<char *>(__builtin_frame_address(0)); }

/// Marks what lies between here and the top of the stack.  Not inlined, so that registers which the caller
/// has saved are above it.
ADDER_UNCHECKED __attribute__((noinline)) void markStack() {
  char *from = stackPointer();
  adder::runtime::heapOf().markRoots(from, size_t(MP_STATE_THREAD(stack_top) - from) / sizeof(void *));
}

} // namespace

void mp_cstack_init_with_sp_here(size_t bytes) { mp_cstack_init_with_top(stackPointer(), bytes); }

mp_uint_t mp_cstack_usage(void) { return mp_uint_t(MP_STATE_THREAD(stack_top) - stackPointer()); }

#if MICROPY_STACK_CHECK
void mp_cstack_check(void) {
  if (MP_UNLIKELY(mp_cstack_usage() >= MP_STATE_THREAD(stack_limit)))
    mp_raise_recursion_depth();
}
#endif

// --- The older names.

void mp_stack_ctrl_init(void) { mp_stack_set_top(stackPointer()); }
void mp_stack_set_top(void *top) { MP_STATE_THREAD(stack_top) = static_cast<char *>(top); }
mp_uint_t mp_stack_usage(void) { return mp_cstack_usage(); }
#if MICROPY_STACK_CHECK
void mp_stack_set_limit(mp_uint_t bytes) { MP_STATE_THREAD(stack_limit) = bytes; }
void mp_stack_check(void) { mp_cstack_check(); }
#endif

void gc_collect(void) {
  gc_collect_start();
  // Registers that hold references go onto the stack.
  __builtin_unwind_init();
  markStack();
  mp_port_mark_roots();
  gc_collect_end();
}
