//===- micro/HeapBenchmarks.cpp - Allocating, collecting ------------------------------------------------===//
//
// allocateMixed: the cost of an object with everything that comes after it, collections included, in a heap
// that is full again and again while a part of it stays alive (the argument, in percent).  collectFull: one
// collection of 1 MB with 20,000 objects, half of them dead (0) or none (1).
//
//===----------------------------------------------------------------------------------------------------===//

#include "runtime/heap/Heap.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <vector>

namespace {

using namespace adder;
using heap::Word;

uint64_t nextRandom(uint64_t &state) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return state;
}

struct BenchHeap {
  heap::Heap heap;
  void *memory;
  std::vector<void *> roots;
  size_t collections = 0;

  explicit BenchHeap(size_t bytes) : memory(std::malloc(bytes)) {
    heap::Callbacks callbacks = {this, nullptr,
                                 [](void *self) { static_cast<BenchHeap *>(self)->collect(); }};
    if (!heap.init(memory, bytes, callbacks))
      std::abort();
  }
  ~BenchHeap() {
    heap.deinit();
    std::free(memory);
  }
  void collect() {
    ++collections;
    heap.startCollection();
    heap.markRoots(roots.data(), roots.size());
    heap.finishMarking();
    benchmark::DoNotOptimize(heap.sweep());
  }
};

constexpr size_t kHeapBytes = 1 << 20;

/// Sizes of what Python programs make: mostly floats, tuples, bound methods, iterators; now and then a table.
std::vector<uint32_t> mixedSizes() {
  std::vector<uint32_t> sizes(4096);
  uint64_t seed = 88172645463325252;
  for (uint32_t &size : sizes) {
    uint64_t kind = nextRandom(seed) % 32;
    size = kind < 18   ? 16 + 8 * (nextRandom(seed) % 3)
           : kind < 29 ? 40 + 8 * (nextRandom(seed) % 8)
           : kind < 31 ? 128 + 8 * (nextRandom(seed) % 16)
                       : 256 + 8 * (nextRandom(seed) % 96);
  }
  return sizes;
}

void allocateMixed(benchmark::State &state) {
  BenchHeap heap(kHeapBytes);
  std::vector<uint32_t> sizes = mixedSizes();
  uint64_t seed = 1;
  // What stays: objects of random sizes, spread by freeing others between them.
  size_t live = 0;
  while (live < kHeapBytes / 100 * size_t(state.range(0))) {
    size_t bytes = sizes[nextRandom(seed) % sizes.size()];
    if (void *object = heap.heap.allocate(bytes, heap::kLeaf); object && nextRandom(seed) % 2) {
      heap.roots.push_back(object);
      live += heap.heap.sizeOf(object);
    } else if (!object) {
      heap.collect();
    }
  }
  heap.collect();
  heap.collections = 0;
  size_t next = 0;
  for (auto _ : state) {
    void *object = heap.heap.allocateOrCollect(sizes[next++ % 4096]);
    benchmark::DoNotOptimize(object);
  }
  state.counters["collections"] = double(heap.collections);
}
BENCHMARK(allocateMixed)->Arg(0)->Arg(25)->Arg(50)->Arg(75);

void allocateOneBlock(benchmark::State &state) {
  BenchHeap heap(kHeapBytes);
  for (auto _ : state)
    benchmark::DoNotOptimize(heap.heap.allocateOrCollect(24));
}
BENCHMARK(allocateOneBlock);

void allocateAndFree(benchmark::State &state) {
  BenchHeap heap(kHeapBytes);
  for (auto _ : state) {
    void *object = heap.heap.allocateOrCollect(size_t(state.range(0)));
    benchmark::DoNotOptimize(object);
    heap.heap.free(object);
  }
}
BENCHMARK(allocateAndFree)->Arg(24)->Arg(500)->Arg(5000);

void growList(benchmark::State &state) {
  BenchHeap heap(kHeapBytes);
  for (auto _ : state) {
    void *object = nullptr;
    for (size_t bytes = 32; bytes < 100'000; bytes += bytes / 4 + 32)
      object = heap.heap.reallocateOrCollect(object, bytes);
    heap.heap.free(object);
  }
}
BENCHMARK(growList);

/// 20,000 objects of 1 to 2 blocks: tuples of the objects before them, a list of them all.
void fill(BenchHeap &heap, bool halfDead) {
  heap.roots.clear();
  heap.collect();
  uint64_t seed = 2;
  constexpr size_t kObjects = 20'000;
  auto *list = static_cast<Word *>(heap.heap.allocateZeroed(kObjects * sizeof(Word)));
  heap.roots.push_back(list);
  for (size_t i = 0; i < kObjects; ++i) {
    size_t words = 2 + nextRandom(seed) % 6;
    auto *object = static_cast<Word *>(heap.heap.allocateZeroed(words * sizeof(Word)));
    object[0] = reinterpret_cast<Word>(&heap);
    for (size_t word = 1; word < words; ++word)
      object[word] = nextRandom(seed) % 2 ? Word(word * 2 + 1) : list[nextRandom(seed) % (i + 1)];
    if (!halfDead || i % 2)
      list[i] = reinterpret_cast<Word>(object);
  }
}

void collectFull(benchmark::State &state) {
  BenchHeap heap(kHeapBytes + kHeapBytes / 4);
  for (auto _ : state) {
    state.PauseTiming();
    fill(heap, state.range(0) == 0);
    state.ResumeTiming();
    heap.collect();
  }
}
BENCHMARK(collectFull)->Arg(0)->Arg(1)->Unit(benchmark::kMicrosecond)->Iterations(20);

void sweepOnly(benchmark::State &state) {
  BenchHeap heap(kHeapBytes + kHeapBytes / 4);
  for (auto _ : state) {
    state.PauseTiming();
    fill(heap, true);
    heap.heap.startCollection();
    heap.heap.markRoots(heap.roots.data(), heap.roots.size());
    heap.heap.finishMarking();
    state.ResumeTiming();
    benchmark::DoNotOptimize(heap.heap.sweep());
  }
}
BENCHMARK(sweepOnly)->Unit(benchmark::kMicrosecond)->Iterations(20);

} // namespace

BENCHMARK_MAIN();
