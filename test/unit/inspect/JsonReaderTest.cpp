//===- test/unit/inspect/JsonReaderTest.cpp - Documents that people have edited ---------------------===//

#include "Json.h"
#include "mpy/Listing.h"

using namespace adder;
using namespace adder::test;

namespace {

/// A document with one function; `instructions` and more members of its prelude as JSON.
std::string documentOf(std::string_view instructions, std::string_view prelude = R"("state": 2)",
                       std::string_view qstrs = R"("a.py", "<module>")") {
  return std::string(R"({"format": "mpy", "version": 1, "header": {"version": 6, "sub_version": 0,
    "architecture": "none", "small_int_bits": 31}, "qstrs": [)")
      .append(qstrs)
      .append(
          R"(], "objects": [], "codes": [{"kind": "bytecode", "prelude": {"name": {"name": "<module>"}, )")
      .append(prelude)
      .append(R"(}, "instructions": [)")
      .append(instructions)
      .append("]}]}");
}

/// The bytes of the only function.
Bytes dataOf(const std::string &json) {
  HostArena arena;
  Bytes file = fileOfJson(json);
  mpy::ReadError error;
  std::optional<mpy::Module> module = mpy::read(arena, file, {}, error);
  EXPECT_TRUE(module) << error.message;
  return module ? Bytes(module->codes[0].data.begin(), module->codes[0].data.end()) : Bytes();
}

TEST(JsonReaderTest, NewNamesJoinTheTable) {
  std::string json = documentOf(R"({"op": "LOAD_NAME", "name": "print"}, {"op": "LOAD_NAME", "name": "mine"},
    {"op": "LOAD_NAME", "name": "print"}, {"op": "LOAD_NAME", "qstr": 1})");
  Bytes file = fileOfJson(json);
  // Two strings more: static 123, and text; the second print is the first.
  EXPECT_TRUE(file == fromHex("4d 06 00 1f 04 00 08 61 2e 70 79 00 0f 81 77 08 6d 69 6e 65 00"
                              "58 08 02 01 11 02 11 03 11 02 11 01"));
}

TEST(JsonReaderTest, JumpsFollowInsertedInstructions) {
  std::string pops;
  for (int i = 0; i < 70; ++i)
    pops += R"({"op": "POP_TOP"}, )";
  std::string jump = R"({"op": "JUMP", "target": "end"}, )",
              end = R"({"label": "end", "op": "RETURN_VALUE"})";
  Bytes small = dataOf(documentOf(jump + end)), large = dataOf(documentOf(jump + pops + end));
  EXPECT_EQ(list(small), list(fromHex("08 02 01 42 40 63")));
  EXPECT_EQ(large.size(), 3u + 3 + 70 + 1);
  EXPECT_EQ(list(std::span(large).subspan(3, 3)), list(fromHex("42 c6 80"))); // 70 needs two bytes
}

TEST(JsonReaderTest, LocalsChooseTheirForm) {
  EXPECT_EQ(list(dataOf(documentOf(R"({"op": "LOAD_FAST", "local": 15}, {"op": "LOAD_FAST", "local": 16},
                                      {"op": "STORE_FAST", "local": 200})"))),
            list(fromHex("08 02 01 bf 24 10 26 81 48")));
}

TEST(JsonReaderTest, IntegersChooseTheirForm) {
  EXPECT_EQ(list(dataOf(documentOf(R"({"op": "LOAD_CONST_SMALL_INT", "value": 47},
                                      {"op": "LOAD_CONST_SMALL_INT", "value": 48},
                                      {"op": "LOAD_CONST_SMALL_INT", "value": -16},
                                      {"op": "LOAD_CONST_SMALL_INT", "value": -9223372036854775808})"))),
            list(fromHex("08 02 01 af 22 30 70 22 ff 80 80 80 80 80 80 80 80 00")));
}

TEST(JsonReaderTest, LabelsAndLinesMayStandAlone) {
  EXPECT_EQ(
      list(dataOf(documentOf(R"({"line": 3}, {"label": "a"}, {"op": "JUMP", "target": "a"}, {"line": 4})"))),
      list(fromHex("08 06 01 40 22 42 3e")));
}

TEST(JsonReaderTest, NotesAndOrderMeanNothing) {
  std::string plain = documentOf(R"({"op": "RETURN_VALUE"})");
  std::string noted = documentOf(R"({"note": ["any", {"thing": 1}], "op": "RETURN_VALUE"})",
                                 R"("cells": [], "note": null, "state": 2)");
  EXPECT_EQ(fileOfJson(plain), fileOfJson(noted));
}

TEST(JsonReaderTest, ElementsInAnyOrder) {
  HostArena arena;
  std::string element = R"({"kind": "bytecode", "prelude": {"name": {"qstr": 1}, "state": STATE},
    "instructions": [{"op": "RETURN_VALUE"}]CHILDREN})";
  std::string json = R"({"format": "mpy", "version": 1, "header": {"version": 6, "sub_version": 0,
    "architecture": "none", "small_int_bits": 31}, "qstrs": ["a.py", "<module>"], "objects": [], "codes": [)";
  json += replaced(replaced(element, "STATE", "1"), "CHILDREN", R"(, "children": [3, 1])") + ",";
  json += replaced(replaced(element, "STATE", "2"), "CHILDREN", "") + ",";
  json += replaced(replaced(element, "STATE", "3"), "CHILDREN", "") + ",";
  json += replaced(replaced(element, "STATE", "4"), "CHILDREN", R"(, "children": [2])") + "]}";
  Bytes file = fileOfJson(json);
  mpy::ReadError error;
  std::optional<mpy::Module> module = mpy::read(arena, file, {}, error);
  ASSERT_TRUE(module);
  std::vector<uint32_t> states;
  for (const mpy::RawCode &code : module->codes)
    states.push_back(code.data[0] / 8 + 1u);
  EXPECT_EQ(states, (std::vector<uint32_t>{1, 4, 3, 2})); // as the file has them: depth first
}

} // namespace
