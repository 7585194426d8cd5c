//===- test/unit/mpy/DumpTest.cpp - The text of the container ---------------------------------------===//

#include "MpyFiles.h"

#include "mpy/Dump.h"
#include "mpy/ObjectText.h"

using namespace adder;
using namespace adder::test;

namespace {

std::string dumpOf(const Bytes &bytes) {
  HostArena arena;
  mpy::ReadError error;
  std::optional<mpy::Module> module = mpy::read(arena, bytes, {}, error);
  if (!module)
    return std::string(error.field) + ": " + std::string(error.message);
  support::TextWriter out(arena);
  mpy::dump(arena, *module, out);
  return std::string(out.text());
}

TEST(DumpTest, BytecodeModule) {
  // def mk(a, b=2, *, k=-5) with an inner function, mpy-and-bytecode.md 9.2; a tuple added.
  EXPECT_EQ(dumpOf(fromHex(
                "4d 06 00 1f 0a 01 0a 65 32 2e 70 79 00 0f 02 6b 00 04 6d 6b 00 06 61 64 64 00 02 66 00"
                "02 61 00 02 62 00 0b 02 79 00"
                "0a 02 05 03 61 62 63 00 07 02 31 32"
                "82 0c 18 06 01 6d 20 82 2a 01 2c 00 7b 10 02 62 33 00 16 03 11 03 a8 10 02 22 87 68 34 82 01"
                "16 05 51 63 01"
                "81 24 a2 89 80 80 40 0d 03 06 07 02 20 45 00 b0 20 00 01 c3 b3 63 01"
                "58 1a 08 04 08 09 40 25 00 b1 f2 63"
                "ff")),
            "header: version 6, sub-version 0, architecture NONE, small-int bits 31\n"
            "qstrs: 10\n"
            "     0  'e2.py'\n"
            "     1  static 7 '<module>'\n"
            "     2  'k'\n"
            "     3  'mk'\n"
            "     4  'add'\n"
            "     5  'f'\n"
            "     6  'a'\n"
            "     7  'b'\n"
            "     8  static 5 '*'\n"
            "     9  'y'\n"
            "objects: 1\n"
            "     0  tuple of 2\n"
            "       0  str 'abc'\n"
            "       1  int 12\n"
            "codes: 3\n"
            "     0  bytecode <module>(), 33 bytes, 1 child\n"
            "        state=4 exceptions=0\n"
            "        prelude 3, line table 2, cells 0, instructions 28\n"
            "       1  bytecode mk(a, b, k), 20 bytes, 1 child\n"
            "          state=5 exceptions=0 positional=2 keyword-only=1 defaults=1 flags=DEFKWARGS cells=0\n"
            "          prelude 10, line table 2, cells 1, instructions 7\n"
            "         2  bytecode add(*, y), 11 bytes\n"
            "            state=4 exceptions=0 positional=2\n"
            "            prelude 5, line table 1, cells 0, instructions 5\n"
            "trailing: 1 byte\n");
}

TEST(DumpTest, NativeModule) {
  EXPECT_EQ(dumpOf(fromHex("4d 06 6f 1f 03 04 01 0a 65 37 2e 70 79 00 0f 02 6e 00 02 61 00 00"
                           "4c 00 02 01 32 00 16 02 51 63 03 41 fe bd 46 c0 09 04 02 03 04"
                           "33 f2 b5 40 18 f2 bd 00 02 03"
                           "12 aa bb 70 03 88 00 01 02 03 ff")),
            "header: version 6, sub-version 3, architecture RV32IMC, small-int bits 31, architecture flags "
            "0x3 zba zcmp\n"
            "qstrs: 4\n"
            "     0  'e7.py'\n"
            "     1  static 7 '<module>'\n"
            "     2  'n'\n"
            "     3  'a'\n"
            "objects: 1\n"
            "     0  function table\n"
            "codes: 4\n"
            "     0  bytecode <module>(), 9 bytes, 3 children\n"
            "        state=1 exceptions=0\n"
            "        prelude 3, line table 0, cells 0, instructions 6\n"
            "       1  native n(a), 8 bytes\n"
            "          state=2 exceptions=0 positional=1\n"
            "          prelude 4, line table 0, cells 0, machine code 4\n"
            "       2  asm <asm>, 6 bytes\n"
            "          flags 0x0, arguments 2, type signature 3, relocations 0\n"
            "       3  viper <viper>, 2 bytes\n"
            "          flags 0x70, rodata 3, bss 1024, relocations 1\n");
}

TEST(ObjectTextTest, IsBounded) {
  HostArena arena;
  std::string longText(1000, 'x');
  mpy::Object text{mpy::ObjectKind::Str, longText, {}};
  std::vector<mpy::Object> many(100, text);
  mpy::Object level1{mpy::ObjectKind::Tuple, {}, many};
  auto shown = [&](const mpy::Object &object) {
    support::TextWriter out(arena);
    mpy::writeObjectText(out, object);
    return std::string(out.text());
  };
  EXPECT_EQ(shown(text), "'" + std::string(60, 'x') + "'.. (1000 bytes)");
  EXPECT_LT(shown(level1).size(), 1000u);
  mpy::Object one[] = {{mpy::ObjectKind::Int, "1", {}}};
  mpy::Object nested{mpy::ObjectKind::Tuple, {}, one};
  EXPECT_EQ(shown(nested), "(1,)");
  for (int i = 0; i < 3; ++i) {
    mpy::Object *copy = arena.make<mpy::Object>(nested);
    nested = {mpy::ObjectKind::Tuple, {}, {copy, 1}};
  }
  EXPECT_EQ(shown(nested), "((((..),),),)");
  mpy::Object bytes{mpy::ObjectKind::Bytes, std::string_view("\0'", 2), {}};
  EXPECT_EQ(shown(bytes), "b'\\x00\\''");
}

} // namespace
