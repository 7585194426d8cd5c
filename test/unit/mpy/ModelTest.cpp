//===- test/unit/mpy/ModelTest.cpp - Object kinds against an independent list -----------------------===//

#include "mpy/ObjectText.h"

#include <gtest/gtest.h>

using namespace adder::mpy;

namespace {

TEST(ModelTest, ObjectKinds) {
  constexpr std::string_view names[] = {"function table", "None", "False", "True",    "Ellipsis", "str",
                                        "bytes",          "int",  "float", "complex", "tuple"};
  for (unsigned i = 0; i < std::size(names); ++i)
    EXPECT_EQ(nameOf(ObjectKind(i)), names[i]);
  EXPECT_EQ(nameOf(ObjectKind(11)), "");
}

TEST(ModelTest, CodeKinds) {
  constexpr std::string_view names[] = {"bytecode", "native", "viper", "asm"};
  for (unsigned i = 0; i < std::size(names); ++i)
    EXPECT_EQ(nameOf(CodeKind(i)), names[i]);
}

} // namespace
