//===- bytecode/Varint.h - Integers of variable length ----------------------------------------------===//
//
// Base 128, most significant group first, bit 7 set on all bytes but the last (mpy-and-bytecode.md 2.1, 2.2).
// The signed form is two's complement over the groups: bit 6 of the first byte is the sign.
//
//     300 = 0b10'0101100  ->  1'0000010 0'0101100  =  82 2c
//
// Encoders write the shortest form.  Decoders never read outside their span and refuse what does not fit.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_BYTECODE_VARINT_H
#define ADDER_BYTECODE_VARINT_H

#include "support/Vector.h"

namespace adder::bytecode {

/// No encoding of a value that we accept is longer.
constexpr size_t kMaxVarintBytes = 10;

enum class VarintStatus : uint8_t {
  Ok,
  Truncated, ///< the bytes end before the integer does
  TooLarge,  ///< it does not fit the result, or has more than kMaxVarintBytes bytes
};

/// Bytes that encodeVuint() writes, 1..5.
constexpr unsigned sizeOfVuint(uint32_t value) {
  unsigned size = 1;
  while (value >>= 7)
    ++size;
  return size;
}

/// Bytes that encodeVsint() writes, 1..10.
constexpr unsigned sizeOfVsint(int64_t value) {
  unsigned size = 1;
  while (value < -64 || value > 63) {
    value >>= 7;
    ++size;
  }
  return size;
}

/// Appends `value`.  May allocate.
inline void encodeVuint(support::Vector<uint8_t> &out, uint32_t value) {
  if (value < 0x80) {
    out.push(uint8_t(value));
    return;
  }
  for (unsigned shift = 7 * (sizeOfVuint(value) - 1); shift; shift -= 7)
    out.push(uint8_t(0x80 | (value >> shift & 0x7f)));
  out.push(uint8_t(value & 0x7f));
}

/// Appends `value`.  May allocate.
inline void encodeVsint(support::Vector<uint8_t> &out, int64_t value) {
  for (unsigned shift = 7 * (sizeOfVsint(value) - 1); shift; shift -= 7)
    out.push(uint8_t(0x80 | (value >> shift & 0x7f)));
  out.push(uint8_t(value & 0x7f));
}

/// Reads an unsigned integer at `at` and moves `at` past it.  Over-long forms are accepted.  On failure `at`
/// and `value` are unchanged.
inline VarintStatus decodeVuint(std::span<const uint8_t> bytes, size_t &at, uint32_t &value) {
  uint32_t result = 0;
  for (size_t i = at;; ++i) {
    if (i >= bytes.size())
      return VarintStatus::Truncated;
    if (i - at == kMaxVarintBytes || result >> 25)
      return VarintStatus::TooLarge;
    result = result << 7 | (bytes[i] & 0x7f);
    if (bytes[i] < 0x80) {
      at = i + 1;
      value = result;
      return VarintStatus::Ok;
    }
  }
}

/// Like decodeVuint() for signed integers.
inline VarintStatus decodeVsint(std::span<const uint8_t> bytes, size_t &at, int64_t &value) {
  if (at >= bytes.size())
    return VarintStatus::Truncated;
  uint64_t result = bytes[at] & 0x40 ? UINT64_MAX : 0;
  for (size_t i = at;; ++i) {
    if (i >= bytes.size())
      return VarintStatus::Truncated;
    // Shifting must not change the sign: the top 8 bits have to be equal.
    uint64_t top = result >> 56;
    if (i - at == kMaxVarintBytes || (top != 0 && top != 0xff))
      return VarintStatus::TooLarge;
    result = result << 7 | (bytes[i] & 0x7f);
    if (bytes[i] < 0x80) {
      at = i + 1;
      value = int64_t(result);
      return VarintStatus::Ok;
    }
  }
}

} // namespace adder::bytecode

#endif // ADDER_BYTECODE_VARINT_H
