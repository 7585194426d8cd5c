//===- frontend/Options.h - What the stages from source to .mpy need to know ----------------------------===//
//
// Plain data, filled by the driver from the command line or by a runtime that compiles source.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_FRONTEND_OPTIONS_H
#define ADDER_FRONTEND_OPTIONS_H

#include "bytecode/Architectures.h"

#include <cstdint>
#include <string_view>

namespace adder::frontend {

/// The emitter of functions without a decorator (-X emit=).
enum class EmitterKind : uint8_t { Bytecode, Native, Viper, InlineAsm };

/// What a source text is.
enum class InputKind : uint8_t {
  File,
  Prompt,     ///< one statement, as it is typed at a prompt
  Expression, ///< a single expression, whose value is the result
};

struct Options {
  InputKind inputKind = InputKind::File;
  bool showsValues = false;       ///< those of expressions at the top are handed to __repl_print__
  std::string_view inputName;     ///< as given by the user; in parse errors
  std::string_view sourceName;    ///< stored in the output as qstr 0; in compile errors
  bool templateStrings = true;    ///< t"..." are strings; without, `t` before a quote is a name
  unsigned optimisationLevel = 0; ///< -O: 1 and up drop asserts, 3 and up drop line tables
  bool lineTables = true;         ///< -X [no-]source-lines
  /// Width of the target's small ints, sign included.  The low byte is stored in the header unchecked, as the
  /// reference does.
  int64_t smallIntBits = 31;
  bytecode::Architecture architecture = bytecode::Architecture::None;
  uint32_t archFlags = 0;
  EmitterKind defaultEmitter = EmitterKind::Bytecode;
  /// Deepest nesting of brackets and blocks; five prefix operators count as one.  The caller vouches for a
  /// stack of that many levels.
  uint32_t nestingLimit = 10000;
  /// Bit i enables the i-th warning row of Diagnostics.def.
  uint32_t enabledWarnings = 0;

  bool emitsLines() const { return lineTables && optimisationLevel < 3; }
};

} // namespace adder::frontend

#endif // ADDER_FRONTEND_OPTIONS_H
