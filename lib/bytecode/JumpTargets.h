//===- bytecode/JumpTargets.h - Where the jumps of a function lead ----------------------------------===//
//
// One run over the instructions finds their starts and the targets of jumps.  A target that is the start of
// an instruction gets a label; labels are numbered in address order.  Arbitrary bytes are fine: the run stops
// at the first instruction that is cut off.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_BYTECODE_JUMPTARGETS_H
#define ADDER_BYTECODE_JUMPTARGETS_H

#include "bytecode/Instruction.h"

namespace adder::bytecode {

class JumpTargets {
public:
  static constexpr size_t kNoLabel = SIZE_MAX;

  /// Allocates.
  JumpTargets(support::Arena &arena, std::span<const uint8_t> code);

  /// True if an instruction starts at `offset` and a jump leads there.
  bool isTarget(size_t offset) const { return offset < marks.size() && marks[offset] == (kStart | kTarget); }
  /// Number of the label at `target`, or kNoLabel if that is not the start of an instruction.
  size_t labelAt(int64_t target) const;
  /// Offsets of all labels, ascending.
  std::span<const uint32_t> labels() const { return targets.span(); }

private:
  static constexpr uint8_t kStart = 1;  // an instruction begins here
  static constexpr uint8_t kTarget = 2; // a jump leads here

  std::span<uint8_t> marks; // by offset
  support::Vector<uint32_t> targets;
};

} // namespace adder::bytecode

#endif // ADDER_BYTECODE_JUMPTARGETS_H
