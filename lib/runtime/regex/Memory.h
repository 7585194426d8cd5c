//===- runtime/regex/Memory.h - Memory that the caller lends ----------------------------------------===//
//
// The engine has no heap of its own.  What it needs besides a few words on the C stack grows in blocks from
// the caller's function, and is given back before a call returns.  The function may also raise: nothing here
// has a destructor, and a collector frees the blocks.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_REGEX_MEMORY_H
#define ADDER_RUNTIME_REGEX_MEMORY_H

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace adder::regex {

struct Memory {
  /// Makes `block` (null: none yet) of `oldBytes` as large as `newBytes`, keeping its contents, and returns
  /// where it is now; null if there is no memory, with `block` as it was.  `newBytes` 0 frees it.  Blocks are
  /// aligned for words and hold no references.
  void *(*resize)(void *context, void *block, size_t oldBytes, size_t newBytes);
  void *context;
};

/// A stack of words that starts in the C stack and moves to lent memory when that is not enough.
class WordStack {
public:
  explicit WordStack(const Memory &memory) : memory(memory), words(first), capacity(kFirstWords) {}
  WordStack(const WordStack &) = delete;
  WordStack &operator=(const WordStack &) = delete;

  /// Gives lent memory back; the stack is empty then.
  void release() {
    if (words != first)
      memory.resize(memory.context, words, capacity * sizeof(size_t), 0);
    words = first;
    capacity = kFirstWords;
    used = 0;
  }

  bool empty() const { return used == 0; }
  void clear() { used = 0; }

  /// Makes sure that `count` words can be pushed; false if there is no memory.
  bool reserve(size_t count) { return capacity - used >= count || grow(count); }
  void push(size_t word) { words[used++] = word; }
  size_t pop() { return words[--used]; }
  /// The word `depth` below the top (0).
  size_t &top(size_t depth = 0) { return words[used - 1 - depth]; }
  void drop(size_t count) { used -= count; }

private:
  static constexpr size_t kFirstWords = 32;

  bool grow(size_t count) {
    if (capacity > SIZE_MAX / sizeof(size_t) / 2 - count)
      return false;
    size_t wanted = capacity * 2 + count;
    bool moved = words != first;
    void *block = memory.resize(memory.context, moved ? words : nullptr,
                                moved ? capacity * sizeof(size_t) : 0, wanted * sizeof(size_t));
    if (!block)
      return false;
    if (!moved)
      memcpy(block, first, used * sizeof(size_t));
    words = static_cast<size_t *>(block);
    capacity = wanted;
    return true;
  }

  const Memory &memory;
  size_t *words;
  size_t capacity;
  size_t used = 0;
  size_t first[kFirstWords];
};

} // namespace adder::regex

#endif // ADDER_RUNTIME_REGEX_MEMORY_H
