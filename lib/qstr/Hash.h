//===- qstr/Hash.h - The string hash that programs can observe --------------------------------------===//
//
// Iteration order of dicts and sets and the value of hash(str) follow from this function, so a runtime must
// compute exactly it (mpy-and-bytecode.md 3.4).  It never appears in a file; the compiler's own tables use a
// hash of their own (NameTable::hashOf).
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_QSTR_HASH_H
#define ADDER_QSTR_HASH_H

#include <cstdint>
#include <string_view>

namespace adder::qstr {

/// Hash of `text` cut to `hashBytes` bytes: 1..4, 2 in the usual runtime.  Never 0, which marks "not
/// computed" where hashes are stored.
constexpr uint32_t runtimeHash(std::string_view text, unsigned hashBytes = 2) {
  uint32_t hash = 5381;
  for (char c : text)
    hash = (hash * 33) ^ static_cast<unsigned char>(c);
  if (hashBytes < 4)
    hash &= (uint32_t(1) << (8 * hashBytes)) - 1;
  return hash ? hash : 1;
}

} // namespace adder::qstr

#endif // ADDER_QSTR_HASH_H
