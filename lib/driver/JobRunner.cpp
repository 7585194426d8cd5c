//===- driver/JobRunner.cpp - Read, compile, write ------------------------------------------------===//

#include "driver/JobRunner.h"

#include "driver/Depfile.h"
#include "driver/Files.h"

#include <algorithm>
#include <cerrno>
#include <new>

namespace adder::driver {

namespace {

std::span<const uint8_t> bytesOf(const std::string &text) {
  return {reinterpret_cast<const uint8_t *>(text.data()), text.size()};
}

class Job {
public:
  Job(Compiler &compiler, const JobContext &context, const CompileJob &job)
      : compiler(compiler), context(context), job(job) {}

  JobOutcome run() {
    CompileOptions options = context.invocation.compile;
    options.inputName = job.input == "-" ? "<stdin>" : job.input;
    options.sourceName = job.sourceName;
    outcome.report.inputName = options.inputName;
    outcome.report.sourceName = job.sourceName;
    FileContent source = readSource();
    if (outcome.report.diagnostics.empty())
      compile(source, options);
    finish(source.text);
    return std::move(outcome);
  }

private:
  void fail(Diagnostic diagnostic) {
    outcome.status = JobOutcome::Status::Failed;
    outcome.report.diagnostics.push_back(std::move(diagnostic));
  }

  FileContent readSource() {
    // Beside a pipe or a device there is no place for a result.
    bool needsPlace = context.invocation.writes() && !context.invocation.output && job.input != "-";
    FileContent source = job.input == "-" ? readStandardInput(kLargestSource)
                                          : readFile(job.input, kLargestSource, needsPlace);
    if (source.error) {
      fail(fileProblem(Problem::CannotRead, source.error, job.input));
      if (source.error == EISDIR) // found while reading, when the reference has forgotten the name
        outcome.report.diagnostics.back().traceText = "OSError: " + std::to_string(EISDIR);
    } else if (needsPlace && !source.regular) {
      fail(problem(Problem::InputNotRegular));
    } else if (source.tooLarge) {
      fail(problem(Problem::InputTooLarge, {std::to_string(kLargestSource)}));
    }
    return source;
  }

  void compile(const FileContent &source, const CompileOptions &options) {
    CompileResult result = compiler.compile(source.text, options);
    outcome.sourceBytes = source.text.size();
    for (const Dump &dump : result.dumps)
      addDump(dump);
    outcome.statistics = result.statistics;
    outcome.report = reportOn(result, options);
    if (result.success)
      write(source, result.bytes);
  }

  /// With several dumps or several files each has a heading.
  void addDump(const Dump &dump) {
    const auto &wanted = context.invocation.compile.dumps;
    if (context.several || std::count(wanted.begin(), wanted.end(), true) > 1)
      outcome.output += "== " + std::string(nameOf(dump.kind)) + " of " + outcome.report.inputName + "\n";
    outcome.output += dump.text;
  }

  void write(const FileContent &source, const std::vector<uint8_t> &bytes) {
    outcome.status = JobOutcome::Status::NotWritten;
    if (job.output == "-") {
      outcome.output.append(bytes.begin(), bytes.end());
      outcome.status = JobOutcome::Status::Written;
    } else if (job.output) {
      writeToFile(*job.output, source, bytes);
    }
    if (outcome.status == JobOutcome::Status::Failed || job.depfile.empty())
      return;
    std::string rule =
        depfileRule(context.invocation.depfileTarget.empty() ? *job.output : context.invocation.depfileTarget,
                    {job.input});
    if (int error = fileHolds(job.depfile, bytesOf(rule)) ? 0 : writeFile(job.depfile, bytesOf(rule)))
      fail(fileProblem(Problem::CannotWrite, error, job.depfile));
  }

  void writeToFile(const std::string &path, const FileContent &source, const std::vector<uint8_t> &bytes) {
    outcome.status = JobOutcome::Status::Written;
    if (source.regular && identityOf(path) == source.identity)
      return fail(problem(Problem::OutputIsInput, {"", path}));
    if (context.several && fileHolds(path, bytes)) {
      outcome.status = JobOutcome::Status::UpToDate;
      return;
    }
    int error = writeFile(path, bytes);
    if (error == ENOENT && context.several) {
      error = makeParents(path);
      if (!error)
        error = writeFile(path, bytes);
    }
    if (error)
      fail(fileProblem(error == EISDIR ? Problem::OutputIsDirectory : Problem::CannotWrite, error, path));
  }

  void finish(std::string_view source) {
    for (const Diagnostic &diagnostic : outcome.report.diagnostics)
      ++(diagnostic.severity == support::Severity::Error ? outcome.errors : outcome.warnings);
    if (outcome.report.diagnostics.empty())
      return;
    if (context.reporting.format != DiagnosticFormat::Sarif) {
      outcome.messages = render(context.reporting, outcome.report, source);
      outcome.report = {};
    }
  }

  Compiler &compiler;
  const JobContext &context;
  const CompileJob &job;
  JobOutcome outcome;
};

} // namespace

std::string render(const Reporting &reporting, const FileReport &report, std::string_view source) {
  switch (reporting.format) {
  case DiagnosticFormat::Text:
    return renderText(report, source, reporting.style);
  case DiagnosticFormat::Json:
    return renderJson(report);
  case DiagnosticFormat::Compat:
    return renderCompat(report);
  case DiagnosticFormat::Sarif:
    break; // a document for all files together
  }
  return {};
}

JobOutcome runJob(Compiler &compiler, const JobContext &context, const CompileJob &job) {
  try {
    return Job(compiler, context, job).run();
  } catch (const std::bad_alloc &) {
    JobOutcome outcome;
    outcome.errors = 1;
    outcome.messages = "MemoryError: " + job.input + "\n";
    return outcome;
  }
}

} // namespace adder::driver
