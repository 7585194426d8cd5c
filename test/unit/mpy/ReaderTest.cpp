//===- test/unit/mpy/ReaderTest.cpp - What the reader makes of well-formed files --------------------===//

#include "MpyFiles.h"

using namespace adder;
using namespace adder::test;
using mpy::CodeKind;
using mpy::ObjectKind;

namespace {

class ReaderTest : public testing::Test {
protected:
  mpy::Module read(const Bytes &bytes, const mpy::ReadLimits &limits = {}) {
    kept = bytes;
    mpy::ReadError error;
    std::optional<mpy::Module> module = mpy::read(arena, kept, limits, error);
    EXPECT_TRUE(module) << error.offset << ": " << error.field << ": " << error.message;
    return module.value_or(mpy::Module());
  }
  bool refused(const Bytes &bytes, const mpy::ReadLimits &limits) {
    mpy::ReadError error;
    return !mpy::read(arena, bytes, limits, error);
  }
  HostArena arena;
  Bytes kept;
};

TEST_F(ReaderTest, HeaderAndTables) {
  mpy::Module module = read(fileOf(kStart, kRoot));
  EXPECT_EQ(module.header.architecture, bytecode::Architecture::None);
  EXPECT_EQ(module.header.smallIntBits, 31);
  ASSERT_EQ(module.qstrs.size(), 2u);
  EXPECT_EQ(module.qstrs[0].text, "a.py");
  EXPECT_EQ(module.qstrs[0].staticNumber, 0);
  EXPECT_EQ(module.qstrs[1].text, "<module>");
  EXPECT_EQ(module.qstrs[1].staticNumber, 7);
  EXPECT_TRUE(module.objects.empty());
  ASSERT_EQ(module.codes.size(), 1u);
  EXPECT_EQ(list(module.codes[0].data), list(fromHex("00 02 01 51 63")));
}

TEST_F(ReaderTest, ObjectsOfEveryKind) {
  mpy::Module module = read(fileOf("4d 06 00 1f 01 05 0f", // qstr <module>
                                   "0a 06 05 01 61 00 06 02 00 01 00 07 02 2d 37 08 03 30 2e 35 01 04"
                                   "09 04 32 2e 35 6a 0a 02 0a 00 0a 01 07 01 31 02 03",
                                   "28 00 02 00 51 63"));
  ASSERT_EQ(module.objects.size(), 5u);
  std::span<const mpy::Object> items = module.objects[0].items;
  ASSERT_EQ(items.size(), 6u);
  EXPECT_EQ(items[0].kind, ObjectKind::Str);
  EXPECT_EQ(items[0].text, "a");
  EXPECT_EQ(items[1].text, std::string_view("\0\1", 2));
  EXPECT_EQ(items[2].text, "-7");
  EXPECT_EQ(items[3].text, "0.5");
  EXPECT_EQ(items[4].kind, ObjectKind::None);
  EXPECT_EQ(items[5].kind, ObjectKind::Ellipsis);
  EXPECT_EQ(module.objects[1].text, "2.5j");
  ASSERT_EQ(module.objects[2].items.size(), 2u);
  EXPECT_TRUE(module.objects[2].items[0].items.empty());
  EXPECT_EQ(module.objects[2].items[1].items[0].text, "1");
  EXPECT_EQ(module.objects[3].kind, ObjectKind::False);
  EXPECT_EQ(module.objects[4].kind, ObjectKind::True);
}

TEST_F(ReaderTest, ElementsInTheOrderOfTheFile) {
  // root(c1(c2), c3)
  mpy::Module module = read(fileOf(kStart,
                                   "2c 00 02 01 51 63 02"
                                   "2c 00 02 00 51 63 01 28 00 02 01 50 63",
                                   "28 00 02 01 52 63"));
  ASSERT_EQ(module.codes.size(), 4u);
  EXPECT_EQ(std::vector<uint32_t>(module.codes[0].children.begin(), module.codes[0].children.end()),
            (std::vector<uint32_t>{1, 3}));
  ASSERT_EQ(module.codes[1].children.size(), 1u);
  EXPECT_EQ(module.codes[1].children[0], 2u);
  EXPECT_EQ(module.codes[2].data[3], 0x50);
  EXPECT_EQ(module.codes[3].data[3], 0x52);
}

TEST_F(ReaderTest, NativeFields) {
  // A linked viper module with rodata, bss and relocations, holding one asm child would be ambiguous, so
  // alone.
  mpy::Module module =
      read(fileOf("4d 06 0b 1f 01 01 0f 00", "12 aa bb 70 03 88 00 01 02 03", "01 04 02 06 05 0d 81 00 ff"));
  ASSERT_EQ(module.codes.size(), 1u);
  const mpy::RawCode &code = module.codes[0];
  EXPECT_EQ(code.kind, CodeKind::Viper);
  EXPECT_EQ(list(code.data), list(fromHex("aa bb")));
  EXPECT_EQ(code.scopeFlags, mpy::kHasRelocations | mpy::kHasRodata | mpy::kHasBss);
  EXPECT_EQ(list(code.rodata), list(fromHex("01 02 03")));
  EXPECT_EQ(code.bssSize, 1024u);
  EXPECT_EQ(list(code.relocations), list(fromHex("01 04 02 06 05 0d 81 00 ff")));
  EXPECT_EQ(written(arena, module), kept);
}

TEST_F(ReaderTest, IntegersWithinRelocationsAreKeptAsTheyAre) {
  Bytes bytes = fileOf("4d 06 0b 1f 01 00 0f", "0a 00 10", "01 80 04 ff");
  EXPECT_EQ(written(arena, read(bytes)), bytes);
}

TEST_F(ReaderTest, InlineAsm) {
  // mpy-and-bytecode.md 9.6
  mpy::Module module = read(fileOf("4d 06 17 1f 03 00 0a 65 36 2e 70 79 00 0f 02 73 00",
                                   "4c 00 02 01 32 00 16 02 51 63 01 33 f2 b5 40 18 f2 bd", "00 02 03"));
  ASSERT_EQ(module.codes.size(), 2u);
  EXPECT_EQ(module.codes[1].kind, CodeKind::InlineAsm);
  EXPECT_EQ(module.codes[1].positionalArguments, 2u);
  EXPECT_EQ(module.codes[1].typeSignature, 3u);
}

TEST_F(ReaderTest, NativeWithAPrelude) {
  mpy::Module module = read(fileOf("4d 06 17 1f 04 01 0a 65 37 2e 70 79 00 0f 02 6e 00 02 61 00 00",
                                   "4c 00 02 01 32 00 16 02 51 63 01", "41 fe bd 46 c0 09 04 02 03 04"));
  EXPECT_EQ(module.header.architecture, bytecode::Architecture::Armv7m);
  ASSERT_EQ(module.codes.size(), 2u);
  EXPECT_EQ(module.codes[1].kind, CodeKind::Native);
  EXPECT_EQ(module.codes[1].preludeOffset, 4u);
}

TEST_F(ReaderTest, ArchitectureFlags) {
  mpy::Module module = read(fileOf("4d 06 6f 1f 01 01 00 0f", "28 00 02 00 51 63"));
  EXPECT_TRUE(module.header.hasArchFlags);
  EXPECT_EQ(module.header.archFlags, 1u);
  EXPECT_EQ(module.header.architecture, bytecode::Architecture::Rv32imc);
  EXPECT_EQ(written(arena, module), kept);
}

TEST_F(ReaderTest, BytecodeFilesMayHaveAnySubVersion) {
  mpy::Module module = read(fileOf("4d 06 02 3f 01 00 0f", "28 00 02 00 51 63"));
  EXPECT_EQ(module.header.subVersion, 2);
  EXPECT_EQ(module.header.smallIntBits, 63);
  EXPECT_EQ(written(arena, module), kept);
}

TEST_F(ReaderTest, TrailingBytesAreKeptUnlessRefused) {
  Bytes bytes = fileOf(kStart, kRoot, "de ad");
  mpy::Module module = read(bytes);
  EXPECT_EQ(list(module.trailing), list(fromHex("de ad")));
  EXPECT_EQ(written(arena, module), bytes);
  EXPECT_TRUE(refused(bytes, {.allowTrailingBytes = false}));
  EXPECT_FALSE(refused(fileOf(kStart, kRoot), {.allowTrailingBytes = false}));
}

TEST_F(ReaderTest, OverlongIntegersAreShortenedIfAllowed) {
  Bytes bytes = fileOf("4d 06 00 1f 80 02 00 08 61 2e 70 79 00 0f", kRoot);
  EXPECT_TRUE(refused(bytes, {}));
  mpy::Module module = read(bytes, {.allowOverlongIntegers = true});
  EXPECT_EQ(written(arena, module), fileOf(kStart, kRoot));
}

TEST_F(ReaderTest, TextIsCheckedOnRequest) {
  Bytes bytes = fileOf("4d 06 00 1f 02 01 02 ff 00 0f 05 01 fe 00", kRoot);
  EXPECT_EQ(written(arena, read(bytes)), bytes);
  EXPECT_TRUE(refused(bytes, {.requireUtf8 = true}));
}

} // namespace
