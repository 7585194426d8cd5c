//===- freeze/Obtain.h - The content of all planned files -------------------------------------------===//
//
// Reads them, and compiles the sources on several threads, or takes the result of an earlier run from a
// cache.  One file that fails does not stop the others: all are reported.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_FREEZE_OBTAIN_H
#define ADDER_FREEZE_OBTAIN_H

#include "driver/JobRunner.h"
#include "freeze/Cache.h"
#include "freeze/Plan.h"

namespace adder::freeze {

/// What the command line says about code.
struct CodeRequest {
  driver::CompileOptions options; ///< for every file
  CodeSettings given;             ///< what of it was said: stronger than the defaults of manifests
};

/// How `file` is compiled.  Strongest first: its entry, the command line, its manifest's defaults.
driver::CompileOptions optionsFor(const PlannedFile &file, const CodeRequest &request);

struct Obtained {
  enum class Status : uint8_t { Failed, Compiled, Cached, Read };
  Status status = Status::Failed;
  std::string bytes;         ///< of a .mpy file, or source text
  size_t sourceBytes = 0;    ///< of the file that was read
  std::string messages;      ///< for standard error; in SARIF they are in `report`
  driver::FileReport report; ///< SARIF only
};

struct ObtainRequest {
  CodeRequest code;
  driver::Reporting reporting;
  unsigned jobs = 0; ///< threads; 0: one a processor
  Cache *cache = nullptr;
};

/// One for each of `files`, in their order, whatever the number of threads.
std::vector<Obtained> obtain(const FileSystem &system, const std::vector<PlannedFile> &files,
                             const ObtainRequest &request);

} // namespace adder::freeze

#endif // ADDER_FREEZE_OBTAIN_H
