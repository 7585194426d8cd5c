//===- test/unit/inspect/JsonRoundTripTest.cpp - Files survive JSON to the byte ---------------------===//
//
// All golden files, damaged ones that the reader still accepts, and hand-made ones with everything that no
// compiler writes.
//
//===------------------------------------------------------------------------------------------------===//

#include "Json.h"

using namespace adder;
using namespace adder::test;

namespace {

void expectRoundTrip(const Bytes &file, const std::string &what) {
  EXPECT_TRUE(fileOfJson(jsonOf(file)) == file) << what;
}

void expectRoundTrips(const char *directory, size_t atLeast) {
  std::vector<std::filesystem::path> paths = mpyFilesBelow(directory);
  ASSERT_GE(paths.size(), atLeast);
  for (const std::filesystem::path &path : paths)
    expectRoundTrip(readWholeFile(path), path.string());
}

TEST(JsonRoundTripTest, Lang) { expectRoundTrips("golden/lang", 500); }
TEST(JsonRoundTripTest, Random) { expectRoundTrips("golden/random", 1); }
TEST(JsonRoundTripTest, SeedsOfTheReaderFuzzer) { expectRoundTrips("fuzz/corpus/ReaderFuzzer", 5); }

/// Files in which `change` alters one place after the other.
template <typename Change> size_t expectDamagedRoundTrips(size_t step, size_t maxBytes, Change change) {
  size_t accepted = 0;
  std::vector<std::filesystem::path> paths = mpyFilesBelow("golden/lang");
  std::vector<std::filesystem::path> seeds = mpyFilesBelow("fuzz/corpus/ReaderFuzzer");
  std::vector<Bytes> files;
  for (size_t i = 0; i < paths.size(); i += step)
    if (Bytes file = readWholeFile(paths[i]); file.size() <= maxBytes)
      files.push_back(std::move(file));
  for (const std::filesystem::path &seed : seeds)
    if (Bytes file = readWholeFile(seed); file.size() <= maxBytes)
      files.push_back(std::move(file));
  for (Bytes &file : files)
    for (size_t i = 0; i < file.size(); ++i) {
      uint8_t old = file[i];
      file[i] = change(old, i);
      HostArena arena;
      mpy::ReadError error;
      if (mpy::read(arena, file, {}, error)) {
        ++accepted;
        expectRoundTrip(file, "byte " + std::to_string(i));
      }
      file[i] = old;
    }
  return accepted;
}

TEST(JsonRoundTripTest, DamagedFiles) {
  EXPECT_GT(
      expectDamagedRoundTrips(60, 500, [](uint8_t old, size_t i) { return uint8_t(old ^ 1u << i % 8); }),
      500u);
  EXPECT_GT(expectDamagedRoundTrips(80, 500, [](uint8_t, size_t) { return uint8_t(0x80); }), 100u);
  EXPECT_GT(expectDamagedRoundTrips(80, 500, [](uint8_t old, size_t) { return uint8_t(~old); }), 100u);
}

/// A module whose only element has this prelude and code; the length fits its head.
Bytes moduleOf(std::string_view data) {
  Bytes bytes = fromHex(std::string(data));
  Bytes file = fromHex(std::string(kStart));
  EXPECT_LT(bytes.size(), 16u);
  file.push_back(uint8_t(bytes.size() << 3));
  file.insert(file.end(), bytes.begin(), bytes.end());
  return file;
}

struct Odd {
  const char *data;
  const char *inJson; ///< what must be there
};

/// Each has one thing that the usual form would not give back.
TEST(JsonRoundTripTest, WhatNoCompilerWrites) {
  const Odd kOdd[] = {
      {"80 00 02 01 51 63", R"("signature_bytes": 2)"},
      {"00 82 00 01 51 63", R"("sizes_bytes": 2)"},
      {"00 04 80 01 51 63", R"({"qstr": 1, "name": "<module>", "operand_bytes": 2})"},
      {"00 04 01 00 51 63", R"("line_table": "00")"},             // an empty entry
      {"00 06 01 80 03 51 63", R"("line_table": "8003")"},        // a long one for little
      {"00 04 01 21 10 01 63", R"("line_table": "21")"},          // within an instruction
      {"00 04 01 2f 51 63", R"("line_table": "2f")"},             // behind the end
      {"00 04 01 22 51 63", R"({"line": 2})"},                    // at the end
      {"00 06 01 20 40 51 63", R"("line": [2, 4])"},              // twice at one place
      {"00 02 01 22 05 63", R"("value": 5, "operand_bytes": 1)"}, // has a short form
      {"00 02 01 22 80 40 63", R"("value": 64})"},                // has not
      {"00 02 01 22 ff 7f 63", R"("value": -1, "operand_bytes": 2)"},
      {"00 02 01 10 80 01 63", R"("qstr": 1, "name": "<module>", "operand_bytes": 2)"},
      {"00 02 01 10 05 63", R"({"op": "LOAD_CONST_STRING", "qstr": 5})"}, // no such string
      {"00 02 01 24 03 63", R"({"op": "LOAD_FAST_N", "local": 3})"},
      {"00 02 01 42 80 80 63", R"("target": "L0", "operand_bytes": 2)"},
      {"00 02 01 42 41 10 01", R"({"bytes": "4241"})"}, // into an instruction
      {"00 02 01 42 7f 63", R"({"bytes": "427f"})"},    // out of the function
      {"00 02 01 44 40", R"({"bytes": "4440"})"},       // to its end
      {"00 02 01 02 63", R"({"bytes": "02"})"},         // unassigned
      {"00 02 01 00 51 63", R"({"bytes": "0051"})"},    // unassigned, with an extra byte
      {"00 02 01 63 22 80", R"({"bytes": "2280"})"},    // cut off
      {"00 02 01 2f 17 63", R"({"bytes": "2f17"})"},    // STORE_COMP 3
      {"00 02 01", R"("instructions": [])"},
      {"80 40 02 01 63", R"("flags": ["GENERATOR"])"},
      {"80 80 80 80 40 02 01 63", R"("flags": ["DEFKWARGS"])"},
      {"80 80 80 80 80 40 02 01 63", R"("flags": [16])"},
  };
  for (const Odd &odd : kOdd) {
    Bytes file = moduleOf(odd.data);
    std::string json = jsonOf(file);
    EXPECT_NE(json.find(odd.inJson), json.npos) << odd.data << '\n' << json;
    EXPECT_TRUE(fileOfJson(json) == file) << odd.data;
  }
}

TEST(JsonRoundTripTest, StringsThatAreNotUtf8) {
  // A lone byte, a surrogate, an over-long form; and a static string that is stored as text.
  Bytes file = fromHex("4d 06 00 1f 05 01 02 ff 00 06 ed a0 80 00 04 c0 80 00 0a 70 72 69 6e 74 00 0f"
                       "05 01 fe 00 28 00 02 04 51 63");
  std::string json = jsonOf(file);
  for (const char *part : {R"({"hex": "ff"})", R"({"hex": "eda080"})", R"({"hex": "c080"})",
                           R"({"text": "print", "static": false})", R"({"kind": "str", "hex": "fe"})"})
    EXPECT_NE(json.find(part), json.npos) << part;
  EXPECT_TRUE(fileOfJson(json) == file);
}

TEST(JsonRoundTripTest, TrailingBytesAndHeaders) {
  for (const char *start : {"4d 06 00 1f", "4d 06 03 00", "4d 06 40 ff 00", "4d 06 6f 1f 03",
                            "4d 06 6f 1f 90 80 01", "4d 06 17 1e"}) {
    Bytes file = fileOf(start, "02 00 08 61 2e 70 79 00 0f", kRoot);
    expectRoundTrip(file, start);
    file.push_back(0);
    expectRoundTrip(file, start);
  }
}

Bytes tuplesWithin(size_t depth) {
  Bytes file = fromHex("4d 06 00 1f 01 01 0f");
  for (size_t i = 0; i < depth; ++i) {
    file.push_back(10);
    file.push_back(1);
  }
  file.push_back(4); // Ellipsis
  for (uint8_t byte : fromHex("28 00 02 00 51 63"))
    file.push_back(byte);
  return file;
}

TEST(JsonRoundTripTest, DeepTuples) {
  for (size_t depth : {1u, 49u, 50u, 51u, 20000u}) {
    Bytes file = tuplesWithin(depth);
    std::string json = jsonOf(file);
    EXPECT_EQ(json.find("encoded") != json.npos, depth > 50) << depth;
    EXPECT_TRUE(fileOfJson(json) == file) << depth;
  }
}

TEST(JsonRoundTripTest, DeepFunctions) {
  Bytes file = fromHex(std::string(kStart));
  for (size_t i = 0; i < 19000; ++i)
    for (uint8_t byte : fromHex("2c 00 02 01 51 63 01"))
      file.push_back(byte);
  for (uint8_t byte : fromHex(std::string(kRoot)))
    file.push_back(byte);
  expectRoundTrip(file, "19000 functions within each other");
}

/// Jumps of sizes that the compatible layout would not choose, in every mixture.
TEST(JsonRoundTripTest, JumpsOfOddSizes) {
  for (unsigned mixture = 0; mixture < 64; ++mixture) {
    // Six jumps to the next instruction, each short or long.
    std::string data = "00 02 01";
    for (unsigned i = 0; i < 6; ++i)
      data += mixture >> i & 1 ? " 42 80 80" : " 42 40";
    Bytes code = fromHex(data + " 63");
    Bytes file = fromHex(std::string(kStart));
    if (code.size() >= 16)
      file.push_back(0x81);
    file.push_back(uint8_t(code.size() << 3 & 0x7f));
    file.insert(file.end(), code.begin(), code.end());
    expectRoundTrip(file, data);
  }
}

} // namespace
