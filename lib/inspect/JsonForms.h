//===- inspect/JsonForms.h - What writing and reading of the JSON form share ------------------------===//
//
// Names that stand for numbers, and the lengths that the form leaves out because they are the usual ones.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_INSPECT_JSONFORMS_H
#define ADDER_INSPECT_JSONFORMS_H

#include "bytecode/Instruction.h"
#include "bytecode/Prelude.h"
#include "mpy/Model.h"
#include "mpy/Relocations.h"

#include <array>
#include <optional>
#include <string_view>

namespace adder::inspect::json_forms {

struct NamedBit {
  uint32_t bit;
  std::string_view name;
};
constexpr NamedBit kScopeFlags[] = {
#define SCOPE_FLAG(Enumerator, Value, Name) {Value, Name},
#include "bytecode/ScopeFlags.def"
};

/// What STORE_COMP fills, by the low two bits of its operand.
constexpr std::array<std::string_view, 3> kCollections = {"list", "dict", "set"};

constexpr std::string_view kArchitectureNone = "none";

/// Whether the operand of `opcode` has bytes of its own; then their usual number for this operand.
inline std::optional<unsigned> usualOperandBytes(uint8_t opcode, int64_t operand) {
  switch (bytecode::formatOf(opcode)) {
  case bytecode::OperandFormat::Vuint:
    return bytecode::sizeOfVuint(uint32_t(operand));
  case bytecode::OperandFormat::Vsint:
    // Integers that the short form holds usually are in it.
    return operand >= bytecode::kSmallIntMultiMin && operand <= bytecode::kSmallIntMultiMax
               ? 0
               : bytecode::sizeOfVsint(operand);
  case bytecode::OperandFormat::None:
  case bytecode::OperandFormat::Offset:
    break;
  }
  return std::nullopt;
}

/// Appends the bytes of a relocation record, with its address and count as integers of the shortest form.
inline void encodeRelocation(support::Vector<uint8_t> &out, const mpy::Relocation &relocation,
                             bool hasAddress, bool hasCount) {
  using mpy::RelocationBase;
  unsigned base = relocation.base == RelocationBase::FunctionTableEntry ? 9u + relocation.entry
                  : relocation.base >= RelocationBase::QstrTable
                      ? 6u + unsigned(relocation.base) - unsigned(RelocationBase::QstrTable)
                      : 2 * unsigned(relocation.base) + hasCount;
  out.push(uint8_t(base << 1 | unsigned(hasAddress)));
  if (hasAddress)
    bytecode::encodeVuint(out, uint32_t(relocation.word) << 1 | unsigned(relocation.inRodata));
  if (hasCount)
    bytecode::encodeVuint(out, relocation.count);
}

} // namespace adder::inspect::json_forms

#endif // ADDER_INSPECT_JSONFORMS_H
