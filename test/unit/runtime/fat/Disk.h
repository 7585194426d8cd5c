//===- test/unit/runtime/fat/Disk.h - A device in memory --------------------------------------------===//
#ifndef ADDER_TEST_UNIT_RUNTIME_FAT_DISK_H
#define ADDER_TEST_UNIT_RUNTIME_FAT_DISK_H

#include "runtime/fat/Volume.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace adder::fat {

/// Sectors are made when something is written to them; until then they are zeros.
struct Disk {
  uint32_t sectorSize, sectorCount;
  std::map<uint32_t, std::vector<uint8_t>> sectors;
  uint32_t time = timestamp(2024, 5, 6, 7, 8, 10);
  size_t transfers = 0, syncs = 0;
  size_t failAt = 0; ///< the number of the transfer that fails

  explicit Disk(uint32_t count, uint32_t size = 512) : sectorSize(size), sectorCount(count) {}

  uint8_t *at(uint32_t sector) {
    auto &bytes = sectors[sector];
    if (bytes.empty())
      bytes.resize(sectorSize);
    return bytes.data();
  }

  bool check(uint32_t sector, uint32_t count) {
    ++transfers;
    return sector < sectorCount && count <= sectorCount - sector && transfers != failAt;
  }

  static Status read(void *context, uint32_t sector, uint32_t count, uint8_t *bytes) {
    auto *self = static_cast<Disk *>(context);
    if (!self->check(sector, count))
      return Status::DeviceFailed;
    for (uint32_t i = 0; i < count; ++i, bytes += self->sectorSize) {
      auto found = self->sectors.find(sector + i);
      if (found == self->sectors.end())
        std::fill_n(bytes, self->sectorSize, 0);
      else
        std::copy(found->second.begin(), found->second.end(), bytes);
    }
    return Status::Ok;
  }

  static Status write(void *context, uint32_t sector, uint32_t count, const uint8_t *bytes) {
    auto *self = static_cast<Disk *>(context);
    if (!self->check(sector, count))
      return Status::DeviceFailed;
    for (uint32_t i = 0; i < count; ++i, bytes += self->sectorSize) {
      bool isBlank = std::all_of(bytes, bytes + self->sectorSize, [](uint8_t byte) { return byte == 0; });
      if (!isBlank || self->sectors.count(sector + i))
        std::copy_n(bytes, self->sectorSize, self->at(sector + i));
    }
    return Status::Ok;
  }

  static Status sync(void *context) {
    ++static_cast<Disk *>(context)->syncs;
    return Status::Ok;
  }
  static uint32_t now(void *context) { return static_cast<Disk *>(context)->time; }

  Device device(uint32_t mostSectors = 8) {
    return {this, read, write, sync, now, sectorSize, sectorCount, mostSectors};
  }

  Status format() {
    std::vector<uint8_t> work(size_t(sectorSize) * 8);
    return fat::format(device(), work.data(), 8);
  }
};

/// A file system on a disk.
struct Mounted : Volume {
  Disk &disk;
  std::unique_ptr<uint8_t[]> sector;

  explicit Mounted(Disk &on, uint32_t mostSectors = 8) : disk(on), sector(new uint8_t[on.sectorSize]) {
    status = mount(disk.device(mostSectors), sector.get());
  }
  Status status;

  Status put(std::string_view path, std::string_view content, bool appends = false) {
    File file;
    Status status = open(path, {false, true, true, !appends, false}, &file);
    if (status != Status::Ok)
      return status;
    if (appends)
      file.position = file.size;
    size_t done;
    status = write(&file, reinterpret_cast<const uint8_t *>(content.data()), content.size(), &done);
    Status closed = close(&file);
    return status == Status::Ok ? closed : status;
  }

  std::string get(std::string_view path) {
    File file;
    if (Status status = open(path, {true, false, false, false, false}, &file); status != Status::Ok)
      return "status " + std::to_string(int(status));
    std::string content(file.size, 0);
    size_t done;
    Status status = read(&file, reinterpret_cast<uint8_t *>(content.data()), content.size(), &done);
    content.resize(done);
    Status closed = close(&file);
    return status == Status::Ok && closed == Status::Ok ? content : "failed after " + content;
  }

  std::string list(std::string_view path) {
    Cursor cursor;
    if (Status status = openDirectory(path, &cursor); status != Status::Ok)
      return "status " + std::to_string(int(status));
    std::string names;
    Entry entry;
    Status status;
    while ((status = next(&cursor, &entry)) == Status::Ok) {
      char text[kLongestText];
      names.append(names.empty() ? "" : " ").append(text, formatName(entry.name, text));
      if (entry.isDirectory())
        names += '/';
    }
    return status == Status::NotFound ? names : "failed after " + names;
  }

  uint32_t free() {
    uint32_t count;
    return countFree(&count) == Status::Ok ? count : UINT32_MAX;
  }
};

inline std::string pattern(size_t size, uint32_t seed = 1) {
  std::string text(size, 0);
  for (char &byte : text) {
    seed = seed * 1664525 + 1013904223;
    byte = char(seed >> 24);
  }
  return text;
}

} // namespace adder::fat

#endif // ADDER_TEST_UNIT_RUNTIME_FAT_DISK_H
