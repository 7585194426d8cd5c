//===- test/unit/inspect/DebugFileTest.cpp - Debug files are read back, damaged ones refused --------===//

#include "inspect/DebugFile.h"
#include "Modules.h"

namespace adder::test {
namespace {

inspect::DebugFile sample() {
  inspect::DebugFile file;
  file.source = "a \"quoted\"\n.py";
  file.lines = mpy::StripLines::Function;
  file.stripped = {12, std::string(64, 'a')};
  file.original = {34, std::string(64, 'b')};
  file.functions = {{"<module>", "<module>", "<module>", 1, true, {1, 2, 3}},
                    {"m", "A.m", "_", 2, false, {7}},
                    {"empty", "empty", "empty", 1, true, {}}};
  return file;
}

TEST(DebugFile, RoundTrip) {
  inspect::DebugFile file = sample();
  std::string error;
  auto again = inspect::parseDebugFile(inspect::writeDebugFile(file), error);
  ASSERT_TRUE(again.has_value()) << error;
  EXPECT_EQ(again->source, file.source);
  EXPECT_EQ(again->lines, file.lines);
  EXPECT_EQ(again->stripped, file.stripped);
  EXPECT_EQ(again->original, file.original);
  ASSERT_EQ(again->functions.size(), 3u);
  for (size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(again->functions[i].name, file.functions[i].name);
    EXPECT_EQ(again->functions[i].path, file.functions[i].path);
    EXPECT_EQ(again->functions[i].printed, file.functions[i].printed);
    EXPECT_EQ(again->functions[i].firstNumber, file.functions[i].firstNumber);
    EXPECT_EQ(again->functions[i].oneNumber, file.functions[i].oneNumber);
    EXPECT_EQ(again->functions[i].lines, file.functions[i].lines);
  }
}

std::string errorOf(std::string_view text) {
  std::string error;
  EXPECT_FALSE(inspect::parseDebugFile(text, error).has_value());
  return error;
}

std::string replaced(std::string_view what, std::string_view by) {
  std::string text = inspect::writeDebugFile(sample());
  size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), by);
}

TEST(DebugFile, SaysWhatIsWrong) {
  EXPECT_EQ(errorOf(""), "not a debug file of mpy-tool strip");
  EXPECT_EQ(errorOf("[1, 2]"), "not a debug file of mpy-tool strip");
  EXPECT_EQ(errorOf("{\"format\": 3}"), "not a debug file of mpy-tool strip");
  EXPECT_EQ(errorOf(replaced("\"version\": 1", "\"version\": 9")),
            "version 9 of the format, but only 1 is known");
  EXPECT_EQ(errorOf(replaced("\"function\"", "\"funktion\"")),
            "lines: 'funktion' is none of statement, function, none and keep");
  EXPECT_EQ(errorOf(replaced("\"size\": 12", "\"size\": -12")),
            "stripped: member 'size' is not a number from 0 to 9223372036854775807");
  EXPECT_EQ(errorOf(replaced("\"first\":2", "\"fist\":2")), "functions[1]: member 'first' is missing");
  EXPECT_EQ(errorOf(replaced("[7]", "[\"7\"]")),
            "functions[1]: member 'lines' is not a number from 0 to 4294967295");
  EXPECT_EQ(errorOf(replaced("[7]", "7")), "functions[1]: member 'lines' is not an array");
  EXPECT_EQ(errorOf(replaced("\"name\":\"m\"", "\"name\":1")), "functions[1]: member 'name' is not a string");
}

TEST(DebugFile, AnyPrefixAndDeepNestingAreRefused) {
  std::string text = inspect::writeDebugFile(sample());
  for (size_t size = 0; size + 2 < text.size(); ++size)
    EXPECT_FALSE(errorOf(text.substr(0, size)).empty());
  std::string deep = "{\"format\": \"adder.mpy-debug\", \"x\": " + std::string(200000, '[') + "}";
  EXPECT_FALSE(errorOf(deep).empty());
}

TEST(DebugFile, HoldsTheFunctionsOfTheModule) {
  OwnedModule module(compiled("def f(x):\n  return x.a\nclass A:\n  def f(self):\n    return 1 + f(1)\n"));
  mpy::StripResult result = mpy::strip(module.arena, module.module, {});
  Bytes stripped = written(module.arena, result.module);
  inspect::DebugFile file = inspect::makeDebugFile(module.module, module.bytes(), result, stripped);
  EXPECT_EQ(file.source, "app.py");
  EXPECT_EQ(file.original.size, module.file.size());
  ASSERT_EQ(file.functions.size(), 4u);
  EXPECT_EQ(file.functions[3].path, "A.f");
  EXPECT_EQ(file.functions[3].name, "f");
  EXPECT_EQ(file.functions[1].firstNumber, 1u);
  EXPECT_EQ(file.functions[3].firstNumber, 2u) << "behind the number of the other f";
}

} // namespace
} // namespace adder::test
