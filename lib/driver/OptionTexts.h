//===- driver/OptionTexts.h - Help, man page and shell completions from an option table -----------===//

#ifndef ADDER_DRIVER_OPTIONTEXTS_H
#define ADDER_DRIVER_OPTIONTEXTS_H

#include "driver/OptionTable.h"

#include <string>

namespace adder::driver {

/// The commands of a program; most have none.
using Commands = std::span<const CommandDescription>;

/// --help, with the commands and the options in their groups.
std::string helpText(const ProgramDescription &program, unsigned columns, Commands commands = {});

/// "man", "bash", "zsh" or "fish"; nothing for another kind.  One text covers the program and its commands.
std::string generateText(const ProgramDescription &program, std::string_view kind, std::string_view version,
                         Commands commands = {});

std::string manPage(const ProgramDescription &program, std::string_view version, Commands commands = {});
std::string bashCompletion(const ProgramDescription &program, Commands commands = {});
std::string zshCompletion(const ProgramDescription &program, Commands commands = {});
std::string fishCompletion(const ProgramDescription &program, Commands commands = {});

/// A spelling with its argument as people write it: "-o FILE", "-march=ARCH", "--stats[=FORMAT]".
std::string usageOf(const OptionRow &row, std::string_view spelling);
/// The groups in the order of the table.
std::vector<std::string_view> groupsOf(const ProgramDescription &program);

} // namespace adder::driver

#endif // ADDER_DRIVER_OPTIONTEXTS_H
