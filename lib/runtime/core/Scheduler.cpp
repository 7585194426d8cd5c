//===- runtime/core/Scheduler.cpp - What happens between two instructions ---------------------------===//
//
// Interrupts, signals and other threads ask for attention; the VM looks at jumps.  There are two things to
// do: raising an exception (Ctrl-C) and calling functions that were scheduled.  A scheduled function is not
// interrupted by another one.
//
// MP_STATE_THREAD(attention) is not 0 whenever there may be something to do.
//
//===------------------------------------------------------------------------------------------------===//

#include "py/mphal.h"
#include "py/runtime.h"

#include <climits>

namespace {

/// Takes the oldest entry of the queue.
mp_sched_item_t takeItem() {
  mp_sched_item_t item = MP_STATE_VM(sched_queue)[MP_STATE_VM(sched_idx)];
  MP_STATE_VM(sched_queue)[MP_STATE_VM(sched_idx)] = {MP_OBJ_NULL, MP_OBJ_NULL};
  MP_STATE_VM(sched_idx) = (MP_STATE_VM(sched_idx) + 1) % MICROPY_SCHEDULER_DEPTH;
  --MP_STATE_VM(sched_len);
  return item;
}

#if MICROPY_SCHEDULER_STATIC_NODES
mp_sched_node_t *takeNode() {
  mp_sched_node_t *node = MP_STATE_VM(sched_head);
  if (node) {
    MP_STATE_VM(sched_head) = node->next;
    if (!node->next)
      MP_STATE_VM(sched_tail) = nullptr;
  }
  return node;
}
#endif

/// Calls the nodes that are queued now.  Interrupts are off before and afterwards, but not meanwhile; takes
/// and gives what switches them on again.
mp_uint_t callNodes(mp_uint_t atomicState) {
#if MICROPY_SCHEDULER_STATIC_NODES
  mp_sched_node_t *last = MP_STATE_VM(sched_tail);
  for (mp_sched_node_t *node = nullptr; node != last;) {
    node = takeNode();
    if (!node)
      break; // a callback has emptied the queue
    mp_sched_callback_t callback = node->callback;
    node->callback = nullptr; // it may be queued again at once
    MICROPY_END_ATOMIC_SECTION(atomicState);
    callback(node);
    atomicState = MICROPY_BEGIN_ATOMIC_SECTION();
  }
#endif
  return atomicState;
}

/// Runs what is scheduled, but not what is scheduled meanwhile.  Exceptions of functions are printed.
void runScheduled(mp_uint_t atomicState) {
  MP_STATE_VM(sched_state) = MP_SCHED_LOCKED;
  atomicState = callNodes(atomicState);
  bool hasItem = MP_STATE_VM(sched_len) != 0;
  mp_sched_item_t oldest = hasItem ? takeItem() : mp_sched_item_t{MP_OBJ_NULL, MP_OBJ_NULL};
  MICROPY_END_ATOMIC_SECTION(atomicState);
  if (hasItem)
    mp_call_function_1_protected(oldest.func, oldest.arg);
  mp_sched_unlock();
}

/// There is something to do for the VM, unless the scheduler is locked: then when it is unlocked.
void askForAttention() {
  if (MP_STATE_VM(sched_state) == MP_SCHED_IDLE)
    MP_STATE_VM(sched_state) = MP_SCHED_PENDING;
  MP_STATE_MAIN_THREAD(attention) = 1;
}

bool hasWork() {
#if MICROPY_SCHEDULER_STATIC_NODES
  if (MP_STATE_VM(sched_head))
    return true;
#endif
  return MP_STATE_VM(sched_len) != 0;
}

void updateAttention() {
  MP_STATE_THREAD(attention) = MP_STATE_MAIN_THREAD(mp_pending_exception) != MP_OBJ_NULL ||
                               MP_STATE_VM(sched_state) == MP_SCHED_PENDING;
}

} // namespace

void mp_sched_exception(mp_obj_t exception) {
  mp_uint_t state = MICROPY_BEGIN_ATOMIC_SECTION();
  MP_STATE_MAIN_THREAD(mp_pending_exception) = exception;
  askForAttention();
  MICROPY_END_ATOMIC_SECTION(state);
}

#if MICROPY_KBD_EXCEPTION
void mp_sched_keyboard_interrupt(void) {
  MP_STATE_VM(mp_kbd_exception).traceback_data = nullptr;
  MP_STATE_VM(mp_kbd_exception).traceback_alloc = MP_STATE_VM(mp_kbd_exception).traceback_len = 0;
  mp_sched_exception(MP_OBJ_FROM_PTR(&MP_STATE_VM(mp_kbd_exception)));
}
#endif

void mp_sched_lock(void) {
  mp_uint_t state = MICROPY_BEGIN_ATOMIC_SECTION();
  if (MP_STATE_VM(sched_state) < 0)
    MP_STATE_VM(sched_state) = MP_STATE_VM(sched_state) - 1;
  else
    MP_STATE_VM(sched_state) = MP_SCHED_LOCKED;
  MICROPY_END_ATOMIC_SECTION(state);
}

void mp_sched_unlock(void) {
  mp_uint_t state = MICROPY_BEGIN_ATOMIC_SECTION();
  MP_STATE_VM(sched_state) = MP_STATE_VM(sched_state) + 1;
  if (MP_STATE_VM(sched_state) == 0 && !hasWork() &&
      MP_STATE_MAIN_THREAD(mp_pending_exception) == MP_OBJ_NULL)
    MP_STATE_VM(sched_state) = MP_SCHED_IDLE;
  updateAttention();
  MICROPY_END_ATOMIC_SECTION(state);
}

bool mp_sched_schedule(mp_obj_t function, mp_obj_t argument) {
  mp_uint_t state = MICROPY_BEGIN_ATOMIC_SECTION();
  bool hasRoom = MP_STATE_VM(sched_len) < MICROPY_SCHEDULER_DEPTH;
  if (hasRoom) {
    unsigned at = (MP_STATE_VM(sched_idx) + MP_STATE_VM(sched_len)) % MICROPY_SCHEDULER_DEPTH;
    MP_STATE_VM(sched_queue)[at] = {function, argument};
    ++MP_STATE_VM(sched_len);
    askForAttention();
  }
  MICROPY_END_ATOMIC_SECTION(state);
  return hasRoom;
}

#if MICROPY_SCHEDULER_STATIC_NODES
bool mp_sched_schedule_node(mp_sched_node_t *node, mp_sched_callback_t callback) {
  mp_uint_t state = MICROPY_BEGIN_ATOMIC_SECTION();
  bool isNew = !node->callback;
  if (isNew) {
    node->callback = callback;
    node->next = nullptr;
    mp_sched_node_t *tail = MP_STATE_VM(sched_tail);
    (tail ? tail->next : MP_STATE_VM(sched_head)) = node;
    MP_STATE_VM(sched_tail) = node;
    askForAttention();
  }
  MICROPY_END_ATOMIC_SECTION(state);
  return isNew;
}
#endif

void mp_handle_pending(mp_handle_pending_behaviour_t behaviour) {
  bool handlesExceptions = behaviour != MP_HANDLE_PENDING_CALLBACKS_ONLY;
  bool raises = behaviour == MP_HANDLE_PENDING_CALLBACKS_AND_EXCEPTIONS;
  mp_uint_t state = MICROPY_BEGIN_ATOMIC_SECTION();
  mp_obj_t exception = MP_STATE_MAIN_THREAD(mp_pending_exception);
  if (handlesExceptions && exception != MP_OBJ_NULL) {
    MP_STATE_MAIN_THREAD(mp_pending_exception) = MP_OBJ_NULL;
    if (raises) {
      if (MP_STATE_VM(sched_state) == MP_SCHED_PENDING && !hasWork())
        MP_STATE_VM(sched_state) = MP_SCHED_IDLE;
      updateAttention();
      MICROPY_END_ATOMIC_SECTION(state);
      nlr_raise(exception);
    }
  }
  if (MP_STATE_VM(sched_state) != MP_SCHED_PENDING) {
    updateAttention();
    MICROPY_END_ATOMIC_SECTION(state);
    return;
  }
  if (!hasWork()) {
    if (MP_STATE_MAIN_THREAD(mp_pending_exception) == MP_OBJ_NULL)
      MP_STATE_VM(sched_state) = MP_SCHED_IDLE;
    updateAttention();
    MICROPY_END_ATOMIC_SECTION(state);
    return;
  }
  runScheduled(state);
}

void mp_event_handle_nowait(void) {
#ifdef MICROPY_EVENT_POLL_HOOK_FAST
  MICROPY_EVENT_POLL_HOOK_FAST;
#endif
  mp_handle_pending(MP_HANDLE_PENDING_CALLBACKS_AND_EXCEPTIONS);
}

void mp_event_wait_indefinite(void) { mp_event_wait_ms(UINT_MAX); }
