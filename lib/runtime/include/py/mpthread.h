//===- py/mpthread.h - Threads ----------------------------------------------------------------------===//
//
// What a port with threads provides; without them the names of the lock do nothing.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_MPTHREAD_H
#define ADDER_PY_MPTHREAD_H

#include "py/mpconfig.h"

#if MICROPY_PY_THREAD
#include <mpthreadport.h>
#endif

#ifdef __cplusplus
extern "C" {
#endif

#if MICROPY_PY_THREAD
// Locks.  lock: 1 locked, 0 not (wait is 0), else -errno.
void mp_thread_mutex_init(mp_thread_mutex_t *mutex);
void mp_thread_mutex_unlock(mp_thread_mutex_t *mutex);
int mp_thread_mutex_lock(mp_thread_mutex_t *mutex, int wait);

// Threads.  create: the new one's id; *stack_size: wanted bytes (0: default), then what it got.  Raises
// OSError, MemoryError.  start and finish are called by the new thread itself.
mp_uint_t mp_thread_create(void *(*entry)(void *), void *arg, size_t *stack_size);
void mp_thread_start(void);
void mp_thread_finish(void);
mp_uint_t mp_thread_get_id(void);

struct _mp_state_thread_t;
void mp_thread_set_state(struct _mp_state_thread_t *state);
struct _mp_state_thread_t *mp_thread_get_state(void);

#if MICROPY_PY_THREAD_RECURSIVE_MUTEX
// The same thread may lock it again.
int mp_thread_recursive_mutex_lock(mp_thread_recursive_mutex_t *mutex, int wait);
void mp_thread_recursive_mutex_unlock(mp_thread_recursive_mutex_t *mutex);
void mp_thread_recursive_mutex_init(mp_thread_recursive_mutex_t *mutex);
#endif
#endif

// Around C code that blocks and touches no object: others run meanwhile.
#if MICROPY_PY_THREAD && MICROPY_PY_THREAD_GIL
#define MP_THREAD_GIL_ENTER() mp_thread_mutex_lock(&MP_STATE_VM(gil_mutex), 1)
#define MP_THREAD_GIL_EXIT() mp_thread_mutex_unlock(&MP_STATE_VM(gil_mutex))
#else
#define MP_THREAD_GIL_ENTER()
#define MP_THREAD_GIL_EXIT()
#endif

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_MPTHREAD_H
