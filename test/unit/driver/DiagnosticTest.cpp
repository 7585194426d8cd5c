//===- driver/DiagnosticTest.cpp - Places and texts of diagnostics --------------------------------===//

#include "driver/Diagnostic.h"

#include <gtest/gtest.h>
#include <set>

namespace adder::driver {
namespace {

std::string placeText(LineIndex &lines, uint32_t begin, uint32_t end) {
  SourcePlace place = lines.place({begin, end});
  return std::to_string(place.line) + ":" + std::to_string(place.column) + "-" +
         std::to_string(place.endLine) + ":" + std::to_string(place.endColumn);
}

TEST(LineIndex, countsEveryKindOfLineEnd) {
  std::string source = "ab\ncd\r\nef\rgh";
  LineIndex lines(source);
  EXPECT_EQ(placeText(lines, 0, 2), "1:1-1:3");
  EXPECT_EQ(placeText(lines, 3, 5), "2:1-2:3");
  EXPECT_EQ(placeText(lines, 7, 8), "3:1-3:2");
  EXPECT_EQ(placeText(lines, 10, 12), "4:1-4:3");
  EXPECT_EQ(placeText(lines, 1, 8), "1:2-3:2");
}

TEST(LineIndex, countsCharactersNotBytes) {
  std::string source = "\xc3\xa9\xe6\x97\xa5\xf0\x9f\x98\x80x";
  LineIndex lines(source);
  EXPECT_EQ(placeText(lines, 9, 10), "1:4-1:5");
  EXPECT_EQ(placeText(lines, 2, 5), "1:2-1:3"); // backwards, too
}

TEST(LineIndex, keepsWithinTheSource) {
  std::string source = "ab\n";
  LineIndex lines(source);
  EXPECT_EQ(placeText(lines, 3, 3), "2:1-2:1");
  EXPECT_EQ(placeText(lines, 100, 200), "2:1-2:1");
  EXPECT_EQ(placeText(lines, 2, 1), "1:3-1:3"); // an end before the begin
  LineIndex empty("");
  EXPECT_EQ(placeText(empty, 0, 5), "1:1-1:1");
}

TEST(LineIndex, agreesWithCountingFromTheStart) {
  std::string source;
  for (unsigned i = 0, seed = 7; i < 3000; ++i, seed = seed * 1103515245 + 12345)
    source += std::string_view("a\n\r\xc3\xa9 \t")[(seed >> 16) % 7];
  LineIndex lines(source);
  for (uint32_t step : {1u, 7u, 311u})
    for (uint32_t i = 0, offset = 0; i < 3000; ++i, offset = (offset + step) % uint32_t(source.size())) {
      LineIndex fresh(source);
      ASSERT_EQ(placeText(lines, offset, offset + 3), placeText(fresh, offset, offset + 3));
    }
}

TEST(Diagnostic, rulesHaveUniqueCodes) {
  std::set<std::string_view> codes;
  for (const DiagnosticRule &rule : diagnosticRules()) {
    EXPECT_TRUE(codes.insert(rule.code).second) << rule.code;
    EXPECT_NE(rule.severity, support::Severity::Note);
  }
  EXPECT_TRUE(codes.contains("InvalidSyntax"));
  EXPECT_TRUE(codes.contains("CannotWrite"));
}

TEST(Diagnostic, problemsOfFilesSpeakBothLanguages) {
  Diagnostic diagnostic = fileProblem(Problem::CannotRead, 2, "a'b\"c.py");
  EXPECT_EQ(diagnostic.message, "cannot read: No such file or directory");
  EXPECT_EQ(diagnostic.traceText, "OSError: (2, 'can\\'t open a\\'b\"c.py')");
  EXPECT_FALSE(diagnostic.place.has_value());
}

} // namespace
} // namespace adder::driver
