//===- test/unit/heap/TestHeap.h - A heap with memory of its own, and what to ask of it -----------------===//
#ifndef ADDER_TEST_UNIT_HEAP_TESTHEAP_H
#define ADDER_TEST_UNIT_HEAP_TESTHEAP_H

#include "runtime/heap/Heap.h"

#include <cstdlib>
#include <initializer_list>
#include <string>
#include <vector>

namespace adder::test {

using heap::kBlockBytes;
using heap::Word;

struct TestHeap {
  heap::Heap heap;
  std::vector<void *> memory;
  std::vector<const void *> roots;  // of collect()
  std::vector<void *> finalised;    // in order
  std::vector<Word> finalisedFirst; // their first words
  size_t collections = 0;
  size_t freed = 0; // by the last one

  explicit TestHeap(std::initializer_list<size_t> areaBytes, size_t markStackEntries = 0) {
    for (size_t bytes : areaBytes) {
      memory.push_back(std::malloc(bytes));
      bool isFirst = memory.size() == 1;
      if (!(isFirst ? heap.init(memory.back(), bytes, callbacks(), markStackEntries)
                    : heap.add(memory.back(), bytes)))
        std::abort();
    }
  }
  ~TestHeap() {
    heap.deinit();
    for (void *block : memory)
      std::free(block);
  }

  heap::Callbacks callbacks() {
    return {this,
            [](void *context, void *object) {
              auto *self = static_cast<TestHeap *>(context);
              self->finalised.push_back(object);
              self->finalisedFirst.push_back(*static_cast<Word *>(object));
            },
            [](void *context) { static_cast<TestHeap *>(context)->collect(); }};
  }

  size_t collect() {
    ++collections;
    heap.startCollection();
    heap.markRoots(roots.data(), roots.size());
    heap.finishMarking();
    return freed = heap.sweep();
  }

  Word *object(size_t words, unsigned flags = heap::kPlain) {
    return static_cast<Word *>(heap.allocateZeroed(words * sizeof(Word), flags));
  }
};

/// A letter a block: . free, h head, = tail, m marked; areas apart by |.
inline std::string mapOf(const heap::Heap &heap) {
  std::string map;
  for (const heap::Area *area = heap.firstArea(); area; area = area->next) {
    if (!map.empty())
      map += '|';
    for (size_t block = 0; block < area->blockCount; ++block)
      map += ".h=m"[int(area->kindOf(block))];
  }
  return map;
}

/// The longest run of `letter` in a map.
inline size_t longestRun(const std::string &map, char letter) {
  size_t longest = 0, run = 0;
  for (char c : map) {
    run = c == letter ? run + 1 : 0;
    longest = run > longest ? run : longest;
  }
  return longest;
}

} // namespace adder::test

#endif // ADDER_TEST_UNIT_HEAP_TESTHEAP_H
