//===- test/unit/inspect/StackDepthTest.cpp - Depths before each instruction ------------------------===//

#include "inspect/StackDepth.h"
#include "../mpy/MpyFiles.h"
#include "mpy/Listing.h"

using namespace adder;
using namespace adder::test;
using inspect::StackDepths;

namespace {

constexpr int32_t kNone = StackDepths::kNotReached;
constexpr int32_t kUnknown = StackDepths::kUnknown;

StackDepths depthsOf(std::string_view code) {
  static Bytes kept;
  kept = fromHex("00 02 01" + std::string(code));
  bytecode::Prelude prelude;
  EXPECT_FALSE(bytecode::decodePrelude(kept, prelude));
  return inspect::stackDepthsOf(prelude);
}

TEST(StackDepthTest, StraightLine) {
  StackDepths depths = depthsOf("11 01 80 34 01 59 51 63"); // f(0); return None
  EXPECT_EQ(depths.before, (std::vector<int32_t>{0, kNone, 1, 2, kNone, 1, 0, 1}));
  EXPECT_EQ(depths.deepest, 2);
  EXPECT_TRUE(depths.isSound);
}

TEST(StackDepthTest, ForLoop) {
  // 0 LOAD_FAST 0; 1 GET_ITER_STACK; 2 FOR_ITER 7; 4 STORE_FAST 1; 5 JUMP 2; 7 LOAD_CONST_NONE; 8
  // RETURN_VALUE
  StackDepths depths = depthsOf("b0 5f 4b 03 c1 42 3b 51 63");
  EXPECT_EQ(depths.before, (std::vector<int32_t>{0, 1, 4, kNone, 5, 4, kNone, 0, 1}));
  EXPECT_EQ(depths.locals, 2u);
  EXPECT_EQ(depths.deepest, 5);
}

TEST(StackDepthTest, ValuesThatAJumpKeeps) {
  // 0 LOAD_FAST 0; 1 JUMP_IF_TRUE_OR_POP 4; 3 LOAD_FAST 1; 4 RETURN_VALUE
  EXPECT_EQ(depthsOf("b0 45 01 b1 63").before, (std::vector<int32_t>{0, 1, kNone, 0, 1}));
}

TEST(StackDepthTest, WithAndItsHandler) {
  // 0 LOAD_FAST 0; 1 SETUP_WITH 5; 3 POP_TOP; 4 LOAD_CONST_NONE; 5 WITH_CLEANUP; 6 END_FINALLY; 7 ..
  StackDepths depths = depthsOf("b0 47 02 59 51 5c 5d 51 63");
  EXPECT_EQ(depths.before, (std::vector<int32_t>{0, 1, kNone, 3, 2, 3, 1, 0, 1}));
  EXPECT_EQ(depths.deepest, 5); // WITH_CLEANUP calls with two values more
}

TEST(StackDepthTest, WhatAnUnwindingJumpLeaves) {
  // A loop whose only way out is a break through a with statement:
  // 0 LOAD_CONST_TRUE; 1 SETUP_WITH 7; 3 POP_TOP; 4 UNWIND_JUMP 11 (1 block); 7 WITH_CLEANUP; 8 END_FINALLY;
  // 9 JUMP 0; 11 LOAD_CONST_NONE; 12 RETURN_VALUE
  StackDepths depths = depthsOf("52 47 04 59 40 45 01 5c 5d 42 35 51 63");
  EXPECT_EQ(depths.before[7], 3);
  EXPECT_EQ(depths.before[9], 0);
  EXPECT_EQ(depths.before[11], 0);
  EXPECT_TRUE(depths.isSound);
}

TEST(StackDepthTest, PathsThatDisagree) {
  // 0 LOAD_FAST 0; 1 POP_JUMP_IF_FALSE 4; 3 LOAD_CONST_NONE; 4 LOAD_CONST_NONE; 5 RETURN_VALUE
  StackDepths depths = depthsOf("b0 44 41 51 51 63");
  EXPECT_EQ(depths.before, (std::vector<int32_t>{0, 1, kNone, 0, kUnknown, kUnknown}));
  EXPECT_EQ(depths.deepest, 2);
  EXPECT_TRUE(depths.isSound);
}

TEST(StackDepthTest, Underflow) {
  StackDepths depths = depthsOf("59 51 63");
  EXPECT_FALSE(depths.isSound);
  EXPECT_EQ(depths.before[1], kUnknown);
}

TEST(StackDepthTest, ALoopThatGrowsTheStack) {
  StackDepths depths = depthsOf("51 42 3d"); // LOAD_CONST_NONE; JUMP 0
  EXPECT_FALSE(depths.isSound);
  EXPECT_EQ(depths.before[0], kUnknown);
}

TEST(StackDepthTest, HugeCounts) {
  // UNPACK_SEQUENCE 2**32-1 twice: no overflow.
  StackDepths depths = depthsOf("51 30 8f ff ff ff 7f 30 8f ff ff ff 7f 63");
  EXPECT_FALSE(depths.isSound);
}

/// The reference reserves what a function needs: never less than is found here, in most functions exactly it.
TEST(StackDepthTest, FramesOfTheReferenceCompiler) {
  size_t functions = 0, exact = 0;
  for (const std::filesystem::path &path : mpyFilesBelow("golden/lang")) {
    HostArena arena;
    Bytes file = readWholeFile(path);
    mpy::ReadError error;
    std::optional<mpy::Module> module = mpy::read(arena, file, {}, error);
    ASSERT_TRUE(module);
    for (const mpy::RawCode &code : module->codes) {
      bytecode::Prelude prelude;
      if (bytecode::decodePrelude(mpy::preludeBytes(code), prelude))
        continue;
      StackDepths depths = inspect::stackDepthsOf(prelude);
      EXPECT_TRUE(depths.isSound) << path;
      uint32_t needed = std::max(depths.locals + uint32_t(depths.deepest), 1u);
      EXPECT_LE(needed, prelude.signature.stateSize) << path;
      ++functions;
      exact += needed == prelude.signature.stateSize;
    }
  }
  EXPECT_GT(functions, 1000u);
  EXPECT_GT(exact * 10, functions * 8);
}

} // namespace
