//===- qstrgen/ListCommand.cpp - qstr-gen list ------------------------------------------------------===//

#include "cli/Options.h"
#include "qstrgen/DatabaseInput.h"

#include <algorithm>
#include <unordered_map>

namespace adder::qstrgen {

namespace {

using driver::OptionCompletion;
using driver::OptionForm;
using genhdr::Database;
using genhdr::DatabaseQstr;

enum Option : unsigned { DatabaseFile, WordSize, Json, Unused, Sort, By };

constexpr driver::OptionRow kOptions[] = {
    {DatabaseFile, "Options", OptionForm::Separate, "--database", "FILE", OptionCompletion::File,
     "the database that qstr-gen build wrote (default genhdr/qstr.json)", ""},
    {By, "Options", OptionForm::Joined, "--by", "WHAT", OptionCompletion::Values,
     "a line for each qstr (default), or sums for each file or directory", ""},
    {Sort, "Options", OptionForm::Joined, "--sort", "KEY", OptionCompletion::Values,
     "what comes first; without it qstrs stand in the order of their numbers, sums by cost", ""},
    {Unused, "Options", OptionForm::Exact, "--unused", "", OptionCompletion::None,
     "only strings that no source uses",
     "Frozen modules may still use them. Static strings cannot be left out."},
    {WordSize, "Options", OptionForm::Separate, "--word-size", "N", OptionCompletion::Values,
     "bytes of an address on the board: 2, 4 (default) or 8", ""},
    {Json, "Options", OptionForm::Exact, "--json", "", OptionCompletion::None, "print JSON", ""},
    kHelpRow,
};

constexpr driver::OptionValue kValues[] = {
    {By, "qstr", "a line for each string"},
    {By, "file", "for each source or header: the strings that it uses, and those that nothing else uses"},
    {By, "directory", "the same for each directory"},
    {Sort, "cost", "the most bytes first"},
    {Sort, "name", "by bytes"},
    {Sort, "uses", "the most used first"},
    {WordSize, "2", ""},
    {WordSize, "4", ""},
    {WordSize, "8", ""},
};

constexpr driver::ManSection kSections[] = {
    {"DESCRIPTION",
     R"(Lists the strings of a firmware: number, bytes of flash (text with NUL, length, hash and an address), how many times sources use it, where it comes from, and the string. Where it comes from is "static" for what the .mpy format fixes, else the place of its definition or its first use.

With --by=file a line tells of a source or header how many strings it uses and what they cost, and how many of them nothing else asks for: what leaving out the file would save.)"},
    {"EXAMPLES", R"(  qstr-gen list --database build/genhdr/qstr.json --sort=cost

  qstr-gen list --by=directory --word-size 8)"},
};

constexpr driver::ProgramDescription kProgram = {
    "qstr-gen list",
    "list the strings of a firmware with what they cost",
    "[OPTION]... [TEXT]...",
    "Lists all strings, or those that contain one of the TEXTs, from the database of qstr-gen build.",
    "",
    kOptions,
    kValues,
    kSections,
};

struct Settings {
  std::string database{kDefaultDatabase};
  unsigned wordSize = 4;
  bool json = false;
  bool unused = false;
  std::string sort;
  std::string by = "qstr";
};

std::string set(Settings &settings, unsigned id, const std::string &value) {
  auto oneOf = [&](std::string &target, const char *option) -> std::string {
    std::string expected;
    for (const driver::OptionValue &row : driver::valuesOf(kProgram, id)) {
      if (row.value == value) {
        target = value;
        return {};
      }
      expected += (expected.empty() ? "" : ", ") + std::string(row.value);
    }
    return "'" + value + "' is not an argument of " + option + ", expected one of " + expected;
  };
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
  case Unused:
    settings.unused = true;
    return {};
  case Sort:
    return oneOf(settings.sort, "--sort");
  case By:
    return oneOf(settings.by, "--by");
  }
  return {};
}

/// Columns, numbers to the right; the last one as long as it is.
class Table {
public:
  explicit Table(std::vector<std::string> head) { rows.push_back(std::move(head)); }
  void add(std::vector<std::string> row) { rows.push_back(std::move(row)); }

  std::string text(size_t numbers) const {
    std::vector<size_t> widths(rows[0].size());
    for (const auto &row : rows)
      for (size_t i = 0; i < row.size(); ++i)
        widths[i] = std::max(widths[i], row[i].size());
    std::string out;
    for (const auto &row : rows) {
      for (size_t i = 0; i < row.size(); ++i) {
        std::string pad(widths[i] - row[i].size(), ' ');
        bool isLast = i + 1 == row.size();
        out += i < numbers ? pad + row[i] : isLast ? row[i] : row[i] + pad;
        out += isLast ? "\n" : "  ";
      }
    }
    return out;
  }

private:
  std::vector<std::vector<std::string>> rows;
};

struct Sum {
  std::string name;
  uint32_t strings = 0, bytes = 0;       // that it uses
  uint32_t ownStrings = 0, ownBytes = 0; // that nothing else uses or defines
};

class Listing {
public:
  Listing(const Database &database, const Settings &settings, const Words &texts)
      : database(database), settings(settings) {
    for (const DatabaseQstr &qstr : database.qstrs)
      if (isWanted(qstr, texts))
        qstrs.push_back(&qstr);
  }

  std::string text() {
    if (settings.by != "qstr")
      return settings.json ? jsonOfSums() : textOfSums();
    sort();
    return settings.json ? jsonOfQstrs() : textOfQstrs();
  }

private:
  bool isWanted(const DatabaseQstr &qstr, const Words &texts) const {
    if (settings.unused && (!qstr.uses.empty() || qstr.origin == genhdr::QstrOrigin::Static))
      return false;
    return texts.empty() || std::any_of(texts.begin(), texts.end(), [&](const std::string &text) {
             return qstr.text.find(text) != std::string::npos;
           });
  }
  uint32_t cost(const DatabaseQstr &qstr) const { return database.costOf(qstr, settings.wordSize); }

  void sort() {
    auto by = [&](auto key) {
      std::stable_sort(qstrs.begin(), qstrs.end(),
                       [&](const DatabaseQstr *a, const DatabaseQstr *b) { return key(*a) > key(*b); });
    };
    if (settings.sort == "cost")
      by([&](const DatabaseQstr &qstr) { return cost(qstr); });
    else if (settings.sort == "uses")
      by([](const DatabaseQstr &qstr) { return qstr.useCount(); });
    else if (settings.sort == "name")
      std::stable_sort(qstrs.begin(), qstrs.end(),
                       [](const DatabaseQstr *a, const DatabaseQstr *b) { return a->text < b->text; });
  }

  std::string whereFrom(const DatabaseQstr &qstr) const {
    if (qstr.origin == genhdr::QstrOrigin::Static)
      return "static";
    if (qstr.definition)
      return database.nameOf(*qstr.definition);
    return qstr.uses.empty() ? "-" : database.nameOf(qstr.uses[0]);
  }

  std::string textOfQstrs() const {
    Table table({"number", "bytes", "uses", "from", "string"});
    uint64_t bytes = 0;
    for (const DatabaseQstr *qstr : qstrs) {
      table.add({std::to_string(qstr->number), std::to_string(cost(*qstr)), std::to_string(qstr->useCount()),
                 cli::shown(whereFrom(*qstr)), shownQstr(qstr->text)});
      bytes += cost(*qstr);
    }
    return table.text(3) + "total: " + std::to_string(qstrs.size()) + " strings, " + std::to_string(bytes) +
           " bytes\n";
  }

  std::string jsonOfQstrs() const {
    std::string out = "[";
    for (const DatabaseQstr *qstr : qstrs)
      out += std::string(out.size() > 1 ? "," : "") + "\n  {\"name\": " + genhdr::jsonString(qstr->text) +
             ", \"identifier\": " + genhdr::jsonString(qstr->identifier) +
             ", \"number\": " + std::to_string(qstr->number) + ", \"bytes\": " + std::to_string(cost(*qstr)) +
             ", \"uses\": " + std::to_string(qstr->useCount()) +
             ", \"from\": " + genhdr::jsonString(whereFrom(*qstr)) + "}";
    return out + (out.size() > 1 ? "\n]\n" : "]\n");
  }

  std::string groupOf(uint32_t file) const {
    const std::string &name = database.files[file];
    if (settings.by == "file")
      return name;
    size_t slash = name.rfind('/');
    return slash == std::string::npos ? "." : slash == 0 ? "/" : name.substr(0, slash);
  }

  std::vector<Sum> sums() const {
    std::vector<Sum> all;
    std::unordered_map<std::string, size_t> indexes;
    for (const DatabaseQstr *qstr : qstrs) {
      std::vector<size_t> users;
      std::vector<genhdr::Place> places = qstr->uses;
      if (qstr->definition)
        places.push_back(*qstr->definition);
      for (const genhdr::Place &place : places) {
        std::string group = groupOf(place.file);
        auto [found, isNew] = indexes.try_emplace(group, all.size());
        if (isNew)
          all.push_back({std::move(group)});
        if (std::find(users.begin(), users.end(), found->second) == users.end())
          users.push_back(found->second);
      }
      for (size_t user : users) {
        ++all[user].strings;
        all[user].bytes += cost(*qstr);
        if (users.size() == 1 && qstr->origin != genhdr::QstrOrigin::Static) {
          ++all[user].ownStrings;
          all[user].ownBytes += cost(*qstr);
        }
      }
    }
    std::sort(all.begin(), all.end(), [&](const Sum &a, const Sum &b) {
      if (settings.sort == "uses" && a.strings != b.strings)
        return a.strings > b.strings;
      if (settings.sort != "name" && a.ownBytes != b.ownBytes)
        return a.ownBytes > b.ownBytes;
      return a.name < b.name;
    });
    return all;
  }

  std::string textOfSums() const {
    Table table({"own bytes", "own strings", "bytes", "strings", settings.by});
    for (const Sum &sum : sums())
      table.add({std::to_string(sum.ownBytes), std::to_string(sum.ownStrings), std::to_string(sum.bytes),
                 std::to_string(sum.strings), cli::shown(sum.name)});
    return table.text(4);
  }

  std::string jsonOfSums() const {
    std::string out = "[";
    for (const Sum &sum : sums())
      out += std::string(out.size() > 1 ? "," : "") + "\n  {\"" + settings.by +
             "\": " + genhdr::jsonString(sum.name) + ", \"ownBytes\": " + std::to_string(sum.ownBytes) +
             ", \"ownStrings\": " + std::to_string(sum.ownStrings) +
             ", \"bytes\": " + std::to_string(sum.bytes) + ", \"strings\": " + std::to_string(sum.strings) +
             "}";
    return out + (out.size() > 1 ? "\n]\n" : "]\n");
  }

  const Database &database;
  const Settings &settings;
  std::vector<const DatabaseQstr *> qstrs;
};

} // namespace

const driver::ProgramDescription &describeList() { return kProgram; }

int runList(const Environment &environment, const Words &words) {
  Settings settings;
  Words texts;
  auto setter = [&](unsigned id, const std::string &value) { return set(settings, id, value); };
  if (std::optional<int> status = parseOptions(environment, kProgram, words, setter, texts))
    return *status;
  std::optional<Database> database = loadDatabase(environment, settings.database);
  if (!database)
    return kFailure;
  return print(environment, Listing(*database, settings, texts).text());
}

} // namespace adder::qstrgen
