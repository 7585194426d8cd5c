//===- runtime/objects/Range.cpp - range and slice --------------------------------------------------===//

#include "runtime/objects/Range.h"

#include "py/obj.h"
#include "py/runtime.h"
#include "py/smallint.h"

namespace adder::objects {

namespace {

[[noreturn]] void raiseTooLarge() { mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("range too large")); }

mp_int_t product(mp_int_t a, mp_int_t b) {
  mp_int_t result;
  if (__builtin_mul_overflow(a, b, &result))
    raiseTooLarge();
  return result;
}

struct Range {
  mp_obj_base_t base;
  mp_int_t start;
  mp_int_t stop;
  mp_int_t step; ///< not 0

  /// Item `i`, modulo the size of a word: it fits, if not what is on the way.
  mp_int_t item(size_t i) const { return mp_int_t(mp_uint_t(start) + i * mp_uint_t(step)); }

  /// Where a slice that starts or ends at item `i` starts or ends: there may be no such item, but one beside it.
  /// raises OverflowError.
  mp_int_t boundary(mp_int_t i) const {
    mp_int_t result;
    if (i < 0 ? __builtin_sub_overflow(start, step, &result)
              : i > 0 && __builtin_add_overflow(item(size_t(i) - 1), step, &result))
      raiseTooLarge();
    return i == 0 ? start : result;
  }

  size_t length() const {
    if (step > 0 ? start >= stop : start <= stop)
      return 0;
    mp_uint_t distance = step > 0 ? mp_uint_t(stop) - mp_uint_t(start) : mp_uint_t(start) - mp_uint_t(stop);
    mp_uint_t stride = step > 0 ? mp_uint_t(step) : -mp_uint_t(step);
    return (distance - 1) / stride + 1;
  }
  mp_obj_t at(size_t i) const { return mp_obj_new_int(item(i)); }
};

Range *rangeIn(mp_obj_t self) { return static_cast<Range *>(MP_OBJ_TO_PTR(self)); }

mp_obj_t nextItem(mp_obj_t self) {
  auto *iterator = static_cast<RangeIterator *>(MP_OBJ_TO_PTR(self));
  return iterator->left == 0 ? MP_OBJ_STOP_ITERATION : mp_obj_new_int(iterator->advance());
}

} // namespace

MP_DEFINE_CONST_OBJ_TYPE(rangeIteratorType, MP_QSTR_iterator, MP_TYPE_FLAG_ITER_IS_ITERNEXT, iter, nextItem);

namespace {

mp_obj_t iterate(mp_obj_t self, mp_obj_iter_buf_t *buffer) {
  Range *range = rangeIn(self);
  *reinterpret_cast<RangeIterator *>(buffer) = {
      {&rangeIteratorType}, range->start, range->step, range->length()};
  return MP_OBJ_FROM_PTR(buffer);
}

Range *newRange(mp_int_t start, mp_int_t stop, mp_int_t step) {
  auto *range = mp_obj_malloc(Range, &mp_type_range);
  range->start = start;
  range->stop = stop;
  range->step = step;
  return range;
}

mp_obj_t makeRange(const mp_obj_type_t *, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 1, 3, false);
  mp_int_t start = positional == 1 ? 0 : mp_obj_get_int(values[0]);
  mp_int_t stop = mp_obj_get_int(values[positional == 1 ? 0 : 1]);
  mp_int_t step = positional == 3 ? mp_obj_get_int(values[2]) : 1;
  if (step == 0)
    mp_raise_ValueError(MP_ERROR_TEXT("zero step"));
  return MP_OBJ_FROM_PTR(newRange(start, stop, step));
}

void printRange(const mp_print_t *print, mp_obj_t self, mp_print_kind_t) {
  Range *range = rangeIn(self);
  mp_printf(print, "range(" INT_FMT ", " INT_FMT, range->start, range->stop);
  if (range->step == 1)
    mp_print_str(print, ")");
  else
    mp_printf(print, ", " INT_FMT ")", range->step);
}

mp_obj_t operateOnRange(mp_unary_op_t operation, mp_obj_t self) {
  size_t length = rangeIn(self)->length();
  switch (operation) {
  case MP_UNARY_OP_BOOL:
    return mp_obj_new_bool(length > 0);
  case MP_UNARY_OP_LEN:
    return mp_obj_new_int_from_uint(length);
  default:
    return MP_OBJ_NULL;
  }
}

mp_obj_t operateOnRanges(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right) {
  Range *range = rangeIn(left);
  if (operation == MP_BINARY_OP_CONTAINS && mp_obj_is_small_int(right)) {
    mp_int_t value = MP_OBJ_SMALL_INT_VALUE(right);
    if (range->step > 0 ? value < range->start || value >= range->stop
                        : value > range->start || value <= range->stop)
      return mp_const_false;
    mp_uint_t distance = mp_uint_t(value) - mp_uint_t(range->start), stride = mp_uint_t(range->step);
    return mp_obj_new_bool(range->step > 0 ? distance % stride == 0 : -distance % -stride == 0);
  }
#if MICROPY_PY_BUILTINS_RANGE_BINOP
  if (operation == MP_BINARY_OP_EQUAL && mp_obj_is_type(right, &mp_type_range)) {
    Range *other = rangeIn(right);
    size_t length = range->length();
    return mp_obj_new_bool(
        length == other->length() &&
        (length == 0 || (range->start == other->start && (length == 1 || range->step == other->step))));
  }
#endif
  return MP_OBJ_NULL;
}

mp_obj_t subscript(mp_obj_t self, mp_obj_t index, mp_obj_t value) {
  if (value != MP_OBJ_SENTINEL)
    return MP_OBJ_NULL;
  Range *range = rangeIn(self);
  size_t length = range->length();
  if (!mp_obj_is_type(index, &mp_type_slice))
    return range->at(mp_get_index(range->base.type, length, index, false));
  mp_bound_slice_t slice;
  if (length > size_t(MP_INT_MAX))
    raiseTooLarge();
  mp_obj_slice_indices(index, mp_int_t(length), &slice);
  return MP_OBJ_FROM_PTR(
      newRange(range->boundary(slice.start), range->boundary(slice.stop), product(slice.step, range->step)));
}

void attribute(mp_obj_t self, qstr name, mp_obj_t *dest) {
  if (dest[0] != MP_OBJ_NULL)
    return;
  Range *range = rangeIn(self);
  if (name == MP_QSTR_start)
    dest[0] = mp_obj_new_int(range->start);
  else if (name == MP_QSTR_stop)
    dest[0] = mp_obj_new_int(range->stop);
  else if (name == MP_QSTR_step)
    dest[0] = mp_obj_new_int(range->step);
}

// --- Slices.

mp_obj_slice_t *sliceIn(mp_obj_t self) { return static_cast<mp_obj_slice_t *>(MP_OBJ_TO_PTR(self)); }

void printSlice(const mp_print_t *print, mp_obj_t self, mp_print_kind_t) {
  mp_obj_slice_t *slice = sliceIn(self);
  const char *before = "slice(";
  mp_obj_t parts[] = {slice->start, slice->stop, slice->step};
  for (mp_obj_t part : parts) {
    mp_print_str(print, before);
    mp_obj_print_helper(print, part, PRINT_REPR);
    before = ", ";
  }
  mp_print_str(print, ")");
}

mp_obj_t indices(mp_obj_t self, mp_obj_t length) {
  mp_int_t count = mp_obj_get_int(length);
  mp_bound_slice_t bounds;
  mp_obj_slice_indices(self, count, &bounds);
  mp_obj_t values[3] = {MP_OBJ_NEW_SMALL_INT(bounds.start), MP_OBJ_NEW_SMALL_INT(bounds.stop),
                        MP_OBJ_NEW_SMALL_INT(bounds.step)};
  return mp_obj_new_tuple(3, values);
}
MP_DEFINE_CONST_FUN_OBJ_2(indicesObject, indices);

/// Slices have no hash, so that they are no keys of dicts.
mp_obj_t operateOnSlice(mp_unary_op_t operation, mp_obj_t) {
  if (operation == MP_UNARY_OP_HASH)
    mp_raise_TypeError(MP_ERROR_TEXT("unsupported type for __hash__: 'slice'"));
  return MP_OBJ_NULL;
}

void attributeOfSlice(mp_obj_t self, qstr name, mp_obj_t *dest) {
  if (dest[0] != MP_OBJ_NULL)
    return;
  mp_obj_slice_t *slice = sliceIn(self);
  if (name == MP_QSTR_start) {
    dest[0] = slice->start;
  } else if (name == MP_QSTR_stop) {
    dest[0] = slice->stop;
  } else if (name == MP_QSTR_step) {
    dest[0] = slice->step;
  } else if (name == MP_QSTR_indices) {
    dest[0] = MP_OBJ_FROM_PTR(&indicesObject);
    dest[1] = self;
  }
}

} // namespace
} // namespace adder::objects

using namespace adder::objects;

MP_DEFINE_CONST_OBJ_TYPE(mp_type_range, MP_QSTR_range, MP_TYPE_FLAG_SUBSCR_ALLOWS_STACK_SLICE, make_new,
                         makeRange, print, printRange, unary_op, operateOnRange, binary_op, operateOnRanges,
                         subscr, subscript, iter, iterate, attr, attribute);
MP_DEFINE_CONST_OBJ_TYPE(mp_type_slice, MP_QSTR_slice, MP_TYPE_FLAG_NONE, print, printSlice, unary_op,
                         operateOnSlice, attr, attributeOfSlice);

mp_obj_t mp_obj_new_slice(mp_obj_t start, mp_obj_t stop, mp_obj_t step) {
  auto *slice = mp_obj_malloc(mp_obj_slice_t, &mp_type_slice);
  slice->start = start;
  slice->stop = stop;
  slice->step = step;
  return MP_OBJ_FROM_PTR(slice);
}
