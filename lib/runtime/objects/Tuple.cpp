//===- runtime/objects/Tuple.cpp - Tuples -----------------------------------------------------------===//
//
// The operators are shared by all types whose objects start like tuples: namedtuples and attrtuples.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Members.h"
#include "runtime/objects/Comparison.h"
#include "runtime/objects/ItemPrinter.h"
#include "runtime/objects/Iterators.h"
#include "runtime/objects/Slicing.h"

#include "py/cstack.h"
#include "py/objlist.h"
#include "py/objtuple.h"
#include "py/runtime.h"

#include <cstring>

namespace adder::objects {

namespace {

mp_obj_tuple_t *tupleIn(mp_obj_t self) { return static_cast<mp_obj_tuple_t *>(MP_OBJ_TO_PTR(self)); }

mp_obj_tuple_t *newTuple(const mp_obj_type_t *type, size_t length) {
  if (length > (SIZE_MAX - sizeof(mp_obj_tuple_t)) / sizeof(mp_obj_t) / 2)
    m_malloc_fail(SIZE_MAX);
  auto *tuple = mp_obj_malloc_var(mp_obj_tuple_t, items, mp_obj_t, length, type);
  tuple->len = length;
  return tuple;
}

mp_obj_t makeTuple(const mp_obj_type_t *, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 0, 1, false);
  if (positional == 0)
    return mp_const_empty_tuple;
  if (mp_obj_is_type(values[0], &mp_type_tuple))
    return values[0];
  // A list collects what comes.
  mp_obj_t list = mp_obj_list_make_new(&mp_type_list, 1, 0, values);
  size_t length;
  mp_obj_t *items;
  mp_obj_list_get(list, &length, &items);
  return mp_obj_new_tuple(length, items);
}

mp_obj_t nextItem(mp_obj_t self) {
  SmallIterator *iterator = smallIterator(self);
  mp_obj_tuple_t *tuple = tupleIn(iterator->object);
  return iterator->at < tuple->len ? tuple->items[iterator->at++] : MP_OBJ_STOP_ITERATION;
}

/// The tuple inside `object`, whatever its type is called, or null.
mp_obj_tuple_t *asTuple(mp_obj_t object) {
  if (mp_obj_is_obj(object) && mp_obj_is_tuple_compatible(object))
    return tupleIn(object);
  mp_obj_t native = mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_tuple));
  return native == MP_OBJ_NULL ? nullptr : tupleIn(native);
}

mp_obj_t count(mp_obj_t self, mp_obj_t value) {
  return mp_seq_count_obj(tupleIn(self)->items, tupleIn(self)->len, value);
}

mp_obj_t index(size_t count, const mp_obj_t *values) {
  return mp_seq_index_obj(tupleIn(values[0])->items, tupleIn(values[0])->len, count, values);
}

MP_DEFINE_CONST_FUN_OBJ_2(countObject, count);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(indexObject, 2, 4, index);
const mp_rom_map_elem_t kMethods[] = {
    {MEMBER(count, countObject)},
    {MEMBER(index, indexObject)},
};
MP_DEFINE_CONST_DICT(kMethodsDict, kMethods);

mp_obj_t repeat(mp_obj_tuple_t *tuple, mp_int_t times) {
  if (times <= 0 || tuple->len == 0)
    return mp_const_empty_tuple;
  if (size_t(times) > SIZE_MAX / sizeof(mp_obj_t) / 2 / tuple->len)
    m_malloc_fail(SIZE_MAX);
  mp_obj_tuple_t *product = newTuple(&mp_type_tuple, tuple->len * size_t(times));
  mp_seq_multiply(tuple->items, sizeof(mp_obj_t), tuple->len, size_t(times), product->items);
  return MP_OBJ_FROM_PTR(product);
}

mp_obj_t concatenate(mp_obj_tuple_t *left, mp_obj_tuple_t *right) {
  mp_obj_tuple_t *sum = newTuple(&mp_type_tuple, left->len + right->len);
  mp_seq_cat(sum->items, left->items, left->len, right->items, right->len, mp_obj_t);
  return MP_OBJ_FROM_PTR(sum);
}

/// `right` is null if it is no tuple: then neither is an answer.
mp_obj_t compareTuples(mp_binary_op_t operation, mp_obj_tuple_t *left, mp_obj_tuple_t *right) {
  mp_cstack_check();
  return right ? mp_obj_new_bool(mp_seq_cmp_objs(operation, left->items, left->len, right->items, right->len))
               : MP_OBJ_NULL;
}

mp_obj_t hash(mp_obj_tuple_t *tuple) {
  mp_cstack_check();
  mp_uint_t sum = 0x345678;
  for (size_t i = 0; i < tuple->len; ++i) {
    mp_obj_t item = mp_unary_op(MP_UNARY_OP_HASH, tuple->items[i]);
    sum = (sum ^ mp_uint_t(MP_OBJ_SMALL_INT_VALUE(item))) * 1000003 + i;
  }
  return MP_OBJ_NEW_SMALL_INT(sum);
}

} // namespace
} // namespace adder::objects

using namespace adder::objects;

MP_DEFINE_CONST_OBJ_TYPE(mp_type_tuple, MP_QSTR_tuple, MP_TYPE_FLAG_SUBSCR_ALLOWS_STACK_SLICE, make_new,
                         makeTuple, print, mp_obj_tuple_print, unary_op, mp_obj_tuple_unary_op, binary_op,
                         mp_obj_tuple_binary_op, subscr, mp_obj_tuple_subscr, iter, mp_obj_tuple_getiter,
                         locals_dict, &kMethodsDict);

const mp_obj_tuple_t mp_const_empty_tuple_obj = {{&mp_type_tuple}, 0};

mp_obj_t mp_obj_new_tuple(size_t count, const mp_obj_t *items) {
  if (count == 0)
    return mp_const_empty_tuple;
  mp_obj_tuple_t *tuple = newTuple(&mp_type_tuple, count);
  if (items)
    std::memcpy(tuple->items, items, count * sizeof(mp_obj_t));
  return MP_OBJ_FROM_PTR(tuple);
}

void mp_obj_tuple_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind) {
  mp_obj_tuple_t *tuple = tupleIn(self);
  bool isJson = kind == PRINT_JSON;
  ItemPrinter printer(print, kind, isJson ? "[" : "(");
  for (size_t i = 0; i < tuple->len; ++i)
    printer.add(tuple->items[i]);
  printer.close(isJson ? "]" : tuple->len == 1 ? ",)" : ")");
}

mp_obj_t mp_obj_tuple_unary_op(mp_unary_op_t operation, mp_obj_t self) {
  switch (operation) {
  case MP_UNARY_OP_BOOL:
    return mp_obj_new_bool(tupleIn(self)->len != 0);
  case MP_UNARY_OP_LEN:
    return MP_OBJ_NEW_SMALL_INT(tupleIn(self)->len);
  case MP_UNARY_OP_HASH:
    return hash(tupleIn(self));
  default:
    return MP_OBJ_NULL;
  }
}

mp_obj_t mp_obj_tuple_binary_op(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right) {
  mp_obj_tuple_t *tuple = tupleIn(left);
  switch (operation) {
  case MP_BINARY_OP_ADD:
  case MP_BINARY_OP_INPLACE_ADD: {
    mp_obj_tuple_t *other = asTuple(right);
    return other ? concatenate(tuple, other) : MP_OBJ_NULL;
  }
  case MP_BINARY_OP_MULTIPLY:
  case MP_BINARY_OP_REVERSE_MULTIPLY:
  case MP_BINARY_OP_INPLACE_MULTIPLY: {
    mp_int_t times;
    return mp_obj_get_int_maybe(right, &times) ? repeat(tuple, times) : MP_OBJ_NULL;
  }
  default:
    return isComparison(operation) ? compareTuples(operation, tuple, asTuple(right)) : MP_OBJ_NULL;
  }
}

mp_obj_t mp_obj_tuple_subscr(mp_obj_t self, mp_obj_t index, mp_obj_t value) {
  if (value != MP_OBJ_SENTINEL)
    return MP_OBJ_NULL;
  mp_obj_tuple_t *tuple = tupleIn(self);
  if (Span part; takesSpan(index, tuple->len, part))
    return mp_obj_new_tuple(part.length, tuple->items + part.start);
  return tuple->items[mp_get_index(tuple->base.type, tuple->len, index, false)];
}

mp_obj_t mp_obj_tuple_getiter(mp_obj_t self, mp_obj_iter_buf_t *buffer) {
  return startIterator(buffer, nextItem, self);
}
