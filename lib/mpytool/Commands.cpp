//===- mpytool/Commands.cpp - The table of subcommands ----------------------------------------------===//

#include "mpytool/Command.h"

namespace adder::mpytool {

std::span<const Command> commands() {
  static const std::vector<Command> table = {
#define COMMAND(Enumerator, Name) {Name, describe##Enumerator, run##Enumerator},
#include "mpytool/Commands.def"
  };
  return table;
}

const Command *findCommand(std::string_view name) {
  for (const Command &command : commands())
    if (command.name == name)
      return &command;
  return nullptr;
}

} // namespace adder::mpytool
