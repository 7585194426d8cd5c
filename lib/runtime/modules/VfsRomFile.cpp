//===- runtime/modules/VfsRomFile.cpp - Files of vfs.VfsRom ---------------------------------------------===//
//
// A file for bytes is a buffer, too: memoryview(file) is the memory itself.
//
//===--------------------------------------------------------------------------------------------------===//

#include "py/mpconfig.h"

#if MICROPY_VFS_ROM

#include "py/builtin.h"
#include "py/runtime.h"
#include "py/stream.h"
#include "runtime/core/Members.h"
#include "runtime/core/Memory.h"
#include "runtime/modules/VfsRom.h"

#include <cstring>

namespace adder::modules {

namespace {

struct RomFile {
  mp_obj_base_t base;
  mp_obj_t memory;
  RomRange content; ///< empty when it is closed
  size_t at;        ///< from the start of the content
};

RomFile *fileOf(mp_obj_t object) { return static_cast<RomFile *>(MP_OBJ_TO_PTR(object)); }

/// The content, of which nothing is left when it is closed.
mp_buffer_info_t contentOf(const RomFile *self) {
  mp_buffer_info_t buffer;
  mp_get_buffer_raise(self->memory, &buffer, MP_BUFFER_READ);
  size_t end = self->content.end < buffer.len ? self->content.end : buffer.len;
  size_t start = self->content.start < end ? self->content.start : end;
  buffer.buf = static_cast<byte *>(buffer.buf) + start;
  buffer.len = end - start;
  buffer.typecode = 'B';
  return buffer;
}

mp_uint_t read(mp_obj_t object, void *bytes, mp_uint_t size, int *) {
  RomFile *self = fileOf(object);
  mp_buffer_info_t content = contentOf(self);
  size_t left = self->at < content.len ? content.len - self->at : 0;
  size_t count = size < left ? size : left;
  std::memcpy(bytes, static_cast<const byte *>(content.buf) + self->at, count);
  self->at += count;
  return count;
}

/// Places beyond the end are the end.
mp_uint_t seek(RomFile *self, mp_stream_seek_t *request, int *error) {
  size_t from = request->whence == MP_SEEK_CUR   ? self->at
                : request->whence == MP_SEEK_END ? self->content.size()
                                                 : 0;
  mp_off_t offset = request->offset;
  size_t size = self->content.size();
  if (offset < 0) {
    size_t back = size_t(0) - size_t(offset);
    if (back > from) {
      *error = MP_EINVAL;
      return MP_STREAM_ERROR;
    }
    self->at = from - back;
  } else {
    self->at = size_t(offset) < size - from ? from + size_t(offset) : size;
  }
  request->offset = mp_off_t(self->at);
  return 0;
}

mp_uint_t control(mp_obj_t object, mp_uint_t request, uintptr_t argument, int *error) {
  RomFile *self = fileOf(object);
  switch (request) {
  case MP_STREAM_SEEK:
    return seek(self, reinterpret_cast<mp_stream_seek_t *>(argument), error);
  case MP_STREAM_CLOSE:
    self->content = {0, 0};
    self->at = 0;
    return 0;
  default:
    *error = MP_EINVAL;
    return MP_STREAM_ERROR;
  }
}

mp_int_t view(mp_obj_t object, mp_buffer_info_t *buffer, mp_uint_t flags) {
  if (flags & MP_BUFFER_WRITE)
    return 1;
  *buffer = contentOf(fileOf(object));
  return 0;
}

const mp_rom_map_elem_t kMethods[] = {
    {MEMBER(read, mp_stream_read_obj)},
    {MEMBER(readinto, mp_stream_readinto_obj)},
    {MEMBER(readline, mp_stream_unbuffered_readline_obj)},
    {MEMBER(readlines, mp_stream_unbuffered_readlines_obj)},
    {MEMBER(seek, mp_stream_seek_obj)},
    {MEMBER(tell, mp_stream_tell_obj)},
    {MEMBER(close, mp_stream_close_obj)},
    {MEMBER(__enter__, mp_identity_obj)},
    {MEMBER(__exit__, mp_stream___exit___obj)},
};
MP_DEFINE_CONST_DICT(kMethodDict, kMethods);

const mp_stream_p_t kTextProtocol = {read, nullptr, control, true};
const mp_stream_p_t kBinaryProtocol = {read, nullptr, control, false};

MP_DEFINE_CONST_OBJ_TYPE(kTextType, MP_QSTR_TextIOWrapper, MP_TYPE_FLAG_ITER_IS_ITERNEXT, protocol,
                         &kTextProtocol, iter, mp_stream_unbuffered_iter, locals_dict, &kMethodDict);
MP_DEFINE_CONST_OBJ_TYPE(kBinaryType, MP_QSTR_FileIO, MP_TYPE_FLAG_ITER_IS_ITERNEXT, buffer, view, protocol,
                         &kBinaryProtocol, iter, mp_stream_unbuffered_iter, locals_dict, &kMethodDict);

} // namespace

mp_obj_t newRomFile(mp_obj_t memory, RomRange content, bool isBinary) {
  return MP_OBJ_FROM_PTR(
      runtime::newObject<RomFile>(isBinary ? &kBinaryType : &kTextType, memory, content, size_t(0)));
}

} // namespace adder::modules

#endif // MICROPY_VFS_ROM
