//===- freeze/JsonTest.cpp - Lines of values, and JSON that is none ---------------------------------===//

#include "freeze/Json.h"

#include <gtest/gtest.h>

namespace adder::freeze {
namespace {

JsonValue parsed(std::string_view text) {
  JsonError error;
  std::optional<JsonValue> value = parseJson(text, error);
  EXPECT_TRUE(value) << error.message;
  return value.value_or(JsonValue());
}

std::string errorOf(std::string_view text) {
  JsonError error;
  EXPECT_FALSE(parseJson(text, error)) << text;
  return std::to_string(error.line) + ": " + error.message;
}

TEST(Json, knowsTheLineOfEveryValue) {
  JsonValue root = parsed("{\n\"a\": [1,\n  2\n  ,\"x\"\n],\n\n\"b\":\n {\"c\": null}\n}");
  EXPECT_EQ(root.line, 1u);
  const JsonValue *a = root.member("a");
  ASSERT_TRUE(a);
  EXPECT_EQ(a->line, 2u);
  ASSERT_EQ(a->items.size(), 3u);
  EXPECT_EQ(a->items[0].line, 2u);
  EXPECT_EQ(a->items[1].line, 3u); // the newline behind a number is read before the number is known
  EXPECT_EQ(a->items[2].line, 4u);
  const JsonValue *b = root.member("b");
  ASSERT_TRUE(b);
  EXPECT_EQ(b->keyLine, 7u);
  EXPECT_EQ(b->line, 8u);
  EXPECT_EQ(b->member("c")->kind, JsonValue::Kind::Null);
  EXPECT_FALSE(root.member("c"));
}

TEST(Json, keepsTheOrderOfMembers) {
  JsonValue root = parsed(R"({"z": 1, "a": 2, "m": 3})");
  ASSERT_EQ(root.items.size(), 3u);
  EXPECT_EQ(root.items[0].key, "z");
  EXPECT_EQ(root.items[1].key, "a");
  EXPECT_EQ(root.items[2].key, "m");
}

TEST(Json, tellsIntegersFromOtherNumbers) {
  JsonValue root = parsed("[9223372036854775807, -9223372036854775808, 9223372036854775808, 1.0, 1e3,"
                          " 123456789012345678901234567890, true]");
  EXPECT_EQ(root.items[0].integer, INT64_MAX);
  EXPECT_EQ(root.items[1].integer, INT64_MIN);
  for (size_t i : {2, 3, 4, 5})
    EXPECT_EQ(root.items[i].kind, JsonValue::Kind::Number) << i;
  EXPECT_EQ(root.items[5].text, "123456789012345678901234567890");
  EXPECT_TRUE(root.items[6].boolean);
}

TEST(Json, readsEscapes) {
  EXPECT_EQ(parsed(R"("a\n\u00e9\ud83d\ude00\\")").text, "a\n\xc3\xa9\xf0\x9f\x98\x80\\");
}

TEST(Json, saysWhatIsWrongAndWhere) {
  EXPECT_EQ(errorOf("{\n\"a\": 1,\n\"b\": x\n}"),
            "3: syntax error while parsing value - invalid literal; last read: '\"b\": x'");
  EXPECT_EQ(errorOf("{\n\"a\": 1,\n\"b\": 2,\n\"a\": 3}"), "4: the key 'a' stands twice, first in line 2");
  EXPECT_EQ(errorOf("[1e999]"), "1: number overflow parsing '1e999'");
  EXPECT_TRUE(errorOf("").starts_with("1: ")) << errorOf("");
  EXPECT_TRUE(errorOf("{} {}").starts_with("1: ")) << errorOf("{} {}");
  EXPECT_TRUE(errorOf("[\n\"\xff\"]").starts_with("2: ")) << errorOf("[\n\"\xff\"]");
  EXPECT_TRUE(errorOf("[1, // no\n2]").starts_with("1: ")); // JSON has no comments
}

TEST(Json, refusesDepthAndCrowds) {
  std::string deep(kDeepestJson, '[');
  EXPECT_EQ(parsed(deep + std::string(kDeepestJson, ']')).kind, JsonValue::Kind::Array);
  EXPECT_EQ(errorOf(deep + "["), "1: nested more than 32 levels deep");
  EXPECT_EQ(errorOf(std::string(1'000'000, '[')), "1: nested more than 32 levels deep");
  std::string crowd = "{";
  for (int i = 0; i <= 1000; ++i)
    crowd += "\"" + std::to_string(i) + "\": 0,";
  EXPECT_EQ(errorOf(crowd), "1: an object of more than 1000 members");
}

TEST(Json, messagesStayShort) { EXPECT_LT(errorOf("[" + std::string(100'000, 'x')).size(), 300u); }

} // namespace
} // namespace adder::freeze
