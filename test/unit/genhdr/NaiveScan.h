//===- genhdr/NaiveScan.h - The rules of scanning, a line at a time ---------------------------------===//
//
// What lib/genhdr does with jumps, done as the rules read (qstr-and-freezing.md 1.2, 1.3): for property tests
// and the fuzzer to compare with.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_TEST_UNIT_GENHDR_NAIVESCAN_H
#define ADDER_TEST_UNIT_GENHDR_NAIVESCAN_H

#include "genhdr/Kind.h"
#include "genhdr/SourceLanguage.h"

#include <map>
#include <string>
#include <vector>

namespace adder::genhdr::naive {

/// The lines of `text` with their line ends.
inline std::vector<std::string> linesOf(const std::string &text) {
  std::vector<std::string> lines;
  for (char c : text) {
    if (lines.empty() || lines.back().ends_with('\n'))
      lines.emplace_back();
    lines.back() += c;
  }
  return lines;
}

inline bool isBlank(char c) { return std::string_view(" \t\n\v\f\r").find(c) != std::string_view::npos; }

/// Where the name of a marker starts; 0 if `line` is none.
inline size_t markerName(const std::string &line) {
  size_t at = line.starts_with("#line") ? 5 : line.starts_with("#") ? 1 : 0;
  size_t blanks = 0, digits = 0;
  for (; at != 0 && at < line.size() && isBlank(line[at]); ++at)
    ++blanks;
  for (; at < line.size() && line[at] >= '0' && line[at] <= '9'; ++at)
    ++digits;
  bool matches = blanks && digits && at + 1 < line.size() && isBlank(line[at]) && line[at + 1] == '"';
  return matches ? at + 2 : 0;
}

/// What `pp` keeps of `text`.
inline std::string filter(const std::string &text) {
  std::string kept, pending;
  for (std::string line : linesOf(text)) {
    if (!line.ends_with('\n'))
      line += '\n';
    if (markerName(line)) {
      pending = line;
      continue;
    }
    bool matters = false;
    for (const char *word : {"MP_COMP", "MP_QSTR", "MP_REGI", "micropy_hw"})
      matters = matters || line.find(word) != std::string::npos;
    if (!matters)
      continue;
    kept += pending + line;
    pending.clear();
  }
  return kept;
}

struct Match {
  size_t end;
  std::string text;
};

/// The item of `kind` that starts at the start of `line`; `end` is 0 if there is none.
inline Match matchAtStart(std::string_view line, Kind kind) {
  if (!line.starts_with("MP_"))
    return {0, {}};
  size_t end = std::string::npos;
  switch (kind) {
  case Kind::Qstr: {
    const char *letters = "_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    end = std::min(line.find_first_not_of(letters), line.size());
    if (!line.starts_with("MP_QSTR_") || end == 8)
      return {0, {}};
    // As one pass over the text does it: what comes together by a removal is not removed.
    std::string rest;
    for (size_t at = 0; at < end;)
      if (line.compare(at, 8, "MP_QSTR_") == 0)
        at += 8;
      else
        rest += line[at++];
    return {end, "Q(" + rest + ")"};
  }
  case Kind::Compressed:
    end = line.starts_with("MP_COMPRESSED_ROM_TEXT(\"") ? line.find('"', 24) : end;
    if (end == std::string::npos || line.compare(end, 2, "\")") != 0)
      return {0, {}};
    return {end + 2, std::string(line.substr(24, end - 24))};
  case Kind::Module:
    for (std::string macro : {"MODULE(", "EXTENSIBLE_MODULE(", "MODULE_DELEGATION("})
      if (line.starts_with("MP_REGISTER_" + macro))
        if (size_t comma = line.find(',', 12 + macro.size()); comma != std::string::npos)
          end = line.find(");", comma + 1);
    break;
  case Kind::RootPointer:
    end = line.starts_with("MP_REGISTER_ROOT_POINTER(") ? line.find(");", 25) : end;
    break;
  }
  if (end == std::string::npos)
    return {0, {}};
  return {end + 2, std::string(line.substr(0, end + 2))};
}

/// The items of one line.
inline std::vector<std::string> itemsOf(std::string_view line, Kind kind) {
  std::vector<std::string> items;
  for (size_t at = 0; at < line.size();) {
    Match match = matchAtStart(line.substr(at), kind);
    if (match.end)
      items.push_back(match.text);
    at += std::max<size_t>(match.end, 1);
  }
  return items;
}

/// The name in a marker that changes nothing but the place: empty if `line` is an ordinary one.
inline std::string nameOf(const std::string &line) {
  size_t start = markerName(line);
  size_t end = start ? line.find('"', start) : std::string::npos;
  return end == std::string::npos ? std::string() : line.substr(start, end - start);
}

/// The texts of the split files of `text` by the names of their sources, before mangling.  Sources whose
/// files would have the same name have to be told apart by the caller.
inline std::map<std::string, std::string> split(const std::string &text, Kind kind) {
  std::map<std::string, std::string> files;
  std::string current, items;
  auto flush = [&] {
    if (!items.empty() && !current.empty())
      files[current] = items;
  };
  for (const std::string &line : linesOf(text)) {
    std::string name = nameOf(line);
    if (name.empty()) {
      for (const std::string &item : itemsOf(line, kind))
        items += item + "\n";
      continue;
    }
    if (!isSource(name) || name == current)
      continue;
    flush();
    if (!current.empty()) // what stands before the first source belongs to it
      items.clear();
    current = name;
  }
  flush();
  return files;
}

} // namespace adder::genhdr::naive

#endif // ADDER_TEST_UNIT_GENHDR_NAIVESCAN_H
