//===- AttributesTest - Build attributes are well formed --------------------------------------------===//

#include "elf/Attributes.h"

#include <gtest/gtest.h>

namespace adder::elf {
namespace {

using bytecode::Architecture;

uint32_t word(const std::string &bytes, size_t at) {
  uint32_t value = 0;
  for (unsigned i = 0; i < 4; ++i)
    value |= uint32_t(uint8_t(bytes[at + i])) << 8 * i;
  return value;
}

TEST(Attributes, LengthsCountWhatFollows) {
  for (const bytecode::ArchitectureInfo &info : bytecode::architectures()) {
    std::string content = attributesOf(info.architecture, 3);
    if (content.empty())
      continue;
    ASSERT_GT(content.size(), 16u) << info.march;
    EXPECT_EQ(content[0], 'A');
    EXPECT_EQ(word(content, 1), content.size() - 1) << info.march;
    size_t inner = content.find('\0', 5) + 1;
    EXPECT_EQ(content[inner], 1);
    EXPECT_EQ(word(content, inner + 1), content.size() - inner) << info.march;
  }
}

TEST(Attributes, ExtensionsOfTheFileAreNamed) {
  EXPECT_NE(attributesOf(Architecture::Rv32imc, 0).find("rv32i2p1_m2p0_c2p0\0"), std::string::npos);
  EXPECT_EQ(attributesOf(Architecture::Rv32imc, 0).find("zba"), std::string::npos);
  EXPECT_NE(attributesOf(Architecture::Rv32imc, 1).find("_zba1p0"), std::string::npos);
  EXPECT_NE(attributesOf(Architecture::Rv32imc, 2).find("_zca1p0_zcmp1p0"), std::string::npos);
  EXPECT_TRUE(attributesOf(Architecture::X64, 0).empty());
}

} // namespace
} // namespace adder::elf
