//===- qstrgen/MakeModuleDefsCommand.cpp - qstr-gen makemoduledefs ----------------------------------===//

#include "cli/Options.h"
#include "genhdr/ModuleTable.h"
#include "qstrgen/Report.h"

namespace adder::qstrgen {

namespace {

constexpr driver::OptionRow kOptions[] = {kHelpRow};

constexpr driver::ManSection kSections[] = {
    {"DESCRIPTION",
     R"(Prints the header that lists a firmware's modules, as MicroPython's py/makemoduledefs.py does. FILE has what makeqstrdefs collected from C sources: MP_REGISTER_MODULE, MP_REGISTER_EXTENSIBLE_MODULE and MP_REGISTER_MODULE_DELEGATION with their arguments.

Modules that get lost are warned about: names that differ only in case, and two objects of one name. Nothing is printed to standard output if there is an error.)"},
    {"EXAMPLES", R"(Make the list of a build:

  qstr-gen makemoduledefs genhdr/moduledefs.collected > genhdr/moduledefs.h)"},
};

constexpr driver::ProgramDescription kProgram = {
    "qstr-gen makemoduledefs",
    "list the modules of a firmware",
    "FILE",
    "Prints moduledefs.h, made from collected registrations of modules.",
    ".collected",
    kOptions,
    {},
    kSections,
};

} // namespace

const driver::ProgramDescription &describeMakeModuleDefs() { return kProgram; }

int runMakeModuleDefs(const Environment &environment, const Words &words) {
  std::string path;
  auto set = [](unsigned, const std::string &) { return std::string(); };
  if (std::optional<int> status =
          parseSingleOperand(environment, kProgram, "[-h] file", "file", words, set, path))
    return *status;
  std::optional<std::string> text = readLines(environment, path);
  if (!text)
    return kFailure;
  genhdr::ModuleTable table;
  genhdr::Problems problems;
  genhdr::parseModules(*text, {path, 1}, table);
  genhdr::finishModules(table, problems);
  for (genhdr::Problem &problem : problems)
    if (problem.file.empty())
      problem.file = path;
  int status = reportProblems(environment, problems, true);
  return status == kSuccess ? print(environment, genhdr::writeModules(table)) : status;
}

} // namespace adder::qstrgen
