//===- runtime/regex/Opcodes.h - Instructions of compiled regular expressions -----------------------===//
//
// Shared by compiler and matcher; see Opcodes.def.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_REGEX_OPCODES_H
#define ADDER_RUNTIME_REGEX_OPCODES_H

#include <cstddef>
#include <cstdint>

namespace adder::regex {

enum class Op : uint8_t {
#define REGEX_OP(name, operands) name,
#include "runtime/regex/Opcodes.def"
};

/// Bytes of an instruction; that of Ranges without its pairs.
constexpr size_t kOpBytes[] = {
#define REGEX_OP(name, operands) 1 + operands,
#include "runtime/regex/Opcodes.def"
};

constexpr size_t opBytes(Op op) { return kOpBytes[size_t(op)]; }

// Where operands are, from the opcode byte.
constexpr size_t kAddressAt = 1;
constexpr size_t kSplitNumberAt = 4;
constexpr size_t kIfEmptyLoopAt = 4;
constexpr size_t kRunNumberAt = 1;
constexpr size_t kSaveSlotAt = 1; // of Mark, too
constexpr size_t kRangesAt = 2;

/// An address reaches so far.
constexpr ptrdiff_t kAddressLimit = (1 << 23) - 1;
/// Choices above this share the number, and are not remembered.
constexpr unsigned kNoNumber = 0xffff;

inline unsigned readNumber(const uint8_t *at) { return at[0] | at[1] << 8; }
inline void writeNumber(uint8_t *at, size_t value) {
  at[0] = uint8_t(value);
  at[1] = uint8_t(value >> 8);
}

inline ptrdiff_t readAddress(const uint8_t *at) {
  return int32_t(at[0] | at[1] << 8) | int32_t(int8_t(at[2])) * 65536;
}
inline void writeAddress(uint8_t *at, ptrdiff_t value) {
  at[0] = uint8_t(value);
  at[1] = uint8_t(value >> 8);
  at[2] = uint8_t(value >> 16);
}

} // namespace adder::regex

#endif // ADDER_RUNTIME_REGEX_OPCODES_H
