//===- runtime/core/Items.h - Loops over anything that can be iterated ------------------------------===//
//
//     for (mp_obj_t item : runtime::Items(iterable))
//     for (mp_map_elem_t &pair : runtime::Pairs(map))
//
// The iterator lies in the frame of the loop if it is one of those that fit there, so that most loops
// allocate nothing.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_CORE_ITEMS_H
#define ADDER_RUNTIME_CORE_ITEMS_H

#include "py/runtime.h"

namespace adder::runtime {

class Items {
public:
  /// Raises TypeError if `iterable` cannot be iterated, and what its __iter__ raises.  Each step raises what
  /// the iterator does; all of that may run programs.
  explicit Items(mp_obj_t iterable) : iterator(mp_getiter(iterable, &place)) {}
  Items(const Items &) = delete; // the iterator may be inside
  Items &operator=(const Items &) = delete;

  struct End {};
  struct Cursor {
    mp_obj_t iterator;
    mp_obj_t item;

    mp_obj_t operator*() const { return item; }
    void operator++() { item = mp_iternext(iterator); }
    bool operator!=(End) const { return item != MP_OBJ_STOP_ITERATION; }
  };
  Cursor begin() { return {iterator, mp_iternext(iterator)}; }
  End end() { return {}; }

private:
  mp_obj_iter_buf_t place;
  mp_obj_t iterator;
};

/// What a map has, in its order.  The body of the loop may change the map: where that is, and how much, is
/// read anew at each step, and what is added at the end is seen.  A pair is good until the map changes.
class Pairs {
public:
  explicit Pairs(const mp_map_t *of) : map(of) {}

  struct End {};
  struct Cursor {
    const mp_map_t *map;
    size_t slot;

    mp_map_elem_t &operator*() const { return map->table[slot]; }
    void operator++() {
      ++slot;
      skipHoles();
    }
    bool operator!=(End) const { return slot < map->alloc; }
    void skipHoles() {
      while (slot < map->alloc && !mp_map_slot_is_filled(map, slot))
        ++slot;
    }
  };
  Cursor begin() const {
    Cursor first{map, 0};
    first.skipHoles();
    return first;
  }
  End end() const { return {}; }

private:
  const mp_map_t *map;
};

} // namespace adder::runtime

#endif // ADDER_RUNTIME_CORE_ITEMS_H
