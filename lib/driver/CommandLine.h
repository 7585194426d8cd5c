//===- driver/CommandLine.h - Words of a command line to options and operands ---------------------===//
//
// In: the words after the program's name and the tool's option table.  Out: one call of the tool's setter per
// option, in order, and the operands.  Two steps: expandResponseFiles() replaces @FILE, parseCommandLine()
// finds the options in MicroPython's and gcc's spellings (one dash, several letters), which CLI11 cannot
// read, and hands them to CLI11 under plain names.  CLI11 is told only of the options that occur: setting up
// all of them would cost a tenth of a small file's compilation.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_DRIVER_COMMANDLINE_H
#define ADDER_DRIVER_COMMANDLINE_H

#include "driver/OptionTable.h"

#include <functional>
#include <string>

namespace adder::driver {

/// Replaces each word `@FILE` by the words in FILE, and so on for those, up to the word `--`.  Words are
/// separated by white space; quotes and backslashes work as in a shell (a backslash within single quotes is
/// itself).  Returns the text of an error, or nothing.
std::string expandResponseFiles(std::vector<std::string> &words);

struct CommandLineHandlers {
  /// Takes an option's value (empty if it has none).  Returns the text of what is wrong with it, or nothing.
  std::function<std::string(unsigned id, const std::string &value)> set;
  /// True for options behind which nothing counts any more, such as --version.
  std::function<bool(unsigned id)> endsParsing;
};

struct CommandLineResult {
  std::vector<std::string> operands;
  std::string error; ///< empty: all is well; then every option was set
};

/// Options and operands may be mixed; `--` makes the rest operands; `-` is an operand.  Does not throw.
CommandLineResult parseCommandLine(const ProgramDescription &program, const std::vector<std::string> &words,
                                   const CommandLineHandlers &handlers);

} // namespace adder::driver

#endif // ADDER_DRIVER_COMMANDLINE_H
