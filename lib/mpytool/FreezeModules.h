//===- mpytool/FreezeModules.h - Modules that are ready to be frozen --------------------------------===//

#ifndef ADDER_MPYTOOL_FREEZEMODULES_H
#define ADDER_MPYTOOL_FREEZEMODULES_H

#include "freeze/Obtain.h"
#include "mpytool/Input.h"

namespace adder::mpytool {

struct FreezeModule {
  const freeze::PlannedFile *file = nullptr;
  const freeze::Obtained *content = nullptr;
  std::unique_ptr<LoadedModule> module; ///< null: source text
  std::string name;                     ///< by which the firmware finds it
  std::string label; ///< a path for comments in the output, the same in every build directory
};

/// The modules of all files, which had their content obtained, in the order of the output: texts first.
/// They point into `plan` and `contents`.  What cannot be read, names that stand twice and native code for
/// different processors become problems.
std::vector<FreezeModule> loadModules(const freeze::Plan &plan, const std::vector<freeze::Obtained> &contents,
                                      std::vector<freeze::PlanProblem> &problems);

} // namespace adder::mpytool

#endif // ADDER_MPYTOOL_FREEZEMODULES_H
