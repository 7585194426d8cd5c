//===- test/unit/inspect/CompatibilityTest.cpp - The loader's rules ---------------------------------===//

#include "inspect/Compatibility.h"

#include <gtest/gtest.h>

namespace adder::inspect {
namespace {

Target targetOf(std::string_view text) {
  std::string error;
  std::optional<Target> target = parseTarget(text, error);
  EXPECT_TRUE(target.has_value()) << error;
  return target.value_or(Target{});
}

Verdict check(std::vector<uint8_t> bytes, std::string_view target) {
  std::optional<FileHeader> header = readFileHeader(bytes);
  EXPECT_TRUE(header.has_value());
  return compare(header.value_or(FileHeader{}), targetOf(target));
}

std::vector<uint8_t> native(unsigned architecture, uint8_t smallIntBits = 31) {
  return {'M', 6, uint8_t(architecture << 2 | 3), smallIntBits};
}

/// "architecture: armv7emsp / armv6m; .." then what the runtime says.
std::string text(const Verdict &verdict) {
  std::string out;
  for (const Difference &difference : verdict.differences)
    out += std::string(nameOf(difference.aspect)) + ": " + difference.file + " / " + difference.target + "; ";
  return out + verdict.runtimeAnswer;
}

constexpr unsigned kX64 = 2, kArmv6 = 3, kArmv6m = 4, kArmv7em = 6, kArmv7emsp = 7, kArmv7emdp = 8,
                   kXtensa = 9, kRv32 = 11;

TEST(Compatibility, BytecodeFitsEverywhere) {
  for (const Board &board : boards())
    EXPECT_TRUE(check({'M', 6, 0, 31}, board.name).fits()) << board.name;
  // The sub-version counts for native code only.
  EXPECT_TRUE(check({'M', 6, 1, 31}, "RPI_PICO").fits());
}

TEST(Compatibility, ThumbHostsTakeSmallerOnes) {
  struct Case {
    std::string_view board;
    unsigned first, last;
  };
  for (const Case &c : {Case{"RPI_PICO", kArmv6m, kArmv6m}, Case{"MPS2_AN385", kArmv6m, kArmv7em},
                        Case{"PYBV11", kArmv6m, kArmv7emsp}, Case{"TEENSY41", kArmv6m, kArmv7emdp},
                        Case{"SABRELITE", kArmv6, kArmv6}, Case{"ESP8266_GENERIC", kXtensa, kXtensa}})
    for (unsigned architecture = 1; architecture <= 13; ++architecture)
      EXPECT_EQ(check(native(architecture), c.board).fits(),
                architecture >= c.first && architecture <= c.last)
          << c.board << " " << architecture;
}

TEST(Compatibility, NamesBothSides) {
  EXPECT_EQ(text(check(native(kArmv7emsp), "RPI_PICO")),
            "architecture: armv7emsp / armv6m; ValueError: incompatible .mpy arch");
  EXPECT_EQ(text(check(native(kArmv7emdp), "PYBV11")),
            "architecture: armv7emdp / armv6m to armv7emsp; ValueError: incompatible .mpy arch");
  EXPECT_EQ(
      text(check(native(kX64), "pyscript")),
      "native code: native code for x64 / takes no native code; ValueError: native code in .mpy unsupported");
  EXPECT_EQ(text(check({'M', 6, 0, 32}, "RPI_PICO")),
            "small ints: 32 bits / 31 bits; ValueError: incompatible .mpy file");
  EXPECT_EQ(text(check({'M', 6, kArmv6m << 2 | 2, 31}, "RPI_PICO")),
            "sub-version: mpy 6.2 (MicroPython 1.22) / mpy 6.3 (MicroPython 1.23 and later); "
            "ValueError: incompatible .mpy file");
  EXPECT_EQ(text(check({'M', 5, 0, 31}, "RPI_PICO")),
            "version: mpy 5 (MicroPython 1.12 to 1.18) / mpy 6.3 (MicroPython 1.23 and later); "
            "ValueError: incompatible .mpy file");
  EXPECT_EQ(text(check({'C', 6, 0, 31}, "RPI_PICO")),
            "file type: CircuitPython mpy 6 / MicroPython's mpy 6.3; ValueError: incompatible .mpy file");
  EXPECT_EQ(text(check({'M', 6, 15 << 2 | 3, 31}, "RPI_PICO")),
            "architecture: architecture number 15 / armv6m; ValueError: incompatible .mpy arch");
}

TEST(Compatibility, TheFirstDifferenceDecidesTheAnswer) {
  EXPECT_EQ(text(check(native(kX64, 63), "RPI_PICO")),
            "small ints: 63 bits / 31 bits; architecture: x64 / armv6m; ValueError: incompatible .mpy file");
}

TEST(Compatibility, ArchFlagsMustBeASubset) {
  auto withFlags = [](unsigned architecture, uint8_t flags) {
    return std::vector<uint8_t>{'M', 6, uint8_t(architecture << 2 | 3 | 0x40), 31, flags};
  };
  EXPECT_TRUE(check(withFlags(kRv32, 3), "RPI_PICO2-RISCV").fits());
  EXPECT_TRUE(check(withFlags(kRv32, 2), "ESP32_GENERIC_P4").fits());
  EXPECT_EQ(text(check(withFlags(kRv32, 3), "ESP32_GENERIC_P4")),
            "architecture flags: zba,zcmp / zcmp; ValueError: incompatible .mpy file");
  EXPECT_EQ(text(check(withFlags(kRv32, 5), "ESP32_GENERIC_C3")),
            "architecture flags: zba,0x4 / none; ValueError: incompatible .mpy file");
  EXPECT_EQ(text(check({'M', 6, 0x40, 31, 1}, "unix-x64")),
            "architecture flags: zba / takes none; ValueError: incompatible .mpy file");
}

TEST(Compatibility, SaysWhatToCompileWith) {
  EXPECT_EQ(check(native(kX64), "RPI_PICO").compileWith, "mpy-cross -march=armv6m");
  EXPECT_EQ(check(native(kX64), "RPI_PICO2").compileWith, "mpy-cross -march=armv7m");
  EXPECT_EQ(check(native(kX64), "RPI_PICO2-RISCV").compileWith,
            "mpy-cross -march=rv32imc -march-flags=zba,zcmp");
  EXPECT_EQ(check({'M', 6, 0, 63}, "RPI_PICO").compileWith, "mpy-cross");
  EXPECT_EQ(check({'M', 5, 0, 31}, "RPI_PICO").compileWith,
            "mpy-cross -march=armv6m, of MicroPython 1.23 and later");
  EXPECT_EQ(check({'M', 6, 0, 31}, "5").compileWith, "mpy-cross, of MicroPython 1.12 to 1.18");
  EXPECT_EQ(check({'x', 6, 0, 31}, "RPI_PICO").compileWith, "");
}

TEST(Compatibility, EveryBoardTakesWhatItsRowRecommends) {
  for (const Board &board : boards()) {
    if (board.march == bytecode::Architecture::None)
      continue;
    std::vector<uint8_t> file = native(unsigned(board.march));
    if (board.archFlags) {
      file[2] |= 0x40;
      file.push_back(uint8_t(board.archFlags));
    }
    EXPECT_TRUE(check(file, board.name).fits()) << board.name;
  }
}

TEST(Compatibility, ShortFilesHaveNoHeader) {
  EXPECT_FALSE(readFileHeader({}).has_value());
  EXPECT_FALSE(readFileHeader(std::vector<uint8_t>{'M', 6, 0}).has_value());
  EXPECT_FALSE(readFileHeader(std::vector<uint8_t>{'M', 6, 0x40, 31}).has_value());
  EXPECT_FALSE(readFileHeader(std::vector<uint8_t>{'M', 6, 0x40, 31, 0x80}).has_value());
  EXPECT_EQ(text(check({'M', 1, 0, 31}, "RPI_PICO")),
            "version: mpy 1 / mpy 6.3 (MicroPython 1.23 and later); ValueError: incompatible .mpy file");
}

} // namespace
} // namespace adder::inspect
