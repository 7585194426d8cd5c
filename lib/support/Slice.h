//===- support/Slice.h - Part of a text, without an exception -------------------------------------------===//
//
// std::string_view::substr() throws if its start lies outside, so that code of the portable core that calls
// it needs a library which can.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_SUPPORT_SLICE_H
#define ADDER_SUPPORT_SLICE_H

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace adder::support {

/// The bytes from `begin` up to `end`, as Python's text[begin:end]: what lies outside is left out.
constexpr std::string_view slice(std::string_view text, size_t begin, size_t end = SIZE_MAX) {
  if (end > text.size())
    end = text.size();
  if (begin > end)
    begin = end;
  return {text.data() + begin, end - begin};
}

} // namespace adder::support

#endif // ADDER_SUPPORT_SLICE_H
