//===- inspect/FormatReference.h - The tables of the format, as documentation -----------------------===//
//
// docs/mpy-format.md has the prose; its tables are made here from the .def files, so that they cannot differ
// from what the tools do.  scripts/update-format-reference puts them in, and a test compares.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_INSPECT_FORMATREFERENCE_H
#define ADDER_INSPECT_FORMATREFERENCE_H

#include <string>

namespace adder::inspect {

/// Markdown: tables, each between "<!-- BEGIN TABLE name -->" and "<!-- END TABLE -->".
std::string formatReference();

} // namespace adder::inspect

#endif // ADDER_INSPECT_FORMATREFERENCE_H
