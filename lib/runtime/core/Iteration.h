//===- runtime/core/Iteration.h - The next item, the common cases inline ----------------------------===//
//
// What a for loop does itself because calling mp_iternext_allow_raise() would cost more than the step.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_CORE_ITERATION_H
#define ADDER_RUNTIME_CORE_ITERATION_H

#include "runtime/objects/Range.h"

#include "py/runtime.h"
#include "py/smallint.h"

namespace adder::runtime {

/// As mp_iternext_allow_raise().  raises; may allocate.
inline mp_obj_t nextItem(mp_obj_t iterator) {
  if (MP_UNLIKELY(!mp_obj_is_obj(iterator)))
    return mp_iternext_allow_raise(iterator);
  const mp_obj_type_t *type = static_cast<mp_obj_base_t *>(MP_OBJ_TO_PTR(iterator))->type;
  if (type == &objects::rangeIteratorType) {
    auto *range = static_cast<objects::RangeIterator *>(MP_OBJ_TO_PTR(iterator));
    if (MP_SMALL_INT_FITS(range->next))
      return range->left == 0 ? MP_OBJ_STOP_ITERATION : MP_OBJ_NEW_SMALL_INT(range->advance());
  } else if ((type->flags & MP_TYPE_FLAG_ITER_IS_STREAM) == MP_TYPE_FLAG_ITER_IS_ITERNEXT &&
             MP_OBJ_TYPE_HAS_SLOT(type, iter)) {
    MP_STATE_THREAD(stop_iteration_arg) = MP_OBJ_NULL;
    auto next = reinterpret_cast<mp_iternext_fun_t>(const_cast<void *>(MP_OBJ_TYPE_GET_SLOT(type, iter)));
    return next(iterator);
  }
  return mp_iternext_allow_raise(iterator);
}

} // namespace adder::runtime

#endif // ADDER_RUNTIME_CORE_ITERATION_H
