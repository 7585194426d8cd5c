//===- runtime/modules/FileReader.cpp - Files that are loaded ---------------------------------------===//
//
// Source and .mpy files, read in pieces.  A file of the system by its descriptor; one of another file system
// through its stream.
//
//===------------------------------------------------------------------------------------------------===//

#include "py/reader.h"

#include "py/builtin.h"
#include "py/lexer.h"
#include "py/runtime.h"
#include "py/stream.h"
#include "runtime/core/Memory.h"

#if MICROPY_VFS_POSIX
#include "runtime/modules/Posix.h"

#include <unistd.h>
#endif

#if MICROPY_HAS_FILE_READER

namespace adder::modules {

namespace {

constexpr size_t kPieceBytes = 64 * sizeof(void *);

struct FileReader {
  mp_obj_t stream; ///< MP_OBJ_NULL: the descriptor
  int descriptor;
  bool closes;
  bool isAtEnd;
  uint16_t at;
  uint16_t length;
  uint16_t wanted; ///< bytes to read at a time
  byte piece[kPieceBytes];
};

/// The next piece; nothing at the end.  raises OSError.
void fill(FileReader *reader) {
  reader->at = 0;
  reader->length = 0;
  if (reader->isAtEnd)
    return;
  mp_uint_t count;
  if (reader->stream != MP_OBJ_NULL) {
    int error;
    count = mp_stream_rw(reader->stream, reader->piece, reader->wanted, &error,
                         MP_STREAM_RW_READ | MP_STREAM_RW_ONCE);
    if (error != 0)
      mp_raise_OSError(error);
  } else {
#if MICROPY_VFS_POSIX
    count = mp_uint_t(checked([&] { return ::read(reader->descriptor, reader->piece, kPieceBytes); }));
#else
    count = 0;
#endif
  }
  reader->length = uint16_t(count);
  reader->isAtEnd = count == 0;
}

mp_uint_t readByte(void *data) {
  auto *reader = static_cast<FileReader *>(data);
  if (reader->at == reader->length) {
    fill(reader);
    if (reader->length == 0)
      return MP_READER_EOF;
  }
  return reader->piece[reader->at++];
}

void close(void *data) {
  auto *reader = static_cast<FileReader *>(data);
  if (reader->stream != MP_OBJ_NULL)
    mp_stream_close(reader->stream);
#if MICROPY_VFS_POSIX
  else if (reader->closes)
    ::close(reader->descriptor);
#endif
  m_free(reader);
}

/// How much a stream wants to be asked for at a time; it need not know.
uint16_t wantedBytes(mp_obj_t stream) {
  int error = 0;
  mp_uint_t bytes = mp_get_stream(stream)->ioctl(stream, MP_STREAM_GET_BUFFER_SIZE, 0, &error);
  return bytes == MP_STREAM_ERROR || bytes == 0 || bytes > kPieceBytes ? kPieceBytes : uint16_t(bytes);
}

void start(mp_reader_t *reader, mp_obj_t stream, int descriptor, bool closes) {
  auto *file = m_new_obj(FileReader);
  file->stream = stream;
  file->descriptor = descriptor;
  file->closes = closes;
  file->isAtEnd = false;
  file->at = file->length = 0;
  file->wanted = stream == MP_OBJ_NULL ? kPieceBytes : wantedBytes(stream);
  reader->data = file;
  reader->readbyte = readByte;
  reader->close = close;
}

} // namespace
} // namespace adder::modules

using namespace adder::modules;

void mp_reader_new_file(mp_reader_t *reader, qstr name) {
  // A file object: its finaliser closes it if an exception comes in between.
  mp_obj_t arguments[2] = {MP_OBJ_NEW_QSTR(name), MP_OBJ_NEW_QSTR(MP_QSTR_rb)};
  mp_obj_t stream = mp_builtin_open(2, arguments, const_cast<mp_map_t *>(&mp_const_empty_map));
  mp_get_stream_raise(stream, MP_STREAM_OP_READ |
                                  MP_STREAM_OP_IOCTL); // a file system written in Python opens anything
  start(reader, stream, -1, true);
}

#if MICROPY_VFS_POSIX
void mp_reader_new_file_from_fd(mp_reader_t *reader, int descriptor, bool closes) {
  start(reader, MP_OBJ_NULL, descriptor, closes);
}

mp_lexer_t *mp_lexer_new_from_fd(qstr name, int descriptor, bool closes) {
  mp_reader_t reader;
  mp_reader_new_file_from_fd(&reader, descriptor, closes);
  return mp_lexer_new(name, reader);
}
#endif

#endif // MICROPY_HAS_FILE_READER
