//===- runtime/core/Nlr.cpp - Jumping to the innermost context --------------------------------------===//
//
// nlr_push() saves the registers that a C function must preserve, the stack pointer and its own return
// address in the context, links it and returns 0.  nlr_jump() unlinks the innermost context, loads them back
// and returns 1 from the same call of nlr_push().  Which register is in which word is part of the native ABI
// (native-abi.md 5.1), because native code jumps and is jumped to, too.
//
// Both are a few instructions of assembler for each processor; where there are none, the C library's
// setjmp does it (MICROPY_NLR_SETJMP).
//
//===------------------------------------------------------------------------------------------------===//

#include "py/nlr.h"
#include "py/mpstate.h"
#include "py/runtime.h"

#include <cstddef>

static_assert(offsetof(nlr_buf_t, ret_val) == sizeof(void *));
#if !MICROPY_NLR_SETJMP
static_assert(offsetof(nlr_buf_t, regs) == 2 * sizeof(void *));
#endif

namespace {

/// Closes the innermost context, with everything that was to happen when it is left.
nlr_buf_t *takeInnermost(void *exception) {
  nlr_buf_t *context = MP_STATE_THREAD(nlr_top);
  if (!context)
    nlr_jump_fail(exception);
  context->ret_val = exception;
  nlr_call_jump_callbacks(context);
  MP_STATE_THREAD(nlr_top) = context->prev;
  return context;
}

} // namespace

/// Links `context`; nlr_push() ends with a jump here.
extern "C" __attribute__((used)) unsigned int nlr_push_tail(nlr_buf_t *context) {
  context->prev = MP_STATE_THREAD(nlr_top);
  context->ret_val = nullptr;
  MP_STATE_THREAD(nlr_top) = context;
  return 0;
}

void nlr_pop(void) { MP_STATE_THREAD(nlr_top) = MP_STATE_THREAD(nlr_top)->prev; }

void nlr_push_jump_callback(nlr_jump_callback_node_t *node, nlr_jump_callback_fun_t function) {
  node->prev = MP_STATE_THREAD(nlr_jump_callback_top);
  node->fun = function;
  MP_STATE_THREAD(nlr_jump_callback_top) = node;
}

void nlr_pop_jump_callback(bool run) {
  nlr_jump_callback_node_t *node = MP_STATE_THREAD(nlr_jump_callback_top);
  MP_STATE_THREAD(nlr_jump_callback_top) = node->prev;
  if (run)
    node->fun(node);
}

void nlr_call_jump_callbacks(nlr_buf_t *context) {
  // The stack grows downwards: what lies below the context was pushed after it.
  while (MP_STATE_THREAD(nlr_jump_callback_top) &&
         static_cast<void *>(MP_STATE_THREAD(nlr_jump_callback_top)) < static_cast<void *>(context))
    nlr_pop_jump_callback(true);
}

// --- Callbacks for everybody.

void mp_call_function_1_from_nlr_jump_callback(void *node) {
  auto *call = static_cast<nlr_jump_callback_node_call_function_1_t *>(node);
  call->func(call->arg);
}

void mp_globals_locals_set_from_nlr_jump_callback(void *node) {
  auto *saved = static_cast<nlr_jump_callback_node_globals_locals_t *>(node);
  mp_globals_set(saved->globals);
  mp_locals_set(saved->locals);
}

#if MICROPY_NLR_SETJMP

void nlr_jump(void *exception) { longjmp(takeInnermost(exception)->jmpbuf, 1); }

#elif MICROPY_NLR_X64 || MICROPY_NLR_X86

#if MICROPY_NLR_X64
// Words from 2 on: rip rbp rsp rbx r12 r13 r14 r15.
#define MOVE "movq "
#define STACK "rsp"
#define SCRATCH "rax"
#define CONTEXT "rdi" // which is where the first argument is
#define FETCH_CONTEXT ""
#define RETURN_WORD "16"
#define KEPT(Move)                                                                                           \
  Move("rbp", "24") Move("rsp", "32") Move("rbx", "40") Move("r12", "48") Move("r13", "56")                  \
      Move("r14", "64") Move("r15", "72")
#else
// Words from 2 on: eip ebp esp ebx edi esi.
#define MOVE "movl "
#define STACK "esp"
#define SCRATCH "eax"
#define CONTEXT "edx"
#define FETCH_CONTEXT "movl 4(%esp), %edx\n"
#define RETURN_WORD "8"
#define KEPT(Move) Move("ebp", "12") Move("esp", "16") Move("ebx", "20") Move("edi", "24") Move("esi", "28")
#endif
#define SAVE(register, at) MOVE "%" register ", " at "(%" CONTEXT ")\n"
#define LOAD(register, at) MOVE at "(%%" CONTEXT "), %%" register "\n"

asm(".text\n"
    ".globl nlr_push\n"
    ".type nlr_push, @function\n"
    "nlr_push:\n" FETCH_CONTEXT KEPT(SAVE)
    // The return address lies on the stack, where the next call will overwrite it.
    MOVE "(%" STACK "), %" SCRATCH "\n" MOVE "%" SCRATCH ", " RETURN_WORD "(%" CONTEXT ")\n"
         "jmp nlr_push_tail\n"
         ".size nlr_push, .-nlr_push\n");

void nlr_jump(void *exception) {
  register nlr_buf_t *context asm(CONTEXT) = takeInnermost(exception);
  asm volatile(KEPT(LOAD) // with the stack, where the return address is put back
               MOVE RETURN_WORD "(%%" CONTEXT "), %%" SCRATCH "\n" MOVE "%%" SCRATCH ", (%%" STACK ")\n"
                                "movl $1, %%eax\n"
                                "ret\n" ::"r"(context)
               : "memory");
  __builtin_unreachable();
}

#elif MICROPY_NLR_THUMB

// Words from 2 on: lr r4 r5 r6 r7 r8 r9 r10 r11 sp, and d8 d9 d10 where floats are in registers.  Moves
// through r3 because a Cortex-M0 stores low registers only.
#if MICROPY_NLR_NUM_REGS == 16
#define SAVE_FLOATS "adds r0, #48\n  vstmia r0!, {d8-d10}\n  subs r0, #72\n"
#define LOAD_FLOATS "adds r0, #48\n  vldmia r0!, {d8-d10}\n  subs r0, #72\n"
#else
#define SAVE_FLOATS
#define LOAD_FLOATS
#endif

asm(R"(
  .syntax unified
  .text
  .thumb
  .thumb_func
  .globl nlr_push
  .type nlr_push, %function
nlr_push:
  str r4, [r0, #12]
  str r5, [r0, #16]
  str r6, [r0, #20]
  str r7, [r0, #24]
  mov r3, lr
  str r3, [r0, #8]
  mov r3, r8
  str r3, [r0, #28]
  mov r3, r9
  str r3, [r0, #32]
  mov r3, r10
  str r3, [r0, #36]
  mov r3, r11
  str r3, [r0, #40]
  mov r3, sp
  str r3, [r0, #44]
  )" SAVE_FLOATS R"(
  ldr r3, =nlr_push_tail
  bx r3
  .pool
  .size nlr_push, .-nlr_push
)");

void nlr_jump(void *exception) {
  nlr_buf_t *context = takeInnermost(exception);
  asm volatile(R"(
    .syntax unified
    mov r0, %0
    )" LOAD_FLOATS R"(
    ldr r3, [r0, #44]
    mov sp, r3
    ldr r3, [r0, #40]
    mov r11, r3
    ldr r3, [r0, #36]
    mov r10, r3
    ldr r3, [r0, #32]
    mov r9, r3
    ldr r3, [r0, #28]
    mov r8, r3
    ldr r7, [r0, #24]
    ldr r6, [r0, #20]
    ldr r5, [r0, #16]
    ldr r4, [r0, #12]
    ldr r3, [r0, #8]
    movs r0, #1
    bx r3
  )" ::"r"(context)
               : "memory");
  __builtin_unreachable();
}

#elif MICROPY_NLR_RV32I || MICROPY_NLR_RV64I

// Words from 2 on: ra s0 ... s11 sp.
#if MICROPY_NLR_RV64I
#define STORE "sd "
#define LOAD "ld "
#define WORD(n) #n "*8(a0)\n"
#else
#define STORE "sw "
#define LOAD "lw "
#define WORD(n) #n "*4(a0)\n"
#endif
#define ALL(Move)                                                                                            \
  Move "ra, " WORD(2) Move "s0, " WORD(3) Move "s1, " WORD(4) Move "s2, " WORD(5) Move "s3, " WORD(6) Move   \
      "s4, " WORD(7) Move "s5, " WORD(8) Move "s6, " WORD(9) Move "s7, " WORD(10) Move "s8, " WORD(11) Move  \
      "s9, " WORD(12) Move "s10, " WORD(13) Move "s11, " WORD(14) Move "sp, " WORD(15)

asm(".text\n"
    ".globl nlr_push\n"
    ".type nlr_push, @function\n"
    "nlr_push:\n" ALL(STORE) "tail nlr_push_tail\n"
                             ".size nlr_push, .-nlr_push\n");

void nlr_jump(void *exception) {
  nlr_buf_t *context = takeInnermost(exception);
  register nlr_buf_t *inA0 asm("a0") = context;
  asm volatile(ALL(LOAD) "li a0, 1\n"
                         "ret\n" ::"r"(inA0)
               : "memory");
  __builtin_unreachable();
}

#else
#error "no way to jump: define MICROPY_NLR_SETJMP"
#endif
