//===- test/unit/driver/BlocksTest.cpp - Small and large blocks ----------------------------------------===//

#include "driver/Blocks.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>

using namespace adder::driver;

namespace {

/// Resizes a block through all of `sizes` and checks that it keeps what fits.
void walk(std::initializer_list<size_t> sizes) {
  char *block = nullptr;
  size_t size = 0;
  for (size_t next : sizes) {
    block = static_cast<char *>(resizeBlock(block, size, next));
    ASSERT_NE(block, nullptr) << next;
    EXPECT_EQ(reinterpret_cast<uintptr_t>(block) % alignof(std::max_align_t), 0u);
    for (size_t i = 0; i < size && i < next; i += 997)
      ASSERT_EQ(block[i], char(i)) << i << " from " << size << " to " << next;
    for (size_t i = 0; i < next; i += 997)
      block[i] = char(i);
    block[next - 1] = char(next - 1);
    size = next;
  }
  EXPECT_EQ(resizeBlock(block, size, 0), nullptr);
}

TEST(Blocks, KeepTheirContentWithinAndAcrossTheLimit) {
  walk({10, 1000, 100'000});
  walk({kLargeBlock, kLargeBlock * 2 + 5, kLargeBlock * 3});
  walk({100, kLargeBlock - 1, kLargeBlock, kLargeBlock + 1, kLargeBlock * 4, kLargeBlock, kLargeBlock - 1,
        10});
}

TEST(Blocks, ARefusedRequestLeavesTheOldBlock) {
  const size_t tooMuch = size_t(1) << 62;
  for (size_t size : {size_t(100), kLargeBlock}) {
    auto *block = static_cast<char *>(resizeBlock(nullptr, 0, size));
    std::memset(block, 'a', size);
    EXPECT_EQ(resizeBlock(block, size, tooMuch), nullptr);
    EXPECT_EQ(block[size - 1], 'a');
    resizeBlock(block, size, 0);
  }
}

} // namespace
