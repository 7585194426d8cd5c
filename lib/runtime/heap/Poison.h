//===- runtime/heap/Poison.h - What AddressSanitizer may and may not complain about -----------------===//
//
// The heap is one piece of memory to AddressSanitizer, so the heap itself says which parts nobody may touch:
// free blocks, and what lies between the bytes that were asked for and the end of the last block.  Use of a
// collected object and writing past an object's end are then found where they happen.
//
// The collector reads what others may not: the slack of live objects, and the C stack with its red zones.
// Functions that do are ADDER_UNCHECKED, and so is all that is inlined into them.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_HEAP_POISON_H
#define ADDER_RUNTIME_HEAP_POISON_H

#include <cstddef>

#if defined(__SANITIZE_ADDRESS__)
#define ADDER_HEAP_POISONS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ADDER_HEAP_POISONS 1
#endif
#endif
#ifndef ADDER_HEAP_POISONS
#define ADDER_HEAP_POISONS 0
#endif

#if ADDER_HEAP_POISONS
#include <sanitizer/asan_interface.h>
#define ADDER_UNCHECKED __attribute__((no_sanitize("address")))
#else
#define ADDER_UNCHECKED
#endif

// In the build that is there to find missing roots (docs/gc-and-raising.md), each allocation collects first,
// and what is freed is overwritten, so that its use shows without AddressSanitizer, too.
#ifndef MICROPY_GC_STRESS
#define MICROPY_GC_STRESS 0
#endif

namespace adder::heap {

constexpr bool kStress = MICROPY_GC_STRESS;
/// What freed memory holds then: an address that nobody has, and no small integer.
constexpr int kSpoiled = 0xda;

#if ADDER_HEAP_POISONS
inline void poison(const void *start, size_t bytes) { __asan_poison_memory_region(start, bytes); }
inline void unpoison(const void *start, size_t bytes) { __asan_unpoison_memory_region(start, bytes); }
#else
inline void poison(const void *, size_t) {}
inline void unpoison(const void *, size_t) {}
#endif

} // namespace adder::heap

#endif // ADDER_RUNTIME_HEAP_POISON_H
