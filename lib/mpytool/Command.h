//===- mpytool/Command.h - What a subcommand is -----------------------------------------------------===//
//
// `mpy-tool NAME WORD...` calls the command's run() with the words.  A command describes its options with a
// table as mpy-cross does (driver/OptionTable.h), from which --help, the man page and the completions come;
// the name in it is "mpy-tool NAME".  Exit statuses: 0 all is well, 1 an input is at fault or a file cannot
// be read or written, 2 the command line is wrong.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_MPYTOOL_COMMAND_H
#define ADDER_MPYTOOL_COMMAND_H

#include "driver/MpyCross.h"
#include "driver/OptionTable.h"

#include <string>

namespace adder::mpytool {

constexpr int kSuccess = 0;
constexpr int kFailure = 1;
constexpr int kWrongUsage = 2;

/// The outside world, as data and functions.
struct Environment {
  const driver::Console &console;
  std::string_view version; ///< Adder's
};

using Words = std::vector<std::string>;

struct Command {
  std::string_view name;
  const driver::ProgramDescription &(*describe)();
  int (*run)(const Environment &environment, const Words &words);
};

/// All rows of Commands.def.
std::span<const Command> commands();
/// Null if there is none of that name.
const Command *findCommand(std::string_view name);

#define COMMAND(Enumerator, Name)                                                                            \
  const driver::ProgramDescription &describe##Enumerator();                                                  \
  int run##Enumerator(const Environment &environment, const Words &words);
#include "mpytool/Commands.def"

} // namespace adder::mpytool

#endif // ADDER_MPYTOOL_COMMAND_H
