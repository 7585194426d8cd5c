//===- py/nlr.h - Raising: jumps out of any depth of C calls ----------------------------------------===//
//
// nlr_push returns 0 and opens a context; when something is raised while it is open, the same call returns a
// second time, with 1, the context is closed already and ret_val is the exception.  So:
//
//   nlr_buf_t nlr;
//   if (nlr_push(&nlr) == 0) {
//     ...                         // may raise
//     nlr_pop();                  // exactly once on this path; no return or goto out before it
//   } else {
//     ...                         // nlr.ret_val; never nlr_pop here
//     nlr_jump(nlr.ret_val);      // to raise it again
//   }
//
// A local that is set after nlr_push and read on the second path must be volatile.  ret_val is NULL until
// something is raised.  C++ frames in between must have nothing to destroy.  A context lies on the C stack of
// the function that opened it; contexts and callbacks are ordered by address.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_NLR_H
#define ADDER_PY_NLR_H

#include "py/mpconfig.h"

// How many words a context must have to save the registers that calls preserve (native-abi.md 5.1).  Where no
// number is known, or a port defines MICROPY_NLR_SETJMP as 1, the C library's setjmp does the work.
#ifndef MICROPY_NLR_SETJMP
#if defined(__x86_64__) && !defined(_WIN32)
#define MICROPY_NLR_X64 1
#define MICROPY_NLR_NUM_REGS 8
#elif defined(__i386__) && !defined(_WIN32)
#define MICROPY_NLR_X86 1
#define MICROPY_NLR_NUM_REGS 6
#elif defined(__thumb__) || defined(__thumb2__) || defined(__arm__)
#define MICROPY_NLR_THUMB 1
#if defined(__SOFTFP__) || !defined(__ARM_FP)
#define MICROPY_NLR_NUM_REGS 10
#else
#define MICROPY_NLR_NUM_REGS 16
#endif
#elif defined(__riscv)
#if __riscv_xlen == 64
#define MICROPY_NLR_RV64I 1
#else
#define MICROPY_NLR_RV32I 1
#endif
#define MICROPY_NLR_NUM_REGS 14
#elif defined(__xtensa__) && !defined(__XTENSA_WINDOWED_ABI__)
#define MICROPY_NLR_XTENSA 1
#define MICROPY_NLR_NUM_REGS 10
#else
#define MICROPY_NLR_SETJMP 1
#endif
#endif
#ifndef MICROPY_NLR_SETJMP
#define MICROPY_NLR_SETJMP 0
#endif

#if MICROPY_NLR_SETJMP
#include <setjmp.h>
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef struct _nlr_buf_t nlr_buf_t;
struct _nlr_buf_t {
  nlr_buf_t *prev; // the context around this one
  void *ret_val;   // what was raised
#if MICROPY_NLR_SETJMP
  jmp_buf jmpbuf;
#else
  void *regs[MICROPY_NLR_NUM_REGS];
#endif
#if MICROPY_ENABLE_PYSTACK
  void *pystack;
#endif
};

#if MICROPY_NLR_SETJMP
// Links the context, clears ret_val.  Returns 0.
unsigned int nlr_push_tail(nlr_buf_t *top);
#define nlr_push(buf) (nlr_push_tail(buf), setjmp((buf)->jmpbuf))
#else
unsigned int nlr_push(nlr_buf_t *buf) __attribute__((returns_twice));
unsigned int nlr_push_tail(nlr_buf_t *top);
#endif

// Closes the innermost context.
void nlr_pop(void);

// Jumps to the innermost context with the pointer of an exception object; runs the callbacks that were pushed
// since.  Without a context: nlr_jump_fail.
MP_NORETURN void nlr_jump(void *exception);

// The port's last word: nothing catches the exception.
MP_NORETURN void nlr_jump_fail(void *exception);

// nlr_raise(o): raises the exception object o.
#define nlr_raise(val) nlr_jump(MP_OBJ_TO_PTR(val))

#if MICROPY_ENABLE_VM_ABORT
// Where an abort of the VM goes.
#define nlr_set_abort(buf) MP_STATE_VM(nlr_abort) = (buf)
#define nlr_get_abort() MP_STATE_VM(nlr_abort)
MP_NORETURN void nlr_jump_abort(void);
#endif

//===-- Callbacks: cleaning up without a context of one's own --===//
// A pushed callback runs when a jump leaves its frame.  It must not raise.

typedef void (*nlr_jump_callback_fun_t)(void *ctx);

typedef struct _nlr_jump_callback_node_t nlr_jump_callback_node_t;
struct _nlr_jump_callback_node_t {
  nlr_jump_callback_node_t *prev;
  nlr_jump_callback_fun_t fun; // called with the address of the node
};

void nlr_push_jump_callback(nlr_jump_callback_node_t *node, nlr_jump_callback_fun_t function);
// Takes the newest callback off; runs it if run.
void nlr_pop_jump_callback(bool run);
// Runs and takes off those that are newer than the context (done by nlr_jump).
void nlr_call_jump_callbacks(nlr_buf_t *context);

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_NLR_H
