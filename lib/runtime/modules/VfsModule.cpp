//===- runtime/modules/VfsModule.cpp - The module vfs -----------------------------------------------===//

#include "runtime/core/Members.h"

#include "extmod/vfs.h"

#if MICROPY_PY_VFS

#include "py/runtime.h"

extern "C" const mp_obj_type_t mp_fat_vfs_type, mp_type_vfs_posix, mp_type_vfs_rom;

namespace adder::modules {

namespace {

const mp_rom_map_elem_t kVfs[] = {
    {MEMBER_NAME(__name__, vfs)},          {MEMBER(mount, mp_vfs_mount_obj)},
    {MEMBER(umount, mp_vfs_umount_obj)},
#if MICROPY_VFS_FAT
    {MEMBER(VfsFat, mp_fat_vfs_type)},
#endif
#if MICROPY_VFS_POSIX
    {MEMBER(VfsPosix, mp_type_vfs_posix)},
#endif
#if MICROPY_VFS_ROM
    {MEMBER(VfsRom, mp_type_vfs_rom)},
#endif
};
MP_DEFINE_CONST_DICT(kVfsDict, kVfs);

} // namespace
} // namespace adder::modules

extern "C" const mp_obj_module_t mp_module_vfs = {{&mp_type_module},
                                                  const_cast<mp_obj_dict_t *>(&adder::modules::kVfsDict)};
MP_REGISTER_MODULE(MP_QSTR_vfs, mp_module_vfs);

#endif // MICROPY_PY_VFS
