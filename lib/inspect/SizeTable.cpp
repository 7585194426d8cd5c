//===- inspect/SizeTable.cpp - Size reports as text and JSON ----------------------------------------===//

#include "inspect/SizeFormats.h"

#include "mpy/ObjectText.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>

namespace adder::inspect {

using Json = nlohmann::ordered_json;

namespace {

struct Row {
  std::string name;
  Sizes sizes;
  uint64_t flash = 0;
  uint64_t ram = 0;
};

/// Control characters would spoil the table.
std::string printable(std::string_view name) {
  std::string text;
  for (char c : name)
    text += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '?' : c;
  return text;
}

std::vector<Row> rowsOf(const std::vector<FileSize> &files, SizeRows what) {
  std::vector<Row> rows;
  for (const FileSize &file : files) {
    if (what == SizeRows::File) {
      rows.push_back({printable(file.path), file.sizes, file.flash.total(), file.ram.total()});
      continue;
    }
    std::string prefix = files.size() > 1 ? file.path + ":" : "";
    Sizes rest = file.sizes;
    for (const FunctionSize &function : file.functions) {
      rows.push_back({printable(prefix + function.function.path), function.sizes});
      for (size_t i = 0; i < kSizeKinds; ++i)
        rest.bytes[i] -= function.sizes.bytes[i];
    }
    rows.push_back({printable(prefix + "(file)"), rest});
  }
  return rows;
}

uint64_t columnOf(const Row &row, std::string_view column) {
  if (column == "flash")
    return row.flash;
  if (column == "ram")
    return row.ram;
  for (size_t i = 0; i < kSizeKinds; ++i)
    if (infoOf(SizeKind(i)).name == column)
      return row.sizes.bytes[i];
  return row.sizes.total();
}

void sortRows(std::vector<Row> &rows, std::string_view column) {
  if (column == "name") {
    std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.name < b.name; });
    return;
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [&](const Row &a, const Row &b) { return columnOf(a, column) > columnOf(b, column); });
}

/// Lines of right-aligned columns with the name behind.
class TextTable {
public:
  void add(std::vector<std::string> cells) { lines.push_back(std::move(cells)); }

  std::string text() const {
    std::vector<size_t> widths;
    for (const std::vector<std::string> &line : lines)
      for (size_t i = 0; i < line.size(); ++i) {
        widths.resize(std::max(widths.size(), i + 1));
        widths[i] = std::max(widths[i], line[i].size());
      }
    std::string out;
    for (const std::vector<std::string> &line : lines) {
      for (size_t i = 0; i + 1 < line.size(); ++i)
        out += std::string(widths[i] - line[i].size(), ' ') + line[i] + "  ";
      out += line.back() + "\n";
    }
    return out;
  }

private:
  std::vector<std::vector<std::string>> lines;
};

std::string percent(uint64_t part, uint64_t whole) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%.1f%%", whole ? 100.0 * double(part) / double(whole) : 0.0);
  return buffer;
}

std::string kindTable(const SizeTotals &totals) {
  TextTable table;
  table.add({"size", "share", "kind"});
  for (size_t i = 0; i < kSizeKinds; ++i)
    if (uint64_t bytes = totals.sizes.bytes[i])
      table.add({std::to_string(bytes), percent(bytes, totals.sizes.total()),
                 std::string(infoOf(SizeKind(i)).name) + ": " + std::string(infoOf(SizeKind(i)).text)});
  table.add({std::to_string(totals.sizes.total()), "100.0%", "total"});
  return table.text();
}

std::vector<std::string> cellsOf(const Row &row, const Sizes &present, bool withCosts) {
  std::vector<std::string> cells = {std::to_string(row.sizes.total())};
  for (size_t i = 0; i < kSizeKinds; ++i)
    if (present.bytes[i])
      cells.push_back(std::to_string(row.sizes.bytes[i]));
  if (withCosts) {
    cells.push_back(std::to_string(row.flash));
    cells.push_back(std::to_string(row.ram));
  }
  cells.push_back(row.name);
  return cells;
}

std::string costLine(std::string_view label, const Costs &costs) {
  std::string text(label);
  text += std::to_string(costs.total()) + " bytes (code " + std::to_string(costs.code) + ", descriptors " +
          std::to_string(costs.rawCodes) + ", tables " + std::to_string(costs.tables) + ", strings " +
          std::to_string(costs.strings) + ", constants " + std::to_string(costs.constants);
  if (costs.module)
    text += ", modules " + std::to_string(costs.module);
  return text + ")\n";
}

// --- JSON.

Json jsonOf(const Sizes &sizes) {
  Json object = Json::object();
  for (size_t i = 0; i < kSizeKinds; ++i)
    if (sizes.bytes[i])
      object[std::string(infoOf(SizeKind(i)).name)] = sizes.bytes[i];
  return object;
}

Json jsonOf(const Costs &costs) {
  return {{"total", costs.total()}, {"code", costs.code},       {"descriptors", costs.rawCodes},
          {"tables", costs.tables}, {"strings", costs.strings}, {"constants", costs.constants},
          {"modules", costs.module}};
}

Json jsonOf(const FileSize &file) {
  Json object;
  object["file"] = file.path;
  object["source"] = file.source;
  object["size"] = file.sizes.total();
  object["kinds"] = jsonOf(file.sizes);
  object["flash"] = jsonOf(file.flash);
  object["ram"] = jsonOf(file.ram);
  object["functions"] = Json::array();
  for (const FunctionSize &function : file.functions)
    object["functions"].push_back({{"path", function.function.path},
                                   {"kind", mpy::nameOf(function.kind)},
                                   {"class", function.function.isClass},
                                   {"size", function.sizes.total()},
                                   {"kinds", jsonOf(function.sizes)}});
  return object;
}

} // namespace

std::vector<std::string> sortColumns() {
  std::vector<std::string> names = {"size", "name", "flash", "ram"};
  for (size_t i = 0; i < kSizeKinds; ++i)
    names.emplace_back(infoOf(SizeKind(i)).name);
  return names;
}

std::string sizeTable(const std::vector<FileSize> &files, const SizeTableOptions &options) {
  SizeTotals totals = totalOf(files);
  std::string out;
  if (options.rows == SizeRows::Kind) {
    out = kindTable(totals);
  } else {
    bool withCosts = options.rows == SizeRows::File;
    std::vector<Row> rows = rowsOf(files, options.rows);
    sortRows(rows, options.sort);
    TextTable table;
    std::vector<std::string> head = {"size"};
    for (size_t i = 0; i < kSizeKinds; ++i)
      if (totals.sizes.bytes[i])
        head.emplace_back(infoOf(SizeKind(i)).name);
    if (withCosts)
      head.insert(head.end(), {"flash", "ram"});
    head.emplace_back(withCosts ? "file" : "function");
    table.add(std::move(head));
    size_t shown = options.top ? std::min(options.top, rows.size()) : rows.size();
    for (size_t i = 0; i < shown; ++i)
      table.add(cellsOf(rows[i], totals.sizes, withCosts));
    std::string name = "total of " + std::to_string(rows.size());
    if (shown < rows.size())
      name += " (" + std::to_string(shown) + " shown)";
    table.add(
        cellsOf({name, totals.sizes, totals.flash.total(), totals.ram.total()}, totals.sizes, withCosts));
    out = table.text();
  }
  out += "\n" + costLine("frozen:   flash at most ", totals.flash);
  out += costLine("imported: RAM at most ", totals.ram);
  return out;
}

std::string sizeJson(const std::vector<FileSize> &files) {
  SizeTotals totals = totalOf(files);
  Json root;
  root["files"] = Json::array();
  for (const FileSize &file : files)
    root["files"].push_back(jsonOf(file));
  root["total"] = {{"files", totals.files},         {"functions", totals.functions},
                   {"size", totals.sizes.total()},  {"kinds", jsonOf(totals.sizes)},
                   {"flash", jsonOf(totals.flash)}, {"ram", jsonOf(totals.ram)}};
  return root.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace adder::inspect
