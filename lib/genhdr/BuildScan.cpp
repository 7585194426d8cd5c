//===- genhdr/BuildScan.cpp - From sources to findings --------------------------------------------------===//

#include "genhdr/BuildScan.h"

#include "driver/Files.h"
#include "genhdr/DefinitionsText.h"
#include "genhdr/DependencyFile.h"
#include "genhdr/Preprocess.h"
#include "genhdr/Scanner.h"

#include <filesystem>
#include <unordered_map>

namespace adder::genhdr {

namespace {

namespace fs = std::filesystem;

constexpr size_t kLargestDefinitions = size_t(64) << 20;
constexpr size_t kLargestDependencyFile = size_t(64) << 20;

/// Numbers for strings that repeat.
class Interner {
public:
  explicit Interner(std::vector<std::string> &texts) : texts(texts) {}

  uint32_t operator()(std::string_view text) {
    auto [found, isNew] = numbers.try_emplace(std::string(text), uint32_t(texts.size()));
    if (isNew)
      texts.push_back(found->first);
    return found->second;
  }

private:
  std::vector<std::string> &texts;
  std::unordered_map<std::string, uint32_t> numbers;
};

/// The files of a state by their paths.
class FileTable {
public:
  FileTable(std::vector<KnownFile> &files, int64_t begun) : files(files), begun(begun) {}

  /// From now on files count as settled that are older than this.
  void setBegun(int64_t clock) { begun = clock; }

  uint32_t add(const KnownFile &file) {
    auto [found, isNew] = numbers.try_emplace(file.path, uint32_t(files.size()));
    if (isNew)
      files.push_back(file);
    return found->second;
  }
  /// Looks at a file that is not in the table yet.
  uint32_t add(const std::string &path) {
    auto [found, isNew] = numbers.try_emplace(path, uint32_t(files.size()));
    if (isNew)
      files.push_back(know(path, begun));
    return found->second;
  }

private:
  std::vector<KnownFile> &files;
  int64_t begun;
  std::unordered_map<std::string, uint32_t> numbers;
};

/// What a compiler that runs in `directory` (empty: the current one) calls `name`, as seen from here.
std::string seenFromHere(const std::string &directory, std::string_view name) {
  if (!directory.empty())
    return (fs::path(directory) / name).lexically_normal().string();
  // clang puts ./ before what it finds beside the source.
  while (name.starts_with("./") && name.size() > 2 && name[2] != '/')
    name.remove_prefix(2);
  return std::string(name);
}

/// Turns what the scanner reports into findings.
class FindingCollector : public ScanConsumer {
public:
  FindingCollector(Interner &intern, const std::string &directory, std::vector<Finding> &findings)
      : intern(intern), directory(directory), findings(findings) {}

  void found(const Item &item) override {
    add(FindingKind::Item, uint8_t(item.kind), item.text, item.origin);
  }
  void found(const Malformed &malformed) override {
    add(FindingKind::Malformed, uint8_t(malformed.kind), malformed.text, malformed.origin);
  }
  void addLine(const DefinitionLine &line, const std::string &file) {
    findings.push_back({FindingKind::DefinitionLine, 0, intern(line.text), intern(file), line.line});
  }

private:
  void add(FindingKind kind, uint8_t detail, std::string_view text, const Origin &origin) {
    Finding finding{kind, detail, intern(text), fileNumber(origin.file), origin.line};
    // What a line has twice is counted; it stands near the end.
    for (auto old = findings.rbegin();
         old != findings.rend() && old->file == finding.file && old->line == finding.line; ++old)
      if (old->kind == kind && old->detail == detail && old->text == finding.text) {
        ++old->count;
        return;
      }
    findings.push_back(finding);
  }

  uint32_t fileNumber(std::string_view name) {
    if (hasLast && name == lastName)
      return lastNumber;
    hasLast = true;
    lastName = name;
    return lastNumber = intern(seenFromHere(directory, unescapeFileName(name)));
  }

  Interner &intern;
  const std::string &directory;
  std::vector<Finding> &findings;
  bool hasLast = false;
  std::string lastName;
  uint32_t lastNumber = 0;
};

std::string exitText(const ProcessFailure &failure, const std::string &compiler) {
  if (failure.startError)
    return "cannot run '" + compiler + "': " + driver::errorText(failure.startError);
  if (failure.signal)
    return "'" + compiler + "' was ended by signal " + std::to_string(failure.signal);
  return "'" + compiler + "' failed with exit status " + std::to_string(failure.exitStatus);
}

/// What was found in one source before it is known whether all went well.
struct Pending {
  size_t job = 0;
  std::string text;                 ///< preprocessed
  std::vector<std::string> strings; ///< of a definitions file
  bool isDone = false;
};

class SourceScan {
public:
  SourceScan(const ScanRequest &request, const OldState &old, BuildState &state, ScanStatistics &statistics,
             Problems &problems)
      : request(request), old(old), state(state), statistics(statistics), problems(problems),
        intern(state.texts), files(state.files, request.begun) {}

  bool run() {
    for (size_t i = 0; i < old.state.sources.size(); ++i)
      oldSources.emplace(old.state.sources[i].path, i);
    std::vector<SourceRecord> records(request.jobs.size());
    std::vector<size_t> changed;
    for (size_t i = 0; i < request.jobs.size(); ++i)
      if (!takeOver(i, records[i]))
        changed.push_back(i);
    // What was written just before the build is then older than what the compilers read: settled.
    if (!changed.empty())
      files.setBegun(nextFileClock(request.begun));
    for (size_t index : changed)
      plan(index);
    bool isComplete = !hasErrors(problems) && preprocess(records);
    for (size_t i = 0; i < records.size(); ++i)
      if (!records[i].path.empty())
        state.sources.push_back(std::move(records[i]));
    return isComplete;
  }

private:
  QuickDigest digestOf(const ScanJob &job) const {
    std::string text = std::to_string(request.salt.low) + "," + std::to_string(request.salt.high);
    for (const std::string *part : {&job.command.path, &job.command.directory})
      (text += '\0') += *part;
    for (const std::string &word : job.command.words)
      (text += '\0') += word;
    (text += '\0') += job.isDefinitions ? 'D' : 'S';
    return digest::quickDigest(text);
  }

  /// Uses what the last build found, if nothing changed.
  bool takeOver(size_t index, SourceRecord &record) {
    const ScanJob &job = request.jobs[index];
    auto [first, last] = oldSources.equal_range(job.command.path);
    QuickDigest digest = digestOf(job);
    for (; first != last; ++first) {
      const SourceRecord &known = old.state.sources[first->second];
      if (known.command != digest || !isFresh(known))
        continue;
      record.path = known.path;
      record.command = digest;
      for (uint32_t dependency : known.dependencies)
        record.dependencies.push_back(oldFile(dependency));
      for (Finding finding : known.findings) {
        finding.text = oldText(finding.text);
        finding.file = oldText(finding.file);
        record.findings.push_back(finding);
      }
      ++statistics.reused;
      return true;
    }
    return false;
  }

  bool isFresh(const SourceRecord &known) const {
    for (uint32_t dependency : known.dependencies)
      if (old.freshness[dependency] == Freshness::Changed)
        return false;
    return true;
  }

  uint32_t oldFile(uint32_t number) {
    if (fileMap.empty())
      fileMap.assign(old.state.files.size(), UINT32_MAX);
    if (fileMap[number] == UINT32_MAX)
      fileMap[number] = files.add(old.state.files[number]);
    return fileMap[number];
  }
  uint32_t oldText(uint32_t number) {
    if (textMap.empty())
      textMap.assign(old.state.texts.size(), UINT32_MAX);
    if (textMap[number] == UINT32_MAX)
      textMap[number] = intern(old.state.texts[number]);
    return textMap[number];
  }

  bool needsDirectory(const SourceCommand &command) const {
    return !command.directory.empty() &&
           fs::path(command.directory).lexically_normal() != fs::path(request.directory).lexically_normal();
  }
  std::string absolute(const std::string &path) const {
    return (fs::path(request.directory) / path).lexically_normal().string();
  }
  std::string scratchFile(size_t number, const char *suffix) const {
    return request.scratch + "/" + std::to_string(number) + suffix;
  }

  void plan(size_t index) {
    const ScanJob &job = request.jobs[index];
    const SourceCommand &command = job.command;
    if (!stampOf(command.path).inode) {
      std::string why = driver::isDirectory(command.path) ? "is a directory" : "no such file";
      addProblem(problems, Severity::Error, {command.path, 0}, why);
      return;
    }
    Pending next;
    next.job = index;
    size_t number = pending.size();
    bool moves = needsDirectory(command);
    std::string source = moves ? absolute(command.path) : command.path;
    ProcessCommand words = command.words;
    if (job.isDefinitions) {
      // Its own #include "x.h" are looked for beside it.
      std::string parent = fs::path(source).parent_path().string();
      words.insert(words.end(), {"-iquote", parent.empty() ? "." : parent, "-w"});
      source = scratchFile(number, ".c");
      if (!writeProtected(command.path, source, next.strings))
        return;
    }
    words.insert(words.end(), {"-E", "-DNO_QSTR", "-MD", "-MF", scratchFile(number, ".d"), source});
    if (moves)
      words.insert(words.begin(),
                   {"/bin/sh", "-c", "cd \"$1\" && shift && exec \"$@\"", "sh", command.directory});
    commands.push_back(std::move(words));
    pending.push_back(std::move(next));
  }

  bool writeProtected(const std::string &path, const std::string &target, std::vector<std::string> &strings) {
    driver::FileContent content = driver::readFile(path, kLargestDefinitions);
    if (content.error || content.tooLarge) {
      addProblem(problems, Severity::Error, {path, 0},
                 content.tooLarge ? "is larger than 64 MiB"
                                  : "cannot be read: " + driver::errorText(content.error));
      return false;
    }
    normalizeLineEnds(content.text);
    std::string text = protectDefinitions(content.text, path, strings);
    int error = driver::writeFile(target, {reinterpret_cast<const uint8_t *>(text.data()), text.size()});
    if (error)
      addProblem(problems, Severity::Error, {target, 0}, "cannot be written: " + driver::errorText(error));
    return !error;
  }

  bool preprocess(std::vector<SourceRecord> &records) {
    ProcessHandlers handlers;
    handlers.output = [&](size_t number, std::string_view bytes) { pending[number].text += bytes; };
    handlers.done = [&](size_t number) {
      digest(number, records[pending[number].job]);
      std::string().swap(pending[number].text);
    };
    std::optional<ProcessFailure> failure = runProcesses(commands, std::max(request.processes, 1u), handlers);
    if (!failure)
      return !hasErrors(problems);
    const SourceCommand &command = request.jobs[pending[failure->command].job].command;
    addProblem(problems, Severity::Error, {command.path, 0},
               "preprocessing failed: " + exitText(*failure, command.words.empty() ? "" : command.words[0]));
    return false;
  }

  /// Takes in what a compiler has written.
  void digest(size_t number, SourceRecord &record) {
    Pending &done = pending[number];
    const ScanJob &job = request.jobs[done.job];
    std::string directory = needsDirectory(job.command) ? job.command.directory : std::string();
    normalizeLineEnds(done.text);
    statistics.preprocessedBytes += done.text.size();
    ++statistics.preprocessed;
    FindingCollector collector(intern, directory, record.findings);
    if (job.isDefinitions)
      for (const DefinitionLine &line : readDefinitions(done.text, done.strings))
        collector.addLine(line,
                          line.file == job.command.path ? line.file : seenFromHere(directory, line.file));
    else
      scan(done.text, KindSet::all(), MarkerRules::Compiler, collector);
    record.path = job.command.path;
    record.command = digestOf(job);
    addDependencies(number, directory, record);
  }

  void addDependencies(size_t number, const std::string &directory, SourceRecord &record) {
    record.dependencies.push_back(files.add(record.path));
    driver::FileContent content = driver::readFile(scratchFile(number, ".d"), kLargestDependencyFile);
    if (content.error || content.tooLarge) {
      // Without it nobody knows what the findings depend on.
      addProblem(problems, Severity::Error, {record.path, 0},
                 "the compiler wrote no dependency file for -MD -MF: " + driver::errorText(content.error));
      return;
    }
    for (const std::string &name : parseDependencies(content.text)) {
      std::string path = seenFromHere(directory, name);
      if (path.starts_with(request.scratch) || path == record.path)
        continue;
      record.dependencies.push_back(files.add(path));
    }
  }

  const ScanRequest &request;
  const OldState &old;
  BuildState &state;
  ScanStatistics &statistics;
  Problems &problems;
  Interner intern;
  FileTable files;
  std::unordered_multimap<std::string_view, size_t> oldSources;
  std::vector<uint32_t> fileMap, textMap; // old numbers to new ones
  std::vector<Pending> pending;
  std::vector<ProcessCommand> commands;
};

} // namespace

OldState refreshAll(BuildState state, int64_t begun) {
  OldState old{std::move(state), {}};
  old.freshness.reserve(old.state.files.size());
  for (KnownFile &file : old.state.files)
    old.freshness.push_back(refresh(file, begun));
  return old;
}

bool scanSources(const ScanRequest &request, const OldState &old, BuildState &state,
                 ScanStatistics &statistics, Problems &problems) {
  return SourceScan(request, old, state, statistics, problems).run();
}

} // namespace adder::genhdr
