//===- runtime/heap/Area.h - One piece of memory: blocks and the bits that describe them ------------===//
//
// An area is a header, then groups, then blocks:
//
//     Area | Group Group ... Group | block block block ... block
//
// A block is four words.  A Group is five words of bits, one bit a block for as many blocks as a word has
// bits, so everything about an object's first block is in one cache line and a question about 32 or 64
// blocks is an operation on one word.
//
//     used  head
//      0     0    free
//      1     1    first block of an object
//      1     0    further block of the object before it, its "tail"
//
// `mark`, `leaf` and `finaliser` belong to heads and are 0 for all other blocks.  `mark` is 0 outside a
// collection.
//
// There are always more bits than blocks.  Bits without a block are "phantoms": used, head and mark are 1
// for ever.  So the tail of the last object ends at a head like every other, free space ends at something
// used, and the sweep spares them; no loop over bits has to ask for the end of the area.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_HEAP_AREA_H
#define ADDER_RUNTIME_HEAP_AREA_H

#include <cstddef>
#include <cstdint>

namespace adder::heap {

using Word = uintptr_t;
static_assert(sizeof(Word) == sizeof(unsigned long), "the bit functions below are those of unsigned long");

/// Users see the size of a block: gc.threshold() rounds to it, the heap map has a letter a block.
constexpr size_t kBlockWords = 4;
constexpr size_t kBlockBytes = kBlockWords * sizeof(Word);
constexpr unsigned kBlockShift = sizeof(Word) == 8 ? 5 : 4;
static_assert(kBlockBytes == size_t(1) << kBlockShift);

/// Blocks a group.
constexpr unsigned kGroupBlocks = 8 * sizeof(Word);

/// The number of the lowest or highest bit set in `bits`, which is not 0.
inline unsigned lowestBit(Word bits) { return unsigned(__builtin_ctzl(bits)); }
inline unsigned highestBit(Word bits) { return kGroupBlocks - 1 - unsigned(__builtin_clzl(bits)); }

/// How many bits are set below the lowest, above the highest clear one; all of them in ~0.
inline unsigned trailingOnes(Word bits) { return ~bits ? lowestBit(~bits) : kGroupBlocks; }
inline unsigned leadingOnes(Word bits) { return ~bits ? kGroupBlocks - 1 - highestBit(~bits) : kGroupBlocks; }

/// The lowest `count` bits, 1 to kGroupBlocks.
inline Word lowBits(size_t count) { return ~Word(0) >> (kGroupBlocks - count); }

/// Bit i of the result: bits i to i + count - 1 of `bits` are all set.
inline Word runsOf(Word bits, size_t count) {
  for (size_t have = 1; have < count;) {
    size_t step = have < count - have ? have : count - have;
    bits &= bits >> step;
    have += step;
  }
  return bits;
}

struct Group {
  Word used;
  Word head;
  Word mark;
  Word leaf;
  Word finaliser;

  Word tails() const { return used & ~head; }
};

enum class BlockKind : uint8_t { Free, Head, Tail, MarkedHead };

/// Lives at the start of the memory that it describes.
struct Area {
  Area *next; // at a higher address
  Group *groups;
  size_t groupCount;
  size_t blockCount;
  Word base; // address of block 0

  /// The block that starts at `address`; not less than blockCount if none does.  One comparison by the
  /// caller tells both, alignment and range: bits shifted out at the bottom come back at the top.
  size_t indexOf(Word address) const {
    Word offset = address - base;
    return offset >> kBlockShift | offset << (kGroupBlocks - kBlockShift);
  }
  Word addressOf(size_t block) const { return base + (block << kBlockShift); }

  Group &groupOf(size_t block) const { return groups[block / kGroupBlocks]; }
  static Word bitOf(size_t block) { return Word(1) << block % kGroupBlocks; }

  bool isHead(size_t block) const { return groupOf(block).head & bitOf(block); }

  BlockKind kindOf(size_t block) const {
    const Group &group = groupOf(block);
    Word bit = bitOf(block);
    if (!(group.used & bit))
      return BlockKind::Free;
    if (!(group.head & bit))
      return BlockKind::Tail;
    return group.mark & bit ? BlockKind::MarkedHead : BlockKind::Head;
  }

  /// The size of the object at `head` in blocks.  May stop counting at `enough`.
  size_t lengthOf(size_t head, size_t enough = SIZE_MAX) const {
    const Group *group = &groupOf(head);
    unsigned bit = head % kGroupBlocks;
    size_t length = 1 + trailingOnes((group->tails() >> bit) >> 1);
    if (bit + length < kGroupBlocks)
      return length;
    unsigned here = kGroupBlocks;
    while (here == kGroupBlocks && length < enough) {
      here = trailingOnes((++group)->tails());
      length += here;
    }
    return length;
  }

  /// How many blocks are free from `block` (at most blockCount) on.  May stop counting at `enough`.
  size_t freeFrom(size_t block, size_t enough = kGroupBlocks) const {
    const Group *group = &groupOf(block);
    unsigned bit = block % kGroupBlocks;
    size_t count = trailingOnes(~group->used >> bit);
    if (bit + count < kGroupBlocks)
      return count;
    unsigned here = kGroupBlocks;
    while (here == kGroupBlocks && count < enough) {
      here = trailingOnes(~(++group)->used);
      count += here;
    }
    return count;
  }

  /// How many blocks are free right before `block` (at most blockCount).  May stop counting at `enough`.
  size_t freeBefore(size_t block, size_t enough = kGroupBlocks) const {
    const Group *group = &groupOf(block);
    unsigned bit = block % kGroupBlocks;
    size_t count = bit ? leadingOnes(~group->used << (kGroupBlocks - bit)) : 0;
    if (count < bit)
      return count;
    unsigned here = kGroupBlocks;
    while (here == kGroupBlocks && count < enough && group > groups) {
      here = leadingOnes(~(--group)->used);
      count += here;
    }
    return count;
  }

  /// Calls apply(group, bits) for the groups that `count` blocks from `block` on are in.
  template <typename Apply> void forBits(size_t block, size_t count, Apply &&apply) const {
    Group *group = &groupOf(block);
    unsigned bit = block % kGroupBlocks;
    while (count) {
      size_t here = count < kGroupBlocks - bit ? count : kGroupBlocks - bit;
      apply(*group++, lowBits(here) << bit);
      count -= here;
      bit = 0;
    }
  }
};

} // namespace adder::heap

#endif // ADDER_RUNTIME_HEAP_AREA_H
