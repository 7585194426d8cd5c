//===- test/unit/mpy/VerifyTest.cpp - Whole modules -------------------------------------------------===//

#include "mpy/Verify.h"

#include "MpyFiles.h"

using namespace adder;
using namespace adder::test;

namespace {

class VerifyTest : public testing::Test {
protected:
  /// "C8 code 0 data 0 bytecode - file 17; ...", or nothing.
  std::string faultsOf(const Bytes &bytes, const mpy::VerifyOptions &options = {}) {
    mpy::ReadError error;
    std::optional<mpy::Module> module = mpy::read(arena, bytes, {}, error);
    if (!module)
      return textOf(mpy::faultOf(arena, error));
    std::string text;
    for (const mpy::Fault &fault : mpy::verify(arena, *module, options, bytes))
      text += (text.empty() ? "" : "; ") + textOf(fault);
    return text;
  }
  static std::string number(size_t value) { return value == SIZE_MAX ? "-" : std::to_string(value); }
  static std::string textOf(const mpy::Fault &fault) {
    EXPECT_FALSE(fault.message.empty());
    std::string text(bytecode::infoOf(fault.rule).id);
    text += " code " + (fault.code == mpy::Fault::kNoCode ? "-" : std::to_string(fault.code));
    return text + " data " + number(fault.dataOffset) + " bytecode " + number(fault.bytecodeOffset) +
           " file " + number(fault.fileOffset);
  }
  StrictArena arena;
};

/// kStart with "*" as string 2 and "f" as string 3.
constexpr std::string_view kNames = "4d 06 00 1f 04 00 08 61 2e 70 79 00 0f 0b 02 66 00";
constexpr std::string_view kX64 = "4d 06 0b 1f 02 00 08 61 2e 70 79 00 0f";
constexpr mpy::VerifyOptions kAllow = {.native = mpy::NativePolicy::Allow};

TEST_F(VerifyTest, Golden) {
  for (const char *directory : {"golden/lang", "golden/random"})
    for (const std::filesystem::path &path : mpyFilesBelow(directory)) {
      HostArena fast;
      Bytes bytes = readWholeFile(path);
      mpy::ReadError error;
      std::optional<mpy::Module> module = mpy::read(fast, bytes, {}, error);
      ASSERT_TRUE(module) << path;
      for (const mpy::Fault &fault : mpy::verify(fast, *module, {}, bytes))
        ADD_FAILURE() << path << ": " << textOf(fault) << ": " << fault.message;
    }
}

TEST_F(VerifyTest, PlacesOfFaults) {
  EXPECT_EQ(faultsOf(fileOf(kStart, kRoot)), "");
  EXPECT_EQ(faultsOf(fileOf(kStart, "38 00 02 01 51 59 59 51")), "S3 code 0 data 5 bytecode 2 file 19");
  EXPECT_EQ(faultsOf(fileOf(kStart, "28 01 02 01 51 63")), "P2 code - data - bytecode - file 17");
  EXPECT_EQ(faultsOf(fileOf("4d 06 00 1f 02 00 08 61 2e 70 79 00 0f 28 41 02 01 51")),
            "C7 code - data - bytecode - file 14");
}

TEST_F(VerifyTest, AFaultAFunction) {
  // The root, which makes neither, and two children are at fault.
  Bytes bytes = fileOf(kStart, "2c 00 02 01 59 59 02", "28 00 02 01 59 59 28 00 02 01 51 51");
  EXPECT_EQ(faultsOf(bytes), "S3 code 0 data 3 bytecode 0 file 17; S3 code 1 data 3 bytecode 0 file 24; "
                             "S2 code 2 data 4 bytecode 1 file 31");
  EXPECT_EQ(faultsOf(bytes, {.firstFaultOnly = true}), "S3 code 0 data 3 bytecode 0 file 17");
  EXPECT_EQ(faultsOf(bytes, {.maxFaults = 2}).find("code 2"), std::string::npos);
}

TEST_F(VerifyTest, AModuleThatWasNotRead) {
  mpy::Module module;
  EXPECT_EQ(textOf(mpy::verify(arena, module, {})[0]), "C2 code - data - bytecode - file -");
  const mpy::Qstr name[] = {{"a.py", 0}};
  module.qstrs = name;
  EXPECT_EQ(textOf(mpy::verify(arena, module, {})[0]), "C7 code - data - bytecode - file -");
  const uint32_t itself[] = {0}, both[] = {1, 1};
  Bytes data = fromHex("00 02 00 51 63");
  mpy::RawCode codes[2];
  codes[0].data = codes[1].data = data;
  codes[0].children = itself;
  module.codes = codes;
  EXPECT_EQ(textOf(mpy::verify(arena, module, {})[0]), "C7 code - data - bytecode - file -");
  codes[0].children = both;
  EXPECT_EQ(textOf(mpy::verify(arena, module, {})[0]), "C7 code - data - bytecode - file -");
  codes[0].children = {both, 1};
  EXPECT_TRUE(mpy::verify(arena, module, {}).empty());
  Bytes cut = fromHex("80");
  codes[1].data = cut;
  EXPECT_EQ(textOf(mpy::verify(arena, module, {})[0]), "P1 code 1 data 0 bytecode - file -");
}

TEST_F(VerifyTest, HeaderAgainstARuntime) {
  Bytes wide = fileOf("4d 06 00 3f 02 00 08 61 2e 70 79 00 0f", kRoot);
  EXPECT_EQ(faultsOf(wide), "");
  EXPECT_EQ(faultsOf(wide, {.maxSmallIntBits = 63}), "");
  EXPECT_EQ(faultsOf(wide, {.maxSmallIntBits = 62}), "C1 code - data - bytecode - file 3");
  // Flags left over from a command line for RV32; flags of another architecture; unknown ones.
  EXPECT_EQ(faultsOf(fileOf("4d 06 40 1f 03 02 00 08 61 2e 70 79 00 0f", kRoot)), "");
  EXPECT_EQ(faultsOf(fileOf("4d 06 4b 1f 01 02 00 08 61 2e 70 79 00 0f", kRoot), kAllow),
            "C1 code - data - bytecode - file 4");
  EXPECT_EQ(faultsOf(fileOf("4d 06 6f 1f 04 02 00 08 61 2e 70 79 00 0f", kRoot), kAllow),
            "C1 code - data - bytecode - file 4");
}

TEST_F(VerifyTest, NativePolicy) {
  Bytes bytes = fileOf(kX64, "42 90 90 90 90 90 90 90 c3 00"); // a viper root, as linkers make
  EXPECT_EQ(faultsOf(bytes), "C6 code 0 data 0 bytecode - file 14");
  EXPECT_EQ(faultsOf(bytes, kAllow), "");
  EXPECT_EQ(faultsOf(bytes, {.native = mpy::NativePolicy::Allow, .architectures = 1u << 3}),
            "C6 code - data - bytecode - file 2");
  EXPECT_EQ(faultsOf(fileOf(kX64, "03 00 00 02"), kAllow), "C8 code 0 data 0 bytecode - file 14; "
                                                           "N1 code 0 data 0 bytecode - file 14");
}

TEST_F(VerifyTest, NativeHeaders) {
  // Word of 8 bytes, 4 bytes of code, prelude.
  std::string_view prelude = "08 02 01";
  auto native = [&](std::string_view code, std::string_view more) {
    return faultsOf(
        fileOf(kX64, "2c 00 02 01 51 63 01", std::string(code) + std::string(prelude) + std::string(more)),
        kAllow);
  };
  EXPECT_EQ(native("79 00 00 00 00 00 00 00 00 90 90 90 c3", "0c"), "");
  EXPECT_EQ(native("79 01 00 00 00 00 00 00 00 90 90 90 c3", "0c"), "N1 code 1 data 0 bytecode - file 21");
  EXPECT_EQ(native("59 00 00 00 00 00 00 00 00", "08"), "N1 code 1 data 0 bytecode - file 21"); // no code
}

TEST_F(VerifyTest, GeneratorHeaders) {
  auto generator = [&](std::string_view start) {
    // 16 bytes of header, 8 of code; signature with the generator flag.
    return faultsOf(
        fileOf(kX64, "2c 00 02 01 51 63 01 81 61 00 00 00 00 00 00 00 00",
               std::string(start) + " 00 00 00 00 00 00 00 90 90 90 90 90 90 90 c3 88 40 02 01 18"),
        kAllow);
  };
  EXPECT_EQ(generator("10"), "");
  EXPECT_EQ(generator("17"), "");
  EXPECT_EQ(generator("18"), "N1 code 1 data 8 bytecode - file 30");
  EXPECT_EQ(generator("0f"), "N1 code 1 data 8 bytecode - file 30");
}

TEST_F(VerifyTest, Relocations) {
  // Text of two words, rodata of one.
  auto linked = [&](std::string_view stream) {
    std::string head = "81 02 90 90 90 90 90 90 90 90 90 90 90 90 90 90 90 c3 30 08 00 00 00 00 00 00 00 00";
    return faultsOf(fileOf(kX64, head, stream), kAllow);
  };
  EXPECT_EQ(linked("ff"), "");
  EXPECT_EQ(linked("11 02 ff"), ""); // function table to word 1 of text
  EXPECT_EQ(linked("11 04 ff"), "N2 code 0 data - bytecode - file 41");
  EXPECT_EQ(linked("11 01 ff"), ""); // to word 0 of rodata
  EXPECT_EQ(linked("11 03 ff"), "N2 code 0 data - bytecode - file 41");
  EXPECT_EQ(linked("03 00 02 ff"), ""); // text to two words
  EXPECT_EQ(linked("03 00 03 ff"), "N2 code 0 data - bytecode - file 41");
  EXPECT_EQ(linked("11 00 10 ff"), ""); // goes on behind the last one
  EXPECT_EQ(linked("11 00 10 10 ff"), "N2 code 0 data - bytecode - file 44");
  EXPECT_EQ(linked("bf 00 ff"), ""); // entry 86 of the function table
  EXPECT_EQ(linked("c1 00 ff"), "N2 code 0 data - bytecode - file 41");
}

TEST_F(VerifyTest, StrictTexts) {
  Bytes bytes = fileOf("4d 06 00 1f 02 01 08 61 2e 70 79 00 0f 05 01 ff 00", kRoot);
  EXPECT_EQ(faultsOf(bytes), "");
  EXPECT_EQ(faultsOf(bytes, {.strictTexts = true}), "C4 code - data - bytecode - file 15");
  EXPECT_EQ(faultsOf(fileOf("4d 06 00 1f 02 00 02 ff 00 0f", kRoot), {.strictTexts = true}),
            "C3 code - data - bytecode - file 7");
}

TEST_F(VerifyTest, Frames) {
  EXPECT_EQ(faultsOf(fileOf(kStart, "48 f8 b0 b0 b0 b0 30 02 01 51")), "I3 code 0 data 8 bytecode 0 file 22");
}

TEST_F(VerifyTest, ClosuresAcrossFunctions) {
  // A child that reads its cell, made with one and with none.
  std::string child = "38 09 04 01 02 25 00 63";
  auto root = [&](std::string_view make, std::string_view cells) {
    return faultsOf(fileOf(kNames, std::string(make), std::string(cells) + " 01" + child));
  };
  EXPECT_EQ(root("5c 08 03 01 00 b0 20 00 01 59 51", "63"), "");
  EXPECT_EQ(root("44 08 02 01 32 00 59 51", "63"), "I5 code 1 data 4 bytecode 0 file 32");
}

} // namespace
