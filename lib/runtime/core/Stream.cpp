//===- runtime/core/Stream.cpp - Streams and their methods ------------------------------------------===//
//
// What py/stream.h promises, for everything whose type has a stream protocol.  Nothing is buffered here: a
// stream moves the bytes it is asked for, and a line is read byte by byte because there is no way to give
// back what was read too much.
//
// Text streams count characters when they are asked for a number of them, bytes everywhere else.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/objects/Int.h"

#include "py/stream.h"

#include "py/objexcept.h"
#include "py/objlist.h"
#include "py/objstr.h"
#include "py/runtime.h"

#if MICROPY_STREAMS_POSIX_API
#include <errno.h>
#endif

#include <cstring>

namespace adder::runtime {

namespace {

/// A first guess of how much there is when everything is wanted.
constexpr size_t kReadAllFirst = 256;

[[noreturn]] void raiseUnsupported() {
  mp_raise_msg(&mp_type_OSError, MP_ERROR_TEXT("stream operation not supported"));
}

/// A stream may have a better exception for an error than OSError.
[[noreturn]] void raiseError(mp_obj_t stream, int error) {
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

mp_uint_t transfer(const mp_stream_p_t *protocol, mp_obj_t stream, void *bytes, size_t count, int *error,
                   byte flags) {
  return flags & MP_STREAM_RW_WRITE ? protocol->write(stream, bytes, count, error)
                                    : protocol->read(stream, bytes, count, error);
}

/// The object made of what was read.
mp_obj_t resultOf(const mp_stream_p_t *protocol, vstr_t *read) {
#if MICROPY_PY_BUILTINS_STR_UNICODE
  if (protocol->is_text)
    return mp_obj_new_str_from_vstr(read);
#endif
  (void)protocol;
  return mp_obj_new_bytes_from_vstr(read);
}

/// Nothing was read because of `error`: None if there is nothing now but may be later.  Otherwise raises.
mp_obj_t nothingRead(mp_obj_t stream, int error) {
  if (mp_is_nonblocking_error(error))
    return mp_const_none;
  raiseError(stream, error);
}

/// Where `count` more bytes can be put, which are not counted yet.
char *roomFor(vstr_t *text, size_t count) {
  vstr_hint_size(text, count);
  return text->buf + text->len;
}

mp_obj_t readAll(const mp_stream_p_t *protocol, mp_obj_t stream) {
  vstr_t read;
  vstr_init(&read, kReadAllFirst);
  size_t step = kReadAllFirst;
  for (;;) {
    int error;
    char *place = roomFor(&read, step);
    mp_uint_t moved = protocol->read(stream, place, step, &error);
    if (moved == MP_STREAM_ERROR) {
      if (read.len == 0)
        return nothingRead(stream, error);
      if (mp_is_nonblocking_error(error))
        break;
      raiseError(stream, error);
    }
    if (moved == 0)
      break;
    read.len += moved;
    if (moved == step && step < 64 * kReadAllFirst)
      step *= 2;
  }
  return resultOf(protocol, &read);
}

#if MICROPY_PY_BUILTINS_STR_UNICODE
/// How many bytes the character that starts with `first` has.
size_t characterBytes(byte first) {
  if (first < 0xc0)
    return 1;
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/// Reads at least one byte of each character that is wanted, then what is missing of the last ones, and so
/// on.
mp_obj_t readCharacters(const mp_stream_p_t *protocol, mp_obj_t stream, size_t wanted) {
  vstr_t read;
  vstr_init(&read, wanted < kReadAllFirst ? wanted : kReadAllFirst);
  size_t at = 0; // up to here characters are counted
  while (wanted > 0) {
    int error;
    size_t asked = wanted < 16 * kReadAllFirst ? wanted : 16 * kReadAllFirst;
    if (at < read.len) { // a character that has begun
      size_t missing = characterBytes(byte(read.buf[at])) - (read.len - at);
      asked = missing + wanted - 1 < asked ? missing + wanted - 1 : asked;
    }
    char *place = roomFor(&read, asked);
    mp_uint_t moved = mp_stream_rw(stream, place, asked, &error, MP_STREAM_RW_READ);
    if (error != 0 && moved == 0) {
      if (read.len == 0)
        return nothingRead(stream, error);
      if (mp_is_nonblocking_error(error))
        break;
      raiseError(stream, error);
    }
    read.len += moved;
    while (wanted > 0 && at < read.len) {
      size_t bytes = characterBytes(byte(read.buf[at]));
      if (bytes > read.len - at)
        break;
      at += bytes;
      --wanted;
    }
    if (moved < asked)
      break;
  }
  (void)protocol;
  return mp_obj_new_str_from_vstr(&read);
}
#endif

mp_obj_t readBytes(const mp_stream_p_t *protocol, mp_obj_t stream, size_t wanted, byte flags) {
  vstr_t read;
  vstr_init_len(&read, wanted);
  int error;
  mp_uint_t moved = mp_stream_rw(stream, read.buf, wanted, &error, flags);
  if (error != 0 && moved == 0)
    return nothingRead(stream, error);
  read.len = moved;
  return resultOf(protocol, &read);
}

mp_obj_t read(size_t count, const mp_obj_t *values, byte flags) {
  const mp_stream_p_t *protocol = mp_get_stream_raise(values[0], MP_STREAM_OP_READ);
  mp_int_t wanted = count > 1 ? mp_obj_get_int(values[1]) : -1;
  if (wanted == -1)
    return readAll(protocol, values[0]);
  if (wanted < 0)
    mp_raise_OSError(MP_EINVAL);
#if MICROPY_PY_BUILTINS_STR_UNICODE
  if (protocol->is_text)
    return readCharacters(protocol, values[0], size_t(wanted));
#endif
  return readBytes(protocol, values[0], size_t(wanted), flags);
}

mp_obj_t readMethod(size_t count, const mp_obj_t *values) { return read(count, values, MP_STREAM_RW_READ); }
mp_obj_t readOnceMethod(size_t count, const mp_obj_t *values) {
  return read(count, values, MP_STREAM_RW_READ | MP_STREAM_RW_ONCE);
}

/// The part of a buffer that the arguments behind it say: nothing, a length, or a start and a length.
void cut(size_t count, const mp_obj_t *values, mp_buffer_info_t *buffer) {
  size_t start = 0, length = buffer->len;
  auto limit = [](mp_obj_t value, size_t most) {
    mp_int_t number = mp_obj_get_int_truncated(value);
    return number < 0 || size_t(number) > most ? most : size_t(number);
  };
  if (count == 1) {
    length = limit(values[0], length);
  } else if (count == 2) {
    start = limit(values[0], length);
    length = limit(values[1], length - start);
  }
  buffer->buf = static_cast<byte *>(buffer->buf) + start;
  buffer->len = length;
}

mp_obj_t readInto(size_t count, const mp_obj_t *values, byte flags) {
  mp_get_stream_raise(values[0], MP_STREAM_OP_READ);
  mp_buffer_info_t buffer;
  mp_get_buffer_raise(values[1], &buffer, MP_BUFFER_WRITE);
  cut(count > 2 ? 1 : 0, values + 2, &buffer);
  int error;
  mp_uint_t moved = mp_stream_rw(values[0], buffer.buf, buffer.len, &error, flags);
  if (error != 0 && moved == 0)
    return nothingRead(values[0], error);
  return MP_OBJ_NEW_SMALL_INT(moved);
}

mp_obj_t readIntoMethod(size_t count, const mp_obj_t *values) {
  return readInto(count, values, MP_STREAM_RW_READ);
}
mp_obj_t readIntoOnceMethod(size_t count, const mp_obj_t *values) {
  return readInto(count, values, MP_STREAM_RW_READ | MP_STREAM_RW_ONCE);
}

mp_obj_t writeBuffer(size_t count, const mp_obj_t *values, byte flags) {
  mp_buffer_info_t buffer;
  mp_get_buffer_raise(values[1], &buffer, MP_BUFFER_READ);
  cut(count - 2, values + 2, &buffer);
  return mp_stream_write(values[0], buffer.buf, buffer.len, flags);
}

mp_obj_t writeMethod(size_t count, const mp_obj_t *values) {
  return writeBuffer(count, values, MP_STREAM_RW_WRITE);
}
mp_obj_t writeOnceMethod(size_t count, const mp_obj_t *values) {
  return writeBuffer(count, values, MP_STREAM_RW_WRITE | MP_STREAM_RW_ONCE);
}

/// At most `most` bytes, up to and with a newline.
mp_obj_t readLine(mp_obj_t stream, size_t most) {
  const mp_stream_p_t *protocol = mp_get_stream_raise(stream, MP_STREAM_OP_READ);
  vstr_t line;
  vstr_init(&line, most < 16 ? most : 16);
  while (line.len < most) {
    int error;
    char *place = roomFor(&line, 1);
    mp_uint_t moved = protocol->read(stream, place, 1, &error);
    if (moved == MP_STREAM_ERROR) {
      if (mp_is_nonblocking_error(error)) {
        if (line.len == 0)
          return mp_const_none; // there is nothing, which is not the end
        break;
      }
      raiseError(stream, error);
    }
    if (moved == 0)
      break;
    ++line.len;
    if (line.buf[line.len - 1] == '\n')
      break;
  }
  return resultOf(protocol, &line);
}

mp_obj_t readLineMethod(size_t count, const mp_obj_t *values) {
  mp_int_t most = count > 1 ? mp_obj_get_int(values[1]) : -1;
  return readLine(values[0], most < 0 ? SIZE_MAX : size_t(most));
}

bool isEmpty(mp_obj_t text) {
  if (text == mp_const_none)
    return true;
  size_t length;
  mp_obj_str_data_of(text, &length);
  return length == 0;
}

mp_obj_t readLines(mp_obj_t stream) {
  mp_obj_t lines = mp_obj_new_list(0, nullptr);
  for (;;) {
    mp_obj_t line = readLine(stream, SIZE_MAX);
    if (isEmpty(line))
      return lines;
    mp_obj_list_append(lines, line);
  }
}

mp_obj_t exitMethod(size_t, const mp_obj_t *values) { return mp_stream_close(values[0]); }

mp_obj_t seekMethod(size_t count, const mp_obj_t *values) {
  mp_int_t whence = count == 3 ? mp_obj_get_int(values[2]) : MP_SEEK_SET;
  mp_off_t offset = mp_off_t(adder::objects::longLongOrRaise(values[1]));
  if (whence == MP_SEEK_SET && offset < 0)
    mp_raise_OSError(MP_EINVAL);
  int error = 0;
  mp_off_t at = mp_stream_seek(values[0], offset, int(whence), &error);
  if (at == mp_off_t(-1))
    raiseError(values[0], error);
  return mp_obj_new_int_from_ll(at);
}

mp_obj_t tell(mp_obj_t stream) {
  mp_obj_t values[3] = {stream, MP_OBJ_NEW_SMALL_INT(0), MP_OBJ_NEW_SMALL_INT(MP_SEEK_CUR)};
  return seekMethod(3, values);
}

mp_obj_t flush(mp_obj_t stream) {
  int error;
  if (mp_get_stream_raise(stream, MP_STREAM_OP_IOCTL)->ioctl(stream, MP_STREAM_FLUSH, 0, &error) ==
      MP_STREAM_ERROR)
    raiseError(stream, error);
  return mp_const_none;
}

mp_obj_t ioctlMethod(size_t count, const mp_obj_t *values) {
  uintptr_t argument = 0;
  mp_buffer_info_t buffer;
  if (count > 2)
    argument = mp_get_buffer(values[2], &buffer, MP_BUFFER_WRITE)
                   ? reinterpret_cast<uintptr_t>(buffer.buf)
                   : uintptr_t(mp_obj_get_int_truncated(values[2]));
  int error;
  mp_uint_t result = mp_get_stream_raise(values[0], MP_STREAM_OP_IOCTL)
                         ->ioctl(values[0], mp_uint_t(mp_obj_get_int(values[1])), argument, &error);
  if (result == MP_STREAM_ERROR)
    raiseError(values[0], error);
  return mp_obj_new_int(mp_int_t(result));
}

} // namespace
} // namespace adder::runtime

using namespace adder::runtime;

const mp_stream_p_t *mp_get_stream_raise(mp_obj_t object, int flags) {
  const mp_obj_type_t *type = mp_obj_get_type(object);
  if (!MP_OBJ_TYPE_HAS_SLOT(type, protocol))
    raiseUnsupported();
  auto *protocol = static_cast<const mp_stream_p_t *>(MP_OBJ_TYPE_GET_SLOT(type, protocol));
  if ((flags & MP_STREAM_OP_READ && !protocol->read) || (flags & MP_STREAM_OP_WRITE && !protocol->write) ||
      (flags & MP_STREAM_OP_IOCTL && !protocol->ioctl))
    raiseUnsupported();
  return protocol;
}

mp_uint_t mp_stream_rw(mp_obj_t stream, void *bytes, mp_uint_t count, int *error, byte flags) {
  const mp_stream_p_t *protocol = mp_get_stream(stream);
  *error = 0;
  mp_uint_t done = 0;
  while (done < count) {
    mp_uint_t moved =
        transfer(protocol, stream, static_cast<byte *>(bytes) + done, count - done, error, flags);
    if (moved == MP_STREAM_ERROR) {
      // What was moved before is not lost: waiting for more is no error then.
      if (mp_is_nonblocking_error(*error) && done != 0)
        *error = 0;
      return done;
    }
    *error = 0;
    if (moved == 0)
      return done;
    done += moved < count - done ? moved : count - done;
    if (flags & MP_STREAM_RW_ONCE)
      break;
  }
  return done;
}

mp_obj_t mp_stream_write(mp_obj_t stream, const void *bytes, size_t count, byte flags) {
  mp_get_stream_raise(stream, MP_STREAM_OP_WRITE);
  int error;
  mp_uint_t moved =
      mp_stream_rw(stream, const_cast<void *>(bytes), count, &error, flags | MP_STREAM_RW_WRITE);
  if (error != 0) {
    if (mp_is_nonblocking_error(error))
      return mp_const_none;
    raiseError(stream, error);
  }
  return MP_OBJ_NEW_SMALL_INT(moved);
}

void mp_stream_write_adaptor(void *self, const char *text, size_t length) {
  mp_stream_write(MP_OBJ_FROM_PTR(self), text, length, MP_STREAM_RW_WRITE);
}

mp_off_t mp_stream_seek(mp_obj_t stream, mp_off_t offset, int whence, int *error) {
  mp_stream_seek_t request{offset, whence};
  mp_uint_t result = mp_get_stream_raise(stream, MP_STREAM_OP_IOCTL)
                         ->ioctl(stream, MP_STREAM_SEEK, reinterpret_cast<uintptr_t>(&request), error);
  return result == MP_STREAM_ERROR ? mp_off_t(-1) : request.offset;
}

mp_obj_t mp_stream_close(mp_obj_t stream) {
  int error;
  if (mp_get_stream_raise(stream, MP_STREAM_OP_IOCTL)->ioctl(stream, MP_STREAM_CLOSE, 0, &error) ==
      MP_STREAM_ERROR)
    raiseError(stream, error);
  return mp_const_none;
}

mp_obj_t mp_stream_unbuffered_iter(mp_obj_t stream) {
  mp_obj_t line = readLine(stream, SIZE_MAX);
  return isEmpty(line) ? MP_OBJ_STOP_ITERATION : line;
}

MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_stream_read_obj, 1, 2, readMethod);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_stream_read1_obj, 1, 2, readOnceMethod);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_stream_readinto_obj, 2, 3, readIntoMethod);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_stream_readinto1_obj, 2, 3, readIntoOnceMethod);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_stream_write_obj, 2, 4, writeMethod);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_stream_write1_obj, 2, 4, writeOnceMethod);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_stream_unbuffered_readline_obj, 1, 2, readLineMethod);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_stream_seek_obj, 2, 3, seekMethod);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_stream_ioctl_obj, 2, 3, ioctlMethod);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_stream___exit___obj, 4, 4, exitMethod);
MP_DEFINE_CONST_FUN_OBJ_1(mp_stream_unbuffered_readlines_obj, readLines);
MP_DEFINE_CONST_FUN_OBJ_1(mp_stream_close_obj, mp_stream_close);
MP_DEFINE_CONST_FUN_OBJ_1(mp_stream_tell_obj, tell);
MP_DEFINE_CONST_FUN_OBJ_1(mp_stream_flush_obj, flush);

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
