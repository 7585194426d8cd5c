//===- test/unit/emitters/frozen/NamesTest.cpp - Names, strings and comments in C -------------------===//

#include "Freezing.h"

using namespace adder;
using namespace adder::test;

namespace {

TEST(FrozenNamesTest, ModulesAreCalledLikeTheirFiles) {
  Freezing freezing;
  freezing.addModule("pkg/a-b.c.py");
  std::string text = freezing.text();
  expectPart(text, "// frozen module pkg_a_b_c\n// - original source file: pkg/a-b.c.py\n"
                   "// - frozen file name: pkg/a-b.c.py\n// - .mpy header: 4d:06:00:1f\n");
  expectPart(text, "    \"pkg/a-b.c.py\\0\"\n    \"\\0\"\n");
  expectPart(text, "MICROPY_FROZEN_LIST_ITEM(\"pkg/a-b.c\", \"pkg/a-b.c.py\")\n");
}

TEST(FrozenNamesTest, PackagesAreListedWithoutInit) {
  Freezing freezing;
  freezing.addModule("pkg/__init__.py");
  expectPart(freezing.text(), "MICROPY_FROZEN_LIST_ITEM(\"pkg\", \"pkg/__init__.py\")\n");
}

TEST(FrozenNamesTest, QuotesAndBackslashesInSourceNamesAreEscaped) {
  Freezing freezing;
  freezing.addModule("dir\\a\"b.py");
  expectPart(freezing.text(), "    \"dir\\\\a\\\"b.py\\0\"\n");
}

TEST(FrozenNamesTest, FunctionsOfTheSameNameAreNumbered) {
  // Module, f, f, f2, f: the second f takes the name f2, so that f2 is f22, and the last f is f3.
  Freezing freezing;
  mpy::Module module;
  const mpy::Qstr qstrs[] = {{"m.py", 0}, {"f", 0}, {"f2", 0}, {"<module>", 7}};
  const uint32_t children[] = {1, 2, 3, 4};
  const uint8_t root[] = {0x00, 0x02, 0x03, 0x63}, f[] = {0x00, 0x02, 0x01, 0x63},
                f2[] = {0x00, 0x02, 0x02, 0x63};
  mpy::RawCode codes[5];
  codes[0].data = root;
  codes[0].children = children;
  codes[1].data = codes[2].data = codes[4].data = f;
  codes[3].data = f2;
  module.qstrs = qstrs;
  module.codes = codes;
  freezing.add("m.mpy", module);
  expectPart(freezing.text(), "static const mp_raw_code_t *const children_m__lt_module_gt_[] = {\n"
                              "    (const mp_raw_code_t *)&proto_fun_m_f,\n"
                              "    (const mp_raw_code_t *)&proto_fun_m_f2,\n"
                              "    (const mp_raw_code_t *)&proto_fun_m_f22,\n"
                              "    (const mp_raw_code_t *)&proto_fun_m_f3,\n};\n");
}

TEST(FrozenNamesTest, StringsOfTheFirmwareAreNotBroughtAgain) {
  Freezing freezing;
  freezing.useFirmware("QCFG(BYTES_IN_LEN, (1))\nQCFG(BYTES_IN_HASH, (2))\nQ(known)\nQ(a b)\n");
  freezing.addModule("m.py", {}, {"known", "a b", "zz", "new", "caf\u00e9", "\""});
  std::string text = freezing.text();
  expectPart(text, "enum {\n    MP_QSTR__quot_ = MP_QSTRnumber_of,\n    MP_QSTR_caf_eacute_,\n"
                   "    MP_QSTR_m_dot_py,\n    MP_QSTR_new,\n    MP_QSTR_zz,\n};\n");
  expectPart(text, "    5, // allocated entries\n    5, // used entries\n");
  expectPart(text, "        \"\\x22\",\n        \"\\x63\\x61\\x66\\xc3\\xa9\",\n        \"m.py\",\n");
  expectPart(text, "    MP_QSTR_known,\n    MP_QSTR_a_space_b,\n    MP_QSTR_zz,\n");
}

TEST(FrozenNamesTest, WithoutNewStringsThereAreNoEnumerators) {
  Freezing freezing;
  freezing.useFirmware("QCFG(BYTES_IN_LEN, 1)\nQCFG(BYTES_IN_HASH, 1)\nQ(m.py)\n");
  freezing.addModule("m.py");
  expectNoPart(freezing.text(), "enum {");
}

TEST(FrozenNamesTest, CommentsCannotBeBroken) {
  Freezing freezing;
  freezing.addModule("m.py", {}, {"two\nlines", "ends with \\"}, {0x10, 0x02, 0x10, 0x03, 0x63});
  std::string text = freezing.text();
  expectPart(text, "// LOAD_CONST_STRING 'two\\nlines'\n");
  expectPart(text, "// LOAD_CONST_STRING 'ends with \\\\'\n");

  for (auto [name, shown] : {std::pair("two\nlines", "'two\\nlines'"), {"end\\", "'end\\\\'"}}) {
    Freezing other;
    mpy::Module module;
    const mpy::Qstr qstrs[] = {{"m.py", 0}, {name, 0}};
    mpy::RawCode codes[1];
    codes[0].data = other.function({0x63});
    module.qstrs = qstrs;
    module.codes = codes;
    other.add("path\nof.mpy", module);
    std::string frozen = other.text();
    expectPart(frozen, " // names: " + std::string(shown) + "\n");
    expectPart(frozen, "// - original source file: path\\x0aof.mpy\n");
  }
}

TEST(FrozenNamesTest, InstructionsWithoutAMeaningAreNamedAsInTheReference) {
  Freezing freezing;
  freezing.addModule("m.py", {}, {},
                     {0x04, 0x60, 0x00, 0xfa, 0x1f, 0x01, 0x2b, 0x81, 0x00, 0x42, 0x3f, 0x63});
  expectPart(freezing.text(), "    0x04, // UNARY_OP_MULTI_NUM\n"
                              "    0x60,0x00, // BASE_BYTE_E\n"
                              "    0xfa, // unknown\n"
                              "    0x1f,0x01, // unknown '<module>'\n"
                              "    0x2b,0x81,0x00, // BUILD_LIST 128\n"
                              "    0x42,0x3f, // JUMP -1\n"
                              "    0x63, // RETURN_VALUE\n");
}

TEST(FrozenNamesTest, SizesCountWhatTheTextHas) {
  Freezing freezing;
  freezing.addModule("m.py", {integer("70000"), real("1.5"), text("a long text, not interned")});
  frozen_emitter::Frozen frozen = freezing.freeze();
  EXPECT_EQ(frozen.sizes.strings, 1u);
  EXPECT_EQ(frozen.sizes.stringBytes, 1 + 1 + 4 + 1u);
  EXPECT_EQ(frozen.sizes.bytecodeBytes, 5u);
  EXPECT_EQ(frozen.sizes.longStringBytes, 25u);
  EXPECT_EQ(frozen.sizes.integerBytes, 4u);
  EXPECT_EQ(frozen.sizes.objectBytes, 16 + 12 + 16u);
  EXPECT_EQ(frozen.sizes.objectEntries, 3u);
  EXPECT_EQ(frozen.sizes.functions, 1u);
  expectPart(frozen.text, "total: " + std::to_string(frozen.sizes.total()) + "\n*/\n");
}

} // namespace
