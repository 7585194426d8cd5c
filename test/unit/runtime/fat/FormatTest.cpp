//===- test/unit/runtime/fat/FormatTest.cpp - New file systems ----------------------------------------===//

#include "Disk.h"

#include <gtest/gtest.h>

namespace adder::fat {
namespace {

struct Size {
  uint32_t sectors, sectorBytes, clusterBytes, clusters;
};

class Sizes : public testing::TestWithParam<Size> {};

TEST_P(Sizes, AreMounted) {
  Size size = GetParam();
  Disk disk(size.sectors, size.sectorBytes);
  ASSERT_EQ(disk.format(), Status::Ok);
  Mounted volume(disk);
  ASSERT_EQ(volume.status, Status::Ok);
  EXPECT_EQ(volume.clusterBytes(), size.clusterBytes);
  EXPECT_EQ(volume.clusters(), size.clusters);
  bool isWide = size.clusters > 65524;
  EXPECT_EQ(volume.free(), size.clusters - isWide);
  EXPECT_EQ(volume.list(""), "");
  std::string content = pattern(3 * size.clusterBytes + 5);
  EXPECT_EQ(volume.makeDirectory("sub"), Status::Ok);
  EXPECT_EQ(volume.put("sub/a file.txt", content), Status::Ok);
  Mounted again(disk);
  EXPECT_EQ(again.get("sub/a file.txt"), content);
  EXPECT_EQ(again.free(), size.clusters - isWide - 5);
}

INSTANTIATE_TEST_SUITE_P(Kinds, Sizes,
                         testing::Values(Size{50, 512, 512, 16}, Size{200, 512, 512, 166},
                                         Size{4096, 512, 1024, 2028}, Size{16384, 512, 4096, 2043},
                                         Size{32768, 512, 2048, 8175}, Size{4194304, 512, 65536, 32766},
                                         Size{8388608, 512, 32768, 131054}, Size{100, 1024, 1024, 82},
                                         Size{2000, 4096, 4096, 1994}));

TEST(Format, RefusesWhatIsTooSmall) {
  EXPECT_EQ(Disk(49).format(), Status::DeviceFailed);
  EXPECT_EQ(Disk(100, 256).format(), Status::DeviceFailed);
  EXPECT_EQ(Disk(100, 8192).format(), Status::DeviceFailed);
}

TEST(Mount, FindsNothingOnAnEmptyDisk) {
  Disk disk(100);
  EXPECT_EQ(Mounted(disk).status, Status::NoFileSystem);
}

TEST(Mount, NeedsTheWholeVolume) {
  Disk disk(100);
  ASSERT_EQ(disk.format(), Status::Ok);
  disk.sectorCount = 99;
  EXPECT_EQ(Mounted(disk).status, Status::NoFileSystem);
}

/// Two tables: what changes is in both.
TEST(Mount, KeepsTheSecondTable) {
  Disk disk(200);
  ASSERT_EQ(disk.format(), Status::Ok);
  disk.at(0)[boot::kTables] = 2;
  std::copy_n(disk.at(1), 512, disk.at(2));
  std::fill_n(disk.at(2 + 33), 512, 0);
  Mounted volume(disk);
  ASSERT_EQ(volume.status, Status::Ok);
  EXPECT_EQ(volume.put("x", pattern(2000)), Status::Ok);
  EXPECT_EQ(disk.sectors[1], disk.sectors[2]);
  EXPECT_NE(disk.at(1)[3], 0);
}

TEST(Mount, ReadOnlyStaysAsItIs) {
  Disk disk(200);
  ASSERT_EQ(disk.format(), Status::Ok);
  ASSERT_EQ(Mounted(disk).put("x", "text"), Status::Ok);
  auto before = disk.sectors;
  Mounted volume(disk);
  volume.device.write = nullptr;
  EXPECT_EQ(volume.get("x"), "text");
  EXPECT_EQ(volume.put("x", "other"), Status::ReadOnly);
  EXPECT_EQ(volume.put("y", "other"), Status::ReadOnly);
  EXPECT_EQ(volume.makeDirectory("d"), Status::ReadOnly);
  EXPECT_EQ(volume.removeFile("x"), Status::ReadOnly);
  EXPECT_EQ(volume.rename("x", "z"), Status::ReadOnly);
  EXPECT_EQ(disk.sectors, before);
}

} // namespace
} // namespace adder::fat
