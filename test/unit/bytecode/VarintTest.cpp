//===- test/unit/bytecode/VarintTest.cpp - Integers of variable length ------------------------------===//

#include "bytecode/Varint.h"
#include "../HostArena.h"
#include "Bytes.h"

#include <gtest/gtest.h>

using namespace adder;
using namespace adder::bytecode;
using test::fromHex;
using test::list;

namespace {

class VarintTest : public testing::Test {
protected:
  std::vector<unsigned> unsignedBytes(uint32_t value) {
    support::Vector<uint8_t> out(arena);
    encodeVuint(out, value);
    EXPECT_EQ(out.size(), sizeOfVuint(value)) << value;
    return list(out.span());
  }
  std::vector<unsigned> signedBytes(int64_t value) {
    support::Vector<uint8_t> out(arena);
    encodeVsint(out, value);
    EXPECT_EQ(out.size(), sizeOfVsint(value)) << value;
    return list(out.span());
  }
  test::HostArena arena;
};

TEST_F(VarintTest, UnsignedVectors) {
  EXPECT_EQ(unsignedBytes(0), list(fromHex("00")));
  EXPECT_EQ(unsignedBytes(0x7f), list(fromHex("7f")));
  EXPECT_EQ(unsignedBytes(128), list(fromHex("81 00")));
  EXPECT_EQ(unsignedBytes(300), list(fromHex("82 2c")));
  EXPECT_EQ(unsignedBytes(UINT32_MAX), list(fromHex("8f ff ff ff 7f")));
}

TEST_F(VarintTest, SignedVectors) {
  EXPECT_EQ(signedBytes(47), list(fromHex("2f")));
  EXPECT_EQ(signedBytes(63), list(fromHex("3f")));
  EXPECT_EQ(signedBytes(64), list(fromHex("80 40")));
  EXPECT_EQ(signedBytes(127), list(fromHex("80 7f")));
  EXPECT_EQ(signedBytes(128), list(fromHex("81 00")));
  EXPECT_EQ(signedBytes(-64), list(fromHex("40")));
  EXPECT_EQ(signedBytes(-128), list(fromHex("ff 00")));
  EXPECT_EQ(signedBytes(-129), list(fromHex("fe 7f")));
  EXPECT_EQ(signedBytes(1000), list(fromHex("87 68")));
  EXPECT_EQ(signedBytes(-1000), list(fromHex("f8 18")));
  EXPECT_EQ(signedBytes(1073741823), list(fromHex("83 ff ff ff 7f")));
  EXPECT_EQ(signedBytes(-1073741824), list(fromHex("fc 80 80 80 00")));
  EXPECT_EQ(signedBytes(1073741824), list(fromHex("84 80 80 80 00")));
}

TEST_F(VarintTest, RoundTripAroundEveryPowerOfTwo) {
  for (int bit = 0; bit < 64; ++bit)
    for (int64_t delta = -2; delta <= 2; ++delta) {
      int64_t value = int64_t((uint64_t(1) << bit) + uint64_t(delta));
      for (int64_t v : {value, int64_t(0 - uint64_t(value))}) {
        support::Vector<uint8_t> out(arena);
        encodeVsint(out, v);
        size_t at = 0;
        int64_t back = 0;
        ASSERT_EQ(decodeVsint(out.span(), at, back), VarintStatus::Ok) << v;
        EXPECT_EQ(back, v);
        EXPECT_EQ(at, out.size());
      }
      if (bit > 31)
        continue;
      support::Vector<uint8_t> out(arena);
      encodeVuint(out, uint32_t(value));
      size_t at = 0;
      uint32_t back = 0;
      ASSERT_EQ(decodeVuint(out.span(), at, back), VarintStatus::Ok);
      EXPECT_EQ(back, uint32_t(value));
    }
}

TEST_F(VarintTest, DecodingStartsAnywhere) {
  std::vector<uint8_t> bytes = fromHex("05 82 2c 07");
  size_t at = 1;
  uint32_t value = 0;
  EXPECT_EQ(decodeVuint(bytes, at, value), VarintStatus::Ok);
  EXPECT_EQ(value, 300u);
  EXPECT_EQ(at, 3u);
}

TEST_F(VarintTest, OverlongFormsHaveTheirValue) {
  size_t at = 0;
  uint32_t value = 7;
  EXPECT_EQ(decodeVuint(fromHex("80 80 80 80 80 80 80 80 80 05"), at, value), VarintStatus::Ok);
  EXPECT_EQ(value, 5u);
  EXPECT_EQ(at, 10u);
}

TEST_F(VarintTest, FailuresChangeNothing) {
  for (const char *text : {"", "81", "ff ff", "90 80 80 80 00", "80 80 80 80 80 80 80 80 80 80 05"}) {
    std::vector<uint8_t> bytes = fromHex(text);
    size_t at = 0;
    uint32_t value = 7;
    VarintStatus status = decodeVuint(bytes, at, value);
    EXPECT_EQ(status, bytes.size() < 3 ? VarintStatus::Truncated : VarintStatus::TooLarge) << text;
    EXPECT_EQ(at, 0u);
    EXPECT_EQ(value, 7u);
  }
}

TEST_F(VarintTest, SignedIntegersMustFit64Bits) {
  size_t at = 0;
  int64_t value = 7;
  EXPECT_EQ(decodeVsint(fromHex("82 80 80 80 80 80 80 80 80 00"), at, value), VarintStatus::TooLarge);
  EXPECT_EQ(decodeVsint(fromHex("81 80"), at, value), VarintStatus::Truncated);
  EXPECT_EQ(decodeVsint({}, at, value), VarintStatus::Truncated);
  EXPECT_EQ(value, 7);
}

} // namespace
