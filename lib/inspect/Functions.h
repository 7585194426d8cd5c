//===- inspect/Functions.h - The functions of a module, with names a person would use ---------------===//
//
// A .mpy file stores for each function a bare name, and none for viper and assembler functions.  Reports
// speak of "Class.method": the path from the module down, put together from the block names and from the
// instructions that make the functions.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_INSPECT_FUNCTIONS_H
#define ADDER_INSPECT_FUNCTIONS_H

#include "mpy/Model.h"

#include <string>
#include <vector>

namespace adder::inspect {

struct Function {
  static constexpr uint32_t kNoParent = UINT32_MAX;

  uint32_t code = 0;           ///< index into Module::codes
  uint32_t parent = kNoParent; ///< index into the vector of functions
  std::string name;            ///< "method", "<module>", "<lambda>"
  std::string path;            ///< "Class.method"; the module itself is "<module>"
  bool isClass = false;        ///< the body of a class
};

/// All functions of `module`, a parent before its children, in the order of the file.  Instructions need not
/// be valid.
std::vector<Function> functionsOf(const mpy::Module &module);

} // namespace adder::inspect

#endif // ADDER_INSPECT_FUNCTIONS_H
