//===- inspect/DiffFormats.cpp - Differences of modules as text and JSON ----------------------------===//

#include "inspect/ModuleDiff.h"

#include <nlohmann/json.hpp>

namespace adder::inspect {

using Json = nlohmann::ordered_json;

namespace {

constexpr size_t kListedEntries = 20; // added or removed strings and constants
constexpr size_t kLongestEntry = 60;

std::string_view nameOf(ChangeKind kind) {
  switch (kind) {
  case ChangeKind::Added:
    return "added";
  case ChangeKind::Removed:
    return "removed";
  case ChangeKind::Renamed:
    return "renamed";
  case ChangeKind::Changed:
    return "changed";
  case ChangeKind::LinesOnly:
    return "lines";
  }
  return {};
}

std::string withSign(int64_t number) { return (number >= 0 ? "+" : "") + std::to_string(number); }

int64_t growth(uint64_t before, uint64_t after) { return int64_t(after) - int64_t(before); }

/// "+12 bytes: bytecode +10, lines +2".
std::string deltaText(const Sizes &before, const Sizes &after) {
  std::string kinds;
  for (size_t i = 0; i < kSizeKinds; ++i)
    if (int64_t delta = growth(before.bytes[i], after.bytes[i]))
      kinds += (kinds.empty() ? ": " : ", ") + std::string(infoOf(SizeKind(i)).name) + " " + withSign(delta);
  return withSign(growth(before.total(), after.total())) + " bytes" + kinds;
}

std::string withoutControls(std::string_view text) {
  std::string out(text);
  for (char &c : out)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
      c = '?';
  return out;
}

std::string printable(std::string_view text) {
  if (text.empty())
    return "(empty)";
  if (text.size() <= kLongestEntry)
    return withoutControls(text);
  size_t end = kLongestEntry;
  while (end && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
    --end; // not in the middle of a character
  return withoutControls(text.substr(0, end)) + "..";
}

void writeEntries(std::string_view table, std::string_view what, const std::vector<std::string> &entries,
                  std::string &out) {
  if (entries.empty())
    return;
  out += std::string(table) + " " + std::string(what) + ":";
  for (size_t i = 0; i < entries.size() && i < kListedEntries; ++i)
    out += (i ? ", " : " ") + printable(entries[i]);
  if (entries.size() > kListedEntries)
    out += " and " + std::to_string(entries.size() - kListedEntries) + " more";
  out += "\n";
}

void writeChange(const FunctionChange &change, std::string &out) {
  switch (change.kind) {
  case ChangeKind::Added:
    out += "+ " + printable(change.after) + "  " + std::to_string(change.sizesAfter.total()) + " bytes\n";
    break;
  case ChangeKind::Removed:
    out += "- " + printable(change.before) + "  " + std::to_string(change.sizesBefore.total()) + " bytes\n";
    break;
  case ChangeKind::Renamed:
    out += "= " + printable(change.before) + " -> " + printable(change.after) + "\n";
    break;
  case ChangeKind::Changed:
    out += "~ " + printable(change.after) + "  " + deltaText(change.sizesBefore, change.sizesAfter) + "\n";
    break;
  case ChangeKind::LinesOnly:
    break;
  }
  for (const DiffLine &line : change.instructions)
    out += line.mark == '.' ? "    ...\n" : std::string("  ") + line.mark + " " + line.text + "\n";
}

Json jsonOf(const Sizes &sizes) {
  Json object;
  object["total"] = sizes.total();
  for (size_t i = 0; i < kSizeKinds; ++i)
    if (sizes.bytes[i])
      object[std::string(infoOf(SizeKind(i)).name)] = sizes.bytes[i];
  return object;
}

Json jsonOf(const FunctionChange &change) {
  Json object;
  object["change"] = nameOf(change.kind);
  if (!change.before.empty())
    object["before"] = {{"path", change.before}, {"sizes", jsonOf(change.sizesBefore)}};
  if (!change.after.empty())
    object["after"] = {{"path", change.after}, {"sizes", jsonOf(change.sizesAfter)}};
  if (change.instructions.empty())
    return object;
  object["instructions"] = Json::array();
  for (const DiffLine &line : change.instructions)
    object["instructions"].push_back(line.mark == '.' ? "..." : std::string(1, line.mark) + " " + line.text);
  return object;
}

} // namespace

std::string diffText(const ModuleDiff &diff) {
  std::string out;
  for (const std::string &change : diff.header)
    out += "header: " + withoutControls(change) + "\n";
  writeEntries("strings", "added", diff.stringsAdded, out);
  writeEntries("strings", "removed", diff.stringsRemoved, out);
  writeEntries("constants", "added", diff.constantsAdded, out);
  writeEntries("constants", "removed", diff.constantsRemoved, out);
  size_t linesOnly = 0;
  int64_t growthOfLines = 0;
  for (const FunctionChange &change : diff.functions) {
    if (change.kind == ChangeKind::LinesOnly) {
      ++linesOnly;
      growthOfLines += growth(change.sizesBefore.total(), change.sizesAfter.total());
    }
    writeChange(change, out);
  }
  if (linesOnly)
    out += std::to_string(linesOnly) + (linesOnly == 1 ? " function differs" : " functions differ") +
           " in source lines only (" + withSign(growthOfLines) + " bytes)\n";
  if (out.empty() && !diff.sameBytes)
    out = "the same in another order or encoding\n";
  return out;
}

std::string diffJson(const ModuleDiff &diff) {
  Json root;
  root["same"] = diff.sameBytes;
  root["before"] = jsonOf(diff.sizesBefore);
  root["after"] = jsonOf(diff.sizesAfter);
  root["header"] = diff.header;
  root["strings"] = {{"added", diff.stringsAdded}, {"removed", diff.stringsRemoved}};
  root["constants"] = {{"added", diff.constantsAdded}, {"removed", diff.constantsRemoved}};
  root["functions"] = Json::array();
  for (const FunctionChange &change : diff.functions)
    root["functions"].push_back(jsonOf(change));
  return root.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace adder::inspect
