//===- CoverageTest - What is code and what is data -------------------------------------------------===//

#include "Elements.h"

namespace adder::disassembler {
namespace {

using bytecode::Architecture;
using test::Element;
using test::fromHex;

TEST(Coverage, WhatNoPathReachesIsSaidToBeSo) {
  // jmp +1; nop; ret
  Element element(Architecture::X64, fromHex("eb 01 50 c3"));
  MachineCode code = element.disassemble();
  ASSERT_EQ(code.lines.size(), 3u);
  EXPECT_EQ(code.lines[0].kind, LineKind::Instruction);
  EXPECT_EQ(code.lines[0].operands, "L0");
  EXPECT_EQ(code.lines[0].target, 3u);
  EXPECT_EQ(code.lines[1].kind, LineKind::Unreached);
  EXPECT_EQ(code.lines[2].kind, LineKind::Instruction);
  EXPECT_EQ(code.labels, std::vector<uint32_t>{3});
}

TEST(Coverage, BytesReachedThatAreNoInstructionAreInvalid) {
  Element element(Architecture::X64, fromHex("90 06 c3"));
  MachineCode code = element.disassemble();
  test::expectWhole(code.lines, 3);
  EXPECT_EQ(code.lines[1].kind, LineKind::Invalid);
}

TEST(Coverage, AnInstructionIsNotCutByThePrelude) {
  // The second instruction would need a byte of the prelude.
  Element element(Architecture::X64, fromHex("00 00 00 00 00 00 00 00 90 e8 00 00 00 00 c3"),
                  mpy::CodeKind::Native);
  element.code.preludeOffset = 12;
  MachineCode code = element.disassemble();
  test::expectWhole(code.lines, 15);
  for (const Line &line : code.lines)
    if (line.kind == LineKind::Instruction) {
      EXPECT_LE(line.offset + line.size, 12u);
    }
  EXPECT_EQ(code.lines.back().kind, LineKind::Prelude);
}

TEST(Coverage, AJumpIntoAnInstructionDoesNotSplitIt) {
  // mov eax, 0x9090fbeb; jmp into it
  Element element(Architecture::X64, fromHex("b8 eb fb 90 90 eb fa"));
  MachineCode code = element.disassemble();
  test::expectWhole(code.lines, 7);
  EXPECT_EQ(code.lines[0].size, 5u);
  EXPECT_EQ(code.lines[1].operands, "0x1");
}

TEST(Coverage, JumpsOutOfTheElementHaveNoLabel) {
  Element element(Architecture::X64, fromHex("e9 fb ff ff 7f"));
  MachineCode code = element.disassemble();
  ASSERT_EQ(code.lines.size(), 1u);
  EXPECT_EQ(code.lines[0].operands, "0x80000000");
  EXPECT_TRUE(code.labels.empty());
}

TEST(Coverage, ThePoolIsDataBecauseItIsRead) {
  // ldr r0, [pc, #0]; bx lr; .word 0x47704770 (which would decode)
  Element element(Architecture::Armv7m, fromHex("00 48 70 47 70 47 70 47"));
  MachineCode code = element.disassemble();
  ASSERT_EQ(code.lines.size(), 3u);
  EXPECT_EQ(code.lines[2].kind, LineKind::Data);
  EXPECT_EQ(code.lines[2].operands, "0x47704770");
  EXPECT_EQ(code.lines[0].comment, "= 1198540656");
}

TEST(Coverage, CallsKeepWhatTheAbiKeeps) {
  // ldr r4,[r0,#4]; ldr r4,[r4,#12]; ldr r4,[r4]; ldr r3,[r4,#28]; blx r3; ldr r3,[r4,#16]; blx r3; ldr
  // r3,[r3,#16]; blx r3
  Element element(Architecture::Armv7m,
                  fromHex("44 68 e4 68 24 68 e3 69 98 47 23 69 98 47 1b 69 98 47 70 47"));
  MachineCode code = element.disassemble();
  ASSERT_EQ(code.lines.size(), 10u);
  EXPECT_EQ(code.lines[4].comment, "mp_load_global(..)");
  EXPECT_EQ(code.lines[6].comment, "mp_native_to_obj(..)");
  EXPECT_EQ(code.lines[8].comment, "") << "r3 is lost in a call";
}

TEST(Coverage, AMeaningSurvivesAJoinOnlyIfAllWaysAgree) {
  // ldr r4,[r0,#4]; ldr r4,[r4,#12]; ldr r4,[r4]; cmp r1,#0; beq L; movs r4,#0; L: ldr r3,[r4,#28]; bx lr
  Element element(Architecture::Armv7m, fromHex("44 68 e4 68 24 68 00 29 00 d0 00 24 e3 69 70 47"));
  MachineCode code = element.disassemble();
  ASSERT_EQ(code.lines.size(), 8u);
  EXPECT_EQ(code.lines[2].comment, "mp_fun_table");
  EXPECT_EQ(code.lines[6].comment, "");
}

TEST(Coverage, InlineAssemblerIsNotGivenTheTables) {
  Element element(Architecture::Armv7m, fromHex("40 68 70 47"), mpy::CodeKind::InlineAsm);
  EXPECT_EQ(element.disassemble().lines[0].comment, "");
}

TEST(Coverage, WithoutAProcessorThereIsOnlyData) {
  for (Architecture architecture : {Architecture::None, Architecture::Debug}) {
    Element element(architecture, fromHex("90 c3"));
    MachineCode code = element.disassemble();
    EXPECT_TRUE(code.error.has_value());
    test::expectWhole(code.lines, 2);
    EXPECT_EQ(code.lines[0].kind, LineKind::Data);
  }
}

TEST(Coverage, OneElementThroughTheShortForm) {
  Element element(Architecture::X64, fromHex("c3"));
  support::TextWriter out(element.arena);
  writeMachineCode(out, element.module, 0, {.showBytes = false, .showComments = true});
  EXPECT_EQ(out.text(), "<viper>  viper X64, 1 byte\n       0  ret\n");
}

} // namespace
} // namespace adder::disassembler
