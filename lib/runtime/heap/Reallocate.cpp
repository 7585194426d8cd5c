//===- runtime/heap/Reallocate.cpp - Larger and smaller, in place where that is possible ------------===//
//
// A large object lies at the upper end of free space, so it mostly grows at its lower end: its content
// moves down by the difference.  That needs no second copy: an object can grow to all of the memory around
// it.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/heap/Heap.h"

namespace adder::heap {

namespace {

char *bytesAt(const Area &area, size_t block) { return reinterpret_cast<char *>(area.addressOf(block)); }

} // namespace

/// Gives an object that has the right number of blocks its new size.
void *Heap::settle(Area &area, size_t head, size_t blocks, size_t bytes) {
  char *object = bytesAt(area, head);
  size_t slack = blocks * kBlockBytes - bytes;
  unpoison(object, blocks * kBlockBytes);
  if (!(flagsOf(area, head) & kLeaf))
    std::memset(object + bytes, 0, slack);
  poison(object + bytes, slack);
  return object;
}

bool Heap::growInPlace(Area &area, size_t head, size_t oldBlocks, size_t blocks) {
  size_t more = blocks - oldBlocks;
  if (area.freeFrom(head + oldBlocks, more) < more)
    return false;
  take(area, head + oldBlocks, more);
  return true;
}

/// Grows into the free space before an object, and what there is behind it.
void *Heap::slideDown(Area &area, size_t head, size_t oldBlocks, size_t bytes) {
  size_t blocks = (bytes + kBlockBytes - 1) >> kBlockShift;
  size_t more = blocks - oldBlocks;
  size_t behind = area.freeFrom(head + oldBlocks, more); // less than `more`
  size_t before = more - behind;
  if (area.freeBefore(head, before) < before)
    return nullptr;
  unsigned flags = flagsOf(area, head);
  clearHead(area, head);
  take(area, head - before, before);
  take(area, head + oldBlocks, behind);
  setHead(area, head - before, flags);
  char *object = bytesAt(area, head - before);
  unpoison(object, blocks * kBlockBytes);
  std::memmove(object, bytesAt(area, head), oldBlocks * kBlockBytes);
  return settle(area, head - before, blocks, bytes);
}

void *Heap::moveElsewhere(Area &area, size_t head, size_t oldBlocks, size_t bytes) {
  void *object = allocate(bytes, flagsOf(area, head));
  if (!object)
    return nullptr;
  char *old = bytesAt(area, head);
  unpoison(old, oldBlocks * kBlockBytes);
  std::memcpy(object, old, oldBlocks * kBlockBytes); // not more than `bytes`, which need more blocks
  freeObject(area, head, oldBlocks);
  return object;
}

void *Heap::reallocate(void *object, size_t bytes, bool mayMove) {
  if (!object)
    return allocate(bytes);
  if (bytes == 0) {
    free(object);
    return nullptr;
  }
  size_t head;
  Area *area = findObject(object, head);
  if (!area || bytes > SIZE_MAX - kBlockBytes)
    return nullptr;
  size_t oldBlocks = area->lengthOf(head);
  size_t blocks = (bytes + kBlockBytes - 1) >> kBlockShift;
  // While the heap is locked, nothing grows: whether there happens to be room behind an object is not for
  // programs to notice.
  if (lockDepth)
    return blocks < oldBlocks ? object : nullptr;
  if (blocks > oldBlocks && !growInPlace(*area, head, oldBlocks, blocks)) {
    if (!mayMove)
      return nullptr;
    bool isLarge = oldBlocks > kLargestSmall;
    void *moved = isLarge ? slideDown(*area, head, oldBlocks, bytes) : nullptr;
    if (!moved)
      moved = moveElsewhere(*area, head, oldBlocks, bytes);
    if (!moved && !isLarge)
      moved = slideDown(*area, head, oldBlocks, bytes);
    return moved;
  }
  if (blocks < oldBlocks)
    release(*area, head + blocks, oldBlocks - blocks);
  return settle(*area, head, blocks, bytes);
}

void *Heap::reallocateOrCollect(void *object, size_t bytes, bool mayMove) {
  if (!object)
    return allocateOrCollect(bytes);
  bool isResized = bytes != 0 && !lockDepth && isObject(object);
  pinned = object;
  bool collected = isResized && collectAtThreshold();
  void *result = reallocate(object, bytes, mayMove);
  if (!result && isResized && mayMove && !collected && !manualCollect && callbacks.collect) {
    callbacks.collect(callbacks.context);
    result = reallocate(object, bytes, mayMove);
  }
  pinned = nullptr;
  return result;
}

} // namespace adder::heap
