//===- mpytool/DiffCommand.cpp - mpy-tool diff ------------------------------------------------------===//

#include "cli/Options.h"
#include "driver/Files.h"
#include "inspect/ModuleDiff.h"
#include "mpytool/Input.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>

namespace adder::mpytool {

namespace {

enum Option : unsigned { Instructions, Brief, Json };

using driver::OptionCompletion;
using driver::OptionForm;

constexpr driver::OptionRow kOptions[] = {
    {Instructions, "Output", OptionForm::Exact, "-i,--instructions", "", OptionCompletion::None,
     "show the instructions that changed", ""},
    {Brief, "Output", OptionForm::Exact, "-q,--brief", "", OptionCompletion::None,
     "only say which files differ", ""},
    {Json, "Output", OptionForm::Exact, "--json", "", OptionCompletion::None, "print JSON", ""},
    kHelpRow};

constexpr driver::ManSection kSections[] = {
    {"DESCRIPTION",
     "Compares .mpy files function by function: added (+), removed (-), renamed (=) and changed (~) ones "
     "with "
     "the change of their sizes by kind, strings and constants that came or went, and the header. Strings, "
     "constants and functions that only have other numbers are no difference. Two directories are compared "
     "file by file."},
    {"EXIT STATUS", "0 if the files are the same, 1 if they differ, 2 for trouble, as with diff."},
    {"EXAMPLES", "Compare two builds:\n\n"
                 "  mpy-tool diff old/ new/\n\n"
                 "See the instructions that changed:\n\n"
                 "  mpy-tool diff -i old/app.mpy new/app.mpy"},
};

constexpr driver::ProgramDescription kProgram = {
    "mpy-tool diff",
    "show what changed between .mpy files, by function",
    "[OPTION]... A B",
    "A and B are two .mpy files, or two directories; '-' is standard input.",
    ".mpy",
    kOptions,
    {},
    kSections,
};

constexpr int kSame = 0, kDiffer = 1, kTrouble = 2;

struct Settings {
  bool instructions = false;
  bool brief = false;
  bool json = false;
};

/// Texts and status of everything compared so far.
struct Outcome {
  std::string text;
  std::vector<std::string> jsonItems;
  int status = kSame;
  void raise(int newStatus) { status = std::max(status, newStatus); }
};

std::string nameOf(const std::string &path) { return path == "-" ? "<stdin>" : path; }

std::string jsonString(const std::string &text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string sign(uint64_t before, uint64_t after) {
  return (after >= before ? "+" + std::to_string(after - before) : "-" + std::to_string(before - after));
}

void compareFiles(const Environment &environment, const Settings &settings, const std::string &pathA,
                  const std::string &pathB, Outcome &outcome) {
  std::unique_ptr<LoadedModule> a = loadModule(environment, pathA);
  std::unique_ptr<LoadedModule> b = loadModule(environment, pathB);
  if (!a || !b)
    return outcome.raise(kTrouble);
  inspect::ModuleDiff diff =
      inspect::diffModules({a->module, a->file()}, {b->module, b->file()}, settings.instructions, *a->arena);
  if (settings.json) {
    std::string json = inspect::diffJson(diff);
    outcome.jsonItems.push_back("{\"a\":" + jsonString(nameOf(pathA)) +
                                ",\"b\":" + jsonString(nameOf(pathB)) + "," + json.substr(1));
  }
  if (diff.sameBytes)
    return;
  outcome.raise(kDiffer);
  if (settings.brief) {
    outcome.text += shownName(pathA) + " and " + shownName(pathB) + " differ\n";
    return;
  }
  uint64_t before = diff.sizesBefore.total(), after = diff.sizesAfter.total();
  outcome.text += "--- " + shownName(pathA) + "  " + std::to_string(before) + " bytes\n";
  outcome.text +=
      "+++ " + shownName(pathB) + "  " + std::to_string(after) + " bytes (" + sign(before, after) + ")\n";
  outcome.text += inspect::diffText(diff);
}

/// Paths of the .mpy files below a directory, relative to it.  Nothing after reporting.
std::optional<Words> filesBelow(const Environment &environment, const std::string &directory) {
  Words files = {directory};
  if (!expandDirectories(environment, files))
    return std::nullopt;
  for (std::string &file : files)
    file = std::filesystem::path(file).lexically_relative(directory).string();
  return files;
}

void compareDirectories(const Environment &environment, const Settings &settings, const std::string &pathA,
                        const std::string &pathB, Outcome &outcome) {
  std::optional<Words> a = filesBelow(environment, pathA), b = filesBelow(environment, pathB);
  if (!a || !b)
    return outcome.raise(kTrouble);
  Words all;
  std::set_union(a->begin(), a->end(), b->begin(), b->end(), std::back_inserter(all));
  namespace fs = std::filesystem;
  for (const std::string &file : all) {
    bool inA = std::binary_search(a->begin(), a->end(), file);
    bool inB = std::binary_search(b->begin(), b->end(), file);
    if (inA && inB) {
      compareFiles(environment, settings, (fs::path(pathA) / file).string(),
                   (fs::path(pathB) / file).string(), outcome);
      continue;
    }
    outcome.raise(kDiffer);
    outcome.text += "only in " + shownName(inA ? pathA : pathB) + ": " + shownName(file) + "\n";
    outcome.jsonItems.push_back(std::string("{\"onlyIn\":\"") + (inA ? "a" : "b") +
                                "\",\"file\":" + jsonString(file) + "}");
  }
}

} // namespace

const driver::ProgramDescription &describeDiff() { return kProgram; }

int runDiff(const Environment &environment, const Words &words) {
  Settings settings;
  Words operands;
  auto set = [&](unsigned id, const std::string &) {
    (id == Instructions ? settings.instructions : id == Brief ? settings.brief : settings.json) = true;
    return std::string();
  };
  if (std::optional<int> status = parseOptions(environment, kProgram, words, set, operands))
    return *status;
  if (operands.size() != 2)
    return usageError(environment, kProgram,
                      "two files or directories are needed, but there are " +
                          std::to_string(operands.size()));
  if (operands[0] == "-" && operands[1] == "-")
    return usageError(environment, kProgram, "only one of them can be standard input");
  bool isDirectory = driver::isDirectory(operands[0]);
  if (isDirectory != driver::isDirectory(operands[1]))
    return usageError(environment, kProgram, "a directory and a file cannot be compared");
  Outcome outcome;
  if (isDirectory)
    compareDirectories(environment, settings, operands[0], operands[1], outcome);
  else
    compareFiles(environment, settings, operands[0], operands[1], outcome);
  if (settings.json) {
    outcome.text = "[";
    for (size_t i = 0; i < outcome.jsonItems.size(); ++i)
      outcome.text += (i ? ",\n " : "") + outcome.jsonItems[i];
    outcome.text += "]\n";
  }
  return print(environment, outcome.text) == kSuccess ? outcome.status : kTrouble;
}

} // namespace adder::mpytool
