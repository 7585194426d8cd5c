//===- test/unit/inspect/Modules.h - Modules for the tests of reports -------------------------------===//
//
// Compiles source with our own compiler: reports are about what compilers make.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_TEST_UNIT_INSPECT_MODULES_H
#define ADDER_TEST_UNIT_INSPECT_MODULES_H

#include "../mpy/MpyFiles.h"
#include "driver/Compile.h"

namespace adder::test {

/// A module that was read, with what it points into.
struct OwnedModule {
  HostArena arena;
  Bytes file;
  mpy::Module module;

  explicit OwnedModule(Bytes bytes) : file(std::move(bytes)) {
    mpy::ReadError error;
    auto read = mpy::read(arena, file, {}, error);
    EXPECT_TRUE(read.has_value()) << error.field << ": " << error.message;
    if (read)
      module = *read;
  }
  std::span<const uint8_t> bytes() const { return file; }
};

inline Bytes compiled(std::string_view source, driver::CompileOptions options = {}) {
  options.inputName = "app.py";
  driver::CompileResult result = driver::compile(std::string(source), options);
  EXPECT_TRUE(result.success);
  return result.bytes;
}

} // namespace adder::test

#endif // ADDER_TEST_UNIT_INSPECT_MODULES_H
