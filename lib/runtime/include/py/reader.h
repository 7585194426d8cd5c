//===- py/reader.h - Bytes of a file that is being loaded -------------------------------------------===//
//
// One byte at a time, from memory or a file.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_READER_H
#define ADDER_PY_READER_H

#include "py/obj.h"

#ifdef __cplusplus
extern "C" {
#endif

#define MP_READER_EOF ((mp_uint_t)(-1))
#define MP_READER_IS_ROM ((size_t)-1) // as free_len: the bytes stay where they are

typedef struct _mp_reader_t {
  void *data;
  mp_uint_t (*readbyte)(void *data); // a byte or MP_READER_EOF, also again and again; raises OSError
  void (*close)(void *data);
} mp_reader_t;

// ownedBytes: how many bytes at bytes to free when it is closed.  All raise; allocate.
void mp_reader_new_mem(mp_reader_t *reader, const byte *bytes, size_t length, size_t ownedBytes);
void mp_reader_new_file(mp_reader_t *reader, qstr name);
void mp_reader_new_file_from_fd(mp_reader_t *reader, int descriptor, bool closes);
// length bytes in place, or NULL if they are not in read-only memory.
const uint8_t *mp_reader_try_read_rom(mp_reader_t *reader, size_t length);

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_READER_H
