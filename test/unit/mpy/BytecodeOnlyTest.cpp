//===- test/unit/mpy/BytecodeOnlyTest.cpp - A reader that knows no machine code ---------------------===//

#include "MpyFiles.h"

#include "mpy/Verify.h"

using namespace adder;
using namespace adder::test;

namespace {

TEST(BytecodeOnlyTest, ReadsAndVerifiesBytecode) {
  for (const std::filesystem::path &path : mpyFilesBelow("golden/lang")) {
    HostArena arena;
    Bytes bytes = readWholeFile(path);
    mpy::ReadError error;
    std::optional<mpy::Module> module = mpy::read(arena, bytes, {}, error);
    ASSERT_TRUE(module) << path;
    EXPECT_TRUE(written(arena, *module) == bytes) << path;
    EXPECT_TRUE(mpy::verify(arena, *module, {}, bytes).empty()) << path;
  }
}

TEST(BytecodeOnlyTest, RefusesMachineCode) {
  HostArena arena;
  mpy::ReadError error;
  // For x64, with a root that is bytecode, and with one that is not.
  for (std::string_view root : {kRoot, std::string_view("42 90 90 90 90 90 90 90 c3 00")}) {
    ASSERT_FALSE(mpy::read(arena, fileOf("4d 06 0b 1f 02 00 08 61 2e 70 79 00 0f", root), {}, error));
    EXPECT_EQ(error.rule, bytecode::Rule::C6);
    EXPECT_EQ(error.offset, 2u);
  }
  // Machine code in a file without an architecture.
  ASSERT_FALSE(mpy::read(arena, fileOf(kStart, "2a 00 02 01 51 63"), {}, error));
  EXPECT_EQ(error.rule, bytecode::Rule::C6);
}

TEST(BytecodeOnlyTest, AModuleThatWasNotRead) {
  HostArena arena;
  mpy::Module module;
  const mpy::Qstr name[] = {{"a.py", 0}};
  module.qstrs = name;
  Bytes data = fromHex("00 02 00 51 63");
  for (mpy::CodeKind kind : {mpy::CodeKind::Native, mpy::CodeKind::Viper, mpy::CodeKind::InlineAsm}) {
    mpy::RawCode code;
    code.kind = kind;
    code.data = data;
    module.codes = {&code, 1};
    for (mpy::NativePolicy policy : {mpy::NativePolicy::Refuse, mpy::NativePolicy::Allow}) {
      support::Vector<mpy::Fault> faults = mpy::verify(arena, module, {.native = policy}, {});
      ASSERT_FALSE(faults.empty());
      EXPECT_EQ(faults[0].rule, bytecode::Rule::C6);
    }
  }
}

} // namespace
