//===- inspect/DebugFile.cpp - What stripping took out of a .mpy file -------------------------------===//

#include "inspect/DebugFile.h"

#include "digest/Sha256.h"
#include "inspect/Functions.h"

#include <nlohmann/json.hpp>

namespace adder::inspect {

using Json = nlohmann::ordered_json;

namespace {

constexpr std::pair<mpy::StripLines, std::string_view> kLineModes[] = {
    {mpy::StripLines::Statement, "statement"},
    {mpy::StripLines::Function, "function"},
    {mpy::StripLines::None, "none"},
    {mpy::StripLines::Keep, "keep"},
};

Json jsonOf(const FileDigest &digest) { return {{"size", digest.size}, {"sha256", digest.sha256}}; }

/// One function a line: the files are read by people and kept in version control.
std::string lineOf(const DebugFunction &function) {
  Json object;
  object["name"] = function.name;
  if (function.path != function.name)
    object["path"] = function.path;
  if (function.printed != function.name)
    object["printed"] = function.printed;
  object[function.oneNumber ? "number" : "first"] = function.firstNumber;
  object["lines"] = function.lines;
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Reads members of objects and remembers the first that is missing or of the wrong type.
class JsonReader {
public:
  explicit JsonReader(std::string &error) : error(error) {}

  const Json *member(const Json &object, const char *name, const std::string &where, bool required = true) {
    if (!object.is_object())
      return fail(where, "not an object");
    auto found = object.find(name);
    if (found != object.end())
      return &*found;
    return required ? fail(where, std::string("member '") + name + "' is missing") : nullptr;
  }

  std::string text(const Json &object, const char *name, const std::string &where) {
    const Json *value = member(object, name, where);
    if (!value || !value->is_string()) {
      fail(where, std::string("member '") + name + "' is not a string");
      return {};
    }
    return value->get<std::string>();
  }

  uint64_t number(const Json *value, const char *name, const std::string &where, uint64_t limit) {
    if (!value || !value->is_number_unsigned() || value->get<uint64_t>() > limit) {
      fail(where, std::string("member '") + name + "' is not a number from 0 to " + std::to_string(limit));
      return 0;
    }
    return value->get<uint64_t>();
  }

  std::nullptr_t fail(const std::string &where, const std::string &message) {
    if (error.empty())
      error = where.empty() ? message : where + ": " + message;
    return nullptr;
  }

private:
  std::string &error;
};

FileDigest readDigest(JsonReader &reader, const Json &root, const char *name) {
  const Json *object = reader.member(root, name, "");
  if (!object)
    return {};
  return {reader.number(reader.member(*object, "size", name), "size", name, INT64_MAX),
          reader.text(*object, "sha256", name)};
}

DebugFunction readFunction(JsonReader &reader, const Json &object, const std::string &where) {
  DebugFunction function;
  function.name = function.path = function.printed = reader.text(object, "name", where);
  if (reader.member(object, "path", where, false))
    function.path = reader.text(object, "path", where);
  if (reader.member(object, "printed", where, false))
    function.printed = reader.text(object, "printed", where);
  const Json *number = reader.member(object, "number", where, false);
  function.oneNumber = number != nullptr;
  if (!number)
    number = reader.member(object, "first", where);
  function.firstNumber =
      uint32_t(reader.number(number, function.oneNumber ? "number" : "first", where, INT32_MAX));
  const Json *lines = reader.member(object, "lines", where);
  if (!lines || !lines->is_array()) {
    reader.fail(where, "member 'lines' is not an array");
    return function;
  }
  for (const Json &line : *lines)
    function.lines.push_back(uint32_t(reader.number(&line, "lines", where, UINT32_MAX)));
  return function;
}

} // namespace

FileDigest digestOf(std::span<const uint8_t> bytes) {
  return {bytes.size(), digest::sha256({reinterpret_cast<const char *>(bytes.data()), bytes.size()})};
}

std::string_view nameOf(mpy::StripLines lines) {
  for (auto [mode, name] : kLineModes)
    if (mode == lines)
      return name;
  return {};
}

std::optional<mpy::StripLines> stripLinesNamed(std::string_view name) {
  for (auto [mode, known] : kLineModes)
    if (known == name)
      return mode;
  return std::nullopt;
}

DebugFile makeDebugFile(const mpy::Module &original, std::span<const uint8_t> originalBytes,
                        const mpy::StripResult &stripped, std::span<const uint8_t> strippedBytes) {
  DebugFile file;
  file.source = original.qstrs[0].text;
  file.original = digestOf(originalBytes);
  file.stripped = digestOf(strippedBytes);
  std::vector<std::string> paths(original.codes.size());
  for (Function &function : functionsOf(original))
    paths[function.code] = std::move(function.path);
  for (const mpy::StrippedFunction &function : stripped.functions)
    file.functions.push_back({std::string(function.name), paths[function.code],
                              std::string(function.printedName), function.firstNumber, function.oneNumber,
                              std::vector<uint32_t>(function.lines.begin(), function.lines.end())});
  return file;
}

std::string writeDebugFile(const DebugFile &file) {
  Json head;
  head["format"] = kDebugFileFormat;
  head["version"] = kDebugFileVersion;
  head["source"] = file.source;
  head["lines"] = nameOf(file.lines);
  head["stripped"] = jsonOf(file.stripped);
  head["original"] = jsonOf(file.original);
  std::string text = head.dump(1, ' ', false, Json::error_handler_t::replace);
  text.resize(text.size() - 2); // the brace and the newline before it
  text += ",\n \"functions\": [";
  for (size_t i = 0; i < file.functions.size(); ++i)
    text += (i ? ",\n  " : "\n  ") + lineOf(file.functions[i]);
  return text + "\n ]\n}\n";
}

std::optional<DebugFile> parseDebugFile(std::string_view text, std::string &error) {
  error.clear();
  // Nothing of ours nests deeper than a few levels; what does need not be kept.
  constexpr int kDeepest = 16;
  bool tooDeep = false;
  Json root = Json::parse(
      text,
      [&](int depth, Json::parse_event_t, Json &) {
        tooDeep = tooDeep || depth > kDeepest;
        return !tooDeep;
      },
      false);
  JsonReader reader(error);
  if (root.is_discarded() || tooDeep || !root.is_object() ||
      reader.text(root, "format", "") != kDebugFileFormat) {
    error = "not a debug file of mpy-tool strip";
    return std::nullopt;
  }
  uint64_t version = reader.number(reader.member(root, "version", ""), "version", "", INT32_MAX);
  if (error.empty() && version != kDebugFileVersion)
    reader.fail("", "version " + std::to_string(version) + " of the format, but only 1 is known");
  DebugFile file;
  file.source = reader.text(root, "source", "");
  std::string lines = reader.text(root, "lines", "");
  if (std::optional<mpy::StripLines> mode = stripLinesNamed(lines))
    file.lines = *mode;
  else
    reader.fail("lines", "'" + lines + "' is none of statement, function, none and keep");
  file.stripped = readDigest(reader, root, "stripped");
  file.original = readDigest(reader, root, "original");
  const Json *functions = reader.member(root, "functions", "");
  if (functions && !functions->is_array())
    reader.fail("functions", "not an array");
  if (functions && error.empty())
    for (size_t i = 0; i < functions->size() && error.empty(); ++i)
      file.functions.push_back(readFunction(reader, (*functions)[i], "functions[" + std::to_string(i) + "]"));
  if (!error.empty())
    return std::nullopt;
  return file;
}

} // namespace adder::inspect
