//===- test/unit/genhdr/LineFilterTest.cpp - The few lines that matter ------------------------------===//

#include "genhdr/LineFilter.h"

#include "NaiveScan.h"
#include "RandomText.h"

#include <gtest/gtest.h>

namespace adder::genhdr {
namespace {

TEST(LineFilter, keepsTheLastMarkerBeforeAKeptLine) {
  EXPECT_EQ(
      filterLines("# 1 \"a.c\"\nint x;\n# 5 \"b.h\" 1\n\nMP_QSTR_a;\nMP_COMP\nnothing\n# 9 \"a.c\" 2\n"),
      "# 5 \"b.h\" 1\nMP_QSTR_a;\nMP_COMP\n");
}

TEST(LineFilter, keepsLinesByFourWords) {
  EXPECT_EQ(
      filterLines("MP_QST\nMP_QSTR\nxMP_COMPx\nMP_REGI\nmicropy_hw\nmp_qstr\nMP_ROM_QSTR\nMICROPY_HW\n"),
      "MP_QSTR\nxMP_COMPx\nMP_REGI\nmicropy_hw\n");
}

TEST(LineFilter, aMarkerIsNeverKeptForItsOwnWords) {
  EXPECT_EQ(filterLines("# 1 \"MP_QSTR_a.c\"\n# 2 \"b.c\"\nMP_QSTR_b\n"), "# 2 \"b.c\"\nMP_QSTR_b\n");
}

TEST(LineFilter, linesEndAtLineFeedsOnly) {
  EXPECT_EQ(filterLines("a\rMP_QSTR_a\r\nb\r\n"), "a\rMP_QSTR_a\r\n");
}

TEST(LineFilter, theLastLineGetsALineEnd) { EXPECT_EQ(filterLines("x\nMP_QSTR_a"), "MP_QSTR_a\n"); }

TEST(LineFilter, keepsWhatTheRulesSayHoweverTheTextIsCut) {
  size_t bytes = 0;
  for (unsigned seed = 0; seed < 4'000; ++seed) {
    std::string text = randomText(seed);
    std::string expected = naive::filter(text);
    ASSERT_EQ(filterLines(text), expected) << text;
    ASSERT_EQ(filterLines(expected), expected) << text;
    std::mt19937 random(seed);
    LineFilter filter;
    std::string kept;
    for (size_t at = 0; at < text.size();) {
      size_t size = random() % 40;
      filter.add(std::string_view(text).substr(at, size), kept);
      at += size;
    }
    filter.finish(kept);
    ASSERT_EQ(kept, expected) << text;
    bytes += kept.size();
  }
  EXPECT_GT(bytes, 10'000u);
}

} // namespace
} // namespace adder::genhdr
