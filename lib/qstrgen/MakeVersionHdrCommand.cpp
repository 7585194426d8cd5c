//===- qstrgen/MakeVersionHdrCommand.cpp - qstr-gen makeversionhdr ----------------------------------===//

#include "cli/Options.h"
#include "driver/Files.h"
#include "genhdr/VersionHeader.h"
#include "qstrgen/Report.h"

#include <ctime>

namespace adder::qstrgen {

namespace {

enum Option : unsigned { Repository };

using driver::OptionCompletion;
using driver::OptionForm;

constexpr driver::OptionRow kOptions[] = {
    // First, as the script has it, whose messages about abbreviations show the order.
    kHelpRow,
    {Repository, "Input", OptionForm::Separate, "-r,--repo-path", "DIRECTORY", OptionCompletion::File,
     "the repository of MicroPython to ask for the version", "Without it, that of the current directory."},
};

constexpr driver::ManSection kSections[] = {
    {"DESCRIPTION",
     R"(Writes the header that says which version of MicroPython a firmware is and when it was built, as MicroPython's py/makeversionhdr.py does. The version is that of the environment variables MICROPY_GIT_TAG and MICROPY_GIT_HASH, else that of git describe, else that of py/mpconfig.h. The date is today's, or in UTC that of the environment variable SOURCE_DATE_EPOCH.

FILE is not touched if it has the right content already.)"},
    {"EXAMPLES", R"(Write the header of a build:

  qstr-gen makeversionhdr -r micropython build/genhdr/mpversion.h)"},
};

constexpr driver::ProgramDescription kProgram = {
    "qstr-gen makeversionhdr",
    "write the version of a firmware",
    "[-r DIRECTORY] FILE",
    "Writes mpversion.h.",
    ".h",
    kOptions,
    {},
    kSections,
};

/// The directory at or above the current one that has MicroPython's sources, else the current one: where
/// there is no git, only the right directory helps.
std::string currentRepository() {
  constexpr int kMostLevels = 64;
  std::string path = ".";
  for (int i = 0; i < kMostLevels; ++i, path += "/..")
    if (driver::exists(path + "/py/mpconfig.h"))
      return path;
  return ".";
}

/// The script of a repository lies in a directory of it.
std::string repositoryOfScript(const std::string &script) {
  size_t slash = script.rfind('/');
  return slash == std::string::npos ? ".." : script.substr(0, slash + 1) + "..";
}

} // namespace

const driver::ProgramDescription &describeMakeVersionHdr() { return kProgram; }

int runMakeVersionHdr(const Environment &environment, const Words &words) {
  std::string path;
  std::optional<std::string> repository;
  auto set = [&](unsigned, const std::string &value) {
    repository = value;
    return std::string();
  };
  if (std::optional<int> status =
          parseSingleOperand(environment, kProgram, "[-h] [-r REPO_PATH] dest", "dest", words, set, path))
    return *status;
  genhdr::VersionSources sources;
  if (repository)
    sources.repository = *repository;
  else
    sources.repository = environment.script.empty() ? currentRepository()
                                                    : repositoryOfScript(std::string(environment.script));
  sources.variable = [&](const std::string &name) { return environment.variable(name); };
  sources.now = std::time(nullptr);
  genhdr::Problems problems;
  std::optional<genhdr::Version> version = genhdr::findVersion(sources, problems);
  if (int status = reportProblems(environment, problems, true))
    return status;
  std::string text = genhdr::writeVersionHeader(*version);
  if (driver::fileHolds(path, {reinterpret_cast<const uint8_t *>(text.data()), text.size()}))
    return kSuccess;
  if (int error = driver::writeFile(path, {reinterpret_cast<const uint8_t *>(text.data()), text.size()}))
    return reportFileError(environment, path, "cannot write: " + driver::errorText(error));
  return print(environment, "GEN " + path + "\n");
}

} // namespace adder::qstrgen
