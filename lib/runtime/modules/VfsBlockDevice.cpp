//===- runtime/modules/VfsBlockDevice.cpp - Block devices ---------------------------------------------===//
//
// An object with readblocks(block, buffer[, offset]), writeblocks() with the same arguments, and
// ioctl(request, argument); old ones have sync() and count() in its place.  Without writeblocks it is
// read-only.
//
//===--------------------------------------------------------------------------------------------------===//

#include "runtime/modules/BlockDevice.h"

#if MICROPY_VFS

#include "py/mperrno.h"
#include "py/objarray.h"
#include "py/runtime.h"

namespace adder::modules {

namespace {

constexpr size_t kOldBlockSize = 512;

using NativeTransfer = mp_uint_t (*)(uint8_t *bytes, uint32_t block, uint32_t count);

/// What a device says about its success: None, or a number that is negative for an error.
int resultOf(mp_obj_t answer) {
  if (answer == mp_const_none)
    return 0;
  mp_int_t number = mp_obj_get_int(answer);
  return number > 0 ? -MP_EINVAL : int(number);
}

mp_obj_t viewOf(const uint8_t *bytes, size_t length) {
  return mp_obj_new_memoryview('B' | MP_OBJ_ARRAY_TYPECODE_FLAG_RW, length, const_cast<uint8_t *>(bytes));
}

int transferAt(const mp_obj_t *method, size_t block, size_t offset, size_t length, const uint8_t *bytes) {
  if (method[0] == MP_OBJ_NULL)
    return -MP_EROFS;
  mp_obj_t call[5] = {method[0], method[1], mp_obj_new_int_from_uint(block), viewOf(bytes, length),
                      mp_obj_new_int_from_uint(offset)};
  return resultOf(mp_call_method_n_kw(3, 0, call));
}

int transfer(const mp_vfs_blockdev_t *self, const mp_obj_t *method, size_t block, size_t count,
             const uint8_t *bytes) {
  if (method[0] == MP_OBJ_NULL)
    return -MP_EROFS;
  if (self->flags & MP_BLOCKDEV_FLAG_NATIVE) {
    auto function = reinterpret_cast<NativeTransfer>(uintptr_t(MP_OBJ_TO_PTR(method[2])));
    return int(function(const_cast<uint8_t *>(bytes), uint32_t(block), uint32_t(count)));
  }
  return transferBlocks(method, block, viewOf(bytes, count * self->block_size));
}

} // namespace

int transferBlocks(const mp_obj_t *method, size_t block, mp_obj_t view) {
  mp_obj_t call[4] = {method[0], method[1], mp_obj_new_int_from_uint(block), view};
  return resultOf(mp_call_method_n_kw(2, 0, call));
}

} // namespace adder::modules

using namespace adder::modules;

void mp_vfs_blockdev_init(mp_vfs_blockdev_t *self, mp_obj_t device) {
  *self = {};
  self->block_size = kOldBlockSize;
  mp_load_method(device, MP_QSTR_readblocks, self->readblocks);
  mp_load_method_maybe(device, MP_QSTR_writeblocks, self->writeblocks);
  mp_load_method_maybe(device, MP_QSTR_ioctl, self->u.ioctl);
  if (self->u.ioctl[0] != MP_OBJ_NULL) {
    self->flags |= MP_BLOCKDEV_FLAG_HAVE_IOCTL;
    return;
  }
  mp_load_method_maybe(device, MP_QSTR_sync, self->u.old.sync);
  mp_load_method(device, MP_QSTR_count, self->u.old.count);
}

mp_obj_t mp_vfs_blockdev_ioctl(mp_vfs_blockdev_t *self, uintptr_t request, uintptr_t argument) {
  if (self->flags & MP_BLOCKDEV_FLAG_HAVE_IOCTL) {
    mp_obj_t call[4] = {self->u.ioctl[0], self->u.ioctl[1], MP_OBJ_NEW_SMALL_INT(mp_int_t(request)),
                        mp_obj_new_int_from_uint(argument)};
    return mp_call_method_n_kw(2, 0, call);
  }
  const mp_obj_t *method = request == MP_BLOCKDEV_IOCTL_SYNC          ? self->u.old.sync
                           : request == MP_BLOCKDEV_IOCTL_BLOCK_COUNT ? self->u.old.count
                                                                      : nullptr;
  if (!method || method[0] == MP_OBJ_NULL)
    return mp_const_none;
  return mp_call_method_n_kw(0, 0, method);
}

int mp_vfs_blockdev_read(mp_vfs_blockdev_t *self, size_t block, size_t count, uint8_t *bytes) {
  return transfer(self, self->readblocks, block, count, bytes);
}

int mp_vfs_blockdev_write(mp_vfs_blockdev_t *self, size_t block, size_t count, const uint8_t *bytes) {
  return transfer(self, self->writeblocks, block, count, bytes);
}

int mp_vfs_blockdev_read_ext(mp_vfs_blockdev_t *self, size_t block, size_t offset, size_t length,
                             uint8_t *bytes) {
  return transferAt(self->readblocks, block, offset, length, bytes);
}

int mp_vfs_blockdev_write_ext(mp_vfs_blockdev_t *self, size_t block, size_t offset, size_t length,
                              const uint8_t *bytes) {
  return transferAt(self->writeblocks, block, offset, length, bytes);
}

#endif // MICROPY_VFS
