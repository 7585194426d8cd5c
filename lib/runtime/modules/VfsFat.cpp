//===- runtime/modules/VfsFat.cpp - vfs.VfsFat ----------------------------------------------------------===//
//
// VfsFat(device): the file system on a block device.
//
//===--------------------------------------------------------------------------------------------------===//

#include "py/mpconfig.h"

#if MICROPY_VFS_FAT

#include "py/mperrno.h"
#include "py/objtuple.h"
#include "py/runtime.h"
#include "runtime/core/Members.h"
#include "runtime/fat/Time.h"
#include "runtime/modules/BlockDevice.h"
#include "runtime/modules/VfsFatDevice.h"
#include "runtime/modules/VfsFatPath.h"

#include <cstring>

namespace adder::modules {

using fat::Status;

int errnoOf(Status status) {
  switch (status) {
  case Status::Ok:
    return 0;
  case Status::NotFound:
    return MP_ENOENT;
  case Status::Exists:
    return MP_EEXIST;
  case Status::BadName:
  case Status::Gone:
    return MP_EINVAL;
  case Status::Denied:
  case Status::NotEmpty:
    return MP_EACCES;
  case Status::IsDirectory:
    return MP_EISDIR;
  case Status::NotDirectory:
    return MP_ENOTDIR;
  case Status::Full:
    return MP_ENOSPC;
  case Status::ReadOnly:
    return MP_EROFS;
  case Status::NoFileSystem:
    return MP_ENODEV;
  case Status::Damaged:
  case Status::DeviceFailed:
    break;
  }
  return MP_EIO;
}

void check(Status status) {
  if (status != Status::Ok)
    mp_raise_OSError(errnoOf(status));
}

namespace {

VfsFat *fileSystemOf(mp_obj_t object) {
  if (!mp_obj_is_exact_type(object, &mp_fat_vfs_type))
    object = mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_fat_vfs_type));
  return static_cast<VfsFat *>(MP_OBJ_TO_PTR(object));
}

/// Closes files whose finaliser came at the wrong time.
Status closeAbandoned(VfsFat *self) {
  for (fat::File *file = self->volume.files(), *next; file; file = next) {
    next = file->next;
    auto *open = static_cast<OpenFatFile *>(file);
    if (!open->isAbandoned)
      continue;
    open->isAbandoned = false; // tried once: a device that raises now may do so each time
    if (Status status = self->volume.close(file); status != Status::Ok)
      return status;
  }
  return Status::Ok;
}

} // namespace

int enterFat(VfsFat *self) {
  if (self->isBusy)
    return MP_EBUSY;
  if (!self->volume.isMounted())
    return MP_ENODEV;
  return errnoOf(closeAbandoned(self));
}

VfsFat *enterFat(mp_obj_t object) {
  VfsFat *self = fileSystemOf(object);
  if (int error = enterFat(self))
    mp_raise_OSError(error);
  return self;
}

namespace {

// --- The file system as a whole.

mp_obj_t makeNew(const mp_obj_type_t *type, size_t count, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(count, pairs, 1, 1, false);
  VfsFat *self = newFat(type, values[0]);
  fat::Device device = deviceOf(self);
  Status status = self->volume.mount(device, self->buffer);
  if (status != Status::NoFileSystem) // which mount() may make
    check(status);
  return MP_OBJ_FROM_PTR(self);
}

/// Looks at what is there first: what cannot be read is not written to.
mp_obj_t makeFileSystem(mp_obj_t device) {
  check(formatFat(fileSystemOf(fileSystemOnDevice(device))));
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_1(kMakeFileSystemFunction, makeFileSystem);
MP_DEFINE_CONST_STATICMETHOD_OBJ(kMakeFileSystem, MP_ROM_PTR(&kMakeFileSystemFunction));

mp_obj_t mount(mp_obj_t object, mp_obj_t readOnly, mp_obj_t makesNew) {
  VfsFat *self = fileSystemOf(object);
  if (self->isBusy)
    mp_raise_OSError(MP_EBUSY);
  if (mp_obj_is_true(readOnly)) {
    check(self->volume.sync());
    self->device.writeblocks[0] = MP_OBJ_NULL;
    self->volume.device.write = nullptr;
  }
  if (!self->volume.isMounted() && mp_obj_is_true(makesNew)) {
    check(formatFat(self));
    fat::Device device = deviceOf(self);
    check(self->volume.mount(device, self->buffer));
  }
  if (!self->volume.isMounted())
    mp_raise_OSError(MP_ENODEV);
  return mp_const_none;
}

mp_obj_t umount(mp_obj_t object) {
  VfsFat *self = fileSystemOf(object);
  if (self->volume.isMounted())
    check(enterFat(object)->volume.sync());
  return mp_const_none;
}

mp_obj_t tenNumbers(const uint64_t *numbers) {
  mp_obj_t values[10];
  for (size_t i = 0; i < MP_ARRAY_SIZE(values); ++i)
    values[i] = mp_obj_new_int_from_ull(numbers[i]);
  return mp_obj_new_tuple(MP_ARRAY_SIZE(values), values);
}

mp_obj_t spaceOf(mp_obj_t object, mp_obj_t) {
  fat::Volume &volume = enterFat(object)->volume;
  uint32_t free;
  check(volume.countFree(&free));
  uint64_t size = volume.clusterBytes();
  uint64_t numbers[10] = {size, size, volume.clusters(), free, free, 0, 0, 0, 0, fat::kLongestName};
  return tenNumbers(numbers);
}

// --- Directories.

mp_obj_t newName(const fat::Name &name, bool isStr) {
  char text[fat::kLongestText];
  size_t length = fat::formatName(name, text);
  return mp_obj_new_str_of_type(isStr ? &mp_type_str : &mp_type_bytes, reinterpret_cast<byte *>(text),
                                length);
}

/// Names as the directories have them, whatever the letters of `path`.
mp_obj_t changeDirectory(mp_obj_t object, mp_obj_t path) {
  VfsFat *self = enterFat(object);
  FatPath kept(self, path);
  std::string_view whole = kept.text, rest = whole;
  fat::Cursor cursor;
  check(self->volume.openDirectory(whole, &cursor));
  vstr_t text;
  vstr_init(&text, 16);
  while (!takeFatName(rest).empty()) {
    fat::Entry entry;
    char name[fat::kLongestText];
    check(self->volume.find(whole.substr(0, size_t(rest.data() - whole.data())), &entry));
    vstr_add_byte(&text, '/');
    vstr_add_strn(&text, name, fat::formatName(entry.name, name));
  }
  self->current = text.len == 0 ? MP_OBJ_NEW_QSTR(MP_QSTR__slash_) : mp_obj_new_str_from_vstr(&text);
  return mp_const_none;
}

mp_obj_t currentDirectory(mp_obj_t object) { return fileSystemOf(object)->current; }

struct Directory {
  mp_obj_base_t base;
  bool isStr;
  VfsFat *fileSystem;
  fat::Cursor cursor;
};

mp_obj_t nextEntry(mp_obj_t object) {
  auto *self = static_cast<Directory *>(MP_OBJ_TO_PTR(object));
  if (self->cursor.isAtEnd)
    return MP_OBJ_STOP_ITERATION;
  VfsFat *fileSystem = self->fileSystem;
  if (int error = enterFat(fileSystem))
    mp_raise_OSError(error);
  fat::Entry entry;
  Status status = fileSystem->volume.next(&self->cursor, &entry);
  if (status == Status::NotFound) {
    self->cursor.isAtEnd = true;
    return MP_OBJ_STOP_ITERATION;
  }
  check(status);
  mp_obj_t values[4] = {
      newName(entry.name, self->isStr),
      MP_OBJ_NEW_SMALL_INT(entry.isDirectory() ? MP_S_IFDIR : MP_S_IFREG),
      MP_OBJ_NEW_SMALL_INT(0),
      mp_obj_new_int_from_ull(entry.size()),
  };
  return mp_obj_new_tuple(MP_ARRAY_SIZE(values), values);
}

MP_DEFINE_CONST_OBJ_TYPE(kDirectoryType, MP_QSTR_iterator, MP_TYPE_FLAG_ITER_IS_ITERNEXT, iter, nextEntry);

mp_obj_t listDirectory(size_t count, const mp_obj_t *values) {
  VfsFat *fileSystem = enterFat(values[0]);
  mp_obj_t path = count > 1 ? values[1] : MP_OBJ_NEW_QSTR(MP_QSTR_);
  fat::Cursor cursor;
  FatPath place(fileSystem, path);
  check(fileSystem->volume.openDirectory(place.text, &cursor));
  auto *self = mp_obj_malloc(Directory, &kDirectoryType);
  self->isStr = mp_obj_is_str(path);
  self->fileSystem = fileSystem;
  self->cursor = cursor;
  return MP_OBJ_FROM_PTR(self);
}

// --- Names.

mp_obj_t makeDirectory(mp_obj_t object, mp_obj_t path) {
  VfsFat *self = enterFat(object);
  FatPath place(self, path);
  check(self->volume.makeDirectory(place.text));
  return mp_const_none;
}

mp_obj_t removeFile(mp_obj_t object, mp_obj_t path) {
  VfsFat *self = enterFat(object);
  FatPath place(self, path);
  check(self->volume.removeFile(place.text));
  return mp_const_none;
}

/// Not the one that relative paths start from.
mp_obj_t removeDirectory(mp_obj_t object, mp_obj_t path) {
  VfsFat *self = enterFat(object);
  FatPath place(self, path);
  fat::Entry current, entry;
  check(self->volume.find(place.text, &entry));
  bool isThere = !entry.isRoot && self->volume.find(fatPathText(self->current), &current) == Status::Ok;
  if (isThere && !current.isRoot && current.sector == entry.sector && current.offset == entry.offset)
    mp_raise_OSError(MP_EACCES);
  check(self->volume.removeDirectory(place.text));
  return mp_const_none;
}

mp_obj_t renameFile(mp_obj_t object, mp_obj_t from, mp_obj_t to) {
  VfsFat *self = enterFat(object);
  FatPath source(self, from), target(self, to);
  check(self->volume.rename(source.text, target.text));
  return mp_const_none;
}

mp_obj_t open(mp_obj_t object, mp_obj_t path, mp_obj_t mode) {
  VfsFat *self = enterFat(object);
  FatPath place(self, path);
  return openFatFile(self, place.text, mp_obj_str_get_str(mode));
}

mp_obj_t statusOf(mp_obj_t object, mp_obj_t path) {
  VfsFat *self = enterFat(object);
  fat::Entry entry;
  FatPath place(self, path);
  check(self->volume.find(place.text, &entry));
  uint64_t time = fat::secondsOf(entry.changed());
  uint64_t mode = entry.isDirectory() ? MP_S_IFDIR : MP_S_IFREG;
  uint64_t numbers[10] = {mode, 0, 0, 0, 0, 0, entry.size(), time, time, time};
  return tenNumbers(numbers);
}

mp_import_stat_t importStatus(void *object, const char *path) {
  VfsFat *self = enterFat(MP_OBJ_FROM_PTR(object));
  fat::Entry entry;
  FatPath place(self, std::string_view(path));
  if (self->volume.find(place.text, &entry) != Status::Ok)
    return MP_IMPORT_STAT_NO_EXIST;
  return entry.isDirectory() ? MP_IMPORT_STAT_DIR : MP_IMPORT_STAT_FILE;
}

MP_DEFINE_CONST_FUN_OBJ_3(kMount, mount);
MP_DEFINE_CONST_FUN_OBJ_1(kUmount, umount);
MP_DEFINE_CONST_FUN_OBJ_3(kOpen, open);
MP_DEFINE_CONST_FUN_OBJ_2(kChangeDirectory, changeDirectory);
MP_DEFINE_CONST_FUN_OBJ_1(kCurrentDirectory, currentDirectory);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(kListDirectory, 1, 2, listDirectory);
MP_DEFINE_CONST_FUN_OBJ_2(kMakeDirectory, makeDirectory);
MP_DEFINE_CONST_FUN_OBJ_2(kRemove, removeFile);
MP_DEFINE_CONST_FUN_OBJ_3(kRename, renameFile);
MP_DEFINE_CONST_FUN_OBJ_2(kRemoveDirectory, removeDirectory);
MP_DEFINE_CONST_FUN_OBJ_2(kStatus, statusOf);
MP_DEFINE_CONST_FUN_OBJ_2(kSpace, spaceOf);

const mp_rom_map_elem_t kMethods[] = {
    {MEMBER(mkfs, kMakeFileSystem)},    {MEMBER(mount, kMount)},
    {MEMBER(umount, kUmount)},          {MEMBER(open, kOpen)},
    {MEMBER(chdir, kChangeDirectory)},  {MEMBER(getcwd, kCurrentDirectory)},
    {MEMBER(ilistdir, kListDirectory)}, {MEMBER(mkdir, kMakeDirectory)},
    {MEMBER(remove, kRemove)},          {MEMBER(rename, kRename)},
    {MEMBER(rmdir, kRemoveDirectory)},  {MEMBER(stat, kStatus)},
    {MEMBER(statvfs, kSpace)},
};
MP_DEFINE_CONST_DICT(kMethodDict, kMethods);

const mp_vfs_proto_t kProtocol = {importStatus};

} // namespace

mp_obj_t fileSystemOnDevice(mp_obj_t device) { return makeNew(&mp_fat_vfs_type, 1, 0, &device); }

} // namespace adder::modules

using namespace adder::modules;

MP_DEFINE_CONST_OBJ_TYPE(mp_fat_vfs_type, MP_QSTR_VfsFat, MP_TYPE_FLAG_PROTOCOL_IS_NO_STREAM, make_new,
                         makeNew, protocol, &kProtocol, locals_dict, &kMethodDict);

#endif // MICROPY_VFS_FAT
