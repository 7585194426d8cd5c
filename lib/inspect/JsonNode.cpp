//===- inspect/JsonNode.cpp - Reading JSON that may hold anything -----------------------------------===//

#include "inspect/JsonNode.h"

#include <algorithm>
#include <set>

namespace adder::inspect {

using Json = nlohmann::json;

namespace {

/// Reads a document without keeping it: syntax, nesting, names that occur twice.
class Checker final : public nlohmann::json_sax<Json> {
public:
  Checker(std::string_view text, JsonFailure &failure) : text(text), failure(failure) {}

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t &) override { return true; }
  bool string(string_t &) override { return true; }
  bool binary(binary_t &) override { return true; }
  bool start_object(std::size_t) override { return enter(); }
  bool end_object() override { return leave(); }
  bool start_array(std::size_t) override { return enter(); }
  bool end_array() override { return leave(); }
  bool key(string_t &name) override {
    if (names.back().insert(name).second)
      return true;
    failure = {{}, "an object has two members " + inQuotes(name)};
    return false;
  }
  bool parse_error(std::size_t position, const std::string &,
                   const nlohmann::detail::exception &error) override {
    std::string_view message = error.what();
    // "[json.exception...] parse error at line 1, column 2: what is wrong"
    size_t place = message.find("column ");
    size_t colon = place == message.npos ? message.find("] ") : message.find(": ", place);
    if (colon != message.npos)
      message.remove_prefix(colon + 2);
    failure = {placeOf(position), std::string(message)};
    return false;
  }

private:
  bool enter() {
    names.emplace_back();
    if (names.size() <= kJsonDepth)
      return true;
    failure = {{}, "objects and arrays nested deeper than " + std::to_string(kJsonDepth)};
    return false;
  }
  bool leave() {
    names.pop_back();
    return true;
  }

  /// `position` counts bytes read, the faulty one included.
  std::string placeOf(size_t position) const {
    std::string_view before = text.substr(0, position ? position - 1 : 0);
    size_t lines = size_t(std::count(before.begin(), before.end(), '\n'));
    size_t lineStart = before.rfind('\n') + 1; // 0 if there is none
    return "line " + std::to_string(lines + 1) + ", column " + std::to_string(before.size() - lineStart + 1);
  }

  std::string_view text;
  JsonFailure &failure;
  std::vector<std::set<std::string>> names; // of the open objects; arrays have an empty one
};

} // namespace

std::optional<Json> parseJson(std::string_view text, JsonFailure &failure) {
  Checker checker(text, failure);
  if (!Json::sax_parse(text, &checker))
    return std::nullopt;
  Json document = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (document.is_discarded()) {
    failure = {{}, "no JSON"}; // cannot be: the checker has read it
    return std::nullopt;
  }
  return document;
}

std::string inQuotes(std::string_view text) {
  constexpr size_t kShown = 60;
  return "'" + std::string(text.substr(0, kShown)) + (text.size() > kShown ? "'.." : "'");
}

std::string JsonNode::pointer() const {
  std::vector<const JsonNode *> way;
  for (const JsonNode *node = this; node->parent; node = node->parent)
    way.push_back(node);
  std::string text;
  for (size_t i = way.size(); i-- > 0;) {
    const JsonNode &node = *way[i];
    text += '/';
    if (node.key.empty() && node.parent->isArray()) {
      text += std::to_string(node.index);
      continue;
    }
    for (char c : node.key) // RFC 6901, section 3
      text += c == '~' ? std::string("~0") : c == '/' ? std::string("~1") : std::string(1, c);
  }
  return text;
}

bool JsonNode::fail(std::string message) const {
  if (failure->message.empty())
    *failure = {pointer(), std::move(message)};
  return false;
}

JsonNode JsonNode::member(std::string_view name) const {
  const Json *found = nullptr;
  if (isObject())
    if (auto at = json->find(std::string(name)); at != json->end())
      found = &*at;
  return JsonNode(found, this, name, 0, *failure);
}

bool JsonNode::expectThere() const {
  return json != nullptr || parent->fail("'" + std::string(key) + "' is missing");
}

bool JsonNode::expectObject(std::initializer_list<std::string_view> members) const {
  if (!expectThere())
    return false;
  if (!isObject())
    return fail(std::string("not an object but ") + json->type_name());
  for (auto at = json->begin(); at != json->end(); ++at) {
    const std::string &name = at.key();
    if (name != "note" && std::find(members.begin(), members.end(), name) == members.end())
      return fail("unknown member " + inQuotes(name));
  }
  return true;
}

bool JsonNode::expectArray() const {
  return expectThere() && (isArray() || fail(std::string("not an array but ") + json->type_name()));
}

bool JsonNode::read(std::string_view &text) const {
  if (!expectThere())
    return false;
  const std::string *string = json->get_ptr<const Json::string_t *>();
  if (!string)
    return fail(std::string("not a string but ") + json->type_name());
  text = *string;
  return true;
}

bool JsonNode::read(bool &truth) const {
  if (!expectThere())
    return false;
  const bool *value = json->get_ptr<const Json::boolean_t *>();
  if (!value)
    return fail(std::string("not true or false but ") + json->type_name());
  truth = *value;
  return true;
}

bool JsonNode::readUnsigned(uint64_t &number, uint64_t most) const {
  if (!expectThere())
    return false;
  if (!json->is_number())
    return fail(std::string("not a number but ") + json->type_name());
  const uint64_t *value = json->get_ptr<const Json::number_unsigned_t *>();
  if (!value || *value > most)
    return fail("not a whole number from 0 to " + std::to_string(most));
  number = *value;
  return true;
}

bool JsonNode::readSigned(int64_t &number) const {
  if (!expectThere())
    return false;
  if (!json->is_number())
    return fail(std::string("not a number but ") + json->type_name());
  const int64_t *value = json->get_ptr<const Json::number_integer_t *>();
  const uint64_t *positive = json->get_ptr<const Json::number_unsigned_t *>();
  if (!value || (positive && *positive > uint64_t(INT64_MAX)))
    return fail("not a whole number of 64 bits");
  number = *value;
  return true;
}

bool JsonNode::appendHex(const std::string &digits, std::vector<uint8_t> &bytes) const {
  auto valueOf = [](char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
  };
  for (size_t i = 0; i < digits.size();) {
    if (digits[i] == ' ') {
      ++i;
      continue;
    }
    int high = valueOf(digits[i]);
    int low = i + 1 < digits.size() ? valueOf(digits[i + 1]) : -1;
    if (high < 0 || low < 0)
      return fail("not pairs of hexadecimal digits");
    bytes.push_back(uint8_t(high << 4 | low));
    i += 2;
  }
  return true;
}

bool JsonNode::readHex(std::vector<uint8_t> &bytes) const {
  bytes.clear();
  if (!expectThere())
    return false;
  if (const std::string *digits = json->get_ptr<const Json::string_t *>())
    return appendHex(*digits, bytes);
  if (!isArray())
    return fail(std::string("not a string of hexadecimal digits, or several, but ") + json->type_name());
  for (size_t i = 0; i < size(); ++i) {
    JsonNode part = item(i);
    std::string_view digits;
    if (!part.read(digits) || !part.appendHex(std::string(digits), bytes))
      return false;
  }
  return true;
}

} // namespace adder::inspect
