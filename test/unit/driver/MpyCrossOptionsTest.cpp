//===- driver/MpyCrossOptionsTest.cpp - The meaning of mpy-cross's options ------------------------===//

#include "driver/MpyCrossOptions.h"

#include <gtest/gtest.h>

namespace adder::driver {
namespace {

Invocation parse(std::vector<std::string> words) {
  Invocation invocation;
  auto error = parseMpyCrossOptions(std::move(words), invocation);
  EXPECT_FALSE(error.has_value()) << error->message;
  return invocation;
}

std::string errorOf(std::vector<std::string> words) {
  Invocation invocation;
  auto error = parseMpyCrossOptions(std::move(words), invocation);
  return error ? error->message : "";
}

TEST(MpyCrossOptions, hasTheDefaultsOfTheReference) {
  Invocation invocation = parse({"a.py"});
  EXPECT_EQ(invocation.compile.optimisationLevel, 0u);
  EXPECT_TRUE(invocation.compile.lineTables);
  EXPECT_EQ(invocation.compile.smallIntBits, 31u);
  EXPECT_EQ(invocation.compile.architecture, bytecode::Architecture::None);
  EXPECT_EQ(invocation.compile.defaultEmitter, frontend::EmitterKind::Bytecode);
  EXPECT_EQ(invocation.compile.enabledWarnings, 0u);
  EXPECT_FALSE(invocation.output.has_value());
  EXPECT_TRUE(invocation.writes());
}

TEST(MpyCrossOptions, readsOptimisationLevels) {
  auto level = [](const char *word) { return parse({"a.py", word}).compile.optimisationLevel; };
  EXPECT_EQ(level("-O"), 1u);
  EXPECT_EQ(level("-OO"), 2u);
  EXPECT_EQ(level("-OOOOO"), 5u);
  EXPECT_EQ(level("-OOx"), 2u);
  EXPECT_EQ(level("-O0"), 0u);
  EXPECT_EQ(level("-O3x"), 3u);
  EXPECT_EQ(level("-O12"), 1u);
}

TEST(MpyCrossOptions, readsSmallIntBitsAsStrtolDoes) {
  auto bits = [](const char *value) {
    return parse({"a.py", "-msmall-int-bits=" + std::string(value)}).compile.smallIntBits;
  };
  EXPECT_EQ(bits("30"), 30u);
  EXPECT_EQ(bits("0x1f"), 31u);
  EXPECT_EQ(bits("017"), 15u);
  EXPECT_EQ(bits(" 7"), 7u);
  EXPECT_EQ(bits("-1"), 255u);
  EXPECT_EQ(bits("287"), 31u);
  EXPECT_EQ(bits(""), 0u);
}

TEST(MpyCrossOptions, readsArchFlags) {
  auto flags = [](const std::string &value) {
    return parse({"a.py", "-march=rv32imc", "-march-flags=" + value}).compile.archFlags;
  };
  EXPECT_EQ(flags("zba"), 1u);
  EXPECT_EQ(flags("zcmp,zba"), 3u);
  EXPECT_EQ(flags("zcmp,"), 2u);
  EXPECT_EQ(flags("0b11"), 3u);
  EXPECT_EQ(flags("0o2"), 2u);
  EXPECT_EQ(flags("0X3"), 3u);
  EXPECT_EQ(flags("-0"), 0u);
  for (const char *value : {"", ",zba", "00", "4", "+1", "-1", "0x", "1x", "zbb", "99999999999999999999"})
    EXPECT_EQ(errorOf({"a.py", "-march=rv32imc", std::string("-march-flags=") + value}),
              "unrecognised arch flags");
  EXPECT_EQ(errorOf({"a.py", "-march=x64", "-march-flags=0"}), "unrecognised arch flags");
  EXPECT_EQ(errorOf({"a.py", "-march-flags=nonsense"}), "");
}

TEST(MpyCrossOptions, knowsTheArchitecturesOfTheReference) {
  const char *names[] = {"x86",       "x64",    "armv6",     "armv6m",  "armv7m",  "armv7em", "armv7emsp",
                         "armv7emdp", "xtensa", "xtensawin", "rv32imc", "rv64imc", "debug"};
  unsigned numbers[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13};
  for (size_t i = 0; i < std::size(names); ++i)
    EXPECT_EQ(unsigned(parse({"a.py", std::string("-march=") + names[i]}).compile.architecture), numbers[i]);
#if defined(__x86_64__)
  EXPECT_EQ(parse({"a.py", "-march=host"}).compile.architecture, bytecode::Architecture::X64);
#endif
}

TEST(MpyCrossOptions, looksAtImplementationSettingsFirst) {
  EXPECT_NE(errorOf({"--version", "-X", "nonsense"}), "");
  EXPECT_NE(errorOf({"a.py", "--", "-X"}), "");
  EXPECT_NE(errorOf({"-o", "-X", "a.py"}), "");
  EXPECT_EQ(errorOf({"a.py", "-X", "emit=native"}), "arch not specified");
  EXPECT_EQ(parse({"a.py", "-X", "emit=viper", "-march=x64"}).compile.defaultEmitter,
            frontend::EmitterKind::Viper);
  EXPECT_EQ(parse({"a.py", "-X", "emit=viper", "-X", "emit=bytecode"}).compile.defaultEmitter,
            frontend::EmitterKind::Bytecode);
}

TEST(MpyCrossOptions, appliesWarningsInOrder) {
  uint32_t all = warningsInGroup("all");
  uint32_t import = warningsInGroup("unused-import");
  EXPECT_EQ(parse({"a.py", "-Wall"}).compile.enabledWarnings, all);
  EXPECT_EQ(parse({"a.py", "-Wall", "-Wno-unused-import"}).compile.enabledWarnings, all & ~import);
  EXPECT_EQ(parse({"a.py", "-Wno-unused-import", "-Wall"}).compile.enabledWarnings, all);
  Invocation invocation = parse({"a.py", "-Werror=unused-import"});
  EXPECT_EQ(invocation.compile.enabledWarnings, import);
  EXPECT_EQ(invocation.compile.fatalWarnings, import);
  EXPECT_EQ(parse({"a.py", "-Werror", "-Wno-error"}).compile.fatalWarnings, 0u);
}

TEST(MpyCrossOptions, turnsBackslashesIntoSlashes) {
  Invocation invocation = parse({"a\\b.py", "-s", "c\\d.py", "-o", "e\\f"});
  EXPECT_EQ(invocation.inputs[0], "a/b.py");
  EXPECT_EQ(invocation.compile.sourceName, "c/d.py");
  EXPECT_EQ(invocation.output, "e\\f");
}

TEST(MpyCrossOptions, stopsAtVersion) {
  EXPECT_EQ(parse({"--version", "-nonsense"}).action, Action::Version);
  EXPECT_EQ(parse({"-h"}).action, Action::Help);
  EXPECT_EQ(errorOf({"-nonsense", "--version"}), "unknown option '-nonsense'");
}

TEST(MpyCrossOptions, hasAStableVersionLine) {
  std::string line = mpyCrossVersionLine("1.2.3");
  EXPECT_TRUE(line.starts_with("MicroPython v1."));
  EXPECT_TRUE(line.ends_with("; mpy-cross emitting mpy v6.3\n"));
  EXPECT_NE(line.find("+adder.1.2.3 on "), std::string::npos);
}

} // namespace
} // namespace adder::driver
