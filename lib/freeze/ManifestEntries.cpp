//===- freeze/ManifestEntries.cpp - The entries of a manifest ---------------------------------------===//
//
// An entry is a string or an object; which keys an object may have depends on the list that it stands in.
//
//===------------------------------------------------------------------------------------------------===//

#include "freeze/ManifestParser.h"

namespace adder::freeze {

using Kind = JsonValue::Kind;
using Node = ManifestNode;

bool ManifestParser::readEntryKey(const Node &node, std::string_view mainKey, Entry &entry) {
  const std::string &key = node.value.key;
  if (key == mainKey)
    return readText(node, entry.subject);
  if (key == "base")
    return readText(node, entry.base);
  if (key == "prefix")
    return readText(node, entry.prefix);
  if (key == "exclude")
    return readTexts(node, entry.exclude);
  if (key == "files") {
    entry.hasFiles = true;
    return readTexts(node, entry.files);
  }
  return !contains(kCodeKeys, key) || readCodeKey(node, entry.code);
}

/// False after reporting what is wrong.
bool ManifestParser::readEntry(const Node &node, std::string_view mainKey,
                               std::span<const std::string_view> extraKeys, Entry &entry) {
  if (node.value.kind == Kind::String)
    return readText(node, entry.subject);
  if (!expect(node, Kind::Object, "a string or an object"))
    return false;
  constexpr std::string_view kComment[] = {"comment"};
  std::string_view main[] = {mainKey};
  std::vector<std::string_view> known = joined({main, extraKeys, kComment});
  size_t before = planner.plan.problems.size();
  checkKeys(node, known);
  for (size_t i = 0; i < node.value.items.size(); ++i)
    if (contains(known, node.value.items[i].key))
      readEntryKey(node.memberAt(i), mainKey, entry);
  if (!node.value.member(mainKey))
    report(node, "the key '" + std::string(mainKey) + "' is missing");
  return planner.plan.problems.size() == before;
}

PlannedFile ManifestParser::fileFor(const Node &node, const Entry &entry, FileKind kind) const {
  PlannedFile file;
  file.kind = kind;
  file.entry = entry.code;
  file.defaults = settings;
  file.version = version;
  file.place = placeOf(node);
  return file;
}

/// A file that is named itself: its name in the firmware is the path as it is written, seen from the base.
void ManifestParser::addSingle(const Node &node, const Entry &entry, std::string_view suffix) {
  std::string target = joinPath("", entry.subject);
  if (!target.ends_with(suffix))
    return report(node, "'" + entry.subject + "' is no " + std::string(suffix) + " file");
  if (!isTargetName(target))
    return report(node, "'" + entry.subject + "' must be a path below the base; set \"base\" to where it is");
  PlannedFile file = fileFor(node, entry, FileKind::Compiled);
  file.path = joinPath(joinPath(directory, entry.base), entry.subject);
  file.target = entry.prefix + target;
  planner.addFile(std::move(file));
}

void ManifestParser::addTree(const Node &node, const Entry &entry, PlannedFile like, bool sources,
                             bool compiled) {
  TreeRequest request;
  request.directory = joinPath(joinPath(directory, entry.base), entry.subject);
  request.prefix = entry.prefix;
  request.files = entry.files;
  request.onlyListed = entry.hasFiles;
  request.exclude = entry.exclude;
  request.sources = sources;
  request.compiled = compiled;
  request.like = std::move(like);
  if (!request.prefix.empty()) {
    request.prefix = joinPath("", request.prefix) + "/";
    if (!isTargetName(request.prefix))
      return report(node, "'" + entry.prefix + "' cannot be the start of a module's path");
  }
  planner.addTree(request);
}

void ManifestParser::readModules(const Node &node) {
  constexpr std::string_view kExtra[] = {"base"};
  for (size_t i = 0; i < node.value.items.size(); ++i) {
    Entry entry;
    if (readEntry(node.item(i), "file", joined({kExtra, kCodeKeys}), entry))
      addSingle(node.item(i), entry, ".py");
  }
}

void ManifestParser::readPackages(const Node &node) {
  constexpr std::string_view kExtra[] = {"base", "files", "exclude"};
  for (size_t i = 0; i < node.value.items.size(); ++i) {
    Node item = node.item(i);
    Entry entry;
    if (!readEntry(item, "package", joined({kExtra, kCodeKeys}), entry))
      continue;
    entry.prefix = joinPath("", entry.subject);
    if (!isTargetName(entry.prefix))
      report(item, "'" + entry.subject + "' must be a path below the base; set \"base\" to where it is");
    else
      addTree(item, entry, fileFor(item, entry, FileKind::Compiled), true, false);
  }
}

void ManifestParser::readTrees(const Node &node) {
  constexpr std::string_view kExtra[] = {"prefix", "files", "exclude"};
  for (size_t i = 0; i < node.value.items.size(); ++i) {
    Entry entry;
    if (readEntry(node.item(i), "path", joined({kExtra, kCodeKeys}), entry))
      addTree(node.item(i), entry, fileFor(node.item(i), entry, FileKind::Compiled), true, true);
  }
}

void ManifestParser::readSourceTexts(const Node &node) {
  constexpr std::string_view kExtra[] = {"prefix", "files", "exclude"};
  for (size_t i = 0; i < node.value.items.size(); ++i) {
    Entry entry;
    if (readEntry(node.item(i), "path", kExtra, entry))
      addTree(node.item(i), entry, fileFor(node.item(i), entry, FileKind::Text), true, false);
  }
}

/// A file by its suffix, or a directory.
void ManifestParser::readMpys(const Node &node) {
  constexpr std::string_view kExtra[] = {"files", "exclude"};
  for (size_t i = 0; i < node.value.items.size(); ++i) {
    Node item = node.item(i);
    Entry entry;
    if (!readEntry(item, "path", kExtra, entry))
      continue;
    if (!entry.subject.ends_with(".mpy")) {
      addTree(item, entry, fileFor(item, entry, FileKind::Mpy), false, true);
    } else if (entry.hasFiles || !entry.exclude.empty()) {
      report(item, "'" + entry.subject + "' is a file; \"files\" and \"exclude\" are for directories");
    } else {
      PlannedFile file = fileFor(item, entry, FileKind::Mpy);
      file.path = joinPath(directory, entry.subject);
      file.target = joinPath("", entry.subject);
      planner.addFile(std::move(file));
    }
  }
}

} // namespace adder::freeze
