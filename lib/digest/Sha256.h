//===- digest/Sha256.h - Names of content -----------------------------------------------------------===//
//
// A cache finds compiled modules by what they are made from, and a debug file names the stripped file that it
// belongs to: both by SHA-256.  The algorithm is LLVM's; this is the door to it.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_DIGEST_SHA256_H
#define ADDER_DIGEST_SHA256_H

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace llvm {
class SHA256;
}

namespace adder::digest {

using Digest = std::array<uint8_t, 32>;

class Sha256 {
public:
  Sha256();
  ~Sha256();

  void add(std::string_view bytes);
  /// Adds the length too, so that the borders of fields count.
  void addField(std::string_view bytes);
  /// Adds 8 bytes.
  void addNumber(uint64_t number);
  /// Of all that was added; nothing may be added afterwards.
  Digest finish();

private:
  std::unique_ptr<llvm::SHA256> hash;
};

/// 64 lower-case digits.
std::string hexadecimal(const Digest &digest);

/// The digits of the digest of `bytes`.
std::string sha256(std::string_view bytes);

} // namespace adder::digest

#endif // ADDER_DIGEST_SHA256_H
