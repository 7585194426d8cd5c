//===- bytecode/JumpTargets.cpp - Where the jumps of a function lead --------------------------------===//

#include "bytecode/JumpTargets.h"

namespace adder::bytecode {

JumpTargets::JumpTargets(support::Arena &arena, std::span<const uint8_t> code)
    : marks(arena.makeArray<uint8_t>(code.size())), targets(arena) {
  Instruction instruction;
  for (size_t offset = 0; offset < code.size(); offset += instruction.length) {
    marks[offset] |= kStart;
    if (decodeInstruction(code, offset, instruction) != VarintStatus::Ok)
      break;
    const OpcodeInfo *info = instruction.info();
    if (info && info->has(opcode_flag::Jump) && instruction.target >= 0 &&
        uint64_t(instruction.target) < code.size())
      marks[size_t(instruction.target)] |= kTarget;
  }
  for (size_t offset = 0; offset < code.size(); ++offset)
    if (isTarget(offset))
      targets.push(uint32_t(offset));
}

size_t JumpTargets::labelAt(int64_t target) const {
  if (target < 0 || !isTarget(size_t(target)))
    return kNoLabel;
  size_t low = 0, high = targets.size();
  while (low + 1 < high) {
    size_t middle = (low + high) / 2;
    (targets[middle] <= uint64_t(target) ? low : high) = middle;
  }
  return low;
}

} // namespace adder::bytecode
