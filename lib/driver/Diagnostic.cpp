//===- driver/Diagnostic.cpp - Texts and places of diagnostics ------------------------------------===//

#include "driver/Diagnostic.h"

#include "driver/Files.h"
#include "driver/Text.h"

#include <algorithm>

namespace adder::driver {

namespace {

using support::DiagnosticId;

constexpr DiagnosticRule kProblems[] = {
#define PROBLEM(Enumerator, Exception, Message) {#Enumerator, Message, support::Severity::Error},
#include "driver/Problems.def"
};

constexpr std::string_view kProblemExceptions[] = {
#define PROBLEM(Enumerator, Exception, Message) #Exception,
#include "driver/Problems.def"
};

/// Puts `arguments` where the pattern has {0}, {1}.
template <typename Arguments> std::string fill(std::string_view pattern, const Arguments &arguments) {
  std::string text;
  for (size_t i = 0; i < pattern.size(); ++i) {
    bool isSlot = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' &&
                  pattern[i + 1] >= '0' && pattern[i + 1] <= '9';
    if (!isSlot) {
      text += pattern[i];
      continue;
    }
    size_t index = size_t(pattern[i + 1] - '0');
    if (index < arguments.size())
      text += *(arguments.begin() + ptrdiff_t(index));
    i += 2;
  }
  return text;
}

} // namespace

std::vector<DiagnosticRule> diagnosticRules() {
  std::vector<DiagnosticRule> rules;
  for (size_t i = 0; i < support::diagnosticCount(); ++i) {
    auto id = static_cast<DiagnosticId>(i);
    if (severityOf(id) != support::Severity::Note)
      rules.push_back({codeOf(id), messageOf(id), severityOf(id)});
  }
  rules.insert(rules.end(), std::begin(kProblems), std::end(kProblems));
  return rules;
}

Diagnostic problem(Problem id, std::initializer_list<std::string_view> arguments) {
  Diagnostic result;
  result.code = kProblems[size_t(id)].code;
  result.message = fill(kProblems[size_t(id)].message, arguments);
  result.exception = kProblemExceptions[size_t(id)];
  return result;
}

Diagnostic fileProblem(Problem id, int error, const std::string &path) {
  Diagnostic result = problem(id, {errorText(error), path});
  result.traceText =
      "OSError: (" + std::to_string(error) + ", " + micropythonRepr("can't open " + path) + ")";
  return result;
}

Diagnostic ownDiagnostic(const support::Diagnostic &record, LineIndex &lines) {
  Diagnostic result;
  result.severity = severityOf(record.id);
  result.code = codeOf(record.id);
  result.message = fill(messageOf(record.id), record.arguments);
  result.exception = exceptionOf(record.id);
  result.group = warningGroupOf(record.id);
  result.place = lines.place(record.range);
  result.tracePlace = record.place;
  result.traceLine = record.line;
  result.traceBlock = record.block;
  // An error is on the line that the reference names, which other tools may show beside ours.  That can be
  // the line of an enclosing statement; a note then leads to the very place.
  bool isError = result.severity == support::Severity::Error;
  if (isError && record.line != 0 && record.line != result.place->line) {
    using support::DiagnosticId;
    result.notes.push_back({std::string(codeOf(DiagnosticId::FoundHere)),
                            std::string(messageOf(DiagnosticId::FoundHere)), result.place});
    result.place = lines.wholeLine(record.line);
  }
  for (const support::DiagnosticNote &note : record.notes) {
    Note own{std::string(codeOf(note.id)), fill(messageOf(note.id), note.arguments), std::nullopt};
    if (note.hasPlace())
      own.place = lines.place(note.range);
    result.notes.push_back(std::move(own));
  }
  return result;
}

SourcePlace LineIndex::place(support::SourceRange range) {
  Position begin = find(range.begin);
  Position end = find(std::max(range.begin, range.end));
  auto limit = uint32_t(source.size());
  return {begin.line,
          begin.column,
          end.line,
          end.column,
          {std::min(range.begin, limit), std::min(range.end, limit)}};
}

SourcePlace LineIndex::wholeLine(uint32_t line) {
  findLines();
  auto limit = uint32_t(source.size());
  uint32_t begin = line <= starts.size() ? starts[line - 1] : limit;
  uint32_t end = line < starts.size() ? starts[line] : limit;
  auto isBlank = [&](uint32_t at) {
    return std::string_view(" \t\r\n\f\v").find(source[at]) != std::string_view::npos;
  };
  while (begin < end && isBlank(end - 1))
    --end;
  while (begin < end && isBlank(begin))
    ++begin;
  SourcePlace result = place({begin, end});
  result.line = result.endLine = line;
  return result;
}

void LineIndex::findLines() {
  if (!starts.empty())
    return;
  starts.push_back(0);
  for (size_t i = 0; i < source.size(); ++i)
    if (source[i] == '\n' || (source[i] == '\r' && !(i + 1 < source.size() && source[i + 1] == '\n')))
      starts.push_back(uint32_t(i + 1));
}

LineIndex::Position LineIndex::find(uint32_t offset) {
  findLines();
  offset = std::min(offset, uint32_t(source.size()));
  auto line = uint32_t(std::upper_bound(starts.begin(), starts.end(), offset) - starts.begin());
  uint32_t from = starts[line - 1];
  Position found = {line, 1};
  if (last.line == line && lastOffset <= offset) {
    from = lastOffset;
    found = last;
  }
  for (uint32_t i = from; i < offset; ++i)
    found.column += !isContinuationByte(source[i]);
  last = found;
  lastOffset = offset;
  return found;
}

} // namespace adder::driver
