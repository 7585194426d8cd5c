//===- test/unit/bytecode/OperatorsTest.cpp - Numbers, names and spellings of operators -------------===//

#include "bytecode/Operators.h"

#include <gtest/gtest.h>

using namespace adder::bytecode;

namespace {

TEST(OperatorsTest, NamesInTheOrderOfTheFormat) {
  constexpr std::string_view unary[] = {"__pos__", "__neg__", "__invert__", "<not>"};
  for (unsigned i = 0; i < std::size(unary); ++i)
    EXPECT_EQ(nameOf(UnaryOp(i)), unary[i]);
  constexpr std::string_view binary[] = {"__lt__",        "__gt__",       "__eq__",
                                         "__le__",        "__ge__",       "__ne__",
                                         "<in>",          "<is>",         "<exception match>",
                                         "__ior__",       "__ixor__",     "__iand__",
                                         "__ilshift__",   "__irshift__",  "__iadd__",
                                         "__isub__",      "__imul__",     "__imatmul__",
                                         "__ifloordiv__", "__itruediv__", "__imod__",
                                         "__ipow__",      "__or__",       "__xor__",
                                         "__and__",       "__lshift__",   "__rshift__",
                                         "__add__",       "__sub__",      "__mul__",
                                         "__matmul__",    "__floordiv__", "__truediv__",
                                         "__mod__",       "__pow__"};
  ASSERT_EQ(std::size(binary), kBinaryOpCount);
  for (unsigned i = 0; i < kBinaryOpCount; ++i)
    EXPECT_EQ(nameOf(BinaryOp(i)), binary[i]);
}

TEST(OperatorsTest, SpellingOfAugmentedAssignments) {
  for (unsigned i = unsigned(BinaryOp::Or); i <= unsigned(BinaryOp::Power); ++i) {
    BinaryOp plain = BinaryOp(i);
    EXPECT_TRUE(isInplace(inplaceOf(plain)));
    EXPECT_FALSE(isInplace(plain));
    EXPECT_EQ(tokenOf(inplaceOf(plain)), std::string(tokenOf(plain)) + "=");
  }
}

TEST(OperatorsTest, SpellingOfTheOthers) {
  EXPECT_EQ(tokenOf(UnaryOp::Invert), "~");
  EXPECT_EQ(tokenOf(UnaryOp::Not), "not");
  EXPECT_EQ(tokenOf(BinaryOp::GreaterEqual), ">=");
  EXPECT_EQ(tokenOf(BinaryOp::In), "in");
  EXPECT_EQ(tokenOf(BinaryOp::ExceptionMatch), "");
  EXPECT_EQ(tokenOf(BinaryOp::FloorDivide), "//");
}

} // namespace
