//===- driver/Render.h - Diagnostics as text, JSON, SARIF or the reference's traceback ------------===//
//
// Each renderer is a function from the diagnostics of a file (SARIF: of a run) to what is printed.  Only the
// text form needs the source.  docs/mpy-cross.md describes the forms for users.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_DRIVER_RENDER_H
#define ADDER_DRIVER_RENDER_H

#include "driver/Compile.h"

namespace adder::driver {

enum class DiagnosticFormat : uint8_t { Text, Json, Sarif, Compat };

/// The diagnostics of one input.
struct FileReport {
  std::string inputName;  ///< as the user gave it
  std::string sourceName; ///< as stored in the output
  std::vector<Diagnostic> diagnostics;
  size_t dropped = 0; ///< that were found but not kept
};

/// What `result` has to say, which it loses.
FileReport reportOn(CompileResult &result, const CompileOptions &options);

struct TextStyle {
  bool color = false;
  unsigned width = 100; ///< columns of the terminal; longer source lines are cut around the place
};

/// GNU style: `file:line:column: error: message`, the source line, a caret and the rest of the range
/// underlined. Control characters and invalid UTF-8 of the source and of names are shown, not sent.
std::string renderText(const FileReport &report, std::string_view source, const TextStyle &style = {});

/// One JSON object a line and diagnostic.
std::string renderJson(const FileReport &report);

/// One SARIF 2.1.0 document.  `version` is the tool's.
std::string renderSarif(std::span<const FileReport> reports, std::string_view version);

/// Exactly what the reference prints: its traceback, for the first error only.  Warnings, which it does not
/// have, are lines as in the text form without the source.
std::string renderCompat(const FileReport &report);

} // namespace adder::driver

#endif // ADDER_DRIVER_RENDER_H
