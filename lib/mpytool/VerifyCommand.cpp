//===- mpytool/VerifyCommand.cpp - mpy-tool verify --------------------------------------------------===//
//
// Files are verified by as many threads as asked for, each file by itself, and reported in the order in which
// they were given.
//
//===------------------------------------------------------------------------------------------------===//

#include "cli/Options.h"
#include "driver/LargeStack.h"
#include "mpytool/VerifyReport.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <thread>

namespace adder::mpytool {

namespace {

using bytecode::Architecture;
using driver::OptionCompletion;
using driver::OptionForm;

enum OptionId : unsigned { Native, March, SmallIntBits, Strict, First, Json, Quiet, Jobs, ListRules };

constexpr driver::OptionRow kOptions[] = {
    {Native, "What is accepted", OptionForm::Exact, "--native", "POLICY", OptionCompletion::Values,
     "what to do with machine code",
     "Machine code cannot be verified. With 'allow' its header and its relocations are checked all the "
     "same."},
    {March, "What is accepted", OptionForm::Joined, "-march=", "ARCH", OptionCompletion::Values,
     "refuse native code that a runtime for ARCH would not load",
     "Thumb runtimes also load code for smaller ones."},
    {SmallIntBits, "What is accepted", OptionForm::Joined, "-msmall-int-bits=", "BITS",
     OptionCompletion::None, "refuse files that need wider small ints than a runtime with BITS has",
     "31 on most boards, 30 on some, 63 on 64-bit hosts."},
    {Strict, "What is accepted", OptionForm::Exact, "--strict", "", OptionCompletion::None,
     "strings must be valid UTF-8, and nothing may follow the module",
     "MicroPython's compiler copies invalid UTF-8 of a source into strings, and loaders ignore what "
     "follows."},
    {First, "Report", OptionForm::Exact, "--first", "", OptionCompletion::None,
     "report only the first fault of each file", ""},
    {Json, "Report", OptionForm::Exact, "--json", "", OptionCompletion::None,
     "print one JSON object a file on standard output", ""},
    {Quiet, "Report", OptionForm::Exact, "-q,--quiet", "", OptionCompletion::None,
     "print faults only, no summary of several files", ""},
    {Jobs, "Report", OptionForm::JoinedOrSeparate, "-j,--jobs", "N", OptionCompletion::None,
     "verify N files at the same time (default: one a processor)", ""},
    {ListRules, "Information", OptionForm::Exact, "--list-rules", "[=FORMAT]", OptionCompletion::Values,
     "print all rules and leave", ""},
    kHelpRow,
};

constexpr driver::OptionValue kValues[] = {
    {Native, "refuse", "it is a fault (default)"},
    {Native, "allow", "it is trusted"},
    {ListRules, "text", "a line a rule (default)"},
    {ListRules, "markdown", "the table of docs/verifier.md"},
#define ARCHITECTURE(Enumerator, Number, Name, ToolName, HasEmitter) {March, Name, {}},
#include "bytecode/Architectures.def"
};

constexpr driver::ManSection kSections[] = {
    {"DESCRIPTION",
     "A runtime executes a .mpy file without looking whether its bytecode makes sense: a file that is "
     "damaged or "
     "was made to do harm can crash it or overwrite its memory. mpy-tool verify proves that a file cannot: "
     "on every "
     "path through every function the value stack, the locals, the exception blocks and all indexes stay "
     "within "
     "what the file itself declares.\n\n"
     "Each fault is one line on standard error:\n\n"
     "  FILE:0xOFFSET: error: FUNCTION+OFFSET, line N: MESSAGE [RULE]\n\n"
     "with the place in the file, the function by its path from the module, the place in its bytecode, the "
     "source "
     "line if the file knows it, and the rule that is broken (see --list-rules). At most one fault of its "
     "instructions is reported for a function, and none behind a container that cannot be read. Of "
     "several files a summary follows on standard output."},
    {"EXIT STATUS",
     "0 if all files keep all rules, 1 if any does not or cannot be read, 2 if the command line is wrong."},
    {"EXAMPLES", "Check what goes onto a board:\n\n"
                 "  mpy-tool verify build/\n\n"
                 "Accept native code, but only such as a Cortex-M4 with FPU loads:\n\n"
                 "  mpy-tool verify --native=allow -march=armv7emsp build/\n\n"
                 "Read a verdict in a script:\n\n"
                 "  mpy-tool verify --json sensors.mpy"},
};

constexpr driver::ProgramDescription kProgram = {
    "mpy-tool verify",
    "prove that .mpy files are safe to run",
    "[OPTION]... FILE...",
    "Each FILE is a .mpy file, a directory that stands for all .mpy files below it, or '-' for standard "
    "input.",
    ".mpy",
    kOptions,
    kValues,
    kSections,
};

struct Settings {
  mpy::ReadLimits limits;
  mpy::VerifyOptions options;
  bool json = false;
  bool quiet = false;
  unsigned jobs = 0;
  std::string listRules; // format, or nothing
};

/// Which files a runtime for `architecture` loads (native-abi.md 8.2), as bits.
uint32_t loadedBy(Architecture architecture) {
  unsigned number = unsigned(architecture), smallestThumb = unsigned(Architecture::Armv6m);
  uint32_t accepted = 1u << number;
  if (number >= smallestThumb && number <= unsigned(Architecture::Armv7emdp))
    for (unsigned i = smallestThumb; i <= number; ++i)
      accepted |= 1u << i;
  return accepted;
}

bool parseNumber(const std::string &text, unsigned largest, unsigned &number) {
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number <= largest;
}

std::string wrongValue(const std::string &value, const char *option, const char *expected) {
  return "'" + value + "' is not an argument of " + option + ", expected " + expected;
}

std::string setOption(Settings &settings, unsigned id, const std::string &value) {
  constexpr unsigned kMostJobs = 256;
  unsigned number = 0;
  switch (id) {
  case Native:
    if (value != "refuse" && value != "allow")
      return wrongValue(value, "--native", "refuse or allow");
    settings.options.native = value == "allow" ? mpy::NativePolicy::Allow : mpy::NativePolicy::Refuse;
    return {};
  case March: {
    std::optional<Architecture> architecture = bytecode::architectureNamed(value);
    if (!architecture)
      return "'" + value + "' is not an architecture for -march";
    settings.options.architectures = loadedBy(*architecture);
    return {};
  }
  case SmallIntBits:
    if (!parseNumber(value, 255, number))
      return "'" + value + "' is not a number of bits for -msmall-int-bits";
    settings.options.maxSmallIntBits = uint8_t(number);
    return {};
  case Strict:
    settings.options.strictTexts = settings.limits.requireUtf8 = true;
    settings.limits.allowTrailingBytes = false;
    return {};
  case First:
    settings.options.firstFaultOnly = true;
    return {};
  case Json:
    settings.json = true;
    return {};
  case Quiet:
    settings.quiet = true;
    return {};
  case Jobs:
    if (!parseNumber(value, UINT32_MAX, number))
      return "'" + value + "' is not a number of jobs for -j";
    settings.jobs = std::min(number, kMostJobs);
    return {};
  default:
    if (!value.empty() && value != "text" && value != "markdown")
      return wrongValue(value, "--list-rules", "text or markdown");
    settings.listRules = value.empty() ? "text" : value;
    return {};
  }
}

Verdict verifyFile(const Environment &environment, const Settings &settings, const std::string &path) {
  Verdict verdict;
  driver::Console capturing = environment.console;
  capturing.writeError = [&](std::string_view text) {
    verdict.trouble += text;
    return 0;
  };
  verdict.file = path == "-" ? "<stdin>" : path;
  if (std::optional<std::string> bytes =
          loadBytes({capturing, environment.version, environment.program}, path))
    return verifyBytes(verdict.file, std::move(*bytes), settings.limits, settings.options);
  return verdict;
}

std::vector<Verdict> verifyFiles(const Environment &environment, const Settings &settings,
                                 const Words &files) {
  std::vector<Verdict> verdicts(files.size());
  std::atomic<size_t> next = 0;
  auto work = [&](unsigned) {
    for (size_t i; (i = next++) < files.size();)
      verdicts[i] = verifyFile(environment, settings, files[i]);
  };
  unsigned jobs = settings.jobs ? settings.jobs : std::max(1u, std::thread::hardware_concurrency());
  jobs = unsigned(std::min<size_t>(jobs, files.size()));
  if (jobs > 1)
    driver::LargeStackThreads(jobs, work);
  else
    work(0);
  return verdicts;
}

std::string counted(size_t count, const char *what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

std::string summaryOf(const std::vector<Verdict> &verdicts) {
  size_t functions = 0, faults = 0, faulty = 0, unread = 0;
  for (const Verdict &verdict : verdicts) {
    functions += verdict.functions;
    faults += verdict.faults.size();
    faulty += !verdict.faults.empty();
    unread += !verdict.trouble.empty();
  }
  std::string text = counted(verdicts.size(), "file") + ", " + counted(functions, "function") + ": ";
  if (!faulty && !unread)
    return text + "all rules are kept\n";
  text += faulty ? counted(faults, "fault") + " in " + counted(faulty, "file") : "no faults";
  return text + (unread ? ", " + counted(unread, "file") + " not read" : "") + "\n";
}

} // namespace

const driver::ProgramDescription &describeVerify() { return kProgram; }

int runVerify(const Environment &environment, const Words &words) {
  Settings settings;
  Words files;
  auto set = [&](unsigned id, const std::string &value) { return setOption(settings, id, value); };
  if (std::optional<int> status = parseOptions(environment, kProgram, words, set, files))
    return *status;
  if (!settings.listRules.empty())
    return print(environment, settings.listRules == "text" ? listRules() : listRulesAsMarkdown());
  if (files.empty())
    return usageError(environment, kProgram, "no input file");
  if (!expandDirectories(environment, files))
    return kFailure;
  std::vector<Verdict> verdicts = verifyFiles(environment, settings, files);
  bool isGood = true;
  std::string output;
  for (const Verdict &verdict : verdicts) {
    isGood &= verdict.isGood();
    if (settings.json)
      output += renderJson(verdict);
    else if (std::string text = renderText(verdict); !text.empty())
      environment.console.writeError(text);
  }
  if (!settings.json && !settings.quiet && verdicts.size() > 1)
    output = summaryOf(verdicts);
  if (print(environment, output) != kSuccess)
    return kFailure;
  return isGood ? kSuccess : kFailure;
}

} // namespace adder::mpytool
