//===- genhdr/Preprocess.h - Running preprocessors --------------------------------------------------===//
//
// runProcesses() runs any commands side by side and hands over what they write, as it comes, in one thread:
// no command ever waits because another one is being read.  Their standard input and error are ours.
//
// preprocess() does on top of it what the reference does for a list of sources (qstr-and-freezing.md 1.2): C
// files, then C++ files, in runs of as many files as make one run per processor; only lines that matter are
// kept (genhdr/LineFilter.h).
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_GENHDR_PREPROCESS_H
#define ADDER_GENHDR_PREPROCESS_H

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace adder::genhdr {

/// A program and its arguments; the program is searched in PATH unless it has a slash.
using ProcessCommand = std::vector<std::string>;

/// How a command failed.
struct ProcessFailure {
  size_t command = 0; ///< index
  int startError = 0; ///< errno: it could not be started, or not read; 0: it ran
  int exitStatus = 0; ///< of its own
  int signal = 0;     ///< that ended it
};

struct ProcessHandlers {
  /// Takes a piece of the standard output of a command.
  std::function<void(size_t command, std::string_view bytes)> output;
  /// A command ended well; its output is complete.  May be empty.
  std::function<void(size_t command)> done;
};

/// Runs `commands`, started in their order, at most `limit` (at least 1) at a time.  After a failure no more
/// are started; those that run are waited for.  The failure of the first command that failed, by index;
/// nothing if all ended with status 0.
std::optional<ProcessFailure> runProcesses(std::span<const ProcessCommand> commands, unsigned limit,
                                           const ProcessHandlers &handlers);

/// "cc -E a.c": the words of a command, as they are, with blanks between.
std::string commandText(const ProcessCommand &command);

/// How many processors this process may use; at least 1.
unsigned processorCount();

struct PreprocessRequest {
  std::vector<std::string> preprocessor; ///< program and first arguments
  std::vector<std::string> cFlags;
  std::vector<std::string> cxxFlags;
  std::vector<std::string> sources; ///< those that are neither C nor C++ are left out
};

/// The commands for `request`: C first, then C++, each cut into runs of ceil(n / `processors`) files.
std::vector<ProcessCommand> planPreprocessing(const PreprocessRequest &request, unsigned processors);

struct PreprocessResult {
  std::optional<ProcessFailure> failure; ///< index into the plan
  std::string text;                      ///< the kept lines in the order of the plan
};

/// Runs a plan, all at once.
PreprocessResult preprocess(std::span<const ProcessCommand> plan);

/// Which files to process (1.2): all `sources` if one of `changed` is a dependency of all or if no name in it
/// is non-empty; else `changed`.
const std::vector<std::string> &sourcesToProcess(const std::vector<std::string> &sources,
                                                 const std::vector<std::string> &dependencies,
                                                 const std::vector<std::string> &changed);

} // namespace adder::genhdr

#endif // ADDER_GENHDR_PREPROCESS_H
