//===- py/mpstate.h - All state of the runtime ------------------------------------------------------===//
//
// One struct.  Its parts:
//
//   thread   what each thread has of its own: namespaces, the nlr chain, stack bounds, the pending exception
//   vm       what there is once: qstr pools, modules, the scheduler
//   mem      the collector's
//
// The collector takes as roots every word of thread and of vm up to qstr_index_size, so a member that refers
// to the heap stands before that one.  Modules add members with MP_REGISTER_ROOT_POINTER: the build writes
// them to genhdr/root_pointers.h.  Everything is zero until mp_init.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_MPSTATE_H
#define ADDER_PY_MPSTATE_H

#include "py/misc.h"
#include "py/mpconfig.h"
#include "py/mpthread.h"
#include "py/nlr.h"
#include "py/obj.h"
#include "py/objexcept.h"
#include "py/objlist.h"

#ifdef __cplusplus
extern "C" {
#endif

// sched_state: nothing to do; something waits (0, so that the VM's question is cheap); a callback runs or
// mp_sched_lock was called (and less, when nested).
#define MP_SCHED_IDLE 1
#define MP_SCHED_PENDING 0
#define MP_SCHED_LOCKED (-1)

typedef struct _mp_sched_item_t {
  mp_obj_t func;
  mp_obj_t arg;
} mp_sched_item_t;

// Attributes of sys that a program may set.
enum {
#if MICROPY_PY_SYS_PATH
  MP_SYS_MUTABLE_PATH,
#endif
#if MICROPY_PY_SYS_PS1_PS2
  MP_SYS_MUTABLE_PS1,
  MP_SYS_MUTABLE_PS2,
#endif
#if MICROPY_PY_SYS_TRACEBACKLIMIT
  MP_SYS_MUTABLE_TRACEBACKLIMIT,
#endif
  MP_SYS_MUTABLE_NUM
};

//===-- mem --===//

// Room for adder::heap::Heap (lib/runtime/heap/Heap.h), which core/Heap.h gives access to.
#define MICROPY_HEAP_STATE_WORDS 56

typedef struct _mp_state_mem_t {
  size_t heap[MICROPY_HEAP_STATE_WORDS];
#if MICROPY_PY_GC_COLLECT_RETVAL
  size_t gc_collected; // what the last collection freed
#endif
#if MICROPY_PY_THREAD && !MICROPY_PY_THREAD_GIL
  mp_thread_recursive_mutex_t gc_mutex;
#endif
} mp_state_mem_t;

//===-- vm --===//

typedef struct _mp_state_vm_t {
  // Roots from here on.
  qstr_pool_t *last_pool; // of the interned strings; those before it are not on the heap
  void *qstr_chunk;       // texts of strings that programs interned
  uint16_t *qstr_index;   // their numbers by hash
  // Raised when there is no memory for an exception, and by Ctrl-C.
  mp_obj_exception_t mp_emergency_exception_obj;
#if MICROPY_ENABLE_EMERGENCY_EXCEPTION_BUF
#if MICROPY_EMERGENCY_EXCEPTION_BUF_SIZE > 0
  mp_obj_t mp_emergency_exception_buf[MICROPY_EMERGENCY_EXCEPTION_BUF_SIZE / sizeof(mp_obj_t)];
#else
  byte *mp_emergency_exception_buf;
#endif
#endif
#if MICROPY_KBD_EXCEPTION
  mp_obj_exception_t mp_kbd_exception;
#endif
  mp_obj_dict_t mp_loaded_modules_dict; // sys.modules
  mp_obj_dict_t dict_main;              // globals of __main__
#if MICROPY_CAN_OVERRIDE_BUILTINS
  mp_obj_dict_t *mp_module_builtins_override_dict; // what a program stored in builtins
#endif
#if MICROPY_PY_SYS_PATH || MICROPY_PY_SYS_PS1_PS2 || MICROPY_PY_SYS_TRACEBACKLIMIT
  mp_obj_t sys_mutable[MP_SYS_MUTABLE_NUM];
#endif
#if MICROPY_PY_SYS_ARGV
  mp_obj_list_t mp_sys_argv_obj;
#endif
#if MICROPY_TRACKED_ALLOC
  struct _m_tracked_node_t *m_tracked_head;
#endif
#if MICROPY_ENABLE_SCHEDULER
  mp_sched_item_t sched_queue[MICROPY_SCHEDULER_DEPTH];
#endif
#ifndef NO_QSTR
#include "genhdr/root_pointers.h"
#endif

  // No roots from here on.
  size_t qstr_index_size; // slots of qstr_index
  // Where lookups of names succeeded last: slot numbers, and members of classes (core/Names.h,
  // core/Attributes.h).
  uint8_t lookup_hints[MICROPY_LOOKUP_HINTS];
  size_t class_lookups[MICROPY_CLASS_LOOKUPS][3];
#if MICROPY_ENABLE_SCHEDULER
#if MICROPY_SCHEDULER_STATIC_NODES
  struct _mp_sched_node_t *sched_tail;
  struct _mp_sched_node_t *sched_head;
#endif
  volatile int16_t sched_state; // MP_SCHED_
  uint8_t sched_idx;            // the oldest of the queue
  uint8_t sched_len;
#endif
#if MICROPY_ENABLE_VM_ABORT
  nlr_buf_t *nlr_abort;
  bool vm_abort;
#endif
#if MICROPY_ENABLE_COMPILER
#if MICROPY_EMIT_NATIVE
  uint8_t default_emit_opt;
#endif
  mp_uint_t mp_optimise_value; // -O
#if MICROPY_DEBUG_PRINTERS
  mp_uint_t mp_verbose_flag; // -v
#endif
#endif
#if MICROPY_ENABLE_EMERGENCY_EXCEPTION_BUF && MICROPY_EMERGENCY_EXCEPTION_BUF_SIZE == 0
  mp_int_t mp_emergency_exception_buf_size;
#endif
#if MICROPY_PY_THREAD && MICROPY_PY_THREAD_GIL
  mp_thread_mutex_t gil_mutex;
#elif MICROPY_PY_THREAD
  mp_thread_mutex_t qstr_mutex;
#endif
} mp_state_vm_t;

//===-- thread --===//

typedef struct _mp_state_thread_t {
  mp_obj_dict_t *dict_locals;
  mp_obj_dict_t *dict_globals;
  nlr_buf_t *nlr_top;
  nlr_jump_callback_node_t *nlr_jump_callback_top;
  // Raised by the VM at its next chance: KeyboardInterrupt, what mp_sched_exception was given.
  volatile mp_obj_t mp_pending_exception;
  // The value of the StopIteration that MP_OBJ_STOP_ITERATION stands for; MP_OBJ_NULL: None.
  mp_obj_t stop_iteration_arg;
  // Not 0 if the VM has something to do at its next jump: an exception to raise, a function that is
  // scheduled.
  volatile mp_uint_t attention;
  void *frame;       // the VM's innermost frame
  void *frame_chunk; // the memory that frames are taken from
  // The C stack: its end that does not move, and how many bytes of it may be used.
  char *stack_top;
#if MICROPY_STACK_CHECK
  size_t stack_limit;
#endif
#if MICROPY_ENABLE_PYSTACK
  uint8_t *pystack_start;
  uint8_t *pystack_end;
  uint8_t *pystack_cur;
#endif
#if MICROPY_PY_SYS_SETTRACE
  mp_obj_t prof_trace_callback;
  bool prof_callback_is_executing;
  struct _mp_code_state_t *current_code_state;
#endif
} mp_state_thread_t;

typedef struct _mp_state_ctx_t {
  mp_state_thread_t thread; // of the main thread
  mp_state_vm_t vm;
  mp_state_mem_t mem;
} mp_state_ctx_t;

extern mp_state_ctx_t mp_state_ctx;

#define MP_STATE_VM(member) (mp_state_ctx.vm.member)
#define MP_STATE_MEM(member) (mp_state_ctx.mem.member)
#define MP_STATE_MAIN_THREAD(member) (mp_state_ctx.thread.member)
#if MICROPY_PY_THREAD
#define MP_STATE_THREAD(member) (mp_thread_get_state()->member)
#define mp_thread_is_main_thread() (mp_thread_get_state() == &mp_state_ctx.thread)
#else
#define MP_STATE_THREAD(member) MP_STATE_MAIN_THREAD(member)
#define mp_thread_is_main_thread() (true)
#endif

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_MPSTATE_H
