//===- test/fuzz/ReaderFuzzer.cpp - Any bytes as a .mpy file ----------------------------------------===//
//
// Reads the input; what is accepted is dumped, listed, measured and written, and must then be the input
// again, or, with integers of any length allowed, a file that reads as the same one.
//
//===------------------------------------------------------------------------------------------------===//

#include "../unit/HostArena.h"
#include "mpy/Dump.h"
#include "mpy/Listing.h"
#include "mpy/Reader.h"
#include "mpy/Statistics.h"
#include "mpy/Writer.h"

using namespace adder;

namespace {

void require(bool condition) {
  if (!condition)
    std::abort();
}

bool equal(std::span<const uint8_t> a, std::span<const uint8_t> b) {
  return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size()) == 0);
}

void show(support::Arena &arena, const mpy::Module &module, support::TextWriter &text) {
  mpy::dump(arena, module, text);
  mpy::writeListing(arena, module, text);
}

void roundTrip(support::Arena &arena, std::span<const uint8_t> input, const mpy::ReadLimits &limits) {
  mpy::ReadError error;
  std::optional<mpy::Module> module = mpy::read(arena, input, limits, error);
  if (!module) {
    require(!error.message.empty() && error.offset <= input.size());
    return;
  }
  support::TextWriter text(arena);
  show(arena, *module, text);
  support::Vector<uint8_t> file(arena);
  mpy::write(*module, file);
  require(mpy::measure(arena, *module).totalBytes() == file.size());
  if (!limits.allowOverlongIntegers)
    require(equal(file.span(), input));
  std::optional<mpy::Module> again = mpy::read(arena, file.span(), {}, error);
  require(again.has_value());
  support::TextWriter textAgain(arena);
  show(arena, *again, textAgain);
  require(text.text() == textAgain.text());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static test::HostArena arena;
  arena.reset();
  roundTrip(arena, {data, size}, {});
  roundTrip(arena, {data, size}, {.allowOverlongIntegers = true});
  return 0;
}
