//===- test/unit/emitters/bytecode/InstructionListTest.cpp - Packed instructions -----------------------===//

#include "../../HostArena.h"
#include "emitters/bytecode/Code.h"

#include <gtest/gtest.h>

#include <iterator>

using namespace adder;
using namespace adder::bytecode_emitter;

namespace {

TEST(InstructionList, YieldsWhatWasPushed) {
  test::StrictArena arena;
  InstructionList list(arena);
  // Operands around the largest that fits the first word, with and without an extra byte and the dead mark.
  const Instruction pushed[] = {
      {0x00, false, 0, 0},           {0xff, true, 0, 1},           {0x51, false, 0, 0x3ffffe},
      {0x51, false, 0, 0x3fffff},    {0x51, true, 0, 0x400000},    {0x51, false, 0, UINT32_MAX},
      {0x40, false, 1, 3},           {0x40, true, 0xffff, 0},      {0x40, false, 0x8000, 0x3fffff},
      {0x40, true, 255, UINT32_MAX}, {kLineMark, false, 0, 70000},
  };
  for (const Instruction &instruction : pushed)
    list.push(instruction);
  InstructionList::Reader reader(list, 0, list.end());
  Instruction read;
  for (const Instruction &instruction : pushed) {
    ASSERT_TRUE(reader.next(read));
    EXPECT_EQ(read.opcode, instruction.opcode);
    EXPECT_EQ(read.isDead, instruction.isDead);
    EXPECT_EQ(read.extra, instruction.extra);
    EXPECT_EQ(read.operand, instruction.operand);
  }
  EXPECT_FALSE(reader.next(read));
}

TEST(InstructionList, ReadsAStretch) {
  test::StrictArena arena;
  InstructionList list(arena);
  list.push({1, false, 9, UINT32_MAX});
  uint32_t begin = list.end();
  list.push({2, false, 0, 5});
  uint32_t end = list.end();
  list.push({3, false, 0, 5});
  InstructionList::Reader reader(list, begin, end);
  Instruction read;
  ASSERT_TRUE(reader.next(read));
  EXPECT_EQ(read.opcode, 2);
  EXPECT_FALSE(reader.next(read));
}

TEST(Code, IntegersKeepTheirValue) {
  test::StrictArena arena;
  Code code(arena);
  const int64_t values[] = {
      0,         1,        -1, 63, INT32_MAX, INT32_MIN, INT32_MAX + int64_t(1), INT32_MIN - int64_t(1),
      INT64_MAX, INT64_MIN};
  for (int64_t value : values) {
    Instruction instruction{uint8_t(Opcode::LoadConstSmallInt), false, 0, 0};
    code.setInteger(instruction, value);
    code.instructions.push(instruction);
  }
  InstructionList::Reader reader(code.instructions, 0, code.instructions.end());
  Instruction read;
  for (int64_t value : values) {
    ASSERT_TRUE(reader.next(read));
    EXPECT_EQ(code.integer(read), value);
  }
  // A second word for the two extremes of 32 bits, and for the four that are in the table.
  EXPECT_EQ(code.instructions.end(), std::size(values) + 6);
}

} // namespace
