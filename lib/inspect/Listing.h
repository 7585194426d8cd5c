//===- inspect/Listing.h - Lines of text, and what JSON says of them --------------------------------===//
//
// `-j` gives the lines of a listing to an editor or a web page (qstr-and-freezing.md 4.13): each with what
// can be said of it, and the numbers of the lines that others refer to.  Whoever writes a listing adds lines
// with notes; a listing that is not meant for JSON drops the notes.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_INSPECT_LISTING_H
#define ADDER_INSPECT_LISTING_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace adder::inspect {

/// A part of a line that names another one.
struct LabelUse {
  std::string name; ///< of the use itself
  std::string target;
  size_t column; ///< in characters from 0
  size_t length; ///< in characters
};

/// What is known of a line; what is not there is not mentioned.
struct Notes {
  std::optional<uint32_t> sourceLine;
  std::string_view disassembly;      ///< name of the instruction
  std::optional<int64_t> jumpTarget; ///< offset in the function; the first of `labels` says where it stands
  std::optional<std::vector<LabelUse>> labels;
};

/// Number of characters in UTF-8 text.
size_t charactersIn(std::string_view utf8);

class Listing {
public:
  explicit Listing(bool forJson) : forJson(forJson) {}

  bool wantsNotes() const { return forJson; }

  /// Makes room for about `bytes` characters; what is not used costs nothing.
  void reserve(size_t bytes) { lines.reserve(bytes); }

  /// Adds whole lines, each with its line feed.
  void addText(std::string text);
  /// Adds a line, which may contain line feeds.
  void add(std::string_view line);
  void add(std::string_view line, const Notes &notes);

  /// Makes `label` mean the line that is added next; a later definition replaces an earlier one.
  void define(const std::string &label);

  /// All lines, each with a line feed.
  const std::string &text() const { return lines; }
  /// {"asm": [...], "labelDefinitions": {...}, "languageId": LANGUAGE}, spaced as Python does.
  std::string json(std::string_view language) const;

private:
  bool forJson;
  std::string lines;
  std::string jsonLines;
  size_t lineCount = 0;                                    // in JSON
  std::vector<std::pair<std::string, size_t>> definitions; // in the order in which they came
  std::unordered_map<std::string, size_t> definitionIndexes;
};

} // namespace adder::inspect

#endif // ADDER_INSPECT_LISTING_H
