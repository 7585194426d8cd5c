//===- test/unit/support/VectorTest.cpp - Growable arrays in an arena ----------------------------------===//

#include "support/Vector.h"
#include "../HostArena.h"

#include <gtest/gtest.h>

using namespace adder;
using support::Vector;

namespace {

TEST(Vector, KeepsElementsWhileTwoGrowInTurn) {
  test::HostArena arena;
  Vector<uint32_t> even(arena), odd(arena);
  for (uint32_t i = 0; i < 50'000; ++i)
    (i % 2 ? odd : even).push(i);
  ASSERT_EQ(even.size(), 25'000u);
  ASSERT_EQ(odd.size(), 25'000u);
  for (uint32_t i = 0; i < 25'000; ++i) {
    ASSERT_EQ(even[i], 2 * i);
    ASSERT_EQ(odd[i], 2 * i + 1);
  }
}

TEST(Vector, PushOfItsOwnElementSurvivesGrowth) {
  test::HostArena arena;
  Vector<int> values(arena);
  values.push(42);
  for (int i = 0; i < 5000; ++i) {
    arena.allocate(1); // the vector has to move when it grows
    values.push(values[0]);
  }
  for (int value : values)
    ASSERT_EQ(value, 42);
}

TEST(Vector, AppendTruncatePop) {
  test::HostArena arena;
  Vector<char> text(arena);
  text.append(std::span<const char>("abcdef", 6));
  text.append({});
  text.truncate(4);
  EXPECT_EQ(text.pop(), 'd');
  EXPECT_EQ(text.back(), 'c');
  EXPECT_EQ(std::string_view(text.data(), text.size()), "abc");
  EXPECT_EQ(text.slice(1, 1)[0], 'b');
  EXPECT_EQ(text.slice(1).size(), 2u);
  text.clear();
  EXPECT_TRUE(text.empty());
}

TEST(Vector, ResizeClearsWhatItAdds) {
  test::HostArena arena;
  Vector<int> values(arena);
  values.push(1);
  values.push(2);
  values.truncate(1);
  values.resize(3);
  EXPECT_EQ(values[0], 1);
  EXPECT_EQ(values[1], 0);
  EXPECT_EQ(values[2], 0);
}

TEST(Vector, ExtendKeepsWhatIsThereAndCountsTheNewElements) {
  test::StrictArena arena;
  Vector<int> values(arena);
  values.push(1);
  for (int i = 0; i < 3; ++i)
    values.extend(1000)[999] = i + 7;
  EXPECT_EQ(values.size(), 3001u);
  EXPECT_EQ(values[0], 1);
  EXPECT_EQ(values[1000], 7);
  EXPECT_EQ(values.back(), 9);
}

TEST(Vector, CanBeUsedAgainAfterRelease) {
  test::StrictArena arena;
  Vector<int> values(arena);
  values.release(); // without elements: nothing to give back
  values.resize(100'000);
  size_t held = arena.bytesReserved();
  values.release();
  EXPECT_LT(arena.bytesReserved(), held);
  EXPECT_TRUE(values.empty());
  values.push(5);
  EXPECT_EQ(values[0], 5);
}

} // namespace
