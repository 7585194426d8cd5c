//===- runtime/heap/Collect.cpp - Mark and sweep ----------------------------------------------------===//

#include "runtime/heap/Heap.h"

namespace adder::heap {

namespace {

/// A word of an object of whatever type.
using AnyWord [[gnu::may_alias]] = Word;

constexpr Word kNowhere = ~Word(0);

} // namespace

Area *Heap::areaOf(Word address) const {
  Area *area = areas;
  while (area->indexOf(address) >= area->blockCount)
    area = area->next;
  return area;
}

void Heap::startCollection() {
  blocksBefore += size_t(thresholdBlocks - unlockedBudget());
  peak = bytesPeak();
  lock();
  collecting = true;
  savedBudget = thresholdBlocks;
  markStackUsed = 0;
  lowestUnscanned = rescanned = kNowhere;
  if (pinned)
    markRoots(&pinned, 1);
}

/// Has an object that was just marked scanned some time.
inline void Heap::pushMarked(Word address) {
  if (markStackUsed < markStackSize)
    markStack[markStackUsed++] = address;
  else if (address < rescanned && address < lowestUnscanned)
    lowestUnscanned = address;
}

/// Marks what `count` words refer to, and leaves it on the stack.  The inner loop of a collection.  Which
/// words are addresses, and of what was marked before, is hard to predict, so there is one branch for both:
/// what is no block counts as the first phantom, a head that is always marked.
ADDER_UNCHECKED void Heap::scanWords(const void *words, size_t count) {
  for (const Area *next = areas; next; next = next->next) {
    const Area area = *next; // a copy, which no store to a group can change
    const auto *word = static_cast<const AnyWord *>(words);
    for (const AnyWord *end = word + count; word != end; ++word) {
      size_t block = area.indexOf(*word);
      block = block < area.blockCount ? block : area.blockCount;
      Group &group = area.groupOf(block);
      Word found = group.head & ~group.mark & Area::bitOf(block);
      if (!found)
        continue;
      group.mark |= found;
      if (!(group.leaf & found))
        pushMarked(*word);
    }
  }
}

/// Scans until the stack is empty.
void Heap::drain() {
  while (markStackUsed > 0) {
    Word address = markStack[--markStackUsed];
    const Area *area = areaOf(address);
    // The address may also be that of a tail, if the blocks before it have been scanned.
    size_t block = area->indexOf(address);
    size_t blocks = area->lengthOf(block, kScanBlocks + 1);
    if (blocks > kScanBlocks) { // the rest, below what this part refers to; there is room for what was popped
      markStack[markStackUsed++] = address + kScanBlocks * kBlockBytes;
      blocks = kScanBlocks;
    }
    scanWords(reinterpret_cast<const void *>(address), blocks * kBlockWords);
  }
}

/// Scans all marked objects from lowestUnscanned on, and what becomes marked by that.
void Heap::rescan() {
  Word from = lowestUnscanned;
  lowestUnscanned = kNowhere;
  for (const Area *area = areas; area; area = area->next) {
    Word end = area->addressOf(area->blockCount);
    if (end <= from)
      continue;
    size_t index = from > area->base ? area->indexOf(from) / kGroupBlocks : 0;
    for (; index < area->groupCount; ++index) {
      const Group &group = area->groups[index];
      size_t first = index * kGroupBlocks;
      rescanned = area->addressOf(first + kGroupBlocks);
      Word marked = group.mark & ~group.leaf;
      if (index == area->groupCount - 1)
        marked &= ~(kNowhere << area->blockCount % kGroupBlocks); // not the phantoms
      for (; marked; marked &= marked - 1) {
        markStack[markStackUsed++] = area->addressOf(first + lowestBit(marked));
        drain();
      }
    }
  }
  rescanned = kNowhere;
}

void Heap::markRoots(const void *words, size_t count) {
  // In steps, so that a large table of roots does not overflow the stack.
  const auto *word = static_cast<const Word *>(words);
  constexpr size_t kStep = kScanBlocks * kBlockWords;
  for (; count > kStep; count -= kStep, word += kStep) {
    scanWords(word, kStep);
    drain();
  }
  scanWords(word, count);
  drain();
}

void Heap::finishMarking() {
  while (lowestUnscanned != kNowhere)
    rescan();
}

bool Heap::isAlive(const void *pointer) const {
  size_t block;
  const Area *area = findObject(pointer, block);
  return !area || area->groupOf(block).mark & Area::bitOf(block);
}

void Heap::runFinalisers() {
  for (const Area *area = areas; area; area = area->next) {
    for (size_t index = 0; index < area->groupCount; ++index) {
      Group &group = area->groups[index];
      Word dead = group.finaliser & ~group.mark;
      group.finaliser &= group.mark;
      for (; dead && callbacks.finalise; dead &= dead - 1) {
        Word address = area->addressOf(index * kGroupBlocks + lowestBit(dead));
        callbacks.finalise(callbacks.context, reinterpret_cast<void *>(address));
      }
    }
  }
}

/// Overwrites what the sweep is about to free.
void Heap::spoilDead(const Area &area) {
  for (size_t index = 0; index < area.groupCount; ++index) {
    Word dead = area.groups[index].head & ~area.groups[index].mark;
    for (; dead; dead &= dead - 1) {
      size_t head = index * kGroupBlocks + lowestBit(dead);
      spoil(area, head, area.lengthOf(head));
    }
  }
}

/// Frees what is not marked.  Adding a bit right behind a dead head to the tails carries through exactly the
/// tail of that object and ends in the block behind it, which is no tail; the sum has zeros where the dead
/// tails were.  What is carried out at the top of one group goes in at the bottom of the next.
size_t Heap::sweepArea(Area &area) {
  size_t freed = 0;
  Word carry = 0;
  for (Group *group = area.groups, *end = group + area.groupCount; group != end; ++group) {
    Word dead = group->head & ~group->mark;
    Word tails = group->tails();
    if (dead | carry) {
      Word sum = tails + (dead << 1 | carry);
      carry = dead >> (kGroupBlocks - 1) | (sum < tails);
      freed += unsigned(__builtin_popcountl(dead));
      group->head = group->mark;
      group->used = group->mark | (tails & sum);
      group->leaf &= group->mark;
    }
    group->mark = 0;
  }
  Group &last = area.groups[area.groupCount - 1];
  last.mark = kNowhere << area.blockCount % kGroupBlocks; // the phantoms
  return freed;
}

/// Nobody touches what is free; see Poison.h.
void Heap::poisonFree([[maybe_unused]] const Area &area) {
#if ADDER_HEAP_POISONS
  for (size_t block = 0; block < area.blockCount;) {
    size_t length = area.isHead(block) ? area.lengthOf(block) : area.freeFrom(block, SIZE_MAX);
    if (!area.isHead(block))
      poison(reinterpret_cast<void *>(area.addressOf(block)), length * kBlockBytes);
    block += length;
  }
#endif
}

size_t Heap::sweep() {
  runFinalisers();
  size_t freed = 0;
  for (Area *area = areas; area; area = area->next) {
    if constexpr (kStress)
      spoilDead(*area);
    freed += sweepArea(*area);
    poisonFree(*area);
  }
  if (areas)
    resetCursors();
  collecting = false;
  unlock();
  return freed;
}

} // namespace adder::heap
