//===- inspect/SourceFile.cpp - A .mpy file that is looked at ---------------------------------------===//

#include "inspect/SourceFile.h"

#include "bytecode/Prelude.h"
#include "mpy/Listing.h"

namespace adder::inspect {

std::vector<std::string_view> simpleNames(const mpy::Module &module) {
  std::vector<std::string_view> names;
  names.reserve(module.codes.size());
  for (const mpy::RawCode &code : module.codes) {
    bytecode::Prelude prelude; // its block name is 0 if there is no prelude
    std::span<const uint8_t> bytes = mpy::preludeBytes(code);
    if (!bytes.empty())
      (void)bytecode::decodePrelude(bytes, prelude);
    names.push_back(module.qstrs[prelude.blockName].text);
  }
  return names;
}

} // namespace adder::inspect
