//===- qstrgen/Report.h - What the commands share: words, inputs, problems --------------------------===//
//
// A problem is a line "FILE:LINE:COLUMN: error: MESSAGE", as compilers print it; what is not known is left
// out.  Names and messages are made harmless for terminals.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_QSTRGEN_REPORT_H
#define ADDER_QSTRGEN_REPORT_H

#include "cli/PythonCommandLine.h"
#include "genhdr/Problem.h"
#include "qstrgen/Command.h"

#include <optional>

namespace adder::qstrgen {

/// The largest input that is read.
constexpr size_t kLargestInput = size_t(64) << 20;

/// Prints `problems` in one go.  With `likeScript`, one that has a text of the reference's script is that
/// text, and a note of its place follows.  Returns kFailure if one is an error, else kSuccess.
int reportProblems(const Environment &environment, const genhdr::Problems &problems, bool likeScript = false);

/// Reads a whole file that must be UTF-8, as the scripts do.  Nothing after reporting what is wrong.
std::optional<std::string> readInput(const Environment &environment, const std::string &path);

/// The same, with LF at the end of each line, whatever it had.
std::optional<std::string> readLines(const Environment &environment, const std::string &path);

// --- Command lines of the scripts.

/// Parses `words` as a script does that has a single operand and uses argparse.  Nothing if all is well; else
/// the exit status, after help was printed or wrong usage reported.  `usage`: what may follow the name.
std::optional<int> parseSingleOperand(const Environment &environment,
                                      const driver::ProgramDescription &program, std::string_view usage,
                                      std::string_view operandName, const Words &words,
                                      const PythonOptionSetter &set, std::string &operand);

/// True if all that is asked for is help, by a word that would be a file's name for the script.
bool isHelpAlone(const Words &words);
int printHelp(const Environment &environment, const driver::ProgramDescription &program);

} // namespace adder::qstrgen

#endif // ADDER_QSTRGEN_REPORT_H
