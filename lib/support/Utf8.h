//===- support/Utf8.h - Code points of UTF-8 text ---------------------------------------------------===//
//
// Strings in files are meant to be UTF-8, but a file may hold any bytes.  This decoder never fails: a byte
// that is not part of a character stands for itself, outside the range of characters, so that different bytes
// stay different.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_SUPPORT_UTF8_H
#define ADDER_SUPPORT_UTF8_H

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace adder::support {

/// Added to a byte that is not part of UTF-8, as Python's surrogateescape handler does.
constexpr char32_t kEscapedByte = 0xdc00;

/// The code point at `at`, which must be inside `text`; moves `at` past it.  Surrogates that are encoded like
/// characters are passed on.
constexpr char32_t nextCodePoint(std::string_view text, size_t &at) {
  uint8_t first = uint8_t(text[at++]);
  if (first < 0x80)
    return first;
  if (first < 0xc2 || first > 0xf4)
    return kEscapedByte + first;
  unsigned more = first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
  if (more > text.size() - at)
    return kEscapedByte + first;
  char32_t codePoint = first & (0x3fu >> more);
  for (unsigned i = 0; i < more; ++i) {
    uint8_t next = uint8_t(text[at + i]);
    if ((next & 0xc0) != 0x80)
      return kEscapedByte + first;
    codePoint = codePoint << 6 | (next & 0x3f);
  }
  // Over-long forms of two bytes were refused above.
  if ((more == 2 && codePoint < 0x800) || (more == 3 && (codePoint < 0x10000 || codePoint > 0x10ffff)))
    return kEscapedByte + first;
  at += more;
  return codePoint;
}

} // namespace adder::support

#endif // ADDER_SUPPORT_UTF8_H
