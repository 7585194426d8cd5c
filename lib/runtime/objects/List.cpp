//===- runtime/objects/List.cpp - Lists -------------------------------------------------------------===//
//
// Comparing and printing items can run a program that changes the very list, so loops that do so read length
// and items anew each time.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/objects/List.h"

#include "runtime/core/Items.h"
#include "runtime/core/Members.h"
#include "runtime/core/Raise.h"
#include "runtime/objects/Comparison.h"
#include "runtime/objects/ItemPrinter.h"
#include "runtime/objects/Iterators.h"

#include "py/builtin.h"
#include "py/cstack.h"
#include "py/objtuple.h"
#include "py/runtime.h"

#include <cstring>

namespace adder::objects {

namespace {

constexpr size_t kLeastAlloc = 4;

[[noreturn]] void raiseTooLarge() { m_malloc_fail(SIZE_MAX); }

/// Makes room for `count` items altogether.
void reserve(mp_obj_list_t *list, size_t count) {
  if (count <= list->alloc)
    return;
  size_t alloc = list->alloc + list->alloc / 2 + kLeastAlloc;
  if (alloc < count)
    alloc = count;
  if (alloc > SIZE_MAX / sizeof(mp_obj_t) / 2)
    raiseTooLarge();
  list->items = m_renew(mp_obj_t, list->items, list->alloc, alloc);
  list->alloc = alloc;
  mp_seq_clear(list->items, list->len, alloc, sizeof(mp_obj_t));
}

mp_obj_t newList(size_t length) {
  auto *list = m_new_obj(mp_obj_list_t);
  mp_obj_list_init(list, length);
  return MP_OBJ_FROM_PTR(list);
}

void setLength(mp_obj_list_t *list, size_t length) {
  mp_seq_clear(list->items, length, list->len > length ? list->len : length, sizeof(mp_obj_t));
  list->len = length;
  // Give back what a list that has shrunk a lot will not need soon.
  if (list->alloc > 4 * kLeastAlloc && length < list->alloc / 4) {
    size_t alloc = 2 * length > kLeastAlloc ? 2 * length : kLeastAlloc;
    list->items = m_renew(mp_obj_t, list->items, list->alloc, alloc);
    list->alloc = alloc;
    mp_seq_clear(list->items, length, alloc, sizeof(mp_obj_t));
  }
}

mp_obj_t nextItem(mp_obj_t self) {
  SmallIterator *iterator = smallIterator(self);
  mp_obj_list_t *list = listIn(iterator->object);
  if (iterator->at >= list->len)
    return MP_OBJ_STOP_ITERATION;
  return list->items[iterator->at++];
}

mp_obj_t iterate(mp_obj_t self, mp_obj_iter_buf_t *buffer) { return startIterator(buffer, nextItem, self); }

void printList(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind) {
  ItemPrinter printer(print, kind, "[");
  for (size_t i = 0; i < listIn(self)->len; ++i)
    printer.add(listIn(self)->items[i]);
  printer.close("]");
}

// --- Operators.

mp_obj_t operateOnList(mp_unary_op_t operation, mp_obj_t self) {
  switch (operation) {
  case MP_UNARY_OP_BOOL:
    return mp_obj_new_bool(listIn(self)->len != 0);
  case MP_UNARY_OP_LEN:
    return MP_OBJ_NEW_SMALL_INT(listIn(self)->len);
#if MICROPY_PY_SYS_GETSIZEOF
  case MP_UNARY_OP_SIZEOF:
    return MP_OBJ_NEW_SMALL_INT(sizeof(mp_obj_list_t) + sizeof(mp_obj_t) * listIn(self)->alloc);
#endif
  case MP_UNARY_OP_HASH:
    runtime::raiseUnhashable(self);
  default:
    return MP_OBJ_NULL;
  }
}

mp_obj_t concatenate(mp_obj_t left, mp_obj_t right) {
  size_t leftLength = listIn(left)->len, rightLength = listIn(right)->len;
  mp_obj_t sum = newList(leftLength + rightLength);
  mp_seq_cat(listIn(sum)->items, listIn(left)->items, leftLength, listIn(right)->items, rightLength,
             mp_obj_t);
  return sum;
}

mp_obj_t repeat(mp_obj_t self, mp_int_t times) {
  size_t length = listIn(self)->len;
  if (times <= 0 || length == 0)
    return newList(0);
  if (size_t(times) > SIZE_MAX / sizeof(mp_obj_t) / 2 / length)
    raiseTooLarge();
  mp_obj_t product = newList(length * size_t(times));
  mp_seq_multiply(listIn(self)->items, sizeof(mp_obj_t), length, size_t(times), listIn(product)->items);
  return product;
}

/// True if the items at the first place where the lists differ, or the ends, are in that relation.
bool compareLists(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right) {
  mp_cstack_check();
  if (operation == MP_BINARY_OP_EQUAL && listIn(left)->len != listIn(right)->len)
    return false;
  for (size_t i = 0; i < listIn(left)->len && i < listIn(right)->len; ++i) {
    mp_obj_t a = listIn(left)->items[i], b = listIn(right)->items[i];
    if (mp_obj_equal(a, b))
      continue;
    return operation != MP_BINARY_OP_EQUAL && mp_obj_is_true(mp_binary_op(operation, a, b));
  }
  return holds(operation, listIn(left)->len, listIn(right)->len);
}

mp_obj_t operateOnLists(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right) {
  switch (operation) {
  case MP_BINARY_OP_INPLACE_ADD:
    extendList(left, right);
    return left;
  case MP_BINARY_OP_MULTIPLY:
  case MP_BINARY_OP_REVERSE_MULTIPLY:
  case MP_BINARY_OP_INPLACE_MULTIPLY: {
    mp_int_t times;
    if (!mp_obj_get_int_maybe(right, &times))
      return MP_OBJ_NULL;
    if (operation != MP_BINARY_OP_INPLACE_MULTIPLY)
      return repeat(left, times);
    mp_obj_t product = repeat(left, times);
    listIn(left)->items = listIn(product)->items;
    listIn(left)->len = listIn(product)->len;
    listIn(left)->alloc = listIn(product)->alloc;
    return left;
  }
  case MP_BINARY_OP_CONTAINS:
    for (size_t i = 0; i < listIn(left)->len; ++i)
      if (mp_obj_equal(listIn(left)->items[i], right))
        return mp_const_true;
    return mp_const_false;
  default:
    break;
  }
  // What is left needs a list on the other side, too.
  if (operation != MP_BINARY_OP_ADD && !isComparison(operation))
    return MP_OBJ_NULL;
  right = mp_obj_cast_to_native_base(right, MP_OBJ_FROM_PTR(&mp_type_list));
  if (right == MP_OBJ_NULL)
    return MP_OBJ_NULL;
  return operation == MP_BINARY_OP_ADD ? concatenate(left, right)
                                       : mp_obj_new_bool(compareLists(operation, left, right));
}

// --- Items and slices.

mp_obj_t loadSlice(mp_obj_t self, mp_obj_t index) {
  mp_bound_slice_t slice;
  if (!mp_seq_get_fast_slice_indexes(listIn(self)->len, index, &slice))
    return mp_seq_extract_slice(listIn(self)->items, &slice);
  size_t length = size_t(slice.stop - slice.start);
  mp_obj_t part = newList(length);
  mp_seq_copy(listIn(part)->items, listIn(self)->items + slice.start, length, mp_obj_t);
  return part;
}

void deleteSlice(mp_obj_t self, mp_obj_t index) {
  mp_bound_slice_t slice;
  mp_obj_list_t *list = listIn(self);
  if (!mp_seq_get_fast_slice_indexes(list->len, index, &slice))
    mp_raise_NotImplementedError(nullptr);
  std::memmove(list->items + slice.start, list->items + slice.stop,
               (list->len - size_t(slice.stop)) * sizeof(mp_obj_t));
  setLength(list, list->len - size_t(slice.stop - slice.start));
}

void storeSlice(mp_obj_t self, mp_obj_t index, mp_obj_t value) {
  size_t count;
  mp_obj_t *items;
  mp_obj_get_array(value, &count, &items);
  if (items == listIn(self)->items) { // a[1:1] = a
    value = mp_obj_new_list(count, items);
    mp_obj_get_array(value, &count, &items);
  }
  mp_bound_slice_t slice;
  mp_obj_list_t *list = listIn(self);
  if (!mp_seq_get_fast_slice_indexes(list->len, index, &slice))
    mp_raise_NotImplementedError(nullptr);
  size_t start = size_t(slice.start), stop = size_t(slice.stop);
  size_t length = list->len - (stop - start) + count;
  reserve(list, length);
  std::memmove(list->items + start + count, list->items + stop, (list->len - stop) * sizeof(mp_obj_t));
  std::memcpy(list->items + start, items, count * sizeof(mp_obj_t));
  if (length >= list->len)
    list->len = length;
  else
    setLength(list, length);
}

mp_obj_t popAt(mp_obj_t self, size_t at) {
  mp_obj_list_t *list = listIn(self);
  mp_obj_t item = list->items[at];
  std::memmove(list->items + at, list->items + at + 1, (list->len - at - 1) * sizeof(mp_obj_t));
  setLength(list, list->len - 1);
  return item;
}

mp_obj_t subscript(mp_obj_t self, mp_obj_t index, mp_obj_t value) {
  bool isSlice = mp_obj_is_type(index, &mp_type_slice);
  if (value == MP_OBJ_SENTINEL) {
    if (isSlice)
      return loadSlice(self, index);
    return listIn(self)->items[mp_get_index(&mp_type_list, listIn(self)->len, index, false)];
  }
  if (value == MP_OBJ_NULL) {
    if (isSlice)
      deleteSlice(self, index);
    else
      popAt(self, mp_get_index(&mp_type_list, listIn(self)->len, index, false));
  } else if (isSlice) {
    storeSlice(self, index, value);
  } else {
    listIn(self)->items[mp_get_index(&mp_type_list, listIn(self)->len, index, false)] = value;
  }
  return mp_const_none;
}

// --- Methods.

mp_obj_t checked(mp_obj_t self) {
  if (!mp_obj_is_type(self, &mp_type_list))
    mp_raise_TypeError(MP_ERROR_TEXT("object isn't a list"));
  return self;
}

mp_obj_t extend(mp_obj_t self, mp_obj_t iterable) {
  extendList(checked(self), iterable);
  return mp_const_none;
}

mp_obj_t pop(size_t count, const mp_obj_t *values) {
  mp_obj_t self = checked(values[0]);
  if (listIn(self)->len == 0)
    mp_raise_msg(&mp_type_IndexError, MP_ERROR_TEXT("pop from empty list"));
  mp_obj_t index = count == 1 ? MP_OBJ_NEW_SMALL_INT(-1) : values[1];
  return popAt(self, mp_get_index(&mp_type_list, listIn(self)->len, index, false));
}

mp_obj_t clear(mp_obj_t self) {
  mp_obj_list_t *list = listIn(checked(self));
  list->items = m_renew(mp_obj_t, list->items, list->alloc, kLeastAlloc);
  list->alloc = kLeastAlloc;
  list->len = 0;
  mp_seq_clear(list->items, 0, kLeastAlloc, sizeof(mp_obj_t));
  return mp_const_none;
}

mp_obj_t copy(mp_obj_t self) { return mp_obj_new_list(listIn(checked(self))->len, listIn(self)->items); }

mp_obj_t count(mp_obj_t self, mp_obj_t value) {
  checked(self);
  mp_int_t found = 0;
  for (size_t i = 0; i < listIn(self)->len; ++i)
    found += mp_obj_equal(listIn(self)->items[i], value);
  return MP_OBJ_NEW_SMALL_INT(found);
}

mp_obj_t index(size_t count, const mp_obj_t *values) {
  mp_obj_t self = checked(values[0]);
  size_t at = count > 2 ? mp_get_index(&mp_type_list, listIn(self)->len, values[2], true) : 0;
  size_t stop = count > 3 ? mp_get_index(&mp_type_list, listIn(self)->len, values[3], true) : SIZE_MAX;
  for (; at < stop && at < listIn(self)->len; ++at)
    if (mp_obj_equal(listIn(self)->items[at], values[1]))
      return MP_OBJ_NEW_SMALL_INT(at);
  mp_raise_ValueError(MP_ERROR_TEXT("object not in sequence"));
}

mp_obj_t insert(mp_obj_t self, mp_obj_t index, mp_obj_t value) {
  mp_obj_list_t *list = listIn(checked(self));
  mp_int_t at = mp_obj_get_int(index);
  if (at < 0)
    at += mp_int_t(list->len);
  if (at < 0)
    at = 0;
  if (size_t(at) > list->len)
    at = mp_int_t(list->len);
  mp_obj_list_append(self, mp_const_none);
  std::memmove(list->items + at + 1, list->items + at, (list->len - 1 - size_t(at)) * sizeof(mp_obj_t));
  list->items[at] = value;
  return mp_const_none;
}

mp_obj_t reverse(mp_obj_t self) {
  mp_obj_list_t *list = listIn(checked(self));
  for (size_t i = 0, j = list->len; i + 1 < j; ++i) {
    mp_obj_t item = list->items[i];
    list->items[i] = list->items[--j];
    list->items[j] = item;
  }
  return mp_const_none;
}

MP_DEFINE_CONST_FUN_OBJ_2(appendObject, mp_obj_list_append);
MP_DEFINE_CONST_FUN_OBJ_1(clearObject, clear);
MP_DEFINE_CONST_FUN_OBJ_1(copyObject, copy);
MP_DEFINE_CONST_FUN_OBJ_2(countObject, count);
MP_DEFINE_CONST_FUN_OBJ_2(extendObject, extend);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(indexObject, 2, 4, index);
MP_DEFINE_CONST_FUN_OBJ_3(insertObject, insert);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(popObject, 1, 2, pop);
MP_DEFINE_CONST_FUN_OBJ_2(removeObject, mp_obj_list_remove);
MP_DEFINE_CONST_FUN_OBJ_1(reverseObject, reverse);
MP_DEFINE_CONST_FUN_OBJ_KW(sortObject, 1, mp_obj_list_sort);

const mp_rom_map_elem_t kMethods[] = {
    {MEMBER(append, appendObject)},   {MEMBER(clear, clearObject)},   {MEMBER(copy, copyObject)},
    {MEMBER(count, countObject)},     {MEMBER(extend, extendObject)}, {MEMBER(index, indexObject)},
    {MEMBER(insert, insertObject)},   {MEMBER(pop, popObject)},       {MEMBER(remove, removeObject)},
    {MEMBER(reverse, reverseObject)}, {MEMBER(sort, sortObject)},
};
MP_DEFINE_CONST_DICT(kMethodsDict, kMethods);

} // namespace

void extendList(mp_obj_t self, mp_obj_t iterable) {
  if (mp_obj_is_type(iterable, &mp_type_list) || mp_obj_is_type(iterable, &mp_type_tuple)) {
    size_t count;
    mp_obj_t *items;
    mp_obj_get_array(iterable, &count, &items);
    reserve(listIn(self), listIn(self)->len + count);
    if (iterable == self)
      items = listIn(self)->items; // which may have moved
    std::memcpy(listIn(self)->items + listIn(self)->len, items, count * sizeof(mp_obj_t));
    listIn(self)->len += count;
    return;
  }
  for (mp_obj_t item : runtime::Items(iterable))
    mp_obj_list_append(self, item);
}

} // namespace adder::objects

using namespace adder::objects;

MP_DEFINE_CONST_OBJ_TYPE(mp_type_list, MP_QSTR_list, MP_TYPE_FLAG_SUBSCR_ALLOWS_STACK_SLICE, make_new,
                         mp_obj_list_make_new, print, printList, unary_op, operateOnList, binary_op,
                         operateOnLists, subscr, subscript, iter, iterate, locals_dict, &kMethodsDict);

void mp_obj_list_init(mp_obj_list_t *list, size_t length) {
  size_t alloc = length < kLeastAlloc ? kLeastAlloc : length;
  if (alloc > SIZE_MAX / sizeof(mp_obj_t) / 2)
    raiseTooLarge();
  *list = {{&mp_type_list}, 0, 0, nullptr}; // valid, should the next line collect
  list->items = m_new(mp_obj_t, alloc);
  list->alloc = alloc;
  list->len = length;
  mp_seq_clear(list->items, 0, alloc, sizeof(mp_obj_t));
}

mp_obj_t mp_obj_new_list(size_t count, mp_obj_t *items) {
  mp_obj_t list = newList(count);
  if (items)
    std::memcpy(listIn(list)->items, items, count * sizeof(mp_obj_t));
  return list;
}

mp_obj_t mp_obj_list_make_new(const mp_obj_type_t *, size_t positional, size_t pairs,
                              const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 0, 1, false);
  mp_obj_t list = newList(0);
  if (positional == 1)
    extendList(list, values[0]);
  return list;
}

mp_obj_t mp_obj_list_append(mp_obj_t self, mp_obj_t value) {
  mp_obj_list_t *list = listIn(checked(self));
  if (list->len >= list->alloc)
    reserve(list, list->len + 1);
  list->items[list->len++] = value;
  return mp_const_none;
}

mp_obj_t mp_obj_list_remove(mp_obj_t self, mp_obj_t value) {
  mp_obj_t values[2] = {self, value};
  mp_obj_t at = index(2, values);
  popAt(self, size_t(MP_OBJ_SMALL_INT_VALUE(at)));
  return mp_const_none;
}

mp_obj_list_t *mp_obj_list_ensure(mp_obj_t object, size_t least) {
  mp_obj_list_t *list = listIn(checked(object));
  if (list->len < least)
    mp_raise_ValueError(MP_ERROR_TEXT("list too short"));
  return list;
}

mp_obj_list_t *mp_obj_list_optional_arg(mp_obj_t object, size_t least) {
  if (object == MP_OBJ_NULL || object == mp_const_none)
    return listIn(mp_obj_new_list(least, nullptr));
  return mp_obj_list_ensure(object, least);
}
