//===- driver/Diagnostic.h - An error or a warning that owns its texts ----------------------------===//
//
// What the compiler's sink holds, taken out of the arena: places are lines and columns, messages are
// complete.  The tools' own problems (a file that cannot be read) have the same form, so that one set of
// renderers shows both.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_DRIVER_DIAGNOSTIC_H
#define ADDER_DRIVER_DIAGNOSTIC_H

#include "support/Diagnostics.h"

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace adder::driver {

/// A stretch of the source.  Lines and columns count from 1, columns in characters; the end is exclusive.
struct SourcePlace {
  uint32_t line, column;
  uint32_t endLine, endColumn;
  support::SourceRange bytes;
};

struct Note {
  std::string code; ///< "FirstDefinedHere"
  std::string message;
  std::optional<SourcePlace> place; ///< none: advice about the diagnostic's own place
};

struct Diagnostic {
  support::Severity severity = support::Severity::Error;
  std::string code; ///< stable name: "InvalidSyntax"
  std::string message;
  std::string exception;            ///< of an error: "SyntaxError"
  std::string group;                ///< of a warning: "unused-import"
  std::optional<SourcePlace> place; ///< none: the file as a whole
  std::vector<Note> notes;

  // How the reference reports it (frontend-and-lowering.md 8.1).
  support::TracePlace tracePlace = support::TracePlace::None;
  uint32_t traceLine = 0;
  std::string traceBlock;
  std::string traceText; ///< instead of "exception: message"
};

/// The tools' own problems: rows of Problems.def.
enum class Problem : uint8_t {
#define PROBLEM(Enumerator, Exception, Message) Enumerator,
#include "driver/Problems.def"
};

/// A kind of diagnostic, for tables of rules.
struct DiagnosticRule {
  std::string_view code;
  std::string_view message; ///< with {0}, {1}
  support::Severity severity;
};
/// Errors and warnings of the compiler, then the tools' problems.  Allocates.
std::vector<DiagnosticRule> diagnosticRules();

/// An error that concerns a whole file.
Diagnostic problem(Problem id, std::initializer_list<std::string_view> arguments = {});
/// The same for a failed system call; in the reference's form it reads `OSError: (2, "can't open FILE")`.
Diagnostic fileProblem(Problem id, int error, const std::string &path);

/// The record of a sink, with texts and places of its own.  `lines` belongs to the same source.
class LineIndex;
Diagnostic ownDiagnostic(const support::Diagnostic &record, LineIndex &lines);

/// Finds lines and columns in a source, in one pass over it at first use.
class LineIndex {
public:
  explicit LineIndex(std::string_view source) : source(source) {}

  /// Half-open; offsets past the end are taken as the end.
  SourcePlace place(support::SourceRange range);
  /// What line `line` (from 1) holds but for the blanks around it; empty, at the end of the source, for a
  /// line that the source does not have.
  SourcePlace wholeLine(uint32_t line);

private:
  struct Position {
    uint32_t line, column;
  };
  Position find(uint32_t offset);
  void findLines();

  std::string_view source;
  std::vector<uint32_t> starts; // offset of each line
  // The newest answer: offsets on one very long line are asked for in rising order.
  uint32_t lastOffset = 0;
  Position last = {1, 1};
};

} // namespace adder::driver

#endif // ADDER_DRIVER_DIAGNOSTIC_H
