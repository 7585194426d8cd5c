//===- freeze/Obtain.cpp - The content of all planned files -----------------------------------------===//

#include "freeze/Obtain.h"

#include "driver/LargeStack.h"
#include "driver/Text.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <new>
#include <unistd.h>

namespace adder::freeze {

namespace {

/// One file.
class Obtainer {
public:
  Obtainer(driver::Compiler &compiler, const FileSystem &system, const ObtainRequest &request,
           const PlannedFile &file)
      : compiler(compiler), system(system), request(request),
        file(file), report{file.path, file.target, {}, 0} {}

  Obtained run() {
    driver::FileContent content = system.read(file.path, driver::kLargestSource);
    result.sourceBytes = content.text.size();
    if (content.error)
      fail(driver::fileProblem(driver::Problem::CannotRead, content.error, file.path));
    else if (content.tooLarge)
      fail(driver::problem(driver::Problem::InputTooLarge, {std::to_string(driver::kLargestSource)}));
    else if (file.kind == FileKind::Compiled)
      compile(content.text);
    else
      take(Obtained::Status::Read, std::move(content.text));
    finish(content.text);
    return std::move(result);
  }

private:
  void fail(driver::Diagnostic diagnostic) { report.diagnostics.push_back(std::move(diagnostic)); }

  void take(Obtained::Status status, std::string bytes) {
    result.status = status;
    result.bytes = std::move(bytes);
  }

  void compile(std::string &source) {
    if (!file.version.empty() && source.find("__version__ =") == source.npos)
      source += "\n\n__version__ = " + driver::micropythonRepr(file.version) + "\n";
    driver::CompileOptions options = optionsFor(file, request.code);
    Digest key{};
    if (request.cache) {
      key = request.cache->keyOf(source, options);
      if (std::optional<std::string> bytes = request.cache->find(key))
        return take(Obtained::Status::Cached, std::move(*bytes));
    }
    driver::CompileResult compiled = compiler.compile(source, options);
    report = driver::reportOn(compiled, options);
    if (!compiled.success)
      return;
    take(Obtained::Status::Compiled, {compiled.bytes.begin(), compiled.bytes.end()});
    if (request.cache)
      request.cache->store(key, result.bytes);
  }

  void finish(std::string_view source) {
    if (report.diagnostics.empty())
      return;
    if (request.reporting.format == driver::DiagnosticFormat::Sarif)
      result.report = std::move(report);
    else
      result.messages = driver::render(request.reporting, report, source);
  }

  driver::Compiler &compiler;
  const FileSystem &system;
  const ObtainRequest &request;
  const PlannedFile &file;
  driver::FileReport report;
  Obtained result;
};

Obtained obtainOne(driver::Compiler &compiler, const FileSystem &system, const ObtainRequest &request,
                   const PlannedFile &file) {
  try {
    return Obtainer(compiler, system, request, file).run();
  } catch (const std::bad_alloc &) {
    Obtained result;
    result.messages = "MemoryError: " + driver::harmless(file.path) + "\n";
    return result;
  }
}

} // namespace

driver::CompileOptions optionsFor(const PlannedFile &file, const CodeRequest &request) {
  driver::CompileOptions options = request.options;
  CodeSettings code = file.entry.over(request.given).over(file.defaults);
  options.inputName = file.path;
  options.sourceName = file.target;
  options.optimisationLevel = code.optimisation.value_or(0);
  options.lineTables = code.lineNumbers.value_or(true);
  options.defaultEmitter = code.emitter.value_or(frontend::EmitterKind::Bytecode);
  return options;
}

std::vector<Obtained> obtain(const FileSystem &system, const std::vector<PlannedFile> &files,
                             const ObtainRequest &request) {
  std::vector<Obtained> results(files.size());
  if (files.empty())
    return results;
  size_t threads = request.jobs ? request.jobs : size_t(std::max(1l, sysconf(_SC_NPROCESSORS_ONLN)));
  std::atomic<size_t> next = 0;
  driver::LargeStackThreads(unsigned(std::min(threads, files.size())), [&](unsigned) {
    driver::Compiler compiler;
    for (size_t i = next++; i < files.size(); i = next++)
      results[i] = obtainOne(compiler, system, request, files[i]);
  }); // waits at the end of the statement
  return results;
}

} // namespace adder::freeze
