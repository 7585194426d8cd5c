//===- digest/Md5.cpp - The digest by which builds notice changes -----------------------------------===//
//
// RFC 1321.  Not LLVM's, which brings its file system and streams along: a tenth of qstr-gen.
//
//===------------------------------------------------------------------------------------------------===//

#include "digest/Md5.h"

#include <array>
#include <bit>
#include <cstdint>

namespace adder::digest {

namespace {

constexpr size_t kBlockBytes = 64;

/// floor(2^32 * |sin(i + 1)|), RFC 1321 3.4.
constexpr uint32_t kSines[64] = {
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
    0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
    0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
    0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
    0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391};

/// By how much each step of a round rotates; every fourth step the same.
constexpr int kRotations[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};

using State = std::array<uint32_t, 4>;

uint32_t littleEndian(const char *bytes) {
  uint32_t word = 0;
  for (int i = 3; i >= 0; --i)
    word = word << 8 | static_cast<unsigned char>(bytes[i]);
  return word;
}

void addBlock(State &state, const char *block) {
  uint32_t words[16];
  for (size_t i = 0; i < 16; ++i)
    words[i] = littleEndian(block + 4 * i);
  auto [a, b, c, d] = state;
  for (uint32_t i = 0; i < 64; ++i) {
    uint32_t mixed, word;
    switch (i / 16) {
    case 0:
      mixed = (b & c) | (~b & d), word = i;
      break;
    case 1:
      mixed = (d & b) | (~d & c), word = 5 * i + 1;
      break;
    case 2:
      mixed = b ^ c ^ d, word = 3 * i + 5;
      break;
    default:
      mixed = c ^ (b | ~d), word = 7 * i;
      break;
    }
    uint32_t sum = a + mixed + kSines[i] + words[word % 16];
    a = d;
    d = c;
    c = b;
    b += std::rotl(sum, kRotations[i / 16][i % 4]);
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
}

} // namespace

std::string md5(std::string_view bytes) {
  State state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
  size_t whole = bytes.size() / kBlockBytes * kBlockBytes;
  for (size_t at = 0; at < whole; at += kBlockBytes)
    addBlock(state, bytes.data() + at);
  // The rest, a one bit, zeros, and the number of bits in 8 bytes at the end of a block.
  std::string rest(bytes.substr(whole));
  rest += char(0x80);
  rest.resize(rest.size() + 8 <= kBlockBytes ? kBlockBytes - 8 : 2 * kBlockBytes - 8);
  for (unsigned shift = 0; shift < 64; shift += 8)
    rest += char(uint64_t(bytes.size()) * 8 >> shift);
  for (size_t at = 0; at < rest.size(); at += kBlockBytes)
    addBlock(state, rest.data() + at);
  std::string digits;
  for (uint32_t word : state)
    for (unsigned shift = 0; shift < 32; shift += 8)
      for (unsigned half : {4u, 0u})
        digits += "0123456789abcdef"[word >> (shift + half) & 15];
  return digits;
}

} // namespace adder::digest
