//===- runtime/objects/Str.cpp - str: operators, items, printing ------------------------------------===//

#include "runtime/objects/Str.h"

#include "runtime/core/Raise.h"
#include "runtime/objects/Comparison.h"
#include "runtime/objects/Iterators.h"

#include "py/unicode.h"

#include <cstring>

namespace adder::objects {

namespace {

mp_obj_t nextCharacter(mp_obj_t self) {
  SmallIterator *iterator = smallIterator(self);
  Text text(iterator->object);
  if (iterator->at >= text.length)
    return MP_OBJ_STOP_ITERATION;
  const byte *at = text.data + iterator->at;
  size_t count = 1;
  while (at + count < text.end() && UTF8_IS_CONT(at[count]))
    ++count;
  iterator->at += count;
  return newCharacter(at, count);
}

mp_obj_t iterate(mp_obj_t self, mp_obj_iter_buf_t *buffer) {
  return startIterator(buffer, nextCharacter, self);
}

void print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind) {
  Text text(self);
  if (kind == PRINT_JSON)
    mp_str_print_json(print, text.data, text.length);
  else if (kind == PRINT_STR || kind == PRINT_RAW)
    print->print_strn(print->data, reinterpret_cast<const char *>(text.data), text.length);
  else
    mp_str_print_quoted(print, text.data, text.length, false);
}

/// Of a str, the length is in characters.
mp_obj_t operate(mp_unary_op_t operation, mp_obj_t self) {
  if (operation != MP_UNARY_OP_LEN || isAsciiText(self))
    return operateOnText(operation, self);
  Text text(self);
  return MP_OBJ_NEW_SMALL_INT(utf8_charlen(text.data, text.length));
}

mp_int_t integerIndex(mp_obj_t index) {
  mp_int_t value;
  if (mp_obj_is_small_int(index))
    return MP_OBJ_SMALL_INT_VALUE(index);
  if (!mp_obj_get_int_maybe(index, &value))
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("string indices must be integers, not %s"),
                      mp_obj_get_type_str(index));
  return value;
}

[[noreturn]] void raiseIndex() {
  mp_raise_msg(&mp_type_IndexError, MP_ERROR_TEXT("string index out of range"));
}

const byte *boundOf(mp_obj_t self, mp_obj_t bound, const byte *missing) {
  if (bound == mp_const_none)
    return missing;
  mp_int_t index = integerIndex(bound);
  if (const byte *at = characterAt(self, index))
    return at;
  Text text(self);
  return index < 0 ? text.data : text.end();
}

mp_obj_t subscript(mp_obj_t self, mp_obj_t index, mp_obj_t value) {
  if (value != MP_OBJ_SENTINEL)
    return MP_OBJ_NULL;
  Text text(self);
#if MICROPY_PY_BUILTINS_SLICE
  if (mp_obj_is_type(index, &mp_type_slice)) {
    auto *slice = static_cast<mp_obj_slice_t *>(MP_OBJ_TO_PTR(index));
    if (slice->step != mp_const_none && slice->step != MP_OBJ_NEW_SMALL_INT(1))
      runtime::raiseStep();
    const byte *from = boundOf(self, slice->start, text.data);
    const byte *to = boundOf(self, slice->stop, text.end());
    if (from == text.data && to == text.end())
      return self;
    return newText(&mp_type_str, from, to > from ? size_t(to - from) : 0);
  }
#endif
  const byte *at = characterAt(self, integerIndex(index));
  if (!at || at == text.end())
    raiseIndex();
  size_t count = 1;
  while (at + count < text.end() && UTF8_IS_CONT(at[count]))
    ++count;
  return newCharacter(at, count);
}

// --- Operators of str and bytes.

mp_obj_t concatenate(const mp_obj_type_t *type, mp_obj_t self, Text left, mp_obj_t other, Text right) {
  if (right.length == 0)
    return self;
  if (left.length == 0 && mp_obj_get_type(other) == type)
    return other;
  vstr_t sum;
  vstr_init_len(&sum, left.length + right.length);
  std::memcpy(sum.buf, left.data, left.length);
  std::memcpy(sum.buf + left.length, right.data, right.length);
  return newText(type, &sum);
}

mp_obj_t repeat(const mp_obj_type_t *type, mp_obj_t self, mp_int_t times) {
  Text text(self);
  if (times <= 0 || text.length == 0)
    return newText(type, text.data, 0);
  if (times == 1)
    return self;
  if (size_t(times) > SIZE_MAX / 2 / text.length)
    m_malloc_fail(text.length * size_t(times) + 1);
  size_t length = text.length * size_t(times);
  vstr_t product;
  vstr_init_len(&product, length);
  if (text.length == 1) {
    std::memset(product.buf, *text.data, length);
  } else {
    // Doubles what is there.
    std::memcpy(product.buf, text.data, text.length);
    for (size_t done = text.length; done < length;) {
      size_t more = done < length - done ? done : length - done;
      std::memcpy(product.buf + done, product.buf, more);
      done += more;
    }
  }
  return newText(type, &product);
}

mp_obj_t containsText(mp_obj_t self, mp_obj_t item) {
  Text text(self);
  mp_int_t value;
  if (mp_obj_is_str(self)) {
    if (!mp_obj_is_str(item))
      raiseImplicitConversion(item);
  } else if (mp_obj_is_integer(item)) {
    if (!mp_obj_is_small_int(item) && !mp_obj_is_bool(item))
      return mp_const_false;
    value = mp_obj_get_int(item);
    return mp_obj_new_bool(value >= 0 && value < 256 && std::memchr(text.data, int(value), text.length));
  }
  mp_buffer_info_t needle;
  if (!mp_get_buffer(item, &needle, MP_BUFFER_READ))
    return MP_OBJ_NULL;
  return mp_obj_new_bool(
      find_subbytes(text.data, text.length, static_cast<const byte *>(needle.buf), needle.len, 1) != nullptr);
}

mp_obj_t compare(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right) {
  bool isStr = mp_obj_is_str(left), isOtherStr = mp_obj_is_str(right);
  if (isStr != isOtherStr) {
    if (isStr || operation != MP_BINARY_OP_EQUAL)
      return MP_OBJ_NULL;
#if MICROPY_PY_STR_BYTES_CMP_WARN
    mp_warning(nullptr, "Comparison between bytes and str");
#endif
    return mp_const_false;
  }
  // Equality with buffers of other kinds is their business.
  if (operation == MP_BINARY_OP_EQUAL && mp_obj_get_type(left) != mp_obj_get_type(right))
    return MP_OBJ_NULL;
  mp_buffer_info_t other;
  if (!mp_get_buffer(right, &other, MP_BUFFER_READ))
    return MP_OBJ_NULL;
  Text text(left);
  return mp_obj_new_bool(
      mp_seq_cmp_bytes(operation, text.data, text.length, static_cast<const byte *>(other.buf), other.len));
}

} // namespace
} // namespace adder::objects

using namespace adder;
using namespace adder::objects;

mp_obj_t mp_obj_str_binary_op(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right) {
  const mp_obj_type_t *type = typeOfText(left);
  switch (operation) {
#if MICROPY_PY_BUILTINS_STR_OP_MODULO
  case MP_BINARY_OP_MODULO:
  case MP_BINARY_OP_INPLACE_MODULO:
    return formatModulo(left, right);
#endif
  case MP_BINARY_OP_MULTIPLY:
  case MP_BINARY_OP_INPLACE_MULTIPLY:
  case MP_BINARY_OP_REVERSE_MULTIPLY: {
    mp_int_t times;
    return mp_obj_is_integer(right) && mp_obj_get_int_maybe(right, &times) ? repeat(type, left, times)
                                                                           : MP_OBJ_NULL;
  }
  case MP_BINARY_OP_ADD:
  case MP_BINARY_OP_INPLACE_ADD: {
    if (mp_obj_get_type(right) == type)
      return concatenate(type, left, Text(left), right, Text(right));
    mp_buffer_info_t other;
    if (type == &mp_type_str || !mp_get_buffer(right, &other, MP_BUFFER_READ))
      return MP_OBJ_NULL;
    return concatenate(type, left, Text(left), right, Text(static_cast<const byte *>(other.buf), other.len));
  }
  case MP_BINARY_OP_CONTAINS:
    return containsText(left, right);
  default:
    return isComparison(operation) ? compare(operation, left, right) : MP_OBJ_NULL;
  }
}

mp_int_t mp_obj_str_get_buffer(mp_obj_t self, mp_buffer_info_t *buffer, mp_uint_t flags) {
  if (flags != MP_BUFFER_READ)
    return 1;
  Text text(self);
  buffer->buf = const_cast<byte *>(text.data);
  buffer->len = text.length;
  buffer->typecode = 'B';
  return 0;
}

const byte *str_index_to_ptr(const mp_obj_type_t *type, const byte *data, size_t length, mp_obj_t index,
                             bool isSlice) {
  if (type != &mp_type_str)
    return data + mp_get_index(type, length, index, isSlice);
  mp_int_t at = integerIndex(index);
  size_t count = utf8_charlen(data, length);
  if (at < 0)
    at += mp_int_t(count);
  if (at < 0 || size_t(at) >= count) {
    if (!isSlice)
      raiseIndex();
    return at < 0 ? data : data + length;
  }
  const byte *end = data + length;
  for (; at > 0; --at)
    for (++data; data < end && UTF8_IS_CONT(*data);)
      ++data;
  return data;
}

mp_obj_t mp_obj_str_make_new(const mp_obj_type_t *, size_t positional, size_t pairs, const mp_obj_t *values) {
  if (pairs > 0)
    mp_arg_error_unimpl_kw();
  mp_arg_check_num(positional, pairs, 0, 3, false);
  if (positional == 0)
    return MP_OBJ_NEW_QSTR(MP_QSTR_);
  if (positional == 1) {
    if (mp_obj_is_str(values[0]))
      return values[0];
    vstr_t text = printed(values[0], PRINT_STR);
    return newText(&mp_type_str, &text);
  }
  mp_buffer_info_t bytes;
  mp_get_buffer_raise(values[0], &bytes, MP_BUFFER_READ);
  return decode(static_cast<const byte *>(bytes.buf), bytes.len, positional - 1, values + 1);
}

MP_DEFINE_CONST_OBJ_TYPE(mp_type_str, MP_QSTR_str, MP_TYPE_FLAG_SUBSCR_ALLOWS_STACK_SLICE, make_new,
                         mp_obj_str_make_new, print, print, unary_op, operate, binary_op,
                         mp_obj_str_binary_op, subscr, subscript, iter, iterate, buffer,
                         mp_obj_str_get_buffer, locals_dict, &mp_obj_str_locals_dict);
