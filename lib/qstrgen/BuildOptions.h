//===- qstrgen/BuildOptions.h - The command line of qstr-gen build ------------------------------------===//

#ifndef ADDER_QSTRGEN_BUILDOPTIONS_H
#define ADDER_QSTRGEN_BUILDOPTIONS_H

#include "genhdr/BuildTables.h"
#include "qstrgen/Command.h"

namespace adder::qstrgen {

/// What the command line asks for.
struct BuildSettings {
  std::string output = "genhdr";
  std::vector<std::string> definitions;
  genhdr::TableOptions tables;
  bool versionHeader = false;
  std::string repository;
  std::string database;
  std::vector<std::string> cFlags, cxxFlags;
  std::string cxxCompiler;
  std::string compileCommands;
  std::vector<std::string> objectsUnder;
  unsigned jobs = 0; ///< 0: one for each processor
  std::string cache;
  std::string depfile, depfileTarget, stamp;
  bool verbose = false;
  bool statistics = false;
  Words sources;
  Words compiler; ///< behind --
};

/// Parses `words`.  Nothing if all is well; else the exit status, after help was printed or wrong usage
/// reported.
std::optional<int> parseBuildOptions(const Environment &environment, const Words &words,
                                     BuildSettings &settings);

} // namespace adder::qstrgen

#endif // ADDER_QSTRGEN_BUILDOPTIONS_H
