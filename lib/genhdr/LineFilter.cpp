//===- genhdr/LineFilter.cpp - The few lines of preprocessed text that matter -----------------------===//
//
// The filter jumps from one word to the next, keeps the line around it, and looks for a marker backwards from
// there: most markers are never looked at.
//
//===------------------------------------------------------------------------------------------------===//

#include "genhdr/LineFilter.h"

#include "genhdr/Scanner.h"

namespace adder::genhdr {

namespace {

constexpr size_t kNone = std::string_view::npos;

/// Finds the words that make a line matter.
class WordFinder {
public:
  explicit WordFinder(std::string_view text) : text(text) {}

  /// Offset of the first word from `from` on, or kNone.  `from` must not become smaller.
  size_t next(size_t from) {
    if (other != kNone && (other < from || !searchedOther)) {
      other = text.find("micropy_hw", from);
      searchedOther = true;
    }
    while (true) {
      size_t at = text.substr(0, other).find("MP_", from);
      if (at == kNone)
        return other;
      std::string_view rest = text.substr(at + 3, 4);
      if (rest == "QSTR" || rest == "COMP" || rest == "REGI")
        return at;
      from = at + 3;
    }
  }

private:
  std::string_view text;
  size_t other = 0; ///< the next word of the other kind; kNone: there is no more
  bool searchedOther = false;
};

} // namespace

void LineFilter::add(std::string_view bytes, std::string &kept) {
  size_t last = bytes.rfind('\n');
  if (last == kNone) {
    partial += bytes;
    return;
  }
  size_t start = 0;
  if (!partial.empty()) {
    start = bytes.find('\n') + 1;
    partial += bytes.substr(0, start);
    addLines(partial, kept);
  }
  addLines(bytes.substr(start, last + 1 - start), kept);
  partial = bytes.substr(last + 1);
}

void LineFilter::finish(std::string &kept) {
  if (partial.empty())
    return;
  partial += '\n';
  addLines(partial, kept);
  partial.clear();
}

/// `lines` are complete.
void LineFilter::addLines(std::string_view lines, std::string &kept) {
  WordFinder words(lines);
  size_t start = 0; // of the first line that was not looked at
  for (size_t word = words.next(0); word != kNone; word = words.next(start)) {
    size_t lineStart = word == 0 ? 0 : lines.rfind('\n', word - 1) + 1; // kNone + 1 is 0
    size_t lineEnd = lines.find('\n', word) + 1;
    std::string_view line = lines.substr(lineStart, lineEnd - lineStart);
    if (markerNameOffset(line)) {
      pending = line;
    } else {
      noteMarker(lines.substr(start, lineStart - start));
      kept += pending;
      kept += line;
      pending.clear();
    }
    start = lineEnd;
  }
  noteMarker(lines.substr(start));
}

/// The last marker in `lines` becomes the pending one.
void LineFilter::noteMarker(std::string_view lines) {
  for (size_t at = lines.size(); at != 0;) {
    size_t hash = lines.rfind('#', at - 1);
    if (hash == kNone)
      return;
    at = hash;
    if (hash != 0 && lines[hash - 1] != '\n')
      continue;
    std::string_view line = lines.substr(hash, lines.find('\n', hash) + 1 - hash);
    if (!markerNameOffset(line))
      continue;
    pending = line;
    return;
  }
}

std::string filterLines(std::string_view text) {
  LineFilter filter;
  std::string kept;
  filter.add(text, kept);
  filter.finish(kept);
  return kept;
}

} // namespace adder::genhdr
