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
void *mp_pystack_alloc(size_t bytes); // raises RuntimeError "pystack exhausted"
void mp_pystack_free(void *block);    // and all that is newer

// Bytes in use, and bytes there are.
static inline size_t mp_pystack_usage(void) {
  return (size_t)(MP_STATE_THREAD(pystack_cur) - MP_STATE_THREAD(pystack_start));
}
static inline size_t mp_pystack_limit(void) {
  return (size_t)(MP_STATE_THREAD(pystack_end) - MP_STATE_THREAD(pystack_start));
}

#define mp_local_alloc(bytes) mp_pystack_alloc(bytes)
#define mp_local_free(block) mp_pystack_free(block)
#define mp_nonlocal_alloc(bytes) mp_pystack_alloc(bytes)
#define mp_nonlocal_free(block, bytes) ((void)(bytes), mp_pystack_free(block))

#else

#define mp_local_alloc(bytes) alloca(bytes)
#define mp_local_free(block) ((void)(block))
#define mp_nonlocal_alloc(bytes) ((void *)m_new(uint8_t, bytes)) // allocates
#define mp_nonlocal_realloc(block, before, wanted)               /* allocates */                             \
  ((void *)m_renew(uint8_t, (uint8_t *)(block), before, wanted))
#define mp_nonlocal_free(block, bytes) m_del(uint8_t, (uint8_t *)(block), bytes)

#endif

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_PYSTACK_H
