//===- digest/Md5.cpp - The digest by which builds notice changes -----------------------------------===//
//
// The algorithm is the one that hashlib has (support/BlockDigest.h).  Not LLVM's, which brings its file
// system and streams along: a tenth of qstr-gen.
//
//===------------------------------------------------------------------------------------------------===//

#include "digest/Md5.h"

#include "support/BlockDigest.h"

namespace adder::digest {

std::string md5(std::string_view bytes) {
  support::DigestState state;
  state.start(support::kMd5);
  state.add(support::kMd5, reinterpret_cast<const uint8_t *>(bytes.data()), bytes.size());
  uint8_t digest[support::DigestState::kLargestDigest];
  state.finish(support::kMd5, digest);
  std::string digits;
  for (size_t i = 0; i < 4u * support::kMd5.words; ++i)
    for (unsigned half : {4u, 0u})
      digits += "0123456789abcdef"[digest[i] >> half & 15];
  return digits;
}

} // namespace adder::digest
