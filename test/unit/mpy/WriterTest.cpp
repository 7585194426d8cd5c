//===- test/unit/mpy/WriterTest.cpp - Writing a module made by hand ---------------------------------===//

#include "MpyFiles.h"

using namespace adder;
using namespace adder::test;

namespace {

TEST(WriterTest, WritesTheFirstWorkedExample) {
  // mpy-and-bytecode.md 9.1
  Bytes function = fromHex("08 04 01 23 81 16 02 11 03 11 02 34 01 59 51 63");
  mpy::Qstr qstrs[] = {{"e1.py"}, {"<module>", 7}, {"x"}, {"print", 123}};
  mpy::RawCode codes[1];
  codes[0].data = function;
  mpy::Module module;
  module.qstrs = qstrs;
  module.codes = codes;
  HostArena arena;
  EXPECT_EQ(written(arena, module), fromHex("4d 06 00 1f 04 00 0a 65 31 2e 70 79 00 0f 02 78 00 81 77 81 00"
                                            "08 04 01 23 81 16 02 11 03 11 02 34 01 59 51 63"));
}

TEST(WriterTest, ChildrenMayStandAnywhereInTheModule) {
  // The compiler stores elements breadth first; the file wants them depth first.
  Bytes data[4] = {fromHex("00 02 00 51 63"), fromHex("00 02 01 51 63"), fromHex("00 02 02 51 63"),
                   fromHex("00 02 03 51 63")};
  uint32_t rootChildren[] = {1, 2}, innerChildren[] = {3};
  mpy::RawCode codes[4];
  for (int i = 0; i < 4; ++i)
    codes[i].data = data[i];
  codes[0].children = rootChildren;
  codes[1].children = innerChildren;
  mpy::Qstr qstrs[] = {{"<module>", 7}};
  mpy::Module module;
  module.qstrs = qstrs;
  module.codes = codes;
  HostArena arena;
  EXPECT_EQ(written(arena, module), fromHex("4d 06 00 1f 01 00 0f"
                                            "2c 00 02 00 51 63 02"
                                            "2c 00 02 01 51 63 01"
                                            "28 00 02 03 51 63"
                                            "28 00 02 02 51 63"));
}

TEST(WriterTest, Objects) {
  mpy::Object inner[] = {{mpy::ObjectKind::Int, "-5", {}}, {mpy::ObjectKind::None, {}, {}}};
  mpy::Object objects[] = {{mpy::ObjectKind::Tuple, {}, inner},
                           {mpy::ObjectKind::Str, "\xc3\xa9", {}},
                           {mpy::ObjectKind::Bytes, "", {}},
                           {mpy::ObjectKind::Float, "0.1", {}}};
  Bytes function = fromHex("00 02 00 51 63");
  mpy::Qstr qstrs[] = {{"<module>", 7}};
  mpy::RawCode codes[1];
  codes[0].data = function;
  mpy::Module module;
  module.qstrs = qstrs;
  module.objects = objects;
  module.codes = codes;
  HostArena arena;
  EXPECT_EQ(written(arena, module), fromHex("4d 06 00 1f 01 04 0f"
                                            "0a 02 07 02 2d 35 01 05 02 c3 a9 00 06 00 00 08 03 30 2e 31"
                                            "28 00 02 00 51 63"));
}

} // namespace
