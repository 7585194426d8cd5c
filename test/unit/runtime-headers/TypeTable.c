//===- runtime-headers/TypeTable.c - What the defining macros make, for HeadersTest.cpp to look at ----===//
//
// C, because modules are: the same macros expand in HeadersTest.cpp as C++.
//
//===--------------------------------------------------------------------------------------------------===//
#include "TypeTable.h"

#include "py/objexcept.h"
#include "py/objlist.h"
#include "py/objproperty.h"
#include "py/runtime.h"

// clang-format off
MP_DEFINE_CONST_OBJ_TYPE(type0, MP_QSTR_name, MP_TYPE_FLAG_NONE);
MP_DEFINE_CONST_OBJ_TYPE(type1, MP_QSTR_name, MP_TYPE_FLAG_BINDS_SELF, locals_dict, V1);
MP_DEFINE_CONST_OBJ_TYPE(type2, MP_QSTR_name, 0, subscr, V1, make_new, V2);
MP_DEFINE_CONST_OBJ_TYPE(type3, MP_QSTR_name, 0, print, V1, call, V2, iter, V3);
MP_DEFINE_CONST_OBJ_TYPE(type12, MP_QSTR_name, 0, locals_dict, V1, parent, V2, protocol, V3, buffer, V4, iter, V5,
                         subscr, V6, attr, V7, binary_op, V8, unary_op, V9, call, V10, print, V11, make_new, V12);
// clang-format on

static MP_DEFINE_EXCEPTION(ProbeError, Exception)

    const mp_obj_type_t *probeErrorAs(int name) {
  return name ? &ProbeError_type : &mp_type_ProbeError;
}

// The item at an index, and the function with three arguments under the same name.
mp_obj_t itemOrLast(mp_obj_t list, int whole) {
  if (!whole)
    return mp_obj_list_get(list, 1);
  size_t len;
  mp_obj_t *items;
  mp_obj_list_get(list, &len, &items);
  return items[len - 1];
}

struct tail {
  mp_obj_base_t base;
  uint8_t count;
  uint32_t items[];
};
size_t tailSize(size_t n, int oldSpelling) {
  return *(size_t *)(oldSpelling ? m_new_obj_var(struct tail, uint32_t, n)
                                 : m_new_obj_var(struct tail, items, uint32_t, n));
}

const mp_obj_t immediateObjects[3] = {(mp_obj_t)&mp_const_none_obj, (mp_obj_t)&mp_const_false_obj,
                                      (mp_obj_t)&mp_const_true_obj};
