//===- runtime/modules/File.cpp - Files of the operating system -------------------------------------===//
//
// FileIO and TextIOWrapper over file descriptors, and sys.stdin, stdout and stderr.  Nothing is buffered, so
// what other users of a descriptor see is always right.  A line of a regular file is read in one piece that
// is too long, and the file is set back to the line's end.
//
//===------------------------------------------------------------------------------------------------===//

#include "py/mpconfig.h"

#if MICROPY_VFS_POSIX

#include "py/builtin.h"
#include "py/objstr.h"
#include "py/stream.h"
#include "runtime/core/Members.h"
#include "runtime/modules/Posix.h"
#include "runtime/modules/ReadLine.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>

extern "C" {
extern const mp_obj_type_t mp_type_fileio, mp_type_textio;
}

namespace adder::modules {

struct File {
  mp_obj_base_t base;
  int descriptor; ///< -1: closed
  bool owned;     ///< the finaliser closes it
  bool isRegular; ///< can be set back
};

namespace {

File *fileOf(mp_obj_t object) {
  auto *self = static_cast<File *>(MP_OBJ_TO_PTR(object));
  if (self->base.type == &mp_type_textio || self->base.type == &mp_type_fileio)
    return self;
  // Nobody can derive from a type that makes no instances; whoever tries has no file.
  mp_raise_TypeError(nullptr);
}

File *openFileOf(mp_obj_t object) {
  File *self = fileOf(object);
  if (self->descriptor < 0)
    mp_raise_ValueError(MP_ERROR_TEXT("I/O operation on closed file"));
  return self;
}

void print(const mp_print_t *print, mp_obj_t object, mp_print_kind_t) {
  auto *self = static_cast<File *>(MP_OBJ_TO_PTR(object));
  mp_printf(print, "<io.%s %d>", mp_obj_get_type_str(object), self->descriptor);
}

mp_uint_t result(ssize_t count, int *error) {
  if (count >= 0)
    return mp_uint_t(count);
  *error = errno;
  return MP_STREAM_ERROR;
}

mp_uint_t read(mp_obj_t object, void *bytes, mp_uint_t size, int *error) {
  int descriptor = openFileOf(object)->descriptor;
  return result(retried([&] { return ::read(descriptor, bytes, size); }), error);
}

mp_uint_t write(mp_obj_t object, const void *bytes, mp_uint_t size, int *error) {
  int descriptor = openFileOf(object)->descriptor;
  return result(retried([&] { return ::write(descriptor, bytes, size); }), error);
}

mp_uint_t seek(int descriptor, mp_stream_seek_t *request, int *error) {
  off_t at = lseek(descriptor, request->offset, request->whence);
  if (at < 0) {
    *error = errno;
    return MP_STREAM_ERROR;
  }
  request->offset = mp_off_t(at);
  return 0;
}

mp_uint_t close(File *self, int *error) {
  int descriptor = self->descriptor;
  if (descriptor < 0)
    return 0;
  // The standard streams stay open for whatever is to be said at the end.
  if (descriptor <= STDERR_FILENO && !self->owned)
    return 0;
  self->descriptor = -1;
  if (::close(descriptor) == 0 || errno == EINTR)
    return 0;
  *error = errno;
  return MP_STREAM_ERROR;
}

mp_uint_t pollOne(int descriptor, uintptr_t flags) {
  static_assert(MP_STREAM_POLL_RD == POLLIN && MP_STREAM_POLL_WR == POLLOUT &&
                MP_STREAM_POLL_ERR == POLLERR && MP_STREAM_POLL_HUP == POLLHUP &&
                MP_STREAM_POLL_NVAL == POLLNVAL);
  pollfd one{descriptor, short(flags), 0};
  return poll(&one, 1, 0) > 0 ? mp_uint_t(one.revents) : 0;
}

mp_uint_t ioctl(mp_obj_t object, mp_uint_t request, uintptr_t argument, int *error) {
  File *self = fileOf(object);
  if (request == MP_STREAM_CLOSE)
    return close(self, error);
  int descriptor = openFileOf(object)->descriptor;
  switch (request) {
  case MP_STREAM_FLUSH: {
    int done = retried([&] { return fsync(descriptor); });
    // What is no file has nothing to sync.
    if (done == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS)
      return 0;
    *error = errno;
    return MP_STREAM_ERROR;
  }
  case MP_STREAM_SEEK:
    return seek(descriptor, reinterpret_cast<mp_stream_seek_t *>(argument), error);
  case MP_STREAM_GET_FILENO:
    return mp_uint_t(descriptor);
  case MP_STREAM_POLL:
    return pollOne(descriptor, argument);
  default:
    *error = EINVAL;
    return MP_STREAM_ERROR;
  }
}

mp_obj_t fileNumber(mp_obj_t object) { return MP_OBJ_NEW_SMALL_INT(openFileOf(object)->descriptor); }
MP_DEFINE_CONST_FUN_OBJ_1(kFileNumber, fileNumber);

mp_obj_t finalise(mp_obj_t object) {
  int ignored;
  File *self = fileOf(object);
  if (self->owned)
    close(self, &ignored);
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_1(kFinalise, finalise);

/// A line of at most `most` bytes, or nothing at the end of the file.
mp_obj_t lineOf(mp_obj_t object, size_t most) {
  File *self = openFileOf(object);
  int descriptor = self->descriptor;
  vstr_t line;
  readLine(
      &line, most,
      [&](char *place, size_t count) {
        return size_t(checked([&] { return ::read(descriptor, place, count); }));
      },
      [&](size_t count) { lseek(descriptor, -off_t(count), SEEK_CUR); });
  return self->base.type == &mp_type_textio ? mp_obj_new_str_from_vstr(&line)
                                            : mp_obj_new_bytes_from_vstr(&line);
}

mp_obj_t readLineMethod(size_t count, const mp_obj_t *values) {
  if (!openFileOf(values[0])->isRegular)
    return mp_call_function_n_kw(MP_OBJ_FROM_PTR(&mp_stream_unbuffered_readline_obj), count, 0, values);
  mp_int_t most = count > 1 ? mp_obj_get_int(values[1]) : -1;
  return lineOf(values[0], most < 0 ? SIZE_MAX : size_t(most));
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(kReadLine, 1, 2, readLineMethod);

mp_obj_t nextLine(mp_obj_t object) {
  if (!openFileOf(object)->isRegular)
    return mp_stream_unbuffered_iter(object);
  mp_obj_t line = lineOf(object, SIZE_MAX);
  return mp_obj_is_true(line) ? line : MP_OBJ_STOP_ITERATION;
}

const mp_rom_map_elem_t kMethods[] = {
    {MEMBER(fileno, kFileNumber)},
    {MEMBER(read, mp_stream_read_obj)},
    {MEMBER(readinto, mp_stream_readinto_obj)},
    {MEMBER(readline, kReadLine)},
    {MEMBER(readlines, mp_stream_unbuffered_readlines_obj)},
    {MEMBER(write, mp_stream_write_obj)},
    {MEMBER(seek, mp_stream_seek_obj)},
    {MEMBER(tell, mp_stream_tell_obj)},
    {MEMBER(flush, mp_stream_flush_obj)},
    {MEMBER(close, mp_stream_close_obj)},
    {MEMBER(__del__, kFinalise)},
    {MEMBER(__enter__, mp_identity_obj)},
    {MEMBER(__exit__, mp_stream___exit___obj)},
};
MP_DEFINE_CONST_DICT(kMethodDict, kMethods);

const mp_stream_p_t kTextProtocol = {read, write, ioctl, true};
const mp_stream_p_t kBinaryProtocol = {read, write, ioctl, false};

/// The descriptors below the standard streams, for bytes.
File binaryStreams[] = {{{&mp_type_fileio}, 0, false, false},
                        {{&mp_type_fileio}, 1, false, false},
                        {{&mp_type_fileio}, 2, false, false}};

bool isStandardStream(mp_obj_t object);

/// .buffer of the standard streams.
void attribute(mp_obj_t object, qstr name, mp_obj_t *dest) {
  if (dest[0] != MP_OBJ_NULL)
    return;
#if MICROPY_PY_SYS_STDIO_BUFFER
  if (name == MP_QSTR_buffer && isStandardStream(object)) {
    dest[0] = MP_OBJ_FROM_PTR(&binaryStreams[fileOf(object)->descriptor]);
    return;
  }
#endif
  dest[1] = MP_OBJ_SENTINEL; // go on in the methods
}

} // namespace
} // namespace adder::modules

using namespace adder::modules;

MP_DEFINE_CONST_OBJ_TYPE(mp_type_fileio, MP_QSTR_FileIO, MP_TYPE_FLAG_ITER_IS_ITERNEXT, print, print,
                         protocol, &kBinaryProtocol, iter, nextLine, locals_dict, &kMethodDict);
MP_DEFINE_CONST_OBJ_TYPE(mp_type_textio, MP_QSTR_TextIOWrapper, MP_TYPE_FLAG_ITER_IS_ITERNEXT, print, print,
                         attr, attribute, protocol, &kTextProtocol, iter, nextLine, locals_dict,
                         &kMethodDict);

// They have no number of their own to close, and no heap to be freed from.
extern "C" {
File mp_sys_stdin_obj = {{&mp_type_textio}, 0, false, false};
File mp_sys_stdout_obj = {{&mp_type_textio}, 1, false, false};
File mp_sys_stderr_obj = {{&mp_type_textio}, 2, false, false};
}

namespace adder::modules {

namespace {

bool isStandardStream(mp_obj_t object) {
  void *address = MP_OBJ_TO_PTR(object);
  return address == &mp_sys_stdin_obj || address == &mp_sys_stdout_obj || address == &mp_sys_stderr_obj;
}

int flagsOf(const char *mode) {
  int access = O_RDONLY, more = 0;
  for (; *mode; ++mode) {
    switch (*mode) {
    case 'r':
      access = O_RDONLY;
      break;
    case 'w':
      access = O_WRONLY;
      more = O_CREAT | O_TRUNC;
      break;
    case 'a':
      access = O_WRONLY;
      more = O_CREAT | O_APPEND;
      break;
    case '+':
      access = O_RDWR;
      break;
    default:
      break;
    }
  }
  return access | more | O_CLOEXEC;
}

bool isRegular(int descriptor) {
  struct stat status;
  return fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

} // namespace

bool modeWrites(const char *mode) { return (flagsOf(mode) & O_ACCMODE) != O_RDONLY; }

mp_obj_t newFile(int descriptor, bool isBinary, bool owned) {
  auto *self = mp_obj_malloc_with_finaliser(File, isBinary ? &mp_type_fileio : &mp_type_textio);
  self->descriptor = descriptor;
  self->owned = owned;
  self->isRegular = descriptor >= 0 && isRegular(descriptor);
  return MP_OBJ_FROM_PTR(self);
}

mp_obj_t openFile(mp_obj_t pathOrNumber, const char *mode) {
  bool isBinary = std::strchr(mode, 'b');
  if (mp_obj_is_small_int(pathOrNumber))
    return newFile(int(MP_OBJ_SMALL_INT_VALUE(pathOrNumber)), isBinary, false);
  const char *path = mp_obj_str_get_str(pathOrNumber);
  // The object first: a descriptor that nobody closes is worse than an object without one.
  mp_obj_t file = newFile(-1, isBinary, true);
  int flags = flagsOf(mode);
  int descriptor = checked([&] { return ::open(path, flags, 0644); });
  auto *self = static_cast<File *>(MP_OBJ_TO_PTR(file));
  self->descriptor = descriptor;
  self->isRegular = isRegular(descriptor);
  return file;
}

} // namespace adder::modules

#endif // MICROPY_VFS_POSIX
