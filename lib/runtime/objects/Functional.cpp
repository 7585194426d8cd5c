//===- runtime/objects/Functional.cpp - enumerate, filter, map, reversed, zip -----------------------===//
//
// Iterators over iterators: each makes its next item when it is asked.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/GivenArguments.h"
#include "runtime/core/Members.h"
#include "runtime/core/Memory.h"

#include "py/cstack.h"
#include "py/objtuple.h"
#include "py/runtime.h"

#include <cstring>

namespace adder::objects {

namespace {

// --- enumerate.

struct Enumerate {
  mp_obj_base_t base;
  mp_obj_t iterator;
  mp_obj_t number;
};

mp_obj_t makeEnumerate(const mp_obj_type_t *type, size_t positional, size_t pairs, const mp_obj_t *values) {
  static const mp_arg_t kArguments[] = {
      {ARGUMENT(iterable, MP_ARG_REQUIRED, MP_ROM_NONE)},
      {ARGUMENT(start, 0, MP_ROM_INT(0))},
  };
  auto given = runtime::givenFor(kArguments, positional, pairs, values);
  mp_obj_t iterator = mp_getiter(given[0].u_obj, nullptr);
  return MP_OBJ_FROM_PTR(runtime::newObject<Enumerate>(type, iterator, given[1].u_obj));
}

mp_obj_t nextOfEnumerate(mp_obj_t self) {
  mp_cstack_check(); // one may iterate over another, and so on
  auto *enumerate = static_cast<Enumerate *>(MP_OBJ_TO_PTR(self));
  mp_obj_t item = mp_iternext(enumerate->iterator);
  if (item == MP_OBJ_STOP_ITERATION)
    return MP_OBJ_STOP_ITERATION;
  mp_obj_t pair[2] = {enumerate->number, item};
  enumerate->number = mp_binary_op(MP_BINARY_OP_ADD, enumerate->number, MP_OBJ_NEW_SMALL_INT(1));
  return mp_obj_new_tuple(2, pair);
}

// --- filter.

struct Filter {
  mp_obj_base_t base;
  mp_obj_t function;
  mp_obj_t iterator;
};

mp_obj_t makeFilter(const mp_obj_type_t *type, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 2, 2, false);
  mp_obj_t iterator = mp_getiter(values[1], nullptr);
  return MP_OBJ_FROM_PTR(runtime::newObject<Filter>(type, values[0], iterator));
}

mp_obj_t nextOfFilter(mp_obj_t self) {
  mp_cstack_check(); // one may iterate over another, and so on
  auto *filter = static_cast<Filter *>(MP_OBJ_TO_PTR(self));
  for (mp_obj_t item; (item = mp_iternext(filter->iterator)) != MP_OBJ_STOP_ITERATION;) {
    mp_obj_t verdict = filter->function == mp_const_none ? item : mp_call_function_1(filter->function, item);
    if (mp_obj_is_true(verdict))
      return item;
  }
  return MP_OBJ_STOP_ITERATION;
}

// --- map and zip: several iterators side by side.

struct Parallel {
  mp_obj_base_t base;
  mp_obj_t function; ///< of map
  size_t count;
  mp_obj_t iterators[];
};

mp_obj_t makeParallel(const mp_obj_type_t *type, mp_obj_t function, size_t count, const mp_obj_t *iterables) {
  auto *parallel = mp_obj_malloc_var(Parallel, iterators, mp_obj_t, count, type);
  std::memset(parallel->iterators, 0, count * sizeof(mp_obj_t)); // making iterators may collect
  parallel->function = function;
  parallel->count = count;
  for (size_t i = 0; i < count; ++i)
    parallel->iterators[i] = mp_getiter(iterables[i], nullptr);
  return MP_OBJ_FROM_PTR(parallel);
}

/// Takes an item of each.  False as soon as one has none.
bool takeAll(Parallel *parallel, mp_obj_t *items) {
  for (size_t i = 0; i < parallel->count; ++i) {
    items[i] = mp_iternext(parallel->iterators[i]);
    if (items[i] == MP_OBJ_STOP_ITERATION)
      return false;
  }
  return true;
}

mp_obj_t makeMap(const mp_obj_type_t *type, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 2, MP_OBJ_FUN_ARGS_MAX, false);
  return makeParallel(type, values[0], positional - 1, values + 1);
}

mp_obj_t nextOfMap(mp_obj_t self) {
  mp_cstack_check(); // one may iterate over another, and so on
  auto *map = static_cast<Parallel *>(MP_OBJ_TO_PTR(self));
  constexpr size_t kFew = 4;
  mp_obj_t few[kFew];
  mp_obj_t *items = map->count <= kFew ? few : m_new0(mp_obj_t, map->count);
  if (!takeAll(map, items))
    return MP_OBJ_STOP_ITERATION;
  return mp_call_function_n_kw(map->function, map->count, 0, items);
}

mp_obj_t makeZip(const mp_obj_type_t *type, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 0, MP_OBJ_FUN_ARGS_MAX, false);
  return makeParallel(type, mp_const_none, positional, values);
}

mp_obj_t nextOfZip(mp_obj_t self) {
  mp_cstack_check(); // one may iterate over another, and so on
  auto *zip = static_cast<Parallel *>(MP_OBJ_TO_PTR(self));
  if (zip->count == 0)
    return MP_OBJ_STOP_ITERATION;
  mp_obj_t tuple = mp_obj_new_tuple(zip->count, nullptr);
  mp_obj_t *items = static_cast<mp_obj_tuple_t *>(MP_OBJ_TO_PTR(tuple))->items;
  std::memset(items, 0, zip->count * sizeof(mp_obj_t));
  return takeAll(zip, items) ? tuple : MP_OBJ_STOP_ITERATION;
}

// --- reversed.

struct Reversed {
  mp_obj_base_t base;
  mp_obj_t sequence;
  mp_int_t left; ///< items that are still to come
};

mp_obj_t makeReversed(const mp_obj_type_t *type, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 1, 1, false);
  mp_obj_t method[2];
  mp_load_method_maybe(values[0], MP_QSTR___reversed__, method);
  if (method[0] != MP_OBJ_NULL)
    return mp_call_method_n_kw(0, 0, method);
  mp_int_t length = MP_OBJ_SMALL_INT_VALUE(mp_obj_len(values[0]));
  return MP_OBJ_FROM_PTR(runtime::newObject<Reversed>(type, values[0], length));
}

mp_obj_t nextOfReversed(mp_obj_t self) {
  auto *reversed = static_cast<Reversed *>(MP_OBJ_TO_PTR(self));
  if (reversed->left == 0)
    return MP_OBJ_STOP_ITERATION;
  --reversed->left;
  return mp_obj_subscr(reversed->sequence, MP_OBJ_NEW_SMALL_INT(reversed->left), MP_OBJ_SENTINEL);
}

} // namespace
} // namespace adder::objects

using namespace adder::objects;

#define ITERATOR_TYPE(name, Name)                                                                            \
  MP_DEFINE_CONST_OBJ_TYPE(mp_type_##name, MP_QSTR_##name, MP_TYPE_FLAG_ITER_IS_ITERNEXT, make_new,          \
                           make##Name, iter, nextOf##Name)
ITERATOR_TYPE(enumerate, Enumerate);
ITERATOR_TYPE(filter, Filter);
ITERATOR_TYPE(map, Map);
ITERATOR_TYPE(reversed, Reversed);
ITERATOR_TYPE(zip, Zip);
