//===- runtime/fat/Format.cpp - New file systems --------------------------------------------------------===//
//
// One table, and as small clusters as go with a table that is not large.  FAT12 and FAT16 begin at sector 0,
// as on a floppy disk; FAT32 is in a partition, as on a memory card.
//
//===--------------------------------------------------------------------------------------------------===//

#include "runtime/fat/Volume.h"

#include <cstring>

namespace adder::fat {

namespace {

constexpr uint32_t kFewestSectors = 50;
constexpr uint32_t kRootEntries = 512;
constexpr uint32_t kReserved32 = 32;
constexpr uint32_t kBackup32 = 6;
constexpr uint32_t kPartitionStart = 63;
constexpr uint32_t kMostLinks16 = 32768; ///< if larger clusters can do with that
constexpr uint32_t kCluster12 = 4096, kSmallCluster16 = 2048, kLargestCluster16 = 65536, kCluster32 = 32768;

struct Plan {
  uint32_t bits;
  uint32_t start, sectors; ///< of the volume
  uint32_t clusterSectors;
  uint32_t reserved, tableSectors, rootSectors;
  uint32_t clusters;

  uint32_t tableStart() const { return start + reserved; }
  uint32_t rootStart() const { return tableStart() + tableSectors; }
};

bool choose(const Device &device, Plan *plan) {
  uint32_t size = device.sectorSize, sectors = device.sectorCount, per = 1;
  if (sectors < kFewestSectors)
    return false;
  *plan = {12, 0, sectors, 1, 1, 0, kRootEntries * uint32_t(entry::kBytes) / size, 0};
  while (sectors / per > kClustersOf12 && per * size < kCluster12)
    per *= 2;
  if (sectors / per > kClustersOf12) {
    plan->bits = 16;
    per = size < kSmallCluster16 ? kSmallCluster16 / size : 1;
    while (sectors / per > kMostLinks16 && per * size < kLargestCluster16)
      per *= 2;
  }
  if (sectors / per > kClustersOf16) {
    per = kCluster32 / size;
    *plan = {32, kPartitionStart, sectors - kPartitionStart, per, kReserved32, 0, 0, 0};
  }
  plan->clusterSectors = per;
  uint32_t usable = plan->sectors - plan->reserved - plan->rootSectors;
  uint64_t linkBits = (uint64_t(usable / per) + 2) * plan->bits;
  plan->tableSectors = uint32_t((linkBits + size * 8 - 1) / (size * 8));
  plan->clusters = (usable - plan->tableSectors) / per;
  return true;
}

class Writer {
public:
  Writer(const Device &device, const Plan &plan, uint8_t *work, uint32_t workSectors)
      : device(device), plan(plan), work(work), workSectors(workSectors) {}

  Status all() {
    Status status = clearTable();
    if (status == Status::Ok && plan.bits == 32)
      status = writeInfo();
    if (status == Status::Ok && plan.bits == 32)
      status = writeBoot(plan.start + kBackup32);
    if (status == Status::Ok)
      status = writeBoot(plan.start);
    if (status == Status::Ok && plan.start != 0)
      status = writePartition();
    return status == Status::Ok ? device.sync(device.context) : status;
  }

private:
  Status write(uint32_t sector) { return device.write(device.context, sector, 1, work); }
  void blank() { std::memset(work, 0, device.sectorSize); }

  /// The table and the root directory.
  Status clearTable() {
    uint32_t rootSectors = plan.bits == 32 ? plan.clusterSectors : plan.rootSectors;
    uint32_t sector = plan.tableStart(), end = plan.rootStart() + rootSectors;
    std::memset(work, 0, size_t(workSectors) * device.sectorSize);
    while (sector < end) {
      uint32_t count = end - sector < workSectors ? end - sector : workSectors;
      if (Status status = device.write(device.context, sector, count, work); status != Status::Ok)
        return status;
      sector += count;
    }
    // The first two links belong to no cluster.
    if (plan.bits == 32) {
      put32(work, 0x0ffffff8);
      put32(work + 4, kLinkEnd);
      put32(work + 8, kLinkEnd); // the root directory
    } else {
      std::memset(work, 0xff, plan.bits / 4);
      work[0] = 0xf8;
    }
    return write(plan.tableStart());
  }

  Status writeInfo() {
    blank();
    put32(work + info::kLead, info::kLeadMark);
    put32(work + info::kMiddle, info::kMiddleMark);
    put32(work + info::kFree, plan.clusters - 1);
    put32(work + info::kLast, 2);
    put32(work + info::kTrail, info::kTrailMark);
    Status status = write(plan.start + 1);
    return status == Status::Ok ? write(plan.start + kBackup32 + 1) : status;
  }

  Status writeBoot(uint32_t sector) {
    constexpr uint8_t kJump[] = {0xeb, 0xfe, 0x90};
    bool isWide = plan.bits == 32;
    blank();
    std::memcpy(work, kJump, sizeof kJump);
    std::memcpy(work + boot::kName, "MSDOS5.0", 8); // some systems look for that
    put16(work + boot::kSectorBytes, device.sectorSize);
    work[boot::kClusterSectors] = uint8_t(plan.clusterSectors);
    put16(work + boot::kReservedSectors, plan.reserved);
    work[boot::kTables] = 1;
    put16(work + boot::kRootEntries, isWide ? 0 : kRootEntries);
    bool isSmall = !isWide && plan.sectors < 0x10000;
    put16(work + boot::kSectors16, isSmall ? plan.sectors : 0);
    put32(work + boot::kSectors32, isSmall ? 0 : plan.sectors);
    work[boot::kMedia] = 0xf8;
    put16(work + boot::kTableSectors16, isWide ? 0 : plan.tableSectors);
    put16(work + boot::kTrackSectors, 63);
    put16(work + boot::kHeads, 255);
    put32(work + boot::kHiddenSectors, plan.start);
    if (isWide) {
      put32(work + boot::kTableSectors32, plan.tableSectors);
      put32(work + boot::kRootCluster32, 2);
      put16(work + boot::kInfoSector32, 1);
      put16(work + boot::kBackupSector32, kBackup32);
    }
    uint8_t *tail = work + (isWide ? boot::kTail32 : boot::kTail16);
    tail[boot::kDrive] = 0x80;
    tail[boot::kHasSerial] = 0x29;
    put32(tail + boot::kSerial, device.now(device.context));
    std::memcpy(tail + boot::kLabel, "NO NAME    ", 11);
    std::memcpy(tail + boot::kKind, isWide ? "FAT32   " : "FAT     ", 8);
    put16(work + boot::kSignature, 0xaa55);
    return write(sector);
  }

  Status writePartition() {
    blank();
    uint8_t *row = work + partition::kTable;
    // By cylinder, head and sector it would be out of reach.
    std::memcpy(row, "\x00\x01\x01\x00\x0c\xfe\xff\xff", 8);
    put32(row + partition::kStart, plan.start);
    put32(row + partition::kSectors, plan.sectors);
    put16(work + boot::kSignature, 0xaa55);
    return write(0);
  }

  const Device &device;
  const Plan &plan;
  uint8_t *work;
  uint32_t workSectors;
};

} // namespace

Status format(const Device &device, uint8_t *work, uint32_t workSectors) {
  uint32_t size = device.sectorSize;
  Plan plan;
  if (size < kSmallestSector || size > kLargestSector || (size & (size - 1)) != 0)
    return Status::DeviceFailed;
  if (!device.write)
    return Status::ReadOnly;
  if (!choose(device, &plan))
    return Status::DeviceFailed;
  return Writer(device, plan, work, workSectors).all();
}

} // namespace adder::fat
