//===- test/unit/runtime/fat/HostileTest.cpp - Damaged file systems -----------------------------------===//

#include "Use.h"

#include <gtest/gtest.h>

namespace adder::fat {
namespace {

/// Numbers that are the same each time.
struct Random {
  uint64_t state;
  uint32_t next() {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return uint32_t(state >> 33);
  }
  uint32_t below(uint32_t limit) { return next() % limit; }
};

struct Image {
  uint32_t sectors, size;
  uint32_t hot; ///< sectors of the volume's head
};

class Mutations : public testing::TestWithParam<Image> {};

TEST_P(Mutations, EndInAnError) {
  Image image = GetParam();
  Disk original(image.sectors, image.size);
  ASSERT_TRUE(fill(original));
  std::vector<uint32_t> written;
  for (auto &[sector, bytes] : original.sectors)
    written.push_back(sector);
  Random random{image.sectors};
  for (int round = 0; round < 400; ++round) {
    Disk disk = original;
    for (uint32_t count = 1 + random.below(12); count != 0; --count) {
      uint32_t sector = written[random.below(random.below(2) ? uint32_t(written.size()) : image.hot)];
      bool isBoot = sector == written[0];
      uint32_t at = random.below(isBoot && random.below(4) ? 90 : image.size);
      uint32_t kind = random.below(4);
      uint8_t value = uint8_t(random.next());
      disk.at(sector)[at] = kind == 0 ? 0 : kind == 1 ? 0xff : kind == 2 ? value % 8 : value;
    }
    ASSERT_TRUE(useAll(disk)) << round;
  }
}

INSTANTIATE_TEST_SUITE_P(Kinds, Mutations,
                         testing::Values(Image{300, 512, 4}, Image{40000, 512, 4}, Image{8400000, 512, 5},
                                         Image{120, 4096, 3}));

struct Damage : testing::Test {
  Disk disk{300};
  void SetUp() override { ASSERT_TRUE(fill(disk)); }
  /// FAT12: the link of a cluster.
  void setLink(uint32_t cluster, uint32_t value) {
    uint8_t *at = disk.at(1) + cluster + cluster / 2;
    put16(at, cluster & 1 ? (get16(at) & 15) | value << 4 : (get16(at) & 0xf000) | value);
  }
};

TEST_F(Damage, DirectoryThatGoesInCircles) {
  // All entries of the subdirectory's clusters are in use, and the last cluster leads to the first.
  Mounted first(disk);
  Entry sub;
  ASSERT_EQ(first.find("dir/sub directory", &sub), Status::Ok);
  uint32_t cluster = get16(sub.bytes + entry::kFirstLow);
  setLink(cluster, cluster);
  Mounted volume(disk);
  Cursor cursor;
  ASSERT_EQ(volume.openDirectory("dir/sub directory", &cursor), Status::Ok);
  int count = 0;
  Entry entry;
  while (volume.next(&cursor, &entry) == Status::Ok)
    ++count;
  EXPECT_LT(count, 65536);
  EXPECT_EQ(volume.put("dir/sub directory/a new file", "x"), Status::Denied);
  EXPECT_TRUE(useAll(disk));
}

TEST_F(Damage, FileThatGoesInCircles) {
  Mounted first(disk);
  Entry entry;
  ASSERT_EQ(first.find("a file with a long name", &entry), Status::Ok);
  uint32_t cluster = get16(entry.bytes + entry::kFirstLow);
  setLink(cluster, cluster);
  put32(disk.at(entry.sector) + entry.offset + entry::kSize, 0xffffffff);
  Mounted volume(disk);
  File file;
  ASSERT_EQ(volume.open("a file with a long name", {true, true, false, false, false}, &file), Status::Ok);
  size_t done, total = 0;
  uint8_t bytes[4096];
  Status status;
  while ((status = volume.read(&file, bytes, sizeof bytes, &done)) == Status::Ok && done != 0)
    total += done;
  EXPECT_EQ(status, Status::Damaged);
  EXPECT_LE(total, disk.sectorCount * 512u);
  file.position = 0xfffffff0;
  EXPECT_EQ(volume.write(&file, bytes, 100, &done), Status::Full);
  volume.close(&file);
  EXPECT_EQ(volume.removeFile("a file with a long name"), Status::Ok);
}

TEST_F(Damage, SizeThatIsTooLarge) {
  Mounted first(disk);
  Entry entry;
  ASSERT_EQ(first.find("dir/short.txt", &entry), Status::Ok);
  put32(disk.at(entry.sector) + entry.offset + entry::kSize, 5000);
  Mounted volume(disk);
  File file;
  ASSERT_EQ(volume.open("dir/short.txt", {true, false, false, false, false}, &file), Status::Ok);
  uint8_t bytes[5000];
  size_t done;
  EXPECT_EQ(volume.read(&file, bytes, sizeof bytes, &done), Status::Damaged);
  EXPECT_EQ(done, 1024u);
  volume.close(&file);
}

TEST_F(Damage, NamesThatAreNone) {
  uint8_t *root = disk.at(2);
  for (uint32_t i = 0; i < 16; ++i)
    if (root[i * 32 + 11] == entry::kLongName)
      put16(root + i * 32 + 1, 0xd800);
  Mounted volume(disk);
  EXPECT_EQ(volume.list(""), "dir/ AFILEW~1");
}

} // namespace
} // namespace adder::fat
