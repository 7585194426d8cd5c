//===- qstrgen/BuildOptions.cpp - The command line of qstr-gen build ----------------------------------===//

#include "qstrgen/BuildOptions.h"

#include "cli/Options.h"
#include "genhdr/CompileCommands.h"

#include <algorithm>
#include <charconv>

namespace adder::qstrgen {

namespace {

using driver::OptionCompletion;
using driver::OptionForm;

enum Option : unsigned {
  Output,
  Definitions,
  BytesInLength,
  BytesInHash,
  Compress,
  VersionHeader,
  Repository,
  DatabaseFile,
  CFlags,
  CxxFlags,
  CxxCompiler,
  CompileCommands,
  ObjectsUnder,
  Jobs,
  CacheDirectory,
  DepfileName,
  DepfileTarget,
  Stamp,
  Verbose,
  Statistics,
};

constexpr driver::OptionRow kOptions[] = {
    {Output, "Output", OptionForm::JoinedOrSeparate, "-o,--output", "DIR", OptionCompletion::File,
     "the directory of the headers (default genhdr)", ""},
    {Compress, "Output", OptionForm::Exact, "--compress", "", OptionCompletion::None,
     "make compressed.data.h of the error texts", "For firmwares with MICROPY_ROM_TEXT_COMPRESSION."},
    {VersionHeader, "Output", OptionForm::Exact, "--version-header", "", OptionCompletion::None,
     "make mpversion.h, as makeversionhdr does", ""},
    {Repository, "Output", OptionForm::Separate, "--repository", "DIR", OptionCompletion::File,
     "whose version mpversion.h tells (default: the current directory)", ""},
    {DatabaseFile, "Output", OptionForm::Separate, "--database", "FILE", OptionCompletion::File,
     "the JSON database for list and explain (default DIR/qstr.json); none: do not write it", ""},
    {Definitions, "Input", OptionForm::Separate, "--definitions", "FILE", OptionCompletion::File,
     "take strings and settings from the lines Q(...) and QCFG(...) of FILE",
     "FILE is preprocessed like a C source, but what stands in Q() is left as it is. May be repeated."},
    {BytesInLength, "Input", OptionForm::Separate, "--bytes-in-len", "N", OptionCompletion::None,
     "store lengths in N bytes, 1 to 4, whatever QCFG says (default 1)", ""},
    {BytesInHash, "Input", OptionForm::Separate, "--bytes-in-hash", "N", OptionCompletion::None,
     "store hashes in N bytes, 0 to 4, whatever QCFG says (default 2)", ""},
    {CFlags, "Compiler", OptionForm::Separate, "--cflags", "WORDS", OptionCompletion::None,
     "more arguments for C sources and definitions files, split as a shell would", ""},
    {CxxFlags, "Compiler", OptionForm::Separate, "--cxxflags", "WORDS", OptionCompletion::None,
     "more arguments for C++ sources", ""},
    {CxxCompiler, "Compiler", OptionForm::Separate, "--cxx", "COMPILER", OptionCompletion::None,
     "the compiler for C++ sources (default: COMPILER)", ""},
    {CompileCommands, "Compiler", OptionForm::Separate, "--compile-commands", "FILE", OptionCompletion::File,
     "take sources, compilers and flags from a compilation database",
     "Each source is preprocessed as FILE, a compile_commands.json, says. With SOURCE operands only these "
     "are "
     "read."},
    {ObjectsUnder, "Compiler", OptionForm::Separate, "--objects-under", "DIR", OptionCompletion::None,
     "of the compilation database take only what is compiled to below a directory DIR",
     "CMake compiles a target to CMakeFiles/TARGET.dir. May be repeated."},
    {Jobs, "Build integration", OptionForm::JoinedOrSeparate, "-j,--jobs", "N", OptionCompletion::None,
     "run at most N compilers at a time (default: one for each processor)", ""},
    {CacheDirectory, "Build integration", OptionForm::Separate, "--cache", "DIR", OptionCompletion::File,
     "where the state for the next build is kept (default: the output directory); none: nowhere", ""},
    {DepfileName, "Build integration", OptionForm::Separate, "-MF", "FILE", OptionCompletion::File,
     "write the files that the headers depend on to FILE, for make and ninja", ""},
    {DepfileTarget, "Build integration", OptionForm::Separate, "-MT", "TARGET", OptionCompletion::None,
     "the target that FILE names (default: the stamp, or DIR/qstrdefs.generated.h)", ""},
    {Stamp, "Build integration", OptionForm::Separate, "--stamp", "FILE", OptionCompletion::File,
     "make FILE, or its time the present one, whenever all is well", ""},
    {Verbose, "Information", OptionForm::Exact, "-v,--verbose", "", OptionCompletion::None,
     "print the outputs that change, and warn of error texts that cannot be compressed", ""},
    {Statistics, "Information", OptionForm::Exact, "--stats", "", OptionCompletion::None,
     "print what was done and how large the tables are", ""},
    kHelpRow,
};

constexpr driver::ManSection kSections[] = {
    {"DESCRIPTION",
     R"(Preprocesses C and C++ sources, finds the strings, modules, root pointers and error texts that they name, and writes the headers that the firmware is compiled with: qstrdefs.generated.h, moduledefs.h, root_pointers.h, with --compress compressed.data.h and with --version-header mpversion.h. qstrdefs.preprocessed.h lists the strings for mpy-tool freeze, qstr.json tells where everything comes from (see qstr-gen list and explain).

The compiler and its arguments follow the word --. Each source is preprocessed by COMPILER ARGUMENT... -E -DNO_QSTR SOURCE; headers must leave MP_QSTR_name, MP_REGISTER_MODULE() and the like unexpanded, and not include the generated headers, where NO_QSTR is defined. Operands that are neither C nor C++ are ignored.

A build leaves a state file. The next one only preprocesses sources of which a file has changed, and does nothing if none has; a header whose content stays the same is not touched, so nothing that includes it is compiled again. A header that is new and would be found before the one that was used is not noticed until something else changes.

If anything is wrong no header is touched. Strings and modules that the firmware would silently lack are errors.)"},
    {"EXAMPLES",
     R"(  qstr-gen build -o build/genhdr --definitions qstrdefs.h main.c led.c -- arm-none-eabi-gcc -Iinclude -DBOARD=3

  qstr-gen build -o build/genhdr --compile-commands build/compile_commands.json)"},
};

constexpr driver::ProgramDescription kProgram = {
    "qstr-gen build",
    "make all generated headers of a firmware from its sources",
    "[OPTION]... SOURCE... -- COMPILER [ARGUMENT]...",
    "Makes the string, module and root pointer headers of C and C++ sources in one step, and only when "
    "needed.",
    ".c",
    kOptions,
    {},
    kSections,
};

std::optional<unsigned> numberOf(const std::string &value, unsigned least, unsigned most) {
  unsigned number = 0;
  auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc() || end != value.data() + value.size() || number < least || number > most)
    return std::nullopt;
  return number;
}

std::string setWidth(std::optional<unsigned> &width, const std::string &value, const char *option,
                     unsigned least) {
  width = numberOf(value, least, 4);
  return width ? ""
               : "'" + value + "' is not an argument of " + option + ", expected " + std::to_string(least) +
                     " to 4";
}

void append(std::vector<std::string> &words, const std::string &value) {
  for (std::string &word : genhdr::splitCommand(value))
    words.push_back(std::move(word));
}

std::string set(BuildSettings &settings, unsigned id, const std::string &value) {
  switch (Option(id)) {
  case BytesInLength:
    return setWidth(settings.tables.bytesInLength, value, "--bytes-in-len", 1);
  case BytesInHash:
    return setWidth(settings.tables.bytesInHash, value, "--bytes-in-hash", 0);
  case Jobs:
    settings.jobs = numberOf(value, 1, 1024).value_or(0);
    return settings.jobs ? "" : "'" + value + "' is not an argument of --jobs, expected 1 to 1024";
  case Compress:
    settings.tables.compress = true;
    return {};
  case VersionHeader:
    settings.versionHeader = true;
    return {};
  case Verbose:
    settings.verbose = settings.tables.warnOfTexts = true;
    return {};
  case Statistics:
    settings.statistics = true;
    return {};
  case CFlags:
    append(settings.cFlags, value);
    return {};
  case CxxFlags:
    append(settings.cxxFlags, value);
    return {};
  default:
    break;
  }
  // The others name something.
  if (value.empty())
    return "an option needs a name that is not empty";
  switch (Option(id)) {
  case Output:
    settings.output = value;
    break;
  case Definitions:
    settings.definitions.push_back(value);
    break;
  case Repository:
    settings.repository = value;
    break;
  case DatabaseFile:
    settings.database = value;
    break;
  case CxxCompiler:
    settings.cxxCompiler = value;
    break;
  case CompileCommands:
    settings.compileCommands = value;
    break;
  case ObjectsUnder:
    settings.objectsUnder.push_back(value);
    break;
  case CacheDirectory:
    settings.cache = value;
    break;
  case DepfileName:
    settings.depfile = value;
    break;
  case DepfileTarget:
    settings.depfileTarget = value;
    break;
  case Stamp:
    settings.stamp = value;
    break;
  default:
    break;
  }
  return {};
}

/// Options that contradict each other; empty if all is well.
std::string problemWith(const BuildSettings &settings) {
  bool hasDatabase = !settings.compileCommands.empty();
  if (hasDatabase && !settings.compiler.empty() && settings.definitions.empty())
    return "a compiler after -- is for --definitions only where --compile-commands tells how sources are "
           "compiled";
  if (!hasDatabase && settings.compiler.empty())
    return "no compiler: expected SOURCE... -- COMPILER [ARGUMENT]..., or --compile-commands";
  if (!hasDatabase && settings.sources.empty() && settings.definitions.empty())
    return "no sources";
  if (!hasDatabase && !settings.objectsUnder.empty())
    return "--objects-under needs --compile-commands";
  if (!settings.depfileTarget.empty() && settings.depfile.empty())
    return "-MT needs -MF";
  if (!settings.repository.empty() && !settings.versionHeader)
    return "--repository needs --version-header";
  return {};
}

} // namespace

const driver::ProgramDescription &describeBuild() { return kProgram; }

std::optional<int> parseBuildOptions(const Environment &environment, const Words &words,
                                     BuildSettings &settings) {
  // Behind -- stands another program's command line.
  Words expanded = words;
  if (std::string error = driver::expandResponseFiles(expanded); !error.empty())
    return usageError(environment, kProgram, error);
  auto separator = std::find(expanded.begin(), expanded.end(), "--");
  if (separator != expanded.end())
    settings.compiler.assign(separator + 1, expanded.end());
  auto setter = [&](unsigned id, const std::string &value) { return set(settings, id, value); };
  if (std::optional<int> status =
          parseOptions(environment, kProgram, Words(expanded.begin(), separator), setter, settings.sources))
    return status;
  if (std::string problem = problemWith(settings); !problem.empty())
    return usageError(environment, kProgram, problem);
  return std::nullopt;
}

} // namespace adder::qstrgen
