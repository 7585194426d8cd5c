//===- runtime/fat/Create.cpp - Adding to directories ---------------------------------------------------===//

#include "runtime/fat/Create.h"

#include <cstring>

namespace adder::fat {

namespace {

constexpr uint32_t kTails = 63; ///< that one search tells apart

} // namespace

/// Which numbers 1..63 there are as tails, and whether `start` itself is a name already.
Status Creator::takenTails(const ShortName &start, const Entry *replaced, uint64_t *tails, bool *isTaken) {
  *tails = 0;
  *isTaken = false;
  Cursor cursor = volume.cursorAt(directory);
  Entry entry;
  Status status;
  while ((status = volume.next(&cursor, &entry)) == Status::Ok) {
    if (replaced && entry.sector == replaced->sector && entry.offset == replaced->offset)
      continue;
    *isTaken |= std::memcmp(entry.bytes, start.bytes, sizeof start.bytes) == 0;
    uint32_t tail = tailOf(entry.bytes, start);
    if (tail <= kTails)
      *tails |= uint64_t(1) << tail;
  }
  return status == Status::NotFound ? Status::Ok : status;
}

Status Creator::chooseShortName(const Entry *replaced) {
  ShortName start = shorten(name);
  for (uint32_t attempt = 0; attempt < 16; ++attempt) {
    uint64_t tails;
    bool isTaken;
    if (Status status = takenTails(start, replaced, &tails, &isTaken); status != Status::Ok)
      return status;
    if (start.isWhole && !isTaken) {
      shortName = start;
      return Status::Ok;
    }
    start.isWhole = false;
    start.caseBits = 0;
    for (uint32_t number = 1; number <= kTails; ++number)
      if (!(tails >> number & 1)) {
        shortName = numbered(start, number);
        return Status::Ok;
      }
    // Many names with the same start: two letters, and four that depend on how many.
    for (uint32_t i = 2; i < 6; ++i) {
      uint32_t mixed = (name.length + attempt * 7 + 1) * (i * 5 + 1) + name.units[name.length / i];
      start.bytes[i] = uint8_t('A' + (mixed + attempt * i) % 26);
    }
  }
  return Status::Denied;
}

/// A directory that is full gets a cluster more.
Status Creator::extend(uint32_t lastCluster, Cursor *cursor) {
  if (directory == 0 || cursor->index + 1 >= entry::kMost)
    return Status::Denied;
  uint32_t added;
  Status status = volume.allocate(0, &added);
  if (status == Status::Full)
    return Status::Denied;
  if (status == Status::Ok)
    status = volume.clear(added);
  if (status == Status::Ok)
    status = volume.setLink(lastCluster, added);
  if (status != Status::Ok)
    return status;
  *cursor = {directory, added, cursor->index + 1, false};
  return Status::Ok;
}

Status Creator::findRoom() {
  Cursor cursor = volume.cursorAt(directory);
  uint32_t found = 0;
  endsHere = false;
  for (;;) {
    uint32_t sector, offset;
    if (Status status = volume.loadEntry(cursor, &sector, &offset); status != Status::Ok)
      return status;
    uint8_t first = volume.buffer[offset];
    endsHere |= first == entry::kEnd;
    if (!endsHere && first != entry::kFree) {
      found = 0;
    } else {
      if (found == 0)
        room = cursor;
      if (++found > pieces)
        return Status::Ok;
    }
    Status status = volume.step(&cursor);
    if (status == Status::Ok && cursor.isAtEnd) {
      status = extend(cursor.cluster, &cursor);
    }
    if (status != Status::Ok)
      return status;
  }
}

Status Creator::prepare(const Entry *replaced) {
  if (!volume.isWritable())
    return Status::ReadOnly;
  if (Status status = chooseShortName(replaced); status != Status::Ok)
    return status;
  pieces = shortName.isWhole ? 0 : (name.length + entry::kPieceUnits - 1) / entry::kPieceUnits;
  return findRoom();
}

Status Creator::writePiece(const Cursor &cursor, uint32_t order) {
  uint32_t sector, offset;
  if (Status status = volume.loadEntry(cursor, &sector, &offset); status != Status::Ok)
    return status;
  uint8_t *bytes = volume.buffer + offset;
  std::memset(bytes, 0, entry::kBytes);
  bytes[entry::kOrder] = uint8_t(order | (order == pieces ? entry::kLastPiece : 0));
  bytes[entry::kAttributes] = entry::kLongName;
  bytes[entry::kChecksum] = checksum(shortName.bytes);
  for (uint32_t i = 0; i < entry::kPieceUnits; ++i) {
    uint32_t at = (order - 1) * entry::kPieceUnits + i;
    put16(bytes + entry::kUnitOffsets[i], at < name.length ? name.units[at] : at == name.length ? 0 : 0xffff);
  }
  volume.touch();
  return Status::Ok;
}

/// Behind what was the end, so that nothing old shows up.
Status Creator::markEnd(const Cursor &cursor) {
  uint32_t sector, offset;
  Status status = volume.loadEntry(cursor, &sector, &offset);
  if (status == Status::Ok && volume.buffer[offset] != entry::kEnd) {
    volume.buffer[offset] = entry::kEnd;
    volume.touch();
  }
  return status == Status::NotFound ? Status::Ok : status;
}

Status Creator::commit(uint8_t *bytes, uint32_t *sector, uint32_t *offset) {
  std::memcpy(bytes, shortName.bytes, sizeof shortName.bytes);
  bytes[entry::kCase] = shortName.caseBits;
  Cursor cursor = room;
  for (uint32_t order = pieces; order != 0; --order) {
    Status status = writePiece(cursor, order);
    if (status == Status::Ok)
      status = volume.step(&cursor);
    if (status != Status::Ok)
      return status;
  }
  if (endsHere) {
    Cursor behind = cursor;
    Status status = volume.step(&behind);
    if (status == Status::Ok)
      status = markEnd(behind);
    if (status != Status::Ok)
      return status;
  }
  if (Status status = volume.loadEntry(cursor, sector, offset); status != Status::Ok)
    return status;
  std::memcpy(volume.buffer + *offset, bytes, entry::kBytes);
  volume.touch();
  return Status::Ok;
}

} // namespace adder::fat
