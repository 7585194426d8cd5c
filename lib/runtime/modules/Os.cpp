//===- runtime/modules/Os.cpp - The module os -------------------------------------------------------===//
//
// Files through Vfs.cpp; the rest is the operating system's.
//
//===------------------------------------------------------------------------------------------------===//

#include "py/mpconfig.h"

#if MICROPY_PY_OS

#include "extmod/vfs.h"
#include "py/objstr.h"
#include "py/runtime.h"

#if MICROPY_VFS_POSIX
#include "runtime/core/Members.h"
#include "runtime/modules/Posix.h"

#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>
#endif

extern "C" const mp_obj_type_t mp_fat_vfs_type, mp_type_vfs_posix;

namespace adder::modules {

namespace {

#if MICROPY_VFS_POSIX
mp_obj_t textOf(const char *text) { return mp_obj_new_str_from_cstr(text); }

mp_obj_t getEnvironment(size_t count, const mp_obj_t *values) {
  const char *value = getenv(mp_obj_str_get_str(values[0]));
  if (!value)
    return count > 1 ? values[1] : mp_const_none;
  return textOf(value);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(kGetEnvironment, 1, 2, getEnvironment);

mp_obj_t putEnvironment(mp_obj_t name, mp_obj_t value) {
  if (setenv(mp_obj_str_get_str(name), mp_obj_str_get_str(value), 1) != 0)
    mp_raise_OSError(errno);
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_2(kPutEnvironment, putEnvironment);

mp_obj_t unsetEnvironment(mp_obj_t name) {
  if (unsetenv(mp_obj_str_get_str(name)) != 0)
    mp_raise_OSError(errno);
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_1(kUnsetEnvironment, unsetEnvironment);

mp_obj_t runCommand(mp_obj_t command) {
  const char *text = mp_obj_str_get_str(command);
  return MP_OBJ_NEW_SMALL_INT(checked([&] { return system(text); }));
}
MP_DEFINE_CONST_FUN_OBJ_1(kRunCommand, runCommand);

mp_obj_t randomBytes(mp_obj_t countObject) {
  mp_int_t count = mp_obj_get_int(countObject);
  if (count < 0)
    mp_raise_ValueError(nullptr);
  vstr_t bytes;
  vstr_init_len(&bytes, size_t(count));
  int source = checked([] { return open("/dev/urandom", O_RDONLY | O_CLOEXEC); });
  size_t done = 0;
  while (done < bytes.len) {
    ssize_t got = read(source, bytes.buf + done, bytes.len - done);
    if (got <= 0 && errno != EINTR)
      break;
    done += got > 0 ? size_t(got) : 0;
  }
  int error = errno;
  close(source);
  if (done < bytes.len)
    mp_raise_OSError(error);
  return mp_obj_new_bytes_from_vstr(&bytes);
}
MP_DEFINE_CONST_FUN_OBJ_1(kRandomBytes, randomBytes);

/// The number of the last error; or sets it.
mp_obj_t lastError(size_t count, const mp_obj_t *values) {
  if (count == 0)
    return MP_OBJ_NEW_SMALL_INT(errno);
  errno = int(mp_obj_get_int(values[0]));
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(kLastError, 0, 1, lastError);

mp_obj_t synchronise() {
  sync();
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_0(kSynchronise, synchronise);
#endif

const mp_rom_map_elem_t kOs[] = {
    {MEMBER_NAME(__name__, os)},
#if MICROPY_VFS_POSIX
    {MEMBER(getenv, kGetEnvironment)},
    {MEMBER(putenv, kPutEnvironment)},
    {MEMBER(unsetenv, kUnsetEnvironment)},
    {MEMBER(system, kRunCommand)},
    {MEMBER(urandom, kRandomBytes)},
    {MEMBER(errno, kLastError)},
    {MEMBER(sync, kSynchronise)},
#endif
    {MEMBER_NAME(sep, _slash_)},
#if MICROPY_VFS
    {MEMBER(chdir, mp_vfs_chdir_obj)},
    {MEMBER(getcwd, mp_vfs_getcwd_obj)},
    {MEMBER(listdir, mp_vfs_listdir_obj)},
    {MEMBER(ilistdir, mp_vfs_ilistdir_obj)},
    {MEMBER(mkdir, mp_vfs_mkdir_obj)},
    {MEMBER(remove, mp_vfs_remove_obj)},
    {MEMBER(unlink, mp_vfs_remove_obj)},
    {MEMBER(rename, mp_vfs_rename_obj)},
    {MEMBER(rmdir, mp_vfs_rmdir_obj)},
    {MEMBER(stat, mp_vfs_stat_obj)},
    {MEMBER(statvfs, mp_vfs_statvfs_obj)},
    // Where these were before there was a module vfs.
    {MEMBER(mount, mp_vfs_mount_obj)},
    {MEMBER(umount, mp_vfs_umount_obj)},
#if MICROPY_VFS_FAT
    {MEMBER(VfsFat, mp_fat_vfs_type)},
#endif
#if MICROPY_VFS_POSIX
    {MEMBER(VfsPosix, mp_type_vfs_posix)},
#endif
#endif
};
MP_DEFINE_CONST_DICT(kOsDict, kOs);

} // namespace
} // namespace adder::modules

extern "C" const mp_obj_module_t mp_module_os = {{&mp_type_module},
                                                 const_cast<mp_obj_dict_t *>(&adder::modules::kOsDict)};
MP_REGISTER_EXTENSIBLE_MODULE(MP_QSTR_os, mp_module_os);

#endif // MICROPY_PY_OS
