//===- driver/JobPlan.h - Inputs of a command line to files to compile ----------------------------===//
//
// Finds the sources below directories and decides for each source which name is stored, where the result goes
// and what the dependency file is called.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_DRIVER_JOBPLAN_H
#define ADDER_DRIVER_JOBPLAN_H

#include "driver/MpyCrossOptions.h"

namespace adder::driver {

struct CompileJob {
  std::string input;                 ///< a path, or "-"
  std::string sourceName;            ///< to store
  std::optional<std::string> output; ///< a path or "-"; none if nothing is written
  std::string depfile;               ///< of this output alone; empty: none
};

struct JobPlan {
  std::vector<CompileJob> jobs;     ///< in the order of the inputs, directories sorted by name
  std::vector<FileReport> problems; ///< with inputs that yield no job
  bool several = false;             ///< several inputs or a directory: compiled as a tree
};

/// Reads directories and writes nothing.
std::optional<UsageError> planJobs(const Invocation &invocation, JobPlan &plan);

/// The reference's rule: the last two bytes, whatever they are, make room for "mpy".
std::string defaultOutput(std::string_view input);

/// The stored name of a source after --prefix-map.
std::string mapPrefix(const Invocation &invocation, std::string_view name);

} // namespace adder::driver

#endif // ADDER_DRIVER_JOBPLAN_H
