//===- runtime/objects/AttrTuple.cpp - Tuples whose names are in a constant table -------------------===//
//
// For structures that C code returns, such as sys.implementation and os.uname().  The address of the table
// stands behind the last item.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/objects/ItemPrinter.h"

#include "py/objtuple.h"
#include "py/runtime.h"

#include <cstring>

void mp_obj_attrtuple_print_helper(const mp_print_t *print, const qstr *fields, mp_obj_tuple_t *tuple) {
  adder::objects::ItemPrinter printer(print, PRINT_REPR, "(");
  const mp_obj_t *value = tuple->items;
  for (const qstr *field = fields; field != fields + tuple->len; ++field) {
    printer.next();
    mp_printf(print, "%q=", *field);
    printer.value(*value++);
  }
  printer.close(")");
}

#if MICROPY_PY_ATTRTUPLE

namespace adder::objects {

namespace {

mp_obj_tuple_t *tupleIn(mp_obj_t self) { return static_cast<mp_obj_tuple_t *>(MP_OBJ_TO_PTR(self)); }

const qstr *fieldsOf(mp_obj_tuple_t *tuple) {
  return static_cast<const qstr *>(MP_OBJ_TO_PTR(tuple->items[tuple->len]));
}

void printFields(const mp_print_t *print, mp_obj_t self, mp_print_kind_t) {
  mp_obj_attrtuple_print_helper(print, fieldsOf(tupleIn(self)), tupleIn(self));
}

void attribute(mp_obj_t self, qstr name, mp_obj_t *dest) {
  if (dest[0] != MP_OBJ_NULL)
    return;
  mp_obj_tuple_t *tuple = tupleIn(self);
  const qstr *fields = fieldsOf(tuple);
  size_t at = 0;
  while (at < tuple->len && fields[at] != name)
    ++at;
  if (at < tuple->len)
    dest[0] = tuple->items[at];
}

} // namespace
} // namespace adder::objects

using namespace adder::objects;

// Programs are told that it is a tuple.
MP_DEFINE_CONST_OBJ_TYPE(mp_type_attrtuple, MP_QSTR_tuple, MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE, print,
                         printFields, unary_op, mp_obj_tuple_unary_op, binary_op, mp_obj_tuple_binary_op,
                         attr, attribute, subscr, mp_obj_tuple_subscr, iter, mp_obj_tuple_getiter);

mp_obj_t mp_obj_new_attrtuple(const qstr *fields, size_t count, const mp_obj_t *items) {
  auto *tuple = mp_obj_malloc_var(mp_obj_tuple_t, items, mp_obj_t, count + 1, &mp_type_attrtuple);
  tuple->len = count;
  std::memcpy(tuple->items, items, count * sizeof(mp_obj_t));
  tuple->items[count] = MP_OBJ_FROM_PTR(fields);
  return MP_OBJ_FROM_PTR(tuple);
}

#endif // MICROPY_PY_ATTRTUPLE
