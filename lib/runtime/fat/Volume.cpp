//===- runtime/fat/Volume.cpp - Finding a file system, and its buffer -----------------------------------===//

#include "runtime/fat/Volume.h"

#include <cstring>

namespace adder::fat {

namespace {

bool isPowerOfTwo(uint32_t number) { return number != 0 && (number & (number - 1)) == 0; }

bool hasSignature(const uint8_t *sector) { return get16(sector + boot::kSignature) == 0xaa55; }

} // namespace

// --- The buffer.

Status Volume::store() {
  if (!isDirty)
    return Status::Ok;
  if (!isWritable())
    return Status::ReadOnly;
  Status status = device.write(device.context, buffered, 1, buffer);
  bool isOfTable = buffered >= tableStart && buffered - tableStart < tableSectors && bits != 0;
  for (uint32_t copy = 1; isOfTable && copy < tableCopies && status == Status::Ok; ++copy)
    status = device.write(device.context, buffered + copy * tableSectors, 1, buffer);
  if (status == Status::Ok)
    isDirty = false;
  return status;
}

Status Volume::load(uint32_t sector) {
  if (buffered == sector)
    return Status::Ok;
  if (Status status = store(); status != Status::Ok)
    return status;
  buffered = kNoSector;
  Status status = device.read(device.context, sector, 1, buffer);
  if (status == Status::Ok)
    buffered = sector;
  return status;
}

Status Volume::blank(uint32_t sector) {
  if (buffered != sector) {
    if (Status status = store(); status != Status::Ok)
      return status;
    buffered = sector;
  }
  std::memset(buffer, 0, device.sectorSize);
  touch();
  return Status::Ok;
}

Status Volume::sync() {
  if (!isMounted() || !isWritable())
    return Status::Ok;
  Status status = infoChanged ? writeInfo() : Status::Ok;
  if (status == Status::Ok)
    status = store();
  return status == Status::Ok ? device.sync(device.context) : status;
}

// --- The boot sector.

/// Loads a sector that may be the first of a volume; NotFound if it cannot be.
Status Volume::readBoot(uint32_t sector) {
  if (Status status = load(sector); status != Status::Ok)
    return status;
  return hasSignature(buffer) && takeGeometry(sector) ? Status::Ok : Status::NotFound;
}

/// Takes over what the boot sector in the buffer says about a volume that starts at `start`, if it makes
/// sense.
bool Volume::takeGeometry(uint32_t start) {
  const uint8_t *sector = buffer;
  uint32_t tables = sector[boot::kTables];
  uint32_t reserved = get16(sector + boot::kReservedSectors);
  uint32_t sectors = get16(sector + boot::kSectors16);
  uint32_t perTable = get16(sector + boot::kTableSectors16);
  clusterSectors = sector[boot::kClusterSectors];
  rootEntries = get16(sector + boot::kRootEntries);
  if (sectors == 0)
    sectors = get32(sector + boot::kSectors32);
  bool isWide = perTable == 0;
  if (isWide)
    perTable = get32(sector + boot::kTableSectors32);
  uint32_t perSector = device.sectorSize / entry::kBytes;
  bool isSound = get16(sector + boot::kSectorBytes) == device.sectorSize && isPowerOfTwo(clusterSectors) &&
                 (tables == 1 || tables == 2) && reserved != 0 && rootEntries % perSector == 0 &&
                 perTable != 0 && start < device.sectorCount && sectors <= device.sectorCount - start;
  uint32_t rootSectors = rootEntries / perSector;
  uint64_t before = uint64_t(reserved) + uint64_t(tables) * perTable + rootSectors;
  if (!isSound || before >= sectors)
    return false;
  tableStart = start + reserved;
  tableCopies = tables;
  tableSectors = perTable;
  rootSector = tableStart + tables * perTable;
  dataStart = start + uint32_t(before);
  clusterCount = (sectors - uint32_t(before)) / clusterSectors;
  infoSector = 0;
  return takeKind(start, perTable, isWide ? get16(sector + boot::kFlags32) : 0);
}

/// The number of clusters says which kind it is.
bool Volume::takeKind(uint32_t start, uint32_t perTable, uint32_t flags) {
  uint32_t kind = clusterCount <= kClustersOf12 ? 12 : clusterCount <= kClustersOf16 ? 16 : 32;
  bool isWide = get16(buffer + boot::kTableSectors16) == 0;
  uint64_t linkBits = uint64_t(perTable) * device.sectorSize * 8;
  if (clusterCount == 0 || clusterCount > kClustersOf32 || linkBits / kind < uint64_t(clusterCount) + 2)
    return false;
  if (kind != 32) {
    bits = isWide || rootEntries == 0 ? 0 : kind;
    return bits != 0;
  }
  rootCluster = get32(buffer + boot::kRootCluster32);
  if (!isWide || rootEntries != 0 || get16(buffer + boot::kVersion32) != 0 || !isCluster(rootCluster))
    return false;
  uint32_t active = flags & 15;
  if (flags & boot::kNotMirrored) {
    if (active >= tableCopies)
      return false;
    tableStart += active * tableSectors;
    tableCopies = 1;
  }
  uint32_t where = get16(buffer + boot::kInfoSector32);
  if (where != 0 && where < get16(buffer + boot::kReservedSectors))
    infoSector = start + where;
  bits = kind;
  return true;
}

Status Volume::mount(const Device &from, uint8_t *sectorBuffer) {
  device = from;
  buffer = sectorBuffer;
  bits = 0;
  buffered = kNoSector;
  isDirty = infoChanged = false;
  freeClusters = info::kUnknown;
  lastTaken = 1;
  uint32_t size = device.sectorSize;
  if (!isPowerOfTwo(size) || size < kSmallestSector || size > kLargestSector)
    return Status::DeviceFailed;
  Status status = readBoot(0);
  uint32_t starts[partition::kCount] = {};
  if (status == Status::NotFound && hasSignature(buffer))
    for (size_t i = 0; i < partition::kCount; ++i) {
      const uint8_t *row = buffer + partition::kTable + i * partition::kBytes;
      if (row[partition::kKind] != 0)
        starts[i] = get32(row + partition::kStart);
    }
  for (uint32_t start : starts)
    if (status == Status::NotFound && start != 0 && start < device.sectorCount)
      status = readBoot(start);
  if (status == Status::NotFound)
    return Status::NoFileSystem;
  return status == Status::Ok ? readInfo() : status;
}

// --- What FAT32 remembers.

Status Volume::readInfo() {
  if (infoSector == 0)
    return Status::Ok;
  if (Status status = load(infoSector); status != Status::Ok) {
    bits = 0;
    return status;
  }
  bool isOne = get32(buffer + info::kLead) == info::kLeadMark &&
               get32(buffer + info::kMiddle) == info::kMiddleMark && hasSignature(buffer);
  if (!isOne) {
    infoSector = 0;
    return Status::Ok;
  }
  uint32_t free = get32(buffer + info::kFree);
  freeClusters = free <= clusterCount ? free : info::kUnknown;
  uint32_t last = get32(buffer + info::kLast);
  if (isCluster(last))
    lastTaken = last;
  return Status::Ok;
}

Status Volume::writeInfo() {
  if (infoSector != 0) {
    if (Status status = load(infoSector); status != Status::Ok)
      return status;
    put32(buffer + info::kFree, freeClusters);
    put32(buffer + info::kLast, lastTaken);
    touch();
  }
  infoChanged = false;
  return Status::Ok;
}

} // namespace adder::fat
