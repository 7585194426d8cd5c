//===- mpytool/StripCommand.cpp - mpy-tool strip ----------------------------------------------------===//

#include "cli/Options.h"
#include "driver/Files.h"
#include "inspect/DebugFile.h"
#include "mpy/Writer.h"
#include "mpytool/Input.h"

#include <filesystem>
#include <map>

namespace adder::mpytool {

namespace {

enum Option : unsigned { Output, DebugFileName, Lines, Names, Quiet };

using driver::OptionCompletion;
using driver::OptionForm;

constexpr driver::OptionRow kOptions[] = {
    {Output, "Output", OptionForm::Separate, "-o,--output", "PATH", OptionCompletion::File,
     "write the stripped file to PATH, or the stripped files into the directory PATH",
     "Without it a file is replaced by its stripped form, unless it is stripped already.  Files found in an "
     "operand that is a directory keep their place below it."},
    {DebugFileName, "Output", OptionForm::Separate, "-g,--debug-file", "FILE", OptionCompletion::File,
     "write the debug file to FILE instead of OUTPUT.debug.json", "For a single input."},
    {Lines, "Stripping", OptionForm::Joined, "--lines", "MODE", OptionCompletion::Values,
     "how much a traceback still tells: statement (default), function, none or keep", ""},
    {Names, "Stripping", OptionForm::Exact, "--names", "", OptionCompletion::None,
     "also drop function names that nothing but tracebacks uses, such as <lambda>",
     "They become _, which programs can see as __name__ and in the text of errors."},
    {Quiet, "Information", OptionForm::Exact, "-q,--quiet", "", OptionCompletion::None, "do not print sizes",
     ""},
    kHelpRow};

constexpr driver::OptionValue kValues[] = {
    {Lines, "statement", "the line: one byte or so for each line that can raise"},
    {Lines, "function", "the function, and the lines in it that can raise"},
    {Lines, "none", "the function's name"},
    {Lines, "keep", "everything: line tables stay as they are"},
};

constexpr driver::ManSection kSections[] = {
    {"DESCRIPTION",
     "Makes .mpy files smaller by replacing their line tables with ones that print short numbers instead of "
     "lines. What the numbers mean goes into a debug file, with which mpy-tool symbolicate turns a traceback "
     "that a board printed back into lines. The stripped file behaves like the original in all but its "
     "tracebacks; native functions are left as they are."},
    {"EXAMPLES", "Strip a tree; build/app.mpy.debug.json belongs to build/app.mpy:\n\n"
                 "  mpy-tool strip -o build/ lib/\n\n"
                 "See the source lines of a traceback in log.txt:\n\n"
                 "  mpy-tool symbolicate --debug build/app.mpy.debug.json log.txt"},
};

constexpr driver::ProgramDescription kProgram = {
    "mpy-tool strip",
    "make .mpy files smaller, keeping what tracebacks need in a debug file",
    "[OPTION]... FILE...",
    "Each FILE is a .mpy file, a directory that stands for all .mpy files below it, or '-' for standard "
    "input.",
    ".mpy",
    kOptions,
    kValues,
    kSections,
};

struct Settings {
  std::string output;
  std::string debugFile;
  mpy::StripOptions strip;
  bool quiet = false;
};

struct Sums {
  uint64_t before = 0;
  uint64_t after = 0;
};

/// An input and where its stripped form goes.
struct Job {
  std::string input;
  std::string output;
};

std::string set(Settings &settings, unsigned id, const std::string &value) {
  switch (id) {
  case Output:
    settings.output = value;
    break;
  case DebugFileName:
    settings.debugFile = value;
    break;
  case Lines:
    if (std::optional<mpy::StripLines> mode = inspect::stripLinesNamed(value)) {
      settings.strip.lines = *mode;
      break;
    }
    return "'" + value + "' is not an argument of --lines, expected statement, function, none or keep";
  case Names:
    settings.strip.names = true;
    break;
  case Quiet:
    settings.quiet = true;
    break;
  }
  return {};
}

/// Finds the outputs of `operands`.  Nothing after reporting.
std::optional<std::vector<Job>> plan(const Environment &environment, const Settings &settings,
                                     const Words &operands) {
  namespace fs = std::filesystem;
  std::vector<Job> jobs;
  bool several = operands.size() > 1;
  for (const std::string &operand : operands)
    several = several || driver::isDirectory(operand);
  bool intoDirectory = !settings.output.empty() && settings.output != "-" &&
                       (several || driver::isDirectory(settings.output) || settings.output.ends_with('/'));
  for (const std::string &operand : operands) {
    Words files = {operand};
    if (!expandDirectories(environment, files))
      return std::nullopt;
    for (const std::string &file : files) {
      std::string output = settings.output.empty() ? file : settings.output;
      if (intoDirectory && file == "-")
        output = (fs::path(settings.output) / "stdin.mpy").string();
      else if (intoDirectory)
        output = (fs::path(settings.output) / (driver::isDirectory(operand)
                                                   ? fs::path(file).lexically_relative(operand)
                                                   : fs::path(file).filename()))
                     .string();
      jobs.push_back({file, output});
    }
  }
  std::map<std::string_view, std::string_view> inputs; // by output
  for (const Job &job : jobs)
    if (auto [other, isNew] = inputs.emplace(job.output, job.input); intoDirectory && !isNew) {
      reportFileError(environment, job.input,
                      "would be written to '" + job.output + "' like '" + std::string(other->second) + "'");
      return std::nullopt;
    }
  return jobs;
}

/// What the debug file `path` says its stripped file is; nothing if that is no debug file.
std::optional<inspect::FileDigest> strippedAccordingTo(const std::string &path) {
  driver::FileContent content = driver::readFile(path, kLargestFile, true);
  if (content.error || content.tooLarge || !content.regular)
    return std::nullopt;
  std::string error;
  std::optional<inspect::DebugFile> debugFile = inspect::parseDebugFile(content.text, error);
  if (!debugFile)
    return std::nullopt;
  return debugFile->stripped;
}

int report(const Environment &environment, const Settings &settings, const Job &job, size_t before,
           size_t after) {
  if (settings.quiet || job.output == "-")
    return kSuccess;
  return print(environment, shownName(job.output) + ": " + std::to_string(before) + " -> " +
                                std::to_string(after) + " bytes\n");
}

int stripFile(const Environment &environment, const Settings &settings, const Job &job, Sums &sums) {
  std::unique_ptr<LoadedModule> loaded = loadModule(environment, job.input);
  if (!loaded)
    return kFailure;
  mpy::StripResult result = mpy::strip(*loaded->arena, loaded->module, settings.strip);
  support::Vector<uint8_t> bytes(*loaded->arena);
  mpy::write(result.module, bytes);
  inspect::DebugFile debugFile = inspect::makeDebugFile(loaded->module, loaded->file(), result, bytes.span());
  debugFile.lines = settings.strip.lines;
  sums.before += loaded->bytes.size();
  sums.after += bytes.size();
  std::string debugPath = settings.debugFile;
  if (debugPath.empty() && job.output != "-")
    debugPath = job.output + ".debug.json";
  std::string_view stripped(reinterpret_cast<const char *>(bytes.data()), bytes.size());
  for (const std::string &path : {debugPath, job.output})
    if (path != "-" && !path.empty())
      if (int error = driver::makeParents(path))
        return reportFileError(environment, path, "cannot make its directory: " + driver::errorText(error));
  // Stripped once more, all that the debug file could still say is what the short numbers are.
  if (!debugPath.empty() && debugPath != "-")
    if (std::optional<inspect::FileDigest> known = strippedAccordingTo(debugPath);
        known && *known == inspect::digestOf(loaded->file())) {
      if (stripped != loaded->bytes)
        return reportFileError(environment, job.input,
                               "is stripped already; '" + debugPath +
                                   "', which has its lines, would be lost");
      if (driver::identityOf(job.input) == driver::identityOf(job.output))
        return report(environment, settings, job, stripped.size(), stripped.size());
      debugPath.clear();
    }
  // The debug file first: a stripped file without one is of little use.
  if (!debugPath.empty())
    if (int status = writeResultBeside(environment, debugPath, inspect::writeDebugFile(debugFile),
                                       {job.input, job.output}))
      return status;
  if (int status = writeResult(environment, job.output, stripped))
    return status;
  return report(environment, settings, job, loaded->bytes.size(), bytes.size());
}

} // namespace

const driver::ProgramDescription &describeStrip() { return kProgram; }

int runStrip(const Environment &environment, const Words &words) {
  Settings settings;
  Words operands;
  if (std::optional<int> status = parseOptions(
          environment, kProgram, words,
          [&](unsigned id, const std::string &value) { return set(settings, id, value); }, operands))
    return *status;
  if (operands.empty())
    return usageError(environment, kProgram, "no input files");
  std::optional<std::vector<Job>> jobs = plan(environment, settings, operands);
  if (!jobs)
    return kFailure;
  if (jobs->size() > 1 && (!settings.debugFile.empty() || settings.output == "-"))
    return usageError(environment, kProgram,
                      settings.output == "-" ? "several files cannot go to standard output"
                                             : "-g is for a single input, but there are several");
  if (settings.debugFile == "-" && (*jobs)[0].output == "-")
    return usageError(environment, kProgram, "both outputs go to standard output");
  Sums sums;
  int status = kSuccess;
  for (const Job &job : *jobs)
    if (stripFile(environment, settings, job, sums) != kSuccess)
      status = kFailure;
  if (jobs->size() > 1 && !settings.quiet && status == kSuccess)
    status = print(environment, "total: " + std::to_string(sums.before) + " -> " +
                                    std::to_string(sums.after) + " bytes\n");
  return status;
}

} // namespace adder::mpytool
