//===- elf/Attributes.h - Build attributes of ARM and RISC-V ----------------------------------------===//
#ifndef ADDER_ELF_ATTRIBUTES_H
#define ADDER_ELF_ATTRIBUTES_H

#include "bytecode/Architectures.h"

#include <string>

namespace adder::elf {

/// The content of .ARM.attributes or .riscv.attributes, by which tools know the instruction set; empty for
/// other architectures.
std::string attributesOf(bytecode::Architecture architecture, uint32_t archFlags);

} // namespace adder::elf

#endif // ADDER_ELF_ATTRIBUTES_H
