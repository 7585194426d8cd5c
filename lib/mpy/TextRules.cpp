//===- mpy/TextRules.cpp - Which texts a file may hold ----------------------------------------------===//

#include "mpy/TextRules.h"

namespace adder::mpy {

namespace {

/// Removes leading decimal digits from `text`; whether there were any.
bool takeDigits(std::string_view &text) {
  size_t count = 0;
  while (count < text.size() && text[count] >= '0' && text[count] <= '9')
    ++count;
  text.remove_prefix(count);
  return count != 0;
}

/// Removes the first character if it is `c`.
bool take(std::string_view &text, char c) {
  if (text.empty() || text[0] != c)
    return false;
  text.remove_prefix(1);
  return true;
}

bool isFloatText(std::string_view text) {
  take(text, '-');
  if (text == "inf" || text == "nan")
    return true;
  if (!takeDigits(text))
    return false;
  if (take(text, '.') && !takeDigits(text))
    return false;
  if (take(text, 'e')) {
    if (!take(text, '-'))
      take(text, '+');
    if (!takeDigits(text))
      return false;
  }
  return text.empty();
}

/// Continuation bytes that follow a first byte; 4 for a byte that cannot be first.
unsigned continuationBytes(uint8_t first) {
  if (first < 0x80)
    return 0;
  if (first >= 0xc2 && first < 0xe0)
    return 1;
  if (first >= 0xe0 && first < 0xf0)
    return 2;
  if (first >= 0xf0 && first < 0xf5)
    return 3;
  return 4;
}

} // namespace

bool isUtf8(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    unsigned more = continuationBytes(uint8_t(text[i++]));
    if (more > 3 || more > text.size() - i)
      return false;
    for (; more; --more)
      if ((uint8_t(text[i++]) & 0xc0) != 0x80)
        return false;
  }
  return true;
}

bool isNumberText(ObjectKind kind, std::string_view text) {
  if (kind == ObjectKind::Int) {
    take(text, '-');
    return takeDigits(text) && text.empty();
  }
  if (kind == ObjectKind::Complex) {
    if (!text.ends_with('j'))
      return false;
    text.remove_suffix(1);
  }
  return isFloatText(text);
}

} // namespace adder::mpy
