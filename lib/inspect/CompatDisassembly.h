//===- inspect/CompatDisassembly.h - What mpy-tool -d shows ---------------------------------------------===//
//
// The listing of the reference's tool, character for character (mpy-and-bytecode.md 8.1): header, tables, and
// the elements in the order of the file.  Jumps show the distance that is stored.  Where the notes for JSON
// say where a jump leads, UNWIND_JUMP leads where runtimes go, a byte before the place that the reference's
// tool computes.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_INSPECT_COMPATDISASSEMBLY_H
#define ADDER_INSPECT_COMPATDISASSEMBLY_H

#include "inspect/Listing.h"
#include "inspect/SourceFile.h"

namespace adder::inspect {

/// Adds the listing of a file to `listing`.  `labels`: of its elements (Labels.h), for listings that want
/// notes.  False, with `fault` set, if there is an instruction that is cut off or whose index is out of
/// range, or if the listing gets too long; it is then incomplete.  Takes scratch memory from `scratch`.
[[nodiscard]] bool disassemble(support::Arena &scratch, const SourceFile &file,
                               std::span<const std::string> labels, Listing &listing, Fault &fault);

} // namespace adder::inspect

#endif // ADDER_INSPECT_COMPATDISASSEMBLY_H
