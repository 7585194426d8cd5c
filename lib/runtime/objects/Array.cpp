//===- runtime/objects/Array.cpp - array and bytearray ----------------------------------------------===//
//
// Items lie in a block of their own, which grows by half; `free` items of it are not in use.  The block of an
// array of objects ('O') is scanned by the collector, all others are not.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/objects/Array.h"

#include "runtime/core/Items.h"
#include "runtime/core/Members.h"
#include "runtime/core/Memory.h"
#include "runtime/core/Raise.h"
#include "runtime/objects/ItemPrinter.h"
#include "runtime/objects/Str.h"

#include "py/objstr.h"
#include "py/runtime.h"

#include <cstring>

namespace adder::objects {

namespace {

constexpr size_t kSpare = 8; // items beyond what is needed

void *allocateItems(char letter, size_t bytes) {
  return letter == 'O' ? m_malloc0(bytes) : runtime::allocateLeaf(bytes ? bytes : 1);
}

size_t checkedBytes(size_t length, size_t bytes) {
  if (length > SIZE_MAX / 4 / bytes)
    m_malloc_fail(SIZE_MAX);
  return length * bytes;
}

/// An item as it lies in an array.
struct StoredItem {
  unsigned long long bytes;
  static_assert(sizeof bytes >= sizeof(mp_obj_t));

  StoredItem(mp_obj_array_t *array, mp_obj_t value) {
    mp_binary_set_val_array(letterOf(array), &bytes, 0, value);
  }
  void copyTo(mp_obj_array_t *array, size_t at) const {
    size_t size = itemBytes(array);
    std::memcpy(bytesOf(array) + at * size, &bytes, size);
  }
};

/// raises what the conversion to a number raises, which may run Python code that changes the array.
void appendItem(mp_obj_array_t *array, mp_obj_t value) {
  StoredItem item(array, value);
  reserveItems(array, 1);
  item.copyTo(array, array->len++);
  --array->free;
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
  reserveItems(array, room);
  for (mp_obj_t item : runtime::Items(iterable))
    appendItem(array, item);
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
  bool isEmpty = array->len == 0;
  mp_printf(print, "array('%c'", int(letterOf(array)));
  ItemPrinter printer(print, PRINT_REPR, isEmpty ? "" : ", [");
  for (size_t i = 0; i < array->len; ++i)
    printer.add(mp_binary_get_val_array(letterOf(array), array->items, i));
  printer.close(isEmpty ? ")" : "])");
}

void appendBytes(mp_obj_t self, mp_obj_t other) {
  mp_buffer_info_t buffer;
  mp_get_buffer_raise(other, &buffer, MP_BUFFER_READ);
  mp_obj_array_t *array = arrayIn(self);
  size_t bytes = itemBytes(array);
  size_t more = buffer.len / bytes;
  reserveItems(array, more);
  // Reserving may have moved the very bytes that are appended.
  mp_get_buffer_raise(other, &buffer, MP_BUFFER_READ);
  std::memcpy(static_cast<byte *>(array->items) + array->len * bytes, buffer.buf, more * bytes);
  array->len += more;
  array->free -= more;
}

// --- Methods.

mp_obj_t append(mp_obj_t self, mp_obj_t value) {
  ensureGrowable(self);
  appendItem(arrayIn(self), value);
  return mp_const_none;
}

mp_obj_t extend(mp_obj_t self, mp_obj_t other) {
  ensureGrowable(self);
  mp_buffer_info_t info;
  if (mp_get_buffer(other, &info, MP_BUFFER_READ)) {
    appendBytes(self, other);
    return mp_const_none;
  }
  for (mp_obj_t item : runtime::Items(other))
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

void reserveItems(mp_obj_array_t *array, size_t more) {
  if (more <= array->free)
    return;
  size_t bytes = itemBytes(array);
  size_t wanted = array->len + more;
  size_t alloc = wanted + wanted / 2 + kSpare;
  checkedBytes(alloc, bytes);
  if (!(array->typecode & kIsShared)) {
    array->items = m_realloc(array->items, alloc * bytes);
  } else if (!m_realloc_maybe(array->items, alloc * bytes, false)) {
    void *items = allocateItems(letterOf(array), alloc * bytes);
    std::memcpy(items, array->items, array->len * bytes);
    array->items = items;
    array->typecode = byte(letterOf(array));
  }
  array->free = alloc - array->len;
  if (letterOf(array) == 'O')
    std::memset(static_cast<byte *>(array->items) + array->len * bytes, 0, array->free * bytes);
}

void storeItem(mp_obj_array_t *array, size_t at, mp_obj_t value) {
  StoredItem item(array, value);
  if (at >= array->len)
    mp_raise_msg(&mp_type_IndexError, MP_ERROR_TEXT("index out of range"));
  item.copyTo(array, at);
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
  array->typecode = BYTEARRAY_TYPECODE | kIsShared; // it grows into memory of its own
  array->free = 0;
  array->len = length;
  array->items = items;
  return MP_OBJ_FROM_PTR(array);
}
