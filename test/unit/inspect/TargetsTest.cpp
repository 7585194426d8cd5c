//===- test/unit/inspect/TargetsTest.cpp - Names and numbers of targets -----------------------------===//

#include "inspect/Targets.h"

#include <gtest/gtest.h>

#include <set>

namespace adder::inspect {
namespace {

using bytecode::Architecture;

Target parsed(std::string_view text) {
  std::string error;
  std::optional<Target> target = parseTarget(text, error);
  EXPECT_TRUE(target.has_value()) << text << ": " << error;
  return target.value_or(Target{});
}

std::string errorOf(std::string_view text) {
  std::string error;
  EXPECT_FALSE(parseTarget(text, error).has_value()) << text;
  return error;
}

TEST(Targets, TheTableIsConsistent) {
  std::set<std::string_view> names;
  for (const Board &board : boards()) {
    SCOPED_TRACE(board.name);
    EXPECT_TRUE(names.insert(board.name).second);
    EXPECT_EQ(board.host == Architecture::None, board.march == Architecture::None);
    EXPECT_LE(unsigned(board.march), unsigned(board.host)) << "only Thumb hosts take a smaller one";
    EXPECT_EQ(board.archFlags & ~bytecode::knownFlagsOf(board.host), 0u);
    EXPECT_TRUE(board.smallIntBits == 31 || board.smallIntBits == 63 || board.smallIntBits == 47);
    EXPECT_EQ(parsed(board.name).name, board.name);
  }
  EXPECT_GT(names.size(), 200u);
}

TEST(Targets, NamesInAnyCaseAndTheirAliases) {
  EXPECT_EQ(parsed("rpi_pico").architecture, unsigned(Architecture::Armv6m));
  EXPECT_EQ(parsed("RPI-PICO2").architecture, unsigned(Architecture::Armv7emsp));
  EXPECT_EQ(parsed("RPI-PICO2").march, Architecture::Armv7m);
  EXPECT_EQ(parsed("pico2").name, "RPI_PICO2");
  EXPECT_EQ(parsed("esp32-c3").name, "ESP32_GENERIC_C3");
  EXPECT_EQ(parsed("Pyboard").architecture, unsigned(Architecture::Armv7emsp));
  EXPECT_EQ(parsed("unix").smallIntBits, 63u);
}

TEST(Targets, NumbersOfARuntime) {
  Target x64 = parsed("2822");
  EXPECT_EQ(x64.version, 6u);
  EXPECT_EQ(x64.subVersion, 3u);
  EXPECT_EQ(x64.architecture, unsigned(Architecture::X64));
  EXPECT_EQ(x64.smallIntBits, 63u);
  EXPECT_TRUE(x64.smallIntsAssumed);
  EXPECT_EQ(parsed("0x1306").architecture, unsigned(Architecture::Armv6m));
  Target riscv = parsed("208646"); // 3 << 16 | (11 << 2 | 3) << 8 | 6
  EXPECT_EQ(riscv.architecture, unsigned(Architecture::Rv32imc));
  EXPECT_EQ(riscv.archFlags, 3u);
  EXPECT_EQ(parsed("774").architecture, 0u);
  EXPECT_EQ(parsed("5").version, 5u);
}

TEST(Targets, TheTextOfSysImplementation) {
  Target pico =
      parsed("(name='micropython', version=(1, 27, 0, ''), _machine='Raspberry Pi Pico with RP2040', "
             "_mpy=4870, _build='RPI_PICO')");
  EXPECT_EQ(pico.name, "RPI_PICO");
  EXPECT_EQ(pico.architecture, unsigned(Architecture::Armv6m));
  EXPECT_FALSE(pico.smallIntsAssumed);
  Target variant = parsed("(name='micropython', _mpy=7942, _build='RPI_PICO2-SOMETHING')");
  EXPECT_EQ(variant.march, Architecture::Armv7m);
  EXPECT_EQ(parsed("(name='micropython', version=(1, 18, 0), mpy=517)").version, 5u);
  EXPECT_EQ(errorOf("(name='micropython', version=(1, 27, 0))"),
            "this runtime cannot load .mpy files: there is no _mpy=NUMBER in its sys.implementation");
}

TEST(Targets, SuggestsNames) {
  EXPECT_EQ(errorOf("rpi_pcio"),
            "no target 'rpi_pcio', did you mean RPI_PICO or RPI_PICO2? (--list-targets shows all)");
  EXPECT_NE(errorOf("nucleo").find("NUCLEO_"), std::string::npos);
  EXPECT_EQ(errorOf("xyzzy"), "no target 'xyzzy'; --list-targets shows all");
  EXPECT_EQ(errorOf("99999999999"), "no target '99999999999'; --list-targets shows all");
  EXPECT_FALSE(errorOf(std::string(100000, 'x')).empty());
  EXPECT_FALSE(errorOf("").empty());
}

} // namespace
} // namespace adder::inspect
