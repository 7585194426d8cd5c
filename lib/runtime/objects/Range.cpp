//===- runtime/objects/Range.cpp - range and slice --------------------------------------------------===//

#include "runtime/objects/Range.h"

#include "runtime/core/Memory.h"
#include "runtime/objects/ItemPrinter.h"

#include "py/obj.h"
#include "py/runtime.h"
#include "py/smallint.h"

namespace adder::objects {

namespace {

[[noreturn]] void raiseTooLarge() { mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("range too large")); }

mp_int_t product(mp_int_t left, mp_int_t right) {
  mp_int_t result;
  if (__builtin_mul_overflow(left, right, &result))
    raiseTooLarge();
  return result;
}

/// Whole numbers at equal distances.  What is on the way to one of them may not fit an mp_int_t, so all of it
/// is computed without signs.
struct Range {
  mp_obj_base_t base;
  mp_int_t start;
  mp_int_t stop;
  mp_int_t step; ///< not 0

  bool goesUp() const { return step > 0; }
  /// How far `value` lies behind the start, in the direction of the step.
  mp_uint_t distanceTo(mp_int_t value) const {
    return goesUp() ? mp_uint_t(value) - mp_uint_t(start) : mp_uint_t(start) - mp_uint_t(value);
  }
  mp_uint_t stride() const { return goesUp() ? mp_uint_t(step) : -mp_uint_t(step); }
  size_t length() const {
    bool isEmpty = goesUp() ? start >= stop : start <= stop;
    return isEmpty ? 0 : (distanceTo(stop) - 1) / stride() + 1;
  }
  bool contains(mp_int_t value) const {
    bool isBefore = goesUp() ? value < start : value > start;
    bool isBehind = goesUp() ? value >= stop : value <= stop;
    return !isBefore && !isBehind && distanceTo(value) % stride() == 0;
  }
  mp_int_t at(mp_int_t index) const {
    return mp_int_t(mp_uint_t(start) + mp_uint_t(index) * mp_uint_t(step));
  }
  /// The bound of a slice at `index`, where no number needs to be, but beside one.  raises OverflowError.
  mp_int_t boundary(mp_int_t index) const {
    mp_int_t result = start;
    if (index < 0 ? __builtin_sub_overflow(start, step, &result)
                  : index > 0 && __builtin_add_overflow(at(index - 1), step, &result))
      raiseTooLarge();
    return result;
  }
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
  return runtime::newObject<Range>(&mp_type_range, start, stop, step);
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
  if (operation == MP_UNARY_OP_LEN)
    return mp_obj_new_int_from_uint(rangeIn(self)->length());
  return operation == MP_UNARY_OP_BOOL ? mp_obj_new_bool(rangeIn(self)->length() != 0) : MP_OBJ_NULL;
}

#if MICROPY_PY_BUILTINS_RANGE_BINOP
/// Ranges are equal if they have the same numbers, however they were asked for.
bool haveSameNumbers(const Range *left, const Range *right) {
  size_t length = left->length();
  if (length != right->length())
    return false;
  if (length == 0)
    return true;
  return left->start == right->start && left->at(mp_int_t(length - 1)) == right->at(mp_int_t(length - 1));
}
#endif

mp_obj_t operateOnRanges(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right) {
  Range *range = rangeIn(left);
  if (operation == MP_BINARY_OP_CONTAINS && mp_obj_is_small_int(right))
    return mp_obj_new_bool(range->contains(MP_OBJ_SMALL_INT_VALUE(right)));
#if MICROPY_PY_BUILTINS_RANGE_BINOP
  if (operation == MP_BINARY_OP_EQUAL && mp_obj_is_type(right, &mp_type_range))
    return mp_obj_new_bool(haveSameNumbers(range, rangeIn(right)));
#endif
  return MP_OBJ_NULL;
}

mp_obj_t subscript(mp_obj_t self, mp_obj_t index, mp_obj_t value) {
  if (value != MP_OBJ_SENTINEL)
    return MP_OBJ_NULL;
  Range *range = rangeIn(self);
  size_t length = range->length();
  if (!mp_obj_is_type(index, &mp_type_slice))
    return mp_obj_new_int(range->at(mp_int_t(mp_get_index(range->base.type, length, index, false))));
  // Each bound is the number that would stand at its place.
  mp_bound_slice_t part;
  if (length > size_t(MP_INT_MAX))
    raiseTooLarge();
  mp_obj_slice_indices(index, mp_int_t(length), &part);
  mp_int_t start = range->boundary(part.start), stop = range->boundary(part.stop);
  return MP_OBJ_FROM_PTR(newRange(start, stop, product(part.step, range->step)));
}

/// The bound that is called `name`, of a range or a slice; null if there is none.
template <typename Bounds> auto *boundCalled(Bounds *bounds, qstr name) {
  switch (name) {
  case MP_QSTR_start:
    return &bounds->start;
  case MP_QSTR_stop:
    return &bounds->stop;
  case MP_QSTR_step:
    return &bounds->step;
  default:
    return static_cast<decltype(&bounds->step)>(nullptr);
  }
}

void attributeOfRange(mp_obj_t self, qstr name, mp_obj_t *dest) {
  const mp_int_t *bound = boundCalled(rangeIn(self), name);
  if (bound && dest[0] == MP_OBJ_NULL)
    dest[0] = mp_obj_new_int(*bound);
}

// --- Slices.

mp_obj_slice_t *sliceIn(mp_obj_t self) { return static_cast<mp_obj_slice_t *>(MP_OBJ_TO_PTR(self)); }

void printSlice(const mp_print_t *print, mp_obj_t self, mp_print_kind_t) {
  mp_obj_slice_t *slice = sliceIn(self);
  printParts(print, PRINT_REPR, "slice(", slice->start, ", ", slice->stop, ", ", slice->step, ")");
}

/// The bounds that the slice has in a sequence of `length` items.
mp_obj_t indices(mp_obj_t self, mp_obj_t length) {
  mp_bound_slice_t bounds;
  mp_obj_slice_indices(self, mp_obj_get_int(length), &bounds);
  mp_obj_t triple[3];
  triple[0] = MP_OBJ_NEW_SMALL_INT(bounds.start);
  triple[1] = MP_OBJ_NEW_SMALL_INT(bounds.stop);
  triple[2] = MP_OBJ_NEW_SMALL_INT(bounds.step);
  return mp_obj_new_tuple(MP_ARRAY_SIZE(triple), triple);
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
  if (const mp_obj_t *bound = boundCalled(sliceIn(self), name)) {
    dest[0] = *bound;
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
                         subscr, subscript, iter, iterate, attr, attributeOfRange);
MP_DEFINE_CONST_OBJ_TYPE(mp_type_slice, MP_QSTR_slice, MP_TYPE_FLAG_NONE, print, printSlice, unary_op,
                         operateOnSlice, attr, attributeOfSlice);

mp_obj_t mp_obj_new_slice(mp_obj_t start, mp_obj_t stop, mp_obj_t step) {
  return MP_OBJ_FROM_PTR(adder::runtime::newObject<mp_obj_slice_t>(&mp_type_slice, start, stop, step));
}
