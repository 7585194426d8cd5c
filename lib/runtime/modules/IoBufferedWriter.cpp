//===- runtime/modules/IoBufferedWriter.cpp - io.BufferedWriter -------------------------------------===//
//
// Collects what is written until there is enough for the stream behind it.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Members.h"

#include "py/runtime.h"
#include "py/stream.h"

#include <cstring>

#if MICROPY_PY_IO && MICROPY_PY_IO_BUFFEREDWRITER

extern "C" const mp_obj_type_t mp_type_bufwriter;

namespace adder::modules {

namespace {

struct BufferedWriter {
  mp_obj_base_t base;
  mp_obj_t stream;
  size_t size;
  size_t used;
  byte bytes[];
};

BufferedWriter *writerOf(mp_obj_t object) {
  auto *self = static_cast<BufferedWriter *>(MP_OBJ_TO_PTR(object));
  if (self->base.type != &mp_type_bufwriter)
    self = static_cast<BufferedWriter *>(
        MP_OBJ_TO_PTR(mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_bufwriter))));
  return self;
}

mp_obj_t makeNew(const mp_obj_type_t *type, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 2, 2, false);
  mp_int_t size = mp_obj_get_int(values[1]);
  if (size < 1 || size_t(size) > SIZE_MAX / 2)
    mp_raise_ValueError(nullptr);
  mp_get_stream_raise(values[0], MP_STREAM_OP_WRITE);
  auto *self = mp_obj_malloc_var(BufferedWriter, bytes, byte, size_t(size), type);
  self->stream = values[0];
  self->size = size_t(size);
  self->used = 0;
  return MP_OBJ_FROM_PTR(self);
}

/// Passes on what was collected; what the stream does not take stays.
bool drain(BufferedWriter *self, int *error) {
  if (self->used == 0)
    return true;
  mp_uint_t done = mp_stream_write_exactly(self->stream, self->bytes, self->used, error);
  if (done > self->used)
    done = self->used;
  std::memmove(self->bytes, self->bytes + done, self->used - done);
  self->used -= done;
  if (*error == 0 && self->used != 0)
    *error = MP_EIO;
  return *error == 0;
}

mp_uint_t write(mp_obj_t object, const void *bytes, mp_uint_t size, int *error) {
  BufferedWriter *self = writerOf(object);
  size_t done = 0;
  while (done < size) {
    size_t room = self->size - self->used;
    size_t step = room < size - done ? room : size - done;
    std::memcpy(self->bytes + self->used, static_cast<const byte *>(bytes) + done, step);
    self->used += step;
    done += step;
    if (self->used == self->size && !drain(self, error))
      return MP_STREAM_ERROR;
  }
  return size;
}

mp_obj_t flush(mp_obj_t object) {
  int error = 0;
  if (!drain(writerOf(object), &error))
    mp_raise_OSError(error);
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_1(kFlush, flush);

const mp_rom_map_elem_t kMethods[] = {
    {MEMBER(write, mp_stream_write_obj)},
    {MEMBER(flush, kFlush)},
};
MP_DEFINE_CONST_DICT(kMethodDict, kMethods);

const mp_stream_p_t kProtocol = {nullptr, write, nullptr, false};

} // namespace
} // namespace adder::modules

using namespace adder::modules;

MP_DEFINE_CONST_OBJ_TYPE(mp_type_bufwriter, MP_QSTR_BufferedWriter, MP_TYPE_FLAG_NONE, make_new, makeNew,
                         protocol, &kProtocol, locals_dict, &kMethodDict);

#endif // MICROPY_PY_IO && MICROPY_PY_IO_BUFFEREDWRITER
