//===- test/fuzz/JsonFuzzer.cpp - Any text as a JSON document, any file as JSON ---------------------===//
//
// The input is read twice: as JSON, and as a .mpy file.  A document that is accepted gives a file that is
// read, and that file must survive JSON to the byte; so must any file that the reader accepts.
//
//===------------------------------------------------------------------------------------------------===//

#include "../unit/HostArena.h"
#include "inspect/JsonReader.h"
#include "inspect/JsonWriter.h"
#include "mpy/Reader.h"

using namespace adder;

namespace {

void require(bool condition) {
  if (!condition)
    std::abort();
}

/// A file that is accepted survives.
void roundTrip(support::Arena &arena, std::span<const uint8_t> file) {
  mpy::ReadError error;
  std::optional<mpy::Module> module = mpy::read(arena, file, {}, error);
  if (!module)
    return;
  std::string json = inspect::writeJson(arena, *module);
  support::Vector<uint8_t> again(arena);
  inspect::JsonFailure failure;
  require(inspect::readJson(json, again, failure));
  require(again.size() == file.size() && std::memcmp(again.data(), file.data(), file.size()) == 0);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static test::HostArena arena;
  arena.reset();
  roundTrip(arena, {data, size});
  support::Vector<uint8_t> file(arena);
  inspect::JsonFailure failure;
  if (inspect::readJson({reinterpret_cast<const char *>(data), size}, file, failure))
    roundTrip(arena, file.span());
  else
    require(!failure.message.empty() && file.empty());
  return 0;
}
