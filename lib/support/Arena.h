//===- support/Arena.h - The only source of memory of the portable core --------------------------------===//
//
// Every library that must also run on a board (support, qstr, bytecode, frontend, emitters/bytecode) takes
// its memory from an Arena that the caller hands in, and the Arena takes its from a BlockSource: malloc on a
// PC, the runtime's heap on a board.  Nothing allocated here is ever destroyed, only forgotten all at once,
// so types placed in an arena must be trivially destructible; that in turn lets an out-of-memory handler
// leave by a jump over any frame.
//
// Small requests are cut from chunks; large ones get a block of their own that reallocate() can grow in
// place, so a Vector of many megabytes does not hold its old copy while it grows.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_SUPPORT_ARENA_H
#define ADDER_SUPPORT_ARENA_H

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

namespace adder::support {

/// Where an Arena's blocks come from.
struct BlockSource {
  void *context = nullptr;
  /// Like realloc: grows or shrinks `old` (null: a new block) to `newBytes` (0: release it, the result is
  /// ignored). Returns null when there is no memory; the old block is then untouched.  Alignment: that of
  /// max_align_t.
  void *(*resize)(void *context, void *old, size_t oldBytes, size_t newBytes) = nullptr;
  /// Called when `bytes` bytes cannot be had.  Must not return: a board raises, a PC jumps back to the
  /// driver.
  void (*outOfMemory)(void *context, size_t bytes) = nullptr;
};

/// A bump allocator.  Not thread safe: one arena belongs to one compilation.
class Arena {
public:
  explicit Arena(BlockSource source, size_t chunkBytes = 32 * 1024);
  ~Arena();
  Arena(const Arena &) = delete;
  Arena &operator=(const Arena &) = delete;

  /// Uninitialised memory that lives until reset() or the arena's end.  Does not return when memory is
  /// exhausted.
  void *allocate(size_t bytes, size_t alignment = alignof(std::max_align_t)) {
    uintptr_t at = (cursor + alignment - 1) & ~uintptr_t(alignment - 1);
    if (bytes <= largestInChunk() && bytes <= limit - cursor && at - cursor <= limit - cursor - bytes) {
      cursor = at + bytes;
      return reinterpret_cast<void *>(at);
    }
    return allocateSlow(bytes, alignment);
  }

  /// Grows a block of `oldBytes` (0 with null: a new one) to `newBytes`, keeping its content; the old address
  /// is void afterwards.  In place where possible.  Does not return when memory is exhausted.
  void *reallocate(void *old, size_t oldBytes, size_t newBytes, size_t alignment);

  /// Room for `wanted` elements of `elementBytes`, and some more so that growing one by one is linear: `room`
  /// is the number that `old` has room for, and is set to the new one.
  void *growArray(void *old, size_t &room, size_t wanted, size_t elementBytes, size_t alignment);

  /// Gives a block from allocate() or reallocate() back that is not needed any more.  Only large ones are of
  /// use again.
  void release(void *block, size_t bytes);

  template <typename T, typename... Args> T *make(Args &&...args) {
    static_assert(std::is_trivially_destructible_v<T>, "an arena never runs destructors");
    return new (allocate(sizeof(T), alignof(T))) T{std::forward<Args>(args)...};
  }

  /// `count` value-initialised objects.
  template <typename T> std::span<T> makeArray(size_t count) {
    static_assert(std::is_trivially_destructible_v<T>, "an arena never runs destructors");
    if (count > SIZE_MAX / sizeof(T))
      exhausted(SIZE_MAX);
    T *data = static_cast<T *>(allocate(count * sizeof(T), alignof(T)));
    for (size_t i = 0; i < count; ++i)
      new (data + i) T();
    return {data, count};
  }

  /// A copy of `text` that lives as long as the arena (not NUL-terminated).
  std::string_view copy(std::string_view text);

  /// Forgets everything allocated so far; keeps one chunk for the next user.
  void reset();

  /// Bytes currently held from the BlockSource.
  size_t bytesReserved() const { return reserved; }

  /// Reports exhaustion to the BlockSource; for containers whose size computation overflows.
  [[noreturn]] void exhausted(size_t bytes);

private:
  struct Block {
    Block *previous;
    Block *next;
    size_t bytes; // including this header
  };
  static constexpr size_t kHeaderBytes =
      (sizeof(Block) + alignof(std::max_align_t) - 1) & ~(alignof(std::max_align_t) - 1);

  /// Requests above this size get a block of their own; reallocate() tells the two apart by size alone.
  size_t largestInChunk() const { return chunkBytes / 4; }
  void *allocateSlow(size_t bytes, size_t alignment);
  Block *newBlock(size_t bytes);
  void releaseBlock(Block *block);

  BlockSource source;
  size_t chunkBytes;
  uintptr_t cursor = 0; // next free byte of the current chunk
  uintptr_t limit = 0;  // end of the current chunk
  Block *chunk = nullptr;
  Block *blocks = nullptr; // all blocks, newest first
  size_t reserved = 0;
};

} // namespace adder::support

#endif // ADDER_SUPPORT_ARENA_H
