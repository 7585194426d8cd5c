//===- test/unit/mpy/StripTest.cpp - Stripped line tables can be told back --------------------------===//

#include "mpy/Strip.h"
#include "MpyFiles.h"
#include "bytecode/Instruction.h"
#include "bytecode/LineTable.h"
#include "bytecode/Prelude.h"

#include <map>
#include <set>

namespace adder::test {
namespace {

using mpy::StripLines;

struct Stripped {
  HostArena arena;
  Bytes file;
  mpy::Module original;
  mpy::StripResult result;
  Bytes bytes;
  mpy::Module again; ///< what a reader makes of the stripped file

  Stripped(Bytes content, mpy::StripOptions options) : file(std::move(content)) {
    mpy::ReadError error;
    auto module = mpy::read(arena, file, {}, error);
    EXPECT_TRUE(module.has_value()) << error.message;
    if (!module)
      return;
    original = *module;
    result = mpy::strip(arena, original, options);
    bytes = written(arena, result.module);
    auto second = mpy::read(arena, bytes, {}, error);
    EXPECT_TRUE(second.has_value()) << error.field << ": " << error.message;
    if (second)
      again = *second;
  }
};

bytecode::Prelude preludeOf(const mpy::RawCode &code) {
  bytecode::Prelude prelude;
  EXPECT_FALSE(bytecode::decodePrelude(code.data, prelude).has_value());
  return prelude;
}

/// The number that is printed for an instruction means its line, and no other function prints the same number
/// under the same name.
void expectExactLines(const Stripped &stripped) {
  std::map<std::pair<std::string_view, uint32_t>, std::pair<uint32_t, uint32_t>> meanings;
  for (const mpy::StrippedFunction &function : stripped.result.functions) {
    bytecode::Prelude before = preludeOf(stripped.original.codes[function.code]);
    bytecode::Prelude after = preludeOf(stripped.again.codes[function.code]);
    ASSERT_TRUE(std::equal(before.code.begin(), before.code.end(), after.code.begin(), after.code.end()));
    ASSERT_EQ(before.signature, after.signature);
    EXPECT_LE(after.lineTable.size(), before.lineTable.size() + 2);
    bytecode::Instruction instruction;
    for (size_t offset = 0; offset < before.code.size(); offset += instruction.length) {
      ASSERT_EQ(bytecode::decodeInstruction(before.code, offset, instruction), bytecode::VarintStatus::Ok);
      if (!instruction.info()->has(bytecode::opcode_flag::MayRaise | bytecode::opcode_flag::Jump))
        continue;
      uint32_t number = bytecode::lineOf(after.lineTable, offset);
      uint32_t line = bytecode::lineOf(before.lineTable, offset);
      ASSERT_GE(number, function.firstNumber);
      ASSERT_LT(number - function.firstNumber, function.lines.size());
      EXPECT_EQ(function.lines[number - function.firstNumber], line);
      auto [known, isNew] = meanings.insert({{function.printedName, number}, {function.code, line}});
      if (!isNew && known->second.first != function.code) {
        // Only functions without a table may share a number: the original prints line 1 for them all.
        EXPECT_EQ(known->second.second, 1u);
        EXPECT_EQ(line, 1u);
      }
    }
  }
}

TEST(Strip, StatementNumbersMeanTheLinesOfEveryGoldenFile) {
  size_t files = 0;
  for (const auto &path : mpyFilesBelow("golden")) {
    SCOPED_TRACE(path.string());
    for (bool names : {false, true}) {
      Stripped stripped(readWholeFile(path), {StripLines::Statement, names});
      expectExactLines(stripped);
      EXPECT_LE(stripped.bytes.size(), stripped.file.size());
    }
    ++files;
  }
  EXPECT_GT(files, 100u);
}

TEST(Strip, FunctionNumbersAreUniqueForAName) {
  for (const auto &path : mpyFilesBelow("golden")) {
    SCOPED_TRACE(path.string());
    Stripped stripped(readWholeFile(path), {StripLines::Function, false});
    std::set<std::pair<std::string_view, uint32_t>> seen;
    for (const mpy::StrippedFunction &function : stripped.result.functions) {
      EXPECT_TRUE(function.oneNumber);
      bytecode::Prelude after = preludeOf(stripped.again.codes[function.code]);
      EXPECT_EQ(bytecode::lineOf(after.lineTable, 0), function.firstNumber);
      bool hadTable = !preludeOf(stripped.original.codes[function.code]).lineTable.empty();
      if (hadTable && !function.lines.empty()) {
        EXPECT_TRUE(seen.insert({function.printedName, function.firstNumber}).second) << function.name;
      }
    }
  }
}

TEST(Strip, NoneLeavesNoTablesAndKeepChangesNothing) {
  for (const auto &path : mpyFilesBelow("golden")) {
    SCOPED_TRACE(path.string());
    Stripped none(readWholeFile(path), {StripLines::None, false});
    for (const mpy::StrippedFunction &function : none.result.functions)
      EXPECT_TRUE(preludeOf(none.again.codes[function.code]).lineTable.empty());
    Stripped keep(readWholeFile(path), {StripLines::Keep, false});
    EXPECT_EQ(keep.bytes, keep.file);
  }
}

/// A function f(): one byte each of bytecode and line table is given.
Bytes withLineTable(std::string_view table, std::string_view code, unsigned infoBytes) {
  Bytes file = fileOf("4d 06 00 1f 02 00 08 61 2e 70 79 00 0f");
  Bytes info = fromHex(table), body = fromHex(code);
  file.push_back(uint8_t((2 + 1 + info.size() + body.size()) << 3));
  file.insert(file.end(), {0x00, uint8_t(infoBytes << 1), 0x01});
  file.insert(file.end(), info.begin(), info.end());
  file.insert(file.end(), body.begin(), body.end());
  return file;
}

TEST(Strip, LinesThatCannotRaiseTakeNoNumber) {
  // Line 5: LOAD_CONST_NONE, STORE_FAST; line 9: LOAD_FAST, POP_TOP; line 13: LOAD_CONST_NONE, RETURN_VALUE.
  Stripped stripped(withLineTable("80 04 42 02 42 02", "51 c0 b0 59 51 63", 7),
                    {StripLines::Statement, false});
  ASSERT_EQ(stripped.result.functions.size(), 1u);
  EXPECT_EQ(stripped.result.functions[0].lines.size(), 1u);
  EXPECT_TRUE(preludeOf(stripped.again.codes[0]).lineTable.empty());
}

TEST(Strip, WhatCannotBeDecodedCountsAsRaising) {
  // Line 2 from offset 2 on: a LOAD_CONST_OBJ whose operand is cut off.
  Stripped stripped(withLineTable("22", "51 59 23", 2), {StripLines::Statement, false});
  ASSERT_EQ(stripped.result.functions.size(), 1u);
  ASSERT_EQ(stripped.result.functions[0].lines.size(), 1u);
  EXPECT_EQ(stripped.result.functions[0].lines[0], 2u);
}

TEST(Strip, NamesThatOnlyTracebacksUseAreShared) {
  // qstrs: a.py, <module>, "only_here"; the function is called only_here.
  Bytes file = fromHex("4d 06 00 1f 03 00 08 61 2e 70 79 00 0f 12 6f 6e 6c 79 5f 68 65 72 65 00"
                       "28 00 02 02 51 63");
  Stripped stripped(file, {StripLines::Statement, true});
  ASSERT_EQ(stripped.result.functions.size(), 1u);
  EXPECT_EQ(stripped.result.functions[0].name, "only_here");
  EXPECT_EQ(stripped.result.functions[0].printedName, "_");
  ASSERT_EQ(stripped.again.qstrs.size(), 3u);
  EXPECT_EQ(stripped.again.qstrs[1].text, "") << "<module> is used by nothing here: a placeholder";
  EXPECT_EQ(stripped.again.qstrs[2].text, "_");
}

TEST(Strip, ManyFunctionsOfOneNameStayLinear) {
  // 20000 children named like the module, each with a table of its own and one line that raises.
  Bytes file = fileOf(kStart);
  const unsigned count = 20000;
  Bytes root = fromHex("2c 00 02 01 51 63");
  file.insert(file.end(), root.begin(), root.end());
  file.insert(file.end(), {0x81, 0x9c, 0x20});
  Bytes child = fromHex("38 00 04 01 20 b0 59 63"); // LOAD_FAST, POP_TOP, RETURN_VALUE; line 2
  for (unsigned i = 0; i < count; ++i)
    file.insert(file.end(), child.begin(), child.end());
  Stripped stripped(file, {StripLines::Statement, false});
  EXPECT_LT(stripped.bytes.size(), file.size() + size_t(count) * 8);
}

} // namespace
} // namespace adder::test
