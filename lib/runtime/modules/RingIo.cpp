//===- runtime/modules/RingIo.cpp - micropython.RingIO ----------------------------------------------===//
//
// A first-in-first-out buffer of bytes that is a stream.  One writer and one reader may be an interrupt
// handler and the program: each changes only its own position.  One byte of the memory stays unused, to tell
// full from empty.
//
//===------------------------------------------------------------------------------------------------===//

#include "py/runtime.h"
#include "py/stream.h"
#include "runtime/core/Members.h"
#include "runtime/core/Memory.h"

#if MICROPY_PY_MICROPYTHON_RINGIO

namespace adder::modules {

namespace {

struct Ring {
  mp_obj_base_t base;
  mp_obj_t owner; ///< of the memory, or MP_OBJ_NULL
  byte *bytes;
  size_t size;
  volatile size_t readAt;
  volatile size_t writeAt;

  size_t used() const { return writeAt >= readAt ? writeAt - readAt : size - readAt + writeAt; }
  size_t room() const { return size - 1 - used(); }
};

/// Positions are small on every machine.
constexpr mp_int_t kLargest = 0xffff;

Ring *ringOf(mp_obj_t object) {
  auto *self = static_cast<Ring *>(MP_OBJ_TO_PTR(object));
  if (self->base.type != &mp_type_ringio)
    self = static_cast<Ring *>(
        MP_OBJ_TO_PTR(mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_ringio))));
  return self;
}

mp_obj_t makeNew(const mp_obj_type_t *type, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 1, 1, false);
  mp_buffer_info_t buffer;
  mp_obj_t owner = MP_OBJ_NULL;
  if (mp_get_buffer(values[0], &buffer, MP_BUFFER_RW)) {
    // The memory is the caller's, so the caller's object may not grow and move while we have it.
    owner = values[0];
  } else {
    mp_int_t size = mp_obj_get_int(values[0]);
    if (size < 0 || size >= kLargest)
      mp_raise_ValueError(nullptr);
    buffer.len = size_t(size) + 1;
    buffer.buf = runtime::newLeaf<byte>(buffer.len);
  }
  if (buffer.len < 2 || buffer.len > size_t(kLargest))
    mp_raise_ValueError(nullptr);
  return MP_OBJ_FROM_PTR(runtime::newObject<Ring>(type, owner, static_cast<byte *>(buffer.buf), buffer.len,
                                                  size_t(0), size_t(0)));
}

/// The memory may have become shorter: then there is nothing in it.
Ring *checkedRingOf(mp_obj_t object) {
  Ring *self = ringOf(object);
  if (self->owner == MP_OBJ_NULL)
    return self;
  mp_buffer_info_t buffer;
  mp_get_buffer_raise(self->owner, &buffer, MP_BUFFER_RW);
  self->bytes = static_cast<byte *>(buffer.buf);
  if (buffer.len < self->size)
    mp_raise_ValueError(MP_ERROR_TEXT("buffer too small"));
  return self;
}

mp_uint_t read(mp_obj_t object, void *bytes, mp_uint_t size, int *) {
  Ring *self = checkedRingOf(object);
  size_t used = self->used();
  size_t count = size < used ? size : used;
  size_t at = self->readAt;
  for (size_t i = 0; i < count; ++i) {
    static_cast<byte *>(bytes)[i] = self->bytes[at];
    at = at + 1 == self->size ? 0 : at + 1;
  }
  self->readAt = at;
  return count;
}

mp_uint_t write(mp_obj_t object, const void *bytes, mp_uint_t size, int *) {
  Ring *self = checkedRingOf(object);
  size_t room = self->room();
  size_t count = size < room ? size : room;
  size_t at = self->writeAt;
  for (size_t i = 0; i < count; ++i) {
    self->bytes[at] = static_cast<const byte *>(bytes)[i];
    at = at + 1 == self->size ? 0 : at + 1;
  }
  self->writeAt = at;
  return count;
}

mp_uint_t ioctl(mp_obj_t object, mp_uint_t request, uintptr_t argument, int *error) {
  Ring *self = ringOf(object);
  switch (request) {
  case MP_STREAM_POLL: {
    mp_uint_t ready = 0;
    if (argument & MP_STREAM_POLL_RD && self->used() > 0)
      ready |= MP_STREAM_POLL_RD;
    if (argument & MP_STREAM_POLL_WR && self->room() > 0)
      ready |= MP_STREAM_POLL_WR;
    return ready;
  }
  case MP_STREAM_FLUSH:
  case MP_STREAM_CLOSE:
    return 0;
  default:
    *error = MP_EINVAL;
    return MP_STREAM_ERROR;
  }
}

mp_obj_t any(mp_obj_t object) { return MP_OBJ_NEW_SMALL_INT(ringOf(object)->used()); }
MP_DEFINE_CONST_FUN_OBJ_1(kAny, any);

const mp_rom_map_elem_t kMethods[] = {
    {MEMBER(any, kAny)},
    {MEMBER(read, mp_stream_read_obj)},
    {MEMBER(readinto, mp_stream_readinto_obj)},
    {MEMBER(readline, mp_stream_unbuffered_readline_obj)},
    {MEMBER(write, mp_stream_write_obj)},
    {MEMBER(close, mp_stream_close_obj)},
};
MP_DEFINE_CONST_DICT(kMethodDict, kMethods);

const mp_stream_p_t kProtocol = {read, write, ioctl, false};

} // namespace
} // namespace adder::modules

using namespace adder::modules;

MP_DEFINE_CONST_OBJ_TYPE(mp_type_ringio, MP_QSTR_RingIO, MP_TYPE_FLAG_NONE, make_new, makeNew, protocol,
                         &kProtocol, locals_dict, &kMethodDict);

#endif // MICROPY_PY_MICROPYTHON_RINGIO
