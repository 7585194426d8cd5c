//===- runtime/modules/VfsFat.h - FAT file systems on block devices -----------------------------------===//
//
// A device is called with a view of memory of its own: the volume's buffer for one sector, or a block for
// some that is copied to and from.  So it may keep what it was given, and do no harm but to the file system.
//
// While a device runs, nobody else may use the file system: not the device itself, which gets EBUSY, and not
// the finaliser of a file, which leaves the file to be closed by whoever comes next.  So what the volume
// knows about an open file is an object of its own, which lives as long as it is in the volume's list.
//
//===--------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_MODULES_VFSFAT_H
#define ADDER_RUNTIME_MODULES_VFSFAT_H

#include "extmod/vfs.h"
#include "runtime/fat/Volume.h"

extern "C" const mp_obj_type_t mp_fat_vfs_type;

namespace adder::modules {

struct VfsFat {
  mp_obj_base_t base;
  bool isBusy; ///< the device runs
  mp_vfs_blockdev_t device;
  fat::Volume volume;
  uint8_t *buffer; ///< the volume's
  uint8_t *run;    ///< sectors; null until some are moved at once
  uint32_t runSectors;
  mp_obj_t bufferView, runView; ///< memoryviews
  mp_obj_t current;             ///< directory: a str that begins with a slash, and ends with none
};

/// An open file, beside the object that Python has.
struct OpenFatFile : fat::File {
  bool isAbandoned; ///< nobody has it any more
};

int errnoOf(fat::Status status);
/// raises OSError.
void check(fat::Status status);
/// Before anything is done: raises OSError if the device runs, or there is nothing on it.
VfsFat *enterFat(mp_obj_t object);
/// The same, 0 or an error number.
int enterFat(VfsFat *self);
/// Before large transfers: gets memory for them, if there is some.
void reserveRun(VfsFat *self);

/// A file object.  raises OSError; allocates.
mp_obj_t openFatFile(VfsFat *self, std::string_view path, const char *mode);

} // namespace adder::modules

#endif // ADDER_RUNTIME_MODULES_VFSFAT_H
