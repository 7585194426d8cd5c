//===- py/stackctrl.h - How deep the C stack is, older names ----------------------------------------===//
//
// Use py/cstack.h.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_STACKCTRL_H
#define ADDER_PY_STACKCTRL_H

#include "py/cstack.h"

#ifdef __cplusplus
extern "C" {
#endif

void mp_stack_ctrl_init(void); // the stack starts here
void mp_stack_set_top(void *top);
mp_uint_t mp_stack_usage(void); // bytes
#if MICROPY_STACK_CHECK
void mp_stack_set_limit(mp_uint_t limit);
void mp_stack_check(void); // raises RuntimeError
#define MP_STACK_CHECK() mp_stack_check()
#else
#define mp_stack_set_limit(limit) ((void)(limit))
#define MP_STACK_CHECK()
#endif

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_STACKCTRL_H
