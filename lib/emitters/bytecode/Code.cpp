//===- emitters/bytecode/Code.cpp - The constant table under construction -------------------------------===//

#include "emitters/bytecode/Code.h"

namespace adder::bytecode_emitter {

uint32_t ConstantTable::use(const frontend::Constant &constant) {
  uint32_t hash = hashOf(constant);
  size_t mask = slots.size() - 1;
  size_t at = hash & mask;
  for (; slots[at].index; at = (at + 1) & mask)
    if (slots[at].hash == hash && sameConstant(list[slots[at].index - 1], constant))
      return slots[at].index - 1;
  list.push(constant);
  slots[at] = {uint32_t(list.size()), hash};
  if (list.size() * 2 > slots.size())
    grow();
  return uint32_t(list.size() - 1);
}

void ConstantTable::grow() {
  support::Vector<Slot> old = slots;
  slots = support::Vector<Slot>(arena);
  slots.resize(old.size() * 2);
  size_t mask = slots.size() - 1;
  for (const Slot &slot : old) {
    if (!slot.index)
      continue;
    size_t at = slot.hash & mask;
    while (slots[at].index)
      at = (at + 1) & mask;
    slots[at] = slot;
  }
  old.release();
}

} // namespace adder::bytecode_emitter
