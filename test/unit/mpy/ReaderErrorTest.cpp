//===- test/unit/mpy/ReaderErrorTest.cpp - What the reader says of bad files ------------------------===//
//
// One defect a file: the place, the field and the message are all part of what users see.
//
//===------------------------------------------------------------------------------------------------===//

#include "MpyFiles.h"

using namespace adder;
using namespace adder::test;

namespace {

struct Bad {
  std::string_view name;
  std::string file; // hex
  size_t offset;
  std::string_view field;
  std::string_view message;
  mpy::ReadLimits limits = {};
};

std::string join(std::string_view a, std::string_view b, std::string_view c = {}) {
  return std::string(a) + " " + std::string(b) + " " + std::string(c);
}

void PrintTo(const Bad &bad, std::ostream *out) { *out << bad.name; }

class ReaderErrorTest : public testing::TestWithParam<Bad> {};

TEST_P(ReaderErrorTest, NamesPlaceAndCause) {
  const Bad &bad = GetParam();
  HostArena arena;
  mpy::ReadError error;
  Bytes bytes = fromHex(bad.file);
  ASSERT_FALSE(mpy::read(arena, bytes, bad.limits, error));
  EXPECT_EQ(error.offset, bad.offset);
  EXPECT_EQ(error.field, bad.field);
  EXPECT_EQ(error.message, bad.message);
}

// One object follows the qstrs "a.py" and <module>; its bytes start at 13.
constexpr std::string_view kOneObject = "4d 06 00 1f 02 01 08 61 2e 70 79 00 0f";

INSTANTIATE_TEST_SUITE_P(
    Files, ReaderErrorTest,
    testing::Values(
        Bad{"Empty", "", 0, "magic", "the file ends within it"},
        Bad{"Magic", "50 4b 03 04", 0, "magic", "byte 50 instead of 4d ('M')"},
        Bad{"Version", "4d 05 00 1f", 1, "version", "5, but only 6 is known"},
        Bad{"Architecture", "4d 06 3b 1f", 2, "architecture", "number 14 is unknown"},
        Bad{"HighArchitecture", "4d 06 83 1f", 2, "architecture", "number 32 is unknown"},
        Bad{"SubVersion", "4d 06 0a 1f", 2, "sub-version", "2, but native code needs 3"},
        Bad{"NoQstr", "4d 06 00 1f 00 00 28 00 02 00 51 63", 4, "qstr count",
            "0, but the source name must be there"},
        Bad{"ManyQstrs", "4d 06 00 1f 87 ff 7f 00", 4, "qstr count", "131071 exceeds 65535"},
        Bad{"QstrCount", join("4d 06 00 1f 82 2c 00", kRoot), 4, "qstr count",
            "300 entries, but 6 bytes left for them"},
        Bad{"ObjectCount", join("4d 06 00 1f 02 09 08 61 2e 70 79 00 0f", ""), 5, "object count",
            "9 entries, but 7 bytes left for them and 2 promised before"},
        Bad{"WideCount", "4d 06 00 1f 90 80 80 80 00 00", 4, "qstr count", "integer exceeds 32 bits"},
        Bad{"Overlong", join("4d 06 00 1f 80 02 00", kRoot), 4, "qstr count",
            "integer is longer than it need be"},
        Bad{"StaticNumber", join("4d 06 00 1f 02 00 82 4d 0f", kRoot), 6, "qstr 0",
            "static string number 166 out of range (1 to 165)"},
        Bad{"StaticZero", join("4d 06 00 1f 02 00 01 0f", kRoot), 6, "qstr 0",
            "static string number 0 out of range (1 to 165)"},
        Bad{"QstrLength", join("4d 06 00 1f 02 00 84 00 61", kRoot), 6, "qstr 0 length", "256 exceeds 255"},
        Bad{"QstrText", "4d 06 00 1f 02 00 0f 14 61 62", 8, "qstr 1 text", "10 bytes, but 2 are left"},
        Bad{"QstrTerminator", join("4d 06 00 1f 02 00 02 61 62 0f", kRoot), 8, "qstr 0 terminator",
            "byte 62 instead of 00"},
        Bad{"QstrUtf8",
            join("4d 06 00 1f 02 00 02 ff 00 0f", kRoot),
            7,
            "qstr 0 text",
            "not valid UTF-8",
            {.requireUtf8 = true}},
        Bad{"ObjectType", join(kOneObject, "0b", kRoot), 13, "object 0 type", "11 is unknown"},
        Bad{"ObjectLength", join(kOneObject, "05 7f 61", kRoot), 15, "object 0 text",
            "127 bytes, but 7 are left"},
        Bad{"IntText", join(kOneObject, "07 02 31 41", kRoot), 15, "object 0 text", "malformed number '1A'"},
        Bad{"FunctionTable", join(kOneObject, "00", kRoot), 13, "object 0",
            "function table in a file without native code"},
        Bad{"TupleSize", join(kOneObject, "0a 02 0a 20", kRoot), 16, "object 0 tuple size",
            "32 entries, but 6 bytes left for them and 1 promised before"},
        Bad{"TupleDepth",
            join(kOneObject, "0a 01 0a 01 0a 01 01", kRoot),
            19,
            "object 0",
            "tuples nested deeper than 2",
            {.maxTupleDepth = 2}},
        Bad{"NoRoot", std::string(kStart), 13, "code 0 header", "the file ends within it"},
        Bad{"DataLength", join(kStart, "81 00 00 02 01"), 15, "code 0 data", "16 bytes, but 3 are left"},
        Bad{"NativeKind", join(kStart, "29 00 02 01 51 63"), 13, "code 0",
            "native code in a file without an architecture"},
        Bad{"PreludeOffset", "4d 06 0b 1f 01 00 0f 11 00 00 03", 10, "code 0 prelude offset",
            "3, but the function has 2 bytes"},
        Bad{"NoChild", join(kStart, "2c 00 02 01 51 63 00"), 19, "code 0 child count",
            "0, but the header promises children"},
        Bad{"ChildCount", join(kStart, "2c 00 02 01 51 63 07", kRoot), 19, "code 0 child count",
            "7 entries, but 6 bytes left for them"},
        Bad{"CodeDepth",
            join(kStart, "2c 00 02 01 51 63 01 2c 00 02 01 51 63 01", kRoot),
            27,
            "code 1 child count",
            "functions nested deeper than 1",
            {.maxCodeDepth = 1}},
        Bad{"BlockName", join(kStart, "28 00 02 5b 51 63"), 16, "code 0 block name",
            "qstr index 91 out of range (table has 2)"},
        Bad{"ArgumentName", join(kStart, "28 01 04 01 02 63"), 17, "code 0 argument name",
            "qstr index 2 out of range (table has 2)"},
        Bad{"Sizes", join(kStart, "28 00 12 01 51 63"), 15, "code 0 sizes",
            "names and line table exceed the function"},
        Bad{"LineTable", join(kStart, "28 00 04 01 83 63"), 17, "code 0 line table",
            "the last entry is cut off"},
        Bad{"RelocationEnd", "4d 06 0b 1f 01 00 0f 0a 00 10 00 02", 12, "code 0 relocations",
            "the file ends within it"},
        Bad{"RelocationsAndChildren", "4d 06 0b 1f 01 00 0f 0e 00 10 ff 01 28 00 02 00 51 63", 11,
            "code 0 child count", "an element with relocations cannot have children"},
        Bad{"Trailing",
            join(kStart, kRoot, "00"),
            19,
            "root element",
            "1 byte too many after it",
            {.allowTrailingBytes = false}}),
    [](const testing::TestParamInfo<Bad> &info) { return std::string(info.param.name); });

} // namespace
