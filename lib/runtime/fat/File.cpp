//===- runtime/fat/File.cpp - Contents of files ---------------------------------------------------------===//

#include "runtime/fat/Volume.h"

#include <cstring>

namespace adder::fat {

void Volume::startFile(const Entry &entry, const OpenMode &mode, File *file) {
  *file = {};
  file->sector = entry.sector;
  file->offset = entry.offset;
  file->first = firstOf(entry);
  file->size = entry.size();
  file->reads = mode.reads;
  file->writes = mode.writes;
  file->isOpen = true;
  // What another file object has not written yet.
  forEachOpen(entry.sector, entry.offset, [&](File *other) {
    file->first = other->first;
    file->size = other->size;
  });
  file->next = openFiles;
  openFiles = file;
}

/// Has the others for the same file know what changed.
void Volume::share(const File *changed) {
  forEachOpen(changed->sector, changed->offset, [&](File *file) {
    file->first = changed->first;
    file->size = changed->size;
  });
}

Status Volume::truncate(Entry *entry) {
  if (Status status = load(entry->sector); status != Status::Ok)
    return status;
  uint32_t first = firstOf(*entry);
  forEachOpen(entry->sector, entry->offset, [&](File *file) {
    first = file->first;
    file->first = file->size = file->cluster = 0;
  });
  uint8_t *bytes = entry->bytes;
  setFirst(bytes, 0);
  put32(bytes + entry::kSize, 0);
  put32(bytes + entry::kChangedTime, device.now(device.context));
  std::memcpy(buffer + entry->offset, bytes, entry::kBytes);
  touch();
  return freeChain(first);
}

/// Sets `cluster` to the one with that index.
Status Volume::seekCluster(File *file, uint32_t index, bool extends) {
  if (index >= clusterCount)
    return extends ? Status::Full : Status::Damaged;
  if (file->first == 0) {
    if (!extends)
      return Status::Damaged;
    uint32_t added;
    if (Status status = allocate(0, &added); status != Status::Ok)
      return status;
    file->first = added;
    file->isChanged = true;
    share(file);
  }
  if (file->cluster == 0 || file->clusterIndex > index) {
    file->cluster = file->first;
    file->clusterIndex = 0;
  }
  if (!isCluster(file->cluster))
    return Status::Damaged;
  while (file->clusterIndex < index) {
    uint32_t next;
    Status status = follow(file->cluster, &next);
    if (status == Status::Ok && next == 0)
      status = extends ? allocate(file->cluster, &next) : Status::Damaged;
    if (status != Status::Ok)
      return status;
    file->cluster = next;
    ++file->clusterIndex;
  }
  return Status::Ok;
}

/// Where the file goes on, and how many sectors (up to `wanted`) are there one behind the other.
Status Volume::place(File *file, bool extends, uint32_t wanted, uint32_t *sector, uint32_t *run) {
  if (Status status = seekCluster(file, file->position / clusterBytes(), extends); status != Status::Ok)
    return status;
  uint32_t inside = file->position % clusterBytes() / device.sectorSize;
  *sector = sectorOf(file->cluster) + inside;
  uint32_t there = clusterSectors - inside;
  for (uint32_t last = file->cluster; there < wanted; there += clusterSectors) {
    uint32_t next;
    Status status = follow(last, &next);
    if (status == Status::Ok && next == 0 && extends)
      status = allocate(last, &next);
    if (status == Status::Full || status == Status::Damaged)
      break; // what there is may be used
    if (status != Status::Ok)
      return status;
    if (next != last + 1)
      break;
    last = next;
  }
  *run = there < wanted ? there : wanted;
  return Status::Ok;
}

/// How many whole sectors can be moved at once.
uint32_t Volume::wholeSectors(const File *file, size_t count) const {
  if (file->position % device.sectorSize != 0)
    return 0;
  size_t whole = count / device.sectorSize;
  return whole < device.mostSectors ? uint32_t(whole) : device.mostSectors;
}

bool Volume::isBuffered(uint32_t sector, uint32_t run) const {
  return buffered >= sector && buffered - sector < run;
}

Status Volume::readPiece(File *file, uint8_t *bytes, size_t count, size_t *moved) {
  uint32_t sector, run, size = device.sectorSize;
  uint32_t whole = wholeSectors(file, count);
  if (Status status = place(file, false, whole, &sector, &run); status != Status::Ok)
    return status;
  if (run > 1) {
    Status status = isBuffered(sector, run) ? store() : Status::Ok;
    if (status == Status::Ok)
      status = device.read(device.context, sector, run, bytes);
    *moved = size_t(run) * size;
    return status;
  }
  uint32_t inside = file->position % size;
  *moved = count < size - inside ? count : size - inside;
  if (Status status = load(sector); status != Status::Ok)
    return status;
  std::memcpy(bytes, buffer + inside, *moved);
  return Status::Ok;
}

Status Volume::read(File *file, uint8_t *bytes, size_t count, size_t *done) {
  *done = 0;
  if (!file->isOpen || file->isGone)
    return Status::Gone;
  if (!file->reads)
    return Status::Denied;
  uint32_t left = file->position < file->size ? file->size - file->position : 0;
  if (count > left)
    count = left;
  while (*done < count) {
    size_t moved = 0;
    if (Status status = readPiece(file, bytes + *done, count - *done, &moved); status != Status::Ok)
      return status;
    file->position += uint32_t(moved);
    *done += moved;
  }
  return Status::Ok;
}

/// Has a sector of a file in the buffer to be changed; one that is new or replaced is not read.
Status Volume::loadForWriting(uint32_t sector, bool needsOld) {
  if (needsOld || buffered == sector) {
    Status status = load(sector);
    if (status == Status::Ok)
      touch();
    return status;
  }
  return blank(sector);
}

Status Volume::writePiece(File *file, const uint8_t *bytes, size_t count, size_t *moved) {
  uint32_t sector, run, size = device.sectorSize;
  uint32_t whole = wholeSectors(file, count);
  if (Status status = place(file, true, whole, &sector, &run); status != Status::Ok)
    return status;
  if (run > 1) {
    if (isBuffered(sector, run)) { // and will be replaced
      isDirty = false;
      buffered = kNoSector;
    }
    *moved = size_t(run) * size;
    return device.write(device.context, sector, run, bytes);
  }
  uint32_t inside = file->position % size;
  *moved = count < size - inside ? count : size - inside;
  bool needsOld = inside != 0 || (*moved < size && file->position + *moved < file->size);
  if (Status status = loadForWriting(sector, needsOld); status != Status::Ok)
    return status;
  std::memcpy(buffer + inside, bytes, *moved);
  return Status::Ok;
}

void Volume::advance(File *file, size_t moved) {
  file->position += uint32_t(moved);
  file->isChanged = true;
  if (file->position > file->size) {
    file->size = file->position;
    share(file);
  }
}

/// Zeros from the end of the file to where it goes on.
Status Volume::fillGap(File *file) {
  uint32_t target = file->position;
  file->position = file->size;
  Status status = Status::Ok;
  while (status == Status::Ok && file->position < target) {
    uint32_t sector, run, inside = file->position % device.sectorSize;
    uint32_t count = device.sectorSize - inside;
    if (count > target - file->position)
      count = target - file->position;
    status = place(file, true, 1, &sector, &run);
    if (status == Status::Ok)
      status = loadForWriting(sector, inside != 0);
    if (status == Status::Ok) {
      std::memset(buffer + inside, 0, count);
      advance(file, count);
    }
  }
  file->position = target;
  return status;
}

Status Volume::write(File *file, const uint8_t *bytes, size_t count, size_t *done) {
  *done = 0;
  if (!file->isOpen || file->isGone)
    return Status::Gone;
  if (!file->writes)
    return Status::Denied;
  if (!isWritable())
    return Status::ReadOnly;
  if (count != 0 && file->position > file->size)
    if (Status status = fillGap(file); status != Status::Ok)
      return status;
  while (*done < count) {
    size_t room = UINT32_MAX - file->position, moved = 0;
    if (room == 0)
      return Status::Full;
    size_t piece = count - *done < room ? count - *done : room;
    if (Status status = writePiece(file, bytes + *done, piece, &moved); status != Status::Ok)
      return status;
    advance(file, moved);
    *done += moved;
  }
  return Status::Ok;
}

Status Volume::flush(File *file) {
  if (!file->isOpen || file->isGone || !isWritable())
    return Status::Ok;
  if (file->isChanged) {
    if (Status status = load(file->sector); status != Status::Ok)
      return status;
    uint8_t *bytes = buffer + file->offset;
    setFirst(bytes, file->first);
    put32(bytes + entry::kSize, file->size);
    put32(bytes + entry::kChangedTime, device.now(device.context));
    bytes[entry::kAttributes] |= entry::kArchive;
    touch();
    file->isChanged = false;
  }
  return file->writes ? sync() : Status::Ok;
}

Status Volume::close(File *file) {
  Status status = flush(file);
  file->isOpen = false;
  for (File **at = &openFiles; *at; at = &(*at)->next)
    if (*at == file) {
      *at = file->next;
      break;
    }
  return status;
}

} // namespace adder::fat
