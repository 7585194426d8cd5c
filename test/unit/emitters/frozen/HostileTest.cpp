//===- test/unit/emitters/frozen/HostileTest.cpp - Damaged and hostile modules ----------------------===//
//
// The reader does not look at instructions, so these may be anything.  Whatever comes: a text or an error,
// and in no more time and memory than the file deserves.
//
//===------------------------------------------------------------------------------------------------===//

#include "Freezing.h"

using namespace adder;
using namespace adder::test;

namespace {

/// Freezes `bytes` if they are a module.
bool freezeBytes(const std::string &bytes) {
  StrictArena arena;
  mpy::ReadError readError;
  std::optional<mpy::Module> module =
      mpy::read(arena, {reinterpret_cast<const uint8_t *>(bytes.data()), bytes.size()}, {}, readError);
  if (!module)
    return false;
  frozen_emitter::Input input{"damaged.mpy", &*module};
  frozen_emitter::Frozen frozen = frozen_emitter::freeze(arena, {&input, 1}, {});
  EXPECT_EQ(frozen.success, frozen.errors.empty());
  EXPECT_EQ(frozen.text.empty(), !frozen.success);
  return true;
}

TEST(FrozenHostileTest, EveryByteDamaged) {
  for (const char *file : {"basic/settings.mpy", "basic/shapes.mpy", "package/toolkit/text.mpy",
                           "native/fastmath.mpy", "native/asmpart.mpy"}) {
    std::string bytes = readWholeFile(ADDER_TEST_DATA_DIR "/golden/frozen/" + std::string(file));
    size_t accepted = 0;
    for (size_t i = 0; i < bytes.size(); ++i)
      for (int value : {0x00, 0x01, 0x10, 0x23, 0x40, 0x7f, 0x80, 0xff}) {
        std::string damaged = bytes;
        damaged[i] = char(value);
        accepted += freezeBytes(damaged);
      }
    EXPECT_GT(accepted, bytes.size()) << file;
  }
}

TEST(FrozenHostileTest, FunctionsWithinFunctionsAreNoDanger) {
  constexpr uint32_t kDepth = 15000;
  Freezing freezing;
  mpy::Module module;
  const mpy::Qstr qstrs[] = {{"m.py", 0}, {"f", 0}};
  std::vector<mpy::RawCode> codes(kDepth);
  std::vector<uint32_t> children(kDepth);
  for (uint32_t i = 0; i < kDepth; ++i) {
    codes[i].data = freezing.function({0x63});
    children[i] = i + 1;
    if (i + 1 < kDepth)
      codes[i].children = {&children[i], 1};
  }
  module.qstrs = qstrs;
  module.codes = codes;
  freezing.add("m.mpy", module);
  EXPECT_EQ(freezing.error(), "error while freezing m.py: functions nested so deeply that their names take "
                              "more than 16 MiB (m.mpy)");
  module.codes = std::span(codes).first(500);
  codes[499].children = {};
  Freezing shallow;
  shallow.add("m.mpy", module);
  EXPECT_TRUE(shallow.freeze().success);
}

TEST(FrozenHostileTest, TuplesWithinTuplesAreNoDanger) {
  constexpr size_t kDepth = 20000;
  std::vector<mpy::Object> tuples(kDepth);
  tuples[kDepth - 1] = integer("123456789");
  for (size_t i = 0; i + 1 < kDepth; ++i)
    tuples[i] = {mpy::ObjectKind::Tuple, {}, {&tuples[i + 1], 1}};
  Freezing freezing;
  freezing.addModule("m.py", {tuples[0]});
  EXPECT_EQ(freezing.error(), "error while freezing m.py: tuples nested so deeply that names of objects take "
                              "more than 64 MiB (m.py, constant 0)");
  Freezing shallow;
  shallow.addModule("m.py", {tuples[kDepth - 900]});
  EXPECT_TRUE(shallow.freeze().success);
}

TEST(FrozenHostileTest, BytesThatAreNotUtf8AreKept) {
  Freezing freezing;
  freezing.addModule("m.py", {text("\xed\xa0\x80 a text that is too long \xff")}, {"\xff", "\xc3"},
                     {0x10, 0x02, 0x63});
  std::string frozen = freezing.text();
  expectPart(frozen, "    MP_QSTR__0xdcff_,\n    MP_QSTR__0xdcc3_,\n");
  expectPart(frozen, "        \"\\xff\",\n");
  expectPart(frozen, "// LOAD_CONST_STRING '\\udcff'\n");
  expectPart(frozen, "(const byte*)\"\\xed\\xa0\\x80\\x20");
}

} // namespace
