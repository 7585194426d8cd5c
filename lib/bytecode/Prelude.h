//===- bytecode/Prelude.h - What precedes the instructions of a function ----------------------------===//
//
// The prelude tells a runtime how to call a function: size of its frame, arguments and their names, lines,
// cells (mpy-and-bytecode.md 4.2 to 4.5).  The encoder writes its two packed parts; the decoder splits the
// bytes of a whole function and checks every length on the way.
//
//     signature | sizes | block name, argument names | line table | cells | instructions
//                         '---------- infoBytes ------------------'
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_BYTECODE_PRELUDE_H
#define ADDER_BYTECODE_PRELUDE_H

#include "bytecode/Varint.h"
#include "bytecode/VerifierRules.h"

#include <optional>

namespace adder::bytecode {

/// Bits of Signature::flags.
namespace scope_flag {
enum : uint8_t {
#define SCOPE_FLAG(Enumerator, Value, Name) Enumerator = Value,
#include "bytecode/ScopeFlags.def"
};
} // namespace scope_flag

/// The six numbers that lead a function.
struct Signature {
  uint32_t stateSize = 1;      ///< locals + deepest value stack, at least 1
  uint32_t exceptionStack = 0; ///< most blocks open at once
  uint32_t flags = 0;          ///< of scope_flag
  uint32_t positional = 0;     ///< hidden closure arguments included
  uint32_t keywordOnly = 0;
  uint32_t defaults = 0; ///< positional arguments with a default

  friend bool operator==(const Signature &, const Signature &) = default;
};

/// Appends `signature`, whose stateSize must not be 0.  May allocate.
void encodeSignature(support::Vector<uint8_t> &out, const Signature &signature);

/// Appends the sizes: bytes of names and line table together, number of cells.  May allocate.
void encodeSizes(support::Vector<uint8_t> &out, uint32_t infoBytes, uint32_t cellCount);

/// Reads a sequence of unsigned integers that has been checked before.
class VuintSequence {
public:
  VuintSequence() = default;
  VuintSequence(std::span<const uint8_t> bytes) : bytes(bytes) {}

  /// The next integer; nothing at the end.
  std::optional<uint32_t> next() {
    uint32_t value;
    if (decodeVuint(bytes, at, value) != VarintStatus::Ok)
      return std::nullopt;
    return value;
  }
  /// Bytes consumed so far.
  size_t offset() const { return at; }

private:
  std::span<const uint8_t> bytes;
  size_t at = 0;
};

/// The parts of a function; the spans point into the bytes given to decodePrelude().
struct Prelude {
  Signature signature;
  uint32_t blockName = 0;             ///< index into the string table
  std::span<const uint8_t> names;     ///< block name and argument names: 1 + argumentCount() integers
  std::span<const uint8_t> lineTable; ///< whole entries
  std::span<const uint8_t> cells;     ///< numbers of the locals to be boxed
  std::span<const uint8_t> code;      ///< the instructions; empty in native code

  uint64_t argumentCount() const { return uint64_t(signature.positional) + signature.keywordOnly; }
  /// Indexes into the string table, positional arguments first.
  VuintSequence argumentNames() const {
    VuintSequence sequence(names);
    sequence.next();
    return sequence;
  }
};

/// Why bytes are not a prelude.  Texts are static.
struct PreludeFault {
  std::string_view field;
  std::string_view problem;
  size_t offset; ///< from the start of the function
  Rule rule;     ///< the rule that is broken: P1, P2 or P3
};

/// Splits the bytes of a function.  Checks all lengths (4.2, and rules P1 to P3 of section 7 as far as they
/// do not need the string table), not the instructions.  Does not allocate.
std::optional<PreludeFault> decodePrelude(std::span<const uint8_t> function, Prelude &prelude);

} // namespace adder::bytecode

#endif // ADDER_BYTECODE_PRELUDE_H
