//===- digest/Md5.cpp - The digest by which builds notice changes -----------------------------------===//

#include "digest/Md5.h"

#include <llvm/ADT/SmallString.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Support/MD5.h>

namespace adder::digest {

std::string md5(std::string_view bytes) {
  llvm::MD5 hash;
  hash.update(llvm::StringRef(bytes.data(), bytes.size()));
  llvm::MD5::MD5Result result;
  hash.final(result);
  return std::string(result.digest().str());
}

} // namespace adder::digest
