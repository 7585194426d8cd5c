//===- mpy/Dump.h - The container, as text ----------------------------------------------------------===//
//
// Header, tables and elements of a module (`--dump=mpy`), without the instructions; those are in the listing.
// The form is stable: tests match it.
//
//     header: version 6, sub-version 0, architecture NONE, small-int bits 31
//     qstrs: 3
//          0  'e.py'
//          1  static 7 '<module>'
//     objects: 1
//          0  tuple of 2
//            0  str 'abc'
//            1  int 12
//     codes: 2
//       0  bytecode <module>(), 25 bytes, 1 child
//          state=2 exceptions=0
//          prelude 3, line table 2, cells 0, instructions 20
//         1  bytecode f(a), 14 bytes
//            ...
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_MPY_DUMP_H
#define ADDER_MPY_DUMP_H

#include "mpy/Model.h"
#include "support/TextWriter.h"

namespace adder::mpy {

/// Writes the container.  Elements are numbered in the order of the file.  Takes scratch memory from
/// `scratch`.
void dump(support::Arena &scratch, const Module &module, support::TextWriter &out);

} // namespace adder::mpy

#endif // ADDER_MPY_DUMP_H
