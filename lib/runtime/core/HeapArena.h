//===- runtime/core/HeapArena.h - An arena on the heap ----------------------------------------------===//
//
// The compiler and the verifier take their memory from a support::Arena.  Here its blocks come from the heap:
// end() gives them back, and if an exception passes by instead, nothing leads to them any more and the next
// collection does.  So an object of this class has nothing to destroy, and may lie in a frame that an
// exception can cross, or in an object of the heap.
//
// Where exceptions are nothing unusual, it is better not to leave that to the collection: one that comes
// while the next arena is in use finds in it, where nothing has been written yet, what refers to the one
// before.  EndedByException sees to it.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_CORE_HEAPARENA_H
#define ADDER_RUNTIME_CORE_HEAPARENA_H

#include "runtime/core/Memory.h"

#include "py/nlr.h"

#include <new>

namespace adder::runtime {

class HeapArena {
public:
  /// Bytes that are taken from the heap at a time.
  static constexpr size_t kChunkBytes = 512 * sizeof(void *);

  HeapArena() { new (storage) support::Arena(heapBlocks(), kChunkBytes); }

  operator support::Arena &() { return *std::launder(reinterpret_cast<support::Arena *>(storage)); }
  support::Arena &get() { return *this; }

  /// Gives all memory back.  Nothing may be used afterwards.
  void end() { get().~Arena(); }

private:
  alignas(support::Arena) unsigned char storage[sizeof(support::Arena)];
};

/// Ends an arena if an exception leaves the frame that this is in.  release() is called when nothing can any
/// more.
class EndedByException {
public:
  explicit EndedByException(HeapArena &arena) : arena(arena) { nlr_push_jump_callback(&node, end); }
  void release() { nlr_pop_jump_callback(false); }

private:
  static void end(void *self) { static_cast<EndedByException *>(self)->arena.end(); }

  nlr_jump_callback_node_t node; // first: end() gets its address
  HeapArena &arena;
};

} // namespace adder::runtime

#endif // ADDER_RUNTIME_CORE_HEAPARENA_H
