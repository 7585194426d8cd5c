//===- digest/Xxh3.cpp - Telling changed content from unchanged ---------------------------------------===//

#include "digest/Xxh3.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/Support/xxhash.h>

namespace adder::digest {

QuickDigest quickDigest(std::string_view bytes) {
  llvm::XXH128_hash_t hash = llvm::xxh3_128bits(
      llvm::ArrayRef<uint8_t>(reinterpret_cast<const uint8_t *>(bytes.data()), bytes.size()));
  return {hash.low64, hash.high64};
}

} // namespace adder::digest
