//===- runtime/modules/Vfs.cpp - File systems at places of one tree ---------------------------------===//
//
// A list of what is mounted where, the one at "/" last.  Paths are taken to the file system that they lead
// to, and to its methods, in C or in Python.
//
// The current directory is a file system and, inside of it, whatever it thinks it is: a relative path goes to
// that one unchanged.
//
//===------------------------------------------------------------------------------------------------===//

#include "extmod/vfs.h"

#if MICROPY_VFS

#include "py/mperrno.h"
#include "py/objlist.h"
#include "py/objstr.h"
#include "py/objtuple.h"
#include "py/runtime.h"

#if MICROPY_VFS_POSIX
#include "runtime/core/Members.h"
#include "runtime/modules/Posix.h"
#endif

#include <cstring>

MP_REGISTER_ROOT_POINTER(struct _mp_vfs_mount_t *vfs_cur);
MP_REGISTER_ROOT_POINTER(struct _mp_vfs_mount_t *vfs_mount_table);

namespace adder::modules {

namespace {

bool isAtRoot(const mp_vfs_mount_t *mount) { return mount->len == 1; }

/// A file system, not the place above all of them and not nothing.
bool isFileSystem(const mp_vfs_mount_t *mount) { return mount != MP_VFS_NONE && mount != MP_VFS_ROOT; }

/// `path`, for the file system that it belongs to.
mp_vfs_mount_t *lookUp(mp_obj_t path, mp_obj_t *inside) {
  const char *text = mp_obj_str_get_str(path);
  const char *rest;
  mp_vfs_mount_t *mount = mp_vfs_lookup_path(text, &rest);
  if (!isFileSystem(mount))
    return mount;
  *inside = path;
  if (rest != text)
    *inside = mp_obj_new_str_of_type(mp_obj_get_type(path), reinterpret_cast<const byte *>(rest),
                                     std::strlen(rest));
  return mount;
}

/// Calls a method of the file system.  The tree itself, "/" and no file system, answers with an error.
mp_obj_t call(mp_vfs_mount_t *mount, qstr method, size_t count, const mp_obj_t *values) {
  if (mount == MP_VFS_NONE)
    mp_raise_OSError(MP_ENODEV);
  if (mount == MP_VFS_ROOT)
    mp_raise_OSError(MP_EPERM);
  mp_obj_t arguments[2 + 2];
  mp_load_method(mount->obj, method, arguments);
  for (size_t i = 0; i < count; ++i)
    arguments[2 + i] = values[i];
  return mp_call_method_n_kw(count, 0, arguments);
}

/// Calls a method whose only argument is a path.
mp_obj_t callFor(mp_obj_t path, qstr method) {
  mp_obj_t inside = MP_OBJ_NULL;
  mp_vfs_mount_t *mount = lookUp(path, &inside);
  return call(mount, method, 1, &inside);
}

mp_vfs_mount_t *mountedAtRoot() {
  for (mp_vfs_mount_t *mount = MP_STATE_VM(vfs_mount_table); mount; mount = mount->next)
    if (isAtRoot(mount))
      return mount;
  return MP_VFS_ROOT;
}

mp_obj_t slash() { return MP_OBJ_NEW_QSTR(MP_QSTR__slash_); }

/// What mount() without arguments says: pairs of file system and place.
mp_obj_t listMounts() {
  mp_obj_t list = mp_obj_new_list(0, nullptr);
  for (mp_vfs_mount_t *mount = MP_STATE_VM(vfs_mount_table); mount; mount = mount->next) {
    mp_obj_t pair[2] = {mount->obj, mp_obj_new_str(mount->str, mount->len)};
    mp_obj_list_append(list, mp_obj_new_tuple(2, pair));
  }
  return list;
}

/// A file system object: what was given, if it can be mounted.  A block device would need a driver that knows
/// what is on it.
mp_obj_t fileSystemOf(mp_obj_t object) {
  mp_obj_t method[2];
  mp_load_method_maybe(object, MP_QSTR_mount, method);
  if (method[0] != MP_OBJ_NULL)
    return object;
  mp_load_method(object, MP_QSTR_readblocks, method);
  mp_raise_OSError(MP_ENODEV);
}

void addToTable(mp_vfs_mount_t *added) {
  mp_vfs_mount_t **place = &MP_STATE_VM(vfs_mount_table);
  // Behind the others, but before the one at the root, which has all paths.
  while (*place && (isAtRoot(added) || !isAtRoot(*place)))
    place = &(*place)->next;
  added->next = *place;
  *place = added;
}

/// Entries of the root directory: places where something is mounted, then what the file system at "/" has.
mp_obj_t listRoot(bool isStr) {
  mp_obj_t list = mp_obj_new_list(0, nullptr);
  for (mp_vfs_mount_t *mount = MP_STATE_VM(vfs_mount_table); mount; mount = mount->next) {
    if (isAtRoot(mount))
      continue;
    auto *name = reinterpret_cast<const byte *>(mount->str + 1);
    mp_obj_t entry[3] = {
        mp_obj_new_str_of_type(isStr ? &mp_type_str : &mp_type_bytes, name, mount->len - 1),
        MP_OBJ_NEW_SMALL_INT(MP_S_IFDIR),
        MP_OBJ_NEW_SMALL_INT(0),
    };
    mp_obj_list_append(list, mp_obj_new_tuple(3, entry));
  }
  if (mp_vfs_mount_t *root = mountedAtRoot()) {
    mp_obj_t path = isStr ? slash() : mp_obj_new_bytes(reinterpret_cast<const byte *>("/"), 1);
    mp_obj_iter_buf_t buffer;
    mp_obj_t iterator = mp_getiter(call(root, MP_QSTR_ilistdir, 1, &path), &buffer);
    for (mp_obj_t entry; (entry = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION;)
      mp_obj_list_append(list, entry);
  }
  return list;
}

/// The ten numbers of stat() or statvfs(), of which only the one at `place` is known.
mp_obj_t tenNumbers(size_t place, mp_int_t number) {
  mp_obj_t values[10];
  for (mp_obj_t &value : values)
    value = MP_OBJ_NEW_SMALL_INT(0);
  values[place] = MP_OBJ_NEW_SMALL_INT(number);
  return mp_obj_new_tuple(MP_ARRAY_SIZE(values), values);
}

/// The tree's root is a directory (st_mode) with a limit for names (f_namemax).
mp_obj_t rootStatus() { return tenNumbers(0, MP_S_IFDIR); }
mp_obj_t rootSpace() { return tenNumbers(9, MICROPY_ALLOC_PATH_MAX); }

mp_import_stat_t statByMethod(mp_vfs_mount_t *mount, const char *path) {
  nlr_buf_t context;
  if (nlr_push(&context) != 0)
    return MP_IMPORT_STAT_NO_EXIST;
  mp_obj_t name = mp_obj_new_str_from_cstr(path);
  mp_obj_t status = call(mount, MP_QSTR_stat, 1, &name);
  mp_obj_t *items;
  size_t length;
  mp_obj_get_array(status, &length, &items);
  mp_int_t mode = length ? mp_obj_get_int(items[0]) : 0;
  nlr_pop();
  return mode & MP_S_IFDIR ? MP_IMPORT_STAT_DIR : MP_IMPORT_STAT_FILE;
}

} // namespace
} // namespace adder::modules

using namespace adder::modules;

mp_vfs_mount_t *mp_vfs_lookup_path(const char *path, const char **inside) {
  *inside = path;
  bool isAbsolute = path[0] == '/';
  if (!isAbsolute && MP_STATE_VM(vfs_cur) != MP_VFS_ROOT)
    return MP_STATE_VM(vfs_cur);
  const char *name = isAbsolute ? path + 1 : path;
  if (*name == 0)
    return MP_VFS_ROOT;
  for (mp_vfs_mount_t *mount = MP_STATE_VM(vfs_mount_table); mount; mount = mount->next) {
    size_t length = mount->len - 1; // of the place without its slash
    if (length == 0) {
      *inside = path;
      return mount;
    }
    if (std::strncmp(name, mount->str + 1, length) != 0)
      continue;
    if (name[length] == '/') {
      *inside = name + length;
      return mount;
    }
    if (name[length] == 0) {
      *inside = "/";
      return mount;
    }
  }
  return MP_VFS_NONE;
}

mp_import_stat_t mp_vfs_import_stat(const char *path) {
  const char *inside;
  mp_vfs_mount_t *mount = mp_vfs_lookup_path(path, &inside);
  if (mount == MP_VFS_NONE)
    return MP_IMPORT_STAT_NO_EXIST;
  if (mount == MP_VFS_ROOT)
    return MP_IMPORT_STAT_DIR;
  const mp_obj_type_t *type = mp_obj_get_type(mount->obj);
  // What is native and could be mounted is a file system. A class has its own methods, and its protocol, if any, wants
  // the native part.
  if (MP_OBJ_TYPE_HAS_SLOT(type, protocol) && !(type->flags & MP_TYPE_FLAG_INSTANCE_TYPE)) {
    auto *protocol = static_cast<const mp_vfs_proto_t *>(MP_OBJ_TYPE_GET_SLOT(type, protocol));
    return protocol->import_stat(MP_OBJ_TO_PTR(mount->obj), inside);
  }
  return statByMethod(mount, inside);
}

mp_import_stat_t mp_import_stat(const char *path) { return mp_vfs_import_stat(path); }

/// Raises if something is mounted at `place`.  Below what is mounted at the root is a good place.
static void raiseIfTaken(const char *place) {
  const char *inside;
  mp_vfs_mount_t *there = mp_vfs_lookup_path(place, &inside);
  bool isPlace = isFileSystem(there) && !isAtRoot(there) && std::strcmp(inside, "/") == 0;
  if (isPlace || (there == MP_VFS_ROOT && mountedAtRoot() != MP_VFS_ROOT))
    mp_raise_OSError(MP_EPERM);
}

mp_obj_t mp_vfs_mount(size_t count, const mp_obj_t *values, mp_map_t *keywords) {
  enum { ReadOnly, MakeFileSystem, Count };
  static const mp_arg_t kArguments[Count] = {
      {ARGUMENT(readonly, MP_ARG_KW_ONLY, MP_ROM_FALSE)},
      {ARGUMENT(mkfs, MP_ARG_KW_ONLY, MP_ROM_FALSE)},
  };
  if (count == 0 && keywords->used == 0)
    return listMounts();
  if (count != 2)
    mp_raise_msg_varg(&mp_type_TypeError,
                      MP_ERROR_TEXT("function takes %d positional arguments but %d were given"), 2,
                      int(count));
  mp_arg_val_t given[Count];
  mp_arg_parse_all(0, nullptr, keywords, Count, kArguments, given);
  size_t length;
  const char *place = mp_obj_str_get_data(values[1], &length);
  mp_obj_t fileSystem = fileSystemOf(values[0]);
  auto *mount = m_new_obj(mp_vfs_mount_t);
  *mount = {place, length, fileSystem, nullptr};
  char *copy = m_new(char, length + 2);
  // Always with a slash in front.
  size_t slashes = place[0] == '/' ? 0 : 1;
  copy[0] = '/';
  std::memcpy(copy + slashes, place, length + 1);
  mount->str = copy;
  mount->len = length + slashes;
  mp_obj_t arguments[2] = {given[ReadOnly].u_obj, given[MakeFileSystem].u_obj};
  call(mount, MP_QSTR_mount, 2, arguments);
  raiseIfTaken(place); // after the call, as in the reference
  addToTable(mount);
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_KW(mp_vfs_mount_obj, 0, mp_vfs_mount);

mp_obj_t mp_vfs_umount(mp_obj_t which) {
  mp_vfs_mount_t *found = nullptr;
  size_t length = 0;
  const char *place = mp_obj_is_str(which) ? mp_obj_str_get_data(which, &length) : nullptr;
  for (mp_vfs_mount_t **at = &MP_STATE_VM(vfs_mount_table); *at; at = &(*at)->next) {
    mp_vfs_mount_t *mount = *at;
    bool isIt =
        place ? mount->len == length && std::memcmp(mount->str, place, length) == 0 : mount->obj == which;
    if (!isIt)
      continue;
    found = mount;
    *at = mount->next;
    break;
  }
  if (!found)
    mp_raise_OSError(MP_EINVAL);
  if (MP_STATE_VM(vfs_cur) == found)
    MP_STATE_VM(vfs_cur) = MP_VFS_ROOT;
  call(found, MP_QSTR_umount, 0, nullptr);
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_1(mp_vfs_umount_obj, mp_vfs_umount);

mp_obj_t mp_vfs_open(size_t count, const mp_obj_t *values, mp_map_t *keywords) {
  enum { Name, Mode, Buffering, Encoding, Count };
  static const mp_arg_t kArguments[Count] = {
      {ARGUMENT(file, MP_ARG_REQUIRED, MP_ROM_NONE)},
      {ARGUMENT(mode, 0, MP_ROM_QSTR(MP_QSTR_r))},
      {ARGUMENT_INT(buffering, 0, -1)},
      {ARGUMENT(encoding, 0, MP_ROM_NONE)},
  };
  mp_arg_val_t given[Count];
  mp_arg_parse_all(count, values, keywords, Count, kArguments, given);
#if MICROPY_VFS_POSIX
  if (mp_obj_is_small_int(given[Name].u_obj))
    return openFile(given[Name].u_obj, mp_obj_str_get_str(given[Mode].u_obj));
#endif
  mp_obj_t arguments[2] = {MP_OBJ_NULL, given[Mode].u_obj};
  mp_vfs_mount_t *mount = lookUp(given[Name].u_obj, &arguments[0]);
  return call(mount, MP_QSTR_open, 2, arguments);
}
MP_DEFINE_CONST_FUN_OBJ_KW(mp_vfs_open_obj, 0, mp_vfs_open);

mp_obj_t mp_builtin_open(size_t count, const mp_obj_t *values, mp_map_t *keywords) {
  return mp_vfs_open(count, values, keywords);
}
MP_DEFINE_CONST_FUN_OBJ_KW(mp_builtin_open_obj, 0, mp_builtin_open);

mp_obj_t mp_vfs_chdir(mp_obj_t path) {
  mp_obj_t inside = slash();
  mp_vfs_mount_t *mount = lookUp(path, &inside);
  if (mount == MP_VFS_ROOT)
    mount = mountedAtRoot();
  if (mount != MP_VFS_ROOT)
    call(mount, MP_QSTR_chdir, 1, &inside);
  MP_STATE_VM(vfs_cur) = mount;
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_1(mp_vfs_chdir_obj, mp_vfs_chdir);

mp_obj_t mp_vfs_getcwd(void) {
  mp_vfs_mount_t *mount = MP_STATE_VM(vfs_cur);
  if (mount == MP_VFS_ROOT)
    return slash();
  mp_obj_t inside = call(mount, MP_QSTR_getcwd, 0, nullptr);
  if (isAtRoot(mount))
    return inside;
  size_t length;
  const char *text = mp_obj_str_get_data(inside, &length);
  bool isTop = length == 1 && text[0] == '/';
  vstr_t path;
  vstr_init(&path, mount->len + length + 1);
  vstr_add_strn(&path, mount->str, mount->len);
  if (!isTop)
    vstr_add_strn(&path, text, length);
  return mp_obj_new_str_from_vstr(&path);
}
MP_DEFINE_CONST_FUN_OBJ_0(mp_vfs_getcwd_obj, mp_vfs_getcwd);

mp_obj_t mp_vfs_ilistdir(size_t count, const mp_obj_t *values) {
  mp_obj_t path = count ? values[0] : MP_OBJ_NEW_QSTR(MP_QSTR_);
  bool isStr = mp_obj_get_type(path) == &mp_type_str;
  mp_obj_t inside = path;
  mp_vfs_mount_t *mount = lookUp(path, &inside);
  if (mount == MP_VFS_ROOT)
    return mp_getiter(listRoot(isStr), nullptr);
  return mp_getiter(call(mount, MP_QSTR_ilistdir, 1, &inside), nullptr);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_vfs_ilistdir_obj, 0, 1, mp_vfs_ilistdir);

mp_obj_t mp_vfs_listdir(size_t count, const mp_obj_t *values) {
  mp_obj_t iterator = mp_vfs_ilistdir(count, values);
  mp_obj_t names = mp_obj_new_list(0, nullptr);
  for (mp_obj_t entry; (entry = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION;)
    mp_obj_list_append(names, mp_obj_subscr(entry, MP_OBJ_NEW_SMALL_INT(0), MP_OBJ_SENTINEL));
  return names;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_vfs_listdir_obj, 0, 1, mp_vfs_listdir);

mp_obj_t mp_vfs_mkdir(mp_obj_t path) {
  mp_obj_t inside;
  mp_vfs_mount_t *mount = lookUp(path, &inside);
  bool isThere = mount == MP_VFS_ROOT || (isFileSystem(mount) && mp_obj_equal(inside, slash()));
  if (isThere)
    mp_raise_OSError(MP_EEXIST);
  return call(mount, MP_QSTR_mkdir, 1, &inside);
}
MP_DEFINE_CONST_FUN_OBJ_1(mp_vfs_mkdir_obj, mp_vfs_mkdir);

mp_obj_t mp_vfs_remove(mp_obj_t path) { return callFor(path, MP_QSTR_remove); }
MP_DEFINE_CONST_FUN_OBJ_1(mp_vfs_remove_obj, mp_vfs_remove);

mp_obj_t mp_vfs_rename(mp_obj_t from, mp_obj_t to) {
  mp_obj_t names[2] = {MP_OBJ_NULL, MP_OBJ_NULL};
  mp_vfs_mount_t *mount = lookUp(from, &names[0]);
  if (lookUp(to, &names[1]) != mount)
    mp_raise_OSError(MP_EPERM); // from one file system to another
  return call(mount, MP_QSTR_rename, 2, names);
}
MP_DEFINE_CONST_FUN_OBJ_2(mp_vfs_rename_obj, mp_vfs_rename);

mp_obj_t mp_vfs_rmdir(mp_obj_t path) { return callFor(path, MP_QSTR_rmdir); }
MP_DEFINE_CONST_FUN_OBJ_1(mp_vfs_rmdir_obj, mp_vfs_rmdir);

mp_obj_t mp_vfs_stat(mp_obj_t path) {
  mp_obj_t inside;
  mp_vfs_mount_t *mount = lookUp(path, &inside);
  return mount == MP_VFS_ROOT ? rootStatus() : call(mount, MP_QSTR_stat, 1, &inside);
}
MP_DEFINE_CONST_FUN_OBJ_1(mp_vfs_stat_obj, mp_vfs_stat);

mp_obj_t mp_vfs_statvfs(mp_obj_t path) {
  mp_obj_t inside = slash();
  mp_vfs_mount_t *mount = lookUp(path, &inside);
  if (mount == MP_VFS_ROOT)
    mount = mountedAtRoot();
  return mount == MP_VFS_ROOT ? rootSpace() : call(mount, MP_QSTR_statvfs, 1, &inside);
}
MP_DEFINE_CONST_FUN_OBJ_1(mp_vfs_statvfs_obj, mp_vfs_statvfs);

int mp_vfs_mount_and_chdir_protected(mp_obj_t device, mp_obj_t place) {
  nlr_buf_t context;
  int error = -MP_EIO;
  if (nlr_push(&context) == 0) {
    mp_obj_t values[2] = {device, place};
    mp_vfs_mount(2, values, const_cast<mp_map_t *>(&mp_const_empty_map));
    mp_vfs_chdir(place);
    nlr_pop();
    return 0;
  }
  mp_obj_t exception = MP_OBJ_FROM_PTR(context.ret_val);
  if (mp_obj_exception_match(exception, MP_OBJ_FROM_PTR(&mp_type_OSError))) {
    mp_obj_t number = mp_obj_exception_get_value(exception);
    if (mp_obj_is_small_int(number))
      error = -int(MP_OBJ_SMALL_INT_VALUE(number));
  }
  return error;
}

#endif // MICROPY_VFS
