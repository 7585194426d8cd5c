//===- py/binary.h - Numbers in memory --------------------------------------------------------------===//
//
// Reading and writing C numbers by the type codes of the struct and array modules.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_BINARY_H
#define ADDER_PY_BINARY_H

#include "py/obj.h"

#ifdef __cplusplus
extern "C" {
#endif

// The code of a bytearray, which prints and compares as bytes; 'B' otherwise.
#define BYTEARRAY_TYPECODE 1

// structType: '@' native sizes and alignment, '<' or '>' standard ones.  All raise ValueError for a bad
// code.
size_t mp_binary_get_size(char structType, char letter, size_t *alignment); // bytes; alignment may be NULL
mp_obj_t mp_binary_get_val_array(char letter, void *items, size_t index);   // element of an array; allocates
void mp_binary_set_val_array(char letter, void *items, size_t index, mp_obj_t value); // raises
void mp_binary_set_val_array_from_int(char letter, void *items, size_t index, mp_int_t value);
// At *at, which moves behind it; base is where native alignment counts from.
mp_obj_t mp_binary_get_val(char structType, char letter, byte *base, byte **at);             // allocates
void mp_binary_set_val(char structType, char letter, mp_obj_t value, byte *base, byte **at); // raises
// An integer of `bytes` bytes, 1..8.
long long mp_binary_get_int(size_t bytes, bool isSignedInt, bool big, const byte *from);
void mp_binary_set_int(size_t bytes, byte *to, size_t valueBytes, mp_uint_t value, bool big);

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_BINARY_H
