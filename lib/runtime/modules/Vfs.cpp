//===- runtime/modules/Vfs.cpp - File systems at places of one tree ---------------------------------===//
//
// The functions of `os` and `vfs` that take a path, and open().  A path leads to a file system (VfsMounts),
// and its method, in C or in Python, does what is asked for.
//
// The current directory is a file system and, inside of it, whatever it thinks it is: a relative path goes to
// that one unchanged.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Items.h"
#include "runtime/modules/VfsMounts.h"

#if MICROPY_VFS

#include "runtime/core/GivenArguments.h"
#include "runtime/core/Members.h"

#include "py/mperrno.h"
#include "py/objlist.h"
#include "py/objstr.h"
#include "py/objtuple.h"

#if MICROPY_VFS_POSIX
#include "runtime/modules/Posix.h"
#endif

#include <cstring>

namespace adder::modules {

namespace {

constexpr mp_int_t kModeIndex = 0;      // st_mode of stat()
constexpr mp_int_t kNameLimitIndex = 9; // f_namemax of statvfs()

mp_obj_t slash() { return MP_OBJ_NEW_QSTR(MP_QSTR__slash_); }

/// Where a path leads to.
struct Route {
  Mount *mount;    ///< a file system, MP_VFS_ROOT or MP_VFS_NONE
  mp_obj_t inside; ///< the path that the file system is given; "/" if there is none

  /// Raises TypeError if `path` is neither str nor bytes; allocates.
  explicit Route(mp_obj_t path) : inside(slash()) {
    const char *text = mp_obj_str_get_str(path);
    const char *rest;
    mount = mp_vfs_lookup_path(text, &rest);
    if (isFileSystem(mount))
      inside = rest == text ? path
                            : mp_obj_new_str_of_type(mp_obj_get_type(path),
                                                     reinterpret_cast<const byte *>(rest), std::strlen(rest));
  }

  bool isTopOfTree() const { return mount == MP_VFS_ROOT; }

  /// Directories that are always there.
  bool isTopOfSomething() const {
    return isTopOfTree() || (mount != MP_VFS_NONE && mp_obj_equal(inside, slash()));
  }

  /// The top of the tree is the file system that is mounted there, if one is.
  void enterTop() {
    if (isTopOfTree())
      mount = mountedAtRoot();
  }

  /// Raises OSError if there is no file system, and what it raises.
  template <typename... Values> mp_obj_t ask(qstr method, Values... more) const {
    return askFileSystem(mount, method, inside, more...);
  }
};

void appendAll(mp_obj_t list, mp_obj_t iterable) {
  for (mp_obj_t entry : runtime::Items(iterable))
    mp_obj_list_append(list, entry);
}

/// Entries of the top of the tree, whose names are of type `type`: places where something is mounted, then
/// what the file system at "/" has.
mp_obj_t listTop(const mp_obj_type_t *type) {
  mp_obj_t list = mp_obj_new_list(0, nullptr);
  for (Mount *mount : Mounts()) {
    auto *place = reinterpret_cast<const byte *>(mount->str);
    if (isAtRoot(mount)) {
      appendAll(list, askFileSystem(mount, MP_QSTR_ilistdir, mp_obj_new_str_of_type(type, place, 1)));
    } else {
      mp_obj_t name = mp_obj_new_str_of_type(type, place + 1, mount->len - 1);
      mp_obj_t entry[] = {name, MP_OBJ_NEW_SMALL_INT(MP_S_IFDIR), MP_OBJ_NEW_SMALL_INT(0)};
      mp_obj_list_append(list, mp_obj_new_tuple(MP_ARRAY_SIZE(entry), entry));
    }
  }
  return list;
}

/// The ten numbers of stat() or statvfs(), of which only the one at `index` is known.
mp_obj_t tenNumbers(mp_int_t index, mp_int_t number) {
  mp_obj_t values[10];
  for (mp_obj_t &value : values)
    value = MP_OBJ_NEW_SMALL_INT(0);
  values[index] = MP_OBJ_NEW_SMALL_INT(number);
  return mp_obj_new_tuple(MP_ARRAY_SIZE(values), values);
}

/// Asks a file system that has no protocol for C code.
mp_import_stat_t importStatByMethod(Mount *mount, const char *path) {
  nlr_buf_t context;
  if (nlr_push(&context) != 0)
    return MP_IMPORT_STAT_NO_EXIST;
  mp_obj_t status = askFileSystem(mount, MP_QSTR_stat, mp_obj_new_str_from_cstr(path));
  mp_obj_t *items;
  size_t length;
  mp_obj_get_array(status, &length, &items);
  mp_int_t mode = length ? mp_obj_get_int(items[kModeIndex]) : 0;
  nlr_pop();
  return mode & MP_S_IFDIR ? MP_IMPORT_STAT_DIR : MP_IMPORT_STAT_FILE;
}

} // namespace
} // namespace adder::modules

using namespace adder::modules;

// --- Import.

mp_import_stat_t mp_vfs_import_stat(const char *path) {
  const char *inside;
  Mount *mount = mp_vfs_lookup_path(path, &inside);
  if (!isFileSystem(mount))
    return mount == MP_VFS_ROOT ? MP_IMPORT_STAT_DIR : MP_IMPORT_STAT_NO_EXIST;
  const mp_obj_type_t *type = mp_obj_get_type(mount->obj);
  // What is native and could be mounted is a file system.  A class has its own methods, and its protocol, if
  // any, wants the native part.
  if (!MP_OBJ_TYPE_HAS_SLOT(type, protocol) || type->flags & MP_TYPE_FLAG_INSTANCE_TYPE)
    return importStatByMethod(mount, inside);
  auto *protocol = static_cast<const mp_vfs_proto_t *>(MP_OBJ_TYPE_GET_SLOT(type, protocol));
  return protocol->import_stat(MP_OBJ_TO_PTR(mount->obj), inside);
}

mp_import_stat_t mp_import_stat(const char *path) { return mp_vfs_import_stat(path); }

// --- The current directory.

mp_obj_t mp_vfs_chdir(mp_obj_t path) {
  Route route(path);
  // The top of the tree is not that of the file system there: it also has the places of others.
  Mount *current = route.mount;
  route.enterTop();
  if (!route.isTopOfTree())
    route.ask(MP_QSTR_chdir);
  MP_STATE_VM(vfs_cur) = current;
  return mp_const_none;
}

mp_obj_t mp_vfs_getcwd(void) {
  Mount *mount = MP_STATE_VM(vfs_cur);
  if (mount == MP_VFS_ROOT)
    return slash();
  mp_obj_t inside = askFileSystem(mount, MP_QSTR_getcwd);
  if (isAtRoot(mount))
    return inside;
  vstr_t path;
  vstr_init(&path, mount->len + 1);
  vstr_add_strn(&path, mount->str, mount->len);
  size_t length;
  const char *directory = mp_obj_str_get_data(inside, &length);
  if (length != 1 || directory[0] != '/')
    vstr_add_strn(&path, directory, length);
  return mp_obj_new_str_from_vstr(&path);
}

// --- What directories have in them.

mp_obj_t mp_vfs_ilistdir(size_t count, const mp_obj_t *values) {
  mp_obj_t path = count ? values[0] : MP_OBJ_NEW_QSTR(MP_QSTR_);
  bool isStr = mp_obj_get_type(path) == &mp_type_str;
  Route route(path);
  mp_obj_t entries =
      route.isTopOfTree() ? listTop(isStr ? &mp_type_str : &mp_type_bytes) : route.ask(MP_QSTR_ilistdir);
  return mp_getiter(entries, nullptr);
}

mp_obj_t mp_vfs_listdir(size_t count, const mp_obj_t *values) {
  mp_obj_t names = mp_obj_new_list(0, nullptr);
  mp_obj_t entries = mp_vfs_ilistdir(count, values);
  for (mp_obj_t entry; (entry = mp_iternext(entries)) != MP_OBJ_STOP_ITERATION;)
    mp_obj_list_append(names, mp_obj_subscr(entry, MP_OBJ_NEW_SMALL_INT(0), MP_OBJ_SENTINEL));
  return names;
}

// --- One path, one method.

mp_obj_t mp_vfs_remove(mp_obj_t path) { return Route(path).ask(MP_QSTR_remove); }
mp_obj_t mp_vfs_rmdir(mp_obj_t path) { return Route(path).ask(MP_QSTR_rmdir); }

mp_obj_t mp_vfs_mkdir(mp_obj_t path) {
  Route route(path);
  if (route.isTopOfSomething())
    mp_raise_OSError(MP_EEXIST);
  return route.ask(MP_QSTR_mkdir);
}

mp_obj_t mp_vfs_stat(mp_obj_t path) {
  Route route(path);
  return route.isTopOfTree() ? tenNumbers(kModeIndex, MP_S_IFDIR) : route.ask(MP_QSTR_stat);
}

mp_obj_t mp_vfs_statvfs(mp_obj_t path) {
  Route route(path);
  route.enterTop();
  return route.isTopOfTree() ? tenNumbers(kNameLimitIndex, MICROPY_ALLOC_PATH_MAX)
                             : route.ask(MP_QSTR_statvfs);
}

mp_obj_t mp_vfs_rename(mp_obj_t from, mp_obj_t to) {
  Route source(from), target(to);
  if (source.mount != target.mount)
    mp_raise_OSError(MP_EPERM); // no file system can
  return source.ask(MP_QSTR_rename, target.inside);
}

// --- open().

mp_obj_t mp_vfs_open(size_t count, const mp_obj_t *values, mp_map_t *keywords) {
  enum { Name, Mode };
  static const mp_arg_t kArguments[] = {
      {ARGUMENT(file, MP_ARG_REQUIRED, MP_ROM_NONE)},
      {ARGUMENT(mode, 0, MP_ROM_QSTR(MP_QSTR_r))},
      {ARGUMENT_INT(buffering, 0, -1)},     // accepted, without effect
      {ARGUMENT(encoding, 0, MP_ROM_NONE)}, // the same
  };
  auto given = adder::runtime::givenFor(kArguments, count, values, keywords);
#if MICROPY_VFS_POSIX
  if (mp_obj_is_small_int(given.object(Name)))
    return openFile(given.object(Name), mp_obj_str_get_str(given.object(Mode)));
#endif
  return Route(given.object(Name)).ask(MP_QSTR_open, given.object(Mode));
}

mp_obj_t mp_builtin_open(size_t count, const mp_obj_t *values, mp_map_t *keywords) {
  return mp_vfs_open(count, values, keywords);
}

MP_DEFINE_CONST_FUN_OBJ_KW(mp_builtin_open_obj, 0, mp_builtin_open);
MP_DEFINE_CONST_FUN_OBJ_0(mp_vfs_getcwd_obj, mp_vfs_getcwd);
MP_DEFINE_CONST_FUN_OBJ_1(mp_vfs_chdir_obj, mp_vfs_chdir);
MP_DEFINE_CONST_FUN_OBJ_1(mp_vfs_mkdir_obj, mp_vfs_mkdir);
MP_DEFINE_CONST_FUN_OBJ_1(mp_vfs_remove_obj, mp_vfs_remove);
MP_DEFINE_CONST_FUN_OBJ_1(mp_vfs_rmdir_obj, mp_vfs_rmdir);
MP_DEFINE_CONST_FUN_OBJ_1(mp_vfs_stat_obj, mp_vfs_stat);
MP_DEFINE_CONST_FUN_OBJ_1(mp_vfs_statvfs_obj, mp_vfs_statvfs);
MP_DEFINE_CONST_FUN_OBJ_2(mp_vfs_rename_obj, mp_vfs_rename);
MP_DEFINE_CONST_FUN_OBJ_KW(mp_vfs_open_obj, 0, mp_vfs_open);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_vfs_ilistdir_obj, 0, 1, mp_vfs_ilistdir);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_vfs_listdir_obj, 0, 1, mp_vfs_listdir);

#endif // MICROPY_VFS
