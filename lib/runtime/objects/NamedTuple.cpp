//===- runtime/objects/NamedTuple.cpp - Tuples with names for their items ---------------------------===//
//
// namedtuple() makes a type at run time.  Its objects are laid out as tuples and use a tuple's slots; the
// names stand behind the slots of the type, so that an object needs no more memory than a tuple.
//
//===------------------------------------------------------------------------------------------------===//

#include "py/builtin.h"
#include "py/objlist.h"
#include "py/objnamedtuple.h"
#include "py/runtime.h"

#if MICROPY_PY_COLLECTIONS

namespace adder::objects {

namespace {

constexpr size_t kNoField = SIZE_MAX;

mp_obj_tuple_t *tupleIn(mp_obj_t self) { return static_cast<mp_obj_tuple_t *>(MP_OBJ_TO_PTR(self)); }

const mp_obj_namedtuple_type_t *typeOf(mp_obj_t self) {
  return reinterpret_cast<const mp_obj_namedtuple_type_t *>(tupleIn(self)->base.type);
}

void printFields(const mp_print_t *print, mp_obj_t self, mp_print_kind_t) {
  const mp_obj_namedtuple_type_t *type = typeOf(self);
  mp_printf(print, "%q", qstr(type->base.name));
  mp_obj_attrtuple_print_helper(print, type->fields, tupleIn(self));
}

#if MICROPY_PY_COLLECTIONS_NAMEDTUPLE__ASDICT
mp_obj_t asDict(mp_obj_t self) {
  const mp_obj_namedtuple_type_t *type = typeOf(self);
  mp_obj_t dict = mp_obj_new_dict(type->n_fields);
#if MICROPY_PY_COLLECTIONS_ORDEREDDICT
  static_cast<mp_obj_base_t *>(MP_OBJ_TO_PTR(dict))->type = &mp_type_ordereddict;
#endif
  for (size_t i = 0; i < type->n_fields; ++i)
    mp_obj_dict_store(dict, MP_OBJ_NEW_QSTR(type->fields[i]), tupleIn(self)->items[i]);
  return dict;
}
MP_DEFINE_CONST_FUN_OBJ_1(asDictObject, asDict);
#endif

void attribute(mp_obj_t self, qstr name, mp_obj_t *dest) {
  size_t field = mp_obj_namedtuple_find_field(typeOf(self), name);
  if (dest[0] != MP_OBJ_NULL) {
    // Not even fields can be set.
    if (field != kNoField)
      mp_raise_msg(&mp_type_AttributeError, MP_ERROR_TEXT("can't set attribute"));
    return;
  }
  if (field != kNoField) {
    dest[0] = tupleIn(self)->items[field];
    return;
  }
#if MICROPY_PY_COLLECTIONS_NAMEDTUPLE__ASDICT
  if (name == MP_QSTR__asdict) {
    dest[0] = MP_OBJ_FROM_PTR(&asDictObject);
    dest[1] = self;
    return;
  }
#endif
  dest[1] = MP_OBJ_SENTINEL; // the methods of tuples
}

[[noreturn]] void raiseCount(const mp_obj_namedtuple_type_t *type, size_t given) {
#if MICROPY_ERROR_REPORTING <= MICROPY_ERROR_REPORTING_TERSE
  (void)type, (void)given;
  mp_arg_error_terse_mismatch();
#else
  mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%q() takes %d positional arguments but %d were given"),
                    qstr(type->base.name), int(type->n_fields), int(given));
#endif
}

void storeKeyword(const mp_obj_namedtuple_type_t *type, mp_obj_tuple_t *tuple, qstr name, mp_obj_t value) {
  size_t field = mp_obj_namedtuple_find_field(type, name);
  if (field == kNoField)
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("unexpected keyword argument '%q'"), name);
  if (tuple->items[field] != MP_OBJ_NULL)
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("function got multiple values for argument '%q'"),
                      name);
  tuple->items[field] = value;
}

mp_obj_t makeNamedTuple(const mp_obj_type_t *self, size_t positional, size_t pairs, const mp_obj_t *values) {
  auto *type = reinterpret_cast<const mp_obj_namedtuple_type_t *>(self);
  // As many as there are fields, and none twice: then each has a value.
  if (positional + pairs != type->n_fields)
    raiseCount(type, positional + pairs);
  auto *tuple = mp_obj_malloc_var(mp_obj_tuple_t, items, mp_obj_t, type->n_fields, self);
  tuple->len = type->n_fields;
  for (size_t i = 0; i < type->n_fields; ++i)
    tuple->items[i] = i < positional ? values[i] : MP_OBJ_NULL;
  const mp_obj_t *keywords = values + positional;
  for (size_t i = 0; i < pairs; ++i)
    storeKeyword(type, tuple, mp_obj_str_get_qstr(keywords[2 * i]), keywords[2 * i + 1]);
  return MP_OBJ_FROM_PTR(tuple);
}

mp_obj_t namedTuple(mp_obj_t name, mp_obj_t fields) {
  qstr typeName = mp_obj_str_get_qstr(name);
  if (mp_obj_is_str(fields))
    fields = mp_obj_str_split(1, &fields);
  size_t count;
  mp_obj_t *items;
  mp_obj_get_array(fields, &count, &items);
  return mp_obj_new_namedtuple_type(typeName, count, items);
}

} // namespace
} // namespace adder::objects

using namespace adder::objects;

MP_DEFINE_CONST_FUN_OBJ_2(mp_namedtuple_obj, namedTuple);

size_t mp_obj_namedtuple_find_field(const mp_obj_namedtuple_type_t *type, qstr name) {
  for (size_t i = 0; i < type->n_fields; ++i)
    if (type->fields[i] == name)
      return i;
  return kNoField;
}

mp_obj_namedtuple_type_t *mp_obj_new_namedtuple_base(size_t count, mp_obj_t *fields) {
  if (count > (SIZE_MAX / 2 - sizeof(mp_obj_namedtuple_type_t)) / sizeof(qstr))
    m_malloc_fail(SIZE_MAX);
  auto *type = m_new_obj_var0(mp_obj_namedtuple_type_t, fields, qstr, count);
  for (size_t i = 0; i < count; ++i)
    type->fields[i] = mp_obj_str_get_qstr(fields[i]);
  type->n_fields = count;
  return type;
}

mp_obj_t mp_obj_new_namedtuple_type(qstr name, size_t count, mp_obj_t *fields) {
  mp_obj_namedtuple_type_t *type = mp_obj_new_namedtuple_base(count, fields);
  type->base.base.type = &mp_type_type;
  type->base.flags = MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE;
  type->base.name = uint16_t(name);
  auto *slots = reinterpret_cast<mp_obj_full_type_t *>(type);
  MP_OBJ_TYPE_SET_SLOT(slots, make_new, makeNamedTuple, 0);
  MP_OBJ_TYPE_SET_SLOT(slots, print, printFields, 1);
  MP_OBJ_TYPE_SET_SLOT(slots, unary_op, mp_obj_tuple_unary_op, 2);
  MP_OBJ_TYPE_SET_SLOT(slots, binary_op, mp_obj_tuple_binary_op, 3);
  MP_OBJ_TYPE_SET_SLOT(slots, attr, attribute, 4);
  MP_OBJ_TYPE_SET_SLOT(slots, subscr, mp_obj_tuple_subscr, 5);
  MP_OBJ_TYPE_SET_SLOT(slots, iter, mp_obj_tuple_getiter, 6);
  MP_OBJ_TYPE_SET_SLOT(slots, parent, &mp_type_tuple, 7);
  return MP_OBJ_FROM_PTR(type);
}

#endif // MICROPY_PY_COLLECTIONS
