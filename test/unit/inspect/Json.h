//===- test/unit/inspect/Json.h - Modules to JSON and back, for tests -------------------------------===//
#ifndef ADDER_TEST_UNIT_INSPECT_JSON_H
#define ADDER_TEST_UNIT_INSPECT_JSON_H

#include "../mpy/MpyFiles.h"
#include "inspect/JsonReader.h"
#include "inspect/JsonWriter.h"

namespace adder::test {

/// The JSON of a file that the reader accepts.
inline std::string jsonOf(const Bytes &file) {
  HostArena arena;
  mpy::ReadError error;
  std::optional<mpy::Module> module = mpy::read(arena, file, {}, error);
  EXPECT_TRUE(module) << error.offset << ": " << error.field << ": " << error.message;
  return module ? inspect::writeJson(arena, *module) : std::string();
}

/// The file that `json` describes; empty, with the failure as "place: message", if it describes none.
inline Bytes fileOfJson(std::string_view json, std::string *failureText = nullptr) {
  HostArena arena;
  support::Vector<uint8_t> file(arena);
  inspect::JsonFailure failure;
  bool isGood = inspect::readJson(json, file, failure);
  EXPECT_EQ(isGood, failure.message.empty());
  if (failureText)
    *failureText = failure.message.empty() ? "" : failure.place + ": " + failure.message;
  else
    EXPECT_EQ(failure.place + failure.message, "");
  return Bytes(file.begin(), file.end());
}

inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
  size_t at = text.find(from);
  EXPECT_NE(at, text.npos) << from;
  return at == text.npos ? text : text.replace(at, from.size(), to);
}

} // namespace adder::test

#endif // ADDER_TEST_UNIT_INSPECT_JSON_H
