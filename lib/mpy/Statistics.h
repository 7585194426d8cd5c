//===- mpy/Statistics.h - What the bytes of a file are spent on -------------------------------------===//
//
// Sizes by section and counts of what a module holds, for `--stats`.  The sections add up to the size of the
// file.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_MPY_STATISTICS_H
#define ADDER_MPY_STATISTICS_H

#include "mpy/Model.h"

namespace adder::mpy {

struct Statistics {
  // Bytes.
  uint64_t headerBytes = 0;   ///< header and the two counts
  uint64_t qstrBytes = 0;     ///< string table
  uint64_t objectBytes = 0;   ///< constant table
  uint64_t preludeBytes = 0;  ///< signatures, sizes, names and cells
  uint64_t lineBytes = 0;     ///< line tables
  uint64_t bytecodeBytes = 0; ///< instructions
  uint64_t nativeBytes = 0;   ///< machine code with its rodata and relocations
  uint64_t elementBytes = 0;  ///< what holds the elements together: headers, child counts
  uint64_t trailingBytes = 0; ///< after the root element

  // Counts.
  uint64_t functions = 0; ///< elements of all kinds, the module itself included
  uint64_t nativeFunctions = 0;
  uint64_t qstrs = 0;
  uint64_t staticQstrs = 0; ///< of those
  uint64_t objects = 0;     ///< entries of the table; items of tuples do not count

  uint64_t totalBytes() const {
    return headerBytes + qstrBytes + objectBytes + preludeBytes + lineBytes + bytecodeBytes + nativeBytes +
           elementBytes + trailingBytes;
  }
};

/// Measures `module` as it would be written.  Takes scratch memory from `scratch`.
Statistics measure(support::Arena &scratch, const Module &module);

} // namespace adder::mpy

#endif // ADDER_MPY_STATISTICS_H
