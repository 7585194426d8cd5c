//===- runtime/core/OrderedTable.h - Hash tables that keep the order of insertion -------------------===//
//
// What maps and sets have in common.  Entries stand in the order of insertion in
//
//     entry 0 | entry 1 | ... | entry alloc-1 | fill | index slot 0 | ... | index slot m-1
//
// Up to kLinearLimit entries the part behind the entries is missing, and a search goes through the entries.
// Beyond, `fill` is the number of entries that were ever used, and the index is an open-addressed hash table
// of entry numbers plus 1 (0: free), of the narrowest integers that hold them; its size is the least power of
// two that is not below twice `alloc`.
//
// An entry that is deleted becomes a hole, MP_OBJ_SENTINEL, which its index slot goes on to lead to.  Holes
// are closed when the table is full.  Unused entries are MP_OBJ_NULL.
//
// Comparing keys may run a program that changes the very table.  A search notices that and starts again.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_CORE_ORDEREDTABLE_H
#define ADDER_RUNTIME_CORE_ORDEREDTABLE_H

#include "py/gc.h"
#include "py/runtime.h"

#include <cstring>

namespace adder::runtime {

/// The hash of a key; that of an interned string and of an equal string object are the same.  raises
/// TypeError.
size_t hashOfKey(mp_obj_t key);
/// Whether two different words are equal keys.  raises what comparing raises.
bool equalKeys(mp_obj_t a, mp_obj_t b);

/// `Traits` says how a table is kept: Table, Entry, key(entry) -> mp_obj_t &, used(table), setUsed(table, n),
/// onlyWordsCompare(table, key): equal keys are equal words.
template <typename Traits> class OrderedTable {
public:
  using Table = typename Traits::Table;
  using Entry = typename Traits::Entry;

  static constexpr size_t kLinearLimit = 8;
  static constexpr size_t kNone = SIZE_MAX;

  explicit OrderedTable(Table &table) : table(table) {}

  /// Makes an empty table with room for `count` entries.  raises MemoryError; allocates.
  void init(size_t count) {
    table.alloc = count;
    table.table = count ? allocateBlock(count) : nullptr;
    Traits::setUsed(table, 0);
  }

  /// The number of the entry that has `key`, or kNone.  raises what hashing and comparing raise.
  size_t find(mp_obj_t key) {
    if (Traits::used(table) == 0)
      return kNone;
    if (!hasIndex()) {
      for (size_t i = 0; i < table.alloc; ++i)
        if (Traits::key(table.table[i]) == key)
          return i;
      if (Traits::onlyWordsCompare(table, key))
        return kNone;
    }
    hashOnce(key); // also of a small table: what cannot be hashed is no key
    size_t found;
    while (!(hasIndex() ? searchIndex(key, found) : searchEntries(key, found)))
      ; // a comparison has changed the table
    return found;
  }

  /// Hashes the key that this object is for, which may run Python code that changes the table.  raises.
  void hashOnce(mp_obj_t key) {
    if (isHashed)
      return;
    hash = hashOfKey(key);
    isHashed = true;
  }

  /// Appends an entry with `key`, which must not be there; the rest of it is zero.  Returns its number.
  /// raises MemoryError, what hashing raises; allocates.
  size_t append(mp_obj_t key) {
    size_t at;
    for (;;) {
      if (hasIndex())
        hashOnce(key);
      at = fill();
      // What was deleted last is used again, so that a name that comes and goes takes no memory.
      if (at > 0 && Traits::key(table.table[at - 1]) == MP_OBJ_SENTINEL && (!hasIndex() || leadsTo(at - 1))) {
        setEntry(at - 1, key);
        return at - 1;
      }
      if (at < table.alloc)
        break;
      makeRoom();
    }
    setEntry(at, key);
    if (hasIndex()) {
      setFill(at + 1);
      link(at, hash);
    }
    return at;
  }

  /// Makes entry `at` a hole.  The rest of it stays as it is.
  void remove(size_t at) {
    Traits::key(table.table[at]) = MP_OBJ_SENTINEL;
    Traits::setUsed(table, Traits::used(table) - 1);
    if (Traits::used(table) == 0)
      forgetEntries();
  }

  /// Makes the table that of `other`, without its holes.  raises MemoryError; allocates.
  void copyFrom(const Table &other) {
    size_t count = Traits::used(other);
    init(count);
    size_t to = 0;
    for (size_t i = 0; i < other.alloc && to < count; ++i)
      if (isFilled(other.table[i]))
        table.table[to++] = other.table[i];
    Traits::setUsed(table, count);
    if (hasIndex())
      rebuildIndex(count);
  }

  static bool isFilled(const Entry &entry) {
    mp_obj_t key = Traits::key(const_cast<Entry &>(entry));
    return key != MP_OBJ_NULL && key != MP_OBJ_SENTINEL;
  }

private:
  // --- The block.

  static unsigned slotWidth(size_t alloc) { return alloc < 0xff ? 1 : alloc < 0xffff ? 2 : 4; }
  static size_t slotCount(size_t alloc) {
    size_t count = 2 * kLinearLimit;
    while (count < 2 * alloc)
      count *= 2;
    return count;
  }
  static size_t blockBytes(size_t alloc) {
    size_t bytes = alloc * sizeof(Entry);
    if (alloc > kLinearLimit)
      bytes += sizeof(size_t) + slotCount(alloc) * slotWidth(alloc);
    return bytes;
  }
  static Entry *allocateBlock(size_t alloc) {
    if (alloc > SIZE_MAX / 8 / sizeof(Entry))
      m_malloc_fail(SIZE_MAX);
    return static_cast<Entry *>(m_malloc0(blockBytes(alloc)));
  }

  bool hasIndex() const { return table.alloc > kLinearLimit; }
  size_t *fillWord() const { return reinterpret_cast<size_t *>(table.table + table.alloc); }
  void *slots() const { return fillWord() + 1; }

  size_t fill() const {
    if (hasIndex())
      return *fillWord();
    size_t count = table.alloc;
    while (count > 0 && Traits::key(table.table[count - 1]) == MP_OBJ_NULL)
      --count;
    return count;
  }
  void setFill(size_t count) { *fillWord() = count; }

  size_t slotAt(size_t slot) const {
    switch (slotWidth(table.alloc)) {
    case 1:
      return static_cast<uint8_t *>(slots())[slot];
    case 2:
      return static_cast<uint16_t *>(slots())[slot];
    default:
      return static_cast<uint32_t *>(slots())[slot];
    }
  }
  void setSlot(size_t slot, size_t value) {
    switch (slotWidth(table.alloc)) {
    case 1:
      static_cast<uint8_t *>(slots())[slot] = uint8_t(value);
      break;
    case 2:
      static_cast<uint16_t *>(slots())[slot] = uint16_t(value);
      break;
    default:
      static_cast<uint32_t *>(slots())[slot] = uint32_t(value);
    }
  }

  /// Where a search for `hash` starts.  Hashes of strings have 16 bits and those of integers are the
  /// integers: a multiplication spreads both.
  static size_t firstSlot(size_t hash, size_t mask) {
    uint32_t mixed = uint32_t(hash ^ (sizeof hash > 4 ? hash >> 31 >> 1 : 0)) * 0x9e3779b1u;
    return (mixed ^ mixed >> 15) & mask;
  }

  void setEntry(size_t at, mp_obj_t key) {
    std::memset(static_cast<void *>(&table.table[at]), 0, sizeof(Entry));
    Traits::key(table.table[at]) = key;
    Traits::setUsed(table, Traits::used(table) + 1);
  }

  // --- Searching.

  /// Whether a search for the key passes entry `at`.
  bool leadsTo(size_t at) const {
    size_t mask = slotCount(table.alloc) - 1;
    size_t slot = firstSlot(hash, mask);
    size_t number;
    while ((number = slotAt(slot)) != 0 && number != at + 1)
      slot = (slot + 1) & mask;
    return number != 0;
  }

  // Both set `found` to the number of the entry that has `key`, or to kNone.  Comparing may run Python code
  // that changes the table: then the answer is false, and the search begins anew.

  bool searchEntries(mp_obj_t key, size_t &found) {
    size_t count = table.alloc;
    for (size_t i = 0; i < count; ++i) {
      if (!isFilled(table.table[i]))
        continue;
      Entry *before = table.table;
      mp_obj_t other = Traits::key(table.table[i]);
      bool equal = other == key || equalKeys(other, key);
      if (table.table != before || table.alloc != count || Traits::key(table.table[i]) != other)
        return false;
      if (equal) {
        found = i;
        return true;
      }
    }
    found = kNone;
    return true;
  }

  bool searchIndex(mp_obj_t key, size_t &found) {
    bool onlyWords = Traits::onlyWordsCompare(table, key);
    size_t mask = slotCount(table.alloc) - 1;
    size_t slot = firstSlot(hash, mask);
    while (size_t number = slotAt(slot)) {
      mp_obj_t other = Traits::key(table.table[number - 1]);
      bool equal = other == key;
      if (!equal && !onlyWords && other != MP_OBJ_SENTINEL) {
        Entry *before = table.table;
        size_t alloc = table.alloc, filled = fill();
        equal = equalKeys(other, key);
        if (table.table != before || table.alloc != alloc || fill() != filled ||
            Traits::key(table.table[number - 1]) != other)
          return false;
      }
      if (equal) {
        found = number - 1;
        return true;
      }
      slot = (slot + 1) & mask;
    }
    found = kNone;
    return true;
  }

  void link(size_t at, size_t hash) {
    size_t mask = slotCount(table.alloc) - 1;
    size_t slot = firstSlot(hash, mask);
    while (slotAt(slot))
      slot = (slot + 1) & mask;
    setSlot(slot, at + 1);
  }

  // --- Growing.

  void forgetEntries() {
    if (!table.alloc)
      return;
    if (hasIndex()) {
      std::memset(fillWord(), 0, blockBytes(table.alloc) - table.alloc * sizeof(Entry));
      // The entries keep what they hold until they are used again; a caller may still read the last one.
      for (size_t i = 0; i < table.alloc; ++i)
        Traits::key(table.table[i]) = MP_OBJ_NULL;
    } else {
      for (size_t i = 0; i < table.alloc; ++i)
        Traits::key(table.table[i]) = MP_OBJ_NULL;
    }
  }

  /// Closes holes, or takes a larger block.
  void makeRoom() {
    size_t used = Traits::used(table);
    bool grows = used + used / 4 >= table.alloc;
    size_t alloc = table.alloc;
    if (grows)
      alloc = alloc < 4 ? 4 : alloc < kLinearLimit ? kLinearLimit : 2 * alloc;
    Table bigger = table;
    bigger.alloc = alloc;
    bigger.table = allocateBlock(alloc);
    size_t to = 0;
    for (size_t i = 0; i < table.alloc; ++i)
      if (isFilled(table.table[i]))
        bigger.table[to++] = table.table[i];
    Entry *old = table.table;
    OrderedTable next(bigger);
    if (next.hasIndex()) {
      next.rebuildIndex(to);
      if (!holdsKeysOf(bigger, to)) // hashing changed what has just been copied
        mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("changed while hashing"));
    }
    table.alloc = bigger.alloc;
    table.table = bigger.table;
    gc_free(old);
  }

  /// Whether these are the first `count` keys of `copy`, in that order.
  bool holdsKeysOf(const Table &copy, size_t count) const {
    size_t at = 0;
    for (size_t i = 0; i < table.alloc; ++i)
      if (isFilled(table.table[i]) &&
          (at == count || Traits::key(table.table[i]) != Traits::key(copy.table[at++])))
        return false;
    return at == count;
  }

  /// The first `count` entries are filled, and the index is empty.
  void rebuildIndex(size_t count) {
    setFill(count);
    for (size_t i = 0; i < count; ++i)
      link(i, hashOfKey(Traits::key(table.table[i])));
  }

  Table &table;
  size_t hash = 0; ///< of the key that is looked for, once it is known
  bool isHashed = false;
};

} // namespace adder::runtime

#endif // ADDER_RUNTIME_CORE_ORDEREDTABLE_H
