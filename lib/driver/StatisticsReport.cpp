//===- driver/StatisticsReport.cpp - What --stats prints ------------------------------------------===//

#include "driver/StatisticsReport.h"

#include "driver/Text.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace adder::driver {

namespace {

using mpy::Statistics;

struct Field {
  const char *key;   ///< in JSON
  const char *label; ///< in text
  uint64_t Statistics::*value;
};

constexpr Field kSections[] = {
    {"header", "header", &Statistics::headerBytes},
    {"names", "names", &Statistics::qstrBytes},
    {"constants", "constants", &Statistics::objectBytes},
    {"preludes", "function preludes", &Statistics::preludeBytes},
    {"lines", "line tables", &Statistics::lineBytes},
    {"bytecode", "bytecode", &Statistics::bytecodeBytes},
    {"native", "native code", &Statistics::nativeBytes},
    {"elements", "element headers", &Statistics::elementBytes},
    {"trailing", "trailing bytes", &Statistics::trailingBytes},
};

constexpr Field kCounts[] = {
    {"functions", "functions", &Statistics::functions},
    {"nativeFunctions", "  of these native", &Statistics::nativeFunctions},
    {"qstrs", "names", &Statistics::qstrs},
    {"staticQstrs", "  of these built in", &Statistics::staticQstrs},
    {"objects", "constants", &Statistics::objects},
};

std::string row(const char *label, uint64_t value, const char *suffix = "\n") {
  char buffer[96];
  std::snprintf(buffer, sizeof buffer, "  %-20s %10llu%s", label, static_cast<unsigned long long>(value),
                suffix);
  return buffer;
}

std::string percent(uint64_t part, uint64_t whole) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "  %5.1f%%\n", whole ? 100.0 * double(part) / double(whole) : 0.0);
  return buffer;
}

} // namespace

void StatisticsEntry::add(const StatisticsEntry &other) {
  sourceBytes += other.sourceBytes;
  for (const Field &field : kSections)
    statistics.*field.value += other.statistics.*field.value;
  for (const Field &field : kCounts)
    statistics.*field.value += other.statistics.*field.value;
}

std::string statisticsText(const StatisticsEntry &entry) {
  uint64_t total = entry.statistics.totalBytes();
  std::string text = harmless(entry.name) + ": " + std::to_string(total) + " bytes from " +
                     std::to_string(entry.sourceBytes) + " bytes of source\n";
  for (const Field &field : kSections)
    if (uint64_t value = entry.statistics.*field.value)
      text += row(field.label, value, "") + percent(value, total);
  text += "  --\n";
  for (const Field &field : kCounts)
    text += row(field.label, entry.statistics.*field.value);
  return text;
}

std::string statisticsJson(const StatisticsEntry &entry) {
  nlohmann::ordered_json object;
  object["file"] = entry.name;
  object["sourceBytes"] = entry.sourceBytes;
  object["bytes"] = entry.statistics.totalBytes();
  for (const Field &field : kSections)
    object["sections"][field.key] = entry.statistics.*field.value;
  for (const Field &field : kCounts)
    object[field.key] = entry.statistics.*field.value;
  return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

} // namespace adder::driver
