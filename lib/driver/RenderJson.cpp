//===- driver/RenderJson.cpp - Diagnostics for programs: JSON lines and SARIF ---------------------===//

#include "driver/Render.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <map>

namespace adder::driver {

namespace {

using Json = nlohmann::ordered_json;
using support::Severity;

/// Names may hold any bytes; what is not UTF-8 becomes U+FFFD.
std::string dump(const Json &value, int indent = -1) {
  return value.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

void addPlace(Json &object, const std::optional<SourcePlace> &place) {
  object["line"] = place ? Json(place->line) : Json();
  object["column"] = place ? Json(place->column) : Json();
  object["end"] = place ? Json{{"line", place->endLine}, {"column", place->endColumn}} : Json();
}

Json jsonOf(const FileReport &report, const Diagnostic &diagnostic) {
  Json object;
  object["file"] = report.inputName;
  addPlace(object, diagnostic.place);
  object["severity"] = diagnostic.severity == Severity::Error ? "error" : "warning";
  object["code"] = diagnostic.code;
  object["message"] = diagnostic.message;
  if (!diagnostic.exception.empty())
    object["exception"] = diagnostic.exception;
  if (!diagnostic.group.empty())
    object["group"] = diagnostic.group;
  Json notes = Json::array();
  for (const Note &note : diagnostic.notes) {
    Json item;
    addPlace(item, note.place);
    item["code"] = note.code;
    item["message"] = note.message;
    notes.push_back(std::move(item));
  }
  object["notes"] = std::move(notes);
  return object;
}

/// A path as a relative or file URI.
std::string uriOf(std::string_view path) {
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (char c : path) {
    bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                 std::string_view("-._~/").find(c) != std::string_view::npos;
    char buffer[4];
    std::snprintf(buffer, sizeof buffer, "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
    uri += plain ? std::string(1, c) : buffer;
  }
  return uri;
}

Json sarifLocation(const std::string &uri, const std::optional<SourcePlace> &place) {
  Json physical;
  physical["artifactLocation"]["uri"] = uri;
  if (place)
    physical["region"] = {{"startLine", place->line},
                          {"startColumn", place->column},
                          {"endLine", place->endLine},
                          {"endColumn", place->endColumn}};
  return {{"physicalLocation", std::move(physical)}};
}

Json sarifResult(const std::string &uri, const Diagnostic &diagnostic, size_t ruleIndex) {
  Json result;
  result["ruleId"] = diagnostic.code;
  result["ruleIndex"] = ruleIndex;
  result["level"] = diagnostic.severity == Severity::Error ? "error" : "warning";
  std::string message = diagnostic.message;
  Json related = Json::array();
  for (const Note &note : diagnostic.notes) {
    if (!note.place) {
      message += "\n" + note.message; // advice has no place of its own to stand at
      continue;
    }
    Json location = sarifLocation(uri, note.place);
    location["message"]["text"] = note.message;
    related.push_back(std::move(location));
  }
  result["message"]["text"] = message;
  result["locations"] = Json::array({sarifLocation(uri, diagnostic.place)});
  if (!related.empty())
    result["relatedLocations"] = std::move(related);
  return result;
}

} // namespace

std::string renderJson(const FileReport &report) {
  std::string output;
  for (const Diagnostic &diagnostic : report.diagnostics)
    output += dump(jsonOf(report, diagnostic));
  return output;
}

std::string renderSarif(std::span<const FileReport> reports, std::string_view version) {
  Json rules = Json::array();
  std::map<std::string_view, size_t> ruleIndex;
  for (const DiagnosticRule &rule : diagnosticRules()) {
    ruleIndex[rule.code] = rules.size();
    rules.push_back(
        {{"id", rule.code},
         {"shortDescription", {{"text", rule.message}}},
         {"defaultConfiguration", {{"level", rule.severity == Severity::Error ? "error" : "warning"}}}});
  }
  Json results = Json::array();
  bool successful = true;
  for (const FileReport &report : reports)
    for (const Diagnostic &diagnostic : report.diagnostics) {
      results.push_back(sarifResult(uriOf(report.inputName), diagnostic, ruleIndex[diagnostic.code]));
      successful &= diagnostic.severity != Severity::Error;
    }
  Json run;
  run["tool"]["driver"] = {{"name", "mpy-cross"}, {"version", version}, {"rules", std::move(rules)}};
  run["invocations"] = Json::array({{{"executionSuccessful", successful}}});
  run["columnKind"] = "unicodeCodePoints";
  run["results"] = std::move(results);
  Json document;
  document["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json";
  document["version"] = "2.1.0";
  document["runs"] = Json::array({std::move(run)});
  return dump(document, 2);
}

} // namespace adder::driver
