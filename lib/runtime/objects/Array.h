//===- runtime/objects/Array.h - array, bytearray and memoryview ------------------------------------===//

#ifndef ADDER_RUNTIME_OBJECTS_ARRAY_H
#define ADDER_RUNTIME_OBJECTS_ARRAY_H

#include "py/binary.h"
#include "py/objarray.h"

namespace adder::objects {

inline mp_obj_array_t *arrayIn(mp_obj_t self) { return static_cast<mp_obj_array_t *>(MP_OBJ_TO_PTR(self)); }

/// In the code of an array or bytearray: somebody may know where the items are, a view, or C code that is at
/// work on them and runs Python code meanwhile. Then the block stays what it is when the items need a larger
/// one, and the collector frees it when nobody refers to it any more.
constexpr size_t kIsShared = MP_OBJ_ARRAY_TYPECODE_FLAG_RW;

/// The letter without that bit, and a memoryview's without the one that allows writing.
inline char letterOf(const mp_obj_array_t *array) {
  return char(array->typecode & ~size_t(MP_OBJ_ARRAY_TYPECODE_FLAG_RW));
}
inline size_t itemBytes(const mp_obj_array_t *array) {
  return mp_binary_get_size('@', letterOf(array), nullptr);
}

inline bool isView(mp_obj_t self) { return mp_obj_is_exact_type(self, &mp_type_memoryview); }

/// The first byte of the items; a view's are somewhere in its object.
inline byte *bytesOf(const mp_obj_array_t *array) {
  size_t offset = array->base.type == &mp_type_memoryview ? array->free * itemBytes(array) : 0;
  return static_cast<byte *>(array->items) + offset;
}

inline bool isBytearray(const mp_obj_array_t *array) { return letterOf(array) == BYTEARRAY_TYPECODE; }

/// Makes room for `more` items behind the last one.  raises MemoryError; moves the items.
void reserveItems(mp_obj_array_t *array, size_t more);

/// Sets the item at `at`, which must exist by then.  raises IndexError, and what the conversion to a number
/// raises, which may run Python code that changes the array.
void storeItem(mp_obj_array_t *array, size_t at, mp_obj_t value);

/// An array with room for `length` items of that letter, which are not set.  raises; allocates.
mp_obj_array_t *newArray(const mp_obj_type_t *type, char letter, size_t length);

/// Slots of all three types.  raise and allocate what their operators and items do.
mp_obj_t operateOnArray(mp_unary_op_t operation, mp_obj_t self);
mp_obj_t operateOnArrays(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right);
mp_obj_t itemOfArray(mp_obj_t self, mp_obj_t index, mp_obj_t value);
mp_int_t bufferOfArray(mp_obj_t self, mp_buffer_info_t *info, mp_uint_t flags);
mp_obj_t iterateArray(mp_obj_t self, mp_obj_iter_buf_t *iterBuffer);

/// A slice of a view: a view of the same bytes.
mp_obj_t makeViewSlice(mp_obj_t self, size_t start, size_t stop);

} // namespace adder::objects

#endif // ADDER_RUNTIME_OBJECTS_ARRAY_H
