//===- mpy/Writer.h - Module to bytes ---------------------------------------------------------------===//
//
// The inverse of the reader: writing what was read gives the same bytes.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_MPY_WRITER_H
#define ADDER_MPY_WRITER_H

#include "mpy/Model.h"

namespace adder::mpy {

/// The bits of RawCode::scopeFlags that say which optional parts a viper or asm element has
/// (mpy-and-bytecode.md 5.1).
constexpr uint32_t kHasRelocations = 0x10;
constexpr uint32_t kHasRodata = 0x20;
constexpr uint32_t kHasBss = 0x40;

/// Appends the file to `out`.  The module must be well formed: indexes of children in range and each used
/// once, no element with both children and relocations.  Takes scratch memory from the arena of `out`.
void write(const Module &module, support::Vector<uint8_t> &out);

/// Appends the encodings of `objects`, one after the other: equal objects, and only those, have equal ones.
void writeObjects(std::span<const Object> objects, support::Vector<uint8_t> &out);

} // namespace adder::mpy

#endif // ADDER_MPY_WRITER_H
