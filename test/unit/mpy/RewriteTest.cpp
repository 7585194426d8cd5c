//===- test/unit/mpy/RewriteTest.cpp - Functions with other indexes do the same ---------------------===//
//
// Two properties over everything that the reference compiled: the same indexes give the same bytes, and other
// indexes change nothing but the indexes.  Then each thing that can go wrong.
//
//===------------------------------------------------------------------------------------------------===//

#include "MpyFiles.h"

#include "bytecode/Instruction.h"
#include "bytecode/LineTable.h"
#include "bytecode/Prelude.h"
#include "mpy/Rewrite.h"

#include <numeric>

using namespace adder;
using namespace adder::test;

namespace {

/// Indexes from `base` on, in place of 0 on.
std::vector<uint32_t> shifted(size_t count, uint32_t base) {
  std::vector<uint32_t> indexes(count);
  std::iota(indexes.begin(), indexes.end(), base);
  return indexes;
}

/// A function taken apart: per instruction its text, with the place of a jump's target as a count of
/// instructions, and its line.
std::vector<std::string> meaning(std::span<const uint8_t> function, uint32_t qstrBase, uint32_t objectBase) {
  bytecode::Prelude prelude;
  EXPECT_FALSE(bytecode::decodePrelude(function, prelude));
  std::vector<bytecode::Instruction> instructions;
  std::vector<size_t> numbers(prelude.code.size() + 1); // by offset: of the instruction, from 1
  for (size_t at = 0; at < prelude.code.size(); at += instructions.back().length) {
    instructions.emplace_back();
    EXPECT_EQ(bytecode::decodeInstruction(prelude.code, at, instructions.back()), bytecode::VarintStatus::Ok);
    numbers[at] = instructions.size();
  }
  numbers[prelude.code.size()] = instructions.size() + 1;

  const bytecode::Signature &signature = prelude.signature;
  std::vector<std::string> lines;
  lines.push_back(std::to_string(signature.stateSize) + " " + std::to_string(signature.flags) + " " +
                  std::to_string(signature.defaults) + " cells");
  for (uint8_t cell : prelude.cells)
    lines.back() += " " + std::to_string(cell);
  bytecode::VuintSequence names(prelude.names);
  for (uint64_t i = 0; i <= prelude.argumentCount(); ++i)
    lines.back() += " name " + std::to_string(*names.next() - qstrBase);
  bytecode::LineCursor lineNumbers(prelude.lineTable);
  for (const bytecode::Instruction &instruction : instructions) {
    const bytecode::OpcodeInfo *info = instruction.info();
    int64_t operand = instruction.operand;
    if (info && info->operand == bytecode::OperandKind::Qstr)
      operand -= qstrBase;
    if (info && info->operand == bytecode::OperandKind::Object)
      operand -= objectBase;
    if (info && info->has(bytecode::opcode_flag::Jump)) {
      operand = int64_t(numbers.at(size_t(instruction.target)));
      EXPECT_NE(operand, 0);
    }
    lines.push_back(std::to_string(instruction.opcode) + " " + std::to_string(operand) + " " +
                    std::to_string(instruction.extra) + " line " +
                    std::to_string(lineNumbers.lineAt(instruction.offset)));
  }
  return lines;
}

Bytes rewritten(support::Arena &arena, std::span<const uint8_t> function, const mpy::Renumbering &renumbering,
                mpy::LineTables lines = mpy::LineTables::Keep) {
  mpy::RewriteError error;
  auto result = mpy::rewriteFunction(arena, function, renumbering, lines, error);
  EXPECT_TRUE(result) << error.offset << ": " << error.message;
  return result ? Bytes(result->begin(), result->end()) : Bytes();
}

/// Calls check(arena, module, function) for each bytecode function of the golden files.
template <typename Check> void forEachFunction(Check check) {
  size_t count = 0;
  for (const char *directory : {"golden/lang", "golden/random"})
    for (const std::filesystem::path &path : mpyFilesBelow(directory)) {
      std::string name = path.filename().string();
      if (name.find(".O1.") != name.npos || name.find(".O2.") != name.npos)
        continue; // for time
      SCOPED_TRACE(name);
      Bytes bytes = readWholeFile(path);
      HostArena arena;
      mpy::ReadError error;
      std::optional<mpy::Module> module = mpy::read(arena, bytes, {}, error);
      ASSERT_TRUE(module);
      for (const mpy::RawCode &code : module->codes) {
        check(arena, *module, code.data);
        ++count;
      }
    }
  EXPECT_GT(count, 2000u);
}

TEST(RewriteTest, SameIndexesGiveTheSameBytes) {
  forEachFunction([](support::Arena &arena, const mpy::Module &module, std::span<const uint8_t> function) {
    std::vector<uint32_t> qstrs = shifted(module.qstrs.size(), 0),
                          objects = shifted(module.objects.size(), 0);
    EXPECT_TRUE(rewritten(arena, function, {qstrs, objects}) == Bytes(function.begin(), function.end()));
  });
}

TEST(RewriteTest, OtherIndexesChangeNothingElse) {
  // One that makes nearly every index longer, and one that makes it longer still.
  for (uint32_t base : {120u, 40000u})
    forEachFunction([&](support::Arena &arena, const mpy::Module &module, std::span<const uint8_t> function) {
      if (function.size() > 20000)
        return; // those that are as long as jumps allow
      std::vector<uint32_t> qstrs = shifted(module.qstrs.size(), base);
      std::vector<uint32_t> objects = shifted(module.objects.size(), 2 * base);
      Bytes moved = rewritten(arena, function, {qstrs, objects});
      EXPECT_EQ(meaning(moved, base, 2 * base), meaning(function, 0, 0));

      // And back: jumps that have grown may stay long.
      std::vector<uint32_t> backQstrs(base + qstrs.size()), backObjects(2 * base + objects.size());
      std::iota(backQstrs.begin() + base, backQstrs.end(), 0);
      std::iota(backObjects.begin() + 2 * base, backObjects.end(), 0);
      Bytes back = rewritten(arena, moved, {backQstrs, backObjects});
      EXPECT_EQ(meaning(back, 0, 0), meaning(function, 0, 0));
    });
}

TEST(RewriteTest, LineTablesCanBeDropped) {
  Bytes function = fromHex("10 0c 01 24 25 26 27 28 51 51 51 51 63"); // 6 info bytes: name, 5 entries
  HostArena arena;
  std::vector<uint32_t> qstrs = {0, 1};
  Bytes dropped = rewritten(arena, function, {qstrs, {}}, mpy::LineTables::Drop);
  EXPECT_EQ(list(dropped), list(fromHex("10 02 01 51 51 51 51 63")));
}

TEST(RewriteTest, UnwindJumpsCountFromTheirExtraByte) {
  // LOAD_NAME 1; UNWIND_JUMP over the RETURN_VALUE behind it; LOAD_NAME 1; RETURN_VALUE.
  Bytes function = fromHex("00 02 00 11 01 40 43 82 51 63 11 01 63");
  HostArena arena;
  std::vector<uint32_t> qstrs = {0, 200};
  // It leads across the extra byte and two instructions that stay as they are.
  EXPECT_EQ(list(rewritten(arena, function, {qstrs, {}})),
            list(fromHex("00 02 00 11 81 48 40 43 82 51 63 11 81 48 63")));
}

/// `count` jumps behind each other, each over `filler` bytes less one, with a name at the end.
Bytes jumpChain(unsigned count, unsigned distance) {
  Bytes code;
  for (unsigned i = 0; i < count; ++i) {
    code.push_back(0x46); // JUMP_IF_FALSE_OR_POP
    code.push_back(uint8_t(distance));
  }
  for (unsigned i = 0; i < distance + 2; i += 2) {
    code.push_back(0x11);
    code.push_back(0x01);
  }
  code.push_back(0x63);
  Bytes function = fromHex("00 02 00");
  function.insert(function.end(), code.begin(), code.end());
  return function;
}

TEST(RewriteTest, JumpsMakeEachOtherGrow) {
  // Each jump leads 126 bytes on, to the 63rd instruction behind: room for a single byte more.
  Bytes function = jumpChain(200, 126);
  HostArena arena;
  for (uint32_t index : {127u, 128u, 16384u}) {
    std::vector<uint32_t> qstrs = {0, index};
    Bytes moved = rewritten(arena, function, {qstrs, {}});
    EXPECT_EQ(meaning(moved, 0, 0).size(), meaning(function, 0, 0).size());
    bytecode::Prelude prelude;
    ASSERT_FALSE(bytecode::decodePrelude(moved, prelude));
    // With an index of one byte nothing moves; else the growth runs through the whole chain.
    EXPECT_EQ(moved.size() == function.size(), index < 128);
    EXPECT_EQ(prelude.code[1] & 0x80, index < 128 ? 0 : 0x80);
  }
}

/// The error of rewriting `function` with one qstr and one object, both to become number 300.
std::string errorOf(const Bytes &function) {
  HostArena arena;
  std::vector<uint32_t> indexes = {300};
  mpy::RewriteError error;
  auto result = mpy::rewriteFunction(arena, function, {indexes, indexes}, mpy::LineTables::Keep, error);
  EXPECT_FALSE(result);
  return std::to_string(error.offset) + ": " + std::string(error.message);
}

TEST(RewriteTest, Errors) {
  EXPECT_EQ(errorOf(fromHex("00")), "1: sizes: cut off by the end of the function");
  EXPECT_EQ(errorOf(fromHex("00 02 01 63")), "2: qstr index 1 out of range (table has 1)");
  EXPECT_EQ(errorOf(fromHex("00 02 00 11 05 63")), "3: qstr index 5 out of range (table has 1)");
  EXPECT_EQ(errorOf(fromHex("00 02 00 23 01 63")), "3: object index 1 out of range (table has 1)");
  EXPECT_EQ(errorOf(fromHex("00 02 00 51 11")), "4: instruction is cut off by the end of the function");
  EXPECT_EQ(errorOf(fromHex("00 02 00 34 ff ff ff ff ff 7f")), "3: operand is too large");
  EXPECT_EQ(errorOf(fromHex("00 02 00 42 41 11 00 63")), "3: jump to offset 3, where no instruction starts");
  EXPECT_EQ(errorOf(fromHex("00 02 00 42 00 63")), "3: jump to offset -62, where no instruction starts");
  EXPECT_EQ(errorOf(fromHex("00 02 00 46 10 63")), "3: jump to offset 18, where no instruction starts");
}

TEST(RewriteTest, JumpsMustStayWithinReach) {
  // FOR_ITER over 16000 names: 32000 bytes become 48000.
  Bytes function = fromHex("00 02 00 4b 80 fa");
  for (int i = 0; i < 16000; ++i)
    for (uint8_t byte : {0x11, 0x00})
      function.push_back(byte);
  function.push_back(0x63);
  EXPECT_EQ(errorOf(function), "3: jump over 48000 bytes, but the format allows 0 to 32767");
  // The same backwards: JUMP -16000.
  function = fromHex("00 02 00");
  for (int i = 0; i < 8000; ++i)
    for (uint8_t byte : {0x11, 0x00})
      function.push_back(byte);
  for (uint8_t byte : fromHex("42 fd 02"))
    function.push_back(byte);
  EXPECT_EQ(errorOf(function), "16003: jump over -24003 bytes, but the format allows -16384 to 16383");
}

/// Any bytes: the rewriter ends, and what it makes is a function.
TEST(RewriteTest, DamagedFunctions) {
  std::vector<uint32_t> indexes = shifted(8, 120);
  uint32_t random = 1;
  auto next = [&] { return random = random * 1664525 + 1013904223, random >> 16; };
  size_t accepted = 0;
  for (int round = 0; round < 20000; ++round) {
    Bytes function = fromHex("10 06 01 24 25");
    for (unsigned i = next() % 60; i; --i) // more jumps and small operands than chance would have
      function.push_back(next() % 3 ? uint8_t(next() % 0x70) : uint8_t(next()));
    StrictArena arena;
    mpy::RewriteError error;
    if (auto result =
            mpy::rewriteFunction(arena, function, {indexes, indexes}, mpy::LineTables::Keep, error)) {
      ++accepted;
      bytecode::Prelude prelude;
      EXPECT_FALSE(bytecode::decodePrelude(*result, prelude));
    } else {
      EXPECT_LE(error.offset, function.size());
      EXPECT_FALSE(error.message.empty());
    }
  }
  EXPECT_GT(accepted, 100u);
}

} // namespace
