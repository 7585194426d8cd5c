//===- inspect/HexDump.h - The bytes of a file, with colours ----------------------------------------===//

#ifndef ADDER_INSPECT_HEXDUMP_H
#define ADDER_INSPECT_HEXDUMP_H

#include "inspect/Listing.h"
#include "inspect/Segments.h"

namespace adder::inspect {

/// Adds the dump of a file to `listing`: lines of 16 bytes, segments coloured, their names beside the line in
/// which they start (mpy-and-bytecode.md 8.2).  Takes scratch memory from `scratch`.
void dumpHex(support::Arena &scratch, const SourceFile &file, Listing &listing);

} // namespace adder::inspect

#endif // ADDER_INSPECT_HEXDUMP_H
