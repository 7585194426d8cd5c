//===- driver/MpyCrossOptions.cpp - The meaning of mpy-cross's options ----------------------------===//

#include "driver/MpyCrossOptions.h"

#include "driver/CommandLine.h"
#include "driver/TargetOptions.h"
#include "mpy/Model.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace adder::driver {

namespace {

using bytecode::Architecture;

enum class OptionId : unsigned {
#define OPTION(Enumerator, Group, Form, Spellings, Argument, Complete, Help, Detail) Enumerator,
#include "driver/MpyCrossOptions.def"
};

constexpr OptionRow kOptions[] = {
#define OPTION(Enumerator, Group, Form, Spellings, Argument, Complete, Help, Detail)                         \
  {unsigned(OptionId::Enumerator),                                                                           \
   Group,                                                                                                    \
   OptionForm::Form,                                                                                         \
   Spellings,                                                                                                \
   Argument,                                                                                                 \
   OptionCompletion::Complete,                                                                               \
   Help,                                                                                                     \
   Detail},
#include "driver/MpyCrossOptions.def"
};

constexpr OptionValue kValues[] = {
#define OPTION_VALUE(Option, Value, Help) {unsigned(OptionId::Option), Value, Help},
#include "driver/MpyCrossOptions.def"
#define WARNING(Enumerator, Group, Message) {unsigned(OptionId::Warning), Group, Message},
#include "support/Diagnostics.def"
#define ARCHITECTURE(Enumerator, Number, Name, ToolName, HasEmitter) {unsigned(OptionId::March), Name, {}},
#include "bytecode/Architectures.def"
    {unsigned(OptionId::March), "host", {}},
#define ARCHITECTURE_FLAG(Owner, Bit, Name) {unsigned(OptionId::MarchFlags), Name, {}},
#include "bytecode/Architectures.def"
};

constexpr ManSection kSections[] = {
#define MAN_SECTION(Title, Text) {Title, Text},
#include "driver/MpyCrossOptions.def"
};

constexpr ProgramDescription kProgram = {
    "mpy-cross",
    "compile MicroPython source to .mpy files",
    "[OPTION]... INPUT...",
    "Each INPUT is a source file, a directory that stands for all .py files below it, or '-' for standard "
    "input. @FILE "
    "is replaced by the words in FILE, '--' ends the options.",
    ".py",
    kOptions,
    kValues,
    kSections,
};

/// The reference's version that we follow, and its date: fixed, so that builds are reproducible.
constexpr std::string_view kReferenceVersion = "v1.29.0-preview.731.g1c3c201149";
constexpr std::string_view kReferenceDate = "2026-11-20";

constexpr UsageError fixedText(const char *text) { return {text, true}; }

std::string listOf(const std::vector<OptionValue> &values) {
  std::string text;
  for (size_t i = 0; i < values.size(); ++i) {
    if (values[i].value.empty())
      continue;
    text += text.empty() ? "" : i + 1 == values.size() ? " or " : ", ";
    text += values[i].value;
  }
  return text;
}

/// Stores options into an Invocation; each function returns the text of what is wrong, or nothing.
class Setter {
public:
  explicit Setter(Invocation &target) : target(target) {}

  std::string set(OptionId id, const std::string &value) {
    switch (id) {
    case OptionId::Output:
      target.output = value;
      return {};
    case OptionId::Check:
      target.checkOnly = true;
      return {};
    case OptionId::Dump:
      return setDumps(value);
    case OptionId::Stats:
      return setStatistics(value);
    case OptionId::Jobs:
      return setJobs(value);
    case OptionId::SourceName:
      target.compile.sourceName = value;
      std::replace(target.compile.sourceName->begin(), target.compile.sourceName->end(), '\\', '/');
      return {};
    case OptionId::PrefixMap:
      return addPrefix(value);
    case OptionId::Optimise:
      return setOptimisation(value);
    case OptionId::Implementation:
      return setImplementation(value);
    case OptionId::March:
      return setArchitecture(value);
    case OptionId::MarchFlags:
      archFlags = value;
      return {};
    case OptionId::SmallIntBits:
      return setSmallIntBits(value);
    case OptionId::Diagnostics:
      return setDiagnostics(value);
    case OptionId::Color:
      return setColor(value);
    case OptionId::Warning:
      return setWarning(value);
    case OptionId::Depfile:
      target.depfile = true;
      return {};
    case OptionId::DepfileName:
      target.depfile = true;
      target.depfileName = value;
      return {};
    case OptionId::DepfileTarget:
      target.depfile = true;
      target.depfileTarget = value;
      return {};
    case OptionId::Help:
      target.action = Action::Help;
      return {};
    case OptionId::Version:
      target.action = Action::Version;
      return {};
    case OptionId::Targets:
      target.action = Action::Targets;
      return {};
    case OptionId::Verbose:
      return {};
    case OptionId::Generate:
      target.action = Action::Generate;
      target.generate = value;
      return isValue(OptionId::Generate, value) ? "" : wrongValue(OptionId::Generate, value);
    }
    return {};
  }

  /// What depends on several options.
  std::optional<UsageError> finish();

  std::optional<UsageError> pending; ///< found while setting, reported after everything else was read

private:
  static bool isValue(OptionId id, std::string_view value) {
    auto values = valuesOf(kProgram, unsigned(id));
    return std::any_of(values.begin(), values.end(), [&](const OptionValue &v) { return v.value == value; });
  }
  static std::string wrongValue(OptionId id, std::string_view value) {
    return "'" + std::string(value) + "' is not an argument of " +
           std::string(kOptions[unsigned(id)].name()) + ", expected " +
           listOf(valuesOf(kProgram, unsigned(id)));
  }

  std::string setDumps(const std::string &value);
  std::string setStatistics(const std::string &value);
  std::string setJobs(const std::string &value);
  std::string addPrefix(const std::string &value);
  std::string setOptimisation(const std::string &value);
  std::string setImplementation(const std::string &value);
  std::string setArchitecture(const std::string &value);
  std::string setSmallIntBits(const std::string &value);
  std::string setDiagnostics(const std::string &value);
  std::string setColor(const std::string &value);
  std::string setWarning(const std::string &value);
  bool resolveArchFlags();
  std::optional<UsageError> checkOutput() const;

  Invocation &target;
  std::optional<std::string> archFlags;
};

std::string Setter::setDumps(const std::string &value) {
  std::string_view rest = value;
  while (true) {
    size_t comma = rest.find(',');
    std::string_view name = rest.substr(0, comma);
    bool known = false;
    for (size_t i = 0; i < kDumpKinds; ++i)
      if (nameOf(DumpKind(i)) == name)
        known = target.compile.dumps[i] = true;
    if (!known)
      return wrongValue(OptionId::Dump, name);
    target.dumps = true;
    if (comma == rest.npos)
      return {};
    rest.remove_prefix(comma + 1);
  }
}

std::string Setter::setStatistics(const std::string &value) {
  if (!value.empty() && !isValue(OptionId::Stats, value))
    return wrongValue(OptionId::Stats, value);
  target.statistics = value == "json" ? StatisticsFormat::Json : StatisticsFormat::Text;
  target.compile.statistics = true;
  return {};
}

std::string Setter::setJobs(const std::string &value) {
  constexpr unsigned kMost = 256;
  unsigned jobs = 0;
  auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), jobs);
  if (error == std::errc::result_out_of_range)
    jobs = kMost;
  else if (error != std::errc() || end != value.data() + value.size())
    return "'" + value + "' is not a number of jobs for -j";
  target.jobs = std::min(jobs, kMost);
  return {};
}

std::string Setter::addPrefix(const std::string &value) {
  size_t equals = value.find('=');
  if (equals == value.npos || equals == 0)
    return "'" + value + "' is not of the form OLD=NEW for --prefix-map";
  target.prefixMap.emplace_back(value.substr(0, equals), value.substr(equals + 1));
  return {};
}

/// -O2 and -O2whatever are 2, -OO is 2, -O and -Owhatever are 1.
std::string Setter::setOptimisation(const std::string &value) {
  bool isDigit = !value.empty() && value[0] >= '0' && value[0] <= '9';
  size_t letters = std::min(value.find_first_not_of('O'), value.size());
  target.compile.optimisationLevel = isDigit ? unsigned(value[0] - '0') : unsigned(1 + letters);
  return {};
}

std::string Setter::setImplementation(const std::string &value) {
  if (value.starts_with("heapsize="))
    return {};
  if (!isValue(OptionId::Implementation, value))
    return wrongValue(OptionId::Implementation, value);
  if (value == "source-lines" || value == "no-source-lines")
    target.compile.lineTables = value == "source-lines";
  else
    target.compile.defaultEmitter = value == "emit=native"  ? frontend::EmitterKind::Native
                                    : value == "emit=viper" ? frontend::EmitterKind::Viper
                                                            : frontend::EmitterKind::Bytecode;
  return {};
}

std::string Setter::setArchitecture(const std::string &value) {
  bool isHost = value == "host";
  auto architecture = isHost ? hostArchitecture() : bytecode::architectureNamed(value);
  if (architecture)
    target.compile.architecture = *architecture;
  else if (isHost)
    pending = fixedText("unable to determine host architecture for -march=host");
  else
    return wrongValue(OptionId::March, value);
  return {};
}

/// As strtol reads it, with any sign and prefix; nothing may follow.  Nothing at all is 0.
std::string Setter::setSmallIntBits(const std::string &value) {
  char *end;
  long bits = std::strtol(value.c_str(), &end, 0);
  if (*end)
    return "'" + value + "' is not a number of bits for -msmall-int-bits=";
  target.compile.smallIntBits = uint8_t(bits);
  return {};
}

std::string Setter::setDiagnostics(const std::string &value) {
  if (!isValue(OptionId::Diagnostics, value))
    return wrongValue(OptionId::Diagnostics, value);
  target.diagnostics = value == "text"    ? DiagnosticFormat::Text
                       : value == "json"  ? DiagnosticFormat::Json
                       : value == "sarif" ? DiagnosticFormat::Sarif
                                          : DiagnosticFormat::Compat;
  return {};
}

std::string Setter::setColor(const std::string &value) {
  if (!isValue(OptionId::Color, value))
    return wrongValue(OptionId::Color, value);
  target.color = value == "always"  ? ColorMode::Always
                 : value == "never" ? ColorMode::Never
                                    : ColorMode::Auto;
  return {};
}

std::string Setter::setWarning(const std::string &value) {
  uint32_t &enabled = target.compile.enabledWarnings;
  uint32_t &fatal = target.compile.fatalWarnings;
  std::string_view name = value;
  bool off = name.starts_with("no-");
  name.remove_prefix(off ? 3 : 0);
  if (name == "error") {
    fatal = off ? 0 : UINT32_MAX;
    return {};
  }
  bool error = !off && name.starts_with("error=");
  name.remove_prefix(error ? 6 : 0);
  uint32_t group = warningsInGroup(name);
  if (!group)
    return wrongValue(OptionId::Warning, name);
  enabled = off ? enabled & ~group : enabled | group;
  fatal |= error ? group : 0;
  return {};
}

/// False if the flags mean nothing for the architecture.  Without an architecture they are ignored.
bool Setter::resolveArchFlags() {
  Architecture architecture = target.compile.architecture;
  if (!archFlags || architecture == Architecture::None)
    return true;
  std::optional<uint32_t> bits = parseArchFlags(*archFlags, architecture);
  target.compile.archFlags = bits.value_or(0);
  return bits.has_value();
}

std::optional<UsageError> Setter::checkOutput() const {
  bool toStandardOutput = target.writes() && target.output == "-";
  if (target.depfile && !target.writes())
    return UsageError{"-MD, -MF and -MT need an output, but nothing is written"};
  if (target.checkOnly && target.output)
    return UsageError{"--check writes nothing, so it excludes -o"};
  if (toStandardOutput && target.dumps)
    return UsageError{"--dump and '-o -' would both write to standard output"};
  if (target.inputs.size() > 1) {
    if (std::find(target.inputs.begin(), target.inputs.end(), "-") != target.inputs.end())
      return UsageError{"standard input ('-') must be the only input"};
    if (target.compile.sourceName)
      return UsageError{"-s names the source of one file, but there are several inputs"};
    if (toStandardOutput)
      return UsageError{"'-o -' takes one file, but there are several inputs"};
  }
  return std::nullopt;
}

std::optional<UsageError> Setter::finish() {
  if (pending)
    return pending;
  if (!resolveArchFlags())
    return fixedText("unrecognised arch flags");
  if (target.compile.defaultEmitter != frontend::EmitterKind::Bytecode &&
      target.compile.architecture == Architecture::None)
    return fixedText("arch not specified");
  if (target.inputs.empty())
    return fixedText("no input file");
  if (auto error = checkOutput())
    return error;
  target.compile.dumpsOnly = target.dumps && !target.output && target.statistics == StatisticsFormat::None;
  return std::nullopt;
}

/// The reference looks at every -X first, wherever it stands.
std::string checkImplementationWords(const std::vector<std::string> &words) {
  Invocation ignored;
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i] != "-X")
      continue;
    if (++i == words.size())
      return "option '-X' needs an argument (SETTING)";
    if (std::string wrong = Setter(ignored).set(OptionId::Implementation, words[i]); !wrong.empty())
      return wrong;
  }
  return {};
}

} // namespace

const ProgramDescription &mpyCrossProgram() { return kProgram; }

std::optional<UsageError> parseMpyCrossOptions(std::vector<std::string> words, Invocation &invocation) {
  if (std::string error = expandResponseFiles(words); !error.empty())
    return UsageError{error};
  if (std::string error = checkImplementationWords(words); !error.empty())
    return UsageError{error};
  Setter setter(invocation);
  auto set = [&](unsigned id, const std::string &value) { return setter.set(OptionId(id), value); };
  auto ends = [](unsigned id) {
    return OptionId(id) == OptionId::Help || OptionId(id) == OptionId::Version ||
           OptionId(id) == OptionId::Generate;
  };
  CommandLineResult line = parseCommandLine(kProgram, words, {set, ends});
  if (!line.error.empty())
    return UsageError{line.error};
  if (invocation.action != Action::Compile)
    return std::nullopt;
  invocation.inputs = std::move(line.operands);
  for (std::string &input : invocation.inputs)
    std::replace(input.begin(), input.end(), '\\', '/');
  return setter.finish();
}

std::string mpyCrossVersionLine(std::string_view version) {
  std::string line = "MicroPython ";
  line.append(kReferenceVersion).append("+adder.").append(version).append(" on ").append(kReferenceDate);
  return line + "; mpy-cross emitting mpy v" + std::to_string(mpy::kFormatVersion) + "." +
         std::to_string(mpy::kFormatSubVersion) + "\n";
}

} // namespace adder::driver
