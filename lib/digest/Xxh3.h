//===- digest/Xxh3.h - Telling changed content from unchanged -----------------------------------------===//
//
// A build that looks at a thousand headers wants to know whether any of them differs from the last time.
// XXH3 reads memory about as fast as it can be read, and 128 bits do not collide by chance; unlike SHA-256
// (digest/Sha256.h) it does not resist somebody who makes files collide on purpose.  The algorithm is
// LLVM's; this is the door to it.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_DIGEST_XXH3_H
#define ADDER_DIGEST_XXH3_H

#include <cstdint>
#include <string_view>

namespace adder::digest {

struct QuickDigest {
  uint64_t low = 0;
  uint64_t high = 0;
  friend bool operator==(const QuickDigest &, const QuickDigest &) = default;
};

/// XXH3 with 128 bits, seed 0.  The same on every machine.
QuickDigest quickDigest(std::string_view bytes);

} // namespace adder::digest

#endif // ADDER_DIGEST_XXH3_H
