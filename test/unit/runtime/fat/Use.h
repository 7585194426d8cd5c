//===- test/unit/runtime/fat/Use.h - All that can be done with a file system ------------------------===//
#ifndef ADDER_TEST_UNIT_RUNTIME_FAT_USE_H
#define ADDER_TEST_UNIT_RUNTIME_FAT_USE_H

#include "Disk.h"

namespace adder::fat {

/// A new file system with some files; false if that does not work.
inline bool fill(Disk &disk) {
  if (disk.format() != Status::Ok)
    return false;
  Mounted volume(disk);
  bool good = volume.makeDirectory("dir") == Status::Ok &&
              volume.makeDirectory("dir/sub directory") == Status::Ok &&
              volume.put("a file with a long name", pattern(5000)) == Status::Ok &&
              volume.put("dir/short.txt", pattern(700)) == Status::Ok;
  for (int i = 0; i < 30 && good && volume.free() > 4; ++i)
    good = volume.put("dir/sub directory/number " + std::to_string(i), pattern(100)) == Status::Ok;
  return good;
}

/// All directories down to a depth, and the files in them; false if a name is none.
inline bool walk(Mounted &volume, const std::string &path, int depth, int *left) {
  Cursor cursor;
  if (volume.openDirectory(path, &cursor) != Status::Ok)
    return true;
  Entry entry;
  while (*left > 0 && volume.next(&cursor, &entry) == Status::Ok) {
    --*left;
    char text[kLongestText];
    std::string name = path + "/" + std::string(text, formatName(entry.name, text));
    if (name.size() == path.size() + 1 || name.find('/', path.size() + 1) != name.npos)
      return false;
    if (entry.isDirectory()) {
      if (depth > 0 && !walk(volume, name, depth - 1, left))
        return false;
      continue;
    }
    File file;
    if (volume.open(name, {true, false, false, false, false}, &file) != Status::Ok)
      continue;
    uint8_t bytes[2000];
    size_t done;
    for (int i = 0; i < 8 && volume.read(&file, bytes, sizeof bytes, &done) == Status::Ok && done; ++i)
      ;
    file.position = file.size / 2;
    volume.read(&file, bytes, sizeof bytes, &done);
    volume.close(&file);
  }
  return true;
}

/// What comes of it does not matter, but that it ends does; false if it took too long.
inline bool useAll(Disk &disk) {
  disk.transfers = 0;
  Mounted volume(disk);
  if (volume.status != Status::Ok)
    return true;
  int left = 300;
  bool good = walk(volume, "", 3, &left);
  uint32_t free;
  volume.countFree(&free);
  volume.put("dir/short.txt", pattern(900), true);
  volume.put("a file with a long name", pattern(300));
  volume.makeDirectory("dir/another directory");
  volume.rename("dir/short.txt", "dir/sub directory/moved here");
  volume.put("dir/sub directory/one more file", pattern(4000));
  volume.removeFile("dir/sub directory/number 3");
  volume.removeDirectory("dir/sub directory");
  volume.rename("dir", "renamed");
  volume.removeFile("a file with a long name");
  volume.sync();
  left = 300;
  return walk(volume, "", 3, &left) && good && disk.transfers < 400000;
}

} // namespace adder::fat

#endif // ADDER_TEST_UNIT_RUNTIME_FAT_USE_H
