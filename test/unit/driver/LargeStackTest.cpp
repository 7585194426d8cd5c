//===- driver/LargeStackTest.cpp - Room for recursion ---------------------------------------------===//

#include "driver/LargeStack.h"

#include <atomic>
#include <gtest/gtest.h>
#include <set>
#include <sys/resource.h>

namespace adder::driver {
namespace {

/// Touches `levels` frames of 16 KiB.
__attribute__((noinline)) unsigned recurse(unsigned levels) {
  volatile char frame[16 * 1024];
  frame[0] = char(levels);
  return levels == 0 ? 0 : recurse(levels - 1) + unsigned(frame[0] == char(levels));
}

TEST(LargeStack, runsEachNumberOnce) {
  std::atomic<unsigned> mask = 0;
  {
    LargeStackThreads threads(3, [&](unsigned number) { mask |= 1u << number; });
  }
  EXPECT_EQ(mask, 7u);
}

TEST(LargeStack, hasTheRoomThatItVouchesFor) {
  uint32_t limit = 0;
  unsigned reached = 0;
  LargeStackThreads(1, [&](unsigned) {
    limit = nestingLimitHere();
    reached = recurse(limit);
  });
  EXPECT_EQ(limit, kFullNestingLimit);
  EXPECT_EQ(reached, limit);
  EXPECT_EQ(nestingLimitHere(), 0u); // this thread is not one of them
}

TEST(LargeStack, makesDoWithLessAddressSpace) {
  struct rlimit before;
  ASSERT_EQ(getrlimit(RLIMIT_AS, &before), 0);
  struct rlimit low = before;
  low.rlim_cur = 120 << 20;
  if (setrlimit(RLIMIT_AS, &low) != 0)
    GTEST_SKIP() << "cannot lower the limit";
  uint32_t limit = 0;
  LargeStackThreads(1, [&](unsigned) { limit = nestingLimitHere(); });
  setrlimit(RLIMIT_AS, &before);
#if defined(__SANITIZE_ADDRESS__)
  GTEST_SKIP() << "the sanitizer needs the address space itself";
#endif
  EXPECT_GT(limit, 0u);
  EXPECT_LT(limit, kFullNestingLimit);
}

} // namespace
} // namespace adder::driver
