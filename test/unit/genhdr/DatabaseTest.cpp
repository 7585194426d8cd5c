//===- DatabaseTest.cpp - The JSON file of a build ----------------------------------------------------===//

#include "genhdr/Database.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace adder::genhdr;

namespace {

Database sample() {
  Database database;
  database.bytesInLength = 1;
  database.bytesInHash = 2;
  database.sources = {"a.c", "b \"q\".c"};
  database.files = {"a.c", "h.h"};
  database.qstrs = {
      {"", "", QstrOrigin::Static, 1, 0, 5381, {}, {}},
      {"a\n\"\\\x01", "x", QstrOrigin::Definition, 200, 1, 7, Place{1, 3, 1, 1}, {}},
      {"caf\xc3\xa9", "caf_eacute_", QstrOrigin::Source, 201, 1, 8, {}, {{0, 9, 2, 1}, {1, 4, 1, 17}}},
  };
  database.modules = {{"m", "m_module", true, {0, 1, 1, 1}}};
  database.delegations = {{"m_module", "m_attr", {0, 2, 1, 1}}};
  database.rootPointers = {{"void *p[4]", {1, 5, 1, 2}}};
  database.texts = {{"no \\n", 6, true, {0, 6, 1, 1}}};
  return database;
}

TEST(Database, ComesBackAsItWas) {
  std::string error;
  std::string text = writeDatabase(sample());
  std::optional<Database> read = parseDatabase(text, error);
  ASSERT_TRUE(read) << error;
  EXPECT_EQ(writeDatabase(*read), text);
  EXPECT_EQ(read->qstrs[1].text, "a\n\"\\\x01");
  EXPECT_EQ(read->qstrs[1].definition->line, 3u);
  EXPECT_EQ(read->qstrs[2].uses[1].sources, 17u);
  EXPECT_EQ(read->qstrs[2].useCount(), 3u);
}

TEST(Database, AnEmptyOneIsADocument) {
  std::string error;
  EXPECT_TRUE(parseDatabase(writeDatabase({}), error)) << error;
}

TEST(Database, CostCountsBytesOfFlash) {
  Database database = sample();
  // 5 bytes of UTF-8, NUL, length, 2 of hash, address
  EXPECT_EQ(database.costOf(database.qstrs[2], 4), 5u + 1 + 1 + 2 + 4);
  EXPECT_EQ(database.costOf(database.qstrs[2], 8), 5u + 1 + 1 + 2 + 8);
}

TEST(Database, BytesThatAreNotUtf8AreReplaced) {
  EXPECT_EQ(jsonString("a\xff\xc3"), "\"a\\ufffd\\ufffd\"");
  EXPECT_EQ(jsonString("\x1f\x7f"), "\"\\u001f\\u007f\"");
}

std::string errorOf(const std::string &text) {
  std::string error;
  EXPECT_FALSE(parseDatabase(text, error)) << text;
  return error;
}

TEST(Database, OtherDocumentsAreRefused) {
  EXPECT_EQ(errorOf(""), "is not a JSON object");
  EXPECT_EQ(errorOf("[]"), "is not a JSON object");
  EXPECT_EQ(errorOf("{}"), "lacks \"format\"");
  EXPECT_EQ(errorOf(R"({"format": "mpy"})"), "is not a database of qstr-gen build");
  EXPECT_EQ(errorOf(R"({"format": "qstr-gen-database", "version": 2})"),
            "has version 2 of the format, expected 1");
}

// Each member is needed, and has its type.
TEST(Database, EveryMemberIsChecked) {
  nlohmann::ordered_json good = nlohmann::ordered_json::parse(writeDatabase(sample()));
  for (auto &[key, value] : good.items()) {
    nlohmann::ordered_json less = good;
    less.erase(key);
    EXPECT_NE(errorOf(less.dump()).find("\"" + key + "\""), std::string::npos);
    less[key] = nullptr;
    EXPECT_NE(errorOf(less.dump()), "");
  }
  for (const char *list : {"qstrs", "modules", "delegations", "rootPointers", "texts"})
    for (auto &[key, value] : good[list][0].items()) {
      if (key == "length")
        continue; // for other readers: it follows from the name
      nlohmann::ordered_json less = good;
      less[list][0].erase(key);
      EXPECT_NE(errorOf(less.dump()), "") << list << " " << key;
    }
  good["qstrs"][2]["uses"][0][0] = 2;
  EXPECT_EQ(errorOf(good.dump()), "a place names a file that \"files\" does not have");
}

} // namespace
