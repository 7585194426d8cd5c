//===- qstrgen/MakeQstrDefsCommand.cpp - qstr-gen makeqstrdefs --------------------------------------===//
//
// The reference's makeqstrdefs.py: the same words, the same files, and the same texts on standard output and
// exit statuses where builds could see them (qstr-and-freezing.md 1.1).
//
//===------------------------------------------------------------------------------------------------===//

#include "cli/Options.h"
#include "driver/Files.h"
#include "driver/OptionTexts.h"
#include "genhdr/Collect.h"
#include "genhdr/Preprocess.h"
#include "qstrgen/Command.h"

#include <algorithm>
#include <cstring>
#include <unistd.h>

namespace adder::qstrgen {

namespace {

constexpr size_t kFewestWords = 5;
constexpr size_t kLargestText = size_t(1) << 30; ///< no firmware has a thousandth of it

constexpr driver::OptionRow kOptions[] = {kHelpRow};

constexpr driver::ManSection kSections[] = {
    {"DESCRIPTION",
     R"(Finds what C and C++ sources register for the tables of a firmware, in three steps that take the arguments of MicroPython's makeqstrdefs.py and leave the same files.

pp runs the preprocessor command on the sources, C and C++ files with the flags of their language, on all processors at once, and keeps the lines that name strings, modules, root pointers or error texts. If one of the changed sources is a dependency of all, or none is given, all sources are processed, else the changed ones.

split finds what MODE asks for in that file (qstr, compress, module or root_pointer) and writes it to DIRECTORY, into a file for each source. Files of sources that are not in the input stay as they are.

cat writes all files of MODE in DIRECTORY, sorted, to OUTPUT and a digest to OUTPUT.hash. If nothing changed it touches neither.

The last word of split and the first after the MODE of cat mean nothing. `qstr-gen build` does the work of all steps, without files between them.)"},
    {"EXAMPLES",
     "  qstr-gen makeqstrdefs pp gcc -E output build/qstr.i.last cflags -Ipy -DNO_QSTR cxxflags sources "
     "a.c b.cpp\n"
     "  qstr-gen makeqstrdefs split qstr build/qstr.i.last build/qstr _\n"
     "  qstr-gen makeqstrdefs cat qstr _ build/qstr build/qstrdefs.collected.h"},
};

constexpr driver::ProgramDescription kProgram = {
    "qstr-gen makeqstrdefs",
    "find strings, modules, root pointers and error texts in sources",
    "pp PREPROCESSOR... output FILE cflags [WORD]... cxxflags [WORD]... sources FILE... "
    "[dependencies FILE...] [changed_sources FILE...]\n"
    "       qstr-gen makeqstrdefs split MODE INPUT DIRECTORY _\n"
    "       qstr-gen makeqstrdefs cat MODE _ DIRECTORY OUTPUT",
    "Finds what C and C++ sources register, like MicroPython's makeqstrdefs.py.  MODE is qstr, compress, "
    "module or root_pointer.",
    "",
    kOptions,
    {},
    kSections,
};

/// The reference's usage goes to standard output.
int printUsage(const Environment &environment, std::string_view words) {
  int status = print(environment, "usage: " + std::string(calledName(environment, kProgram)) + " " +
                                      std::string(words) + "\n");
  return status == kSuccess ? kWrongUsage : status;
}

int reportFileError(const Environment &environment, const genhdr::FileError &error, std::string_view what) {
  return cli::reportFileError(environment, error.path,
                              std::string(what) + ": " + driver::errorText(error.error));
}

//===- pp -------------------------------------------------------------------------------------------===//

/// The lists of pp's words.
struct PreprocessWords {
  Words pp, output, cflags, cxxflags, sources, changedSources, dependencies;
};

/// Words that name a list, and what follows them.
PreprocessWords divide(const Words &words) {
  PreprocessWords lists;
  const std::pair<std::string_view, Words *> names[] = {
      {"pp", &lists.pp},
      {"output", &lists.output},
      {"cflags", &lists.cflags},
      {"cxxflags", &lists.cxxflags},
      {"sources", &lists.sources},
      {"changed_sources", &lists.changedSources},
      {"dependencies", &lists.dependencies},
  };
  Words *list = &lists.pp; // the command itself is spelled like the list
  for (const std::string &word : words) {
    auto named =
        std::find_if(std::begin(names), std::end(names), [&](auto &entry) { return entry.first == word; });
    if (named != std::end(names))
      list = named->second;
    else
      list->push_back(word);
  }
  return lists;
}

int reportFailure(const Environment &environment, const genhdr::ProcessCommand &command,
                  const genhdr::ProcessFailure &failure) {
  if (failure.startError)
    return reportError(environment,
                       "cannot run '" + command[0] + "': " + driver::errorText(failure.startError));
  if (failure.signal)
    reportError(environment, "'" + command[0] + "' was ended by signal " + std::to_string(failure.signal) +
                                 " (" + strsignal(failure.signal) + ")");
  print(environment, "command failed: " + genhdr::commandText(command) + "\n");
  return kFailure;
}

int runPreprocess(const Environment &environment, const Words &words) {
  PreprocessWords lists = divide(words);
  if (lists.pp.empty() || lists.output.size() != 1)
    return printUsage(environment,
                      "pp ... output ... cflags ... cxxflags ... sources ... changed_sources ... "
                      "dependencies ...");
  const std::string &output = lists.output[0];
  if (int error = driver::makeParents(output))
    return reportFileError(environment, {error, output}, "cannot make its directory");
  genhdr::PreprocessRequest request;
  request.preprocessor = lists.pp;
  request.cFlags = lists.cflags;
  request.cxxFlags = lists.cxxflags;
  request.sources = genhdr::sourcesToProcess(lists.sources, lists.dependencies, lists.changedSources);
  std::vector<genhdr::ProcessCommand> plan = genhdr::planPreprocessing(request, genhdr::processorCount());
  genhdr::PreprocessResult result = genhdr::preprocess(plan);
  int status = kSuccess;
  if (result.failure)
    status = reportFailure(environment, plan[result.failure->command], *result.failure);
  else if (int error = driver::writeFile(
               output, {reinterpret_cast<const uint8_t *>(result.text.data()), result.text.size()}))
    status = reportFileError(environment, {error, output}, "cannot write");
  // What an earlier run found must not be taken for the result of this one.
  if (status != kSuccess && driver::readFile(output, 0, true).regular)
    unlink(output.c_str());
  return status;
}

//===- split and cat --------------------------------------------------------------------------------===//

int runSplit(const Environment &environment, genhdr::Kind kind, const std::string &input,
             const std::string &directory) {
  driver::FileContent content = driver::readFile(input, kLargestText);
  if (content.error)
    return reportFileError(environment, {content.error, input}, "cannot read");
  if (content.tooLarge)
    return cli::reportFileError(environment, input, "is larger than 1 GiB");
  genhdr::normalizeLineEnds(content.text);
  genhdr::SplitResult result = genhdr::splitText(content.text, kind);
  if (result.itemsWithoutSource)
    environment.console.writeError(shown(input) + ": warning: names no C or C++ file; what it holds (" +
                                   std::to_string(result.itemsWithoutSource) + ") is dropped\n");
  if (genhdr::FileError error = genhdr::writeSplitFiles(directory, result.files); error.error)
    return reportFileError(environment, error, "cannot write");
  return kSuccess;
}

int runCat(const Environment &environment, genhdr::Kind kind, const std::string &directory,
           const std::string &output) {
  genhdr::SplitTexts split = genhdr::readSplitFiles(directory, kind);
  if (split.error.error)
    return reportFileError(environment, split.error, "cannot read");
  genhdr::UpdateResult result = genhdr::updateCollected(output, genhdr::collectedText(split.texts()));
  if (result.status == genhdr::UpdateStatus::Failed)
    return reportFileError(environment, result.error, "cannot write");
  bool isNew = result.status == genhdr::UpdateStatus::Updated;
  return print(environment, std::string(genhdr::titleOf(kind)) + (isNew ? " updated\n" : " not updated\n"));
}

} // namespace

const driver::ProgramDescription &describeMakeQstrDefs() { return kProgram; }

int runMakeQstrDefs(const Environment &environment, const Words &words) {
  if (environment.script.empty() && words.size() == 1 && (words[0] == "--help" || words[0] == "-h"))
    return print(environment, driver::helpText(kProgram, std::clamp(environment.console.columns, 60u, 100u)));
  if (words.size() < kFewestWords)
    return printUsage(environment, "command mode input_filename output_dir output_file");
  if (words[0] == "pp")
    return runPreprocess(environment, words);
  std::optional<genhdr::Kind> kind = genhdr::kindNamed(words[1]);
  if (!kind) {
    int status = print(environment, "error: mode " + words[1] + " unrecognised\n");
    return status == kSuccess ? kWrongUsage : status;
  }
  const std::string &directory = words[3];
  driver::makeParents(directory + "/"); // whether it is there is seen when it is used
  if (words[0] == "split")
    return runSplit(environment, *kind, words[2], directory);
  if (words[0] == "cat")
    return runCat(environment, *kind, directory, words[4]);
  environment.console.writeError(std::string(kProgram.name) + ": warning: nothing is done: '" +
                                 shown(words[0]) + "' is not pp, split or cat\n");
  return kSuccess;
}

} // namespace adder::qstrgen
