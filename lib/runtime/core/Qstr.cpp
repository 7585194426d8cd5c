//===- runtime/core/Qstr.cpp - Interned strings -----------------------------------------------------===//
//
// Strings live in pools, which are ranges of numbers.  The first two are in read-only memory and made by the
// build (qstr-and-freezing.md 2.6), frozen modules may bring a third, and what a program interns goes into
// pools on the heap, each twice as large as the one before.
//
//     number -> text    the two large pools by comparison, the few others along the chain
//     text -> number    sorted pools by halves, the static one by hash, those on the heap through one
//                       open-addressed index of numbers
//
// Texts on the heap are cut from chunks that are never given back while the runtime is up.
//
//===------------------------------------------------------------------------------------------------===//

#include "py/qstr.h"

#include "runtime/core/Memory.h"

#include "py/gc.h"
#include "py/mpstate.h"
#include "py/runtime.h"

#include <cstring>

namespace {

#if MICROPY_QSTR_BYTES_IN_HASH
constexpr qstr_hash_t kStaticHashes[] = {
#define QDEF0(id, hash, length, text) hash,
#define QDEF1(id, hash, length, text)
#include "runtime/core/GeneratedQstrs.def"
#undef QDEF0
#undef QDEF1
};
constexpr qstr_hash_t kMainHashes[] = {
#define QDEF0(id, hash, length, text)
#define QDEF1(id, hash, length, text) hash,
#include "runtime/core/GeneratedQstrs.def"
#undef QDEF0
#undef QDEF1
};
#endif

constexpr qstr_len_t kStaticLengths[] = {
#define QDEF0(id, hash, length, text) length,
#define QDEF1(id, hash, length, text)
#include "runtime/core/GeneratedQstrs.def"
#undef QDEF0
#undef QDEF1
};
constexpr qstr_len_t kMainLengths[] = {
#define QDEF0(id, hash, length, text)
#define QDEF1(id, hash, length, text) length,
#include "runtime/core/GeneratedQstrs.def"
#undef QDEF0
#undef QDEF1
};

constexpr size_t kStaticCount = MP_QSTRnumber_of_static;
constexpr size_t kMainCount = MP_QSTRnumber_of - MP_QSTRnumber_of_static;

/// qstr_pool_t with its texts; C++ has no initialiser for a flexible array.
template <size_t n> struct RomPool {
  const qstr_pool_t *prev;
  size_t total_prev_len : (8 * sizeof(size_t) - 1);
  size_t is_sorted : 1;
  size_t alloc;
  size_t len;
#if MICROPY_QSTR_BYTES_IN_HASH
  const qstr_hash_t *hashes;
#endif
  const qstr_len_t *lengths;
  const char *qstrs[n];
};

} // namespace

extern "C" {
extern const RomPool<kStaticCount> mp_qstr_const_pool_static;
extern const RomPool<kMainCount> mp_qstr_const_pool;

const RomPool<kStaticCount> mp_qstr_const_pool_static = {nullptr,
                                                         0,
                                                         false,
                                                         kStaticCount,
                                                         kStaticCount,
#if MICROPY_QSTR_BYTES_IN_HASH
                                                         kStaticHashes,
#endif
                                                         kStaticLengths,
                                                         {
#define QDEF0(id, hash, length, text) text,
#define QDEF1(id, hash, length, text)
#include "runtime/core/GeneratedQstrs.def"
#undef QDEF0
#undef QDEF1
                                                         }};

const RomPool<kMainCount> mp_qstr_const_pool = {
    reinterpret_cast<const qstr_pool_t *>(&mp_qstr_const_pool_static),
    kStaticCount,
    true,
    kMainCount,
    kMainCount,
#if MICROPY_QSTR_BYTES_IN_HASH
    kMainHashes,
#endif
    kMainLengths,
    {
#define QDEF0(id, hash, length, text)
#define QDEF1(id, hash, length, text) text,
#include "runtime/core/GeneratedQstrs.def"
#undef QDEF0
#undef QDEF1
    }};

#ifdef MICROPY_QSTR_EXTRA_POOL
extern const qstr_pool_t MICROPY_QSTR_EXTRA_POOL;
#endif
}

namespace adder::runtime {

namespace {

constexpr size_t kFirstPool = 16;
constexpr size_t kFirstIndex = 64;
constexpr size_t kChunkBytes = 128;
constexpr size_t kLargestNumber = 0xffff; // tables of modules hold 16 bits
constexpr size_t kLongest = (size_t(1) << (8 * MICROPY_QSTR_BYTES_IN_LEN)) - 1;

const qstr_pool_t *staticPool() { return reinterpret_cast<const qstr_pool_t *>(&mp_qstr_const_pool_static); }
const qstr_pool_t *mainPool() { return reinterpret_cast<const qstr_pool_t *>(&mp_qstr_const_pool); }

/// The last pool that is not on the heap.
const qstr_pool_t *lastRomPool() {
#ifdef MICROPY_QSTR_EXTRA_POOL
  return &MICROPY_QSTR_EXTRA_POOL;
#else
  return mainPool();
#endif
}

const qstr_pool_t *poolOf(qstr &q) {
  if (q < kStaticCount)
    return staticPool();
  const qstr_pool_t *pool;
  if (q < MP_QSTRnumber_of) {
    pool = mainPool();
  } else {
    pool = MP_STATE_VM(last_pool);
    while (q < pool->total_prev_len)
      pool = pool->prev;
  }
  q -= pool->total_prev_len;
  return pool;
}

bool holds(const qstr_pool_t *pool, size_t at, const char *text, size_t length) {
  return pool->lengths[at] == length && std::memcmp(pool->qstrs[at], text, length) == 0;
}

int compare(const qstr_pool_t *pool, size_t at, const char *text, size_t length) {
  size_t other = pool->lengths[at];
  int order = std::memcmp(pool->qstrs[at], text, other < length ? other : length);
  if (order != 0 || other == length)
    return order;
  return other < length ? -1 : 1;
}

qstr findSorted(const qstr_pool_t *pool, const char *text, size_t length) {
  size_t from = 0, to = pool->len;
  while (from < to) {
    size_t middle = (from + to) / 2;
    int order = compare(pool, middle, text, length);
    if (order == 0)
      return pool->total_prev_len + middle;
    if (order < 0)
      from = middle + 1;
    else
      to = middle;
  }
  return MP_QSTRnull;
}

qstr findUnsorted(const qstr_pool_t *pool, const char *text, size_t length, [[maybe_unused]] size_t hash) {
  for (size_t i = 0; i < pool->len; ++i) {
#if MICROPY_QSTR_BYTES_IN_HASH
    if (pool->hashes[i] != hash)
      continue;
#endif
    if (holds(pool, i, text, length) && pool->total_prev_len + i != MP_QSTRnull)
      return pool->total_prev_len + i;
  }
  return MP_QSTRnull;
}

// --- What is on the heap.

size_t indexSize() { return MP_STATE_VM(qstr_index_size); }
uint16_t *index() { return MP_STATE_VM(qstr_index); }

qstr findInIndex(const char *text, size_t length, size_t hash) {
  if (!index())
    return MP_QSTRnull;
  for (size_t slot = hash & (indexSize() - 1); index()[slot]; slot = (slot + 1) & (indexSize() - 1)) {
    qstr number = index()[slot];
    const qstr_pool_t *pool = poolOf(number);
    if (holds(pool, number, text, length))
      return index()[slot];
  }
  return MP_QSTRnull;
}

void addToIndex(qstr number, size_t hash) {
  size_t slot = hash & (indexSize() - 1);
  while (index()[slot])
    slot = (slot + 1) & (indexSize() - 1);
  index()[slot] = uint16_t(number);
}

/// Makes room in the index for one more.  allocates.
void growIndex(size_t count) {
  if (2 * (count + 1) <= indexSize())
    return;
  size_t size = indexSize() ? 2 * indexSize() : kFirstIndex;
  auto *bigger = newLeaf<uint16_t>(size);
  std::memset(bigger, 0, size * sizeof *bigger);
  uint16_t *old = index();
  size_t oldSize = indexSize();
  MP_STATE_VM(qstr_index) = bigger;
  MP_STATE_VM(qstr_index_size) = size;
  for (size_t i = 0; i < oldSize; ++i)
    if (old[i])
      addToIndex(old[i], qstr_hash(old[i]));
  gc_free(old);
}

/// The pool that the next string goes into.  allocates.
qstr_pool_t *poolWithRoom() {
  qstr_pool_t *last = MP_STATE_VM(last_pool);
  if (last != lastRomPool() && last->len < last->alloc)
    return last;
  size_t alloc = last == lastRomPool() ? kFirstPool : 2 * last->alloc;
  size_t perString = sizeof(const char *) + sizeof(qstr_len_t);
#if MICROPY_QSTR_BYTES_IN_HASH
  perString += sizeof(qstr_hash_t);
#endif
  auto *pool = static_cast<qstr_pool_t *>(m_malloc0(sizeof(qstr_pool_t) + alloc * perString));
  pool->prev = last;
  pool->total_prev_len = last->total_prev_len + last->len;
  pool->alloc = alloc;
  auto *behind = reinterpret_cast<byte *>(pool->qstrs + alloc);
#if MICROPY_QSTR_BYTES_IN_HASH
  pool->hashes = reinterpret_cast<qstr_hash_t *>(behind);
  behind += alloc * sizeof(qstr_hash_t);
#endif
  pool->lengths = reinterpret_cast<qstr_len_t *>(behind);
  MP_STATE_VM(last_pool) = pool;
  return pool;
}

struct Chunk {
  Chunk *previous;
  size_t used;
  size_t size;
  char text[];
};

/// A copy of `text` with a NUL, for ever.  allocates.
const char *keepText(const char *text, size_t length) {
  auto *chunk = static_cast<Chunk *>(MP_STATE_VM(qstr_chunk));
  if (!chunk || chunk->size - chunk->used <= length) {
    size_t size = length + 1 > kChunkBytes / 2 ? length + 1 : kChunkBytes;
    auto *fresh = static_cast<Chunk *>(m_malloc0(sizeof(Chunk) + size));
    fresh->size = size;
    if (chunk && size != kChunkBytes) { // behind the one that has room
      fresh->previous = chunk->previous;
      chunk->previous = fresh;
    } else {
      fresh->previous = chunk;
      MP_STATE_VM(qstr_chunk) = fresh;
    }
    chunk = fresh;
  }
  char *copy = chunk->text + chunk->used;
  std::memcpy(copy, text, length);
  copy[length] = 0;
  chunk->used += length + 1;
  return copy;
}

qstr intern(const char *text, size_t length, bool isForEver) {
  size_t hash = qstr_compute_hash(reinterpret_cast<const byte *>(text), length);
  if (qstr found = qstr_find_strn(text, length))
    return found;
  if (length > kLongest)
    mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("name too long"));
  if (QSTR_TOTAL() > kLargestNumber)
    mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("too many names"));
  // All that can fail comes before anything changes.
  growIndex(QSTR_TOTAL() - lastRomPool()->total_prev_len - lastRomPool()->len);
  if (!isForEver)
    text = keepText(text, length);
  qstr_pool_t *pool = poolWithRoom();
  size_t at = pool->len;
  pool->qstrs[at] = text;
  pool->lengths[at] = qstr_len_t(length);
#if MICROPY_QSTR_BYTES_IN_HASH
  pool->hashes[at] = qstr_hash_t(hash);
#endif
  pool->len = at + 1;
  qstr number = pool->total_prev_len + at;
  addToIndex(number, hash);
  return number;
}

} // namespace
} // namespace adder::runtime

using namespace adder::runtime;

void qstr_init(void) {
  MP_STATE_VM(last_pool) = const_cast<qstr_pool_t *>(lastRomPool());
  MP_STATE_VM(qstr_chunk) = nullptr;
  MP_STATE_VM(qstr_index) = nullptr;
  MP_STATE_VM(qstr_index_size) = 0;
}

qstr qstr_find_strn(const char *text, size_t length) {
  if (length == 0)
    return MP_QSTR_;
  size_t hash = qstr_compute_hash(reinterpret_cast<const byte *>(text), length);
  if (qstr found = findInIndex(text, length, hash))
    return found;
  for (const qstr_pool_t *pool = lastRomPool(); pool; pool = pool->prev)
    if (qstr found =
            pool->is_sorted ? findSorted(pool, text, length) : findUnsorted(pool, text, length, hash))
      return found;
  return MP_QSTRnull;
}

qstr qstr_from_str(const char *text) { return qstr_from_strn(text, std::strlen(text)); }
qstr qstr_from_strn(const char *text, size_t length) { return intern(text, length, false); }
qstr qstr_from_strn_static(const char *text, size_t length) { return intern(text, length, true); }

mp_uint_t qstr_hash(qstr q) {
  const qstr_pool_t *pool = poolOf(q);
#if MICROPY_QSTR_BYTES_IN_HASH
  return pool->hashes[q];
#else
  return qstr_compute_hash(reinterpret_cast<const byte *>(pool->qstrs[q]), pool->lengths[q]);
#endif
}

const char *qstr_str(qstr q) {
  const qstr_pool_t *pool = poolOf(q);
  return pool->qstrs[q];
}

size_t qstr_len(qstr q) {
  const qstr_pool_t *pool = poolOf(q);
  return pool->lengths[q];
}

const byte *qstr_data(qstr q, size_t *length) {
  const qstr_pool_t *pool = poolOf(q);
  *length = pool->lengths[q];
  return reinterpret_cast<const byte *>(pool->qstrs[q]);
}

void qstr_pool_info(size_t *pools, size_t *strings, size_t *dataBytes, size_t *totalBytes) {
  *pools = *strings = *dataBytes = *totalBytes = 0;
  for (const qstr_pool_t *pool = MP_STATE_VM(last_pool); pool != lastRomPool(); pool = pool->prev) {
    ++*pools;
    *strings += pool->len;
    for (size_t i = 0; i < pool->len; ++i)
      *dataBytes += pool->lengths[i] + 1;
    *totalBytes += gc_nbytes(pool);
  }
  *totalBytes += *dataBytes;
}

void qstr_dump_data(void) {
  for (qstr q = lastRomPool()->total_prev_len + lastRomPool()->len; q < QSTR_TOTAL(); ++q)
    mp_printf(&mp_plat_print, "Q(%q)\n", q);
}
