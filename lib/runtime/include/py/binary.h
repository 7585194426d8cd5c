//===- py/binary.h - Numbers in memory ------------------------------------------------------------------===//
//
// Reading and writing C numbers by the type codes of the struct and array modules.
//
//===--------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_BINARY_H
#define ADDER_PY_BINARY_H

#include "py/obj.h"

#ifdef __cplusplus
extern "C" {
#endif

// The code of a bytearray, which prints and compares as bytes; 'B' otherwise.
#define BYTEARRAY_TYPECODE 1

// struct_type: '@' native sizes and alignment, '<' or '>' standard ones.  All raise ValueError for a bad
// code.
size_t mp_binary_get_size(char struct_type, char val_type, size_t *palign); // bytes; palign may be NULL
mp_obj_t mp_binary_get_val_array(char typecode, void *p, size_t index);     // element of an array; allocates
void mp_binary_set_val_array(char typecode, void *p, size_t index, mp_obj_t val); // raises
void mp_binary_set_val_array_from_int(char typecode, void *p, size_t index, mp_int_t val);
// At *ptr, which moves behind it; base is where native alignment counts from.
mp_obj_t mp_binary_get_val(char struct_type, char val_type, byte *p_base, byte **ptr);           // allocates
void mp_binary_set_val(char struct_type, char val_type, mp_obj_t val, byte *p_base, byte **ptr); // raises
// size: 1..8 bytes.
long long mp_binary_get_int(size_t size, bool is_signed, bool big_endian, const byte *src);
void mp_binary_set_int(size_t dest_sz, byte *dest, size_t val_sz, mp_uint_t val, bool big_endian);

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_BINARY_H
