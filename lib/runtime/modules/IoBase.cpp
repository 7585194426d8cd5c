//===- runtime/modules/IoBase.cpp - io.IOBase: streams written in Python ----------------------------===//
//
// A class that derives from IOBase and has readinto, write or ioctl is a stream: for print(file=), json,
// select and whatever else takes one.
//
// Methods get a bytearray of their own.  What it costs to copy is the price for a method that may keep it.
//
//===------------------------------------------------------------------------------------------------===//

#include "py/objarray.h"
#include "py/runtime.h"
#include "py/stream.h"

#include <cstring>

#if MICROPY_PY_IO && MICROPY_PY_IO_IOBASE

extern "C" const mp_obj_type_t mp_type_iobase;

namespace adder::modules {

namespace {

/// What the method said: a count, None for "not now", or an error as a negative number.
mp_uint_t countOf(mp_obj_t result, int *error) {
  if (result == mp_const_none) {
    *error = MP_EAGAIN;
    return MP_STREAM_ERROR;
  }
  mp_int_t count = mp_obj_get_int(result);
  if (count >= 0)
    return mp_uint_t(count);
  *error = int(-count);
  return MP_STREAM_ERROR;
}

mp_uint_t read(mp_obj_t object, void *bytes, mp_uint_t size, int *error) {
  mp_obj_t call[3];
  mp_load_method(object, MP_QSTR_readinto, call);
  call[2] = mp_obj_new_bytearray(size, nullptr);
  auto *array = static_cast<mp_obj_array_t *>(MP_OBJ_TO_PTR(call[2]));
  std::memset(array->items, 0, size);
  mp_uint_t count = countOf(mp_call_method_n_kw(1, 0, call), error);
  if (count == MP_STREAM_ERROR)
    return count;
  if (count > size) {
    *error = MP_EIO;
    return MP_STREAM_ERROR;
  }
  size_t there = array->len < count ? array->len : count;
  std::memcpy(bytes, array->items, there);
  std::memset(static_cast<byte *>(bytes) + there, 0, count - there);
  return count;
}

mp_uint_t write(mp_obj_t object, const void *bytes, mp_uint_t size, int *error) {
  mp_obj_t call[3];
  mp_load_method(object, MP_QSTR_write, call);
  call[2] = mp_obj_new_bytearray(size, bytes);
  mp_uint_t count = countOf(mp_call_method_n_kw(1, 0, call), error);
  if (count != MP_STREAM_ERROR && count > size) {
    *error = MP_EIO;
    return MP_STREAM_ERROR;
  }
  return count;
}

mp_uint_t ioctl(mp_obj_t object, mp_uint_t request, uintptr_t argument, int *error) {
  mp_obj_t call[4];
  mp_load_method_maybe(object, MP_QSTR_ioctl, call);
  if (call[0] == MP_OBJ_NULL) {
    *error = MP_EINVAL;
    return MP_STREAM_ERROR;
  }
  call[2] = mp_obj_new_int_from_uint(request);
  call[3] = mp_obj_new_int_from_uint(argument);
  mp_int_t result = mp_obj_get_int(mp_call_method_n_kw(2, 0, call));
  if (result >= 0)
    return mp_uint_t(result);
  *error = int(-result);
  return MP_STREAM_ERROR;
}

mp_obj_t makeNew(const mp_obj_type_t *type, size_t, size_t, const mp_obj_t *) {
  return MP_OBJ_FROM_PTR(mp_obj_malloc(mp_obj_base_t, type));
}

const mp_stream_p_t kProtocol = {read, write, ioctl, false};

} // namespace
} // namespace adder::modules

using namespace adder::modules;

MP_DEFINE_CONST_OBJ_TYPE(mp_type_iobase, MP_QSTR_IOBase, MP_TYPE_FLAG_NONE, make_new, makeNew, protocol,
                         &kProtocol);

#endif // MICROPY_PY_IO && MICROPY_PY_IO_IOBASE
