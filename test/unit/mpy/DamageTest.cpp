//===- test/unit/mpy/DamageTest.cpp - Damaged files never do harm -----------------------------------===//
//
// Cuts files at every length and changes every byte.  Whatever the reader still accepts must survive a dump,
// a listing and writing; under the sanitizers this shows that nothing is read out of bounds.
//
//===------------------------------------------------------------------------------------------------===//

#include "MpyFiles.h"

#include "mpy/Dump.h"
#include "mpy/Listing.h"
#include "mpy/Statistics.h"

#include <memory>

using namespace adder;
using namespace adder::test;

namespace {

/// Whether the file was accepted.
bool exercise(support::Arena &arena, const Bytes &source) {
  arena.reset();
  // A block of exactly this size, so that the address sanitizer sees a byte too far.
  std::unique_ptr<uint8_t[]> bytes(new uint8_t[source.size()]);
  std::copy(source.begin(), source.end(), bytes.get());
  mpy::ReadError error;
  std::optional<mpy::Module> module = mpy::read(arena, {bytes.get(), source.size()}, {}, error);
  if (!module) {
    EXPECT_FALSE(error.field.empty());
    EXPECT_FALSE(error.message.empty());
    EXPECT_LE(error.offset, source.size());
    return false;
  }
  support::TextWriter text(arena);
  mpy::dump(arena, *module, text);
  mpy::writeListing(arena, *module, text);
  EXPECT_FALSE(text.text().empty());
  EXPECT_TRUE(written(arena, *module) == source);
  EXPECT_EQ(mpy::measure(arena, *module).totalBytes(), source.size());
  return true;
}

/// A sample of the golden files: small ones of every sort, for time.
std::vector<Bytes> sample(size_t maxBytes, size_t step) {
  std::vector<Bytes> files;
  std::vector<std::filesystem::path> paths = mpyFilesBelow("golden/lang");
  for (size_t i = 0; i < paths.size(); i += step)
    if (Bytes bytes = readWholeFile(paths[i]); bytes.size() <= maxBytes)
      files.push_back(std::move(bytes));
  // A native file, which the golden set lacks: a viper module with all optional parts.
  files.push_back(
      fromHex("4d 06 0b 1f 01 01 0f 00 12 aa bb 70 03 88 00 01 02 03 01 04 02 06 05 0d 81 00 ff"));
  // A native function with arguments, an inline asm function.
  files.push_back(fromHex("4d 06 17 1f 04 01 0a 65 37 2e 70 79 00 0f 02 6e 00 02 61 00 00"
                          "4c 00 02 01 32 00 16 02 51 63 02 41 fe bd 46 c0 09 04 02 03 04"
                          "33 f2 b5 40 18 f2 bd 00 02 03"));
  EXPECT_GE(files.size(), 10u);
  return files;
}

TEST(DamageTest, EveryTruncationIsRefused) {
  HostArena arena;
  for (const Bytes &whole : sample(2000, 20)) {
    ASSERT_TRUE(exercise(arena, whole));
    for (size_t size = 0; size < whole.size(); ++size)
      EXPECT_FALSE(exercise(arena, Bytes(whole.begin(), whole.begin() + ptrdiff_t(size)))) << size;
  }
}

TEST(DamageTest, EveryBitOfSmallFiles) {
  HostArena arena;
  for (Bytes bytes : sample(600, 4))
    for (size_t bit = 0; bit < bytes.size() * 8; ++bit) {
      bytes[bit / 8] ^= uint8_t(1 << bit % 8);
      exercise(arena, bytes);
      bytes[bit / 8] ^= uint8_t(1 << bit % 8);
    }
}

TEST(DamageTest, EveryByteSetToExtremes) {
  HostArena arena;
  for (Bytes bytes : sample(1500, 25))
    for (uint8_t &byte : bytes) {
      uint8_t old = byte;
      for (uint8_t value : {uint8_t(0x00), uint8_t(0x7f), uint8_t(0x80), uint8_t(0xff), uint8_t(~old)}) {
        byte = value;
        exercise(arena, bytes);
      }
      byte = old;
    }
}

} // namespace
