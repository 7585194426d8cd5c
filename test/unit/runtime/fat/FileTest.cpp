//===- test/unit/runtime/fat/FileTest.cpp - Reading and writing -------------------------------------===//

#include "Disk.h"

#include <gtest/gtest.h>

namespace adder::fat {
namespace {

constexpr OpenMode kRead{true, false, false, false, false}, kWrite{false, true, true, true, false},
    kUpdate{true, true, false, false, false};

struct Files : testing::Test {
  Disk disk{1000};
  Status formatted = disk.format();
  Mounted volume{disk};

  size_t put(File *file, std::string_view text) {
    size_t done;
    volume.write(file, reinterpret_cast<const uint8_t *>(text.data()), text.size(), &done);
    return done;
  }
  std::string get(File *file, size_t count) {
    std::string text(count, 0);
    size_t done;
    EXPECT_EQ(volume.read(file, reinterpret_cast<uint8_t *>(text.data()), count, &done), Status::Ok);
    return text.substr(0, done);
  }
};

TEST_F(Files, AreTheSameInPiecesOfAnySize) {
  std::string content = pattern(30000);
  for (uint32_t most : {0, 1, 8})
    for (size_t piece : {1, 7, 511, 512, 513, 2048, 5000, 30000}) {
      volume.device.mostSectors = most;
      File file;
      ASSERT_EQ(volume.open("f", kWrite, &file), Status::Ok);
      for (size_t at = 0; at < content.size(); at += piece)
        ASSERT_EQ(put(&file, content.substr(at, piece)), content.substr(at, piece).size());
      ASSERT_EQ(volume.close(&file), Status::Ok);
      ASSERT_EQ(volume.open("f", kRead, &file), Status::Ok);
      std::string back;
      for (std::string got; !(got = get(&file, piece)).empty();)
        back += got;
      ASSERT_EQ(volume.close(&file), Status::Ok);
      ASSERT_EQ(back, content) << most << " " << piece;
    }
}

/// Against a string, with reads and writes anywhere.
TEST_F(Files, BehaveLikeMemory) {
  uint32_t seed = 5;
  auto random = [&](uint32_t below) { return (seed = seed * 1664525 + 1013904223) % 65521 % below; };
  std::string model;
  File file;
  ASSERT_EQ(volume.put("f", ""), Status::Ok);
  ASSERT_EQ(volume.open("f", kUpdate, &file), Status::Ok);
  for (int i = 0; i < 3000; ++i) {
    file.position = random(60000);
    size_t count = random(random(2) ? 20 : 6000);
    if (random(2)) {
      std::string text = pattern(count, uint32_t(i));
      ASSERT_EQ(put(&file, text), count);
      if (count != 0 && model.size() < file.position)
        model.resize(file.position);
      if (count != 0)
        model.replace(file.position - count, count, text);
    } else {
      size_t at = file.position;
      ASSERT_EQ(get(&file, count), at < model.size() ? model.substr(at, count) : "");
    }
    if (random(50) == 0) {
      ASSERT_EQ(volume.put("other", pattern(random(9000))), Status::Ok);
    }
  }
  EXPECT_EQ(volume.close(&file), Status::Ok);
  EXPECT_EQ(volume.get("f"), model);
}

TEST_F(Files, GapsAreZeros) {
  ASSERT_EQ(volume.put("old", std::string(20000, 'x')), Status::Ok);
  ASSERT_EQ(volume.removeFile("old"), Status::Ok);
  File file;
  ASSERT_EQ(volume.open("f", kWrite, &file), Status::Ok);
  EXPECT_EQ(put(&file, "ab"), 2u);
  file.position = 3000;
  EXPECT_EQ(put(&file, "cd"), 2u);
  ASSERT_EQ(volume.close(&file), Status::Ok);
  EXPECT_EQ(volume.get("f"), "ab" + std::string(2998, 0) + "cd");
}

TEST_F(Files, FillTheDisk) {
  std::string all(volume.clusters() * 512 + 1, 'z');
  File file;
  ASSERT_EQ(volume.open("big", kWrite, &file), Status::Ok);
  size_t done;
  EXPECT_EQ(volume.write(&file, reinterpret_cast<const uint8_t *>(all.data()), all.size(), &done),
            Status::Full);
  EXPECT_EQ(done, all.size() - 1);
  EXPECT_EQ(volume.close(&file), Status::Ok);
  EXPECT_EQ(volume.free(), 0u);
  EXPECT_EQ(volume.makeDirectory("d"), Status::Denied);
  EXPECT_EQ(volume.put("empty", ""), Status::Ok);
  EXPECT_EQ(volume.put("empty", "x"), Status::Full);
  EXPECT_EQ(volume.removeFile("big"), Status::Ok);
  EXPECT_EQ(volume.free(), volume.clusters());
}

TEST_F(Files, CanBeOpenTwice) {
  File one, two;
  ASSERT_EQ(volume.open("f", kWrite, &one), Status::Ok);
  EXPECT_EQ(put(&one, "hello"), 5u);
  ASSERT_EQ(volume.open("f", kUpdate, &two), Status::Ok);
  EXPECT_EQ(get(&two, 10), "hello");
  EXPECT_EQ(put(&one, pattern(3000)), 3000u);
  EXPECT_EQ(get(&two, 3000), pattern(3000));
  two.position = 0;
  EXPECT_EQ(put(&two, "J"), 1u);
  EXPECT_EQ(volume.close(&one), Status::Ok);
  EXPECT_EQ(volume.close(&two), Status::Ok);
  EXPECT_EQ(volume.get("f"), "Jello" + pattern(3000));
}

TEST_F(Files, AreGoneWhenRemoved) {
  File file;
  ASSERT_EQ(volume.open("f", kWrite, &file), Status::Ok);
  EXPECT_EQ(put(&file, "hello"), 5u);
  ASSERT_EQ(volume.removeFile("f"), Status::Ok);
  ASSERT_EQ(volume.put("g", "other"), Status::Ok);
  EXPECT_EQ(put(&file, "more"), 0u);
  EXPECT_EQ(volume.close(&file), Status::Ok);
  EXPECT_EQ(volume.list(""), "g");
  EXPECT_EQ(volume.get("g"), "other");
}

TEST_F(Files, GoOnUnderANewName) {
  File file;
  ASSERT_EQ(volume.open("f", kWrite, &file), Status::Ok);
  EXPECT_EQ(put(&file, "one "), 4u);
  ASSERT_EQ(volume.makeDirectory("d"), Status::Ok);
  ASSERT_EQ(volume.rename("f", "d/a new name"), Status::Ok);
  EXPECT_EQ(put(&file, "two"), 3u);
  EXPECT_EQ(volume.close(&file), Status::Ok);
  EXPECT_EQ(volume.get("d/a new name"), "one two");
}

TEST_F(Files, TruncatedForAllWhoHaveThem) {
  ASSERT_EQ(volume.put("f", pattern(5000)), Status::Ok);
  File reader, writer;
  ASSERT_EQ(volume.open("f", kRead, &reader), Status::Ok);
  EXPECT_EQ(get(&reader, 4000), pattern(4000));
  ASSERT_EQ(volume.open("f", kWrite, &writer), Status::Ok);
  EXPECT_EQ(get(&reader, 10), "");
  EXPECT_EQ(put(&writer, "new"), 3u);
  reader.position = 0;
  EXPECT_EQ(get(&reader, 10), "new");
  EXPECT_EQ(volume.close(&writer), Status::Ok);
  EXPECT_EQ(volume.close(&reader), Status::Ok);
}

TEST_F(Files, ModesAreKept) {
  ASSERT_EQ(volume.put("f", "text"), Status::Ok);
  File file;
  uint8_t byte = 0;
  size_t done;
  EXPECT_EQ(volume.open("f", {false, true, true, false, true}, &file), Status::Exists);
  ASSERT_EQ(volume.open("f", kRead, &file), Status::Ok);
  EXPECT_EQ(volume.write(&file, &byte, 1, &done), Status::Denied);
  EXPECT_EQ(volume.close(&file), Status::Ok);
  EXPECT_EQ(volume.read(&file, &byte, 1, &done), Status::Gone);
  ASSERT_EQ(volume.open("f", kWrite, &file), Status::Ok);
  EXPECT_EQ(volume.read(&file, &byte, 1, &done), Status::Denied);
  EXPECT_EQ(volume.close(&file), Status::Ok);
}

} // namespace
} // namespace adder::fat
