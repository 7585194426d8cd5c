//===- Xxh3Test.cpp - Telling changed content from unchanged ------------------------------------------===//

#include "digest/Xxh3.h"

#include <gtest/gtest.h>
#include <set>
#include <string>

using namespace adder::digest;

namespace {

// The published value of XXH3_128bits for an empty input.
TEST(Xxh3, EmptyInputHasThePublishedDigest) {
  EXPECT_EQ(quickDigest("").high, 0x99aa06d3014798d8u);
  EXPECT_EQ(quickDigest("").low, 0x6001c324468d497fu);
}

TEST(Xxh3, EveryByteAndTheLengthCount) {
  std::set<std::pair<uint64_t, uint64_t>> seen;
  size_t count = 0;
  for (size_t size : {0, 1, 3, 4, 8, 9, 16, 17, 128, 129, 240, 241, 1024, 5000})
    for (size_t at = 0; at < size; at += 1 + size / 50) {
      std::string text(size, 'a');
      text[at] = 'b';
      QuickDigest digest = quickDigest(text);
      seen.emplace(digest.low, digest.high);
      ++count;
    }
  EXPECT_EQ(seen.size(), count);
}

} // namespace
