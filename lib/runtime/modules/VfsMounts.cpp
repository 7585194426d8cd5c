//===- runtime/modules/VfsMounts.cpp - What is mounted where ----------------------------------------===//
//
// The table of file systems and their places, and the search for the one that has a path.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/modules/VfsMounts.h"

#if MICROPY_VFS

#include "runtime/core/GivenArguments.h"
#include "runtime/core/Members.h"
#include "runtime/core/Memory.h"
#include "runtime/modules/BlockDevice.h"

#include "py/mperrno.h"
#include "py/objlist.h"
#include "py/objtuple.h"

#include <cstring>

MP_REGISTER_ROOT_POINTER(struct _mp_vfs_mount_t *vfs_cur);
MP_REGISTER_ROOT_POINTER(struct _mp_vfs_mount_t *vfs_mount_table);

namespace adder::modules {

namespace {

/// What of `name`, a path less its first slash, lies behind the place of `mount`: "/" if that is all there
/// is, null if the path goes elsewhere.
const char *restBehind(const Mount *mount, const char *name) {
  size_t length = mount->len - 1;
  if (std::strncmp(name, mount->str + 1, length) != 0)
    return nullptr;
  const char *rest = name + length;
  return *rest == '/' ? rest : *rest == 0 ? "/" : nullptr;
}

/// What mount() without arguments says: pairs of file system and place.
mp_obj_t listMounts() {
  mp_obj_t list = mp_obj_new_list(0, nullptr);
  for (Mount *mount : Mounts()) {
    mp_obj_t pair[] = {mount->obj, mp_obj_new_str(mount->str, mount->len)};
    mp_obj_list_append(list, mp_obj_new_tuple(MP_ARRAY_SIZE(pair), pair));
  }
  return list;
}

/// A file system object: what was given, if it can be mounted, or what is on the block device that was given.
mp_obj_t fileSystemOf(mp_obj_t object) {
  mp_obj_t method[2];
  mp_load_method_maybe(object, MP_QSTR_mount, method);
  if (method[0] != MP_OBJ_NULL)
    return object;
#if MICROPY_VFS_FAT
  return fileSystemOnDevice(object);
#else
  mp_load_method(object, MP_QSTR_readblocks, method);
  mp_raise_OSError(MP_ENODEV);
#endif
}

/// A row for the table, not in it yet.
Mount *newMount(mp_obj_t fileSystem, mp_obj_t place) {
  size_t length;
  const char *given = mp_obj_str_get_data(place, &length);
  bool hasSlash = given[0] == '/';
  char *copy = runtime::newLeaf<char>(length + 2);
  copy[0] = '/';
  std::memcpy(copy + !hasSlash, given, length + 1); // with its NUL
  auto *mount = m_new_obj(Mount);
  *mount = {copy, length + !hasSlash, fileSystem, nullptr};
  return mount;
}

void putIntoTable(Mount *added) {
  Mount **place = &MP_STATE_VM(vfs_mount_table);
  while (*place && (isAtRoot(added) || !isAtRoot(*place)))
    place = &(*place)->next;
  added->next = *place;
  *place = added;
}

/// `which` is a place, or a file system that is mounted.
bool isMeant(const Mount *mount, mp_obj_t which) {
  if (!mp_obj_is_str(which))
    return mount->obj == which;
  size_t length;
  const char *place = mp_obj_str_get_data(which, &length);
  return mount->len == length && std::memcmp(mount->str, place, length) == 0;
}

/// Null if nothing that is meant is mounted.
Mount *takeFromTable(mp_obj_t which) {
  Mount **place = &MP_STATE_VM(vfs_mount_table);
  while (*place && !isMeant(*place, which))
    place = &(*place)->next;
  Mount *taken = *place;
  if (taken)
    *place = taken->next;
  return taken;
}

/// Raises if something is mounted at `place`.  Below what is mounted at the root is a good place.
void raiseIfTaken(const char *place) {
  const char *inside;
  Mount *there = mp_vfs_lookup_path(place, &inside);
  bool isPlace = isFileSystem(there) && !isAtRoot(there) && std::strcmp(inside, "/") == 0;
  if (isPlace || (there == MP_VFS_ROOT && mountedAtRoot() != MP_VFS_ROOT))
    mp_raise_OSError(MP_EPERM);
}

} // namespace

Mount *mountedAtRoot() {
  for (Mount *mount : Mounts())
    if (isAtRoot(mount))
      return mount;
  return MP_VFS_ROOT;
}

void loadFileSystemMethod(Mount *mount, qstr method, mp_obj_t *call) {
  if (!isFileSystem(mount))
    mp_raise_OSError(mount == MP_VFS_NONE ? MP_ENODEV : MP_EPERM);
  mp_load_method(mount->obj, method, call);
}

} // namespace adder::modules

using namespace adder::modules;

mp_vfs_mount_t *mp_vfs_lookup_path(const char *path, const char **inside) {
  *inside = path;
  bool isAbsolute = path[0] == '/';
  if (!isAbsolute && MP_STATE_VM(vfs_cur) != MP_VFS_ROOT)
    return MP_STATE_VM(vfs_cur);
  const char *name = path + isAbsolute;
  if (*name == 0)
    return MP_VFS_ROOT;
  for (Mount *mount : Mounts()) {
    if (isAtRoot(mount))
      return mount;
    if (const char *rest = restBehind(mount, name)) {
      *inside = rest;
      return mount;
    }
  }
  return MP_VFS_NONE;
}

mp_obj_t mp_vfs_mount(size_t count, const mp_obj_t *values, mp_map_t *keywords) {
  enum { ReadOnly, MakeFileSystem };
  static const mp_arg_t kArguments[] = {
      {ARGUMENT(readonly, MP_ARG_KW_ONLY, MP_ROM_FALSE)},
      {ARGUMENT(mkfs, MP_ARG_KW_ONLY, MP_ROM_FALSE)},
  };
  if (count == 0 && keywords->used == 0)
    return listMounts();
  if (count != 2)
    mp_raise_msg_varg(&mp_type_TypeError,
                      MP_ERROR_TEXT("function takes %d positional arguments but %d were given"), 2,
                      int(count));
  auto given = adder::runtime::givenFor(kArguments, 0, nullptr, keywords);
  const char *place = mp_obj_str_get_str(values[1]);
  mp_obj_t fileSystem = fileSystemOf(values[0]);
  Mount *mount = newMount(fileSystem, values[1]);
  askFileSystem(mount, MP_QSTR_mount, given.object(ReadOnly), given.object(MakeFileSystem));
  raiseIfTaken(place); // after the call, as in the reference
  putIntoTable(mount);
  return mp_const_none;
}

mp_obj_t mp_vfs_umount(mp_obj_t which) {
  Mount *mount = takeFromTable(which);
  if (!mount)
    mp_raise_OSError(MP_EINVAL);
  if (MP_STATE_VM(vfs_cur) == mount)
    MP_STATE_VM(vfs_cur) = MP_VFS_ROOT;
  askFileSystem(mount, MP_QSTR_umount);
  return mp_const_none;
}

int mp_vfs_mount_and_chdir_protected(mp_obj_t device, mp_obj_t place) {
  nlr_buf_t context;
  if (nlr_push(&context) == 0) {
    mp_obj_t values[] = {device, place};
    mp_vfs_mount(MP_ARRAY_SIZE(values), values, const_cast<mp_map_t *>(&mp_const_empty_map));
    mp_vfs_chdir(place);
    nlr_pop();
    return 0;
  }
  mp_obj_t number = mp_const_none;
  if (mp_obj_exception_match(MP_OBJ_FROM_PTR(context.ret_val), MP_OBJ_FROM_PTR(&mp_type_OSError)))
    number = mp_obj_exception_get_value(MP_OBJ_FROM_PTR(context.ret_val));
  return mp_obj_is_small_int(number) ? -int(MP_OBJ_SMALL_INT_VALUE(number)) : -MP_EIO;
}

MP_DEFINE_CONST_FUN_OBJ_KW(mp_vfs_mount_obj, 0, mp_vfs_mount);
MP_DEFINE_CONST_FUN_OBJ_1(mp_vfs_umount_obj, mp_vfs_umount);

#endif // MICROPY_VFS
