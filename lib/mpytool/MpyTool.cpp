//===- mpytool/MpyTool.cpp - Choosing what to do ----------------------------------------------------===//

#include "mpytool/MpyTool.h"

#include "driver/Files.h"
#include "driver/OptionTexts.h"
#include "driver/Text.h"
#include "mpytool/Compat.h"
#include "mpytool/Options.h"

#include <algorithm>

namespace adder::mpytool {

namespace {

std::vector<driver::CommandDescription> describeCommands() {
  std::vector<driver::CommandDescription> descriptions;
  for (const Command &command : commands())
    descriptions.push_back({command.name, &command.describe()});
  return descriptions;
}

/// Whoever misspells a command ends up here, with the word as the name of a file.
bool looksLikeCommand(const std::string &word) {
  return !word.empty() && word.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string::npos &&
         word[0] != '-' && !driver::exists(word);
}

std::string unknownCommand(const std::string &word) {
  std::string_view best;
  size_t bestDistance = std::min<size_t>(3, word.size()); // nothing is near to a letter or two
  for (const Command &command : commands())
    if (size_t distance = word.size() < 64 ? driver::editDistance(command.name, word) : bestDistance;
        distance < bestDistance) {
      bestDistance = distance;
      best = command.name;
    }
  std::string text = "'" + word + "' is neither a command nor a file";
  if (!best.empty())
    text.append(", did you mean '").append(best).append("'?");
  return text + " (see mpy-tool --help)";
}

int runWithoutCommand(const Environment &environment, const Words &words) {
  CompatOptions options;
  if (std::string error = parseCompatOptions(words, options); !error.empty()) {
    environment.console.writeError(std::string(compatUsage()) + "mpy-tool: error: " + shown(error) + "\n");
    return kWrongUsage;
  }
  if (options.wantsHelp)
    return print(environment,
                 driver::helpText(describeMpyTool(), std::clamp(environment.console.columns, 60u, 100u),
                                  describeCommands()));
  if (options.wantsVersion)
    return print(environment,
                 "mpy-tool " + std::string(environment.version) + " (Adder), .mpy version 6.3\n");
  if (options.generate)
    return print(environment, driver::generateText(describeMpyTool(), *options.generate, environment.version,
                                                   describeCommands()));
  if (!options.files.empty() && options.files[0] == words[0] && looksLikeCommand(words[0]))
    return reportError(environment, unknownCommand(words[0]));
  return runCompat(environment, options);
}

} // namespace

int runMpyTool(const Words &words, const driver::Console &console, std::string_view version) {
  Environment environment{console, version};
  if (!words.empty())
    if (const Command *command = findCommand(words[0]))
      return command->run(environment, Words(words.begin() + 1, words.end()));
  return runWithoutCommand(environment, words);
}

} // namespace adder::mpytool
