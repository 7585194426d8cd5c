//===- bytecode/Architectures.cpp - Lookups of Architectures.def ------------------------------------===//
//
// An architecture's number is its index in the table, which is checked here.
//
//===------------------------------------------------------------------------------------------------===//

#include "bytecode/Architectures.h"

#include <cstddef>

namespace adder::bytecode {

namespace {

constexpr ArchitectureInfo kRows[] = {
#define ARCHITECTURE(Enumerator, Number, March, ToolName, HasEmitter)                                        \
  {Architecture::Enumerator, March, ToolName, HasEmitter},
#include "bytecode/Architectures.def"
};

constexpr ArchitectureFlag kFlags[] = {
#define ARCHITECTURE_FLAG(Owner, Bit, Name) {Architecture::Owner, Bit, Name},
#include "bytecode/Architectures.def"
};

constexpr bool numberedFromZero() {
  for (size_t i = 0; i < kArchitectureCount; ++i)
    if (uint8_t(kRows[i].architecture) != i)
      return false;
  return true;
}

static_assert(sizeof(kRows) / sizeof(kRows[0]) == kArchitectureCount);
static_assert(numberedFromZero());

} // namespace

std::span<const ArchitectureInfo> architectures() { return kRows; }

const ArchitectureInfo &infoOf(Architecture architecture) { return kRows[uint8_t(architecture)]; }

std::optional<Architecture> architectureNumbered(unsigned number) {
  if (number >= kArchitectureCount)
    return std::nullopt;
  return Architecture(number);
}

std::optional<Architecture> architectureNamed(std::string_view march) {
  if (march.empty())
    return std::nullopt;
  for (const ArchitectureInfo &row : kRows)
    if (row.march == march)
      return row.architecture;
  return std::nullopt;
}

std::span<const ArchitectureFlag> architectureFlags() { return kFlags; }

uint32_t knownFlagsOf(Architecture architecture) {
  uint32_t bits = 0;
  for (const ArchitectureFlag &flag : kFlags)
    if (flag.architecture == architecture)
      bits |= uint32_t(1) << flag.bit;
  return bits;
}

} // namespace adder::bytecode
