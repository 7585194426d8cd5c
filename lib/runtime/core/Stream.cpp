//===- runtime/core/Stream.cpp - Streams for C code -------------------------------------------------===//
//
// What py/stream.h promises C code, for everything whose type has a stream protocol.  The methods that
// programs see are in StreamMethods.cpp.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Streams.h"

#include "py/objexcept.h"
#include "py/runtime.h"

#if MICROPY_STREAMS_POSIX_API
#include <errno.h>
#endif

namespace adder::runtime {

namespace {

[[noreturn]] void raiseUnsupported() {
  mp_raise_msg(&mp_type_OSError, MP_ERROR_TEXT("stream operation not supported"));
}

mp_uint_t transfer(const mp_stream_p_t *protocol, mp_obj_t stream, void *bytes, size_t count, int *error,
                   byte flags) {
  return flags & MP_STREAM_RW_WRITE ? protocol->write(stream, bytes, count, error)
                                    : protocol->read(stream, bytes, count, error);
}

} // namespace

void raiseStreamError(mp_obj_t stream, int error) {
#if MICROPY_STREAMS_DELEGATE_ERROR
  const mp_stream_p_t *protocol = mp_get_stream(stream);
  if (protocol->ioctl) {
    int ignored;
    protocol->ioctl(stream, MP_STREAM_RAISE_ERROR, uintptr_t(error), &ignored);
  }
#else
  (void)stream;
#endif
  mp_raise_OSError(error);
}

mp_print_t printerTo(mp_obj_t stream) {
  mp_get_stream_raise(stream, MP_STREAM_OP_WRITE);
  return {MP_OBJ_TO_PTR(stream), mp_stream_write_adaptor};
}

mp_uint_t askStream(mp_obj_t stream, mp_uint_t request, uintptr_t argument) {
  int error;
  mp_uint_t answer =
      mp_get_stream_raise(stream, MP_STREAM_OP_IOCTL)->ioctl(stream, request, argument, &error);
  if (answer == MP_STREAM_ERROR)
    raiseStreamError(stream, error);
  return answer;
}

} // namespace adder::runtime

using namespace adder::runtime;

const mp_stream_p_t *mp_get_stream_raise(mp_obj_t object, int flags) {
  const mp_obj_type_t *type = mp_obj_get_type(object);
  if (!MP_OBJ_TYPE_HAS_SLOT(type, protocol) || type->flags & MP_TYPE_FLAG_PROTOCOL_IS_NO_STREAM)
    raiseUnsupported();
  auto *protocol = static_cast<const mp_stream_p_t *>(MP_OBJ_TYPE_GET_SLOT(type, protocol));
  int offered = (protocol->read ? MP_STREAM_OP_READ : 0) | (protocol->write ? MP_STREAM_OP_WRITE : 0) |
                (protocol->ioctl ? MP_STREAM_OP_IOCTL : 0);
  if (flags & ~offered)
    raiseUnsupported();
  return protocol;
}

mp_uint_t mp_stream_rw(mp_obj_t stream, void *bytes, mp_uint_t count, int *error, byte flags) {
  const mp_stream_p_t *protocol = mp_get_stream(stream);
  auto *at = static_cast<byte *>(bytes), *end = at + count;
  *error = 0;
  while (at < end) {
    mp_uint_t left = mp_uint_t(end - at);
    mp_uint_t moved = transfer(protocol, stream, at, left, error, flags);
    if (moved == MP_STREAM_ERROR) {
      // What was moved before is not lost: waiting for more is no error then.
      if (at != bytes && mp_is_nonblocking_error(*error))
        *error = 0;
      break;
    }
    *error = 0;
    at += moved < left ? moved : left;
    if (moved == 0 || flags & MP_STREAM_RW_ONCE)
      break;
  }
  return mp_uint_t(at - static_cast<byte *>(bytes));
}

mp_obj_t mp_stream_write(mp_obj_t stream, const void *bytes, size_t count, byte flags) {
  mp_get_stream_raise(stream, MP_STREAM_OP_WRITE);
  int error;
  mp_uint_t moved =
      mp_stream_rw(stream, const_cast<void *>(bytes), count, &error, flags | MP_STREAM_RW_WRITE);
  if (error == 0)
    return MP_OBJ_NEW_SMALL_INT(moved);
  if (!mp_is_nonblocking_error(error))
    raiseStreamError(stream, error);
  return mp_const_none;
}

void mp_stream_write_adaptor(void *self, const char *text, size_t length) {
  mp_stream_write(MP_OBJ_FROM_PTR(self), text, length, MP_STREAM_RW_WRITE);
}

mp_off_t mp_stream_seek(mp_obj_t stream, mp_off_t offset, int whence, int *error) {
  mp_stream_seek_t place{offset, whence};
  const mp_stream_p_t *protocol = mp_get_stream_raise(stream, MP_STREAM_OP_IOCTL);
  bool isDone =
      protocol->ioctl(stream, MP_STREAM_SEEK, reinterpret_cast<uintptr_t>(&place), error) != MP_STREAM_ERROR;
  return isDone ? place.offset : mp_off_t(-1);
}

mp_obj_t mp_stream_close(mp_obj_t stream) {
  askStream(stream, MP_STREAM_CLOSE, 0);
  return mp_const_none;
}

#if MICROPY_STREAMS_POSIX_API
namespace {

/// As C libraries want it: -1, and the reason in errno.
ssize_t moved(mp_uint_t count, int error) {
  if (count != MP_STREAM_ERROR)
    return ssize_t(count);
  errno = error;
  return -1;
}

} // namespace

ssize_t mp_stream_posix_write(void *stream, const void *bytes, size_t count) {
  int error = 0;
  return moved(mp_get_stream(stream)->write(MP_OBJ_FROM_PTR(stream), bytes, count, &error), error);
}

ssize_t mp_stream_posix_read(void *stream, void *bytes, size_t count) {
  int error = 0;
  return moved(mp_get_stream(stream)->read(MP_OBJ_FROM_PTR(stream), bytes, count, &error), error);
}

off_t mp_stream_posix_lseek(void *stream, off_t offset, int whence) {
  mp_stream_seek_t request{mp_off_t(offset), whence};
  int error = 0;
  mp_uint_t result = mp_get_stream(stream)->ioctl(MP_OBJ_FROM_PTR(stream), MP_STREAM_SEEK,
                                                  reinterpret_cast<uintptr_t>(&request), &error);
  return moved(result, error) < 0 ? -1 : off_t(request.offset);
}

int mp_stream_posix_fsync(void *stream) {
  int error = 0;
  return int(moved(mp_get_stream(stream)->ioctl(MP_OBJ_FROM_PTR(stream), MP_STREAM_FLUSH, 0, &error), error));
}
#endif
