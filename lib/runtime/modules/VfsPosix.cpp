//===- runtime/modules/VfsPosix.cpp - The system's files as a file system ---------------------------===//
//
// VfsPosix(root): absolute paths begin at the directory `root`, relative ones at the process's current
// directory.
//
//===------------------------------------------------------------------------------------------------===//

#include "extmod/vfs.h"

#if MICROPY_VFS_POSIX

#include "py/objstr.h"
#include "py/objtuple.h"
#include "runtime/core/Members.h"
#include "runtime/core/Memory.h"
#include "runtime/modules/Posix.h"

#include <dirent.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <climits>
#include <cstdio>
#include <cstring>

extern "C" const mp_obj_type_t mp_type_vfs_posix;

namespace adder::modules {

namespace {

struct VfsPosix {
  mp_obj_base_t base;
  bool isReadOnly;
  mp_obj_t root; ///< str, without a slash at its end; empty for the system's own root
};

VfsPosix *fileSystemOf(mp_obj_t object) {
  auto *self = static_cast<VfsPosix *>(MP_OBJ_TO_PTR(object));
  if (self->base.type != &mp_type_vfs_posix)
    self = static_cast<VfsPosix *>(
        MP_OBJ_TO_PTR(mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_vfs_posix))));
  return self;
}

VfsPosix *writableOf(mp_obj_t object) {
  VfsPosix *self = fileSystemOf(object);
  if (self->isReadOnly)
    mp_raise_OSError(MP_EROFS);
  return self;
}

/// Where `path` is for the system: itself, or a str or C string behind the root.
const char *systemPath(VfsPosix *self, const char *path) {
  size_t rootLength;
  const char *root = mp_obj_str_get_data(self->root, &rootLength);
  if (rootLength == 0 || path[0] != '/')
    return path;
  size_t length = std::strlen(path);
  char *joined = m_new(char, rootLength + length + 1);
  std::memcpy(joined, root, rootLength);
  std::memcpy(joined + rootLength, path, length + 1);
  return joined;
}

/// Without a NUL inside, which the system would take for the end.
const char *systemPath(VfsPosix *self, mp_obj_t path) {
  size_t length;
  const char *text = mp_obj_str_get_data(path, &length);
  if (std::strlen(text) != length)
    mp_raise_ValueError(MP_ERROR_TEXT("embedded null character"));
  return systemPath(self, text);
}

/// The process's current directory.
mp_obj_t currentDirectory() {
  char path[PATH_MAX];
  if (!getcwd(path, sizeof path))
    mp_raise_OSError(errno);
  return mp_obj_new_str_of_type(&mp_type_str, reinterpret_cast<const byte *>(path), std::strlen(path));
}

mp_obj_t makeNew(const mp_obj_type_t *type, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 0, 1, false);
  vstr_t root;
  vstr_init(&root, 16);
  if (positional == 1) {
    size_t length;
    const char *path = mp_obj_str_get_data(values[0], &length);
    if (length != 0 && path[0] != '/') { // which must not change with the current directory
      size_t currentLength;
      const char *current = mp_obj_str_get_data(currentDirectory(), &currentLength);
      vstr_add_strn(&root, current, currentLength);
      vstr_add_byte(&root, '/');
    }
    vstr_add_strn(&root, path, length);
    while (root.len != 0 && root.buf[root.len - 1] == '/')
      --root.len;
  }
  mp_obj_t text = mp_obj_new_str_from_vstr(&root);
  return MP_OBJ_FROM_PTR(runtime::newObject<VfsPosix>(type, false, text));
}

mp_obj_t mount(mp_obj_t object, mp_obj_t readOnly, mp_obj_t makeFileSystem) {
  if (mp_obj_is_true(makeFileSystem))
    mp_raise_OSError(MP_EPERM);
  if (mp_obj_is_true(readOnly))
    fileSystemOf(object)->isReadOnly = true;
  return mp_const_none;
}

mp_obj_t umount(mp_obj_t) { return mp_const_none; }

mp_obj_t open(mp_obj_t object, mp_obj_t path, mp_obj_t modeObject) {
  VfsPosix *self = fileSystemOf(object);
  const char *mode = mp_obj_str_get_str(modeObject);
  if (self->isReadOnly && modeWrites(mode))
    mp_raise_OSError(MP_EROFS);
  if (!mp_obj_is_small_int(path))
    path = mp_obj_new_str_from_cstr(systemPath(self, path));
  return openFile(path, mode);
}

mp_obj_t changeDirectory(mp_obj_t object, mp_obj_t pathObject) {
  const char *path = systemPath(fileSystemOf(object), pathObject);
  checked([&] { return chdir(path); });
  return mp_const_none;
}

mp_obj_t currentDirectoryOf(mp_obj_t object) {
  VfsPosix *self = fileSystemOf(object);
  mp_obj_t current = currentDirectory();
  size_t rootLength, length;
  const char *root = mp_obj_str_get_data(self->root, &rootLength);
  const char *text = mp_obj_str_get_data(current, &length);
  if (rootLength == 0)
    return current;
  if (length < rootLength || std::memcmp(text, root, rootLength) != 0)
    return current;
  if (length == rootLength)
    return MP_OBJ_NEW_QSTR(MP_QSTR__slash_);
  return mp_obj_new_str(text + rootLength, length - rootLength);
}

// --- Directories.

struct Directory {
  mp_obj_base_t base;
  DIR *stream; ///< null at the end
  bool isStr;
};

mp_int_t kindOf(const dirent *entry) {
#ifdef _DIRENT_HAVE_D_TYPE
  if (entry->d_type == DT_DIR)
    return MP_S_IFDIR;
  if (entry->d_type == DT_REG)
    return MP_S_IFREG;
  return mp_int_t(DTTOIF(entry->d_type));
#else
  (void)entry;
  return 0;
#endif
}

bool isDots(const char *name) { return name[0] == '.' && (name[1] == 0 || (name[1] == '.' && name[2] == 0)); }

mp_obj_t finishDirectory(mp_obj_t object) {
  auto *self = static_cast<Directory *>(MP_OBJ_TO_PTR(object));
  if (self->stream)
    closedir(self->stream);
  self->stream = nullptr;
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_1(kFinishDirectory, finishDirectory);

mp_obj_t nextEntry(mp_obj_t object) {
  auto *self = static_cast<Directory *>(MP_OBJ_TO_PTR(object));
  while (self->stream) {
    dirent *entry = readdir(self->stream);
    if (!entry) {
      finishDirectory(object);
      break;
    }
    if (isDots(entry->d_name))
      continue;
    mp_int_t kind = kindOf(entry);
    auto number = entry->d_ino;
    auto *name = reinterpret_cast<const byte *>(entry->d_name);
    mp_obj_t values[3];
    values[0] =
        mp_obj_new_str_of_type(self->isStr ? &mp_type_str : &mp_type_bytes, name, std::strlen(entry->d_name));
    values[1] = MP_OBJ_NEW_SMALL_INT(kind);
    values[2] = mp_obj_new_int_from_ull(number);
    return mp_obj_new_tuple(3, values);
  }
  return MP_OBJ_STOP_ITERATION;
}

const mp_rom_map_elem_t kDirectoryMethods[] = {
    {MEMBER(__del__, kFinishDirectory)},
};
MP_DEFINE_CONST_DICT(kDirectoryDict, kDirectoryMethods);

MP_DEFINE_CONST_OBJ_TYPE(kDirectoryType, MP_QSTR_iterator, MP_TYPE_FLAG_ITER_IS_ITERNEXT, iter, nextEntry,
                         locals_dict, &kDirectoryDict);

mp_obj_t listDirectory(size_t count, const mp_obj_t *values) {
  const char *path = ".";
  bool isStr = true;
  if (count > 1) {
    isStr = mp_obj_get_type(values[1]) == &mp_type_str;
    size_t length;
    if (mp_obj_str_get_data(values[1], &length); length != 0)
      path = systemPath(fileSystemOf(values[0]), values[1]);
  }
  auto *self = mp_obj_malloc_with_finaliser(Directory, &kDirectoryType);
  self->stream = nullptr;
  self->isStr = isStr;
  self->stream = opendir(path);
  if (!self->stream)
    mp_raise_OSError(errno);
  return MP_OBJ_FROM_PTR(self);
}

// --- Names.

mp_obj_t makeDirectory(mp_obj_t object, mp_obj_t name) {
  const char *path = systemPath(writableOf(object), name);
  checked([&] { return mkdir(path, 0777); });
  return mp_const_none;
}

mp_obj_t removeFile(mp_obj_t object, mp_obj_t name) {
  const char *path = systemPath(writableOf(object), name);
  checked([&] { return unlink(path); });
  return mp_const_none;
}

mp_obj_t renameFile(mp_obj_t object, mp_obj_t from, mp_obj_t to) {
  VfsPosix *self = writableOf(object);
  const char *fromPath = systemPath(self, from);
  const char *toPath = systemPath(self, to);
  checked([&] { return ::rename(fromPath, toPath); });
  return mp_const_none;
}

mp_obj_t removeDirectory(mp_obj_t object, mp_obj_t name) {
  const char *path = systemPath(writableOf(object), name);
  checked([&] { return rmdir(path); });
  return mp_const_none;
}

mp_obj_t statusOf(mp_obj_t object, mp_obj_t name) {
  const char *path = systemPath(fileSystemOf(object), name);
  struct stat status;
  checked([&] { return ::stat(path, &status); });
  mp_obj_t values[10] = {
      MP_OBJ_NEW_SMALL_INT(status.st_mode),    mp_obj_new_int_from_ull(status.st_ino),
      mp_obj_new_int_from_ull(status.st_dev),  mp_obj_new_int_from_ull(status.st_nlink),
      mp_obj_new_int_from_uint(status.st_uid), mp_obj_new_int_from_uint(status.st_gid),
      mp_obj_new_int_from_ll(status.st_size),  mp_obj_new_int_from_ll(status.st_atime),
      mp_obj_new_int_from_ll(status.st_mtime), mp_obj_new_int_from_ll(status.st_ctime),
  };
  return mp_obj_new_tuple(10, values);
}

mp_obj_t spaceOf(mp_obj_t object, mp_obj_t name) {
  const char *path = systemPath(fileSystemOf(object), name);
  struct statvfs space;
  checked([&] { return ::statvfs(path, &space); });
  mp_obj_t values[10] = {
      mp_obj_new_int_from_ull(space.f_bsize),  mp_obj_new_int_from_ull(space.f_frsize),
      mp_obj_new_int_from_ull(space.f_blocks), mp_obj_new_int_from_ull(space.f_bfree),
      mp_obj_new_int_from_ull(space.f_bavail), mp_obj_new_int_from_ull(space.f_files),
      mp_obj_new_int_from_ull(space.f_ffree),  mp_obj_new_int_from_ull(space.f_favail),
      mp_obj_new_int_from_ull(space.f_flag),   mp_obj_new_int_from_ull(space.f_namemax),
  };
  return mp_obj_new_tuple(10, values);
}

mp_import_stat_t importStatus(void *object, const char *path) {
  struct stat status;
  if (::stat(systemPath(fileSystemOf(MP_OBJ_FROM_PTR(object)), path), &status) != 0)
    return MP_IMPORT_STAT_NO_EXIST;
  if (S_ISDIR(status.st_mode))
    return MP_IMPORT_STAT_DIR;
  return S_ISREG(status.st_mode) ? MP_IMPORT_STAT_FILE : MP_IMPORT_STAT_NO_EXIST;
}

MP_DEFINE_CONST_FUN_OBJ_3(kMount, mount);
MP_DEFINE_CONST_FUN_OBJ_1(kUmount, umount);
MP_DEFINE_CONST_FUN_OBJ_3(kOpen, open);
MP_DEFINE_CONST_FUN_OBJ_2(kChangeDirectory, changeDirectory);
MP_DEFINE_CONST_FUN_OBJ_1(kCurrentDirectory, currentDirectoryOf);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(kListDirectory, 1, 2, listDirectory);
MP_DEFINE_CONST_FUN_OBJ_2(kMakeDirectory, makeDirectory);
MP_DEFINE_CONST_FUN_OBJ_2(kRemove, removeFile);
MP_DEFINE_CONST_FUN_OBJ_3(kRename, renameFile);
MP_DEFINE_CONST_FUN_OBJ_2(kRemoveDirectory, removeDirectory);
MP_DEFINE_CONST_FUN_OBJ_2(kStatus, statusOf);
MP_DEFINE_CONST_FUN_OBJ_2(kSpace, spaceOf);

const mp_rom_map_elem_t kMethods[] = {
    {MEMBER(mount, kMount)},
    {MEMBER(umount, kUmount)},
    {MEMBER(open, kOpen)},
    {MEMBER(chdir, kChangeDirectory)},
    {MEMBER(getcwd, kCurrentDirectory)},
    {MEMBER(ilistdir, kListDirectory)},
    {MEMBER(mkdir, kMakeDirectory)},
    {MEMBER(remove, kRemove)},
    {MEMBER(rename, kRename)},
    {MEMBER(rmdir, kRemoveDirectory)},
    {MEMBER(stat, kStatus)},
    {MEMBER(statvfs, kSpace)},
};
MP_DEFINE_CONST_DICT(kMethodDict, kMethods);

const mp_vfs_proto_t kProtocol = {importStatus};

} // namespace
} // namespace adder::modules

using namespace adder::modules;

MP_DEFINE_CONST_OBJ_TYPE(mp_type_vfs_posix, MP_QSTR_VfsPosix, MP_TYPE_FLAG_PROTOCOL_IS_NO_STREAM, make_new,
                         makeNew, protocol, &kProtocol, locals_dict, &kMethodDict);

#endif // MICROPY_VFS_POSIX
