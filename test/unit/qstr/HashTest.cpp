//===- test/unit/qstr/HashTest.cpp - The hash that programs can observe -----------------------------===//

#include "qstr/Hash.h"

#include <gtest/gtest.h>

using adder::qstr::runtimeHash;

namespace {

TEST(HashTest, VectorsOfTheReference) {
  EXPECT_EQ(runtimeHash(""), 5381u);
  EXPECT_EQ(runtimeHash("_"), 46586u);
  EXPECT_EQ(runtimeHash("print"), 50772u);
  EXPECT_EQ(runtimeHash("super"), 45764u);
  EXPECT_EQ(runtimeHash("zip"), 44262u);
  EXPECT_EQ(runtimeHash("<module>"), 38077u);
  EXPECT_EQ(runtimeHash("__qualname__"), 107u);
}

TEST(HashTest, NarrowHashesAreTheLowBytes) {
  EXPECT_EQ(runtimeHash("print", 1), 50772u & 0xff);
  EXPECT_EQ(runtimeHash("print", 4) & 0xffff, 50772u);
}

TEST(HashTest, IsNeverZero) {
  // Some one-byte string has a hash whose low byte is 0: multiplication by 33 and xor reach every value.
  unsigned ones = 0;
  for (int c = 0; c < 256; ++c) {
    char text = char(c);
    uint32_t hash = runtimeHash({&text, 1}, 1);
    EXPECT_NE(hash, 0u);
    ones += hash == 1;
  }
  EXPECT_EQ(ones, 2u); // the one that is 1, and the one that would be 0
}

TEST(HashTest, BytesAreUnsigned) { EXPECT_EQ(runtimeHash("\xff"), ((5381u * 33) ^ 0xffu) & 0xffff); }

} // namespace
