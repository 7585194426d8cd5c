//===- py/mpz.h - The words of a big integer --------------------------------------------------------===//
//
// Digits in base 2^MPZ_DIG_SIZE, least significant first, with a sign beside them.  Frozen code has such
// constants; everything else goes through py/objint.h.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_MPZ_H
#define ADDER_PY_MPZ_H

#include "py/mpconfig.h"

#ifdef __cplusplus
extern "C" {
#endif

// Frozen code was made for one digit size and checks it.
#ifndef MPZ_DIG_SIZE
#if UINTPTR_MAX > 0xffffffff
#define MPZ_DIG_SIZE 32
#else
#define MPZ_DIG_SIZE 16
#endif
#endif
#if MPZ_DIG_SIZE == 32
typedef uint32_t mpz_dig_t;
typedef uint64_t mpz_dbl_dig_t;
#elif MPZ_DIG_SIZE == 16
typedef uint16_t mpz_dig_t;
typedef uint32_t mpz_dbl_dig_t;
#else
#error "MPZ_DIG_SIZE is 16 or 32"
#endif

typedef struct _mpz_t {
  size_t neg : 1;
  size_t fixed_dig : 1; // dig is not ours to change or free
  size_t alloc : (8 * sizeof(size_t) - 2);
  size_t len; // digits, the last one not 0
  mpz_dig_t *dig;
} mpz_t;

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_MPZ_H
