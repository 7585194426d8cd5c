//===- test/unit/mpy/TerseTest.cpp - Faults without texts -------------------------------------------===//
//
// With ADDER_TERSE_FAULTS, a fault is its rule and its place: VerifyTest.cpp, which is compiled into the same
// program, checks that these are what they are with texts.
//
//===------------------------------------------------------------------------------------------------===//

#include "MpyFiles.h"

#include "mpy/Verify.h"

using namespace adder;
using namespace adder::test;

namespace {

TEST(TerseTest, TheReaderNamesTheRule) {
  HostArena arena;
  struct Bad {
    std::string_view file;
    size_t offset;
    std::string_view rule;
  };
  for (const Bad &bad : {Bad{"4d 05 00 1f", 1, "C1"}, Bad{"4d 06 00 1f 87 ff 7f 00", 4, "C2"},
                         Bad{"4d 06 00 1f 01 00 08 61 2e 70 79 01", 11, "C3"},
                         Bad{"4d 06 00 1f 02 00 08 61 2e 70 79 00 0f 20 41 02 80 51", 16, "P2"},
                         Bad{"4d 06 00 1f 02 00 08 61 2e 70 79 00 0f 2a 00 02 01 51", 13, "C6"}}) {
    mpy::ReadError error;
    Bytes bytes = fileOf(bad.file);
    ASSERT_FALSE(mpy::read(arena, bytes, {}, error)) << bad.file;
    EXPECT_EQ(error.offset, bad.offset) << bad.file;
    EXPECT_EQ(error.message, bad.rule) << bad.file;
    EXPECT_EQ(error.message, bytecode::idOf(error.rule));
    EXPECT_EQ(error.field, "");
  }
}

TEST(TerseTest, TheVerifierNamesTheRule) {
  HostArena arena;
  Bytes bytes = fileOf(kStart, "38 00 02 01 51 59 59 51");
  mpy::ReadError error;
  std::optional<mpy::Module> module = mpy::read(arena, bytes, {}, error);
  ASSERT_TRUE(module);
  support::Vector<mpy::Fault> faults = mpy::verify(arena, *module, {}, bytes);
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].message, "S3");
  EXPECT_EQ(faults[0].fileOffset, 19u);
}

TEST(TerseTest, Ids) {
  for (const bytecode::RuleInfo &info : bytecode::rules())
    EXPECT_EQ(bytecode::idOf(info.rule), info.id);
}

} // namespace
