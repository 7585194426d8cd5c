//===- support/Diagnostics.h - What went wrong, as data -------------------------------------------------===//
//
// Libraries never print.  They report records into a DiagnosticSink; the driver renders them (text with
// carets, JSON, SARIF, or exactly the reference's traceback).  A record holds ids, byte ranges of the source
// and short arguments, all in the arena of the compilation.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_SUPPORT_DIAGNOSTICS_H
#define ADDER_SUPPORT_DIAGNOSTICS_H

#include "support/Vector.h"

#include <initializer_list>

namespace adder::support {

enum class DiagnosticId : uint16_t {
#define ERROR(Enumerator, Exception, Message) Enumerator,
#define WARNING(Enumerator, Group, Message) Enumerator,
#define NOTE(Enumerator, Message) Enumerator,
#include "support/Diagnostics.def"
};

enum class Severity : uint8_t { Error, Warning, Note };

/// Half-open range of byte offsets in the source file.
struct SourceRange {
  uint32_t begin = 0;
  uint32_t end = 0;
};

/// How the reference's traceback places an error (frontend-and-lowering.md, 8.1).
enum class TracePlace : uint8_t {
  None,        ///< only "Type: message"
  Line,        ///< File "NAME", line N                 (NAME is the input path)
  LineInBlock, ///< File "NAME", line N, in BLOCK       (NAME is the -s name)
};

struct DiagnosticNote {
  DiagnosticId id;
  SourceRange range; ///< begin == end == kNoOffset: advice that belongs to the place of the diagnostic itself
  std::span<const std::string_view> arguments;
  static constexpr uint32_t kNoOffset = UINT32_MAX;
  bool hasPlace() const { return range.begin != kNoOffset; }
};

struct Diagnostic {
  DiagnosticId id;
  TracePlace place;
  uint32_t line; ///< the line the reference names; may differ from the line of range.begin
  SourceRange range;
  std::string_view block; ///< simple name of the scope, for LineInBlock
  std::span<const std::string_view> arguments;
  std::span<const DiagnosticNote> notes;
};

Severity severityOf(DiagnosticId id);
/// The enumerator's name, the stable code of JSON and SARIF output ("InvalidSyntax").
std::string_view codeOf(DiagnosticId id);
/// The message with {0}, {1} still in it.
std::string_view messageOf(DiagnosticId id);
/// Exception type of an error ("SyntaxError"); empty for others.
std::string_view exceptionOf(DiagnosticId id);
/// Group of a warning ("unused-import"); empty for others.
std::string_view warningGroupOf(DiagnosticId id);
/// Number of rows of Diagnostics.def; ids run from 0.
size_t diagnosticCount();

/// Puts `arguments` into a message.  Allocates from `arena`.
std::string_view formatMessage(Arena &arena, DiagnosticId id, std::span<const std::string_view> arguments);

/// Collects the diagnostics of one compilation, in the order of their report.
class DiagnosticSink {
public:
  explicit DiagnosticSink(Arena &arena) : memory(arena), records(arena) {}

  Arena &arena() { return memory; }

  /// Adds a record.  Texts in `diagnostic` must live in the arena or the source.
  void report(const Diagnostic &diagnostic);

  /// Corrects the line of record `index`.
  void setLine(size_t index, uint32_t line) { records[index].line = line; }

  /// Adds a note to the newest record.
  void note(DiagnosticId id, SourceRange range, std::initializer_list<std::string_view> arguments = {});
  /// Adds advice without a place of its own to the newest record.
  void advise(DiagnosticId id, std::initializer_list<std::string_view> arguments = {}) {
    note(id, {DiagnosticNote::kNoOffset, DiagnosticNote::kNoOffset}, arguments);
  }

  /// Copies a list of arguments (their texts too) into the arena.
  std::span<const std::string_view> keep(std::initializer_list<std::string_view> arguments);

  std::span<const Diagnostic> diagnostics() const { return records.span(); }
  size_t errorCount() const { return errors; }

private:
  Arena &memory;
  Vector<Diagnostic> records;
  size_t errors = 0;
};

} // namespace adder::support

#endif // ADDER_SUPPORT_DIAGNOSTICS_H
