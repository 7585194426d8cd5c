//===- test/unit/bytecode/Bytes.h - Byte sequences in tests -----------------------------------------===//
#ifndef ADDER_TEST_UNIT_BYTECODE_BYTES_H
#define ADDER_TEST_UNIT_BYTECODE_BYTES_H

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

namespace adder::test {

/// A vector from a range, for comparisons that print well.
inline std::vector<unsigned> list(std::span<const uint8_t> bytes) { return {bytes.begin(), bytes.end()}; }

/// The bytes of "4d 06 00"; spaces and line ends are ignored.
inline std::vector<uint8_t> fromHex(std::string_view text) {
  std::vector<uint8_t> bytes;
  int high = -1;
  for (char c : text) {
    if (c == ' ' || c == '\n')
      continue;
    int digit = c <= '9' ? c - '0' : c - 'a' + 10;
    if (high < 0) {
      high = digit;
      continue;
    }
    bytes.push_back(uint8_t(high * 16 + digit));
    high = -1;
  }
  return bytes;
}

} // namespace adder::test

#endif // ADDER_TEST_UNIT_BYTECODE_BYTES_H
