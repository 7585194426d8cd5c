//===- genhdr/BuildScan.h - From sources to findings ----------------------------------------------------===//
//
// The first half of a build: every source that changed since the last build is preprocessed, as many at a
// time as there are processors, and scanned; of the others the findings are taken over.  Definitions files
// are sources too, whose findings are lines.
//
// A compiler is called as `COMPILER FLAGS -E -DNO_QSTR -MD -MF FILE SOURCE`: NO_QSTR makes the headers of a
// firmware leave MP_QSTR_x and the registrations as they are, and leave out the generated headers.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_GENHDR_BUILDSCAN_H
#define ADDER_GENHDR_BUILDSCAN_H

#include "genhdr/BuildCache.h"
#include "genhdr/CompileCommands.h"

#include <span>

namespace adder::genhdr {

/// A source or a definitions file.
struct ScanJob {
  SourceCommand command;
  bool isDefinitions = false;
};

struct ScanRequest {
  std::vector<ScanJob> jobs; ///< definitions files first
  unsigned processes = 1;    ///< at most so many at a time
  std::string directory;     ///< the current one, absolute
  std::string scratch;       ///< an absolute path of a directory for temporary files, which must be there
  QuickDigest salt;          ///< of what else the findings depend on: the compiler's identity, the tool
  int64_t begun = 0;         ///< fileClock() when the build began
};

struct ScanStatistics {
  uint32_t preprocessed = 0;
  uint64_t preprocessedBytes = 0;
  uint32_t reused = 0;
};

/// An old state with what refresh() said of its files.
struct OldState {
  BuildState state;
  std::vector<Freshness> freshness; ///< of state.files
};
/// Looks at all files of `state`.
OldState refreshAll(BuildState state, int64_t begun);

/// Fills state.files, sources and texts.  False, with errors added, if a source is missing or a compiler
/// fails; what was found until then is kept.
bool scanSources(const ScanRequest &request, const OldState &old, BuildState &state,
                 ScanStatistics &statistics, Problems &problems);

} // namespace adder::genhdr

#endif // ADDER_GENHDR_BUILDSCAN_H
