//===- py/objtype.h - Classes and their instances ---------------------------------------------------===//
//
// An instance has its attributes in a map; one that is built on a C type has that object in subobj[0].
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_OBJTYPE_H
#define ADDER_PY_OBJTYPE_H

#include "py/obj.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct _mp_obj_instance_t {
  mp_obj_base_t base;
  mp_map_t members;
  mp_obj_t subobj[];
} mp_obj_instance_t;

// Made by a class statement, or in C.
#define mp_obj_is_instance_type(type) (((type)->flags & MP_TYPE_FLAG_INSTANCE_TYPE) != 0)
#define mp_obj_is_native_type(type) (!mp_obj_is_instance_type(type))

// An instance without attributes; *native: the C type it is built on, or NULL.  Allocates.
mp_obj_instance_t *mp_obj_new_instance(const mp_obj_type_t *type, const mp_obj_type_t **native);
mp_obj_t mp_obj_new_type(qstr name, mp_obj_t basesTuple, mp_obj_t localsDict); // raises TypeError; allocates

bool mp_obj_instance_is_callable(mp_obj_t self);
mp_obj_t mp_obj_instance_call(mp_obj_t self, size_t positional, size_t pairs,
                              const mp_obj_t *values);                      // raises
mp_obj_t mp_obj_instance_getiter(mp_obj_t self, mp_obj_iter_buf_t *buffer); // raises

// The `__init__` that a C type shows to its Python subclasses.
extern const mp_obj_fun_builtin_var_t mp_native_base_init_wrapper_obj;

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_OBJTYPE_H
