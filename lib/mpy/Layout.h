//===- mpy/Layout.h - Sizes of the parts of a file --------------------------------------------------===//
//
// How many bytes the writer gives to each part (mpy-and-bytecode.md, sections 1 to 5).  Statistics add them
// up; tools that show where something lies in a file run over the same sizes.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_MPY_LAYOUT_H
#define ADDER_MPY_LAYOUT_H

#include "mpy/Model.h"

namespace adder::mpy {

/// The four fixed bytes and the architecture flags, without the two counts.
uint64_t sizeOf(const Header &header);
uint64_t sizeOf(const Qstr &qstr);
/// Of a tuple, without its items.
uint64_t sizeOf(const Object &object);
/// The integer that leads an element.
uint64_t headBytes(const RawCode &code);
/// What follows the data of native, viper and asm elements, other than rodata and relocations.
uint64_t fieldBytes(const RawCode &code);

} // namespace adder::mpy

#endif // ADDER_MPY_LAYOUT_H
