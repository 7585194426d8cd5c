//===- py/guide_compat.h - Names that the C API guide uses and MicroPython lacks --------------------===//
//
// Included by py/runtime.h; -DMP_NO_GUIDE_COMPAT leaves it out.  mp_obj_list_get means two things: with three
// arguments MicroPython's function, with two the item at a C index.  Its address is the function's.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_GUIDE_COMPAT_H
#define ADDER_PY_GUIDE_COMPAT_H

#include "py/obj.h"
#include "py/objlist.h"

#ifdef __cplusplus
extern "C" {
#endif

size_t mp_obj_list_len(mp_obj_t self);                               // raises TypeError
mp_obj_t mp_obj_list_get_item(mp_obj_t self, mp_int_t index);        // raises TypeError, IndexError
void mp_obj_list_set(mp_obj_t self, mp_int_t index, mp_obj_t value); // raises TypeError, IndexError
// separator.join(items); all are of separator's type.  Raises TypeError; allocates.
mp_obj_t mp_obj_str_join(mp_obj_t separator, size_t count, const mp_obj_t *items);

#define MP_LIST_GET_ITEM(self, index) mp_obj_list_get_item(self, index)
#define MP_LIST_GET_ALL(self, len, items) (mp_obj_list_get)(self, len, items)
#define mp_obj_list_get(...) MP_PICK_4(__VA_ARGS__, , MP_LIST_GET_ALL, MP_LIST_GET_ITEM, , )(__VA_ARGS__)

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_GUIDE_COMPAT_H
