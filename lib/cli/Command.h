//===- cli/Command.h - What a subcommand is ---------------------------------------------------------===//
//
// `PROGRAM NAME WORD...` calls the command's run() with the words.  A command describes its options with a
// table as mpy-cross does (driver/OptionTable.h), from which --help, the man page and the completions come;
// the name in it is "PROGRAM NAME".  Exit statuses: 0 all is well, 1 an input is at fault or a file cannot be
// read or written, 2 the command line is wrong.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_CLI_COMMAND_H
#define ADDER_CLI_COMMAND_H

#include "driver/MpyCross.h"
#include "driver/OptionTable.h"

#include <optional>
#include <string>

namespace adder::cli {

constexpr int kSuccess = 0;
constexpr int kFailure = 1;
constexpr int kWrongUsage = 2;

/// The outside world, as data and functions.
struct Environment {
  const driver::Console &console;
  std::string_view version; ///< Adder's
  std::string_view program; ///< "mpy-tool": before messages about no file
  /// The path of the reference's script that the command stands in for, as it was called
  /// ("../../py/makeqstrdefs.py"); empty if it was called by its own name.
  std::string_view script = {};

  /// The value of an environment variable; nothing if it is not set.
  std::optional<std::string> variable(const std::string &name) const {
    const char *value = console.variable ? console.variable(name.c_str()) : nullptr;
    return value ? std::optional<std::string>(value) : std::nullopt;
  }
};

using Words = std::vector<std::string>;

struct Command {
  std::string_view name;
  const driver::ProgramDescription &(*describe)();
  int (*run)(const Environment &environment, const Words &words);
};

/// Null if there is none of that name.
const Command *findCommand(std::span<const Command> commands, std::string_view name);

/// The commands as the texts about the whole program want them.
std::vector<driver::CommandDescription> describeCommands(std::span<const Command> commands);

/// ", did you mean 'dump'?", or nothing if no command is spelled like `word`.
std::string commandHint(std::span<const Command> commands, std::string_view word);

} // namespace adder::cli

#endif // ADDER_CLI_COMMAND_H
