//===- runtime/fat/Volume.h - A FAT12, FAT16 or FAT32 file system ---------------------------------------===//
//
// Written from the published format.  All state is in objects of the caller: a Volume with a buffer of one
// sector, a File for each open file, a Cursor for each directory that is listed.  Nothing is ever believed
// that a device says: numbers of clusters are checked where they are used, chains have an end, a name is
// shown only if it is one.
//
// The buffer holds one sector, of whatever kind, and is written when another one is needed or by sync(). Data
// of files that are whole sectors goes past it.
//
// Paths are those of the volume: names with slashes between them, from the root on; "." and ".." are no
// names.
//
//===--------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_FAT_VOLUME_H
#define ADDER_RUNTIME_FAT_VOLUME_H

#include "runtime/fat/Device.h"
#include "runtime/fat/Name.h"

namespace adder::fat {

constexpr uint32_t kNoSector = UINT32_MAX;

/// Where in a directory: between entries.
struct Cursor {
  uint32_t start;   ///< the first cluster; 0: the root of FAT12 and FAT16, which has none
  uint32_t cluster; ///< that the next entry is in
  uint32_t index;   ///< of the next entry
  bool isAtEnd;
};

/// A file or directory as its directory has it.
struct Entry {
  Name name;
  uint8_t bytes[entry::kBytes];
  bool isRoot;
  Cursor first; ///< at the first piece of its name
  Cursor self;  ///< at what says the rest
  uint32_t sector;
  uint32_t offset;

  bool isDirectory() const { return isRoot || (bytes[entry::kAttributes] & entry::kDirectory); }
  uint32_t size() const { return isDirectory() ? 0 : get32(bytes + entry::kSize); }
  uint32_t changed() const { return get32(bytes + entry::kChangedTime); } ///< a timestamp
};

/// Several for one file see what each of them does.
struct File {
  File *next;
  uint32_t sector, offset; ///< of the entry
  uint32_t first;          ///< cluster; 0 if it has none
  uint32_t size;
  uint32_t position;     ///< may be behind the end
  uint32_t cluster;      ///< one of its clusters, 0 if none is known,
  uint32_t clusterIndex; ///< and which
  bool reads, writes;
  bool isOpen;
  bool isChanged; ///< the entry is to be written
  bool isGone;    ///< removed
};

/// How open() treats files.
struct OpenMode {
  bool reads, writes;
  bool creates;   ///< if there is none
  bool truncates; ///< if there is one
  bool isNew;     ///< there may not be one
};

class Volume {
public:
  /// Looks for a file system, in the first sector or in a partition.  `buffer` is for one sector.
  Status mount(const Device &device, uint8_t *buffer);
  bool isMounted() const { return bits != 0; }
  /// Writes what is only in memory.
  Status sync();

  Status find(std::string_view path, Entry *found);
  Status makeDirectory(std::string_view path);
  Status removeFile(std::string_view path);
  Status removeDirectory(std::string_view path);
  /// A file that `to` is already is replaced.
  Status rename(std::string_view from, std::string_view to);
  Status openDirectory(std::string_view path, Cursor *cursor);
  /// The next file or directory, NotFound behind the last.
  Status next(Cursor *cursor, Entry *entry);

  Status open(std::string_view path, OpenMode mode, File *file);
  /// `done` is set in any case, also before the device jumps away.
  Status read(File *file, uint8_t *bytes, size_t count, size_t *done);
  Status write(File *file, const uint8_t *bytes, size_t count, size_t *done);
  Status flush(File *file);
  /// Also if it fails, the file is closed then.
  Status close(File *file);
  /// All that are open, the newest first.
  File *files() const { return openFiles; }

  Status countFree(uint32_t *count);
  uint32_t clusters() const { return clusterCount; }
  uint32_t clusterBytes() const { return clusterSectors * device.sectorSize; }

  Device device;

private:
  friend class Creator;

  // --- Volume.cpp
  Status readBoot(uint32_t sector);
  bool takeGeometry(uint32_t start);
  bool takeKind(uint32_t start, uint32_t sectors, uint32_t tableSectors);
  Status readInfo();
  Status writeInfo();
  Status load(uint32_t sector);
  Status store();
  /// For a sector whose old contents do not matter.
  Status blank(uint32_t sector);
  void touch() { isDirty = true; }
  bool isWritable() const { return device.write != nullptr; }

  // --- Table.cpp
  bool isCluster(uint32_t cluster) const { return cluster >= 2 && cluster - 2 < clusterCount; }
  uint32_t sectorOf(uint32_t cluster) const { return dataStart + (cluster - 2) * clusterSectors; }
  Status loadLink(uint32_t cluster, uint32_t *offset);
  Status link(uint32_t cluster, uint32_t *value);
  Status setLink(uint32_t cluster, uint32_t value);
  /// The cluster behind one, 0 at the end.
  Status follow(uint32_t cluster, uint32_t *next);
  /// A cluster more, behind `last` if that is not 0.
  Status allocate(uint32_t last, uint32_t *cluster);
  Status freeChain(uint32_t first);
  Status clear(uint32_t cluster);

  // --- Directory.cpp
  uint32_t rootStart() const { return bits == 32 ? rootCluster : 0; }
  Cursor cursorAt(uint32_t start) const { return {start, start, 0, false}; }
  Status loadEntry(const Cursor &cursor, uint32_t *sector, uint32_t *offset);
  Status step(Cursor *cursor);
  Status take(Cursor *cursor, Entry *entry);
  Status lookUp(uint32_t directory, const Name &name, Entry *found);
  uint32_t firstOf(const Entry &entry) const;
  void setFirst(uint8_t *bytes, uint32_t cluster) const;
  Status isEmpty(uint32_t directory, bool *answer);
  Status erase(const Entry &entry);
  /// The directory that the last name of a path is in.
  Status findParent(std::string_view path, uint32_t avoided, uint32_t *directory, std::string_view *last);

  // --- Operations.cpp
  Status remove(const Entry &entry);
  /// What may be removed: a directory, or a file.
  Status findToRemove(std::string_view path, bool isDirectory, Entry *found);
  Status setParent(uint32_t directory, uint32_t parent);
  Status create(uint32_t directory, const Name &name, OpenMode mode, File *file);

  // --- File.cpp
  template <typename Visit> void forEachOpen(uint32_t sector, uint32_t offset, Visit visit) {
    for (File *file = openFiles; file; file = file->next)
      if (file->sector == sector && file->offset == offset && !file->isGone)
        visit(file);
  }
  void startFile(const Entry &entry, const OpenMode &mode, File *file);
  void share(const File *changed);
  Status truncate(Entry *entry);
  Status seekCluster(File *file, uint32_t index, bool extends);
  Status place(File *file, bool extends, uint32_t wanted, uint32_t *sector, uint32_t *run);
  uint32_t wholeSectors(const File *file, size_t count) const;
  bool isBuffered(uint32_t sector, uint32_t run) const;
  Status loadForWriting(uint32_t sector, bool needsOld);
  Status readPiece(File *file, uint8_t *bytes, size_t count, size_t *moved);
  Status writePiece(File *file, const uint8_t *bytes, size_t count, size_t *moved);
  void advance(File *file, size_t moved);
  Status fillGap(File *file);

  uint8_t *buffer = nullptr;
  uint32_t buffered; ///< sector
  bool isDirty;
  bool infoChanged;

  uint32_t bits = 0; ///< of a link: 12, 16 or 32; 0: there is no file system
  uint32_t clusterSectors, clusterCount;
  uint32_t tableStart, tableSectors, tableCopies; ///< copies that are written
  uint32_t rootSector, rootEntries, rootCluster;
  uint32_t dataStart;
  uint32_t infoSector;
  uint32_t freeClusters; ///< info::kUnknown if nobody has counted
  uint32_t lastTaken;    ///< cluster; the search for free ones goes on there
  File *openFiles = nullptr;
};

/// Makes a file system of the whole device.  `work` is for `workSectors` sectors.
Status format(const Device &device, uint8_t *work, uint32_t workSectors);

} // namespace adder::fat

#endif // ADDER_RUNTIME_FAT_VOLUME_H
