//===- qstrgen/Report.h - Problems on standard error ------------------------------------------------===//
//
// A problem is a line "FILE:LINE:COLUMN: error: MESSAGE", as compilers print it; what is not known is left
// out.  Names and messages are made harmless for terminals.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_QSTRGEN_REPORT_H
#define ADDER_QSTRGEN_REPORT_H

#include "genhdr/Problem.h"
#include "qstrgen/Command.h"

#include <optional>

namespace adder::qstrgen {

/// The largest input that is read.
constexpr size_t kLargestInput = size_t(256) << 20;

/// Prints `problems` in one go.  With `likeScript`, one that has a text of the reference's script is that
/// text, and a note of its place follows.  Returns kFailure if one is an error, else kSuccess.
int reportProblems(const Environment &environment, const genhdr::Problems &problems, bool likeScript = false);

/// Reads a whole file that must be UTF-8, as the scripts do.  Nothing after reporting what is wrong.
std::optional<std::string> readInput(const Environment &environment, const std::string &path);

} // namespace adder::qstrgen

#endif // ADDER_QSTRGEN_REPORT_H
