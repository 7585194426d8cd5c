//===- inspect/SizePage.cpp - The size report as a treemap in a page of its own ---------------------===//
//
// The page holds its data as JSON in a script element, where only "<" could end it, so that is escaped; names
// reach the page as text nodes, never as markup.  A node of the data is
//
//     {"n": name, "c": [nodes]}            a group: all files, a directory, a file, a class, a function
//     {"n": name, "k": kind, "s": bytes}   a leaf
//
//===------------------------------------------------------------------------------------------------===//

#include "inspect/SizeFormats.h"

#include "inspect/TreemapPage.h"
#include "mpy/ObjectText.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace adder::inspect {

using Json = nlohmann::ordered_json;

namespace {

/// Functions nested deeper are shown beside each other: nobody finds them otherwise, and JSON readers
/// recurse.
constexpr size_t kDeepest = 60;

Json leaf(std::string_view name, SizeKind kind, uint64_t bytes) {
  return {{"n", name}, {"k", unsigned(kind)}, {"s", bytes}};
}

Json groupOf(std::string_view name) { return {{"n", name}, {"c", Json::array()}}; }

/// Leaves for the kinds of one function.
Json kindsOf(const Sizes &sizes) {
  Json leaves = Json::array();
  for (size_t i = 0; i < kSizeKinds; ++i)
    if (sizes.bytes[i])
      leaves.push_back(leaf(infoOf(SizeKind(i)).name, SizeKind(i), sizes.bytes[i]));
  return leaves;
}

std::string labelOf(const FunctionSize &function) {
  std::string name = function.function.name;
  if (function.function.isClass)
    return "class " + name;
  if (function.kind != mpy::CodeKind::Bytecode)
    name += " [" + std::string(mpy::nameOf(function.kind)) + "]";
  return name;
}

/// The function at `index` with all that it contains; what nests too deep goes to `siblings`.
Json functionNode(const std::vector<FunctionSize> &functions,
                  const std::vector<std::vector<uint32_t>> &children, uint32_t index, size_t depth,
                  Json &siblings) {
  Json node = groupOf(labelOf(functions[index]));
  node["c"] = kindsOf(functions[index].sizes);
  for (uint32_t child : children[index]) {
    Json &place = depth < kDeepest ? node["c"] : siblings;
    place.push_back(functionNode(functions, children, child, depth + 1, place));
  }
  return node;
}

Json tableNode(std::string_view name, SizeKind kind, const std::vector<EntrySize> &entries) {
  constexpr size_t kLongest = 80;
  Json node = groupOf(name);
  for (const EntrySize &entry : entries) {
    std::string text = entry.text.substr(0, kLongest);
    node["c"].push_back(leaf(text.empty() ? "(empty)" : text, kind, entry.bytes));
  }
  return node;
}

Json fileNode(const FileSize &file, std::string_view name) {
  Json node = groupOf(name);
  Json &content = node["c"];
  std::vector<std::vector<uint32_t>> children(file.functions.size());
  for (uint32_t i = 0; i < file.functions.size(); ++i)
    if (file.functions[i].function.parent != Function::kNoParent)
      children[file.functions[i].function.parent].push_back(i);
  // What the module contains stands beside its own code, one level less to look through.
  if (!file.functions.empty()) {
    Json module = groupOf("<module>");
    module["c"] = kindsOf(file.functions[0].sizes);
    content.push_back(std::move(module));
    for (uint32_t child : children[0])
      content.push_back(functionNode(file.functions, children, child, 0, content));
  }
  if (!file.strings.empty())
    content.push_back(tableNode("strings", SizeKind::Strings, file.strings));
  if (!file.constants.empty())
    content.push_back(tableNode("constants", SizeKind::Constants, file.constants));
  for (SizeKind kind : {SizeKind::Header, SizeKind::Trailing})
    if (uint64_t bytes = file.sizes[kind])
      content.push_back(leaf(infoOf(kind).name, kind, bytes));
  return node;
}

/// The files `files`, whose paths agree in the first `prefix` bytes, as a tree of directories.  Sorted by
/// path.
Json directoryNodes(std::span<const FileSize *const> files, size_t prefix, size_t depth) {
  Json nodes = Json::array();
  for (size_t at = 0; at < files.size();) {
    std::string_view rest = std::string_view(files[at]->path).substr(prefix);
    size_t slash = depth < kDeepest ? rest.find('/') : std::string_view::npos;
    if (slash == std::string_view::npos) {
      nodes.push_back(fileNode(*files[at], rest));
      ++at;
      continue;
    }
    std::string_view directory = rest.substr(0, slash + 1);
    size_t end = at + 1;
    while (end < files.size() && std::string_view(files[end]->path).substr(prefix).starts_with(directory))
      ++end;
    Json inner = directoryNodes(files.subspan(at, end - at), prefix + directory.size(), depth + 1);
    if (inner.size() == 1) { // a directory with one thing in it is not worth a level
      inner[0]["n"] = std::string(directory) + inner[0]["n"].get<std::string>();
      nodes.push_back(std::move(inner[0]));
    } else {
      Json node = groupOf(directory);
      node["c"] = std::move(inner);
      nodes.push_back(std::move(node));
    }
    at = end;
  }
  return nodes;
}

Json rootNode(const std::vector<FileSize> &files) {
  if (files.size() == 1)
    return fileNode(files[0], files[0].path);
  std::vector<const FileSize *> sorted;
  for (const FileSize &file : files)
    sorted.push_back(&file);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const FileSize *a, const FileSize *b) { return a->path < b->path; });
  Json nodes = directoryNodes(sorted, 0, 0);
  if (nodes.size() == 1)
    return std::move(nodes[0]);
  Json root = groupOf(std::to_string(files.size()) + " files");
  root["c"] = std::move(nodes);
  return root;
}

std::string dump(const Json &value) {
  std::string json = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  std::string text;
  for (char c : json)
    text += c == '<' ? std::string("\\u003c") : std::string(1, c);
  return text;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '&')
      out += "&amp;";
    else
      out += c;
  }
  return out;
}

} // namespace

std::string sizePage(const std::vector<FileSize> &files, std::string_view title) {
  Json data;
  SizeTotals totals = totalOf(files);
  data["kinds"] = Json::array();
  for (size_t i = 0; i < kSizeKinds; ++i)
    data["kinds"].push_back({{"n", infoOf(SizeKind(i)).name},
                             {"t", infoOf(SizeKind(i)).text},
                             {"c", infoOf(SizeKind(i)).colour},
                             {"s", totals.sizes.bytes[i]}});
  data["flash"] = totals.flash.total();
  data["ram"] = totals.ram.total();
  data["functions"] = totals.functions;
  data["root"] = rootNode(files);
  std::string page(kTreemapHead);
  page += "<title>" + escaped(title) + "</title>\n";
  page += kTreemapBody;
  page += "<script type=\"application/json\" id=\"data\">" + dump(data) + "</script>\n";
  page += kTreemapScript;
  return page;
}

} // namespace adder::inspect
