//===- runtime/core/Memory.h - Memory for the runtime's own C++ code --------------------------------===//

#ifndef ADDER_RUNTIME_CORE_MEMORY_H
#define ADDER_RUNTIME_CORE_MEMORY_H

#include "py/obj.h"
#include "support/Arena.h"

#include <cstddef>

namespace adder::runtime {

/// `bytes` bytes that hold no references, so that the collector need not look at them.  Not cleared.  raises
/// MemoryError; allocates.
void *allocateLeaf(size_t bytes);
/// The same, null instead of an exception.
void *allocateLeafOrNull(size_t bytes);
/// An array of numbers or text.
template <typename T> T *newLeaf(size_t count) {
  if (count > SIZE_MAX / sizeof(T))
    m_malloc_fail(SIZE_MAX);
  return static_cast<T *>(allocateLeaf(count * sizeof(T)));
}

/// An object of a struct that begins with its base and has nothing but `fields` behind it.  raises
/// MemoryError; allocates, before any field is set, so what they refer to must be held by the caller until
/// then.
template <typename Object, typename... Fields>
Object *newObject(const mp_obj_type_t *type, Fields... fields) {
  auto *object = m_new_obj(Object);
  *object = Object{{type}, fields...};
  return object;
}

/// Memory for an Arena: blocks of the heap, which vanish with the arena or, after an exception, with the next
/// collection.  An arena that runs out raises MemoryError.
support::BlockSource heapBlocks();

/// The object of the heap that `pointer` points into; null if it is none.
void *startOfObject(const void *pointer);

/// Keeps an object alive while this is in scope.  For one that nobody else holds and of which only a part is
/// used in a loop that may allocate: a compiler then needs the address of the part only, which keeps nothing
/// alive.
class Alive {
public:
  explicit Alive(const void *start) : object(start) {
    asm volatile("" : : "r"(&object) : "memory"); // calls may read it now, so it is in memory
  }

private:
  const void *object;
};

} // namespace adder::runtime

#endif // ADDER_RUNTIME_CORE_MEMORY_H
