//===- cli/Command.cpp - Finding subcommands --------------------------------------------------------===//

#include "cli/Command.h"

#include "driver/Text.h"

#include <algorithm>

namespace adder::cli {

namespace {

/// Longer words are no misspelled commands.
constexpr size_t kLongestWord = 64;

} // namespace

const Command *findCommand(std::span<const Command> commands, std::string_view name) {
  for (const Command &command : commands)
    if (command.name == name)
      return &command;
  return nullptr;
}

std::vector<driver::CommandDescription> describeCommands(std::span<const Command> commands) {
  std::vector<driver::CommandDescription> descriptions;
  for (const Command &command : commands)
    descriptions.push_back({command.name, &command.describe()});
  return descriptions;
}

std::string commandHint(std::span<const Command> commands, std::string_view word) {
  if (word.size() >= kLongestWord)
    return {};
  std::string_view best;
  size_t bestDistance = std::min<size_t>(3, word.size()); // nothing is near to a letter or two
  for (const Command &command : commands)
    if (size_t distance = driver::editDistance(command.name, word); distance < bestDistance) {
      bestDistance = distance;
      best = command.name;
    }
  if (best.empty())
    return {};
  return ", did you mean '" + std::string(best) + "'?";
}

} // namespace adder::cli
