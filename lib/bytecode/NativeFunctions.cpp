//===- bytecode/NativeFunctions.cpp - The runtime function table of native code ---------------------===//

#include "bytecode/NativeFunctions.h"

#include <iterator>

namespace adder::bytecode {

namespace {

constexpr NativeFunction kRows[] = {
#define NATIVE_FUNCTION(Number, Name, Signature) {Number, Name, Signature},
#define NATIVE_DATA(Number, Name) {Number, Name, {}},
#include "bytecode/NativeFunctions.def"
};

constexpr bool isInOrder() {
  for (unsigned i = 0; i < std::size(kRows); ++i)
    if (kRows[i].number != i)
      return false;
  return true;
}
static_assert(std::size(kRows) == kNativeFunctionCount);
static_assert(isInOrder(), "the number of a row is its place");

} // namespace

std::span<const NativeFunction> nativeFunctions() { return kRows; }

} // namespace adder::bytecode
