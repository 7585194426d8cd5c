//===- XtensaDecoderTest - Rows of XtensaInstructions.def against encodings of the manual -----------===//

#include "disassembler/XtensaDecoder.h"

#include "../bytecode/Bytes.h"

#include <gtest/gtest.h>

namespace adder::disassembler {
namespace {

std::string decoded(const char *hex) {
  std::vector<uint8_t> bytes = test::fromHex(hex);
  Instruction instruction;
  if (!decodeXtensa(bytes, 0, instruction))
    return "?";
  return instruction.mnemonic + (instruction.operands.empty() ? "" : " ") + instruction.operands;
}

TEST(XtensaDecoder, Density) {
  EXPECT_EQ(decoded("28 11"), "l32i.n a2, a1, 4");
  EXPECT_EQ(decoded("39 f1"), "s32i.n a3, a1, 60");
  EXPECT_EQ(decoded("3a 42"), "add.n a4, a2, a3");
  EXPECT_EQ(decoded("0b 22"), "addi.n a2, a2, -1");
  EXPECT_EQ(decoded("0c 02"), "movi.n a2, 0");
  EXPECT_EQ(decoded("5c f2"), "movi.n a2, 95");
  EXPECT_EQ(decoded("6c 02"), "movi.n a2, -32");
  EXPECT_EQ(decoded("7c f2"), "movi.n a2, -1");
  EXPECT_EQ(decoded("bc f2"), "beqz.n a2, 67");
  EXPECT_EQ(decoded("2d 04"), "mov.n a2, a4");
  EXPECT_EQ(decoded("0d f0"), "ret.n");
  EXPECT_EQ(decoded("1d f0"), "retw.n");
  EXPECT_EQ(decoded("3d f0"), "nop.n");
}

TEST(XtensaDecoder, Windows) {
  EXPECT_EQ(decoded("36 41 00"), "entry a1, 32");
  EXPECT_EQ(decoded("25 00 00"), "call8 4");
  EXPECT_EQ(decoded("e5 ff ff"), "call8 0");
  EXPECT_EQ(decoded("e0 08 00"), "callx8 a8");
  EXPECT_EQ(decoded("90 00 00"), "retw");
  EXPECT_EQ(decoded("10 11 00"), "movsp a1, a1");
}

TEST(XtensaDecoder, LoopsAndOptions) {
  EXPECT_EQ(decoded("76 83 10"), "loop a3, 20");
  EXPECT_EQ(decoded("76 94 04"), "loopnez a4, 8");
  EXPECT_EQ(decoded("20 f1 40"), "nsau a2, a1");
  EXPECT_EQ(decoded("40 23 82"), "mull a2, a3, a4");
  EXPECT_EQ(decoded("40 23 c2"), "quou a2, a3, a4");
  EXPECT_EQ(decoded("20 03 03"), "rsr a2, sar");
  EXPECT_EQ(decoded("57 63 08"), "bbci a3, 5, 12");
}

TEST(XtensaDecoder, LiteralsLieBeforeTheInstruction) { EXPECT_EQ(decoded("21 ff ff"), "l32r a2, -4"); }

TEST(XtensaDecoder, NothingIsReadBehindTheEnd) {
  EXPECT_EQ(decoded("36 41"), "?");
  EXPECT_EQ(decoded("28"), "?");
}

} // namespace
} // namespace adder::disassembler
