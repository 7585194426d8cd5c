//===- qstrgen/Shim.h - qstr-gen under the name of a Python -----------------------------------------===//
//
// A script that starts another with its own interpreter (sys.executable) knows that as one path, without room
// for "qstr-gen as-python".  So qstr-gen does the same under the names adder-python and python*, links to its
// program.  as-python has makemanifest.py run by a Python that is told that it is the adder-python beside
// qstr-gen; nothing else about that Python changes, and no other script is told so.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_QSTRGEN_SHIM_H
#define ADDER_QSTRGEN_SHIM_H

#include "qstrgen/Command.h"

namespace adder::qstrgen {

/// The link that is installed beside qstr-gen.
constexpr std::string_view kShimName = "adder-python";

/// True for kShimName and names that begin with "python", behind any directories.
bool isNameOfShim(std::string_view program);

/// Runs the command line `words` of a Python.  Returns the exit status, unless the process becomes another
/// program's.
int runAsShim(const Environment &environment, const Words &words);

} // namespace adder::qstrgen

#endif // ADDER_QSTRGEN_SHIM_H
