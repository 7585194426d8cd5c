//===- runtime/modules/VfsFatDevice.h - The device below a FAT file system ----------------------------===//

#ifndef ADDER_RUNTIME_MODULES_VFSFATDEVICE_H
#define ADDER_RUNTIME_MODULES_VFSFATDEVICE_H

#include "runtime/modules/VfsFat.h"

namespace adder::modules {

/// A file system object that has not looked at the device yet.  raises; allocates.
VfsFat *newFat(const mp_obj_type_t *type, mp_obj_t device);
/// What the volume uses.  raises what the device raises.
fat::Device deviceOf(VfsFat *self);
/// Makes a new file system.
fat::Status formatFat(VfsFat *self);

} // namespace adder::modules

#endif // ADDER_RUNTIME_MODULES_VFSFATDEVICE_H
