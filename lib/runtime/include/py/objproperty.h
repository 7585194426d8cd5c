//===- py/objproperty.h - property ------------------------------------------------------------------===//
//
// A constant property in the locals_dict of a C type is evaluated on instances when the type has
// MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS (c-api.md 4.2).
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_OBJPROPERTY_H
#define ADDER_PY_OBJPROPERTY_H

#include "py/obj.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct _mp_obj_property_t {
  mp_obj_base_t base;
  mp_obj_t proxy[3]; // get, set, delete: functions; MP_OBJ_NULL or None if there is none
} mp_obj_property_t;

// Constants: P_getter is the address of a function object.
#define MP_PROPERTY_GETTER(P, P_getter)                                                                      \
  const mp_obj_property_t P = {.base = {&mp_type_property},                                                  \
                               .proxy = {(mp_obj_t)(P_getter), mp_const_none, mp_const_none}}
#define MP_PROPERTY_GETSET(P, P_getter, P_setter)                                                            \
  const mp_obj_property_t P = {.base = {&mp_type_property},                                                  \
                               .proxy = {(mp_obj_t)(P_getter), (mp_obj_t)(P_setter), mp_const_none}}

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_OBJPROPERTY_H
