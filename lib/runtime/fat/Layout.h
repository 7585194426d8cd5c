//===- runtime/fat/Layout.h - Numbers of the FAT format -------------------------------------------------===//
//
// Offsets as in Microsoft's "FAT: General Overview of On-Disk Format".  All numbers are little-endian.
//
//===--------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_FAT_LAYOUT_H
#define ADDER_RUNTIME_FAT_LAYOUT_H

#include <cstddef>
#include <cstdint>

namespace adder::fat {

inline uint32_t get16(const uint8_t *at) { return at[0] | uint32_t(at[1]) << 8; }
inline uint32_t get32(const uint8_t *at) { return get16(at) | get16(at + 2) << 16; }
inline void put16(uint8_t *at, uint32_t value) {
  at[0] = uint8_t(value);
  at[1] = uint8_t(value >> 8);
}
inline void put32(uint8_t *at, uint32_t value) {
  put16(at, value & 0xffff);
  put16(at + 2, value >> 16);
}

/// The first sector of a volume.
namespace boot {
enum Offset : size_t {
  kName = 3,
  kSectorBytes = 11,
  kClusterSectors = 13,
  kReservedSectors = 14,
  kTables = 16,
  kRootEntries = 17,
  kSectors16 = 19,
  kMedia = 21,
  kTableSectors16 = 22,
  kTrackSectors = 24,
  kHeads = 26,
  kHiddenSectors = 28,
  kSectors32 = 32,
  // FAT12 and FAT16: what begins at 36 is at 64 in FAT32.
  kTail16 = 36,
  kTableSectors32 = 36,
  kFlags32 = 40,
  kVersion32 = 42,
  kRootCluster32 = 44,
  kInfoSector32 = 48,
  kBackupSector32 = 50,
  kTail32 = 64,
  // From the start of the tail.
  kDrive = 0,
  kHasSerial = 2,
  kSerial = 3,
  kLabel = 7,
  kKind = 18,
  kTailBytes = 26,
  kSignature = 510, // 55 aa
};
constexpr uint32_t kNotMirrored = 0x80; // in the flags; the low four bits are the active table
} // namespace boot

/// A partition in the table of a master boot record.
namespace partition {
enum Offset : size_t { kTable = 446, kKind = 4, kStart = 8, kSectors = 12, kBytes = 16 };
constexpr size_t kCount = 4;
constexpr uint8_t kFat32Lba = 0x0c;
} // namespace partition

/// The sector of FAT32 with what is known about free clusters.
namespace info {
enum Offset : size_t { kLead = 0, kMiddle = 484, kFree = 488, kLast = 492, kTrail = 508 };
constexpr uint32_t kLeadMark = 0x41615252;
constexpr uint32_t kMiddleMark = 0x61417272;
constexpr uint32_t kTrailMark = 0xaa550000;
constexpr uint32_t kUnknown = 0xffffffff;
} // namespace info

/// An entry of a directory.
namespace entry {
constexpr size_t kBytes = 32;
constexpr size_t kShortBytes = 11;
enum Offset : size_t {
  kAttributes = 11,
  kCase = 12,
  kCreatedTime = 14,
  kFirstHigh = 20,
  kChangedTime = 22,
  kFirstLow = 26,
  kSize = 28,
  // A piece of a long name.
  kOrder = 0,
  kChecksum = 13,
};
enum Attribute : uint8_t { kReadOnly = 1, kVolume = 8, kDirectory = 16, kArchive = 32, kLongName = 15 };
constexpr uint8_t kAttributeMask = 63;
enum Case : uint8_t { kBaseIsLower = 8, kExtensionIsLower = 16 };
constexpr uint8_t kEnd = 0;       // in the first byte: no more entries
constexpr uint8_t kFree = 0xe5;   // free
constexpr uint8_t kEscapedE5 = 5; // means e5
constexpr uint8_t kLastPiece = 0x40;
constexpr uint32_t kPieceUnits = 13;
constexpr uint32_t kMostPieces = 20;
/// Where in a piece its units are.
constexpr uint8_t kUnitOffsets[kPieceUnits] = {1, 3, 5, 7, 9, 14, 16, 18, 20, 22, 24, 28, 30};
constexpr uint32_t kMost = 65536; // entries of a directory
} // namespace entry

// What is of which kind is said by the number of clusters, and by nothing else.
constexpr uint32_t kClustersOf12 = 4084;
constexpr uint32_t kClustersOf16 = 65524;
constexpr uint32_t kClustersOf32 = 0x0ffffff4;
constexpr uint32_t kLinkMask = 0x0fffffff;
constexpr uint32_t kLinkEnd = 0x0fffffff;

/// Seconds are even.
constexpr uint32_t timestamp(uint32_t year, uint32_t month, uint32_t day, uint32_t hour, uint32_t minute,
                             uint32_t second) {
  return ((year - 1980) << 9 | month << 5 | day) << 16 | hour << 11 | minute << 5 | second / 2;
}

} // namespace adder::fat

#endif // ADDER_RUNTIME_FAT_LAYOUT_H
