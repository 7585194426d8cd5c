//===- test/unit/emitters/frozen/TextBufferTest.cpp - Appending to the C text -----------------------===//

#include "emitters/frozen/TextBuffer.h"

#include <gtest/gtest.h>

using adder::frozen_emitter::TextBuffer;

namespace {

TEST(TextBufferTest, NumbersAndText) {
  TextBuffer out;
  out << "a" << 'b' << uint64_t(18446744073709551615u) << ' ' << int64_t(INT64_MIN) << ' ';
  out.hex(0) << ' ';
  out.hex(0x1f, 4) << ' ';
  out.hex(0xfedcba9876543210, 2);
  EXPECT_EQ(out.take(), "ab18446744073709551615 -9223372036854775808 0 001f fedcba9876543210");
  EXPECT_EQ(out.take(), "");
}

TEST(TextBufferTest, EveryByteInEveryForm) {
  std::string initializers, spaced, escapes;
  uint8_t bytes[256];
  for (unsigned i = 0; i < 256; ++i) {
    bytes[i] = uint8_t(i);
    char hex[3];
    snprintf(hex, sizeof hex, "%02x", i);
    initializers += std::string("0x") + hex + ",";
    spaced += std::string(" 0x") + hex + ",";
    escapes += std::string("\\x") + hex;
  }
  TextBuffer out;
  out.initializers(bytes);
  EXPECT_EQ(out.take(), initializers);
  out.spacedInitializers(bytes);
  EXPECT_EQ(out.take(), spaced);
  out.escapes(bytes);
  EXPECT_EQ(out.take(), escapes);
}

TEST(TextBufferTest, GrowsAcrossEveryBoundary) {
  TextBuffer out;
  std::string expected;
  const uint8_t bytes[] = {0xab, 0xcd, 0xef};
  while (expected.size() < 300000) {
    out.initializers(bytes) << "text";
    out << '.';
    expected += "0xab,0xcd,0xef,text.";
  }
  EXPECT_TRUE(out.take() == expected);
}

} // namespace
