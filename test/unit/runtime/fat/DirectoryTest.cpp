//===- test/unit/runtime/fat/DirectoryTest.cpp - Directories ----------------------------------------===//

#include "Disk.h"

#include <gtest/gtest.h>

namespace adder::fat {
namespace {

struct Directories : testing::Test {
  Disk disk{400};
  Status formatted = disk.format();
  Mounted volume{disk};
};

TEST_F(Directories, KeepLongAndShortNames) {
  for (const char *name :
       {"a", "Ab", "LONGNAME.TXT", "longer name.text", "longer name 2.text", "\u00e9\u20ac"})
    EXPECT_EQ(volume.put(name, name), Status::Ok);
  EXPECT_EQ(volume.list("/"), "a Ab LONGNAME.TXT longer name.text longer name 2.text \u00e9\u20ac");
  EXPECT_EQ(volume.get("A"), "a");
  EXPECT_EQ(volume.get("longname.txt"), "LONGNAME.TXT");
  EXPECT_EQ(volume.get("LONGER~1.TEX"), "longer name.text");
  EXPECT_EQ(volume.get("longer~2.tex"), "longer name 2.text");
  EXPECT_EQ(volume.get("\u00c9\u20ac"), "\u00e9\u20ac");
}

TEST_F(Directories, Grow) {
  ASSERT_EQ(volume.makeDirectory("d"), Status::Ok);
  std::string names;
  for (int i = 0; i < 150; ++i) {
    std::string name = "file with number " + std::to_string(i);
    ASSERT_EQ(volume.put("d/" + name, name), Status::Ok) << i;
    names += (i ? " " : "") + name;
  }
  EXPECT_EQ(volume.list("d"), names);
  for (int i = 0; i < 150; ++i) {
    std::string name = "file with number " + std::to_string(i);
    ASSERT_EQ(volume.get("d/" + name), name);
    ASSERT_EQ(volume.removeFile("d/" + name), Status::Ok);
  }
  EXPECT_EQ(volume.list("d"), "");
  EXPECT_EQ(volume.removeDirectory("d"), Status::Ok);
  EXPECT_EQ(volume.free(), volume.clusters());
}

TEST_F(Directories, RootIsFullSomeTime) {
  int count = 0;
  while (volume.put("f" + std::to_string(count), "") == Status::Ok)
    ++count;
  EXPECT_EQ(count, 512);
  EXPECT_EQ(volume.put("more", ""), Status::Denied);
}

TEST_F(Directories, SayWhatIsWrong) {
  ASSERT_EQ(volume.makeDirectory("d"), Status::Ok);
  ASSERT_EQ(volume.put("d/g", "text"), Status::Ok);
  ASSERT_EQ(volume.put("f", "text"), Status::Ok);
  EXPECT_EQ(volume.makeDirectory("d"), Status::Exists);
  EXPECT_EQ(volume.makeDirectory("F"), Status::Exists);
  EXPECT_EQ(volume.makeDirectory("/"), Status::Exists);
  EXPECT_EQ(volume.makeDirectory("none/x"), Status::NotFound);
  EXPECT_EQ(volume.makeDirectory("f/x"), Status::NotFound);
  EXPECT_EQ(volume.removeFile("d"), Status::IsDirectory);
  EXPECT_EQ(volume.removeFile("none"), Status::NotFound);
  EXPECT_EQ(volume.removeFile(""), Status::BadName);
  EXPECT_EQ(volume.removeDirectory("f"), Status::NotDirectory);
  EXPECT_EQ(volume.removeDirectory("d"), Status::NotEmpty);
  EXPECT_EQ(volume.removeDirectory("/"), Status::BadName);
  EXPECT_EQ(volume.put("d", "x"), Status::Denied);
  EXPECT_EQ(volume.get("d"), "status 1");
  EXPECT_EQ(volume.get("f/"), "status 1");
  EXPECT_EQ(volume.get("/"), "status 3");
  EXPECT_EQ(volume.list("f"), "status 1");
  EXPECT_EQ(volume.list("//d//"), "g");
}

TEST_F(Directories, RenameAndReplace) {
  ASSERT_EQ(volume.makeDirectory("d"), Status::Ok);
  ASSERT_EQ(volume.makeDirectory("d/e"), Status::Ok);
  ASSERT_EQ(volume.put("one", "1"), Status::Ok);
  ASSERT_EQ(volume.put("two", "2"), Status::Ok);
  EXPECT_EQ(volume.rename("one", "a longer name"), Status::Ok);
  EXPECT_EQ(volume.rename("a longer name", "A LONGER NAME"), Status::Ok);
  EXPECT_EQ(volume.list(""), "d/ two A LONGER NAME");
  EXPECT_EQ(volume.rename("A LONGER NAME", "d/Moved"), Status::Ok);
  EXPECT_EQ(volume.rename("two", "d/moved"), Status::Ok);
  EXPECT_EQ(volume.list("d"), "e/ moved");
  EXPECT_EQ(volume.get("d/moved"), "2");
  EXPECT_EQ(volume.rename("d/moved", "d/e"), Status::IsDirectory);
  EXPECT_EQ(volume.rename("d", "d"), Status::Ok);
  EXPECT_EQ(volume.rename("d", "d/e/d"), Status::BadName);
  EXPECT_EQ(volume.rename("d", "d/x"), Status::BadName);
  EXPECT_EQ(volume.rename("", "x"), Status::BadName);
  EXPECT_EQ(volume.rename("none", "x"), Status::NotFound);
  EXPECT_EQ(volume.rename("d/moved", "none/x"), Status::NotFound);
  EXPECT_EQ(volume.rename("d/e", "up"), Status::Ok);
  EXPECT_EQ(volume.list(""), "d/ up/"); // where "two" was
  EXPECT_EQ(volume.removeFile("d/moved"), Status::Ok);
  EXPECT_EQ(volume.removeDirectory("d"), Status::Ok);
  EXPECT_EQ(volume.removeDirectory("up"), Status::Ok);
  EXPECT_EQ(volume.free(), volume.clusters());
}

/// A directory that moves knows its new parent.
TEST_F(Directories, ParentsAreRight) {
  ASSERT_EQ(volume.makeDirectory("d"), Status::Ok);
  ASSERT_EQ(volume.makeDirectory("e"), Status::Ok);
  ASSERT_EQ(volume.rename("e", "d/e"), Status::Ok);
  EXPECT_EQ(std::string_view(reinterpret_cast<char *>(disk.at(36)), 11), ".          ");
  EXPECT_EQ(get16(disk.at(36) + 26), 3u);
  EXPECT_EQ(get16(disk.at(36) + 32 + 26), 2u);
  ASSERT_EQ(volume.rename("d/e", "e"), Status::Ok);
  EXPECT_EQ(get16(disk.at(36) + 32 + 26), 0u);
}

TEST_F(Directories, NothingOldShowsUpBehindTheEnd) {
  ASSERT_EQ(volume.put("a", ""), Status::Ok);
  uint8_t *root = disk.at(2);
  for (int i = 2; i < 16; ++i)
    std::copy_n("OLD     TXT\x20", 12, root + i * 32);
  Mounted again(disk);
  EXPECT_EQ(again.list(""), "a");
  ASSERT_EQ(again.put("b", ""), Status::Ok);
  EXPECT_EQ(again.list(""), "a b");
}

TEST_F(Directories, ManyNamesAlike) {
  ASSERT_EQ(volume.makeDirectory("d"), Status::Ok);
  for (int i = 0; i < 200; ++i)
    ASSERT_EQ(volume.put("d/the same start " + std::to_string(i) + ".text", ""), Status::Ok) << i;
  std::map<std::string, int> names;
  Cursor cursor;
  ASSERT_EQ(volume.openDirectory("d", &cursor), Status::Ok);
  for (Entry entry; volume.next(&cursor, &entry) == Status::Ok;)
    EXPECT_EQ(names[std::string(entry.bytes, entry.bytes + 11)]++, 0);
  EXPECT_EQ(names.size(), 200u);
}

} // namespace
} // namespace adder::fat
