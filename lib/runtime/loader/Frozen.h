//===- runtime/loader/Frozen.h - Modules that are part of the program -------------------------------===//

#ifndef ADDER_RUNTIME_LOADER_FROZEN_H
#define ADDER_RUNTIME_LOADER_FROZEN_H

#include "py/bc.h"
#include "py/frozenmod.h"

#include <string_view>

namespace adder::loader {

struct Frozen {
  mp_import_stat_t kind = MP_IMPORT_STAT_NO_EXIST;
  std::string_view source;                    ///< of a module that is frozen as text
  const mp_frozen_module_t *module = nullptr; ///< of one that is frozen as bytecode
};

/// What is frozen under `path`, which has no prefix.  Does not raise.
Frozen findFrozen(std::string_view path);

/// The paths of all that is frozen, each ended by a NUL and all by an empty one.
const char *frozenNames();

/// True, with the rest of the path, if `path` has the prefix of frozen modules.
bool isFrozenPath(std::string_view path, std::string_view &rest);

} // namespace adder::loader

#endif // ADDER_RUNTIME_LOADER_FROZEN_H
