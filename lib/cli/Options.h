//===- cli/Options.h - The command line of a subcommand ---------------------------------------------===//
//
// What all subcommands share: --help, wrong usage, and messages about files.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_CLI_OPTIONS_H
#define ADDER_CLI_OPTIONS_H

#include "cli/Command.h"
#include "driver/CommandLine.h"

#include <optional>

namespace adder::cli {

/// The row that every table ends with; parseOptions() answers it.
constexpr unsigned kHelpOption = 1000;
constexpr driver::OptionRow kHelpRow = {kHelpOption,
                                        "Information",
                                        driver::OptionForm::Exact,
                                        "-h,--help",
                                        "",
                                        driver::OptionCompletion::None,
                                        "print this help and leave",
                                        ""};

/// Takes an option's value; returns what is wrong with it, or nothing.
using OptionSetter = std::function<std::string(unsigned id, const std::string &value)>;

/// Parses `words` by `program`.  Nothing if all is well; else the exit status, after --help was printed or
/// the error reported.
std::optional<int> parseOptions(const Environment &environment, const driver::ProgramDescription &program,
                                const Words &words, const OptionSetter &set, Words &operands);

/// Reports wrong usage of `program`; returns kWrongUsage.
int usageError(const Environment &environment, const driver::ProgramDescription &program,
               std::string_view message);

/// `file` as a terminal may show it; "<stdin>" for "-".
std::string shownName(std::string_view file);

/// Prints `text` to standard output.  kSuccess, or kFailure after reporting that it cannot be written.
int print(const Environment &environment, std::string_view text);

/// Reports "PROGRAM: error: MESSAGE"; returns kFailure.
int reportError(const Environment &environment, std::string_view message);
/// Reports "FILE: error: MESSAGE"; returns kFailure.  Control characters in either are shown, not sent.
int reportFileError(const Environment &environment, std::string_view file, std::string_view message);

/// Reports "FILE:0xOFFSET: error: MESSAGE"; returns kFailure.
int reportFault(const Environment &environment, std::string_view file, size_t offset,
                std::string_view message);

/// `text` as a terminal may show it.
std::string shown(std::string_view text);
/// How messages call an input: "<stdin>" for "-".
std::string_view nameOfInput(std::string_view path);

/// Writes `bytes` to the file `path`, whole or not at all, or to standard output for "-".  kSuccess, or
/// kFailure after reporting.
int writeResult(const Environment &environment, const std::string &path, std::string_view bytes);
/// The same for a result that is of another kind than `others`, files that are read or written too: if
/// `path` is one of them, that is reported and nothing written.
int writeResultBeside(const Environment &environment, const std::string &path, std::string_view bytes,
                      const Words &others);

} // namespace adder::cli

#endif // ADDER_CLI_OPTIONS_H
