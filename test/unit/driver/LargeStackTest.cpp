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

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ADDER_HAS_ADDRESS_SANITIZER
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define ADDER_HAS_ADDRESS_SANITIZER
#endif

#if !defined(ADDER_HAS_ADDRESS_SANITIZER) // which needs the address space itself
TEST(LargeStack, makesDoWithLessAddressSpace) {
  struct rlimit before;
  ASSERT_EQ(getrlimit(RLIMIT_AS, &before), 0);
  struct rlimit low = before;
  low.rlim_cur = 120 << 20;
  ASSERT_EQ(setrlimit(RLIMIT_AS, &low), 0);
  uint32_t limit = 0;
  LargeStackThreads(1, [&](unsigned) { limit = nestingLimitHere(); });
  setrlimit(RLIMIT_AS, &before);
  EXPECT_GT(limit, 0u);
  EXPECT_LT(limit, kFullNestingLimit);
}
#endif

TEST(LargeStack, trustsTheMainStackWithLittle) {
  {
    MainStack small;
    EXPECT_GT(nestingLimitHere(), 15u);
    EXPECT_LT(nestingLimitHere(), kFullNestingLimit);
  }
  EXPECT_EQ(nestingLimitHere(), 0u);
}

} // namespace
} // namespace adder::driver
