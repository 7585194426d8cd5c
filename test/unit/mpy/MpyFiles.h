//===- test/unit/mpy/MpyFiles.h - Files for the tests of the container ------------------------------===//
//
// Hand-made files are written as hex with a fixed frame, so that a test shows only what it is about; the
// golden files are those that the reference compiler wrote.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_TEST_UNIT_MPY_MPYFILES_H
#define ADDER_TEST_UNIT_MPY_MPYFILES_H

#include "../HostArena.h"
#include "../bytecode/Bytes.h"
#include "mpy/Reader.h"
#include "mpy/Writer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace adder::test {

using Bytes = std::vector<uint8_t>;

/// Header, qstr table ["a.py", "<module>"] and no objects: 13 bytes.
constexpr std::string_view kStart = "4d 06 00 1f 02 00 08 61 2e 70 79 00 0f";
/// A root element that returns None.
constexpr std::string_view kRoot = "28 00 02 01 51 63";

inline Bytes fileOf(std::string_view a, std::string_view b = {}, std::string_view c = {}) {
  return fromHex(std::string(a) + std::string(b) + std::string(c));
}

inline Bytes readWholeFile(const std::filesystem::path &path) {
  std::ifstream in(path, std::ios::binary);
  return Bytes(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

/// Paths of all .mpy files below a directory of test/, sorted.
inline std::vector<std::filesystem::path> mpyFilesBelow(const char *directory) {
  std::vector<std::filesystem::path> paths;
  for (const auto &entry :
       std::filesystem::recursive_directory_iterator(std::filesystem::path(ADDER_TEST_DATA_DIR) / directory))
    if (entry.path().extension() == ".mpy")
      paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

inline Bytes written(support::Arena &arena, const mpy::Module &module) {
  support::Vector<uint8_t> out(arena);
  mpy::write(module, out);
  return Bytes(out.begin(), out.end());
}

} // namespace adder::test

#endif // ADDER_TEST_UNIT_MPY_MPYFILES_H
