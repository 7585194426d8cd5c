//===- test/unit/heap/AreaTest.cpp - Questions about bits, against counting them one by one -------------===//

#include "runtime/heap/Area.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

using namespace adder::heap;

namespace {

TEST(Bits, RunsAreWhereCountingFindsThem) {
  std::mt19937_64 random(7);
  for (int round = 0; round < 2000; ++round) {
    Word bits = Word(random()) | Word(random());
    bits |= round % 3 ? Word(random()) : 0;
    for (size_t count = 1; count <= kGroupBlocks; ++count) {
      Word expected = 0;
      for (unsigned start = 0; start + count <= kGroupBlocks; ++start)
        if ((bits >> start & lowBits(count)) == lowBits(count))
          expected |= Word(1) << start;
      ASSERT_EQ(runsOf(bits, count), expected) << std::hex << bits << ", " << std::dec << count;
    }
  }
}

TEST(Bits, AllOnesAndNone) {
  EXPECT_EQ(trailingOnes(0), 0u);
  EXPECT_EQ(leadingOnes(0), 0u);
  EXPECT_EQ(trailingOnes(~Word(0)), kGroupBlocks);
  EXPECT_EQ(leadingOnes(~Word(0)), kGroupBlocks);
  EXPECT_EQ(trailingOnes(0b10111), 3u);
  EXPECT_EQ(leadingOnes(~Word(0) << 5), kGroupBlocks - 5);
  EXPECT_EQ(lowBits(kGroupBlocks), ~Word(0));
  EXPECT_EQ(lowBits(1), Word(1));
}

/// An area of four groups whose blocks are what a text says.
struct Drawn {
  Group groups[4] = {};
  Area area = {nullptr, groups, 4, 4 * kGroupBlocks - 9, 0x10000};
  std::string map;

  explicit Drawn(unsigned seed) : map(area.blockCount, '.') {
    std::mt19937 random(seed);
    for (size_t block = 0; block < map.size();) {
      bool isFree = random() % 3 == 0;
      size_t length = 1 + (random() % 6 ? random() % 5 : random() % (2 * kGroupBlocks));
      for (size_t i = 0; i < length && block < map.size(); ++i, ++block)
        map[block] = isFree ? '.' : i ? '=' : 'h';
    }
    groups[3].used = groups[3].head = groups[3].mark = ~Word(0) << (kGroupBlocks - 9);
    for (size_t block = 0; block < map.size(); ++block) {
      area.groupOf(block).used |= map[block] != '.' ? Area::bitOf(block) : 0;
      area.groupOf(block).head |= map[block] == 'h' ? Area::bitOf(block) : 0;
    }
  }
};

TEST(Area, LengthsAndFreeRunsCrossGroups) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    Drawn drawn(seed);
    const std::string &map = drawn.map;
    for (size_t block = 0; block <= map.size(); ++block) {
      size_t after = block, before = block, tail = block + 1;
      while (after < map.size() && map[after] == '.')
        ++after;
      while (before > 0 && map[before - 1] == '.')
        --before;
      while (tail < map.size() && map[tail] == '=')
        ++tail;
      ASSERT_EQ(drawn.area.freeFrom(block, SIZE_MAX), after - block) << map << " at " << block;
      ASSERT_EQ(drawn.area.freeBefore(block, SIZE_MAX), block - before) << map << " at " << block;
      // With a limit the answer may be short, but not shorter than the limit.
      for (size_t enough : {size_t(1), size_t(40), size_t(kGroupBlocks)}) {
        ASSERT_GE(drawn.area.freeFrom(block, enough), std::min(enough, after - block));
        ASSERT_LE(drawn.area.freeFrom(block, enough), after - block);
        ASSERT_GE(drawn.area.freeBefore(block, enough), std::min(enough, block - before));
        ASSERT_LE(drawn.area.freeBefore(block, enough), block - before);
      }
      if (block < map.size() && map[block] == 'h') {
        ASSERT_EQ(drawn.area.lengthOf(block), tail - block) << map << " at " << block;
      }
    }
  }
}

TEST(Area, OnlyStartsOfBlocksHaveAnIndex) {
  Drawn drawn(1);
  const Area &area = drawn.area;
  for (size_t block = 0; block < area.blockCount; ++block) {
    EXPECT_EQ(area.indexOf(area.addressOf(block)), block);
    for (size_t inside = 1; inside < kBlockBytes; ++inside)
      ASSERT_GE(area.indexOf(area.addressOf(block) + inside), area.blockCount);
  }
  for (Word foreign :
       {Word(0), Word(1), area.base - kBlockBytes, area.base - 1, area.addressOf(area.blockCount), ~Word(0),
        ~Word(0) << kBlockShift, Word(1) << (kGroupBlocks - 1)})
    EXPECT_GE(area.indexOf(foreign), area.blockCount) << foreign;
}

} // namespace
