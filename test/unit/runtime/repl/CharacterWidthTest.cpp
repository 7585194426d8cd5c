//===- test/unit/runtime/repl/CharacterWidthTest.cpp - Columns of characters ------------------------===//

#include "runtime/repl/CharacterWidth.h"

#include <gtest/gtest.h>

using adder::repl::characterWidth;

namespace {

TEST(CharacterWidth, KnowsMarksAndWideCharacters) {
  for (char32_t narrow :
       {U'a', U'~', U'é', U'\u02ff', U'\u0370', U'€', U'\u10ff', U'\ua4d0', U'\U0001f2ff', U'\U0010fffd'})
    EXPECT_EQ(characterWidth(narrow), 1u) << unsigned(narrow);
  for (char32_t mark : {U'\u0300', U'\u036f', U'\u200d', U'\ufe0f', U'\U000e01ef'})
    EXPECT_EQ(characterWidth(mark), 0u) << unsigned(mark);
  for (char32_t wide : {U'\u1100', U'中', U'あ', U'한', U'Ａ', U'\U0001f600', U'\U00020000', U'\U0003fffd'})
    EXPECT_EQ(characterWidth(wide), 2u) << unsigned(wide);
}

} // namespace
