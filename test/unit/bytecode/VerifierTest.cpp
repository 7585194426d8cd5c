//===- test/unit/bytecode/VerifierTest.cpp - Instructions and the value stack -----------------------===//
//
// For each rule what is just right and what is just wrong.  Opcodes that occur often: 51 LOAD_CONST_NONE,
// 53 LOAD_NULL, 59 POP_TOP, 63 RETURN_VALUE, 11 LOAD_NAME, 14 LOAD_METHOD, 34 CALL_FUNCTION, 36 CALL_METHOD,
// b0 LOAD_FAST 0, c0 STORE_FAST 0, 42 JUMP (distance + 40).
//
//===------------------------------------------------------------------------------------------------===//

#include "VerifiedFunction.h"

using namespace adder;
using namespace adder::test;

namespace {

TEST(VerifierTest, Decoding) {
  EXPECT_EQ(faultOf("51 63"), "");
  EXPECT_EQ(faultOf("6a 51 63"), "I1 at 0");
  EXPECT_EQ(faultOf("51 63 fa"), "I1 at 2"); // also where no path leads
  EXPECT_EQ(faultOf("51 63 16"), "I1 at 2");
  EXPECT_EQ(faultOf("51 63 42"), "I1 at 2");
  EXPECT_EQ(faultOf("51 63 40 40"), "I1 at 2");
  EXPECT_EQ(faultOf("11 90 80 80 80 00 63"), "I1 at 0"); // 2**32
  EXPECT_EQ(faultOf(""), "P6 at 0");
}

TEST(VerifierTest, Operands) {
  EXPECT_EQ(faultOf("11 07 63"), "");
  EXPECT_EQ(faultOf("11 08 63"), "I2 at 0");
  EXPECT_EQ(faultOf("11 80 07 63"), ""); // a runtime reads longer forms
  EXPECT_EQ(faultOf("23 03 63"), "");
  EXPECT_EQ(faultOf("23 04 63"), "I2 at 0");
  EXPECT_EQ(faultOf("32 00 63"), "");
  EXPECT_EQ(faultOf("32 02 63"), "I2 at 0");
  EXPECT_EQ(faultOf("b6 63"), "");
  EXPECT_EQ(faultOf("b8 63"), "I2 at 0");
  EXPECT_EQ(faultOf("51 63 26 08"), "I2 at 2");
  EXPECT_EQ(faultOf("51 51 2e 02 63"), "");
  EXPECT_EQ(faultOf("51 51 51 2e 03 63"), "");
  EXPECT_EQ(faultOf("51 51 2e 04 63"), "I2 at 2");
  EXPECT_EQ(faultOf("51 51 2e 80 02 63"), "I2 at 2");
  EXPECT_EQ(faultOf("51 34 84 80 00 63"), "I2 at 1");
  EXPECT_EQ(faultOf("51 31 84 80 00 63"), "I2 at 1");
  EXPECT_EQ(faultOf("2b 00 51 2f 07 63"), "I2 at 3");
}

TEST(VerifierTest, Targets) {
  EXPECT_EQ(faultOf("42 41 11 02 63"), "I3 at 0"); // to 3, the operand of LOAD_NAME
  EXPECT_EQ(faultOf("42 40 51 63"), "");
  EXPECT_EQ(faultOf("42 42 51 63"), "I3 at 0");
  EXPECT_EQ(faultOf("51 63 42 7f"), ""); // no path leads there
  EXPECT_EQ(faultOf("42 3d"), "I3 at 0");
  EXPECT_EQ(faultOf("42 3e"), ""); // to itself
  EXPECT_EQ(faultOf("51 59"), "I3 at 1");
  EXPECT_EQ(faultOf("51 43 3d"), "I3 at 1");
  EXPECT_EQ(faultOf("49 00 64", 8, 1), ""); // a handler right behind its SETUP
  EXPECT_EQ(faultOf("49 02 51 63", 8, 1), "I3 at 0");
}

TEST(VerifierTest, Generators) {
  Function generator = function("51 67 63");
  EXPECT_EQ(faultOf(generator), "I4 at 1");
  generator.flags = bytecode::scope_flag::Generator;
  EXPECT_EQ(faultOf(generator), "");
  Function delegating = function("51 51 68 63");
  EXPECT_EQ(faultOf(delegating), "I4 at 2");
}

TEST(VerifierTest, Cells) {
  Function reads = function("25 01 63");
  EXPECT_EQ(faultOf(reads), "I5 at 0");
  reads.cells = {1};
  EXPECT_EQ(faultOf(reads), "");
  reads.cells = {};
  reads.closureCells = 1;
  EXPECT_EQ(faultOf(reads), "I5 at 0");
  reads.closureCells = 2;
  EXPECT_EQ(faultOf(reads), "");

  Function overwrites = function("51 c1 51 63");
  EXPECT_EQ(faultOf(overwrites), "");
  overwrites.cells = {1};
  EXPECT_EQ(faultOf(overwrites), "I5 at 1");

  Function deletes = function("28 01 51 63");
  EXPECT_EQ(faultOf(deletes), "");
  deletes.closureCells = 2;
  EXPECT_EQ(faultOf(deletes), "I5 at 0");

  // A class body returns a cell, and closures take it.
  Function closes = function("b0 b1 20 01 02 59 b0 63");
  EXPECT_EQ(faultOf(closes), "I5 at 2");
  closes.cells = {0, 1};
  EXPECT_EQ(faultOf(closes), "");
  closes.cells = {1};
  EXPECT_EQ(faultOf(closes), "I5 at 2");
}

TEST(VerifierTest, CellsOfAFunctionThatNothingMakes) {
  Function function{fromHex("25 00 59 51 c1 51 63")};
  function.closureCells = bytecode::ChildShape::kNotMade;
  function.leadingStars = 2; // one may be the iterator of a comprehension
  EXPECT_EQ(faultOf(function), "");
  function.leadingStars = 0;
  EXPECT_EQ(faultOf(function), "I5 at 0");
}

TEST(VerifierTest, MakingFunctions) {
  Function closes = function("b0 b1 20 01 02 63");
  closes.cells = {0, 1};
  EXPECT_EQ(faultOf(closes), "");
  closes.code = fromHex("b0 20 00 01 63");
  EXPECT_EQ(faultOf(closes), "P7 at 1"); // child 0 hides nothing
  closes.code = fromHex("b0 20 01 01 59 32 01 63");
  EXPECT_EQ(faultOf(closes), "P7 at 5"); // not the same cells as before
  closes.code = fromHex("53 53 33 00 63");
  EXPECT_EQ(faultOf(closes), "P7 at 2"); // no defaults
}

TEST(VerifierTest, Room) {
  EXPECT_EQ(faultOf("51 51 59 63", 2), "");
  EXPECT_EQ(faultOf("51 51 51 59 59 63", 2), "S2 at 2");
  EXPECT_EQ(faultOf("51 c1 51 51 59 63", 4), "");
  EXPECT_EQ(faultOf("51 c1 51 51 51 59 59 63", 4), "S2 at 4"); // locals 0 and 1 take two slots
  Function argument = function("51 51 59 63", 3);
  argument.positional = 1;
  EXPECT_EQ(faultOf(argument), "");
  argument.positional = 2;
  EXPECT_EQ(faultOf(argument), "S2 at 1");
  EXPECT_EQ(faultOf("42 40 51 42 3d", 60), "S2 at 2"); // grows in a loop
  EXPECT_EQ(faultOf("51 30 83 d4 60 63"), "S2 at 1");
  EXPECT_EQ(faultOf("51 5f 59 59 59 59 51 63", 4), "");
  EXPECT_EQ(faultOf("51 5f 59 59 59 59 51 63", 3), "S2 at 1");
}

TEST(VerifierTest, TheLocalOfAClassBody) {
  // The reference compiler forgets the slot of a __class__ that no method uses: values may lie in it ...
  EXPECT_EQ(faultOf("51 c0 51 51 b0 2a 03 63", 3), "");
  EXPECT_EQ(faultOf("51 c0 51 51 51 51 2a 04 63", 3), "S2 at 5");
  // ... but nothing else, and nothing may make a hole there.
  EXPECT_EQ(faultOf("51 c0 51 51 53 59 59 63", 3), "S2 at 4");
  EXPECT_EQ(faultOf("51 c0 51 51 51 28 00 59 59 63", 3), "S2 at 5");
  Function argument = function("51 c0 51 51 b0 2a 03 63", 3);
  argument.positional = 1;
  EXPECT_EQ(faultOf(argument), "S2 at 4");
  argument.positional = 0;
  argument.cells = {0};
  argument.code = fromHex("51 51 51 63");
  EXPECT_EQ(faultOf(argument), "S2 at 2");
}

TEST(VerifierTest, Underflow) {
  EXPECT_EQ(faultOf("59 51 63"), "S3 at 0");
  EXPECT_EQ(faultOf("63"), "S3 at 0");
  EXPECT_EQ(faultOf("51 51 34 02 63"), "S3 at 2");
  EXPECT_EQ(faultOf("51 51 51 34 02 63"), "");
  EXPECT_EQ(faultOf("51 51 34 82 00 63"), "S3 at 2"); // one keyword: two slots, and the function
  EXPECT_EQ(faultOf("51 51 5b 63"), "S3 at 2");
  EXPECT_EQ(faultOf("51 58 63"), "S3 at 1");
  EXPECT_EQ(faultOf("43 3e 51 63"), "S3 at 0");
}

TEST(VerifierTest, Markers) {
  EXPECT_EQ(faultOf("53 34 00 63"), "S3 at 1");
  EXPECT_EQ(faultOf("53 63"), "S3 at 1");
  EXPECT_EQ(faultOf("53 59 51 63"), "");
  EXPECT_EQ(faultOf("53 57 59 59 51 63"), "");
  // del a.x, del a[i]
  EXPECT_EQ(faultOf("53 11 00 18 00 51 63"), "");
  EXPECT_EQ(faultOf("11 00 53 18 00 51 63"), "S3 at 3");
  EXPECT_EQ(faultOf("53 51 51 56 51 63"), "");
  EXPECT_EQ(faultOf("51 53 51 56 51 63"), "S3 at 3");
  // f(**m): an absent key, then the mapping and the bitmap
  EXPECT_EQ(faultOf("51 53 51 80 35 82 00 63"), "");
  EXPECT_EQ(faultOf("51 53 51 34 82 00 63"), "S3 at 3");
  EXPECT_EQ(faultOf("51 51 53 80 35 82 00 63"), "S3 at 4");
}

TEST(VerifierTest, Methods) {
  EXPECT_EQ(faultOf("51 14 00 36 00 63"), "");
  EXPECT_EQ(faultOf("51 14 00 51 36 01 63"), "");
  EXPECT_EQ(faultOf("51 14 00 63"), "S3 at 3");
  EXPECT_EQ(faultOf("51 14 00 34 00 63"), "S3 at 3");
  EXPECT_EQ(faultOf("51 14 00 36 01 63"), "S3 at 3"); // the receiver as an argument
  EXPECT_EQ(faultOf("51 51 36 00 63"), "");
  EXPECT_EQ(faultOf("51 53 36 00 63"), "S3 at 2");
  EXPECT_EQ(faultOf("51 51 51 15 00 36 00 63"), "");
}

TEST(VerifierTest, Comprehensions) {
  EXPECT_EQ(faultOf("2b 00 51 2f 04 63"), "");
  EXPECT_EQ(faultOf("2b 00 51 2f 00 63"), "S3 at 3"); // to itself
  EXPECT_EQ(faultOf("2b 00 51 2f 08 63"), "S3 at 3"); // below the stack
  EXPECT_EQ(faultOf("53 51 2f 04 59 51 63"), "S3 at 2");
  EXPECT_EQ(faultOf("2c 00 51 51 2f 09 63"), "");
  EXPECT_EQ(faultOf("2c 00 51 51 2f 05 63"), "S3 at 4"); // the key is no collection
}

TEST(VerifierTest, Iterators) {
  std::string_view loop = "51 5f 4b 03 59 42 3b 51 63";
  EXPECT_EQ(faultOf(loop, 5), "");
  EXPECT_EQ(faultOf(loop, 4), "S2 at 2");
  EXPECT_EQ(faultOf("51 51 51 51 4b 01 59 51 63"), "S4 at 4");
  EXPECT_EQ(faultOf("51 5f 59 4b 01 59 51 63"), "S4 at 3");
  EXPECT_EQ(faultOf("51 5f 59 51 5f 4b 03 59 42 3b 51 63", 12), "S4 at 4"); // on top of three slots
  EXPECT_EQ(faultOf("51 5f 57 51 63"), "S3 at 2");
  EXPECT_EQ(faultOf("51 5f 5a 51 63"), "S3 at 2");
  // The four slots of a generator expression, and what is not quite that.
  EXPECT_EQ(faultOf("53 51 53 53 4b 03 59 42 3b 51 63"), "");
  EXPECT_EQ(faultOf("53 53 53 53 4b 03 59 42 3b 51 63"), "S4 at 4");
  EXPECT_EQ(faultOf("51 51 53 53 4b 03 59 42 3b 51 63"), "S4 at 4");
  EXPECT_EQ(faultOf("53 53 4b 00 51 63"), "S4 at 2");
}

TEST(VerifierTest, PathsMeetInSeveralStates) {
  // One path brings a value, the other a marker: fine as long as both are only dropped.
  EXPECT_EQ(faultOf("51 43 43 53 42 41 51 59 51 63"), "");
  EXPECT_EQ(faultOf("51 43 43 53 42 41 51 63"), "S3 at 7");
  // One brings a slot more.
  EXPECT_EQ(faultOf("51 43 41 51 51 63"), "");
  EXPECT_EQ(faultOf("51 43 41 51 63"), "S3 at 4");
}

TEST(VerifierTest, MessagesSayWhatWasFound) {
  EXPECT_EQ(verify(function("53 34 00 63")).message,
            "CALL_FUNCTION takes a value, but finds the absent marker");
  EXPECT_EQ(verify(function("51 34 02 63")).message, "CALL_FUNCTION takes 2 slots from a stack of 1");
  EXPECT_EQ(verify(function("51 c1 51 51 51 63", 4)).message,
            "LOAD_CONST_NONE makes a stack of 3 slots, but there is room for 2 (frame of 4 with 2 locals)");
}

} // namespace
