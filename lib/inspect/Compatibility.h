//===- inspect/Compatibility.h - Whether a runtime will load a file, and why not --------------------===//
//
// A runtime answers "incompatible .mpy file" to most of what can be wrong.  This says what it was, from the
// header of the file alone where that suffices: files of other format versions, and of CircuitPython, are
// told by it although nothing else of them can be read.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_INSPECT_COMPATIBILITY_H
#define ADDER_INSPECT_COMPATIBILITY_H

#include "inspect/Targets.h"
#include "mpy/Model.h"

namespace adder::inspect {

/// What the first bytes of a file say, whoever wrote it.
struct FileHeader {
  uint8_t magic = 0;
  unsigned version = 0;
  unsigned subVersion = 0;   ///< means something with native code only
  unsigned architecture = 0; ///< number in the file; 0: bytecode only
  bool hasArchFlags = false;
  uint32_t archFlags = 0;
  unsigned smallIntBits = 0;
};

/// Nothing if the file is shorter than a header.
std::optional<FileHeader> readFileHeader(std::span<const uint8_t> file);

enum class Aspect : uint8_t {
  Magic,
  Version,
  SubVersion,
  NativeSupport,
  Architecture,
  ArchFlags,
  SmallIntBits
};

/// "sub-version", "architecture flags".
std::string_view nameOf(Aspect aspect);

/// One thing in which file and target do not agree; texts are for people.
struct Difference {
  Aspect aspect;
  std::string file;
  std::string target;
};

struct Verdict {
  std::vector<Difference> differences;
  std::string runtimeAnswer;       ///< the exception of the import; empty if there is none
  std::string compileWith;         ///< "mpy-cross -march=armv6m"; empty if compiling anew is no way out
  std::vector<std::string> advice; ///< what else there is to say, also of files that fit
  bool fits() const { return differences.empty(); }
};

/// Applies the loader's rules (mpy-and-bytecode.md 1.4).
Verdict compare(const FileHeader &file, const Target &target);

/// "mpy 6.3 for armv7emsp, small ints of 31 bits", "CircuitPython mpy 6".
std::string describe(const FileHeader &file);
std::string describe(const Target &target);

/// Releases of MicroPython that load `version`, "1.12 to 1.18"; of version 6, those of one sub-version, or
/// all without.  Empty if there are none.
std::string releasesOf(unsigned version, std::optional<unsigned> subVersion);

/// "zba,zcmp", or a number for bits without a name.
std::string flagNames(uint32_t flags, unsigned architecture);

} // namespace adder::inspect

#endif // ADDER_INSPECT_COMPATIBILITY_H
