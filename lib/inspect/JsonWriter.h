//===- inspect/JsonWriter.h - A module as JSON ------------------------------------------------------===//
//
// The whole content of a file in a form that people can read, edit and turn back (inspect/JsonReader.h):
// docs/mpy-json.md describes it, docs/mpy-json.schema.json defines it.  Instructions are symbolic, jumps lead
// to labels.  Whatever the symbolic form would not reproduce to the byte is given as bytes.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_INSPECT_JSONWRITER_H
#define ADDER_INSPECT_JSONWRITER_H

#include "mpy/Model.h"

#include <string>

namespace adder::inspect {

/// What "format" and "version" of a document say.
constexpr std::string_view kJsonFormat = "mpy";
constexpr uint32_t kJsonVersion = 1;

/// Tuples within tuples that are written as such; what is deeper is bytes, for the sake of JSON parsers.
constexpr uint32_t kJsonTupleDepth = 50;

/// Takes scratch memory from `scratch`.
std::string writeJson(support::Arena &scratch, const mpy::Module &module);

} // namespace adder::inspect

#endif // ADDER_INSPECT_JSONWRITER_H
