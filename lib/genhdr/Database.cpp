//===- genhdr/Database.cpp - Writing and reading the JSON file ------------------------------------------===//

#include "genhdr/Database.h"

#include "driver/Text.h"

#include <nlohmann/json.hpp>

namespace adder::genhdr {

namespace {

constexpr std::string_view kOrigins[] = {"static", "definition", "source"};

/// Rows of an array, a line each.
class Rows {
public:
  Rows(std::string &out, std::string_view name) : out(out) {
    out.append(",\n  \"").append(name).append("\": [");
  }
  ~Rows() { out += isEmpty ? "]" : "\n  ]"; }
  Rows(const Rows &) = delete;
  Rows &operator=(const Rows &) = delete;

  std::string &next() {
    out += isEmpty ? "\n    " : ",\n    ";
    isEmpty = false;
    return out;
  }

private:
  std::string &out;
  bool isEmpty = true;
};

std::string placeText(const Place &place) {
  return "[" + std::to_string(place.file) + ", " + std::to_string(place.line) + ", " +
         std::to_string(place.count) + ", " + std::to_string(place.sources) + "]";
}

std::string qstrRow(const DatabaseQstr &qstr) {
  std::string row = "{\"name\": " + jsonString(qstr.text) +
                    ", \"identifier\": " + jsonString(qstr.identifier) + ", \"origin\": \"" +
                    std::string(nameOf(qstr.origin)) + "\", \"number\": " + std::to_string(qstr.number) +
                    ", \"pool\": " + std::to_string(qstr.pool) + ", \"hash\": " + std::to_string(qstr.hash) +
                    ", \"length\": " + std::to_string(qstr.text.size());
  if (qstr.definition)
    row += ", \"definition\": " + placeText(*qstr.definition);
  row += ", \"uses\": [";
  for (size_t i = 0; i < qstr.uses.size(); ++i)
    row += (i ? ", " : "") + placeText(qstr.uses[i]);
  return row + "]}";
}

using Json = nlohmann::json;

/// Reads members; the first that is missing or of another type is remembered.
class DocumentReader {
public:
  explicit DocumentReader(std::string &error) : error(error) {}

  bool fail(std::string_view what) {
    if (error.empty())
      error = what;
    return false;
  }
  const Json *member(const Json &object, const char *name) {
    if (object.is_object())
      if (auto found = object.find(name); found != object.end())
        return &*found;
    fail(std::string("lacks \"") + name + "\"");
    return nullptr;
  }
  std::string text(const Json &object, const char *name) {
    const Json *value = member(object, name);
    if (value && value->is_string())
      return value->get<std::string>();
    fail(std::string("\"") + name + "\" is not a string");
    return {};
  }
  uint32_t number(const Json *value, const char *name) {
    if (value && value->is_number_unsigned() && value->get<uint64_t>() <= UINT32_MAX)
      return uint32_t(value->get<uint64_t>());
    fail(std::string("\"") + name + "\" is not a number from 0 to 4294967295");
    return 0;
  }
  uint32_t number(const Json &object, const char *name) { return number(member(object, name), name); }
  bool truth(const Json &object, const char *name) {
    const Json *value = member(object, name);
    if (value && value->is_boolean())
      return value->get<bool>();
    return fail(std::string("\"") + name + "\" is not true or false");
  }
  Place place(const Json &value) {
    if (!value.is_array() || value.size() != 4) {
      fail("a place is not an array of 4 numbers");
      return {};
    }
    Place place{number(&value[0], "file"), number(&value[1], "line"), number(&value[2], "count"),
                number(&value[3], "sources")};
    if (place.file >= files)
      fail("a place names a file that \"files\" does not have");
    return place;
  }
  Place placeMember(const Json &object, const char *name) {
    const Json *value = member(object, name);
    return value ? place(*value) : Place();
  }
  /// Calls `read` with the elements of an array.
  template <typename Function> void each(const Json &object, const char *name, Function read) {
    const Json *value = member(object, name);
    if (!value || !value->is_array()) {
      fail(std::string("\"") + name + "\" is not an array");
      return;
    }
    for (const Json &element : *value)
      if (error.empty())
        read(element);
  }
  void texts(const Json &object, const char *name, std::vector<std::string> &out) {
    each(object, name, [&](const Json &element) {
      if (element.is_string())
        out.push_back(element.get<std::string>());
      else
        fail(std::string("\"") + name + "\" has an element that is not a string");
    });
  }

  size_t files = 0;

private:
  std::string &error;
};

DatabaseQstr readQstr(DocumentReader &reader, const Json &object) {
  DatabaseQstr qstr;
  qstr.text = reader.text(object, "name");
  qstr.identifier = reader.text(object, "identifier");
  std::string origin = reader.text(object, "origin");
  auto found = std::find(std::begin(kOrigins), std::end(kOrigins), origin);
  if (found == std::end(kOrigins))
    reader.fail("\"origin\" is not static, definition or source");
  else
    qstr.origin = QstrOrigin(found - std::begin(kOrigins));
  qstr.number = reader.number(object, "number");
  qstr.pool = reader.number(object, "pool");
  qstr.hash = reader.number(object, "hash");
  if (object.is_object() && object.contains("definition"))
    qstr.definition = reader.placeMember(object, "definition");
  reader.each(object, "uses", [&](const Json &use) { qstr.uses.push_back(reader.place(use)); });
  return qstr;
}

void readDatabase(DocumentReader &reader, const Json &document, Database &database) {
  if (reader.text(document, "format") != kDatabaseFormat) {
    reader.fail("is not a database of qstr-gen build");
    return;
  }
  if (uint32_t version = reader.number(document, "version"); version != kDatabaseVersion) {
    reader.fail("has version " + std::to_string(version) + " of the format, expected " +
                std::to_string(kDatabaseVersion));
    return;
  }
  database.bytesInLength = reader.number(document, "bytesInLength");
  database.bytesInHash = reader.number(document, "bytesInHash");
  reader.texts(document, "sources", database.sources);
  reader.texts(document, "files", database.files);
  reader.files = database.files.size();
  reader.each(document, "qstrs", [&](const Json &row) { database.qstrs.push_back(readQstr(reader, row)); });
  reader.each(document, "modules", [&](const Json &row) {
    database.modules.push_back({reader.text(row, "name"), reader.text(row, "object"),
                                reader.truth(row, "extensible"), reader.placeMember(row, "place")});
  });
  reader.each(document, "delegations", [&](const Json &row) {
    database.delegations.push_back(
        {reader.text(row, "object"), reader.text(row, "function"), reader.placeMember(row, "place")});
  });
  reader.each(document, "rootPointers", [&](const Json &row) {
    database.rootPointers.push_back({reader.text(row, "declaration"), reader.placeMember(row, "place")});
  });
  reader.each(document, "texts", [&](const Json &row) {
    database.texts.push_back({reader.text(row, "text"), reader.number(row, "bytes"),
                              reader.truth(row, "compressed"), reader.placeMember(row, "place")});
  });
}

} // namespace

std::string_view nameOf(QstrOrigin origin) { return kOrigins[size_t(origin)]; }

std::string jsonString(std::string_view text) {
  constexpr char digits[] = "0123456789abcdef";
  std::string result = "\"";
  for (size_t at = 0; at < text.size();) {
    driver::Character character = driver::characterAt(text, at);
    auto byte = static_cast<unsigned char>(text[at]);
    if (!character.valid)
      result += "\\ufffd";
    else if (byte == '"' || byte == '\\')
      (result += '\\') += char(byte);
    else if (byte < 0x20 || byte == 0x7f)
      (((result += "\\u00") += digits[byte >> 4]) += digits[byte & 15]);
    else
      result += text.substr(at, character.bytes);
    at += character.bytes;
  }
  return result + '"';
}

std::string writeDatabase(const Database &database) {
  std::string out = "{\n  \"format\": \"" + std::string(kDatabaseFormat) +
                    "\",\n  \"version\": " + std::to_string(kDatabaseVersion) +
                    ",\n  \"bytesInLength\": " + std::to_string(database.bytesInLength) +
                    ",\n  \"bytesInHash\": " + std::to_string(database.bytesInHash);
  for (auto [name, list] : {std::pair("sources", &database.sources), std::pair("files", &database.files)}) {
    Rows rows(out, name);
    for (const std::string &text : *list)
      rows.next() += jsonString(text);
  }
  {
    Rows rows(out, "qstrs");
    for (const DatabaseQstr &qstr : database.qstrs)
      rows.next() += qstrRow(qstr);
  }
  {
    Rows rows(out, "modules");
    for (const DatabaseModule &module : database.modules)
      rows.next() += "{\"name\": " + jsonString(module.name) + ", \"object\": " + jsonString(module.object) +
                     ", \"extensible\": " + (module.isExtensible ? "true" : "false") +
                     ", \"place\": " + placeText(module.place) + "}";
  }
  {
    Rows rows(out, "delegations");
    for (const DatabaseDelegation &row : database.delegations)
      rows.next() += "{\"object\": " + jsonString(row.object) +
                     ", \"function\": " + jsonString(row.function) + ", \"place\": " + placeText(row.place) +
                     "}";
  }
  {
    Rows rows(out, "rootPointers");
    for (const DatabaseRootPointer &row : database.rootPointers)
      rows.next() +=
          "{\"declaration\": " + jsonString(row.declaration) + ", \"place\": " + placeText(row.place) + "}";
  }
  {
    Rows rows(out, "texts");
    for (const DatabaseText &row : database.texts)
      rows.next() += "{\"text\": " + jsonString(row.text) + ", \"bytes\": " + std::to_string(row.bytes) +
                     ", \"compressed\": " + (row.isCompressed ? "true" : "false") +
                     ", \"place\": " + placeText(row.place) + "}";
  }
  return out + "\n}\n";
}

std::optional<Database> parseDatabase(std::string_view text, std::string &error) {
  Json document = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  error.clear();
  if (!document.is_object()) {
    error = "is not a JSON object";
    return std::nullopt;
  }
  Database database;
  DocumentReader reader(error);
  readDatabase(reader, document, database);
  if (!error.empty())
    return std::nullopt;
  return database;
}

} // namespace adder::genhdr
