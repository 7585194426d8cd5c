//===- ParserTest.cpp - From the grammar to the shape of the tree ---------------------------------------===//
//
// frontend-and-lowering.md, section 3.  What becomes of constants is in FoldTest.cpp.
//
//===----------------------------------------------------------------------------------------------------===//

#include "Trees.h"

#include <gtest/gtest.h>

using namespace adder;
using test::expressionOf;
using test::statementOf;

namespace {

constexpr std::string_view kInvalid = "1: invalid syntax\n";

TEST(ParserTest, OperatorsOfOneLevelAreOneChain) {
  EXPECT_EQ(expressionOf("a + b - c"), "BinaryChain(Name 'a', +, Name 'b', -, Name 'c')");
  EXPECT_EQ(expressionOf("a * b @ c"), "BinaryChain(Name 'a', *, Name 'b', @, Name 'c')");
  EXPECT_EQ(expressionOf("(a + b) + c"), "BinaryChain(BinaryChain(Name 'a', +, Name 'b'), +, Name 'c')");
}

TEST(ParserTest, Precedence) {
  EXPECT_EQ(
      expressionOf("a | b ^ c & d << e + f * -g"),
      "BinaryChain(Name 'a', |, BinaryChain(Name 'b', ^, BinaryChain(Name 'c', &, BinaryChain(Name 'd', <<, "
      "BinaryChain(Name 'e', +, BinaryChain(Name 'f', *, Unary -(operand: Name 'g')))))))");
  EXPECT_EQ(
      expressionOf("-a ** -b ** c"),
      "Unary -(operand: Power(base: Name 'a', exponent: Unary -(operand: Power(base: Name 'b', exponent: "
      "Name 'c'))))");
  EXPECT_EQ(expressionOf("not a < b or c and d"),
            "Or(Not(operand: Comparison(Name 'a', <, Name 'b')), And(Name 'c', Name 'd'))");
  EXPECT_EQ(expressionOf("lambda: a if b else c"),
            "Lambda(body: Conditional(condition: Name 'b', whenTrue: Name 'a', whenFalse: Name 'c'))");
}

TEST(ParserTest, Comparisons) {
  EXPECT_EQ(expressionOf("a < b not in c is not d"),
            "Comparison(Name 'a', <, Name 'b', not in, Name 'c', is not, Name 'd')");
  EXPECT_EQ(expressionOf("a == not b"), kInvalid);
  EXPECT_EQ(expressionOf("a <> b"), kInvalid);
}

TEST(ParserTest, ParenthesesLeaveNoTraceButOnTuples) {
  EXPECT_EQ(expressionOf("((a))"), "Name 'a'");
  EXPECT_EQ(expressionOf("(a,)"), "Tuple parenthesised(Name 'a')");
  EXPECT_EQ(expressionOf("a,"), "Tuple(Name 'a')");
  EXPECT_EQ(expressionOf("()"), "Tuple parenthesised");
}

TEST(ParserTest, Trailers) {
  EXPECT_EQ(expressionOf("a.b(c)[d]"),
            "Postfix(subject: Name 'a', Attribute 'b', Call(Name 'c'), Subscript(index: Name 'd'))");
  EXPECT_EQ(expressionOf("f(a, *b, c=d, **e)"),
            "Postfix(subject: Name 'f', Call(Name 'a', StarArgument(value: Name 'b'), KeywordArgument(name: "
            "Name 'c', "
            "value: Name 'd'), DoubleStarArgument(value: Name 'e')))");
  EXPECT_EQ(expressionOf("a[b:c, ::d, :]"),
            "Postfix(subject: Name 'a', Subscript(index: Tuple(Slice(start: Name 'b', stop: Name 'c'), "
            "Slice(step: Name 'd'), Slice)))");
  EXPECT_EQ(expressionOf("f(a := b)"),
            "Postfix(subject: Name 'f', Call(NamedExpr unmarked(target: Name 'a', value: Name 'b')))");
  EXPECT_EQ(expressionOf("a[]"), kInvalid);
}

TEST(ParserTest, Displays) {
  EXPECT_EQ(expressionOf("[]"), "List");
  EXPECT_EQ(expressionOf("[a, b,]"), "List(Name 'a', Name 'b')");
  EXPECT_EQ(expressionOf("{}"), "Dict");
  EXPECT_EQ(expressionOf("{a: b}"), "Dict(DictItem(key: Name 'a', value: Name 'b'))");
  EXPECT_EQ(expressionOf("{a}"), "Set(Name 'a')");
  EXPECT_EQ(expressionOf("{**a}"), kInvalid);
  EXPECT_EQ(expressionOf("[a b]"), kInvalid);
}

TEST(ParserTest, Comprehensions) {
  EXPECT_EQ(
      expressionOf("[a for b in c if d for e in f]"),
      "Comprehension list elementLine=1(element: Name 'a', ComprehensionFor(target: Name 'b', iterable: Name "
      "'c'), ComprehensionIf(condition: Name 'd'), ComprehensionFor(target: Name 'e', iterable: Name 'f'))");
  EXPECT_EQ(expressionOf("{a: b for c in d}"),
            "Comprehension dict elementLine=1(element: DictItem(key: Name 'a', value: Name 'b'), "
            "ComprehensionFor(target: Name 'c', iterable: Name 'd'))");
  EXPECT_EQ(
      expressionOf("f(a for a in b)"),
      "Postfix(subject: Name 'f', Call(Comprehension generator elementLine=1 unmarked(element: Name 'a', "
      "ComprehensionFor(target: Name 'a', iterable: Name 'b'))))");
  EXPECT_EQ(expressionOf("[a async for a in b]"), kInvalid);
}

TEST(ParserTest, AssignmentsListTheirTargetsInOrder) {
  EXPECT_EQ(statementOf("a = b = c"), "Assign(value: Name 'c', Name 'a', Name 'b')");
  EXPECT_EQ(statementOf("a, *b = c"), "Assign(value: Name 'c', Tuple(Name 'a', Starred(value: Name 'b')))");
  EXPECT_EQ(statementOf("a: b = c"),
            "AnnotatedAssign(target: Name 'a', annotation: Name 'b', value: Name 'c')");
  EXPECT_EQ(statementOf("a: b"), "AnnotatedAssign(target: Name 'a', annotation: Name 'b')");
  EXPECT_EQ(statementOf("a //= b, c"),
            "AugmentedAssign //=(target: Name 'a', value: Tuple(Name 'b', Name 'c'))");
  EXPECT_EQ(statementOf("a := b"), kInvalid);
}

TEST(ParserTest, SimpleStatements) {
  EXPECT_EQ(statementOf("del a, b.c"),
            "Delete(target: Tuple(Name 'a', Postfix(subject: Name 'b', Attribute 'c')))");
  EXPECT_EQ(statementOf("return a,"), "Return(value: Tuple(Name 'a'))");
  EXPECT_EQ(statementOf("raise a from b"), "Raise(exception: Name 'a', cause: Name 'b')");
  EXPECT_EQ(statementOf("yield"), "YieldStatement(value: Yield)");
  EXPECT_EQ(statementOf("global a, b"), "Global 'a' 'b'");
  EXPECT_EQ(statementOf("assert a, b"), "Assert(condition: Name 'a', message: Name 'b')");
  EXPECT_EQ(statementOf("a; b;"), "StatementList(Expression(value: Name 'a'), Expression(value: Name 'b'))");
  EXPECT_EQ(statementOf("print a"), kInvalid);
}

TEST(ParserTest, Imports) {
  EXPECT_EQ(statementOf("import a.b as c, d"),
            "Import(ImportItem 'c'(name: DottedName 'a' 'b'), ImportItem(name: DottedName 'd'))");
  EXPECT_EQ(statementOf("from ...a.b import c as d, e,"),
            "ImportFrom level=3(module: DottedName 'a' 'b', ImportFromItem 'c' 'd', ImportFromItem 'e')");
  EXPECT_EQ(statementOf("from . import *"), "ImportStar level=1");
  EXPECT_EQ(statementOf("from a import ()"), kInvalid);
  EXPECT_EQ(statementOf("from a import (b,)"),
            "ImportFrom level=0(module: DottedName 'a', ImportFromItem 'b')");
}

TEST(ParserTest, ConditionsAndLoops) {
  EXPECT_EQ(
      statementOf("if a: b\nelif c: d\nelse: e", true),
      "If @1(otherwise: Expression @3(value: Name 'e'), IfClause @1(condition: Name 'a', body: Expression "
      "@1(value: Name 'b')), IfClause @2(condition: Name 'c', body: Expression @2(value: Name 'd')))");
  EXPECT_EQ(statementOf("while a: pass\nelse: b"),
            "While(condition: Name 'a', body: Pass, otherwise: Expression(value: Name 'b'))");
  EXPECT_EQ(statementOf("for a, in b, c: break"),
            "For(target: Tuple(Name 'a'), iterable: Tuple(Name 'b', Name 'c'), body: Break)");
  EXPECT_EQ(statementOf("if a = b: c"), kInvalid);
}

TEST(ParserTest, TryAndWith) {
  EXPECT_EQ(
      statementOf("try: a\nexcept b as c: d\nexcept: e\nelse: f\nfinally: g"),
      "Try(body: Expression(value: Name 'a'), otherwise: Expression(value: Name 'f'), finalBody: "
      "Expression(value: Name 'g'), ExceptHandler 'c'(type: Name 'b', body: Expression(value: Name 'd')), "
      "ExceptHandler(body: Expression(value: Name 'e')))");
  EXPECT_EQ(statementOf("with a as b, c: pass"),
            "With(body: Pass, WithItem(value: Name 'a', target: Name 'b'), WithItem(value: Name 'c'))");
  EXPECT_EQ(statementOf("try: a\nelse: b"), "2: invalid syntax\n");
  EXPECT_EQ(statementOf("with (a as b): pass"), kInvalid);
}

TEST(ParserTest, Definitions) {
  EXPECT_EQ(statementOf("def f(a, b=c, *d, e, **g) -> h: pass"),
            "Function 'f'(returns: Name 'h', body: Pass, Parameter plain 'a', Parameter plain 'b'(value: "
            "Name 'c'), "
            "Parameter * 'd', Parameter plain 'e', Parameter ** 'g')");
  EXPECT_EQ(statementOf("async def f(): pass"), "Function 'f' async(body: Pass)");
  EXPECT_EQ(statementOf("class A(B, c=d): pass"),
            "Class 'A'(body: Pass, Name 'B', KeywordArgument(name: Name 'c', value: Name 'd'))");
  EXPECT_EQ(
      statementOf("@a.b\n@c(d)\ndef f(): pass"),
      "Decorated(definition: Function 'f'(body: Pass), Decorator(name: DottedName 'a' 'b'), Decorator(name: "
      "DottedName 'c', call: Call(Name 'd')))");
  EXPECT_EQ(statementOf("def f(a, /): pass"), kInvalid);
  EXPECT_EQ(statementOf("@a[0]\ndef f(): pass"), kInvalid);
}

TEST(ParserTest, LinesOfNodes) {
  // Parentheses around the first operand count, those around the whole do not; a trailer has the line of its
  // bracket.
  EXPECT_EQ(statementOf("(\na)+b", true), "Expression @1(value: BinaryChain @1(Name 'a', +, Name 'b'))");
  EXPECT_EQ(statementOf("(\na+b)", true), "Expression @1(value: BinaryChain @2(Name 'a', +, Name 'b'))");
  EXPECT_EQ(statementOf("(a\n.b\n(c))", true),
            "Expression @1(value: Postfix @1(subject: Name 'a', Attribute @2 'b', Call @3(Name 'c')))");
}

TEST(ParserTest, ErrorsNameTheLineOfTheToken) {
  EXPECT_EQ(statementOf("a\nb c\n"), "2: invalid syntax\n");
  EXPECT_EQ(statementOf("x = (1\n"), "2: invalid syntax\n");
  EXPECT_EQ(statementOf("if a:\nb\n"), "2: invalid syntax\n");
  EXPECT_EQ(statementOf("a\n  b\n"), "2: unexpected indent\n");
  EXPECT_EQ(statementOf("if a:\n    b\n  c\n").substr(0, 57),
            "2: unindent doesn't match any outer indent level\n");
  EXPECT_EQ(statementOf("x = f'{}'"), "1: malformed f-string\n");
}

TEST(ParserTest, SeveralErrorsOfAFile) {
  std::string errors = statementOf("a b\nc = 1\nd )\n\ne = [1\n");
  EXPECT_NE(errors.find("1: invalid syntax\n"), std::string::npos) << errors;
  EXPECT_NE(errors.find("3: invalid syntax\n"), std::string::npos) << errors;
}

TEST(ParserTest, NestingHasALimit) {
  frontend::Options options = test::testOptions();
  options.nestingLimit = 20;
  std::string open(30, '('), close(30, ')');
  EXPECT_EQ(expressionOf("(((((a)))))", options), "Name 'a'");
  EXPECT_EQ(statementOf(open + "a" + close, false, options), "1: maximum recursion depth exceeded\n");
  EXPECT_EQ(statementOf("a" + std::string(1000, '+') + "b", false, options),
            "1: maximum recursion depth exceeded\n");
}

TEST(ParserTest, NamesHave255Bytes) {
  EXPECT_EQ(expressionOf(std::string(255, 'a')), "Name '" + std::string(255, 'a') + "'");
  EXPECT_EQ(expressionOf(std::string(256, 'a')), "1: name too long\n");
  frontend::Options options = test::testOptions();
  std::string name(256, 'f');
  options.sourceName = name;
  EXPECT_EQ(statementOf("a b", false, options).substr(0, 17), "1: name too long\n");
}

} // namespace
