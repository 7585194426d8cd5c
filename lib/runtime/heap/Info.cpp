//===- runtime/heap/Info.cpp - How full the heap is -------------------------------------------------===//

#include "runtime/heap/Heap.h"

namespace adder::heap {

size_t Heap::bytesTotal() const {
  size_t blocks = 0;
  for (const Area *area = areas; area; area = area->next)
    blocks += area->blockCount;
  return blocks * kBlockBytes;
}

size_t Heap::bytesUsed() const {
  size_t blocks = 0;
  for (const Area *area = areas; area; area = area->next) {
    for (size_t index = 0; index < area->groupCount; ++index)
      blocks += unsigned(__builtin_popcountl(area->groups[index].used));
    blocks -= kGroupBlocks - area->blockCount % kGroupBlocks; // the phantoms
  }
  return blocks * kBlockBytes;
}

Info Heap::info() const {
  Info info = {};
  info.total = bytesTotal();
  info.used = bytesUsed();
  info.free = info.total - info.used;
  for (const Area *area = areas; area; area = area->next) {
    for (size_t block = 0; block < area->blockCount;) {
      bool isHead = area->isHead(block);
      size_t length = isHead ? area->lengthOf(block) : area->freeFrom(block, SIZE_MAX);
      size_t &most = isHead ? info.maxBlock : info.maxFree;
      most = most < length ? length : most;
      info.num1Block += isHead && length == 1;
      info.num2Block += isHead && length == 2;
      block += length;
    }
  }
  return info;
}

} // namespace adder::heap
