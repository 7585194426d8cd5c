//===- runtime/objects/Iterators.h - Iterators that fit in four words -------------------------------===//
//
// for loops lend four words of the value stack to their iterator (mp_obj_iter_buf_t).  An iterator of this
// shape needs no allocation and no type of its own: the second word is the function that makes the next item.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_OBJECTS_ITERATORS_H
#define ADDER_RUNTIME_OBJECTS_ITERATORS_H

#include "py/obj.h"

namespace adder::objects {

struct SmallIterator {
  mp_obj_base_t base; ///< of mp_type_polymorph_iter
  mp_fun_1_t next;
  mp_obj_t object;
  size_t at;
};
static_assert(sizeof(SmallIterator) <= sizeof(mp_obj_iter_buf_t));

inline SmallIterator *smallIterator(mp_obj_t self) {
  return static_cast<SmallIterator *>(MP_OBJ_TO_PTR(self));
}

/// Makes `buffer` an iterator over `object` that starts at 0.
inline mp_obj_t startIterator(mp_obj_iter_buf_t *buffer, mp_fun_1_t next, mp_obj_t object) {
  auto *iterator = reinterpret_cast<SmallIterator *>(buffer);
  *iterator = {{&mp_type_polymorph_iter}, next, object, 0};
  return MP_OBJ_FROM_PTR(iterator);
}

} // namespace adder::objects

#endif // ADDER_RUNTIME_OBJECTS_ITERATORS_H
