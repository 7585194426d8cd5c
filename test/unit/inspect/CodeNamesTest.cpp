//===- test/unit/inspect/CodeNamesTest.cpp - Selecting functions by name ----------------------------===//

#include "inspect/CodeNames.h"
#include "../mpy/MpyFiles.h"

using namespace adder;
using namespace adder::test;
using inspect::matchesPattern;

namespace {

TEST(PatternTest, StarsAndQuestionMarks) {
  EXPECT_TRUE(matchesPattern("read", "read"));
  EXPECT_FALSE(matchesPattern("read", "reader"));
  EXPECT_FALSE(matchesPattern("reader", "read"));
  EXPECT_TRUE(matchesPattern("*", ""));
  EXPECT_FALSE(matchesPattern("?", ""));
  EXPECT_TRUE(matchesPattern("r??d", "read"));
  EXPECT_TRUE(matchesPattern("*.re*", "Sensor.read"));
  EXPECT_FALSE(matchesPattern("*.re*x", "Sensor.read"));
  // The first place where the part behind a star fits is not the right one.
  EXPECT_TRUE(matchesPattern("*ab", "aabab"));
  EXPECT_TRUE(matchesPattern("a*b*c", "abbcbc"));
}

TEST(PatternTest, ManyStarsAreNotSlow) {
  std::string pattern, text(20000, 'a');
  for (int i = 0; i < 200; ++i)
    pattern += "*a";
  EXPECT_FALSE(matchesPattern(pattern + "b", text));
}

/// Modules of `depth` functions within each other, all called <module>.
Bytes nested(size_t depth) {
  Bytes file = fromHex(std::string(kStart));
  for (size_t i = 0; i + 1 < depth; ++i)
    for (uint8_t byte : fromHex("2c 00 02 01 51 63 01"))
      file.push_back(byte);
  for (uint8_t byte : fromHex(std::string(kRoot)))
    file.push_back(byte);
  return file;
}

TEST(CodeNamesTest, PathsAreOfBoundedLength) {
  HostArena arena;
  Bytes file = nested(50);
  mpy::ReadError error;
  std::optional<mpy::Module> module = mpy::read(arena, file, {}, error);
  ASSERT_TRUE(module);
  mpy::ModuleSymbols symbols(arena, *module);
  inspect::CodeNames names(*module, symbols);
  EXPECT_EQ(names.path(0), "<module>");
  EXPECT_EQ(names.path(2), "<module>.<module>");
  EXPECT_TRUE(names.path(49).starts_with("..<module>."));
  EXPECT_LT(names.path(49).size(), 200u);
}

TEST(CodeNamesTest, Selection) {
  HostArena arena;
  Bytes file = nested(3);
  mpy::ReadError error;
  std::optional<mpy::Module> module = mpy::read(arena, file, {}, error);
  ASSERT_TRUE(module);
  mpy::ModuleSymbols symbols(arena, *module);
  inspect::CodeNames names(*module, symbols);
  EXPECT_TRUE(names.isSelected(1, ""));
  EXPECT_TRUE(names.isSelected(1, "#1"));
  EXPECT_FALSE(names.isSelected(1, "#2"));
  EXPECT_TRUE(names.isSelected(2, "<module>.*"));
  EXPECT_FALSE(names.isSelected(0, "<module>.*"));
  EXPECT_TRUE(names.isSelected(0, "<*>"));
}

} // namespace
