//===- inspect/DebugFile.h - What stripping took out of a .mpy file ---------------------------------===//
//
// A JSON file beside the stripped one (docs/debug-file.md) that says, for each function, which numbers its
// tracebacks print and what they mean.  mpy/Strip.h tells how the numbers come about.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_INSPECT_DEBUGFILE_H
#define ADDER_INSPECT_DEBUGFILE_H

#include "mpy/Strip.h"

#include <optional>
#include <string>
#include <vector>

namespace adder::inspect {

constexpr std::string_view kDebugFileFormat = "adder.mpy-debug";
constexpr unsigned kDebugFileVersion = 1;

/// Identifies a file.
struct FileDigest {
  uint64_t size = 0;
  std::string sha256;
  friend bool operator==(const FileDigest &, const FileDigest &) = default;
};

FileDigest digestOf(std::span<const uint8_t> bytes);

struct DebugFunction {
  std::string name;    ///< as the unstripped file prints it
  std::string path;    ///< "Class.method"
  std::string printed; ///< as the stripped file prints it
  uint32_t firstNumber = 1;
  bool oneNumber = true;       ///< firstNumber is the only one
  std::vector<uint32_t> lines; ///< as in mpy::StrippedFunction
};

struct DebugFile {
  std::string source; ///< the file name that tracebacks print
  mpy::StripLines lines = mpy::StripLines::Statement;
  FileDigest stripped;
  FileDigest original;
  std::vector<DebugFunction> functions;
};

/// "statement", "function", "none", "keep".
std::string_view nameOf(mpy::StripLines lines);
std::optional<mpy::StripLines> stripLinesNamed(std::string_view name);

/// What has to be remembered of a stripped module.
DebugFile makeDebugFile(const mpy::Module &original, std::span<const uint8_t> originalBytes,
                        const mpy::StripResult &stripped, std::span<const uint8_t> strippedBytes);

std::string writeDebugFile(const DebugFile &debugFile);

/// Takes any text.  Nothing, with `error` saying what is wrong and where, if it is no debug file that we
/// know.
std::optional<DebugFile> parseDebugFile(std::string_view text, std::string &error);

} // namespace adder::inspect

#endif // ADDER_INSPECT_DEBUGFILE_H
