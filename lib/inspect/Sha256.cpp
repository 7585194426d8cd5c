//===- inspect/Sha256.cpp - The digest by which files are told apart --------------------------------===//
//
// FIPS 180-4, section 6.2.  The constants are the first 32 bits of the fractional parts of the cube roots of
// the first 64 primes and of the square roots of the first 8; they are computed here, exactly, instead of
// being listed.
//
//===------------------------------------------------------------------------------------------------===//

#include "inspect/Sha256.h"

#include <array>
#include <bit>

namespace adder::inspect {

namespace {

/// The first 32 fractional bits of the k-th root of `n`: the largest r with r^k <= n * 2^(32k), modulo 2^32.
constexpr uint32_t rootFraction(uint64_t n, unsigned k) {
  // r < 2^36 for n <= 311; compare powers by parts of 128 bits.
  auto notAbove = [&](uint64_t r) {
    using Wide = unsigned __int128;
    if (k == 2)
      return Wide(r) * r <= Wide(n) << 64;
    // r^3 <= n * 2^96: r^3 = square * r with the square split into halves.
    Wide square = Wide(r) * r;
    Wide low = Wide(uint64_t(square)) * r;
    Wide high = (square >> 64) * r + (low >> 64);
    Wide limit = Wide(n) << 32; // in units of 2^64
    return high < limit || (high == limit && uint64_t(low) == 0);
  };
  uint64_t root = 0;
  for (int bit = 35; bit >= 0; --bit)
    if (notAbove(root | uint64_t(1) << bit))
      root |= uint64_t(1) << bit;
  return uint32_t(root);
}

constexpr bool isPrime(unsigned n) {
  for (unsigned i = 2; i * i <= n; ++i)
    if (n % i == 0)
      return false;
  return true;
}

template <size_t Count> constexpr std::array<uint32_t, Count> rootTable(unsigned k) {
  std::array<uint32_t, Count> table{};
  unsigned prime = 2;
  for (uint32_t &entry : table) {
    while (!isPrime(prime))
      ++prime;
    entry = rootFraction(prime++, k);
  }
  return table;
}

constexpr std::array<uint32_t, 64> kRound = rootTable<64>(3);
constexpr std::array<uint32_t, 8> kStart = rootTable<8>(2);
static_assert(kRound[0] == 0x428a2f98 && kRound[63] == 0xc67178f2);
static_assert(kStart[0] == 0x6a09e667 && kStart[7] == 0x5be0cd19);

constexpr size_t kBlock = 64;

void addBlock(std::array<uint32_t, 8> &state, const uint8_t *block) {
  uint32_t w[64];
  for (int i = 0; i < 16; ++i)
    w[i] = uint32_t(block[4 * i]) << 24 | uint32_t(block[4 * i + 1]) << 16 | uint32_t(block[4 * i + 2]) << 8 |
           block[4 * i + 3];
  for (int i = 16; i < 64; ++i) {
    uint32_t s0 = std::rotr(w[i - 15], 7) ^ std::rotr(w[i - 15], 18) ^ w[i - 15] >> 3;
    uint32_t s1 = std::rotr(w[i - 2], 17) ^ std::rotr(w[i - 2], 19) ^ w[i - 2] >> 10;
    w[i] = w[i - 16] + s0 + w[i - 7] + s1;
  }
  auto [a, b, c, d, e, f, g, h] = state;
  for (int i = 0; i < 64; ++i) {
    uint32_t s1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
    uint32_t first = h + s1 + ((e & f) ^ (~e & g)) + kRound[size_t(i)] + w[i];
    uint32_t s0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
    uint32_t second = s0 + ((a & b) ^ (a & c) ^ (b & c));
    h = g, g = f, f = e, e = d + first, d = c, c = b, b = a, a = first + second;
  }
  const uint32_t sums[8] = {a, b, c, d, e, f, g, h};
  for (size_t i = 0; i < 8; ++i)
    state[i] += sums[i];
}

} // namespace

std::string sha256(std::span<const uint8_t> bytes) {
  std::array<uint32_t, 8> state = kStart;
  size_t at = 0;
  for (; bytes.size() - at >= kBlock; at += kBlock)
    addBlock(state, bytes.data() + at);
  // The rest, a one bit, zeros, and the length in bits: one block or two.
  std::array<uint8_t, 2 * kBlock> tail{};
  size_t rest = bytes.size() - at;
  for (size_t i = 0; i < rest; ++i)
    tail[i] = bytes[at + i];
  tail[rest] = 0x80;
  size_t tailSize = rest + 9 <= kBlock ? kBlock : 2 * kBlock;
  for (size_t i = 0; i < 8; ++i)
    tail[tailSize - 1 - i] = uint8_t(uint64_t(bytes.size()) * 8 >> 8 * i);
  for (size_t i = 0; i < tailSize; i += kBlock)
    addBlock(state, tail.data() + i);
  std::string text;
  for (uint32_t word : state)
    for (int shift = 28; shift >= 0; shift -= 4)
      text += "0123456789abcdef"[word >> shift & 15];
  return text;
}

} // namespace adder::inspect
