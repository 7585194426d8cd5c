//===- qstrgen/Command.h - The subcommands of qstr-gen ----------------------------------------------===//

#ifndef ADDER_QSTRGEN_COMMAND_H
#define ADDER_QSTRGEN_COMMAND_H

#include "cli/Command.h"

namespace adder::qstrgen {

// A command is written in terms of it all over.
using namespace cli;

/// All rows of Commands.def.
std::span<const Command> commands();

/// How messages about usage call a command: by the script that it stands in for, else by its own name.
inline std::string_view calledName(const Environment &environment,
                                   const driver::ProgramDescription &program) {
  return environment.script.empty() ? program.name : environment.script;
}

#define COMMAND(Enumerator, Name)                                                                            \
  const driver::ProgramDescription &describe##Enumerator();                                                  \
  int run##Enumerator(const Environment &environment, const Words &words);
#include "qstrgen/Commands.def"

} // namespace adder::qstrgen

#endif // ADDER_QSTRGEN_COMMAND_H
