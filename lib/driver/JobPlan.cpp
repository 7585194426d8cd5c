//===- driver/JobPlan.cpp - From inputs to jobs ---------------------------------------------------===//

#include "driver/JobPlan.h"

#include "driver/Files.h"

#include <algorithm>
#include <filesystem>
#include <unordered_map>

namespace adder::driver {

namespace {

namespace fs = std::filesystem;

std::string baseName(const std::string &path) { return path.substr(path.rfind('/') + 1); }

/// "DIR/" for "DIR" and "DIR//"; nothing for ".", so that names do not start with "./".
std::string directoryPrefix(std::string path) {
  while (path.size() > 1 && path.ends_with('/'))
    path.pop_back();
  if (path == ".")
    return "";
  return path == "/" ? path : path + "/";
}

std::string depfileOf(const std::string &output) {
  size_t dot = output.rfind('.');
  size_t slash = output.rfind('/');
  bool hasSuffix = dot != output.npos && (slash == output.npos || dot > slash + 1) && dot > 0;
  return (hasSuffix ? output.substr(0, dot) : output) + ".d";
}

class Planner {
public:
  Planner(const Invocation &invocation, JobPlan &plan) : invocation(invocation), plan(plan) {}

  std::optional<UsageError> run() {
    std::vector<bool> directories; // one an input
    for (const std::string &input : invocation.inputs)
      directories.push_back(input != "-" && isDirectory(input));
    bool anyDirectory = std::find(directories.begin(), directories.end(), true) != directories.end();
    plan.several = invocation.inputs.size() > 1 || anyDirectory;
    if (auto error = findOutputDirectory(anyDirectory))
      return error;
    for (size_t i = 0; i < directories.size(); ++i)
      if (directories[i])
        addDirectory(invocation.inputs[i]);
      else
        addJob(invocation.inputs[i], baseName(invocation.inputs[i]));
    return checkDepfiles();
  }

  std::optional<UsageError> removeDuplicates();

private:
  std::optional<UsageError> findOutputDirectory(bool anyDirectory);
  std::optional<UsageError> checkDepfiles() const;
  void addDirectory(const std::string &input);
  void addJob(const std::string &input, const std::string &relative);
  void addProblem(const std::string &input, Diagnostic diagnostic) {
    plan.problems.push_back({input, input, {std::move(diagnostic)}, 0});
  }

  const Invocation &invocation;
  JobPlan &plan;
  std::optional<std::string> outputDirectory; ///< with a slash at its end
};

std::optional<UsageError> Planner::findOutputDirectory(bool anyDirectory) {
  if (anyDirectory && invocation.compile.sourceName)
    return UsageError{"-s names the source of one file, but an input is a directory"};
  if (!invocation.output || !invocation.writes())
    return std::nullopt;
  const std::string &output = *invocation.output;
  if (!plan.several) {
    if (output.ends_with('/'))
      outputDirectory = directoryPrefix(output);
    return std::nullopt;
  }
  if (anyDirectory && output == "-")
    return UsageError{"'-o -' takes one file, not a directory"};
  bool looksLikeFile = output.ends_with(".mpy") || output.empty();
  if (!isDirectory(output) && (looksLikeFile || exists(output)))
    return UsageError{"'" + output +
                      "' (-o) must be a directory when there are several inputs or a directory"};
  outputDirectory = directoryPrefix(output);
  return std::nullopt;
}

std::optional<UsageError> Planner::checkDepfiles() const {
  if (!invocation.depfile)
    return std::nullopt;
  bool nameless = std::any_of(plan.jobs.begin(), plan.jobs.end(),
                              [](const CompileJob &job) { return job.output == "-"; });
  if (nameless && (invocation.depfileName.empty() || invocation.depfileTarget.empty()))
    return UsageError{"-MD with standard output as output needs -MF and -MT"};
  if (plan.several && !invocation.depfileTarget.empty() && invocation.depfileName.empty())
    return UsageError{"-MT with several inputs needs -MF"};
  return std::nullopt;
}

/// A directory's entries by name; whatever cannot be read becomes a problem.  Links to directories are not
/// followed, so there are no cycles.
void Planner::addDirectory(const std::string &input) {
  std::string top = directoryPrefix(input);
  size_t before = plan.jobs.size() + plan.problems.size();
  std::vector<std::string> pending = {""}; // paths below the input, each "" or with a slash at its end
  while (!pending.empty()) {
    std::string below = std::move(pending.back());
    pending.pop_back();
    std::string directory = top + below;
    std::error_code error;
    std::vector<std::string> files;
    std::vector<std::string> directories;
    fs::directory_iterator entries(directory.empty() ? "." : directory, error);
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
      std::string name = entries->path().filename().string();
      std::error_code ignored;
      if (name.starts_with('.'))
        continue;
      if (entries->is_directory(ignored)) {
        if (!entries->is_symlink(ignored))
          directories.push_back(name);
      } else if (name.ends_with(".py") &&
                 (entries->is_regular_file(ignored) || entries->is_symlink(ignored))) {
        files.push_back(name);
      }
    }
    if (error)
      addProblem(directory, fileProblem(Problem::CannotRead, error.value(), directory));
    std::sort(files.begin(), files.end());
    for (const std::string &name : files)
      addJob(directory + name, below + name);
    std::sort(directories.rbegin(), directories.rend()); // the first one is taken from the back next
    for (const std::string &name : directories)
      pending.push_back(below + name + "/");
  }
  if (plan.jobs.size() + plan.problems.size() == before)
    addProblem(top.empty() ? input : top.substr(0, top.size() - 1), problem(Problem::NoSources));
}

/// `relative`: where the result belongs below an output directory.
void Planner::addJob(const std::string &input, const std::string &relative) {
  CompileJob job;
  job.input = input;
  if (invocation.compile.sourceName)
    job.sourceName = *invocation.compile.sourceName;
  else
    job.sourceName = input == "-" ? "<stdin>" : mapPrefix(invocation, input);
  if (invocation.writes()) {
    if (outputDirectory)
      job.output = *outputDirectory + defaultOutput(input == "-" ? "stdin.py" : relative);
    else if (invocation.output)
      job.output = *invocation.output;
    else
      job.output = input == "-" ? "-" : defaultOutput(input);
    if (invocation.depfile && invocation.depfileName.empty())
      job.depfile = depfileOf(*job.output);
  }
  plan.jobs.push_back(std::move(job));
}

/// A file that was named twice is compiled once; two files must not have one output.
std::optional<UsageError> Planner::removeDuplicates() {
  if (plan.jobs.size() < 2)
    return std::nullopt;
  std::unordered_map<std::string, std::string> inputOfOutput;
  std::unordered_map<std::string, bool> seen;
  std::vector<CompileJob> kept;
  for (CompileJob &job : plan.jobs) {
    std::string input = fs::path(job.input).lexically_normal().string();
    if (!seen.emplace(input, true).second)
      continue;
    if (job.output) {
      auto [other, isNew] =
          inputOfOutput.emplace(fs::path(*job.output).lexically_normal().string(), job.input);
      if (!isNew)
        return UsageError{"'" + other->second + "' and '" + job.input + "' would both be written to '" +
                          *job.output + "'"};
    }
    kept.push_back(std::move(job));
  }
  plan.jobs = std::move(kept);
  return std::nullopt;
}

} // namespace

std::string defaultOutput(std::string_view input) {
  return std::string(input.substr(0, input.size() - std::min<size_t>(input.size(), 2))) + "mpy";
}

std::string mapPrefix(const Invocation &invocation, std::string_view name) {
  for (auto rule = invocation.prefixMap.rbegin(); rule != invocation.prefixMap.rend(); ++rule)
    if (name.starts_with(rule->first))
      return rule->second + std::string(name.substr(rule->first.size()));
  return std::string(name);
}

std::optional<UsageError> planJobs(const Invocation &invocation, JobPlan &plan) {
  Planner planner(invocation, plan);
  if (auto error = planner.run())
    return error;
  return planner.removeDuplicates();
}

} // namespace adder::driver
