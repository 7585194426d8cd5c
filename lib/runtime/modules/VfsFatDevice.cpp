//===- runtime/modules/VfsFatDevice.cpp - The device below a FAT file system --------------------------===//

#include "py/mpconfig.h"

#if MICROPY_VFS_FAT

#include "py/gc.h"
#include "py/mperrno.h"
#include "py/mphal.h"
#include "py/objarray.h"
#include "py/runtime.h"
#include "runtime/core/Memory.h"
#include "runtime/fat/Time.h"
#include "runtime/modules/BlockDevice.h"
#include "runtime/modules/VfsFatDevice.h"

#include <cstring>

namespace adder::modules {

using fat::Status;

namespace {

constexpr uint32_t kRunBytes = 4096;

VfsFat *selfIn(void *context) { return static_cast<VfsFat *>(context); }

/// The file system is busy while this is on, whichever way it is left.
struct Busy {
  nlr_jump_callback_node_t node;
  VfsFat *self;

  static void end(void *node) { static_cast<Busy *>(node)->self->isBusy = false; }
};

template <typename Call> auto whileBusy(VfsFat *self, Call &&call) {
  Busy busy;
  busy.self = self;
  self->isBusy = true;
  nlr_push_jump_callback(&busy.node, Busy::end);
  auto result = call();
  nlr_pop_jump_callback(true);
  return result;
}

/// Calls readblocks or writeblocks for what is in the buffer or the run.
Status transfer(VfsFat *self, const mp_obj_t *method, uint32_t sector, uint32_t count, bool isBuffer) {
  mp_obj_t view = isBuffer ? self->bufferView : self->runView;
  if (!isBuffer)
    static_cast<mp_obj_array_t *>(MP_OBJ_TO_PTR(view))->len = count * self->device.block_size;
  int result = whileBusy(self, [&] { return transferBlocks(method, sector, view); });
  return result == 0 ? Status::Ok : Status::DeviceFailed;
}

Status read(void *context, uint32_t sector, uint32_t count, uint8_t *bytes) {
  VfsFat *self = selfIn(context);
  if (self->device.flags & MP_BLOCKDEV_FLAG_NATIVE)
    return mp_vfs_blockdev_read(&self->device, sector, count, bytes) == 0 ? Status::Ok : Status::DeviceFailed;
  bool isBuffer = bytes == self->buffer;
  Status status = transfer(self, self->device.readblocks, sector, count, isBuffer);
  if (!isBuffer && status == Status::Ok)
    std::memcpy(bytes, self->run, count * self->device.block_size);
  return status;
}

Status write(void *context, uint32_t sector, uint32_t count, const uint8_t *bytes) {
  VfsFat *self = selfIn(context);
  if (self->device.flags & MP_BLOCKDEV_FLAG_NATIVE)
    return mp_vfs_blockdev_write(&self->device, sector, count, bytes) == 0 ? Status::Ok
                                                                           : Status::DeviceFailed;
  bool isBuffer = bytes == self->buffer;
  if (!isBuffer && bytes != self->run)
    std::memcpy(self->run, bytes, count * self->device.block_size);
  return transfer(self, self->device.writeblocks, sector, count, isBuffer);
}

mp_obj_t ioctl(VfsFat *self, uintptr_t request) {
  return whileBusy(self, [&] { return mp_vfs_blockdev_ioctl(&self->device, request, 0); });
}

Status sync(void *context) {
  ioctl(selfIn(context), MP_BLOCKDEV_IOCTL_SYNC);
  return Status::Ok;
}

uint32_t now(void *) { return fat::timestampOf(mp_hal_time_ns() / 1000000000u); }

} // namespace

void reserveRun(VfsFat *self) {
  if (self->device.flags & MP_BLOCKDEV_FLAG_NATIVE) {
    self->volume.device.mostSectors = UINT32_MAX / fat::kLargestSector;
    return;
  }
  uint32_t sectors = kRunBytes / uint32_t(self->device.block_size);
  if (self->run || gc_is_locked() || sectors < 2)
    return;
  self->run = static_cast<uint8_t *>(runtime::allocateLeafOrNull(kRunBytes));
  if (!self->run)
    return;
  self->runSectors = sectors;
  self->volume.device.mostSectors = sectors;
  static_cast<mp_obj_array_t *>(MP_OBJ_TO_PTR(self->runView))->items = self->run;
}

VfsFat *newFat(const mp_obj_type_t *type, mp_obj_t device) {
  auto *self = mp_obj_malloc(VfsFat, type);
  self->isBusy = false;
  self->device = {};
  self->volume = fat::Volume();
  self->buffer = self->run = nullptr;
  self->runSectors = 0;
  self->bufferView = self->runView = mp_const_none;
  self->current = MP_OBJ_NEW_QSTR(MP_QSTR__slash_);
  mp_vfs_blockdev_init(&self->device, device);
  mp_obj_t failure = ioctl(self, MP_BLOCKDEV_IOCTL_INIT);
  if (failure != mp_const_none && mp_obj_get_int(failure) != 0)
    mp_raise_OSError(MP_EBUSY);
  mp_obj_t size = ioctl(self, MP_BLOCKDEV_IOCTL_BLOCK_SIZE);
  mp_int_t bytes = size == mp_const_none ? mp_int_t(fat::kSmallestSector) : mp_obj_get_int(size);
  bool isPossible = bytes >= mp_int_t(fat::kSmallestSector) && bytes <= mp_int_t(fat::kLargestSector) &&
                    (bytes & (bytes - 1)) == 0;
  if (!isPossible)
    mp_raise_OSError(MP_EIO);
  self->device.block_size = size_t(bytes);
  self->buffer = runtime::newLeaf<uint8_t>(size_t(bytes));
  std::memset(self->buffer, 0, size_t(bytes));
  byte letter = 'B' | MP_OBJ_ARRAY_TYPECODE_FLAG_RW;
  self->bufferView = mp_obj_new_memoryview(letter, size_t(bytes), self->buffer);
  self->runView = mp_obj_new_memoryview(letter, 0, nullptr);
  return self;
}

fat::Device deviceOf(VfsFat *self) {
  mp_obj_t answer = ioctl(self, MP_BLOCKDEV_IOCTL_BLOCK_COUNT);
  mp_int_t count = answer == mp_const_none ? -1 : mp_obj_get_int(answer);
  bool isKnown = count >= 0 && uint64_t(count) < UINT32_MAX;
  bool isWritable = self->device.writeblocks[0] != MP_OBJ_NULL;
  return {self,
          read,
          isWritable ? write : nullptr,
          sync,
          now,
          uint32_t(self->device.block_size),
          isKnown ? uint32_t(count) : UINT32_MAX,
          self->runSectors};
}

Status formatFat(VfsFat *self) {
  fat::Device device = deviceOf(self);
  if (device.sectorCount == UINT32_MAX)
    return Status::DeviceFailed; // it must say how large it is
  reserveRun(self);
  bool hasRun = self->run;
  return fat::format(device, hasRun ? self->run : self->buffer, hasRun ? self->runSectors : 1);
}

} // namespace adder::modules

#endif // MICROPY_VFS_FAT
