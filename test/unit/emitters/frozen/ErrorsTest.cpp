//===- test/unit/emitters/frozen/ErrorsTest.cpp - What cannot be frozen -----------------------------===//

#include "Freezing.h"

using namespace adder;
using namespace adder::test;

namespace {

TEST(FrozenErrorsTest, LongIntegersForATargetWithout) {
  Freezing freezing;
  freezing.options.longIntegers = frozen_emitter::LongIntegers::None;
  freezing.addModule("m.py", {integer("1"), integer("8192")});
  EXPECT_EQ(freezing.error(),
            "error while freezing m.py: target does not support long int (m.py, constant 1)");
}

TEST(FrozenErrorsTest, DigitsOfAnotherSize) {
  Freezing freezing;
  freezing.options.mpzDigitBits = 15;
  freezing.addModule("m.py");
  EXPECT_EQ(freezing.error(), "error while freezing: mpz digits must have 8, 16 or 32 bits, not 15");
  freezing.options.longIntegers = frozen_emitter::LongIntegers::LongLong; // where it does not matter
  EXPECT_TRUE(freezing.freeze().success);
}

TEST(FrozenErrorsTest, Relocations) {
  for (uint32_t flag : {0x10u, 0x20u, 0x40u}) {
    Freezing freezing;
    mpy::Module module;
    module.header.architecture = bytecode::Architecture::X64;
    const mpy::Qstr qstrs[] = {{"m.py", 0}};
    mpy::RawCode codes[1];
    codes[0].kind = mpy::CodeKind::Viper;
    codes[0].scopeFlags = flag;
    module.qstrs = qstrs;
    module.codes = codes;
    freezing.add("m.mpy", module);
    EXPECT_EQ(freezing.error(), "error while freezing m.py: unable to freeze code with relocations "
                                "(m.mpy, function m_m_dot_py)");
  }
}

TEST(FrozenErrorsTest, DifferentArchitectures) {
  Freezing freezing;
  for (auto architecture : {bytecode::Architecture::X64, bytecode::Architecture::Rv32imc}) {
    mpy::Module module;
    module.header.architecture = architecture;
    std::span<mpy::Qstr> qstrs = freezing.arena.makeArray<mpy::Qstr>(2);
    qstrs[0] = {architecture == bytecode::Architecture::X64 ? "a.py" : "b.py", 0};
    qstrs[1] = {"<module>", 7};
    std::span<mpy::RawCode> codes = freezing.arena.makeArray<mpy::RawCode>(1);
    codes[0].data = freezing.function({0x63});
    module.qstrs = qstrs;
    module.codes = codes;
    freezing.add(std::string(qstrs[0].text), module);
  }
  EXPECT_EQ(freezing.error(), "error while freezing b.py: native architecture mismatch: rv32imc, but files "
                              "before it are for x64 (b.py)");
}

TEST(FrozenErrorsTest, ModulesOfTheSameName) {
  Freezing freezing;
  freezing.addModule("a/b.py");
  freezing.addModule("a_b.py");
  EXPECT_EQ(freezing.error(), "error while freezing a_b.py: C name 'a_b' is already that of a/b.py (a_b.py)");
}

TEST(FrozenErrorsTest, ObjectsOfTheSameName) {
  const mpy::Object items[] = {{mpy::ObjectKind::None, {}, {}}, integer("99999")};
  Freezing freezing;
  freezing.addModule("a.py", {{mpy::ObjectKind::Tuple, {}, items}, {mpy::ObjectKind::Tuple, {}, items}});
  freezing.addModule("a_1.py", {{mpy::ObjectKind::True, {}, {}}, integer("88888")});
  EXPECT_EQ(freezing.error(), "error while freezing a_1.py: C name 'const_obj_a_1_1' is already that of "
                              "another object (a_1.py, constant 1)");
}

TEST(FrozenErrorsTest, StringsWithTheSameIdentifier) {
  Freezing freezing;
  freezing.addModule("m.py", {}, {"a b", "a_space_b"});
  frozen_emitter::Frozen frozen = freezing.freeze();
  EXPECT_TRUE(frozen.success);
  ASSERT_EQ(frozen.warnings.size(), 1u);
  EXPECT_EQ(frozen_emitter::describeWarning(frozen.warnings[0]),
            "warning while freezing m.py: strings 'a_space_b' and 'a b' are both MP_QSTR_a_space_b (m.py)");
  freezing.options.strict = true;
  EXPECT_EQ(freezing.error(),
            "error while freezing m.py: strings 'a_space_b' and 'a b' are both MP_QSTR_a_space_b (m.py)");
}

TEST(FrozenErrorsTest, StringsWithTheIdentifierOfOneInTheFirmware) {
  for (auto [string, other] : {std::pair("_star_", "'*'"), {"~", "'\u02dc'"}}) {
    Freezing freezing;
    freezing.options.strict = true;
    freezing.useFirmware("QCFG(BYTES_IN_LEN, 1)\nQCFG(BYTES_IN_HASH, 1)\nQ(\u02dc)\n");
    freezing.addModule("m.py", {}, {string});
    expectPart(freezing.error(), "strings '" + std::string(string) + "' and " + other + " are both");
  }
}

TEST(FrozenErrorsTest, StringsThatTheFirmwareCannotMeasure) {
  std::string longName(256, 'x');
  Freezing freezing;
  freezing.addModule("m.py", {}, {longName.substr(1)});
  EXPECT_TRUE(freezing.freeze().success);
  freezing.addModule("n.py", {}, {longName});
  EXPECT_EQ(freezing.error(), "error while freezing n.py: string '" + longName.substr(0, 60) +
                                  "'.. has 256 bytes, but the firmware stores at most 255 (BYTES_IN_LEN 1) "
                                  "(n.py)");
  freezing.useFirmware("QCFG(BYTES_IN_LEN, 2)\nQCFG(BYTES_IN_HASH, 1)\n");
  EXPECT_TRUE(freezing.freeze().success);
}

TEST(FrozenErrorsTest, SourceNamesBeyondAscii) {
  Freezing freezing;
  freezing.addModule("caf\u00e9.py");
  EXPECT_EQ(
      freezing.error(),
      "error while freezing caf\u00e9.py: cannot have unicode characters in module name (caf\u00e9.py)");
}

TEST(FrozenErrorsTest, InstructionsThatDoNotDecode) {
  Freezing freezing;
  freezing.addModule("m.py", {}, {}, {0x51, 0x10, 0x80});
  EXPECT_EQ(freezing.error(), "error while freezing m.py: an instruction that is cut off or whose operand is "
                              "too large (m.py, function m__lt_module_gt_, offset 4)");
}

TEST(FrozenErrorsTest, OperandsBeyondTheTables) {
  for (auto [opcode, message] : {std::pair(0x10, "string 7 is asked for, but there are 2"),
                                 {0x23, "constant 7 is asked for, but there are 0"},
                                 {0x32, "child function 7 is asked for, but there are 0"}}) {
    Freezing freezing;
    freezing.addModule("m.py", {}, {}, {uint8_t(opcode), 0x07, 0x63});
    EXPECT_EQ(freezing.error(), "error while freezing m.py: " + std::string(message) +
                                    " (m.py, function m__lt_module_gt_, offset 3)");
  }
}

TEST(FrozenErrorsTest, OnlySoManyAreKept) {
  Freezing freezing;
  for (int i = 0; i < 100; ++i)
    freezing.addModule("m.py");
  EXPECT_EQ(freezing.freeze().errors.size(), 20u);
}

} // namespace
