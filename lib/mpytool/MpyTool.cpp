//===- mpytool/MpyTool.cpp - Choosing the subcommand ------------------------------------------------===//

#include "mpytool/MpyTool.h"

#include "driver/OptionTexts.h"
#include "mpytool/Options.h"

namespace adder::mpytool {

namespace {

constexpr driver::OptionRow kOptions[] = {kHelpRow};
constexpr driver::ProgramDescription kProgram = {"mpy-tool",
                                                 "inspect, check, merge and freeze .mpy files",
                                                 "COMMAND [OPTION]... FILE...",
                                                 "",
                                                 ".mpy",
                                                 kOptions,
                                                 {},
                                                 {}};

} // namespace

int runMpyTool(const Words &words, const driver::Console &console, std::string_view version) {
  Environment environment{console, version};
  if (!words.empty())
    if (const Command *command = findCommand(words[0]))
      return command->run(environment, Words(words.begin() + 1, words.end()));
  if (words.size() == 1 && words[0].starts_with("--generate="))
    return print(environment, driver::generateText(kProgram, words[0].substr(11), version));
  return reportError(environment, "no such command");
}

} // namespace adder::mpytool
