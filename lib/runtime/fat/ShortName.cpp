//===- runtime/fat/ShortName.cpp - Short names ----------------------------------------------------------===//

#include "runtime/fat/Name.h"

#include <cstring>

namespace adder::fat {

namespace {

constexpr size_t kBaseBytes = 8;

constexpr char16_t kUpperHalf[] = {
#define FAT_CODE_ROW(a, b, c, d, e, f, g, h) a, b, c, d, e, f, g, h,
#include "runtime/fat/CodePage437.def"
};

bool isSmall(char16_t unit) { return unit >= 'a' && unit <= 'z'; }
bool isCapital(char16_t unit) { return unit >= 'A' && unit <= 'Z'; }
bool isAllowed(char16_t unit) {
  return unit > 0x20 && unit < 0x7f && !std::strchr("\"*+,./:;<=>?[\\]|", int(unit));
}

/// Eight or three bytes and what was done to the letters.
struct Field {
  uint8_t *bytes;
  size_t room;
  size_t used = 0;
  bool hasSmall = false, hasCapital = false;
  bool isExact = true; ///< nothing left out or replaced

  void add(char16_t unit) {
    if (unit == ' ' || unit == '.' || used == room) {
      isExact = false;
      return;
    }
    hasSmall |= isSmall(unit);
    hasCapital |= isCapital(unit);
    isExact &= isAllowed(unit);
    bytes[used++] = !isAllowed(unit) ? '_' : isSmall(unit) ? uint8_t(unit - 0x20) : uint8_t(unit);
  }
};

size_t dotIn(const Name &name) {
  for (size_t i = name.length; i > 1; --i)
    if (name.units[i - 1] == '.')
      return i - 1;
  return name.length;
}

/// A number that a name has.
uint32_t hashOf(const Name &name) {
  uint32_t hash = 0x811c;
  for (size_t i = 0; i < name.length; ++i)
    hash = (hash ^ name.units[i]) * 0x01000193u;
  return hash >> 16 ^ hash;
}

} // namespace

ShortName shorten(const Name &name) {
  ShortName made;
  std::memset(made.bytes, ' ', sizeof made.bytes);
  Field base{made.bytes, kBaseBytes}, extension{made.bytes + kBaseBytes, entry::kShortBytes - kBaseBytes};
  size_t dot = dotIn(name);
  for (size_t i = 0; i < dot; ++i)
    base.add(name.units[i]);
  for (size_t i = dot + 1; i < name.length; ++i)
    extension.add(name.units[i]);
  if (base.used < 2 && !base.isExact) { // too little to tell files apart
    constexpr char kDigits[] = "0123456789ABCDEF";
    uint32_t hash = hashOf(name);
    for (; base.used < 6; hash >>= 4)
      base.bytes[base.used++] = uint8_t(kDigits[hash & 15]);
  }
  made.caseBits = uint8_t((base.hasSmall ? entry::kBaseIsLower : 0) |
                          (extension.hasSmall ? entry::kExtensionIsLower : 0));
  bool isMixed = (base.hasSmall && base.hasCapital) || (extension.hasSmall && extension.hasCapital);
  made.isWhole = base.isExact && extension.isExact && !isMixed && base.used != 0;
  if (!made.isWhole)
    made.caseBits = 0;
  return made;
}

ShortName numbered(const ShortName &start, uint32_t number) {
  uint8_t tail[kBaseBytes];
  size_t length = 0;
  for (; number != 0 && length < kBaseBytes - 2; number /= 10)
    tail[length++] = uint8_t('0' + number % 10);
  tail[length++] = '~';
  size_t at = 0;
  while (at < kBaseBytes - length && start.bytes[at] != ' ')
    ++at;
  ShortName made = start;
  while (length != 0)
    made.bytes[at++] = tail[--length];
  while (at < kBaseBytes)
    made.bytes[at++] = ' ';
  return made;
}

uint32_t tailOf(const uint8_t *bytes, const ShortName &start) {
  size_t at = kBaseBytes;
  while (at != 0 && bytes[at - 1] == ' ')
    --at;
  uint32_t number = 0, unit = 1;
  for (; at != 0 && bytes[at - 1] >= '0' && bytes[at - 1] <= '9' && unit <= 100000; unit *= 10)
    number += uint32_t(bytes[--at] - '0') * unit;
  if (number == 0)
    return 0;
  return std::memcmp(numbered(start, number).bytes, bytes, entry::kShortBytes) == 0 ? number : 0;
}

void expand(const uint8_t *bytes, uint8_t caseBits, Name *name) {
  name->length = 0;
  auto add = [&](size_t from, size_t to, bool makesSmall) {
    while (to > from && bytes[to - 1] == ' ')
      --to;
    for (size_t i = from; i < to; ++i) {
      uint8_t byte = i == 0 && bytes[i] == entry::kEscapedE5 ? entry::kFree : bytes[i];
      char16_t unit = byte < 0x80 ? byte : kUpperHalf[byte - 0x80];
      if (makesSmall && isCapital(unit))
        unit = char16_t(unit + 0x20);
      // Old systems allowed more than today's; some of it would be a path.
      bool isUgly = unit < 0x20 || unit == 0x7f || (unit < 0x80 && std::strchr("\"*/:<>?\\|.", int(unit)));
      name->units[name->length++] = isUgly ? u'_' : unit;
    }
  };
  add(0, kBaseBytes, caseBits & entry::kBaseIsLower);
  if (name->length == 0)
    name->units[name->length++] = u'_';
  size_t base = name->length;
  name->units[name->length++] = u'.';
  add(kBaseBytes, entry::kShortBytes, caseBits & entry::kExtensionIsLower);
  if (name->length == base + 1)
    name->length = uint16_t(base);
}

uint8_t checksum(const uint8_t *shortName) {
  uint8_t sum = 0;
  for (size_t i = 0; i < entry::kShortBytes; ++i)
    sum = uint8_t((sum << 7 | sum >> 1) + shortName[i]);
  return sum;
}

} // namespace adder::fat
