//===- py/smallint.h - Integers that fit in an object word ------------------------------------------===//
//
// One bit less than a word: 63 on a PC, 31 on a board.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_SMALLINT_H
#define ADDER_PY_SMALLINT_H

#include "py/mpconfig.h"
#include "py/obj.h"

#ifdef __cplusplus
extern "C" {
#endif

#define MP_SMALL_INT_MAX (MP_INT_MAX / 2)
#define MP_SMALL_INT_MIN (-MP_SMALL_INT_MAX - 1)
#define MP_SMALL_INT_BITS (MP_BYTES_PER_OBJ_WORD * MP_BITS_PER_BYTE - 1)
// The bits of a non-negative small int.
#define MP_SMALL_INT_POSITIVE_MASK ((mp_uint_t)MP_SMALL_INT_MAX)
// Whether n, an mp_int_t, is in range: its two highest bits are the same.
#define MP_SMALL_INT_FITS(number)                                                                            \
  ((((mp_uint_t)(number) ^ ((mp_uint_t)(number) << 1)) & MP_OBJ_WORD_MSBIT_HIGH) == 0)

// Python's % and //: the result has the divisor's sign, the quotient is rounded down.  The divisor is not 0.
mp_int_t mp_small_int_modulo(mp_int_t dividend, mp_int_t divisor);
mp_int_t mp_small_int_floor_divide(mp_int_t dividend, mp_int_t divisor);

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_SMALLINT_H
