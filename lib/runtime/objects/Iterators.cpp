//===- runtime/objects/Iterators.cpp - Iterators that fit in four words -----------------------------===//

#include "runtime/objects/Iterators.h"

#include "runtime/core/Members.h"

#include "py/runtime.h"

namespace adder::objects {

namespace {

mp_obj_t nextOfSmall(mp_obj_t self) { return smallIterator(self)->next(self); }

/// The first two words are those of every small iterator; here the third is a function, too.
struct FinalisedIterator {
  mp_obj_base_t base;
  mp_fun_1_t next;
  mp_fun_1_t finalise;
};

mp_obj_t finalise(mp_obj_t self) {
  return static_cast<FinalisedIterator *>(MP_OBJ_TO_PTR(self))->finalise(self);
}
MP_DEFINE_CONST_FUN_OBJ_1(finaliseObject, finalise);
const mp_rom_map_elem_t kFinalisedMembers[] = {{MEMBER(__del__, finaliseObject)}};
MP_DEFINE_CONST_DICT(kFinalisedDict, kFinalisedMembers);

/// Walks by index, for objects that have __getitem__ and no __iter__.
struct ItemIterator {
  mp_obj_base_t base;
  mp_obj_t method[2];
  mp_obj_t index; ///< the next one
};
static_assert(sizeof(ItemIterator) <= sizeof(mp_obj_iter_buf_t));

bool endsItems(void *exception) {
  mp_obj_t type = MP_OBJ_FROM_PTR(static_cast<mp_obj_base_t *>(exception)->type);
  return mp_obj_is_subclass_fast(type, MP_OBJ_FROM_PTR(&mp_type_StopIteration)) ||
         mp_obj_is_subclass_fast(type, MP_OBJ_FROM_PTR(&mp_type_IndexError));
}

mp_obj_t nextItem(mp_obj_t self) {
  auto *iterator = static_cast<ItemIterator *>(MP_OBJ_TO_PTR(self));
  nlr_buf_t context;
  if (nlr_push(&context) == 0) {
    mp_obj_t call[3] = {iterator->method[0], iterator->method[1], iterator->index};
    mp_obj_t item = mp_call_method_n_kw(1, 0, call);
    iterator->index = MP_OBJ_NEW_SMALL_INT(MP_OBJ_SMALL_INT_VALUE(iterator->index) + 1);
    nlr_pop();
    return item;
  }
  if (endsItems(context.ret_val))
    return MP_OBJ_STOP_ITERATION;
  nlr_jump(context.ret_val);
}

MP_DEFINE_CONST_OBJ_TYPE(itemIteratorType, MP_QSTR_iterator, MP_TYPE_FLAG_ITER_IS_ITERNEXT, iter, nextItem);

} // namespace
} // namespace adder::objects

using namespace adder::objects;

MP_DEFINE_CONST_OBJ_TYPE(mp_type_polymorph_iter, MP_QSTR_iterator, MP_TYPE_FLAG_ITER_IS_ITERNEXT, iter,
                         nextOfSmall);
MP_DEFINE_CONST_OBJ_TYPE(mp_type_polymorph_iter_with_finaliser, MP_QSTR_iterator,
                         MP_TYPE_FLAG_ITER_IS_ITERNEXT, iter, nextOfSmall, locals_dict, &kFinalisedDict);

mp_obj_t mp_obj_new_getitem_iter(mp_obj_t *method, mp_obj_iter_buf_t *buffer) {
  auto *iterator = reinterpret_cast<ItemIterator *>(buffer);
  mp_obj_t function = method[0], self = method[1]; // the words may be the same memory
  iterator->base.type = &itemIteratorType;
  iterator->method[0] = function;
  iterator->method[1] = self;
  iterator->index = MP_OBJ_NEW_SMALL_INT(0);
  return MP_OBJ_FROM_PTR(iterator);
}
