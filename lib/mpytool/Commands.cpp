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

} // namespace adder::mpytool
