//===- test/unit/bytecode/OpcodeTest.cpp - The opcode table against an independent list -------------===//

#include "bytecode/Opcode.h"

#include <gtest/gtest.h>

#include <map>

using namespace adder::bytecode;

namespace {

// Written down from the listings of the reference's tool, not from the table under test.
// clang-format off
const std::map<unsigned, std::string_view> kSingle = {
    {0x10, "LOAD_CONST_STRING"}, {0x11, "LOAD_NAME"}, {0x12, "LOAD_GLOBAL"}, {0x13, "LOAD_ATTR"},
    {0x14, "LOAD_METHOD"}, {0x15, "LOAD_SUPER_METHOD"}, {0x16, "STORE_NAME"}, {0x17, "STORE_GLOBAL"},
    {0x18, "STORE_ATTR"}, {0x19, "DELETE_NAME"}, {0x1a, "DELETE_GLOBAL"}, {0x1b, "IMPORT_NAME"},
    {0x1c, "IMPORT_FROM"}, {0x20, "MAKE_CLOSURE"}, {0x21, "MAKE_CLOSURE_DEFARGS"},
    {0x22, "LOAD_CONST_SMALL_INT"}, {0x23, "LOAD_CONST_OBJ"}, {0x24, "LOAD_FAST_N"}, {0x25, "LOAD_DEREF"},
    {0x26, "STORE_FAST_N"}, {0x27, "STORE_DEREF"}, {0x28, "DELETE_FAST"}, {0x29, "DELETE_DEREF"},
    {0x2a, "BUILD_TUPLE"}, {0x2b, "BUILD_LIST"}, {0x2c, "BUILD_MAP"}, {0x2d, "BUILD_SET"},
    {0x2e, "BUILD_SLICE"}, {0x2f, "STORE_COMP"}, {0x30, "UNPACK_SEQUENCE"}, {0x31, "UNPACK_EX"},
    {0x32, "MAKE_FUNCTION"}, {0x33, "MAKE_FUNCTION_DEFARGS"}, {0x34, "CALL_FUNCTION"},
    {0x35, "CALL_FUNCTION_VAR_KW"}, {0x36, "CALL_METHOD"}, {0x37, "CALL_METHOD_VAR_KW"},
    {0x40, "UNWIND_JUMP"}, {0x42, "JUMP"}, {0x43, "POP_JUMP_IF_TRUE"}, {0x44, "POP_JUMP_IF_FALSE"},
    {0x45, "JUMP_IF_TRUE_OR_POP"}, {0x46, "JUMP_IF_FALSE_OR_POP"}, {0x47, "SETUP_WITH"},
    {0x48, "SETUP_EXCEPT"}, {0x49, "SETUP_FINALLY"}, {0x4a, "POP_EXCEPT_JUMP"}, {0x4b, "FOR_ITER"},
    {0x50, "LOAD_CONST_FALSE"}, {0x51, "LOAD_CONST_NONE"}, {0x52, "LOAD_CONST_TRUE"}, {0x53, "LOAD_NULL"},
    {0x54, "LOAD_BUILD_CLASS"}, {0x55, "LOAD_SUBSCR"}, {0x56, "STORE_SUBSCR"}, {0x57, "DUP_TOP"},
    {0x58, "DUP_TOP_TWO"}, {0x59, "POP_TOP"}, {0x5a, "ROT_TWO"}, {0x5b, "ROT_THREE"},
    {0x5c, "WITH_CLEANUP"}, {0x5d, "END_FINALLY"}, {0x5e, "GET_ITER"}, {0x5f, "GET_ITER_STACK"},
    {0x62, "STORE_MAP"}, {0x63, "RETURN_VALUE"}, {0x64, "RAISE_LAST"}, {0x65, "RAISE_OBJ"},
    {0x66, "RAISE_FROM"}, {0x67, "YIELD_VALUE"}, {0x68, "YIELD_FROM"}, {0x69, "IMPORT_STAR"},
};
// clang-format on

TEST(OpcodeTest, AllByteValues) {
  for (unsigned byte = 0; byte < 256; ++byte) {
    const OpcodeInfo *info = findOpcode(uint8_t(byte));
    std::string_view expected;
    if (auto found = kSingle.find(byte); found != kSingle.end())
      expected = found->second;
    else if (byte >= 0x70 && byte < 0xb0)
      expected = "LOAD_CONST_SMALL_INT";
    else if (byte >= 0xb0 && byte < 0xc0)
      expected = "LOAD_FAST";
    else if (byte >= 0xc0 && byte < 0xd0)
      expected = "STORE_FAST";
    else if (byte >= 0xd0 && byte < 0xd4)
      expected = "UNARY_OP";
    else if (byte >= 0xd7 && byte < 0xfa)
      expected = "BINARY_OP";
    ASSERT_EQ(info != nullptr, !expected.empty()) << byte;
    EXPECT_EQ(info ? info->mnemonic : "", expected) << byte;
  }
}

TEST(OpcodeTest, FormatsAndExtraBytes) {
  for (unsigned byte = 0; byte < 256; ++byte) {
    OperandFormat expected = byte == 0x22                  ? OperandFormat::Vsint
                             : byte >= 0x10 && byte < 0x40 ? OperandFormat::Vuint
                             : byte >= 0x40 && byte < 0x50 ? OperandFormat::Offset
                                                           : OperandFormat::None;
    EXPECT_EQ(formatOf(uint8_t(byte)), expected) << byte;
    bool extra = byte == 0 || byte == 1 || byte == 0x20 || byte == 0x21 || byte == 0x40 || byte == 0x41 ||
                 byte == 0x60 || byte == 0x61;
    EXPECT_EQ(hasExtraByte(uint8_t(byte)), extra) << byte;
  }
}

TEST(OpcodeTest, JumpFlags) {
  using namespace opcode_flag;
  for (unsigned byte = 0; byte < 256; ++byte) {
    const OpcodeInfo *info = findOpcode(uint8_t(byte));
    if (!info)
      continue;
    EXPECT_EQ(info->has(Jump), byte >= 0x40 && byte <= 0x4b) << byte;
    EXPECT_EQ(info->has(Handler), byte >= 0x47 && byte <= 0x49) << byte;
    EXPECT_EQ(info->has(Signed), byte == 0x40 || (byte >= 0x42 && byte <= 0x44)) << byte;
    bool ends = byte == 0x40 || byte == 0x42 || byte == 0x4a || (byte >= 0x63 && byte <= 0x66);
    EXPECT_EQ(info->has(Terminator), ends) << byte;
  }
}

TEST(OpcodeTest, BytesOfInstructionsWithTheirOperandInside) {
  EXPECT_EQ(loadSmallIntByte(-16), 0x70);
  EXPECT_EQ(loadSmallIntByte(0), 0x80);
  EXPECT_EQ(loadSmallIntByte(47), 0xaf);
  EXPECT_EQ(loadFastByte(15), 0xbf);
  EXPECT_EQ(storeFastByte(0), 0xc0);
  EXPECT_EQ(byteOf(UnaryOp::Not), 0xd3);
  EXPECT_EQ(byteOf(BinaryOp::Less), 0xd7);
  EXPECT_EQ(byteOf(BinaryOp::Power), 0xf9);
}

TEST(OpcodeTest, LookupsAgree) {
  EXPECT_EQ(infoOf(Opcode::StoreMap).mnemonic, "STORE_MAP");
  EXPECT_EQ(opcodeOf(0xbf), Opcode::LoadFastMulti);
  EXPECT_EQ(opcodeOf(0x24), Opcode::LoadFastN);
}

} // namespace
