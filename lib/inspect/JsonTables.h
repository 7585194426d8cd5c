//===- inspect/JsonTables.h - Strings and constants of a JSON document ------------------------------===//
//
// The first half of inspect/JsonReader.h: header, strings, constants.  Instructions may mention strings that
// the table lacks; they are added to it.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_INSPECT_JSONTABLES_H
#define ADDER_INSPECT_JSONTABLES_H

#include "inspect/JsonNode.h"
#include "mpy/Model.h"

#include <unordered_map>

namespace adder::inspect {

bool readJsonHeader(const JsonNode &node, mpy::Header &header);

class JsonQstrs {
public:
  explicit JsonQstrs(support::Arena &arena) : arena(arena), entries(arena) {}

  /// Reads the table.
  bool read(const JsonNode &node);
  /// Reads {"qstr": 5, "name": "print"}, of which one may be missing.  Names that are new get an entry.
  bool readReference(const JsonNode &node, uint32_t &index);

  std::span<const mpy::Qstr> all() const { return entries.span(); }

private:
  bool readEntry(const JsonNode &node);
  bool add(const JsonNode &node, std::string_view text, bool isStored);

  support::Arena &arena;
  support::Vector<mpy::Qstr> entries;
  std::unordered_map<std::string_view, uint32_t> indexes; // the first of each text
};

/// Reads the constant table into `arena`.
bool readJsonObjects(const JsonNode &node, support::Arena &arena, std::span<const mpy::Object> &objects);

/// `bytes`, copied to `arena`.
std::span<const uint8_t> copyTo(support::Arena &arena, std::span<const uint8_t> bytes);

} // namespace adder::inspect

#endif // ADDER_INSPECT_JSONTABLES_H
