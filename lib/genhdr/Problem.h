//===- genhdr/Problem.h - What is wrong with an input of a generated header -------------------------===//
//
// Whoever makes a table says what is wrong with the items in it as a list of problems.  An item knows where
// it stands (Origin), be that a line of a collected file or of a C source; a conflict of two items is a
// problem at the later one, followed by a note at the earlier one.
//
// The scripts that we replace keep quiet about most of this, and a few of their messages are relied upon;
// such a problem has the script's own text with it.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_GENHDR_PROBLEM_H
#define ADDER_GENHDR_PROBLEM_H

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace adder::genhdr {

/// Where an item stands.  The name must outlive the item.
struct Origin {
  std::string_view file; ///< empty: nowhere in particular
  uint32_t line = 0;     ///< from 1; 0: the file as a whole
};

enum class Severity : uint8_t {
  Error,   ///< no header can be made
  Warning, ///< a header can be made, but it lacks something, or the C compiler will refuse it
  Note,    ///< belongs to the problem before it: the other place
};

struct Problem {
  std::string file;    ///< empty: no file's fault
  uint32_t line = 0;   ///< from 1; 0: the file as a whole
  uint32_t column = 0; ///< from 1, in bytes; 0: the line as a whole
  Severity severity = Severity::Error;
  /// True of a warning about items that contradict each other: with the scripts one of them is silently lost,
  /// so drop-in commands warn, and `build` refuses.
  bool isConflict = false;
  std::string message;
  /// What the reference's script prints for it, line ends included; empty: nothing that anybody relies on.
  std::string scriptText;
  bool scriptUsesOutput = false; ///< it prints that to standard output instead of standard error
};

using Problems = std::vector<Problem>;

/// Nobody reads more.  Checks stop here, so that hostile inputs do not make messages of more than their size.
constexpr size_t kMostProblems = 1000;

/// Adds a problem at `origin`.  Allocates.
Problem &addProblem(Problems &problems, Severity severity, const Origin &origin, std::string message);
/// Adds a conflict at `later` and the note `noteMessage` at `earlier`.  Allocates.
void addConflict(Problems &problems, const Origin &later, std::string message, const Origin &earlier,
                 std::string noteMessage);

/// True if one of `problems` is an error.
bool hasErrors(const Problems &problems);
/// Makes errors of all conflicts.
void refuseConflicts(Problems &problems);

/// The line, from 1, of the first byte of `text` that is not UTF-8 (surrogates are not); 0 if all of it is.
/// Lines end at LF, CR and CR LF.
uint32_t lineOfInvalidUtf8(std::string_view text);

} // namespace adder::genhdr

#endif // ADDER_GENHDR_PROBLEM_H
