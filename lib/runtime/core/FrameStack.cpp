//===- runtime/core/FrameStack.cpp - Memory for frames ----------------------------------------------===//
//
// Chunks that grow by doubling up to MICROPY_FRAME_STACK_LIMIT bytes altogether.  A chunk that became free is
// kept for the next call that goes as deep, until the collector finds it unused.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Frame.h"

#include "py/gc.h"
#include "runtime/core/Memory.h"

namespace adder::runtime {

namespace {

size_t capacityOf(FrameChunk *chunk) { return size_t(chunk->end - chunk->begin()); }

size_t capacityOfAll(FrameChunk *chunk) {
  size_t sum = 0;
  for (; chunk; chunk = chunk->previous)
    sum += capacityOf(chunk);
  return sum;
}

FrameChunk *newChunk(FrameChunk *previous, size_t bytes) {
  auto *chunk = static_cast<FrameChunk *>(allocateLeaf(sizeof(FrameChunk) + bytes));
  *chunk = {previous, nullptr, nullptr, nullptr};
  chunk->top = chunk->begin();
  chunk->end = chunk->begin() + bytes;
  return chunk;
}

} // namespace

void initFrameStack() {
  MP_STATE_THREAD(frame) = nullptr;
  MP_STATE_THREAD(frame_chunk) = nullptr;
  MP_STATE_THREAD(frame_chunk) = newChunk(nullptr, MICROPY_FRAME_STACK_FIRST);
}

byte *growFrameStack(size_t bytes) {
  FrameChunk *chunk = currentChunk();
  FrameChunk *next = chunk->next;
  if (!next || capacityOf(next) < bytes) {
    size_t used = capacityOfAll(chunk);
    if (bytes > MICROPY_FRAME_STACK_LIMIT || used > MICROPY_FRAME_STACK_LIMIT - bytes)
      mp_raise_recursion_depth();
    if (gc_is_locked()) // as good as at the limit
      mp_raise_recursion_depth();
    size_t wanted = 2 * capacityOf(chunk);
    if (wanted > MICROPY_FRAME_STACK_LIMIT - used)
      wanted = MICROPY_FRAME_STACK_LIMIT - used;
    next = newChunk(chunk, wanted < bytes ? bytes : wanted);
    chunk->next = next;
  }
  next->top = next->begin() + bytes;
  MP_STATE_THREAD(frame_chunk) = next;
  return next->begin();
}

void markFrames() {
  FrameChunk *chunk = currentChunk();
  if (chunk)
    chunk->next = nullptr; // whoever needs it again makes it again
  for (; chunk; chunk = chunk->previous) {
    void *block = chunk;
    gc_collect_root(&block, 1);
    gc_collect_root(reinterpret_cast<void **>(chunk->begin()),
                    size_t(chunk->top - chunk->begin()) / sizeof(void *));
  }
  // A running generator's frame is reached through its object, which the frame that resumed it holds.
}

} // namespace adder::runtime
