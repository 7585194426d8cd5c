//===- runtime/fat/Device.h - Where the sectors of a file system are ------------------------------------===//
//
// The functions may leave by a jump, as a device written in Python does that raises.  So whoever calls one
// has everything in order before: a sector's buffer is marked as holding nothing while it is read, and as
// still to be written until it has been.
//
//===--------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_FAT_DEVICE_H
#define ADDER_RUNTIME_FAT_DEVICE_H

#include <cstddef>
#include <cstdint>

namespace adder::fat {

enum class Status : uint8_t {
  Ok,
  NotFound,
  Exists,
  BadName,
  Denied, ///< no room in a directory; or the file was opened for less
  IsDirectory,
  NotDirectory,
  NotEmpty,
  Full,
  ReadOnly,
  NoFileSystem, ///< of a kind that is known
  Damaged,
  DeviceFailed,
  Gone, ///< an open file that was removed
};

constexpr uint32_t kSmallestSector = 512;
constexpr uint32_t kLargestSector = 4096;

struct Device {
  void *context;
  Status (*read)(void *context, uint32_t sector, uint32_t count, uint8_t *bytes);
  Status (*write)(void *context, uint32_t sector, uint32_t count, const uint8_t *bytes); ///< null: read-only
  Status (*sync)(void *context);
  uint32_t (*now)(void *context); ///< the time as timestamp() makes it
  uint32_t sectorSize;            ///< a power of two
  uint32_t sectorCount;           ///< or more than it has, if that is not known
  uint32_t mostSectors;           ///< of a transfer that is not to or from the buffer; 0 if there can be none
};

} // namespace adder::fat

#endif // ADDER_RUNTIME_FAT_DEVICE_H
