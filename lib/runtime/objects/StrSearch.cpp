//===- runtime/objects/StrSearch.cpp - Methods that look for a text in a text -----------------------===//

#include "runtime/objects/Str.h"

#include "py/objtuple.h"
#include "py/unicode.h"

#include <cstring>

namespace adder::objects {

namespace {

const byte *findForward(const byte *at, size_t length, const byte *needle, size_t needleLength) {
  const byte *last = at + (length - needleLength);
  while (at <= last) {
    at = static_cast<const byte *>(std::memchr(at, *needle, size_t(last - at) + 1));
    if (!at || std::memcmp(at, needle, needleLength) == 0)
      return at;
    ++at;
  }
  return nullptr;
}

const byte *findBackward(const byte *start, size_t length, const byte *needle, size_t needleLength) {
  for (const byte *at = start + (length - needleLength);; --at) {
    if (*at == *needle && std::memcmp(at, needle, needleLength) == 0)
      return at;
    if (at == start)
      return nullptr;
  }
}

/// A bound of a part as a place, `missing` if it is None.
const byte *boundOf(mp_obj_t self, mp_obj_t bound, const byte *missing) {
  if (bound == mp_const_none)
    return missing;
  Text text(self);
  if (!mp_obj_is_str(self))
    return text.data + mp_get_index(typeOfText(self), text.length, bound, true);
  mp_int_t index;
  if (!mp_obj_get_int_maybe(bound, &index))
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("string indices must be integers, not %s"),
                      mp_obj_get_type_str(bound));
  const byte *at = characterAt(self, index);
  return at ? at : index < 0 ? text.data : text.end();
}

enum class From : int { Start = 1, End = -1 };
enum class Absent : bool { IsMinusOne, Raises };

/// find and its kin: from which end, and what it means that there is none.
mp_obj_t search(size_t count, const mp_obj_t *values, From from, Absent absent) {
  mp_obj_t self = values[0];
  const mp_obj_type_t *type = typeOfText(self);
  byte single;
  Text needle(nullptr, 0);
  if (type != &mp_type_str && mp_obj_is_integer(values[1])) {
    mp_int_t value = mp_obj_get_int(values[1]);
    if (value < 0 || value > 255)
      mp_raise_ValueError(MP_ERROR_TEXT("bytes value out of range"));
    single = byte(value);
    needle = Text(&single, 1);
  } else {
    needle = argumentText(type, values[1]);
  }
  Part part = partOf(self, count - 2, values + 2);
  const byte *at = part.isCrossed
                       ? nullptr
                       : find_subbytes(part.from, part.length(), needle.data, needle.length, int(from));
  if (at)
    return MP_OBJ_NEW_SMALL_INT(type == &mp_type_str ? indexOf(self, at) : size_t(at - Text(self).data));
  if (absent == Absent::Raises)
    mp_raise_ValueError(MP_ERROR_TEXT("substring not found"));
  return MP_OBJ_NEW_SMALL_INT(-1);
}

template <From from, Absent absent> mp_obj_t find(size_t count, const mp_obj_t *values) {
  return search(count, values, from, absent);
}

mp_obj_t count(size_t given, const mp_obj_t *values) {
  const mp_obj_type_t *type = typeOfText(values[0]);
  Text needle = argumentText(type, values[1]);
  Part part = partOf(values[0], given - 2, values + 2);
  if (needle.length == 0)
    return MP_OBJ_NEW_SMALL_INT(
        (type == &mp_type_str ? utf8_charlen(part.from, part.length()) : part.length()) + 1);
  size_t found = 0;
  for (const byte *at = part.from;
       (at = find_subbytes(at, size_t(part.to - at), needle.data, needle.length, 1)) != nullptr;
       at += needle.length)
    ++found;
  return MP_OBJ_NEW_SMALL_INT(found);
}

bool matches(Part part, mp_obj_t other, bool atEnd) {
  size_t length;
  const char *text = mp_obj_str_get_data(other, &length);
  return length <= part.length() && std::memcmp(atEnd ? part.to - length : part.from, text, length) == 0;
}

mp_obj_t matchesAny(size_t count, const mp_obj_t *values, bool atEnd) {
  Part part = partOf(values[0], count - 2, values + 2);
  if (!mp_obj_is_type(values[1], &mp_type_tuple))
    return mp_obj_new_bool(matches(part, values[1], atEnd));
  size_t choices;
  mp_obj_t *items;
  mp_obj_tuple_get(values[1], &choices, &items);
  for (size_t i = 0; i < choices; ++i)
    if (matches(part, items[i], atEnd))
      return mp_const_true;
  return mp_const_false;
}

mp_obj_t startsWith(size_t count, const mp_obj_t *values) { return matchesAny(count, values, false); }
mp_obj_t endsWith(size_t count, const mp_obj_t *values) { return matchesAny(count, values, true); }

/// Behind the character at `at`.
const byte *behindCharacter(const mp_obj_type_t *type, const byte *at, const byte *end) {
  ++at;
  if (type == &mp_type_str)
    while (at < end && UTF8_IS_CONT(*at))
      ++at;
  return at;
}

/// The places where an empty text is found: before each character and at the end.
void insertBetween(vstr_t *result, const mp_obj_type_t *type, Text text, Text insertion, size_t most) {
  const byte *at = text.data;
  for (; most > 0; --most) {
    vstr_add_strn(result, reinterpret_cast<const char *>(insertion.data), insertion.length);
    if (at == text.end())
      return;
    const byte *next = behindCharacter(type, at, text.end());
    vstr_add_strn(result, reinterpret_cast<const char *>(at), size_t(next - at));
    at = next;
  }
  vstr_add_strn(result, reinterpret_cast<const char *>(at), size_t(text.end() - at));
}

mp_obj_t replace(size_t count, const mp_obj_t *values) {
  mp_obj_t self = values[0];
  const mp_obj_type_t *type = typeOfText(self);
  mp_int_t limit = count == 4 ? mp_obj_get_int(values[3]) : -1;
  size_t most = limit < 0 ? SIZE_MAX : size_t(limit);
  Text text(self), from = argumentText(type, values[1]), to = argumentText(type, values[2]);
  const byte *found =
      from.length == 0 ? text.data : find_subbytes(text.data, text.length, from.data, from.length, 1);
  if (!found || most == 0)
    return type == &mp_type_bytearray ? newText(type, text.data, text.length) : self;
  vstr_t result;
  vstr_init(&result, text.length + to.length + 1);
  if (from.length == 0) {
    insertBetween(&result, type, text, to, most);
    return newText(type, &result);
  }
  const byte *at = text.data;
  for (; found && most > 0; --most) {
    vstr_add_strn(&result, reinterpret_cast<const char *>(at), size_t(found - at));
    vstr_add_strn(&result, reinterpret_cast<const char *>(to.data), to.length);
    at = found + from.length;
    found = find_subbytes(at, size_t(text.end() - at), from.data, from.length, 1);
  }
  vstr_add_strn(&result, reinterpret_cast<const char *>(at), size_t(text.end() - at));
  return newText(type, &result);
}

} // namespace

Part partOf(mp_obj_t self, size_t count, const mp_obj_t *bounds) {
  Text text(self);
  Part part = {text.data, text.end(), false};
  if (count >= 1)
    part.from = boundOf(self, bounds[0], text.data);
  if (count >= 2)
    part.to = boundOf(self, bounds[1], text.end());
  if (part.to < part.from) {
    part.isCrossed = true;
    part.to = part.from;
  }
  return part;
}

Text argumentText(const mp_obj_type_t *type, mp_obj_t argument) {
  if (mp_obj_is_str(argument)) {
    if (type == &mp_type_str)
      return Text(argument);
    raiseImplicitConversion(argument);
  }
  mp_buffer_info_t bytes;
  if (type == &mp_type_str || !mp_get_buffer(argument, &bytes, MP_BUFFER_READ))
    raiseImplicitConversion(argument);
  return Text(static_cast<const byte *>(bytes.buf), bytes.len);
}

MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(findTextObject, 2, 4, (find<From::Start, Absent::IsMinusOne>));
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(rfindTextObject, 2, 4, (find<From::End, Absent::IsMinusOne>));
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(indexTextObject, 2, 4, (find<From::Start, Absent::Raises>));
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(rindexTextObject, 2, 4, (find<From::End, Absent::Raises>));
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(countTextObject, 2, 4, count);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(startswithTextObject, 2, 4, startsWith);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(endswithTextObject, 2, 4, endsWith);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(replaceTextObject, 3, 4, replace);

} // namespace adder::objects

const byte *find_subbytes(const byte *haystack, size_t length, const byte *needle, size_t needleLength,
                          int direction) {
  if (needleLength > length)
    return nullptr;
  if (needleLength == 0)
    return direction > 0 ? haystack : haystack + length;
  return direction > 0 ? adder::objects::findForward(haystack, length, needle, needleLength)
                       : adder::objects::findBackward(haystack, length, needle, needleLength);
}
