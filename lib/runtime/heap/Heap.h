//===- runtime/heap/Heap.h - The garbage-collected heap ---------------------------------------------===//
//
// Objects of whole blocks (Area.h) that never move, in one or more areas; mark and sweep.  Knows nothing of
// Python: what a reference is (a word that is exactly the address of an object), what the roots are and when
// to collect comes from the layer above.  No memory but the areas, no state but this class; a Heap of zeros
// is a valid one without memory.
//
// Finding room.  For each size class of small objects (1 to 8 blocks, to 16, to 32) a cursor remembers
// the lowest group in which a free run of that size can start.  The fast path looks at one word there: a
// few shifts leave a bit for each place that fits.  So small objects fill holes from the bottom, and no
// group is searched twice for one size until something in it is freed.  Larger objects are put at the upper
// end of the highest run that fits, away from the small ones, and grow downwards into it when they are
// reallocated: neither splits the space of the other until the heap is full.
//
// Cursors are ordered: that of a larger class is never below that of a smaller one, for a place that has
// room for more has room for less.  What one search learns moves the cursors above it along.
//
// When to collect.  `budget` is how many blocks may still be taken before something has to be decided: it
// runs out at the threshold, and is 0 while the heap is locked.  The fast path checks nothing else.
//
// A collection is a sequence of calls, between which the caller does what it knows about:
//
//     startCollection()    locks the heap
//     markRoots()          as often as there are roots
//     finishMarking()      isAlive() is now known, until the sweep: time to clear weak tables
//     sweep()              finalisers of all dead objects, then frees them; unlocks
//
// Marking uses a stack of fixed size.  An object that does not fit is marked but not scanned; when the stack
// is empty again all marked objects from the lowest such one on are scanned once more.  An object of many
// blocks is scanned in steps with its rest left on the stack, so wide objects do not overflow it.  The sweep
// looks at objects only when they have a finaliser; all others die 64 blocks at a time.
//
// Interrupts: a handler may call lock(), unlock(), and, having locked, anything: nothing changes then.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_HEAP_HEAP_H
#define ADDER_RUNTIME_HEAP_HEAP_H

#include "runtime/heap/Area.h"
#include "runtime/heap/Poison.h"

#include <algorithm>
#include <cstring>

namespace adder::heap {

/// What an object is; given when it is allocated and kept for as long as it lives.
enum Flags : unsigned {
  kPlain = 0,
  kLeaf = 1,      // holds no references: is not scanned
  kFinaliser = 2, // Callbacks::finalise is called before it is collected
};

/// What the heap asks the layer above.  Neither may leave by a jump.
struct Callbacks {
  void *context = nullptr;
  /// Before `object` is freed, once for each dead object with a finaliser, in no particular order, with the
  /// heap locked and all other dead objects still intact.  Its first word is 0 if its owner never got so far
  /// as to write it.  An object that is made reachable again is freed nevertheless.
  void (*finalise)(void *context, void *object) = nullptr;
  /// Runs a whole collection; for allocateOrCollect().
  void (*collect)(void *context) = nullptr;
};

/// What gc_info() reports; the first three in bytes, the others in objects or blocks.
struct Info {
  size_t total;
  size_t used;
  size_t free;
  size_t maxFree; // largest free run
  size_t num1Block;
  size_t num2Block;
  size_t maxBlock; // largest object
};

class Heap {
public:
  constexpr Heap() = default;
  Heap(const Heap &) = delete;
  Heap &operator=(const Heap &) = delete;

  /// Starts anew with one area.  False if it is too small for a block and the mark stack.  `markStackEntries`
  /// words of it are taken for the mark stack (0: a word for 64 blocks, 16 to 1024).
  [[nodiscard]] bool init(void *memory, size_t bytes, const Callbacks &callbacks,
                          size_t markStackEntries = 0);
  /// Adds an area, at any time but during a collection.  False if it is too small to be of use.
  [[nodiscard]] bool add(void *memory, size_t bytes);

  /// Forgets all areas, so that their owner can use the memory otherwise.
  void deinit();

  /// Memory for `bytes` bytes, aligned to a block, or null: 0 bytes, no room, locked.  Not
  /// cleared, but there is nothing stale behind the bytes that were asked for, and a finaliser's first word
  /// is 0.  Does not collect and disregards the threshold.
  void *allocate(size_t bytes, unsigned flags = kPlain) {
    void *object = allocateFast(bytes, flags);
    return object ? object : allocateSlow(bytes, flags);
  }
  /// The same, all zeros.
  void *allocateZeroed(size_t bytes, unsigned flags = kPlain) {
    void *object = allocate(bytes, flags);
    return object ? std::memset(object, 0, bytes) : nullptr;
  }
  /// The same, but collects first if the threshold has been reached, or if there is no room, unless
  /// setAutoCollect(false) was called.
  void *allocateOrCollect(size_t bytes, unsigned flags = kPlain) {
    void *object = kStress ? nullptr : allocateFast(bytes, flags);
    return object ? object : collectAndAllocate(bytes, flags);
  }

  /// Frees an object at once, without its finaliser.  Does nothing while the heap is locked (a collection
  /// will find the object), nor for null and what is not an object of this heap.
  void free(void *object);

  /// Makes `object` larger or smaller and keeps its content and flags; returns its address, which is another
  /// one only if `mayMove`.  Null if there is no room, the object is then as it was; if it would have to
  /// change while the heap is locked; and for what is not an object.  Like allocate() for null, like free()
  /// for 0 bytes.  The bytes that are new are not cleared, nothing stale is behind them.
  void *reallocate(void *object, size_t bytes, bool mayMove = true);
  /// The same, but collects as allocateOrCollect() does.  `object` itself survives that.
  void *reallocateOrCollect(void *object, size_t bytes, bool mayMove = true);

  /// The size of an object's blocks in bytes, at least what was asked for; 0 for what is not an object.  Only
  /// what was asked for may be used.
  size_t sizeOf(const void *object) const;
  /// The object that `pointer` points into, which may be its start; null if it is none.
  void *startOf(const void *pointer) const;
  /// Whether this is the address of an object.
  bool isObject(const void *pointer) const;

  /// While locked, at any depth, nothing is allocated or freed.
  void lock() {
    if (lockDepth++ == 0) {
      savedBudget = budget;
      budget = 0;
    }
  }
  /// Returns the new depth.  Unlocking once too often does nothing.
  size_t unlock() {
    if (lockDepth != 0 && --lockDepth == 0)
      budget = savedBudget;
    return lockDepth;
  }
  size_t lockedDepth() const { return lockDepth; }

  /// Collect when so many bytes, rounded down to blocks, were allocated since the last collection; negative:
  /// never; 0: at each allocation.
  void setThreshold(ptrdiff_t bytes);
  /// As set, rounded; -1 if off.
  ptrdiff_t threshold() const;
  void setAutoCollect(bool on) { manualCollect = !on; }
  bool autoCollect() const { return !manualCollect; }

  void startCollection();
  /// Marks the objects that any of `count` words is the address of, and what they refer to.  Words may be
  /// anything.
  void markRoots(const void *words, size_t count);
  void finishMarking();
  /// Whether an object survives the sweep; true for what is not an object.  Between finishMarking() and
  /// sweep().
  bool isAlive(const void *pointer) const;
  /// Returns the number of objects freed.
  size_t sweep();
  bool isCollecting() const { return collecting; }

  /// Looks at all objects; takes a few nanoseconds each.
  Info info() const;
  /// Bytes of all blocks in use, and of all blocks; fast.
  size_t bytesUsed() const;
  size_t bytesTotal() const;

  /// Bytes of all blocks that were ever taken; wraps around.
  size_t bytesAllocated() const {
    return (blocksBefore + size_t(thresholdBlocks - (lockDepth ? savedBudget : budget))) * kBlockBytes;
  }
  /// The most bytes that were in use, as far as it is known without counting frees: now, or before a
  /// collection.
  size_t bytesPeak() const { return std::max(peak, bytesUsed()); }

  /// The areas in order of address, for those who draw a map: Area::kindOf() of each block.
  const Area *firstArea() const { return areas; }

private:
  /// A place to search from.  `memory` is the address of the first block of `group`.
  struct Cursor {
    Group *group;
    Word memory;
  };

  static constexpr size_t kFastBlocks = 4;
  static constexpr size_t kExactClasses = 8;
  static constexpr size_t kClasses = kExactClasses + 2;
  static constexpr size_t kLargestSmall = 32; // in blocks
  /// Blocks of an object that are scanned before what they refer to.
  static constexpr size_t kScanBlocks = 16;

  /// The least number of blocks in class `index`; kClasses stands for the large ones.
  static constexpr size_t leastOf(size_t index) {
    return index < kExactClasses ? index + 1 : (kExactClasses << (index - kExactClasses)) + 1;
  }

  void *allocateFast(size_t bytes, unsigned flags) {
    if (bytes - 1 >= kFastBlocks * kBlockBytes || budget <= 0)
      return nullptr;
    size_t blocks = (bytes + kBlockBytes - 1) >> kBlockShift;
    const Cursor &cursor = cursors[blocks - 1];
    Group &group = *cursor.group;
    // A run of 3 is a run of 2 with another from the next block on; one of 4, from the block after that.
    Word places = ~group.used;
    places &= places >> (blocks > 1);
    places &= places >> (blocks > 2 ? blocks - 2 : 0);
    if (!places)
      return nullptr;
    unsigned first = lowestBit(places);
    group.used |= lowBits(blocks) << first;
    group.head |= Word(1) << first;
    if (flags & kLeaf)
      group.leaf |= Word(1) << first;
    if (flags & kFinaliser)
      group.finaliser |= Word(1) << first;
    budget -= ptrdiff_t(blocks);
    return handOut(cursor.memory + first * kBlockBytes, bytes, blocks, flags);
  }

  /// Makes blocks that were just taken ready for their owner.
  static void *handOut(Word address, size_t bytes, size_t blocks, unsigned flags) {
    auto *object = reinterpret_cast<char *>(address);
    unpoison(object, blocks * kBlockBytes);
    if (!(flags & kLeaf)) // the slack is in the last block; a fixed size is a few stores
      std::memset(object + (blocks - 1) * kBlockBytes, 0, kBlockBytes);
    if (flags & kFinaliser)
      std::memset(object, 0, sizeof(Word));
    poison(object + bytes, blocks * kBlockBytes - bytes);
    return object;
  }

  // Heap.cpp
  void *allocateSlow(size_t bytes, unsigned flags);
  void *collectAndAllocate(size_t bytes, unsigned flags);
  bool collectAtThreshold();
  Area *findObject(const void *pointer, size_t &block) const;
  static void setHead(Area &area, size_t head, unsigned flags);
  static void clearHead(Area &area, size_t head);
  static unsigned flagsOf(const Area &area, size_t head);
  void freeObject(Area &area, size_t head, size_t blocks);
  static void spoil(const Area &area, size_t first, size_t blocks);
  ptrdiff_t &unlockedBudget() { return lockDepth ? savedBudget : budget; }

  // Reallocate.cpp
  static void *settle(Area &area, size_t head, size_t blocks, size_t bytes);
  bool growInPlace(Area &area, size_t head, size_t oldBlocks, size_t blocks);
  void *slideDown(Area &area, size_t head, size_t oldBlocks, size_t bytes);
  void *moveElsewhere(Area &area, size_t head, size_t oldBlocks, size_t bytes);

  // Search.cpp
  static size_t classOf(size_t blocks);
  Cursor cursorAt(const Area &area, size_t block) const;
  Area *areaOfGroup(const Group *group) const;
  void resetCursors();
  void advanceCursor(size_t index, const Cursor &cursor);
  Area *findLowFrom(Cursor from, size_t blocks, size_t &first) const;
  Area *findHighFrom(const Group *from, size_t blocks, size_t &first) const;
  Area *findSmall(size_t blocks, size_t &first);
  Area *findLarge(size_t blocks, size_t &first);
  void take(Area &area, size_t first, size_t blocks);
  void release(Area &area, size_t first, size_t blocks);

  // Collect.cpp
  Area *areaOf(Word address) const;
  void scanWords(const void *words, size_t count);
  void drain();
  void rescan();
  void pushMarked(Word address);
  void runFinalisers();
  static size_t sweepArea(Area &area);
  static void spoilDead(const Area &area);
  static void poisonFree(const Area &area);

  ptrdiff_t budget = 0; // blocks, see above
  Cursor cursors[kClasses] = {};
  Area *areas = nullptr;
  Group *largeCursor = nullptr; // no large run ends in a higher group

  size_t lockDepth = 0;
  ptrdiff_t savedBudget = 0;     // while locked
  ptrdiff_t thresholdBlocks = 0; // PTRDIFF_MAX: off
  size_t blocksBefore = 0;       // taken up to the last collection
  size_t peak = 0;               // bytes in use before a collection, the most
  bool manualCollect = false;
  bool collecting = false;

  Word *markStack = nullptr;
  size_t markStackSize = 0;
  size_t markStackUsed = 0;
  Word lowestUnscanned = ~Word(0); // of the objects that are marked but found no room on the stack
  Word rescanned = ~Word(0);       // the scan of all marked objects under way has yet to pass this address
  void *pinned = nullptr;          // a root for the time of a reallocation

  Callbacks callbacks;
};

} // namespace adder::heap

#endif // ADDER_RUNTIME_HEAP_HEAP_H
