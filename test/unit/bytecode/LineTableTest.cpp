//===- test/unit/bytecode/LineTableTest.cpp - Line steps and their lookup ---------------------------===//

#include "bytecode/LineTable.h"
#include "../HostArena.h"
#include "Bytes.h"

#include <gtest/gtest.h>

using namespace adder;
using namespace adder::bytecode;
using test::fromHex;
using test::list;

namespace {

class LineTableTest : public testing::Test {
protected:
  std::vector<unsigned> stepBytes(uint32_t bytes, uint32_t lines) {
    support::Vector<uint8_t> table(arena);
    appendLineStep(table, bytes, lines);
    return list(table.span());
  }
  test::HostArena arena;
};

TEST_F(LineTableTest, SplitsLikeTheReference) {
  EXPECT_EQ(stepBytes(0, 0), list({}));
  EXPECT_EQ(stepBytes(3, 1), list(fromHex("23")));
  EXPECT_EQ(stepBytes(3, 6), list(fromHex("63 60")));
  EXPECT_EQ(stepBytes(3, 7), list(fromHex("83 07")));
  EXPECT_EQ(stepBytes(3, 2048), list(fromHex("f3 ff 20")));
  EXPECT_EQ(stepBytes(3, 5001), list(fromHex("f3 ff f0 ff b0 8b")));
  EXPECT_EQ(stepBytes(61, 1), list(fromHex("1f 3e")));
}

TEST_F(LineTableTest, EntriesAddUpToTheStep) {
  for (uint32_t bytes : {0u, 1u, 15u, 16u, 31u, 32u, 100u, 4000u})
    for (uint32_t lines : {0u, 1u, 3u, 4u, 6u, 7u, 2047u, 2048u, 100000u}) {
      support::Vector<uint8_t> table(arena);
      appendLineStep(table, bytes, lines);
      uint32_t bytesSum = 0, linesSum = 0;
      LineEntry entry;
      size_t at = 0;
      while (decodeLineEntry(table.span(), at, entry)) {
        bytesSum += entry.bytes;
        linesSum += entry.lines;
      }
      EXPECT_EQ(at, table.size());
      EXPECT_EQ(bytesSum, bytes);
      EXPECT_EQ(linesSum, lines);
    }
}

TEST_F(LineTableTest, LooksUpLines) {
  // The generator of mpy-and-bytecode.md 9.3.
  std::vector<uint8_t> table = fromHex("20 25 24 23 4c 4a");
  const std::pair<size_t, uint32_t> expected[] = {{0, 2},  {4, 2},  {5, 3},  {8, 3},  {9, 4},   {12, 5},
                                                  {23, 5}, {24, 7}, {33, 7}, {34, 9}, {1000, 9}};
  LineCursor cursor(table);
  for (auto [offset, line] : expected) {
    EXPECT_EQ(lineOf(table, offset), line) << offset;
    EXPECT_EQ(cursor.lineAt(offset), line) << offset;
  }
}

TEST_F(LineTableTest, AnEmptyTableSaysLineOne) { EXPECT_EQ(lineOf({}, 1234), 1u); }

TEST_F(LineTableTest, ACutEntryIsNotRead) {
  std::vector<uint8_t> table = fromHex("23 83");
  EXPECT_EQ(wholeEntryBytes(table), 1u);
  EXPECT_EQ(wholeEntryBytes(fromHex("23 83 07")), 3u);
  EXPECT_EQ(lineOf(table, 100), 2u);
}

} // namespace
