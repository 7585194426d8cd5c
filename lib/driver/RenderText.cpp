//===- driver/RenderText.cpp - Diagnostics for people, and the reference's form -------------------===//

#include "driver/Render.h"

#include "driver/Text.h"

#include <algorithm>

namespace adder::driver {

namespace {

using support::Severity;

constexpr unsigned kTabWidth = 8;
constexpr std::string_view kCut = "...";

/// SGR sequences, or nothing.
struct Palette {
  std::string_view bold, error, warning, note, caret, reset;
};

Palette paletteOf(const TextStyle &style) {
  if (!style.color)
    return {};
  return {"\033[1m", "\033[1;31m", "\033[1;35m", "\033[1;36m", "\033[1;32m", "\033[0m"};
}

/// A character of a source line as it is shown.
struct Cell {
  std::string text;
  unsigned width;
  size_t offset; // in the source
};

/// A part of a source line, and where the range lies in it.
struct Excerpt {
  std::vector<Cell> cells;
  size_t caret = 0; // index of a cell; the number of cells: behind the line
  size_t caretEnd = 0;
  bool cutLeft = false;
  bool cutRight = false;
};

bool isLineEnd(char c) { return c == '\n' || c == '\r'; }

size_t widthOf(const std::vector<Cell> &cells, size_t from, size_t to) {
  size_t width = 0;
  for (size_t i = from; i < to; ++i)
    width += cells[i].width;
  return width;
}

/// Shows the bytes [from, to) of the source.
std::vector<Cell> cellsOf(std::string_view source, size_t from, size_t to) {
  std::vector<Cell> cells;
  size_t column = 0;
  for (size_t i = from; i < to;) {
    Character character = characterAt(source.substr(0, to), i);
    Cell cell{visible(source, i, character), 0, i};
    if (source[i] == '\t') {
      cell.width = unsigned(kTabWidth - column % kTabWidth);
      cell.text = std::string(cell.width, ' ');
    } else {
      bool shownAsItself = cell.text.size() == character.bytes && character.valid;
      cell.width = shownAsItself ? displayWidth(character.codePoint) : unsigned(cell.text.size());
    }
    column += cell.width;
    cells.push_back(std::move(cell));
    i += character.bytes;
  }
  return cells;
}

/// Cuts what does not fit into `width` columns, keeping the caret in sight.
void cut(Excerpt &excerpt, size_t width) {
  std::vector<Cell> &cells = excerpt.cells;
  if (widthOf(cells, 0, cells.size()) + 1 <= width)
    return;
  size_t room = width - 2 * kCut.size() - 1;
  size_t first = excerpt.caret;
  size_t used = 0;
  while (first > 0 && used + cells[first - 1].width <= room / 2)
    used += cells[--first].width;
  size_t last = excerpt.caret;
  while (last < cells.size() && used + cells[last].width <= room)
    used += cells[last++].width;
  while (first > 0 && used + cells[first - 1].width <= room)
    used += cells[--first].width;
  excerpt.cutLeft |= first > 0;
  excerpt.cutRight |= last < cells.size();
  cells.erase(cells.begin() + ptrdiff_t(last), cells.end());
  cells.erase(cells.begin(), cells.begin() + ptrdiff_t(first));
  excerpt.caret -= first;
  excerpt.caretEnd = std::min(excerpt.caretEnd, last) - first;
}

Excerpt excerptOf(std::string_view source, support::SourceRange range, size_t width) {
  size_t begin = std::min<size_t>(range.begin, source.size());
  size_t lineBegin = begin;
  size_t lineEnd = begin;
  // Of a very long line only the neighbourhood is looked at.
  size_t reach = 8 * width;
  while (lineBegin > 0 && !isLineEnd(source[lineBegin - 1]) && begin - lineBegin < reach)
    --lineBegin;
  while (lineEnd < source.size() && !isLineEnd(source[lineEnd]) && lineEnd - begin < reach)
    ++lineEnd;
  Excerpt excerpt;
  excerpt.cutLeft = lineBegin > 0 && !isLineEnd(source[lineBegin - 1]);
  excerpt.cutRight = lineEnd < source.size() && !isLineEnd(source[lineEnd]);
  while (excerpt.cutLeft && lineBegin < begin && isContinuationByte(source[lineBegin]))
    ++lineBegin;
  while (excerpt.cutRight && lineEnd > begin && isContinuationByte(source[lineEnd]))
    --lineEnd;
  excerpt.cells = cellsOf(source, lineBegin, lineEnd);
  auto indexOf = [&](size_t offset) {
    auto before = [](const Cell &cell, size_t wanted) { return cell.offset < wanted; };
    return size_t(std::lower_bound(excerpt.cells.begin(), excerpt.cells.end(), offset, before) -
                  excerpt.cells.begin());
  };
  excerpt.caret = indexOf(begin);
  excerpt.caretEnd = indexOf(std::max<size_t>(range.end, begin));
  cut(excerpt, width);
  return excerpt;
}

class TextRenderer {
public:
  TextRenderer(const FileReport &report, std::string_view source, const TextStyle &style)
      : report(report), source(source), style(style), palette(paletteOf(style)),
        name(harmless(report.inputName)) {}

  std::string render() {
    for (const Diagnostic &diagnostic : report.diagnostics)
      add(diagnostic);
    if (report.dropped)
      add(palette.bold, name, ": ", palette.reset, palette.note, "note: ", palette.reset,
          std::to_string(report.dropped), " more diagnostics are not shown\n");
    return std::move(output);
  }

private:
  template <typename... Parts> void add(const Parts &...parts) { (output.append(parts), ...); }

  void addHead(const std::optional<SourcePlace> &place) {
    add(palette.bold, name, ":");
    if (place)
      add(std::to_string(place->line), ":", std::to_string(place->column), ":");
    add(palette.reset, " ");
  }

  void add(const Diagnostic &diagnostic) {
    bool isError = diagnostic.severity == Severity::Error;
    addHead(diagnostic.place);
    add(isError ? palette.error : palette.warning, isError ? "error: " : "warning: ", palette.reset);
    add(palette.bold, harmless(diagnostic.message), palette.reset);
    if (!diagnostic.group.empty())
      add(" [", isError ? "-Werror=" : "-W", diagnostic.group, "]");
    add("\n");
    std::string gutter(kGutterWidth, ' ');
    if (diagnostic.place)
      addExcerpt(*diagnostic.place);
    for (const Note &note : diagnostic.notes)
      if (!note.place)
        add(gutter, " = ", palette.note, "hint: ", palette.reset, harmless(note.message), "\n");
    for (const Note &note : diagnostic.notes)
      if (note.place) {
        addHead(note.place);
        add(palette.note, "note: ", palette.reset, harmless(note.message), "\n");
        addExcerpt(*note.place);
      }
  }

  void addExcerpt(const SourcePlace &place) {
    std::string number = std::to_string(place.line);
    if (number.size() < kGutterWidth)
      number.insert(0, kGutterWidth - number.size(), ' ');
    size_t margin = number.size() + 3;
    size_t width = std::max<size_t>(style.width, margin + 40) - margin;
    Excerpt excerpt = excerptOf(source, place.bytes, width);
    std::string_view cutLeft = excerpt.cutLeft ? kCut : "";
    std::string line(cutLeft);
    for (const Cell &cell : excerpt.cells)
      line += cell.text;
    line += excerpt.cutRight ? kCut : "";
    line.erase(line.find_last_not_of(' ') + 1);
    add(number, line.empty() ? " |" : " | ", line, "\n");
    size_t marked = widthOf(excerpt.cells, excerpt.caret, std::max(excerpt.caret, excerpt.caretEnd));
    std::string indent(cutLeft.size() + widthOf(excerpt.cells, 0, excerpt.caret), ' ');
    add(std::string(number.size(), ' '), " | ", indent, palette.caret, "^");
    add(std::string(marked > 1 ? marked - 1 : 0, '~'), palette.reset, "\n");
  }

  static constexpr size_t kGutterWidth = 5;

  const FileReport &report;
  std::string_view source;
  TextStyle style;
  Palette palette;
  std::string name;
  std::string output;
};

/// Warnings in compat mode.
std::string warningLine(const FileReport &report, const Diagnostic &diagnostic) {
  bool isError = diagnostic.severity == Severity::Error;
  std::string line = report.inputName + ":";
  if (diagnostic.place)
    line += std::to_string(diagnostic.place->line) + ":" + std::to_string(diagnostic.place->column) + ":";
  line += isError ? " error: " : " warning: ";
  return line + diagnostic.message + (isError ? " [-Werror=" : " [-W") + diagnostic.group + "]\n";
}

/// frontend-and-lowering.md 8.1.
std::string traceback(const FileReport &report, const Diagnostic &diagnostic) {
  std::string text;
  bool inBlock = diagnostic.tracePlace == support::TracePlace::LineInBlock;
  if (diagnostic.tracePlace != support::TracePlace::None) {
    text = "Traceback (most recent call last):\n  File \"" +
           (inBlock ? report.sourceName : report.inputName) + "\", line " +
           std::to_string(diagnostic.traceLine);
    text += inBlock ? ", in " + diagnostic.traceBlock + "\n" : "\n";
  }
  if (!diagnostic.traceText.empty())
    return text + diagnostic.traceText + "\n";
  if (diagnostic.exception == "OSError") // none of the reference's: say which file
    return "OSError: " + report.inputName + ": " + diagnostic.message + "\n";
  return text + diagnostic.exception + ": " + diagnostic.message + "\n";
}

} // namespace

FileReport reportOn(CompileResult &result, const CompileOptions &options) {
  return {options.inputName, options.sourceName.value_or(options.inputName), std::move(result.diagnostics),
          result.diagnosticsDropped};
}

std::string renderText(const FileReport &report, std::string_view source, const TextStyle &style) {
  return TextRenderer(report, source, style).render();
}

std::string renderCompat(const FileReport &report) {
  std::string output;
  bool hadError = false;
  for (const Diagnostic &diagnostic : report.diagnostics) {
    if (!diagnostic.group.empty()) {
      output += warningLine(report, diagnostic);
    } else if (!hadError) {
      output += traceback(report, diagnostic);
      hadError = true;
    }
  }
  return output;
}

} // namespace adder::driver
