//===- test/unit/runtime/regex/CasesTest.cpp - Answers that the reference gave ----------------------===//
//
// cases.txt says what is in it.  Each case runs in three ways: as it comes, with failures remembered from the
// first one on, and never.  None may make a difference.
//
//===------------------------------------------------------------------------------------------------===//

#include "Expressions.h"

#include <fstream>
#include <gtest/gtest.h>

using namespace adder;

namespace {

std::string unescape(std::string_view text) {
  std::string result;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      result += char(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    } else {
      result += text[i];
    }
  }
  return result;
}

std::string escape(std::string_view text) {
  std::string result;
  for (char c : text) {
    if (c > ' ' && c < 0x7f && c != '%') {
      result += c;
    } else {
      char buffer[4];
      snprintf(buffer, sizeof buffer, "%%%02x", uint8_t(c));
      result += buffer;
    }
  }
  return result;
}

std::string groupsOf(const test::Expression &expression, std::string_view text) {
  std::string result;
  for (size_t i = 0; i < expression.program.groups(); ++i) {
    auto group = expression.group(text, i);
    result += (i ? " " : "") + (group ? "'" + escape(*group) + "'" : "None");
  }
  return result;
}

std::vector<std::string> split(const std::string &line) {
  std::vector<std::string> fields(1);
  for (char c : line) {
    if (c == '\t')
      fields.emplace_back();
    else
      fields.back() += c;
  }
  return fields;
}

void check(const std::vector<std::string> &fields, test::Expression &expression) {
  std::string text = unescape(fields[1]);
  using regex::MatchStatus;
  bool matches = expression.match(text) == MatchStatus::Matched;
  EXPECT_EQ(matches ? groupsOf(expression, text) : "-", fields[2]);
  bool found = expression.search(text) == MatchStatus::Matched;
  EXPECT_EQ(found ? "@" + std::to_string(expression.slots[0]) + " " + groupsOf(expression, text) : "-",
            fields[3]);
  EXPECT_EQ(expression.lender.lent, 0u);
}

TEST(RegexCases, AreAnsweredAsByTheReference) {
  std::ifstream file(ADDER_TEST_DATA_DIR "/unit/runtime/regex/cases.txt");
  size_t cases = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#')
      continue;
    SCOPED_TRACE(line);
    std::vector<std::string> fields = split(line);
    test::Expression expression(unescape(fields[0]));
    ++cases;
    if (fields[2][0] == '!') {
      EXPECT_EQ(message(expression.status), fields[2].substr(1));
      continue;
    }
    ASSERT_EQ(expression.status, regex::CompileStatus::Ok);
    check(fields, expression);
    expression.matchOptions.patience = expression.matchOptions.patiencePerByte = 0;
    check(fields, expression);
    expression.matchOptions.memoLimit = 0;
    check(fields, expression);
  }
  EXPECT_GT(cases, 2000u);
}

} // namespace
