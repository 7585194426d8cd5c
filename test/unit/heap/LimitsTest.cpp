//===- test/unit/heap/LimitsTest.cpp - Lock, threshold, running out, areas ------------------------------===//

#include "TestHeap.h"

#include <gtest/gtest.h>

#if ADDER_HEAP_POISONS
#include <sanitizer/asan_interface.h>
#endif

using namespace adder;
using heap::Heap;
using test::kBlockBytes;
using test::mapOf;
using test::TestHeap;
using test::Word;

namespace {

TEST(Lock, NestsAndForbidsChange) {
  TestHeap test({4096});
  void *object = test.heap.allocate(3 * kBlockBytes);
  test.heap.lock();
  test.heap.lock();
  std::string map = mapOf(test.heap);
  EXPECT_FALSE(test.heap.allocate(1));
  EXPECT_FALSE(test.heap.allocateOrCollect(100 * kBlockBytes));
  EXPECT_FALSE(test.heap.reallocate(object, 4 * kBlockBytes));
  EXPECT_FALSE(test.heap.reallocateOrCollect(object, 4 * kBlockBytes));
  EXPECT_EQ(test.heap.reallocate(object, 1), object);
  EXPECT_FALSE(test.heap.reallocate(object, 3 * kBlockBytes)); // not even into its last block
  test.heap.free(object);
  EXPECT_EQ(mapOf(test.heap), map);
  EXPECT_EQ(test.collections, 0u);
  EXPECT_EQ(test.heap.unlock(), 1u);
  EXPECT_FALSE(test.heap.allocate(1));
  EXPECT_EQ(test.heap.unlock(), 0u);
  EXPECT_TRUE(test.heap.allocate(1));
  EXPECT_EQ(test.heap.unlock(), 0u); // once too often
  EXPECT_TRUE(test.heap.allocate(1));
}

TEST(Lock, ACollectionLeavesItAsItWas) {
  TestHeap test({4096});
  (void)test.object(1);
  test.heap.lock();
  EXPECT_EQ(test.collect(), 1u);
  EXPECT_EQ(test.heap.lockedDepth(), 1u);
  EXPECT_FALSE(test.heap.allocate(1));
  test.heap.unlock();
  EXPECT_TRUE(test.heap.allocate(1));
}

TEST(Threshold, RoundsDownToBlocks) {
  TestHeap test({4096});
  EXPECT_EQ(test.heap.threshold(), -1);
  test.heap.setThreshold(1000);
  EXPECT_EQ(test.heap.threshold(), ptrdiff_t(1000 / kBlockBytes * kBlockBytes));
  test.heap.setThreshold(ptrdiff_t(kBlockBytes) - 1);
  EXPECT_EQ(test.heap.threshold(), 0);
  test.heap.setThreshold(-7);
  EXPECT_EQ(test.heap.threshold(), -1);
}

TEST(Threshold, CollectsAfterSoMuch) {
  TestHeap test({64 * 1024});
  test.heap.setThreshold(10 * kBlockBytes);
  for (int i = 0; i < 100; ++i)
    EXPECT_TRUE(test.heap.allocateOrCollect(2 * kBlockBytes));
  EXPECT_EQ(test.collections, 19u); // 200 blocks, at 10, 20, ..., 190
  // What counts is what was allocated since, not when the threshold was set.
  TestHeap late({64 * 1024});
  for (int i = 0; i < 20; ++i)
    (void)late.heap.allocateOrCollect(1);
  late.heap.setThreshold(20 * kBlockBytes);
  (void)late.heap.allocateOrCollect(1);
  EXPECT_EQ(late.collections, 1u);
  // Set while locked.
  late.heap.lock();
  late.heap.setThreshold(-1);
  EXPECT_FALSE(late.heap.allocate(1));
  late.heap.unlock();
  for (int i = 0; i < 100; ++i)
    (void)late.heap.allocateOrCollect(1);
  EXPECT_EQ(late.collections, 1u);
}

TEST(Threshold, ZeroCollectsEachTime) {
  TestHeap test({4096});
  test.heap.setThreshold(0);
  void *object = test.heap.allocateOrCollect(8);
  test.roots = {object};
  for (int i = 0; i < 10; ++i)
    (void)test.heap.allocateOrCollect(8);
  object = test.heap.reallocateOrCollect(object, 70);
  EXPECT_EQ(test.collections, 12u);
  EXPECT_TRUE(test.heap.allocate(1)); // the caller has been warned
  EXPECT_EQ(test.collections, 12u);
  test.heap.setAutoCollect(false);
  EXPECT_TRUE(test.heap.allocateOrCollect(8));
  EXPECT_EQ(test.collections, 12u);
}

TEST(Exhaustion, CollectsOnceThenGivesUp) {
  TestHeap test({4096});
  size_t count = 0;
  while (void *object = test.heap.allocateOrCollect(1)) {
    test.roots.push_back(object);
    ++count;
  }
  EXPECT_EQ(count * kBlockBytes, test.heap.bytesTotal());
  EXPECT_EQ(test.collections, 1u);
  test.roots.resize(count / 2);
  EXPECT_TRUE(test.heap.allocateOrCollect(5 * kBlockBytes));
  EXPECT_EQ(test.collections, 2u);
  test.heap.setAutoCollect(false);
  EXPECT_FALSE(test.heap.autoCollect());
  EXPECT_FALSE(test.heap.allocateOrCollect(test.heap.bytesTotal()));
  EXPECT_EQ(test.collections, 2u);
}

TEST(Exhaustion, ImpossibleSizes) {
  TestHeap test({4096});
  for (size_t bytes : {SIZE_MAX, SIZE_MAX - 1, SIZE_MAX - kBlockBytes, SIZE_MAX - kBlockBytes + 1,
                       SIZE_MAX / 2, size_t(PTRDIFF_MAX), test.heap.bytesTotal() + 1}) {
    EXPECT_FALSE(test.heap.allocate(bytes)) << bytes;
    EXPECT_FALSE(test.heap.allocateOrCollect(bytes)) << bytes;
    void *object = test.heap.allocate(8);
    EXPECT_FALSE(test.heap.reallocate(object, bytes)) << bytes;
    test.heap.free(object);
  }
  EXPECT_TRUE(test.heap.allocate(test.heap.bytesTotal()));
}

TEST(Areas, AHeapOfZerosHasNoMemoryButWorks) {
  static Heap heap;
  EXPECT_FALSE(heap.allocate(8));
  EXPECT_FALSE(heap.allocateOrCollect(8000));
  heap.setThreshold(100);
  EXPECT_FALSE(heap.allocate(8));
  heap.free(&heap);
  Word word = 5;
  heap.startCollection();
  heap.markRoots(&word, 1);
  heap.finishMarking();
  EXPECT_EQ(heap.sweep(), 0u);
  heap.lock();
  heap.unlock();
  EXPECT_FALSE(heap.allocate(8));
  EXPECT_EQ(heap.info().total, 0u);
  EXPECT_FALSE(heap.add(&word, sizeof word));
}

TEST(Areas, TooLittleMemoryIsRefused) {
  alignas(64) static char memory[4096];
  Heap heap;
  size_t least = 0;
  for (size_t bytes = 0; bytes < 1000; ++bytes) {
    bool isEnough = heap.init(memory, bytes, {});
    if (isEnough && !least)
      least = bytes;
    EXPECT_EQ(isEnough, least != 0) << bytes;
    if (isEnough) {
      EXPECT_TRUE(heap.allocate(1));
      heap.deinit();
    }
  }
  EXPECT_GT(least, 0u);
  EXPECT_FALSE(heap.init(nullptr, 4096, {}));
  EXPECT_FALSE(heap.init(memory, 4096, {}, 512)); // the mark stack takes it all
  EXPECT_FALSE(heap.init(memory, 4096, {}, SIZE_MAX));
  // Any alignment will do.
  for (size_t shift = 0; shift < 40; ++shift) {
    ASSERT_TRUE(heap.init(memory + shift, 2048, {}));
    while (auto *object = static_cast<char *>(heap.allocate(kBlockBytes))) {
      EXPECT_EQ(reinterpret_cast<Word>(object) % kBlockBytes, 0u);
      EXPECT_LE(object + kBlockBytes, memory + shift + 2048);
    }
    EXPECT_FALSE(heap.add(memory + 2200, 30));
    ASSERT_TRUE(heap.add(memory + 2200 + shift, 1000));
    EXPECT_TRUE(heap.allocate(1));
    heap.deinit();
  }
}

TEST(Areas, AreUsedInOrderOfAddressAndReferToEachOther) {
  static char memory[3][4096];
  Heap heap;
  ASSERT_TRUE(heap.init(memory[1], 4096, {}));
  void *middle = heap.allocateZeroed(8);
  ASSERT_TRUE(heap.add(memory[2], 4096));
  ASSERT_TRUE(heap.add(memory[0], 4096));
  void *low = heap.allocateZeroed(8);
  void *high = heap.allocateZeroed(40 * kBlockBytes);
  EXPECT_LT(low, static_cast<void *>(memory[1]));
  EXPECT_GE(high, static_cast<void *>(memory[2]));
  // high -> middle -> low
  *static_cast<Word *>(high) = reinterpret_cast<Word>(middle);
  *static_cast<Word *>(middle) = reinterpret_cast<Word>(low);
  heap.startCollection();
  EXPECT_FALSE(heap.add(memory[0], 10));
  heap.markRoots(&high, 1);
  heap.finishMarking();
  EXPECT_EQ(heap.sweep(), 0u);
  // An object has to fit in one of them.
  EXPECT_FALSE(heap.allocate(4096));
  heap.startCollection();
  EXPECT_EQ(heap.sweep(), 3u);
  heap.deinit();
  EXPECT_FALSE(heap.allocate(1));
}

#if ADDER_HEAP_POISONS
TEST(Poison, FreeBlocksAndSlackAreForbidden) {
  TestHeap test({4096});
  auto *object = static_cast<char *>(test.heap.allocate(10));
  EXPECT_FALSE(__asan_address_is_poisoned(object + 9));
  EXPECT_TRUE(__asan_address_is_poisoned(object + 10));
  object = static_cast<char *>(test.heap.reallocate(object, 20));
  EXPECT_FALSE(__asan_address_is_poisoned(object + 19));
  EXPECT_TRUE(__asan_address_is_poisoned(object + 20));
  auto *dead = static_cast<char *>(test.heap.allocate(500));
  test.roots = {object};
  test.collect();
  EXPECT_TRUE(__asan_address_is_poisoned(dead));
  EXPECT_TRUE(__asan_address_is_poisoned(dead + 499));
  EXPECT_FALSE(__asan_address_is_poisoned(object));
  test.heap.free(object);
  EXPECT_TRUE(__asan_address_is_poisoned(object));
}
#endif

} // namespace
