//===- runtime/objects/Range.h - The iterator of a range, for loops over it -------------------------===//

#ifndef ADDER_RUNTIME_OBJECTS_RANGE_H
#define ADDER_RUNTIME_OBJECTS_RANGE_H

#include "py/obj.h"

namespace adder::objects {

/// Items are made by adding, so an iterator need not look at its range again.
struct RangeIterator {
  mp_obj_base_t base;
  mp_int_t next;
  mp_int_t step;
  size_t left;

  /// The next item; `left` must not be 0.
  mp_int_t advance() {
    mp_int_t item = next;
    if (--left != 0)
      next += step;
    return item;
  }
};
static_assert(sizeof(RangeIterator) <= sizeof(mp_obj_iter_buf_t));

extern const mp_obj_type_t rangeIteratorType;

} // namespace adder::objects

#endif // ADDER_RUNTIME_OBJECTS_RANGE_H
