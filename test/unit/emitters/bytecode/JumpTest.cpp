//===- JumpTest.cpp - Sizes and operands of jumps -------------------------------------------------------===//
//
// On both sides of each limit, with the bytes that the reference compiler writes
// (frontend-and-lowering.md, 6.6).
//
//===----------------------------------------------------------------------------------------------------===//

#include "Compiled.h"

#include <gtest/gtest.h>

using namespace adder;
using test::Compiled;

namespace {

/// Statements, one a line behind `indent`, whose code is `size` bytes: of 4 bytes (`x = b`) and of 3 (`b`).
std::string block(unsigned size, std::string_view indent = " ") {
  std::string text;
  for (; size % 3; size -= 4)
    text += std::string(indent) + "x = b\n";
  for (; size; size -= 3)
    text += std::string(indent) + "b\n";
  return text;
}

/// A list display whose code is `size` bytes.
std::string listOf(unsigned size) {
  std::string text = size % 2 ? "[-b," : "[b,";
  for (size = size / 2 - 2; size; --size)
    text += "b,";
  return text + "]\n";
}

/// The module's instructions, compiled without line tables.
std::string codeOf(const std::string &text) { return Compiled(text, test::withoutLines()).code(); }

void expectStart(const std::string &text, std::string_view hex) {
  std::string code = codeOf(text);
  EXPECT_EQ(code.substr(0, hex.size()), hex) << text;
}

void expectEnd(const std::string &text, std::string_view hex) {
  std::string code = codeOf(text);
  EXPECT_EQ(code.substr(code.size() - std::min(code.size(), hex.size() + 1)), std::string(hex) + " ") << text;
}

// A long forward jump counts its own third byte.
TEST(JumpTest, ForwardSigned) {
  expectStart("if a:\n" + block(61), "11 02 44 7d 11");
  expectStart("if a:\n" + block(62), "11 02 44 7e 11");
  expectStart("if a:\n" + block(63), "11 02 44 bf 80");
  expectStart("if a:\n" + block(64), "11 02 44 c0 80");
}

TEST(JumpTest, ForwardUnsigned) {
  expectStart("a or " + listOf(125), "11 02 45 7d 11");
  expectStart("a or " + listOf(126), "11 02 45 7e 11");
  expectStart("a or " + listOf(127), "11 02 45 ff 00");
  expectStart("a or " + listOf(128), "11 02 45 80 01");
}

TEST(JumpTest, BackwardSigned) {
  expectStart("while a:\n" + block(59), "42 7b 11");
  expectEnd("while a:\n" + block(59), "04 43 01 51 63");
  expectStart("while a:\n" + block(60), "42 7c 11");
  expectEnd("while a:\n" + block(60), "03 43 00 51 63");
  expectStart("while a:\n" + block(61), "42 7d 11");
  expectEnd("while a:\n" + block(61), "43 be 7f 51 63");
  expectStart("while a:\n" + block(62), "42 7e 11");
  expectEnd("while a:\n" + block(62), "43 bd 7f 51 63");
  expectStart("while a:\n" + block(63), "42 bf 80");
  expectEnd("while a:\n" + block(63), "43 bc 7f 51 63");
}

TEST(JumpTest, LoopOverAnIterator) {
  expectStart("for i in a:\n" + block(120), "11 02 5f 4b 7d 16 03");
  expectEnd("for i in a:\n" + block(120), "42 81 7f 51 63");
  expectStart("for i in a:\n" + block(121), "11 02 5f 4b 7e 16 03");
  expectEnd("for i in a:\n" + block(121), "42 80 7f 51 63");
  expectStart("for i in a:\n" + block(122), "11 02 5f 4b ff 00 16");
  expectEnd("for i in a:\n" + block(122), "42 fe 7e 51 63");
}

TEST(JumpTest, SetupOfABlock) {
  expectStart("try:\n" + block(123) + "except: pass\n", "48 7d 11 02");
  expectStart("try:\n" + block(124) + "except: pass\n", "48 7e 11 02");
  expectStart("try:\n" + block(125) + "except: pass\n", "48 ff 00 11");
}

// The extra byte of UNWIND_JUMP follows the offset, which does not count it.
TEST(JumpTest, UnwindJump) {
  expectStart("while a:\n try:\n  break\n finally:\n" + block(54, "  "), "42 7c 49 03 40 7c 01 11 02 59");
  expectStart("while a:\n try:\n  break\n finally:\n" + block(55, "  "), "42 7d 49 03 40 7e 01 11 02 16");
  expectStart("while a:\n try:\n  break\n finally:\n" + block(56, "  "), "42 bf 80 49 04 40 bf 80 01 11");
  expectStart("while a:\n try:\n  break\n finally:\n" + block(57, "  "), "42 c0 80 49 04 40 c0 80 01 11");
}

TEST(JumpTest, SignedRange) {
  expectStart("if a:\n" + block(16383), "11 02 44 ff ff");
  EXPECT_EQ(codeOf("if a:\n" + block(16384)), "0: bytecode overflow\n");
  expectEnd("while a:\n" + block(16379), "43 80 00 51 63");
  EXPECT_EQ(codeOf("while a:\n" + block(16380)), "0: bytecode overflow\n");
}

TEST(JumpTest, UnsignedRange) {
  expectStart("try:\n" + block(32765) + "except: pass\n", "48 ff ff 11");
  EXPECT_EQ(codeOf("try:\n" + block(32766) + "except: pass\n"), "0: bytecode overflow\n");
}

TEST(JumpTest, ShrinkingJumpsShortenOthers) {
  expectStart("if a:\n if b:\n  if c:\n" + block(50, "   "), "11 02 44 7a 11 03 44 76 11 04 44 72");
  expectStart("if a:\n if b:\n  if c:\n" + block(51, "   "), "11 02 44 7b 11 03 44 77 11 04 44 73");
  expectStart("if a:\n if b:\n  if c:\n" + block(53, "   "), "11 02 44 7d 11 03 44 79 11 04 44 75");
  expectStart("if a:\n if b:\n  if c:\n" + block(54, "   "), "11 02 44 7e 11 03 44 7a 11 04 44 76");
  expectStart("if a:\n if b:\n  if c:\n" + block(55, "   "), "11 02 44 bf 80 11 03 44 7b 11 04 44");
  expectStart("if a:\n if b:\n  if c:\n" + block(56, "   "), "11 02 44 c0 80 11 03 44 7c 11 04 44");
}

} // namespace
