//===- mpytool/SymbolicateCommand.cpp - mpy-tool symbolicate ----------------------------------------===//

#include "cli/Options.h"
#include "inspect/Symbolicate.h"
#include "mpytool/Input.h"

#include "driver/Files.h"

#include <algorithm>
#include <filesystem>

namespace adder::mpytool {

namespace {

enum Option : unsigned { Debug, Mpy, Output };

using driver::OptionCompletion;
using driver::OptionForm;

constexpr driver::OptionRow kOptions[] = {
    {Debug, "Input", OptionForm::Separate, "-g,--debug", "PATH", OptionCompletion::File,
     "debug file that mpy-tool strip wrote, or a directory with such files below; may be repeated", ""},
    {Mpy, "Input", OptionForm::Separate, "--mpy", "FILE", OptionCompletion::File,
     "make sure that FILE, as it is on the board, belongs to one of the debug files; may be repeated", ""},
    {Output, "Output", OptionForm::Separate, "-o,--output", "FILE", OptionCompletion::File,
     "write to FILE instead of standard output", ""},
    kHelpRow};

constexpr driver::ManSection kSections[] = {
    {"DESCRIPTION",
     "Copies text and turns the tracebacks in it that come from stripped .mpy files into those that the "
     "original "
     "files would have printed. Everything else passes unchanged: other output, frames of other files, what "
     "stands before and behind a frame, line ends. Where the stripped file does not tell enough, the frame "
     "shows the first possible line, and all of them in brackets behind it."},
    {"EXAMPLES", "With all debug files below build/:\n\n"
                 "  mpy-tool symbolicate -g build/ serial.log\n\n"
                 "While the board runs:\n\n"
                 "  mpremote run app.py 2>&1 | mpy-tool symbolicate -g app.mpy.debug.json"},
};

constexpr driver::ProgramDescription kProgram = {
    "mpy-tool symbolicate",
    "turn tracebacks of stripped .mpy files back into source lines",
    "--debug PATH [OPTION]... [FILE]...",
    "Each FILE is a text with tracebacks, or '-' for standard input, which is also read if there is none.",
    "",
    kOptions,
    {},
    kSections,
};

struct Settings {
  Words debugPaths;
  Words mpyFiles;
  std::string output = "-";
};

/// A traceback is small, but what it is found in may be the log of a month.
constexpr size_t kLargestText = size_t(1) << 30;

/// Replaces directories by the debug files below, sorted.
bool expandDebugDirectories(const Environment &environment, Words &paths) {
  namespace fs = std::filesystem;
  Words result;
  for (const std::string &path : paths) {
    if (!driver::isDirectory(path)) {
      result.push_back(path);
      continue;
    }
    Words found;
    std::error_code error;
    fs::recursive_directory_iterator at(path, error), end;
    for (; !error && at != end; at.increment(error))
      if (at->path().string().ends_with(".debug.json") && at->is_regular_file(error))
        found.push_back(at->path().string());
    if (error || found.empty()) {
      reportFileError(environment, path,
                      error ? "cannot read directory: " + error.message()
                            : "no .debug.json file in this directory");
      return false;
    }
    std::sort(found.begin(), found.end());
    result.insert(result.end(), found.begin(), found.end());
  }
  paths = std::move(result);
  return true;
}

/// Reads the debug files and compares them with the files of --mpy.
bool loadDebugFiles(const Environment &environment, const Settings &settings,
                    inspect::Symbolicator &symbolicator) {
  std::vector<std::pair<std::string, inspect::FileDigest>> digests; // and where they come from
  for (const std::string &path : settings.debugPaths) {
    std::optional<std::string> text = loadBytes(environment, path);
    if (!text)
      return false;
    std::string error;
    std::optional<inspect::DebugFile> debugFile = inspect::parseDebugFile(*text, error);
    if (!debugFile) {
      reportFileError(environment, path, error);
      return false;
    }
    digests.emplace_back(path, debugFile->stripped);
    symbolicator.add(std::move(*debugFile));
  }
  bool matches = true;
  for (const std::string &path : settings.mpyFiles) {
    std::optional<std::string> bytes = loadBytes(environment, path);
    if (!bytes)
      return false;
    inspect::FileDigest digest =
        inspect::digestOf({reinterpret_cast<const uint8_t *>(bytes->data()), bytes->size()});
    if (std::any_of(digests.begin(), digests.end(),
                    [&](const auto &known) { return known.second == digest; }))
      continue;
    matches = false;
    std::string message = "is not the file that a debug file was made for (sha256 " + digest.sha256;
    if (digests.size() == 1)
      message += ", but " + digests[0].first + " says " + digests[0].second.sha256;
    reportFileError(environment, path, message + ")");
  }
  return matches;
}

} // namespace

const driver::ProgramDescription &describeSymbolicate() { return kProgram; }

int runSymbolicate(const Environment &environment, const Words &words) {
  Settings settings;
  Words operands;
  auto set = [&](unsigned id, const std::string &value) {
    if (id == Debug)
      settings.debugPaths.push_back(value);
    else if (id == Mpy)
      settings.mpyFiles.push_back(value);
    else
      settings.output = value;
    return std::string();
  };
  if (std::optional<int> status = parseOptions(environment, kProgram, words, set, operands))
    return *status;
  if (settings.debugPaths.empty())
    return usageError(environment, kProgram, "no debug file, give --debug PATH");
  if (operands.empty())
    operands.push_back("-");
  inspect::Symbolicator symbolicator;
  if (!expandDebugDirectories(environment, settings.debugPaths) ||
      !loadDebugFiles(environment, settings, symbolicator))
    return kFailure;
  std::string out;
  inspect::Symbolicator::Counts sums;
  for (const std::string &path : operands) {
    std::optional<std::string> text = loadBytes(environment, path, kLargestText);
    if (!text)
      return kFailure;
    inspect::Symbolicator::Counts counts = symbolicator.translate(*text, out);
    sums.resolved += counts.resolved;
    sums.ambiguous += counts.ambiguous;
    sums.unknown += counts.unknown;
  }
  if (sums.unknown)
    environment.console.writeError("mpy-tool symbolicate: warning: " + std::to_string(sums.unknown) +
                                   (sums.unknown == 1 ? " frame is" : " frames are") +
                                   " not in the debug files; was another file on the board? (see --mpy)\n");
  else if (!sums.resolved && !sums.ambiguous)
    environment.console.writeError(
        "mpy-tool symbolicate: warning: no frame of a stripped file in the input\n");
  Words inputs = operands;
  inputs.insert(inputs.end(), settings.debugPaths.begin(), settings.debugPaths.end());
  inputs.insert(inputs.end(), settings.mpyFiles.begin(), settings.mpyFiles.end());
  return writeResultBeside(environment, settings.output, out, inputs);
}

} // namespace adder::mpytool
