//===- support/PythonSpace.h - White space as Python programs see it --------------------------------===//
//
// The reference's build tools are Python programs, whose str.strip() and \s of regular expressions decide
// what a definition is.  Both know the same characters.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_SUPPORT_PYTHONSPACE_H
#define ADDER_SUPPORT_PYTHONSPACE_H

#include "support/Utf8.h"

namespace adder::support {

/// str.isspace() of a code point.
constexpr bool isPythonSpace(char32_t c) {
  return (c >= 0x09 && c <= 0x0d) || (c >= 0x1c && c <= 0x20) || c == 0x85 || c == 0xa0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f ||
         c == 0x3000;
}

/// Like substr(), which throws, of a range that lies in `text`.
constexpr std::string_view partOf(std::string_view text, size_t from, size_t count) {
  return {text.data() + from, count};
}

/// str.lstrip() of a UTF-8 text.
constexpr std::string_view stripPythonSpaceLeft(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    size_t before = at;
    if (!isPythonSpace(nextCodePoint(text, at)))
      return partOf(text, before, text.size() - before);
  }
  return {};
}

/// str.strip() of a UTF-8 text.
constexpr std::string_view stripPythonSpace(std::string_view text) {
  text = stripPythonSpaceLeft(text);
  size_t end = 0;
  for (size_t at = 0; at < text.size();)
    if (!isPythonSpace(nextCodePoint(text, at)))
      end = at;
  return partOf(text, 0, end);
}

} // namespace adder::support

#endif // ADDER_SUPPORT_PYTHONSPACE_H
