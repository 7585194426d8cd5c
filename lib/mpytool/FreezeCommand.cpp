//===- mpytool/FreezeCommand.cpp - mpy-tool freeze --------------------------------------------------===//
//
// Plan (which files), obtain (their content), load (modules), emit (C), write.  Each step reports everything
// that it finds wrong; the next one is only taken if there was nothing.
//
//===------------------------------------------------------------------------------------------------===//

#include "cli/Options.h"
#include "driver/Files.h"
#include "driver/Text.h"
#include "emitters/frozen/Frozen.h"
#include "freeze/Content.h"
#include "mpytool/FreezeModules.h"
#include "mpytool/FreezeOptions.h"
#include "mpytool/FreezeTexts.h"
#include "qstr/Definitions.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>

namespace adder::mpytool {

namespace {

using driver::DiagnosticFormat;
using freeze::FileKind;
using freeze::Obtained;
using freeze::PlannedFile;

/// Equal for equal programs: results of one must not be taken for another's.
std::string compilerIdentity(std::string_view version) {
  namespace fs = std::filesystem;
  std::error_code error;
  fs::path program = fs::read_symlink("/proc/self/exe", error);
  std::string identity(version);
  if (!error)
    identity += " " + std::to_string(fs::file_size(program, error)) + " " +
                std::to_string(fs::last_write_time(program, error).time_since_epoch().count());
  return identity;
}

std::string depfileOf(const FreezeInvocation &invocation) {
  return !invocation.depfileName.empty()
             ? invocation.depfileName
             : std::filesystem::path(invocation.output).replace_extension(".d").string();
}

class FreezeRun {
public:
  FreezeRun(const Environment &environment, const FreezeInvocation &invocation)
      : environment(environment), invocation(invocation), system(freeze::hostFileSystem()) {
    const driver::Console &console = environment.console;
    reporting.format = invocation.diagnostics.value_or(console.errorIsTerminal ? DiagnosticFormat::Text
                                                                               : DiagnosticFormat::Compat);
    reporting.style.color =
        invocation.color == driver::ColorMode::Always ||
        (invocation.color == driver::ColorMode::Auto && console.errorIsTerminal && console.colorAllowed);
    reporting.style.width = console.columns;
  }

  int run() {
    makePlan();
    if (!plan.problems.empty())
      return finish();
    if (std::string wrong = resolveCode(invocation, plan.target, request.code); !wrong.empty())
      return usageError(environment, describeFreeze(), wrong);
    checkNativeCode();
    if (plan.problems.empty() && invocation.list)
      return print(environment, listing(plan, request.code));
    if (!plan.problems.empty() || !obtainAll() || !loadAll() || !readDefinitions() || !emit())
      return finish();
    return writeAll();
  }

private:
  void makePlan();
  void addOperand(freeze::Planner &planner, const FreezeInput &input);
  void checkNativeCode();
  bool obtainAll();
  bool loadAll();
  bool readDefinitions();
  bool emit();
  void reportEmitted(const frozen_emitter::Error &error, bool isWarning);
  std::vector<std::string> inputs() const;
  bool isInput(const std::string &written) const;
  int writeAll();
  int writeDepfile();
  int finish();

  std::string_view setting(const char *name) const {
    if (auto own = invocation.target.find(name); own != invocation.target.end())
      return own->second.value;
    auto other = plan.target.find(name);
    return other == plan.target.end() ? std::string_view() : other->second.value;
  }
  void say(std::string_view what, std::string_view name) const {
    if (invocation.verbose)
      environment.console.writeError(std::string(what) + " " + driver::harmless(name) + "\n");
  }
  /// Diagnostics in SARIF are one document at the end; in JSON a line each.
  void report(driver::FileReport fileReport);
  void reportProblem(const freeze::PlanProblem &problem);
  void fail(const std::string &path, const std::string &message) { reportProblem({{path, 0}, message}); }
  bool isForMachines() const {
    return reporting.format == DiagnosticFormat::Json || reporting.format == DiagnosticFormat::Sarif;
  }

  const Environment &environment;
  const FreezeInvocation &invocation;
  const freeze::FileSystem &system;
  driver::Reporting reporting;
  freeze::Plan plan;
  freeze::ObtainRequest request;
  std::vector<Obtained> contents; ///< one for each of plan.files
  std::vector<FreezeModule> modules;
  HostArena arena;
  std::string qstrHeader;
  std::optional<qstr::Definitions> definitions;
  frozen_emitter::Sizes sizes;
  std::string output;
  std::vector<driver::FileReport> reports; ///< SARIF
  size_t failures = 0;
};

void FreezeRun::report(driver::FileReport fileReport) {
  if (reporting.format == DiagnosticFormat::Sarif)
    reports.push_back(std::move(fileReport));
  else
    environment.console.writeError(driver::render(reporting, fileReport, {}));
}

void FreezeRun::reportProblem(const freeze::PlanProblem &problem) {
  failures += !problem.isWarning;
  if (!isForMachines()) {
    environment.console.writeError(problem.text());
    return;
  }
  driver::Diagnostic diagnostic;
  diagnostic.severity = problem.isWarning ? support::Severity::Warning : support::Severity::Error;
  diagnostic.code = "Freeze";
  diagnostic.message = problem.message;
  for (const std::string &part : {problem.place.pointer, problem.place.offset})
    if (!part.empty())
      diagnostic.message = part + ": " + diagnostic.message;
  if (uint32_t line = problem.place.line)
    diagnostic.place = {line, 1, line, 1, {}};
  report({problem.place.file, problem.place.file, {diagnostic}, 0});
}

void FreezeRun::addOperand(freeze::Planner &planner, const FreezeInput &input) {
  PlannedFile like;
  like.kind = input.kind == FreezeInput::Kind::Text ? FileKind::Text : FileKind::Compiled;
  like.place = {input.path, 0};
  std::string path = freeze::joinPath("", input.path);
  bool isText = like.kind == FileKind::Text;
  bool isDirectory = system.kindOf(path) == freeze::FileSystem::Kind::Directory;
  std::string name = isDirectory ? "" : path.substr(path.rfind('/') + 1);
  if (invocation.base) {
    // As the disk sees it: an operand may be absolute and the base relative.
    std::error_code error;
    name = std::filesystem::absolute(path, error)
               .lexically_relative(std::filesystem::absolute(freeze::joinPath("", *invocation.base), error))
               .string();
    if (name != "." && !freeze::isTargetName(name))
      return planner.report(like.place, "not below '" + *invocation.base + "' (--base)");
    name = name == "." ? "" : name;
  }
  if (isDirectory) {
    freeze::TreeRequest tree;
    tree.directory = path;
    tree.prefix = invocation.prefix + name + (name.empty() ? "" : "/");
    tree.compiled = !isText;
    tree.like = std::move(like);
    return planner.addTree(tree);
  }
  if (!name.ends_with(".py") && (isText || !name.ends_with(".mpy")))
    return planner.report(like.place, isText ? "not a .py file" : "not a .py, .mpy or .json file");
  like.path = path;
  like.target = invocation.prefix + name;
  planner.addFile(std::move(like));
}

void FreezeRun::makePlan() {
  freeze::Planner planner(plan, system);
  freeze::ManifestReader manifests(planner, invocation.variables);
  for (const FreezeInput &input : invocation.inputs)
    if (input.kind == FreezeInput::Kind::Manifest)
      manifests.read(input.path);
    else
      addOperand(planner, input);
}

/// Native code needs to know for what; the compiler itself has no message for that.
void FreezeRun::checkNativeCode() {
  for (const PlannedFile &file : plan.files) {
    driver::CompileOptions options = optionsFor(file, request.code);
    if (file.kind == FileKind::Compiled && options.defaultEmitter != frontend::EmitterKind::Bytecode &&
        options.architecture == bytecode::Architecture::None)
      plan.problems.push_back({file.place, "'" + file.target + "' is to become native code, but no " +
                                               "architecture is set (-march= or \"march\")"});
  }
}

bool FreezeRun::obtainAll() {
  std::optional<freeze::Cache> cache;
  if (!invocation.cache.empty()) {
    cache.emplace(invocation.cache, compilerIdentity(environment.version));
    request.cache = &*cache;
  }
  request.reporting = reporting;
  request.jobs = invocation.jobs;
  contents = obtain(system, plan.files, request);
  for (size_t i = 0; i < contents.size(); ++i) {
    Obtained &content = contents[i];
    const PlannedFile &file = plan.files[i];
    if (content.status == Obtained::Status::Compiled)
      say("MPY", file.target);
    else if (content.status == Obtained::Status::Cached)
      say("HIT", file.target);
    else if (content.status == Obtained::Status::Read)
      say(file.kind == FileKind::Text ? "STR" : "ADD", file.target);
    else
      ++failures;
    environment.console.writeError(content.messages);
    if (!content.report.diagnostics.empty())
      reports.push_back(std::move(content.report));
  }
  if (cache && cache->error())
    environment.console.writeError(driver::harmless(invocation.cache) + ": warning: cannot store results: " +
                                   driver::errorText(cache->error()) + "\n");
  if (cache)
    cache->trim();
  return failures == 0;
}

bool FreezeRun::loadAll() {
  std::vector<freeze::PlanProblem> problems;
  modules = loadModules(plan, contents, problems);
  for (const freeze::PlanProblem &problem : problems)
    reportProblem(problem);
  return failures == 0;
}

bool FreezeRun::readDefinitions() {
  std::string path(setting("qstr_header"));
  if (path.empty())
    return true;
  constexpr size_t kLargestHeader = 256 << 20;
  driver::FileContent content = system.read(path, kLargestHeader);
  if (content.error || content.tooLarge) {
    fail(path, content.error ? "cannot read: " + driver::errorText(content.error)
                             : "file of more than " + std::to_string(kLargestHeader) + " bytes");
    return false;
  }
  qstrHeader = std::move(content.text);
  std::string_view files[] = {qstrHeader};
  qstr::DefinitionError error;
  definitions = qstr::parseDefinitions(arena, files, error);
  if (definitions)
    return true;
  reportProblem({{path, uint32_t(error.line)}, std::string(error.message)});
  return false;
}

/// An error or a warning of the emitter, which knows modules by their labels.
void FreezeRun::reportEmitted(const frozen_emitter::Error &error, bool isWarning) {
  auto module = std::find_if(modules.begin(), modules.end(),
                             [&](const FreezeModule &m) { return m.module && m.label == error.path; });
  std::string path = module == modules.end() ? "mpy-tool freeze" : module->file->path;
  reportProblem({{path, 0}, (error.place.empty() ? "" : error.place + ": ") + error.message, isWarning});
}

bool FreezeRun::emit() {
  std::vector<freeze::TextModule> texts;
  std::vector<frozen_emitter::Input> inputs;
  for (const FreezeModule &loaded : modules)
    if (loaded.module)
      inputs.push_back({loaded.label, &loaded.module->module});
    else
      texts.push_back({loaded.name, loaded.content->bytes});
  frozen_emitter::Options options;
  std::string_view integers = setting("longint_impl");
  options.longIntegers = integers == "none"       ? frozen_emitter::LongIntegers::None
                         : integers == "longlong" ? frozen_emitter::LongIntegers::LongLong
                                                  : frozen_emitter::LongIntegers::Mpz;
  if (std::string_view bits = setting("mpz_dig_size"); !bits.empty())
    options.mpzDigitBits = unsigned(std::stoul(std::string(bits)));
  options.definitions = definitions ? &*definitions : nullptr;
  options.strict = !invocation.lenient;
  frozen_emitter::Frozen frozen;
  if (!inputs.empty()) {
    frozen = frozen_emitter::freeze(arena, inputs, options);
    for (const frozen_emitter::Error &error : frozen.errors)
      reportEmitted(error, false);
    for (const frozen_emitter::Error &warning : frozen.warnings)
      reportEmitted(warning, true);
    if (!frozen.success)
      return false;
  }
  sizes = frozen.sizes;
  output = freeze::frozenContent(texts, frozen.text);
  return true;
}

/// All that the output was made of, each once.
std::vector<std::string> FreezeRun::inputs() const {
  std::vector<std::string> paths = plan.manifests;
  for (const PlannedFile &file : plan.files)
    paths.push_back(file.path);
  if (std::string_view header = setting("qstr_header"); !header.empty())
    paths.emplace_back(header);
  std::set<std::string_view> known;
  std::vector<std::string> unique;
  for (const std::string &path : paths)
    if (known.insert(path).second)
      unique.push_back(path);
  return unique;
}

/// True for an output that would replace a file that the run reads.
bool FreezeRun::isInput(const std::string &written) const {
  driver::FileIdentity identity = driver::identityOf(written);
  std::vector<std::string> paths = inputs();
  return identity.inode && std::any_of(paths.begin(), paths.end(), [&](const std::string &path) {
           return driver::identityOf(path) == identity;
         });
}

int FreezeRun::writeDepfile() {
  std::string path = depfileOf(invocation);
  DependencyRequest request;
  request.target = invocation.depfileTarget.empty() ? invocation.output : invocation.depfileTarget;
  request.files = inputs();
  request.directories = plan.directories;
  for (const std::string &written : {invocation.output, path})
    if (written != "-")
      request.written.push_back(freeze::joinPath(".", freeze::directoryOf(written)));
  if (!invocation.cache.empty())
    request.written.push_back(invocation.cache);
  std::vector<freeze::PlanProblem> warnings;
  std::string rules = dependencyRules(system, request, warnings);
  for (const freeze::PlanProblem &warning : warnings)
    reportProblem(warning);
  std::span<const uint8_t> bytes(reinterpret_cast<const uint8_t *>(rules.data()), rules.size());
  if (driver::fileHolds(path, bytes))
    return kSuccess;
  return writeResult(environment, path, rules);
}

int FreezeRun::writeAll() {
  const std::string &path = invocation.output;
  std::string depfile = invocation.depfile ? depfileOf(invocation) : "-";
  if (path != "-" && isInput(path))
    fail(path, "the output is one of the inputs");
  if (depfile != "-" && isInput(depfile))
    fail(depfile, "the dependency file is one of the inputs");
  if (depfile != "-" && (depfile == path || (driver::identityOf(path).inode &&
                                             driver::identityOf(path) == driver::identityOf(depfile))))
    fail(depfile, "the dependency file is the output itself");
  if (failures)
    return finish();
  if (path == "-") {
    if (int status = print(environment, output))
      return status;
  } else {
    std::span<const uint8_t> bytes(reinterpret_cast<const uint8_t *>(output.data()), output.size());
    bool isSame = !invocation.rewrite && driver::fileHolds(path, bytes);
    say(isSame ? "OLD" : "GEN", path);
    int error = isSame ? 0 : driver::makeParents(path);
    if (!error && !isSame)
      error = driver::writeFile(path, bytes);
    if (error) {
      fail(path, "cannot write: " + driver::errorText(error));
      return finish();
    }
  }
  if (invocation.depfile)
    if (int status = writeDepfile())
      return status;
  if (invocation.statistics != driver::StatisticsFormat::None) {
    bool isJson = invocation.statistics == driver::StatisticsFormat::Json;
    std::string text = isJson ? statisticsJson(modules) : statisticsTable(modules, sizes);
    if (path == "-")
      environment.console.writeError(text);
    else if (int status = print(environment, text))
      return status;
  }
  return finish();
}

int FreezeRun::finish() {
  for (const freeze::PlanProblem &problem : plan.problems)
    reportProblem(problem);
  if (reporting.format == DiagnosticFormat::Sarif)
    environment.console.writeError(driver::renderSarif(reports, environment.version));
  else if (failures && reporting.format != DiagnosticFormat::Json)
    environment.console.writeError("mpy-tool freeze: " + std::to_string(failures) +
                                   (failures == 1 ? " error" : " errors") + ", nothing was written\n");
  return failures ? kFailure : kSuccess;
}

} // namespace

int runFreeze(const Environment &environment, const Words &words) {
  FreezeInvocation invocation;
  if (auto status = parseFreezeOptions(environment, words, invocation))
    return *status;
  return FreezeRun(environment, invocation).run();
}

} // namespace adder::mpytool
