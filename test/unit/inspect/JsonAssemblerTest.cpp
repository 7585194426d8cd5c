//===- test/unit/inspect/JsonAssemblerTest.cpp - Sizes and distances of jumps -----------------------===//

#include "inspect/JsonAssembler.h"
#include "../HostArena.h"
#include "../bytecode/Bytes.h"
#include "bytecode/Opcode.h"

#include <gtest/gtest.h>

using namespace adder;
using namespace adder::test;
using bytecode::Opcode;
using inspect::JsonAssembler;

namespace {

constexpr uint8_t kJump = uint8_t(Opcode::Jump);
constexpr uint8_t kForIter = uint8_t(Opcode::ForIter);
constexpr uint8_t kUnwind = uint8_t(Opcode::UnwindJump);

class JsonAssemblerTest : public testing::Test {
protected:
  void fill(size_t count) { assembler.bytes(std::vector<uint8_t>(count, 0x51)); }
  /// The code, or the problem.
  std::string finish() {
    support::Vector<uint8_t> code(arena);
    if (auto failure = assembler.finish(arena, code, steps))
      return std::to_string(failure->jump) + ": " + failure->problem;
    bytes.assign(code.begin(), code.end());
    return {};
  }
  HostArena arena;
  JsonAssembler assembler;
  std::vector<inspect::LineStep> steps;
  std::vector<uint8_t> bytes;
};

/// The compatible layout starts with long jumps and then sees the label a byte too far away.
TEST_F(JsonAssemblerTest, ForwardJumpsAreShortUpTo62) {
  for (size_t distance : {62u, 63u}) {
    assembler = {};
    uint32_t label = assembler.newLabel();
    assembler.jump(kJump, label, JsonAssembler::kAnySize, 0);
    fill(distance);
    assembler.place(label);
    fill(1);
    ASSERT_EQ(finish(), "");
    EXPECT_EQ(bytes.size(), distance + (distance == 62 ? 3 : 4));
    EXPECT_EQ(bytes[1], distance == 62 ? 62 + 64 : 0x80 + 63);
  }
}

TEST_F(JsonAssemblerTest, BackwardJumpsAreShortDownTo64) {
  for (size_t distance : {62u, 63u}) {
    assembler = {};
    uint32_t label = assembler.newLabel();
    assembler.place(label);
    fill(distance);
    assembler.jump(kJump, label, JsonAssembler::kAnySize, 0);
    ASSERT_EQ(finish(), "");
    EXPECT_EQ(bytes.size(), distance + (distance == 62 ? 2 : 3));
  }
}

TEST_F(JsonAssemblerTest, TheExtraByteIsJumpedOver) {
  uint32_t label = assembler.newLabel();
  assembler.jump(kUnwind, label, JsonAssembler::kAnySize, 0x82);
  assembler.place(label);
  fill(1);
  ASSERT_EQ(finish(), "");
  EXPECT_EQ(bytes, fromHex("40 41 82 51")); // distance 1 from the byte behind the operand
}

TEST_F(JsonAssemblerTest, AGivenSizeIsKept) {
  uint32_t label = assembler.newLabel();
  assembler.jump(kJump, label, 2, 0);
  assembler.place(label);
  fill(1);
  ASSERT_EQ(finish(), "");
  EXPECT_EQ(bytes, fromHex("42 80 80 51"));
}

TEST_F(JsonAssemblerTest, AGivenSizeCanBeTooSmall) {
  uint32_t label = assembler.newLabel();
  assembler.jump(kJump, label, 1, 0);
  fill(64);
  assembler.place(label);
  EXPECT_EQ(finish(), "0: a distance of 64 does not fit one byte");
}

TEST_F(JsonAssemblerTest, DistancesThatNoFormHolds) {
  uint32_t label = assembler.newLabel();
  assembler.place(label);
  fill(16384 - 3);
  assembler.jump(kJump, label, JsonAssembler::kAnySize, 0);
  EXPECT_EQ(finish(), ""); // -16384
  assembler.jump(kJump, label, JsonAssembler::kAnySize, 0);
  EXPECT_EQ(finish(), "1: a distance of -16387 does not fit two bytes");
}

TEST_F(JsonAssemblerTest, UnsignedJumpsDoNotLeadBack) {
  uint32_t label = assembler.newLabel();
  assembler.place(label);
  assembler.jump(kForIter, label, JsonAssembler::kAnySize, 0);
  EXPECT_EQ(finish(), "0: a distance of -3 does not fit two bytes");
}

TEST_F(JsonAssemblerTest, LinesLieWhereTheyWerePut) {
  uint32_t label = assembler.newLabel();
  assembler.line(2);
  assembler.jump(kJump, label, JsonAssembler::kAnySize, 0);
  assembler.line(5);
  fill(1);
  assembler.place(label);
  assembler.line(6);
  assembler.line(7);
  ASSERT_EQ(finish(), "");
  EXPECT_EQ(steps, (std::vector<inspect::LineStep>{{0, 2}, {2, 5}, {3, 6}, {3, 7}}));
}

/// A row of jumps, each over the next ones, so that sizes depend on each other in long chains.
TEST_F(JsonAssemblerTest, LongChains) {
  std::vector<uint32_t> labels;
  constexpr size_t kJumps = 4000;
  for (size_t i = 0; i < kJumps; ++i)
    labels.push_back(assembler.newLabel());
  for (size_t i = 0; i < kJumps; ++i) {
    if (i >= 15)
      assembler.place(labels[i - 15]);
    assembler.jump(kForIter, labels[i], JsonAssembler::kAnySize, 0);
    fill(4);
  }
  for (size_t i = kJumps - 15; i < kJumps; ++i)
    assembler.place(labels[i]);
  ASSERT_EQ(finish(), "");
  EXPECT_EQ(bytes.size(), kJumps * 6); // all short: 15 * 7 fits one byte
}

} // namespace
