//===- runtime/objects/StrSplit.cpp - Methods that take texts apart and put them together -----------===//

#include "runtime/core/GivenArguments.h"
#include "runtime/core/Members.h"
#include "runtime/objects/Str.h"

#include "py/objlist.h"
#include "py/unicode.h"

#include <cstring>

namespace adder::objects {

namespace {

[[noreturn]] void raiseEmptySeparator() { mp_raise_ValueError(MP_ERROR_TEXT("empty separator")); }

void append(mp_obj_t list, const mp_obj_type_t *type, const byte *from, const byte *to) {
  mp_obj_list_append(list, newText(type, from, size_t(to - from)));
}

/// self.split(None, most): at runs of white space.
mp_obj_t splitAtSpace(mp_obj_t self, size_t most) {
  const mp_obj_type_t *type = typeOfText(self);
  Text text(self);
  mp_obj_t parts = mp_obj_new_list(0, nullptr);
  const byte *at = text.data;
  for (;;) {
    while (at < text.end() && unichar_isspace(*at))
      ++at;
    if (at == text.end())
      return parts;
    const byte *start = at;
    if (most-- == 0)
      at = text.end();
    while (at < text.end() && !unichar_isspace(*at))
      ++at;
    append(parts, type, start, at);
  }
}

size_t limitOf(size_t count, const mp_obj_t *values) {
  mp_int_t limit = count > 2 ? mp_obj_get_int(values[2]) : -1;
  return limit < 0 ? SIZE_MAX : size_t(limit);
}

mp_obj_t splitFromEnd(size_t count, const mp_obj_t *values) {
  if (count < 3)
    return mp_obj_str_split(count, values);
  const mp_obj_type_t *type = typeOfText(values[0]);
  if (values[1] == mp_const_none)
    mp_raise_NotImplementedError(MP_ERROR_TEXT("rsplit(None,n)"));
  Text text(values[0]), separator = argumentText(type, values[1]);
  if (separator.length == 0)
    raiseEmptySeparator();
  size_t most = limitOf(count, values);
  mp_obj_t parts = mp_obj_new_list(0, nullptr);
  const byte *end = text.end();
  for (; most > 0; --most) {
    const byte *at = find_subbytes(text.data, size_t(end - text.data), separator.data, separator.length, -1);
    if (!at)
      break;
    append(parts, type, at + separator.length, end);
    end = at;
  }
  append(parts, type, text.data, end);
  size_t length;
  mp_obj_t *items;
  mp_obj_list_get(parts, &length, &items);
  for (size_t i = 0, j = length - 1; i < j; ++i, --j) {
    mp_obj_t item = items[i];
    items[i] = items[j];
    items[j] = item;
  }
  return parts;
}

mp_obj_t splitLines(size_t count, const mp_obj_t *values, mp_map_t *pairs) {
  static const mp_arg_t kAllowed[] = {{ARGUMENT_BOOL(keepends, 0, false)}};
  bool keepsEnds = runtime::givenFor(kAllowed, count - 1, values + 1, pairs)[0].u_bool;
  const mp_obj_type_t *type = typeOfText(values[0]);
  Text text(values[0]);
  mp_obj_t lines = mp_obj_new_list(0, nullptr);
  for (const byte *at = text.data; at < text.end();) {
    const byte *start = at;
    while (at < text.end() && *at != '\n' && *at != '\r')
      ++at;
    const byte *end = at;
    if (at < text.end())
      at += *at == '\r' && at + 1 < text.end() && at[1] == '\n' ? 2 : 1;
    append(lines, type, start, keepsEnds ? at : end);
  }
  return lines;
}

mp_obj_t partitionAt(mp_obj_t self, mp_obj_t separator, int direction) {
  const mp_obj_type_t *type = typeOfText(self);
  Text text(self), middle = argumentText(type, separator);
  if (middle.length == 0)
    raiseEmptySeparator();
  mp_obj_t empty = newText(type, text.data, 0);
  mp_obj_t parts[3] = {empty, empty, empty};
  const byte *at = find_subbytes(text.data, text.length, middle.data, middle.length, direction);
  if (!at) {
    parts[direction > 0 ? 0 : 2] = newText(type, text.data, text.length);
  } else {
    parts[0] = newText(type, text.data, size_t(at - text.data));
    parts[1] = mp_obj_get_type(separator) == type ? separator : newText(type, middle.data, middle.length);
    at += middle.length;
    parts[2] = newText(type, at, size_t(text.end() - at));
  }
  return mp_obj_new_tuple(3, parts);
}

mp_obj_t partition(mp_obj_t self, mp_obj_t separator) { return partitionAt(self, separator, 1); }
mp_obj_t rpartition(mp_obj_t self, mp_obj_t separator) { return partitionAt(self, separator, -1); }

bool fitsInto(const mp_obj_type_t *type, mp_obj_t item) {
  const mp_obj_type_t *other = mp_obj_get_type(item);
  if (type == &mp_type_str)
    return other == type;
  return other == &mp_type_bytes || other == &mp_type_bytearray;
}

mp_obj_t join(mp_obj_t self, mp_obj_t iterable) {
  const mp_obj_type_t *type = typeOfText(self);
  if (!mp_obj_is_type(iterable, &mp_type_list) && !mp_obj_is_type(iterable, &mp_type_tuple))
    iterable = mp_obj_list_make_new(&mp_type_list, 1, 0, &iterable);
  size_t count, length = 0;
  mp_obj_t *items;
  mp_obj_get_array(iterable, &count, &items);
  Text between(self);
  for (size_t i = 0; i < count; ++i) {
    if (!fitsInto(type, items[i]))
      mp_raise_TypeError(
          MP_ERROR_TEXT("join expects a list of str/bytes objects consistent with self object"));
    if (__builtin_add_overflow(length, Text(items[i]).length + (i ? between.length : 0), &length))
      m_malloc_fail(SIZE_MAX);
  }
  if (count == 1 && mp_obj_get_type(items[0]) == type && type != &mp_type_bytearray)
    return items[0];
  vstr_t result;
  vstr_init_len(&result, length);
  char *at = result.buf;
  for (size_t i = 0; i < count; ++i) {
    if (i && between.length)
      at = static_cast<char *>(std::memcpy(at, between.data, between.length)) + between.length;
    Text item(items[i]);
    at = static_cast<char *>(std::memcpy(at, item.data, item.length)) + item.length;
  }
  return newText(type, &result);
}

// --- Stripping.

/// Whether `length` bytes, a character, are among those to strip.
bool isStripped(const Text *characters, const byte *at, size_t length) {
  if (!characters)
    return unichar_isspace(*at);
  return find_subbytes(characters->data, characters->length, at, length, 1) != nullptr;
}

mp_obj_t stripEnds(size_t count, const mp_obj_t *values, bool atStart, bool atEnd) {
  mp_obj_t self = values[0];
  const mp_obj_type_t *type = typeOfText(self);
  bool isStr = type == &mp_type_str;
  Text given(nullptr, 0);
  if (count > 1)
    given = argumentText(type, values[1]);
  const Text *characters = count > 1 ? &given : nullptr;
  Text text(self);
  const byte *from = text.data, *to = text.end();
  while (atStart && from < to) {
    const byte *next = from + 1;
    while (isStr && next < to && UTF8_IS_CONT(*next))
      ++next;
    if (!isStripped(characters, from, size_t(next - from)))
      break;
    from = next;
  }
  while (atEnd && from < to) {
    const byte *last = to - 1;
    while (isStr && last > from && UTF8_IS_CONT(*last))
      --last;
    if (!isStripped(characters, last, size_t(to - last)))
      break;
    to = last;
  }
  if (size_t(to - from) == text.length && type != &mp_type_bytearray)
    return self;
  return newText(type, from, size_t(to - from));
}

mp_obj_t strip(size_t count, const mp_obj_t *values) { return stripEnds(count, values, true, true); }
mp_obj_t stripStart(size_t count, const mp_obj_t *values) { return stripEnds(count, values, true, false); }
mp_obj_t stripEnd(size_t count, const mp_obj_t *values) { return stripEnds(count, values, false, true); }

} // namespace

MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(splitTextObject, 1, 3, mp_obj_str_split);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(rsplitTextObject, 1, 3, splitFromEnd);
MP_DEFINE_CONST_FUN_OBJ_KW(splitlinesTextObject, 1, splitLines);
MP_DEFINE_CONST_FUN_OBJ_2(partitionTextObject, partition);
MP_DEFINE_CONST_FUN_OBJ_2(rpartitionTextObject, rpartition);
MP_DEFINE_CONST_FUN_OBJ_2(joinTextObject, join);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(stripTextObject, 1, 2, strip);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(lstripTextObject, 1, 2, stripStart);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(rstripTextObject, 1, 2, stripEnd);

} // namespace adder::objects

using namespace adder::objects;

mp_obj_t mp_obj_str_split(size_t count, const mp_obj_t *values) {
  size_t most = limitOf(count, values);
  if (count < 2 || values[1] == mp_const_none)
    return splitAtSpace(values[0], most);
  const mp_obj_type_t *type = typeOfText(values[0]);
  Text text(values[0]), separator = argumentText(type, values[1]);
  if (separator.length == 0)
    raiseEmptySeparator();
  mp_obj_t parts = mp_obj_new_list(0, nullptr);
  const byte *start = text.data;
  for (; most > 0; --most) {
    const byte *at = find_subbytes(start, size_t(text.end() - start), separator.data, separator.length, 1);
    if (!at)
      break;
    append(parts, type, start, at);
    start = at + separator.length;
  }
  append(parts, type, start, text.end());
  return parts;
}
