//===- test/unit/bytecode/VerifiedFunction.h - Functions for the tests of the verifier --------------===//
#ifndef ADDER_TEST_UNIT_BYTECODE_VERIFIEDFUNCTION_H
#define ADDER_TEST_UNIT_BYTECODE_VERIFIEDFUNCTION_H

#include "../HostArena.h"
#include "Bytes.h"
#include "bytecode/Verifier.h"

#include <gtest/gtest.h>

namespace adder::test {

/// A function in a module with 8 strings, of which 3 is BaseException, 4 constants and two children: child 0
/// without parameters, child 1 with two hidden ones.
struct Function {
  std::vector<uint8_t> code;
  uint32_t stateSize = 8;
  uint32_t blocks = 0;
  uint32_t flags = 0;
  uint32_t positional = 0;
  std::vector<uint8_t> cells = {};
  uint32_t closureCells = 0;
  uint32_t leadingStars = 0;
};

inline Function function(std::string_view hex, uint32_t stateSize = 8, uint32_t blocks = 0) {
  return {fromHex(hex), stateSize, blocks};
}

struct Verified {
  std::string fault; ///< "S3 at 2", or nothing
  std::string message;
  uint64_t steps = 0;
};

inline Verified verify(const Function &function, const bytecode::VerifierLimits &limits = {}) {
  StrictArena arena;
  bytecode::Prelude prelude;
  prelude.signature.stateSize = function.stateSize;
  prelude.signature.exceptionStack = function.blocks;
  prelude.signature.flags = function.flags;
  prelude.signature.positional = function.positional;
  prelude.cells = function.cells;
  prelude.code = function.code;
  bytecode::ChildShape shapes[2] = {{.known = true}, {.known = true, .positional = 2, .leadingStars = 2}};
  const uint32_t children[2] = {0, 1};
  bytecode::FunctionContext context;
  context.qstrCount = 8;
  context.objectCount = 4;
  context.children = children;
  context.shapes = shapes;
  context.closureCells = function.closureCells;
  context.leadingStars = function.leadingStars;
  context.isBaseException = [](const void *, uint32_t qstr) { return qstr == 3; };
  bytecode::FunctionVerifier verifier(arena, limits);
  std::optional<bytecode::FunctionFault> fault = verifier.verify(prelude, context);
  Verified verified;
  verified.steps = verifier.steps();
  if (fault) {
    verified.fault = std::string(bytecode::infoOf(fault->rule).id) + " at " + std::to_string(fault->offset);
    verified.message = fault->message;
  }
  return verified;
}

inline std::string faultOf(const Function &function) { return verify(function).fault; }
inline std::string faultOf(std::string_view hex, uint32_t stateSize = 8, uint32_t blocks = 0) {
  return faultOf(function(hex, stateSize, blocks));
}

} // namespace adder::test

#endif // ADDER_TEST_UNIT_BYTECODE_VERIFIEDFUNCTION_H
