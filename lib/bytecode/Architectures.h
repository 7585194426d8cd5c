//===- bytecode/Architectures.h - Targets of native code --------------------------------------------===//
//
// The architectures of Architectures.def: numbers in files, names on command lines, optional extensions.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_BYTECODE_ARCHITECTURES_H
#define ADDER_BYTECODE_ARCHITECTURES_H

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace adder::bytecode {

enum class Architecture : uint8_t {
#define ARCHITECTURE(Enumerator, Number, March, ToolName, HasEmitter) Enumerator = Number,
#include "bytecode/Architectures.def"
};

constexpr unsigned kArchitectureCount = 14;

struct ArchitectureInfo {
  Architecture architecture;
  std::string_view march;    ///< name for -march; empty for None
  std::string_view toolName; ///< name that mpy-tool prints
  bool hasEmitter;           ///< the reference compiler makes native code for it
};

/// A named bit of the architecture flags.
struct ArchitectureFlag {
  Architecture architecture;
  uint8_t bit;
  std::string_view name;
};

/// All rows, by number.
std::span<const ArchitectureInfo> architectures();
const ArchitectureInfo &infoOf(Architecture architecture);
/// By number in a file; nothing if no architecture has it.
std::optional<Architecture> architectureNumbered(unsigned number);
/// By -march name; nothing if unknown or empty.  "host" is for the caller to resolve.
std::optional<Architecture> architectureNamed(std::string_view march);

/// All named flags of all architectures.
std::span<const ArchitectureFlag> architectureFlags();
/// The bits that mean something for `architecture`.
uint32_t knownFlagsOf(Architecture architecture);

} // namespace adder::bytecode

#endif // ADDER_BYTECODE_ARCHITECTURES_H
