//===- runtime/modules/VfsRom.cpp - vfs.VfsRom ----------------------------------------------------------===//
//
// VfsRom(memory): a file system in a buffer.  It stays where it is, and nothing is copied but what is read.
//
//===--------------------------------------------------------------------------------------------------===//

#include "extmod/vfs.h"

#if MICROPY_VFS_ROM

#include "py/objstr.h"
#include "py/objtuple.h"
#include "py/runtime.h"
#include "runtime/modules/VfsRom.h"

#include "runtime/core/Members.h"
#include "runtime/core/Memory.h"

#include <cstring>

extern "C" const mp_obj_type_t mp_type_vfs_rom;

namespace adder::modules {

namespace {

enum RecordKind : size_t {
  kContent = 2,
  kContentElsewhere = 3,
  kDirectory = 4,
  kFile = 5,
  kFileSystem = 0x14a6b1
};

constexpr int kLongestName = 32767;

struct VfsRom {
  mp_obj_base_t base;
  mp_obj_t memory;
  RomRange root; ///< the records; places are counted from their start
};

VfsRom *fileSystemOf(mp_obj_t object) {
  if (!mp_obj_is_exact_type(object, &mp_type_vfs_rom))
    object = mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_vfs_rom));
  return static_cast<VfsRom *>(MP_OBJ_TO_PTR(object));
}

// --- Records.

struct Memory {
  const byte *bytes;
  size_t length;

  explicit Memory(mp_obj_t object) {
    mp_buffer_info_t buffer;
    mp_get_buffer_raise(object, &buffer, MP_BUFFER_READ);
    bytes = static_cast<const byte *>(buffer.buf);
    length = buffer.len;
  }
};

/// The number at the start of `rest`, which goes on behind it.  False if there is none.
bool takeNumber(const Memory &memory, RomRange &rest, size_t *number) {
  size_t value = 0;
  for (size_t at = rest.start; at < rest.end && at < memory.length; ++at) {
    if (value > SIZE_MAX >> 7)
      return false;
    value = value << 7 | (memory.bytes[at] & 0x7f);
    if (memory.bytes[at] & 0x80)
      continue;
    rest.start = at + 1;
    *number = value;
    return true;
  }
  return false;
}

/// The next `size` bytes.
bool takeBytes(const Memory &memory, RomRange &rest, size_t size, RomRange *taken) {
  size_t end = rest.end < memory.length ? rest.end : memory.length;
  if (rest.start > end || size > end - rest.start)
    return false;
  *taken = {rest.start, rest.start + size};
  rest.start += size;
  return true;
}

bool takeRecord(const Memory &memory, RomRange &rest, size_t *kind, RomRange *record) {
  size_t size;
  return takeNumber(memory, rest, kind) && takeNumber(memory, rest, &size) &&
         takeBytes(memory, rest, size, record);
}

struct Entry {
  bool isDirectory;
  RomRange name;
  RomRange content;
};

/// The content in the records of a file.
bool findContent(const VfsRom *self, const Memory &memory, RomRange records, RomRange *content) {
  size_t kind;
  for (RomRange record; takeRecord(memory, records, &kind, &record);) {
    if (kind == kContent) {
      *content = record;
      return true;
    }
    if (kind != kContentElsewhere)
      continue;
    size_t size, offset;
    if (!takeNumber(memory, record, &size) || !takeNumber(memory, record, &offset))
      return false;
    RomRange from = self->root;
    RomRange skipped;
    return takeBytes(memory, from, offset, &skipped) && takeBytes(memory, from, size, content);
  }
  return false;
}

/// The next file or directory.
bool takeEntry(const VfsRom *self, const Memory &memory, RomRange &rest, Entry *entry) {
  size_t kind;
  for (RomRange record; takeRecord(memory, rest, &kind, &record);) {
    if (kind != kFile && kind != kDirectory)
      continue;
    size_t length;
    if (!takeNumber(memory, record, &length) || !takeBytes(memory, record, length, &entry->name))
      return false;
    entry->isDirectory = kind == kDirectory;
    entry->content = record;
    if (entry->isDirectory || findContent(self, memory, record, &entry->content))
      return true;
  }
  return false;
}

// --- Paths.

/// `path` may begin with a slash, and end with one if it is a directory's.
bool find(const VfsRom *self, const char *path, Entry *entry) {
  Memory memory(self->memory);
  if (*path == '/')
    ++path;
  *entry = {true, {0, 0}, self->root};
  while (*path) {
    size_t length = std::strcspn(path, "/");
    RomRange rest = entry->content;
    do {
      if (!takeEntry(self, memory, rest, entry))
        return false;
    } while (entry->name.size() != length ||
             std::memcmp(memory.bytes + entry->name.start, path, length) != 0);
    path += length;
    if (*path == '\0')
      return true;
    if (!entry->isDirectory)
      return false;
    ++path;
  }
  return true;
}

Entry entryAt(const VfsRom *self, mp_obj_t path) {
  Entry entry;
  if (!find(self, mp_obj_str_get_str(path), &entry))
    mp_raise_OSError(MP_ENOENT);
  return entry;
}

mp_int_t modeOf(const Entry &entry) { return entry.isDirectory ? MP_S_IFDIR : MP_S_IFREG; }

// --- Methods.

mp_obj_t makeNew(const mp_obj_type_t *type, size_t count, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(count, pairs, 1, 1, false);
  Memory memory(values[0]);
  RomRange rest = {0, memory.length};
  RomRange root;
  size_t kind;
  if (!takeRecord(memory, rest, &kind, &root) || kind != kFileSystem)
    mp_raise_OSError(MP_ENODEV);
  // A view, because a bytearray that grows takes its bytes elsewhere.
  mp_obj_t view = mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_memoryview), values[0]);
  return MP_OBJ_FROM_PTR(runtime::newObject<VfsRom>(type, view, root));
}

mp_obj_t mount(mp_obj_t, mp_obj_t, mp_obj_t makesNew) {
  if (mp_obj_is_true(makesNew))
    mp_raise_OSError(MP_EPERM);
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_3(kMount, mount);

mp_obj_t umount(mp_obj_t) { return mp_const_none; }
MP_DEFINE_CONST_FUN_OBJ_1(kUmount, umount);

mp_obj_t open(mp_obj_t object, mp_obj_t path, mp_obj_t modeObject) {
  VfsRom *self = fileSystemOf(object);
  const char *mode = mp_obj_str_get_str(modeObject);
  if (mode[std::strcspn(mode, "wa+")])
    mp_raise_OSError(MP_EROFS);
  Entry entry = entryAt(self, path);
  if (entry.isDirectory)
    mp_raise_OSError(MP_EISDIR);
  return newRomFile(self->memory, entry.content, std::strchr(mode, 'b'));
}
MP_DEFINE_CONST_FUN_OBJ_3(kOpen, open);

/// There is no current directory but the root.
mp_obj_t changeDirectory(mp_obj_t, mp_obj_t path) {
  const char *text = mp_obj_str_get_str(path);
  if (std::strcmp(text, "/") != 0)
    mp_raise_OSError(MP_EOPNOTSUPP);
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_2(kChangeDirectory, changeDirectory);

mp_obj_t currentDirectory(mp_obj_t) { return MP_OBJ_NEW_QSTR(MP_QSTR_); }
MP_DEFINE_CONST_FUN_OBJ_1(kCurrentDirectory, currentDirectory);

struct Directory {
  mp_obj_base_t base;
  VfsRom *fileSystem;
  RomRange rest;
  bool isStr;
};

mp_obj_t nextEntry(mp_obj_t object) {
  auto *self = static_cast<Directory *>(MP_OBJ_TO_PTR(object));
  Memory memory(self->fileSystem->memory);
  Entry entry;
  if (!takeEntry(self->fileSystem, memory, self->rest, &entry)) {
    self->rest = {0, 0};
    return MP_OBJ_STOP_ITERATION;
  }
  const mp_obj_type_t *type = self->isStr ? &mp_type_str : &mp_type_bytes;
  mp_obj_t values[4] = {
      mp_obj_new_str_of_type(type, memory.bytes + entry.name.start, entry.name.size()),
      MP_OBJ_NEW_SMALL_INT(modeOf(entry)),
      MP_OBJ_NEW_SMALL_INT(0),
      mp_obj_new_int_from_uint(entry.content.size()),
  };
  return mp_obj_new_tuple(4, values);
}

MP_DEFINE_CONST_OBJ_TYPE(kDirectoryType, MP_QSTR_iterator, MP_TYPE_FLAG_ITER_IS_ITERNEXT, iter, nextEntry);

mp_obj_t listDirectory(mp_obj_t object, mp_obj_t path) {
  VfsRom *fileSystem = fileSystemOf(object);
  Entry entry = entryAt(fileSystem, path);
  if (!entry.isDirectory)
    mp_raise_OSError(MP_ENOENT);
  return MP_OBJ_FROM_PTR(
      runtime::newObject<Directory>(&kDirectoryType, fileSystem, entry.content, mp_obj_is_str(path)));
}
MP_DEFINE_CONST_FUN_OBJ_2(kListDirectory, listDirectory);

/// A tuple of ten numbers, zero but for two.
mp_obj_t numbers(size_t first, mp_uint_t firstValue, size_t second, mp_uint_t secondValue, size_t last,
                 mp_uint_t lastValue) {
  mp_obj_t values[10];
  for (mp_obj_t &value : values)
    value = MP_OBJ_NEW_SMALL_INT(0);
  values[first] = mp_obj_new_int_from_uint(firstValue);
  values[second] = mp_obj_new_int_from_uint(secondValue);
  values[last] = mp_obj_new_int_from_uint(lastValue);
  return mp_obj_new_tuple(10, values);
}

mp_obj_t statusOf(mp_obj_t object, mp_obj_t path) {
  Entry entry = entryAt(fileSystemOf(object), path);
  return numbers(0, mp_uint_t(modeOf(entry)), 6, entry.content.size(), 9, 0);
}
MP_DEFINE_CONST_FUN_OBJ_2(kStatus, statusOf);

/// Blocks of one byte each, all taken.
mp_obj_t spaceOf(mp_obj_t object, mp_obj_t) {
  return numbers(0, 1, 2, fileSystemOf(object)->root.size(), 9, kLongestName);
}
MP_DEFINE_CONST_FUN_OBJ_2(kSpace, spaceOf);

mp_import_stat_t importStatus(void *object, const char *path) {
  Entry entry;
  if (!find(fileSystemOf(MP_OBJ_FROM_PTR(object)), path, &entry))
    return MP_IMPORT_STAT_NO_EXIST;
  return entry.isDirectory ? MP_IMPORT_STAT_DIR : MP_IMPORT_STAT_FILE;
}

const mp_rom_map_elem_t kMethods[] = {
    {MEMBER(mount, kMount)},
    {MEMBER(umount, kUmount)},
    {MEMBER(open, kOpen)},
    {MEMBER(chdir, kChangeDirectory)},
    {MEMBER(getcwd, kCurrentDirectory)},
    {MEMBER(ilistdir, kListDirectory)},
    {MEMBER(stat, kStatus)},
    {MEMBER(statvfs, kSpace)},
};
MP_DEFINE_CONST_DICT(kMethodDict, kMethods);

const mp_vfs_proto_t kProtocol = {importStatus};

} // namespace
} // namespace adder::modules

using namespace adder::modules;

MP_DEFINE_CONST_OBJ_TYPE(mp_type_vfs_rom, MP_QSTR_VfsRom, MP_TYPE_FLAG_PROTOCOL_IS_NO_STREAM, make_new,
                         makeNew, protocol, &kProtocol, locals_dict, &kMethodDict);

#endif // MICROPY_VFS_ROM
