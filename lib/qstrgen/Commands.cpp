//===- qstrgen/Commands.cpp - The table of subcommands ----------------------------------------------===//

#include "qstrgen/Command.h"

namespace adder::qstrgen {

std::span<const Command> commands() {
  static const std::vector<Command> table = {
#define COMMAND(Enumerator, Name) {Name, describe##Enumerator, run##Enumerator},
#include "qstrgen/Commands.def"
  };
  return table;
}

} // namespace adder::qstrgen
