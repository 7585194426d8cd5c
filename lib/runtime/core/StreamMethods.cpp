//===- runtime/core/StreamMethods.cpp - What Python programs do with streams ------------------------===//
//
// The methods that any type with a stream protocol can have: read, write, seek and so on.  Nothing is
// buffered here: a stream moves the bytes it is asked for, and a line is read byte by byte because there is
// no way to give back what was read too much.
//
// Text streams count characters when they are asked for a number of them, bytes everywhere else.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Streams.h"
#include "runtime/objects/Int.h"

#include "py/objlist.h"
#include "py/objstr.h"
#include "py/runtime.h"

namespace adder::runtime {

namespace {

/// A first guess of how much there is when everything is wanted, bytes.
constexpr size_t kFirstPiece = 256;
/// The most that is asked for at a time when the end is not known.
constexpr size_t kLargestPiece = 64 * kFirstPiece;
/// A first guess of how long a line is.
constexpr size_t kLineBytes = 16;

/// How often a stream is asked: once, or until it has given all that is wanted.
enum class Effort : bool { OneCall, UntilDone };

/// What has been read of a stream.
class Reading {
public:
  /// Raises OSError if the stream cannot be read; allocates `room` bytes.
  Reading(mp_obj_t source, size_t room)
      : stream(source), protocol(mp_get_stream_raise(source, MP_STREAM_OP_READ)) {
    vstr_init(&text, room);
  }

  /// Reads up to `count` more bytes and tells how many there were.  None at the end, and if there are none
  /// for now.  Raises what the stream fails with; allocates.
  size_t take(size_t count, Effort effort, byte flags = MP_STREAM_RW_READ) {
    vstr_hint_size(&text, count);
    char *place = text.buf + text.len;
    int error;
    mp_uint_t moved;
    bool isError;
    if (effort == Effort::OneCall) {
      moved = protocol->read(stream, place, count, &error);
      isError = moved == MP_STREAM_ERROR;
    } else {
      moved = mp_stream_rw(stream, place, count, &error, flags);
      isError = moved == 0 && error != 0;
    }
    if (!isError) {
      text.len += moved;
      return moved;
    }
    if (!mp_is_nonblocking_error(error))
      raiseStreamError(stream, error);
    mayComeLater = true;
    return 0;
  }

  size_t length() const { return text.len; }
  byte at(size_t index) const { return byte(text.buf[index]); }
  bool isText() const { return protocol->is_text; }

  /// A str or bytes; None if nothing has come, but may come later.  Nothing can be read afterwards.
  mp_obj_t result() {
    if (text.len == 0 && mayComeLater)
      return mp_const_none;
#if MICROPY_PY_BUILTINS_STR_UNICODE
    if (isText())
      return mp_obj_new_str_from_vstr(&text);
#endif
    return mp_obj_new_bytes_from_vstr(&text);
  }

private:
  mp_obj_t stream;
  const mp_stream_p_t *protocol;
  vstr_t text;
  bool mayComeLater = false;
};

// --- Reading.

mp_obj_t readAll(mp_obj_t stream) {
  Reading all(stream, kFirstPiece);
  size_t piece = kFirstPiece;
  while (size_t moved = all.take(piece, Effort::OneCall))
    if (moved == piece && piece < kLargestPiece)
      piece *= 2;
  return all.result();
}

#if MICROPY_PY_BUILTINS_STR_UNICODE
/// How many bytes the character that starts with `first` has.
size_t characterBytes(byte first) { return first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4; }

/// Reads at least one byte of each character that is wanted, then what is missing of the last ones, and so
/// on.
mp_obj_t readCharacters(mp_obj_t stream, size_t wanted) {
  Reading read(stream, wanted < kFirstPiece ? wanted : kFirstPiece);
  size_t counted = 0; // bytes of whole characters
  while (wanted > 0) {
    size_t asked = wanted < kLargestPiece / 4 ? wanted : kLargestPiece / 4;
    if (counted < read.length()) { // a character that has begun
      size_t missing = characterBytes(read.at(counted)) - (read.length() - counted);
      asked = missing + wanted - 1 < asked ? missing + wanted - 1 : asked;
    }
    if (read.take(asked, Effort::UntilDone) < asked)
      break;
    while (wanted > 0 && counted < read.length()) {
      size_t bytes = characterBytes(read.at(counted));
      if (bytes > read.length() - counted)
        break;
      counted += bytes;
      --wanted;
    }
  }
  return read.result();
}
#endif

mp_obj_t readSome(size_t count, const mp_obj_t *values, byte flags) {
  [[maybe_unused]] const mp_stream_p_t *protocol = mp_get_stream_raise(values[0], MP_STREAM_OP_READ);
  mp_int_t wanted = count > 1 ? mp_obj_get_int(values[1]) : -1;
  if (wanted == -1)
    return readAll(values[0]);
  if (wanted < 0)
    mp_raise_OSError(MP_EINVAL);
#if MICROPY_PY_BUILTINS_STR_UNICODE
  if (protocol->is_text)
    return readCharacters(values[0], size_t(wanted));
#endif
  Reading read(values[0], size_t(wanted) + 1); // and the NUL that ends every string
  read.take(size_t(wanted), Effort::UntilDone, flags);
  return read.result();
}

template <byte More> mp_obj_t readMethod(size_t count, const mp_obj_t *values) {
  return readSome(count, values, MP_STREAM_RW_READ | More);
}

/// At most `most` bytes, up to and with a newline.
mp_obj_t readLine(mp_obj_t stream, size_t most) {
  Reading line(stream, most < kLineBytes ? most : kLineBytes);
  while (line.length() < most && line.take(1, Effort::OneCall) != 0)
    if (line.at(line.length() - 1) == '\n')
      break;
  return line.result();
}

mp_obj_t readLineMethod(size_t count, const mp_obj_t *values) {
  mp_int_t most = count > 1 ? mp_obj_get_int(values[1]) : -1;
  return readLine(values[0], most < 0 ? SIZE_MAX : size_t(most));
}

/// A line, or MP_OBJ_STOP_ITERATION if there is none, or none for now.
mp_obj_t nextLine(mp_obj_t stream) {
  mp_obj_t line = readLine(stream, SIZE_MAX);
  size_t length = 0;
  if (line != mp_const_none)
    mp_obj_str_data_of(line, &length);
  return length == 0 ? MP_OBJ_STOP_ITERATION : line;
}

mp_obj_t readLines(mp_obj_t stream) {
  mp_obj_t lines = mp_obj_new_list(0, nullptr);
  for (mp_obj_t line; (line = nextLine(stream)) != MP_OBJ_STOP_ITERATION;)
    mp_obj_list_append(lines, line);
  return lines;
}

// --- Buffers of the program.

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
  if (moved != 0 || error == 0)
    return MP_OBJ_NEW_SMALL_INT(moved);
  if (!mp_is_nonblocking_error(error))
    raiseStreamError(values[0], error);
  return mp_const_none;
}

template <byte More> mp_obj_t readIntoMethod(size_t count, const mp_obj_t *values) {
  return readInto(count, values, MP_STREAM_RW_READ | More);
}

template <byte More> mp_obj_t writeMethod(size_t count, const mp_obj_t *values) {
  mp_buffer_info_t buffer;
  mp_get_buffer_raise(values[1], &buffer, MP_BUFFER_READ);
  cut(count - 2, values + 2, &buffer);
  return mp_stream_write(values[0], buffer.buf, buffer.len, MP_STREAM_RW_WRITE | More);
}

// --- Requests.

mp_obj_t seekMethod(size_t count, const mp_obj_t *values) {
  mp_stream_seek_t place;
  place.offset = mp_off_t(objects::longLongOrRaise(values[1]));
  place.whence = count > 2 ? int(mp_obj_get_int(values[2])) : MP_SEEK_SET;
  if (place.whence == MP_SEEK_SET && place.offset < 0)
    mp_raise_OSError(MP_EINVAL);
  askStream(values[0], MP_STREAM_SEEK, reinterpret_cast<uintptr_t>(&place));
  return mp_obj_new_int_from_ll(place.offset);
}

mp_obj_t tell(mp_obj_t stream) {
  mp_obj_t values[] = {stream, MP_OBJ_NEW_SMALL_INT(0), MP_OBJ_NEW_SMALL_INT(MP_SEEK_CUR)};
  return seekMethod(MP_ARRAY_SIZE(values), values);
}

mp_obj_t flush(mp_obj_t stream) {
  askStream(stream, MP_STREAM_FLUSH, 0);
  return mp_const_none;
}

mp_obj_t exitMethod(size_t, const mp_obj_t *values) { return mp_stream_close(values[0]); }

/// The argument is a number, or the address of a buffer.
mp_obj_t ioctlMethod(size_t count, const mp_obj_t *values) {
  uintptr_t argument = 0;
  mp_buffer_info_t buffer;
  if (count > 2)
    argument = mp_get_buffer(values[2], &buffer, MP_BUFFER_WRITE)
                   ? reinterpret_cast<uintptr_t>(buffer.buf)
                   : uintptr_t(mp_obj_get_int_truncated(values[2]));
  return mp_obj_new_int(mp_int_t(askStream(values[0], mp_uint_t(mp_obj_get_int(values[1])), argument)));
}

} // namespace
} // namespace adder::runtime

using namespace adder::runtime;

mp_obj_t mp_stream_unbuffered_iter(mp_obj_t stream) { return nextLine(stream); }

MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_stream_read_obj, 1, 2, readMethod<0>);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_stream_read1_obj, 1, 2, readMethod<MP_STREAM_RW_ONCE>);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_stream_readinto_obj, 2, 3, readIntoMethod<0>);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_stream_readinto1_obj, 2, 3, readIntoMethod<MP_STREAM_RW_ONCE>);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_stream_unbuffered_readline_obj, 1, 2, readLineMethod);
MP_DEFINE_CONST_FUN_OBJ_1(mp_stream_unbuffered_readlines_obj, readLines);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_stream_write_obj, 2, 4, writeMethod<0>);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_stream_write1_obj, 2, 4, writeMethod<MP_STREAM_RW_ONCE>);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_stream_seek_obj, 2, 3, seekMethod);
MP_DEFINE_CONST_FUN_OBJ_1(mp_stream_tell_obj, tell);
MP_DEFINE_CONST_FUN_OBJ_1(mp_stream_flush_obj, flush);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_stream_ioctl_obj, 2, 3, ioctlMethod);
MP_DEFINE_CONST_FUN_OBJ_1(mp_stream_close_obj, mp_stream_close);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_stream___exit___obj, 4, 4, exitMethod);
