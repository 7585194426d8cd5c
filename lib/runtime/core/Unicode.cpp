//===- runtime/core/Unicode.cpp - Characters and UTF-8 ----------------------------------------------===//

#include "py/unicode.h"

#include "runtime/core/Text.h"

#include <cstring>

namespace adder::runtime {

namespace {

/// How many bytes the character that starts with `lead` has; 0: none starts so.
unsigned lengthBy(byte lead) {
  if (lead < 0x80)
    return 1;
  if (lead < 0xc0 || lead >= 0xf8)
    return 0;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

} // namespace

bool isAscii(const byte *text, size_t length) {
  size_t i = 0;
  for (; i + sizeof(size_t) <= length; i += sizeof(size_t)) {
    size_t word;
    std::memcpy(&word, text + i, sizeof word);
    if (word & (SIZE_MAX / 0xff * 0x80))
      return false;
  }
  for (; i < length; ++i)
    if (text[i] & 0x80)
      return false;
  return true;
}

size_t wellFormedLength(const byte *text, size_t length) {
  unsigned count = lengthBy(*text);
  if (count == 0 || count > length)
    return 0;
  for (unsigned i = 1; i < count; ++i)
    if (!UTF8_IS_CONT(text[i]))
      return 0;
  return count;
}

size_t encodeUtf8(unichar c, byte *to) {
  if (c >= 0x80) {
    // All but the first carry six bits each; the first tells by its highest bits how many there are.
    static const byte kLeads[] = {0, 0xc0, 0xe0, 0xf0};
    size_t more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    to[0] = byte(kLeads[more] | c >> 6 * more);
    for (size_t i = 1; i <= more; ++i)
      to[i] = byte(0x80 | (c >> 6 * (more - i) & 0x3f));
    return more + 1;
  }
  to[0] = byte(c);
  return 1;
}

} // namespace adder::runtime

using namespace adder::runtime;

bool utf8_check(const byte *text, size_t length) {
  while (length > 0) {
    if (*text < 0x80) {
      ++text;
      --length;
      continue;
    }
    size_t count = wellFormedLength(text, length);
    if (count == 0)
      return false;
    text += count;
    length -= count;
  }
  return true;
}

mp_uint_t utf8_ptr_to_index(const byte *text, const byte *at) {
  size_t count = 0;
  for (; text < at; ++text)
    count += !UTF8_IS_CONT(*text);
  return count;
}

#if MICROPY_PY_BUILTINS_STR_UNICODE
unichar utf8_get_char(const byte *text) {
  unichar c = *text++;
  if (c < 0x80)
    return c;
  unsigned more = c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : 1;
  c &= 0x3fu >> more;
  for (; more > 0 && UTF8_IS_CONT(*text); --more)
    c = c << 6 | (*text++ & 0x3f);
  return c;
}

const byte *utf8_next_char(const byte *text) {
  ++text;
  while (UTF8_IS_CONT(*text))
    ++text;
  return text;
}

size_t utf8_charlen(const byte *text, size_t length) {
  size_t count = 0;
  for (size_t i = 0; i < length; ++i)
    count += !UTF8_IS_CONT(text[i]);
  return count;
}
#endif

bool unichar_isspace(unichar c) { return c == ' ' || (c >= 9 && c <= 13); }
bool unichar_isalpha(unichar c) { return unichar_isupper(c) || unichar_islower(c); }
bool unichar_isprint(unichar c) { return c >= 0x20 && c < 0x7f; }
bool unichar_isdigit(unichar c) { return c - '0' < 10u; }
bool unichar_isxdigit(unichar c) { return unichar_isdigit(c) || (c | 0x20) - 'a' < 6u; }
bool unichar_isident(unichar c) { return c >= 0x80 || c == '_' || unichar_isalnum(c); }
bool unichar_isalnum(unichar c) { return unichar_isalpha(c) || unichar_isdigit(c); }
bool unichar_isupper(unichar c) { return c - 'A' < 26u; }
bool unichar_islower(unichar c) { return c - 'a' < 26u; }
unichar unichar_tolower(unichar c) { return unichar_isupper(c) ? c + 0x20 : c; }
unichar unichar_toupper(unichar c) { return unichar_islower(c) ? c - 0x20 : c; }
mp_uint_t unichar_xdigit_value(unichar c) { return unichar_isdigit(c) ? c - '0' : (c | 0x20) - 'a' + 10; }
