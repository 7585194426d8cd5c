//===- test/unit/runtime/fat/JumpTest.cpp - Devices that fail or jump away ----------------------------===//
//
// Whatever transfer it happens at, and whether by a status or by a jump: the file system can be used on, and
// what was there before is still there.
//
//===------------------------------------------------------------------------------------------------===//

#include "Disk.h"

#include <gtest/gtest.h>

#include <csetjmp>

namespace adder::fat {
namespace {

std::jmp_buf place;
bool jumps;

Status readOrJump(void *context, uint32_t sector, uint32_t count, uint8_t *bytes) {
  Status status = Disk::read(context, sector, count, bytes);
  if (status != Status::Ok && jumps)
    std::longjmp(place, 1);
  return status;
}

Status writeOrJump(void *context, uint32_t sector, uint32_t count, const uint8_t *bytes) {
  Status status = Disk::write(context, sector, count, bytes);
  if (status != Status::Ok && jumps)
    std::longjmp(place, 1);
  return status;
}

File interrupted;
uint8_t content[3000];

/// No destructors here: they would not run.
[[gnu::noinline]] void work(Volume *volume) {
  size_t done;
  volume->makeDirectory("a new directory");
  if (volume->open("a new directory/file", {true, true, true, true, false}, &interrupted) == Status::Ok) {
    volume->write(&interrupted, content, sizeof content, &done);
    volume->close(&interrupted);
  }
  volume->rename("a new directory/file", "moved");
  volume->removeFile("victim");
}

class Jumps : public testing::TestWithParam<bool> {};

TEST_P(Jumps, LeaveAllInOrder) {
  std::string kept = pattern(2500);
  bool failed = true;
  for (size_t at = 1; failed; ++at) {
    Disk disk(300);
    ASSERT_EQ(disk.format(), Status::Ok);
    auto volume = std::make_unique<Mounted>(disk);
    ASSERT_EQ(volume->put("kept", kept), Status::Ok);
    ASSERT_EQ(volume->put("victim", kept), Status::Ok);
    volume->device.read = readOrJump;
    volume->device.write = writeOrJump;
    interrupted = {};
    jumps = GetParam();
    disk.failAt = disk.transfers + at;
    if (setjmp(place) == 0)
      work(volume.get());
    failed = disk.transfers >= disk.failAt;
    jumps = false;
    disk.failAt = 0;
    EXPECT_EQ(volume->close(&interrupted), Status::Ok);
    EXPECT_EQ(volume->get("kept"), kept) << at;
    EXPECT_EQ(volume->put("after", kept), Status::Ok) << at;
    EXPECT_EQ(volume->sync(), Status::Ok);
    Mounted again(disk);
    EXPECT_EQ(again.get("kept"), kept) << at;
    EXPECT_EQ(again.get("after"), kept) << at;
    ASSERT_LT(at, 1000u);
  }
}

INSTANTIATE_TEST_SUITE_P(Ways, Jumps, testing::Bool());

} // namespace
} // namespace adder::fat
