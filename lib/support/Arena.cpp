//===- support/Arena.cpp - Chunks, and blocks of their own for what is large ----------------------------===//

#include "support/Arena.h"

namespace adder::support {

Arena::Arena(BlockSource source, size_t chunkBytes) : source(source), chunkBytes(chunkBytes) {}

Arena::~Arena() {
  while (blocks)
    releaseBlock(blocks);
}

void Arena::exhausted(size_t bytes) {
  source.outOfMemory(source.context, bytes);
  __builtin_trap(); // outOfMemory must not return
}

Arena::Block *Arena::newBlock(size_t bytes) {
  if (bytes > SIZE_MAX - kHeaderBytes)
    exhausted(bytes);
  size_t total = bytes + kHeaderBytes;
  auto *block = static_cast<Block *>(source.resize(source.context, nullptr, 0, total));
  if (!block)
    exhausted(bytes);
  block->previous = nullptr;
  block->next = blocks;
  block->bytes = total;
  if (blocks)
    blocks->previous = block;
  blocks = block;
  reserved += total;
  return block;
}

void Arena::releaseBlock(Block *block) {
  (block->previous ? block->previous->next : blocks) = block->next;
  if (block->next)
    block->next->previous = block->previous;
  reserved -= block->bytes;
  source.resize(source.context, block, block->bytes, 0);
}

void *Arena::allocateSlow(size_t bytes, size_t alignment) {
  if (alignment > alignof(std::max_align_t))
    exhausted(SIZE_MAX);        // no caller needs more
  if (bytes > largestInChunk()) // a block of its own, which reallocate() can grow
    return reinterpret_cast<char *>(newBlock(bytes)) + kHeaderBytes;
  chunk = newBlock(chunkBytes);
  cursor = reinterpret_cast<uintptr_t>(chunk) + kHeaderBytes;
  limit = cursor + chunkBytes;
  void *result = reinterpret_cast<void *>(cursor);
  cursor += bytes;
  return result;
}

void *Arena::reallocate(void *old, size_t oldBytes, size_t newBytes, size_t alignment) {
  if (newBytes <= oldBytes)
    return old;
  uintptr_t address = reinterpret_cast<uintptr_t>(old);
  bool inChunk = oldBytes <= largestInChunk();
  if (inChunk && address + oldBytes == cursor && newBytes <= largestInChunk() &&
      newBytes - oldBytes <= limit - cursor) {
    cursor += newBytes - oldBytes;
    return old;
  }
  if (!inChunk) {
    auto *block = reinterpret_cast<Block *>(address - kHeaderBytes);
    if (newBytes > SIZE_MAX - kHeaderBytes)
      exhausted(newBytes);
    auto *moved =
        static_cast<Block *>(source.resize(source.context, block, block->bytes, newBytes + kHeaderBytes));
    if (!moved)
      exhausted(newBytes);
    reserved += newBytes + kHeaderBytes - moved->bytes;
    moved->bytes = newBytes + kHeaderBytes;
    (moved->previous ? moved->previous->next : blocks) = moved;
    if (moved->next)
      moved->next->previous = moved;
    return reinterpret_cast<char *>(moved) + kHeaderBytes;
  }
  // Out of a chunk and large: always into a block of its own, so that growth from here on is in place.
  void *fresh = newBytes > largestInChunk() ? reinterpret_cast<char *>(newBlock(newBytes)) + kHeaderBytes
                                            : allocate(newBytes, alignment);
  if (oldBytes)
    std::memcpy(fresh, old, oldBytes);
  return fresh;
}

void *Arena::growArray(void *old, size_t &room, size_t wanted, size_t elementBytes, size_t alignment) {
  size_t newRoom = room + room / 2;
  if (newRoom < wanted)
    newRoom = wanted < 8 ? 8 : wanted;
  size_t newBytes;
  if (__builtin_mul_overflow(newRoom, elementBytes, &newBytes))
    exhausted(SIZE_MAX);
  void *grown = reallocate(old, room * elementBytes, newBytes, alignment);
  room = newRoom;
  return grown;
}

void Arena::release(void *block, size_t bytes) {
  if (bytes > largestInChunk())
    releaseBlock(reinterpret_cast<Block *>(reinterpret_cast<uintptr_t>(block) - kHeaderBytes));
}

std::string_view Arena::copy(std::string_view text) {
  if (text.empty())
    return {};
  auto *data = static_cast<char *>(allocate(text.size(), 1));
  std::memcpy(data, text.data(), text.size());
  return {data, text.size()};
}

void Arena::reset() {
  for (Block *block = blocks; block;) {
    Block *next = block->next;
    if (block != chunk)
      releaseBlock(block);
    block = next;
  }
  if (chunk) {
    cursor = reinterpret_cast<uintptr_t>(chunk) + kHeaderBytes;
    limit = cursor + chunkBytes;
  }
}

} // namespace adder::support
