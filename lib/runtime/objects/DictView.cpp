//===- runtime/objects/DictView.cpp - dict.items(), keys() and values() -----------------------------===//

#include "runtime/core/Memory.h"
#include "runtime/core/Raise.h"
#include "runtime/objects/Dict.h"
#include "runtime/objects/ItemPrinter.h"

#include "py/objtuple.h"
#include "py/runtime.h"

namespace adder::objects {

namespace {

struct View {
  mp_obj_base_t base;
  mp_obj_t dict;
  DictView kind;
};

struct ViewIterator {
  mp_obj_base_t base;
  DictView kind;
  mp_obj_t dict;
  size_t at;
};
static_assert(sizeof(ViewIterator) <= sizeof(mp_obj_iter_buf_t));

View *viewIn(mp_obj_t self) { return static_cast<View *>(MP_OBJ_TO_PTR(self)); }

/// What a view of that kind has for an element.
mp_obj_t partOf(DictView kind, mp_map_elem_t *element) {
  switch (kind) {
  case DictView::Keys:
    return element->key;
  case DictView::Values:
    return element->value;
  default:
    mp_obj_t pair[2] = {element->key, element->value};
    return mp_obj_new_tuple(2, pair);
  }
}

mp_obj_t nextPart(mp_obj_t self) {
  auto *iterator = static_cast<ViewIterator *>(MP_OBJ_TO_PTR(self));
  mp_map_elem_t *element = nextElement(mapIn(iterator->dict), iterator->at);
  return element ? partOf(iterator->kind, element) : MP_OBJ_STOP_ITERATION;
}

MP_DEFINE_CONST_OBJ_TYPE(viewIteratorType, MP_QSTR_iterator, MP_TYPE_FLAG_ITER_IS_ITERNEXT, iter, nextPart);

mp_obj_t iterate(mp_obj_t self, mp_obj_iter_buf_t *buffer) {
  View *view = viewIn(self);
  *reinterpret_cast<ViewIterator *>(buffer) = {{&viewIteratorType}, view->kind, view->dict, 0};
  return MP_OBJ_FROM_PTR(buffer);
}

void printView(const mp_print_t *print, mp_obj_t self, mp_print_kind_t) {
  static const qstr_short_t kNames[] = {MP_QSTR_dict_items, MP_QSTR_dict_keys, MP_QSTR_dict_values};
  ItemPrinter printer(print, PRINT_REPR, qstr_str(kNames[size_t(viewIn(self)->kind)]));
  mp_print_str(print, "([");
  size_t at = 0;
  while (mp_map_elem_t *element = nextElement(mapIn(viewIn(self)->dict), at))
    printer.add(partOf(viewIn(self)->kind, element));
  printer.close("])");
}

mp_obj_t operateOnView(mp_unary_op_t operation, mp_obj_t self) {
  View *view = viewIn(self);
  switch (operation) {
  case MP_UNARY_OP_BOOL:
    return mp_obj_new_bool(mapIn(view->dict)->used != 0);
  case MP_UNARY_OP_LEN:
    return MP_OBJ_NEW_SMALL_INT(mapIn(view->dict)->used);
#if MICROPY_PY_BUILTINS_DICT_FROMKEYS
  case MP_UNARY_OP_HASH:
    if (view->kind == DictView::Values)
      return MP_OBJ_NEW_SMALL_INT(mp_int_t(mp_uint_t(self) >> 1));
    runtime::raiseUnhashable(self);
#endif
  default:
    return MP_OBJ_NULL;
  }
}

/// Keys are a set: the set's operators work on them.
mp_obj_t operateOnViews(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right) {
  View *view = viewIn(left);
  if (view->kind != DictView::Keys)
    return MP_OBJ_NULL;
  if (operation == MP_BINARY_OP_CONTAINS)
    return mp_obj_new_bool(mp_map_lookup(mapIn(view->dict), right, MP_MAP_LOOKUP) != nullptr);
#if MICROPY_PY_BUILTINS_SET
  mp_obj_t set = mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_set), left);
  if (mp_obj_get_type(right) == mp_obj_get_type(left))
    right = mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_set), right);
  return mp_binary_op(operation, set, right);
#else
  return MP_OBJ_NULL;
#endif
}

MP_DEFINE_CONST_OBJ_TYPE(viewType, MP_QSTR_dict_view, MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE, print, printView,
                         unary_op, operateOnView, binary_op, operateOnViews, iter, iterate);

} // namespace

mp_obj_t makeDictView(mp_obj_t dict, DictView kind) {
  return MP_OBJ_FROM_PTR(runtime::newObject<View>(&viewType, dict, kind));
}

} // namespace adder::objects
