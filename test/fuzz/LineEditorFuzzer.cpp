//===- test/fuzz/LineEditorFuzzer.cpp - Any bytes at the prompt -----------------------------------------===//
//
// The first byte is the width of the terminal.  After each of the others, the screen must show the line.
//
//===----------------------------------------------------------------------------------------------------===//

#include "../unit/runtime/repl/Watched.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0 || size > 400)
    return 0;
  adder::test::Watched watched(data[0] < 6 ? 0 : data[0]);
  for (size_t i = 1; i < size; ++i) {
    watched.press({reinterpret_cast<const char *>(data) + i, 1});
    if (!watched.fault().empty())
      std::abort();
  }
  return 0;
}
