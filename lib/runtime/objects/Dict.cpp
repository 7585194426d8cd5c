//===- runtime/objects/Dict.cpp - Dicts and OrderedDicts --------------------------------------------===//
//
// The table itself is core/OrderedTable.h; both types keep the order of insertion and differ in their names
// only.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/objects/Dict.h"

#include "runtime/core/Items.h"
#include "runtime/core/Members.h"
#include "runtime/core/Raise.h"
#include "runtime/objects/ItemPrinter.h"
#include "runtime/objects/Iterators.h"

#include "py/builtin.h"
#include "py/cstack.h"
#include "py/objlist.h"
#include "py/objtuple.h"
#include "py/runtime.h"

namespace adder::objects {

namespace {

mp_obj_dict_t *dictIn(mp_obj_t self) { return static_cast<mp_obj_dict_t *>(MP_OBJ_TO_PTR(self)); }

/// The dict in `object`, or MP_OBJ_NULL; classes that derive from dict included.
mp_obj_t asDict(mp_obj_t object) {
  if (mp_obj_is_dict_or_ordereddict(object))
    return object;
  mp_obj_t dict = mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_dict));
  if (dict == MP_OBJ_NULL)
    dict = mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_ordereddict));
  return dict;
}

void ensureMutable(mp_obj_t self) {
  if (mapIn(self)->is_fixed)
    mp_raise_type(&mp_type_TypeError);
}

[[noreturn]] void raiseKeyError(mp_obj_t key) { mp_raise_type_arg(&mp_type_KeyError, key); }

mp_map_elem_t *find(mp_obj_t self, mp_obj_t key) { return mp_map_lookup(mapIn(self), key, MP_MAP_LOOKUP); }

void printDict(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind) {
  bool isJson = kind == PRINT_JSON;
  bool showsType = !isJson && dictIn(self)->base.type == &mp_type_ordereddict;
  const char *colon = ": ";
#if MICROPY_PY_JSON_SEPARATORS
  if (isJson)
    colon = MP_PRINT_GET_EXT(print)->key_separator;
#endif
  if (showsType)
    mp_printf(print, "%q(", qstr(dictIn(self)->base.type->name));
  ItemPrinter printer(print, kind, "{");
  size_t at = 0;
  while (mp_map_elem_t *element = nextElement(mapIn(self), at)) {
    mp_obj_t key = element->key, value = element->value;
    // Keys of JSON are strings.
    const char *quote = isJson && !mp_obj_is_str_or_bytes(key) ? "\"" : "";
    printer.next();
    mp_print_str(print, quote);
    printer.value(key);
    mp_print_str(print, quote);
    mp_print_str(print, colon);
    printer.value(value);
  }
  printer.close(showsType ? "})" : "}");
}

// --- Filling.

void updateFromPairs(mp_obj_t self, mp_obj_t iterable) {
  for (mp_obj_t pair : runtime::Items(iterable)) {
    mp_obj_iter_buf_t pairBuffer;
    mp_obj_t parts = mp_getiter(pair, &pairBuffer);
    mp_obj_t key = mp_iternext(parts);
    mp_obj_t value = key == MP_OBJ_STOP_ITERATION ? key : mp_iternext(parts);
    if (value == MP_OBJ_STOP_ITERATION || mp_iternext(parts) != MP_OBJ_STOP_ITERATION)
      mp_raise_ValueError(MP_ERROR_TEXT("dict update sequence has wrong length"));
    mp_obj_dict_store(self, key, value);
  }
}

void updateFromMap(mp_obj_t self, mp_map_t *map) {
  size_t at = 0;
  while (mp_map_elem_t *element = nextElement(map, at))
    mp_obj_dict_store(self, element->key, element->value);
}

void updateFrom(mp_obj_t self, mp_obj_t other) {
  if (mp_obj_t dict = asDict(other)) {
    if (dict != self)
      updateFromMap(self, mapIn(dict));
    return;
  }
  mp_obj_t method[2];
  mp_load_method_protected(other, MP_QSTR_keys, method, false);
  if (method[0] == MP_OBJ_NULL) {
    updateFromPairs(self, other);
    return;
  }
  mp_obj_t iterator = mp_getiter(mp_call_method_n_kw(0, 0, method), nullptr);
  for (mp_obj_t key; (key = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION;)
    mp_obj_dict_store(self, key, mp_obj_subscr(other, key, MP_OBJ_SENTINEL));
}

mp_obj_t update(size_t count, const mp_obj_t *values, mp_map_t *keywords) {
  mp_obj_t self = values[0];
  ensureMutable(self);
  mp_arg_check_num(count, keywords->used, 1, 2, true);
  if (count == 2)
    updateFrom(self, values[1]);
  updateFromMap(self, keywords);
  return mp_const_none;
}

mp_obj_t newLike(mp_obj_t self) {
  mp_obj_t dict = mp_obj_new_dict(0);
  dictIn(dict)->base.type = dictIn(self)->base.type;
  return dict;
}

// --- Operators.

bool equal(mp_obj_t left, mp_obj_t right) {
  mp_cstack_check();
  if (mapIn(left)->used != mapIn(right)->used)
    return false;
  size_t at = 0, otherAt = 0;
  bool inOrder =
      dictIn(left)->base.type == &mp_type_ordereddict && dictIn(right)->base.type == &mp_type_ordereddict;
  while (mp_map_elem_t *element = nextElement(mapIn(left), at)) {
    mp_obj_t key = element->key, value = element->value;
    mp_map_elem_t *other = inOrder ? nextElement(mapIn(right), otherAt) : find(right, key);
    if (!other)
      return false;
    mp_obj_t otherKey = other->key, otherValue = other->value;
    if ((inOrder && !mp_obj_equal(key, otherKey)) || !mp_obj_equal(value, otherValue))
      return false;
  }
  return true;
}

mp_obj_t operateOnDict(mp_unary_op_t operation, mp_obj_t self) {
  switch (operation) {
  case MP_UNARY_OP_BOOL:
    return mp_obj_new_bool(mapIn(self)->used != 0);
  case MP_UNARY_OP_LEN:
    return MP_OBJ_NEW_SMALL_INT(mapIn(self)->used);
#if MICROPY_PY_SYS_GETSIZEOF
  case MP_UNARY_OP_SIZEOF:
    return MP_OBJ_NEW_SMALL_INT(sizeof(mp_obj_dict_t) + sizeof(mp_map_elem_t) * mapIn(self)->alloc);
#endif
  case MP_UNARY_OP_HASH:
    runtime::raiseUnhashable(self);
  default:
    return MP_OBJ_NULL;
  }
}

mp_obj_t operateOnDicts(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right) {
  switch (operation) {
  case MP_BINARY_OP_CONTAINS:
    return mp_obj_new_bool(find(left, right) != nullptr);
  case MP_BINARY_OP_EQUAL: {
    mp_obj_t other = asDict(right);
    return other == MP_OBJ_NULL ? MP_OBJ_NULL : mp_obj_new_bool(equal(left, other));
  }
#if MICROPY_CPYTHON_COMPAT
  case MP_BINARY_OP_INPLACE_OR:
    ensureMutable(left);
    updateFrom(left, right);
    return left;
  case MP_BINARY_OP_OR: {
    mp_obj_t other = asDict(right);
    if (other == MP_OBJ_NULL)
      return MP_OBJ_NULL;
    mp_obj_t sum = mp_obj_dict_copy(left);
    updateFrom(sum, other);
    return sum;
  }
#endif
  default:
    return MP_OBJ_NULL;
  }
}

mp_obj_t subscript(mp_obj_t self, mp_obj_t key, mp_obj_t value) {
  if (value == MP_OBJ_NULL) {
    mp_obj_dict_delete(self, key);
    return mp_const_none;
  }
  if (value == MP_OBJ_SENTINEL) {
    mp_map_elem_t *element = find(self, key);
    if (!element)
      raiseKeyError(key);
    return element->value;
  }
  mp_obj_dict_store(self, key, value);
  return mp_const_none;
}

// --- Methods.

mp_obj_t clear(mp_obj_t self) {
  ensureMutable(self);
  mp_map_clear(mapIn(self));
  return mp_const_none;
}

mp_obj_t fromKeys(size_t count, const mp_obj_t *values) {
  mp_obj_t iterator = mp_getiter(values[1], nullptr);
  mp_obj_t dict = mp_call_function_0(values[0]);
  mp_obj_t value = count > 2 ? values[2] : mp_const_none;
  for (mp_obj_t key; (key = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION;)
    mp_obj_subscr(dict, key, value);
  return dict;
}

mp_obj_t get(size_t count, const mp_obj_t *values) {
  mp_map_elem_t *element = find(values[0], values[1]);
  if (element)
    return element->value;
  return count == 3 ? values[2] : mp_const_none;
}

mp_obj_t pop(size_t count, const mp_obj_t *values) {
  ensureMutable(values[0]);
  mp_map_elem_t *element = mp_map_lookup(mapIn(values[0]), values[1], MP_MAP_LOOKUP_REMOVE_IF_FOUND);
  if (!element && count < 3)
    raiseKeyError(values[1]);
  if (!element)
    return values[2];
  mp_obj_t value = element->value;
  element->value = MP_OBJ_NULL; // the collector need not see it any more
  return value;
}

mp_obj_t setDefault(size_t count, const mp_obj_t *values) {
  ensureMutable(values[0]);
  mp_map_elem_t *element = mp_map_lookup(mapIn(values[0]), values[1], MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
  if (element->value == MP_OBJ_NULL)
    element->value = count == 3 ? values[2] : mp_const_none;
  return element->value;
}

mp_obj_t popItem(mp_obj_t self) {
  ensureMutable(self);
  mp_map_t *map = mapIn(self);
  if (map->used == 0)
    mp_raise_msg(&mp_type_KeyError, MP_ERROR_TEXT("popitem(): dictionary is empty"));
  size_t at = map->alloc;
  while (!mp_map_slot_is_filled(map, at - 1))
    --at;
  mp_obj_t pair[2] = {map->table[at - 1].key, map->table[at - 1].value};
  mp_map_lookup(map, pair[0], MP_MAP_LOOKUP_REMOVE_IF_FOUND);
  return mp_obj_new_tuple(2, pair);
}

mp_obj_t items(mp_obj_t self) { return makeDictView(self, DictView::Items); }
mp_obj_t keys(mp_obj_t self) { return makeDictView(self, DictView::Keys); }
mp_obj_t valuesOf(mp_obj_t self) { return makeDictView(self, DictView::Values); }

MP_DEFINE_CONST_FUN_OBJ_1(clearObject, clear);
MP_DEFINE_CONST_FUN_OBJ_1(copyObject, mp_obj_dict_copy);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(fromKeysObject, 2, 3, fromKeys);
MP_DEFINE_CONST_CLASSMETHOD_OBJ(fromKeysMethod, MP_ROM_PTR(&fromKeysObject));
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(getObject, 2, 3, get);
MP_DEFINE_CONST_FUN_OBJ_1(itemsObject, items);
MP_DEFINE_CONST_FUN_OBJ_1(keysObject, keys);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(popObject, 2, 3, pop);
MP_DEFINE_CONST_FUN_OBJ_1(popItemObject, popItem);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(setDefaultObject, 2, 3, setDefault);
MP_DEFINE_CONST_FUN_OBJ_KW(updateObject, 1, update);
MP_DEFINE_CONST_FUN_OBJ_1(valuesObject, valuesOf);

const mp_rom_map_elem_t kMethods[] = {
    {MEMBER(clear, clearObject)},
    {MEMBER(copy, copyObject)},
    {MEMBER(fromkeys, fromKeysMethod)},
    {MEMBER(get, getObject)},
    {MEMBER(items, itemsObject)},
    {MEMBER(keys, keysObject)},
    {MEMBER(pop, popObject)},
    {MEMBER(popitem, popItemObject)},
    {MEMBER(setdefault, setDefaultObject)},
    {MEMBER(update, updateObject)},
    {MEMBER(values, valuesObject)},
    {MEMBER(__getitem__, mp_op_getitem_obj)},
    {MEMBER(__setitem__, mp_op_setitem_obj)},
    {MEMBER(__delitem__, mp_op_delitem_obj)},
    {MEMBER(__contains__, mp_op_contains_obj)},
};
MP_DEFINE_CONST_DICT(kMethodsDict, kMethods);

mp_obj_t nextKey(mp_obj_t self) {
  SmallIterator *iterator = smallIterator(self);
  mp_map_elem_t *element = nextElement(mapIn(iterator->object), iterator->at);
  return element ? element->key : MP_OBJ_STOP_ITERATION;
}

mp_obj_t iterate(mp_obj_t self, mp_obj_iter_buf_t *buffer) { return startIterator(buffer, nextKey, self); }

} // namespace

mp_map_elem_t *nextElement(mp_map_t *map, size_t &at) {
  while (at < map->alloc) {
    size_t here = at++;
    if (mp_map_slot_is_filled(map, here))
      return &map->table[here];
  }
  return nullptr;
}

} // namespace adder::objects

using namespace adder::objects;

MP_DEFINE_CONST_OBJ_TYPE(mp_type_dict, MP_QSTR_dict, MP_TYPE_FLAG_NONE, make_new, mp_obj_dict_make_new, print,
                         printDict, unary_op, operateOnDict, binary_op, operateOnDicts, subscr, subscript,
                         iter, iterate, locals_dict, &kMethodsDict);
MP_DEFINE_CONST_OBJ_TYPE(mp_type_ordereddict, MP_QSTR_OrderedDict, MP_TYPE_FLAG_NONE, make_new,
                         mp_obj_dict_make_new, print, printDict, unary_op, operateOnDict, binary_op,
                         operateOnDicts, subscr, subscript, iter, iterate, parent, &mp_type_dict, locals_dict,
                         &kMethodsDict);

const mp_obj_dict_t mp_const_empty_dict_obj = {{&mp_type_dict}, {1, 1, 1, 0, 0, nullptr}};

bool mp_obj_is_dict_or_ordereddict(mp_obj_t object) {
  return mp_obj_is_exact_type(object, &mp_type_dict) || mp_obj_is_exact_type(object, &mp_type_ordereddict);
}

void mp_obj_dict_init(mp_obj_dict_t *dict, size_t count) {
  dict->base.type = &mp_type_dict;
  mp_map_init(&dict->map, count);
}

mp_obj_t mp_obj_new_dict(size_t count) {
  auto *dict = m_new_obj(mp_obj_dict_t);
  *dict = {{&mp_type_dict}, {1, 0, 0, 0, 0, nullptr}}; // valid, should the next line collect
  mp_obj_dict_init(dict, count);
  return MP_OBJ_FROM_PTR(dict);
}

mp_obj_t mp_obj_dict_make_new(const mp_obj_type_t *type, size_t positional, size_t pairs,
                              const mp_obj_t *values) {
  mp_obj_t dict = mp_obj_new_dict(0);
  dictIn(dict)->base.type = type;
  mapIn(dict)->is_ordered = type == &mp_type_ordereddict;
  if (positional > 0 || pairs > 0) {
    mp_arg_check_num(positional, 0, 0, 1, false);
    if (positional == 1)
      updateFrom(dict, values[0]);
    mp_map_t keywords;
    mp_map_init_fixed_table(&keywords, pairs, values + positional);
    updateFromMap(dict, &keywords);
  }
  return dict;
}

size_t mp_obj_dict_len(mp_obj_t self) { return mapIn(self)->used; }

mp_obj_t mp_obj_dict_get(mp_obj_t self, mp_obj_t key) {
  mp_map_elem_t *element = find(self, key);
  if (!element)
    raiseKeyError(key);
  return element->value;
}

mp_obj_t mp_obj_dict_store(mp_obj_t self, mp_obj_t key, mp_obj_t value) {
  ensureMutable(self);
  mp_map_lookup(mapIn(self), key, MP_MAP_LOOKUP_ADD_IF_NOT_FOUND)->value = value;
  return self;
}

mp_obj_t mp_store_map(mp_obj_t self, mp_obj_t key, mp_obj_t value) {
  return mp_obj_dict_store(self, key, value);
}

mp_obj_t mp_obj_dict_delete(mp_obj_t self, mp_obj_t key) {
  ensureMutable(self);
  mp_map_elem_t *element = mp_map_lookup(mapIn(self), key, MP_MAP_LOOKUP_REMOVE_IF_FOUND);
  if (!element)
    raiseKeyError(key);
  element->value = MP_OBJ_NULL;
  return self;
}

mp_obj_t mp_obj_dict_copy(mp_obj_t self) {
  mp_obj_t copy = newLike(self);
  mp_map_init_copy(mapIn(copy), mapIn(self));
  return copy;
}
