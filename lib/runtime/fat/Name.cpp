//===- runtime/fat/Name.cpp - Long names ----------------------------------------------------------------===//

#include "runtime/fat/Name.h"

#include <cstring>

namespace adder::fat {

namespace {

constexpr char32_t kBad = 0xffffffff;

bool isForbidden(char32_t letter) {
  return letter < 0x20 || letter == 0x7f || (letter < 0x80 && std::strchr("\"*/:<>?\\|", int(letter)));
}

bool isHighSurrogate(char32_t unit) { return unit >= 0xd800 && unit <= 0xdbff; }
bool isLowSurrogate(char32_t unit) { return unit >= 0xdc00 && unit <= 0xdfff; }

/// Takes a letter off the front of UTF-8.  kBad if it begins with none.
char32_t takeLetter(std::string_view &text) {
  auto first = uint8_t(text.front());
  text.remove_prefix(1);
  if (first < 0x80)
    return first;
  size_t more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
  if (first < 0xc2 || first > 0xf4 || text.size() < more)
    return kBad;
  char32_t letter = first & (0x3fu >> more);
  for (size_t i = 0; i < more; ++i) {
    auto next = uint8_t(text[i]);
    if ((next & 0xc0) != 0x80)
      return kBad;
    letter = letter << 6 | (next & 0x3f);
  }
  text.remove_prefix(more);
  constexpr char32_t kSmallest[] = {0, 0x80, 0x800, 0x10000};
  bool isSurrogate = isHighSurrogate(letter) || isLowSurrogate(letter);
  return letter < kSmallest[more] || letter > 0x10ffff || isSurrogate ? kBad : letter;
}

bool append(Name *name, char32_t letter) {
  size_t wanted = letter < 0x10000 ? 1 : 2;
  if (name->length + wanted > kLongestName)
    return false;
  if (wanted == 2) {
    name->units[name->length++] = char16_t(0xd7c0 + (letter >> 10));
    letter = 0xdc00 | (letter & 0x3ff);
  }
  name->units[name->length++] = char16_t(letter);
  return true;
}

/// The same number for letters that differ in case: Latin, Greek and Cyrillic ones.
char16_t folded(char16_t unit) {
  if (unit < 0x80)
    return unit >= 'a' && unit <= 'z' ? char16_t(unit - 0x20) : unit;
  bool isLatin1 = unit >= 0xe0 && unit <= 0xfe && unit != 0xf7;
  bool isGreek = unit >= 0x3b1 && unit <= 0x3cb && unit != 0x3c2;
  bool isCyrillic = unit >= 0x430 && unit <= 0x44f;
  if (isLatin1 || isGreek || isCyrillic)
    return char16_t(unit - 0x20);
  if (unit >= 0x450 && unit <= 0x45f)
    return char16_t(unit - 0x50);
  bool isEvenPair = (unit >= 0x100 && unit <= 0x137) || (unit >= 0x14a && unit <= 0x177);
  bool isOddPair = (unit >= 0x139 && unit <= 0x148) || (unit >= 0x179 && unit <= 0x17e);
  if (isEvenPair && unit != 0x131)
    return char16_t(unit & ~1);
  return isOddPair ? char16_t((unit - 1) | 1) : unit;
}

} // namespace

bool parseName(std::string_view text, Name *name) {
  name->length = 0;
  while (!text.empty() && (text.back() == '.' || text.back() == ' '))
    text.remove_suffix(1);
  if (text.empty())
    return false;
  while (!text.empty()) {
    char32_t letter = takeLetter(text);
    if (letter == kBad || isForbidden(letter) || !append(name, letter))
      return false;
  }
  return true;
}

size_t formatName(const Name &name, char *text) {
  char *at = text;
  for (size_t i = 0; i < name.length; ++i) {
    char32_t letter = name.units[i];
    if (isHighSurrogate(letter)) {
      letter = ((letter - 0xd7c0) << 10) | (name.units[++i] & 0x3ff);
      *at++ = char(0xf0 | letter >> 18);
      *at++ = char(0x80 | (letter >> 12 & 0x3f));
    } else if (letter >= 0x800) {
      *at++ = char(0xe0 | letter >> 12);
    }
    if (letter >= 0x800)
      *at++ = char(0x80 | (letter >> 6 & 0x3f));
    else if (letter >= 0x80)
      *at++ = char(0xc0 | letter >> 6);
    *at++ = letter < 0x80 ? char(letter) : char(0x80 | (letter & 0x3f));
  }
  return size_t(at - text);
}

bool isUsable(const Name &name) {
  for (size_t i = 0; i < name.length; ++i) {
    char16_t unit = name.units[i];
    if (isHighSurrogate(unit)) {
      if (++i == name.length || !isLowSurrogate(name.units[i]))
        return false;
    } else if (isLowSurrogate(unit) || isForbidden(unit)) {
      return false;
    }
  }
  if (name.length == 0 || name.length > kLongestName)
    return false;
  char16_t last = name.units[name.length - 1];
  return last != '.' && last != ' ';
}

bool isSame(const Name &one, const Name &other) {
  if (one.length != other.length)
    return false;
  for (size_t i = 0; i < one.length; ++i)
    if (folded(one.units[i]) != folded(other.units[i]))
      return false;
  return true;
}

} // namespace adder::fat
