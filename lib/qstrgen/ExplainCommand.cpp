//===- qstrgen/ExplainCommand.cpp - qstr-gen explain ------------------------------------------------===//

#include "cli/Options.h"
#include "driver/Text.h"
#include "qstrgen/DatabaseInput.h"

#include <algorithm>

namespace adder::qstrgen {

namespace {

using driver::OptionCompletion;
using driver::OptionForm;
using genhdr::Database;
using genhdr::DatabaseQstr;

enum Option : unsigned { DatabaseFile, WordSize, Json };

constexpr driver::OptionRow kOptions[] = {
    {DatabaseFile, "Options", OptionForm::Separate, "--database", "FILE", OptionCompletion::File,
     "the database that qstr-gen build wrote (default genhdr/qstr.json)", ""},
    {WordSize, "Options", OptionForm::Separate, "--word-size", "N", OptionCompletion::Values,
     "bytes of an address on the board: 2, 4 (default) or 8", ""},
    {Json, "Options", OptionForm::Exact, "--json", "", OptionCompletion::None, "print JSON", ""},
    kHelpRow,
};

constexpr driver::OptionValue kValues[] = {{WordSize, "2", ""}, {WordSize, "4", ""}, {WordSize, "8", ""}};

constexpr driver::ManSection kSections[] = {
    {"DESCRIPTION",
     R"(Tells of each NAME why the firmware holds that string, which number, hash and identifier it has, what it costs in flash, and all lines that use it. NAME is the string itself, or MP_QSTR_ and its identifier. Modules of that name are told too.

A string costs its bytes and a NUL, its length and hash in the widths of the build, and an address.)"},
    {"EXAMPLES", R"(  qstr-gen explain --database build/genhdr/qstr.json print '<module>' MP_QSTR__space_)"},
};

constexpr driver::ProgramDescription kProgram = {
    "qstr-gen explain",
    "tell where a string of a firmware comes from and what it costs",
    "[OPTION]... NAME...",
    "Tells of strings by their text or their MP_QSTR_ identifier, from the database of qstr-gen build.",
    "",
    kOptions,
    kValues,
    kSections,
};

struct Settings {
  std::string database{kDefaultDatabase};
  unsigned wordSize = 4;
  bool json = false;
};

constexpr std::string_view kPrefix = "MP_QSTR_";

const DatabaseQstr *find(const Database &database, std::string_view name) {
  for (const DatabaseQstr &qstr : database.qstrs)
    if (qstr.text == name)
      return &qstr;
  if (name.starts_with(kPrefix))
    for (const DatabaseQstr &qstr : database.qstrs)
      if (qstr.identifier == name.substr(kPrefix.size()))
        return &qstr;
  return nullptr;
}

std::string hint(const Database &database, std::string_view name) {
  bool isIdentifier = name.starts_with(kPrefix);
  std::vector<std::string_view> names;
  for (const DatabaseQstr &qstr : database.qstrs)
    names.push_back(isIdentifier ? qstr.identifier : qstr.text);
  std::string_view near = driver::closest(isIdentifier ? name.substr(kPrefix.size()) : name, names);
  if (near.empty())
    return "";
  return ", did you mean '" + std::string(isIdentifier ? kPrefix : "") + std::string(near) + "'?";
}

std::string times(uint32_t count) { return count == 1 ? "" : ", " + std::to_string(count) + " times"; }

std::string originText(const Database &database, const DatabaseQstr &qstr) {
  switch (qstr.origin) {
  case genhdr::QstrOrigin::Static:
    return "one of the strings that the .mpy format numbers: every firmware has it";
  case genhdr::QstrOrigin::Definition:
    return "defined at " + (qstr.definition ? database.nameOf(*qstr.definition) : std::string("?"));
  case genhdr::QstrOrigin::Source:
    return "asked for by sources";
  }
  return {};
}

std::string textOf(const Database &database, const DatabaseQstr &qstr, unsigned wordSize) {
  auto number = [](uint32_t value) { return std::to_string(value); };
  std::string text = shownQstr(qstr.text) + "\n";
  text += "  identifier  MP_QSTR_" + qstr.identifier + "\n";
  text += "  number      " + number(qstr.number) + ", pool " + number(qstr.pool) +
          (qstr.pool ? " (sorted)" : " (small numbers)") + "\n";
  text += "  hash        " + number(qstr.hash) + "\n";
  text += "  length      " + number(uint32_t(qstr.text.size())) + "\n";
  text += "  cost        " + number(database.costOf(qstr, wordSize)) + " bytes: text " +
          number(uint32_t(qstr.text.size()) + 1) + ", length " + number(database.bytesInLength) + ", hash " +
          number(database.bytesInHash) + ", address " + number(wordSize) + "\n";
  text += "  origin      " + cli::shown(originText(database, qstr)) + "\n";
  if (qstr.uses.empty())
    text += "  uses        none in sources\n";
  for (size_t i = 0; i < qstr.uses.size(); ++i) {
    const genhdr::Place &place = qstr.uses[i];
    text +=
        (i ? "              " : "  uses        ") + cli::shown(database.nameOf(place)) + times(place.count);
    if (place.sources > 1)
      text += ", seen by " + number(place.sources) + " sources";
    text += "\n";
  }
  for (const genhdr::DatabaseModule &module : database.modules)
    if (module.name == qstr.identifier)
      text += "  module      " + cli::shown(module.object) + (module.isExtensible ? ", extensible" : "") +
              ", registered at " + cli::shown(database.nameOf(module.place)) + "\n";
  return text;
}

std::string jsonOf(const Database &database, const DatabaseQstr &qstr, unsigned wordSize) {
  using genhdr::jsonString;
  std::string text =
      "  {\"name\": " + jsonString(qstr.text) + ", \"identifier\": " + jsonString(qstr.identifier) +
      ", \"origin\": \"" + std::string(genhdr::nameOf(qstr.origin)) +
      "\", \"number\": " + std::to_string(qstr.number) + ", \"pool\": " + std::to_string(qstr.pool) +
      ", \"hash\": " + std::to_string(qstr.hash) + ", \"length\": " + std::to_string(qstr.text.size()) +
      ", \"bytes\": " + std::to_string(database.costOf(qstr, wordSize));
  auto placeText = [&](const genhdr::Place &place) {
    return "{\"file\": " + jsonString(database.files[place.file]) +
           ", \"line\": " + std::to_string(place.line) + ", \"count\": " + std::to_string(place.count) +
           ", \"sources\": " + std::to_string(place.sources) + "}";
  };
  if (qstr.definition)
    text += ", \"definition\": " + placeText(*qstr.definition);
  text += ", \"uses\": [";
  for (size_t i = 0; i < qstr.uses.size(); ++i)
    text += (i ? ", " : "") + placeText(qstr.uses[i]);
  text += "], \"modules\": [";
  bool isFirst = true;
  for (const genhdr::DatabaseModule &module : database.modules)
    if (module.name == qstr.identifier) {
      text += std::string(isFirst ? "" : ", ") + "{\"object\": " + jsonString(module.object) +
              ", \"extensible\": " + (module.isExtensible ? "true" : "false") +
              ", \"place\": " + placeText(module.place) + "}";
      isFirst = false;
    }
  return text + "]}";
}

std::string set(Settings &settings, unsigned id, const std::string &value) {
  switch (Option(id)) {
  case DatabaseFile:
    settings.database = value;
    return value.empty() ? "--database needs the name of a file" : "";
  case WordSize:
    settings.wordSize = wordSizeNamed(value);
    return settings.wordSize ? "" : "'" + value + "' is not an argument of --word-size, expected 2, 4 or 8";
  case Json:
    settings.json = true;
    return {};
  }
  return {};
}

} // namespace

const driver::ProgramDescription &describeExplain() { return kProgram; }

int runExplain(const Environment &environment, const Words &words) {
  Settings settings;
  Words names;
  auto setter = [&](unsigned id, const std::string &value) { return set(settings, id, value); };
  if (std::optional<int> status = parseOptions(environment, kProgram, words, setter, names))
    return *status;
  if (names.empty())
    return usageError(environment, kProgram, "no name of a string");
  std::optional<Database> database = loadDatabase(environment, settings.database);
  if (!database)
    return kFailure;
  std::string text;
  int status = kSuccess;
  bool isFirst = true;
  for (const std::string &name : names) {
    const DatabaseQstr *qstr = find(*database, name);
    if (!qstr) {
      status = reportError(environment, "the firmware has no string '" + name + "'" + hint(*database, name));
      continue;
    }
    text += settings.json ? (isFirst ? "" : ",\n") + jsonOf(*database, *qstr, settings.wordSize)
                          : (isFirst ? "" : "\n") + textOf(*database, *qstr, settings.wordSize);
    isFirst = false;
  }
  if (settings.json)
    text = isFirst ? "[]\n" : "[\n" + text + "\n]\n";
  int printed = print(environment, text);
  return printed ? printed : status;
}

} // namespace adder::qstrgen
