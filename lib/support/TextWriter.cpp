//===- support/TextWriter.cpp - Number and string formatting for dumps ----------------------------------===//

#include "support/TextWriter.h"

namespace adder::support {

TextWriter &TextWriter::operator<<(uint64_t value) {
  char digits[20];
  size_t n = 0;
  do {
    digits[n++] = char('0' + value % 10);
    value /= 10;
  } while (value);
  while (n)
    buffer.push(digits[--n]);
  return *this;
}

TextWriter &TextWriter::operator<<(int64_t value) {
  if (value >= 0)
    return *this << uint64_t(value);
  return *this << '-' << (uint64_t(0) - uint64_t(value));
}

TextWriter &TextWriter::hex(uint64_t value, unsigned digits) {
  for (int shift = 60; shift >= 0; shift -= 4)
    if (unsigned(shift) < digits * 4 || (value >> shift) != 0)
      buffer.push("0123456789abcdef"[(value >> shift) & 15]);
  return *this;
}

TextWriter &TextWriter::fill(size_t count, char c) {
  while (count--)
    buffer.push(c);
  return *this;
}

TextWriter &TextWriter::padTo(size_t column) {
  size_t at = 0;
  while (at < buffer.size() && buffer[buffer.size() - 1 - at] != '\n')
    ++at;
  return at < column ? fill(column - at) : *this;
}

TextWriter &TextWriter::quoted(std::string_view text) {
  buffer.push('\'');
  for (unsigned char c : text) {
    if (c == '\'' || c == '\\')
      (*this << '\\' << char(c));
    else if (c == '\n')
      (*this << "\\n");
    else if (c < 0x20 || c > 0x7e)
      (*this << "\\x").hex(c, 2);
    else
      buffer.push(char(c));
  }
  buffer.push('\'');
  return *this;
}

} // namespace adder::support
