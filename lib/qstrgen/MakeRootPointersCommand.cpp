//===- qstrgen/MakeRootPointersCommand.cpp - qstr-gen make-root-pointers ----------------------------===//

#include "cli/Options.h"
#include "genhdr/RootPointerTable.h"
#include "qstrgen/Report.h"

namespace adder::qstrgen {

namespace {

constexpr driver::OptionRow kOptions[] = {kHelpRow};

constexpr driver::ManSection kSections[] = {
    {"DESCRIPTION",
     R"(Prints the header with the members that C sources add to the state of the runtime, as MicroPython's py/make_root_pointers.py does. FILE has what makeqstrdefs collected from them: MP_REGISTER_ROOT_POINTER with a declaration.

A name that is declared in two ways is warned about. Nothing is printed to standard output if there is an error.)"},
    {"EXAMPLES", R"(Make the header of a build:

  qstr-gen make-root-pointers genhdr/root_pointers.collected > genhdr/root_pointers.h)"},
};

constexpr driver::ProgramDescription kProgram = {
    "qstr-gen make-root-pointers",
    "declare the root pointers of a firmware",
    "FILE",
    "Prints root_pointers.h, made from collected registrations of root pointers.",
    ".collected",
    kOptions,
    {},
    kSections,
};

} // namespace

const driver::ProgramDescription &describeMakeRootPointers() { return kProgram; }

int runMakeRootPointers(const Environment &environment, const Words &words) {
  std::string path;
  auto set = [](unsigned, const std::string &) { return std::string(); };
  if (std::optional<int> status =
          parseSingleOperand(environment, kProgram, "[-h] file", "file", words, set, path))
    return *status;
  std::optional<std::string> text = readLines(environment, path);
  if (!text)
    return kFailure;
  std::vector<genhdr::RootPointer> pointers;
  genhdr::Problems problems;
  genhdr::parseRootPointers(*text, {path, 1}, pointers);
  genhdr::finishRootPointers(pointers, problems);
  int status = reportProblems(environment, problems, true);
  return status == kSuccess ? print(environment, genhdr::writeRootPointers(pointers)) : status;
}

} // namespace adder::qstrgen
