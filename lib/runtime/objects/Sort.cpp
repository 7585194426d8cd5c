//===- runtime/objects/Sort.cpp - Sorting lists -----------------------------------------------------===//
//
// A stable merge sort.  Short runs are sorted by insertion and merged pairwise from the bottom up; a run that
// is in order already, or falls strictly, is taken as it is, so lists that are nearly sorted take linear
// time.
//
// Comparing runs programs that may look at the list, or change it: while it is sorted it is empty, and what
// they did to it is an error, as in CPython.
//
//     items    what is sorted, with the keys beside them if there is a key function
//     scratch  half as much, for merging
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/GivenArguments.h"
#include "runtime/core/Members.h"
#include "runtime/objects/List.h"

#include "runtime/core/Operators.h"

#include "py/runtime.h"

#include <cstring>

namespace adder::objects {

namespace {

constexpr size_t kRun = 12;

/// An item with the key that it is compared by.
struct Entry {
  mp_obj_t key;
  mp_obj_t item;
};

class Sorter {
public:
  Sorter(Entry *entries, Entry *scratch, bool reverse)
      : entries(entries), scratch(scratch), reverse(reverse) {}

  void sort(size_t count) {
    size_t at = 0;
    // Runs, each merged with those before it that are not longer: their lengths fall by powers of two.
    size_t starts[8 * sizeof(size_t)];
    size_t runs = 0;
    while (at < count) {
      starts[runs++] = at;
      at = makeRun(at, count);
      while (runs >= 2 && at - starts[runs - 1] >= starts[runs - 1] - starts[runs - 2]) {
        merge(starts[runs - 2], starts[runs - 1], at);
        --runs;
      }
      if (runs == MP_ARRAY_SIZE(starts)) {
        merge(starts[runs - 2], starts[runs - 1], at);
        --runs;
      }
    }
    for (; runs >= 2; --runs)
      merge(starts[runs - 2], starts[runs - 1], count);
  }

private:
  /// Whether `b` must stand before `a`, which comes first now.
  bool isBefore(const Entry &b, const Entry &a) const {
    return reverse ? less(a.key, b.key) : less(b.key, a.key);
  }
  static bool less(mp_obj_t a, mp_obj_t b) {
    if (runtime::areSmallInts(a, b))
      return mp_int_t(a) < mp_int_t(b);
    return mp_obj_is_true(mp_binary_op(MP_BINARY_OP_LESS, a, b));
  }

  /// Puts the entries from `from` on in order, as many as are in order already and at least kRun.  Returns
  /// the end.
  size_t makeRun(size_t from, size_t count) {
    size_t end = from + 1;
    if (end < count && isBefore(entries[end], entries[end - 1])) {
      while (end < count && isBefore(entries[end], entries[end - 1]))
        ++end;
      for (size_t i = from, j = end; i + 1 < j; ++i) {
        Entry entry = entries[i];
        entries[i] = entries[--j];
        entries[j] = entry;
      }
    } else {
      while (end < count && !isBefore(entries[end], entries[end - 1]))
        ++end;
    }
    size_t wanted = count - from < kRun ? count : from + kRun;
    for (; end < wanted; ++end)
      insert(from, end);
    return end;
  }

  void insert(size_t from, size_t at) {
    Entry entry = entries[at];
    size_t low = from, high = at;
    while (low < high) {
      size_t middle = (low + high) / 2;
      if (isBefore(entry, entries[middle]))
        high = middle;
      else
        low = middle + 1;
    }
    std::memmove(entries + low + 1, entries + low, (at - low) * sizeof(Entry));
    entries[low] = entry;
  }

  /// Merges two neighbouring runs.  The shorter one waits in the scratch memory; what is not placed yet is
  /// always somewhere in memory that the collector sees.
  void merge(size_t from, size_t middle, size_t end) {
    if (!isBefore(entries[middle], entries[middle - 1]))
      return;
    if (middle - from <= end - middle)
      mergeUpwards(from, middle, end);
    else
      mergeDownwards(from, middle, end);
  }

  void mergeUpwards(size_t from, size_t middle, size_t end) {
    size_t left = middle - from;
    std::memcpy(scratch, entries + from, left * sizeof(Entry));
    size_t i = 0, j = middle, to = from;
    while (i < left && j < end)
      entries[to++] = isBefore(entries[j], scratch[i]) ? entries[j++] : scratch[i++];
    std::memcpy(entries + to, scratch + i, (left - i) * sizeof(Entry));
  }

  void mergeDownwards(size_t from, size_t middle, size_t end) {
    size_t right = end - middle;
    std::memcpy(scratch, entries + middle, right * sizeof(Entry));
    size_t i = middle, j = right, to = end;
    while (i > from && j > 0)
      entries[--to] = isBefore(scratch[j - 1], entries[i - 1]) ? entries[--i] : scratch[--j];
    std::memcpy(entries + to - j, scratch, j * sizeof(Entry));
  }

  Entry *entries;
  Entry *scratch;
  bool reverse;
};

/// Takes the items out of a list for as long as it is sorted, and puts them back however that ends.
struct Borrowed {
  nlr_jump_callback_node_t callback; // first: the callback gets its address
  mp_obj_list_t *list;
  Entry *entries;
  size_t count; ///< of entries that are in order; 0 until then: a sort that failed leaves the list as it was
  mp_obj_list_t before;
};

void putBack(void *context) {
  auto *borrowed = static_cast<Borrowed *>(context);
  for (size_t i = 0; i < borrowed->count; ++i)
    borrowed->before.items[i] = borrowed->entries[i].item;
  *borrowed->list = borrowed->before;
}

void sortList(mp_obj_list_t *list, mp_obj_t key, bool reverse) {
  size_t count = list->len;
  if (count < 2)
    return;
  Entry *entries = m_new0(Entry, count);
  for (size_t i = 0; i < count; ++i)
    entries[i].item = list->items[i];
  Entry *scratch = m_new0(Entry, count / 2 + 1);
  Borrowed borrowed = {{}, list, entries, 0, *list};
  list->items = nullptr;
  list->len = list->alloc = 0;
  nlr_push_jump_callback(&borrowed.callback, putBack);
  for (size_t i = 0; i < count; ++i)
    entries[i].key = key == mp_const_none ? entries[i].item : mp_call_function_1(key, entries[i].item);
  Sorter(entries, scratch, reverse).sort(count);
  borrowed.count = count;
  bool wasChanged = list->items != nullptr;
  nlr_pop_jump_callback(true);
  m_del(Entry, scratch, count / 2 + 1);
  m_del(Entry, entries, count);
  if (wasChanged)
    mp_raise_ValueError(MP_ERROR_TEXT("list modified during sort"));
}

} // namespace
} // namespace adder::objects

mp_obj_t mp_obj_list_sort(size_t positional, const mp_obj_t *values, mp_map_t *keywords) {
  static const mp_arg_t kArguments[] = {
      {ARGUMENT(key, MP_ARG_KW_ONLY, MP_ROM_NONE)},
      {ARGUMENT_BOOL(reverse, MP_ARG_KW_ONLY, false)},
  };
  auto given = adder::runtime::givenFor(kArguments, positional - 1, values + 1, keywords);
  if (!mp_obj_is_type(values[0], &mp_type_list))
    mp_raise_TypeError(MP_ERROR_TEXT("object isn't a list"));
  adder::objects::sortList(adder::objects::listIn(values[0]), given[0].u_obj, given[1].u_bool);
  return mp_const_none;
}
