//===- driver/Compile.h - Source text in, .mpy bytes and diagnostics out --------------------------===//
//
// The compiler as a library for other programs: IDEs, build tools, tests.
//
//     driver::CompileOptions options;
//     options.inputName = "main.py";
//     driver::CompileResult result = driver::compile("print('hello')\n", options);
//     if (result.success)
//       save(result.bytes);
//     else
//       std::cerr << driver::renderText(driver::reportOn(result, options), source); // driver/Render.h
//
// Nothing is read or written but memory.  Everything in a result is owned by it.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_DRIVER_COMPILE_H
#define ADDER_DRIVER_COMPILE_H

#include "bytecode/Architectures.h"
#include "driver/Diagnostic.h"
#include "frontend/Options.h"
#include "mpy/Statistics.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace adder::driver {

/// What can be printed between source and output, in the order of the stages.
enum class DumpKind : uint8_t { Tokens, Ast, Scopes, Bytecode, Mpy };
constexpr size_t kDumpKinds = 5;
/// "tokens", "ast", ...
std::string_view nameOf(DumpKind kind);

/// Largest source, in bytes; positions are 32-bit numbers.
constexpr size_t kLargestSource = 0x7fffffff;

struct CompileOptions {
  std::string inputName = "<stdin>";     ///< in the messages of parse errors
  std::optional<std::string> sourceName; ///< stored in the output and in other messages; default: inputName
  unsigned optimisationLevel = 0;        ///< 1 and up drop asserts, 3 and up drop line numbers
  bool lineTables = true;
  unsigned smallIntBits = 31; ///< only the low byte counts, as in the reference
  bytecode::Architecture architecture = bytecode::Architecture::None;
  uint32_t archFlags = 0;
  frontend::EmitterKind defaultEmitter = frontend::EmitterKind::Bytecode;

  uint32_t enabledWarnings = 0; ///< of warningsInGroup()
  uint32_t fatalWarnings = 0;   ///< of the enabled ones, those that fail the compilation
  size_t diagnosticLimit = 100; ///< more are counted, not kept; 0: keep all

  std::array<bool, kDumpKinds> dumps{};
  /// Stop behind the last stage that a dump is wanted of; there are no bytes then.
  bool dumpsOnly = false;
  bool statistics = false;
  size_t memoryLimit = 0; ///< bytes that the compilation may hold; 0: what the machine has
};

struct Dump {
  DumpKind kind;
  std::string text;
};

struct CompileResult {
  bool success = false; ///< no errors, and no warnings that count as such
  std::vector<uint8_t> bytes;
  std::vector<Diagnostic>
      diagnostics;               ///< in the order of their discovery; the first error is the reference's
  size_t diagnosticsDropped = 0; ///< past CompileOptions::diagnosticLimit
  std::vector<Dump> dumps;
  std::optional<mpy::Statistics> statistics;
  size_t memoryUsed = 0; ///< bytes held by the arena at the end, source not included
};

/// The warnings of a group of Diagnostics.def as a bit mask ("all": every one); 0 if there is no such group.
uint32_t warningsInGroup(std::string_view group);

/// Compiles one source after another and keeps its memory in between.  Not thread safe; use one a thread.
class Compiler {
public:
  Compiler();
  ~Compiler();
  Compiler(const Compiler &) = delete;
  Compiler &operator=(const Compiler &) = delete;

  /// Any bytes are a valid argument.  Never throws for want of memory: that is a diagnostic.
  CompileResult compile(const std::string &source, const CompileOptions &options);

private:
  struct State;
  std::unique_ptr<State> state;
};

/// The same for a single source.
CompileResult compile(const std::string &source, const CompileOptions &options);

} // namespace adder::driver

#endif // ADDER_DRIVER_COMPILE_H
