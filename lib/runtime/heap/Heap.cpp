//===- runtime/heap/Heap.cpp - Areas, allocating and freeing ----------------------------------------===//

#include "runtime/heap/Heap.h"

namespace adder::heap {

namespace {

constexpr size_t kBlocksPerMarkEntry = 64;
constexpr size_t kLeastMarkStack = 16;
constexpr size_t kMostMarkStack = 1024;

Word alignUp(Word address, size_t alignment) { return (address + alignment - 1) & ~Word(alignment - 1); }

/// Where the blocks of an area begin that has `blocks` of them.
Word blocksStart(Word start, size_t blocks) {
  return alignUp(start + sizeof(Area) + (blocks / kGroupBlocks + 1) * sizeof(Group), kBlockBytes);
}

/// How many blocks an area between two aligned addresses has room for.
size_t roomFor(Word start, Word end) {
  auto fits = [&](size_t blocks) {
    Word first = blocksStart(start, blocks);
    return first <= end && (end - first) / kBlockBytes >= blocks;
  };
  // Near the answer from above; the header, the alignment and the last group are less than this by far.
  size_t blocks = (end - start) / (kGroupBlocks * kBlockBytes + sizeof(Group)) * kGroupBlocks + kGroupBlocks;
  while (blocks && !fits(blocks))
    --blocks;
  return blocks;
}

/// Makes an area of the memory between two addresses, all free; null if there is no room for a block.
Area *makeArea(Word start, Word end) {
  start = alignUp(start, sizeof(Word));
  if (start >= end || end - start < sizeof(Area) + sizeof(Group) + kBlockBytes)
    return nullptr;
  size_t blocks = roomFor(start, end);
  if (blocks == 0)
    return nullptr;
  auto *area = reinterpret_cast<Area *>(start);
  size_t groupCount = blocks / kGroupBlocks + 1;
  *area = {nullptr, reinterpret_cast<Group *>(area + 1), groupCount, blocks, blocksStart(start, blocks)};
  std::memset(static_cast<void *>(area->groups), 0, groupCount * sizeof(Group));
  Group &last = area->groups[groupCount - 1];
  last.used = last.head = last.mark = ~Word(0) << blocks % kGroupBlocks; // the phantoms
  poison(reinterpret_cast<void *>(area->base), blocks * kBlockBytes);
  return area;
}

} // namespace

bool Heap::init(void *memory, size_t bytes, const Callbacks &newCallbacks, size_t markStackEntries) {
  unpoison(memory, bytes);
  Word start = alignUp(reinterpret_cast<Word>(memory), sizeof(Word));
  Word end = reinterpret_cast<Word>(memory) + bytes;
  if (end < start || start == 0)
    return false;
  size_t entries = markStackEntries;
  if (entries == 0) {
    entries = bytes / kBlockBytes / kBlocksPerMarkEntry;
    entries = entries < kLeastMarkStack  ? kLeastMarkStack
              : entries > kMostMarkStack ? kMostMarkStack
                                         : entries;
  }
  if (entries >= (end - start) / sizeof(Word))
    return false;
  Area *area = makeArea(start + entries * sizeof(Word), end);
  if (!area)
    return false;

  areas = area;
  callbacks = newCallbacks;
  markStack = reinterpret_cast<Word *>(start);
  markStackSize = entries;
  markStackUsed = 0;
  lowestUnscanned = rescanned = ~Word(0);
  pinned = nullptr;
  lockDepth = 0;
  manualCollect = collecting = false;
  thresholdBlocks = budget = savedBudget = PTRDIFF_MAX;
  resetCursors();
  return true;
}

bool Heap::add(void *memory, size_t bytes) {
  Word start = reinterpret_cast<Word>(memory);
  if (!areas || collecting || start == 0 || start + bytes < start)
    return false;
  unpoison(memory, bytes);
  Area *area = makeArea(start, start + bytes);
  if (!area)
    return false;
  Area **link = &areas;
  while (*link && (*link)->base < area->base)
    link = &(*link)->next;
  area->next = *link;
  *link = area;
  resetCursors();
  return true;
}

void Heap::deinit() {
  for (const Area *area = areas; area; area = area->next)
    unpoison(reinterpret_cast<void *>(area->base), area->blockCount * kBlockBytes);
  areas = nullptr;
  thresholdBlocks = budget = savedBudget = 0; // no fast path without areas
  lockDepth = 0;
  collecting = false;
}

/// The area of an object and its first block; null for what is not an object.
Area *Heap::findObject(const void *pointer, size_t &block) const {
  for (Area *area = areas; area; area = area->next) {
    block = area->indexOf(reinterpret_cast<Word>(pointer));
    if (block < area->blockCount)
      return area->isHead(block) ? area : nullptr;
  }
  return nullptr;
}

void *Heap::startOf(const void *pointer) const {
  for (Area *area = areas; area; area = area->next) {
    size_t block = (reinterpret_cast<Word>(pointer) - area->base) >> kBlockShift;
    if (block >= area->blockCount)
      continue;
    while (area->kindOf(block) == BlockKind::Tail)
      --block;
    return area->isHead(block) ? reinterpret_cast<void *>(area->addressOf(block)) : nullptr;
  }
  return nullptr;
}

bool Heap::isObject(const void *pointer) const {
  size_t block;
  return findObject(pointer, block);
}

size_t Heap::sizeOf(const void *object) const {
  size_t block;
  const Area *area = findObject(object, block);
  return area ? area->lengthOf(block) * kBlockBytes : 0;
}

void Heap::setHead(Area &area, size_t head, unsigned flags) {
  Group &group = area.groupOf(head);
  Word bit = Area::bitOf(head);
  group.head |= bit;
  if (flags & kLeaf)
    group.leaf |= bit;
  if (flags & kFinaliser)
    group.finaliser |= bit;
}

unsigned Heap::flagsOf(const Area &area, size_t head) {
  const Group &group = area.groupOf(head);
  Word bit = Area::bitOf(head);
  return (group.leaf & bit ? kLeaf : 0u) | (group.finaliser & bit ? kFinaliser : 0u);
}

/// Makes a head a block like any other.
void Heap::clearHead(Area &area, size_t head) {
  Group &group = area.groupOf(head);
  Word others = ~Area::bitOf(head);
  group.head &= others;
  group.leaf &= others;
  group.finaliser &= others;
}

void *Heap::allocateSlow(size_t bytes, unsigned flags) {
  if (bytes == 0 || lockDepth || bytes > SIZE_MAX - kBlockBytes)
    return nullptr;
  size_t blocks = (bytes + kBlockBytes - 1) >> kBlockShift;
  size_t first;
  Area *area = blocks <= kLargestSmall ? findSmall(blocks, first) : findLarge(blocks, first);
  if (!area)
    return nullptr;
  take(*area, first, blocks);
  setHead(*area, first, flags);
  return handOut(area->addressOf(first), bytes, blocks, flags);
}

/// Whether it collected.
bool Heap::collectAtThreshold() {
  if ((budget > 0 && !kStress) || manualCollect || !callbacks.collect)
    return false;
  callbacks.collect(callbacks.context);
  return true;
}

void *Heap::collectAndAllocate(size_t bytes, unsigned flags) {
  if (bytes == 0 || lockDepth)
    return nullptr;
  bool collected = collectAtThreshold();
  void *object = allocate(bytes, flags);
  if (object || collected || manualCollect || !callbacks.collect)
    return object;
  callbacks.collect(callbacks.context);
  return allocate(bytes, flags);
}

void Heap::free(void *object) {
  size_t block;
  Area *area = object && !lockDepth ? findObject(object, block) : nullptr;
  if (!area)
    return;
  freeObject(*area, block, area->lengthOf(block));
}

/// Makes blocks unusable for those who still look at them, in the build that tests that.
void Heap::spoil([[maybe_unused]] const Area &area, [[maybe_unused]] size_t first,
                 [[maybe_unused]] size_t blocks) {
  if constexpr (kStress) {
    auto *memory = reinterpret_cast<void *>(area.addressOf(first));
    unpoison(memory, blocks * kBlockBytes); // the end of the last one
    std::memset(memory, kSpoiled, blocks * kBlockBytes);
  }
}

void Heap::freeObject(Area &area, size_t head, size_t blocks) {
  spoil(area, head, blocks);
  clearHead(area, head);
  release(area, head, blocks);
}

void Heap::setThreshold(ptrdiff_t bytes) {
  if (!areas)
    return; // the budget stays 0
  ptrdiff_t allocated = thresholdBlocks - unlockedBudget();
  thresholdBlocks = bytes < 0 ? PTRDIFF_MAX : bytes / ptrdiff_t(kBlockBytes);
  unlockedBudget() = thresholdBlocks - allocated;
}

ptrdiff_t Heap::threshold() const {
  return thresholdBlocks == PTRDIFF_MAX ? -1 : thresholdBlocks * ptrdiff_t(kBlockBytes);
}

} // namespace adder::heap
