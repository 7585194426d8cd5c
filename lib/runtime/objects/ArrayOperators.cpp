//===- runtime/objects/ArrayOperators.cpp - What array, bytearray and memoryview can do -------------===//
//
// Operators, items and slices of the three types, whose objects have one layout.  Two buffers can be the same
// memory, and making room can move it: sizes first, then the addresses, then the bytes.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/objects/Array.h"

#include "runtime/core/Raise.h"
#include "runtime/objects/Comparison.h"
#include "runtime/objects/Iterators.h"
#include "runtime/objects/Slicing.h"

#include "py/objstr.h"
#include "py/runtime.h"

#include <cstring>

namespace adder::objects {

namespace {

bool isWritable(const mp_obj_array_t *array, mp_obj_t self) {
  return !isView(self) || array->typecode & MP_OBJ_ARRAY_TYPECODE_FLAG_RW;
}

// --- Operators.

mp_obj_t add(mp_obj_t left, mp_obj_t right) {
  mp_buffer_info_t other;
  if (!mp_get_buffer(right, &other, MP_BUFFER_READ))
    return MP_OBJ_NULL;
  mp_obj_array_t *array = arrayIn(left);
  size_t bytes = itemBytes(array);
  mp_obj_array_t *sum = newArray(array->base.type, letterOf(array), array->len + other.len / bytes);
  std::memcpy(sum->items, array->items, array->len * bytes);
  mp_get_buffer(right, &other, MP_BUFFER_READ);
  std::memcpy(static_cast<byte *>(sum->items) + array->len * bytes, other.buf, other.len / bytes * bytes);
  return MP_OBJ_FROM_PTR(sum);
}

mp_obj_t contains(mp_obj_t self, mp_obj_t item) {
  mp_obj_array_t *array = arrayIn(self);
  mp_buffer_info_t needle;
  // Bytes are found in bytes.
  bool isByteLike = isBytearray(array) || (isView(self) && itemBytes(array) == 1);
  if (isByteLike && !mp_obj_is_int(item) && mp_get_buffer(item, &needle, MP_BUFFER_READ))
    return mp_obj_new_bool(find_subbytes(bytesOf(array), array->len, static_cast<const byte *>(needle.buf),
                                         needle.len, 1) != nullptr);
  if (!mp_obj_is_int(item) && !mp_obj_is_float(item))
    return mp_const_false;
  if (!isBytearray(array))
    mp_raise_NotImplementedError(nullptr);
  mp_int_t value = mp_obj_get_int(item);
  if (value < 0 || value > 255)
    return mp_const_false;
  return mp_obj_new_bool(std::memchr(array->items, int(value), array->len) != nullptr);
}

/// The bytes of an operand, as items.
struct Items {
  const byte *bytes;
  size_t count;
  size_t size; // of one, bytes
  char letter;

  explicit Items(const mp_buffer_info_t &buffer)
      : bytes(static_cast<const byte *>(buffer.buf)), letter(char(buffer.typecode & 0x7f)) {
    size = mp_binary_get_size('@', letter, nullptr);
    count = buffer.len / size;
  }
  mp_obj_t at(size_t index) const {
    return mp_binary_get_val_array(letter, const_cast<byte *>(bytes), index);
  }
  /// The letter without a sign: bytes in all their forms are the same.
  char unsignedLetter() const {
    if (letter == BYTEARRAY_TYPECODE)
      return 'B';
    return letter >= 'a' && letter <= 'z' ? char(letter - 'a' + 'A') : letter;
  }
};

/// Items of the same size that are not bytes, one by one: the first difference decides.
mp_obj_t compareItems(mp_binary_op_t operation, const Items &left, const Items &right) {
  for (size_t i = 0; i < left.count && i < right.count; ++i) {
    mp_obj_t a = left.at(i), b = right.at(i);
    if (!mp_obj_equal(a, b))
      return mp_binary_op(operation, a, b);
  }
  return mp_obj_new_bool(holds(operation, left.count, right.count));
}

mp_obj_t compare(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right) {
  bool isEquality = operation == MP_BINARY_OP_EQUAL;
  mp_buffer_info_t a, b;
  mp_get_buffer_raise(left, &a, MP_BUFFER_READ);
  if (!mp_get_buffer(right, &b, MP_BUFFER_READ) || mp_obj_is_str(right))
    return isEquality ? mp_const_false : MP_OBJ_NULL;
  bool isArrayAndBytes =
      mp_obj_is_exact_type(left, &mp_type_array) && mp_obj_is_exact_type(right, &mp_type_bytes);
  if (isEquality && isArrayAndBytes)
    return mp_const_false;
  Items x(a), y(b);
  char letter = x.unsignedLetter();
  if (letter != y.unsignedLetter() || letter == 'F' || letter == 'D' || letter == 'E')
    mp_raise_NotImplementedError(nullptr);
  if (isEquality || x.size == 1)
    return mp_obj_new_bool(mp_seq_cmp_bytes(operation, x.bytes, a.len, y.bytes, b.len));
  if (letter == 'O')
    mp_raise_NotImplementedError(nullptr);
  return compareItems(operation, x, y);
}

// --- Slices.

[[noreturn]] void raiseIncompatible() {
  mp_raise_ValueError(MP_ERROR_TEXT("lhs and rhs should be compatible"));
}

mp_obj_t loadSpan(mp_obj_t self, Span part) {
  if (isView(self))
    return makeViewSlice(self, part.start, part.stop());
  mp_obj_array_t *array = arrayIn(self);
  size_t bytes = itemBytes(array);
  mp_obj_array_t *copy = newArray(array->base.type, letterOf(array), part.length);
  std::memcpy(copy->items, bytesOf(array) + part.start * bytes, part.length * bytes);
  return MP_OBJ_FROM_PTR(copy);
}

/// A view shows as many items as before.
void storeToView(mp_obj_array_t *view, Span part, const byte *source, size_t count) {
  if (count != part.length)
    raiseIncompatible();
  size_t bytes = itemBytes(view);
  std::memmove(bytesOf(view) + part.start * bytes, source, count * bytes);
}

/// An array becomes longer or shorter.
void storeToArray(mp_obj_array_t *array, Span part, const byte *source, size_t count) {
  size_t bytes = itemBytes(array);
  size_t offset = size_t(source - static_cast<const byte *>(array->items));
  if (count != part.length && offset < (array->len + array->free) * bytes) { // a[1:1] = a, or a view of a
    mp_obj_array_t *copy = newArray(array->base.type, letterOf(array), count);
    source = static_cast<byte *>(std::memcpy(copy->items, source, count * bytes));
  }
  if (count > part.length)
    reserveItems(array, count - part.length);
  byte *place = static_cast<byte *>(array->items) + part.start * bytes;
  size_t behind = array->len - part.stop();
  std::memmove(place + count * bytes, place + part.length * bytes, behind * bytes);
  std::memmove(place, source, count * bytes);
  array->free += part.length - count;
  array->len += count - part.length;
}

/// Bytes of the items that `value` gives to an array: only arrays and views have other items than bytes.
size_t sourceItemBytes(mp_obj_t value) {
  return mp_obj_is_exact_type(value, &mp_type_array) || isView(value) ? itemBytes(arrayIn(value)) : 1;
}

/// sequence[a:b] = value.  False if `self` is read-only.
bool storeSpan(mp_obj_t self, Span part, mp_obj_t value) {
  mp_buffer_info_t source;
  if (mp_obj_is_str(value) || !mp_get_buffer(value, &source, MP_BUFFER_READ))
    mp_raise_NotImplementedError(MP_ERROR_TEXT("array/bytes required on right side"));
  size_t bytes = itemBytes(arrayIn(self));
  if (sourceItemBytes(value) != bytes)
    raiseIncompatible();
  if (!isWritable(arrayIn(self), self))
    return false;
  auto *items = static_cast<const byte *>(source.buf);
  if (isView(self))
    storeToView(arrayIn(self), part, items, source.len / bytes);
  else
    storeToArray(arrayIn(self), part, items, source.len / bytes);
  return true;
}

mp_obj_t nextItem(mp_obj_t self) {
  SmallIterator *iterator = smallIterator(self);
  mp_obj_array_t *array = arrayIn(iterator->object);
  if (iterator->at >= array->len)
    return MP_OBJ_STOP_ITERATION;
  return mp_binary_get_val_array(letterOf(array), bytesOf(array), iterator->at++);
}

} // namespace

// --- Slots.

mp_obj_t operateOnArray(mp_unary_op_t operation, mp_obj_t self) {
  switch (operation) {
  case MP_UNARY_OP_BOOL:
    return mp_obj_new_bool(arrayIn(self)->len != 0);
  case MP_UNARY_OP_LEN:
    return MP_OBJ_NEW_SMALL_INT(arrayIn(self)->len);
  case MP_UNARY_OP_HASH:
    runtime::raiseUnhashable(self);
  default:
    return MP_OBJ_NULL;
  }
}

mp_obj_t operateOnArrays(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right) {
  switch (operation) {
  case MP_BINARY_OP_ADD:
    return isView(left) ? MP_OBJ_NULL : add(left, right);
  case MP_BINARY_OP_INPLACE_ADD:
    if (isView(left))
      return MP_OBJ_NULL;
    mp_obj_array_extend_obj.fun._2(left, right);
    return left;
  case MP_BINARY_OP_CONTAINS:
    return contains(left, right);
  default:
    return isComparison(operation) ? compare(operation, left, right) : MP_OBJ_NULL;
  }
}

mp_obj_t itemOfArray(mp_obj_t self, mp_obj_t index, mp_obj_t value) {
  bool loads = value == MP_OBJ_SENTINEL;
  if (value == MP_OBJ_NULL)
    return MP_OBJ_NULL;
  mp_obj_array_t *array = arrayIn(self);
  if (Span part; takesSpan(index, array->len, part)) {
    if (loads)
      return loadSpan(self, part);
    return storeSpan(self, part, value) ? mp_const_none : MP_OBJ_NULL;
  }
  size_t at = mp_get_index(array->base.type, array->len, index, false);
  if (loads)
    return mp_binary_get_val_array(letterOf(array), bytesOf(array), at);
  if (!isWritable(array, self))
    return MP_OBJ_NULL;
  storeItem(array, at, value);
  return mp_const_none;
}

mp_int_t bufferOfArray(mp_obj_t self, mp_buffer_info_t *info, mp_uint_t flags) {
  mp_obj_array_t *array = arrayIn(self);
  if ((flags & MP_BUFFER_WRITE) && !isWritable(array, self))
    return 1;
  info->buf = bytesOf(array);
  info->len = array->len * itemBytes(array);
  info->typecode = byte(letterOf(array));
  if (!isView(self))
    array->typecode |= kIsShared;
  return 0;
}

mp_obj_t iterateArray(mp_obj_t self, mp_obj_iter_buf_t *iterBuffer) {
  return startIterator(iterBuffer, nextItem, self);
}

} // namespace adder::objects
