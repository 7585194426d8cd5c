//===- test/unit/emitters/frozen/GoldenTest.cpp - The reference's text, byte for byte ---------------===//
//
// golden/frozen/*/COMMAND.txt has the command lines that these cases stand for.
//
//===------------------------------------------------------------------------------------------------===//

#include "Freezing.h"

using namespace adder;
using namespace adder::test;

namespace {

const std::string kGolden = ADDER_TEST_DATA_DIR "/golden/frozen/";

struct Case {
  const char *directory;
  const char *expected;
  const char *firmware; // may be null
  std::vector<const char *> files;
  unsigned digitBits = 16;
};

class FrozenGoldenTest : public testing::TestWithParam<Case> {};

TEST_P(FrozenGoldenTest, TextIsTheReferences) {
  const Case &param = GetParam();
  std::string directory = kGolden + param.directory + "/";
  Freezing freezing;
  freezing.options.mpzDigitBits = param.digitBits;
  if (param.firmware)
    freezing.useFirmware(readWholeFile(kGolden + param.firmware));
  for (const char *file : param.files)
    freezing.addFile(directory, file);
  std::string expected = readWholeFile(directory + param.expected), actual = freezing.text();
  size_t same = size_t(std::mismatch(expected.begin(), expected.end(), actual.begin(), actual.end()).first -
                       expected.begin());
  EXPECT_TRUE(expected == actual) << "expected " << expected.substr(same, 200) << "\ngot "
                                  << actual.substr(same, 200);
}

INSTANTIATE_TEST_SUITE_P(
    All, FrozenGoldenTest,
    testing::Values(
        Case{"basic", "frozen.c", nullptr, {"settings.mpy", "shapes.mpy", "entry.mpy"}},
        Case{"basic", "frozen_a.c", "firmware_a.h", {"settings.mpy", "shapes.mpy", "entry.mpy"}},
        Case{"basic", "frozen_b.c", "firmware_b.h", {"settings.mpy", "shapes.mpy", "entry.mpy"}},
        Case{"basic", "frozen_dig32.c", "firmware_a.h", {"settings.mpy"}, 32},
        Case{"native", "frozen.c", nullptr, {"fastmath.mpy", "asmpart.mpy", "both.mpy"}},
        Case{"native", "frozen_a.c", "firmware_a.h", {"fastmath.mpy", "asmpart.mpy", "both.mpy"}},
        Case{"package",
             "frozen.c",
             nullptr,
             {"app.mpy", "toolkit/__init__.mpy", "toolkit/text.mpy", "toolkit/maths.mpy"}},
        Case{"package",
             "frozen_a.c",
             "firmware_a.h",
             {"app.mpy", "toolkit/__init__.mpy", "toolkit/text.mpy", "toolkit/maths.mpy"}},
        Case{"package", "frozen_b_reordered.c", "firmware_b.h", {"toolkit/maths.mpy", "toolkit/text.mpy"}}));

} // namespace
