//===- py/formatfloat.h - The text of a float in a buffer -------------------------------------------===//
//
// For numbers that go through no printer; others use mp_print_float (py/mpprint.h).
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_FORMATFLOAT_H
#define ADDER_PY_FORMATFLOAT_H

#include "py/mpconfig.h"

#if MICROPY_PY_BUILTINS_FLOAT

#ifdef __cplusplus
extern "C" {
#endif

// As the precision of 'g': what repr() shows, without ".0" behind whole numbers.
#define MP_FLOAT_REPR_PREC 99

// Letters are those of "%e", "%f" and "%g"; a negative precision means 6.  sign goes before what is not
// negative, unless it is 0.  At most size - 1 characters and a NUL are written; returns how many characters
// that are.
int mp_format_float(mp_float_t value, char *buffer, size_t size, char letter, int precision, char sign);

#ifdef __cplusplus
}
#endif

#endif

#endif // ADDER_PY_FORMATFLOAT_H
