//===- ScopesTest.cpp - Which name means what, and in which slot ----------------------------------------===//
//
// frontend-and-lowering.md, section 5; the errors of 8.3.
//
//===----------------------------------------------------------------------------------------------------===//

#include "Stages.h"

#include <gtest/gtest.h>

using namespace adder;

namespace {

/// The identifiers of the `number`-th scope: "'a' cell 0 parameter, 'b' local 1".
std::string namesIn(std::string_view text, unsigned number) {
  std::string dump = test::Stages(text).scopes();
  std::string result;
  size_t begin = 0;
  bool inside = false;
  while (begin < dump.size()) {
    size_t end = std::min(dump.find('\n', begin), dump.size());
    std::string line = dump.substr(begin, end - begin);
    begin = end + 1;
    if (line.starts_with("  ") && inside)
      result += (result.empty() ? "" : ", ") + line.substr(2);
    else if (!line.starts_with("  "))
      inside = line.starts_with(std::to_string(number) + " ");
  }
  return result;
}

/// The heads of all scopes.
std::string headsOf(std::string_view text) {
  std::string dump = "\n" + test::Stages(text).scopes();
  std::string result;
  for (size_t at = 0; at < dump.size();) {
    size_t end = std::min(dump.find('\n', at + 1), dump.size());
    if (dump[at + 1] != ' ')
      result += dump.substr(at + 1, end - at);
    at = end;
  }
  return result;
}

std::string errorsOf(std::string_view text) { return test::Stages(text).scopes(); }

TEST(ScopesTest, BreadthFirstOrder) {
  std::string heads = headsOf("def f():\n  def g(): pass\n  lambda: 0\nclass A:\n  [x for x in y]\n");
  size_t f = heads.find("1 Function f "), a = heads.find("2 Class A "), g = heads.find("3 Function g ");
  EXPECT_LT(f, a) << heads;
  EXPECT_LT(a, g) << heads;
  EXPECT_NE(heads.find("\n4 Lambda <lambda> "), std::string::npos) << heads;
  EXPECT_NE(heads.find("\n5 ListComprehension <listcomp> "), std::string::npos) << heads;
}

TEST(ScopesTest, ModuleNames) {
  EXPECT_EQ(namesIn("x = y\n", 0), "'y' implicit global, 'x' name"); // in order of emission: value first
  EXPECT_EQ(namesIn("x = 1\ndef f():\n  global x\n  x = 2\n", 0), "'x' global, 'f' name");
}

TEST(ScopesTest, LocalsInOrderOfTheirFirstMention) {
  EXPECT_EQ(namesIn("def f(a):\n  b = c\n  for d in a: e = d\n", 1),
            "'a' local 0 parameter, 'c' global, 'b' local 1, 'd' local 2, 'e' local 3");
}

TEST(ScopesTest, ReadBeforeAssignmentIsLocalAllTheSame) {
  EXPECT_EQ(namesIn("def f():\n  x\n  x = 1\n", 1), "'x' local 0");
  EXPECT_EQ(namesIn("def f():\n  del x\n", 1), "'x' local 0");
}

TEST(ScopesTest, CodeThatIsNotCompiledMentionsNothing) {
  EXPECT_EQ(namesIn("def f():\n  if 0: x = 1\n  x\n", 1), "'x' global");
  EXPECT_EQ(namesIn("def f():\n  while False: x = 1\n  y: z = 1\n", 1), "'y' local 0");
  EXPECT_EQ(namesIn("def f():\n  return\n  x = 1\n", 1), "'x' local 0"); // dead code is compiled
}

TEST(ScopesTest, AnnotationMakesLocalsInFunctionsOnly) {
  EXPECT_EQ(namesIn("def f():\n  x: int\n  x\n", 1), "'x' local 0");
  EXPECT_EQ(namesIn("x: int\n", 0), "");
}

TEST(ScopesTest, StarParameterTradesPlaces) {
  EXPECT_EQ(namesIn("def f(a, b, *c, d, e, **g): pass\n", 1),
            "'a' local 0 parameter, 'b' local 1 parameter, 'e' local 2 parameter, 'd' local 3 parameter, "
            "'c' local 4 *parameter, 'g' local 5 **parameter");
  EXPECT_EQ(namesIn("def f(a, *, b): pass\n", 1), "'a' local 0 parameter, 'b' local 1 parameter");
}

TEST(ScopesTest, CountsOfParameters) {
  std::string heads = headsOf("def f(a, b=1, *c, d, e=2, **g): pass\n");
  EXPECT_NE(heads.find("locals=6 positional=2 keyword-only=2 defaults=1 *args **kwargs keyword-defaults"),
            std::string::npos)
      << heads;
  EXPECT_NE(headsOf("def f(a, *, b): pass\n").find("positional=1 keyword-only=1 defaults=0\n"),
            std::string::npos);
}

TEST(ScopesTest, Closures) {
  constexpr std::string_view kText =
      "def f(a, b):\n  c = 1\n  def g(x=1):\n    nonlocal c\n    c = b\n    return x\n";
  EXPECT_EQ(namesIn(kText, 1), "'a' local 0 parameter, 'b' cell 1 parameter, 'c' cell 3, 'g' local 2");
  EXPECT_EQ(namesIn(kText, 2),
            "'x' local 2 parameter, 'c' free 1, 'b' free 0"); // free slots: order of the parent
}

TEST(ScopesTest, FreeVariablesPassThroughScopesBetween) {
  constexpr std::string_view kText = "def f():\n  x = 1\n  def g():\n    def h(): return x\n";
  EXPECT_EQ(namesIn(kText, 1), "'x' cell 1, 'g' local 0");
  EXPECT_EQ(namesIn(kText, 2), "'h' local 1, 'x' free 0");
  EXPECT_EQ(namesIn(kText, 3), "'x' free 0");
}

TEST(ScopesTest, AssignmentAfterTheInnerFunctionCounts) {
  constexpr std::string_view kText = "def f():\n  def g(): return x\n  x = 1\n";
  EXPECT_EQ(namesIn(kText, 1), "'g' local 0, 'x' cell 1");
  EXPECT_EQ(namesIn(kText, 2), "'x' free 0");
}

TEST(ScopesTest, ModuleNamesAreNeverClosedOver) {
  EXPECT_EQ(namesIn("x = 1\ndef f(): return x\n", 1), "'x' global");
}

TEST(ScopesTest, ClassBodiesHideOuterLocals) {
  constexpr std::string_view kText = "def f():\n  x = 1\n  class A:\n    x = 2\n    def g(self): return x\n";
  EXPECT_EQ(namesIn(kText, 1), "'x' local 0, 'A' local 1");
  EXPECT_EQ(namesIn(kText, 3), "'self' local 0 parameter, 'x' global");
}

TEST(ScopesTest, ClassCellIsMadeBySuper) {
  constexpr std::string_view kText =
      "class A:\n  def f(self): return super().f()\n  def g(self): return self\n";
  EXPECT_EQ(namesIn(kText, 1).substr(0, 20), "'__class__' cell 0, ");
  EXPECT_EQ(namesIn(kText, 2), "'self' local 1 parameter, 'super' global, '__class__' free 0");
  EXPECT_EQ(
      namesIn("class A:\n  x = 1\n", 1),
      "'__class__' local 0, '__name__' implicit global, '__module__' name, '__qualname__' name, 'x' name");
}

TEST(ScopesTest, GlobalDeclaration) {
  EXPECT_EQ(namesIn("def f():\n  global x\n  x = 1\n  def g(): return x\n", 1), "'x' global, 'g' local 0");
  EXPECT_EQ(namesIn("def f():\n  global x\n  x = 1\n  def g(): return x\n", 2), "'x' global");
}

TEST(ScopesTest, Comprehensions) {
  constexpr std::string_view kText = "def f(n):\n  return [n * i for i in n if i]\n";
  EXPECT_EQ(namesIn(kText, 1), "'n' cell 0 parameter");
  EXPECT_EQ(namesIn(kText, 2), "'' local 1, 'i' local 2, 'n' free 0");
}

TEST(ScopesTest, AssignmentExpressionInComprehensionBindsOutside) {
  EXPECT_EQ(namesIn("def f():\n  [y := x for x in z]\n  return y\n", 1), "'z' global, 'y' cell 0");
  EXPECT_EQ(namesIn("def f():\n  [y := x for x in z]\n  return y\n", 2),
            "'' local 1, 'x' local 2, 'y' free 0");
  EXPECT_EQ(namesIn("[y := x for x in z]\ny\n", 0), "'z' implicit global, 'y' global");
  EXPECT_EQ(namesIn("[y := x for x in z]\ny\n", 1), "'' local 0, 'x' local 1, 'y' global");
}

TEST(ScopesTest, Generators) {
  EXPECT_NE(headsOf("def f():\n  if a: return\n  yield\n").find("generator"), std::string::npos);
  EXPECT_NE(headsOf("async def f(): pass\n").find("generator"), std::string::npos);
  EXPECT_EQ(headsOf("def f(): return\n").find("generator"), std::string::npos);
}

TEST(ScopesTest, Targets) {
  EXPECT_EQ(errorsOf("1 = x"), "1: can't assign to expression\n");
  EXPECT_EQ(errorsOf("f() += 1"), "1: can't assign to expression\n");
  EXPECT_EQ(errorsOf("*a, *b = c"), "1: multiple *x in assignment\n");
  EXPECT_EQ(errorsOf("a = *b"), "1: *x must be assignment target\n");
  EXPECT_EQ(errorsOf("del f()"), "1: can't delete expression\n");
  EXPECT_EQ(namesIn("[] = a", 0), "'a' implicit global"); // no targets are allowed
}

TEST(ScopesTest, PlacesOfStatements) {
  EXPECT_EQ(errorsOf("break"), "1: 'break'/'continue' outside loop\n");
  EXPECT_EQ(errorsOf("return"), "1: 'return' outside function\n");
  EXPECT_EQ(errorsOf("class A:\n  yield\n"), "2: 'yield' outside function\n");
  EXPECT_EQ(errorsOf("await x"), "1: 'await' outside function\n");
  EXPECT_EQ(errorsOf("def f():\n  async for x in y: pass\n"), "2: async for/with outside async function\n");
  EXPECT_EQ(errorsOf("def f():\n  from a import *\n"), "2: import * not at module level\n");
}

TEST(ScopesTest, Declarations) {
  EXPECT_EQ(errorsOf("nonlocal x"), "1: can't declare nonlocal in outer code\n");
  EXPECT_EQ(errorsOf("def f():\n  nonlocal x\n"), "2: no binding for nonlocal found\n");
  EXPECT_EQ(errorsOf("def f():\n  x\n  global x\n"), "3: identifier redefined as global\n");
  EXPECT_EQ(errorsOf("def f(x):\n  def g():\n    x = 1\n    nonlocal x\n"),
            "4: identifier redefined as nonlocal\n");
}

TEST(ScopesTest, ParametersAndArguments) {
  EXPECT_EQ(errorsOf("def f(a, a): pass"), "1: argument name reused\n");
  EXPECT_EQ(errorsOf("def f(a=1, b): pass"), "1: non-default argument follows default argument\n");
  EXPECT_EQ(errorsOf("f(1=2)"), "1: LHS of keyword arg must be an id\n");
  EXPECT_EQ(errorsOf("f(a=1, b)"), "1: positional arg after keyword arg\n");
  EXPECT_EQ(errorsOf("f(**a, b)"), "1: positional arg after **\n");
  EXPECT_EQ(errorsOf("f(**a, *b)"), "1: * arg after **\n");
  EXPECT_EQ(errorsOf("{a: b, c}"), "1: expecting key:value for dict\n");
  EXPECT_EQ(errorsOf("{a, b: c}"), "1: expecting just a value for set\n");
  EXPECT_EQ(errorsOf("def f(): super()"), "1: super() can't find self\n");
  EXPECT_EQ(errorsOf("try: a\nexcept: b\nexcept c: d\n"), "2: default 'except' must be last\n");
}

TEST(ScopesTest, ErrorsWithoutALineHaveThatOfWhatHoldsThem) {
  EXPECT_EQ(errorsOf("def f():\n  1 = 2\n"), "1: can't assign to expression\n");
  EXPECT_EQ(errorsOf("def f():\n  1 = 2\n  x\n"), "2: can't assign to expression\n");
}

TEST(ScopesTest, OuterScopesReportFirst) {
  std::string errors = errorsOf("def f():\n  x\n  return 1 = 2\n");
  EXPECT_EQ(errors, "3: invalid syntax\n");
  errors = errorsOf("def f():\n  x\n  nonlocal y\nz\nbreak\n");
  EXPECT_EQ(errors.substr(0, 39), "5: 'break'/'continue' outside loop\n3: n") << errors;
}

TEST(ScopesTest, DottedNamesHave255Bytes) {
  std::string part(127, 'a');
  EXPECT_EQ(errorsOf("import " + part + "." + part + "\n").find("too long"), std::string::npos);
  EXPECT_EQ(errorsOf("import " + part + "." + part + "b\n"), "1: name too long\n");
  EXPECT_EQ(errorsOf("from " + part + "." + part + "b import x\n"), "1: name too long\n");
  EXPECT_EQ(errorsOf("from " + part + "." + part + "b import *\n"), "1: name too long\n");
}

} // namespace
