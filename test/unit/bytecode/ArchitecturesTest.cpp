//===- test/unit/bytecode/ArchitecturesTest.cpp - Architectures and the feature byte ----------------===//

#include "bytecode/Architectures.h"
#include "bytecode/FeatureFlags.h"

#include <gtest/gtest.h>

using namespace adder::bytecode;

namespace {

TEST(ArchitecturesTest, NumbersAndNames) {
  constexpr std::string_view march[] = {"",          "x86",     "x64",       "armv6",     "armv6m",
                                        "armv7m",    "armv7em", "armv7emsp", "armv7emdp", "xtensa",
                                        "xtensawin", "rv32imc", "rv64imc",   "debug"};
  ASSERT_EQ(architectures().size(), std::size(march));
  for (unsigned i = 0; i < std::size(march); ++i) {
    EXPECT_EQ(architectureNumbered(i), Architecture(i));
    EXPECT_EQ(infoOf(Architecture(i)).march, march[i]);
    EXPECT_EQ(architectureNamed(march[i]), i ? std::optional(Architecture(i)) : std::nullopt);
  }
  EXPECT_EQ(infoOf(Architecture::Armv7emsp).toolName, "ARMV7EMSP");
  EXPECT_EQ(infoOf(Architecture::Debug).toolName, "UNKNOWN");
}

TEST(ArchitecturesTest, UnknownOnes) {
  EXPECT_FALSE(architectureNumbered(14));
  EXPECT_FALSE(architectureNamed(""));
  EXPECT_FALSE(architectureNamed("host"));
  EXPECT_FALSE(architectureNamed("ARMV6"));
}

TEST(ArchitecturesTest, Emitters) {
  for (const ArchitectureInfo &info : architectures())
    EXPECT_EQ(info.hasEmitter,
              info.architecture != Architecture::None && info.architecture != Architecture::Rv64imc)
        << info.march;
}

TEST(ArchitecturesTest, Flags) {
  EXPECT_EQ(knownFlagsOf(Architecture::Rv32imc), 3u);
  EXPECT_EQ(knownFlagsOf(Architecture::X64), 0u);
  ASSERT_EQ(architectureFlags().size(), 2u);
  EXPECT_EQ(architectureFlags()[0].name, "zba");
  EXPECT_EQ(architectureFlags()[1].name, "zcmp");
}

TEST(FeatureFlagsTest, BytesOfTheReference) {
  auto byteFor = [](Architecture architecture, bool flags) {
    return unsigned(encodeFeatures({3, uint8_t(architecture), flags}));
  };
  EXPECT_EQ(encodeFeatures({}), 0);
  EXPECT_EQ(byteFor(Architecture::X86, false), 0x07u);
  EXPECT_EQ(byteFor(Architecture::X64, false), 0x0bu);
  EXPECT_EQ(byteFor(Architecture::Armv7emsp, false), 0x1fu);
  EXPECT_EQ(byteFor(Architecture::Rv32imc, true), 0x6fu);
  EXPECT_EQ(byteFor(Architecture::Debug, false), 0x37u);
}

TEST(FeatureFlagsTest, EveryByteIsReproduced) {
  for (unsigned byte = 0; byte < 256; ++byte)
    EXPECT_EQ(encodeFeatures(decodeFeatures(uint8_t(byte))), byte);
  EXPECT_EQ(decodeFeatures(0x80).architecture, 32);
}

} // namespace
