//===- runtime/modules/IoBuffers.cpp - io.StringIO and io.BytesIO -----------------------------------===//
//
// Streams over memory.  One that was made from a string or bytes object reads that object's bytes, and copies
// them when it is written to for the first time.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Members.h"

#include "py/objstringio.h"

#include "py/objstr.h"
#include "py/runtime.h"
#include "py/stream.h"

#include <cstring>

namespace adder::modules {

namespace {

constexpr size_t kFirstBytes = 16;

bool isText(const mp_obj_stringio_t *self) { return self->base.type == &mp_type_stringio; }

/// `object` itself, or what an instance of a derived class is built on.
mp_obj_stringio_t *bufferOf(mp_obj_t object) {
  auto *self = static_cast<mp_obj_stringio_t *>(MP_OBJ_TO_PTR(object));
  if (self->base.type == &mp_type_stringio)
    return self;
#if MICROPY_PY_IO_BYTESIO
  if (self->base.type == &mp_type_bytesio)
    return self;
  mp_obj_t bytes = mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_bytesio));
  if (bytes != MP_OBJ_NULL)
    return static_cast<mp_obj_stringio_t *>(MP_OBJ_TO_PTR(bytes));
#endif
  return static_cast<mp_obj_stringio_t *>(
      MP_OBJ_TO_PTR(mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_stringio))));
}

mp_obj_stringio_t *openBufferOf(mp_obj_t object) {
  mp_obj_stringio_t *self = bufferOf(object);
  if (!self->vstr)
    mp_raise_ValueError(MP_ERROR_TEXT("I/O operation on closed file"));
  return self;
}

void print(const mp_print_t *print, mp_obj_t object, mp_print_kind_t) {
  auto *self = static_cast<mp_obj_stringio_t *>(MP_OBJ_TO_PTR(object));
  mp_printf(print, isText(self) ? "<io.StringIO 0x%p>" : "<io.BytesIO 0x%p>", static_cast<void *>(self));
}

mp_uint_t read(mp_obj_t object, void *bytes, mp_uint_t size, int *) {
  mp_obj_stringio_t *self = openBufferOf(object);
  if (self->pos >= self->vstr->len)
    return 0;
  size_t left = self->vstr->len - self->pos;
  size_t count = size < left ? size : left;
  std::memcpy(bytes, self->vstr->buf + self->pos, count);
  self->pos += count;
  return count;
}

/// The bytes become our own.  allocates.
void copyOnWrite(mp_obj_stringio_t *self) {
  const char *borrowed = self->vstr->buf;
  size_t length = self->vstr->len;
  vstr_t own;
  vstr_init(&own, length < kFirstBytes ? kFirstBytes : length);
  std::memcpy(own.buf, borrowed, length);
  own.len = length;
  *self->vstr = own;
  self->ref_obj = MP_OBJ_NULL;
}

mp_uint_t write(mp_obj_t object, const void *bytes, mp_uint_t size, int *error) {
  mp_obj_stringio_t *self = openBufferOf(object);
  if (size == 0)
    return 0;
  if (self->ref_obj != MP_OBJ_NULL)
    copyOnWrite(self);
  size_t end;
  if (__builtin_add_overflow(self->pos, size, &end) || end > SIZE_MAX / 2) {
    *error = MP_ENOMEM;
    return MP_STREAM_ERROR;
  }
  vstr_t *text = self->vstr;
  size_t length = text->len;
  if (end > length) {
    vstr_add_len(text, end - length);
    // What was skipped by seeking is zeros.
    if (self->pos > length)
      std::memset(text->buf + length, 0, self->pos - length);
  }
  std::memcpy(text->buf + self->pos, bytes, size);
  self->pos = end;
  return size;
}

mp_uint_t seek(mp_obj_stringio_t *self, mp_stream_seek_t *request, int *error) {
  if (!self->vstr) {
    request->offset = 0;
    return 0;
  }
  mp_off_t from = request->whence == MP_SEEK_SET   ? 0
                  : request->whence == MP_SEEK_CUR ? mp_off_t(self->pos)
                                                   : mp_off_t(self->vstr->len);
  mp_off_t to;
  if (__builtin_add_overflow(from, request->offset, &to)) {
    *error = MP_EINVAL;
    return MP_STREAM_ERROR;
  }
  self->pos = to < 0 ? 0 : mp_uint_t(to);
  request->offset = mp_off_t(self->pos);
  return 0;
}

mp_uint_t ioctl(mp_obj_t object, mp_uint_t request, uintptr_t argument, int *error) {
  mp_obj_stringio_t *self = bufferOf(object);
  switch (request) {
  case MP_STREAM_SEEK:
    return seek(self, reinterpret_cast<mp_stream_seek_t *>(argument), error);
  case MP_STREAM_FLUSH:
    return 0;
  case MP_STREAM_CLOSE:
    if (self->vstr && self->ref_obj == MP_OBJ_NULL)
      vstr_free(self->vstr);
    self->vstr = nullptr;
    self->ref_obj = MP_OBJ_NULL;
    return 0;
  default:
    *error = MP_EINVAL;
    return MP_STREAM_ERROR;
  }
}

mp_obj_t getValue(mp_obj_t object) {
  mp_obj_stringio_t *self = openBufferOf(object);
  return mp_obj_new_str_of_type(isText(self) ? &mp_type_str : &mp_type_bytes,
                                reinterpret_cast<const byte *>(self->vstr->buf), self->vstr->len);
}

mp_obj_t makeNew(const mp_obj_type_t *type, size_t positional, size_t, const mp_obj_t *values) {
  auto *self = mp_obj_malloc(mp_obj_stringio_t, type);
  self->vstr = nullptr;
  self->pos = 0;
  self->ref_obj = MP_OBJ_NULL;
  if (positional == 0 || mp_obj_is_int(values[0])) {
    // A number says how much room to make.
    mp_uint_t room = positional == 0 ? kFirstBytes : mp_uint_t(mp_obj_get_int(values[0]));
    if (room > SIZE_MAX / 2)
      m_malloc_fail(room);
    self->vstr = vstr_new(room < 1 ? 1 : room);
    return MP_OBJ_FROM_PTR(self);
  }
  mp_buffer_info_t buffer;
  mp_get_buffer_raise(values[0], &buffer, MP_BUFFER_READ);
  if (mp_obj_is_str_or_bytes(values[0])) {
    auto *borrowed = m_new_obj(vstr_t);
    vstr_init_fixed_buf(borrowed, buffer.len, static_cast<char *>(buffer.buf));
    borrowed->len = buffer.len;
    self->ref_obj = values[0];
    self->vstr = borrowed;
  } else { // it may change, and move
    vstr_t *own = vstr_new(buffer.len < kFirstBytes ? kFirstBytes : buffer.len);
    vstr_add_strn(own, static_cast<char *>(buffer.buf), buffer.len);
    self->vstr = own;
  }
  return MP_OBJ_FROM_PTR(self);
}

MP_DEFINE_CONST_FUN_OBJ_1(kGetValue, getValue);

const mp_rom_map_elem_t kMethods[] = {
    {MEMBER(read, mp_stream_read_obj)},
    {MEMBER(readinto, mp_stream_readinto_obj)},
    {MEMBER(readline, mp_stream_unbuffered_readline_obj)},
    {MEMBER(write, mp_stream_write_obj)},
    {MEMBER(seek, mp_stream_seek_obj)},
    {MEMBER(tell, mp_stream_tell_obj)},
    {MEMBER(flush, mp_stream_flush_obj)},
    {MEMBER(close, mp_stream_close_obj)},
    {MEMBER(getvalue, kGetValue)},
    {MEMBER(__enter__, mp_identity_obj)},
    {MEMBER(__exit__, mp_stream___exit___obj)},
};
MP_DEFINE_CONST_DICT(kMethodDict, kMethods);

const mp_stream_p_t kTextProtocol = {read, write, ioctl, true};
#if MICROPY_PY_IO_BYTESIO
const mp_stream_p_t kBytesProtocol = {read, write, ioctl, false};
#endif

} // namespace
} // namespace adder::modules

using namespace adder::modules;

#if MICROPY_PY_IO
MP_DEFINE_CONST_OBJ_TYPE(mp_type_stringio, MP_QSTR_StringIO, MP_TYPE_FLAG_ITER_IS_STREAM, make_new, makeNew,
                         print, print, protocol, &kTextProtocol, locals_dict, &kMethodDict);
#if MICROPY_PY_IO_BYTESIO
MP_DEFINE_CONST_OBJ_TYPE(mp_type_bytesio, MP_QSTR_BytesIO, MP_TYPE_FLAG_ITER_IS_STREAM, make_new, makeNew,
                         print, print, protocol, &kBytesProtocol, locals_dict, &kMethodDict);
#endif
#endif
