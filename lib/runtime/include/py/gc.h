//===- py/gc.h - The collector ----------------------------------------------------------------------===//
//
// Memory without owners: what no root leads to is freed when memory runs out or somebody asks.  Roots are
// mp_state_ctx, the C stack, and what the port adds in gc_collect.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_GC_H
#define ADDER_PY_GC_H

#include "py/misc.h"
#include "py/mpconfig.h"
#include "py/obj.h"

#ifdef __cplusplus
extern "C" {
#endif

// What there is.  Blocks are the units of the heap; the first three are bytes.
typedef struct _gc_info_t {
  size_t total;
  size_t used;
  size_t free;
  size_t max_free;   // the longest run of free blocks
  size_t num_1block; // objects of one and of two blocks
  size_t num_2block;
  size_t max_block; // the largest object
#if MICROPY_GC_SPLIT_HEAP_AUTO
  size_t max_new_split;
#endif
} gc_info_t;

void gc_dump_alloc_table(const mp_print_t *print);
void gc_dump_info(const mp_print_t *print);
void gc_info_fast(gc_info_t *info); // total, used and free only
void gc_info(gc_info_t *info);

// All memory that may be handed out.  gc_init forgets what was before.
void gc_init(void *start, void *end);
#if MICROPY_GC_SPLIT_HEAP
void gc_add(void *start, void *end);
#endif

// The port's: gc_collect_start, a gc_collect_root for its stack and registers, gc_collect_end.
void gc_collect(void);
void gc_collect_start(void);
void gc_collect_root(void **words, size_t count); // words, of which any may point to an object
void gc_collect_end(void);                        // may call finalisers
void gc_sweep_all(void);                          // everything is garbage: calls all finalisers

// While locked nothing is allocated and nothing collected; locks count.
void gc_lock(void);
void gc_unlock(void);
bool gc_is_locked(void);

enum {
  GC_ALLOC_FLAG_HAS_FINALISER = 1 // starts with the type of an object that has a `__del__`
};

// NULL if there is no memory, or the heap is locked; zero bytes give NULL too.  Allocates.
void *gc_alloc(size_t bytes, unsigned int flags);
void gc_free(void *block);                                 // NULL is ignored
void *gc_realloc(void *block, size_t bytes, bool mayMove); // NULL: the old memory stays; allocates
size_t gc_nbytes(const void *block);                       // usable bytes; 0 if it is not from here

// Whom a weak reference refers to.
#if MICROPY_PY_WEAKREF
void gc_weakref_mark(void *ptr);
void gc_weakref_about_to_be_freed(void *ptr);
void gc_weakref_sweep(void);
#endif

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_GC_H
