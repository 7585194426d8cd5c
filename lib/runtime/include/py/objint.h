//===- py/objint.h - int ----------------------------------------------------------------------------===//
//
// Integers that are no small ints.  The struct is here for frozen code, which has constants of it, and for
// the implementation; others use the functions, which take small ints too.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_OBJINT_H
#define ADDER_PY_OBJINT_H

#include "py/mpz.h"
#include "py/obj.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct _mp_obj_int_t {
  mp_obj_base_t base;
  mpz_t mpz;
} mp_obj_int_t;

extern const mp_obj_int_t mp_sys_maxsize_obj;

// Whether the integer whose mpz that is fits a word, which *value then is.  There is no other mpz.
bool mpz_as_int_checked(const mpz_t *number, mp_int_t *value);
bool mpz_as_uint_checked(const mpz_t *number, mp_uint_t *value);

int mp_obj_int_sign(mp_obj_t self); // -1, 0 or 1
mp_int_t mp_obj_int_hash(mp_obj_t self);
void mp_obj_int_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind); // allocates
// Bytes that the digits of `bits` bits take at most, with prefix, separators and NUL.
size_t mp_int_format_size(size_t bits, int base, const char *prefix, char comma);
// The text of self: in *buffer if *bufferSize is enough, else in new memory that *buffer and *bufferSize then
// describe; *length: its length.  prefix may be NULL; letter: 'a' or 'A', the first digit after 9; comma: 0
// or the separator of groups.  Allocates.
char *mp_obj_int_formatted(char **buffer, size_t *bufferSize, size_t *length, mp_const_obj_t self, int base,
                           const char *prefix, char letter, char comma);
mp_obj_t mp_obj_int_from_bytes_impl(bool bigEndian, size_t length, const byte *bytes); // unsigned; allocates
// checksOverflow: raises OverflowError if it does not fit, else cuts.
void mp_obj_int_to_bytes(mp_obj_t self, size_t length, byte *bytes, bool bigEndian, bool isSigned,
                         bool checksOverflow);
mp_obj_t mp_obj_int_unary_op(mp_unary_op_t operation, mp_obj_t self);                   // allocates
mp_obj_t mp_obj_int_binary_op(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right); // raises; allocates
mp_obj_t mp_obj_int_pow3(mp_obj_t base, mp_obj_t exponent, mp_obj_t modulus);           // raises; allocates
#if MICROPY_PY_BUILTINS_FLOAT
mp_float_t mp_obj_int_as_float_impl(mp_obj_t self);
#endif

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_OBJINT_H
