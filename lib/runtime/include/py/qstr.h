//===- py/qstr.h - Interned strings -----------------------------------------------------------------===//
//
// A qstr is the number of a string that exists once.  MP_QSTR_name is the number of "name": the build
// collects every MP_QSTR_ word of the sources into genhdr/qstrdefs.generated.h, whose lines are
//
//   QDEF0(MP_QSTR_name, hash, length, "name")    in the order of the file, the first ones fixed by format 6
//   QDEF1(MP_QSTR_name, hash, length, "name")    sorted, numbered behind all QDEF0 lines
//
// While the build scans the sources it defines NO_QSTR: MP_QSTR_ words then stay as they are written.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_QSTR_H
#define ADDER_PY_QSTR_H

#include "py/misc.h"
#include "py/mpconfig.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef size_t qstr;
// As stored in types, argument tables and string tables of modules.
typedef uint16_t qstr_short_t;

#if MICROPY_QSTR_BYTES_IN_HASH == 1
typedef uint8_t qstr_hash_t;
#elif MICROPY_QSTR_BYTES_IN_HASH == 2
typedef uint16_t qstr_hash_t;
#endif
#if MICROPY_QSTR_BYTES_IN_LEN == 1
typedef uint8_t qstr_len_t;
#elif MICROPY_QSTR_BYTES_IN_LEN == 2
typedef uint16_t qstr_len_t;
#else
#error "MICROPY_QSTR_BYTES_IN_LEN is 1 or 2"
#endif

// A run of consecutive numbers.  Frozen code defines one, so the layout is part of that format.
typedef struct _qstr_pool_t {
  const struct _qstr_pool_t *prev;
  size_t total_prev_len : (8 * sizeof(size_t) - 1); // the number of the first one
  size_t is_sorted : 1;                             // by bytes, so that it can be searched by halves
  size_t alloc;
  size_t len;
#if MICROPY_QSTR_BYTES_IN_HASH
  qstr_hash_t *hashes;
#endif
  qstr_len_t *lengths;
  const char *qstrs[];
} qstr_pool_t;

// First the strings of the fixed part, then the sorted ones.
enum {
#ifndef NO_QSTR
#define QDEF1(id, hash, len, str)
#define QDEF0(id, hash, len, str) id,
#include "genhdr/qstrdefs.generated.h"
#undef QDEF0
#endif
  MP_QSTRnumber_of_static,
  MP_QSTRstart_of_main = MP_QSTRnumber_of_static - 1, // so that the next one has the number above
#ifndef NO_QSTR
#undef QDEF1
#define QDEF0(id, hash, len, str)
#define QDEF1(id, hash, len, str) id,
#include "genhdr/qstrdefs.generated.h"
#undef QDEF0
#undef QDEF1
#endif
  MP_QSTRnumber_of // without frozen ones
};

// Number of interned strings there are.
#define QSTR_TOTAL() (MP_STATE_VM(last_pool)->total_prev_len + MP_STATE_VM(last_pool)->len)

void qstr_init(void);
size_t qstr_compute_hash(const byte *data, size_t length); // never 0
qstr qstr_find_strn(const char *text, size_t length);      // MP_QSTRnull (0) if it is not interned
qstr qstr_from_str(const char *text); // raises RuntimeError (too long), MemoryError; allocates
qstr qstr_from_strn(const char *text, size_t length); // likewise
// The bytes at text, with a NUL behind them, stay for ever and are not copied.  Raises MemoryError;
// allocates.
qstr qstr_from_strn_static(const char *text, size_t length);

const char *qstr_str(qstr number); // NUL behind it
const byte *qstr_data(qstr number, size_t *length);
size_t qstr_len(qstr number); // bytes
mp_uint_t qstr_hash(qstr number);

void qstr_pool_info(size_t *pools, size_t *strings, size_t *dataBytes, size_t *totalBytes);
void qstr_dump_data(void);

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_QSTR_H
