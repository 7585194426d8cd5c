//===- digest/Sha256.cpp - Names of content ---------------------------------------------------------===//

#include "digest/Sha256.h"

#include <llvm/ADT/StringRef.h>
#include <llvm/Support/SHA256.h>

namespace adder::digest {

Sha256::Sha256() : hash(std::make_unique<llvm::SHA256>()) {}
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) { hash->update(llvm::StringRef(bytes.data(), bytes.size())); }

void Sha256::addField(std::string_view bytes) {
  addNumber(bytes.size());
  add(bytes);
}

void Sha256::addNumber(uint64_t number) {
  char bytes[8];
  for (size_t i = 0; i < 8; ++i)
    bytes[i] = char(number >> (56 - 8 * i));
  add({bytes, 8});
}

Digest Sha256::finish() { return hash->final(); }

std::string hexadecimal(const Digest &digest) {
  constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (uint8_t byte : digest) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

std::string sha256(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hexadecimal(hash.finish());
}

} // namespace adder::digest
