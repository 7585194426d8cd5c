//===- freeze/Sha256.h - The hash that names what the cache holds -----------------------------------===//

#ifndef ADDER_FREEZE_SHA256_H
#define ADDER_FREEZE_SHA256_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace adder::freeze {

using Digest = std::array<uint8_t, 32>;

/// SHA-256 (FIPS 180-4) of what was added so far.
class Sha256 {
public:
  void add(std::string_view bytes);
  /// Adds the length too, so that the borders of fields count.
  void addField(std::string_view bytes);
  void addNumber(uint64_t number);
  /// Ends it.
  Digest finish();

private:
  void addBlock(const uint8_t *block);

  std::array<uint32_t, 8> state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                   0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<uint8_t, 64> buffer = {};
  size_t buffered = 0;
  uint64_t length = 0; ///< bytes
};

std::string hexadecimal(const Digest &digest);

} // namespace adder::freeze

#endif // ADDER_FREEZE_SHA256_H
