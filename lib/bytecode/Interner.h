//===- bytecode/Interner.h - Equal values get equal numbers -----------------------------------------===//
//
// A hash table for the verifier: it forgets in time proportional to what it holds, so that it can be used
// for many small functions after a large one, and it counts its steps, because whoever made the bytecode may
// have chosen values that collide.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_BYTECODE_INTERNER_H
#define ADDER_BYTECODE_INTERNER_H

#include "support/Vector.h"

namespace adder::bytecode {

/// Numbers values of type T, which has operator== and a function `uint32_t hash() const`, from 1 on.
template <typename T> class Interner {
public:
  explicit Interner(support::Arena &arena) : entries(arena), buckets(arena) {}

  /// The number of a value equal to `value`, new if it is one more than size() was.  May allocate.
  uint32_t number(const T &value) {
    if (entries.size() >= buckets.size())
      grow();
    uint32_t &bucket = buckets[bucketOf(value)];
    for (uint32_t number = bucket; number; number = entries[number - 1].next, ++steps)
      if (entries[number - 1].value == value)
        return number;
    ++steps;
    entries.push({value, bucket});
    return bucket = uint32_t(entries.size());
  }

  const T &operator[](uint32_t number) const { return entries[number - 1].value; }
  size_t size() const { return entries.size(); }

  void clear() {
    for (const Entry &entry : entries)
      buckets[bucketOf(entry.value)] = 0;
    entries.clear();
    steps = 0;
  }

  /// Since clear().
  uint64_t steps = 0;

private:
  static constexpr size_t kFirstBuckets = 32;

  struct Entry {
    T value;
    uint32_t next; // in the same bucket
  };

  uint32_t bucketOf(const T &value) const {
    uint32_t hash = value.hash();
    return (hash ^ hash >> 15) & (uint32_t(buckets.size()) - 1);
  }

  void grow() {
    size_t count = buckets.size() ? buckets.size() * 2 : kFirstBuckets;
    buckets.clear();
    buckets.resize(count);
    for (size_t i = 0; i < entries.size(); ++i) {
      uint32_t &bucket = buckets[bucketOf(entries[i].value)];
      entries[i].next = bucket;
      bucket = uint32_t(i + 1);
    }
  }

  support::Vector<Entry> entries;    // number n is at n - 1
  support::Vector<uint32_t> buckets; // newest number of each; a power of two of them, or none
};

} // namespace adder::bytecode

#endif // ADDER_BYTECODE_INTERNER_H
