//===- mpy/TextRules.h - Which texts a file may hold ------------------------------------------------===//
//
// Numbers are stored as text; a loader hands that text to a number parser, so the reader lets nothing else
// through (mpy-and-bytecode.md 7, rules C3 and C4).
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_MPY_TEXTRULES_H
#define ADDER_MPY_TEXTRULES_H

#include "mpy/Model.h"

namespace adder::mpy {

/// Whether `text` has the byte structure of UTF-8.  Surrogates pass: a string literal may contain them.
bool isUtf8(std::string_view text);

/// Whether `text` is a number of `kind` (Int, Float or Complex): decimal digits with an optional minus; what
/// repr() gives for a float; the same with a final `j`.
bool isNumberText(ObjectKind kind, std::string_view text);

} // namespace adder::mpy

#endif // ADDER_MPY_TEXTRULES_H
