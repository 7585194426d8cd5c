//===- inspect/JsonInstructions.h - The instructions of a JSON document -----------------------------===//

#ifndef ADDER_INSPECT_JSONINSTRUCTIONS_H
#define ADDER_INSPECT_JSONINSTRUCTIONS_H

#include "inspect/JsonAssembler.h"
#include "inspect/JsonTables.h"

namespace adder::inspect {

/// Appends to `out` the shortest encoding of `value` made `bytes` long; false if it cannot be so long.
/// 0 is the usual length.
bool appendVuint(support::Vector<uint8_t> &out, uint32_t value, unsigned bytes);

/// Reads the array `node`: instructions to `code`, their lines to `steps`.  `allowsLines`: else a line is an
/// error.  Takes scratch memory from the arena of `code`.
bool readJsonInstructions(const JsonNode &node, JsonQstrs &qstrs, bool allowsLines,
                          support::Vector<uint8_t> &code, std::vector<LineStep> &steps);

} // namespace adder::inspect

#endif // ADDER_INSPECT_JSONINSTRUCTIONS_H
