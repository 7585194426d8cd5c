//===- runtime/objects/StrCase.cpp - Classes of characters, case, centring; the table of str --------===//
//
// Only ASCII letters have a case.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Members.h"
#include "runtime/objects/Str.h"

#include "py/unicode.h"

#include <cstring>

namespace adder::objects {

namespace {

mp_obj_t convert(mp_obj_t self, unichar (*change)(unichar)) {
  Text text(self);
  vstr_t result;
  vstr_init_len(&result, text.length);
  for (size_t i = 0; i < text.length; ++i)
    result.buf[i] = char(change(text.data[i]));
  return newText(typeOfText(self), &result);
}

mp_obj_t lower(mp_obj_t self) { return convert(self, unichar_tolower); }
mp_obj_t upper(mp_obj_t self) { return convert(self, unichar_toupper); }

mp_obj_t areAll(mp_obj_t self, bool (*is)(unichar)) {
  Text text(self);
  for (size_t i = 0; i < text.length; ++i)
    if (!is(text.data[i]))
      return mp_const_false;
  return mp_obj_new_bool(text.length > 0);
}

mp_obj_t areSpace(mp_obj_t self) { return areAll(self, unichar_isspace); }
mp_obj_t areAlpha(mp_obj_t self) { return areAll(self, unichar_isalpha); }
mp_obj_t areDigit(mp_obj_t self) { return areAll(self, unichar_isdigit); }

/// At least one letter, and none of the other case.
mp_obj_t haveCase(mp_obj_t self, bool (*is)(unichar), bool (*isOther)(unichar)) {
  Text text(self);
  bool found = false;
  for (size_t i = 0; i < text.length; ++i) {
    if (isOther(text.data[i]))
      return mp_const_false;
    found |= is(text.data[i]);
  }
  return mp_obj_new_bool(found);
}

mp_obj_t areLower(mp_obj_t self) { return haveCase(self, unichar_islower, unichar_isupper); }
mp_obj_t areUpper(mp_obj_t self) { return haveCase(self, unichar_isupper, unichar_islower); }

mp_obj_t center(mp_obj_t self, mp_obj_t wanted) {
  const mp_obj_type_t *type = typeOfText(self);
  Text text(self);
  mp_int_t width = mp_obj_get_int(wanted);
  size_t length = type == &mp_type_str ? utf8_charlen(text.data, text.length) : text.length;
  if (width < 0 || size_t(width) <= length)
    return type == &mp_type_bytearray ? newText(type, text.data, text.length) : self;
  size_t space = size_t(width) - length;
  vstr_t result;
  vstr_init_len(&result, text.length + space);
  std::memset(result.buf, ' ', result.len);
  std::memcpy(result.buf + space / 2, text.data, text.length);
  return newText(type, &result);
}

mp_obj_t encodeMethod(size_t count, const mp_obj_t *values) {
  return encode(values[0], count - 1, values + 1);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(encodeObject, 1, 3, encodeMethod);

const mp_rom_map_elem_t kMethods[] = {
    {MEMBER(encode, encodeObject)},
#define METHOD(name) {MP_ROM_QSTR(MP_QSTR_##name), MP_ROM_PTR(&name##TextObject)},
#include "runtime/objects/StrMethods.def"
#undef METHOD
};

} // namespace

MP_DEFINE_CONST_FUN_OBJ_1(lowerTextObject, lower);
MP_DEFINE_CONST_FUN_OBJ_1(upperTextObject, upper);
MP_DEFINE_CONST_FUN_OBJ_1(isspaceTextObject, areSpace);
MP_DEFINE_CONST_FUN_OBJ_1(isalphaTextObject, areAlpha);
MP_DEFINE_CONST_FUN_OBJ_1(isdigitTextObject, areDigit);
MP_DEFINE_CONST_FUN_OBJ_1(islowerTextObject, areLower);
MP_DEFINE_CONST_FUN_OBJ_1(isupperTextObject, areUpper);
MP_DEFINE_CONST_FUN_OBJ_2(centerTextObject, center);
MP_DEFINE_CONST_FUN_OBJ_KW(formatTextObject, 1, mp_obj_str_format);

} // namespace adder::objects

MP_DEFINE_CONST_DICT(mp_obj_str_locals_dict, adder::objects::kMethods);
