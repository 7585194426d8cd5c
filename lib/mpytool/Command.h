//===- mpytool/Command.h - The subcommands of mpy-tool ----------------------------------------------===//

#ifndef ADDER_MPYTOOL_COMMAND_H
#define ADDER_MPYTOOL_COMMAND_H

#include "cli/Command.h"

namespace adder::mpytool {

// A command is written in terms of it all over.
using namespace cli;

/// All rows of Commands.def.
std::span<const Command> commands();

#define COMMAND(Enumerator, Name)                                                                            \
  const driver::ProgramDescription &describe##Enumerator();                                                  \
  int run##Enumerator(const Environment &environment, const Words &words);
#include "mpytool/Commands.def"

} // namespace adder::mpytool

#endif // ADDER_MPYTOOL_COMMAND_H
