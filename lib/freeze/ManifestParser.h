//===- freeze/ManifestParser.h - One manifest on its way into a plan --------------------------------===//
//
// For the files of the manifest reader only.  A value's place is its line and the pointer to it, which is
// kept while going down.  After a problem the reading goes on with the next value.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_FREEZE_MANIFESTPARSER_H
#define ADDER_FREEZE_MANIFESTPARSER_H

#include "freeze/Manifest.h"

#include <algorithm>
#include <initializer_list>
#include <span>

namespace adder::freeze {

/// A value with the pointer to it.
struct ManifestNode {
  const JsonValue &value;
  std::string pointer;

  ManifestNode item(size_t index) const {
    return {value.items[index], pointer + "/" + std::to_string(index)};
  }
  ManifestNode memberAt(size_t index) const {
    std::string escaped; // RFC 6901
    for (char c : value.items[index].key)
      escaped += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return {value.items[index], pointer + "/" + escaped};
  }
};

/// What an entry or "defaults" may say about code.
constexpr std::string_view kCodeKeys[] = {"opt", "emit", "line_numbers"};

/// "a, b or c".
std::string listOf(std::span<const std::string_view> names);

template <typename Range> bool contains(const Range &range, std::string_view name) {
  return std::find(std::begin(range), std::end(range), name) != std::end(range);
}

inline std::vector<std::string_view> joined(std::initializer_list<std::span<const std::string_view>> lists) {
  std::vector<std::string_view> all;
  for (std::span<const std::string_view> list : lists)
    all.insert(all.end(), list.begin(), list.end());
  return all;
}

/// One manifest.
class ManifestParser {
public:
  ManifestParser(ManifestReader &reader, const std::string &path, const ManifestReader::Inherited &inherited)
      : reader(reader), planner(reader.planner), path(path), directory(directoryOf(path)),
        settings(inherited.code), version(inherited.version) {}

  void run(const JsonValue &root);

private:
  struct ManifestKey {
    std::string_view name;
    void (ManifestParser::*read)(const ManifestNode &node); ///< null: read before the others, or ignored
  };
  static const ManifestKey kManifestKeys[];

  /// What an entry may say; filled from its keys by readEntry().
  struct Entry {
    std::string subject; ///< the value of the main key, or the string that the entry is
    std::string base = ".";
    std::string prefix;
    std::vector<std::string> files;
    bool hasFiles = false;
    std::vector<std::string> exclude;
    CodeSettings code;
  };

  Place placeOf(const ManifestNode &node) const { return {path, node.value.line, node.pointer}; }
  void report(const ManifestNode &node, std::string message) {
    planner.report(placeOf(node), std::move(message));
  }

  bool expect(const ManifestNode &node, JsonValue::Kind kind, std::string_view wanted);
  bool readText(const ManifestNode &node, std::string &text);
  bool readTexts(const ManifestNode &node, std::vector<std::string> &texts);
  void checkKeys(const ManifestNode &node, std::span<const std::string_view> known);
  bool readCodeKey(const ManifestNode &node, CodeSettings &code);
  bool readEntry(const ManifestNode &node, std::string_view mainKey,
                 std::span<const std::string_view> extraKeys, Entry &entry);
  bool readEntryKey(const ManifestNode &node, std::string_view mainKey, Entry &entry);
  PlannedFile fileFor(const ManifestNode &node, const Entry &entry, FileKind kind) const;
  void addSingle(const ManifestNode &node, const Entry &entry, std::string_view suffix);
  void addTree(const ManifestNode &node, const Entry &entry, PlannedFile like, bool sources, bool compiled);

  void readVariables(const ManifestNode &node);
  void readDefaults(const ManifestNode &node);
  void readTargetSetting(const ManifestNode &node);
  void readMetadata(const ManifestNode &node);
  void readIncludes(const ManifestNode &node);
  void readModules(const ManifestNode &node);
  void readPackages(const ManifestNode &node);
  void readTrees(const ManifestNode &node);
  void readSourceTexts(const ManifestNode &node);
  void readMpys(const ManifestNode &node);

  ManifestReader &reader;
  Planner &planner;
  std::string path;
  std::string directory;
  CodeSettings settings; ///< defaults
  std::string version;
};

} // namespace adder::freeze

#endif // ADDER_FREEZE_MANIFESTPARSER_H
