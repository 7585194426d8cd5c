//===- runtime/core/Map.cpp - Maps and sets of the C API --------------------------------------------===//

#include "runtime/core/OrderedTable.h"

#include "py/objstr.h"

namespace adder::runtime {

namespace {

struct MapTraits {
  using Table = mp_map_t;
  using Entry = mp_map_elem_t;
  static mp_obj_t &key(Entry &entry) { return entry.key; }
  static size_t used(const Table &map) { return map.used; }
  static void setUsed(Table &map, size_t count) { map.used = count; }
  /// Interned strings are equal to nothing else but a string of that text.
  static bool onlyWordsCompare(const Table &map, mp_obj_t key) {
    return map.all_keys_are_qstrs && mp_obj_is_qstr(key);
  }
};

struct SetTraits {
  using Table = mp_set_t;
  using Entry = mp_obj_t;
  static mp_obj_t &key(Entry &entry) { return entry; }
  static size_t used(const Table &set) { return set.used; }
  static void setUsed(Table &set, size_t count) { set.used = count; }
  static bool onlyWordsCompare(const Table &, mp_obj_t) { return false; }
};

using MapTable = OrderedTable<MapTraits>;
using SetTable = OrderedTable<SetTraits>;

/// A table that is not ours: no index, `alloc` entries in use.
mp_map_elem_t *findFixed(mp_map_t *map, mp_obj_t key) {
  mp_map_elem_t *end = map->table + map->used;
  for (mp_map_elem_t *element = map->table; element < end; ++element)
    if (element->key == key)
      return element;
  if (map->all_keys_are_qstrs && mp_obj_is_qstr(key))
    return nullptr;
  for (mp_map_elem_t *element = map->table; element < end; ++element)
    if (equalKeys(element->key, key))
      return element;
  return nullptr;
}

} // namespace

size_t hashOfKey(mp_obj_t key) {
  if (mp_obj_is_qstr(key))
    return qstr_hash(MP_OBJ_QSTR_VALUE(key));
  if (mp_obj_is_small_int(key))
    return size_t(MP_OBJ_SMALL_INT_VALUE(key));
  return size_t(MP_OBJ_SMALL_INT_VALUE(mp_unary_op(MP_UNARY_OP_HASH, key)));
}

bool equalKeys(mp_obj_t a, mp_obj_t b) {
  if (mp_obj_is_qstr(a) && mp_obj_is_qstr(b))
    return false; // they are different words
  return mp_obj_equal(a, b);
}

} // namespace adder::runtime

using namespace adder::runtime;

namespace {

/// It has no keys, so all of them are strings; it may change; its order is nobody's promise.
constexpr mp_map_t kEmptyMap = {1, 0, 0, 0, 0, nullptr};

} // namespace

void mp_map_init(mp_map_t *map, size_t count) {
  *map = kEmptyMap;
  MapTable(*map).init(count);
}

void mp_map_init_copy(mp_map_t *map, const mp_map_t *other) {
  *map = kEmptyMap;
  map->all_keys_are_qstrs = other->all_keys_are_qstrs;
  map->is_ordered = other->is_ordered && !other->is_fixed; // of constant maps it says nothing
  MapTable(*map).copyFrom(*other);
}

void mp_map_init_fixed_table(mp_map_t *map, size_t count, const mp_obj_t *table) {
  auto *pairs = reinterpret_cast<mp_map_elem_t *>(const_cast<mp_obj_t *>(table));
  *map = {1, 1, 1, count, count, pairs}; // what constant maps have, too
}

void mp_map_deinit(mp_map_t *map) {
  if (!map->is_fixed)
    m_free(map->table);
  map->used = map->alloc = 0;
  map->table = nullptr;
}

void mp_map_clear(mp_map_t *map) {
  mp_map_deinit(map);
  map->all_keys_are_qstrs = 1;
  map->is_fixed = 0;
}

mp_map_elem_t *mp_map_lookup(mp_map_t *map, mp_obj_t key, mp_map_lookup_kind_t kind) {
  if (map->is_fixed) {
    if (kind != MP_MAP_LOOKUP)
      mp_raise_type(&mp_type_TypeError); // c-api.md 3.3
    return findFixed(map, key);
  }
  MapTable table(*map);
  size_t at = table.find(key);
  if (at != MapTable::kNone) {
    if (kind == MP_MAP_LOOKUP_REMOVE_IF_FOUND)
      table.remove(at);
    return &map->table[at];
  }
  if (kind != MP_MAP_LOOKUP_ADD_IF_NOT_FOUND)
    return nullptr;
  if (!mp_obj_is_qstr(key)) {
    if (!map->is_ordered)
      table.hashOnce(key); // what cannot be hashed is no key; OrderedDict, when it is small, takes all
    map->all_keys_are_qstrs = 0;
  }
  std::size_t slot = table.append(key); // may move map->table
  return &map->table[slot];
}

void mp_map_dump(mp_map_t *map) {
  for (size_t i = 0; i < map->alloc; ++i) {
    if (mp_map_slot_is_filled(map, i))
      mp_obj_print(map->table[i].key, PRINT_REPR);
    else
      mp_printf(&mp_plat_print, map->table[i].key == MP_OBJ_NULL ? "(free)" : "(hole)");
    mp_printf(&mp_plat_print, ": %p\n", map->table[i].value);
  }
}

void mp_set_init(mp_set_t *set, size_t count) { SetTable(*set).init(count); }

mp_obj_t mp_set_lookup(mp_set_t *set, mp_obj_t key, mp_map_lookup_kind_t kind) {
  SetTable table(*set);
  size_t at = table.find(key);
  if (at != SetTable::kNone) {
    mp_obj_t found = set->table[at];
    if (kind & MP_MAP_LOOKUP_REMOVE_IF_FOUND)
      table.remove(at);
    return found;
  }
  table.hashOnce(key); // what cannot be hashed is in no set: an error, not an answer
  if (!(kind & MP_MAP_LOOKUP_ADD_IF_NOT_FOUND))
    return MP_OBJ_NULL;
  table.append(key);
  // With both kinds, the caller learns that it was not there.
  return kind == MP_MAP_LOOKUP_ADD_IF_NOT_FOUND_OR_REMOVE_IF_FOUND ? MP_OBJ_NULL : key;
}

mp_obj_t mp_set_remove_first(mp_set_t *set) {
  for (size_t i = 0; i < set->alloc; ++i)
    if (mp_set_slot_is_filled(set, i)) {
      mp_obj_t first = set->table[i];
      SetTable(*set).remove(i);
      return first;
    }
  return MP_OBJ_NULL;
}

void mp_set_clear(mp_set_t *set) {
  m_free(set->table);
  *set = {0, 0, nullptr};
}
