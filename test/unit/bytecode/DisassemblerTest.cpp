//===- test/unit/bytecode/DisassemblerTest.cpp - The listing of a function --------------------------===//

#include "bytecode/Disassembler.h"
#include "../HostArena.h"
#include "Bytes.h"

#include <gtest/gtest.h>

using namespace adder;
using namespace adder::bytecode;
using test::fromHex;

namespace {

class FewSymbols final : public Symbols {
public:
  std::optional<std::string_view> qstr(uint32_t index) const override {
    constexpr std::string_view texts[] = {"f.py", "loop", "n", "*", "a b", "print"};
    if (index < std::size(texts))
      return texts[index];
    return std::nullopt;
  }
  bool writeObject(support::TextWriter &out, uint32_t index) const override {
    if (index != 0)
      return false;
    out << "constant";
    return true;
  }
  std::optional<std::string_view> child(uint32_t index) const override {
    if (index == 0)
      return "inner";
    return std::nullopt;
  }
};

class DisassemblerTest : public testing::Test {
protected:
  std::string listing(std::string_view hex) {
    support::TextWriter out(arena);
    std::vector<uint8_t> bytes = fromHex(hex);
    disassemble(arena, bytes, FewSymbols(), out);
    return std::string(out.text());
  }
  test::HostArena arena;
};

TEST_F(DisassemblerTest, LabelsLinesAndOperands) {
  // state 13, exceptions 3, generator, 2 positional arguments (hidden, n), 1 cell, 3 lines
  EXPECT_EQ(listing("e6 42 0d 01 03 02 20 25 21 00"
                    "b0 5f 4b 0a c1 12 05 24 01 34 01 59 42 34 10 04 63"),
            "loop(*, n)  state=13 exceptions=3 positional=2 flags=GENERATOR cells=0\n"
            "    2      0  LOAD_FAST              0\n"
            "           1  GET_ITER_STACK\n"
            "  L0:\n"
            "           2  FOR_ITER               L1\n"
            "           4  STORE_FAST             1 (n)\n"
            "    3      5  LOAD_GLOBAL            print\n"
            "    4      7  LOAD_FAST_N            1 (n)\n"
            "           9  CALL_FUNCTION          1 positional, 0 keyword\n"
            "          11  POP_TOP\n"
            "          12  JUMP                   L0\n"
            "  L1:\n"
            "          14  LOAD_CONST_STRING      'a b'\n"
            "          16  RETURN_VALUE\n");
}

TEST_F(DisassemblerTest, EveryKindOfOperand) {
  EXPECT_EQ(listing("08 02 01"
                    "22 f8 18 af 23 00 2f 15 31 82 01 35 81 00 20 00 01 32 00 d3 d7 40 3c 82 40 41 01 11 04"),
            "loop()  state=2 exceptions=0\n"
            "    1      0  LOAD_CONST_SMALL_INT   -1000\n"
            "           3  LOAD_CONST_SMALL_INT   47\n"
            "           4  LOAD_CONST_OBJ         0 (constant)\n"
            "           6  STORE_COMP             dict, depth 5\n"
            "           8  UNPACK_EX              1 before, 1 after\n"
            "          11  CALL_FUNCTION_VAR_KW   128 positional, 0 keyword\n"
            "          14  MAKE_CLOSURE           0 (inner), 1 cell\n"
            "          17  MAKE_FUNCTION          0 (inner)\n"
            "  L0:\n"
            "          19  UNARY_OP               <not>\n"
            "          20  BINARY_OP              __lt__\n"
            "          21  UNWIND_JUMP            L0, 2 blocks, pop iterator\n"
            "          24  UNWIND_JUMP            L1, 1 block\n"
            "  L1:\n"
            "          27  LOAD_NAME              'a b'\n");
}

TEST_F(DisassemblerTest, MalformedFunctions) {
  EXPECT_EQ(listing("08"), "malformed function: sizes at byte 1: cut off by the end of the function\n");
  EXPECT_EQ(listing("08 02 63 10 63 00 10"),
            "#99 (malformed: no such string)()  state=2 exceptions=0\n"
            "    1      0  LOAD_CONST_STRING      99 (malformed: no such string)\n"
            "           2  malformed: unassigned opcode 00\n");
  EXPECT_EQ(listing("08 02 01 23 07 32 01 42 7f 10"),
            "loop()  state=2 exceptions=0\n"
            "    1      0  LOAD_CONST_OBJ         7 (malformed: no such constant)\n"
            "           2  MAKE_FUNCTION          1 (malformed: no such child)\n"
            "           4  JUMP                   69 (malformed: not an instruction)\n"
            "           6  malformed: opcode 10 is cut off by the end of the function\n");
}

} // namespace
