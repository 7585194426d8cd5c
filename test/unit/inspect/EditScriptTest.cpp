//===- test/unit/inspect/EditScriptTest.cpp - Edit scripts lead from one sequence to the other ------===//

#include "inspect/ModuleDiff.h"

#include <gtest/gtest.h>

#include <random>

namespace adder::inspect {
namespace {

std::vector<EditStep> script(const std::string &a, const std::string &b) {
  return editScript(uint32_t(a.size()), uint32_t(b.size()),
                    [&](uint32_t i, uint32_t k) { return a[i] == b[k]; });
}

/// Follows the steps, which must use every element of both once and in order; returns the number of edits.
size_t follow(const std::string &a, const std::string &b) {
  std::string fromA, fromB;
  size_t edits = 0;
  for (const EditStep &step : script(a, b)) {
    if (step.mark != '+')
      fromA += a.at(step.a);
    if (step.mark != '-')
      fromB += b.at(step.b);
    if (step.mark == ' ') {
      EXPECT_EQ(a[step.a], b[step.b]);
    }
    edits += step.mark != ' ';
  }
  EXPECT_EQ(fromA, a);
  EXPECT_EQ(fromB, b);
  return edits;
}

/// The least number of edits, by the textbook's table.
size_t leastEdits(const std::string &a, const std::string &b) {
  std::vector<std::vector<size_t>> common(a.size() + 1, std::vector<size_t>(b.size() + 1));
  for (size_t i = 0; i < a.size(); ++i)
    for (size_t k = 0; k < b.size(); ++k)
      common[i + 1][k + 1] = a[i] == b[k] ? common[i][k] + 1 : std::max(common[i][k + 1], common[i + 1][k]);
  return a.size() + b.size() - 2 * common[a.size()][b.size()];
}

TEST(EditScript, SmallCases) {
  EXPECT_EQ(follow("", ""), 0u);
  EXPECT_EQ(follow("abc", "abc"), 0u);
  EXPECT_EQ(follow("", "abc"), 3u);
  EXPECT_EQ(follow("abc", ""), 3u);
  EXPECT_EQ(follow("abcabba", "cbabac"), 5u);
  EXPECT_EQ(follow("xaxcxabc", "abcy"), 6u);
}

TEST(EditScript, ShortestOfRandomSequences) {
  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    auto text = [&] {
      std::string result(random() % 30, ' ');
      for (char &c : result)
        c = char('a' + random() % 4);
      return result;
    };
    std::string a = text(), b = text();
    EXPECT_EQ(follow(a, b), leastEdits(a, b)) << a << " " << b;
  }
}

TEST(EditScript, GivesUpOnSequencesWithoutAnythingInCommon) {
  std::string a(20000, 'a'), b(20000, 'b');
  EXPECT_EQ(follow("s" + a + "e", "s" + b + "e"), 40000u);
}

} // namespace
} // namespace adder::inspect
