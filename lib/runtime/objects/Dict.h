//===- runtime/objects/Dict.h - Dicts ---------------------------------------------------------------===//

#ifndef ADDER_RUNTIME_OBJECTS_DICT_H
#define ADDER_RUNTIME_OBJECTS_DICT_H

#include "py/obj.h"

namespace adder::objects {

inline mp_map_t *mapIn(mp_obj_t dict) { return mp_obj_dict_get_map(dict); }

/// The next filled slot from `at` on, which moves behind it; null at the end.
mp_map_elem_t *nextElement(mp_map_t *map, size_t &at);

/// A view of the keys, values or items of a dict.
enum class DictView : uint8_t { Items, Keys, Values };
mp_obj_t makeDictView(mp_obj_t dict, DictView kind);

} // namespace adder::objects

#endif // ADDER_RUNTIME_OBJECTS_DICT_H
