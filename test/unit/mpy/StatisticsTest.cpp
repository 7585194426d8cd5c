//===- test/unit/mpy/StatisticsTest.cpp - Bytes by section ------------------------------------------===//

#include "MpyFiles.h"

#include "mpy/Statistics.h"

using namespace adder;
using namespace adder::test;

namespace {

TEST(StatisticsTest, CountsEverySection) {
  Bytes bytes = fromHex("4d 06 17 1f 04 02 0a 65 37 2e 70 79 00 0f 02 6e 00 02 61 00 00 0a 01 07 02 31 32"
                        "54 00 04 01 22 32 00 16 02 51 63 02 41 fe bd 46 c0 09 04 02 03 04"
                        "33 f2 b5 40 18 f2 bd 00 02 03"
                        "de ad");
  HostArena arena;
  mpy::ReadError error;
  std::optional<mpy::Module> module = mpy::read(arena, bytes, {}, error);
  ASSERT_TRUE(module) << error.offset << error.field << error.message;
  mpy::Statistics statistics = mpy::measure(arena, *module);
  EXPECT_EQ(statistics.headerBytes, 6u);
  EXPECT_EQ(statistics.qstrBytes, 14u);
  EXPECT_EQ(statistics.objectBytes, 1u + 6);
  EXPECT_EQ(statistics.preludeBytes, 3u + 4);
  EXPECT_EQ(statistics.lineBytes, 1u);
  EXPECT_EQ(statistics.bytecodeBytes, 6u);
  EXPECT_EQ(statistics.nativeBytes, 4u + 6);
  EXPECT_EQ(statistics.elementBytes, 2u + 2 + 4);
  EXPECT_EQ(statistics.trailingBytes, 2u);
  EXPECT_EQ(statistics.totalBytes(), bytes.size());
  EXPECT_EQ(statistics.functions, 3u);
  EXPECT_EQ(statistics.nativeFunctions, 2u);
  EXPECT_EQ(statistics.qstrs, 4u);
  EXPECT_EQ(statistics.staticQstrs, 1u);
  EXPECT_EQ(statistics.objects, 2u);
}

} // namespace
