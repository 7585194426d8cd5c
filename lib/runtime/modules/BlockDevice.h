//===- runtime/modules/BlockDevice.h - Calling block devices ----------------------------------------===//

#ifndef ADDER_RUNTIME_MODULES_BLOCKDEVICE_H
#define ADDER_RUNTIME_MODULES_BLOCKDEVICE_H

#include "extmod/vfs.h"

namespace adder::modules {

/// Calls readblocks or writeblocks, loaded in `method`, with a block and a view of bytes.  0 or -errno.
/// raises what the device raises.
int transferBlocks(const mp_obj_t *method, size_t block, mp_obj_t view);

/// What a device that is no file system is mounted as: raises OSError(ENODEV) if it has none that is known.
/// allocates.
mp_obj_t fileSystemOnDevice(mp_obj_t device);

} // namespace adder::modules

#endif // ADDER_RUNTIME_MODULES_BLOCKDEVICE_H
