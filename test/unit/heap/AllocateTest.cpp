//===- test/unit/heap/AllocateTest.cpp - Where objects are put, what is in them, freeing, info ----------===//

#include "TestHeap.h"

#include <gtest/gtest.h>

#include <cstring>

using namespace adder;
using heap::kFinaliser;
using heap::kLeaf;
using test::kBlockBytes;
using test::mapOf;
using test::TestHeap;
using test::Word;

namespace {

/// Fills a heap with objects of `bytes` and returns them.
std::vector<void *> fill(heap::Heap &heap, size_t bytes, unsigned flags = heap::kPlain) {
  std::vector<void *> objects;
  while (void *object = heap.allocate(bytes, flags)) {
    std::memset(object, 0x5a, bytes);
    objects.push_back(object);
  }
  return objects;
}

TEST(Allocate, EveryBlockCanBeUsedAndNothingElse) {
  for (size_t bytes = 700; bytes < 6000; bytes += 37) {
    TestHeap test({bytes});
    size_t total = test.heap.bytesTotal();
    std::vector<void *> objects = fill(test.heap, kBlockBytes);
    EXPECT_EQ(objects.size() * kBlockBytes, total);
    EXPECT_EQ(test.heap.bytesUsed(), total);
    EXPECT_EQ(test.heap.info().maxFree, 0u);
    auto start = reinterpret_cast<Word>(test.memory[0]);
    for (void *object : objects) {
      auto address = reinterpret_cast<Word>(object);
      EXPECT_EQ(address % kBlockBytes, 0u);
      EXPECT_TRUE(address >= start && address + kBlockBytes <= start + bytes);
    }
    // Header, mark stack and bits are small.
    EXPECT_GT(total + 5 * sizeof(Word) * (bytes / kBlockBytes / heap::kGroupBlocks + 2) + 40 * sizeof(Word),
              bytes);
  }
}

TEST(Allocate, SizesAreRoundedToBlocks) {
  TestHeap test({64 * 1024});
  for (size_t bytes = 1; bytes < 5000; bytes = bytes < 200 ? bytes + 1 : bytes + bytes / 7) {
    void *object = test.heap.allocate(bytes);
    ASSERT_TRUE(object);
    EXPECT_EQ(test.heap.sizeOf(object), (bytes + kBlockBytes - 1) / kBlockBytes * kBlockBytes);
    test.heap.free(object);
  }
  EXPECT_EQ(test.heap.bytesUsed(), 0u);
  EXPECT_FALSE(test.heap.allocate(0));
}

TEST(Allocate, SmallFillFromTheBottomLargeFromTheTop) {
  TestHeap test({16 * 1024});
  auto *first = static_cast<char *>(test.heap.allocate(1));
  auto *second = static_cast<char *>(test.heap.allocate(2 * kBlockBytes));
  auto *large = static_cast<char *>(test.heap.allocate(33 * kBlockBytes));
  auto *larger = static_cast<char *>(test.heap.allocate(100 * kBlockBytes));
  EXPECT_EQ(second, first + kBlockBytes);
  EXPECT_EQ(large + 33 * kBlockBytes, first + test.heap.bytesTotal());
  EXPECT_EQ(larger + 100 * kBlockBytes, large);
  // A hole is used again by what fits.
  test.heap.free(first);
  EXPECT_EQ(test.heap.allocate(2 * kBlockBytes), second + 2 * kBlockBytes);
  EXPECT_EQ(test.heap.allocate(kBlockBytes), first);
  test.heap.free(large);
  EXPECT_EQ(test.heap.allocate(33 * kBlockBytes - 5), large);
}

TEST(Allocate, FindsRunsOfEverySizeAnywhere) {
  // The heap is full but for one run; its place goes through two groups, its size through all classes.
  for (size_t run : {1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 32, 33, 63, 64, 65, 100}) {
    TestHeap test({16 * 1024});
    std::vector<void *> objects = fill(test.heap, 1);
    for (size_t at = 0; at + run < objects.size() && at < 140; ++at) {
      for (size_t i = 0; i < run; ++i) // from both ends, so that runs are joined
        test.heap.free(objects[at + (i % 2 ? i / 2 : run - 1 - i / 2)]);
      EXPECT_FALSE(test.heap.allocate((run + 1) * kBlockBytes));
      void *object = test.heap.allocate(run * kBlockBytes);
      ASSERT_EQ(object, objects[at]) << run << " blocks at " << at;
      test.heap.free(object);
      for (size_t i = 0; i < run; ++i)
        ASSERT_EQ(test.heap.allocate(1), objects[at + i]);
    }
  }
}

TEST(Allocate, NothingStaleBehindTheRequest) {
  TestHeap test({8 * 1024});
  for (size_t bytes : {1, 7, 8, 9, 24, 31, 33, 63, 95, 97, 127, 129, 300, 999, 2001}) {
    std::vector<void *> objects = fill(test.heap, kBlockBytes);
    test.collect();
    auto *object = static_cast<unsigned char *>(test.heap.allocate(bytes));
    ASSERT_TRUE(object);
    size_t size = test.heap.sizeOf(object);
    heap::unpoison(object, size);
    for (size_t i = bytes; i < size; ++i)
      ASSERT_EQ(object[i], 0) << bytes << " at " << i;
    test.collect();
    auto *zeroed = static_cast<unsigned char *>(test.heap.allocateZeroed(bytes, kLeaf));
    for (size_t i = 0; i < bytes; ++i)
      ASSERT_EQ(zeroed[i], 0);
    auto *finalised = static_cast<Word *>(test.heap.allocate(bytes + sizeof(Word), kLeaf | kFinaliser));
    EXPECT_EQ(*finalised, 0u);
    test.collect();
  }
}

TEST(Free, IgnoresWhatIsNoObject) {
  TestHeap test({4096, 4096});
  Word outside = 0;
  auto *object = static_cast<char *>(test.heap.allocate(3 * kBlockBytes));
  std::vector<void *> foreign = {nullptr,
                                 &outside,
                                 object + 1,
                                 object + sizeof(Word),
                                 object + kBlockBytes,     // a tail
                                 object + 3 * kBlockBytes, // free
                                 object - kBlockBytes,
                                 test.memory[0], // the heap's own
                                 reinterpret_cast<void *>(~Word(0)),
                                 reinterpret_cast<void *>(test.heap.firstArea()->addressOf(
                                     test.heap.firstArea()->blockCount))}; // a phantom
  std::string map = mapOf(test.heap);
  for (void *pointer : foreign) {
    EXPECT_FALSE(test.heap.isObject(pointer));
    EXPECT_EQ(test.heap.sizeOf(pointer), 0u);
    test.heap.free(pointer);
    if (pointer) {
      EXPECT_FALSE(test.heap.reallocate(pointer, 10));
      EXPECT_FALSE(test.heap.reallocateOrCollect(pointer, 10));
    }
    EXPECT_EQ(mapOf(test.heap), map);
  }
  EXPECT_EQ(test.collections, 0u);
  test.heap.free(object);
  test.heap.free(object); // twice
  EXPECT_EQ(test.heap.bytesUsed(), 0u);
}

TEST(Free, RunsNoFinaliser) {
  TestHeap test({4096});
  test.heap.free(test.object(2, kFinaliser));
  void *next = test.object(2); // at the same place, without the flag
  EXPECT_TRUE(next);
  test.collect();
  EXPECT_TRUE(test.finalised.empty());
}

TEST(Info, CountsAsGcInfoDoes) {
  TestHeap test({8 * 1024});
  size_t total = test.heap.bytesTotal();
  void *one = test.heap.allocate(5);
  (void)test.heap.allocate(kBlockBytes);
  (void)test.heap.allocate(2 * kBlockBytes);
  (void)test.heap.allocate(9 * kBlockBytes);
  test.heap.free(one);
  heap::Info info = test.heap.info();
  EXPECT_EQ(info.total, total);
  EXPECT_EQ(info.used, 12 * kBlockBytes);
  EXPECT_EQ(info.free, total - info.used);
  EXPECT_EQ(info.num1Block, 1u);
  EXPECT_EQ(info.num2Block, 1u);
  EXPECT_EQ(info.maxBlock, 9u);
  EXPECT_EQ(info.maxFree, total / kBlockBytes - 13);
  EXPECT_EQ(mapOf(test.heap).substr(0, 16), ".hh=h========...");
}

} // namespace
