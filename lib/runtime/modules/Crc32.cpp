//===- runtime/modules/Crc32.cpp - The checksum of zip, gzip and Ethernet -----------------------------===//
//
// Half a byte at a time: the table is 64 bytes of ROM instead of a kilobyte.
//
//===--------------------------------------------------------------------------------------------------===//

#include "runtime/modules/Crc32.h"

namespace adder::modules {

namespace {

constexpr uint32_t kPolynomial = 0xedb88320; // bits reversed

struct Table {
  uint32_t of[16];

  constexpr Table() : of() {
    for (uint32_t i = 0; i < 16; ++i) {
      uint32_t sum = i;
      for (int bit = 0; bit < 4; ++bit)
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
    sum = sum >> 4 ^ kTable.of[sum & 15];
    sum = sum >> 4 ^ kTable.of[sum & 15];
  }
  return ~sum;
}

} // namespace adder::modules
