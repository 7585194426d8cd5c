//===- runtime/core/Tracked.cpp - Memory that foreign code holds ------------------------------------===//
//
// A C library keeps what it allocates where the collector does not look.  Its blocks are in a list that
// starts in the state, so that they live until they are freed.
//
//===------------------------------------------------------------------------------------------------===//

#include "py/gc.h"
#include "py/mpstate.h"

#include <cstring>

#if MICROPY_TRACKED_ALLOC

/// In front of the memory that is handed out.
struct _m_tracked_node_t {
  _m_tracked_node_t *next;
  _m_tracked_node_t *previous;
};

namespace {

using Node = _m_tracked_node_t;

void *memoryOf(Node *node) { return node + 1; }
Node *nodeOf(void *memory) { return static_cast<Node *>(memory) - 1; }

/// Lets the neighbours of `node`, which has them, know where it is.
void tellNeighbours(Node *node) {
  (node->previous ? node->previous->next : MP_STATE_VM(m_tracked_head)) = node;
  if (node->next)
    node->next->previous = node;
}

} // namespace

void *m_tracked_calloc(size_t count, size_t size) {
  size_t bytes;
  if (__builtin_mul_overflow(count, size, &bytes) || __builtin_add_overflow(bytes, sizeof(Node), &bytes))
    return nullptr;
  auto *node = static_cast<Node *>(m_malloc_maybe(bytes));
  if (!node)
    return nullptr;
  std::memset(static_cast<void *>(node), 0, bytes);
  node->next = MP_STATE_VM(m_tracked_head);
  tellNeighbours(node);
  return memoryOf(node);
}

void m_tracked_free(void *memory) {
  if (!memory)
    return;
  Node *node = nodeOf(memory);
  (node->previous ? node->previous->next : MP_STATE_VM(m_tracked_head)) = node->next;
  if (node->next)
    node->next->previous = node->previous;
  gc_free(node);
}

void *m_tracked_realloc(void *memory, size_t size) {
  if (!memory)
    return m_tracked_calloc(1, size);
  if (size == 0) {
    m_tracked_free(memory);
    return nullptr;
  }
  size_t bytes;
  if (__builtin_add_overflow(size, sizeof(Node), &bytes))
    return nullptr;
  auto *node = static_cast<Node *>(gc_realloc(nodeOf(memory), bytes, true));
  if (!node)
    return nullptr;
  tellNeighbours(node);
  return memoryOf(node);
}

#endif
