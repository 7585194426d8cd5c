//===- bytecode/NativeFunctions.h - The runtime function table of native code -----------------------===//
//
// The rows of NativeFunctions.def: what the numbers mean by which machine code calls the runtime.  The
// verifier takes the length from here, listings the names; a runtime must build its table in this order.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_BYTECODE_NATIVEFUNCTIONS_H
#define ADDER_BYTECODE_NATIVEFUNCTIONS_H

#include <cstdint>
#include <span>
#include <string_view>

namespace adder::bytecode {

/// Words in the table (native-abi.md 1.2).
constexpr unsigned kNativeFunctionCount = 87;

struct NativeFunction {
  uint8_t number;
  std::string_view name;      ///< without "mp_"
  std::string_view signature; ///< empty for data
  bool isData() const { return signature.empty(); }
};

/// All rows, by number: element i has number i.
std::span<const NativeFunction> nativeFunctions();

} // namespace adder::bytecode

#endif // ADDER_BYTECODE_NATIVEFUNCTIONS_H
