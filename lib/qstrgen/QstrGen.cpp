//===- qstrgen/QstrGen.cpp - Choosing what to do ----------------------------------------------------===//
//
// The first word is a subcommand (Commands.def); without one there are only the options that tell about the
// program.  Under the name of a Python (qstrgen/Shim.h) all words are Python's.
//
//===------------------------------------------------------------------------------------------------===//

#include "qstrgen/QstrGen.h"

#include "cli/Options.h"
#include "driver/OptionTexts.h"
#include "qstrgen/Shim.h"

#include <algorithm>

namespace adder::qstrgen {

namespace {

using driver::OptionCompletion;
using driver::OptionForm;

enum Option : unsigned { Version, Generate };

constexpr driver::OptionRow kOptions[] = {
    {Version, "Information", OptionForm::Exact, "--version", "", OptionCompletion::None,
     "print the version and leave", ""},
    {Generate, "Information", OptionForm::Exact, "--generate", "KIND", OptionCompletion::Values,
     "print a man page or shell completions for qstr-gen and leave", ""},
    kHelpRow,
};

constexpr driver::OptionValue kValues[] = {
    {Generate, "man", ""},
    {Generate, "bash", ""},
    {Generate, "zsh", ""},
    {Generate, "fish", ""},
};

constexpr driver::ManSection kSections[] = {
    {"DESCRIPTION",
     R"(qstr-gen makes the headers that a MicroPython firmware is compiled with: the table of its interned strings, its modules, its root pointers, its compressed error texts and its version. Each of MicroPython's scripts for this is a command with the same arguments and outputs; build does the work of all of them in one step.

qstr-gen COMMAND --help tells about a command.)"},
    {"EXIT STATUS",
     R"(0 if all is well, 1 if an input is at fault or cannot be read or written, 2 if the command line is wrong.)"},
};

constexpr driver::ProgramDescription kProgram = {
    "qstr-gen",
    "generate the string, module and root pointer tables of a MicroPython firmware",
    "COMMAND [WORD]...",
    "Makes the headers that a MicroPython firmware is compiled with, as MicroPython's own scripts do.",
    "",
    kOptions,
    kValues,
    kSections,
};

struct Settings {
  bool version = false;
  std::string generate;
};

std::string set(Settings &settings, unsigned id, const std::string &value) {
  if (id == Version)
    settings.version = true;
  else if (std::any_of(std::begin(kValues), std::end(kValues),
                       [&](const driver::OptionValue &row) { return row.value == value; }))
    settings.generate = value;
  else
    return "'" + value + "' is not an argument of --generate, expected man, bash, zsh or fish";
  return {};
}

int printHelp(const Environment &environment) {
  unsigned columns = std::clamp(environment.console.columns, 60u, 100u);
  return print(environment, driver::helpText(kProgram, columns, describeCommands(commands())));
}

int runWithoutCommand(const Environment &environment, const Words &words) {
  // parseOptions() would print the help of a program without commands.
  if (!words.empty() && (words[0] == "--help" || words[0] == "-h"))
    return printHelp(environment);
  Settings settings;
  Words operands;
  auto setter = [&](unsigned id, const std::string &value) { return set(settings, id, value); };
  if (std::optional<int> status = parseOptions(environment, kProgram, words, setter, operands))
    return *status;
  if (!operands.empty())
    return usageError(environment, kProgram,
                      "'" + operands[0] + "' is not a command" + commandHint(commands(), operands[0]));
  if (settings.version)
    return print(environment, "qstr-gen " + std::string(environment.version) + " (Adder)\n");
  if (!settings.generate.empty())
    return print(environment, driver::generateText(kProgram, settings.generate, environment.version,
                                                   describeCommands(commands())));
  return usageError(environment, kProgram, "no command");
}

} // namespace

int runQstrGen(std::string_view program, const Words &words, const driver::Console &console,
               std::string_view version) {
  Environment environment{console, version, "qstr-gen"};
  if (isNameOfShim(program))
    return runAsShim(environment, words);
  if (!words.empty())
    if (const Command *command = findCommand(commands(), words[0]))
      return command->run(environment, Words(words.begin() + 1, words.end()));
  return runWithoutCommand(environment, words);
}

} // namespace adder::qstrgen
