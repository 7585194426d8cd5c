//===- driver/CompileTest.cpp - The compiler as a library -----------------------------------------===//

#include "driver/Compile.h"

#include "driver/LargeStack.h"
#include "driver/Render.h"

#include <gtest/gtest.h>
#include <thread>

namespace adder::driver {
namespace {

std::string repeat(const std::string &text, size_t count) {
  std::string result;
  for (size_t i = 0; i < count; ++i)
    result += text;
  return result;
}

std::vector<uint8_t> bytesOf(const std::string &source, const CompileOptions &options = {}) {
  CompileResult result = compile(source, options);
  EXPECT_TRUE(result.success);
  return result.bytes;
}

TEST(Compile, makesTheBytesOfTheReference) {
  CompileOptions options;
  options.inputName = "a.py";
  EXPECT_EQ(
      bytesOf("x=1", options),
      (std::vector<uint8_t>{0x4d, 0x06, 0x00, 0x1f, 0x03, 0x00, 0x08, 0x61, 0x2e, 0x70, 0x79, 0x00, 0x0f,
                            0x02, 0x78, 0x00, 0x40, 0x00, 0x02, 0x01, 0x81, 0x16, 0x02, 0x51, 0x63}));
}

TEST(Compile, storesTheSourceName) {
  CompileOptions options;
  options.inputName = "here.py";
  std::vector<uint8_t> here = bytesOf("x = 1", options);
  options.sourceName = "there.py";
  std::vector<uint8_t> there = bytesOf("x = 1", options);
  EXPECT_EQ(there.size(), here.size() + 1);
  options.inputName = "there.py";
  options.sourceName = std::nullopt;
  EXPECT_EQ(bytesOf("x = 1", options), there);
}

TEST(Compile, reportsErrorsAndReturnsNoBytes) {
  CompileResult result = compile("x = 1\ny = )\n", {});
  EXPECT_FALSE(result.success);
  EXPECT_TRUE(result.bytes.empty());
  ASSERT_FALSE(result.diagnostics.empty());
  const Diagnostic &error = result.diagnostics[0];
  EXPECT_EQ(error.severity, support::Severity::Error);
  EXPECT_EQ(error.code, "InvalidSyntax");
  EXPECT_EQ(error.exception, "SyntaxError");
  EXPECT_EQ(error.message, "invalid syntax");
  ASSERT_TRUE(error.place.has_value());
  EXPECT_EQ(error.place->line, 2u);
  EXPECT_EQ(error.place->column, 5u);
  EXPECT_EQ(error.traceLine, 2u);
}

TEST(Compile, countsDiagnosticsPastTheLimit) {
  CompileOptions options;
  options.diagnosticLimit = 3;
  std::string source = repeat("x = )\n", 10);
  CompileResult result = compile(source, options);
  EXPECT_EQ(result.diagnostics.size(), 3u);
  EXPECT_EQ(result.diagnosticsDropped, 7u);
  EXPECT_NE(renderText(reportOn(result, options), source).find("7 more diagnostics are not shown"),
            std::string::npos);
}

TEST(Compile, survivesWantOfMemoryAtAnyPoint) {
  std::string source = repeat("def f(a, b):\n    return [a, b, 'text', 12345678901234567890]\n", 200);
  CompileResult whole = compile(source, {});
  ASSERT_TRUE(whole.success);
  Compiler compiler;
  size_t failures = 0;
  for (size_t limit = 1000; limit < 4 * whole.memoryUsed; limit += limit / 8) {
    CompileOptions options;
    options.memoryLimit = limit;
    CompileResult result = compiler.compile(source, options);
    if (result.success) {
      EXPECT_EQ(result.bytes, whole.bytes);
      continue;
    }
    ++failures;
    ASSERT_EQ(result.diagnostics.size(), 1u);
    EXPECT_EQ(result.diagnostics[0].code, "OutOfMemory");
    EXPECT_TRUE(renderCompat(reportOn(result, options))
                    .starts_with("MemoryError: memory allocation failed, allocating "));
  }
  EXPECT_GT(failures, 5u);
}

TEST(Compile, reusesItsMemory) {
  Compiler compiler;
  std::string large = repeat("x = [1, 2, 3]\n", 20'000);
  CompileResult first = compiler.compile(large, {});
  CompileResult small = compiler.compile("x = 1\n", {});
  EXPECT_EQ(small.bytes, bytesOf("x = 1\n"));
  EXPECT_LT(small.memoryUsed, first.memoryUsed / 10);
  CompileResult again = compiler.compile(large, {});
  EXPECT_EQ(again.bytes, first.bytes);
  EXPECT_EQ(again.memoryUsed, first.memoryUsed);
}

TEST(Compile, givesTheSameBytesOnEveryThread) {
  std::string source = repeat("def f(a):\n    return {'k': a, 'l': (1, 2, 'three')}\n", 300);
  std::vector<uint8_t> expected = bytesOf(source);
  std::vector<std::vector<uint8_t>> results(4);
  std::vector<std::thread> threads;
  for (auto &result : results)
    threads.emplace_back([&] { result = compile(source, {}).bytes; });
  for (std::thread &thread : threads)
    thread.join();
  for (const auto &result : results)
    EXPECT_EQ(result, expected);
}

TEST(Compile, takesAnyBytes) {
  std::string garbage;
  for (unsigned i = 0, seed = 1; i < 5000; ++i, seed = seed * 1103515245 + 12345)
    garbage += char(seed >> 16);
  for (size_t size = 0; size < garbage.size(); size += 37) {
    CompileResult result = compile(garbage.substr(0, size), {});
    EXPECT_EQ(result.success, result.diagnostics.empty());
  }
  EXPECT_TRUE(compile("", {}).success);
  EXPECT_FALSE(compile(std::string("x = 1\0", 6), {}).success);
}

TEST(Compile, refusesDeepNestingWithoutCrashing) {
  for (const char *opening : {"(", "[", "{", "f(", "-", "not ", "lambda: ", "a if b else (", "x[", "{1: ["}) {
    CompileResult result = compile("x = " + repeat(opening, 100'000), {});
    ASSERT_FALSE(result.success) << opening;
    EXPECT_EQ(result.diagnostics[0].code, "NestingTooDeep") << opening;
  }
}

TEST(Compile, compilesNestingUpToTheLimit) {
  for (auto [opening, closing] :
       {std::pair("(", ")"), std::pair("[", "]"), std::pair("f(", ")"), std::pair("-", "")}) {
    CompileResult result = compile("x = " + repeat(opening, 9'000) + "a" + repeat(closing, 9'000) + "\n", {});
    EXPECT_TRUE(result.success) << opening;
  }
}

TEST(Compile, takesALargerStackWhenItMust) {
  MainStack small;
  std::string source = "x = " + repeat("(", 2'000) + "a" + repeat(")", 2'000) + "\n";
  ASSERT_LT(nestingLimitHere(), 2'000u);
  EXPECT_TRUE(compile(source, {}).success);
}

TEST(Compile, dumpsStagesInOrder) {
  CompileOptions options;
  options.dumps = {true, true, true, true, true};
  CompileResult result = compile("x = 1\n", options);
  ASSERT_EQ(result.dumps.size(), 5u);
  for (size_t i = 0; i < 5; ++i) {
    EXPECT_EQ(result.dumps[i].kind, DumpKind(i));
    EXPECT_FALSE(result.dumps[i].text.empty());
  }
  EXPECT_FALSE(result.bytes.empty());
}

TEST(Compile, stopsBehindTheLastDumpIfAsked) {
  CompileOptions options;
  options.dumps[size_t(DumpKind::Ast)] = true;
  options.dumpsOnly = true;
  CompileResult result = compile("1 = 2\n", options); // an error of a later stage
  EXPECT_TRUE(result.success);
  EXPECT_TRUE(result.bytes.empty());
  ASSERT_EQ(result.dumps.size(), 1u);
  options.dumpsOnly = false;
  EXPECT_FALSE(compile("1 = 2\n", options).success);
}

TEST(Compile, measuresOnRequest) {
  CompileOptions options;
  EXPECT_FALSE(compile("x = 1\n", options).statistics.has_value());
  options.statistics = true;
  CompileResult result = compile("def f(): pass\n", options);
  ASSERT_TRUE(result.statistics.has_value());
  EXPECT_EQ(result.statistics->totalBytes(), result.bytes.size());
  EXPECT_EQ(result.statistics->functions, 2u);
}

TEST(Compile, knowsTheWarningGroups) {
  uint32_t all = warningsInGroup("all");
  EXPECT_NE(all, 0u);
  EXPECT_EQ(warningsInGroup("no such group"), 0u);
  EXPECT_EQ(warningsInGroup(""), 0u);
  uint32_t sum = 0;
#define WARNING(Enumerator, Group, Message)                                                                  \
  EXPECT_NE(warningsInGroup(Group), 0u) << Group;                                                            \
  sum |= warningsInGroup(Group);
#include "support/Diagnostics.def"
  EXPECT_EQ(sum, all);
}

} // namespace
} // namespace adder::driver
