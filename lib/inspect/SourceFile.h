//===- inspect/SourceFile.h - A .mpy file that is looked at -----------------------------------------===//

#ifndef ADDER_INSPECT_SOURCEFILE_H
#define ADDER_INSPECT_SOURCEFILE_H

#include "mpy/Model.h"

#include <string>
#include <string_view>
#include <vector>

namespace adder::inspect {

/// A module with the bytes that it was read from; both must outlive whatever is made of them.
struct SourceFile {
  std::string_view path; ///< as the user gave it
  std::span<const uint8_t> bytes;
  const mpy::Module *module = nullptr;

  std::string_view sourceName() const { return module->qstrs[0].text; }
  /// Where something that lies in the file starts.
  size_t offsetOf(const void *address) const {
    return size_t(static_cast<const uint8_t *>(address) - bytes.data());
  }
};

/// Why a file cannot be shown.
struct Fault {
  size_t offset = 0; ///< in the file
  std::string message;
};

/// The names of all elements as the reference's tool prints them: the block name of bytecode and native code;
/// viper and asm code store none and are called by string 0, the source file.
std::vector<std::string_view> simpleNames(const mpy::Module &module);

/// Text beyond which a listing is given up: a file of a few bytes can mention a large constant many times.
constexpr size_t kMaxListingBytes = size_t(1) << 30;

} // namespace adder::inspect

#endif // ADDER_INSPECT_SOURCEFILE_H
