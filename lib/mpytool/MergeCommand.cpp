//===- mpytool/MergeCommand.cpp - mpy-tool merge ----------------------------------------------------===//

#include "cli/Options.h"
#include "mpytool/Merging.h"

namespace adder::mpytool {

namespace {

using driver::OptionCompletion;
using driver::OptionForm;

enum Option : unsigned { Output, StripLines, KeepDuplicates, SourceName };

constexpr driver::OptionRow kOptions[] = {
    {Output, "Options", OptionForm::JoinedOrSeparate, "-o,--output", "FILE", OptionCompletion::File,
     "the file to write, whole or not at all; standard output without it", ""},
    {SourceName, "Options", OptionForm::Separate, "--name", "NAME", OptionCompletion::None,
     "the file that tracebacks name; without it that of the first FILE",
     "Not with native code, whose strings have to stay where they are."},
    {StripLines, "Options", OptionForm::Exact, "--strip-lines", "", OptionCompletion::None,
     "drop all line tables: a smaller file, and tracebacks without lines", ""},
    {KeepDuplicates, "Options", OptionForm::Exact, "--keep-duplicates", "", OptionCompletion::None,
     "keep strings and constants that several files have once for each", ""},
    kHelpRow,
};

constexpr driver::ManSection kSections[] = {
    {"DESCRIPTION",
     R"(Makes one .mpy file of several, to be copied or imported as one module. Importing it runs the bodies of the parts one after the other, in the order of the command line, each in the namespace of the module that is imported: the result behaves as if the sources had been joined. A name that two parts define is the later one's from then on, and a part does not become a module that others could import by its name. A directory stands for all .mpy files below it, sorted by path; - is standard input.

Strings and constants that several parts have are stored once. A single FILE stays as it is, but for --name and --strip-lines.

Tracebacks name one source file for all parts, the first or that of --name; the lines are those of each part's own source.

Machine code refers to strings and constants by numbers that cannot be changed, so at most one part may contain any; its tables then come first in the result. The result needs what its parts need: their architecture, and the largest width of small integers.)"},
    {"EXAMPLES", R"(  mpy-tool merge -o app.mpy main.mpy net.mpy util.mpy

  mpy-tool merge --strip-lines --name app.py -o app.mpy build/)"},
};

constexpr driver::ProgramDescription kProgram = {
    "mpy-tool merge",
    "make one .mpy file of several",
    "[OPTION]... FILE|DIRECTORY...",
    "Merges .mpy files into one, whose import runs the parts in order in one namespace.",
    ".mpy",
    kOptions,
    {},
    kSections};

} // namespace

const driver::ProgramDescription &describeMerge() { return kProgram; }

int runMerge(const Environment &environment, const Words &words) {
  std::string output = "-", name;
  mpy::MergeOptions options;
  Words operands;
  auto set = [&](unsigned id, const std::string &value) -> std::string {
    switch (Option(id)) {
    case Output:
      output = value;
      return value.empty() ? "--output needs the name of a file" : "";
    case StripLines:
      options.lines = mpy::MergedLines::Drop;
      return {};
    case KeepDuplicates:
      options.deduplicate = false;
      return {};
    case SourceName:
      name = value;
      return value.empty() || value.size() > 255 ? "--name needs a name of 1 to 255 bytes" : "";
    }
    return {};
  };
  if (std::optional<int> status = parseOptions(environment, kProgram, words, set, operands))
    return *status;
  if (operands.empty())
    return usageError(environment, kProgram, "no file to merge");
  if (!expandDirectories(environment, operands))
    return kFailure;
  std::vector<std::unique_ptr<LoadedModule>> modules;
  for (const std::string &path : operands) {
    modules.push_back(loadModule(environment, path));
    if (!modules.back())
      return kFailure;
  }
  options.sourceName = name;
  return mergeModules(environment, modules, options, output);
}

} // namespace adder::mpytool
