//===- mpy/Rewrite.cpp - A function with other indexes ----------------------------------------------===//
//
// Four steps: take the instructions apart and find their new sizes; let jumps grow until all reach their
// targets; move the line table along; write.
//
// Jumps start with the size that they have and only ever grow, so that there is exactly one result and
// nothing changes without need.  A jump that grows can make only those jumps too long that are short and lead
// across it, which all stand within a few hundred bytes: looking there, and nowhere else, keeps the whole
// linear.
//
//===------------------------------------------------------------------------------------------------===//

#include "mpy/Rewrite.h"

#include "bytecode/Instruction.h"
#include "bytecode/LineTable.h"
#include "bytecode/Prelude.h"
#include "support/TextWriter.h"

#include <algorithm>

namespace adder::mpy {

using bytecode::Instruction;
using bytecode::OperandKind;
using bytecode::VarintStatus;
using support::TextWriter;
using support::Vector;

namespace {

/// An instruction of the function, before and after.
struct Step {
  uint32_t oldOffset;
  uint32_t newOffset; ///< before settle() with jumps in their first size, afterwards the final one
};

struct Jump {
  uint32_t step;
  uint32_t target;  ///< a step; the one past the last is the end of the function
  int32_t distance; ///< from behind its one-byte operand; not kept once the jump is long
  bool isLong;
};

/// What the operand of a jump can express (mpy-and-bytecode.md 2.3), both ends included.
struct Range {
  int64_t least;
  int64_t most;
};

Range shortRange(uint8_t opcode) {
  return bytecode::isSignedJump(opcode) ? Range{-0x40, 0x3f} : Range{0, 0x7f};
}
Range longRange(uint8_t opcode) {
  return bytecode::isSignedJump(opcode) ? Range{-0x4000, 0x3fff} : Range{0, 0x7fff};
}
bool holds(Range range, int64_t value) { return value >= range.least && value <= range.most; }

/// No short jump leads farther, its own bytes included.
constexpr uint32_t kShortReach = 0x7f + 3;

bool isJump(const Instruction &instruction) {
  return bytecode::formatOf(instruction.opcode) == bytecode::OperandFormat::Offset;
}

class Rewriter {
public:
  Rewriter(support::Arena &arena, std::span<const uint8_t> function, const Renumbering &renumbering,
           RewriteError &error)
      : arena(arena), function(function), renumbering(renumbering), error(error), steps(arena), jumps(arena) {
  }

  std::optional<std::span<const uint8_t>> run(LineTables lineTables) {
    if (std::optional<bytecode::PreludeFault> fault = bytecode::decodePrelude(function, prelude)) {
      fail(fault->offset, [&](TextWriter &out) { out << fault->field << ": " << fault->problem; });
      return std::nullopt;
    }
    codeOffset = size_t(prelude.code.data() - function.data());
    if (!takeApart() || !findTargets())
      return std::nullopt;
    settle();
    Vector<uint8_t> info(arena);
    if (!rename(info))
      return std::nullopt;
    if (lineTables == LineTables::Keep)
      moveLines(info);
    return write(info);
  }

private:
  template <typename Message> bool fail(size_t offset, Message message) {
    TextWriter &text = *arena.make<TextWriter>(arena);
    message(text);
    error = {offset, text.text()};
    return false;
  }

  /// The instruction at a step, which has been decoded before.
  Instruction instructionAt(uint32_t step) const {
    Instruction instruction;
    (void)bytecode::decodeInstruction(prelude.code, steps[step].oldOffset, instruction);
    return instruction;
  }

  /// The table that an operand is an index of; null if it is none.
  const std::span<const uint32_t> *tableOf(const Instruction &instruction) const {
    const bytecode::OpcodeInfo *info = instruction.info();
    if (info && info->operand == OperandKind::Qstr)
      return &renumbering.qstrs;
    if (info && info->operand == OperandKind::Object)
      return &renumbering.objects;
    return nullptr;
  }

  bool failIndex(size_t offset, std::string_view what, int64_t index, size_t count) {
    return fail(offset, [&](TextWriter &out) {
      out << what << " index " << index << " out of range (table has " << uint64_t(count) << ')';
    });
  }

  // --- Step 1: instructions and their new sizes.

  bool takeApart() {
    std::span<const uint8_t> code = prelude.code;
    uint32_t newOffset = 0;
    for (size_t at = 0; at < code.size();) {
      Instruction instruction;
      VarintStatus status = bytecode::decodeInstruction(code, at, instruction);
      if (status != VarintStatus::Ok)
        return fail(codeOffset + at, [&](TextWriter &out) {
          out << (status == VarintStatus::Truncated ? "instruction is cut off by the end of the function"
                                                    : "operand is too large");
        });
      steps.push({uint32_t(at), newOffset});
      size_t length = instruction.length;
      if (const std::span<const uint32_t> *table = tableOf(instruction)) {
        if (uint64_t(instruction.operand) >= table->size())
          return failIndex(codeOffset + at, table == &renumbering.qstrs ? "qstr" : "object",
                           instruction.operand, table->size());
        uint32_t index = (*table)[size_t(instruction.operand)];
        if (index != instruction.operand)
          length = 1 + bytecode::sizeOfVuint(index);
      }
      newOffset += uint32_t(length);
      at += instruction.length;
    }
    steps.push({uint32_t(code.size()), newOffset});
    return true;
  }

  bool findTargets() {
    for (uint32_t i = 0; i + 1 < steps.size(); ++i) {
      if (bytecode::formatOf(prelude.code[steps[i].oldOffset]) != bytecode::OperandFormat::Offset)
        continue;
      Instruction instruction = instructionAt(i);
      uint32_t target = stepAt(instruction.target);
      if (instruction.target < 0 || target == steps.size() || steps[target].oldOffset != instruction.target)
        return fail(codeOffset + instruction.offset, [&](TextWriter &out) {
          out << "jump to offset " << instruction.target << ", where no instruction starts";
        });
      bool isLong = instruction.length - bytecode::hasExtraByte(instruction.opcode) == 3;
      int32_t distance = int32_t(steps[target].newOffset) - int32_t(steps[i].newOffset) - 2;
      jumps.push({i, target, distance, isLong});
    }
    return true;
  }

  /// The first step whose old offset is not less; the number of steps if there is none.
  uint32_t stepAt(int64_t oldOffset) const {
    return uint32_t(std::partition_point(steps.begin(), steps.end(),
                                         [&](const Step &step) { return step.oldOffset < oldOffset; }) -
                    steps.begin());
  }

  // --- Step 2: sizes of jumps.

  uint8_t opcodeOf(const Jump &jump) const { return prelude.code[steps[jump.step].oldOffset]; }

  bool mustGrow(const Jump &jump) const {
    return !jump.isLong && !holds(shortRange(opcodeOf(jump)), jump.distance);
  }

  void settle() {
    Vector<uint32_t> growing(arena);
    for (uint32_t i = 0; i < jumps.size(); ++i)
      if (mustGrow(jumps[i])) {
        jumps[i].isLong = true;
        growing.push(i);
      }
    Vector<bool> wasShort(arena); // what has grown is still as long as before in Step::newOffset
    wasShort.resize(jumps.size());
    for (uint32_t i : growing)
      wasShort[i] = true;
    while (!growing.empty())
      stretch(growing.pop(), growing, wasShort);
    uint32_t added = 0;
    uint32_t next = 0;
    for (uint32_t i = 0; i < steps.size(); ++i) {
      steps[i].newOffset += added;
      if (next < jumps.size() && jumps[next].step == i)
        added += wasShort[next++];
    }
  }

  /// Jump `number` has become a byte longer: tells the short ones that lead across it.
  void stretch(uint32_t number, Vector<uint32_t> &growing, Vector<bool> &wasShort) {
    uint32_t step = jumps[number].step;
    uint32_t place = steps[step].newOffset;
    auto grow = [&](uint32_t i) {
      jumps[i].isLong = true;
      wasShort[i] = true;
      growing.push(i);
    };
    for (uint32_t i = number; i-- > 0 && place - steps[jumps[i].step].newOffset <= kShortReach;) {
      if (jumps[i].isLong || jumps[i].target <= step)
        continue;
      jumps[i].distance += 1;
      if (mustGrow(jumps[i]))
        grow(i);
    }
    for (uint32_t i = number + 1; i < jumps.size() && steps[jumps[i].step].newOffset - place <= kShortReach;
         ++i) {
      if (jumps[i].isLong || jumps[i].target > step)
        continue;
      jumps[i].distance -= 1;
      if (mustGrow(jumps[i]))
        grow(i);
    }
  }

  // --- Step 3: names and lines.

  bool rename(Vector<uint8_t> &info) {
    bytecode::VuintSequence names(prelude.names);
    size_t namesOffset = size_t(prelude.names.data() - function.data());
    for (uint64_t i = 0; i <= prelude.argumentCount(); ++i) {
      size_t start = names.offset();
      uint32_t index = *names.next();
      if (index >= renumbering.qstrs.size())
        return failIndex(namesOffset + start, "qstr", index, renumbering.qstrs.size());
      uint32_t newIndex = renumbering.qstrs[index];
      if (newIndex == index)
        info.append(prelude.names.subspan(start, names.offset() - start));
      else
        bytecode::encodeVuint(info, newIndex);
    }
    return true;
  }

  /// Where what stood at `oldOffset` stands now; offsets within an instruction count from its start, those
  /// past the last one from there.
  uint32_t moved(uint64_t oldOffset) const {
    if (oldOffset >= steps.back().oldOffset)
      return uint32_t(steps.back().newOffset + (oldOffset - steps.back().oldOffset));
    uint32_t after = stepAt(int64_t(oldOffset) + 1);
    return std::min(steps[after - 1].newOffset + uint32_t(oldOffset - steps[after - 1].oldOffset),
                    steps[after].newOffset);
  }

  bool hasMoved() const {
    return std::any_of(steps.begin(), steps.end(),
                       [](const Step &step) { return step.oldOffset != step.newOffset; });
  }

  void moveLines(Vector<uint8_t> &info) {
    if (!hasMoved()) {
      info.append(prelude.lineTable);
      return;
    }
    uint64_t oldOffset = 0;
    uint32_t written = 0; // new offset up to which entries are written
    bytecode::LineEntry entry;
    for (size_t at = 0; bytecode::decodeLineEntry(prelude.lineTable, at, entry);) {
      oldOffset += entry.bytes;
      // Entries without lines only carry bytes that do not fit the one behind.
      if (!entry.lines)
        continue;
      uint32_t offset = moved(oldOffset);
      bytecode::appendLineStep(info, offset - written, entry.lines);
      written = offset;
    }
    if (uint32_t offset = moved(oldOffset); offset != written)
      bytecode::appendLineStep(info, offset - written, 0);
  }

  // --- Step 4.

  std::optional<std::span<const uint8_t>> write(const Vector<uint8_t> &info) {
    Vector<uint8_t> &out = *arena.make<Vector<uint8_t>>(arena);
    out.reserve(function.size());
    bytecode::encodeSignature(out, prelude.signature);
    bytecode::encodeSizes(out, uint32_t(info.size()), uint32_t(prelude.cells.size()));
    out.append(info.span());
    out.append(prelude.cells);
    uint32_t nextJump = 0;
    for (uint32_t i = 0; i + 1 < steps.size(); ++i) {
      Instruction instruction = instructionAt(i);
      if (isJump(instruction)) {
        if (!writeJump(instruction, jumps[nextJump++], out))
          return std::nullopt;
        continue;
      }
      const std::span<const uint32_t> *table = tableOf(instruction);
      if (table && (*table)[size_t(instruction.operand)] != instruction.operand) {
        out.push(instruction.opcode);
        bytecode::encodeVuint(out, (*table)[size_t(instruction.operand)]);
      } else {
        out.append(prelude.code.subspan(instruction.offset, instruction.length));
      }
    }
    return out.span();
  }

  bool writeJump(const Instruction &instruction, const Jump &jump, Vector<uint8_t> &out) {
    int64_t distance = int64_t(steps[jump.target].newOffset) - steps[jump.step].newOffset - 2 - jump.isLong;
    Range range = jump.isLong ? longRange(instruction.opcode) : shortRange(instruction.opcode);
    if (!holds(range, distance))
      return fail(codeOffset + instruction.offset, [&](TextWriter &text) {
        text << "jump over " << distance << " bytes, but the format allows " << range.least << " to "
             << range.most;
      });
    int64_t biased = bytecode::isSignedJump(instruction.opcode) ? distance - range.least : distance;
    out.push(instruction.opcode);
    if (jump.isLong) {
      out.push(uint8_t(0x80 | (biased & 0x7f)));
      out.push(uint8_t(biased >> 7));
    } else {
      out.push(uint8_t(biased));
    }
    if (bytecode::hasExtraByte(instruction.opcode))
      out.push(instruction.extra);
    return true;
  }

  support::Arena &arena;
  std::span<const uint8_t> function;
  const Renumbering &renumbering;
  RewriteError &error;
  bytecode::Prelude prelude;
  size_t codeOffset = 0;
  Vector<Step> steps; // the instructions, and the end
  Vector<Jump> jumps; // in the order of their steps
};

} // namespace

std::optional<std::span<const uint8_t>> rewriteFunction(support::Arena &arena,
                                                        std::span<const uint8_t> function,
                                                        const Renumbering &renumbering, LineTables lineTables,
                                                        RewriteError &error) {
  return Rewriter(arena, function, renumbering, error).run(lineTables);
}

} // namespace adder::mpy
