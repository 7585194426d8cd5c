//===- support/BlockDigest.h - MD5, SHA-1 and SHA-256 -----------------------------------------------===//
//
// From RFC 1321 and FIPS 180-4, written for size.  All three work on blocks of 64 bytes and end alike, so
// they share all but what a block does to the state.  Python programs have them in hashlib; the tools need
// MD5 alone, and take SHA-256 from LLVM, which knows the machine's instructions for it.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_SUPPORT_BLOCKDIGEST_H
#define ADDER_SUPPORT_BLOCKDIGEST_H

#include <cstddef>
#include <cstdint>

namespace adder::support {

struct DigestState;

/// What tells the three apart.
struct DigestAlgorithm {
  uint32_t start[8];
  uint8_t words; ///< of the state, which the digest is
  bool isBigEndian;
  void (*addBlock)(uint32_t *state, const uint32_t *words);
};

extern const DigestAlgorithm kMd5;
extern const DigestAlgorithm kSha1;
extern const DigestAlgorithm kSha256;

struct DigestState {
  static constexpr size_t kBlockBytes = 64;
  static constexpr size_t kLargestDigest = 32;

  uint64_t count; ///< bytes so far
  uint32_t state[8];
  uint8_t block[kBlockBytes]; ///< of which count % 64 wait for the rest

  void start(const DigestAlgorithm &algorithm);
  void add(const DigestAlgorithm &algorithm, const uint8_t *bytes, size_t size);
  /// Writes 4 * words bytes.  Nothing may be added afterwards.
  void finish(const DigestAlgorithm &algorithm, uint8_t *digest);

private:
  void addBlock(const DigestAlgorithm &algorithm, const uint8_t *bytes);
};

} // namespace adder::support

#endif // ADDER_SUPPORT_BLOCKDIGEST_H
