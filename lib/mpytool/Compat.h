//===- mpytool/Compat.h - What the options of mpy-tool.py do ----------------------------------------===//

#ifndef ADDER_MPYTOOL_COMPAT_H
#define ADDER_MPYTOOL_COMPAT_H

#include "mpytool/CompatOptions.h"

namespace adder::mpytool {

/// Reads all files, then does what `options` ask for, in the order -x, -d, -f, --merge, -e.  Returns the exit
/// status.
int runCompat(const Environment &environment, const CompatOptions &options);

} // namespace adder::mpytool

#endif // ADDER_MPYTOOL_COMPAT_H
