//===- mpytool/MpyTool.h - The whole of mpy-tool, as a function -------------------------------------===//
//
// The first word decides: the name of a subcommand (Commands.def), or else the options of the reference's
// mpy-tool.py, which behave as there (CompatOptions.h).
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_MPYTOOL_MPYTOOL_H
#define ADDER_MPYTOOL_MPYTOOL_H

#include "mpytool/Command.h"

namespace adder::mpytool {

/// Does what `words`, the command line without the program's name, ask for.  Returns the exit status.
int runMpyTool(const Words &words, const driver::Console &console, std::string_view version);

} // namespace adder::mpytool

#endif // ADDER_MPYTOOL_MPYTOOL_H
