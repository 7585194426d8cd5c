//===- cli/HostArena.cpp - The arena of a tool ------------------------------------------------------===//

#include "cli/HostArena.h"

#include "driver/Blocks.h"

#include <cstdlib>

namespace adder::cli {

namespace {

OutOfMemoryHandler handler = std::abort;

void *resize(void *, void *old, size_t oldBytes, size_t newBytes) {
  return driver::resizeBlock(old, oldBytes, newBytes);
}

void outOfMemory(void *, size_t) {
  handler();
  std::abort();
}

} // namespace

void setOutOfMemoryHandler(OutOfMemoryHandler newHandler) { handler = newHandler; }

HostArena::HostArena() : Arena({nullptr, resize, outOfMemory}) {}

} // namespace adder::cli
