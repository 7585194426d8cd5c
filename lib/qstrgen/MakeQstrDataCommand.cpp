//===- qstrgen/MakeQstrDataCommand.cpp - qstr-gen makeqstrdata --------------------------------------===//

#include "cli/HostArena.h"
#include "cli/Options.h"
#include "genhdr/QstrTable.h"
#include "qstrgen/Report.h"

namespace adder::qstrgen {

namespace {

constexpr driver::OptionRow kOptions[] = {kHelpRow};

constexpr driver::ManSection kSections[] = {
    {"DESCRIPTION",
     R"(Prints the header that numbers a firmware's strings, as MicroPython's py/makeqstrdata.py does. Each FILE is C as the preprocessor has left it, in which lines Q(TEXT) define strings, and lines QCFG(BYTES_IN_LEN, VALUE) and QCFG(BYTES_IN_HASH, VALUE) say how the firmware stores them. Everything else in it is ignored.

A string whose identifier is that of another one, and a line that only looks like a definition, are not in the header; both are warned about. Nothing is printed to standard output if there is an error.

Every word is the name of a file, also one that starts with a dash.)"},
    {"EXAMPLES", R"(Make the table of a build:

  qstr-gen makeqstrdata genhdr/qstrdefs.preprocessed.h > genhdr/qstrdefs.generated.h)"},
};

constexpr driver::ProgramDescription kProgram = {
    "qstr-gen makeqstrdata",
    "number the strings of a firmware",
    "FILE...",
    "Prints qstrdefs.generated.h, made from preprocessed definitions of strings.",
    ".h",
    kOptions,
    {},
    kSections,
};

} // namespace

const driver::ProgramDescription &describeMakeQstrData() { return kProgram; }

int runMakeQstrData(const Environment &environment, const Words &words) {
  if (isHelpAlone(words))
    return printHelp(environment, kProgram);
  std::vector<std::string> texts;
  for (const std::string &path : words) {
    std::optional<std::string> text = readInput(environment, path);
    if (!text)
      return kFailure;
    texts.push_back(std::move(*text));
  }
  HostArena arena;
  genhdr::Problems problems;
  qstr::DefinitionError error;
  std::vector<std::string_view> views(texts.begin(), texts.end());
  std::optional<qstr::Definitions> definitions = qstr::parseDefinitions(arena, views, error);
  std::optional<genhdr::QstrTable> table;
  if (definitions)
    table = genhdr::makeQstrTable(*definitions, words, problems);
  else
    genhdr::addDefinitionError(error, words, problems);
  int status = reportProblems(environment, problems, true);
  return status == kSuccess ? print(environment, genhdr::writeQstrTable(*table)) : status;
}

} // namespace adder::qstrgen
