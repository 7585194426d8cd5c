//===- runtime/modules/Crc32.cpp - The checksum of zip, gzip and Ethernet ---------------------------===//
//
// Half a byte at a time on boards, where a table of 64 bytes counts more than speed; a byte at a time
// elsewhere.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/modules/Crc32.h"

namespace adder::modules {

namespace {

constexpr uint32_t kPolynomial = 0xedb88320; // bits reversed

constexpr unsigned kTableBits = sizeof(void *) > 4 ? 8 : 4;
constexpr uint32_t kTableSize = 1u << kTableBits;

struct Table {
  uint32_t of[kTableSize];

  constexpr Table() : of() {
    for (uint32_t i = 0; i < kTableSize; ++i) {
      uint32_t sum = i;
      for (unsigned bit = 0; bit < kTableBits; ++bit)
        sum = sum & 1 ? sum >> 1 ^ kPolynomial : sum >> 1;
      of[i] = sum;
    }
  }
};
constexpr Table kTable;

} // namespace

uint32_t crc32(uint32_t before, const uint8_t *bytes, size_t size) {
  uint32_t sum = ~before;
  for (size_t i = 0; i < size; ++i) {
    sum ^= bytes[i];
    for (unsigned bit = 0; bit < 8; bit += kTableBits)
      sum = sum >> kTableBits ^ kTable.of[sum & (kTableSize - 1)];
  }
  return ~sum;
}

} // namespace adder::modules
