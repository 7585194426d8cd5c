//===- py/cstack.h - How deep the C stack is --------------------------------------------------------===//
//
// The runtime recurses in C, so it must know where its stack ends.  Sizes are bytes.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_CSTACK_H
#define ADDER_PY_CSTACK_H

#include "py/mpstate.h"

#ifdef __cplusplus
extern "C" {
#endif

// The stack starts here, at this call, or at top.
void mp_cstack_init_with_sp_here(size_t bytes);
static inline void mp_cstack_init_with_top(void *top, size_t stack_size) {
  MP_STATE_THREAD(stack_top) = (char *)top;
#if MICROPY_STACK_CHECK
  MP_STATE_THREAD(stack_limit) = stack_size - MICROPY_STACK_CHECK_MARGIN;
#else
  (void)stack_size;
#endif
}

mp_uint_t mp_cstack_usage(void);
#if MICROPY_STACK_CHECK
void mp_cstack_check(void); // raises RuntimeError "maximum recursion depth exceeded"
#else
static inline void mp_cstack_check(void) {}
#endif

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_CSTACK_H
