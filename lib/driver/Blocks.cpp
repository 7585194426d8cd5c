//===- driver/Blocks.cpp - malloc below, mappings above -----------------------------------------------===//

#include "driver/Blocks.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <sys/mman.h>

namespace adder::driver {

#ifdef __linux__

namespace {

void *resizeMapping(void *old, size_t oldBytes, size_t newBytes) {
  void *block = old ? mremap(old, oldBytes, newBytes, MREMAP_MAYMOVE)
                    : mmap(nullptr, newBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (block == MAP_FAILED)
    return nullptr;
  madvise(block, newBytes, MADV_HUGEPAGE); // a wish: it works without
  return block;
}

void releaseBlock(void *block, size_t bytes) {
  if (bytes < kLargeBlock)
    std::free(block);
  else
    munmap(block, bytes);
}

} // namespace

void *resizeBlock(void *old, size_t oldBytes, size_t newBytes) {
  bool wasLarge = oldBytes >= kLargeBlock;
  bool isLarge = newBytes >= kLargeBlock;
  if (newBytes == 0) {
    releaseBlock(old, oldBytes);
    return nullptr;
  }
  if (old && wasLarge == isLarge)
    return isLarge ? resizeMapping(old, oldBytes, newBytes) : std::realloc(old, newBytes);
  void *block = isLarge ? resizeMapping(nullptr, 0, newBytes) : std::malloc(newBytes);
  if (block && old) {
    std::memcpy(block, old, std::min(oldBytes, newBytes));
    releaseBlock(old, oldBytes);
  }
  return block;
}

#else

void *resizeBlock(void *old, size_t, size_t newBytes) {
  if (newBytes)
    return std::realloc(old, newBytes);
  std::free(old);
  return nullptr;
}

#endif

} // namespace adder::driver
