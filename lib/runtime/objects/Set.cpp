//===- runtime/objects/Set.cpp - set and frozenset --------------------------------------------------===//

#include "runtime/core/Items.h"
#include "runtime/core/Members.h"
#include "runtime/core/Memory.h"
#include "runtime/core/Raise.h"
#include "runtime/objects/ItemPrinter.h"
#include "runtime/objects/Iterators.h"

#include "py/builtin.h"
#include "py/runtime.h"

namespace adder::objects {

namespace {

struct Set {
  mp_obj_base_t base;
  mp_set_t set;
};

mp_set_t &setIn(mp_obj_t self) { return static_cast<Set *>(MP_OBJ_TO_PTR(self))->set; }
bool isFrozen(mp_obj_t self) { return mp_obj_is_exact_type(self, &mp_type_frozenset); }
bool isSet(mp_obj_t object) { return mp_obj_is_exact_type(object, &mp_type_set) || isFrozen(object); }

/// The set in `object`, which may be an instance of a class that derives from one; MP_OBJ_NULL if it is none.
mp_obj_t asSet(mp_obj_t object) {
  if (isSet(object))
    return object;
  mp_obj_t set = mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_set));
  return set == MP_OBJ_NULL ? mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_frozenset)) : set;
}

/// The next item from slot `at` on, which moves behind it; MP_OBJ_STOP_ITERATION at the end.
mp_obj_t nextOf(mp_set_t &set, size_t &at) {
  while (at < set.alloc) {
    size_t here = at++;
    if (mp_set_slot_is_filled(&set, here))
      return set.table[here];
  }
  return MP_OBJ_STOP_ITERATION;
}

bool contains(mp_obj_t self, mp_obj_t item) {
  return mp_set_lookup(&setIn(self), item, MP_MAP_LOOKUP) != MP_OBJ_NULL;
}
void add(mp_obj_t self, mp_obj_t item) { mp_set_lookup(&setIn(self), item, MP_MAP_LOOKUP_ADD_IF_NOT_FOUND); }
bool discard(mp_obj_t self, mp_obj_t item) {
  return mp_set_lookup(&setIn(self), item, MP_MAP_LOOKUP_REMOVE_IF_FOUND) != MP_OBJ_NULL;
}

mp_obj_t newSet(const mp_obj_type_t *type, size_t room) {
  auto *set = mp_obj_malloc(Set, type);
  set->set = {0, 0, nullptr};
  mp_set_init(&set->set, room);
  return MP_OBJ_FROM_PTR(set);
}

void addAll(mp_obj_t self, mp_obj_t iterable) {
  [[maybe_unused]] runtime::Alive kept(self);
  for (mp_obj_t item : runtime::Items(iterable))
    add(self, item);
}

/// A set of the items of `iterable`, which is itself if it is one.
mp_obj_t setOf(mp_obj_t iterable) {
  if (mp_obj_t set = asSet(iterable))
    return set;
  mp_obj_t set = newSet(&mp_type_set, 0);
  addAll(set, iterable);
  return set;
}

mp_obj_t copyAs(const mp_obj_type_t *type, mp_obj_t self) {
  mp_obj_t copy = newSet(type, setIn(self).used);
  [[maybe_unused]] runtime::Alive keptSelf(self), keptCopy(copy);
  size_t at = 0;
  for (mp_obj_t item; (item = nextOf(setIn(self), at)) != MP_OBJ_STOP_ITERATION;)
    add(copy, item);
  return copy;
}
const mp_obj_type_t *typeOf(mp_obj_t self) { return static_cast<mp_obj_base_t *>(MP_OBJ_TO_PTR(self))->type; }
mp_obj_t copy(mp_obj_t self) { return copyAs(typeOf(self), self); }

// --- Algebra.  The results have the type and the order of the left operand.

/// The items of `self` that are in `other`, or that are not.
mp_obj_t select(mp_obj_t self, mp_obj_t other, bool inOther) {
  [[maybe_unused]] runtime::Alive keptSelf(self), keptOther(other);
  mp_obj_t result = newSet(typeOf(self), 0);
  [[maybe_unused]] runtime::Alive keptResult(result);
  size_t at = 0;
  for (mp_obj_t item; (item = nextOf(setIn(self), at)) != MP_OBJ_STOP_ITERATION;)
    if (contains(other, item) == inOther)
      add(result, item);
  return result;
}

mp_obj_t symmetricDifference(mp_obj_t self, mp_obj_t other) {
  [[maybe_unused]] runtime::Alive keptSelf(self), keptOther(other);
  mp_obj_t result = select(self, other, false);
  [[maybe_unused]] runtime::Alive keptResult(result);
  size_t at = 0;
  for (mp_obj_t item; (item = nextOf(setIn(other), at)) != MP_OBJ_STOP_ITERATION;)
    if (!contains(self, item))
      add(result, item);
  return result;
}

mp_obj_t unite(mp_obj_t self, mp_obj_t other) {
  mp_obj_t result = copy(self);
  addAll(result, other);
  return result;
}

bool isSubset(mp_obj_t self, mp_obj_t other) {
  [[maybe_unused]] runtime::Alive keptSelf(self), keptOther(other);
  if (setIn(self).used > setIn(other).used)
    return false;
  size_t at = 0;
  for (mp_obj_t item; (item = nextOf(setIn(self), at)) != MP_OBJ_STOP_ITERATION;)
    if (!contains(other, item))
      return false;
  return true;
}

bool isProper(mp_obj_t self, mp_obj_t other) { return setIn(self).used != setIn(other).used; }

/// Makes `self` hold what `result` holds.
mp_obj_t become(mp_obj_t self, mp_obj_t result) {
  setIn(self) = setIn(result);
  return mp_const_none;
}

mp_obj_t hash(mp_obj_t self) {
  // The order does not matter, so neither may it for the hash.
  mp_uint_t sum = 0;
  size_t at = 0;
  for (mp_obj_t item; (item = nextOf(setIn(self), at)) != MP_OBJ_STOP_ITERATION;)
    sum += mp_uint_t(MP_OBJ_SMALL_INT_VALUE(mp_unary_op(MP_UNARY_OP_HASH, item)));
  return MP_OBJ_NEW_SMALL_INT(sum);
}

// --- Slots.

mp_obj_t makeSet(const mp_obj_type_t *type, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 0, 1, false);
  mp_obj_t set = newSet(type, 0);
  if (positional == 1)
    addAll(set, values[0]);
  return set;
}

void printSet(const mp_print_t *print, mp_obj_t self, mp_print_kind_t) {
  bool isEmpty = setIn(self).used == 0, isNamed = isEmpty || isFrozen(self);
  if (isNamed)
    mp_print_str(print, isFrozen(self) ? "frozenset(" : "set(");
  ItemPrinter printer(print, PRINT_REPR, isEmpty ? "" : "{");
  size_t at = 0;
  for (mp_obj_t item; (item = nextOf(setIn(self), at)) != MP_OBJ_STOP_ITERATION;)
    printer.add(item);
  printer.close(isEmpty ? ")" : isNamed ? "})" : "}");
}

mp_obj_t nextItem(mp_obj_t self) {
  SmallIterator *iterator = smallIterator(self);
  return nextOf(setIn(iterator->object), iterator->at);
}
mp_obj_t iterate(mp_obj_t self, mp_obj_iter_buf_t *buffer) { return startIterator(buffer, nextItem, self); }

mp_obj_t operateOnSet(mp_unary_op_t operation, mp_obj_t self) {
  switch (operation) {
  case MP_UNARY_OP_BOOL:
    return mp_obj_new_bool(setIn(self).used != 0);
  case MP_UNARY_OP_LEN:
    return MP_OBJ_NEW_SMALL_INT(setIn(self).used);
  case MP_UNARY_OP_HASH:
    if (isFrozen(self))
      return hash(self);
    runtime::raiseUnhashable(self);
  default:
    return MP_OBJ_NULL;
  }
}

mp_obj_t operateOnSets(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right) {
  if (operation == MP_BINARY_OP_CONTAINS)
    return mp_obj_new_bool(contains(left, right));
  mp_obj_t other = asSet(right);
  if (other == MP_OBJ_NULL)
    return MP_OBJ_NULL;
  bool inPlace =
      operation >= MP_BINARY_OP_INPLACE_OR && operation <= MP_BINARY_OP_INPLACE_POWER && !isFrozen(left);
  mp_obj_t result;
  switch (operation) {
  case MP_BINARY_OP_OR:
  case MP_BINARY_OP_INPLACE_OR:
    result = unite(left, other);
    break;
  case MP_BINARY_OP_XOR:
  case MP_BINARY_OP_INPLACE_XOR:
    result = symmetricDifference(left, other);
    break;
  case MP_BINARY_OP_AND:
  case MP_BINARY_OP_INPLACE_AND:
    result = select(left, other, true);
    break;
  case MP_BINARY_OP_SUBTRACT:
  case MP_BINARY_OP_INPLACE_SUBTRACT:
    result = select(left, other, false);
    break;
  case MP_BINARY_OP_LESS:
    return mp_obj_new_bool(isProper(left, other) && isSubset(left, other));
  case MP_BINARY_OP_MORE:
    return mp_obj_new_bool(isProper(left, other) && isSubset(other, left));
  case MP_BINARY_OP_LESS_EQUAL:
    return mp_obj_new_bool(isSubset(left, other));
  case MP_BINARY_OP_MORE_EQUAL:
    return mp_obj_new_bool(isSubset(other, left));
  case MP_BINARY_OP_EQUAL:
    return mp_obj_new_bool(!isProper(left, other) && isSubset(left, other));
  default:
    return MP_OBJ_NULL;
  }
  if (!inPlace)
    return result;
  become(left, result);
  return left;
}

// --- Methods.

void ensureMutable(mp_obj_t self) {
  if (!mp_obj_is_exact_type(self, &mp_type_set))
    mp_raise_msg_varg(&mp_type_AttributeError, MP_ERROR_TEXT("'%s' object has no such attribute"),
                      mp_obj_get_type_str(self));
}

mp_obj_t addMethod(mp_obj_t self, mp_obj_t item) {
  ensureMutable(self);
  add(self, item);
  return mp_const_none;
}

mp_obj_t clear(mp_obj_t self) {
  ensureMutable(self);
  mp_set_clear(&setIn(self));
  return mp_const_none;
}

mp_obj_t discardMethod(mp_obj_t self, mp_obj_t item) {
  ensureMutable(self);
  discard(self, item);
  return mp_const_none;
}

mp_obj_t remove(mp_obj_t self, mp_obj_t item) {
  ensureMutable(self);
  if (!discard(self, item))
    mp_raise_type_arg(&mp_type_KeyError, item);
  return mp_const_none;
}

mp_obj_t pop(mp_obj_t self) {
  ensureMutable(self);
  mp_obj_t item = mp_set_remove_first(&setIn(self));
  if (item == MP_OBJ_NULL)
    mp_raise_msg(&mp_type_KeyError, MP_ERROR_TEXT("pop from an empty set"));
  return item;
}

mp_obj_t difference(size_t count, const mp_obj_t *values) {
  mp_obj_t result = copy(values[0]);
  for (size_t i = 1; i < count; ++i)
    result = select(result, setOf(values[i]), false);
  return result;
}
mp_obj_t differenceUpdate(size_t count, const mp_obj_t *values) {
  ensureMutable(values[0]);
  return become(values[0], difference(count, values));
}

mp_obj_t intersection(mp_obj_t self, mp_obj_t other) { return select(self, setOf(other), true); }
mp_obj_t intersectionUpdate(mp_obj_t self, mp_obj_t other) {
  ensureMutable(self);
  return become(self, intersection(self, other));
}

mp_obj_t symmetricDifferenceMethod(mp_obj_t self, mp_obj_t other) {
  return symmetricDifference(self, setOf(other));
}
mp_obj_t symmetricDifferenceUpdate(mp_obj_t self, mp_obj_t other) {
  ensureMutable(self);
  return become(self, symmetricDifferenceMethod(self, other));
}

mp_obj_t unionMethod(mp_obj_t self, mp_obj_t other) { return unite(self, other); }

mp_obj_t update(size_t count, const mp_obj_t *values) {
  ensureMutable(values[0]);
  for (size_t i = 1; i < count; ++i)
    addAll(values[0], setOf(values[i]));
  return mp_const_none;
}

mp_obj_t isDisjoint(mp_obj_t self, mp_obj_t other) {
  return mp_obj_new_bool(setIn(select(self, setOf(other), true)).used == 0);
}
mp_obj_t isSubsetMethod(mp_obj_t self, mp_obj_t other) {
  return mp_obj_new_bool(isSubset(self, setOf(other)));
}
mp_obj_t isSupersetMethod(mp_obj_t self, mp_obj_t other) {
  return mp_obj_new_bool(isSubset(setOf(other), self));
}

MP_DEFINE_CONST_FUN_OBJ_2(addObject, addMethod);
MP_DEFINE_CONST_FUN_OBJ_1(clearObject, clear);
MP_DEFINE_CONST_FUN_OBJ_1(copyObject, copy);
MP_DEFINE_CONST_FUN_OBJ_2(discardObject, discardMethod);
MP_DEFINE_CONST_FUN_OBJ_VAR(differenceObject, 1, difference);
MP_DEFINE_CONST_FUN_OBJ_VAR(differenceUpdateObject, 1, differenceUpdate);
MP_DEFINE_CONST_FUN_OBJ_2(intersectionObject, intersection);
MP_DEFINE_CONST_FUN_OBJ_2(intersectionUpdateObject, intersectionUpdate);
MP_DEFINE_CONST_FUN_OBJ_2(isDisjointObject, isDisjoint);
MP_DEFINE_CONST_FUN_OBJ_2(isSubsetObject, isSubsetMethod);
MP_DEFINE_CONST_FUN_OBJ_2(isSupersetObject, isSupersetMethod);
MP_DEFINE_CONST_FUN_OBJ_1(popObject, pop);
MP_DEFINE_CONST_FUN_OBJ_2(removeObject, remove);
MP_DEFINE_CONST_FUN_OBJ_2(symmetricDifferenceObject, symmetricDifferenceMethod);
MP_DEFINE_CONST_FUN_OBJ_2(symmetricDifferenceUpdateObject, symmetricDifferenceUpdate);
MP_DEFINE_CONST_FUN_OBJ_2(unionObject, unionMethod);
MP_DEFINE_CONST_FUN_OBJ_VAR(updateObject, 1, update);

#define COMMON_METHODS                                                                                       \
  {MEMBER(copy, copyObject)}, {MEMBER(difference, differenceObject)},                                        \
      {MEMBER(intersection, intersectionObject)}, {MEMBER(isdisjoint, isDisjointObject)},                    \
      {MEMBER(issubset, isSubsetObject)}, {MEMBER(issuperset, isSupersetObject)},                            \
      {MEMBER(symmetric_difference, symmetricDifferenceObject)}, {MEMBER(union, unionObject)},               \
      {MEMBER(__contains__, mp_op_contains_obj)},

const mp_rom_map_elem_t kFrozenMethods[] = {COMMON_METHODS};
MP_DEFINE_CONST_DICT(kFrozenMethodsDict, kFrozenMethods);
const mp_rom_map_elem_t kMethods[] = {
    COMMON_METHODS //
    {MEMBER(add, addObject)},
    {MEMBER(clear, clearObject)},
    {MEMBER(discard, discardObject)},
    {MEMBER(difference_update, differenceUpdateObject)},
    {MEMBER(intersection_update, intersectionUpdateObject)},
    {MEMBER(pop, popObject)},
    {MEMBER(remove, removeObject)},
    {MEMBER(symmetric_difference_update, symmetricDifferenceUpdateObject)},
    {MEMBER(update, updateObject)},
};
MP_DEFINE_CONST_DICT(kMethodsDict, kMethods);

} // namespace
} // namespace adder::objects

using namespace adder::objects;

MP_DEFINE_CONST_OBJ_TYPE(mp_type_set, MP_QSTR_set, MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE, make_new, makeSet,
                         print, printSet, unary_op, operateOnSet, binary_op, operateOnSets, iter, iterate,
                         locals_dict, &kMethodsDict);
MP_DEFINE_CONST_OBJ_TYPE(mp_type_frozenset, MP_QSTR_frozenset, MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE, make_new,
                         makeSet, print, printSet, unary_op, operateOnSet, binary_op, operateOnSets, iter,
                         iterate, locals_dict, &kFrozenMethodsDict);

mp_obj_t mp_obj_new_set(size_t count, mp_obj_t *items) {
  mp_obj_t set = newSet(&mp_type_set, count);
  for (size_t i = 0; i < count; ++i)
    add(set, items[i]);
  return set;
}

void mp_obj_set_store(mp_obj_t self, mp_obj_t item) { add(self, item); }
