//===- genhdr/Build.h - Headers of sources, in one step -------------------------------------------------===//
//
// What `qstr-gen build` does: nothing, if all files that the last build looked at are as they were and its
// outputs are still there; else it scans what changed (BuildScan.h), makes the tables (BuildTables.h) and
// writes the outputs whose content is new.  If anything is wrong no output is touched.
//
// Several builds may run at the same time, even with the same outputs: files are replaced as a whole, and
// what a state file says is checked against the file system.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_GENHDR_BUILD_H
#define ADDER_GENHDR_BUILD_H

#include "genhdr/BuildScan.h"
#include "genhdr/BuildTables.h"
#include "genhdr/VersionHeader.h"

namespace adder::genhdr {

struct BuildRequest {
  std::vector<ScanJob> jobs;       ///< definitions files first
  std::vector<std::string> inputs; ///< files that decide on the command lines, such as compile_commands.json
  std::string directory;           ///< the current one, absolute
  std::string outputDirectory;
  std::string statePath;    ///< empty: none is read or written
  std::string databasePath; ///< empty: none
  std::string depfilePath;  ///< empty: none
  std::string depfileTarget;
  std::string stampPath; ///< empty: none; touched by every build that is well
  TableOptions tables;
  std::optional<VersionSources> version; ///< where mpversion.h comes from; nothing: it is not made
  unsigned processes = 1;
  QuickDigest salt; ///< ScanRequest::salt
  QuickDigest run;  ///< of everything that decides on the result but the content of files
  int64_t begun = 0;
};

struct BuildStatistics {
  bool isUpToDate = false;
  size_t files = 0; ///< looked at
  ScanStatistics scan;
  QstrStatistics qstrs;
  std::vector<std::string> written; ///< outputs with new content
};

/// True if the last build, of which `old` tells, made what `request` wants, and nothing has changed.
/// `request.jobs` may still be empty: finding out what they are can take longer.
bool isUpToDate(const BuildRequest &request, const OldState &old);

/// Does what remains to be done for a build that is up to date: depfile, stamp and version header, and the
/// state file if a file was touched.
void finishUpToDate(const BuildRequest &request, const OldState &old, BuildStatistics &statistics,
                    Problems &problems);

/// A whole build.  `problems` has errors if it failed.
void build(support::Arena &arena, const BuildRequest &request, const OldState &old,
           BuildStatistics &statistics, Problems &problems);

} // namespace adder::genhdr

#endif // ADDER_GENHDR_BUILD_H
