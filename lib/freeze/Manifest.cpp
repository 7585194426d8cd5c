//===- freeze/Manifest.cpp - Reading JSON manifests -------------------------------------------------===//
//
// A manifest is an object whose keys each have a function (kManifestKeys).
//
//===------------------------------------------------------------------------------------------------===//

#include "freeze/ManifestParser.h"

#include "bytecode/Architectures.h"
#include "driver/TargetOptions.h"
#include "driver/Text.h"

#include <charconv>

namespace adder::freeze {

namespace {

using Kind = JsonValue::Kind;
using Node = ManifestNode;

/// Of a text with its variables replaced: no path is longer.
constexpr size_t kLongestText = 4096;

constexpr std::string_view kEmitters[] = {"bytecode", "native", "viper"};
constexpr std::string_view kLongintImplementations[] = {"none", "longlong", "mpz"};
/// Settings of the whole output; those of the first list are strings, the others integers.
constexpr std::string_view kTargetTexts[] = {"march", "march_flags", "qstr_header", "longint_impl"};
constexpr std::string_view kTargetNumbers[] = {"small_int_bits", "mpz_dig_size"};
constexpr std::string_view kMetadata[] = {"version", "description", "license",     "author",
                                          "stdlib",  "pypi",        "pypi_publish"};

} // namespace

std::string listOf(std::span<const std::string_view> names) {
  std::string text;
  for (size_t i = 0; i < names.size(); ++i)
    text += (i == 0 ? "" : i + 1 == names.size() ? " or " : ", ") + std::string(names[i]);
  return text;
}

/// The order is that of their description; the files come in the order of the manifest.
const ManifestParser::ManifestKey ManifestParser::kManifestKeys[] = {
    {"$schema", nullptr},
    {"comment", nullptr},
    {"variables", nullptr},
    {"defaults", nullptr},
    {"metadata", nullptr},
    {"include", &ManifestParser::readIncludes},
    {"modules", &ManifestParser::readModules},
    {"packages", &ManifestParser::readPackages},
    {"trees", &ManifestParser::readTrees},
    {"as_str", &ManifestParser::readSourceTexts},
    {"mpy", &ManifestParser::readMpys},
};

bool ManifestParser::expect(const Node &node, Kind kind, std::string_view wanted) {
  if (node.value.kind == kind)
    return true;
  report(node, "expected " + std::string(wanted) + ", not " + std::string(describe(node.value.kind)));
  return false;
}

bool ManifestParser::readText(const Node &node, std::string &text) {
  if (!expect(node, Kind::String, "a string"))
    return false;
  std::string wrong = expandVariables(reader.variables, node.value.text, text);
  if (wrong.empty() && text.find('\0') != text.npos)
    wrong = "a NUL character";
  if (!wrong.empty())
    report(node, wrong);
  return wrong.empty();
}

bool ManifestParser::readTexts(const Node &node, std::vector<std::string> &texts) {
  if (!expect(node, Kind::Array, "a list of strings"))
    return false;
  bool all = true;
  for (size_t i = 0; i < node.value.items.size(); ++i)
    all &= readText(node.item(i), texts.emplace_back());
  return all;
}

void ManifestParser::checkKeys(const Node &node, std::span<const std::string_view> known) {
  for (size_t i = 0; i < node.value.items.size(); ++i) {
    const JsonValue &item = node.value.items[i];
    if (contains(known, item.key))
      continue;
    std::string message = "unknown key";
    if (std::string_view near = driver::closest(item.key, known); !near.empty())
      message += ", did you mean '" + std::string(near) + "'?";
    else
      message += ", expected " + listOf(known);
    planner.report({path, item.keyLine, node.memberAt(i).pointer}, message);
  }
}

/// "opt", "emit" or "line_numbers".
bool ManifestParser::readCodeKey(const Node &node, CodeSettings &code) {
  const JsonValue &value = node.value;
  if (value.key == "opt") {
    if (value.kind != Kind::Integer || value.integer < 0 || value.integer > 3) {
      report(node, "expected an optimisation level, an integer from 0 to 3");
      return false;
    }
    code.optimisation = unsigned(value.integer);
  } else if (value.key == "emit") {
    auto at = std::find(std::begin(kEmitters), std::end(kEmitters), value.text);
    if (value.kind != Kind::String || at == std::end(kEmitters)) {
      report(node, "expected " + listOf(kEmitters));
      return false;
    }
    code.emitter = frontend::EmitterKind(at - std::begin(kEmitters));
  } else {
    if (!expect(node, Kind::Boolean, "true or false"))
      return false;
    code.lineNumbers = value.boolean;
  }
  return true;
}

void ManifestParser::readVariables(const Node &node) {
  if (!expect(node, Kind::Object, "an object"))
    return;
  for (size_t i = 0; i < node.value.items.size(); ++i) {
    const std::string &name = node.value.items[i].key;
    std::string value;
    if (readText(node.memberAt(i), value) && !reader.variables.contains(name))
      reader.variables.emplace(name, value);
  }
}

void ManifestParser::readTargetSetting(const Node &node) {
  const std::string &name = node.value.key;
  std::string value;
  if (contains(kTargetNumbers, name)) {
    if (!expect(node, Kind::Integer, "an integer"))
      return;
    value = std::to_string(node.value.integer);
  } else if (!readText(node, value)) {
    return;
  }
  if (std::string wrong = checkTargetSetting(name, value); !wrong.empty())
    return report(node, wrong);
  if (name == "qstr_header")
    value = joinPath(directory, value);
  auto [other, isNew] = planner.plan.target.emplace(name, TargetSetting{value, placeOf(node)});
  if (!isNew && other->second.value != value)
    report(node,
           "'" + value + "' contradicts '" + other->second.value + "' in " + other->second.place.inText());
}

void ManifestParser::readDefaults(const Node &node) {
  if (!expect(node, Kind::Object, "an object"))
    return;
  constexpr std::string_view kComment[] = {"comment"};
  checkKeys(node, joined({kCodeKeys, kTargetTexts, kTargetNumbers, kComment}));
  CodeSettings own;
  for (size_t i = 0; i < node.value.items.size(); ++i) {
    Node member = node.memberAt(i);
    if (contains(kCodeKeys, member.value.key))
      readCodeKey(member, own);
    else if (contains(kTargetTexts, member.value.key) || contains(kTargetNumbers, member.value.key))
      readTargetSetting(member);
  }
  settings = own.over(settings);
}

void ManifestParser::readMetadata(const Node &node) {
  if (!expect(node, Kind::Object, "an object"))
    return;
  checkKeys(node, kMetadata);
  version.clear(); // a package of its own
  for (size_t i = 0; i < node.value.items.size(); ++i)
    if (node.value.items[i].key == "version")
      readText(node.memberAt(i), version);
}

void ManifestParser::readIncludes(const Node &node) {
  for (size_t i = 0; i < node.value.items.size(); ++i) {
    Node item = node.item(i);
    std::string name;
    if (!readText(item, name))
      continue;
    std::string included = joinPath(directory, name);
    if (planner.system.kindOf(included) == FileSystem::Kind::Directory)
      included = joinPath(included, "manifest.json");
    Place place = placeOf(item);
    reader.read(included, &place, {settings, version});
  }
}

void ManifestParser::run(const JsonValue &root) {
  Node node{root, ""};
  if (!expect(node, Kind::Object, "an object"))
    return;
  std::vector<std::string_view> known;
  for (const ManifestKey &key : kManifestKeys)
    known.push_back(key.name);
  checkKeys(node, known);
  // What other values depend on, wherever it stands.
  auto readFirst = [&](std::string_view name, void (ManifestParser::*read)(const Node &)) {
    if (const JsonValue *value = root.member(name))
      (this->*read)({*value, "/" + std::string(name)});
  };
  readFirst("variables", &ManifestParser::readVariables);
  readFirst("defaults", &ManifestParser::readDefaults);
  readFirst("metadata", &ManifestParser::readMetadata);
  for (size_t i = 0; i < root.items.size(); ++i)
    for (const ManifestKey &key : kManifestKeys)
      if (key.read && key.name == root.items[i].key && expect(node.memberAt(i), Kind::Array, "a list"))
        (this->*key.read)(node.memberAt(i));
}

void ManifestReader::read(const std::string &path) { read(path, nullptr, {}); }

void ManifestReader::read(const std::string &path, const Place *from, const Inherited &inherited) {
  const FileSystem &system = planner.system;
  Place whole{path, 0};
  Place place = from ? *from : whole;
  std::string name = from ? "'" + path + "'" : "the manifest";
  std::string identity = system.identityOf(path);
  for (size_t i = 0; i < reading.size(); ++i) {
    if (reading[i].first != identity)
      continue;
    std::string circle;
    for (; i < reading.size(); ++i)
      circle += reading[i].second + " includes ";
    return planner.report(place, "a circle of manifests: " + circle + path);
  }
  if (reading.size() == kDeepestInclude)
    return planner.report(place, "manifests include each other more than " + std::to_string(kDeepestInclude) +
                                     " levels deep");
  if (known.contains(identity))
    return;
  driver::FileContent content = system.read(path, kLargestManifest);
  if (content.error)
    return planner.report(place, "cannot read " + name + ": " + driver::errorText(content.error));
  if (content.tooLarge)
    return planner.report(place, name + " has more than " + std::to_string(kLargestManifest) + " bytes");
  known.insert(identity);
  planner.plan.manifests.push_back(path);
  JsonError error;
  std::optional<JsonValue> root = parseJson(content.text, error);
  if (!root)
    return planner.report({path, error.line}, error.message);
  reading.emplace_back(identity, path);
  ManifestParser(*this, path, inherited).run(*root);
  reading.pop_back();
}

std::string expandVariables(const Variables &variables, std::string_view text, std::string &result) {
  result.clear();
  while (true) {
    size_t start = text.find("$(");
    result += text.substr(0, start);
    if (start == text.npos)
      return {};
    text.remove_prefix(start + 2);
    size_t end = text.find(')');
    if (end == text.npos)
      return "'$(' without ')'";
    std::string name(text.substr(0, end));
    auto variable = variables.find(name);
    if (variable == variables.end())
      return "unknown variable '" + name + "'; set it in \"variables\" or with --define " + name + "=VALUE";
    result += variable->second;
    text.remove_prefix(end + 1);
    if (result.size() > kLongestText) // variables of variables can double each time
      return "longer than " + std::to_string(kLongestText) + " bytes once its variables are replaced";
  }
}

std::string checkTargetSetting(std::string_view name, const std::string &value) {
  int64_t number = 0;
  auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  bool isNumber = error == std::errc() && end == value.data() + value.size() && !value.empty();
  if (name == "march") {
    bool known = value == "host" ? driver::hostArchitecture().has_value()
                                 : bytecode::architectureNamed(value).has_value();
    return known ? "" : "'" + value + "' is no architecture that mpy-cross knows";
  }
  if (name == "longint_impl" && !contains(kLongintImplementations, value))
    return "expected " + listOf(kLongintImplementations) + ", not '" + value + "'";
  if (name == "mpz_dig_size" && value != "8" && value != "16" && value != "32")
    return "expected 8, 16 or 32 bits, not '" + value + "'";
  if (name == "small_int_bits" && (!isNumber || number < 1 || number > 63))
    return "expected a number of bits from 1 to 63, not '" + value + "'";
  return {};
}

} // namespace adder::freeze
