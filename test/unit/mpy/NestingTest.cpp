//===- test/unit/mpy/NestingTest.cpp - Depth costs memory, never the call stack ---------------------===//

#include "MpyFiles.h"

#include "mpy/Dump.h"
#include "mpy/Listing.h"
#include "mpy/Statistics.h"

using namespace adder;
using namespace adder::test;

namespace {

void append(Bytes &bytes, std::string_view hex) {
  Bytes more = fromHex(hex);
  bytes.insert(bytes.end(), more.begin(), more.end());
}

class NestingTest : public testing::Test {
protected:
  void expectWorks(const Bytes &bytes) {
    mpy::ReadError error;
    std::optional<mpy::Module> module = mpy::read(arena, bytes, {}, error);
    ASSERT_TRUE(module) << error.offset << ' ' << error.field << ' ' << error.message;
    EXPECT_TRUE(written(arena, *module) == bytes);
    EXPECT_EQ(mpy::measure(arena, *module).totalBytes(), bytes.size());
    support::TextWriter text(arena);
    mpy::dump(arena, *module, text);
    mpy::writeListing(arena, *module, text);
    EXPECT_LT(text.text().size(), 400 * bytes.size()); // linear: indentation is bounded
  }
  std::string_view errorOf(const Bytes &bytes) {
    mpy::ReadError error;
    EXPECT_FALSE(mpy::read(arena, bytes, {}, error));
    return error.message;
  }
  HostArena arena;
};

Bytes nestedFunctions(unsigned depth) {
  Bytes bytes = fromHex(kStart);
  for (unsigned i = 0; i < depth; ++i)
    append(bytes, "2c 00 02 01 51 63 01");
  append(bytes, kRoot);
  return bytes;
}

Bytes nestedTuples(unsigned depth) {
  Bytes bytes = fromHex("4d 06 00 1f 02 01 08 61 2e 70 79 00 0f");
  for (unsigned i = 0; i < depth; ++i)
    append(bytes, "0a 01");
  append(bytes, "01");
  append(bytes, kRoot);
  return bytes;
}

TEST_F(NestingTest, Functions) {
  expectWorks(nestedFunctions(20000));
  EXPECT_EQ(errorOf(nestedFunctions(20001)), "functions nested deeper than 20000");
}

TEST_F(NestingTest, Tuples) {
  expectWorks(nestedTuples(20000));
  EXPECT_EQ(errorOf(nestedTuples(20001)), "tuples nested deeper than 20000");
}

TEST_F(NestingTest, ManyChildren) {
  Bytes bytes = fromHex(kStart);
  append(bytes, "2c 00 02 01 51 63 86 8d 20"); // 100000
  for (unsigned i = 0; i < 100000; ++i)
    append(bytes, kRoot);
  expectWorks(bytes);
}

TEST_F(NestingTest, ClaimsAreNotBelieved) {
  // Every level claims almost all of the file as its items; none of it may be allocated.
  Bytes bytes = fromHex("4d 06 00 1f 02 01 08 61 2e 70 79 00 0f");
  for (unsigned i = 0; i < 15000; ++i)
    append(bytes, "0a 81 a7 10"); // 21392
  bytes.resize(bytes.size() + 30000, 0x01);
  errorOf(bytes);
  EXPECT_LT(arena.bytesReserved(), 20u << 20);
}

} // namespace
