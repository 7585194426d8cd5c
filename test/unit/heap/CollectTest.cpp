//===- test/unit/heap/CollectTest.cpp - What lives, what dies, finalisers, weak tables ------------------===//

#include "TestHeap.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace adder;
using heap::kFinaliser;
using heap::kLeaf;
using test::kBlockBytes;
using test::mapOf;
using test::TestHeap;
using test::Word;

namespace {

Word wordOf(const void *pointer) { return reinterpret_cast<Word>(pointer); }

TEST(Collect, OnlyTheExactAddressKeepsAnObject) {
  TestHeap test({4096});
  Word *objects[4];
  for (Word *&object : objects)
    object = test.object(8);
  test.roots = {objects[0], reinterpret_cast<char *>(objects[1]) + 1, objects[2] + 1, objects[3] + 4};
  EXPECT_EQ(test.collect(), 3u);
  EXPECT_TRUE(test.heap.isObject(objects[0]));
  EXPECT_EQ(mapOf(test.heap).substr(0, 9), "h=.......");
}

TEST(Collect, FollowsReferencesInAnyWordButNotInLeaves) {
  TestHeap test({4096});
  Word *child = test.object(1), *hidden = test.object(1);
  Word *parent = test.object(13), *leaf = test.object(3, kLeaf);
  parent[12] = wordOf(child);
  parent[5] = wordOf(leaf);
  leaf[0] = wordOf(hidden);
  test.roots = {parent};
  EXPECT_EQ(test.collect(), 1u);
  EXPECT_TRUE(test.heap.isObject(child));
  EXPECT_TRUE(test.heap.isObject(leaf));
  EXPECT_FALSE(test.heap.isObject(hidden));
}

TEST(Collect, CyclesDieAndRootsMayBeGivenInPortions) {
  TestHeap test({4096});
  Word *a = test.object(2), *b = test.object(2), *c = test.object(2);
  a[0] = wordOf(b);
  b[0] = wordOf(a);
  c[0] = wordOf(c);
  const void *first = nullptr, *second = c;
  test.heap.startCollection();
  EXPECT_TRUE(test.heap.isCollecting());
  test.heap.markRoots(&first, 1);
  test.heap.markRoots(&second, 1);
  test.heap.markRoots(nullptr, 0);
  EXPECT_EQ(mapOf(test.heap).substr(0, 4), "hhm.");
  test.heap.finishMarking();
  EXPECT_EQ(test.heap.sweep(), 2u);
  EXPECT_FALSE(test.heap.isCollecting());
  EXPECT_EQ(mapOf(test.heap).substr(0, 4), "..h.");
  test.roots = {};
  EXPECT_EQ(test.collect(), 1u);
}

TEST(Collect, SweepEndsTailsAtGroupBordersAndAtTheEnd) {
  // Objects of one size, each second one dead: their tails cross groups at every offset.
  for (size_t blocks = 1; blocks <= 200; blocks = blocks < 70 ? blocks + 1 : blocks + 29) {
    TestHeap test({32 * 1024});
    std::vector<void *> objects;
    while (void *object = test.heap.allocateZeroed(blocks * kBlockBytes))
      objects.push_back(object);
    std::sort(objects.begin(), objects.end());
    for (size_t keep : {0, 1}) {
      test.roots = {};
      for (size_t i = keep; i < objects.size(); i += 2)
        test.roots.push_back(objects[i]);
      std::string expected = mapOf(test.heap);
      auto base = test.heap.firstArea()->base;
      for (size_t i = 1 - keep; i < objects.size(); i += 2)
        std::fill_n(expected.begin() + ptrdiff_t((wordOf(objects[i]) - base) / kBlockBytes), blocks, '.');
      test.collect();
      ASSERT_EQ(mapOf(test.heap), expected) << blocks << " blocks";
    }
    EXPECT_EQ(test.heap.bytesUsed(), 0u);
  }
}

TEST(Collect, FinalisersRunOnceBeforeAnythingIsFreed) {
  TestHeap test({4096});
  Word *dead = test.object(2, kFinaliser), *alive = test.object(2, kFinaliser);
  Word *child = test.object(2);
  Word *leaf = test.object(1, kFinaliser | kLeaf);
  dead[0] = wordOf(child);
  child[0] = 77;
  leaf[0] = 78;
  test.roots = {alive};
  EXPECT_EQ(test.collect(), 3u);
  std::vector<void *> expected = {dead, leaf};
  EXPECT_EQ(test.finalised, expected);
  EXPECT_EQ(test.finalisedFirst, (std::vector<Word>{wordOf(child), 78}));
  EXPECT_EQ(test.collect(), 0u);
  test.roots = {};
  test.collect();
  expected.push_back(alive);
  EXPECT_EQ(test.finalised, expected);
  // The place of a finalised object has no memory of that.
  (void)test.object(2);
  test.collect();
  EXPECT_EQ(test.finalised, expected);
}

TEST(Collect, AFinaliserCanNeitherAllocateNorFree) {
  struct Context {
    heap::Heap heap;
    void *sibling = nullptr;
    int calls = 0;
  } context;
  alignas(16) static char memory[4096];
  ASSERT_TRUE(context.heap.init(memory, sizeof memory,
                                {&context,
                                 [](void *self, void *object) {
                                   auto &context = *static_cast<Context *>(self);
                                   ++context.calls;
                                   EXPECT_FALSE(context.heap.allocateOrCollect(8));
                                   EXPECT_FALSE(context.heap.reallocateOrCollect(object, 8 * kBlockBytes));
                                   context.heap.free(object);
                                   context.heap.free(context.sibling);
                                   EXPECT_TRUE(context.heap.isObject(context.sibling));
                                 },
                                 [](void *) { ADD_FAILURE() << "collects in a collection"; }}));
  (void)context.heap.allocateZeroed(8, kFinaliser);
  context.sibling = context.heap.allocateZeroed(8);
  context.heap.startCollection();
  EXPECT_EQ(context.heap.sweep(), 2u); // with no roots: everything, as at the end of a program
  EXPECT_EQ(context.calls, 1);
  EXPECT_EQ(context.heap.bytesUsed(), 0u);
  EXPECT_EQ(context.heap.lockedDepth(), 0u);
  context.heap.deinit();
}

TEST(Collect, WeakTablesAskBetweenMarkingAndSweeping) {
  TestHeap test({4096, 4096});
  Word *alive = test.object(1), *dead = test.object(1), *saved = test.object(1);
  test.roots = {alive};
  test.heap.startCollection();
  test.heap.markRoots(test.roots.data(), 1);
  test.heap.finishMarking();
  Word outside = 0;
  EXPECT_TRUE(test.heap.isAlive(alive));
  EXPECT_FALSE(test.heap.isAlive(dead));
  EXPECT_TRUE(test.heap.isAlive(&outside));
  EXPECT_TRUE(test.heap.isAlive(nullptr));
  // What such a table wants to keep can still be marked.
  const void *more = saved;
  test.heap.markRoots(&more, 1);
  test.heap.finishMarking();
  EXPECT_EQ(test.heap.sweep(), 1u);
  EXPECT_TRUE(test.heap.isObject(saved));
}

TEST(MarkStack, DeepWideAndBothWithAnyStack) {
  for (size_t entries : {1, 2, 3, 16, 0}) {
    TestHeap test({512 * 1024, 128 * 1024}, entries);
    // A chain in order of address and against it, a table wider than the stack, a table of tables.
    Word *up = test.object(2), *down = nullptr, *last = up;
    for (int i = 0; i < 1500; ++i) {
      Word *next = test.object(2);
      last[1] = wordOf(next);
      last = next;
      next = test.object(2);
      next[0] = wordOf(down);
      down = next;
    }
    Word *tables = test.object(60);
    for (size_t t = 0; t < 60; ++t) {
      Word *table = test.object(100);
      tables[59 - t] = wordOf(table);
      for (size_t i = 0; i < 100; ++i) {
        Word *leafless = test.object(1);
        table[i] = wordOf(leafless);
        leafless[0] = i % 10 ? 0 : wordOf(test.object(1));
      }
    }
    size_t used = test.heap.bytesUsed();
    test.roots = {tables, up, down};
    EXPECT_EQ(test.collect(), 0u) << entries;
    EXPECT_EQ(test.heap.bytesUsed(), used);
    test.roots = {down};
    test.collect();
    EXPECT_EQ(test.heap.bytesUsed(), 1500 * kBlockBytes);
  }
}

TEST(MarkStack, ManyRootsAtOnce) {
  TestHeap test({256 * 1024}, 1);
  for (int i = 0; i < 3000; ++i)
    test.roots.push_back(test.object(3));
  EXPECT_EQ(test.collect(), 0u);
}

} // namespace
