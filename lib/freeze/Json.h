//===- freeze/Json.h - JSON with line numbers -------------------------------------------------------===//
//
// A manifest is written by hand, so what is said about it must name the line.  nlohmann's parser reports
// values as it meets them; the tree made here keeps for each the line and the order in which members stand,
// and refuses what a tree of values would hide: a key that stands twice.  Any bytes are a valid input.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_FREEZE_JSON_H
#define ADDER_FREEZE_JSON_H

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace adder::freeze {

struct JsonValue {
  enum class Kind : uint8_t { Null, Boolean, Integer, Number, String, Array, Object };

  Kind kind = Kind::Null;
  bool boolean = false;
  uint32_t line = 0; ///< from 1: where the value begins; of a string and a number, where it ends
  uint32_t keyLine = 0;
  int64_t integer = 0;
  std::string text;             ///< of a string; of a number that is no 64-bit integer, as it is written
  std::string key;              ///< if it is a member
  std::vector<JsonValue> items; ///< of an array; of an object, its members in the order of the text

  /// Null if there is none.
  const JsonValue *member(std::string_view name) const;
};

struct JsonError {
  uint32_t line = 0; ///< from 1
  std::string message;
};

/// Nesting that is refused: more than any manifest needs, far less than a stack holds.
constexpr size_t kDeepestJson = 32;

/// The value that `text` is, or nothing and what is wrong.  Does not throw.
std::optional<JsonValue> parseJson(std::string_view text, JsonError &error);

/// "an integer", "a list", ... for messages.
std::string_view describe(JsonValue::Kind kind);

} // namespace adder::freeze

#endif // ADDER_FREEZE_JSON_H
