//===- qstrgen/BuildCommand.cpp - qstr-gen build ----------------------------------------------------===//
//
// From the command line to a genhdr::BuildRequest.  Finding out what the sources are can take longer than
// seeing that nothing has changed (a compilation database may be large), so it comes second.
//
//===------------------------------------------------------------------------------------------------===//

#include "cli/HostArena.h"
#include "cli/Options.h"
#include "driver/Files.h"
#include "genhdr/Build.h"
#include "genhdr/Preprocess.h"
#include "genhdr/SourceLanguage.h"
#include "qstrgen/BuildOptions.h"
#include "qstrgen/Report.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace adder::qstrgen {

namespace {

namespace fs = std::filesystem;

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
  BuildRun(const Environment &environment, const BuildSettings &settings)
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
  const BuildSettings &settings;
  cli::HostArena arena;
  genhdr::BuildRequest request;
  genhdr::BuildStatistics statistics;
  genhdr::Problems problems;
  std::string identity; ///< of tool, environment and compilers
  bool isReported = false;
};

} // namespace

int runBuild(const Environment &environment, const Words &words) {
  BuildSettings settings;
  if (std::optional<int> status = parseBuildOptions(environment, words, settings))
    return *status;
  return BuildRun(environment, settings).run();
}

} // namespace adder::qstrgen
