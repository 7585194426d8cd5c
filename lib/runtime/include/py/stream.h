//===- py/stream.h - Streams: files, sockets, serial ports ------------------------------------------===//
//
// A type is a stream when its protocol slot has an mp_stream_p_t.  read and write return bytes moved, or
// MP_STREAM_ERROR with *errcode set; ioctl returns what its request says.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_STREAM_H
#define ADDER_PY_STREAM_H

#include "py/mperrno.h"
#include "py/obj.h"

#if MICROPY_STREAMS_POSIX_API
#include <sys/types.h>
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define MP_STREAM_ERROR ((mp_uint_t)-1)

// Requests of ioctl and what arg is.
#define MP_STREAM_FLUSH 1
#define MP_STREAM_SEEK 2 // struct mp_stream_seek_t *; offset becomes the new position
#define MP_STREAM_POLL 3 // MP_STREAM_POLL_ bits asked for; returns those that hold
#define MP_STREAM_CLOSE 4
#define MP_STREAM_TIMEOUT 5
#define MP_STREAM_GET_OPTS 6
#define MP_STREAM_SET_OPTS 7
#define MP_STREAM_GET_DATA_OPTS 8
#define MP_STREAM_SET_DATA_OPTS 9
#define MP_STREAM_GET_FILENO 10
#define MP_STREAM_GET_BUFFER_SIZE 11
#define MP_STREAM_RAISE_ERROR 12

#define MP_STREAM_POLL_RD 0x1
#define MP_STREAM_POLL_WR 0x4
#define MP_STREAM_POLL_ERR 0x8
#define MP_STREAM_POLL_HUP 0x10
#define MP_STREAM_POLL_NVAL 0x20

#define MP_SEEK_SET 0
#define MP_SEEK_CUR 1
#define MP_SEEK_END 2

struct mp_stream_seek_t {
  mp_off_t offset;
  int whence; // MP_SEEK_
};

typedef struct _mp_stream_p_t {
  mp_uint_t (*read)(mp_obj_t obj, void *buffer, mp_uint_t size, int *error);
  mp_uint_t (*write)(mp_obj_t obj, const void *buffer, mp_uint_t size, int *error);
  mp_uint_t (*ioctl)(mp_obj_t obj, mp_uint_t request, uintptr_t arg, int *error);
  mp_uint_t is_text : 1; // read gives str, not bytes
} mp_stream_p_t;

// Of an object that is a stream.
static inline const mp_stream_p_t *mp_get_stream(mp_const_obj_t stream) {
  const mp_obj_base_t *object = (const mp_obj_base_t *)MP_OBJ_TO_PTR(stream);
  return (const mp_stream_p_t *)MP_OBJ_TYPE_GET_SLOT(object->type, protocol);
}

// Of any object; flags: what it must be able to do.  Raises OSError.
#define MP_STREAM_OP_READ 1
#define MP_STREAM_OP_WRITE 2
#define MP_STREAM_OP_IOCTL 4
const mp_stream_p_t *mp_get_stream_raise(mp_obj_t object, int flags);

// Methods for a stream type's locals_dict.
extern const mp_obj_fun_builtin_var_t mp_stream_read_obj;
extern const mp_obj_fun_builtin_var_t mp_stream_readinto_obj;
extern const mp_obj_fun_builtin_var_t mp_stream_unbuffered_readline_obj;
extern const mp_obj_fun_builtin_var_t mp_stream_write_obj;
extern const mp_obj_fun_builtin_var_t mp_stream_read1_obj;
extern const mp_obj_fun_builtin_var_t mp_stream_readinto1_obj;
extern const mp_obj_fun_builtin_var_t mp_stream_write1_obj;
extern const mp_obj_fun_builtin_var_t mp_stream_seek_obj;
extern const mp_obj_fun_builtin_var_t mp_stream_ioctl_obj;
extern const mp_obj_fun_builtin_var_t mp_stream___exit___obj;
extern const mp_obj_fun_builtin_fixed_t mp_stream_unbuffered_readlines_obj;
extern const mp_obj_fun_builtin_fixed_t mp_stream_close_obj;
extern const mp_obj_fun_builtin_fixed_t mp_stream_tell_obj;
extern const mp_obj_fun_builtin_fixed_t mp_stream_flush_obj;

mp_obj_t mp_stream_close(mp_obj_t stream);           // raises
mp_obj_t mp_stream_unbuffered_iter(mp_obj_t stream); // the next line; raises; allocates
// One write (or, without MP_STREAM_RW_ONCE, as many as it takes): the count, or None if it would block.
// Raises.
mp_obj_t mp_stream_write(mp_obj_t stream, const void *bytes, size_t count, byte flags);

// Moves count bytes; returns how many it did, with *error 0 or why it stopped.
#define MP_STREAM_RW_READ 0
#define MP_STREAM_RW_WRITE 2
#define MP_STREAM_RW_ONCE 1
mp_uint_t mp_stream_rw(mp_obj_t stream, void *bytes, mp_uint_t count, int *error, byte flags); // raises
#define mp_stream_read_exactly(stream, bytes, count, error)                                                  \
  mp_stream_rw(stream, bytes, count, error, MP_STREAM_RW_READ)
#define mp_stream_write_exactly(stream, bytes, count, error)                                                 \
  mp_stream_rw(stream, (byte *)(bytes), count, error, MP_STREAM_RW_WRITE)
mp_off_t mp_stream_seek(mp_obj_t stream, mp_off_t offset, int whence, int *error); // -1 on error; raises
// print_strn of a printer whose data is a stream object.  Raises.
void mp_stream_write_adaptor(void *self, const char *text, size_t length);

#if MICROPY_STREAMS_POSIX_API
// For C libraries: they set errno and return -1.
ssize_t mp_stream_posix_write(void *stream, const void *bytes, size_t count);
ssize_t mp_stream_posix_read(void *stream, void *bytes, size_t count);
off_t mp_stream_posix_lseek(void *stream, off_t offset, int whence);
int mp_stream_posix_fsync(void *stream);
#endif

#if MICROPY_STREAMS_NON_BLOCK
#define mp_is_nonblocking_error(error) ((error) == MP_EWOULDBLOCK || (error) == MP_EAGAIN)
#else
#define mp_is_nonblocking_error(error) (0)
#endif

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_STREAM_H
