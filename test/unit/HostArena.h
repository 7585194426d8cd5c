//===- test/unit/HostArena.h - An arena over malloc for tests ---------------------------------------===//
//
// Tests and fuzz targets have no driver that would catch running out of memory: it ends the program.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_TEST_UNIT_HOSTARENA_H
#define ADDER_TEST_UNIT_HOSTARENA_H

#include "support/Arena.h"

#include <cstdlib>

namespace adder::test {

inline void *resizeOnHeap(void *, void *old, size_t, size_t newBytes) {
  if (newBytes)
    return std::realloc(old, newBytes);
  std::free(old);
  return nullptr;
}

class HostArena : public support::Arena {
public:
  HostArena() : Arena({nullptr, resizeOnHeap, [](void *, size_t) { std::abort(); }}) {}
};

/// Every allocation is a heap block of its own, so that the address sanitizer sees accesses past its end and
/// through pointers to where it was before it grew.
class StrictArena : public support::Arena {
public:
  StrictArena() : Arena({nullptr, resizeOnHeap, [](void *, size_t) { std::abort(); }}, 0) {}
};

} // namespace adder::test

#endif // ADDER_TEST_UNIT_HOSTARENA_H
