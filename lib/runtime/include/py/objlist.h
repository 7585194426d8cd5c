//===- py/objlist.h - list --------------------------------------------------------------------------===//
//
// The struct of a list, and what C code does to it without going through Python's operators.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_OBJLIST_H
#define ADDER_PY_OBJLIST_H

#include "py/obj.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct _mp_obj_list_t {
  mp_obj_base_t base;
  size_t alloc;
  size_t len;
  mp_obj_t *items;
} mp_obj_list_t;

void mp_obj_list_init(mp_obj_list_t *list, size_t length); // length cells, not set; allocates
mp_obj_t mp_obj_list_make_new(const mp_obj_type_t *type, size_t positional, size_t pairs,
                              const mp_obj_t *values);      // raises
mp_obj_t mp_obj_list_append(mp_obj_t self, mp_obj_t value); // None; allocates
mp_obj_t mp_obj_list_remove(mp_obj_t self, mp_obj_t value); // None; raises ValueError
mp_obj_t mp_obj_list_sort(size_t positional, const mp_obj_t *values,
                          mp_map_t *keywords); // None; stable; raises

// Of a list, without looking.
static inline void mp_obj_list_get(mp_obj_t self, size_t *len, mp_obj_t **items) {
  mp_obj_list_t *list = (mp_obj_list_t *)MP_OBJ_TO_PTR(self);
  *len = list->len;
  *items = list->items;
}
// To at most the length it has.
static inline void mp_obj_list_set_len(mp_obj_t self, size_t len) {
  ((mp_obj_list_t *)MP_OBJ_TO_PTR(self))->len = len;
}
// self[index] = value, index a Python int.  Raises IndexError, TypeError.
static inline void mp_obj_list_store(mp_obj_t self, mp_obj_t index, mp_obj_t value) {
  size_t at = mp_get_index(((mp_obj_base_t *)MP_OBJ_TO_PTR(self))->type,
                           ((mp_obj_list_t *)MP_OBJ_TO_PTR(self))->len, index, false);
  ((mp_obj_list_t *)MP_OBJ_TO_PTR(self))->items[at] = value;
}

// An argument that may be None (a new list) or a list to fill, of least items or more.  Raises TypeError,
// ValueError; allocates for None.
mp_obj_list_t *mp_obj_list_optional_arg(mp_obj_t object, size_t least);
mp_obj_list_t *mp_obj_list_ensure(mp_obj_t object, size_t least); // raises TypeError, ValueError

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_OBJLIST_H
