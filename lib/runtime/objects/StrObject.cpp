//===- runtime/objects/StrObject.cpp - Making strings and getting at their bytes --------------------===//

#include "runtime/objects/Str.h"

#include "runtime/core/Memory.h"

#include "py/unicode.h"

#include <cstring>

namespace adder::objects {

namespace {

constexpr bool kNotesPlaces = sizeof(size_t) == 8;
constexpr unsigned kPlaceBits = 22;
constexpr unsigned kCharacterShift = 20;
constexpr unsigned kOffsetShift = kCharacterShift + kPlaceBits;
constexpr size_t kMostPlace = (size_t(1) << kPlaceBits) - 1;
/// Shorter texts are walked through from the front or the end.
constexpr size_t kWorthNoting = 64;

mp_obj_str_t *objectIn(mp_obj_t text) { return static_cast<mp_obj_str_t *>(MP_OBJ_TO_PTR(text)); }

/// An object around bytes that end with a NUL.
mp_obj_t wrap(const mp_obj_type_t *type, const byte *data, size_t length) {
  return MP_OBJ_FROM_PTR(runtime::newObject<mp_obj_str_t>(type, kMayNote, length, data));
}

mp_obj_t emptyOf(const mp_obj_type_t *type) {
  return type == &mp_type_str ? MP_OBJ_NEW_QSTR(MP_QSTR_) : mp_const_empty_bytes;
}

void requireUtf8([[maybe_unused]] const byte *data, [[maybe_unused]] size_t length) {
#if MICROPY_PY_BUILTINS_STR_UNICODE_CHECK
  if (!utf8_check(data, length))
    mp_raise_msg(&mp_type_UnicodeError, nullptr);
#endif
}

struct Place {
  size_t character;
  const byte *at;
};

void step(Place &place, size_t target, const byte *start, const byte *end) {
  while (place.character < target && place.at < end) {
    ++place.at;
    while (place.at < end && UTF8_IS_CONT(*place.at))
      ++place.at;
    ++place.character;
  }
  while (place.character > target) {
    --place.at;
    while (place.at > start && UTF8_IS_CONT(*place.at))
      --place.at;
    --place.character;
  }
}

/// From the front, or from where a search ended last.
const byte *walkTo(mp_obj_t text, Text bytes, size_t target) {
  Place place = {0, bytes.data};
  bool notes = kNotesPlaces && bytes.length >= kWorthNoting && bytes.length <= kMostPlace &&
               mp_obj_is_obj(text) && objectIn(text)->hash & kMayNote;
  if (notes) {
    size_t word = objectIn(text)->hash;
    size_t character = word >> (kCharacterShift % (8 * sizeof word)) & kMostPlace;
    if (target > character / 2) {
      place.character = character;
      place.at += word >> (kOffsetShift % (8 * sizeof word)) & kMostPlace;
    }
  }
  step(place, target, bytes.data, bytes.end());
  if (place.character != target)
    return nullptr;
  if (notes) {
    size_t &word = objectIn(text)->hash;
    word &= (size_t(1) << kCharacterShift) - 1;
    word |= place.character << (kCharacterShift % (8 * sizeof word)) |
            size_t(place.at - bytes.data) << (kOffsetShift % (8 * sizeof word));
  }
  return place.at;
}

const byte *walkBack(Text bytes, size_t count) {
  const byte *at = bytes.end();
  for (; count > 0; --count) {
    if (at == bytes.data)
      return nullptr;
    --at;
    while (at > bytes.data && UTF8_IS_CONT(*at))
      --at;
  }
  return at;
}

} // namespace

size_t hashOfText(mp_obj_t text) {
  if (mp_obj_is_qstr(text))
    return qstr_hash(MP_OBJ_QSTR_VALUE(text));
  mp_obj_str_t *object = objectIn(text);
  size_t hash = object->hash & kHashBits;
  if (hash == 0) {
    hash = qstr_compute_hash(object->data, object->len);
    if (object->hash & kMayNote)
      object->hash |= hash;
  }
  return hash;
}

bool isAsciiText(mp_obj_t text) {
#if MICROPY_PY_BUILTINS_STR_UNICODE
  if (mp_obj_is_obj(text) && objectIn(text)->hash & (kIsAscii | kNotAscii))
    return objectIn(text)->hash & kIsAscii;
  Text bytes(text);
  bool answer = runtime::isAscii(bytes.data, bytes.length);
  if (mp_obj_is_obj(text) && objectIn(text)->hash & kMayNote)
    objectIn(text)->hash |= answer ? kIsAscii : kNotAscii;
  return answer;
#else
  (void)text;
  return true;
#endif
}

const byte *characterAt(mp_obj_t text, mp_int_t index) {
  Text bytes(text);
  size_t distance = index < 0 ? 0 - size_t(index) : size_t(index);
  if (distance > bytes.length)
    return nullptr;
  if (isAsciiText(text))
    return index < 0 ? bytes.end() - distance : bytes.data + distance;
  return index < 0 ? walkBack(bytes, distance) : walkTo(text, bytes, distance);
}

size_t indexOf(mp_obj_t text, const byte *at) {
  Text bytes(text);
  return isAsciiText(text) ? size_t(at - bytes.data) : utf8_ptr_to_index(bytes.data, at);
}

mp_obj_t newText(const mp_obj_type_t *type, const byte *data, size_t length) {
#if MICROPY_PY_BUILTINS_BYTEARRAY
  if (type == &mp_type_bytearray)
    return mp_obj_new_bytearray(length, data);
#endif
  return mp_obj_new_str_of_type(type, data, length);
}

mp_obj_t newText(const mp_obj_type_t *type, vstr_t *vstr) {
#if MICROPY_PY_BUILTINS_BYTEARRAY
  if (type == &mp_type_bytearray) {
    mp_obj_t array = mp_obj_new_bytearray(vstr->len, vstr->buf);
    vstr_clear(vstr);
    return array;
  }
#endif
  if (vstr->len == 0) {
    vstr_clear(vstr);
    return emptyOf(type);
  }
  if (vstr->fixed_buf) {
    mp_obj_t copy = mp_obj_new_str_copy(type, reinterpret_cast<const byte *>(vstr->buf), vstr->len);
    vstr_clear(vstr);
    return copy;
  }
  size_t length = vstr->len;
  char *bytes = vstr->buf;
  if (vstr->alloc != length + 1)
    bytes = m_renew(char, bytes, vstr->alloc, length + 1);
  bytes[length] = 0;
  vstr->buf = nullptr;
  vstr->alloc = vstr->len = 0;
  return wrap(type, reinterpret_cast<const byte *>(bytes), length);
}

mp_obj_t newCharacter(const byte *data, size_t length) {
  if (length == 1 && *data < 0x80) // there are few of them
    return MP_OBJ_NEW_QSTR(qstr_from_strn(reinterpret_cast<const char *>(data), 1));
  return mp_obj_new_str_copy(&mp_type_str, data, length);
}

void raiseImplicitConversion(mp_obj_t object) {
  mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("can't convert '%s' object to %q implicitly"),
                    mp_obj_get_type_str(object), qstr(mp_obj_is_str(object) ? MP_QSTR_bytes : MP_QSTR_str));
}

vstr_t printed(mp_obj_t object, mp_print_kind_t kind) {
  constexpr size_t kFirstBytes = 16; // most representations are short
  vstr_t text;
  mp_print_t print;
  vstr_init_print(&text, kFirstBytes, &print);
  mp_obj_print_helper(&print, object, kind);
  return text;
}

mp_obj_t operateOnText(mp_unary_op_t operation, mp_obj_t self) {
  Text text(self);
  switch (operation) {
  case MP_UNARY_OP_BOOL:
    return mp_obj_new_bool(text.length != 0);
  case MP_UNARY_OP_LEN:
    return MP_OBJ_NEW_SMALL_INT(text.length);
  case MP_UNARY_OP_HASH:
    return MP_OBJ_NEW_SMALL_INT(hashOfText(self));
#if MICROPY_PY_SYS_GETSIZEOF
  case MP_UNARY_OP_SIZEOF:
    return MP_OBJ_NEW_SMALL_INT(sizeof(mp_obj_str_t) + text.length + 1);
#endif
  default:
    return MP_OBJ_NULL;
  }
}

} // namespace adder::objects

using namespace adder;
using namespace adder::objects;

const mp_obj_str_t mp_const_empty_bytes_obj = {{&mp_type_bytes}, 0, 0, reinterpret_cast<const byte *>("")};

mp_obj_t mp_obj_new_str_copy(const mp_obj_type_t *type, const byte *data, size_t length) {
  if (length == SIZE_MAX)
    m_malloc_fail(length);
  auto *bytes = runtime::newLeaf<byte>(length + 1);
  std::memcpy(bytes, data, length);
  bytes[length] = 0;
  return wrap(type, bytes, length);
}

mp_obj_t mp_obj_new_str_of_type(const mp_obj_type_t *type, const byte *data, size_t length) {
  if (length == 0)
    return emptyOf(type);
  if (length == 1 && type == &mp_type_str)
    return newCharacter(data, length);
  return mp_obj_new_str_copy(type, data, length);
}

mp_obj_t mp_obj_new_str(const char *data, size_t length) {
  auto *bytes = reinterpret_cast<const byte *>(data);
  requireUtf8(bytes, length);
  return mp_obj_new_str_of_type(&mp_type_str, bytes, length);
}

mp_obj_t mp_obj_new_str_from_cstr(const char *text) { return mp_obj_new_str(text, std::strlen(text)); }

mp_obj_t mp_obj_new_str_via_qstr(const char *data, size_t length) {
  return MP_OBJ_NEW_QSTR(qstr_from_strn(data, length));
}

mp_obj_t mp_obj_new_bytes(const byte *data, size_t length) {
  return mp_obj_new_str_of_type(&mp_type_bytes, data, length);
}

mp_obj_t mp_obj_new_str_from_vstr(vstr_t *vstr) {
  requireUtf8(reinterpret_cast<const byte *>(vstr->buf), vstr->len);
  return newText(&mp_type_str, vstr);
}

mp_obj_t mp_obj_new_str_from_utf8_vstr(vstr_t *vstr) { return newText(&mp_type_str, vstr); }
mp_obj_t mp_obj_new_bytes_from_vstr(vstr_t *vstr) { return newText(&mp_type_bytes, vstr); }

void mp_obj_str_set_data(mp_obj_str_t *object, const byte *data, size_t length) {
  object->data = data;
  object->len = length;
  object->hash = 0;
}

mp_obj_t mp_obj_str_intern(mp_obj_t text) {
  if (mp_obj_is_qstr(text))
    return text;
  Text bytes(text);
  return mp_obj_new_str_via_qstr(reinterpret_cast<const char *>(bytes.data), bytes.length);
}

mp_obj_t mp_obj_str_intern_checked(mp_obj_t object) {
  size_t length;
  const char *data = mp_obj_str_get_data(object, &length);
  return mp_obj_is_qstr(object) ? object : mp_obj_new_str_via_qstr(data, length);
}

qstr mp_obj_str_get_qstr(mp_obj_t self) {
  if (mp_obj_is_qstr(self))
    return MP_OBJ_QSTR_VALUE(self);
  if (!mp_obj_is_str(self))
    raiseImplicitConversion(self);
  Text bytes(self);
  return qstr_from_strn(reinterpret_cast<const char *>(bytes.data), bytes.length);
}

const char *mp_obj_str_get_data(mp_obj_t self, size_t *length) {
  if (!mp_obj_is_str_or_bytes(self))
    raiseImplicitConversion(self);
  return reinterpret_cast<const char *>(mp_obj_str_data_of(self, length));
}

const char *mp_obj_str_get_str(mp_obj_t self) {
  size_t length;
  return mp_obj_str_get_data(self, &length);
}

bool mp_obj_str_equal(mp_obj_t left, mp_obj_t right) {
  if (left == right)
    return true;
  if (mp_obj_is_qstr(left) && mp_obj_is_qstr(right))
    return false;
  Text a(left), b(right);
  return a.length == b.length && std::memcmp(a.data, b.data, a.length) == 0;
}
