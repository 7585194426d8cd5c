//===- driver/JobRunner.h - One job of mpy-cross: read, compile, write ----------------------------===//

#ifndef ADDER_DRIVER_JOBRUNNER_H
#define ADDER_DRIVER_JOBRUNNER_H

#include "driver/JobPlan.h"

namespace adder::driver {

/// How diagnostics are shown, settled for the whole run.
struct Reporting {
  DiagnosticFormat format = DiagnosticFormat::Text;
  TextStyle style;
};

/// The part of an Invocation that every job needs, and how to report.
struct JobContext {
  const Invocation &invocation;
  Reporting reporting;
  bool several = false;
};

struct JobOutcome {
  enum class Status : uint8_t { Failed, Written, UpToDate, NotWritten };
  Status status = Status::Failed;
  std::string output;   ///< for standard output
  std::string messages; ///< rendered diagnostics; empty in SARIF
  FileReport report;    ///< kept for SARIF only
  size_t errors = 0;
  size_t warnings = 0;
  size_t sourceBytes = 0;
  std::optional<mpy::Statistics> statistics;
};

/// Compiles one file and writes its result.  Does not throw.  Each thread needs a compiler of its own.
JobOutcome runJob(Compiler &compiler, const JobContext &context, const CompileJob &job);

/// `report` in any form but SARIF.
std::string render(const Reporting &reporting, const FileReport &report, std::string_view source);

} // namespace adder::driver

#endif // ADDER_DRIVER_JOBRUNNER_H
