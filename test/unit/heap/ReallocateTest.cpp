//===- test/unit/heap/ReallocateTest.cpp - Growing, shrinking, moving -----------------------------------===//

#include "TestHeap.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

using namespace adder;
using heap::kFinaliser;
using heap::kLeaf;
using test::kBlockBytes;
using test::TestHeap;
using test::Word;

namespace {

void paint(void *object, size_t bytes) {
  for (size_t i = 0; i < bytes; ++i)
    static_cast<unsigned char *>(object)[i] = static_cast<unsigned char>(i * 7 + 1);
}
bool isPainted(const void *object, size_t bytes) {
  for (size_t i = 0; i < bytes; ++i)
    if (static_cast<const unsigned char *>(object)[i] != static_cast<unsigned char>(i * 7 + 1))
      return false;
  return true;
}

TEST(Reallocate, NullAllocatesZeroBytesFree) {
  TestHeap test({4096});
  void *object = test.heap.reallocate(nullptr, 10);
  EXPECT_TRUE(test.heap.isObject(object));
  EXPECT_FALSE(test.heap.reallocate(object, 0));
  EXPECT_FALSE(test.heap.isObject(object));
  EXPECT_FALSE(test.heap.reallocate(nullptr, 0));
}

TEST(Reallocate, SmallGrowInPlaceOrMoveToWhereThereIsRoom) {
  TestHeap test({4096});
  void *object = test.heap.allocate(40);
  paint(object, 40);
  EXPECT_EQ(test.heap.reallocate(object, 5 * kBlockBytes, false), object);
  void *neighbour = test.heap.allocate(1);
  EXPECT_FALSE(test.heap.reallocate(object, 6 * kBlockBytes, false));
  EXPECT_EQ(test.heap.sizeOf(object), 5 * kBlockBytes);
  void *moved = test.heap.reallocate(object, 6 * kBlockBytes);
  EXPECT_EQ(moved, static_cast<char *>(neighbour) + kBlockBytes);
  EXPECT_TRUE(isPainted(moved, 40));
  EXPECT_FALSE(test.heap.isObject(object));
}

TEST(Reallocate, ShrinkingGivesBlocksBackWhereTheyAre) {
  TestHeap test({16 * 1024});
  auto *object = static_cast<char *>(test.heap.allocate(100 * kBlockBytes));
  paint(object, 100 * kBlockBytes);
  EXPECT_EQ(test.heap.reallocate(object, 10 * kBlockBytes - 3, false), object);
  EXPECT_EQ(test.heap.sizeOf(object), 10 * kBlockBytes);
  EXPECT_TRUE(isPainted(object, 10 * kBlockBytes - 3));
  EXPECT_EQ(test.heap.bytesUsed(), 10 * kBlockBytes);
  heap::unpoison(object, 10 * kBlockBytes);
  EXPECT_EQ(std::string(object + 10 * kBlockBytes - 3, 3), std::string(3, '\0')); // nothing stale
  EXPECT_EQ(test.heap.allocate(90 * kBlockBytes), object + 10 * kBlockBytes);
}

TEST(Reallocate, ALargeObjectGrowsToAllOfTheHeap) {
  // Step by step, though there is never room for a second copy after the first half.
  TestHeap test({64 * 1024});
  size_t total = test.heap.bytesTotal();
  size_t bytes = 40 * kBlockBytes;
  void *object = test.heap.allocate(bytes);
  paint(object, bytes);
  for (; bytes < total; bytes = std::min(total, bytes + 7 * kBlockBytes)) {
    void *grown = test.heap.reallocate(object, bytes);
    ASSERT_TRUE(grown) << bytes << " of " << total;
    ASSERT_TRUE(isPainted(grown, 40 * kBlockBytes));
    object = grown;
  }
  object = test.heap.reallocate(object, total);
  EXPECT_TRUE(isPainted(object, 40 * kBlockBytes));
  EXPECT_EQ(test.heap.bytesUsed(), total);
}

TEST(Reallocate, ALargeObjectLeavesNoHole) {
  TestHeap test({64 * 1024});
  auto *object = static_cast<char *>(test.heap.allocate(40 * kBlockBytes));
  EXPECT_EQ(test.heap.reallocate(object, 50 * kBlockBytes), object - 10 * kBlockBytes);
  EXPECT_EQ(test.heap.info().maxFree, test.heap.info().free / kBlockBytes);
}

TEST(Reallocate, ASmallObjectSlidesWhenNothingElseHelps) {
  TestHeap test({2048});
  std::vector<void *> objects;
  while (void *object = test.heap.allocate(2 * kBlockBytes))
    objects.push_back(object);
  paint(objects[5], 2 * kBlockBytes);
  test.heap.free(objects[4]);
  void *grown = test.heap.reallocate(objects[5], 4 * kBlockBytes);
  EXPECT_EQ(grown, objects[4]);
  EXPECT_TRUE(isPainted(grown, 2 * kBlockBytes));
  EXPECT_FALSE(test.heap.reallocate(grown, 5 * kBlockBytes));
  EXPECT_EQ(test.heap.sizeOf(grown), 4 * kBlockBytes);
}

TEST(Reallocate, FlagsStay) {
  for (size_t bytes : {8 * kBlockBytes, 50 * kBlockBytes}) { // elsewhere; by sliding
    TestHeap test({16 * 1024});
    Word *leaf = test.object(2, kLeaf | kFinaliser);
    (void)test.object(1);
    if (bytes > 32 * kBlockBytes)
      leaf = static_cast<Word *>(test.heap.reallocate(leaf, 40 * kBlockBytes));
    auto *moved = static_cast<Word *>(test.heap.reallocate(leaf, bytes));
    ASSERT_NE(moved, leaf);
    std::memset(moved, 0, bytes);
    moved[1] = reinterpret_cast<Word>(test.object(4));
    test.roots = {moved};
    test.collect();
    EXPECT_FALSE(test.heap.isObject(reinterpret_cast<void *>(moved[1]))); // it is still a leaf
    EXPECT_TRUE(test.finalised.empty());
    test.roots = {};
    test.collect();
    EXPECT_EQ(test.finalised, std::vector<void *>{moved});
  }
}

TEST(Reallocate, CollectsForRoomButKeepsTheObject) {
  TestHeap test({4096});
  Word *object = test.object(4);
  Word *child = test.object(4);
  object[1] = reinterpret_cast<Word>(child);
  while (test.object(4)) {
  }
  // Trying in place is no reason to collect.
  EXPECT_FALSE(test.heap.reallocateOrCollect(object, 3 * kBlockBytes, false));
  EXPECT_EQ(test.collections, 0u);
  auto *grown = static_cast<Word *>(test.heap.reallocateOrCollect(object, 3 * kBlockBytes));
  ASSERT_TRUE(grown);
  EXPECT_EQ(test.collections, 1u);
  EXPECT_EQ(grown[1], reinterpret_cast<Word>(child));
  EXPECT_TRUE(test.heap.isObject(child));
  test.collect(); // it was a root for that time only
  EXPECT_EQ(test.heap.bytesUsed(), 0u);
  EXPECT_TRUE(test.heap.reallocateOrCollect(nullptr, 5));
  EXPECT_FALSE(test.heap.reallocateOrCollect(test.object(1), size_t(PTRDIFF_MAX)));
}

} // namespace
