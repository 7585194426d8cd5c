//===- support/Diagnostics.cpp - The table of messages, and the sink ------------------------------------===//

#include "support/Diagnostics.h"

namespace adder::support {

namespace {

struct Row {
  Severity severity;
  std::string_view code;
  std::string_view message;
  std::string_view exception;
  std::string_view group;
};

constexpr Row kRows[] = {
#define ERROR(Enumerator, Exception, Message) {Severity::Error, #Enumerator, Message, #Exception, {}},
#define WARNING(Enumerator, Group, Message) {Severity::Warning, #Enumerator, Message, {}, Group},
#define NOTE(Enumerator, Message) {Severity::Note, #Enumerator, Message, {}, {}},
#include "support/Diagnostics.def"
};

const Row &rowOf(DiagnosticId id) { return kRows[static_cast<size_t>(id)]; }

} // namespace

Severity severityOf(DiagnosticId id) { return rowOf(id).severity; }
std::string_view codeOf(DiagnosticId id) { return rowOf(id).code; }
std::string_view messageOf(DiagnosticId id) { return rowOf(id).message; }
std::string_view exceptionOf(DiagnosticId id) { return rowOf(id).exception; }
std::string_view warningGroupOf(DiagnosticId id) { return rowOf(id).group; }
size_t diagnosticCount() { return std::size(kRows); }

std::string_view formatMessage(Arena &arena, DiagnosticId id, std::span<const std::string_view> arguments) {
  std::string_view pattern = messageOf(id);
  Vector<char> text(arena);
  for (size_t i = 0; i < pattern.size(); ++i) {
    bool isSlot = i + 2 < pattern.size() && pattern[i] == '{' && pattern[i + 2] == '}' &&
                  pattern[i + 1] >= '0' && pattern[i + 1] <= '9';
    if (!isSlot) {
      text.push(pattern[i]);
      continue;
    }
    size_t index = size_t(pattern[i + 1] - '0');
    if (index < arguments.size())
      text.append(std::span<const char>(arguments[index].data(), arguments[index].size()));
    i += 2;
  }
  return {text.data(), text.size()};
}

void DiagnosticSink::report(const Diagnostic &diagnostic) {
  records.push(diagnostic);
  errors += severityOf(diagnostic.id) == Severity::Error;
}

void DiagnosticSink::note(DiagnosticId id, SourceRange range,
                          std::initializer_list<std::string_view> arguments) {
  Diagnostic &target = records.back();
  Vector<DiagnosticNote> notes(memory);
  notes.append(target.notes);
  notes.push({id, range, keep(arguments)});
  target.notes = notes.span();
}

std::span<const std::string_view> DiagnosticSink::keep(std::initializer_list<std::string_view> arguments) {
  Vector<std::string_view> kept(memory);
  for (std::string_view text : arguments)
    kept.push(memory.copy(text));
  return kept.span();
}

} // namespace adder::support
