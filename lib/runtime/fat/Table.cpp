//===- runtime/fat/Table.cpp - Chains of clusters -------------------------------------------------------===//
//
// The table has a link for each cluster: the next of its file, that there is none, or 0 if it is free.
//
//===--------------------------------------------------------------------------------------------------===//

#include "runtime/fat/Volume.h"

namespace adder::fat {

/// Has the sector with a link in the buffer; for FAT12 the one with the first of its two bytes.
Status Volume::loadLink(uint32_t cluster, uint32_t *offset) {
  if (!isCluster(cluster))
    return Status::Damaged;
  uint64_t at = bits == 12 ? uint64_t(cluster) + cluster / 2 : uint64_t(cluster) * (bits / 8);
  *offset = uint32_t(at % device.sectorSize);
  return load(tableStart + uint32_t(at / device.sectorSize));
}

Status Volume::link(uint32_t cluster, uint32_t *value) {
  uint32_t at;
  if (Status status = loadLink(cluster, &at); status != Status::Ok)
    return status;
  if (bits == 32) {
    *value = get32(buffer + at) & kLinkMask;
    return Status::Ok;
  }
  if (bits == 16) {
    *value = get16(buffer + at);
    return Status::Ok;
  }
  uint32_t low = buffer[at++];
  if (at == device.sectorSize) {
    at = 0;
    if (Status status = load(buffered + 1); status != Status::Ok)
      return status;
  }
  uint32_t both = low | uint32_t(buffer[at]) << 8;
  *value = cluster & 1 ? both >> 4 : both & 0xfff;
  return Status::Ok;
}

Status Volume::setLink(uint32_t cluster, uint32_t value) {
  if (!isWritable())
    return Status::ReadOnly;
  uint32_t at;
  if (Status status = loadLink(cluster, &at); status != Status::Ok)
    return status;
  touch();
  if (bits == 32) {
    put32(buffer + at, (get32(buffer + at) & ~kLinkMask) | (value & kLinkMask));
    return Status::Ok;
  }
  if (bits == 16) {
    put16(buffer + at, value);
    return Status::Ok;
  }
  bool isOdd = cluster & 1;
  buffer[at] = uint8_t(isOdd ? (buffer[at] & 0x0f) | value << 4 : value);
  if (++at == device.sectorSize) {
    at = 0;
    if (Status status = load(buffered + 1); status != Status::Ok)
      return status;
    touch();
  }
  buffer[at] = uint8_t(isOdd ? value >> 4 : (buffer[at] & 0xf0) | (value >> 8 & 0x0f));
  return Status::Ok;
}

Status Volume::follow(uint32_t cluster, uint32_t *next) {
  uint32_t value;
  if (Status status = link(cluster, &value); status != Status::Ok)
    return status;
  uint32_t smallestEnd = (bits == 32 ? kLinkMask : (1u << bits) - 1) - 7;
  *next = value >= smallestEnd ? 0 : value;
  return *next == 0 ? (value == 0 ? Status::Damaged : Status::Ok)
                    : (isCluster(value) ? Status::Ok : Status::Damaged);
}

Status Volume::allocate(uint32_t last, uint32_t *cluster) {
  uint32_t candidate = lastTaken;
  for (uint32_t tried = 0; tried < clusterCount; ++tried) {
    candidate = isCluster(candidate + 1) ? candidate + 1 : 2;
    uint32_t value;
    if (Status status = link(candidate, &value); status != Status::Ok)
      return status;
    if (value != 0)
      continue;
    Status status = setLink(candidate, kLinkEnd);
    if (status == Status::Ok && last != 0)
      status = setLink(last, candidate);
    if (status != Status::Ok)
      return status;
    lastTaken = candidate;
    if (freeClusters != info::kUnknown && freeClusters != 0)
      --freeClusters;
    infoChanged = true;
    *cluster = candidate;
    return Status::Ok;
  }
  freeClusters = 0;
  return Status::Full;
}

/// What is damaged ends the chain.
Status Volume::freeChain(uint32_t first) {
  for (uint32_t cluster = first; isCluster(cluster);) {
    uint32_t value;
    Status status = link(cluster, &value);
    if (status == Status::Ok && value == 0)
      return Status::Ok; // seen already, or never taken
    if (status == Status::Ok)
      status = setLink(cluster, 0);
    if (status != Status::Ok)
      return status;
    if (freeClusters < clusterCount)
      ++freeClusters;
    infoChanged = true;
    cluster = value;
  }
  return Status::Ok;
}

Status Volume::clear(uint32_t cluster) {
  for (uint32_t i = clusterSectors; i-- != 0;)
    if (Status status = blank(sectorOf(cluster) + i); status != Status::Ok)
      return status;
  return Status::Ok;
}

Status Volume::countFree(uint32_t *count) {
  if (freeClusters == info::kUnknown) {
    uint32_t free = 0;
    for (uint32_t i = 0; i < clusterCount; ++i) {
      uint32_t value;
      if (Status status = link(2 + i, &value); status != Status::Ok)
        return status;
      free += value == 0;
    }
    freeClusters = free;
    infoChanged = true;
  }
  *count = freeClusters;
  return Status::Ok;
}

} // namespace adder::fat
