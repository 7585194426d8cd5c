//===- py/objarray.h - array, bytearray and memoryview ----------------------------------------------===//
//
// One struct for the three.  In a memoryview `free` is the offset of its first element and items never moves.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_OBJARRAY_H
#define ADDER_PY_OBJARRAY_H

#include "py/obj.h"

#ifdef __cplusplus
extern "C" {
#endif

// In the code of a memoryview: it may be written to.
#define MP_OBJ_ARRAY_TYPECODE_FLAG_RW 0x80
#define MP_OBJ_ARRAY_FREE_SIZE_BITS (8 * sizeof(size_t) - 8)

typedef struct _mp_obj_array_t {
  mp_obj_base_t base;
  size_t typecode : 8;
  size_t free : MP_OBJ_ARRAY_FREE_SIZE_BITS; // elements with room behind len
  size_t len;                                // elements
  void *items;
} mp_obj_array_t;

static inline void mp_obj_memoryview_init(mp_obj_array_t *self, size_t typecode, size_t offset, size_t len,
                                          void *items) {
  self->base.type = &mp_type_memoryview;
  self->typecode = typecode & 0xff;
  self->free = offset;
  self->len = len;
  self->items = items;
}

#define MP_DEFINE_MEMORYVIEW_OBJ(object_name, code, offset, count, memory)                                   \
  mp_obj_array_t object_name = {{&mp_type_memoryview}, (code), (offset), (count), (memory)}

extern const mp_obj_fun_builtin_fixed_t mp_obj_array_append_obj;
extern const mp_obj_fun_builtin_fixed_t mp_obj_array_extend_obj;

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_OBJARRAY_H
