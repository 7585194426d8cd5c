//===- test/unit/bytecode/VerifierBlocksTest.cpp - Exceptions, finally and with ---------------------===//
//
// 47 SETUP_WITH, 48 SETUP_EXCEPT, 49 SETUP_FINALLY (distance behind the operand), 4a POP_EXCEPT_JUMP,
// 40 UNWIND_JUMP (distance + 40, blocks), 5c WITH_CLEANUP, 5d END_FINALLY, 64 RAISE_LAST.
//
//===------------------------------------------------------------------------------------------------===//

#include "VerifiedFunction.h"

using namespace adder;
using namespace adder::test;

namespace {

TEST(VerifierBlocksTest, Except) {
  //                       SETUP 4  POP->8  POP_TOP POP->8
  EXPECT_EQ(faultOf("48 02 4a 03 59 4a 00 51 63", 1, 1), "");
  EXPECT_EQ(faultOf("48 02 4a 02 4a 00 51 63", 8, 1), "S9 at 4"); // the exception is still there
  EXPECT_EQ(faultOf("48 03 51 4a 03 59 4a 00 51 63", 8, 1), "S9 at 3");
  EXPECT_EQ(faultOf("4a 00 51 63"), "S9 at 0");
  EXPECT_EQ(faultOf("49 02 4a 01 5d 51 63", 8, 1), "S9 at 2");
  EXPECT_EQ(faultOf("48 02 4a 01 5d 51 63", 8, 1), ""); // no clause matched
}

TEST(VerifierBlocksTest, BlocksThatThePreludeAnnounces) {
  std::string_view two = "49 05 49 01 51 5d 51 5d 51 63";
  EXPECT_EQ(faultOf(two, 8, 2), "");
  EXPECT_EQ(faultOf(two, 8, 1), "S5 at 2");
  EXPECT_EQ(faultOf("48 02 4a 03 59 4a 00 51 63", 1, 0), "S5 at 0");
  EXPECT_EQ(faultOf("49 03 42 3c 59 5d 51 63", 60, 9), "S5 at 0"); // opens one more each time
}

TEST(VerifierBlocksTest, TheExceptionNeedsRoom) {
  std::string_view code = "51 48 02 4a 03 59 4a 00 63";
  EXPECT_EQ(faultOf(code, 2, 1), "");
  EXPECT_EQ(faultOf(code, 1, 1), "S2 at 3");
}

TEST(VerifierBlocksTest, Finally) {
  EXPECT_EQ(faultOf("49 01 51 5d 51 63", 1, 1), "");
  EXPECT_EQ(faultOf("49 02 51 63 5d", 2, 1), ""); // entered by a return or an exception only
  EXPECT_EQ(faultOf("49 02 51 63 5d 51 63", 2, 1), "");
  EXPECT_EQ(faultOf("49 02 51 63 5d 51 63", 1, 1), "S2 at 3"); // value and mark
  EXPECT_EQ(faultOf("51 5d 51 63", 8, 1), "S11 at 1");
  EXPECT_EQ(faultOf("49 02 51 5d 51 63", 8, 1), "S11 at 3"); // before its handler
  EXPECT_EQ(faultOf("49 01 51 51 5d 51 63", 8, 1), "S11 at 4");
  EXPECT_EQ(faultOf("49 01 51 59 5d 51 63", 8, 1), "S11 at 4");
  EXPECT_EQ(faultOf("49 02 51 63 5a 5d 51 63", 8, 1), "S11 at 5"); // turned
}

TEST(VerifierBlocksTest, ReturnThroughRunningHandlers) {
  EXPECT_EQ(faultOf("49 01 51 51 63", 8, 1), ""); // cancels what was under way
  EXPECT_EQ(faultOf("49 01 51 59 51 63", 8, 1), "S7 at 5");
  // The inner handler returns: the outer one is entered with that.
  EXPECT_EQ(faultOf("49 05 49 01 51 51 63 5d 51 63", 8, 2), "");
  EXPECT_EQ(faultOf("49 05 49 01 51 51 63 59 59 51 63", 8, 2), "S7 at 10");
}

TEST(VerifierBlocksTest, KeptSlots) {
  // try: with a value below; the block may not touch it ...
  EXPECT_EQ(faultOf("51 48 04 51 59 4a 03 59 4a 00 63", 8, 1), "");
  EXPECT_EQ(faultOf("51 48 06 59 53 51 59 4a 03 59 4a 00 63", 8, 1), "S6 at 3");
  // ... except to put a value there again, all at once.
  EXPECT_EQ(faultOf("51 48 04 d1 51 59 4a 03 59 4a 00 63", 8, 1), "I3 at 1");
  EXPECT_EQ(faultOf("51 48 03 d1 4a 03 59 4a 00 63", 8, 1), "");
  // A jump back makes a running handler one that waits.
  EXPECT_EQ(faultOf("51 49 01 51 59 59 42 3b", 8, 1), "S6 at 3");
}

TEST(VerifierBlocksTest, Unwinding) {
  // for x in y: try: break; finally: pass
  std::string_view loop = "51 5f 4b 09 59 49 03 40 44 81 5d 42 35 51 63";
  EXPECT_EQ(faultOf(loop, 7, 1), "");
  EXPECT_EQ(faultOf(loop, 5, 1), "S2 at 7");                                    // target and count
  EXPECT_EQ(faultOf("51 5f 4b 09 59 49 03 40 44 01 5d 42 35 51 63", 7, 1), ""); // keeps the iterator
  EXPECT_EQ(faultOf("51 5f 4b 09 59 49 03 40 44 82 5d 42 35 51 63", 7, 1), "S8 at 7");
  EXPECT_EQ(faultOf("51 5f 4b 09 59 49 03 40 44 80 5d 42 35 51 63", 7, 1), "S8 at 7");
  EXPECT_EQ(faultOf("49 04 51 40 41 01 5d 51 63", 8, 1), "S8 at 3");    // a value too many
  EXPECT_EQ(faultOf("48 03 40 44 81 59 4a 00 51 63", 8, 1), "S8 at 2"); // no iterator
  EXPECT_EQ(faultOf("48 03 40 44 01 59 4a 00 51 63", 8, 1), "");
}

TEST(VerifierBlocksTest, UnwindingOutOfARunningHandler) {
  // while: try: pass finally: break
  EXPECT_EQ(faultOf("49 01 51 40 41 01 51 63", 8, 1), "");
  EXPECT_EQ(faultOf("49 01 51 51 40 41 01 51 63", 8, 1), "S8 at 4");
  EXPECT_EQ(faultOf("49 01 51 59 40 41 01 51 63", 8, 1), "S8 at 4");
}

TEST(VerifierBlocksTest, With) {
  std::string_view code = "51 47 02 59 51 5c 5d 51 63";
  EXPECT_EQ(faultOf(code, 5, 1), "");
  EXPECT_EQ(faultOf(code, 4, 1), "S2 at 5"); // the call of __exit__
  EXPECT_EQ(faultOf(code, 3, 1), "S2 at 1");
  EXPECT_EQ(faultOf("51 47 03 59 51 63 5c 5d 51 63", 6, 1), ""); // return
  EXPECT_EQ(faultOf("49 01 51 5c 5d 51 63", 8, 1), "S10 at 3");
  EXPECT_EQ(faultOf("51 47 02 59 51 51 5c 5d 51 63", 8, 1), "S10 at 6");
  EXPECT_EQ(faultOf("51 47 02 59 51 5c 5c 5d 51 63", 8, 1), "S10 at 6");
  EXPECT_EQ(faultOf("51 47 02 59 51 5d 51 63", 8, 1), ""); // the manager stays on the stack
}

TEST(VerifierBlocksTest, AWithThatHasEndedIsNotEnteredAgain) {
  // Behind WITH_CLEANUP a jump back into the block.
  EXPECT_EQ(faultOf("51 47 02 59 51 5c 42 3b", 9, 1), "S10 at 3");
}

TEST(VerifierBlocksTest, BaseExceptionInAFinallyHandler) {
  // SETUP_FINALLY; LOAD_CONST_NONE; DUP_TOP; LOAD_GLOBAL 3; BINARY_OP match; POP_JUMP_IF_FALSE: an exception
  // takes one branch, a return or a jump the other, so each may rely on its height of the stack.
  std::string_view code = "49 02 51 63 57 12 03 df 44 41 5d 5d 51 63";
  EXPECT_EQ(faultOf(code, 8, 1), "");
  EXPECT_EQ(faultOf("49 02 51 63 57 12 03 df 44 43 5d 51 63 5d 51 63", 8, 1), "");
  // Any other name proves nothing.
  EXPECT_EQ(faultOf("49 02 51 63 57 12 02 df 44 44 59 64 51 63 59 59 64", 8, 1), "S3 at 15");
  EXPECT_EQ(faultOf("49 02 51 63 57 12 03 df 44 44 59 64 51 63 59 59 64", 8, 1), "");
  // Nor does the name in an except handler.
  EXPECT_EQ(faultOf("48 02 51 63 57 12 03 df 44 44 59 64 51 63 59 59 64", 8, 1), "S3 at 15");
}

TEST(VerifierBlocksTest, RaisingEndsAPath) {
  EXPECT_EQ(faultOf("64"), "");
  EXPECT_EQ(faultOf("51 65"), "");
  EXPECT_EQ(faultOf("51 51 66"), "");
  EXPECT_EQ(faultOf("51 66"), "S3 at 1");
}

} // namespace
