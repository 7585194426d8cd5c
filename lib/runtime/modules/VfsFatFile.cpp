//===- runtime/modules/VfsFatFile.cpp - Files of vfs.VfsFat ---------------------------------------------===//

#include "py/mpconfig.h"

#if MICROPY_VFS_FAT

#include "py/builtin.h"
#include "py/mperrno.h"
#include "py/runtime.h"
#include "py/stream.h"
#include "runtime/core/Members.h"
#include "runtime/modules/ReadLine.h"
#include "runtime/modules/VfsFat.h"

#include <cstring>

namespace adder::modules {

using fat::Status;

namespace {

struct FatFile {
  mp_obj_base_t base;
  VfsFat *fileSystem;
  OpenFatFile *file; ///< null: closed
};

FatFile *fileOf(mp_obj_t object) { return static_cast<FatFile *>(MP_OBJ_TO_PTR(object)); }

void print(const mp_print_t *print, mp_obj_t object, mp_print_kind_t) {
  mp_printf(print, "<io.%s %p>", mp_obj_get_type_str(object), MP_OBJ_TO_PTR(object));
}

mp_uint_t failed(int number, int *error) {
  *error = number;
  return MP_STREAM_ERROR;
}

/// 0, or why the file cannot be used now.
int enter(FatFile *self) { return self->file ? enterFat(self->fileSystem) : MP_EINVAL; }

mp_uint_t read(mp_obj_t object, void *bytes, mp_uint_t size, int *error) {
  FatFile *self = fileOf(object);
  if (int number = enter(self))
    return failed(number, error);
  if (size >= 2 * fat::kSmallestSector)
    reserveRun(self->fileSystem);
  size_t done;
  Status status = self->fileSystem->volume.read(self->file, static_cast<uint8_t *>(bytes), size, &done);
  return status == Status::Ok ? done : failed(errnoOf(status), error);
}

mp_uint_t write(mp_obj_t object, const void *bytes, mp_uint_t size, int *error) {
  FatFile *self = fileOf(object);
  if (int number = enter(self))
    return failed(number, error);
  if (size >= 2 * fat::kSmallestSector)
    reserveRun(self->fileSystem);
  size_t done;
  auto *from = static_cast<const uint8_t *>(bytes);
  Status status = self->fileSystem->volume.write(self->file, from, size, &done);
  return status == Status::Ok ? done : failed(errnoOf(status), error);
}

/// A file that is only read has nothing behind its end.
mp_uint_t seek(fat::File *file, mp_stream_seek_t *request, int *error) {
  int64_t from;
  switch (request->whence) {
  case MP_SEEK_SET:
    from = 0;
    break;
  case MP_SEEK_CUR:
    from = file->position;
    break;
  case MP_SEEK_END:
    from = file->size;
    break;
  default:
    return failed(MP_EINVAL, error);
  }
  int64_t offset = request->offset;
  if (offset < -from || offset > int64_t(UINT32_MAX) - from)
    return failed(MP_EINVAL, error);
  auto position = uint32_t(from + offset);
  if (!file->writes && position > file->size)
    position = file->size;
  file->position = position;
  request->offset = mp_off_t(position);
  return 0;
}

mp_uint_t close(FatFile *self, int *error) {
  if (!self->file)
    return 0;
  if (int number = enter(self))
    return failed(number, error);
  OpenFatFile *file = self->file;
  Status status = self->fileSystem->volume.close(file);
  self->file = nullptr;
  return status == Status::Ok ? 0 : failed(errnoOf(status), error);
}

mp_uint_t ioctl(mp_obj_t object, mp_uint_t request, uintptr_t argument, int *error) {
  FatFile *self = fileOf(object);
  if (request == MP_STREAM_CLOSE)
    return close(self, error);
  if (int number = enter(self))
    return failed(number, error);
  switch (request) {
  case MP_STREAM_SEEK:
    return seek(self->file, reinterpret_cast<mp_stream_seek_t *>(argument), error);
  case MP_STREAM_FLUSH: {
    Status status = self->fileSystem->volume.flush(self->file);
    return status == Status::Ok ? 0 : failed(errnoOf(status), error);
  }
  default:
    return failed(MP_EINVAL, error);
  }
}

/// Up to the end of a sector, which stays in the buffer when the rest of it is asked for again.
size_t readForLine(mp_obj_t object, char *place, size_t count) {
  FatFile *self = fileOf(object);
  if (self->file) {
    size_t size = self->fileSystem->device.block_size, left = size - self->file->position % size;
    count = count < left ? count : left;
  }
  int error = 0;
  mp_uint_t done = read(object, place, count, &error);
  if (done == MP_STREAM_ERROR)
    mp_raise_OSError(error);
  return done;
}

mp_obj_t nextLine(mp_obj_t object, size_t most) {
  vstr_t line;
  readLine(
      &line, most, [&](char *place, size_t count) { return readForLine(object, place, count); },
      [&](size_t count) {
        if (fat::File *file = fileOf(object)->file) // the device may have closed it
          file->position -= uint32_t(count);
      });
  return mp_get_stream(object)->is_text ? mp_obj_new_str_from_vstr(&line) : mp_obj_new_bytes_from_vstr(&line);
}

mp_obj_t readLineMethod(size_t count, const mp_obj_t *values) {
  mp_int_t most = count > 1 ? mp_obj_get_int(values[1]) : -1;
  return nextLine(values[0], most < 0 ? SIZE_MAX : size_t(most));
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(kReadLine, 1, 2, readLineMethod);

mp_obj_t iterate(mp_obj_t object) {
  mp_obj_t line = nextLine(object, SIZE_MAX);
  return mp_obj_is_true(line) ? line : MP_OBJ_STOP_ITERATION;
}

mp_obj_t finalise(mp_obj_t object) {
  FatFile *self = fileOf(object);
  if (OpenFatFile *file = self->file) {
    self->file = nullptr;
    file->isAbandoned = true; // closed by whoever comes next, which is us if we can
    enterFat(self->fileSystem);
  }
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_1(kFinalise, finalise);

const mp_rom_map_elem_t kMethods[] = {
    {MEMBER(read, mp_stream_read_obj)},   {MEMBER(readinto, mp_stream_readinto_obj)},
    {MEMBER(readline, kReadLine)},        {MEMBER(readlines, mp_stream_unbuffered_readlines_obj)},
    {MEMBER(write, mp_stream_write_obj)}, {MEMBER(seek, mp_stream_seek_obj)},
    {MEMBER(tell, mp_stream_tell_obj)},   {MEMBER(flush, mp_stream_flush_obj)},
    {MEMBER(close, mp_stream_close_obj)}, {MEMBER(__del__, kFinalise)},
    {MEMBER(__enter__, mp_identity_obj)}, {MEMBER(__exit__, mp_stream___exit___obj)},
};
MP_DEFINE_CONST_DICT(kMethodDict, kMethods);

const mp_stream_p_t kTextProtocol = {read, write, ioctl, true};
const mp_stream_p_t kBinaryProtocol = {read, write, ioctl, false};

MP_DEFINE_CONST_OBJ_TYPE(kTextType, MP_QSTR_TextIOWrapper, MP_TYPE_FLAG_ITER_IS_ITERNEXT, print, print,
                         protocol, &kTextProtocol, iter, iterate, locals_dict, &kMethodDict);
MP_DEFINE_CONST_OBJ_TYPE(kBinaryType, MP_QSTR_FileIO, MP_TYPE_FLAG_ITER_IS_ITERNEXT, print, print, protocol,
                         &kBinaryProtocol, iter, iterate, locals_dict, &kMethodDict);

fat::OpenMode modeOf(const char *text) {
  fat::OpenMode mode = {};
  for (; *text; ++text) {
    switch (*text) {
    case 'r':
      mode.reads = true;
      break;
    case 'w':
      mode.writes = mode.creates = mode.truncates = true;
      break;
    case 'x':
      mode.writes = mode.creates = mode.isNew = true;
      break;
    case 'a':
      mode.writes = mode.creates = true;
      break;
    case '+':
      mode.reads = mode.writes = true;
      break;
    default:
      break;
    }
  }
  mode.reads |= !mode.writes;
  return mode;
}

} // namespace

mp_obj_t openFatFile(VfsFat *fileSystem, std::string_view path, const char *mode) {
  bool isBinary = std::strchr(mode, 'b');
  bool appends = std::strchr(mode, 'a');
  auto *self = mp_obj_malloc_with_finaliser(FatFile, isBinary ? &kBinaryType : &kTextType);
  self->fileSystem = fileSystem;
  self->file = nullptr;
  auto *file = m_new_obj(OpenFatFile);
  *file = {};
  check(fileSystem->volume.open(path, modeOf(mode), file));
  if (appends)
    file->position = file->size;
  self->file = file;
  return MP_OBJ_FROM_PTR(self);
}

} // namespace adder::modules

#endif // MICROPY_VFS_FAT
