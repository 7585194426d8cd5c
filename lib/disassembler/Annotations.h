//===- disassembler/Annotations.h - What instructions mean to the runtime ---------------------------===//
//
// Comments for the code that ControlFlow found: the names behind the numbers.  What registers hold at the
// start of a block is what all ways to it agree on.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_DISASSEMBLER_ANNOTATIONS_H
#define ADDER_DISASSEMBLER_ANNOTATIONS_H

#include "disassembler/ControlFlow.h"
#include "mpy/Listing.h"

#include <functional>

namespace adder::disassembler {

/// Names a place in the element, or returns nothing.
using LabelName = std::function<std::string(uint32_t offset)>;

/// Comments by offset of the instruction.  `symbols` must speak of the element's children.  Scratch memory is
/// from `scratch`.
std::map<uint32_t, std::string> annotate(support::Arena &scratch, const Element &element,
                                         const Convention &rules, const Code &code,
                                         const mpy::ModuleSymbols &symbols, const LabelName &labelOf);

/// `text` in double quotes, as names in the string table are shown; bytes outside 20..7e are escaped.
std::string quotedName(std::string_view text);
/// "mp_binary_op"; the number for one that the table does not have.
std::string nameOfEntry(int64_t entry);

} // namespace adder::disassembler

#endif // ADDER_DISASSEMBLER_ANNOTATIONS_H
