//===- mpytool/CheckCommand.cpp - mpy-tool check ----------------------------------------------------===//

#include "cli/Options.h"
#include "inspect/Compatibility.h"
#include "mpytool/Input.h"

#include <nlohmann/json.hpp>

#include <charconv>

namespace adder::mpytool {

namespace {

enum Option : unsigned { Against, SmallIntBits, Json, Quiet, ListTargets };

using driver::OptionCompletion;
using driver::OptionForm;

constexpr driver::OptionRow kOptions[] = {
    {Against, "Target", OptionForm::Separate, "--against", "TARGET", OptionCompletion::Values,
     "the runtime that is to load the files: a board's name (see --list-targets), or what it says in "
     "sys.implementation",
     "The name is that of the firmware (RPI_PICO, ESP32_GENERIC_C3), in any case.  Or print "
     "sys.implementation._mpy on the board and give the number, or all of sys.implementation as one word."},
    {SmallIntBits, "Target", OptionForm::Joined, "--small-int-bits", "N", OptionCompletion::None,
     "width of the target's small integers, if its firmware is not a usual one", ""},
    {Json, "Output", OptionForm::Exact, "--json", "", OptionCompletion::None, "print JSON", ""},
    {Quiet, "Output", OptionForm::Exact, "-q,--quiet", "", OptionCompletion::None,
     "do not mention files that fit", ""},
    {ListTargets, "Information", OptionForm::Exact, "--list-targets", "", OptionCompletion::None,
     "print the known boards and leave", ""},
    kHelpRow};

constexpr driver::OptionValue kValues[] = {
#define BOARD(Name, Port, Host, March, SmallIntBits, ArchFlags, Note) {Against, Name, {}},
#include "inspect/Boards.def"
};

constexpr driver::ManSection kSections[] = {
    {"DESCRIPTION",
     "Tells whether a runtime will load a .mpy file. If not, it names each thing in which the two differ - "
     "version, sub-version, architecture, architecture flags, width of small integers, support of native "
     "code "
     "-, what the board would answer, and the mpy-cross options that fit. Files of other MicroPython "
     "versions "
     "and of CircuitPython are told by their header. The boards' data are those of the published firmware of "
     "the current release."},
    {"EXIT STATUS", "0 if all files fit, 1 if one does not or cannot be read, 2 for wrong usage."},
    {"EXAMPLES", "Check a tree:\n\n"
                 "  mpy-tool check --against RPI_PICO lib/\n\n"
                 "Check against the number that print(sys.implementation._mpy) showed on the board:\n\n"
                 "  mpy-tool check --against 4870 app.mpy"},
};

constexpr driver::ProgramDescription kProgram = {
    "mpy-tool check",
    "tell whether a board will load .mpy files, and why not",
    "--against TARGET [OPTION]... FILE...",
    "Each FILE is a .mpy file, a directory that stands for all .mpy files below it, or '-' for standard "
    "input.",
    ".mpy",
    kOptions,
    kValues,
    kSections,
};

struct Settings {
  std::optional<std::string> against;
  std::optional<unsigned> smallIntBits;
  bool json = false;
  bool quiet = false;
  bool list = false;
};

std::string set(Settings &settings, unsigned id, const std::string &value) {
  switch (id) {
  case Against:
    settings.against = value;
    break;
  case SmallIntBits: {
    unsigned bits = 0;
    auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), bits);
    if (error != std::errc() || end != value.data() + value.size() || bits < 1 || bits > 64)
      return "'" + value + "' is not an argument of --small-int-bits, expected 1 to 64";
    settings.smallIntBits = bits;
    break;
  }
  case Json:
    settings.json = true;
    break;
  case Quiet:
    settings.quiet = true;
    break;
  case ListTargets:
    settings.list = true;
    break;
  }
  return {};
}

std::string listTargets() {
  std::string text;
  for (const inspect::Board &board : inspect::boards()) {
    std::string line(board.name);
    line.resize(std::max<size_t>(line.size() + 2, 38), ' ');
    line += board.host == bytecode::Architecture::None ? "no native code"
                                                       : std::string(bytecode::infoOf(board.host).march);
    if (board.archFlags)
      line += " (" + inspect::flagNames(board.archFlags, unsigned(board.host)) + ")";
    line.resize(std::max<size_t>(line.size() + 2, 58), ' ');
    line += std::to_string(board.smallIntBits) + " bits  " + std::string(board.port);
    if (!board.note.empty())
      line += ": " + std::string(board.note);
    text += line + "\n";
  }
  return text;
}

/// What became of one file.
struct Report {
  std::string file;
  std::string error; ///< it cannot be read; the rest is empty then
  inspect::FileHeader header;
  inspect::Verdict verdict;
  bool fits() const { return error.empty() && verdict.fits(); }
};

std::string nameOf(const std::string &path) { return path == "-" ? "<stdin>" : path; }

/// Nothing after reporting a file that cannot be opened.
std::optional<Report> checkFile(const Environment &environment, const std::string &path,
                                const inspect::Target &target) {
  std::optional<std::string> bytes = loadBytes(environment, path);
  if (!bytes)
    return std::nullopt;
  Report report{nameOf(path), {}, {}, {}};
  std::optional<inspect::FileHeader> header =
      inspect::readFileHeader({reinterpret_cast<const uint8_t *>(bytes->data()), bytes->size()});
  if (!header) {
    report.error = "not a .mpy file: it is shorter than a header";
    return report;
  }
  report.header = *header;
  report.verdict = inspect::compare(*header, target);
  bool readable = header->magic == 'M' && header->version == mpy::kFormatVersion &&
                  (!header->architecture || header->subVersion == mpy::kFormatSubVersion);
  mpy::ReadError error;
  if (readable && !parseModule(path, std::move(*bytes), {}, error))
    report.error = "damaged: " + describe(error);
  return report;
}

void writeText(const Report &report, const inspect::Target &target, const Settings &settings,
               std::string &out) {
  std::string file = shown(report.file);
  if (report.fits()) {
    if (!settings.quiet)
      out += file + ": fits " + target.name + " (" + inspect::describe(report.header) +
             (report.verdict.advice.empty() ? "" : "; " + report.verdict.advice[0]) + ")\n";
    return;
  }
  if (!report.error.empty()) {
    out += file + ": " + shown(report.error) + "\n";
    return;
  }
  const inspect::Verdict &verdict = report.verdict;
  out += file + ": does not fit " + target.name + "\n";
  out += "  file:   " + inspect::describe(report.header) + "\n";
  out +=
      "  target: " + inspect::describe(target) + (target.note.empty() ? "" : " [" + target.note + "]") + "\n";
  for (const inspect::Difference &difference : verdict.differences)
    out += "  " + std::string(inspect::nameOf(difference.aspect)) + ": file " + difference.file +
           "; target " + difference.target + "\n";
  out += "  the board says: " + verdict.runtimeAnswer + "\n";
  for (const std::string &advice : verdict.advice)
    out += "  " + advice + "\n";
  if (!verdict.compileWith.empty())
    out += "  compile with: " + verdict.compileWith + "\n";
}

nlohmann::ordered_json jsonOf(const Report &report) {
  nlohmann::ordered_json object;
  object["file"] = report.file;
  object["fits"] = report.fits();
  if (!report.error.empty()) {
    object["error"] = report.error;
    return object;
  }
  object["is"] = inspect::describe(report.header);
  object["differences"] = nlohmann::ordered_json::array();
  for (const inspect::Difference &difference : report.verdict.differences)
    object["differences"].push_back({{"aspect", inspect::nameOf(difference.aspect)},
                                     {"file", difference.file},
                                     {"target", difference.target}});
  object["advice"] = report.verdict.advice;
  if (report.verdict.fits())
    return object;
  object["answer"] = report.verdict.runtimeAnswer;
  object["compile"] = report.verdict.compileWith;
  return object;
}

std::string jsonText(const std::vector<Report> &reports, const inspect::Target &target) {
  nlohmann::ordered_json root;
  root["target"] = {{"name", target.name}, {"is", inspect::describe(target)}, {"note", target.note}};
  root["files"] = nlohmann::ordered_json::array();
  for (const Report &report : reports)
    root["files"].push_back(jsonOf(report));
  return root.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

} // namespace

const driver::ProgramDescription &describeCheck() { return kProgram; }

int runCheck(const Environment &environment, const Words &words) {
  Settings settings;
  Words operands;
  if (std::optional<int> status = parseOptions(
          environment, kProgram, words,
          [&](unsigned id, const std::string &value) { return set(settings, id, value); }, operands))
    return *status;
  if (settings.list)
    return print(environment, listTargets());
  if (!settings.against)
    return usageError(environment, kProgram, "no target, give --against TARGET");
  if (operands.empty())
    return usageError(environment, kProgram, "no input files");
  std::string error;
  std::optional<inspect::Target> target = inspect::parseTarget(*settings.against, error);
  if (!target)
    return usageError(environment, kProgram, error);
  if (settings.smallIntBits) {
    target->smallIntBits = *settings.smallIntBits;
    target->smallIntsAssumed = false;
  }
  if (!expandDirectories(environment, operands))
    return kFailure;
  std::vector<Report> reports;
  bool allFit = true;
  for (const std::string &path : operands) {
    std::optional<Report> report = checkFile(environment, path, *target);
    allFit = allFit && report && report->fits();
    if (report)
      reports.push_back(std::move(*report));
  }
  std::string out;
  if (settings.json)
    out = jsonText(reports, *target);
  else
    for (const Report &report : reports)
      writeText(report, *target, settings, out);
  int status = print(environment, out);
  return status != kSuccess || !allFit ? kFailure : kSuccess;
}

} // namespace adder::mpytool
