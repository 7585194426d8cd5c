//===- runtime/objects/Sequence.cpp - What lists, tuples and strings have in common -----------------===//

#include "runtime/core/Raise.h"
#include "runtime/objects/Comparison.h"
#include "runtime/objects/Slicing.h"

#include "py/obj.h"
#include "py/objlist.h"
#include "py/runtime.h"
#include "py/smallint.h"

#include <cstring>

using adder::objects::holds;

namespace {

/// An index as a number; of one that is no small integer only the sign matters.
mp_int_t indexIn(mp_obj_t bound) {
  if (mp_obj_is_small_int(bound))
    return MP_OBJ_SMALL_INT_VALUE(bound);
  mp_obj_t isNegative = mp_binary_op(MP_BINARY_OP_LESS, bound, MP_OBJ_NEW_SMALL_INT(0));
  if (!mp_obj_is_int(bound))
    return mp_obj_get_int(bound);
  return isNegative == mp_const_true ? MP_SMALL_INT_MIN : MP_SMALL_INT_MAX;
}

/// Where bounds of a slice can lie.
struct BoundLimits {
  mp_int_t length; // of the sequence
  mp_int_t least;
  mp_int_t most;

  /// A bound that may be counted from the end; `missing` for None.
  mp_int_t apply(mp_obj_t bound, mp_int_t missing) const {
    if (bound == mp_const_none)
      return missing;
    mp_int_t at = indexIn(bound);
    if (at < 0)
      at = at < -length ? -1 : at + length;
    return at < least ? least : at > most ? most : at;
  }
};

mp_obj_slice_t *sliceIn(mp_obj_t self) { return static_cast<mp_obj_slice_t *>(MP_OBJ_TO_PTR(self)); }

} // namespace

adder::objects::Span adder::objects::spanOf(mp_obj_t slice, size_t length) {
  mp_bound_slice_t bounds;
  if (!mp_seq_get_fast_slice_indexes(length, slice, &bounds))
    runtime::raiseStep();
  return {size_t(bounds.start), size_t(bounds.stop - bounds.start)};
}

void mp_seq_multiply(const void *items, size_t itemBytes, size_t length, size_t times, void *to) {
  size_t bytes = itemBytes * length;
  auto *at = static_cast<byte *>(to);
  for (size_t i = 0; i < times; ++i, at += bytes)
    std::memcpy(at, items, bytes);
}

void mp_obj_slice_indices(mp_obj_t self, mp_int_t length, mp_bound_slice_t *result) {
  mp_obj_slice_t *slice = sliceIn(self);
  mp_int_t step = slice->step == mp_const_none ? 1 : mp_obj_get_int(slice->step);
  if (step == 0)
    mp_raise_ValueError(MP_ERROR_TEXT("slice step can't be zero"));
  result->step = step;
  // Backwards, one stops before the first item instead of behind the last.
  bool isForward = step > 0;
  BoundLimits limits{length, isForward ? 0 : -1, isForward ? length : length - 1};
  result->start = limits.apply(slice->start, isForward ? limits.least : limits.most);
  result->stop = limits.apply(slice->stop, isForward ? limits.most : limits.least);
}

bool mp_seq_get_fast_slice_indexes(mp_uint_t length, mp_obj_t slice, mp_bound_slice_t *indexes) {
  mp_obj_slice_indices(slice, mp_int_t(length), indexes);
  // Whoever changes what is between start and stop expects start to come first.
  if (indexes->step > 0 && indexes->start > indexes->stop)
    indexes->stop = indexes->start;
  return indexes->step == 1;
}

mp_obj_t mp_seq_extract_slice(const mp_obj_t *items, mp_bound_slice_t *indexes) {
  mp_obj_t list = mp_obj_new_list(0, nullptr);
  mp_int_t step = indexes->step;
  for (mp_int_t at = indexes->start; step > 0 ? at < indexes->stop : at > indexes->stop; at += step)
    mp_obj_list_append(list, items[at]);
  return list;
}

bool mp_seq_cmp_bytes(mp_uint_t operation, const byte *left, size_t leftLength, const byte *right,
                      size_t rightLength) {
  if (operation == MP_BINARY_OP_EQUAL && leftLength != rightLength)
    return false;
  size_t common = leftLength < rightLength ? leftLength : rightLength;
  int order = std::memcmp(left, right, common);
  return order == 0 ? holds(operation, leftLength, rightLength) : holds(operation, order, 0);
}

bool mp_seq_cmp_objs(mp_uint_t operation, const mp_obj_t *left, size_t leftLength, const mp_obj_t *right,
                     size_t rightLength) {
  if (operation == MP_BINARY_OP_EQUAL && leftLength != rightLength)
    return false;
  size_t common = leftLength < rightLength ? leftLength : rightLength;
  for (size_t i = 0; i < common; ++i) {
    if (mp_obj_equal(left[i], right[i]))
      continue;
    if (operation == MP_BINARY_OP_EQUAL)
      return false;
    // The first difference decides.
    return mp_obj_is_true(mp_binary_op(mp_binary_op_t(operation), left[i], right[i]));
  }
  // One is the start of the other.
  return holds(operation, leftLength, rightLength);
}

mp_obj_t mp_seq_index_obj(const mp_obj_t *items, size_t length, size_t count, const mp_obj_t *values) {
  const mp_obj_type_t *type = mp_obj_get_type(values[0]);
  size_t start = count >= 3 ? mp_get_index(type, length, values[2], true) : 0;
  size_t stop = count >= 4 ? mp_get_index(type, length, values[3], true) : length;
  for (size_t i = start; i < stop; ++i)
    if (mp_obj_equal(items[i], values[1]))
      return MP_OBJ_NEW_SMALL_INT(i);
  mp_raise_ValueError(MP_ERROR_TEXT("object not in sequence"));
}

mp_obj_t mp_seq_count_obj(const mp_obj_t *items, size_t length, mp_obj_t value) {
  size_t count = 0;
  for (size_t i = 0; i < length; ++i)
    count += mp_obj_equal(items[i], value);
  return MP_OBJ_NEW_SMALL_INT(count);
}
