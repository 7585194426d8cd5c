//===- elf/Functions.h - Names and lines of the functions of a module -------------------------------===//
//
// Machine code stores neither its full name nor its lines.  The name is put together from the names of the
// functions and classes around it; viper and asm functions, which do not even store their own, are named
// after the variable that their definition stores them in.  The line is that of the instruction which makes
// the function, by the line table of the bytecode around it.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_ELF_FUNCTIONS_H
#define ADDER_ELF_FUNCTIONS_H

#include "mpy/Model.h"

#include <cstdint>
#include <string>
#include <vector>

namespace adder::elf {

struct Function {
  std::string path;  ///< "module.C.method", unique within the module
  uint32_t line = 0; ///< of its definition; 0 if nothing tells
};

/// One for each of Module::codes.  The root element is named after the source file, and its body is taken to
/// begin in line 1.  Linear in the size of the module, but for names: of deeply nested functions, the
/// outermost are left out.
std::vector<Function> describeFunctions(support::Arena &scratch, const mpy::Module &module);

} // namespace adder::elf

#endif // ADDER_ELF_FUNCTIONS_H
