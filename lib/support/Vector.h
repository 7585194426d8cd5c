//===- support/Vector.h - A growable array in an Arena --------------------------------------------------===//
//
// The workhorse container of the portable core: contiguous, trivially destructible, for trivially copyable
// elements. A Vector may be the last thing allocated in its arena, in which case growing costs nothing; a
// large one is a block of its own and grows in place.  Never frees by itself: memory comes back with the
// arena, or by release().
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_SUPPORT_VECTOR_H
#define ADDER_SUPPORT_VECTOR_H

#include "support/Arena.h"

namespace adder::support {

template <typename T> class Vector {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

public:
  explicit Vector(Arena &arena) : arena(&arena) {}

  /// The arena that the elements live in.
  Arena &memory() const { return *arena; }

  size_t size() const { return count; }
  bool empty() const { return count == 0; }
  T *data() { return items; }
  const T *data() const { return items; }
  T *begin() { return items; }
  T *end() { return items + count; }
  const T *begin() const { return items; }
  const T *end() const { return items + count; }
  T &operator[](size_t i) { return items[i]; }
  const T &operator[](size_t i) const { return items[i]; }
  T &back() { return items[count - 1]; }
  const T &back() const { return items[count - 1]; }

  /// Appends a copy.  May allocate.
  void push(const T &value) {
    if (count == room) {
      T copy = value; // `value` may live in this vector
      grow(count + 1);
      items[count++] = copy;
      return;
    }
    items[count++] = value;
  }

  /// Appends all of `values`, which must not lie in this vector.  May allocate.
  void append(std::span<const T> values) {
    if (values.empty())
      return;
    reserve(count + values.size());
    std::memcpy(static_cast<void *>(items + count), values.data(), values.size() * sizeof(T));
    count += values.size();
  }

  /// Appends `n` elements without a value; returns the first.  May allocate.
  T *extend(size_t n) {
    reserve(count + n);
    count += n;
    return items + count - n;
  }

  T pop() { return items[--count]; }

  /// Sets the size; new elements are zero bytes.  May allocate.
  void resize(size_t newCount) {
    reserve(newCount);
    if (newCount > count)
      std::memset(static_cast<void *>(items + count), 0, (newCount - count) * sizeof(T));
    count = newCount;
  }

  /// Forgets the elements past `newCount`, which must not exceed size().
  void truncate(size_t newCount) { count = newCount; }
  void clear() { count = 0; }

  /// Forgets all elements and gives their memory back, of which only large blocks are of use again.
  void release() {
    arena->release(items, room * sizeof(T));
    items = nullptr;
    count = room = 0;
  }

  void reserve(size_t wanted) {
    if (wanted > room)
      grow(wanted);
  }

  std::span<T> span() { return {items, count}; }
  std::span<const T> span() const { return {items, count}; }
  std::span<T> slice(size_t from) { return {items + from, count - from}; }
  std::span<const T> slice(size_t from, size_t n) const { return {items + from, n}; }

private:
  void grow(size_t wanted) {
    items = static_cast<T *>(arena->growArray(items, room, wanted, sizeof(T), alignof(T)));
  }

  T *items = nullptr;
  size_t count = 0;
  size_t room = 0;
  Arena *arena;
};

} // namespace adder::support

#endif // ADDER_SUPPORT_VECTOR_H
