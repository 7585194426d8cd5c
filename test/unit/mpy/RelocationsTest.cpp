//===- unit/mpy/RelocationsTest.cpp - Taking the relocation stream apart ----------------------------===//

#include "mpy/Relocations.h"

#include <gtest/gtest.h>
#include <vector>

namespace {

using namespace adder;
using mpy::RelocationBase;

std::vector<mpy::Relocation> recordsOf(std::vector<uint8_t> stream) {
  std::vector<mpy::Relocation> records;
  mpy::RelocationCursor cursor(stream);
  for (mpy::Relocation record; cursor.next(record);)
    records.push_back(record);
  return records;
}

// The worked example of native-abi.md 7.3.
TEST(RelocationsTest, WorkedExample) {
  auto records = recordsOf({0x11, 0x81, 0x64, 0x0d, 0x81, 0x66, 0x03, 0x81, 0x68, 0x02, 0x09, 0x81,
                            0x6c, 0xad, 0x81, 0x40, 0x01, 0x81, 0x42, 0x0b, 0x81, 0x58, 0x04, 0xff});
  ASSERT_EQ(records.size(), 7u);
  EXPECT_EQ(records[0].base, RelocationBase::FunctionTable);
  EXPECT_EQ(records[0].word, 114u);
  EXPECT_EQ(records[1].base, RelocationBase::QstrTable);
  EXPECT_EQ(records[1].word, 115u);
  EXPECT_EQ(records[2].base, RelocationBase::Text);
  EXPECT_EQ(records[2].count, 2u);
  EXPECT_EQ(records[3].base, RelocationBase::Bss);
  EXPECT_EQ(records[4].base, RelocationBase::FunctionTableEntry);
  EXPECT_EQ(records[4].entry, 77u);
  EXPECT_EQ(records[6].count, 4u);
  EXPECT_FALSE(records[6].inRodata);
}

TEST(RelocationsTest, WithoutAddressGoesOnBehindTheLastWord) {
  auto records = recordsOf({0x07, 0x0b, 0x03, 0x08, 0x0e, 0x00, 0xff});
  ASSERT_EQ(records.size(), 4u);
  EXPECT_EQ(records[0].base, RelocationBase::Rodata);
  EXPECT_TRUE(records[0].inRodata);
  EXPECT_EQ(records[0].word, 5u);
  EXPECT_EQ(records[1].base, RelocationBase::Bss);
  EXPECT_EQ(records[1].word, 8u);
  EXPECT_EQ(records[2].base, RelocationBase::ObjectTable);
  EXPECT_EQ(records[2].word, 9u);
  EXPECT_TRUE(records[3].inRodata);
  EXPECT_EQ(records[3].word, 10u);
}

TEST(RelocationsTest, CutOffStreamEnds) { EXPECT_TRUE(recordsOf({0x01, 0x81}).empty()); }

} // namespace
