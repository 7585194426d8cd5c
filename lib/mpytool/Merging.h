//===- mpytool/Merging.h - Merging for both command lines -------------------------------------------===//

#ifndef ADDER_MPYTOOL_MERGING_H
#define ADDER_MPYTOOL_MERGING_H

#include "mpy/Merge.h"
#include "mpytool/Input.h"

namespace adder::mpytool {

/// Merges `modules` and writes the result to `output` ("-": standard output).  Returns the exit status.
int mergeModules(const Environment &environment, std::span<const std::unique_ptr<LoadedModule>> modules,
                 const mpy::MergeOptions &options, const std::string &output);

} // namespace adder::mpytool

#endif // ADDER_MPYTOOL_MERGING_H
