//===- test/unit/mpy/GoldenTest.cpp - Files of the reference compiler survive reading and writing ---===//

#include "MpyFiles.h"

#include "mpy/Statistics.h"

using namespace adder;
using namespace adder::test;

namespace {

/// Reads, measures and writes every file of a directory.
void expectRoundTrips(const char *directory, size_t atLeast) {
  std::vector<std::filesystem::path> paths = mpyFilesBelow(directory);
  ASSERT_GE(paths.size(), atLeast);
  for (const std::filesystem::path &path : paths) {
    Bytes bytes = readWholeFile(path);
    HostArena arena;
    mpy::ReadError error;
    std::optional<mpy::Module> module = mpy::read(arena, bytes, {.allowTrailingBytes = false}, error);
    ASSERT_TRUE(module) << path << ' ' << error.offset << ": " << error.field << ": " << error.message;
    EXPECT_TRUE(written(arena, *module) == bytes) << path;
    EXPECT_EQ(mpy::measure(arena, *module).totalBytes(), bytes.size()) << path;
  }
}

TEST(GoldenTest, Lang) { expectRoundTrips("golden/lang", 500); }
TEST(GoldenTest, Random) { expectRoundTrips("golden/random", 1); }

} // namespace
