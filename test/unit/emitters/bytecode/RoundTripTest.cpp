//===- RoundTripTest.cpp - What we write, our reader reads ----------------------------------------------===//
//
// Every golden source that compiles is compiled at all levels, read back and written again.
//
//===----------------------------------------------------------------------------------------------------===//

#include "Compiled.h"
#include "mpy/Reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace adder;
using test::Compiled;

namespace {

std::vector<std::filesystem::path> sourcesIn(const char *directory) {
  std::vector<std::filesystem::path> paths;
  for (const auto &entry :
       std::filesystem::directory_iterator(std::filesystem::path(ADDER_TEST_DATA_DIR) / directory))
    if (entry.path().extension() == ".py")
      paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string contentOf(const std::filesystem::path &path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

/// Returns how many of the sources compiled.
size_t roundTrip(const char *directory) {
  size_t compiled = 0;
  for (const std::filesystem::path &path : sourcesIn(directory)) {
    std::string text = contentOf(path);
    for (unsigned level = 0; level < 4; ++level) {
      frontend::Options options = test::testOptions();
      options.optimisationLevel = level;
      Compiled program(text, options);
      if (!program.isValid())
        continue; // native code; golden errors
      ++compiled;
      std::vector<uint8_t> file = program.bytes();
      mpy::ReadError error;
      std::optional<mpy::Module> module =
          mpy::read(program.arena, file, {.allowTrailingBytes = false}, error);
      EXPECT_TRUE(module) << path << ' ' << error.offset << ": " << error.message;
      if (!module)
        continue;
      support::Vector<uint8_t> again(program.arena);
      mpy::write(*module, again);
      EXPECT_TRUE(std::equal(file.begin(), file.end(), again.begin(), again.end())) << path;
    }
  }
  return compiled;
}

TEST(RoundTripTest, Lang) { EXPECT_GE(roundTrip("golden/lang"), 500u); }
TEST(RoundTripTest, Random) { EXPECT_GE(roundTrip("golden/random"), 100u); }

} // namespace
