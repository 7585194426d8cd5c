//===- freeze/ContentTest.cpp - The whole of frozen_content.c ---------------------------------------===//

#include "freeze/Content.h"

#include <gtest/gtest.h>

namespace adder::freeze {
namespace {

using namespace std::string_view_literals;

TEST(Content, textModulesAreEscapedAsTheReferenceDoes) {
  // The reference's own output for these bytes.
  TextModule modules[] = {{"a.py", "print(\"s\x01"
                                   "f\xc3\xa9\")\r\n\tx=\"a\\n\"\n"},
                          {"d/z.py", "zz=1\n"}};
  std::string text = frozenContent(modules, "// bytecode\n");
  EXPECT_EQ(text, R"x(//
// Content for MICROPY_MODULE_FROZEN_STR
//
#include <stdint.h>
#define MP_FROZEN_STR_NAMES \
"a.py\0" \
"d/z.py\0" \

const uint32_t mp_frozen_str_sizes[] = { 25, 5, 0 };
const char mp_frozen_str_content[] = {
"print(\"s\x01" "f\xc3\xa9\"" ")\r\n\x09" "x=\"a\\n\"\n\0"
"zz=1\n\0"
"\0"
};

//
// Content for MICROPY_MODULE_FROZEN_MPY
//
// bytecode
)x");
}

TEST(Content, nullBytesAndDeleteAreEscaped) {
  TextModule modules[] = {{"a.py", "a\0b\x7f"sv}};
  std::string text = frozenContent(modules, "");
  EXPECT_NE(text.find("\"a\\x00\" \"b\\x7f\\0\"\n"), text.npos) << text;
  EXPECT_NE(text.find("{ 4, 0 }"), text.npos);
}

TEST(Content, withoutAnythingThereAreEmptyTables) {
  std::string text = frozenContent({}, "");
  EXPECT_NE(text.find("#define MP_FROZEN_STR_NAMES \\\n\nconst uint32_t mp_frozen_str_sizes[] = { 0 };\n"),
            text.npos);
  EXPECT_TRUE(text.ends_with("const char mp_frozen_names[] = { MP_FROZEN_STR_NAMES \"\\0\"};\n"
                             "const mp_raw_code_t *const mp_frozen_mpy_content[] = {NULL};\n"));
}

} // namespace
} // namespace adder::freeze
