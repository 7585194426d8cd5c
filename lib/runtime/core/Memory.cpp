//===- runtime/core/Memory.cpp - The heap as the C API shows it -------------------------------------===//
//
// gc_* and m_* over lib/runtime/heap, and what a collection of this runtime starts from.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Memory.h"

#include "runtime/core/Attributes.h"
#include "runtime/core/Frame.h"
#include "runtime/core/Heap.h"
#include "runtime/core/Port.h"

#include "py/cstack.h"
#include "py/gc.h"
#include "py/mpstate.h"
#include "py/runtime.h"

namespace adder::runtime {

namespace {

/// Test build: every allocation collects first, so that whatever is not reachable then shows up.
inline void stress() {
#if MICROPY_GC_STRESS
  if (!heapOf().lockedDepth() && !heapOf().isCollecting() && MP_STATE_THREAD(frame_chunk))
    gc_collect();
#endif
}

/// Modules of others count on zeros where nothing was written yet, since MicroPython's heap has them.
inline void *cleared(void *block, [[maybe_unused]] size_t bytes) {
#if MICROPY_GC_CONSERVATIVE_CLEAR
  if (block)
    std::memset(block, 0, bytes);
#endif
  return block;
}

/// Calls __del__ of a dead object.  The heap is locked; what it raises is lost.
void finalise(void *, void *object) {
  auto *base = static_cast<mp_obj_base_t *>(object);
  if (!base->type)
    return; // never completed
  nlr_buf_t context;
  if (nlr_push(&context) != 0)
    return;
  mp_obj_t method[2];
  mp_load_method_maybe(MP_OBJ_FROM_PTR(object), MP_QSTR___del__, method);
  if (method[0] != MP_OBJ_NULL)
    mp_call_method_n_kw(0, 0, method);
  nlr_pop();
}

void collect(void *) { gc_collect(); }

/// The part of the state that holds references.
void markState() {
  auto mark = [](void *from, void *to) {
    heapOf().markRoots(from, size_t(static_cast<byte *>(to) - static_cast<byte *>(from)) / sizeof(void *));
  };
  mark(&mp_state_ctx.thread, &mp_state_ctx.thread + 1);
  mark(&mp_state_ctx.vm, &mp_state_ctx.vm.qstr_index_size);
}

} // namespace

heap::Heap &heapOf() {
  static_assert(sizeof(heap::Heap) <= sizeof mp_state_ctx.mem.heap);
  return *reinterpret_cast<heap::Heap *>(&mp_state_ctx.mem.heap);
}

void *allocateLeafOrNull(size_t bytes) {
  stress();
  return heapOf().allocateOrCollect(bytes ? bytes : 1, heap::kLeaf);
}

void *allocateLeaf(size_t bytes) {
  void *block = allocateLeafOrNull(bytes);
  if (!block)
    m_malloc_fail(bytes);
  return block;
}

void *startOfObject(const void *pointer) { return heapOf().startOf(pointer); }

support::BlockSource heapBlocks() {
  support::BlockSource source;
  source.resize = [](void *, void *old, size_t, size_t newBytes) -> void * {
    if (newBytes != 0)
      return old ? heapOf().reallocateOrCollect(old, newBytes) : heapOf().allocateOrCollect(newBytes);
    heapOf().free(old);
    return nullptr;
  };
  source.outOfMemory = [](void *, size_t bytes) { m_malloc_fail(bytes); };
  return source;
}

} // namespace adder::runtime

using namespace adder;
using namespace adder::runtime;

void gc_init(void *start, void *end) {
  heap::Callbacks callbacks;
  callbacks.finalise = finalise;
  callbacks.collect = collect;
  bool large = heapOf().init(start, size_t(static_cast<byte *>(end) - static_cast<byte *>(start)), callbacks);
  if (!large)
    mp_port_fatal("the heap is too small");
}

void gc_add(void *start, void *end) {
  if (!heapOf().add(start, size_t(static_cast<byte *>(end) - static_cast<byte *>(start))))
    mp_port_fatal("the heap's new area is too small");
}

void gc_lock(void) { heapOf().lock(); }
void gc_unlock(void) { heapOf().unlock(); }
bool gc_is_locked(void) { return heapOf().lockedDepth() != 0; }

void gc_collect_start(void) {
  forgetClassLookups();
  heapOf().startCollection();
  markState();
  markFrames();
}
void gc_collect_root(void **words, size_t count) { heapOf().markRoots(words, count); }
void gc_collect_end(void) {
  heapOf().finishMarking();
  [[maybe_unused]] size_t freed = heapOf().sweep();
#if MICROPY_PY_GC_COLLECT_RETVAL
  MP_STATE_MEM(gc_collected) = freed;
#endif
}
void gc_sweep_all(void) {
  // Without roots everything is dead.
  heapOf().startCollection();
  gc_collect_end();
}

void *gc_alloc(size_t bytes, unsigned int flags) {
  stress();
  auto kind = flags & GC_ALLOC_FLAG_HAS_FINALISER ? heap::kFinaliser : heap::kPlain;
  return cleared(heapOf().allocateOrCollect(bytes, kind), bytes);
}
void gc_free(void *block) { heapOf().free(block); }
size_t gc_nbytes(const void *block) { return heapOf().sizeOf(block); }
void *gc_realloc(void *block, size_t bytes, bool mayMove) {
  if (!block)
    return gc_alloc(bytes, 0);
  stress();
  return heapOf().reallocateOrCollect(block, bytes, mayMove);
}

void gc_info(gc_info_t *info) {
  heap::Info all = heapOf().info();
  *info = {all.total, all.used, all.free, all.maxFree, all.num1Block, all.num2Block, all.maxBlock};
}

#if MICROPY_MEM_STATS
size_t m_get_total_bytes_allocated(void) { return heapOf().bytesAllocated(); }
size_t m_get_current_bytes_allocated(void) { return heapOf().bytesUsed(); }
size_t m_get_peak_bytes_allocated(void) { return heapOf().bytesPeak(); }
#endif

void m_malloc_fail(size_t bytes) {
  if (gc_is_locked())
    mp_raise_msg(&mp_type_MemoryError, MP_ERROR_TEXT("memory allocation failed, heap is locked"));
  mp_raise_msg_varg(&mp_type_MemoryError, MP_ERROR_TEXT("memory allocation failed, allocating %zu bytes"),
                    bytes);
}

void *m_malloc_maybe(size_t bytes) {
  stress();
  return cleared(heapOf().allocateOrCollect(bytes ? bytes : 1), bytes);
}

void *m_malloc(size_t bytes) {
  void *block = m_malloc_maybe(bytes);
  if (!block)
    m_malloc_fail(bytes);
  return block;
}

void *m_malloc0(size_t bytes) {
  void *block = m_malloc(bytes);
#if !MICROPY_GC_CONSERVATIVE_CLEAR
  std::memset(block, 0, bytes);
#endif
  return block;
}

void *m_malloc_with_finaliser(size_t bytes) {
  stress();
  void *block = heapOf().allocateOrCollect(bytes, heap::kFinaliser);
  if (!block)
    m_malloc_fail(bytes);
  return cleared(block, bytes);
}

void *m_realloc_maybe(void *block, size_t bytes, bool mayMove) { return gc_realloc(block, bytes, mayMove); }

void *m_realloc(void *block, size_t bytes) {
  void *moved = gc_realloc(block, bytes ? bytes : 1, true);
  if (!moved)
    m_malloc_fail(bytes);
  return moved;
}

void m_free(void *block) { gc_free(block); }
