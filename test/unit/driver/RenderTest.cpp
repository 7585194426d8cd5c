//===- driver/RenderTest.cpp - The forms of a diagnostic ------------------------------------------===//

#include "driver/Render.h"

#include <gtest/gtest.h>

namespace adder::driver {
namespace {

using support::Severity;

/// A report of one error at the bytes [begin, end) of `source`.
FileReport reportAt(const std::string &source, uint32_t begin, uint32_t end) {
  LineIndex lines(source);
  Diagnostic diagnostic;
  diagnostic.code = "InvalidSyntax";
  diagnostic.exception = "SyntaxError";
  diagnostic.message = "invalid syntax";
  diagnostic.place = lines.place({begin, end});
  return {"a.py", "a.py", {diagnostic}, 0};
}

/// The lines below the message.
std::string excerpt(const std::string &source, uint32_t begin, uint32_t end, unsigned width = 100) {
  std::string text = renderText(reportAt(source, begin, end), source, {false, width});
  return text.substr(text.find('\n') + 1);
}

TEST(RenderText, underlinesTheRange) {
  EXPECT_EQ(excerpt("x = foo + 1\n", 4, 7), "    1 | x = foo + 1\n      |     ^~~\n");
  EXPECT_EQ(excerpt("x = foo + 1\n", 4, 4), "    1 | x = foo + 1\n      |     ^\n");
}

TEST(RenderText, pointsBehindTheLine) {
  EXPECT_EQ(excerpt("x =\ny", 3, 4), "    1 | x =\n      |    ^\n");
  EXPECT_EQ(excerpt("x =", 3, 3), "    1 | x =\n      |    ^\n");
  EXPECT_EQ(excerpt("x\n", 2, 2), "    2 |\n      | ^\n");
  EXPECT_EQ(excerpt("", 0, 0), "    1 |\n      | ^\n");
}

TEST(RenderText, underlinesTheFirstLineOfSeveral) {
  EXPECT_EQ(excerpt("a = (1,\n  2)\n", 4, 12), "    1 | a = (1,\n      |     ^~~\n");
}

TEST(RenderText, alignsTabsAndWideCharacters) {
  EXPECT_EQ(excerpt("\tx\t= )", 5, 6), "    1 |         x       = )\n      |                   ^\n");
  EXPECT_EQ(excerpt("\xe6\x97\xa5\xe6\x9c\xac = )", 6 + 3, 6 + 4),
            "    1 | \xe6\x97\xa5\xe6\x9c\xac = )\n      |        ^\n");
  EXPECT_EQ(excerpt("\xe6\x97\xa5 x", 0, 3), "    1 | \xe6\x97\xa5 x\n      | ^~\n");
}

TEST(RenderText, cutsLongLines) {
  std::string source = std::string(500, 'a') + "X" + std::string(500, 'b');
  for (uint32_t at : {0u, 1u, 30u, 250u, 500u, 800u, 999u, 1000u, 1001u}) {
    std::string text = excerpt(source, at, at + 1, 60);
    std::string line = text.substr(0, text.find('\n'));
    std::string marks = text.substr(text.find('\n') + 1);
    EXPECT_LE(line.size(), 60u) << at;
    ASSERT_LT(marks.find('^'), line.size() + 1) << at;
    if (at < source.size()) {
      EXPECT_EQ(line[marks.find('^')], source[at]) << at;
    }
    EXPECT_EQ(line.find("| ...") != line.npos, at > 60 || at == 30) << at << line;
  }
}

TEST(RenderText, cutsAHugeLineQuickly) {
  std::string source = "x = [" + std::string(20'000'000, '1') + ")";
  auto at = uint32_t(source.size() - 1);
  EXPECT_LT(excerpt(source, at, at + 1).size(), 300u);
}

TEST(RenderText, neverBreaksCharactersOfAHugeLine) {
  std::string source;
  for (int i = 0; i < 3000; ++i)
    source += "\xe6\x97\xa5";
  for (uint32_t at = 4500; at < 4520; ++at)
    EXPECT_EQ(excerpt(source, at / 3 * 3, at / 3 * 3 + 3, 80).find('<'), std::string::npos) << at;
}

TEST(RenderText, showsNotesAndHints) {
  std::string source = "a = 1\na = 2\n";
  FileReport report = reportAt(source, 6, 7);
  LineIndex lines(source);
  report.diagnostics[0].notes = {{"FirstDefinedHere", "'a' first defined here", lines.place({0, 1})},
                                 {"HintKeyword", "some advice", std::nullopt}};
  report.dropped = 4;
  EXPECT_EQ(renderText(report, source), "a.py:2:1: error: invalid syntax\n"
                                        "    2 | a = 2\n"
                                        "      | ^\n"
                                        "      = hint: some advice\n"
                                        "a.py:1:1: note: 'a' first defined here\n"
                                        "    1 | a = 1\n"
                                        "      | ^\n"
                                        "a.py: note: 4 more diagnostics are not shown\n");
}

TEST(RenderText, makesNamesHarmless) {
  FileReport report = reportAt("x", 0, 1);
  report.inputName = "a\033]0;b.py";
  EXPECT_TRUE(renderText(report, "x").starts_with("a<U+001B>]0;b.py:1:1: error:"));
}

TEST(RenderText, colorsOnRequest) {
  std::string text = renderText(reportAt("x", 0, 1), "x", {true, 100});
  EXPECT_TRUE(
      text.starts_with("\033[1ma.py:1:1:\033[0m \033[1;31merror: \033[0m\033[1minvalid syntax\033[0m\n"));
  EXPECT_EQ(renderText(reportAt("x", 0, 1), "x").find('\033'), std::string::npos);
}

TEST(RenderText, namesTheGroupOfAWarning) {
  FileReport report = reportAt("x", 0, 1);
  report.diagnostics[0].group = "unused-import";
  report.diagnostics[0].severity = Severity::Warning;
  EXPECT_TRUE(renderText(report, "x").starts_with("a.py:1:1: warning: invalid syntax [-Wunused-import]\n"));
  report.diagnostics[0].severity = Severity::Error;
  EXPECT_TRUE(
      renderText(report, "x").starts_with("a.py:1:1: error: invalid syntax [-Werror=unused-import]\n"));
}

TEST(RenderCompat, hasTheThreeFormsOfTheReference) {
  FileReport report = reportAt("x", 0, 1);
  report.sourceName = "name.py";
  Diagnostic &diagnostic = report.diagnostics[0];
  EXPECT_EQ(renderCompat(report), "SyntaxError: invalid syntax\n");
  diagnostic.tracePlace = support::TracePlace::Line;
  diagnostic.traceLine = 7;
  EXPECT_EQ(renderCompat(report),
            "Traceback (most recent call last):\n  File \"a.py\", line 7\nSyntaxError: invalid syntax\n");
  diagnostic.tracePlace = support::TracePlace::LineInBlock;
  diagnostic.traceBlock = "<lambda>";
  EXPECT_EQ(renderCompat(report),
            "Traceback (most recent call last):\n  File \"name.py\", line 7, in <lambda>\n"
            "SyntaxError: invalid syntax\n");
}

TEST(RenderCompat, showsTheFirstErrorAndAllWarnings) {
  FileReport report = reportAt("x", 0, 1);
  report.diagnostics.push_back(report.diagnostics[0]);
  report.diagnostics.push_back(report.diagnostics[0]);
  report.diagnostics[2].severity = Severity::Warning;
  report.diagnostics[2].group = "g";
  EXPECT_EQ(renderCompat(report), "SyntaxError: invalid syntax\na.py:1:1: warning: invalid syntax [-Wg]\n");
}

TEST(RenderJson, writesALineForEach) {
  FileReport report = reportAt("ab", 1, 2);
  EXPECT_EQ(
      renderJson(report),
      "{\"file\":\"a.py\",\"line\":1,\"column\":2,\"end\":{\"line\":1,\"column\":3},\"severity\":\"error\","
      "\"code\":\"InvalidSyntax\",\"message\":\"invalid "
      "syntax\",\"exception\":\"SyntaxError\",\"notes\":[]}\n");
  report.inputName = "\xff\"\n";
  EXPECT_NE(renderJson(report).find("\"file\":\"\xef\xbf\xbd\\\"\\n\""), std::string::npos);
}

TEST(RenderSarif, isADocumentEvenWhenEmpty) {
  std::string document = renderSarif({}, "1.2.3");
  EXPECT_NE(document.find("\"results\": []"), std::string::npos);
  EXPECT_NE(document.find("\"version\": \"1.2.3\""), std::string::npos);
  EXPECT_NE(document.find("\"executionSuccessful\": true"), std::string::npos);
}

} // namespace
} // namespace adder::driver
