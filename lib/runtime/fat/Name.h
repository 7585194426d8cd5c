//===- runtime/fat/Name.h - Names of files --------------------------------------------------------------===//
//
// A long name is up to 255 units of UTF-16, compared without regard to case.  A short name is eight and three
// bytes in capitals.  A name that is a short one but for letters that are all small, before the dot or behind
// it, is stored as a short name with two bits; every other name as a long one with a short one made up for
// it.
//
//===--------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_FAT_NAME_H
#define ADDER_RUNTIME_FAT_NAME_H

#include "runtime/fat/Layout.h"

#include <string_view>

namespace adder::fat {

constexpr size_t kLongestName = 255;
constexpr size_t kLongestText = kLongestName * 3; ///< bytes in UTF-8

struct Name {
  uint16_t length;
  char16_t units[entry::kPieceUnits * entry::kMostPieces];
};

/// False for a name that no file can have.  Dots and spaces at the end do not count.
bool parseName(std::string_view text, Name *name);
/// UTF-8, without a NUL; returns how many bytes.  `name` is one that isUsable().
size_t formatName(const Name &name, char *text);
/// What is read from a device: no such name may be shown that could be another path.
bool isUsable(const Name &name);
bool isSame(const Name &one, const Name &other);

struct ShortName {
  uint8_t bytes[entry::kShortBytes];
  uint8_t caseBits;
  bool isWhole; ///< it says all, no long name is needed
};

/// The short name that is `name`, or the start of one to be made unique by numbered().
ShortName shorten(const Name &name);
/// `start`, made different by a tail "~number".
ShortName numbered(const ShortName &start, uint32_t number);
/// The number of a tail if `bytes` is numbered(start, that), else 0.
uint32_t tailOf(const uint8_t *bytes, const ShortName &start);
/// What a short name looks like.
void expand(const uint8_t *bytes, uint8_t caseBits, Name *name);
/// What ties pieces of a long name to their short name.
uint8_t checksum(const uint8_t *shortName);

} // namespace adder::fat

#endif // ADDER_RUNTIME_FAT_NAME_H
