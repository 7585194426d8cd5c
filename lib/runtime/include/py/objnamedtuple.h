//===- py/objnamedtuple.h - collections.namedtuple --------------------------------------------------===//
//
// Each call of namedtuple makes a type that carries its field names.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_OBJNAMEDTUPLE_H
#define ADDER_PY_OBJNAMEDTUPLE_H

#include "py/objtuple.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct _mp_obj_namedtuple_type_t {
  mp_obj_empty_type_t base;
  void *slots[8]; // of the type
  size_t n_fields;
  qstr fields[];
} mp_obj_namedtuple_type_t;

typedef struct _mp_obj_namedtuple_t {
  mp_obj_tuple_t tuple;
} mp_obj_namedtuple_t;

// (size_t)-1 if there is no such field.
size_t mp_obj_namedtuple_find_field(const mp_obj_namedtuple_type_t *type, qstr name);
mp_obj_namedtuple_type_t *mp_obj_new_namedtuple_base(size_t count,
                                                     mp_obj_t *fields);         // raises TypeError; allocates
mp_obj_t mp_obj_new_namedtuple_type(qstr name, size_t count, mp_obj_t *fields); // raises TypeError; allocates

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_OBJNAMEDTUPLE_H
