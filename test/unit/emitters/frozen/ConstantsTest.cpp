//===- test/unit/emitters/frozen/ConstantsTest.cpp - How constants are spelled in C -----------------===//

#include "Freezing.h"

using namespace adder;
using namespace adder::test;
using frozen_emitter::LongIntegers;

namespace {

/// The C of a module m.py with one constant.
std::string frozenWith(const mpy::Object &object, const frozen_emitter::Options &options = {}) {
  Freezing freezing;
  freezing.options = options;
  freezing.addModule("m.py", {object});
  return freezing.text();
}

TEST(FrozenConstantsTest, SmallIntegersAreWords) {
  for (const char *text : {"0", "8191", "-8192"})
    expectPart(frozenWith(integer(text)), "    MP_ROM_INT(" + std::string(text) + "),\n");
  expectPart(frozenWith(integer("-007")), "    MP_ROM_INT(-7),\n");
  for (const char *text : {"8192", "-8193"})
    expectNoPart(frozenWith(integer(text)), "MP_ROM_INT");
}

TEST(FrozenConstantsTest, MpzDigitsComeLeastSignificantFirst) {
  expectPart(frozenWith(integer("18446744073709551616")),
             "{{&mp_type_int}, {.neg=0, .fixed_dig=1, .alloc=5, .len=5, "
             ".dig=(uint16_t*)(const uint16_t[]){0x0,0x0,0x0,0x0,0x1}}};\n");
  expectPart(frozenWith(integer("-74565"), {.mpzDigitBits = 8}),
             ".neg=1, .fixed_dig=1, .alloc=3, .len=3, .dig=(uint8_t*)(const uint8_t[]){0x45,0x23,0x1}}}");
  expectPart(frozenWith(integer("4294967296"), {.mpzDigitBits = 32}),
             ".alloc=2, .len=2, .dig=(uint32_t*)(const uint32_t[]){0x0,0x1}}}");
}

TEST(FrozenConstantsTest, LongLongReachesToBothEnds) {
  frozen_emitter::Options options{.longIntegers = LongIntegers::LongLong};
  expectPart(frozenWith(integer("9223372036854775807"), options), "{{&mp_type_int}, 9223372036854775807};\n");
  // A literal for it does not exist.
  expectPart(frozenWith(integer("-9223372036854775808"), options),
             "{{&mp_type_int}, -9223372036854775807 - 1};\n");
  expectNoPart(frozenWith(integer("1234567"), options), "MPZ_DIG_SIZE");
}

TEST(FrozenConstantsTest, IntegersBeyondLongLongAreAWarning) {
  Freezing freezing;
  freezing.options.longIntegers = LongIntegers::LongLong;
  freezing.addModule("m.py", {integer("0018446744073709551615")});
  frozen_emitter::Frozen frozen = freezing.freeze();
  ASSERT_TRUE(frozen.success);
  expectPart(frozen.text, "{{&mp_type_int}, 18446744073709551615};\n");
  ASSERT_EQ(frozen.warnings.size(), 1u);
  EXPECT_EQ(frozen_emitter::describeWarning(frozen.warnings[0]),
            "warning while freezing m.py: integer 18446744073709551615 does not fit in 64 bits, which is all "
            "that the target has (m.py, constant 0)");
  freezing.options.strict = true;
  EXPECT_EQ(freezing.error(), "error while freezing m.py: integer 18446744073709551615 does not fit in 64 "
                              "bits, which is all that the target has (m.py, constant 0)");
}

TEST(FrozenConstantsTest, FloatsHaveThreeForms) {
  std::string text = frozenWith(real("-1.5"));
  expectPart(text, "{{&mp_type_float}, (mp_float_t)-1.5};\n"
                   "#define const_obj_m_0_macro MP_ROM_PTR(&const_obj_m_0)\n"
                   "#elif MICROPY_OBJ_REPR == MICROPY_OBJ_REPR_C\n"
                   "#define const_obj_m_0_macro ((mp_rom_obj_t)(0x140400002))\n"
                   "#elif MICROPY_OBJ_REPR == MICROPY_OBJ_REPR_D\n"
                   "#define const_obj_m_0_macro ((mp_rom_obj_t)(0x13ffc000000000000))\n#endif\n");
  expectPart(text, "    const_obj_m_0_macro,\n");
}

TEST(FrozenConstantsTest, FloatsBeyondSinglePrecisionAreInfiniteThere) {
  std::string text = frozenWith(real("1e300"));
  expectPart(text, "(mp_float_t)1e+300};");
  expectPart(text, "(0x100000002))\n");                                      // 7f800000 | 2, + 80800000
  expectPart(frozenWith(real("3.4028235677973366e38")), "(0x100000002))\n"); // the first that rounds up
  expectPart(frozenWith(real("3.4028235677973362e38")), "(0xfffffffe))\n");
}

TEST(FrozenConstantsTest, WhatIsNotFiniteIsADivision) {
  expectPart(frozenWith(real("inf")), "(mp_float_t)(1.0 / 0.0)};");
  expectPart(frozenWith(real("-inf")), "(mp_float_t)(-1.0 / 0.0)};");
  expectPart(frozenWith(real("nan")), "(mp_float_t)(0.0 / 0.0)};");
  expectPart(frozenWith(real("1e999")), "(mp_float_t)(1.0 / 0.0)};");
  expectPart(frozenWith(real("0.00001e400")), "(mp_float_t)(1.0 / 0.0)};");
  expectPart(frozenWith(real("1e-999")), "(mp_float_t)0};");
  expectPart(frozenWith(number(mpy::ObjectKind::Complex, "infj")),
             "(mp_float_t)0, (mp_float_t)(1.0 / 0.0)};");
}

TEST(FrozenConstantsTest, NegativeZeroKeepsItsSignWhereAsked) {
  Freezing freezing;
  freezing.addModule("m.py", {real("-0.0")});
  frozen_emitter::Frozen frozen = freezing.freeze();
  expectPart(frozen.text, "(mp_float_t)-0};");
  ASSERT_EQ(frozen.warnings.size(), 1u);
  EXPECT_EQ(frozen.warnings[0].message, "the zero loses its sign");
  freezing.options.strict = true;
  expectPart(freezing.text(), "(mp_float_t)-0.0};");
}

TEST(FrozenConstantsTest, ShortTextsAreInterned) {
  expectPart(frozenWith(text("123456789012345678901234")), "MP_ROM_QSTR(MP_QSTR_123456789012345678901234)");
  expectPart(frozenWith(text("1234567890123456789012345")), "static const mp_obj_str_t const_obj_m_0 = ");
  // It is characters that count: 24 of them, 48 bytes.
  std::string accents;
  for (int i = 0; i < 24; ++i)
    accents += "\u00e9";
  expectPart(frozenWith(text(accents)), "MP_ROM_QSTR(MP_QSTR__eacute__eacute_");
  expectPart(frozenWith(text(accents + "e")), "(const byte*)\"\\xc3\\xa9");
}

TEST(FrozenConstantsTest, LongTextsThatAreNamesElsewhereAreInterned) {
  Freezing freezing;
  std::string longName = "a_name_that_is_longer_than_constants_that_are_interned";
  freezing.addModule("m.py", {text(longName)});
  freezing.addModule("n.py", {}, {longName});
  expectPart(freezing.text(), "    MP_ROM_QSTR(MP_QSTR_" + longName + "),\n");
}

TEST(FrozenConstantsTest, HashesFollowTheFirmware) {
  for (auto [width, hash] : {std::pair("1", "177"), {"2", "62129"}, {"0", "62129"}}) {
    Freezing freezing;
    freezing.useFirmware("QCFG(BYTES_IN_LEN, 1)\nQCFG(BYTES_IN_HASH, " + std::string(width) + ")\n");
    freezing.addModule("m.py", {text("a long string constant more than twenty five chars")});
    std::string frozen = freezing.text();
    expectPart(frozen, "{{&mp_type_str}, " + std::string(hash) + ", 50, (const byte*)\"\\x61\\x20");
    EXPECT_EQ(frozen.find("mp_qstr_frozen_const_hashes") == std::string::npos, *width == '0');
  }
}

TEST(FrozenConstantsTest, TuplesComeAfterTheirItems) {
  Freezing freezing;
  const mpy::Object inner[] = {integer("70000"), {mpy::ObjectKind::Ellipsis, {}, {}}};
  const mpy::Object outer[] = {{mpy::ObjectKind::Tuple, {}, inner}, {mpy::ObjectKind::Tuple, {}, {}}};
  freezing.addModule("m.py", {{mpy::ObjectKind::Tuple, {}, outer}});
  expectPart(freezing.text(), "static const mp_obj_int_t const_obj_m_0_0_0 = {{&mp_type_int}, {.neg=0, "
                              ".fixed_dig=1, .alloc=2, .len=2, .dig=(uint16_t*)(const uint16_t[])"
                              "{0x1170,0x1}}};\n"
                              "static const mp_rom_obj_tuple_t const_obj_m_0_0 = {{&mp_type_tuple}, 2, {\n"
                              "    MP_ROM_PTR(&const_obj_m_0_0_0),\n"
                              "    MP_ROM_PTR(&mp_const_ellipsis_obj),\n}};\n"
                              "static const mp_rom_obj_tuple_t const_obj_m_0 = {{&mp_type_tuple}, 2, {\n"
                              "    MP_ROM_PTR(&const_obj_m_0_0),\n"
                              "    MP_ROM_PTR(&mp_const_empty_tuple_obj),\n}};\n");
}

} // namespace
