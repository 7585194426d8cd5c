//===- runtime/fat/Create.h - Adding to directories -----------------------------------------------------===//
#ifndef ADDER_RUNTIME_FAT_CREATE_H
#define ADDER_RUNTIME_FAT_CREATE_H

#include "runtime/fat/Volume.h"

namespace adder::fat {

/// A new entry in two steps: prepare() does all that can fail for lack of room, commit() writes.
class Creator {
public:
  Creator(Volume &volume, uint32_t directory, const Name &name)
      : volume(volume), directory(directory), name(name) {}

  /// `replaced` is an entry of the directory that will be gone by then, or null.
  Status prepare(const Entry *replaced);
  /// Writes the entry `bytes`, whose name is filled in; sets where it is.
  Status commit(uint8_t *bytes, uint32_t *sector, uint32_t *offset);

private:
  Status chooseShortName(const Entry *replaced);
  Status takenTails(const ShortName &start, const Entry *replaced, uint64_t *tails, bool *isTaken);
  Status findRoom();
  Status extend(uint32_t lastCluster, Cursor *cursor);
  Status writePiece(const Cursor &cursor, uint32_t order);
  Status markEnd(const Cursor &cursor);

  Volume &volume;
  uint32_t directory;
  const Name &name;
  ShortName shortName;
  uint32_t pieces; ///< of the long name
  Cursor room;     ///< for that many entries and one
  bool endsHere;   ///< there were no entries behind
};

} // namespace adder::fat

#endif // ADDER_RUNTIME_FAT_CREATE_H
