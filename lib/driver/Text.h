//===- driver/Text.h - UTF-8, quoting and wrapping for what the tools print -----------------------===//

#ifndef ADDER_DRIVER_TEXT_H
#define ADDER_DRIVER_TEXT_H

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace adder::driver {

inline bool isContinuationByte(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

/// One character of a UTF-8 text; a byte that is none of valid UTF-8 is a character of its own.
struct Character {
  uint32_t codePoint = 0; ///< or the byte's value
  unsigned bytes = 1;
  bool valid = true;
};
/// The character at `offset`, which must be less than the size.
Character characterAt(std::string_view text, size_t offset);

/// Columns that a terminal gives to a character: 0 for combining marks, 2 for East Asian wide ones and emoji.
unsigned displayWidth(uint32_t codePoint);

/// How a terminal may show a character: itself, or `<U+001B>` for control characters and those that change
/// the direction of text, or `<9f>` for a byte that is not UTF-8.  Tabs are for the caller.
std::string visible(std::string_view text, size_t offset, const Character &character);
/// A whole text made harmless in the same way.
std::string harmless(std::string_view text);

/// A string as MicroPython's repr() shows it.
std::string micropythonRepr(std::string_view text);

/// How many bytes must be added, taken away or changed to make `b` of `a`.
size_t editDistance(std::string_view a, std::string_view b);
/// The one of `names` that `word` is likely to have meant; empty if none is near.
std::string_view closest(std::string_view word, std::span<const std::string_view> names);

/// Lines of at most `width` bytes, broken at spaces; longer words stand alone.
std::vector<std::string> wrap(std::string_view text, size_t width);

} // namespace adder::driver

#endif // ADDER_DRIVER_TEXT_H
