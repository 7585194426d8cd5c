//===- runtime/objects/Bytes.cpp - bytes ------------------------------------------------------------===//

#include "runtime/core/Items.h"
#include "runtime/core/Members.h"
#include "runtime/objects/Iterators.h"
#include "runtime/objects/Slicing.h"
#include "runtime/objects/Str.h"

#include "py/unicode.h"

#include <cstring>

namespace adder::objects {

namespace {

mp_obj_t nextByte(mp_obj_t self) {
  SmallIterator *iterator = smallIterator(self);
  Text text(iterator->object);
  return iterator->at < text.length ? MP_OBJ_NEW_SMALL_INT(text.data[iterator->at++]) : MP_OBJ_STOP_ITERATION;
}

mp_obj_t iterate(mp_obj_t self, mp_obj_iter_buf_t *buffer) { return startIterator(buffer, nextByte, self); }

void print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind) {
  Text text(self);
  if (kind == PRINT_RAW) {
    print->print_strn(print->data, reinterpret_cast<const char *>(text.data), text.length);
  } else if (kind == PRINT_JSON) {
    mp_str_print_json(print, text.data, text.length);
  } else {
    mp_print_str(print, "b");
    mp_str_print_quoted(print, text.data, text.length, true);
  }
}

mp_obj_t subscript(mp_obj_t self, mp_obj_t index, mp_obj_t value) {
  if (value != MP_OBJ_SENTINEL)
    return MP_OBJ_NULL;
  Text text(self);
  if (Span part; takesSpan(index, text.length, part))
    return newText(&mp_type_bytes, text.data + part.start, part.length);
  return MP_OBJ_NEW_SMALL_INT(text.data[mp_get_index(&mp_type_bytes, text.length, index, false)]);
}

mp_obj_t ofIterable(mp_obj_t iterable) {
  mp_int_t expected = 16;
  mp_obj_t length = mp_obj_len_maybe(iterable);
  if (length != MP_OBJ_NULL)
    expected = MP_OBJ_SMALL_INT_VALUE(length);
  vstr_t bytes;
  vstr_init(&bytes, size_t(expected) + 1);
  for (mp_obj_t item : runtime::Items(iterable)) {
    mp_int_t value = mp_obj_get_int(item);
    if (value < 0 || value > 255)
      mp_raise_ValueError(MP_ERROR_TEXT("bytes value out of range"));
    vstr_add_byte(&bytes, byte(value));
  }
  return newText(&mp_type_bytes, &bytes);
}

[[noreturn]] void raiseArgumentCount() { mp_raise_TypeError(MP_ERROR_TEXT("wrong number of arguments")); }

mp_obj_t makeBytes(const mp_obj_type_t *, size_t positional, size_t pairs, const mp_obj_t *values) {
  if (pairs > 0)
    mp_arg_error_unimpl_kw();
  if (positional == 0)
    return mp_const_empty_bytes;
  if (mp_obj_is_str(values[0])) {
    if (positional < 2 || positional > 3)
      mp_raise_TypeError(MP_ERROR_TEXT("string argument without an encoding"));
    return encode(values[0], positional - 1, values + 1);
  }
  if (mp_obj_is_exact_type(values[0], &mp_type_bytes))
    return values[0];
  if (mp_obj_is_small_int(values[0])) {
    if (positional > 1)
      raiseArgumentCount();
    mp_int_t length = MP_OBJ_SMALL_INT_VALUE(values[0]);
    if (length < 0)
      mp_raise_msg(&mp_type_ValueError, nullptr);
    vstr_t zeros;
    vstr_init_len(&zeros, size_t(length));
    std::memset(zeros.buf, 0, size_t(length));
    return newText(&mp_type_bytes, &zeros);
  }
  mp_buffer_info_t buffer;
  if (mp_get_buffer(values[0], &buffer, MP_BUFFER_READ))
    return newText(&mp_type_bytes, static_cast<const byte *>(buffer.buf), buffer.len);
  if (positional > 1)
    raiseArgumentCount();
  return ofIterable(values[0]);
}

mp_obj_t decodeMethod(size_t count, const mp_obj_t *values) {
  Text text(values[0]);
  return decode(text.data, text.length, count - 1, values + 1);
}

#if MICROPY_PY_BUILTINS_BYTES_HEX
mp_obj_t hex(size_t count, const mp_obj_t *values) { return mp_obj_bytes_hex(count, values, &mp_type_str); }
#endif

const mp_rom_map_elem_t kMethods[] = {
    {MEMBER(decode, decodeBytesObject)},
#if MICROPY_PY_BUILTINS_BYTES_HEX
    {MEMBER(hex, hexBytesObject)},
    {MEMBER(fromhex, fromhexBytesMethod)},
#endif
#define METHOD(name) {MP_ROM_QSTR(MP_QSTR_##name), MP_ROM_PTR(&name##TextObject)},
#include "runtime/objects/StrMethods.def"
#undef METHOD
};
MP_DEFINE_CONST_DICT(kMethodsDict, kMethods);

} // namespace

MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(decodeBytesObject, 1, 3, decodeMethod);
#if MICROPY_PY_BUILTINS_BYTES_HEX
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(hexBytesObject, 1, 2, hex);
MP_DEFINE_CONST_FUN_OBJ_2(fromhexBytesObject, mp_obj_bytes_fromhex);
MP_DEFINE_CONST_CLASSMETHOD_OBJ(fromhexBytesMethod, MP_ROM_PTR(&fromhexBytesObject));
#endif

} // namespace adder::objects

using namespace adder::objects;

MP_DEFINE_CONST_OBJ_TYPE(mp_type_bytes, MP_QSTR_bytes,
                         MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE | MP_TYPE_FLAG_SUBSCR_ALLOWS_STACK_SLICE, make_new,
                         makeBytes, print, print, unary_op, operateOnText, binary_op, mp_obj_str_binary_op,
                         subscr, subscript, iter, iterate, buffer, mp_obj_str_get_buffer, locals_dict,
                         &kMethodsDict);

#if MICROPY_PY_BUILTINS_BYTES_HEX
mp_obj_t mp_obj_bytes_hex(size_t count, const mp_obj_t *values, const mp_obj_type_t *type) {
  mp_buffer_info_t bytes;
  mp_get_buffer_raise(values[0], &bytes, MP_BUFFER_READ);
  char separator = 0;
  if (count > 1)
    separator = *mp_obj_str_get_str(values[1]);
  if (bytes.len == 0)
    return newText(type, nullptr, 0);
  if (bytes.len > SIZE_MAX / 4)
    m_malloc_fail(SIZE_MAX);
  vstr_t text;
  vstr_init_len(&text, bytes.len * (separator ? 3 : 2) - (separator ? 1 : 0));
  auto *from = static_cast<const byte *>(bytes.buf);
  char *at = text.buf;
  for (size_t i = 0; i < bytes.len; ++i) {
    if (i && separator)
      *at++ = separator;
    *at++ = "0123456789abcdef"[from[i] >> 4];
    *at++ = "0123456789abcdef"[from[i] & 15];
  }
  return newText(type, &text);
}

mp_obj_t mp_obj_bytes_fromhex(mp_obj_t type, mp_obj_t data) {
  mp_buffer_info_t digits;
  mp_get_buffer_raise(data, &digits, MP_BUFFER_READ);
  auto *at = static_cast<const byte *>(digits.buf), *end = at + digits.len;
  vstr_t bytes;
  vstr_init(&bytes, digits.len / 2 + 1);
  while (at < end) {
    if (unichar_isspace(*at)) {
      ++at;
      continue;
    }
    if (!unichar_isxdigit(*at) || end - at < 2 || !unichar_isxdigit(at[1]))
      mp_raise_ValueError(MP_ERROR_TEXT("non-hex digit"));
    vstr_add_byte(&bytes, byte(unichar_xdigit_value(*at) << 4 | unichar_xdigit_value(at[1])));
    at += 2;
  }
  auto *result = static_cast<const mp_obj_type_t *>(MP_OBJ_TO_PTR(type));
  return newText(result == &mp_type_bytearray ? result : &mp_type_bytes, &bytes);
}
#endif
