//===- runtime/modules/Heapq.cpp - The module heapq -------------------------------------------------===//
//
// A list as a heap: no item is less than its parent, at (i - 1) / 2.  Comparing can run a program that
// shortens the list, so an index is checked each time before it is used.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Members.h"
#include "runtime/objects/List.h"

#include "py/runtime.h"

#if MICROPY_PY_HEAPQ

namespace adder::modules {

namespace {

using objects::listIn;

mp_obj_t checked(mp_obj_t heap) {
  if (!mp_obj_is_type(heap, &mp_type_list))
    mp_raise_TypeError(MP_ERROR_TEXT("heap must be a list"));
  return heap;
}

bool less(mp_obj_t left, mp_obj_t right) {
  return mp_obj_is_true(mp_binary_op(MP_BINARY_OP_LESS, left, right));
}

mp_obj_t &itemAt(mp_obj_t heap, size_t i) {
  if (i >= listIn(heap)->len)
    mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("list changed size"));
  return listIn(heap)->items[i];
}

/// Puts the item at `at`, below which all is well, where it belongs on the way up to `top`.
void moveUp(mp_obj_t heap, size_t top, size_t at) {
  mp_obj_t item = itemAt(heap, at);
  while (at > top) {
    size_t parent = (at - 1) / 2;
    mp_obj_t parentItem = itemAt(heap, parent);
    if (!less(item, parentItem))
      break;
    itemAt(heap, at) = parentItem;
    itemAt(heap, parent) = item; // complete even if the next comparison raises
    at = parent;
  }
}

/// The subtrees of `top` are heaps; makes one of the whole.  The hole goes down to a leaf first, because most
/// items that stand in the wrong place come from one: this saves half of the comparisons.
void moveDown(mp_obj_t heap, size_t top) {
  size_t at = top;
  for (size_t child; (child = 2 * at + 1) < listIn(heap)->len; at = child) {
    if (child + 1 < listIn(heap)->len && !less(itemAt(heap, child), itemAt(heap, child + 1)))
      ++child;
    mp_obj_t lower = itemAt(heap, child), upper = itemAt(heap, at);
    itemAt(heap, at) = lower;
    itemAt(heap, child) = upper;
  }
  moveUp(heap, top, at);
}

mp_obj_t push(mp_obj_t heap, mp_obj_t item) {
  mp_obj_list_append(checked(heap), item);
  moveUp(heap, 0, listIn(heap)->len - 1);
  return mp_const_none;
}

mp_obj_t pop(mp_obj_t heap) {
  mp_obj_list_t *list = listIn(checked(heap));
  if (list->len == 0)
    mp_raise_msg(&mp_type_IndexError, MP_ERROR_TEXT("empty heap"));
  mp_obj_t item = list->items[0];
  list->items[0] = list->items[--list->len];
  list->items[list->len] = MP_OBJ_NULL; // the collector need not see it any more
  if (list->len > 0)
    moveDown(heap, 0);
  return item;
}

mp_obj_t heapify(mp_obj_t heap) {
  for (size_t i = listIn(checked(heap))->len / 2; i > 0; --i)
    moveDown(heap, i - 1);
  return mp_const_none;
}

MP_DEFINE_CONST_FUN_OBJ_1(heapifyObject, heapify);
MP_DEFINE_CONST_FUN_OBJ_1(popObject, pop);
MP_DEFINE_CONST_FUN_OBJ_2(pushObject, push);

const mp_rom_map_elem_t kMembers[] = {
    {MEMBER_NAME(__name__, heapq)},
    {MEMBER(heapify, heapifyObject)},
    {MEMBER(heappop, popObject)},
    {MEMBER(heappush, pushObject)},
};
MP_DEFINE_CONST_DICT(kMembersDict, kMembers);

} // namespace
} // namespace adder::modules

extern "C" const mp_obj_module_t mp_module_heapq;
const mp_obj_module_t mp_module_heapq = {{&mp_type_module},
                                         const_cast<mp_obj_dict_t *>(&adder::modules::kMembersDict)};

MP_REGISTER_EXTENSIBLE_MODULE(MP_QSTR_heapq, mp_module_heapq);

#endif // MICROPY_PY_HEAPQ
