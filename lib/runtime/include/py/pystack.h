//===- py/pystack.h - Memory that goes away in order ------------------------------------------------===//
//
// mp_local_ memory lives as long as the C function that asked; mp_nonlocal_ memory until it is freed, newest
// first. Without MICROPY_ENABLE_PYSTACK they are alloca and the heap.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_PYSTACK_H
#define ADDER_PY_PYSTACK_H

#include "py/mpstate.h"

#if !MICROPY_ENABLE_PYSTACK
#include <alloca.h>
#endif

#ifdef __cplusplus
extern "C" {
#endif

#if MICROPY_ENABLE_PYSTACK
void mp_pystack_init(void *start, void *end);
void *mp_pystack_alloc(size_t n_bytes); // raises RuntimeError "pystack exhausted"
void mp_pystack_free(void *ptr);        // and all that is newer
static inline void *mp_local_alloc(size_t n_bytes) { return mp_pystack_alloc(n_bytes); }
static inline void mp_local_free(void *ptr) { mp_pystack_free(ptr); }
static inline void *mp_nonlocal_alloc(size_t n_bytes) { return mp_pystack_alloc(n_bytes); }
static inline void mp_nonlocal_free(void *ptr, size_t n_bytes) {
  (void)n_bytes;
  mp_pystack_free(ptr);
}
static inline size_t mp_pystack_usage(void) {
  return (size_t)(MP_STATE_THREAD(pystack_cur) - MP_STATE_THREAD(pystack_start));
}
static inline size_t mp_pystack_limit(void) {
  return (size_t)(MP_STATE_THREAD(pystack_end) - MP_STATE_THREAD(pystack_start));
}
#else
#define mp_local_alloc(n_bytes) alloca(n_bytes)
static inline void mp_local_free(void *ptr) { (void)ptr; }
static inline void *mp_nonlocal_alloc(size_t n_bytes) { return m_new(uint8_t, n_bytes); }    // allocates
static inline void *mp_nonlocal_realloc(void *ptr, size_t old_n_bytes, size_t new_n_bytes) { // allocates
  (void)old_n_bytes;
  return m_renew(uint8_t, (uint8_t *)ptr, old_n_bytes, new_n_bytes);
}
static inline void mp_nonlocal_free(void *ptr, size_t n_bytes) { m_del(uint8_t, (uint8_t *)ptr, n_bytes); }
#endif

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_PYSTACK_H
