//===- runtime/objects/Str.h - What the files of str and bytes share --------------------------------===//
//
// The hash of a string has 16 bits.  The other bits of the word `hash` of an object on the heap hold what has
// been found out about its text (only objects that we made have kMayNote, all others may be constants):
//
//     kIsAscii, kNotAscii   one of them as soon as somebody has looked
//     character, offset     in 64-bit words: where a character was found the last time, so that going through
//                           a text that is not ASCII by index does not start from the front each time
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_OBJECTS_STR_H
#define ADDER_RUNTIME_OBJECTS_STR_H

#include "runtime/core/Text.h"

#include "py/objstr.h"
#include "py/runtime.h"

namespace adder::objects {

constexpr size_t kHashBits = 0xffff;
constexpr size_t kIsAscii = 0x10000;
constexpr size_t kNotAscii = 0x20000;
constexpr size_t kMayNote = 0x40000;

/// The bytes of a str, bytes or bytearray.  Those of a bytearray may move when it changes.
struct Text {
  const byte *data;
  size_t length;

  Text(const byte *data, size_t length) : data(data), length(length) {}
  explicit Text(mp_obj_t object) { data = mp_obj_str_data_of(object, &length); }
  const byte *end() const { return data + length; }
};

/// The same type for a subclass's native part; str for an interned string.
inline const mp_obj_type_t *typeOfText(mp_obj_t object) { return mp_obj_get_type(object); }

/// str and bytes only.  Does not raise.
size_t hashOfText(mp_obj_t text);
/// Of a str.  Does not raise.
bool isAsciiText(mp_obj_t text);
/// Where character `index` of a str is: counted from the end if negative.  Null if the text has no such one,
/// but its end is one.  Does not raise.
const byte *characterAt(mp_obj_t text, mp_int_t index);
/// The number of the character at `at` in a str.  Does not raise.
size_t indexOf(mp_obj_t text, const byte *at);

/// A new object of the type, which is str, bytes or bytearray; the bytes are copied and known to be UTF-8 if
/// it is str.  allocates.
mp_obj_t newText(const mp_obj_type_t *type, const byte *data, size_t length);
/// The same of a vstr, whose bytes are taken over.  allocates.
mp_obj_t newText(const mp_obj_type_t *type, vstr_t *vstr);
/// A str of the one character that `length` bytes are.  allocates.
mp_obj_t newCharacter(const byte *data, size_t length);

[[noreturn]] void raiseImplicitConversion(mp_obj_t object);

/// The bytes of an argument of a method of `type`: str for str, bytes-like for the others.  raises TypeError.
Text argumentText(const mp_obj_type_t *type, mp_obj_t argument);

/// A part of a text.
struct Part {
  const byte *from;
  const byte *to;
  bool isCrossed; ///< the end came before the start; `to` is `from` then

  size_t length() const { return size_t(to - from); }
};
/// The part of `self` from bounds[0] to bounds[1], where they are given and not None.  raises TypeError.
Part partOf(mp_obj_t self, size_t count, const mp_obj_t *bounds);

/// b.decode(...), str(b, ...) and s.encode(...), bytes(s, ...): `count` is 0, 1 or 2, the encoding and what
/// to do about errors.  raise LookupError, UnicodeError; allocate.
mp_obj_t decode(const byte *data, size_t length, size_t count, const mp_obj_t *values);
mp_obj_t encode(mp_obj_t text, size_t count, const mp_obj_t *values);

/// format % values.  raises; allocates.
mp_obj_t formatModulo(mp_obj_t format, mp_obj_t values);

/// What printing an object gives, which has room for a NUL.  raises what printing does; allocates.
vstr_t printed(mp_obj_t object, mp_print_kind_t kind);

/// bool(), len() in bytes, hash() and getsizeof() of str and bytes; MP_OBJ_NULL for other operators.
mp_obj_t operateOnText(mp_unary_op_t operation, mp_obj_t self);

/// Raises OverflowError if it is no character, else appends it.
void addCharacter(vstr_t *vstr, mp_int_t c);

/// Prints padded text; width and precision are counted in characters.
void printPadded(const mp_print_t *print, Text text, bool isStr, unsigned flags, char fill, int width,
                 int precision);

/// Rows of the method tables, see StrMethods.def.
extern const mp_obj_fun_builtin_fixed_t centerTextObject, isalphaTextObject, isdigitTextObject,
    islowerTextObject, isspaceTextObject, isupperTextObject, joinTextObject, lowerTextObject,
    partitionTextObject, rpartitionTextObject, upperTextObject, fromhexBytesObject;
extern const mp_obj_fun_builtin_var_t countTextObject, endswithTextObject, findTextObject, formatTextObject,
    indexTextObject, lstripTextObject, replaceTextObject, rfindTextObject, rindexTextObject, rsplitTextObject,
    rstripTextObject, splitTextObject, splitlinesTextObject, startswithTextObject, stripTextObject,
    decodeBytesObject, hexBytesObject;
extern const mp_rom_obj_static_class_method_t fromhexBytesMethod;

} // namespace adder::objects

#endif // ADDER_RUNTIME_OBJECTS_STR_H
