//===- genhdr/DefinitionsText.cpp - Definitions files through the preprocessor --------------------------===//

#include "genhdr/DefinitionsText.h"

#include "genhdr/Scanner.h"

#include <charconv>

namespace adder::genhdr {

namespace {

constexpr std::string_view kPlaceholder = "\"adder-qstr-";
/// Numbers from which on a line's place is not worth the empty lines before it.
constexpr uint32_t kMostLines = 1'000'000;

std::string_view trimmed(std::string_view line) {
  constexpr std::string_view blanks = " \t\r\f\v";
  size_t start = line.find_first_not_of(blanks);
  if (start == std::string_view::npos)
    return {};
  return line.substr(start, line.find_last_not_of(blanks) - start + 1);
}

/// Removes and returns the first line, without its line end.
std::string_view takeLine(std::string_view &text) {
  size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

/// The quoted name of a line marker.
std::string markerName(std::string_view name) {
  std::string quoted;
  for (char c : name) {
    if (c == '"' || c == '\\')
      quoted += '\\';
    quoted += c;
  }
  return quoted;
}

/// The line with the string of its placeholder put back; as it is if it has none.
std::string restored(std::string_view line, const std::vector<std::string> &strings) {
  if (!line.starts_with(kPlaceholder))
    return std::string(line);
  std::string_view rest = line.substr(kPlaceholder.size());
  size_t number = 0;
  auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  size_t used = size_t(end - rest.data());
  if (error != std::errc() || number >= strings.size() || used >= rest.size() || rest[used] != '"')
    return std::string(line);
  return strings[number] + std::string(rest.substr(used + 1));
}

} // namespace

std::string protectDefinitions(std::string_view text, std::string_view name,
                               std::vector<std::string> &strings) {
  std::string result = "# 1 \"" + markerName(name) + "\"\n";
  while (!text.empty()) {
    std::string_view line = takeLine(text);
    size_t start = line.find_first_not_of(" \t");
    size_t close = line.rfind(')');
    if (start != std::string_view::npos && line.substr(start).starts_with("Q(") &&
        close != std::string_view::npos) {
      result += std::string(kPlaceholder) + std::to_string(strings.size()) + "\"";
      strings.emplace_back(line.substr(start, close - start + 1));
      line.remove_prefix(close + 1);
    }
    result += line;
    result += '\n';
  }
  return result;
}

std::vector<DefinitionLine> readDefinitions(std::string_view preprocessed,
                                            const std::vector<std::string> &strings) {
  std::vector<DefinitionLine> lines;
  std::string file;
  uint32_t number = 1;
  while (!preprocessed.empty()) {
    std::string_view line = takeLine(preprocessed);
    if (line.starts_with('#')) {
      if (std::optional<Marker> marker = parseMarker(line, MarkerRules::Compiler)) {
        number = marker->line;
        if (!marker->file.empty())
          file = unescapeFileName(marker->file);
        continue;
      }
    }
    std::string_view stripped = trimmed(line);
    if (stripped.starts_with("Q(") || stripped.starts_with("QCFG(") || stripped.starts_with(kPlaceholder))
      if (std::string text = restored(stripped, strings); text.starts_with('Q'))
        lines.push_back({std::string(trimmed(text)), file, number});
    ++number;
  }
  return lines;
}

void appendAligned(std::vector<AlignedText> &texts, std::string_view file, uint32_t line,
                   std::string_view text) {
  if (texts.empty() || texts.back().file != file || line <= texts.back().lines)
    texts.push_back({std::string(file), {}, 0});
  AlignedText &aligned = texts.back();
  if (line > kMostLines)
    line = aligned.lines + 1;
  aligned.text.append(line - aligned.lines - 1, '\n');
  aligned.text += text;
  aligned.text += '\n';
  aligned.lines = line;
}

} // namespace adder::genhdr
