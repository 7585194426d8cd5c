//===- mpytool/Input.h - Reading .mpy files ---------------------------------------------------------===//
//
// A file is read once, checked by the one bounds-checked reader (mpy/Reader.h) and kept with its bytes, which
// the module points into.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_MPYTOOL_INPUT_H
#define ADDER_MPYTOOL_INPUT_H

#include "cli/HostArena.h"
#include "mpy/Reader.h"
#include "mpytool/Command.h"

#include <memory>
#include <optional>

namespace adder::mpytool {

/// Largest .mpy file that is read: offsets are 32-bit numbers.
constexpr size_t kLargestFile = 0x7fffffff;

struct LoadedModule {
  std::string path; ///< as the user gave it; "-" is standard input
  std::string bytes;
  std::unique_ptr<HostArena> arena;
  mpy::Module module;

  std::span<const uint8_t> file() const {
    return {reinterpret_cast<const uint8_t *>(bytes.data()), bytes.size()};
  }
};

/// The bytes of `path` ("-": standard input), or nothing after reporting why not.
std::optional<std::string> loadBytes(const Environment &environment, const std::string &path,
                                     size_t limit = kLargestFile);

/// "0x2c: error: qstr 3 length: 200 bytes, but 17 are left", behind the name of a file and a colon.
std::string describe(const mpy::ReadError &error);

/// Makes a module of `bytes`, or says why they are none.
std::unique_ptr<LoadedModule> parseModule(std::string path, std::string bytes, const mpy::ReadLimits &limits,
                                          mpy::ReadError &error);

/// Reads and checks `path`.  Null after reporting "FILE:0xOFFSET: error: FIELD: MESSAGE".
std::unique_ptr<LoadedModule> loadModule(const Environment &environment, const std::string &path,
                                         const mpy::ReadLimits &limits = {});

/// Replaces every directory among `operands` by the .mpy files below it, sorted.  False after reporting a
/// directory that cannot be read or holds none.
bool expandDirectories(const Environment &environment, Words &operands);

} // namespace adder::mpytool

#endif // ADDER_MPYTOOL_INPUT_H
