//===- TablesTest.cpp - The .def files against lists of their own ---------------------------------------===//
//
// The lists here were written from the language reference and from frontend-and-lowering.md, not from the
// tables.
//
//===----------------------------------------------------------------------------------------------------===//

#include "Stages.h"
#include "Tokens.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

using namespace adder;
using namespace adder::frontend;

namespace {

TEST(TablesTest, Keywords) {
  const std::vector<std::string_view> expected = {
      "False", "None",  "True",     "__debug__", "and",    "as",   "assert", "async",  "await",
      "break", "class", "continue", "def",       "del",    "elif", "else",   "except", "finally",
      "for",   "from",  "global",   "if",        "import", "in",   "is",     "lambda", "nonlocal",
      "not",   "or",    "pass",     "raise",     "return", "try",  "while",  "with",   "yield"};
  std::vector<std::string_view> actual = {
#define KEYWORD(Enumerator, Text) Text,
#include "frontend/Tokens.def"
  };
  std::sort(actual.begin(), actual.end());
  EXPECT_EQ(actual, expected);
  for (std::string_view word : expected) {
    EXPECT_FALSE(test::tokensOf(word).starts_with("Name")) << word;
  }
}

TEST(TablesTest, Punctuators) {
  const std::set<std::string_view> expected = {
      "(",  ")",  "[",   "]",   "{",  "}",  ",",   ":",  ";",  "~",  ":=", "<",  "<=", "<<", "<<=", ">",
      ">=", ">>", ">>=", "*",   "*=", "**", "**=", "+",  "+=", "-",  "-=", "->", "&",  "&=", "|",   "|=",
      "/",  "/=", "//",  "//=", "%",  "%=", "^",   "^=", "@",  "@=", "=",  "==", "!=", ".",  "..."};
  const std::vector<std::string_view> actual = {
#define PUNCTUATOR(Enumerator, Text) Text,
#include "frontend/Tokens.def"
  };
  EXPECT_EQ(std::set<std::string_view>(actual.begin(), actual.end()), expected);
  EXPECT_EQ(actual.size(), expected.size());
  for (std::string_view text : actual) { // each is lexed as itself
    std::string tokens = test::tokensOf(text);
    unsigned kind = 0;
    for (; describe(TokenKind(kind)) != text; ++kind)
      ;
    EXPECT_EQ(tokens.substr(0, tokens.find(' ')), nameOf(TokenKind(kind))) << text;
  }
}

TEST(TablesTest, OtherTokens) {
  EXPECT_EQ(nameOf(TokenKind::End), "End");
  EXPECT_EQ(describe(TokenKind::Name), "name");
  EXPECT_EQ(unsigned(TokenKind::UnicodeNameEscape) + 1, 14u); // what is neither punctuator nor keyword
  EXPECT_TRUE(isKeyword(TokenKind::False));
  EXPECT_TRUE(isKeyword(TokenKind::Yield));
  EXPECT_FALSE(isKeyword(TokenKind::Name));
}

TEST(TablesTest, Nodes) {
  unsigned leaves = 0, expressions = 0, statements = 0, parts = 0;
#define LEAF(Enumerator, Fields) ++leaves;
#define EXPRESSION(Enumerator, Fields, List) ++expressions;
#define STATEMENT(Enumerator, Fields, List) ++statements;
#define PART(Enumerator, Fields, List) ++parts;
#include "frontend/Nodes.def"
  EXPECT_EQ(leaves, 7u); // the leaves of section 3
  EXPECT_EQ(expressions, 29u);
  EXPECT_EQ(statements, 26u);
  EXPECT_EQ(parts, 10u);
  EXPECT_TRUE(isLeaf(NodeKind::EllipsisLiteral));
  EXPECT_FALSE(isLeaf(NodeKind::ConstantObject));
  EXPECT_EQ(nameOf(NodeKind::None), "None");
  EXPECT_EQ(nameOf(NodeKind::Decorator), "Decorator"); // the last
}

TEST(TablesTest, Scopes) {
  struct Row {
    ScopeKind kind;
    std::string_view name;
    bool isFunctionLike;
  };
  const Row expected[] = {
      // 5.1
      {ScopeKind::Module, "<module>", false},
      {ScopeKind::Class, "", false},
      {ScopeKind::Function, "", true},
      {ScopeKind::Lambda, "<lambda>", true},
      {ScopeKind::ListComprehension, "<listcomp>", true},
      {ScopeKind::SetComprehension, "<setcomp>", true},
      {ScopeKind::DictComprehension, "<dictcomp>", true},
      {ScopeKind::Generator, "<genexpr>", true},
  };
  const Row actual[] = {
#define SCOPE(Enumerator, Name, IsFunctionLike) {ScopeKind::Enumerator, Name, IsFunctionLike},
#include "frontend/Scopes.def"
  };
  ASSERT_EQ(std::size(actual), std::size(expected));
  for (const Row &row : expected) {
    const Row &same = actual[size_t(row.kind)];
    EXPECT_EQ(same.name, row.name);
    EXPECT_EQ(same.isFunctionLike, row.isFunctionLike) << row.name;
    EXPECT_EQ(isFunctionLike(row.kind), row.isFunctionLike) << row.name;
  }
}

TEST(TablesTest, IdentifierKinds) {
  const std::vector<std::string_view> actual = {
#define IDENTIFIER(Enumerator, Text) #Enumerator,
#include "frontend/Scopes.def"
  };
  EXPECT_EQ(actual, (std::vector<std::string_view>{"Undecided", "Implicit", "ImplicitAssigned", "Global",
                                                   "Local", "Cell", "Free"})); // 5.2
}

TEST(TablesTest, SignatureFlags) { // 5.6
  EXPECT_EQ(kGenerator, 1);
  EXPECT_EQ(kVarKeywords, 2);
  EXPECT_EQ(kVarArguments, 4);
  EXPECT_EQ(kKeywordDefaults, 8);
}

TEST(TablesTest, ErrorTexts) { // 8.2 and 8.3
  const std::set<std::string> expected = {
      "SyntaxError: invalid syntax",
      "IndentationError: unexpected indent",
      "IndentationError: unindent doesn't match any outer indent level",
      "SyntaxError: malformed f-string",
      "SyntaxError: invalid syntax for integer with base {0}: '{1}'",
      "SyntaxError: invalid syntax for number",
      "SyntaxError: not a constant",
      "NotImplementedError: unicode name escapes",
      "RuntimeError: name too long",
      "RuntimeError: bytecode overflow",
      "SyntaxError: can't assign to expression",
      "SyntaxError: multiple *x in assignment",
      "SyntaxError: *x must be assignment target",
      "SyntaxError: can't delete expression",
      "SyntaxError: 'break'/'continue' outside loop",
      "SyntaxError: 'return' outside function",
      "SyntaxError: 'yield' outside function",
      "SyntaxError: 'await' outside function",
      "SyntaxError: async for/with outside async function",
      "SyntaxError: import * not at module level",
      "SyntaxError: can't declare nonlocal in outer code",
      "SyntaxError: no binding for nonlocal found",
      "SyntaxError: identifier redefined as global",
      "SyntaxError: identifier redefined as nonlocal",
      "SyntaxError: default 'except' must be last",
      "SyntaxError: non-default argument follows default argument",
      "SyntaxError: argument name reused",
      "SyntaxError: LHS of keyword arg must be an id",
      "SyntaxError: positional arg after keyword arg",
      "SyntaxError: positional arg after **",
      "SyntaxError: * arg after kwarg",
      "SyntaxError: * arg after **",
      "SyntaxError: too many args",
      "SyntaxError: expecting key:value for dict",
      "SyntaxError: expecting just a value for set",
      "SyntaxError: super() can't find self",
      "SyntaxError: invalid micropython decorator",
      "SyntaxError: invalid arch",
  };
  std::set<std::string> actual;
  for (size_t i = 0; i < support::diagnosticCount(); ++i) {
    auto id = support::DiagnosticId(i);
    if (severityOf(id) == support::Severity::Error)
      actual.insert(std::string(exceptionOf(id)) + ": " + std::string(messageOf(id)));
  }
  for (const std::string &text : expected)
    EXPECT_TRUE(actual.count(text)) << text;
}

} // namespace
