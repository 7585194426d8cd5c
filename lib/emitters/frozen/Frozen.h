//===- emitters/frozen/Frozen.h - Modules as C source for a firmware --------------------------------===//
//
// Freezing turns modules into C that is linked into a firmware: bytecode, constants and strings become
// constant data in flash, and the strings extend the firmware's own table (qstr-and-freezing.md, chapter 4).
// The text is the one that the reference's mpy-tool writes, comments included, wherever that text compiles.
//
//     Plan            C names of modules and functions, all different
//     Pool            which strings the firmware lacks, and the identifier of each
//     CodeWriter      functions: bytes with comments, children, proto_fun structures
//     ConstantWriter  string and object tables
//     FileWriter      what stands around them
//
// Any module that the reader (mpy/Reader.h) accepts may be given.  What cannot be frozen is an error, and
// then there is no text at all: C that does not compile or that differs from the module never comes out.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_EMITTERS_FROZEN_FROZEN_H
#define ADDER_EMITTERS_FROZEN_FROZEN_H

#include "mpy/Model.h"
#include "qstr/Definitions.h"

#include <string>
#include <vector>

namespace adder::frozen_emitter {

/// How the firmware represents integers beyond small ones; the values of MICROPY_LONGINT_IMPL.
enum class LongIntegers : uint8_t { None, LongLong, Mpz };

struct Input {
  std::string_view path; ///< of the .mpy file; shown in a comment and in errors
  const mpy::Module *module = nullptr;
};

struct Options {
  LongIntegers longIntegers = LongIntegers::Mpz;
  unsigned mpzDigitBits = 16; ///< MPZ_DIG_SIZE: 8, 16 or 32
  /// What the firmware holds, from the file of -q.  Null: the static strings only, one byte each for length
  /// and hash.
  const qstr::Definitions *definitions = nullptr;
  /// Whether the frozen program must do what the modules do.  The reference's text is wrong for different
  /// strings with the same identifier (C takes the first for all), for integers that do not fit long long (C
  /// cuts them off), both of which are then refused, and for -0.0 (C takes its zero for an integer), which is
  /// then spelled differently.  Without it the text is the reference's, and each of these is a warning.
  bool strict = false;
};

/// Why the modules cannot be frozen, or a warning.
struct Error {
  std::string path;    ///< of the input; empty: the options are at fault
  std::string source;  ///< name of its source file
  std::string place;   ///< "function foo_bar, offset 12", "constant 3"; may be empty
  std::string message; ///< "target does not support long int"
};

/// The error in one line: "error while freezing SOURCE: MESSAGE (PATH, PLACE)".
std::string describe(const Error &error);
/// The same of a warning: "warning while freezing ..".
std::string describeWarning(const Error &warning);

/// The figures of the comment that ends the text, in bytes of a 32-bit target (4.10).
struct Sizes {
  uint64_t strings = 0;       ///< new strings
  uint64_t stringBytes = 0;   ///< with length, hash and terminator
  uint64_t bytecodeBytes = 0; ///< without native code
  uint64_t longStringBytes = 0;
  uint64_t integerBytes = 0;
  uint64_t objectBytes = 0;
  uint64_t objectEntries = 0; ///< words of all object tables
  uint64_t functions = 0;
  uint64_t nameBytes = 0;
  uint64_t modules = 0;

  uint64_t total() const {
    return stringBytes + bytecodeBytes + longStringBytes + integerBytes + objectBytes + 4 * objectEntries +
           16 * functions + nameBytes + 4 * modules;
  }
};

struct Frozen {
  bool success = false;
  std::string text;            ///< empty unless success
  std::vector<Error> errors;   ///< at least one unless success
  std::vector<Error> warnings; ///< what differs from the modules in the frozen program
  Sizes sizes;
};

/// Freezes `inputs` in their order, which must not be empty.  Memory for the work comes from `scratch`; the
/// result does not point there.  Time is linear in the size of inputs and output.
[[nodiscard]] Frozen freeze(support::Arena &scratch, std::span<const Input> inputs, const Options &options);

} // namespace adder::frozen_emitter

#endif // ADDER_EMITTERS_FROZEN_FROZEN_H
