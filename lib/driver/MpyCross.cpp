//===- driver/MpyCross.cpp - From the command line to the exit status -----------------------------===//
//
// Jobs run on threads with large stacks, one compiler each; their outcomes are shown in the order of the
// jobs, so that the output does not depend on -j.
//
//===----------------------------------------------------------------------------------------------------===//

#include "driver/MpyCross.h"

#include "driver/Depfile.h"
#include "driver/Files.h"
#include "driver/JobRunner.h"
#include "driver/LargeStack.h"
#include "driver/OptionTexts.h"
#include "driver/Progress.h"
#include "driver/StatisticsReport.h"
#include "emitters/native/Targets.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <unistd.h>

namespace adder::driver {

namespace {

/// Outcomes on their way from the workers to the console.
class Outcomes {
public:
  explicit Outcomes(size_t count) : slots(count) {}

  void put(size_t index, JobOutcome outcome) {
    std::lock_guard lock(mutex);
    slots[index] = std::move(outcome);
    ++finished;
    changed.notify_one();
  }

  /// The outcome of this job, or nothing if it takes longer than a tenth of a second.
  std::optional<JobOutcome> take(size_t index) {
    std::unique_lock lock(mutex);
    changed.wait_for(lock, std::chrono::milliseconds(100), [&] { return slots[index].has_value(); });
    return std::exchange(slots[index], std::nullopt);
  }

  size_t countFinished() {
    std::lock_guard lock(mutex);
    return finished;
  }

private:
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<std::optional<JobOutcome>> slots;
  size_t finished = 0;
};

class Run {
public:
  Run(const Invocation &invocation, const Console &console, std::string_view version)
      : invocation(invocation), console(console),
        version(version), context{invocation, reportingOf(invocation, console), false} {}

  int run() {
    if (auto error = planJobs(invocation, plan))
      return usageError(invocation, console, *error);
    context.several = plan.several;
    for (FileReport &report : plan.problems) {
      ++failed;
      ++errors;
      console.writeError(render(context.reporting, report, {}));
      if (context.reporting.format == DiagnosticFormat::Sarif)
        reports.push_back(std::move(report));
    }
    if (!plan.jobs.empty())
      runJobs();
    writeCommonDepfile();
    finishStatistics();
    if (context.reporting.format == DiagnosticFormat::Sarif)
      console.writeError(renderSarif(reports, version));
    else if (plan.jobs.size() + plan.problems.size() > 1 &&
             context.reporting.format != DiagnosticFormat::Json)
      console.writeError(summary());
    return failed || broken ? 1 : 0;
  }

  static int usageError(const Invocation &invocation, const Console &console, const UsageError &error) {
    bool compat = reportingOf(invocation, console).format == DiagnosticFormat::Compat;
    if (compat && error.isReferenceText)
      console.writeError(error.message + "\n");
    else
      console.writeError("mpy-cross: error: " + error.message + " (see mpy-cross --help)\n");
    return 1;
  }

private:
  static Reporting reportingOf(const Invocation &invocation, const Console &console) {
    Reporting reporting;
    reporting.format = invocation.diagnostics.value_or(console.errorIsTerminal ? DiagnosticFormat::Text
                                                                               : DiagnosticFormat::Compat);
    reporting.style.color =
        invocation.color == ColorMode::Always ||
        (invocation.color == ColorMode::Auto && console.errorIsTerminal && console.colorAllowed);
    reporting.style.width = console.columns;
    return reporting;
  }

  void runJobs();
  void show(const CompileJob &job, JobOutcome outcome);
  void writeCommonDepfile();
  void finishStatistics();
  std::string summary() const;

  void writeOutput(std::string_view text) {
    int error = text.empty() ? 0 : console.writeOutput(text);
    if (error && !broken) {
      broken = true;
      FileReport report{
          "standard output", "", {fileProblem(Problem::CannotWrite, error, "standard output")}, 0};
      console.writeError(render(context.reporting, report, {}));
    }
  }

  void addStatistics(const StatisticsEntry &entry) {
    std::string text =
        invocation.statistics == StatisticsFormat::Json ? statisticsJson(entry) : statisticsText(entry);
    bool occupied = plan.jobs.size() == 1 && plan.jobs[0].output == "-";
    if (occupied)
      console.writeError(text);
    else
      writeOutput(text);
  }

  const Invocation &invocation;
  const Console &console;
  std::string_view version;
  JobContext context;
  JobPlan plan;
  std::vector<FileReport> reports; // SARIF
  StatisticsEntry total;
  size_t errors = 0;
  size_t warnings = 0;
  size_t failed = 0;
  size_t written = 0;
  size_t upToDate = 0;
  bool broken = false; // standard output or the common dependency file could not be written
};

void Run::runJobs() {
  size_t count = plan.jobs.size();
  size_t threads = invocation.jobs;
  if (count == 1) {
    MainStack small;
    Compiler compiler;
    return show(plan.jobs[0], runJob(compiler, context, plan.jobs[0]));
  }
  if (!threads)
    threads = size_t(std::max(1l, sysconf(_SC_NPROCESSORS_ONLN)));
  Outcomes outcomes(count);
  std::atomic<size_t> next = 0;
  LargeStackThreads workers(unsigned(std::min(threads, count)), [&](unsigned) {
    Compiler compiler;
    for (size_t i = next++; i < count; i = next++)
      outcomes.put(i, runJob(compiler, context, plan.jobs[i]));
  });
  Progress progress(console.errorIsTerminal && console.canRedraw && plan.several, count, console.columns);
  for (size_t i = 0; i < count;) {
    std::optional<JobOutcome> outcome = outcomes.take(i);
    if (outcome) {
      if (!outcome->messages.empty() || !outcome->output.empty())
        console.writeError(progress.clear());
      show(plan.jobs[i++], std::move(*outcome));
    }
    if (i < count)
      console.writeError(progress.update(outcomes.countFinished(), plan.jobs[i].input));
  }
  console.writeError(progress.clear());
}

void Run::show(const CompileJob &job, JobOutcome outcome) {
  errors += outcome.errors;
  warnings += outcome.warnings;
  failed += outcome.status == JobOutcome::Status::Failed;
  written += outcome.status == JobOutcome::Status::Written;
  upToDate += outcome.status == JobOutcome::Status::UpToDate;
  writeOutput(outcome.output);
  if (!outcome.messages.empty())
    console.writeError(outcome.messages);
  if (!outcome.report.diagnostics.empty())
    reports.push_back(std::move(outcome.report));
  if (outcome.statistics && outcome.status != JobOutcome::Status::Failed) {
    StatisticsEntry entry{job.input == "-" ? "<stdin>" : job.input, outcome.sourceBytes, *outcome.statistics};
    addStatistics(entry);
    total.add(entry);
  }
}

/// -MF: the rules of all outputs in one file, or with -MT one rule for all of them.  Only when all is well,
/// so that a build system tries again otherwise.
void Run::writeCommonDepfile() {
  if (invocation.depfileName.empty() || failed)
    return;
  std::string rules;
  std::vector<std::string> sources;
  for (const CompileJob &job : plan.jobs) {
    sources.push_back(job.input);
    if (invocation.depfileTarget.empty())
      rules += depfileRule(job.output.value_or(""), {job.input});
  }
  if (!invocation.depfileTarget.empty())
    rules = depfileRule(invocation.depfileTarget, sources);
  auto bytes = std::span(reinterpret_cast<const uint8_t *>(rules.data()), rules.size());
  if (int error = writeFile(invocation.depfileName, bytes)) {
    broken = true;
    const std::string &name = invocation.depfileName;
    FileReport report{name, name, {fileProblem(Problem::CannotWrite, error, name)}, 0};
    console.writeError(render(context.reporting, report, {}));
  }
}

void Run::finishStatistics() {
  if (invocation.statistics == StatisticsFormat::None || !plan.several)
    return;
  total.name = "total";
  addStatistics(total);
}

std::string Run::summary() const {
  auto counted = [](size_t count, const char *noun) {
    return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
  };
  size_t count = plan.jobs.size() + plan.problems.size();
  std::string text = "mpy-cross: " + counted(count, "file") + ": ";
  if (invocation.writes())
    text += std::to_string(written) + " written, " + std::to_string(upToDate) + " up to date";
  else
    text += std::to_string(count - failed) + " checked";
  text += ", " + std::to_string(failed) + " failed";
  if (errors || warnings)
    text += " (" + counted(errors, "error") + ", " + counted(warnings, "warning") + ")";
  return text + "\n";
}

int print(const Console &console, const std::string &text) {
  if (int error = console.writeOutput(text)) {
    console.writeError("mpy-cross: error: cannot write standard output: " + errorText(error) + "\n");
    return 1;
  }
  return 0;
}

} // namespace

int runMpyCross(const std::vector<std::string> &words, const Console &console, std::string_view version) {
  Invocation invocation;
  if (auto error = parseMpyCrossOptions(words, invocation))
    return Run::usageError(invocation, console, *error);
  switch (invocation.action) {
  case Action::Help:
    return print(console, helpText(mpyCrossProgram(), std::clamp(console.columns, 60u, 100u)));
  case Action::Version:
    return print(console, mpyCrossVersionLine(version));
  case Action::Targets:
    return print(console, native_emitter::describeTargets());
  case Action::Generate:
    return print(console, generateText(mpyCrossProgram(), invocation.generate, version));
  case Action::Compile:
    break;
  }
  return Run(invocation, console, version).run();
}

} // namespace adder::driver
