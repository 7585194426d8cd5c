//===- test/unit/inspect/ModuleDiffTest.cpp - What counts as a difference ---------------------------===//

#include "inspect/ModuleDiff.h"
#include "Modules.h"

namespace adder::test {
namespace {

std::string diffOf(std::string_view before, std::string_view after, bool instructions = false) {
  OwnedModule a(compiled(before)), b(compiled(after));
  HostArena scratch;
  return inspect::diffText(
      inspect::diffModules({a.module, a.bytes()}, {b.module, b.bytes()}, instructions, scratch));
}

TEST(ModuleDiff, TheSameIsNoDifference) { EXPECT_EQ(diffOf("def f(): pass\n", "def f(): pass\n"), ""); }

TEST(ModuleDiff, OtherNumbersAreNoDifference) {
  // The new function comes first, so strings, constants and children of the others are renumbered.
  EXPECT_EQ(diffOf("def f(a):\n  return lambda: a.some + 1e10\n",
                   "def e(): return 2e20, other\n\ndef f(a):\n  return lambda: a.some + 1e10\n"),
            "strings added: e, other\nconstants added: 2e+20\n~ <module>  +5 bytes: bytecode +4, lines +1\n"
            "+ e  11 bytes\n2 functions differ in source lines only (+0 bytes)\n");
}

TEST(ModuleDiff, RenamedFunctions) {
  EXPECT_EQ(diffOf("def f(a):\n  return [x for x in a]\n", "def g(a):\n  return [x for x in a]\n"),
            "strings added: g\nstrings removed: f\n~ <module>  +0 bytes\n= f -> g\n= f.<listcomp> -> "
            "g.<listcomp>\n");
}

TEST(ModuleDiff, ArgumentsAndConstantsCount) {
  EXPECT_EQ(diffOf("def f(a): return 1\n", "def f(b): return 1\n"),
            "strings added: b\nstrings removed: a\n~ f  +0 bytes\n");
  // Longer than what a listing shows of it.
  std::string head(1000, 'x');
  std::string text = diffOf("def f(): return '" + head + "1'\n", "def f(): return '" + head + "2'\n");
  EXPECT_NE(text.find("~ f  +0 bytes"), std::string::npos) << text;
}

TEST(ModuleDiff, AJumpThatLeadsElsewhereIsAChange) {
  EXPECT_EQ(
      diffOf("def f(a):\n  while a:\n    g()\n    h()\n", "def f(a):\n  while a:\n    g()\n  h()\n", true),
      "~ f  +0 bytes\n"
      "    JUMP L1\n"
      "    LOAD_GLOBAL g\n"
      "    CALL_FUNCTION 0 positional, 0 keyword\n"
      "    POP_TOP\n"
      "  + LOAD_FAST 0 (a)\n"
      "  + POP_JUMP_IF_TRUE L0\n"
      "    LOAD_GLOBAL h\n"
      "    CALL_FUNCTION 0 positional, 0 keyword\n"
      "    POP_TOP\n"
      "  - LOAD_FAST 0 (a)\n"
      "  - POP_JUMP_IF_TRUE L0\n"
      "    LOAD_CONST_NONE\n"
      "    RETURN_VALUE\n");
}

TEST(ModuleDiff, DamagedInstructionsAreCompared) {
  auto file = [](std::string_view code) {
    return fileOf(kStart, "38 00 02 01", code); // four bytes of instructions
  };
  OwnedModule a(file("51 59 04 63")), b(file("51 59 05 23"));
  HostArena scratch;
  inspect::ModuleDiff diff =
      inspect::diffModules({a.module, a.bytes()}, {b.module, b.bytes()}, true, scratch);
  ASSERT_EQ(diff.functions.size(), 1u);
  EXPECT_EQ(diff.functions[0].kind, inspect::ChangeKind::Changed);
  EXPECT_FALSE(diff.functions[0].instructions.empty());
}

} // namespace
} // namespace adder::test
