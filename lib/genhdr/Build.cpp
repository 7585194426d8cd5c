//===- genhdr/Build.cpp - Headers of sources, in one step -----------------------------------------------===//

#include "genhdr/Build.h"

#include "driver/Depfile.h"
#include "driver/Files.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <sys/stat.h>

namespace adder::genhdr {

namespace {

namespace fs = std::filesystem;

std::span<const uint8_t> bytesOf(std::string_view text) {
  return {reinterpret_cast<const uint8_t *>(text.data()), text.size()};
}

void failToWrite(Problems &problems, const std::string &path, int error) {
  addProblem(problems, Severity::Error, {path, 0}, "cannot be written: " + driver::errorText(error));
}

/// Writes `content` unless `path` has it already, so that nobody builds again because of it.
bool writeIfNew(const std::string &path, std::string_view content, BuildStatistics &statistics,
                Problems &problems) {
  if (driver::fileHolds(path, bytesOf(content)))
    return true;
  int error = driver::makeParents(path);
  if (!error)
    error = driver::writeFile(path, bytesOf(content));
  if (error)
    failToWrite(problems, path, error);
  else
    statistics.written.push_back(path);
  return !error;
}

std::string inDirectory(const std::string &directory, std::string_view name) {
  return (fs::path(directory) / name).string();
}

/// A directory for temporary files that is gone afterwards.
class Scratch {
public:
  explicit Scratch(const std::string &parent) : path(inDirectory(parent, ".qstr-gen-XXXXXX")) {
    removeOld(parent);
    if (!mkdtemp(path.data()))
      error = errno;
  }
  ~Scratch() {
    std::error_code ignored;
    if (!error)
      fs::remove_all(path, ignored);
  }
  Scratch(const Scratch &) = delete;
  Scratch &operator=(const Scratch &) = delete;

  std::string path;
  int error = 0;

private:
  /// Those of builds that were interrupted.
  static void removeOld(const std::string &parent) {
    std::error_code ignored;
    auto limit = fs::file_time_type::clock::now() - std::chrono::hours(1);
    std::vector<fs::path> old;
    for (fs::directory_iterator entry(parent, ignored), end; !ignored && entry != end;
         entry.increment(ignored))
      if (entry->path().filename().string().starts_with(".qstr-gen-") &&
          entry->last_write_time(ignored) < limit && entry->is_directory(ignored))
        old.push_back(entry->path());
    for (const fs::path &directory : old)
      fs::remove_all(directory, ignored);
  }
};

void writeVersion(const BuildRequest &request, BuildStatistics &statistics, Problems &problems) {
  if (!request.version)
    return;
  if (std::optional<Version> version = findVersion(*request.version, problems))
    writeIfNew(inDirectory(request.outputDirectory, "mpversion.h"), writeVersionHeader(*version), statistics,
               problems);
}

/// The depfile names everything that a build has looked at.  Ninja removes it after reading: it is written
/// each time.
void writeDepfile(const BuildRequest &request, const BuildState &state, Problems &problems) {
  if (request.depfilePath.empty())
    return;
  std::vector<std::string> names;
  for (const KnownFile &file : state.files)
    names.push_back(file.path);
  std::sort(names.begin(), names.end());
  std::string rule = driver::depfileRule(request.depfileTarget, names);
  // As with -MP: make does not stop because a header or a compiler is gone.
  for (const std::string &name : names)
    rule += driver::depfileRule(name, {});
  if (driver::fileHolds(request.depfilePath, bytesOf(rule)))
    return;
  int error = driver::makeParents(request.depfilePath);
  if (!error)
    error = driver::writeFile(request.depfilePath, bytesOf(rule));
  if (error)
    failToWrite(problems, request.depfilePath, error);
}

void touchStamp(const BuildRequest &request, Problems &problems) {
  if (request.stampPath.empty())
    return;
  int error = driver::makeParents(request.stampPath);
  if (!error)
    error = driver::writeFile(request.stampPath, {});
  if (error)
    failToWrite(problems, request.stampPath, error);
}

void store(const BuildRequest &request, const BuildState &state, Problems &problems) {
  if (request.statePath.empty())
    return;
  int error = driver::makeParents(request.statePath);
  if (!error)
    error = storeState(request.statePath, state);
  // The headers are good; only the next build will be slower.
  if (error)
    addProblem(problems, Severity::Warning, {request.statePath, 0},
               "cannot be written: " + driver::errorText(error) + "; the next build will start from nothing");
}

/// Inputs of the whole build become files of the state.
void addInputs(const BuildRequest &request, BuildState &state) {
  for (const std::string &input : request.inputs) {
    state.inputs.push_back(uint32_t(state.files.size()));
    state.files.push_back(know(input, request.begun));
  }
}

bool writeOutputs(const BuildRequest &request, const BuildTables &tables, BuildState &state,
                  BuildStatistics &statistics, Problems &problems) {
  auto write = [&](const std::string &path, std::string_view content) {
    if (!writeIfNew(path, content, statistics, problems))
      return false;
    state.outputs.push_back({path, stampOf(path)});
    return true;
  };
  for (const GeneratedFile &file : tables.files)
    if (!write(inDirectory(request.outputDirectory, file.name), file.content))
      return false;
  return request.databasePath.empty() || write(request.databasePath, writeDatabase(tables.database));
}

} // namespace

bool isUpToDate(const BuildRequest &request, const OldState &old) {
  if (old.state.run != request.run || request.run == QuickDigest())
    return false;
  for (Freshness freshness : old.freshness)
    if (freshness == Freshness::Changed)
      return false;
  for (const OutputRecord &output : old.state.outputs)
    if (!output.stamp.inode || stampOf(output.path) != output.stamp)
      return false;
  return true;
}

void finishUpToDate(const BuildRequest &request, const OldState &old, BuildStatistics &statistics,
                    Problems &problems) {
  statistics.isUpToDate = true;
  statistics.files = old.state.files.size();
  statistics.scan.reused = uint32_t(old.state.sources.size());
  writeVersion(request, statistics, problems);
  if (hasErrors(problems))
    return;
  if (std::find(old.freshness.begin(), old.freshness.end(), Freshness::Touched) != old.freshness.end())
    store(request, old.state, problems);
  writeDepfile(request, old.state, problems);
  touchStamp(request, problems);
}

void build(support::Arena &arena, const BuildRequest &request, const OldState &old,
           BuildStatistics &statistics, Problems &problems) {
  if (int error = driver::makeParents(request.outputDirectory + "/.")) {
    addProblem(problems, Severity::Error, {request.outputDirectory, 0},
               "cannot be made: " + driver::errorText(error));
    return;
  }
  Scratch scratch(fs::path(request.directory) / request.outputDirectory);
  if (scratch.error) {
    failToWrite(problems, request.outputDirectory, scratch.error);
    return;
  }
  BuildState state;
  ScanRequest scan{request.jobs, request.processes, request.directory,
                   scratch.path, request.salt,      request.begun};
  bool isComplete = scanSources(scan, old, state, statistics.scan, problems);
  statistics.files = state.files.size();
  BuildTables tables;
  if (isComplete)
    tables = makeBuildTables(arena, state, request.tables, problems);
  statistics.qstrs = tables.qstrs;
  addInputs(request, state);
  if (!hasErrors(problems))
    writeVersion(request, statistics, problems);
  if (!hasErrors(problems) && writeOutputs(request, tables, state, statistics, problems)) {
    state.run = request.run;
    writeDepfile(request, state, problems);
    touchStamp(request, problems);
  }
  // Also after errors: what was found need not be looked for again.
  store(request, state, problems);
}

} // namespace adder::genhdr
