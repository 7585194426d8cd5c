//===- genhdr/Preprocess.cpp - Running preprocessors ------------------------------------------------===//

#include "genhdr/Preprocess.h"

#include "genhdr/LineFilter.h"
#include "genhdr/SourceLanguage.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

namespace adder::genhdr {

namespace {

constexpr size_t kPieceBytes = 65536; ///< what a pipe of Linux holds

struct RunningProcess {
  size_t command = 0;
  pid_t id = 0;
  int output = -1; ///< our end of its standard output
};

/// Attributes of a new process: signals that a tool ignores or handles are as usual in it.
class SpawnSettings {
public:
  SpawnSettings() {
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    sigset_t none, usual;
    sigemptyset(&none);
    sigemptyset(&usual);
    for (int signal : {SIGXFSZ, SIGPIPE, SIGINT, SIGTERM, SIGHUP})
      if (struct sigaction old; sigaction(signal, nullptr, &old) == 0 && !isInherited(signal, old))
        sigaddset(&usual, signal);
    posix_spawnattr_setsigdefault(&attributes, &usual);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  }
  ~SpawnSettings() {
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
  }
  SpawnSettings(const SpawnSettings &) = delete;
  SpawnSettings &operator=(const SpawnSettings &) = delete;

  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;

private:
  /// nohup and its like ignore signals for all processes below them; SIGXFSZ the tools ignore for
  /// themselves.
  static bool isInherited(int signal, const struct sigaction &old) {
    return signal != SIGXFSZ && signal != SIGPIPE && old.sa_handler == SIG_IGN;
  }
};

/// Starts `command`; returns an errno value.
int start(const ProcessCommand &command, RunningProcess &process) {
  if (command.empty())
    return ENOENT;
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0)
    return errno;
  std::vector<char *> arguments;
  for (const std::string &argument : command)
    arguments.push_back(const_cast<char *>(argument.c_str()));
  arguments.push_back(nullptr);
  SpawnSettings settings;
  int error = posix_spawn_file_actions_adddup2(&settings.actions, ends[1], STDOUT_FILENO);
  if (!error)
    error = posix_spawnp(&process.id, arguments[0], &settings.actions, &settings.attributes, arguments.data(),
                         environ);
  close(ends[1]);
  if (error)
    close(ends[0]);
  else
    process.output = ends[0];
  return error;
}

class ProcessRunner {
public:
  ProcessRunner(std::span<const ProcessCommand> commands, unsigned limit, const ProcessHandlers &handlers)
      : commands(commands), limit(std::max(limit, 1u)), handlers(handlers), piece(kPieceBytes, '\0') {}

  std::optional<ProcessFailure> run();

private:
  void startMore();
  void readFrom(RunningProcess &process);
  void finish(RunningProcess &process, int readError);
  void fail(const ProcessFailure &failure);

  std::span<const ProcessCommand> commands;
  unsigned limit;
  const ProcessHandlers &handlers;
  size_t started = 0;
  std::vector<RunningProcess> running;
  std::optional<ProcessFailure> failure;
  std::string piece;
};

std::optional<ProcessFailure> ProcessRunner::run() {
  std::vector<pollfd> polled;
  while (true) {
    startMore();
    if (running.empty())
      return failure;
    polled.clear();
    for (const RunningProcess &process : running)
      polled.push_back({process.output, POLLIN, 0});
    if (poll(polled.data(), nfds_t(polled.size()), -1) < 0)
      continue; // a signal; with these arguments nothing else can be wrong
    for (size_t i = 0; i < polled.size(); ++i)
      if (polled[i].revents)
        readFrom(running[i]);
    std::erase_if(running, [](const RunningProcess &process) { return process.output < 0; });
  }
}

void ProcessRunner::startMore() {
  while (!failure && started < commands.size() && running.size() < limit) {
    RunningProcess process;
    process.command = started++;
    if (int error = start(commands[process.command], process))
      fail({process.command, error, 0, 0});
    else
      running.push_back(process);
  }
}

void ProcessRunner::readFrom(RunningProcess &process) {
  ssize_t got = read(process.output, piece.data(), piece.size());
  if (got > 0)
    handlers.output(process.command, std::string_view(piece).substr(0, size_t(got)));
  else if (got == 0 || errno != EINTR)
    finish(process, got < 0 ? errno : 0);
}

void ProcessRunner::finish(RunningProcess &process, int readError) {
  close(process.output);
  process.output = -1;
  int status = 0;
  while (waitpid(process.id, &status, 0) < 0)
    if (errno != EINTR)
      return fail({process.command, errno, 0, 0});
  if (readError)
    fail({process.command, readError, 0, 0});
  else if (WIFSIGNALED(status))
    fail({process.command, 0, 0, WTERMSIG(status)});
  else if (WEXITSTATUS(status) != 0)
    fail({process.command, 0, WEXITSTATUS(status), 0});
  else if (handlers.done)
    handlers.done(process.command);
}

void ProcessRunner::fail(const ProcessFailure &other) {
  if (!failure || other.command < failure->command)
    failure = other;
}

void planLanguage(const PreprocessRequest &request, SourceLanguage language,
                  const std::vector<std::string> &flags, unsigned processors,
                  std::vector<ProcessCommand> &plan) {
  std::vector<std::string> files;
  for (const std::string &source : request.sources)
    if (languageOf(source) == language)
      files.push_back(source);
  size_t run = (files.size() + processors - 1) / processors;
  for (size_t first = 0; first < files.size(); first += run) {
    ProcessCommand command = request.preprocessor;
    command.insert(command.end(), flags.begin(), flags.end());
    auto from = files.begin() + ptrdiff_t(first);
    command.insert(command.end(), from, from + ptrdiff_t(std::min(run, files.size() - first)));
    plan.push_back(std::move(command));
  }
}

} // namespace

std::optional<ProcessFailure> runProcesses(std::span<const ProcessCommand> commands, unsigned limit,
                                           const ProcessHandlers &handlers) {
  return ProcessRunner(commands, limit, handlers).run();
}

std::string commandText(const ProcessCommand &command) {
  std::string text;
  for (const std::string &word : command) {
    if (&word != command.data())
      text += ' ';
    text += word;
  }
  return text;
}

unsigned processorCount() {
  cpu_set_t usable;
  if (sched_getaffinity(0, sizeof usable, &usable) == 0)
    return unsigned(std::max(CPU_COUNT(&usable), 1));
  return unsigned(std::max(sysconf(_SC_NPROCESSORS_ONLN), 1L)); // more than a cpu_set_t has
}

std::vector<ProcessCommand> planPreprocessing(const PreprocessRequest &request, unsigned processors) {
  std::vector<ProcessCommand> plan;
  planLanguage(request, SourceLanguage::C, request.cFlags, processors, plan);
  planLanguage(request, SourceLanguage::Cxx, request.cxxFlags, processors, plan);
  return plan;
}

PreprocessResult preprocess(std::span<const ProcessCommand> plan) {
  struct Output {
    LineFilter filter;
    std::string kept;
  };
  std::vector<Output> outputs(plan.size());
  ProcessHandlers handlers;
  handlers.output = [&](size_t command, std::string_view bytes) {
    outputs[command].filter.add(bytes, outputs[command].kept);
  };
  handlers.done = [&](size_t command) { outputs[command].filter.finish(outputs[command].kept); };
  PreprocessResult result;
  result.failure = runProcesses(plan, processorCount(), handlers);
  if (!result.failure)
    for (const Output &output : outputs)
      result.text += output.kept;
  return result;
}

const std::vector<std::string> &sourcesToProcess(const std::vector<std::string> &sources,
                                                 const std::vector<std::string> &dependencies,
                                                 const std::vector<std::string> &changed) {
  auto isDependency = [&](const std::string &name) {
    return std::find(dependencies.begin(), dependencies.end(), name) != dependencies.end();
  };
  if (std::any_of(changed.begin(), changed.end(), isDependency))
    return sources;
  bool hasNames = std::any_of(changed.begin(), changed.end(), [](auto &name) { return !name.empty(); });
  return hasNames ? changed : sources;
}

} // namespace adder::genhdr
