//===- mpytool/HostArena.cpp - The arena of a tool --------------------------------------------------===//

#include "mpytool/HostArena.h"

#include "driver/Blocks.h"

#include <cstdlib>

namespace adder::mpytool {

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

} // namespace adder::mpytool
