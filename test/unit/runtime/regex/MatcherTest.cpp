//===- test/unit/runtime/regex/MatcherTest.cpp - Hard expressions, little memory --------------------===//

#include "Expressions.h"

#include <gtest/gtest.h>

using namespace adder;
using regex::CompileStatus;
using regex::MatchStatus;
using test::Expression;

namespace {

std::string repeat(std::string_view text, size_t count) {
  std::string result;
  for (size_t i = 0; i < count; ++i)
    result += text;
  return result;
}

TEST(RegexMatcher, NumbersGroups) {
  EXPECT_EQ(Expression("a").program.groups(), 1u);
  EXPECT_EQ(Expression("(a)(?:b)(c(d))").program.groups(), 4u);
}

// Where the reference runs out of stack, the answers are those of other engines.
TEST(RegexMatcher, LoopsWithoutProgressEnd) {
  struct {
    const char *pattern, *text, *all;
    std::optional<std::string> group;
  } const cases[] = {
      {"(a*)*", "aab", "aa", ""},       {"(a*)*", "b", "", ""},          {"(a*)+", "b", "", ""},
      {"(a|b*)*c", "abbc", "abbc", ""}, {"(a*)*?c", "aac", "aac", "aa"}, {"(a?)+?b", "aab", "aab", "a"},
      {"()*x", "x", "x", ""},           {"(^)*a", "a", "a", ""},         {"(?:a?|(b))*$", "ab", "ab", "b"},
      {"(a?b?\?)*$", "ab", "ab", ""},   {"((a*)*)*b", "aab", "aab", ""},
  };
  for (const auto &c : cases) {
    SCOPED_TRACE(c.pattern);
    for (size_t patience : {0, 1000}) {
      Expression expression(c.pattern);
      expression.matchOptions.patience = patience;
      expression.matchOptions.patiencePerByte = 0;
      ASSERT_EQ(expression.match(c.text), MatchStatus::Matched);
      EXPECT_EQ(expression.group(c.text, 0), c.all);
      EXPECT_EQ(expression.group(c.text, 1), c.group);
    }
  }
}

// Each of these takes longer than the universe lasts if every way is tried.
TEST(RegexMatcher, ExponentialPatternsEnd) {
  std::string text = repeat("a", 2000);
  for (const char *pattern : {"(a*)*b", "(a+)+b", "(a|a)*b", "(a|aa)+$b", "(?:a?){1}(a*)*c", "(.*)*b(.*)*c",
                              "((a*)*|b)*c", "(a*?)*?b", "((?:a|a?)+)+b", "(a+?)+?b"}) {
    SCOPED_TRACE(pattern);
    Expression expression(pattern);
    ASSERT_EQ(expression.status, CompileStatus::Ok);
    EXPECT_EQ(expression.search(text), MatchStatus::NoMatch);
    EXPECT_EQ(expression.lender.lent, 0u);
  }
  Expression expression(repeat("a?", 200) + repeat("a", 200));
  EXPECT_EQ(expression.match(repeat("a", 200)), MatchStatus::Matched);
}

TEST(RegexMatcher, LongSubjectsNeedNoCStack) {
  std::string text = repeat("ab", 1000000);
  Expression pairs("(?:ab)*");
  EXPECT_EQ(pairs.match(text), MatchStatus::Matched);
  EXPECT_EQ(pairs.slots[1], text.size());
  EXPECT_EQ(pairs.lender.lent, 0u);
}

// One-byte loops keep one record, however long they run: a board needs no memory for them.
TEST(RegexMatcher, RunsOfBytesNeedNoMemory) {
  std::string text = repeat("xy", 50000) + "=1";
  for (const char *pattern : {".*=(\\d)", "[a-z]+=", "(.*?)=(.*)", "\\w*\\W\\d?"}) {
    Expression expression(pattern);
    expression.lender.limit = 0;
    EXPECT_EQ(expression.match(text), MatchStatus::Matched) << pattern;
  }
}

TEST(RegexMatcher, TellsWhenMemoryIsOut) {
  std::string text = repeat("ab", 10000);
  Expression expression("(?:ab)*$");
  expression.lender.limit = 2000;
  EXPECT_EQ(expression.match(text), MatchStatus::NoMemory);
  EXPECT_EQ(expression.lender.lent, 0u);
  expression.lender.limit = SIZE_MAX;
  EXPECT_EQ(expression.match(text), MatchStatus::Matched);
}

// Without memory to remember failures a match is still right.
TEST(RegexMatcher, DoesWithoutRemembering) {
  Expression expression("(a+)+b");
  expression.matchOptions.memoLimit = 0;
  EXPECT_EQ(expression.match(repeat("a", 15)), MatchStatus::NoMatch);
  expression.matchOptions.memoLimit = 1 << 20;
  expression.lender.limit = 4000; // for the stack only
  EXPECT_EQ(expression.match(repeat("a", 15)), MatchStatus::NoMatch);
}

TEST(RegexMatcher, CanBeInterrupted) {
  struct Counter {
    int calls = 0;
    static bool poll(void *context) { return ++static_cast<Counter *>(context)->calls == 3; }
  } counter;
  Expression expression("(a+)+b");
  expression.matchOptions.memoLimit = 0;
  expression.matchOptions.poll = Counter::poll;
  expression.matchOptions.pollContext = &counter;
  EXPECT_EQ(expression.search(repeat("a", 1000)), MatchStatus::Interrupted);
  EXPECT_EQ(counter.calls, 3);
  EXPECT_EQ(expression.lender.lent, 0u);
  // Looking for a place to start is interrupted, too.
  counter.calls = 0;
  EXPECT_EQ(Expression("x").search(repeat("a", 100000)), MatchStatus::NoMatch);
  Expression places("[x-z]");
  places.matchOptions.poll = Counter::poll;
  places.matchOptions.pollContext = &counter;
  EXPECT_EQ(places.search(repeat("a", 100000)), MatchStatus::Interrupted);
}

// What .* cannot find from the beginning is not looked for from everywhere else.
TEST(RegexMatcher, AnythingInFrontIsTriedOnce) {
  std::string text = repeat("ab", 500000);
  for (const char *pattern : {".*x", "(.*)x", "(.*?)x", "^x"})
    EXPECT_EQ(Expression(pattern).search(text), MatchStatus::NoMatch) << pattern;
  for (const char *pattern : {"(.*|c)b", ".*a|b", "(.*)?ba", "(?:.*a)*"}) {
    Expression expression(pattern);
    ASSERT_EQ(expression.search("cbba"), MatchStatus::Matched) << pattern;
    EXPECT_EQ(expression.slots[0], 0u) << pattern;
  }
}

TEST(RegexMatcher, StartsWhereItIsTold) {
  Expression anchored("^a");
  EXPECT_EQ(anchored.search("aa", 1), MatchStatus::NoMatch);
  Expression plain("a$");
  EXPECT_EQ(plain.search("aba", 1), MatchStatus::Matched);
  EXPECT_EQ(plain.slots[0], 2u);
  EXPECT_EQ(plain.search("aba", 3), MatchStatus::NoMatch);
  Expression empty("");
  EXPECT_EQ(empty.match("abc", 3), MatchStatus::Matched);
  EXPECT_EQ(empty.slots[0], 3u);
}

// The reference's ranges end below 0x80 on processors where char is signed; and its patterns at a zero byte.
TEST(RegexMatcher, AllBytesAreEqual) {
  Expression range("[ -\xff]+");
  EXPECT_EQ(range.match("a\xe2\x82\xac\x1f"), MatchStatus::Matched);
  EXPECT_EQ(range.slots[1], 4u);
  Expression zero(std::string_view("a\0b", 3));
  EXPECT_EQ(zero.search(std::string_view("xa\0b", 4)), MatchStatus::Matched);
  EXPECT_EQ(zero.search("ab"), MatchStatus::NoMatch);
}

TEST(RegexCompiler, LimitsCanBeLifted) {
  regex::CompileOptions free{.referenceLimits = false};
  EXPECT_EQ(Expression(repeat("a", 200) + "|b").status, CompileStatus::TooComplex);
  Expression longer(repeat("a", 200) + "|b", free);
  EXPECT_EQ(longer.match(repeat("a", 200)), MatchStatus::Matched);
  Expression many(repeat("(a)", 1000), free);
  ASSERT_EQ(many.status, CompileStatus::Ok);
  EXPECT_EQ(many.program.groups(), 1001u);
  EXPECT_EQ(many.match(repeat("a", 1000)), MatchStatus::Matched);
  EXPECT_EQ(many.slots[2001], 1000u);
  EXPECT_EQ(Expression(repeat("(a)", 40000), free).status, CompileStatus::TooComplex);
  Expression words(repeat("ab|", 3000) + "c", free);
  EXPECT_EQ(words.match("c"), MatchStatus::Matched);
}

TEST(RegexCompiler, NestingNeedsNoCStack) {
  std::string deep = repeat("(?:", 50000) + "a" + repeat(")", 50000);
  Expression expression(deep);
  EXPECT_EQ(expression.status, CompileStatus::Ok);
  EXPECT_EQ(expression.match("a"), MatchStatus::Matched);
  EXPECT_EQ(expression.lender.lent, 0u);
  test::Lender poor;
  poor.limit = 1000;
  size_t bytes;
  EXPECT_EQ(regex::measure(deep, {}, poor.memory(), bytes), CompileStatus::NoMemory);
  EXPECT_EQ(poor.lent, 0u);
}

TEST(RegexCompiler, ProgramsAreSmall) {
  EXPECT_LE(Expression("([^:]*):\\s*(.*)").code.size(), 48u);
  EXPECT_LE(Expression("\\d+-\\d+").code.size(), 24u);
}

} // namespace
