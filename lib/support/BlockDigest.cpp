//===- support/BlockDigest.cpp - MD5, SHA-1 and SHA-256 ---------------------------------------------===//
//
// Tables are where a loop over one is smaller than the code without; no rounds are unrolled.
//
//===------------------------------------------------------------------------------------------------===//

#include "support/BlockDigest.h"

#include <bit>
#include <cstring>

namespace adder::support {

namespace {

using std::rotl;
using std::rotr;

// --- MD5, RFC 1321.

/// The whole part of 2^32 |sin(i + 1)|.
const uint32_t kSines[64] = {
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
    0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
    0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
    0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
    0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391};

void addBlockMd5(uint32_t *state, const uint32_t *words) {
  static const uint8_t kShifts[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
  static const uint8_t kStride[4] = {1, 5, 3, 7}, kOffset[4] = {0, 1, 5, 0};
  uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
  for (unsigned i = 0; i < 64; ++i) {
    unsigned round = i / 16;
    uint32_t mixed = round == 0   ? (b & c) | (~b & d)
                     : round == 1 ? (b & d) | (c & ~d)
                     : round == 2 ? b ^ c ^ d
                                  : c ^ (b | ~d);
    mixed += a + words[(i * kStride[round] + kOffset[round]) % 16] + kSines[i];
    a = d;
    d = c;
    c = b;
    b += rotl(mixed, kShifts[round][i % 4]);
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
}

// --- SHA-1, FIPS 180-4.

void addBlockSha1(uint32_t *state, const uint32_t *words) {
  static const uint32_t kConstants[4] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};
  uint32_t schedule[16]; // the last 16 of 80 words
  std::memcpy(schedule, words, sizeof schedule);
  uint32_t a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];
  for (unsigned i = 0; i < 80; ++i) {
    uint32_t &word = schedule[i % 16];
    if (i >= 16)
      word = rotl(schedule[(i + 13) % 16] ^ schedule[(i + 8) % 16] ^ schedule[(i + 2) % 16] ^ word, 1);
    unsigned round = i / 20;
    uint32_t mixed = round == 0 ? (b & c) ^ (~b & d) : round == 2 ? (b & c) ^ (b & d) ^ (c & d) : b ^ c ^ d;
    mixed += rotl(a, 5) + e + kConstants[round] + word;
    e = d;
    d = c;
    c = rotl(b, 30);
    b = a;
    a = mixed;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
}

// --- SHA-256, FIPS 180-4.

/// The first bits of the fractions of the cube roots of the first 64 primes.
const uint32_t kCubeRoots[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

void addBlockSha256(uint32_t *state, const uint32_t *words) {
  uint32_t schedule[16]; // the last 16 of 64 words
  std::memcpy(schedule, words, sizeof schedule);
  uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
  uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
  for (unsigned i = 0; i < 64; ++i) {
    uint32_t &word = schedule[i % 16];
    if (i >= 16) {
      uint32_t early = schedule[(i + 1) % 16], late = schedule[(i + 14) % 16];
      word += (rotr(early, 7) ^ rotr(early, 18) ^ early >> 3) + schedule[(i + 9) % 16] +
              (rotr(late, 17) ^ rotr(late, 19) ^ late >> 10);
    }
    uint32_t first =
        h + (rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)) + ((e & f) ^ (~e & g)) + kCubeRoots[i] + word;
    uint32_t second = (rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = d + first;
    d = c;
    c = b;
    b = a;
    a = first + second;
  }
  const uint32_t sums[8] = {a, b, c, d, e, f, g, h};
  for (unsigned i = 0; i < 8; ++i)
    state[i] += sums[i];
}

} // namespace

const DigestAlgorithm kMd5 = {{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}, 4, false, addBlockMd5};
const DigestAlgorithm kSha1 = {
    {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}, 5, true, addBlockSha1};
const DigestAlgorithm kSha256 = {
    {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19},
    8,
    true,
    addBlockSha256};

void DigestState::start(const DigestAlgorithm &algorithm) {
  count = 0;
  std::memcpy(state, algorithm.start, sizeof state);
}

void DigestState::addBlock(const DigestAlgorithm &algorithm, const uint8_t *bytes) {
  uint32_t words[16];
  for (unsigned i = 0; i < 16; ++i, bytes += 4)
    words[i] = algorithm.isBigEndian
                   ? uint32_t(bytes[0]) << 24 | uint32_t(bytes[1]) << 16 | uint32_t(bytes[2]) << 8 | bytes[3]
                   : uint32_t(bytes[3]) << 24 | uint32_t(bytes[2]) << 16 | uint32_t(bytes[1]) << 8 | bytes[0];
  algorithm.addBlock(state, words);
}

void DigestState::add(const DigestAlgorithm &algorithm, const uint8_t *bytes, size_t size) {
  size_t waiting = size_t(count % kBlockBytes);
  count += size;
  if (waiting > 0) {
    size_t missing = kBlockBytes - waiting;
    if (size < missing) {
      std::memcpy(block + waiting, bytes, size);
      return;
    }
    std::memcpy(block + waiting, bytes, missing);
    addBlock(algorithm, block);
    bytes += missing;
    size -= missing;
  }
  for (; size >= kBlockBytes; bytes += kBlockBytes, size -= kBlockBytes)
    addBlock(algorithm, bytes);
  if (size > 0)
    std::memcpy(block, bytes, size);
}

void DigestState::finish(const DigestAlgorithm &algorithm, uint8_t *digest) {
  // A bit 1, as many 0 as it takes, and the number of bits in the last eight bytes of a block.
  uint8_t tail[2 * kBlockBytes] = {0x80};
  size_t padding = kBlockBytes - (size_t(count % kBlockBytes) + 8) % kBlockBytes;
  uint64_t bits = count * 8;
  for (unsigned i = 0; i < 8; ++i)
    tail[padding + i] = uint8_t(bits >> 8 * (algorithm.isBigEndian ? 7 - i : i));
  add(algorithm, tail, padding + 8);
  for (unsigned i = 0; i < 4u * algorithm.words; ++i)
    digest[i] = uint8_t(state[i / 4] >> 8 * (algorithm.isBigEndian ? 3 - i % 4 : i % 4));
}

} // namespace adder::support
