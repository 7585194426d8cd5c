//===- test/unit/inspect/LineStepsTest.cpp - Line tables as steps -----------------------------------===//

#include "inspect/LineSteps.h"
#include "../HostArena.h"
#include "../bytecode/Bytes.h"
#include "bytecode/LineTable.h"

#include <gtest/gtest.h>

using namespace adder;
using namespace adder::test;
using inspect::LineStep;

namespace {

std::vector<uint8_t> encode(support::Arena &arena, const std::vector<LineStep> &steps) {
  support::Vector<uint8_t> table(arena);
  inspect::appendLineTable(steps, table);
  return {table.begin(), table.end()};
}

std::vector<LineStep> stepsOf(std::string_view hex) {
  return inspect::lineStepsOf(fromHex(std::string(hex))).value_or(std::vector<LineStep>{{999, 999}});
}

TEST(LineStepsTest, SplitStepsAreOneStep) {
  EXPECT_EQ(stepsOf("23"), (std::vector<LineStep>{{3, 2}}));
  EXPECT_EQ(stepsOf("63 60"), (std::vector<LineStep>{{3, 7}}));       // (3, 6)
  EXPECT_EQ(stepsOf("1f 3e"), (std::vector<LineStep>{{61, 2}}));      // (61, 1)
  EXPECT_EQ(stepsOf("f3 ff 20"), (std::vector<LineStep>{{3, 2049}})); // (3, 2048)
  EXPECT_EQ(stepsOf("20 25 24"), (std::vector<LineStep>{{0, 2}, {5, 3}, {9, 4}}));
  EXPECT_EQ(stepsOf(""), std::vector<LineStep>());
}

TEST(LineStepsTest, StepsThatEndWithoutALine) {
  EXPECT_EQ(stepsOf("1f 1f"), (std::vector<LineStep>{{62, 1}}));
  EXPECT_EQ(stepsOf("05"), (std::vector<LineStep>{{5, 1}}));
}

TEST(LineStepsTest, EntriesThatNoCompilerWrites) {
  EXPECT_FALSE(inspect::lineStepsOf(fromHex("00")));       // nothing
  EXPECT_FALSE(inspect::lineStepsOf(fromHex("80 03")));    // long for what a short one holds
  EXPECT_FALSE(inspect::lineStepsOf(fromHex("23 80 00"))); // behind a good one
}

TEST(LineStepsTest, WhatIsTakenApartGivesTheSameBytes) {
  HostArena arena;
  size_t accepted = 0;
  // All tables of three bytes whose last entry is whole, by a stride that meets every byte value.
  for (uint32_t value = 0; value < (1u << 24); value += 97) {
    arena.reset();
    std::vector<uint8_t> table = {uint8_t(value >> 16), uint8_t(value >> 8), uint8_t(value)};
    if (bytecode::wholeEntryBytes(table) != table.size())
      continue;
    if (auto steps = inspect::lineStepsOf(table)) {
      ++accepted;
      ASSERT_EQ(encode(arena, *steps), table) << value;
    }
  }
  EXPECT_GT(accepted, 10000u);
}

TEST(LineStepsTest, LongRunsOfFullEntriesAreLinear) {
  HostArena arena;
  std::vector<uint8_t> table(200000, 0x1f);
  EXPECT_EQ(inspect::lineStepsOf(table).value().size(), 1u);
  table.push_back(0x80); // a long entry that no step gives
  table.push_back(0x01);
  EXPECT_FALSE(inspect::lineStepsOf(table));
}

} // namespace
