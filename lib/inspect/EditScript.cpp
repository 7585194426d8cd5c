//===- inspect/EditScript.cpp - The shortest way from one sequence to another -----------------------===//
//
// Myers' greedy algorithm: for d = 0, 1, .. it finds how far one gets on each diagonal with d insertions and
// deletions, and remembers that to walk back.  Equal ends are cut off before.  Memory and time grow with the
// square of d, so it gives up at kMostEdits and calls everything between the ends changed.
//
//===------------------------------------------------------------------------------------------------===//

#include "inspect/ModuleDiff.h"

#include <algorithm>

namespace adder::inspect {

namespace {

constexpr int64_t kMostEdits = 1500;

using Equal = std::function<bool(uint32_t, uint32_t)>;

/// The steps between `start` and the sizes, backwards; false if there are too many.
bool findSteps(uint32_t start, int64_t n, int64_t m, const Equal &equal, std::vector<EditStep> &backwards) {
  std::vector<std::vector<int64_t>> reached; // by d, then by diagonal + d
  int64_t limit = std::min(n + m, kMostEdits);
  int64_t d = 0;
  bool done = false;
  for (; d <= limit && !done; ++d) {
    std::vector<int64_t> row(size_t(2 * d + 1));
    auto before = [&](int64_t diagonal) { return reached[size_t(d - 1)][size_t(diagonal + d - 1)]; };
    for (int64_t diagonal = -d; diagonal <= d && !done; diagonal += 2) {
      int64_t x = 0;
      if (d > 0)
        x = diagonal == -d || (diagonal != d && before(diagonal - 1) < before(diagonal + 1))
                ? before(diagonal + 1)
                : before(diagonal - 1) + 1;
      int64_t y = x - diagonal;
      while (x < n && y < m && equal(uint32_t(start + x), uint32_t(start + y)))
        ++x, ++y;
      row[size_t(diagonal + d)] = x;
      done = x >= n && y >= m;
    }
    reached.push_back(std::move(row));
  }
  if (!done)
    return false;
  int64_t x = n, y = m;
  for (--d; d >= 0; --d) {
    int64_t diagonal = x - y, previousX = 0, previousY = 0;
    bool down = true;
    if (d > 0) {
      auto before = [&](int64_t k) { return reached[size_t(d - 1)][size_t(k + d - 1)]; };
      down = diagonal == -d || (diagonal != d && before(diagonal - 1) < before(diagonal + 1));
      int64_t from = down ? diagonal + 1 : diagonal - 1;
      previousX = before(from);
      previousY = previousX - from;
    }
    int64_t afterX = d > 0 ? previousX + !down : 0, afterY = d > 0 ? previousY + down : 0;
    while (x > afterX && y > afterY) {
      --x, --y;
      backwards.push_back({' ', uint32_t(start + x), uint32_t(start + y)});
    }
    if (d > 0)
      backwards.push_back({down ? '+' : '-', uint32_t(start + previousX), uint32_t(start + previousY)});
    x = previousX;
    y = previousY;
  }
  return true;
}

} // namespace

std::vector<EditStep> editScript(uint32_t sizeA, uint32_t sizeB, const Equal &equal) {
  std::vector<EditStep> steps;
  uint32_t start = 0, tail = 0;
  while (start < std::min(sizeA, sizeB) && equal(start, start)) {
    steps.push_back({' ', start, start});
    ++start;
  }
  while (tail < std::min(sizeA, sizeB) - start && equal(sizeA - 1 - tail, sizeB - 1 - tail))
    ++tail;
  uint32_t endA = sizeA - tail, endB = sizeB - tail;
  std::vector<EditStep> middle;
  if (findSteps(start, int64_t(endA) - start, int64_t(endB) - start, equal, middle)) {
    steps.insert(steps.end(), middle.rbegin(), middle.rend());
  } else {
    for (uint32_t i = start; i < endA; ++i)
      steps.push_back({'-', i, start});
    for (uint32_t i = start; i < endB; ++i)
      steps.push_back({'+', endA, i});
  }
  for (uint32_t i = 0; i < tail; ++i)
    steps.push_back({' ', endA + i, endB + i});
  return steps;
}

} // namespace adder::inspect
