//===- BuildCacheTest.cpp - What a build remembers for the next one -----------------------------------===//

#include "genhdr/BuildCache.h"

#include "Scratch.h"

#include <gtest/gtest.h>

using namespace adder::genhdr;
using adder::test::Scratch;
using adder::test::setTime;

namespace {

constexpr int64_t kSecond = 1'000'000'000;
constexpr int64_t kYear2020 = 1'577'836'800;

BuildState sampleState() {
  BuildState state;
  state.run = {1, UINT64_MAX};
  state.files = {{"a.c", {3, -5, 7}, {8, 9}},
                 {"dir with blank/\xc3\xa9.h", {UINT64_MAX, INT64_MAX, 1}, {0, 1}}};
  state.inputs = {1};
  state.texts = {"", std::string("nul\0inside", 10), "name"};
  state.sources = {{"a.c",
                    {2, 3},
                    {0, 1},
                    {{FindingKind::Item, 0, 2, 1, 17, 3}, {FindingKind::DefinitionLine, 0, 0, 1, 1, 1}}},
                   {"b.c", {4, 5}, {}, {{FindingKind::Malformed, 255, 1, 0, UINT32_MAX, UINT32_MAX}}}};
  state.outputs = {{"genhdr/x.h", {10, 20, 30}}};
  return state;
}

TEST(BuildCache, StateComesBackAsItWas) {
  BuildState state = sampleState();
  std::optional<BuildState> read = decodeState(encodeState(state));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->run, state.run);
  ASSERT_EQ(read->files.size(), 2u);
  EXPECT_EQ(read->files[1].path, state.files[1].path);
  EXPECT_EQ(read->files[0].stamp, state.files[0].stamp);
  EXPECT_EQ(read->files[1].stamp, state.files[1].stamp);
  EXPECT_EQ(read->files[1].content, state.files[1].content);
  EXPECT_EQ(read->inputs, state.inputs);
  EXPECT_EQ(read->texts, state.texts);
  ASSERT_EQ(read->sources.size(), 2u);
  for (size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(read->sources[i].path, state.sources[i].path);
    EXPECT_EQ(read->sources[i].command, state.sources[i].command);
    EXPECT_EQ(read->sources[i].dependencies, state.sources[i].dependencies);
    EXPECT_EQ(read->sources[i].findings, state.sources[i].findings);
  }
  ASSERT_EQ(read->outputs.size(), 1u);
  EXPECT_EQ(read->outputs[0].stamp, state.outputs[0].stamp);
}

// Whatever happens to a state file, it is taken as it was written or not at all.
TEST(BuildCache, DamagedStateIsNone) {
  std::string bytes = encodeState(sampleState());
  for (size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(decodeState(std::string_view(bytes).substr(0, size))) << size;
  for (size_t at = 0; at < bytes.size(); ++at) {
    std::string damaged = bytes;
    damaged[at] = char(damaged[at] ^ 0x10);
    EXPECT_FALSE(decodeState(damaged)) << at;
  }
  EXPECT_FALSE(decodeState(bytes + "x"));
}

/// `payload` with a head that fits it: what only a program that means harm would write.
std::string withGoodDigest(const std::string &payload) {
  std::string head = encodeState({}).substr(0, 16);
  QuickDigest digest = adder::digest::quickDigest(payload);
  for (uint64_t half : {digest.low, digest.high})
    for (unsigned i = 0; i < 8; ++i)
      head += char(half >> (8 * i));
  return head + payload;
}

TEST(BuildCache, HostileStateIsNone) {
  std::string good = encodeState(sampleState()).substr(32);
  ASSERT_TRUE(decodeState(withGoodDigest(good)));
  for (size_t size = 0; size < good.size(); ++size)
    EXPECT_FALSE(decodeState(withGoodDigest(good.substr(0, size)))) << size;
  // Any other bytes are read within bounds, and indexes stay below the sizes of their tables.
  for (size_t at = 16; at < good.size(); ++at)
    for (char byte : {'\xff', '\x7f', '\x00'}) {
      std::string damaged = good;
      damaged[at] = byte;
      std::optional<BuildState> state = decodeState(withGoodDigest(damaged));
      if (!state)
        continue;
      for (const SourceRecord &source : state->sources) {
        for (uint32_t file : source.dependencies)
          ASSERT_LT(file, state->files.size());
        for (const Finding &finding : source.findings) {
          ASSERT_LT(finding.text, state->texts.size());
          ASSERT_LT(finding.file, state->texts.size());
        }
      }
    }
  EXPECT_FALSE(decodeState(withGoodDigest(std::string(16, '\0') + std::string(9, '\xff') + '\x01')));
}

TEST(BuildCache, MissingAndForeignStateFilesAreNone) {
  Scratch scratch;
  EXPECT_FALSE(loadState(scratch / "none"));
  EXPECT_FALSE(loadState(scratch.directory));
  EXPECT_FALSE(loadState(scratch.write("text", "hello")));
  ASSERT_EQ(storeState(scratch / "state", sampleState()), 0);
  EXPECT_TRUE(loadState(scratch / "state"));
}

class KnownFiles : public testing::Test {
protected:
  /// A file of 2020, known by a build of today.
  KnownFile knownFile(const std::string &text) {
    path = scratch.write("x.h", text);
    setTime(path, kYear2020);
    return know(path, fileClock());
  }

  Scratch scratch;
  std::string path;
};

TEST_F(KnownFiles, AreTheSameWhileNothingHappens) {
  KnownFile file = knownFile("abc");
  EXPECT_EQ(file.stamp.size, 3u);
  EXPECT_EQ(refresh(file, fileClock()), Freshness::Same);
}

TEST_F(KnownFiles, OfAnotherTimeAndTheSameContentAreTouched) {
  KnownFile file = knownFile("abc");
  setTime(path, kYear2020 + 60);
  EXPECT_EQ(refresh(file, fileClock()), Freshness::Touched);
  EXPECT_EQ(refresh(file, fileClock()), Freshness::Same) << "the new time is remembered";
}

TEST_F(KnownFiles, ReplacedByTheSameContentAreTouched) {
  KnownFile file = knownFile("abc");
  std::string other = scratch.write("y.h", "abc");
  setTime(other, kYear2020);
  std::filesystem::rename(other, path);
  EXPECT_EQ(refresh(file, fileClock()), Freshness::Touched);
}

TEST_F(KnownFiles, OfOtherContentAreChanged) {
  KnownFile file = knownFile("abc");
  scratch.write("x.h", "abd");
  setTime(path, kYear2020 + 60);
  EXPECT_EQ(refresh(file, fileClock()), Freshness::Changed);
  EXPECT_EQ(refresh(file, fileClock()), Freshness::Changed) << "until the source is read again";
}

TEST_F(KnownFiles, OfAnotherSizeAreChangedWhateverTheirTime) {
  KnownFile file = knownFile("abc");
  scratch.write("x.h", "abcd");
  setTime(path, kYear2020);
  EXPECT_EQ(refresh(file, fileClock()), Freshness::Changed);
}

TEST_F(KnownFiles, ThatAreGoneAreChanged) {
  KnownFile file = knownFile("abc");
  std::filesystem::remove(path);
  EXPECT_EQ(refresh(file, fileClock()), Freshness::Changed);
}

// A file that is written while a build runs may not be what its compiler has read.
TEST_F(KnownFiles, ModifiedSinceTheBuildBeganAreNeverTrusted) {
  knownFile("abc");
  for (int64_t begun : {kYear2020 * kSecond, kYear2020 * kSecond + 1}) {
    KnownFile file = know(path, begun);
    EXPECT_EQ(file.stamp.inode, 0u);
    EXPECT_EQ(refresh(file, fileClock()), Freshness::Changed);
  }
  EXPECT_NE(know(path, kYear2020 * kSecond + 2).stamp.inode, 0u);
}

// Without fractions of a second the clock is that of a file system that steps by up to two.
TEST_F(KnownFiles, OfWholeSecondsNeedMoreDistance) {
  knownFile("abc");
  setTime(path, kYear2020, 0);
  EXPECT_EQ(know(path, kYear2020 * kSecond + 2 * kSecond).stamp.inode, 0u);
  EXPECT_NE(know(path, kYear2020 * kSecond + 2 * kSecond + 1).stamp.inode, 0u);
}

TEST_F(KnownFiles, TouchedDuringTheBuildStayUnderObservation) {
  KnownFile file = knownFile("abc");
  FileStamp before = file.stamp;
  setTime(path, kYear2020 + 60);
  EXPECT_EQ(refresh(file, (kYear2020 + 60) * kSecond), Freshness::Touched);
  EXPECT_EQ(file.stamp, before);
}

TEST(BuildCache, DirectoriesAndNothingAreNoFiles) {
  Scratch scratch;
  EXPECT_EQ(stampOf(scratch.directory), FileStamp());
  EXPECT_EQ(stampOf(scratch / "none"), FileStamp());
  EXPECT_EQ(know(scratch / "none", fileClock()).stamp.inode, 0u);
}

} // namespace
