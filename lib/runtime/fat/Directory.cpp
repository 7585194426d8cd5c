//===- runtime/fat/Directory.cpp - Reading directories --------------------------------------------------===//

#include "runtime/fat/Volume.h"

#include <cstring>

namespace adder::fat {

namespace {

/// Puts a long name together from its pieces, which come last one first.
class Pieces {
public:
  /// True if this is the first one that is read.
  bool add(const uint8_t *bytes, Name *name) {
    uint32_t order = bytes[entry::kOrder];
    bool isFirst = order & entry::kLastPiece;
    if (isFirst) {
      order &= entry::kLastPiece - 1u;
      count = left = order <= entry::kMostPieces ? order : 0;
      sum = bytes[entry::kChecksum];
    }
    if (left == 0 || order != left || bytes[entry::kChecksum] != sum) {
      count = 0;
      left = 0;
      return false;
    }
    --left;
    for (uint32_t i = 0; i < entry::kPieceUnits; ++i)
      name->units[left * entry::kPieceUnits + i] = char16_t(get16(bytes + entry::kUnitOffsets[i]));
    return isFirst;
  }

  /// Whether they are all there, and belong to this short name.
  bool isNameOf(const uint8_t *bytes, Name *name) const {
    if (count == 0 || left != 0 || sum != checksum(bytes))
      return false;
    uint32_t length = 0;
    while (length < count * entry::kPieceUnits && name->units[length] != 0)
      ++length;
    name->length = uint16_t(length);
    return isUsable(*name);
  }

private:
  uint32_t count = 0, left = 0;
  uint8_t sum = 0;
};

} // namespace

/// Has the entry at `cursor` in the buffer.  NotFound behind the last.
Status Volume::loadEntry(const Cursor &cursor, uint32_t *sector, uint32_t *offset) {
  uint32_t perSector = device.sectorSize / entry::kBytes;
  if (cursor.isAtEnd)
    return Status::NotFound;
  if (cursor.start == 0)
    *sector = rootSector + cursor.index / perSector;
  else if (isCluster(cursor.cluster))
    *sector = sectorOf(cursor.cluster) + cursor.index / perSector % clusterSectors;
  else
    return Status::Damaged;
  *offset = cursor.index % perSector * uint32_t(entry::kBytes);
  return load(*sector);
}

/// To the next entry, if there is room for one.
Status Volume::step(Cursor *cursor) {
  uint32_t index = cursor->index + 1;
  uint32_t perCluster = clusterBytes() / entry::kBytes;
  if (cursor->start == 0 ? index >= rootEntries : index >= entry::kMost) {
    cursor->isAtEnd = true;
    return Status::Ok;
  }
  if (cursor->start != 0 && index % perCluster == 0) {
    uint32_t next;
    if (Status status = follow(cursor->cluster, &next); status != Status::Ok)
      return status;
    if (next == 0) {
      cursor->isAtEnd = true;
      return Status::Ok;
    }
    cursor->cluster = next;
  }
  cursor->index = index;
  return Status::Ok;
}

/// Takes the entry at `cursor` as it is; NotFound if it is the end.
Status Volume::take(Cursor *cursor, Entry *entry) {
  if (Status status = loadEntry(*cursor, &entry->sector, &entry->offset); status != Status::Ok)
    return status;
  std::memcpy(entry->bytes, buffer + entry->offset, entry::kBytes);
  return entry->bytes[0] == entry::kEnd ? Status::NotFound : step(cursor);
}

Status Volume::next(Cursor *cursor, Entry *entry) {
  Pieces pieces;
  entry->isRoot = false;
  for (;;) {
    Cursor here = *cursor;
    if (Status status = take(cursor, entry); status != Status::Ok)
      return status;
    uint8_t attributes = entry->bytes[entry::kAttributes] & entry::kAttributeMask;
    bool isFree = entry->bytes[0] == entry::kFree;
    if (!isFree && attributes == entry::kLongName) {
      if (pieces.add(entry->bytes, &entry->name))
        entry->first = here;
      continue;
    }
    bool isShown = !isFree && !(attributes & entry::kVolume) && entry->bytes[0] != '.';
    if (!isShown) {
      pieces = Pieces();
      continue;
    }
    entry->self = here;
    if (!pieces.isNameOf(entry->bytes, &entry->name)) {
      entry->first = here;
      expand(entry->bytes, entry->bytes[entry::kCase], &entry->name);
    }
    return Status::Ok;
  }
}

Status Volume::lookUp(uint32_t directory, const Name &name, Entry *found) {
  Cursor cursor = cursorAt(directory);
  for (;;) {
    if (Status status = next(&cursor, found); status != Status::Ok)
      return status;
    if (isSame(found->name, name))
      return Status::Ok;
    Name alias;
    expand(found->bytes, 0, &alias);
    if (isSame(alias, name))
      return Status::Ok;
  }
}

uint32_t Volume::firstOf(const Entry &entry) const {
  if (entry.isRoot)
    return rootStart();
  uint32_t high = bits == 32 ? get16(entry.bytes + entry::kFirstHigh) : 0;
  return high << 16 | get16(entry.bytes + entry::kFirstLow);
}

void Volume::setFirst(uint8_t *bytes, uint32_t cluster) const {
  put16(bytes + entry::kFirstLow, cluster & 0xffff);
  put16(bytes + entry::kFirstHigh, cluster >> 16);
}

Status Volume::isEmpty(uint32_t directory, bool *answer) {
  Cursor cursor = cursorAt(directory);
  Entry entry;
  Status status = next(&cursor, &entry);
  *answer = status == Status::NotFound;
  return *answer ? Status::Ok : status;
}

Status Volume::erase(const Entry &entry) {
  for (Cursor cursor = entry.first;;) {
    uint32_t sector, offset;
    if (Status status = loadEntry(cursor, &sector, &offset); status != Status::Ok)
      return status;
    buffer[offset] = entry::kFree;
    touch();
    if (cursor.index >= entry.self.index)
      return Status::Ok;
    if (Status status = step(&cursor); status != Status::Ok)
      return status;
  }
}

Status Volume::findParent(std::string_view path, uint32_t avoided, uint32_t *directory,
                          std::string_view *last) {
  *directory = rootStart();
  for (;;) {
    while (!path.empty() && path.front() == '/')
      path.remove_prefix(1);
    size_t length = path.find('/');
    *last = path.substr(0, length);
    size_t more = length == path.npos ? path.npos : path.find_first_not_of('/', length);
    if (more == path.npos)
      return Status::Ok;
    Name name;
    if (!parseName(*last, &name))
      return Status::BadName;
    Entry entry;
    if (Status status = lookUp(*directory, name, &entry); status != Status::Ok)
      return status;
    *directory = firstOf(entry);
    if (!entry.isDirectory())
      return Status::NotFound;
    if (!isCluster(*directory))
      return Status::Damaged;
    if (*directory == avoided)
      return Status::BadName;
    path.remove_prefix(more);
  }
}

Status Volume::find(std::string_view path, Entry *found) {
  uint32_t directory;
  std::string_view last;
  if (Status status = findParent(path, 0, &directory, &last); status != Status::Ok)
    return status;
  if (last.empty()) {
    std::memset(found->bytes, 0, sizeof found->bytes);
    put32(found->bytes + entry::kChangedTime, timestamp(2000, 1, 1, 0, 0, 0));
    found->name.length = 0;
    found->isRoot = true;
    return Status::Ok;
  }
  Name name;
  if (!parseName(last, &name))
    return Status::BadName;
  Status status = lookUp(directory, name, found);
  bool mustBeDirectory = path.back() == '/';
  return status == Status::Ok && mustBeDirectory && !found->isDirectory() ? Status::NotFound : status;
}

Status Volume::openDirectory(std::string_view path, Cursor *cursor) {
  Entry entry;
  if (Status status = find(path, &entry); status != Status::Ok)
    return status;
  if (!entry.isDirectory())
    return Status::NotFound;
  uint32_t first = firstOf(entry);
  if (!entry.isRoot && !isCluster(first))
    return Status::Damaged;
  *cursor = cursorAt(first);
  return Status::Ok;
}

} // namespace adder::fat
