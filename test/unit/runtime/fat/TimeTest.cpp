//===- test/unit/runtime/fat/TimeTest.cpp - Timestamps --------------------------------------------------===//

#include "runtime/fat/Time.h"

#include "runtime/fat/Layout.h"

#include <gtest/gtest.h>

#include <ctime>

namespace adder::fat {
namespace {

TEST(Time, IsTheSystems) {
  for (uint64_t seconds = 315532800; seconds < 4354819200; seconds += 86400 * 9 + 7654) {
    time_t value = time_t(seconds);
    tm parts;
    gmtime_r(&value, &parts);
    uint32_t expected =
        timestamp(uint32_t(parts.tm_year + 1900), uint32_t(parts.tm_mon + 1), uint32_t(parts.tm_mday),
                  uint32_t(parts.tm_hour), uint32_t(parts.tm_min), uint32_t(parts.tm_sec));
    ASSERT_EQ(timestampOf(seconds), expected) << seconds;
    ASSERT_EQ(secondsOf(expected), seconds & ~uint64_t(1)) << seconds;
  }
}

TEST(Time, OutOfRange) {
  EXPECT_EQ(timestampOf(0), timestamp(1980, 1, 1, 0, 0, 0));
  EXPECT_EQ(timestampOf(UINT64_MAX), timestamp(2107, 12, 31, 23, 59, 58));
  EXPECT_EQ(secondsOf(0), 315532800u);
  EXPECT_GT(secondsOf(0xffffffff), secondsOf(0xff9fbf7d));
}

} // namespace
} // namespace adder::fat
