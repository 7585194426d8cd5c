//===- qstrgen/MakeVersionHdrCommand.h - makeversionhdr for other commands --------------------------===//

#ifndef ADDER_QSTRGEN_MAKEVERSIONHDRCOMMAND_H
#define ADDER_QSTRGEN_MAKEVERSIONHDRCOMMAND_H

#include "qstrgen/Command.h"

namespace adder::qstrgen {

/// makeversionhdr with `words`, for a script in a repository: without -r that is `defaultRepository` (the
/// directory above that of the script as it was called; empty: the current one).  Returns the exit status.
int runMakeVersionHdrOf(const std::string &defaultRepository, const Environment &environment,
                        const Words &words);

} // namespace adder::qstrgen

#endif // ADDER_QSTRGEN_MAKEVERSIONHDRCOMMAND_H
