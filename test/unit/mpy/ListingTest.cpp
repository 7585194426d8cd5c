//===- test/unit/mpy/ListingTest.cpp - The bytecode of a module as text -----------------------------===//

#include "MpyFiles.h"

#include "mpy/Listing.h"

using namespace adder;
using namespace adder::test;

namespace {

std::string listingOf(std::string_view hex) {
  HostArena arena;
  mpy::ReadError error;
  Bytes bytes = fromHex(hex);
  std::optional<mpy::Module> module = mpy::read(arena, bytes, {}, error);
  if (!module)
    return std::string(error.field) + ": " + std::string(error.message);
  support::TextWriter out(arena);
  mpy::writeListing(arena, *module, out);
  return std::string(out.text());
}

TEST(ListingTest, FunctionsInTheOrderOfTheFile) {
  // mpy-and-bytecode.md 9.2
  EXPECT_EQ(
      listingOf("4d 06 00 1f 0a 00 0a 65 32 2e 70 79 00 0f 02 6b 00 04 6d 6b 00 06 61 64 64 00 02 66 00"
                "02 61 00 02 62 00 0b 02 79 00"
                "82 0c 18 06 01 6d 20 82 2a 01 2c 00 7b 10 02 62 33 00 16 03 11 03 a8 10 02 22 87 68 34 82 01"
                "16 05 51 63 01"
                "81 24 a2 89 80 80 40 0d 03 06 07 02 20 45 00 b0 20 00 01 c3 b3 63 01"
                "58 1a 08 04 08 09 40 25 00 b1 f2 63"),
      "<module>()  state=4 exceptions=0\n"
      "    1      0  LOAD_CONST_SMALL_INT   2\n"
      "           1  BUILD_TUPLE            1\n"
      "           3  BUILD_MAP              0\n"
      "           5  LOAD_CONST_SMALL_INT   -5\n"
      "           6  LOAD_CONST_STRING      'k'\n"
      "           8  STORE_MAP\n"
      "           9  MAKE_FUNCTION_DEFARGS  0 (mk)\n"
      "          11  STORE_NAME             mk\n"
      "    5     13  LOAD_NAME              mk\n"
      "          15  LOAD_CONST_SMALL_INT   40\n"
      "          16  LOAD_CONST_STRING      'k'\n"
      "          18  LOAD_CONST_SMALL_INT   1000\n"
      "          21  CALL_FUNCTION          1 positional, 1 keyword\n"
      "          24  STORE_NAME             f\n"
      "          26  LOAD_CONST_NONE\n"
      "          27  RETURN_VALUE\n"
      "\n"
      "mk(a, b, k)  state=5 exceptions=0 positional=2 keyword-only=1 defaults=1 flags=DEFKWARGS cells=0\n"
      "    2      0  LOAD_FAST              0 (a)\n"
      "           1  MAKE_CLOSURE           0 (add), 1 cell\n"
      "           4  STORE_FAST             3\n"
      "    4      5  LOAD_FAST              3\n"
      "           6  RETURN_VALUE\n"
      "\n"
      "add(*, y)  state=4 exceptions=0 positional=2\n"
      "    3      0  LOAD_DEREF             0\n"
      "           2  LOAD_FAST              1 (y)\n"
      "           3  BINARY_OP              __add__\n"
      "           4  RETURN_VALUE\n");
}

TEST(ListingTest, NativeElements) {
  EXPECT_EQ(listingOf("4d 06 17 1f 04 01 0a 65 37 2e 70 79 00 0f 02 6e 00 02 61 00 00"
                      "4c 00 02 01 32 00 23 00 51 63 02 41 fe bd 46 c0 09 04 02 03 04"
                      "33 f2 b5 40 18 f2 bd 00 02 03"),
            "<module>()  state=1 exceptions=0\n"
            "    1      0  MAKE_FUNCTION          0 (n)\n"
            "           2  LOAD_CONST_OBJ         0 (function table)\n"
            "           4  LOAD_CONST_NONE\n"
            "           5  RETURN_VALUE\n"
            "\n"
            "n(a)  state=2 exceptions=0 positional=1\n"
            "  native code, 4 bytes\n"
            "\n"
            "<asm>\n"
            "  native code, 6 bytes\n");
}

} // namespace
