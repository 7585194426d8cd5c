//===- genhdr/BuildTables.h - From findings to headers --------------------------------------------------===//
//
// The second half of a build: what was found in all sources, in their order, becomes the tables of
// QstrTable.h, ModuleTable.h, RootPointerTable.h and CompressedTexts.h, the same as the drop-in commands make
// of collected files, and the database.  What those commands only warn of, since the scripts that they
// replace keep quiet, is an error here: strings and modules that would be lost.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_GENHDR_BUILDTABLES_H
#define ADDER_GENHDR_BUILDTABLES_H

#include "genhdr/BuildCache.h"
#include "genhdr/Database.h"
#include "genhdr/QstrTable.h"

namespace adder::genhdr {

struct TableOptions {
  std::optional<unsigned> bytesInLength; ///< 1..4; instead of what QCFG lines say
  std::optional<unsigned> bytesInHash;   ///< 0..4
  bool compress = false;                 ///< make compressed.data.h
  /// Warn of error texts that cannot be compressed.
  bool warnOfTexts = false;
};

/// Widths where neither an option nor a QCFG line says one: those of MicroPython's own ports.
constexpr unsigned kDefaultBytesInLength = 1;
constexpr unsigned kDefaultBytesInHash = 2;

struct GeneratedFile {
  std::string name; ///< without directory
  std::string content;
};

struct BuildTables {
  std::vector<GeneratedFile> files;
  Database database;
  QstrStatistics qstrs;
};

/// Makes everything of `state`, whose sources are complete.  Adds to `problems`; if there are errors among
/// them the result is of no use.  Texts are taken from `arena`.  Allocates.
BuildTables makeBuildTables(support::Arena &arena, const BuildState &state, const TableOptions &options,
                            Problems &problems);

} // namespace adder::genhdr

#endif // ADDER_GENHDR_BUILDTABLES_H
