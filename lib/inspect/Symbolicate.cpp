//===- inspect/Symbolicate.cpp - Tracebacks of stripped files, told back ----------------------------===//

#include "inspect/Symbolicate.h"

#include <algorithm>
#include <map>

namespace adder::inspect {

namespace {

constexpr std::string_view kFileMark = "File \"";
constexpr std::string_view kLineMark = "\", line ";
constexpr std::string_view kInMark = ", in ";

/// Possibilities that are listed; more are of no use.
constexpr size_t kListedFunctions = 8;

struct Frame {
  std::string_view source;
  std::string_view function;
  uint32_t number = 0;
  size_t numberStart = 0; ///< in the line
  size_t numberEnd = 0;
  size_t functionEnd = 0; ///< what follows is not part of the frame
};

bool isNameByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Bytes of the function name that `text` begins with: an identifier, or a word in angle brackets.
size_t functionNameBytes(std::string_view text) {
  size_t at = text.starts_with('<') ? 1 : 0;
  while (at < text.size() && isNameByte(text[at]))
    ++at;
  if (!text.starts_with('<'))
    return at;
  return at > 1 && at < text.size() && text[at] == '>' ? at + 1 : 0;
}

/// Finds a frame in a line, whatever stands around it.
std::optional<Frame> findFrame(std::string_view line) {
  size_t mark = line.find(kFileMark);
  if (mark == std::string_view::npos)
    return std::nullopt;
  Frame frame;
  size_t start = mark + kFileMark.size();
  size_t end = line.find(kLineMark, start);
  if (end == std::string_view::npos)
    return std::nullopt;
  // Noise may hold the start of another frame: the last one counts.
  while ((mark = line.find(kFileMark, start)) < end)
    start = mark + kFileMark.size();
  frame.source = line.substr(start, end - start);
  size_t at = frame.numberStart = end + kLineMark.size();
  uint64_t number = 0;
  for (; at < line.size() && line[at] >= '0' && line[at] <= '9' && number <= UINT32_MAX; ++at)
    number = number * 10 + uint64_t(line[at] - '0');
  if (at == frame.numberStart || number > UINT32_MAX || line.substr(at, kInMark.size()) != kInMark)
    return std::nullopt;
  frame.numberEnd = at;
  frame.number = uint32_t(number);
  at += kInMark.size();
  size_t bytes = functionNameBytes(line.substr(at));
  if (bytes == 0)
    return std::nullopt;
  frame.function = line.substr(at, bytes);
  frame.functionEnd = at + bytes;
  return frame;
}

/// What `number` means for one function; no lines if it never prints it.
std::vector<uint32_t> linesOf(const DebugFunction &function, mpy::StripLines mode, uint32_t number) {
  if (mode == mpy::StripLines::Keep)
    return std::count(function.lines.begin(), function.lines.end(), number) ? std::vector{number}
                                                                            : std::vector<uint32_t>();
  if (function.oneNumber)
    return number == function.firstNumber ? function.lines : std::vector<uint32_t>();
  uint64_t index = uint64_t(number) - function.firstNumber;
  if (number < function.firstNumber || index >= function.lines.size())
    return {};
  return {function.lines[size_t(index)]};
}

/// "12", or "12, 14-16".
std::string listOf(const std::vector<uint32_t> &lines) {
  std::string text;
  for (size_t i = 0; i < lines.size();) {
    size_t last = i;
    while (last + 1 < lines.size() && lines[last + 1] == lines[last] + 1)
      ++last;
    text += (text.empty() ? "" : ", ") + std::to_string(lines[i]);
    if (last > i)
      text += (last > i + 1 ? "-" : ", ") + std::to_string(lines[last]);
    i = last + 1;
  }
  return text;
}

/// The text behind a frame that has several meanings; empty if it has one.
template <typename Candidates> std::string possibilities(const Candidates &candidates) {
  if (candidates.size() == 1) {
    if (candidates[0].lines.size() == 1)
      return {};
    return " [one of lines " + listOf(candidates[0].lines) + "]";
  }
  std::string text = " [one of ";
  for (size_t i = 0; i < candidates.size() && i < kListedFunctions; ++i)
    text += (i ? "; " : "") + candidates[i].function->path +
            (candidates[i].lines.size() == 1 ? " line " : " lines ") + listOf(candidates[i].lines);
  if (candidates.size() > kListedFunctions)
    text += "; and " + std::to_string(candidates.size() - kListedFunctions) + " more";
  return text + "]";
}

std::string keyOf(std::string_view source, std::string_view function) {
  std::string key(source);
  key += '\n';
  return key += function;
}

} // namespace

void Symbolicator::add(DebugFile debugFile) {
  files.push_back(std::make_unique<DebugFile>(std::move(debugFile)));
  const DebugFile &file = *files.back();
  sources[file.source] = true;
  std::map<std::string_view, Group> byName;
  for (const DebugFunction &function : file.functions) {
    Group &group = byName[function.printed];
    group.lines = file.lines;
    group.functions.push_back(&function);
  }
  for (auto &[name, group] : byName)
    groups[keyOf(file.source, name)].push_back(std::move(group));
}

std::vector<Symbolicator::Candidate>
Symbolicator::candidatesFor(std::string_view source, std::string_view printed, uint32_t number) const {
  std::vector<Candidate> candidates;
  auto found = groups.find(keyOf(source, printed));
  if (found == groups.end())
    return candidates;
  for (const Group &group : found->second)
    for (const DebugFunction *function : group.functions) {
      std::vector<uint32_t> lines = linesOf(*function, group.lines, number);
      // Two that would print the same are no ambiguity.
      bool known = std::any_of(candidates.begin(), candidates.end(), [&](const Candidate &other) {
        return other.function->name == function->name && other.lines == lines;
      });
      if (!lines.empty() && !known)
        candidates.push_back({function, std::move(lines)});
    }
  return candidates;
}

Symbolicator::Counts Symbolicator::translate(std::string_view text, std::string &out) const {
  Counts counts;
  while (!text.empty()) {
    size_t size = text.find('\n');
    size = size == std::string_view::npos ? text.size() : size + 1;
    std::string_view line = text.substr(0, size);
    text.remove_prefix(size);
    std::optional<Frame> frame = findFrame(line);
    counts.frames += frame.has_value();
    if (!frame || !sources.count(std::string(frame->source))) {
      out += line;
      continue;
    }
    std::vector<Candidate> candidates = candidatesFor(frame->source, frame->function, frame->number);
    std::string_view rest = line.substr(frame->functionEnd);
    if (candidates.empty()) {
      ++counts.unknown;
      out.append(line.substr(0, frame->functionEnd)).append(" [not in the debug file]").append(rest);
      continue;
    }
    std::string marks = possibilities(candidates);
    ++(marks.empty() ? counts.resolved : counts.ambiguous);
    out.append(line.substr(0, frame->numberStart)).append(std::to_string(candidates[0].lines[0]));
    out.append(kInMark).append(candidates[0].function->name).append(marks).append(rest);
  }
  return counts;
}

} // namespace adder::inspect
