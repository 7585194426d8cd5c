//===- inspect/JsonReader.h - JSON to a module ------------------------------------------------------===//
//
// The inverse of inspect/JsonWriter.h, for documents that people may have edited and for any others: what is
// refused is explained with its JSON pointer.  The result has passed the reader of .mpy files.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_INSPECT_JSONREADER_H
#define ADDER_INSPECT_JSONREADER_H

#include "inspect/JsonNode.h"
#include "mpy/Model.h"

namespace adder::inspect {

/// Appends the bytes of the file that `text` describes.  False, with `failure` set and `file` unchanged, if
/// it describes none.  Takes scratch memory from the arena of `file`.
bool readJson(std::string_view text, support::Vector<uint8_t> &file, JsonFailure &failure);

} // namespace adder::inspect

#endif // ADDER_INSPECT_JSONREADER_H
