//===- elf/ElfObject.h - Machine code of a .mpy file as a relocatable ELF object --------------------===//
//
// Puts the code of all native, viper and asm elements of a module into an object file for objdump, gdb,
// readelf and whatever else knows ELF: one symbol a function, mapping symbols that tell code from data, real
// relocations for what the loader of a linked module patches, and a line table that leads from each function
// to its definition.  The object cannot be linked into anything that runs; it is for looking.
//
// docs/machine-code.md lists the contents.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_ELF_ELFOBJECT_H
#define ADDER_ELF_ELFOBJECT_H

#include "mpy/Model.h"

#include <optional>
#include <string>

namespace adder::elf {

/// Whether there is machine code to make an object of.
bool hasMachineCode(const mpy::Module &module);

/// The bytes of the object.  Nothing, with a message in `error`, if the module has no machine code or nothing
/// knows its architecture.  Takes scratch memory from `scratch`.
std::optional<std::string> makeObject(support::Arena &scratch, const mpy::Module &module, std::string &error);

} // namespace adder::elf

#endif // ADDER_ELF_ELFOBJECT_H
