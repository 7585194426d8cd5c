//===- mpy/Reader.h - Bytes to module ---------------------------------------------------------------===//
//
// Takes any bytes: what it accepts is safe to dump, list and write again, and what it refuses is explained
// with the place in the file.  Time and memory are linear in the size of the file.  It checks the container
// and the preludes (mpy-and-bytecode.md section 7, rules C1 to C7 and P1 to P3); whether the instructions
// make sense is for a verifier.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_MPY_READER_H
#define ADDER_MPY_READER_H

#include "bytecode/VerifierRules.h"
#include "mpy/Model.h"

#include <optional>

/// Whether files with machine code are read at all.  A board that runs none saves the code for their parts.
#ifndef ADDER_NATIVE_MPY
#define ADDER_NATIVE_MPY 1
#endif

namespace adder::mpy {

constexpr bool kReadsNative = ADDER_NATIVE_MPY;

/// What a reader puts up with.  The defaults accept every file that the reference compiler writes.
struct ReadLimits {
  uint32_t maxQstrs = 65535;          ///< a runtime numbers them in 16 bits
  uint32_t maxCodeDepth = 20000;      ///< functions within functions
  uint32_t maxTupleDepth = 20000;     ///< constant tuples within tuples
  bool allowTrailingBytes = true;     ///< keep what follows the root element, instead of refusing the file
  bool allowOverlongIntegers = false; ///< accept integers with leading zero groups; writing shortens them
  bool requireUtf8 = false; ///< the reference compiler copies invalid UTF-8 of the source into strings
};

/// Why a file was refused.  Texts live in the arena given to read().
struct ReadError {
  size_t offset = 0;                        ///< in the file
  std::string_view field;                   ///< what was being read, "qstr 3 length"
  std::string_view message;                 ///< "200 bytes, but 17 are left"
  bool unknownObject = false;               ///< the file has a constant of a type that is not known
  bytecode::Rule rule = bytecode::Rule::C1; ///< the rule that it breaks
};

/// Reads a whole file.  The result points into `file` and into `arena`.  Nothing, with `error` set, if it is
/// refused.
[[nodiscard]] std::optional<Module> read(support::Arena &arena, std::span<const uint8_t> file,
                                         const ReadLimits &limits, ReadError &error);

} // namespace adder::mpy

#endif // ADDER_MPY_READER_H
