//===- runtime/objects/StrCodec.cpp - str to bytes and back; text in quotes -------------------------===//

#include "runtime/objects/Str.h"

#include "py/unicode.h"

#include <cstring>

namespace adder::objects {

namespace {

/// Whether only ASCII is allowed.  raises LookupError, TypeError.
bool isAsciiCodec(size_t count, const mp_obj_t *values) {
  if (count == 0)
    return false;
  size_t length;
  const char *name = mp_obj_str_get_data(values[0], &length);
  auto is = [&](const char *other) {
    return std::strlen(other) == length && std::memcmp(other, name, length) == 0;
  };
  if (is("utf-8") || is("utf8"))
    return false;
  if (is("ascii"))
    return true;
  mp_raise_msg_varg(&mp_type_LookupError, MP_ERROR_TEXT("unknown encoding: %s"), name);
}

[[noreturn]] void raiseUnicode() { mp_raise_msg(&mp_type_UnicodeError, nullptr); }

/// How many bytes at the start of `data` belong together although they are no character.
size_t malformedLength(const byte *data, size_t length, bool isAscii) {
  size_t count = 1;
  size_t most = *data >= 0xf0 ? 4 : *data >= 0xe0 ? 3 : *data >= 0xc0 ? 2 : 1;
  while (!isAscii && count < most && count < length && UTF8_IS_CONT(data[count]))
    ++count;
  return count;
}

mp_obj_t decodeLeniently(const byte *data, size_t length, bool isAscii, bool replaces) {
  vstr_t text;
  vstr_init(&text, length + 1);
  while (length > 0) {
    size_t count = isAscii ? *data < 0x80 : runtime::wellFormedLength(data, length);
    if (count > 0) {
      vstr_add_strn(&text, reinterpret_cast<const char *>(data), count);
    } else {
      count = malformedLength(data, length, isAscii);
      if (replaces)
        vstr_add_char(&text, 0xfffd);
    }
    data += count;
    length -= count;
  }
  return newText(&mp_type_str, &text);
}

} // namespace

mp_obj_t decode(const byte *data, size_t length, size_t count, const mp_obj_t *values) {
  bool isAscii = isAsciiCodec(count, values);
  if (isAscii ? runtime::isAscii(data, length) : utf8_check(data, length))
    return newText(&mp_type_str, data, length);
#if MICROPY_PY_BUILTINS_BYTES_DECODE_ERRORS
  if (count > 1) {
    size_t nameLength;
    const char *name = mp_obj_str_get_data(values[1], &nameLength);
    bool replaces = std::strcmp(name, "replace") == 0;
    if (replaces || std::strcmp(name, "ignore") == 0)
      return decodeLeniently(data, length, isAscii, replaces);
  }
#endif
  raiseUnicode();
}

mp_obj_t encode(mp_obj_t text, size_t count, const mp_obj_t *values) {
  Text bytes(text);
  if (isAsciiCodec(count, values) && !isAsciiText(text))
    raiseUnicode();
  return newText(&mp_type_bytes, bytes.data, bytes.length);
}

void addCharacter(vstr_t *vstr, mp_int_t c) {
  if (c < 0 || c > 0x10ffff)
    mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("char not in range(0x110000)"));
  vstr_add_char(vstr, unichar(c));
}

void printPadded(const mp_print_t *print, Text text, bool isStr, unsigned flags, char fill, int width,
                 int precision) {
  // A width counts bytes, as the reference's does; a precision counts characters, so that none is cut apart.
  const byte *end = text.data;
  size_t count = 0;
  for (; end < text.end() && (precision < 0 || count < size_t(precision)); ++count) {
    ++end;
    while (isStr && end < text.end() && UTF8_IS_CONT(*end))
      ++end;
  }
  size_t bytes = size_t(end - text.data);
  mp_print_strn(print, reinterpret_cast<const char *>(text.data), bytes, flags, fill, width > 0 ? width : 0);
}

} // namespace adder::objects

using namespace adder;
using namespace adder::objects;

namespace {

/// A character of a text that is to be quoted, or one byte that is none.
struct Quotable {
  size_t bytes;
  unichar code;     ///< of a character of several bytes; of a byte otherwise
  bool isCharacter; ///< ASCII, or well formed

  Quotable(const byte *at, const byte *end, bool isText) : bytes(1), code(*at), isCharacter(*at < 0x80) {
    if (isCharacter || !isText)
      return;
    size_t length = runtime::wellFormedLength(at, size_t(end - at));
    if (length == 0)
      return;
    bytes = length;
    code = utf8_get_char(at);
    isCharacter = true;
  }

  bool isPlain(byte quote) const {
    if (!isCharacter)
      return false;
    if (bytes == 1)
      return code >= 0x20 && code < 0x7f && code != quote && code != '\\';
    bool isSurrogate = code >= 0xd800 && code < 0xe000;
    return code >= 0x80 && code < 0x110000 && !isSurrogate; // below 0x80 it is a longer form than need be
  }

  void printEscaped(const mp_print_t *print, byte quote) const {
    static const char kLetters[] = {'\t', 't', '\n', 'n', '\r', 'r', '\\', '\\'};
    bool isShort = bytes == 1 && isCharacter;
    if (isShort && code == quote)
      return void(mp_printf(print, "\\%c", quote));
    for (size_t i = 0; isShort && i < sizeof kLetters; i += 2)
      if (code == unichar(kLetters[i]))
        return void(mp_printf(print, "\\%c", kLetters[i + 1]));
    mp_printf(print, code >= 0x10000 ? "\\U%08x" : code >= 0x100 ? "\\u%04x" : "\\x%02x", unsigned(code));
  }
};

void printRaw(const mp_print_t *print, const byte *from, const byte *to) {
  if (to > from)
    print->print_strn(print->data, reinterpret_cast<const char *>(from), size_t(to - from));
}

} // namespace

void mp_str_print_quoted(const mp_print_t *print, const byte *data, size_t length, bool isBytes) {
  bool hasSingle = std::memchr(data, '\'', length), hasDouble = std::memchr(data, '"', length);
  byte quote = hasSingle && !hasDouble ? '"' : '\'';
  printRaw(print, &quote, &quote + 1);
  const byte *end = data + length, *plain = data; // what is as it is since here is printed at once
  for (const byte *at = data; at < end;) {
    Quotable next(at, end, !isBytes);
    bool isPlain = next.isPlain(quote);
    if (!isPlain) {
      printRaw(print, plain, at);
      next.printEscaped(print, quote);
    }
    at += next.bytes;
    if (!isPlain)
      plain = at;
  }
  printRaw(print, plain, end);
  printRaw(print, &quote, &quote + 1);
}

void mp_str_print_json(const mp_print_t *print, const byte *data, size_t length) {
  const byte *end = data + length, *plain = data;
  mp_print_str(print, "\"");
  for (const byte *at = data; at < end; ++at) {
    byte c = *at;
    if (c >= 0x20 && c != '"' && c != '\\')
      continue;
    if (at > plain)
      print->print_strn(print->data, reinterpret_cast<const char *>(plain), size_t(at - plain));
    plain = at + 1;
    if (c == '"' || c == '\\')
      mp_printf(print, "\\%c", c);
    else if (c == '\n' || c == '\r' || c == '\t')
      mp_print_str(print, c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t");
    else
      mp_printf(print, "\\u%04x", c);
  }
  if (end > plain)
    print->print_strn(print->data, reinterpret_cast<const char *>(plain), size_t(end - plain));
  mp_print_str(print, "\"");
}
