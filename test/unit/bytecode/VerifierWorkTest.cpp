//===- test/unit/bytecode/VerifierWorkTest.cpp - Work is proportional to size -----------------------===//
//
// Functions made to cause as much work as possible.  The verifier's own count of steps is compared with its
// bound; that is the same on every machine.
//
//===------------------------------------------------------------------------------------------------===//

#include "VerifiedFunction.h"

using namespace adder;
using namespace adder::test;

namespace {

void append(std::vector<uint8_t> &code, std::string_view hex, size_t times = 1) {
  std::vector<uint8_t> bytes = fromHex(hex);
  for (size_t i = 0; i < times; ++i)
    code.insert(code.end(), bytes.begin(), bytes.end());
}

/// Steps per byte, after checking the bound.
double workOf(const Function &function, std::string_view expectedRule) {
  Verified verified = verify(function);
  EXPECT_EQ(verified.fault.substr(0, verified.fault.find(' ')), expectedRule) << verified.message;
  bytecode::VerifierLimits limits;
  uint64_t bound = uint64_t(limits.stepsPerByte) * function.code.size() + limits.moreSteps;
  EXPECT_LE(verified.steps, bound + 2 * 65535 + 1000); // one instruction may take a walk over a whole stack
  return double(verified.steps) / double(function.code.size());
}

TEST(VerifierWorkTest, HighStacksOfValuesAreFree) {
  Function function = test::function("", 65535);
  append(function.code, "51 30 83 d4 60 2a 83 d4 60 59", 20000); // UNPACK_SEQUENCE 60000, BUILD_TUPLE 60000
  append(function.code, "51 63");
  EXPECT_LT(workOf(function, ""), 2);
}

TEST(VerifierWorkTest, StacksOfManyRuns) {
  // 30000 pairs of marker and value, then additions to the lowest of them.
  Function function = test::function("", 65535);
  append(function.code, "51 53", 30000);
  append(function.code, "51 2f 8e d2 78", 50000); // STORE_COMP, 59998 slots below
  append(function.code, "51 63");
  workOf(function, "S0");
}

TEST(VerifierWorkTest, ManyStates) {
  Function function = test::function("", 100);
  for (int i = 0; i < 6; ++i)
    append(function.code, "51 43 43 53 42 41 51"); // a marker or a value
  std::vector<uint8_t> tail = function.code;
  append(function.code, "51 63");
  bytecode::VerifierLimits few{.statesPerInstruction = 64};
  EXPECT_EQ(verify(function, few).fault, "");
  function.code = tail;
  append(function.code, "51 43 43 53 42 41 51 51 63");
  EXPECT_EQ(verify(function, few).fault.substr(0, 2), "S0");
  EXPECT_EQ(verify(function).fault, "");
  function.code = tail;
  append(function.code, "51 59", 100000);
  append(function.code, "51 63");
  workOf(function, "S0"); // 64 states of a long line
}

TEST(VerifierWorkTest, ManyBlocks) {
  // Opened one within the other, all left behind by a jump, then a lot of code and many jumps back.
  Function function = test::function("", 100, 5000);
  for (int i = 0; i < 5000; ++i) {
    size_t distance = size_t(5000 - i) * 3 - 3 + 2;
    function.code.push_back(0x48);
    function.code.push_back(uint8_t(0x80 | (distance & 0x7f)));
    function.code.push_back(uint8_t(distance >> 7));
  }
  append(function.code, "42 40");
  for (int i = 0; i < 20000; ++i)
    append(function.code, "51 43 40 64"); // a branch behind RAISE_LAST
  append(function.code, "51 63");
  Verified verified = verify(function);
  EXPECT_LE(verified.steps, 16 * function.code.size() + 16384 + 140000) << verified.fault;
}

TEST(VerifierWorkTest, ManyRunningHandlers) {
  // Handlers within handlers, as nested except clauses compile.
  Function function = test::function("", 8, 20000);
  for (int i = 0; i < 20000; ++i)
    append(function.code, "48 01 64 59"); // try: raise; except: ...
  append(function.code, "51 59", 50000);
  append(function.code, "51 63");
  EXPECT_LT(workOf(function, ""), 4);
}

TEST(VerifierWorkTest, ManyWaysToLeave) {
  // 3000 breaks out of a finally, each to a place of its own.
  Function function = test::function("", 8, 1);
  for (int i = 0; i < 3000; ++i)
    append(function.code, "49 07 51 43 43 40 43 01 51 5d"); // SETUP_FINALLY; test; UNWIND_JUMP behind it all
  append(function.code, "51 63");
  EXPECT_LT(workOf(function, ""), 8);
}

TEST(VerifierWorkTest, AScratchThatWasLargeIsNotClearedForSmallFunctions) {
  StrictArena arena;
  bytecode::FunctionVerifier verifier(arena);
  std::vector<uint8_t> code;
  append(code, "51 53", 30000);
  append(code, "64");
  bytecode::Prelude prelude;
  prelude.signature.stateSize = 65535;
  prelude.code = code;
  EXPECT_FALSE(verifier.verify(prelude, {}));
  uint64_t large = verifier.steps();
  std::vector<uint8_t> small = fromHex("51 63");
  prelude.code = small;
  EXPECT_FALSE(verifier.verify(prelude, {}));
  EXPECT_GT(large, 60000u);
  EXPECT_EQ(verifier.steps(), 2u);
}

} // namespace
