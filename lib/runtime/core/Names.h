//===- runtime/core/Names.h - Looking names up, with hints ------------------------------------------===//
//
// An instruction that looks a name up tends to find it where it found it last time.  The slot number is kept
// in a small table, indexed by a hash of the instruction's address; it is checked by comparing the key that
// is in the slot, so a wrong hint costs a comparison and nothing ever has to be invalidated.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_CORE_NAMES_H
#define ADDER_RUNTIME_CORE_NAMES_H

#include "py/mpstate.h"
#include "py/obj.h"

namespace adder::runtime {

inline uint8_t &hintOf(const byte *instruction) {
  uintptr_t at = reinterpret_cast<uintptr_t>(instruction);
  return MP_STATE_VM(lookup_hints)[(at ^ at >> 8) % MICROPY_LOOKUP_HINTS];
}

/// The element of `key`, an interned string, in `map`, or null.  Does not raise.  Small maps of names, such
/// as those of instances, are searched at once; most searches of them find nothing, because a method is
/// meant.
inline mp_map_elem_t *searchNames(mp_map_t *map, mp_obj_t key) {
  constexpr size_t kFew = 8; // entries in which there is no index
  if (MP_UNLIKELY(!map->all_keys_are_qstrs || map->alloc > kFew))
    return mp_map_lookup(map, key, MP_MAP_LOOKUP);
  for (mp_map_elem_t *element = map->table, *end = element + map->alloc; element != end; ++element)
    if (element->key == key)
      return element;
  return nullptr;
}

/// The element of `name` in `map`, or null.  Does not raise.
inline mp_map_elem_t *lookUp(mp_map_t *map, qstr name, const byte *instruction) {
  uint8_t &hint = hintOf(instruction);
  mp_obj_t key = MP_OBJ_NEW_QSTR(name);
  if (MP_LIKELY(hint < map->alloc && map->table[hint].key == key))
    return &map->table[hint];
  mp_map_elem_t *found = searchNames(map, key);
  if (found)
    hint = uint8_t(found - map->table); // of a large map, a guess that fails
  return found;
}

/// The general case of loadGlobal().
mp_obj_t searchGlobal(mp_obj_dict_t *globals, qstr name, const byte *instruction);

/// What LOAD_GLOBAL pushes.  raises NameError.
inline mp_obj_t loadGlobal(mp_obj_dict_t *globals, qstr name, const byte *instruction) {
  size_t hint = hintOf(instruction);
  if (MP_LIKELY(hint < globals->map.alloc && globals->map.table[hint].key == MP_OBJ_NEW_QSTR(name)))
    return globals->map.table[hint].value;
  return searchGlobal(globals, name, instruction);
}

} // namespace adder::runtime

#endif // ADDER_RUNTIME_CORE_NAMES_H
