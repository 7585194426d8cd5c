//===- py/objtuple.h - tuple, and tuples with named fields ------------------------------------------===//
//
// Types that put their items where a tuple has them (namedtuple, attrtuple) can be used as tuples.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_OBJTUPLE_H
#define ADDER_PY_OBJTUPLE_H

#include "py/obj.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct _mp_obj_tuple_t {
  mp_obj_base_t base;
  size_t len;
  mp_obj_t items[];
} mp_obj_tuple_t;

// For constants.
typedef struct _mp_rom_obj_tuple_t {
  mp_obj_base_t base;
  size_t len;
  mp_rom_obj_t items[];
} mp_rom_obj_tuple_t;

// The slots of tuple, for the types that share them.
void mp_obj_tuple_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind);    // raises
mp_obj_t mp_obj_tuple_unary_op(mp_unary_op_t operation, mp_obj_t self);                   // raises
mp_obj_t mp_obj_tuple_binary_op(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right); // raises; allocates
mp_obj_t mp_obj_tuple_subscr(mp_obj_t self, mp_obj_t index, mp_obj_t value);              // raises; allocates
mp_obj_t mp_obj_tuple_getiter(mp_obj_t self, mp_obj_iter_buf_t *buffer);

// Whether the items are where a tuple's are.
#define mp_obj_is_tuple_compatible(object)                                                                   \
  (MP_OBJ_TYPE_GET_SLOT_OR_NULL(mp_obj_get_type(object), iter) == (const void *)mp_obj_tuple_getiter)

// Of something compatible.
static inline void mp_obj_tuple_get(mp_obj_t self, size_t *len, mp_obj_t **items) {
  mp_obj_tuple_t *tuple = (mp_obj_tuple_t *)MP_OBJ_TO_PTR(self);
  assert(mp_obj_is_tuple_compatible(self));
  *len = tuple->len;
  *items = &tuple->items[0];
}

//===-- attrtuple: names are given by a constant table behind the items --===//

extern const mp_obj_type_t mp_type_attrtuple;

// A constant one of nitems values; fields is an array of as many qstrs.
#define MP_DEFINE_ATTRTUPLE(tuple_obj_name, fields, nitems, ...)                                             \
  const mp_rom_obj_tuple_t tuple_obj_name = {                                                                \
      .base = {&mp_type_attrtuple}, .len = nitems, .items = {__VA_ARGS__, MP_ROM_PTR((void *)fields)}}

mp_obj_t mp_obj_new_attrtuple(const qstr *fields, size_t count, const mp_obj_t *items); // allocates
void mp_obj_attrtuple_print_helper(const mp_print_t *print, const qstr *fields,
                                   mp_obj_tuple_t *tuple); // raises

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_OBJTUPLE_H
