//===- driver/ProgressTest.cpp - The bar ----------------------------------------------------------===//

#include "driver/Progress.h"

#include <gtest/gtest.h>

namespace adder::driver {
namespace {

TEST(Progress, drawsWithinTheTerminal) {
  EXPECT_EQ(progressBar(0, 4, "a.py", 80), "[....................] 0/4 a.py");
  EXPECT_EQ(progressBar(2, 4, "a.py", 80), "[##########..........] 2/4 a.py");
  EXPECT_EQ(progressBar(4, 4, "", 80), "[####################] 4/4 ");
  EXPECT_LT(progressBar(2, 4, std::string(500, 'x'), 40).size(), 40u);
  EXPECT_EQ(progressBar(1, 4, "\033[31m", 80), "[#####...............] 1/4 <U+001B>[31m");
}

TEST(Progress, waitsASecond) {
  Progress progress(true, 4, 80);
  EXPECT_EQ(progress.update(1, "a.py"), "");
  EXPECT_EQ(progress.clear(), "");
}

} // namespace
} // namespace adder::driver
