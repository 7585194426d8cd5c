//===- micro/HostArena.h - An arena on malloc for benchmarks ------------------------------------------===//
#ifndef ADDER_BENCH_MICRO_HOSTARENA_H
#define ADDER_BENCH_MICRO_HOSTARENA_H

#include "support/Arena.h"

#include <cstdlib>

namespace adder::bench {

inline support::BlockSource hostMemory() {
  return {nullptr,
          [](void *, void *old, size_t, size_t newBytes) -> void * {
            if (newBytes)
              return std::realloc(old, newBytes);
            std::free(old);
            return nullptr;
          },
          [](void *, size_t) { std::abort(); }};
}

} // namespace adder::bench

#endif // ADDER_BENCH_MICRO_HOSTARENA_H
