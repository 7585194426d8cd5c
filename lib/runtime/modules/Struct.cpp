//===- runtime/modules/Struct.cpp - The module struct -----------------------------------------------===//

#include "runtime/core/Members.h"
#include "runtime/core/Memory.h"
#include "runtime/core/Raise.h"

#include "py/binary.h"
#include "py/objstr.h"
#include "py/objtuple.h"
#include "py/runtime.h"

#include <cstring>

namespace adder::modules {

namespace {

/// Reads a format: byte order, then letters, each with a count before it.
class Format {
public:
  explicit Format(mp_obj_t text) {
    size_t length;
    at = mp_obj_str_get_data(text, &length);
    end = at + length;
    if (at < end && std::strchr("@<>!=", *at) && *at != 0)
      order = *at++;
  }

  char order = '@';
  char letter = 0;
  size_t count = 1;

  /// Moves to the next item.  False at the end.
  bool next() {
    if (at == end)
      return false;
    count = 1;
    if (*at >= '0' && *at <= '9') {
      for (count = 0; at < end && *at >= '0' && *at <= '9'; ++at) {
        if (count > kMost / 10)
          runtime::raiseTypecode();
        count = 10 * count + size_t(*at - '0');
      }
    }
    letter = at < end ? *at++ : 0;
    return true;
  }

  bool isText() const { return letter == 's'; }
  bool isPadding() const { return letter == 'x'; }
  /// Values that the item takes or gives.
  size_t values() const { return isText() ? 1 : isPadding() ? 0 : count; }

  /// Where the item ends that starts at `offset`.
  size_t skip(size_t offset) const {
    if (isText() || isPadding())
      return add(offset, count);
    if (order == '=') // no numbers in "standard sizes, native order"
      runtime::raiseTypecode();
    size_t alignment;
    size_t bytes = mp_binary_get_size(order, letter, &alignment);
    if (count == 0)
      return offset;
    offset = (offset + alignment - 1) & ~(alignment - 1);
    if (count > kMost / bytes)
      runtime::raiseTypecode();
    return add(offset, count * bytes);
  }

private:
  static constexpr size_t kMost = SIZE_MAX / 16;
  static size_t add(size_t offset, size_t bytes) {
    if (bytes > kMost - offset)
      runtime::raiseTypecode();
    return offset + bytes;
  }

  const char *at;
  const char *end;
};

struct Sizes {
  size_t bytes = 0;
  size_t values = 0;
};

Sizes sizesOf(mp_obj_t format) {
  Sizes sizes;
  for (Format items(format); items.next();) {
    sizes.bytes = items.skip(sizes.bytes);
    sizes.values += items.values();
  }
  return sizes;
}

/// Packs `values` at `start`; those that are missing are zero, those too many are ignored.
void packInto(mp_obj_t format, byte *start, size_t bytes, size_t count, const mp_obj_t *values) {
  std::memset(start, 0, bytes);
  byte *at = start;
  size_t used = 0;
  for (Format items(format); items.next() && (used < count || items.isPadding());) {
    if (items.isPadding()) {
      at += items.count;
    } else if (items.isText()) {
      mp_buffer_info_t text;
      mp_get_buffer_raise(values[used++], &text, MP_BUFFER_READ);
      std::memcpy(at, text.buf, text.len < items.count ? text.len : items.count);
      at += items.count;
    } else {
      for (size_t i = 0; i < items.count && used < count; ++i)
        mp_binary_set_val(items.order, items.letter, values[used++], start, &at);
    }
  }
}

mp_obj_t calcSize(mp_obj_t format) { return MP_OBJ_NEW_SMALL_INT(sizesOf(format).bytes); }

mp_obj_t pack(size_t count, const mp_obj_t *values) {
  Sizes sizes = sizesOf(values[0]);
  vstr_t bytes;
  vstr_init_len(&bytes, sizes.bytes);
  packInto(values[0], reinterpret_cast<byte *>(bytes.buf), sizes.bytes, count - 1, values + 1);
  return mp_obj_new_bytes_from_vstr(&bytes);
}

[[noreturn]] void raiseTooSmall() { mp_raise_ValueError(MP_ERROR_TEXT("buffer too small")); }

/// The part of a buffer from `offset` on, negative ones counting from the end, if it holds `bytes`.
byte *partOf(const mp_buffer_info_t &buffer, mp_int_t offset, size_t bytes) {
  if (offset < 0) {
    if (mp_uint_t(-offset) > buffer.len)
      raiseTooSmall();
    offset += mp_int_t(buffer.len);
  }
  if (size_t(offset) > buffer.len || bytes > buffer.len - size_t(offset))
    raiseTooSmall();
  return static_cast<byte *>(buffer.buf) + offset;
}

mp_obj_t packIntoBuffer(size_t count, const mp_obj_t *values) {
  mp_buffer_info_t buffer;
  mp_get_buffer_raise(values[1], &buffer, MP_BUFFER_WRITE);
  [[maybe_unused]] runtime::Alive kept(
      buffer.buf); // converting values may run code that makes the buffer another one
  Sizes sizes = sizesOf(values[0]);
  byte *start = partOf(buffer, mp_obj_get_int(values[2]), sizes.bytes);
  packInto(values[0], start, sizes.bytes, count - 3, values + 3);
  return mp_const_none;
}

mp_obj_t unpackFrom(size_t count, const mp_obj_t *values) {
  Sizes sizes = sizesOf(values[0]);
  mp_obj_t tuple = mp_obj_new_tuple(sizes.values, nullptr);
  mp_obj_t *results = static_cast<mp_obj_tuple_t *>(MP_OBJ_TO_PTR(tuple))->items;
  for (size_t i = 0; i < sizes.values; ++i)
    results[i] = mp_const_none;
  mp_buffer_info_t buffer;
  mp_get_buffer_raise(values[1], &buffer, MP_BUFFER_READ);
  [[maybe_unused]] runtime::Alive kept(buffer.buf);
  byte *start = partOf(buffer, count > 2 ? mp_obj_get_int(values[2]) : 0, sizes.bytes);
  byte *at = start;
  for (Format items(values[0]); items.next();) {
    if (items.isPadding()) {
      at += items.count;
    } else if (items.isText()) {
      *results++ = mp_obj_new_bytes(at, items.count);
      at += items.count;
    } else {
      for (size_t i = 0; i < items.count; ++i)
        *results++ = mp_binary_get_val(items.order, items.letter, start, &at);
    }
  }
  return tuple;
}

MP_DEFINE_CONST_FUN_OBJ_1(calcSizeObject, calcSize);
MP_DEFINE_CONST_FUN_OBJ_VAR(packObject, 1, pack);
MP_DEFINE_CONST_FUN_OBJ_VAR(packIntoObject, 3, packIntoBuffer);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(unpackObject, 2, 2, unpackFrom);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(unpackFromObject, 2, 3, unpackFrom);

const mp_rom_map_elem_t kGlobals[] = {
    {MEMBER_NAME(__name__, struct)}, {MEMBER(calcsize, calcSizeObject)},
    {MEMBER(pack, packObject)},      {MEMBER(pack_into, packIntoObject)},
    {MEMBER(unpack, unpackObject)},  {MEMBER(unpack_from, unpackFromObject)},
};
MP_DEFINE_CONST_DICT(kGlobalsDict, kGlobals);

} // namespace
} // namespace adder::modules

extern const mp_obj_module_t mp_module_struct;
const mp_obj_module_t mp_module_struct = {{&mp_type_module},
                                          const_cast<mp_obj_dict_t *>(&adder::modules::kGlobalsDict)};
MP_REGISTER_EXTENSIBLE_MODULE(MP_QSTR_struct, mp_module_struct);
