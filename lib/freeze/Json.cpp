//===- freeze/Json.cpp - JSON with line numbers -----------------------------------------------------===//

#include "freeze/Json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>

namespace adder::freeze {

namespace {

/// Members of an object are searched one by one.
constexpr size_t kMostMembers = 1000;

/// How far the parser has read.  It pulls single bytes and reports a value as soon as it knows it.
struct Progress {
  uint32_t newlines = 0;
  char last = 0;

  /// The line of what was reported last.  Behind a number the byte that ends it was read too.
  uint32_t line() const { return newlines + 1 - (last == '\n'); }
};

/// Counts lines while the parser reads through it.
class CountingIterator {
public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = ptrdiff_t;
  using pointer = const char *;
  using reference = const char &;

  CountingIterator(const char *at, Progress *progress) : at(at), progress(progress) {}
  reference operator*() const { return *at; }
  CountingIterator &operator++() {
    progress->last = *at;
    progress->newlines += *at == '\n';
    ++at;
    return *this;
  }
  bool operator==(const CountingIterator &other) const { return at == other.at; }
  bool operator!=(const CountingIterator &other) const { return at != other.at; }

private:
  const char *at;
  Progress *progress;
};

/// What the parser calls; false ends it.
class Builder {
public:
  Builder(const Progress &progress, JsonError &error) : progress(progress), error(error) {}

  bool null() { return add(JsonValue::Kind::Null) != nullptr; }
  bool boolean(bool value) {
    JsonValue *added = add(JsonValue::Kind::Boolean);
    return added && (added->boolean = value, true);
  }
  bool number_integer(int64_t value) {
    JsonValue *added = add(JsonValue::Kind::Integer);
    return added && (added->integer = value, true);
  }
  bool number_unsigned(uint64_t value) {
    if (value <= uint64_t(INT64_MAX))
      return number_integer(int64_t(value));
    return number_float(0, std::to_string(value));
  }
  bool number_float(double, const std::string &spelling) {
    JsonValue *added = add(JsonValue::Kind::Number);
    return added && (added->text = spelling, true);
  }
  bool string(std::string &value) {
    JsonValue *added = add(JsonValue::Kind::String);
    return added && (added->text = std::move(value), true);
  }
  bool binary(std::vector<uint8_t> &) { return false; } // not in text

  bool start_object(size_t) { return open(JsonValue::Kind::Object); }
  bool start_array(size_t) { return open(JsonValue::Kind::Array); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool key(std::string &name) {
    if (path.back()->items.size() == kMostMembers)
      return fail("an object of more than " + std::to_string(kMostMembers) + " members");
    if (const JsonValue *other = path.back()->member(name))
      return fail("the key '" + name + "' stands twice, first in line " + std::to_string(other->keyLine));
    nextKey = std::move(name);
    nextKeyLine = progress.line();
    return true;
  }

  bool parse_error(size_t, const std::string &, const nlohmann::detail::exception &exception) {
    // "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error while ..."
    std::string_view message = exception.what();
    size_t place = message.find(", column ");
    size_t start = place == message.npos ? message.find("] ") : message.find(": ", place);
    if (start != message.npos)
      message.remove_prefix(start + 2);
    constexpr size_t kLongest = 200; // it quotes what was read
    return fail(message.size() > kLongest ? std::string(message.substr(0, kLongest)) + "..."
                                          : std::string(message));
  }

  JsonValue root;
  bool failed = false;

private:
  bool fail(std::string message) {
    if (!failed)
      error = {progress.line(), std::move(message)};
    failed = true;
    return false;
  }

  JsonValue *add(JsonValue::Kind kind) {
    JsonValue *value = &root;
    if (!path.empty())
      value = &path.back()->items.emplace_back();
    value->kind = kind;
    value->line = progress.line();
    value->key = std::move(nextKey);
    value->keyLine = nextKeyLine;
    nextKey.clear();
    return value;
  }

  bool open(JsonValue::Kind kind) {
    if (path.size() == kDeepestJson)
      return fail("nested more than " + std::to_string(kDeepestJson) + " levels deep");
    path.push_back(add(kind)); // stays where it is: its parent grows only when it is closed
    return true;
  }

  bool close() {
    path.pop_back();
    return true;
  }

  const Progress &progress;
  JsonError &error;
  std::vector<JsonValue *> path; // open arrays and objects
  std::string nextKey;
  uint32_t nextKeyLine = 0;
};

} // namespace

const JsonValue *JsonValue::member(std::string_view name) const {
  auto at = std::find_if(items.begin(), items.end(), [&](const JsonValue &item) { return item.key == name; });
  return kind == Kind::Object && at != items.end() ? &*at : nullptr;
}

std::optional<JsonValue> parseJson(std::string_view text, JsonError &error) {
  Progress progress;
  Builder builder(progress, error);
  CountingIterator begin(text.data(), &progress), end(text.data() + text.size(), &progress);
  if (!nlohmann::json::sax_parse(begin, end, &builder)) {
    if (!builder.failed)
      error = {progress.line(), "not JSON"};
    return std::nullopt;
  }
  return std::move(builder.root);
}

std::string_view describe(JsonValue::Kind kind) {
  switch (kind) {
  case JsonValue::Kind::Null:
    return "null";
  case JsonValue::Kind::Boolean:
    return "true or false";
  case JsonValue::Kind::Integer:
    return "an integer";
  case JsonValue::Kind::Number:
    return "a number that is no 64-bit integer";
  case JsonValue::Kind::String:
    return "a string";
  case JsonValue::Kind::Array:
    return "a list";
  case JsonValue::Kind::Object:
    return "an object";
  }
  return "";
}

} // namespace adder::freeze
