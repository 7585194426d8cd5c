//===- mpytool/FreezeTexts.h - What freeze writes beside the C source -------------------------------===//

#ifndef ADDER_MPYTOOL_FREEZETEXTS_H
#define ADDER_MPYTOOL_FREEZETEXTS_H

#include "emitters/frozen/Frozen.h"
#include "mpytool/FreezeModules.h"

namespace adder::mpytool {

/// --list: kind, name in the firmware, path and options of each file, with tabs between.
std::string listing(const freeze::Plan &plan, const freeze::CodeRequest &code);

/// --stats: a row for each module, the sum, and what the firmware's flash needs.
std::string statisticsTable(const std::vector<FreezeModule> &modules, const frozen_emitter::Sizes &sizes);
/// The same as one JSON object a line.
std::string statisticsJson(const std::vector<FreezeModule> &modules);

struct DependencyRequest {
  std::string target;
  std::vector<std::string> files;
  std::vector<std::string> directories;
  std::vector<std::string> written; ///< directories whose time the run itself changes
};

/// A dependency file: a rule for the target, and an empty one for each input, so that make goes on when it
/// is gone.  Directories that are written to are left out, with a warning: they would always be newer.
std::string dependencyRules(const freeze::FileSystem &system, const DependencyRequest &request,
                            std::vector<freeze::PlanProblem> &warnings);

} // namespace adder::mpytool

#endif // ADDER_MPYTOOL_FREEZETEXTS_H
