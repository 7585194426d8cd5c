//===- mpytool/FreezeOptions.cpp - The command line of mpy-tool freeze ------------------------------===//
//
// The options about code are those of mpy-cross, whose own parser gives them their meaning.
//
//===------------------------------------------------------------------------------------------------===//

#include "mpytool/FreezeOptions.h"

#include "cli/Options.h"

#include <algorithm>
#include <cctype>
#include <filesystem>

namespace adder::mpytool {

namespace {

enum class OptionId : unsigned {
  Output,
  Rewrite,
  List,
  Stats,
  Verbose,
  Manifest,
  Define,
  AsStr,
  Base,
  Prefix,
  Optimise,
  Implementation,
  March,
  MarchFlags,
  SmallIntBits,
  QstrHeader,
  LongintImpl,
  MpzDigSize,
  Lenient,
  Jobs,
  Cache,
  Diagnostics,
  Color,
  Depfile,
  DepfileName,
  DepfileTarget,
};

using driver::OptionCompletion;
using driver::OptionForm;

constexpr driver::OptionRow row(OptionId id, std::string_view group, OptionForm form,
                                std::string_view spellings, std::string_view argument,
                                OptionCompletion completion, std::string_view help,
                                std::string_view detail = "") {
  return {unsigned(id), group, form, spellings, argument, completion, help, detail};
}

constexpr driver::OptionRow kOptions[] = {
    row(OptionId::Output, "Output", OptionForm::Separate, "-o,--output", "FILE", OptionCompletion::File,
        "write the C source to FILE (default: standard output)",
        "The file is written whole or not at all, and not touched if it holds the same already."),
    row(OptionId::Rewrite, "Output", OptionForm::Exact, "--rewrite", "", OptionCompletion::None,
        "write FILE even if nothing in it changes",
        "For make, which else finds it older than an input again and again. ninja does not need it."),
    row(OptionId::List, "Output", OptionForm::Exact, "--list", "", OptionCompletion::None,
        "print what would be frozen and leave: kind, name, path, options",
        "Nothing is compiled. The name of a .mpy file is the one that its path gives; the one that counts is "
        "stored in it."),
    row(OptionId::Stats, "Output", OptionForm::Exact, "--stats", "[=FORMAT]", OptionCompletion::Values,
        "print what each module costs, and all of them together",
        "On standard output, or on standard error if the C source goes to standard output."),
    row(OptionId::Verbose, "Output", OptionForm::Exact, "-v,--verbose", "", OptionCompletion::None,
        "say what is done: MPY for a source that is compiled, HIT for one found in the cache, ADD for a .mpy "
        "file, STR for text, GEN for an output that is written and OLD for one that is up to date",
        "On standard error."),

    row(OptionId::Manifest, "Input", OptionForm::Separate, "--manifest", "FILE", OptionCompletion::File,
        "a JSON manifest, whatever its name ends in; may be given several times"),
    row(OptionId::Define, "Input", OptionForm::JoinedOrSeparate, "-D,--define", "NAME=VALUE",
        OptionCompletion::None, "value of $(NAME) in manifests",
        "Stronger than \"variables\" in a manifest. A VALUE that is an existing path is made absolute, "
        "because paths in a manifest start where the manifest is."),
    row(OptionId::AsStr, "Input", OptionForm::Separate, "--as-str", "PATH", OptionCompletion::File,
        "freeze a .py file, or those below a directory, as source text; may be given several times"),
    row(OptionId::Base, "Input", OptionForm::Separate, "--base", "DIR", OptionCompletion::File,
        "names in the firmware are paths below DIR",
        "Without it the name of a file is the last part of its path, and names below a directory start "
        "there. Files of manifests have their own rules."),
    row(OptionId::Prefix, "Input", OptionForm::Separate, "--prefix", "PATH", OptionCompletion::None,
        "put PATH/ before the names of the operands"),

    row(OptionId::Optimise, "Code", OptionForm::Joined, "-O", "[N]", OptionCompletion::None,
        "optimisation level, as for mpy-cross"),
    row(OptionId::Implementation, "Code", OptionForm::Separate, "-X", "SETTING", OptionCompletion::Values,
        "how code is made, as for mpy-cross, one of:"),
    row(OptionId::March, "Code", OptionForm::Joined, "-march=", "ARCH", OptionCompletion::Values,
        "processor for native code"),
    row(OptionId::MarchFlags, "Code", OptionForm::Joined, "-march-flags=", "FLAGS", OptionCompletion::Values,
        "extensions of the processor"),
    row(OptionId::SmallIntBits, "Code", OptionForm::Joined, "-msmall-int-bits=", "N", OptionCompletion::None,
        "width of the target's small integers in bits (default 31)"),

    row(OptionId::QstrHeader, "Firmware", OptionForm::Separate, "-q,--qstr-header", "FILE",
        OptionCompletion::File, "qstrdefs.preprocessed.h of the firmware: the strings that it has already"),
    row(OptionId::LongintImpl, "Firmware", OptionForm::JoinedOrSeparate, "-mlongint-impl", "KIND",
        OptionCompletion::Values, "long integers of the firmware (default mpz)"),
    row(OptionId::MpzDigSize, "Firmware", OptionForm::JoinedOrSeparate, "-mmpz-dig-size", "BITS",
        OptionCompletion::Values, "bits of a digit of them (default 16)"),

    row(OptionId::Lenient, "Firmware", OptionForm::Exact, "--lenient", "", OptionCompletion::None,
        "write what mpy-tool.py writes even where the firmware would not do what the modules say; warn of it",
        "Different strings that have one C name, integers beyond 64 bits with -mlongint-impl longlong: these "
        "are errors otherwise. -0.0 becomes 0.0, which is spelled differently otherwise."),

    row(OptionId::Jobs, "Build integration", OptionForm::JoinedOrSeparate, "-j,--jobs", "N",
        OptionCompletion::None, "compile N files at the same time (default: one a processor)"),
    row(OptionId::Cache, "Build integration", OptionForm::Separate, "--cache", "DIR", OptionCompletion::File,
        "keep compiled modules in DIR and compile only what changed",
        "By the hash of source, name, options and compiler, so that several builds may share DIR, also at "
        "the same time. It is kept below 256 MiB; removing it is always safe."),
    row(OptionId::Depfile, "Build integration", OptionForm::Exact, "-MD", "", OptionCompletion::None,
        "write a dependency file for make or ninja beside the output, ending in .d",
        "It names sources, .mpy files, manifests, the qstr header, and the directories that were searched, "
        "whose time changes when a file is added or removed. Each has an empty rule of its own, so that "
        "make goes on when it is gone."),
    row(OptionId::DepfileName, "Build integration", OptionForm::JoinedOrSeparate, "-MF", "FILE",
        OptionCompletion::File, "name of the dependency file (implies -MD)"),
    row(OptionId::DepfileTarget, "Build integration", OptionForm::JoinedOrSeparate, "-MT", "TARGET",
        OptionCompletion::None, "target to name in it (implies -MD)"),

    row(OptionId::Diagnostics, "Diagnostics", OptionForm::Exact, "--diagnostics", "FORMAT",
        OptionCompletion::Values, "how to report errors (default: text on a terminal, else compat)"),
    row(OptionId::Color, "Diagnostics", OptionForm::Exact, "--color", "WHEN", OptionCompletion::Values,
        "colours in text diagnostics"),
    kHelpRow,
};

constexpr driver::OptionValue value(OptionId id, std::string_view text, std::string_view help = "") {
  return {unsigned(id), text, help};
}

constexpr driver::OptionValue kValues[] = {
    value(OptionId::Stats, "text", "for people"),
    value(OptionId::Stats, "json", "one object a line"),
    value(OptionId::Implementation, "emit=bytecode",
          "functions without a decorator become bytecode (default)"),
    value(OptionId::Implementation, "emit=native", "... become native code; needs -march="),
    value(OptionId::Implementation, "emit=viper", "... become viper code; needs -march="),
    value(OptionId::Implementation, "source-lines", "store line numbers (default)"),
    value(OptionId::Implementation, "no-source-lines", "store no line numbers"),
#define ARCHITECTURE(Enumerator, Number, Name, ToolName, HasEmitter) value(OptionId::March, Name),
#include "bytecode/Architectures.def"
    value(OptionId::March, "host"),
#define ARCHITECTURE_FLAG(Owner, Bit, Name) value(OptionId::MarchFlags, Name),
#include "bytecode/Architectures.def"
    value(OptionId::LongintImpl, "none", "there are none"),
    value(OptionId::LongintImpl, "longlong", "of 64 bits"),
    value(OptionId::LongintImpl, "mpz", "of any length"),
    value(OptionId::MpzDigSize, "8"),
    value(OptionId::MpzDigSize, "16"),
    value(OptionId::MpzDigSize, "32"),
    value(OptionId::Diagnostics, "text", "file:line:column, source line and caret"),
    value(OptionId::Diagnostics, "json", "one object a line"),
    value(OptionId::Diagnostics, "sarif", "one SARIF 2.1.0 document for the run"),
    value(OptionId::Diagnostics, "compat", "the traceback of MicroPython's mpy-cross; first error only"),
    value(OptionId::Color, "auto", "on a terminal"),
    value(OptionId::Color, "always"),
    value(OptionId::Color, "never"),
};

constexpr driver::ManSection kSections[] = {
    {"DESCRIPTION",
     "mpy-tool freeze turns Python sources and .mpy files into one C file, frozen_content.c, that a "
     "MicroPython firmware compiles to have the modules in its flash. It does the work of MicroPython's "
     "makemanifest.py, mpy-cross and mpy-tool.py -f in one process, and writes the same file.\n\n"
     "Each INPUT is a .py file, which is compiled; a .mpy file, which is taken as it is; a directory, which "
     "stands for all .py and .mpy files below it, sorted by path; or a JSON manifest, by its name's end "
     ".json. Names that start with a dot are left out.\n\n"
     "A module is found by the name under which it is frozen: the path below the directory, or the last part "
     "of the path of a file that is named itself, unless --base says where names start. A .mpy file is found "
     "by the name of its source that is stored in it.\n\n"
     "Options about code are stronger than the defaults of a manifest, and weaker than what an entry of a "
     "manifest says for itself.\n\n"
     "All errors in all inputs are reported. If there is any, nothing is written."},
    {"EXIT STATUS",
     "0 if the output is up to date, 1 if an input is at fault or a file cannot be read or written, 2 if the "
     "command line is wrong."},
    {"EXAMPLES", "Freeze what lies below modules/:\n\n"
                 "  mpy-tool freeze -q genhdr/qstrdefs.preprocessed.h -o frozen_content.c modules\n\n"
                 "By a manifest, compiling again only what changed, with a dependency file:\n\n"
                 "  mpy-tool freeze -q genhdr/qstrdefs.preprocessed.h --cache .cache -MD -o frozen_content.c "
                 "manifest.json\n\n"
                 "See what a manifest stands for:\n\n"
                 "  mpy-tool freeze --list -D LIB=../micropython-lib manifest.json"},
    {"SEE ALSO", "mpy-cross(1), docs/frozen-manifest.md"},
};

constexpr driver::ProgramDescription kProgram = {
    "mpy-tool freeze",
    "turn a source tree into the C file of a firmware's frozen modules",
    "[OPTION]... INPUT...",
    "Each INPUT is a .py or .mpy file, a directory that stands for those below it, or a JSON manifest. The "
    "result is frozen_content.c as MicroPython's build makes it.",
    ".py",
    kOptions,
    kValues,
    kSections,
};

class Setter {
public:
  explicit Setter(FreezeInvocation &target) : target(target) {}

  std::string set(OptionId id, const std::string &value) {
    switch (id) {
    case OptionId::Output:
      target.output = value;
      return {};
    case OptionId::Rewrite:
      target.rewrite = true;
      return {};
    case OptionId::List:
      target.list = true;
      return {};
    case OptionId::Stats:
      target.statistics = value == "json" ? driver::StatisticsFormat::Json : driver::StatisticsFormat::Text;
      return value.empty() || value == "text" || value == "json"
                 ? ""
                 : "'" + value + "' is not an argument of --stats, expected text or json";
    case OptionId::Verbose:
      target.verbose = true;
      return {};
    case OptionId::Manifest:
      target.inputs.push_back({FreezeInput::Kind::Manifest, value});
      return {};
    case OptionId::Define:
      return define(value);
    case OptionId::AsStr:
      target.inputs.push_back({FreezeInput::Kind::Text, value});
      return {};
    case OptionId::Base:
      target.base = value;
      return {};
    case OptionId::Prefix:
      return setPrefix(value);
    case OptionId::Optimise:
    case OptionId::Implementation:
      return setCode(id, value);
    case OptionId::March:
      return addCodeWord("march", "-march=" + value);
    case OptionId::MarchFlags:
      return addCodeWord("march_flags", "-march-flags=" + value);
    case OptionId::SmallIntBits:
      return addCodeWord("small_int_bits", "-msmall-int-bits=" + value);
    case OptionId::QstrHeader:
      return setTarget("qstr_header", "-q", value);
    case OptionId::LongintImpl:
      return setTarget("longint_impl", "-mlongint-impl", value);
    case OptionId::MpzDigSize:
      return setTarget("mpz_dig_size", "-mmpz-dig-size", value);
    case OptionId::Lenient:
      target.lenient = true;
      return {};
    case OptionId::Jobs:
    case OptionId::Diagnostics:
    case OptionId::Color:
      return setByMpyCross(id, value);
    case OptionId::Cache:
      target.cache = value;
      return value.empty() ? "--cache needs a directory" : "";
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
    }
    return {};
  }

private:
  /// What mpy-cross makes of `words`, or its message.
  static std::string asMpyCross(Words words, driver::Invocation &invocation) {
    words.push_back("-march=x64"); // some settings need any
    words.push_back("x.py");
    auto error = driver::parseMpyCrossOptions(std::move(words), invocation);
    return error ? error->message : "";
  }

  std::string setByMpyCross(OptionId id, const std::string &value) {
    driver::Invocation parsed;
    std::string name = id == OptionId::Jobs          ? "-j"
                       : id == OptionId::Diagnostics ? "--diagnostics"
                                                     : "--color";
    std::string wrong = asMpyCross({name, value}, parsed);
    if (id == OptionId::Jobs)
      target.jobs = parsed.jobs;
    else if (id == OptionId::Diagnostics)
      target.diagnostics = parsed.diagnostics;
    else
      target.color = parsed.color;
    return wrong;
  }

  std::string setCode(OptionId id, const std::string &value) {
    driver::Invocation parsed;
    Words words = {id == OptionId::Optimise ? "-O" + value : "-X"};
    if (id == OptionId::Implementation)
      words.push_back(value);
    std::string wrong = asMpyCross(words, parsed);
    if (id == OptionId::Optimise)
      target.code.optimisation = parsed.compile.optimisationLevel;
    else if (value.starts_with("emit="))
      target.code.emitter = parsed.compile.defaultEmitter;
    else if (value.ends_with("source-lines"))
      target.code.lineNumbers = parsed.compile.lineTables;
    return wrong;
  }

  std::string addCodeWord(const char *name, std::string word) {
    driver::Invocation ignored;
    // Flags mean something only together with a processor: they are looked at later.
    bool isFlags = word.starts_with("-march-flags=");
    std::string wrong = isFlags ? "" : asMpyCross({word}, ignored);
    std::string value = word.substr(word.find('=') + 1);
    target.target.insert_or_assign(name, freeze::TargetSetting{value, {}});
    target.codeWords.push_back(std::move(word));
    return wrong;
  }

  std::string setTarget(const char *name, const char *option, std::string value) {
    bool isPath = std::string_view(option) == "-q";
    if (!isPath && value.starts_with('=')) // -mlongint-impl=mpz
      value.erase(0, 1);
    std::string wrong = freeze::checkTargetSetting(name, value);
    target.target.insert_or_assign(name, freeze::TargetSetting{std::move(value), {}});
    return wrong.empty() ? "" : std::string(option) + ": " + wrong;
  }

  std::string define(const std::string &text) {
    size_t equals = text.find('=');
    if (equals == 0 || equals == text.npos)
      return "'" + text + "' is not of the form NAME=VALUE for --define";
    std::string value = text.substr(equals + 1);
    std::error_code error;
    if (!value.empty() && driver::exists(value))
      value = std::filesystem::absolute(value, error).lexically_normal().string();
    target.variables.insert_or_assign(text.substr(0, equals), value);
    return {};
  }

  std::string setPrefix(const std::string &value) {
    target.prefix = freeze::joinPath("", value);
    if (!freeze::isTargetName(target.prefix))
      return "'" + value + "' cannot be the start of a module's path (--prefix)";
    target.prefix += '/';
    return {};
  }

  FreezeInvocation &target;
};

std::string checkOutputs(const FreezeInvocation &invocation) {
  bool nameless = invocation.output == "-";
  if (nameless && invocation.depfile && (invocation.depfileName.empty() || invocation.depfileTarget.empty()))
    return "-MD with standard output as output needs -MF and -MT";
  if (invocation.list && invocation.depfile)
    return "--list writes no output, so it excludes -MD, -MF and -MT";
  return {};
}

} // namespace

const driver::ProgramDescription &describeFreeze() { return kProgram; }

std::optional<int> parseFreezeOptions(const Environment &environment, const Words &words,
                                      FreezeInvocation &invocation) {
  Setter setter(invocation);
  Words operands;
  auto set = [&](unsigned id, const std::string &value) { return setter.set(OptionId(id), value); };
  if (auto status = parseOptions(environment, kProgram, words, set, operands))
    return status;
  for (std::string &operand : operands) {
    if (operand == "-")
      return usageError(environment, kProgram, "standard input ('-') has no name to be frozen under");
    bool isManifest = operand.ends_with(".json");
    invocation.inputs.push_back(
        {isManifest ? FreezeInput::Kind::Manifest : FreezeInput::Kind::Operand, std::move(operand)});
  }
  if (invocation.inputs.empty())
    return usageError(environment, kProgram, "no input");
  if (std::string wrong = checkOutputs(invocation); !wrong.empty())
    return usageError(environment, kProgram, wrong);
  return std::nullopt;
}

std::string resolveCode(const FreezeInvocation &invocation, const freeze::TargetSettings &target,
                        freeze::CodeRequest &request) {
  Words words;
  for (auto [name, option] : {std::pair("march", "-march="), std::pair("march_flags", "-march-flags="),
                              std::pair("small_int_bits", "-msmall-int-bits=")})
    if (auto setting = target.find(name); setting != target.end())
      words.push_back(option + setting->second.value);
  words.insert(words.end(), invocation.codeWords.begin(), invocation.codeWords.end());
  words.push_back("x.py");
  driver::Invocation parsed;
  if (auto error = driver::parseMpyCrossOptions(std::move(words), parsed))
    return error->message;
  request.options = parsed.compile;
  request.given = invocation.code;
  return {};
}

} // namespace adder::mpytool
