//===- genhdr/Problem.cpp - What is wrong with an input of a generated header -----------------------===//

#include "genhdr/Problem.h"

#include "support/Utf8.h"

#include <algorithm>
#include <cstring>

namespace adder::genhdr {

Problem &addProblem(Problems &problems, Severity severity, const Origin &origin, std::string message) {
  Problem problem;
  problem.file = origin.file;
  problem.line = origin.line;
  problem.severity = severity;
  problem.message = std::move(message);
  problems.push_back(std::move(problem));
  return problems.back();
}

void addConflict(Problems &problems, const Origin &later, std::string message, const Origin &earlier,
                 std::string noteMessage) {
  addProblem(problems, Severity::Warning, later, std::move(message)).isConflict = true;
  addProblem(problems, Severity::Note, earlier, std::move(noteMessage));
}

bool hasErrors(const Problems &problems) {
  return std::any_of(problems.begin(), problems.end(),
                     [](const Problem &problem) { return problem.severity == Severity::Error; });
}

void refuseConflicts(Problems &problems) {
  for (Problem &problem : problems)
    if (problem.isConflict)
      problem.severity = Severity::Error;
}

namespace {

/// The first byte from `at` on that is not ASCII, or the size.
size_t skipAscii(std::string_view text, size_t at) {
  constexpr uint64_t kHighBits = 0x8080808080808080;
  for (uint64_t word; at + sizeof word <= text.size(); at += sizeof word) {
    std::memcpy(&word, text.data() + at, sizeof word);
    if (word & kHighBits)
      break;
  }
  while (at < text.size() && uint8_t(text[at]) < 0x80)
    ++at;
  return at;
}

uint32_t lineAt(std::string_view text, size_t offset) {
  uint32_t line = 1;
  for (size_t i = 0; i < offset; ++i)
    if (text[i] == '\n' || (text[i] == '\r' && text.substr(i, 2) != "\r\n"))
      ++line;
  return line;
}

} // namespace

uint32_t lineOfInvalidUtf8(std::string_view text) {
  for (size_t at = skipAscii(text, 0); at < text.size(); at = skipAscii(text, at)) {
    size_t start = at;
    // Surrogates and bytes that are none of UTF-8 lie in the same range.
    char32_t codePoint = support::nextCodePoint(text, at);
    if (codePoint >= 0xd800 && codePoint <= 0xdfff)
      return lineAt(text, start);
  }
  return 0;
}

} // namespace adder::genhdr
