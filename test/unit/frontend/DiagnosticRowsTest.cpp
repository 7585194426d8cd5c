//===- test/unit/frontend/DiagnosticRowsTest.cpp - Every row of Diagnostics.def occurs ------------------===//
//
// One program for each error, warning and note, which must be among what the compiler says about it.  A row
// that nothing provokes is dead, and a new row needs a line here: the last test counts them.
//
//===----------------------------------------------------------------------------------------------------===//

#include "../HostArena.h"
#include "emitters/bytecode/Emitter.h"
#include "frontend/Parser.h"
#include "frontend/Warnings.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace adder::test {
namespace {

using support::DiagnosticId;

struct Snippet {
  DiagnosticId id;
  std::string source;
  bytecode::Architecture architecture = bytecode::Architecture::None;
};

std::string repeat(std::string_view text, size_t count) {
  std::string result;
  for (size_t i = 0; i < count; ++i)
    result += text;
  return result;
}

/// Lines `head` 0 `tail`, `head` 1 `tail`, ...
std::string numbered(std::string_view head, std::string_view tail, size_t count) {
  std::string result;
  for (size_t i = 0; i < count; ++i)
    result += std::string(head) + std::to_string(i) + std::string(tail);
  return result;
}

std::vector<Snippet> snippets() {
  using Id = DiagnosticId;
  return {
      // Errors of the lexer and the parser.
      {Id::InvalidSyntax, "x = = 1\n"},
      {Id::UnexpectedIndent, "x = 1\n  y = 2\n"},
      {Id::UnindentMismatch, "if x:\n    y\n  z\n"},
      {Id::MalformedFString, "f'{}'\n"},
      {Id::InvalidInteger, "x = 0b12\n"},
      {Id::InvalidNumber, "x = 1.2.3\n"},
      {Id::NotAConstant, "X = const(y)\n"},
      {Id::UnicodeNameEscape, "x = '\\N{BULLET}'\n"},
      {Id::NameTooLong, repeat("x", 256) + "\n"},
      {Id::NestingTooDeep, repeat("(", 300) + repeat(")", 300) + "\n"},
      {Id::IntegerTooLarge, "x = 0x" + repeat("f", 5'000'000) + "\n"},
      // Errors of scope analysis.
      {Id::CantAssign, "f() = 1\n"},
      {Id::CantDelete, "del f()\n"},
      {Id::MultipleStars, "*a, *b = c\n"},
      {Id::StarNotTarget, "x = *a, b\n"},
      {Id::BreakOutsideLoop, "break\n"},
      {Id::ReturnOutsideFunction, "return\n"},
      {Id::YieldOutsideFunction, "yield\n"},
      {Id::AwaitOutsideFunction, "await x\n"},
      {Id::AsyncOutsideAsync, "def f():\n  async for x in y: pass\n"},
      {Id::ImportStarNotModule, "def f():\n  from x import *\n"},
      {Id::NonlocalInModule, "nonlocal x\n"},
      {Id::NonlocalNotFound, "def f():\n  nonlocal x\n"},
      {Id::RedefinedGlobal, "def f():\n  x = 1\n  global x\n"},
      {Id::RedefinedNonlocal, "def f():\n  x = 1\n  nonlocal x\n"},
      {Id::DefaultExceptNotLast, "try: pass\nexcept: pass\nexcept A: pass\n"},
      {Id::NonDefaultAfterDefault, "def f(a=1, b): pass\n"},
      {Id::ArgumentNameReused, "def f(a, a): pass\n"},
      {Id::KeywordNotName, "f(a.b=1)\n"},
      {Id::PositionalAfterKeyword, "f(a=1, b)\n"},
      {Id::PositionalAfterDoubleStar, "f(**a, b)\n"},
      {Id::StarAfterKeyword, "f(a=1, *b)\n"},
      {Id::StarAfterDoubleStar, "f(**a, *b)\n"},
      {Id::TooManyArgs, "f(" + repeat("a, ", 40) + "*b)\n"},
      {Id::ExpectingKeyValue, "x = {1: 2, 3}\n"},
      {Id::ExpectingValue, "x = {1, 2: 3}\n"},
      {Id::SuperWithoutSelf, "class A:\n  def f(): super().f()\n"},
      {Id::InvalidDecorator, "@micropython.fast\ndef f(): pass\n"},
      {Id::InvalidArch, "@micropython.native\ndef f(): pass\n"},
      {Id::NativeNotAvailable, "@micropython.native\ndef f(): pass\n", bytecode::Architecture::X64},
      // Errors of the emitter.
      {Id::BytecodeOverflow, "while x:\n" + repeat("  f(a, b, c, d, e)\n", 4000)},
      {Id::TooManyCallArguments, "f(" + repeat("a, ", 256) + ")\n"},
      {Id::TooManyCells, "def f():\n" + numbered("  v", " = 0\n", 300) + "  def g():\n    return v299\n"},
      {Id::TooManyFree,
       "def f(" + numbered("v", ", ", 256) + "):\n  def g():\n" + numbered("    v", "\n", 256)},
      {Id::TooManyBlocks, "while x:\n  with " + repeat("a, ", 127) + "a:\n    break\n"},
      {Id::TooManyUnpackTargets, repeat("a, ", 256) + "*b = c\n"},
      {Id::TooManyNames, numbered("name", "\n", 66'000)},
      {Id::TooManyLocals, "def f():\n" + numbered("  v", " = 0\n", 66'000)},
      // Warnings.
      {Id::UnusedVariable, "def f():\n  x = 1\n"},
      {Id::UnusedImport, "import os\n"},
      {Id::UnreachableCode, "def f():\n  return\n  g()\n"},
      {Id::LiteralIs, "x is 'a'\n"},
      {Id::MutableDefault, "def f(a=[]): pass\n"},
      {Id::AssertTuple, "assert (x, 'y')\n"},
      {Id::DuplicateKey, "x = {1: 2, 1: 3}\n"},
      {Id::FStringNoField, "x = f'a'\n"},
      {Id::BuiltinArguments, "len()\n"},
      {Id::ConstNotFolded, "x = y = const(1)\n"},
      // Notes: other places.
      {Id::FirstDefinedHere, "def f(a, a): pass\n"},
      {Id::FirstUsedHere, "def f():\n  x = 1\n  global x\n"},
      {Id::OpenedHere, "x = (1]\n"},
      {Id::NeverClosed, "x = (1\ny = 2\n"},
      {Id::BlockOpenedHere, "if x:\ny\n"},
      {Id::IndentOfBlock, "if x:\n    y\n  z\n"},
      {Id::IndentHere, "if x:\n    y\n  z\n"},
      {Id::NeedsHandler, "try:\n  x\ny\n"},
      {Id::InFStringField, "f'{a b}'\n"},
      {Id::InvalidEscape, "x = '\\x4g'\n"},
      {Id::Lookalike, "x = 1 \u2212 2\n"},
      {Id::FirstDefaultHere, "def f(a=1, b): pass\n"},
      {Id::KeywordArgumentHere, "f(a=1, b)\n"},
      {Id::DoubleStarHere, "f(**a, b)\n"},
      {Id::StarHere, "def f(*a, *b): pass\n"},
      {Id::FirstItemHere, "x = {1, 2: 3}\n"},
      {Id::FunctionHere, "def f():\n  async with x: pass\n"},
      {Id::FirstKeyHere, "x = {1: 2, 1: 3}\n"},
      {Id::ReachedHere, "def f():\n  return\n  g()\n"},
      // Notes: advice.
      {Id::HintExpected, "import a.b as c.d\n"},
      {Id::HintFound, "x = = 1\n"},
      {Id::HintMissingColon, "if x\n  y\n"},
      {Id::HintMissingComma, "x = [1 2]\n"},
      {Id::HintAssignInTest, "if x = 1: pass\n"},
      {Id::HintNoMatch, "match x:\n  case 1: pass\n"},
      {Id::HintNoExceptStar, "try: pass\nexcept* A: pass\n"},
      {Id::HintNoPositionalOnly, "def f(a, /): pass\n"},
      {Id::HintNoTypeAlias, "type X = int\n"},
      {Id::HintNoTypeParams, "def f[T](a): pass\n"},
      {Id::HintNoUnpacking, "x = [*a]\n"},
      {Id::HintNoParenWith, "with (a as b): pass\n"},
      {Id::HintNoAsyncComp, "async def f():\n  return [a async for a in b]\n"},
      {Id::HintNoNameEscape, "x = '\\N{BULLET}'\n"},
      {Id::HintCallStatement, "print 'a'\n"},
      {Id::HintExceptTypes, "try: pass\nexcept A, B: pass\n"},
      {Id::HintRaiseValue, "raise A, 'b'\n"},
      {Id::HintDecorator, "@a[0]\ndef f(): pass\n"},
      {Id::HintDecorated, "@a\nx = 1\n"},
      {Id::HintEmitters, "@micropython.fast\ndef f(): pass\n"},
      {Id::HintAsync, "async x\n"},
      {Id::HintAsyncFunction, "await x\n"},
      {Id::HintWalrusParens, "x := 1\n"},
      {Id::HintMissingBlock, "if x:\ny\n"},
      {Id::HintNoBlock, "x = 1\n  y = 2\n"},
      {Id::HintTabs, "if x:\n    a\n\tb\n"},
      {Id::HintStrayClause, "else:\n  x\n"},
      {Id::HintUnterminated, "x = 'a\n"},
      {Id::HintUnterminatedTriple, "x = '''a\n"},
      {Id::HintFieldNotClosed, "x = f'{a'\n"},
      {Id::HintEmptyField, "x = f'{}'\n"},
      {Id::HintFieldEnd, "x = f'{a(\":\")}'\n"},
      {Id::HintFieldExpression, "x = f'{a +}'\n"},
      {Id::HintBackslashes, "x = 'C:\\Users'\n"},
      {Id::HintBadCharacter, "x = $a\n"},
      {Id::HintLineJoin, "x = 1 + \\ \n  2\n"},
      {Id::HintNothingOpen, "x = 1)\n"},
      {Id::HintWrongClose, "x = (1]\n"},
      {Id::HintUpperPrefix, "x = F'a'\n"},
      {Id::HintOctal, "x = 0777\n"},
      {Id::HintLeadingZeros, "x = 089\n"},
      {Id::HintConst, "X = const(y)\n"},
      {Id::HintWriteFor, "if a && b: pass\n"},
      {Id::HintDeclaration, "var x = 1\n"},
      {Id::HintGlobalAssign, "global x = 1\n"},
      {Id::HintGlobalName, "x = 1\ndef f():\n  nonlocal x\n"},
      {Id::HintIncrement, "x++\n"},
      {Id::HintKeyword, "def f(from): pass\n"},
      {Id::HintStarPosition, "f(" + repeat("a, ", 40) + "*b)\n"},
      {Id::HintTarget, "f() = 1\n"},
      {Id::HintOneTarget, "a, b += 1\n"},
      {Id::HintAfterDoubleStar, "def f(**a, b): pass\n"},
      {Id::HintSelf, "class A:\n  def f(): super().f()\n"},
      {Id::HintBOM, "\ufeffimport os\n"},
      {Id::HintNul, std::string("x = 1\0\n", 7)},
      {Id::HintMarch, "@micropython.native\ndef f(): pass\n"},
      {Id::HintSplitCall, "f(" + repeat("a, ", 256) + ")\n"},
  };
}

/// The ids of all records and notes for a program, with every warning on.
std::set<DiagnosticId> idsFor(const Snippet &snippet) {
  HostArena arena;
  frontend::Options options;
  options.inputName = options.sourceName = "a.py";
  options.architecture = snippet.architecture;
  options.nestingLimit = 200;
  options.enabledWarnings = UINT32_MAX;
  qstr::NameTable names(arena);
  support::DiagnosticSink sink(arena);
  frontend::Ast ast = frontend::parse(arena, names, snippet.source, options, sink);
  if (!sink.errorCount()) {
    frontend::ScopeTable scopes = frontend::analyseScopes(arena, names, ast, options, sink);
    if (!sink.errorCount())
      frontend::reportWarnings(arena, names, ast, scopes, options, sink);
    if (!sink.errorCount())
      bytecode_emitter::emit(arena, names, ast, scopes, options, sink);
  }
  std::set<DiagnosticId> ids;
  for (const support::Diagnostic &record : sink.diagnostics()) {
    ids.insert(record.id);
    for (const support::DiagnosticNote &note : record.notes)
      ids.insert(note.id);
  }
  return ids;
}

TEST(DiagnosticRows, eachIsProvokedByItsProgram) {
  for (const Snippet &snippet : snippets())
    EXPECT_TRUE(idsFor(snippet).count(snippet.id)) << codeOf(snippet.id) << " is not reported for:\n"
                                                   << snippet.source.substr(0, 200);
}

TEST(DiagnosticRows, eachHasAProgram) {
  std::set<DiagnosticId> covered = {
      DiagnosticId::FoundHere}; // the driver's: test/lit/diagnostics/line-of-error.test
  for (const Snippet &snippet : snippets())
    covered.insert(snippet.id);
  for (size_t i = 0; i < support::diagnosticCount(); ++i)
    EXPECT_TRUE(covered.count(DiagnosticId(i))) << codeOf(DiagnosticId(i)) << " has no program above";
}

TEST(DiagnosticRows, arguments) {
  // A message names its arguments {0}, {1}, ... without a gap, and no place of a note lies outside of the
  // source.
  for (const Snippet &snippet : snippets()) {
    HostArena arena;
    frontend::Options options;
    options.nestingLimit = 200;
    qstr::NameTable names(arena);
    support::DiagnosticSink sink(arena);
    frontend::Ast ast = frontend::parse(arena, names, snippet.source, options, sink);
    if (!sink.errorCount())
      frontend::analyseScopes(arena, names, ast, options, sink);
    auto check = [&](DiagnosticId id, size_t arguments, support::SourceRange range) {
      std::string_view message = support::messageOf(id);
      for (size_t i = 0; i < arguments; ++i)
        EXPECT_NE(message.find("{" + std::to_string(i) + "}"), std::string_view::npos) << message;
      EXPECT_EQ(message.find("{" + std::to_string(arguments) + "}"), std::string_view::npos) << message;
      EXPECT_LE(range.begin, range.end) << message;
      EXPECT_LE(range.end, snippet.source.size() + 1) << message;
    };
    for (const support::Diagnostic &record : sink.diagnostics()) {
      check(record.id, record.arguments.size(), record.range);
      for (const support::DiagnosticNote &note : record.notes)
        check(note.id, note.arguments.size(), note.hasPlace() ? note.range : support::SourceRange{});
    }
  }
}

} // namespace
} // namespace adder::test
