//===- EncoderTest.cpp - Files byte for byte ------------------------------------------------------------===//
//
// Small programs and what the reference compiler makes of them, each for one matter of numbering or encoding
// (frontend-and-lowering.md, section 6; mpy-and-bytecode.md, section 4).  Jumps are in JumpTest.cpp.
//
//===----------------------------------------------------------------------------------------------------===//

#include "Compiled.h"

#include <gtest/gtest.h>

using namespace adder;
using test::Compiled;

namespace {

void expectFile(std::string_view text, std::string_view hex,
                const frontend::Options &options = test::testOptions()) {
  Compiled program(text, options);
  ASSERT_TRUE(program.isValid()) << program.errors();
  EXPECT_EQ(test::list(program.bytes()), test::list(test::fromHex(hex))) << program.listing();
}

TEST(EncoderTest, EmptyFile) { expectFile("", "4d06001f020008612e7079000f280002015163"); }

TEST(EncoderTest, Numbering) {
  // Names of scopes, strings and attributes come first, scope by scope; variables and arguments after all of
  // them.
  expectFile("import m\ndef f(a):\n  return g(a.b, \"s\")\nclass C(m.D):\n  x = 300\nprint(f, C)\n",
             "4d06001f0f0008612e7079000f026d0002430002440002660002620002730081770261000267002f2d350278"
             "00824418080126444d80511b0216023200160554320110031102130434031603110811051103340259516302"
             "781906050940120ab01306100734026381200006036820110b160c1003160d22822c160e5163");
}

// The worked example of mpy-and-bytecode.md, 3.5.
TEST(EncoderTest, OrderOfNames) {
  Compiled program("import os.path as osp\ndef f1(p1, *, kw1=\"kwd\"):\n    loc1.attr1(k1=p1)\n");
  std::vector<std::string> names;
  for (const mpy::Qstr &qstr : program.module.qstrs)
    names.emplace_back(qstr.text);
  EXPECT_EQ(names, (std::vector<std::string>{"a.py", "<module>", "os.path", "path", "kwd", "kw1", "f1",
                                             "attr1", "k1", "osp", "p1", "loc1"}));
}

TEST(EncoderTest, NumberingOptimised) {
  expectFile("import m\ndef f(a):\n  return g(a.b, \"s\")\nclass C(m.D):\n  x = 300\nprint(f, C)\n",
             "4d06001f0f0008612e7079000f026d0002430002440002660002620002730081770261000267002f2d350278"
             "00822c18020180511b0216023200160554320110031102130434031603110811051103340259516302701904"
             "0509120ab0130610073402638110000203110b160c1003160d22822c160e5163",
             test::withoutLines());
}

TEST(EncoderTest, Lines) {
  expectFile("a\n\n\"doc\"\nif (b and\n    c + 1):\n  pass\nf(x,\n  y.z)\n",
             "4d06001f090008612e7079000f027a000261000262000263000266000278000279008218100e014320242620"
             "2411035911044446110581f2444011061107110813023402595163");
}

TEST(EncoderTest, LineSteps) {
  // Steps of more than 3, 6 and 2047 lines.
  expectFile("a\n" + std::string(9, '\n') + "b\n" + std::string(2100, '\n') + "c\n",
             "4d06001f050008612e7079000f0261000262000263008120000e01830af3ff80361102591103591104595163");
}

TEST(EncoderTest, LongStatement) {
  // A step of more than 31 bytes.
  expectFile("[a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a]\nb\n",
             "4d06001f040008612e7079000f0261000262008300801006011f261102110211021102110211021102110211"
             "02110211021102110211021102110211022b11591103595163");
}

TEST(EncoderTest, Cells) {
  expectFile("def f(a, b):\n  c = 1\n  def g(x=1):\n    nonlocal c\n    c = b\n    return x\n  return g\n",
             "4d06001f080008612e7079000f0266000267000261000262000b0278004c00020132001602516301813c3a86"
             "010204050103812703812a0153b1b3210002c2b26301689b01080306060725002701b263",
             test::withoutLines());
}

TEST(EncoderTest, SmallIntegers) {
  expectFile("f(-16, -17, 47, 48, 63, 64, -64, -65, 8191, 8192, 1073741823, -1073741824)\n",
             "4d06001f030008612e7079000f0266008268600201110270226faf2230223f228040224022ff3f22bf7f2280"
             "c0002283ffffff7f22fc80808000340c595163",
             test::withoutLines());
}

TEST(EncoderTest, BigIntegers) {
  expectFile("f(1073741824, 123456789012345678901234567890, -1073741825)\n",
             "4d06001f030308612e7079000f026600070a31303733373431383234071e3132333435363738393031323334"
             "35363738393031323334353637383930070b2d31303733373431383235810018020111022300230123023403"
             "595163",
             test::withoutLines());
}

TEST(EncoderTest, Objects) {
  // Equal constants are one object.
  expectFile("f(1.5, 1j, b\"\\0a\", ..., \"a string of some length\", (1, None, (True, \"x\")), 1.5)\n",
             "4d06001f030608612e7079000f0266000803312e350902316a06020061000405176120737472696e67206f66"
             "20736f6d65206c656e677468000a03070131010a020305017800814038020111022300230123022303230423"
             "0523003407595163",
             test::withoutLines());
}

TEST(EncoderTest, DeadCode) {
  // Leaves no bytes, but names, constants and stack depth.
  expectFile("def f():\n  return 1\n  x.attr(\"s\")\n  y = 12345678901234567890\n",
             "4d06001f060108612e7079000f02660008617474720002730002780007143132333435363738393031323334"
             "3536373839304c00020132001602516301281802028163",
             test::withoutLines());
}

TEST(EncoderTest, StaticStrings) {
  frontend::Options options = test::testOptions();
  options.sourceName = "x.py";
  expectFile("print(len(\"abc\"), __name__)\n",
             "4d06001f060008782e7079000f0661626300817781572f8110100201110311041002340111053402595163",
             options);
}

TEST(EncoderTest, SmallIntBits) {
  frontend::Options options = test::testOptions();
  options.smallIntBits = 14;
  expectFile("x = 8191, 8192\ny = 8192\n",
             "4d06000e040208612e7079000f0278000279000a020704383139310704383139320704383139327000040124"
             "23001602230116035163",
             options);
}

TEST(EncoderTest, ManyLocals) {
  // Slots from 16 on take an operand.
  std::string text = "def f():\n";
  for (int i = 0; i < 18; ++i)
    text += "  a" + std::to_string(i) + " = a" + std::to_string(i) + "\n";
  expectFile(text + "  del a0, a17\n",
             "4d06001f030008612e7079000f0266004c00020132001602516301831090100202b0c0b1c1b2c2b3c3b4c4b5"
             "c5b6c6b7c7b8c8b9c9bacabbcbbcccbdcdbecebfcf2410261024112611280028115163",
             test::withoutLines());
}

TEST(EncoderTest, Signature) {
  expectFile("def f(a, b=1, *c, d, e=2, **g): yield\n",
             "4d06001f070008612e7079000f0265000266000261000262000264008114180201812a012c00821002623300"
             "16035163018100b2c1c8c0400a03040502065167595163",
             test::withoutLines());
}

TEST(EncoderTest, LargeSignature) {
  // State and positional arguments that do not fit the first byte of the signature.
  std::string list;
  for (int i = 0; i < 30; ++i)
    list += "a0,";
  expectFile("def f(a0=0,a1=0,a2=0,a3=0,a4=0,a5=0,a6=0,a7=0,a8=0): return [" + list + "]\n",
             "4d06001f0c0008612e7079000f02660004613000046131000461320004613300046134000461350004613600"
             "0461370004613800812c4002018080808080808080802a0953330016025163018308b1a18480011402030405"
             "060708090a0bb0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b02b1e63",
             test::withoutLines());
}

TEST(EncoderTest, HeaderBits) {
  frontend::Options options = test::testOptions();
  options.architecture = bytecode::Architecture::Rv32imc;
  options.archFlags = 3;
  Compiled program("", options);
  // The bit that says flags follow, but no architecture: there is no native code.
  EXPECT_EQ(test::list(program.bytes()),
            test::list(test::fromHex("4d06401f03020008612e7079000f280002015163")));
}

TEST(EncoderTest, EqualConstantsAreOneObject) {
  Compiled program(
      "f(1.5, 1.5, 0.0, -0.0, 'some longer text', b'some longer text', (1, 2), (1, 2), (1, 2.0))\n");
  EXPECT_EQ(program.module.objects.size(), 7u);
  // A NaN is one object with itself only.
  EXPECT_EQ(Compiled("f(math.nan, math.nan)\n").module.objects.size(), 1u);
  EXPECT_EQ(Compiled("f(math.inf - math.inf, math.inf - math.inf)\n").module.objects.size(), 2u);
}

TEST(EncoderTest, StringTableHasItsLimit) {
  std::string text;
  for (int i = 0; i < 65533; ++i)
    text += "a" + std::to_string(i) + "\n";
  EXPECT_TRUE(Compiled(text).isValid()); // the file's name and <module> make 65535
  EXPECT_EQ(Compiled(text + "b").errors(), "0: 65536 different names, a module can hold 65535\n");
}

TEST(EncoderTest, CellsHaveTheirLimit) {
  std::string text = "def f():\n";
  for (int i = 0; i < 254; ++i)
    text += "  a" + std::to_string(i) + " = 1\n";
  std::string inner = "  def g(): return x\n  x = 1\n";
  Compiled most(text + inner); // slots: a0 to a253, g, x
  EXPECT_TRUE(most.isValid()) << most.errors();
  EXPECT_EQ(test::list(most.prelude(1).cells), std::vector<unsigned>{255});
  EXPECT_EQ(Compiled(text + "  b = 1\n" + inner).errors(),
            "0: closed-over variable 'x' has slot 256, the limit is 255\n");
}

TEST(EncoderTest, StateHasItsLimit) {
  std::string list;
  for (int i = 0; i < 65534; ++i)
    list += "a,";
  Compiled most("def f(a): return [" + list + "]\n");
  EXPECT_TRUE(most.isValid()) << most.errors();
  EXPECT_EQ(most.prelude(1).signature.stateSize, 65535u); // 16 bits in a runtime
  EXPECT_EQ(Compiled("def f(a): return [" + list + "a]\n").errors(),
            "0: function needs 65536 slots, the limit is 65535\n");
}

} // namespace
