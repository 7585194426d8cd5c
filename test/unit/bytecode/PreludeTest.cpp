//===- test/unit/bytecode/PreludeTest.cpp - Packing and unpacking of preludes -----------------------===//

#include "bytecode/Prelude.h"
#include "../HostArena.h"
#include "Bytes.h"

#include <gtest/gtest.h>

using namespace adder;
using namespace adder::bytecode;
using test::fromHex;
using test::list;

namespace {

class PreludeTest : public testing::Test {
protected:
  std::vector<unsigned> signatureBytes(const Signature &signature) {
    support::Vector<uint8_t> out(arena);
    encodeSignature(out, signature);
    return list(out.span());
  }
  std::vector<unsigned> sizeBytes(uint32_t info, uint32_t cells) {
    support::Vector<uint8_t> out(arena);
    encodeSizes(out, info, cells);
    return list(out.span());
  }
  test::HostArena arena;
};

TEST_F(PreludeTest, SignatureVectors) {
  EXPECT_EQ(signatureBytes({1, 0, 0, 0, 0, 0}), list(fromHex("00")));
  EXPECT_EQ(signatureBytes({2, 0, 0, 0, 0, 0}), list(fromHex("08")));
  EXPECT_EQ(signatureBytes({5, 0, 8, 2, 1, 1}), list(fromHex("a2 89 80 80 40")));
  EXPECT_EQ(signatureBytes({13, 3, 1, 1, 0, 0}), list(fromHex("e5 42")));
}

TEST_F(PreludeTest, SizesVectors) {
  EXPECT_EQ(sizeBytes(2, 0), list(fromHex("04")));
  EXPECT_EQ(sizeBytes(6, 1), list(fromHex("0d")));
  EXPECT_EQ(sizeBytes(64, 0), list(fromHex("80 02")));
  EXPECT_EQ(sizeBytes(1, 4), list(fromHex("82 80 01")));
}

TEST_F(PreludeTest, SignaturesSurviveARoundTrip) {
  const uint32_t values[] = {0, 1, 2, 3, 4, 7, 15, 16, 17, 31, 64, 255, 300, 4095, 65535};
  for (uint32_t a : values)
    for (uint32_t b : values) {
      Signature signature{a + 1, b, a & 15, b, a, b / 2};
      support::Vector<uint8_t> function(arena);
      encodeSignature(function, signature);
      // Block name and argument names, each index 5.
      uint32_t names = 1 + signature.positional + signature.keywordOnly;
      encodeSizes(function, names, 0);
      for (uint32_t i = 0; i < names; ++i)
        function.push(5);
      Prelude prelude;
      ASSERT_FALSE(decodePrelude(function.span(), prelude)) << a << ' ' << b;
      EXPECT_EQ(prelude.signature, signature) << a << ' ' << b;
      EXPECT_EQ(prelude.argumentCount(), names - 1);
      EXPECT_TRUE(prelude.code.empty());
    }
}

TEST_F(PreludeTest, SplitsAFunction) {
  // mk(a, b=2, *, k=-5) of mpy-and-bytecode.md 9.2.
  std::vector<uint8_t> function = fromHex("a2 89 80 80 40 0d 03 06 07 02 20 45 00 b0 20 00 01 c3 b3 63");
  Prelude prelude;
  ASSERT_FALSE(decodePrelude(function, prelude));
  EXPECT_EQ(prelude.signature, (Signature{5, 0, scope_flag::KeywordDefaults, 2, 1, 1}));
  EXPECT_EQ(prelude.blockName, 3u);
  VuintSequence names = prelude.argumentNames();
  EXPECT_EQ(names.next(), 6u);
  EXPECT_EQ(names.next(), 7u);
  EXPECT_EQ(names.next(), 2u);
  EXPECT_FALSE(names.next());
  EXPECT_EQ(list(prelude.lineTable), list(fromHex("20 45")));
  EXPECT_EQ(list(prelude.cells), list(fromHex("00")));
  EXPECT_EQ(list(prelude.code), list(fromHex("b0 20 00 01 c3 b3 63")));
}

struct Bad {
  const char *bytes;
  const char *field;
  const char *problem;
  size_t offset;
};

TEST_F(PreludeTest, SaysWhatIsWrong) {
  const Bad cases[] = {
      {"", "signature", "cut off by the end of the function", 0},
      {"88", "signature", "cut off by the end of the function", 0},
      {"88 80 80 80 80 80 80 80 80 80 80 80 80 80 80 80 80 80 00", "signature", "longer than 17 bytes", 0},
      {"88 80 80 80 80 80 80 80 80 80 80 80 80 80 80 80 30 02 01", "signature", "a value exceeds 32 bits", 0},
      {"08", "sizes", "cut off by the end of the function", 1},
      {"08 80 80 80 80 80 80 80 80 00", "sizes", "longer than 8 bytes", 1},
      {"08 06 01 23", "sizes", "names and line table exceed the function", 1},
      {"08 03 01", "sizes", "cells exceed the function", 1},
      {"08 00 51 63", "block name", "does not lie within the info bytes", 2},
      {"09 02 01 51 63", "argument name", "does not lie within the info bytes", 3},
      {"08 0c 9f ff ff ff ff 7f 63", "block name", "index exceeds 32 bits", 2},
      {"08 04 01 83 63", "line table", "the last entry is cut off", 3},
  };
  for (const Bad &bad : cases) {
    Prelude prelude;
    std::vector<uint8_t> bytes = fromHex(bad.bytes);
    std::optional<PreludeFault> fault = decodePrelude(bytes, prelude);
    ASSERT_TRUE(fault) << bad.bytes;
    EXPECT_EQ(fault->field, bad.field) << bad.bytes;
    EXPECT_EQ(fault->problem, bad.problem) << bad.bytes;
    EXPECT_EQ(fault->offset, bad.offset) << bad.bytes;
  }
}

} // namespace
