//===- runtime/objects/Deque.cpp - collections.deque ------------------------------------------------===//
//
// A ring of as many cells as the deque may ever hold, made at once: append() and pop() work in interrupt
// handlers, where nothing can be allocated.
//
// Items are counted since the beginning of time.  Iterators remember such a number rather than a cell, so
// that one which was overtaken by a full ring goes on with the oldest item that is left.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Items.h"
#include "runtime/core/Members.h"
#include "runtime/core/Raise.h"
#include "runtime/objects/Iterators.h"

#include "py/objtuple.h"
#include "py/runtime.h"

#if MICROPY_PY_COLLECTIONS_DEQUE

namespace adder::objects {

namespace {

constexpr mp_int_t kRaisesWhenFull = 1; // flag of the constructor

struct Deque {
  mp_obj_base_t base;
  size_t capacity;
  size_t first; ///< cell of the oldest item
  size_t count;
  size_t number; ///< of the oldest item; wraps around
  mp_obj_t *cells;
  bool raisesWhenFull;

  mp_obj_t &at(size_t i) {
    // Both are at most capacity, which is far from the end of size_t.
    size_t cell = first + i;
    return cells[cell < capacity ? cell : cell - capacity];
  }
};

Deque *dequeIn(mp_obj_t self) {
  mp_check_self(mp_obj_is_type(self, &mp_type_deque));
  return static_cast<Deque *>(MP_OBJ_TO_PTR(self));
}

mp_obj_t takeFirst(Deque *deque) {
  mp_obj_t item = deque->at(0);
  deque->at(0) = MP_OBJ_NULL;
  deque->first = deque->first + 1 < deque->capacity ? deque->first + 1 : 0;
  --deque->count;
  ++deque->number;
  return item;
}

mp_obj_t takeLast(Deque *deque) {
  mp_obj_t item = deque->at(deque->count - 1);
  deque->at(--deque->count) = MP_OBJ_NULL;
  return item;
}

/// False if nothing may be added, because there is no room for anything; raises if the deque is full and
/// shall say so.
bool mayAdd(Deque *deque) {
  if (deque->count == deque->capacity && deque->raisesWhenFull)
    mp_raise_msg(&mp_type_IndexError, MP_ERROR_TEXT("full"));
  return deque->capacity > 0;
}

void ensureNotEmpty(Deque *deque) {
  if (deque->count == 0)
    mp_raise_msg(&mp_type_IndexError, MP_ERROR_TEXT("empty"));
}

// --- Methods.

mp_obj_t append(mp_obj_t self, mp_obj_t item) {
  Deque *deque = dequeIn(self);
  if (!mayAdd(deque))
    return mp_const_none;
  if (deque->count == deque->capacity)
    takeFirst(deque);
  deque->at(deque->count++) = item;
  return mp_const_none;
}

mp_obj_t appendLeft(mp_obj_t self, mp_obj_t item) {
  Deque *deque = dequeIn(self);
  if (!mayAdd(deque))
    return mp_const_none;
  if (deque->count == deque->capacity)
    takeLast(deque);
  deque->first = (deque->first > 0 ? deque->first : deque->capacity) - 1;
  ++deque->count;
  --deque->number;
  deque->at(0) = item;
  return mp_const_none;
}

mp_obj_t extend(mp_obj_t self, mp_obj_t iterable) {
  if (iterable == self) { // would never end
    Deque *deque = dequeIn(self);
    auto *copy = static_cast<mp_obj_tuple_t *>(MP_OBJ_TO_PTR(mp_obj_new_tuple(deque->count, nullptr)));
    for (size_t i = 0; i < copy->len; ++i)
      copy->items[i] = deque->at(i);
    iterable = MP_OBJ_FROM_PTR(copy);
  }
  for (mp_obj_t item : runtime::Items(iterable))
    append(self, item);
  return mp_const_none;
}

mp_obj_t pop(mp_obj_t self) {
  Deque *deque = dequeIn(self);
  ensureNotEmpty(deque);
  return takeLast(deque);
}

mp_obj_t popLeft(mp_obj_t self) {
  Deque *deque = dequeIn(self);
  ensureNotEmpty(deque);
  return takeFirst(deque);
}

MP_DEFINE_CONST_FUN_OBJ_2(appendObject, append);
MP_DEFINE_CONST_FUN_OBJ_2(appendLeftObject, appendLeft);
MP_DEFINE_CONST_FUN_OBJ_2(extendObject, extend);
MP_DEFINE_CONST_FUN_OBJ_1(popObject, pop);
MP_DEFINE_CONST_FUN_OBJ_1(popLeftObject, popLeft);

const mp_rom_map_elem_t kMethods[] = {
    {MEMBER(append, appendObject)}, {MEMBER(appendleft, appendLeftObject)}, {MEMBER(extend, extendObject)},
    {MEMBER(pop, popObject)},       {MEMBER(popleft, popLeftObject)},
};
MP_DEFINE_CONST_DICT(kMethodsDict, kMethods);

// --- Slots.

mp_obj_t makeDeque(const mp_obj_type_t *, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 2, 3, false);
  mp_int_t capacity = mp_obj_get_int(values[1]);
  if (capacity < 0)
    mp_raise_ValueError(nullptr);
  bool raisesWhenFull = positional > 2 && (mp_obj_get_int(values[2]) & kRaisesWhenFull);
  if (size_t(capacity) > SIZE_MAX / sizeof(mp_obj_t) / 2)
    m_malloc_fail(SIZE_MAX);
  auto *deque = mp_obj_malloc(Deque, &mp_type_deque);
  *deque = {{&mp_type_deque}, 0, 0, 0, 0, nullptr, raisesWhenFull}; // valid, should the next line collect
  if (capacity > 0)
    deque->cells = m_new0(mp_obj_t, size_t(capacity));
  deque->capacity = size_t(capacity);
  extend(MP_OBJ_FROM_PTR(deque), values[0]);
  return MP_OBJ_FROM_PTR(deque);
}

mp_obj_t operateOnDeque(mp_unary_op_t operation, mp_obj_t self) {
  Deque *deque = dequeIn(self);
  switch (operation) {
  case MP_UNARY_OP_BOOL:
    return mp_obj_new_bool(deque->count != 0);
  case MP_UNARY_OP_LEN:
    return MP_OBJ_NEW_SMALL_INT(deque->count);
#if MICROPY_PY_SYS_GETSIZEOF
  case MP_UNARY_OP_SIZEOF:
    return MP_OBJ_NEW_SMALL_INT(sizeof(Deque) + sizeof(mp_obj_t) * deque->capacity);
#endif
  case MP_UNARY_OP_HASH:
    runtime::raiseUnhashable(self);
  default:
    return MP_OBJ_NULL;
  }
}

#if MICROPY_PY_COLLECTIONS_DEQUE_SUBSCR
mp_obj_t subscript(mp_obj_t self, mp_obj_t index, mp_obj_t value) {
  if (value == MP_OBJ_NULL)
    return MP_OBJ_NULL; // items cannot be deleted
  Deque *deque = dequeIn(self);
  mp_obj_t &item = deque->at(mp_get_index(&mp_type_deque, deque->count, index, false));
  if (value == MP_OBJ_SENTINEL)
    return item;
  item = value;
  return mp_const_none;
}
#endif

#if MICROPY_PY_COLLECTIONS_DEQUE_ITER
mp_obj_t nextItem(mp_obj_t self) {
  SmallIterator *iterator = smallIterator(self);
  Deque *deque = dequeIn(iterator->object);
  if (mp_int_t(iterator->at - deque->number) < 0) // was dropped meanwhile
    iterator->at = deque->number;
  size_t i = iterator->at - deque->number;
  if (i >= deque->count)
    return MP_OBJ_STOP_ITERATION;
  ++iterator->at;
  return deque->at(i);
}

mp_obj_t iterate(mp_obj_t self, mp_obj_iter_buf_t *buffer) {
  mp_obj_t iterator = startIterator(buffer, nextItem, self);
  smallIterator(iterator)->at = dequeIn(self)->number;
  return iterator;
}
#endif

} // namespace
} // namespace adder::objects

using namespace adder::objects;

#if MICROPY_PY_COLLECTIONS_DEQUE_SUBSCR
#define DEQUE_SUBSCRIPT , subscr, subscript
#else
#define DEQUE_SUBSCRIPT
#endif
#if MICROPY_PY_COLLECTIONS_DEQUE_ITER
#define DEQUE_ITERATE , iter, iterate
#else
#define DEQUE_ITERATE
#endif

MP_DEFINE_CONST_OBJ_TYPE(mp_type_deque, MP_QSTR_deque, MP_TYPE_FLAG_NONE, make_new, makeDeque, unary_op,
                         operateOnDeque DEQUE_SUBSCRIPT DEQUE_ITERATE, locals_dict, &kMethodsDict);

#endif // MICROPY_PY_COLLECTIONS_DEQUE
