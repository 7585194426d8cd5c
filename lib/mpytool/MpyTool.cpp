//===- mpytool/MpyTool.cpp - Choosing what to do ----------------------------------------------------===//

#include "mpytool/MpyTool.h"

#include "cli/Options.h"
#include "driver/Files.h"
#include "driver/OptionTexts.h"
#include "driver/Text.h"
#include "mpytool/Compat.h"

#include <algorithm>

namespace adder::mpytool {

namespace {

/// Whoever misspells a command ends up here, with the word as the name of a file.
bool looksLikeCommand(const std::string &word) {
  return !word.empty() && word.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string::npos &&
         word[0] != '-' && !driver::exists(word);
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
                                  describeCommands(commands())));
  if (options.wantsVersion)
    return print(environment,
                 "mpy-tool " + std::string(environment.version) + " (Adder), .mpy version 6.3\n");
  if (options.generate)
    return print(environment, driver::generateText(describeMpyTool(), *options.generate, environment.version,
                                                   describeCommands(commands())));
  if (!options.files.empty() && options.files[0] == words[0] && looksLikeCommand(words[0]))
    return reportError(environment, "'" + words[0] + "' is neither a command nor a file" +
                                        commandHint(commands(), words[0]) + " (see mpy-tool --help)");
  return runCompat(environment, options);
}

} // namespace

int runMpyTool(const Words &words, const driver::Console &console, std::string_view version) {
  Environment environment{console, version, "mpy-tool"};
  if (!words.empty())
    if (const Command *command = findCommand(commands(), words[0]))
      return command->run(environment, Words(words.begin() + 1, words.end()));
  return runWithoutCommand(environment, words);
}

} // namespace adder::mpytool
