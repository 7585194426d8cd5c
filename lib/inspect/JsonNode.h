//===- inspect/JsonNode.h - Reading JSON that may hold anything -------------------------------------===//
//
// A value together with its place in the document.  Every method checks what is there; the first failure is
// kept with its JSON pointer ("/codes/3/instructions/7/op"), and the method that failed returns false, which
// callers only pass on.  Nothing throws.
//
// parseJson() bounds nesting before there is a tree, so that neither building nor destroying it goes deep.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_INSPECT_JSONNODE_H
#define ADDER_INSPECT_JSONNODE_H

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace adder::inspect {

/// Why a document was refused.
struct JsonFailure {
  std::string place;   ///< JSON pointer, or "line 3, column 5" of what is no JSON; empty: the whole document
  std::string message; ///< empty: no failure
};

/// Objects and arrays within each other that a document may have.
constexpr size_t kJsonDepth = 200;

/// Parses `text`.  Nothing, with `failure` set, if it is no JSON, nests too deep, or an object has two
/// members of the same name.
std::optional<nlohmann::json> parseJson(std::string_view text, JsonFailure &failure);

/// `text` in quotes for a message; of a long one the beginning.
std::string inQuotes(std::string_view text);

class JsonNode {
public:
  /// The whole document.  Nodes made from this one refer to it and to each other: a parent must outlive its
  /// children.
  JsonNode(const nlohmann::json &document, JsonFailure &failure)
      : JsonNode(&document, nullptr, {}, 0, failure) {}

  bool exists() const { return json != nullptr; }
  bool isString() const { return json && json->is_string(); }
  bool isArray() const { return json && json->is_array(); }
  bool isObject() const { return json && json->is_object(); }

  /// Records `message` for this place unless something failed before.  Always false.
  bool fail(std::string message) const;

  /// The member `name`, which may not exist; not if this is no object.
  JsonNode member(std::string_view name) const;
  bool has(std::string_view name) const { return member(name).exists(); }
  size_t size() const { return json ? json->size() : 0; }
  /// Element `index` < size() of an array.
  JsonNode item(size_t index) const { return JsonNode(&(*json)[index], this, {}, index, *failure); }

  /// Fails unless this is an object with no other members than these and "note".
  bool expectObject(std::initializer_list<std::string_view> members) const;
  bool expectArray() const;
  bool read(std::string_view &text) const;
  bool read(bool &truth) const;
  bool readUnsigned(uint64_t &number, uint64_t most) const;
  bool readSigned(int64_t &number) const;
  /// Hexadecimal digits: a string or an array of them, blanks between bytes allowed.
  bool readHex(std::vector<uint8_t> &bytes) const;

  template <typename T> bool readNumber(T &number, uint64_t most = T(-1)) const {
    uint64_t wide = 0;
    if (!readUnsigned(wide, most))
      return false;
    number = T(wide);
    return true;
  }

private:
  JsonNode(const nlohmann::json *json, const JsonNode *parent, std::string_view key, size_t index,
           JsonFailure &failure)
      : json(json), parent(parent), key(key), index(index), failure(&failure) {}

  bool expectThere() const;
  bool appendHex(const std::string &digits, std::vector<uint8_t> &bytes) const;
  std::string pointer() const;

  const nlohmann::json *json; // null: there is none
  const JsonNode *parent;
  std::string_view key; // of a member
  size_t index;         // of an element
  JsonFailure *failure;
};

} // namespace adder::inspect

#endif // ADDER_INSPECT_JSONNODE_H
