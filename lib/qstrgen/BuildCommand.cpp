//===- qstrgen/BuildCommand.cpp - qstr-gen build ----------------------------------------------------===//

#include "cli/HostArena.h"
#include "cli/Options.h"
#include "driver/Files.h"
#include "genhdr/Build.h"
#include "genhdr/Preprocess.h"
#include "genhdr/SourceLanguage.h"
#include "qstrgen/Report.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <set>

namespace adder::qstrgen {

namespace {

namespace fs = std::filesystem;
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

struct Settings {
  std::string output = "genhdr";
  std::vector<std::string> definitions;
  genhdr::TableOptions tables;
  bool versionHeader = false;
  std::string repository;
  std::string database;
  std::vector<std::string> cFlags, cxxFlags;
  std::string cxxCompiler;
  std::string compileCommands;
  std::vector<std::string> objectsUnder;
  unsigned jobs = 0; ///< 0: one for each processor
  std::string cache;
  std::string depfile, depfileTarget, stamp;
  bool verbose = false;
  bool statistics = false;
  Words sources;
  Words compiler; ///< behind --
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

std::string set(Settings &settings, unsigned id, const std::string &value) {
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
std::string problemWith(const Settings &settings) {
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

const char *variable(const Environment &environment, const char *name) {
  return environment.console.variable ? environment.console.variable(name) : nullptr;
}

/// The file behind a program's name; empty if there is none.
std::string findProgram(const Environment &environment, const std::string &name) {
  if (name.find('/') != std::string::npos)
    return name;
  const char *path = variable(environment, "PATH");
  std::string_view rest = path ? path : "/usr/bin:/bin";
  while (true) {
    size_t colon = rest.find(':');
    std::string_view directory = rest.substr(0, colon);
    std::string candidate = std::string(directory.empty() ? "." : directory) + "/" + name;
    if (!name.empty() && genhdr::stampOf(candidate).inode)
      return candidate;
    if (colon == std::string_view::npos)
      return {};
    rest.remove_prefix(colon + 1);
  }
}

class BuildRun {
public:
  BuildRun(const Environment &environment, const Settings &settings)
      : environment(environment), settings(settings) {}

  int run() {
    fillRequest();
    genhdr::OldState old;
    if (!request.statePath.empty())
      if (std::optional<genhdr::BuildState> state = genhdr::loadState(request.statePath))
        old = genhdr::refreshAll(std::move(*state), request.begun);
    if (genhdr::isUpToDate(request, old))
      genhdr::finishUpToDate(request, old, statistics, problems);
    else if (planJobs()) {
      salt();
      genhdr::build(arena, request, old, statistics, problems);
    }
    int status = reportProblems(environment, problems);
    return status ? status : report();
  }

private:
  /// All but the jobs.
  void fillRequest() {
    request.begun = genhdr::fileClock();
    std::error_code ignored;
    request.directory = fs::current_path(ignored).string();
    request.outputDirectory = settings.output;
    request.tables = settings.tables;
    request.processes = settings.jobs ? settings.jobs : genhdr::processorCount();
    if (settings.database != "none")
      request.databasePath = settings.database.empty() ? settings.output + "/qstr.json" : settings.database;
    if (settings.cache != "none")
      request.statePath = statePath();
    request.depfilePath = settings.depfile;
    request.stampPath = settings.stamp;
    request.depfileTarget = !settings.depfileTarget.empty() ? settings.depfileTarget
                            : !settings.stamp.empty()       ? settings.stamp
                                                            : settings.output + "/qstrdefs.generated.h";
    if (settings.versionHeader) {
      genhdr::VersionSources &version = request.version.emplace();
      version.repository = settings.repository.empty() ? "." : settings.repository;
      version.variable = [this](const std::string &name) -> std::optional<std::string> {
        const char *value = variable(environment, name.c_str());
        return value ? std::optional<std::string>(value) : std::nullopt;
      };
      version.now = request.begun / 1'000'000'000;
    }
    identity = "qstr-gen build " + std::string(environment.version) + '\0';
    addStamp("/proc/self/exe"); // a tool that was built again may find something else
    for (const char *name :
         {"CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "COMPILER_PATH", "GCC_EXEC_PREFIX"})
      if (const char *value = variable(environment, name))
        (identity += value) += '\0';
    request.run = digest::quickDigest(identity + whatIsWanted());
  }

  /// All that decides on the outputs, but for the content of files.
  std::string whatIsWanted() const {
    std::string all;
    auto add = [&](std::string_view text) { (all += text) += '\0'; };
    auto addList = [&](const std::vector<std::string> &list) {
      add(std::to_string(list.size()));
      for (const std::string &text : list)
        add(text);
    };
    add(request.directory);
    for (const std::string *text :
         {&settings.output, &settings.database, &settings.cxxCompiler, &settings.compileCommands})
      add(*text);
    for (const auto *list : {&settings.definitions, &settings.cFlags, &settings.cxxFlags,
                             &settings.objectsUnder, &settings.sources, &settings.compiler})
      addList(*list);
    for (std::optional<unsigned> width : {settings.tables.bytesInLength, settings.tables.bytesInHash})
      add(width ? std::to_string(*width) : "");
    add(settings.tables.compress ? "compress" : "");
    return all;
  }

  /// Several builds may share a cache directory.
  std::string statePath() const {
    if (settings.cache.empty())
      return settings.output + "/qstr-gen.state";
    uint64_t name = digest::quickDigest(absolute(settings.output)).low;
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(name));
    return settings.cache + "/" + text + ".state";
  }

  void addStamp(const std::string &path) {
    genhdr::FileStamp stamp = genhdr::stampOf(path);
    identity += path + '\0' + std::to_string(stamp.size) + ' ' + std::to_string(stamp.modified) + ' ' +
                std::to_string(stamp.inode) + '\0';
  }

  /// Findings depend on the compilers too; behind ccache and the like stands another.
  void salt() {
    std::set<std::string> programs;
    for (const genhdr::ScanJob &job : request.jobs)
      for (size_t i = 0; i < std::min<size_t>(job.command.words.size(), 2); ++i)
        if (!job.command.words[i].starts_with('-'))
          if (std::string path = findProgram(environment, job.command.words[i]); !path.empty())
            programs.insert(path);
    for (const std::string &program : programs) {
      addStamp(program);
      request.inputs.push_back(program);
    }
    request.salt = digest::quickDigest(identity);
  }

  bool planJobs() {
    std::vector<genhdr::SourceCommand> commands;
    if (settings.compileCommands.empty())
      commands = commandsOfOperands();
    else if (!readCompileCommands(commands))
      return false;
    if (commands.empty() &&
        (settings.definitions.empty() || !settings.compileCommands.empty() || !settings.sources.empty())) {
      addProblem(problems, genhdr::Severity::Error, {settings.compileCommands, 0}, "no C or C++ source");
      return false;
    }
    planDefinitions(commands);
    std::set<std::vector<std::string>> seen;
    for (genhdr::SourceCommand &command : commands) {
      std::vector<std::string> key = command.words;
      key.insert(key.end(), {command.path, command.directory});
      if (seen.insert(std::move(key)).second)
        request.jobs.push_back({std::move(command), false});
    }
    return true;
  }

  std::vector<std::string> compilerFor(bool isCxx) const {
    std::vector<std::string> compiler = settings.compiler;
    if (isCxx && !settings.cxxCompiler.empty())
      compiler[0] = settings.cxxCompiler;
    const std::vector<std::string> &flags = isCxx ? settings.cxxFlags : settings.cFlags;
    compiler.insert(compiler.end(), flags.begin(), flags.end());
    return genhdr::toPreprocessing(compiler, {});
  }

  std::vector<genhdr::SourceCommand> commandsOfOperands() const {
    std::vector<genhdr::SourceCommand> commands;
    for (const std::string &source : settings.sources)
      if (genhdr::SourceLanguage language = genhdr::languageOf(source);
          language != genhdr::SourceLanguage::None)
        commands.push_back({source, {}, {}, compilerFor(language == genhdr::SourceLanguage::Cxx)});
    return commands;
  }

  /// Definitions are C: the compiler behind --, or that of the first C source.
  void planDefinitions(const std::vector<genhdr::SourceCommand> &commands) {
    genhdr::SourceCommand command;
    if (!settings.compiler.empty())
      command.words = compilerFor(false);
    else if (!commands.empty()) {
      auto isC = [](const genhdr::SourceCommand &other) {
        return genhdr::languageOf(other.path) == genhdr::SourceLanguage::C;
      };
      auto found = std::find_if(commands.begin(), commands.end(), isC);
      command = found == commands.end() ? commands[0] : *found;
      if (found == commands.end())
        command.words.insert(command.words.end(), {"-x", "c++"});
    }
    for (const std::string &file : settings.definitions) {
      command.path = file;
      request.jobs.push_back({command, true});
    }
  }

  /// True if the object file lies below one of the directories --objects-under.
  bool isWanted(const genhdr::SourceCommand &command) const {
    if (settings.objectsUnder.empty())
      return true;
    std::string object = "/" + command.output;
    return std::any_of(settings.objectsUnder.begin(), settings.objectsUnder.end(),
                       [&](const std::string &directory) {
                         return object.find("/" + directory + "/") != std::string::npos;
                       });
  }

  bool readCompileCommands(std::vector<genhdr::SourceCommand> &commands) {
    request.inputs.push_back(settings.compileCommands);
    std::optional<std::string> text = readInput(environment, settings.compileCommands);
    if (!text) {
      isReported = true;
      return false;
    }
    std::optional<std::vector<genhdr::SourceCommand>> all =
        genhdr::parseCompileCommands(*text, settings.compileCommands, problems);
    if (!all)
      return false;
    std::set<std::string> wanted, found;
    for (const std::string &source : settings.sources)
      if (genhdr::isSource(source))
        wanted.insert(absolute(source));
    for (genhdr::SourceCommand &command : *all) {
      std::string path = absolute(command.path);
      if (!genhdr::isSource(path) || !isWanted(command) || (!wanted.empty() && !wanted.count(path)))
        continue;
      found.insert(path);
      commands.push_back(std::move(command));
    }
    for (const std::string &source : settings.sources)
      if (genhdr::isSource(source) && !found.count(absolute(source)))
        addProblem(problems, genhdr::Severity::Error, {source, 0},
                   "is not in the compilation database '" + settings.compileCommands + "'");
    return !hasErrors(problems);
  }

  std::string absolute(const std::string &path) const {
    return (fs::path(request.directory) / path).lexically_normal().string();
  }

  int report() const {
    if (isReported)
      return kFailure;
    std::string text;
    if (settings.verbose)
      for (const std::string &path : statistics.written)
        text += "wrote " + shownName(path) + "\n";
    if (settings.statistics)
      text += statisticsText();
    return print(environment, text);
  }

  std::string statisticsText() const {
    const genhdr::ScanStatistics &scan = statistics.scan;
    std::string text = statistics.isUpToDate ? "up to date\n" : "";
    text += "sources: " + std::to_string(scan.preprocessed) + " preprocessed (" +
            std::to_string(scan.preprocessedBytes) + " bytes), " + std::to_string(scan.reused) +
            " unchanged\n";
    text += "files looked at: " + std::to_string(statistics.files) + "\n";
    text += "outputs: " + std::to_string(statistics.written.size()) + " written\n";
    if (statistics.isUpToDate)
      return text;
    const genhdr::QstrStatistics &qstrs = statistics.qstrs;
    text += "qstrs: " + std::to_string(qstrs.count) + ", " + std::to_string(qstrs.staticCount) +
            " of them static\n";
    text += "flash: " + std::to_string(qstrs.textBytes) + " bytes of text, " +
            std::to_string(qstrs.tableBytes) + " of lengths and hashes, " + std::to_string(qstrs.pointers) +
            " pointers\n";
    return text;
  }

  const Environment &environment;
  const Settings &settings;
  cli::HostArena arena;
  genhdr::BuildRequest request;
  genhdr::BuildStatistics statistics;
  genhdr::Problems problems;
  std::string identity; ///< of tool, environment and compilers
  bool isReported = false;
};

} // namespace

const driver::ProgramDescription &describeBuild() { return kProgram; }

int runBuild(const Environment &environment, const Words &words) {
  // Behind -- stands another program's command line.
  Words expanded = words;
  if (std::string error = driver::expandResponseFiles(expanded); !error.empty())
    return usageError(environment, kProgram, error);
  Settings settings;
  auto separator = std::find(expanded.begin(), expanded.end(), "--");
  if (separator != expanded.end())
    settings.compiler.assign(separator + 1, expanded.end());
  auto setter = [&](unsigned id, const std::string &value) { return set(settings, id, value); };
  if (std::optional<int> status =
          parseOptions(environment, kProgram, Words(expanded.begin(), separator), setter, settings.sources))
    return *status;
  if (std::string problem = problemWith(settings); !problem.empty())
    return usageError(environment, kProgram, problem);
  return BuildRun(environment, settings).run();
}

} // namespace adder::qstrgen
