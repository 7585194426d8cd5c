//===- support/TextWriter.h - Text dumps without iostream -----------------------------------------------===//
//
// Appends text and numbers to a character vector.  All dumps of the portable core are written with it, so
// that they are the same on every host.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_SUPPORT_TEXTWRITER_H
#define ADDER_SUPPORT_TEXTWRITER_H

#include "support/Vector.h"

namespace adder::support {

class TextWriter {
public:
  explicit TextWriter(Arena &arena) : memory(arena), buffer(arena) {}

  /// For scratch memory of whoever writes.
  Arena &arena() { return memory; }

  TextWriter &operator<<(std::string_view text) {
    buffer.append(std::span<const char>(text.data(), text.size()));
    return *this;
  }
  TextWriter &operator<<(char c) {
    buffer.push(c);
    return *this;
  }
  TextWriter &operator<<(uint64_t value);
  TextWriter &operator<<(int64_t value);
  TextWriter &operator<<(uint32_t value) { return *this << uint64_t(value); }
  TextWriter &operator<<(int32_t value) { return *this << int64_t(value); }

  /// Lower-case hexadecimal, padded with zeros to `digits`.
  TextWriter &hex(uint64_t value, unsigned digits = 1);
  /// `count` copies of `c`.
  TextWriter &fill(size_t count, char c = ' ');
  /// Pads with spaces up to `column` characters after the last newline; nothing if already there.
  TextWriter &padTo(size_t column);
  /// `text` in single quotes, with backslash escapes for quotes, backslash and bytes outside 20..7e.
  TextWriter &quoted(std::string_view text);

  std::string_view text() const { return {buffer.data(), buffer.size()}; }

private:
  Arena &memory;
  Vector<char> buffer;
};

} // namespace adder::support

#endif // ADDER_SUPPORT_TEXTWRITER_H
