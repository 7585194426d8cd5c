//===- test/fuzz/FatFuzzer.cpp - Any image as a FAT file system -----------------------------------------===//
//
// The input is pieces of an image: a sector, an offset, a length, and bytes that are put over a new file
// system with some files.  Whatever is done with it ends.
//
//===----------------------------------------------------------------------------------------------------===//

#include "../unit/runtime/fat/Use.h"

using namespace adder::fat;

static Disk filled(uint32_t sectors) {
  Disk disk(sectors);
  fill(disk); // as far as there is room
  return disk;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0)
    return 0;
  static const Disk kDisks[] = {filled(60), filled(300), filled(40000), filled(8400000)};
  Disk disk = kDisks[data[0] % 4];
  std::vector<uint32_t> written;
  for (auto &[sector, bytes] : disk.sectors)
    written.push_back(sector);
  for (size_t at = 1; at + 4 <= size;) {
    uint8_t *sector = disk.at(written[data[at] % written.size()]);
    size_t offset = get16(data + at + 1) % 512;
    size_t length = std::min({size_t(data[at + 3]) % 64, size - at - 4, 512 - offset});
    std::copy_n(data + at + 4, length, sector + offset);
    at += 4 + length;
  }
  if (!useAll(disk))
    std::abort();
  return 0;
}
