//===- runtime/heap/Search.cpp - Where there is room ------------------------------------------------===//
//
// Invariants, which hold whenever no function of this file runs:
//
//     no free run of leastOf(i) blocks or more starts in a group below cursors[i].group
//     cursors[i].group <= cursors[i + 1].group
//     no free run of more than kLargestSmall blocks ends in a group above largeCursor
//
// Groups are compared by address: areas are linked in the order of their addresses.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/heap/Heap.h"

namespace adder::heap {

namespace {

Word orderOf(const Group *group) { return reinterpret_cast<Word>(group); }

} // namespace

size_t Heap::classOf(size_t blocks) {
  static_assert(leastOf(kClasses) == kLargestSmall + 1 && kLargestSmall <= kGroupBlocks);
  if (blocks <= kExactClasses)
    return blocks - 1;
  return kExactClasses + (blocks > 2 * kExactClasses);
}

Heap::Cursor Heap::cursorAt(const Area &area, size_t block) const {
  return {&area.groupOf(block), area.addressOf(block - block % kGroupBlocks)};
}

Area *Heap::areaOfGroup(const Group *group) const {
  Area *area = areas;
  while (orderOf(group) - orderOf(area->groups) >= area->groupCount * sizeof(Group))
    area = area->next;
  return area;
}

void Heap::resetCursors() {
  for (Cursor &cursor : cursors)
    cursor = cursorAt(*areas, 0);
  const Area *last = areas;
  while (last->next)
    last = last->next;
  largeCursor = last->groups + (last->groupCount - 1);
}

/// Moves a cursor up, and those above it with it.
void Heap::advanceCursor(size_t index, const Cursor &to) {
  for (; index < kClasses && orderOf(cursors[index].group) < orderOf(to.group); ++index)
    cursors[index] = to;
}

/// The lowest free run of `blocks`, at most kLargestSmall, that starts at `from` or above.
Area *Heap::findLowFrom(Cursor from, size_t blocks, size_t &first) const {
  Area *area = areaOfGroup(from.group);
  size_t group = size_t(from.group - area->groups);
  for (; area; area = area->next, group = 0) {
    for (; group < area->groupCount; ++group) {
      Word places = ~area->groups[group].used;
      if (!places)
        continue;
      // As runsOf(), with bits of the next group coming in at the top.
      Word next = group + 1 < area->groupCount ? ~area->groups[group + 1].used : 0;
      for (size_t have = 1; have < blocks;) {
        size_t step = have < blocks - have ? have : blocks - have;
        places &= places >> step | next << (kGroupBlocks - step);
        next &= next >> step;
        have += step;
      }
      if (places) {
        first = group * kGroupBlocks + lowestBit(places);
        return area;
      }
    }
  }
  return nullptr;
}

/// The highest free run of `blocks`, more than kLargestSmall, that ends at `from` or below; its upper end.
Area *Heap::findHighFrom(const Group *from, size_t blocks, size_t &first) const {
  Area *found = nullptr;
  const Area *start = areaOfGroup(from);
  for (Area *area = areas; area; area = area->next) {
    if (orderOf(area->groups) > orderOf(from))
      break;
    size_t group = area == start ? size_t(from - area->groups) + 1 : area->groupCount;
    size_t above = 0; // free blocks at the start of the groups after this one
    while (group-- > 0) {
      Word free = ~area->groups[group].used;
      size_t top = (group + 1) * kGroupBlocks + above; // the end of the run that crosses into this group
      if (above + leadingOnes(free) >= blocks) {
        first = top - blocks;
        found = area;
        break;
      }
      Word places = blocks <= kGroupBlocks ? runsOf(free, blocks) : 0;
      if (places) {
        first = group * kGroupBlocks + highestBit(places);
        found = area;
        break;
      }
      above = ~free ? trailingOnes(free) : above + kGroupBlocks;
    }
  }
  return found;
}

Area *Heap::findSmall(size_t blocks, size_t &first) {
  if (!areas)
    return nullptr;
  size_t index = classOf(blocks);
  Area *area = findLowFrom(cursors[index], leastOf(index), first);
  if (!area) {
    const Area *last = areas;
    while (last->next)
      last = last->next;
    advanceCursor(index, cursorAt(*last, last->blockCount));
    return nullptr;
  }
  advanceCursor(index, cursorAt(*area, first));
  return blocks == leastOf(index) ? area : findLowFrom(cursors[index], blocks, first);
}

Area *Heap::findLarge(size_t blocks, size_t &first) {
  if (!areas)
    return nullptr;
  Area *area = findHighFrom(largeCursor, kLargestSmall + 1, first);
  if (!area) {
    largeCursor = areas->groups;
    return nullptr;
  }
  largeCursor = &area->groupOf(first + kLargestSmall);
  return findHighFrom(largeCursor, blocks, first);
}

/// Marks free blocks as used.
void Heap::take(Area &area, size_t first, size_t blocks) {
  area.forBits(first, blocks, [](Group &group, Word bits) { group.used |= bits; });
  budget -= ptrdiff_t(blocks);
}

/// Marks used blocks without a head as free, and lets the searches know.
void Heap::release(Area &area, size_t first, size_t blocks) {
  area.forBits(first, blocks, [](Group &group, Word bits) { group.used &= ~bits; });
  poison(reinterpret_cast<void *>(area.addressOf(first)), blocks * kBlockBytes);

  // The run may have begun before, and go on behind.  What is counted ends after a word or two, but that is
  // enough: a run before this one that is longer than all small classes has been known to their cursors.
  size_t before = area.freeBefore(first);
  size_t after = area.freeFrom(first + blocks);
  size_t run = before + blocks + after;
  Cursor start = cursorAt(area, first - before);
  for (size_t index = run > kLargestSmall ? kClasses : classOf(run) + 1; index-- > 0;) {
    if (orderOf(cursors[index].group) <= orderOf(start.group))
      break;
    cursors[index] = start;
  }
  const Group *end = &area.groupOf(first + blocks + after - 1);
  if (run > kLargestSmall && orderOf(end) > orderOf(largeCursor))
    largeCursor = const_cast<Group *>(end);
}

} // namespace adder::heap
