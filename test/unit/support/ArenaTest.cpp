//===- test/unit/support/ArenaTest.cpp - Allocation, growth, exhaustion --------------------------------===//

#include "support/Arena.h"
#include "../HostArena.h"

#include <gtest/gtest.h>

#include <csetjmp>
#include <set>

using namespace adder;
using support::Arena;
using support::BlockSource;

namespace {

/// A source that counts what it hands out and can run dry.
struct CountedSource {
  size_t held = 0;
  size_t limit = SIZE_MAX;
  size_t refused = 0; // bytes of the request that failed
  std::jmp_buf escape;

  static void *resize(void *context, void *old, size_t oldBytes, size_t newBytes) {
    auto &self = *static_cast<CountedSource *>(context);
    if (self.held - oldBytes + newBytes > self.limit)
      return nullptr;
    self.held += newBytes - oldBytes;
    return test::resizeOnHeap(nullptr, old, oldBytes, newBytes);
  }
  static void outOfMemory(void *context, size_t bytes) {
    auto &self = *static_cast<CountedSource *>(context);
    self.refused = bytes;
    std::longjmp(self.escape, 1);
  }
  BlockSource source() { return {this, resize, outOfMemory}; }
};

bool isAligned(const void *at, size_t alignment) { return reinterpret_cast<uintptr_t>(at) % alignment == 0; }

TEST(Arena, BlocksAreAlignedAndDoNotOverlap) {
  test::HostArena arena;
  std::set<char *> bytes;
  for (size_t i = 1; i < 200; ++i) {
    size_t alignment = size_t(1) << (i % 5);
    char *block = static_cast<char *>(arena.allocate(i, alignment));
    EXPECT_TRUE(isAligned(block, alignment));
    for (size_t j = 0; j < i; ++j)
      EXPECT_TRUE(bytes.insert(block + j).second);
  }
}

TEST(Arena, MakeArrayIsZeroed) {
  test::HostArena arena;
  std::memset(arena.allocate(1000), 0xff, 1000);
  arena.reset();
  for (int value : arena.makeArray<int>(250))
    EXPECT_EQ(value, 0);
}

TEST(Arena, CopyOutlivesItsSource) {
  test::HostArena arena;
  char text[] = "hello";
  std::string_view copy = arena.copy(text);
  text[0] = 'j';
  EXPECT_EQ(copy, "hello");
  EXPECT_TRUE(arena.copy("").empty());
}

TEST(Arena, NewestBlockGrowsInPlace) {
  test::HostArena arena;
  void *block = arena.allocate(100, 1);
  EXPECT_EQ(arena.reallocate(block, 100, 1000, 1), block);
  EXPECT_EQ(arena.reallocate(block, 1000, 10, 1), block);
}

TEST(Arena, OlderBlockMovesWithItsContent) {
  test::HostArena arena;
  char *block = static_cast<char *>(arena.allocate(3, 1));
  std::memcpy(block, "abc", 3);
  arena.allocate(1, 1);
  char *moved = static_cast<char *>(arena.reallocate(block, 3, 6, 1));
  EXPECT_NE(moved, block);
  EXPECT_EQ(std::string_view(moved, 3), "abc");
}

TEST(Arena, GrowthAcrossTheChunkLimitKeepsContent) {
  CountedSource counted;
  {
    Arena arena(counted.source(), 1024);
    size_t size = 1;
    char *block = static_cast<char *>(arena.allocate(size, 1));
    *block = 'x';
    for (; size < 100'000; size = size * 2 + 1) {
      block = static_cast<char *>(arena.reallocate(block, size, size * 2 + 1, 1));
      std::memset(block + size, 'x', size + 1);
      arena.allocate(7); // so that small blocks cannot stay where they are
    }
    EXPECT_EQ(std::string_view(block, size).find_first_not_of('x'), std::string_view::npos);
    EXPECT_EQ(arena.bytesReserved(), counted.held);
  }
  EXPECT_EQ(counted.held, 0u);
}

TEST(Arena, LargeBlocksGrowWithoutASecondCopy) {
  CountedSource counted;
  Arena arena(counted.source(), 1024);
  void *block = arena.allocate(1'000'000, 1);
  arena.reallocate(block, 1'000'000, 3'000'000, 1);
  EXPECT_LT(counted.held, 3'100'000u);
}

TEST(Arena, ReleaseGivesLargeBlocksBackAtOnce) {
  CountedSource source;
  Arena arena(source.source());
  auto *small = static_cast<char *>(arena.allocate(100));
  void *first = arena.allocate(1'000'000);
  auto *second = static_cast<char *>(arena.allocate(2'000'000));
  second[1'999'999] = 'x';
  size_t held = source.held;
  arena.release(first, 1'000'000);
  arena.release(small, 100);
  EXPECT_LE(source.held, held - 1'000'000);
  EXPECT_EQ(arena.bytesReserved(), source.held);
  EXPECT_EQ(second[1'999'999], 'x');
}

TEST(Arena, ResetKeepsOneChunk) {
  CountedSource counted;
  Arena arena(counted.source(), 1024);
  for (int i = 0; i < 100; ++i)
    arena.allocate(200);
  arena.allocate(50'000);
  arena.reset();
  EXPECT_LT(arena.bytesReserved(), 1200u);
  EXPECT_EQ(arena.bytesReserved(), counted.held);
  void *block = arena.allocate(200);
  std::memset(block, 1, 200);
  EXPECT_EQ(arena.bytesReserved(), counted.held);
}

TEST(Arena, ExhaustionCallsTheHandlerAndLeavesTheArenaUsable) {
  CountedSource counted;
  counted.limit = 10'000;
  Arena arena(counted.source(), 1024);
  void *block = arena.allocate(100);
  if (setjmp(counted.escape) == 0) {
    arena.reallocate(block, 100, 20'000, 1);
    FAIL() << "the handler was not called";
  }
  EXPECT_EQ(counted.refused, 20'000u);
  counted.refused = 0;
  if (setjmp(counted.escape) == 0) {
    arena.makeArray<uint64_t>(SIZE_MAX / 4);
    FAIL() << "the handler was not called";
  }
  EXPECT_NE(counted.refused, 0u);
  EXPECT_NE(arena.allocate(100), nullptr);
}

} // namespace
