//===- FoldTest.cpp - What the parser makes of constants ------------------------------------------------===//
//
// frontend-and-lowering.md, section 4: what is folded, and what is not.  The arithmetic is in
// ConstantArithmeticTest.cpp.
//
//===----------------------------------------------------------------------------------------------------===//

#include "Trees.h"

#include <gtest/gtest.h>

using namespace adder;
using test::nested;
using test::statementOf;

namespace {

/// The value of a `return` after other statements: an expression statement would drop constants.
std::string lastOf(std::string_view before, std::string_view text,
                   const frontend::Options &options = test::testOptions()) {
  test::Stages program(std::string(before) + "\nreturn " + std::string(text), options);
  std::string tree = nested(program.ast(), false);
  size_t at = tree.rfind("Return(value: ");
  return at == std::string::npos ? tree : tree.substr(at + 14, tree.size() - at - 16);
}

std::string expressionOf(std::string_view text, const frontend::Options &options = test::testOptions()) {
  return lastOf("pass", text, options);
}

TEST(FoldTest, ChainsFoldAsAWholeOrNotAtAll) {
  EXPECT_EQ(expressionOf("1 + 2 - 4"), "SmallInteger -1");
  EXPECT_EQ(expressionOf("1 + 2 + a"), "BinaryChain(SmallInteger 1, +, SmallInteger 2, +, Name 'a')");
  EXPECT_EQ(expressionOf("(1 + 2) + a"), "BinaryChain(SmallInteger 3, +, Name 'a')");
  EXPECT_EQ(expressionOf("a + 2 * 3"), "BinaryChain(Name 'a', +, SmallInteger 6)");
  EXPECT_EQ(expressionOf("1 << 2 | 3 & 6 ^ 1"), "SmallInteger 7");
}

TEST(FoldTest, UnaryAndPower) {
  EXPECT_EQ(expressionOf("-1"), "SmallInteger -1");
  EXPECT_EQ(expressionOf("~-+5"), "SmallInteger 4");
  EXPECT_EQ(expressionOf("-2 ** 2"), "SmallInteger -4");
  EXPECT_EQ(expressionOf("2 ** -1"), "ConstantObject 0.5");
  EXPECT_EQ(expressionOf("~1.5"), "Unary ~(operand: ConstantObject 1.5)");
}

TEST(FoldTest, OperandsThatNeverFold) {
  EXPECT_EQ(expressionOf("True + 1"), "BinaryChain(TrueLiteral, +, SmallInteger 1)");
  EXPECT_EQ(expressionOf("'a' 'b' + 'c'"), "BinaryChain(InternedString 'ab', +, InternedString 'c')");
  EXPECT_EQ(expressionOf("1j * 2"), "BinaryChain(ConstantObject 1j, *, SmallInteger 2)");
  EXPECT_EQ(expressionOf("1 < 2"), "Comparison(SmallInteger 1, <, SmallInteger 2)");
  EXPECT_EQ(expressionOf("2 @ 3"), "BinaryChain(SmallInteger 2, @, SmallInteger 3)");
}

TEST(FoldTest, WhatWouldRaiseStays) {
  EXPECT_EQ(expressionOf("1 // 0"), "BinaryChain(SmallInteger 1, //, SmallInteger 0)");
  EXPECT_EQ(expressionOf("1 << -1"), "BinaryChain(SmallInteger 1, <<, SmallInteger -1)");
  EXPECT_EQ(expressionOf("0 ** -1"), "Power(base: SmallInteger 0, exponent: SmallInteger -1)");
  EXPECT_EQ(expressionOf("1 / 0.0"), "BinaryChain(SmallInteger 1, /, ConstantObject 0.0)");
}

TEST(FoldTest, SmallIntegersAreThoseOfTheTarget) {
  EXPECT_EQ(expressionOf("0x3fffffff"), "SmallInteger 1073741823");
  EXPECT_EQ(expressionOf("0x40000000"), "ConstantObject 1073741824");
  EXPECT_EQ(expressionOf("-0x40000000"), "SmallInteger -1073741824");
  frontend::Options options = test::testOptions();
  options.smallIntBits = 14;
  EXPECT_EQ(expressionOf("8191", options), "SmallInteger 8191");
  EXPECT_EQ(expressionOf("8192", options), "ConstantObject 8192");
  EXPECT_EQ(expressionOf("8191 + 1 - 1", options), "SmallInteger 8191"); // what lies between has no limit
}

TEST(FoldTest, LogicalOperators) {
  EXPECT_EQ(expressionOf("0 or a"), "Name 'a'");
  EXPECT_EQ(expressionOf("a or 1 or b"), "Or(Name 'a', SmallInteger 1)");
  EXPECT_EQ(expressionOf("a and 1 and b"), "And(Name 'a', Name 'b')");
  EXPECT_EQ(expressionOf("0 and a"), "SmallInteger 0");
  EXPECT_EQ(expressionOf("a and 0"), "And(Name 'a', SmallInteger 0)");
  EXPECT_EQ(expressionOf("not 0"), "TrueLiteral");
  EXPECT_EQ(expressionOf("not ''"), "TrueLiteral");
  EXPECT_EQ(expressionOf("not (1, 2)"), "FalseLiteral");
  EXPECT_EQ(expressionOf("not ..."), "FalseLiteral");
  EXPECT_EQ(expressionOf("not []"), "Not(operand: List)"); // never a constant
  EXPECT_EQ(expressionOf("() or a"), "Name 'a'");
}

TEST(FoldTest, TuplesOfConstants) {
  EXPECT_EQ(expressionOf("(1, 'a', b'b', None, 1.5, ())"), "ConstantObject (1, 'a', b'b', None, 1.5, ())");
  EXPECT_EQ(expressionOf("1, (2, (3,))"), "ConstantObject (1, (2, (3,)))");
  EXPECT_EQ(expressionOf("(1, a)"), "Tuple parenthesised(SmallInteger 1, Name 'a')");
  EXPECT_EQ(expressionOf("()"), "Tuple parenthesised");
  EXPECT_EQ(expressionOf("[1, 2]"), "List(SmallInteger 1, SmallInteger 2)");
  EXPECT_EQ(expressionOf("a[1, 2]"), "Postfix(subject: Name 'a', Subscript(index: ConstantObject (1, 2)))");
}

TEST(FoldTest, ConstantsByName) {
  EXPECT_EQ(lastOf("_A = const(3)", "_A + 1"), "SmallInteger 4");
  EXPECT_EQ(lastOf("A = const(3)", "A + 1"), "SmallInteger 4");
  EXPECT_EQ(lastOf("A: int = const(3)", "A"), "SmallInteger 3");
  EXPECT_EQ(lastOf("S = const('ab')", "S"), "ConstantObject 'ab'"); // never an interned string
  EXPECT_EQ(lastOf("S = const(None)", "S"), "ConstantObject None");
  EXPECT_EQ(lastOf("A = const(3)", "x.A"), "Postfix(subject: Name 'x', Attribute 'A')");
  EXPECT_EQ(lastOf("A, B = const(3), 4", "A"), "Name 'A'"); // not the pattern
  EXPECT_EQ(lastOf("A = micropython.const(3)", "A"), "Name 'A'");
  EXPECT_EQ(lastOf("def f():\n  A = const(3)", "A"), "SmallInteger 3"); // one table for the file
}

TEST(FoldTest, StatementOfAConst) {
  EXPECT_EQ(statementOf("A = const(3)"), "Assign(value: SmallInteger 3, Name 'A')");
  EXPECT_EQ(statementOf("_A = const(3)").find("Assign"), std::string::npos);
  EXPECT_EQ(statementOf("A = const(x)"), "1: not a constant\n");
  EXPECT_EQ(statementOf("A = const(1, 2)"), "1: not a constant\n");
  EXPECT_EQ(statementOf("A = const(1,)"), "1: not a constant\n");
  EXPECT_EQ(statementOf("A = const()"), "1: not a constant\n");
}

TEST(FoldTest, ConstantsOfMath) {
  EXPECT_EQ(expressionOf("math.pi"), "ConstantObject 3.141592653589793");
  EXPECT_EQ(expressionOf("-math.inf"), "ConstantObject -inf");
  EXPECT_EQ(expressionOf("math.e * 0"), "ConstantObject 0.0");
  EXPECT_EQ(expressionOf("math.sin"), "Postfix(subject: Name 'math', Attribute 'sin')");
  EXPECT_EQ(expressionOf("math.pi.x"), "Postfix(subject: Name 'math', Attribute 'pi', Attribute 'x')");
}

TEST(FoldTest, StringsAreInternedIfShortOrKnown) {
  EXPECT_EQ(expressionOf("'0123456789'"), "InternedString '0123456789'");
  EXPECT_EQ(expressionOf("'0123456789a'"), "ConstantObject '0123456789a'");
  EXPECT_EQ(expressionOf("'__qualname__'"), "InternedString '__qualname__'"); // static
  EXPECT_EQ(expressionOf("'symmetric_difference'"), "InternedString 'symmetric_difference'");
  EXPECT_EQ(lastOf("a_long_identifier", "'a_long_identifier'"), "InternedString 'a_long_identifier'");
  EXPECT_EQ(
      lastOf("pass", "'a_long_identifier', a_long_identifier"),
      "Tuple(ConstantObject 'a_long_identifier', Name 'a_long_identifier')"); // only what comes before counts
  frontend::Options options = test::testOptions();
  options.inputName = "directory/file.py";
  EXPECT_EQ(expressionOf("'directory/file.py'", options), "InternedString 'directory/file.py'");
  EXPECT_EQ(expressionOf("b'a'"), "ConstantObject b'a'");
}

TEST(FoldTest, NumbersThatAreNone) {
  EXPECT_EQ(expressionOf("09"), "2: invalid syntax for integer with base 0: '09'");
  EXPECT_EQ(expressionOf("0b12"), "2: invalid syntax for integer with base 2: '12'");
  EXPECT_EQ(expressionOf("0x"), "2: invalid syntax for integer with base 16: ''");
  EXPECT_EQ(expressionOf("1if"), "2: invalid syntax for integer with base 10: '1if'");
  EXPECT_EQ(expressionOf("1.2.3"), "2: invalid syntax for number");
  EXPECT_EQ(expressionOf("1e"), "2: invalid syntax for number");
  EXPECT_EQ(expressionOf("00"), "SmallInteger 0");
}

} // namespace
