//===- cli/Options.cpp - What all subcommands share -------------------------------------------------===//

#include "cli/Options.h"

#include "driver/Files.h"
#include "driver/OptionTexts.h"
#include "driver/Text.h"

#include <algorithm>
#include <filesystem>

namespace adder::cli {

std::string shown(std::string_view text) {
  std::string result;
  for (size_t at = 0; at < text.size();) {
    driver::Character character = driver::characterAt(text, at);
    result += driver::visible(text, at, character);
    at += character.bytes;
  }
  return result;
}

std::string_view nameOfInput(std::string_view path) { return path == "-" ? "<stdin>" : path; }

std::optional<int> parseOptions(const Environment &environment, const driver::ProgramDescription &program,
                                const Words &words, const OptionSetter &set, Words &operands) {
  bool wantsHelp = false;
  driver::CommandLineHandlers handlers;
  handlers.set = [&](unsigned id, const std::string &value) {
    if (id != kHelpOption)
      return set(id, value);
    wantsHelp = true;
    return std::string();
  };
  handlers.endsParsing = [](unsigned id) { return id == kHelpOption; };
  Words expanded = words;
  std::string error = driver::expandResponseFiles(expanded);
  driver::CommandLineResult result;
  if (error.empty()) {
    result = driver::parseCommandLine(program, expanded, handlers);
    error = result.error;
  }
  if (!error.empty())
    return usageError(environment, program, error);
  if (wantsHelp)
    return print(environment, driver::helpText(program, std::clamp(environment.console.columns, 60u, 100u)));
  operands = std::move(result.operands);
  return std::nullopt;
}

int usageError(const Environment &environment, const driver::ProgramDescription &program,
               std::string_view message) {
  std::string name(program.name);
  environment.console.writeError(name + ": error: " + shown(message) + " (see " + name + " --help)\n");
  return kWrongUsage;
}

std::string shownName(std::string_view file) { return file == "-" ? "<stdin>" : shown(file); }

int print(const Environment &environment, std::string_view text) {
  if (int error = text.empty() ? 0 : environment.console.writeOutput(text))
    return reportError(environment, "cannot write standard output: " + driver::errorText(error));
  return kSuccess;
}

int reportError(const Environment &environment, std::string_view message) {
  environment.console.writeError(std::string(environment.program) + ": error: " + shown(message) + "\n");
  return kFailure;
}

int reportFileError(const Environment &environment, std::string_view file, std::string_view message) {
  environment.console.writeError(shown(file) + ": error: " + shown(message) + "\n");
  return kFailure;
}

int reportFault(const Environment &environment, std::string_view file, size_t offset,
                std::string_view message) {
  char place[24];
  std::snprintf(place, sizeof place, ":0x%zx: error: ", offset);
  environment.console.writeError(shown(nameOfInput(file)) + place + shown(message) + "\n");
  return kFailure;
}

int writeResult(const Environment &environment, const std::string &path, std::string_view bytes) {
  if (path == "-")
    return print(environment, bytes);
  std::span<const uint8_t> content(reinterpret_cast<const uint8_t *>(bytes.data()), bytes.size());
  if (int error = driver::writeFile(path, content))
    return reportFileError(environment, path, "cannot write: " + driver::errorText(error));
  return kSuccess;
}

int writeResultBeside(const Environment &environment, const std::string &path, std::string_view bytes,
                      const Words &others) {
  namespace fs = std::filesystem;
  std::error_code error;
  bool isSpecial = path == "-" || (driver::exists(path) && !fs::is_regular_file(path, error));
  driver::FileIdentity identity = driver::identityOf(path);
  for (const std::string &other : others)
    if (!isSpecial && (path == other || (identity.inode && driver::identityOf(other) == identity)))
      return reportFileError(environment, path, "would be written over '" + other + "'");
  return writeResult(environment, path, bytes);
}

} // namespace adder::cli
