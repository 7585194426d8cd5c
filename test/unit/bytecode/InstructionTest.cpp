//===- test/unit/bytecode/InstructionTest.cpp - Decoding of instructions ----------------------------===//

#include "bytecode/Instruction.h"
#include "Bytes.h"

#include <gtest/gtest.h>

using namespace adder::bytecode;
using adder::test::fromHex;

namespace {

Instruction decode(std::string_view hex, size_t offset = 0) {
  Instruction instruction;
  std::vector<uint8_t> code = fromHex(hex);
  EXPECT_EQ(decodeInstruction(code, offset, instruction), VarintStatus::Ok) << hex;
  return instruction;
}

TEST(InstructionTest, Operands) {
  EXPECT_EQ(decode("10 82 2c").operand, 300);
  EXPECT_EQ(decode("10 82 2c").length, 3u);
  EXPECT_EQ(decode("22 f8 18").operand, -1000);
  EXPECT_EQ(decode("20 03 02").operand, 3);
  EXPECT_EQ(decode("20 03 02").extra, 2);
  EXPECT_EQ(decode("20 03 02").length, 3u);
  EXPECT_EQ(decode("63").length, 1u);
}

TEST(InstructionTest, OperandsInsideTheOpcode) {
  EXPECT_EQ(decode("70").operand, -16);
  EXPECT_EQ(decode("80").operand, 0);
  EXPECT_EQ(decode("af").operand, 47);
  EXPECT_EQ(decode("b3").operand, 3);
  EXPECT_EQ(decode("cf").operand, 15);
  EXPECT_EQ(decode("d3").operand, 3);
  EXPECT_EQ(decode("f2").operand, 27);
}

TEST(InstructionTest, JumpTargets) {
  EXPECT_EQ(decode("42 40").target, 2); // distance 0
  EXPECT_EQ(decode("42 7f").target, 2 + 63);
  EXPECT_EQ(decode("42 00").target, 2 - 64);
  EXPECT_EQ(decode("42 80 80").target, 3); // distance 0, long
  EXPECT_EQ(decode("42 ff ff").target, 3 + 16383);
  EXPECT_EQ(decode("42 80 00").target, 3 - 16384);
  EXPECT_EQ(decode("45 05").target, 2 + 5);
  EXPECT_EQ(decode("49 ff ff").target, 3 + 32767);
  EXPECT_EQ(decode("45 05").operand, 5);
  // The base of UNWIND_JUMP is its extra byte: 43 in the example of mpy-and-bytecode.md 9.3, where it stands
  // at 12.
  Instruction unwind = decode("00 00 00 00 00 00 00 00 00 00 00 00 40 5d 82", 12);
  EXPECT_EQ(unwind.target, 43);
  EXPECT_EQ(unwind.extra, 0x82);
  EXPECT_EQ(unwind.length, 3u);
}

TEST(InstructionTest, EveryByteValueHasALength) {
  for (unsigned byte = 0; byte < 256; ++byte) {
    std::vector<uint8_t> code(4, 0);
    code[0] = uint8_t(byte);
    Instruction instruction;
    ASSERT_EQ(decodeInstruction(code, 0, instruction), VarintStatus::Ok);
    EXPECT_GE(instruction.length, 1u);
    EXPECT_LE(instruction.length, 3u);
  }
}

TEST(InstructionTest, CutOffInstructions) {
  for (const char *hex : {"10", "10 81", "22", "22 ff", "40", "40 41", "40 80", "42 80", "20", "20 01"}) {
    Instruction instruction;
    std::vector<uint8_t> code = fromHex(hex);
    EXPECT_EQ(decodeInstruction(code, 0, instruction), VarintStatus::Truncated) << hex;
  }
  Instruction instruction;
  std::vector<uint8_t> code = fromHex("23 ff ff ff ff 7f");
  EXPECT_EQ(decodeInstruction(code, 0, instruction), VarintStatus::TooLarge);
}

TEST(InstructionTest, StackEffects) {
  auto expect = [](std::string_view hex, uint32_t pops, uint32_t pushes) {
    StackEffect effect = stackEffect(decode(hex));
    EXPECT_EQ(effect.pops, pops) << hex;
    EXPECT_EQ(effect.pushes, pushes) << hex;
  };
  expect("20 00 03", 3, 1); // MAKE_CLOSURE with 3 cells
  expect("21 00 03", 5, 1); // and defaults
  expect("2a 05", 5, 1);    // BUILD_TUPLE
  expect("2c 05", 0, 1);    // BUILD_MAP
  expect("2e 02", 2, 1);    // BUILD_SLICE
  expect("2e 03", 3, 1);
  expect("2f 14", 1, 0);            // STORE_COMP of a list
  expect("2f 15", 2, 0);            // of a dict
  expect("30 04", 1, 4);            // UNPACK_SEQUENCE
  expect("31 84 01", 1, 4);         // UNPACK_EX: 1 before, 2 after, and the list
  expect("34 82 01", 1 + 1 + 2, 1); // CALL_FUNCTION: 1 positional, 1 keyword
  expect("35 02", 2 + 2, 1);
  expect("36 02", 2 + 2, 1);
  expect("37 02", 3 + 2, 1);
  expect("14 00", 1, 2); // LOAD_METHOD
  expect("f2", 2, 1);    // BINARY_OP
}

} // namespace
