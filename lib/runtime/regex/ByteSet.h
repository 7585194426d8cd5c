//===- runtime/regex/ByteSet.h - A set of bytes -----------------------------------------------------===//
//
// What [] and \w mean, as a bit for each byte.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_REGEX_BYTESET_H
#define ADDER_RUNTIME_REGEX_BYTESET_H

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace adder::regex {

class ByteSet {
public:
  static constexpr size_t kBytes = 32;

  bool has(unsigned byte) const { return bits[byte >> 3] >> (byte & 7) & 1; }
  void add(unsigned byte) { bits[byte >> 3] |= uint8_t(1 << (byte & 7)); }
  /// Nothing if `last` is below `first`.
  void addRange(unsigned first, unsigned last) {
    for (unsigned byte = first; byte <= last; ++byte)
      add(byte);
  }
  void invert() {
    for (uint8_t &byte : bits)
      byte = uint8_t(~byte);
  }
  void addAll(const ByteSet &other) {
    for (size_t i = 0; i < kBytes; ++i)
      bits[i] |= other.bits[i];
  }

  /// Finds the next run of members at `byte` or above; false if there is none.
  bool nextRun(unsigned byte, unsigned &first, unsigned &last) const {
    while (byte < 256 && !has(byte))
      ++byte;
    if (byte == 256)
      return false;
    first = byte;
    while (byte < 256 && has(byte))
      last = byte++;
    return true;
  }

  const uint8_t *data() const { return bits; }

private:
  uint8_t bits[kBytes] = {};
};

} // namespace adder::regex

#endif // ADDER_RUNTIME_REGEX_BYTESET_H
