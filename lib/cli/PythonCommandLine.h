//===- cli/PythonCommandLine.h - Words of a command line as Python's argparse reads them ------------===//
//
// The reference's tool reads its options with argparse of Python 3.11, whose rules differ from those of our
// own tools: long options may be abbreviated, `-oFILE` and `-xd` are taken apart, `-mx=V` is not the same as
// `-mxV`, and operands must stand together.  Build scripts rely on some of that, so it is done here by the
// same rules, with the same texts about what is wrong.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_CLI_PYTHONCOMMANDLINE_H
#define ADDER_CLI_PYTHONCOMMANDLINE_H

#include "driver/OptionTable.h"

#include <functional>
#include <optional>
#include <string>

namespace adder::cli {

struct PythonCommandLine {
  std::vector<std::string> operands;
  std::string error; ///< "argument -o/--output: expected one argument"; empty: all is well
};

/// Takes an option's value (empty if it has none).  Returns what is wrong with it, or nothing.
using PythonOptionSetter = std::function<std::string(unsigned id, const std::string &value)>;

/// Reads `words` by `options`, of which one with an argument always needs it.  `operandName`: of the
/// operands, of which there must be at least one, or exactly one with `isSingle`.  Calls `set` in the order
/// of the words until `leaves` says that the rest does not matter.
PythonCommandLine parsePythonCommandLine(std::span<const driver::OptionRow> options,
                                         std::string_view operandName, const std::vector<std::string> &words,
                                         const PythonOptionSetter &set,
                                         const std::function<bool(unsigned id)> &leaves,
                                         bool isSingle = false);

/// What int() makes of `text`; nothing if it is no decimal integer.  A number that does not fit becomes the
/// nearest that does.
std::optional<int64_t> pythonInteger(std::string_view text);

} // namespace adder::cli

#endif // ADDER_CLI_PYTHONCOMMANDLINE_H
