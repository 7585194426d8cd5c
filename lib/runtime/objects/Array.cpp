//===- runtime/objects/Array.cpp - array and bytearray ----------------------------------------------===//
//
// Items lie in a block of their own, which grows by half; `free` items of it are not in use.  The block of an
// array of objects ('O') is scanned by the collector, all others are not.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/objects/Array.h"

#include "runtime/core/Members.h"
#include "runtime/core/Memory.h"
#include "runtime/core/Raise.h"
#include "runtime/objects/Iterators.h"
#include "runtime/objects/Str.h"

#include "py/objstr.h"
#include "py/runtime.h"

#include <cstring>

namespace adder::objects {

namespace {

constexpr size_t kSpare = 8; // items beyond what is needed

bool isBytearray(const mp_obj_array_t *array) { return array->typecode == BYTEARRAY_TYPECODE; }

void *allocateItems(char letter, size_t bytes) {
  return letter == 'O' ? m_malloc0(bytes) : runtime::allocateLeaf(bytes ? bytes : 1);
}

size_t checkedBytes(size_t length, size_t bytes) {
  if (length > SIZE_MAX / 4 / bytes)
    m_malloc_fail(SIZE_MAX);
  return length * bytes;
}

/// Makes room for `more` items behind the last one.
void reserve(mp_obj_array_t *array, size_t more) {
  if (more <= array->free)
    return;
  size_t bytes = itemBytes(array);
  size_t wanted = array->len + more;
  size_t alloc = wanted + wanted / 2 + kSpare;
  checkedBytes(alloc, bytes);
  array->items = m_realloc(array->items, alloc * bytes);
  array->free = alloc - array->len;
  if (array->typecode == 'O')
    std::memset(static_cast<byte *>(array->items) + array->len * bytes, 0, array->free * bytes);
}

void ensureGrowable(mp_obj_t self) {
  if (!mp_obj_is_exact_type(self, &mp_type_array) && !mp_obj_is_exact_type(self, &mp_type_bytearray))
    mp_raise_TypeError(MP_ERROR_TEXT("object isn't an array"));
}

// --- Making.

/// From another buffer: its bytes, as many as make whole items.
mp_obj_t fromBytes(const mp_obj_type_t *type, char letter, const mp_buffer_info_t &buffer) {
  size_t bytes = mp_binary_get_size('@', letter, nullptr);
  mp_obj_array_t *array = newArray(type, letter, buffer.len / bytes);
  std::memcpy(array->items, buffer.buf, array->len * bytes);
  return MP_OBJ_FROM_PTR(array);
}

mp_obj_t fromIterable(const mp_obj_type_t *type, char letter, mp_obj_t iterable) {
  mp_obj_t length = mp_obj_len_maybe(iterable);
  size_t room = length == MP_OBJ_NULL ? 0 : size_t(MP_OBJ_SMALL_INT_VALUE(length));
  mp_obj_array_t *array = newArray(type, letter, 0);
  reserve(array, room);
  mp_obj_iter_buf_t buffer;
  mp_obj_t iterator = mp_getiter(iterable, &buffer);
  for (mp_obj_t item; (item = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION;) {
    reserve(array, 1);
    mp_binary_set_val_array(letter, array->items, array->len, item);
    ++array->len;
    --array->free;
  }
  return MP_OBJ_FROM_PTR(array);
}

mp_obj_t makeArray(const mp_obj_type_t *, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 1, 2, false);
  size_t length;
  const char *letter = mp_obj_str_get_data(values[0], &length);
  if (length != 1)
    runtime::raiseTypecode();
  mp_binary_get_size('@', *letter, nullptr);
  if (positional == 1)
    return MP_OBJ_FROM_PTR(newArray(&mp_type_array, *letter, 0));
  mp_buffer_info_t buffer;
  bool isArray = mp_obj_is_exact_type(values[1], &mp_type_array);
  if (!isArray && !mp_obj_is_str(values[1]) && mp_get_buffer(values[1], &buffer, MP_BUFFER_READ))
    return fromBytes(&mp_type_array, *letter, buffer);
  return fromIterable(&mp_type_array, *letter, values[1]);
}

mp_obj_t makeBytearray(const mp_obj_type_t *, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 0, 3, false);
  if (positional == 0)
    return MP_OBJ_FROM_PTR(newArray(&mp_type_bytearray, BYTEARRAY_TYPECODE, 0));
  if (mp_obj_is_int(values[0])) {
    mp_int_t length = mp_obj_get_int(values[0]);
    if (length < 0)
      mp_raise_ValueError(nullptr);
    mp_obj_array_t *array = newArray(&mp_type_bytearray, BYTEARRAY_TYPECODE, size_t(length));
    std::memset(array->items, 0, size_t(length));
    return MP_OBJ_FROM_PTR(array);
  }
  if (mp_obj_is_str(values[0]) && positional == 1)
    mp_raise_TypeError(MP_ERROR_TEXT("string argument without an encoding"));
  mp_buffer_info_t buffer;
  if (mp_get_buffer(values[0], &buffer, MP_BUFFER_READ))
    return fromBytes(&mp_type_bytearray, BYTEARRAY_TYPECODE, buffer);
  return fromIterable(&mp_type_bytearray, BYTEARRAY_TYPECODE, values[0]);
}

// --- Slots.

void printArray(const mp_print_t *print, mp_obj_t self, mp_print_kind_t) {
  mp_obj_array_t *array = arrayIn(self);
  if (isBytearray(array)) {
    mp_print_str(print, "bytearray(b");
    mp_str_print_quoted(print, static_cast<const byte *>(array->items), array->len, true);
    mp_print_str(print, ")");
    return;
  }
  mp_printf(print, "array('%c'", int(array->typecode));
  bool isEmpty = array->len == 0;
  const char *before = ", [";
  for (size_t i = 0; i < array->len; ++i, before = ", ") {
    mp_print_str(print, before);
    mp_obj_print_helper(print, mp_binary_get_val_array(letterOf(array), array->items, i), PRINT_REPR);
  }
  mp_print_str(print, isEmpty ? ")" : "])");
}

void appendBytes(mp_obj_t self, mp_obj_t other) {
  mp_buffer_info_t buffer;
  mp_get_buffer_raise(other, &buffer, MP_BUFFER_READ);
  mp_obj_array_t *array = arrayIn(self);
  size_t bytes = itemBytes(array);
  size_t more = buffer.len / bytes;
  reserve(array, more);
  // Reserving may have moved the very bytes that are appended.
  mp_get_buffer_raise(other, &buffer, MP_BUFFER_READ);
  std::memcpy(static_cast<byte *>(array->items) + array->len * bytes, buffer.buf, more * bytes);
  array->len += more;
  array->free -= more;
}

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

/// The letter of the items without a sign: bytes in all their forms are the same.
char unsignedLetter(int letter) {
  return letter == BYTEARRAY_TYPECODE     ? 'B'
         : letter >= 'a' && letter <= 'z' ? char(letter - 0x20)
                                          : char(letter);
}

/// Comparison of items of the same size.
mp_obj_t compare(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right) {
  mp_buffer_info_t a, b;
  mp_get_buffer_raise(left, &a, MP_BUFFER_READ);
  if (!mp_get_buffer(right, &b, MP_BUFFER_READ) || mp_obj_is_str(right))
    return operation == MP_BINARY_OP_EQUAL ? mp_const_false : MP_OBJ_NULL;
  if (operation == MP_BINARY_OP_EQUAL && mp_obj_is_exact_type(left, &mp_type_array) &&
      mp_obj_is_exact_type(right, &mp_type_bytes))
    return mp_const_false;
  char letter = unsignedLetter(a.typecode & 0x7f);
  if (letter != unsignedLetter(b.typecode & 0x7f) || letter == 'F' || letter == 'D' || letter == 'E')
    mp_raise_NotImplementedError(nullptr);
  size_t bytes = mp_binary_get_size('@', char(a.typecode & 0x7f), nullptr);
  if (operation == MP_BINARY_OP_EQUAL || bytes == 1)
    return mp_obj_new_bool(
        mp_seq_cmp_bytes(operation, static_cast<byte *>(a.buf), a.len, static_cast<byte *>(b.buf), b.len));
  if (letter == 'O')
    mp_raise_NotImplementedError(nullptr);
  size_t aItems = a.len / bytes, bItems = b.len / bytes;
  for (size_t i = 0; i < aItems && i < bItems; ++i) {
    mp_obj_t x = mp_binary_get_val_array(char(a.typecode & 0x7f), a.buf, i);
    mp_obj_t y = mp_binary_get_val_array(char(b.typecode & 0x7f), b.buf, i);
    if (!mp_obj_equal(x, y))
      return mp_binary_op(operation, x, y);
  }
  byte none = 0;
  return mp_obj_new_bool(mp_seq_cmp_bytes(operation, &none, aItems > bItems, &none, bItems > aItems));
}

/// Bytes of the items that `value` gives to an array: only arrays and views have other items than bytes.
size_t sourceItemBytes(mp_obj_t value) {
  bool isArray =
      mp_obj_is_exact_type(value, &mp_type_array) || mp_obj_is_exact_type(value, &mp_type_memoryview);
  return isArray ? itemBytes(arrayIn(value)) : 1;
}

/// array[start:stop] = items of the same size, also of another number where the array can grow.  False if it
/// is read-only.
bool storeSlice(mp_obj_t self, const mp_bound_slice_t &slice, mp_obj_t value) {
  mp_buffer_info_t source;
  if (mp_obj_is_str(value) || !mp_get_buffer(value, &source, MP_BUFFER_READ))
    mp_raise_NotImplementedError(MP_ERROR_TEXT("array/bytes required on right side"));
  mp_obj_array_t *array = arrayIn(self);
  size_t bytes = itemBytes(array);
  if (sourceItemBytes(value) != bytes)
    mp_raise_ValueError(MP_ERROR_TEXT("lhs and rhs should be compatible"));
  size_t start = size_t(slice.start), stop = size_t(slice.stop);
  size_t count = source.len / bytes;
  if (isView(self)) {
    if (!(array->typecode & MP_OBJ_ARRAY_TYPECODE_FLAG_RW))
      return false;
    if (count != stop - start)
      mp_raise_ValueError(MP_ERROR_TEXT("lhs and rhs should be compatible"));
    std::memmove(bytesOf(array) + start * bytes, source.buf, count * bytes);
    return true;
  }
  if (count > stop - start) {
    bool isSelf = source.buf == array->items;
    if (isSelf) { // a[1:1] = a
      mp_obj_array_t *copy = newArray(array->base.type, letterOf(array), array->len);
      std::memcpy(copy->items, array->items, source.len);
      source.buf = copy->items;
    }
    reserve(array, count - (stop - start));
  }
  byte *items = static_cast<byte *>(array->items);
  std::memmove(items + (start + count) * bytes, items + stop * bytes, (array->len - stop) * bytes);
  std::memmove(items + start * bytes, source.buf, count * bytes);
  array->free += (stop - start) - count;
  array->len += count - (stop - start);
  return true;
}

mp_obj_t nextItem(mp_obj_t self) {
  SmallIterator *iterator = smallIterator(self);
  mp_obj_array_t *array = arrayIn(iterator->object);
  if (iterator->at >= array->len)
    return MP_OBJ_STOP_ITERATION;
  return mp_binary_get_val_array(letterOf(array), bytesOf(array), iterator->at++);
}

// --- Methods.

mp_obj_t append(mp_obj_t self, mp_obj_t value) {
  ensureGrowable(self);
  mp_obj_array_t *array = arrayIn(self);
  reserve(array, 1);
  mp_binary_set_val_array(letterOf(array), array->items, array->len, value);
  ++array->len;
  --array->free;
  return mp_const_none;
}

mp_obj_t extend(mp_obj_t self, mp_obj_t other) {
  ensureGrowable(self);
  mp_buffer_info_t info;
  if (mp_get_buffer(other, &info, MP_BUFFER_READ)) {
    appendBytes(self, other);
    return mp_const_none;
  }
  mp_obj_iter_buf_t iterBuffer;
  mp_obj_t iterator = mp_getiter(other, &iterBuffer);
  for (mp_obj_t item; (item = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION;)
    append(self, item);
  return mp_const_none;
}

const mp_rom_map_elem_t kArrayMethods[] = {
    {MEMBER(append, mp_obj_array_append_obj)},
    {MEMBER(extend, mp_obj_array_extend_obj)},
};
const mp_rom_map_elem_t kBytearrayMethods[] = {
    {MEMBER(append, mp_obj_array_append_obj)},
    {MEMBER(extend, mp_obj_array_extend_obj)},
    {MEMBER(decode, decodeBytesObject)},
#if MICROPY_PY_BUILTINS_BYTES_HEX
    {MEMBER(hex, hexBytesObject)},
    {MEMBER(fromhex, fromhexBytesMethod)},
#endif
#define METHOD(name) {MP_ROM_QSTR(MP_QSTR_##name), MP_ROM_PTR(&name##TextObject)},
#include "runtime/objects/StrMethods.def"
#undef METHOD
};

} // namespace

// --- What memoryview uses, too.

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
  case MP_BINARY_OP_EQUAL:
  case MP_BINARY_OP_LESS:
  case MP_BINARY_OP_LESS_EQUAL:
  case MP_BINARY_OP_MORE:
  case MP_BINARY_OP_MORE_EQUAL:
    return compare(operation, left, right);
  default:
    return MP_OBJ_NULL;
  }
}

mp_obj_t itemOfArray(mp_obj_t self, mp_obj_t index, mp_obj_t value) {
  if (value == MP_OBJ_NULL)
    return MP_OBJ_NULL;
  mp_obj_array_t *array = arrayIn(self);
  if (mp_obj_is_type(index, &mp_type_slice)) {
    mp_bound_slice_t slice;
    if (!mp_seq_get_fast_slice_indexes(array->len, index, &slice))
      runtime::raiseStep();
    if (value != MP_OBJ_SENTINEL)
      return storeSlice(self, slice, value) ? mp_const_none : MP_OBJ_NULL;
    if (isView(self))
      return makeViewSlice(self, size_t(slice.start), size_t(slice.stop));
    size_t length = size_t(slice.stop - slice.start);
    mp_obj_array_t *part = newArray(array->base.type, letterOf(array), length);
    std::memcpy(part->items, bytesOf(array) + size_t(slice.start) * itemBytes(array),
                length * itemBytes(array));
    return MP_OBJ_FROM_PTR(part);
  }
  size_t at = mp_get_index(array->base.type, array->len, index, false);
  byte *items = bytesOf(array);
  if (value == MP_OBJ_SENTINEL)
    return mp_binary_get_val_array(letterOf(array), items, at);
  if (isView(self) && !(array->typecode & MP_OBJ_ARRAY_TYPECODE_FLAG_RW))
    return MP_OBJ_NULL;
  mp_binary_set_val_array(letterOf(array), items, at, value);
  return mp_const_none;
}

mp_int_t bufferOfArray(mp_obj_t self, mp_buffer_info_t *info, mp_uint_t flags) {
  mp_obj_array_t *array = arrayIn(self);
  if (isView(self) && (flags & MP_BUFFER_WRITE) && !(array->typecode & MP_OBJ_ARRAY_TYPECODE_FLAG_RW))
    return 1;
  info->buf = bytesOf(array);
  info->len = array->len * itemBytes(array);
  info->typecode = letterOf(array);
  return 0;
}

mp_obj_t iterateArray(mp_obj_t self, mp_obj_iter_buf_t *iterBuffer) {
  return startIterator(iterBuffer, nextItem, self);
}

mp_obj_array_t *newArray(const mp_obj_type_t *type, char letter, size_t length) {
  size_t bytes = checkedBytes(length, mp_binary_get_size('@', letter, nullptr));
  auto *array = mp_obj_malloc(mp_obj_array_t, type);
  array->typecode = byte(letter);
  array->free = 0;
  array->len = 0;
  array->items = nullptr;
  array->items = allocateItems(letter, bytes);
  array->len = length;
  return array;
}

} // namespace adder::objects

using namespace adder::objects;

MP_DEFINE_CONST_FUN_OBJ_2(mp_obj_array_append_obj, append);
MP_DEFINE_CONST_FUN_OBJ_2(mp_obj_array_extend_obj, extend);

MP_DEFINE_CONST_DICT(mp_obj_array_locals_dict, kArrayMethods);
MP_DEFINE_CONST_DICT(mp_obj_bytearray_locals_dict, kBytearrayMethods);

MP_DEFINE_CONST_OBJ_TYPE(mp_type_array, MP_QSTR_array,
                         MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE | MP_TYPE_FLAG_SUBSCR_ALLOWS_STACK_SLICE, make_new,
                         makeArray, print, printArray, iter, iterateArray, unary_op, operateOnArray,
                         binary_op, operateOnArrays, subscr, itemOfArray, buffer, bufferOfArray, locals_dict,
                         &mp_obj_array_locals_dict);
MP_DEFINE_CONST_OBJ_TYPE(mp_type_bytearray, MP_QSTR_bytearray,
                         MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE | MP_TYPE_FLAG_SUBSCR_ALLOWS_STACK_SLICE, make_new,
                         makeBytearray, print, printArray, iter, iterateArray, unary_op, operateOnArray,
                         binary_op, operateOnArrays, subscr, itemOfArray, buffer, bufferOfArray, locals_dict,
                         &mp_obj_bytearray_locals_dict);

mp_obj_t mp_obj_new_bytearray(size_t length, const void *items) {
  mp_obj_array_t *array = newArray(&mp_type_bytearray, BYTEARRAY_TYPECODE, length);
  if (items)
    std::memcpy(array->items, items, length);
  return MP_OBJ_FROM_PTR(array);
}

mp_obj_t mp_obj_new_bytearray_by_ref(size_t length, void *items) {
  auto *array = mp_obj_malloc(mp_obj_array_t, &mp_type_bytearray);
  array->typecode = BYTEARRAY_TYPECODE;
  array->free = 0;
  array->len = length;
  array->items = items;
  return MP_OBJ_FROM_PTR(array);
}
