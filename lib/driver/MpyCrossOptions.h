//===- driver/MpyCrossOptions.h - What a command line of mpy-cross asks for -----------------------===//
//
// In: the words after the program's name.  Out: an Invocation, complete and without contradictions, or a
// message.  The options are listed in MpyCrossOptions.def; those of the reference behave as
// frontend-and-lowering.md 9 says.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_DRIVER_MPYCROSSOPTIONS_H
#define ADDER_DRIVER_MPYCROSSOPTIONS_H

#include "driver/OptionTable.h"
#include "driver/Render.h"

#include <utility>

namespace adder::driver {

enum class Action : uint8_t { Compile, Help, Version, Targets, Generate };
enum class StatisticsFormat : uint8_t { None, Text, Json };
enum class ColorMode : uint8_t { Auto, Always, Never };

struct Invocation {
  Action action = Action::Compile;
  std::string generate; ///< "man", "bash", ...

  std::vector<std::string> inputs;   ///< files, directories, "-"
  std::optional<std::string> output; ///< -o
  CompileOptions compile;            ///< for every input; names are set later
  std::vector<std::pair<std::string, std::string>> prefixMap;
  bool checkOnly = false;
  bool dumps = false; ///< any
  StatisticsFormat statistics = StatisticsFormat::None;
  unsigned jobs = 0; ///< 0: one a processor

  std::optional<DiagnosticFormat> diagnostics; ///< none: by the kind of standard error
  ColorMode color = ColorMode::Auto;

  bool depfile = false;
  std::string depfileName;   ///< -MF
  std::string depfileTarget; ///< -MT

  /// False if nothing is to be written: --check, or dumps without -o.
  bool writes() const { return !checkOnly && (!dumps || output); }
};

struct UsageError {
  std::string message;
  bool isReferenceText = false; ///< the reference prints exactly this
};

/// Reads the words; `invocation` holds what was understood before an error.  Reads response files.  Does not
/// throw.
std::optional<UsageError> parseMpyCrossOptions(std::vector<std::string> words, Invocation &invocation);

/// The option table.
const ProgramDescription &mpyCrossProgram();

/// What --version prints; wrappers and build systems look for "mpy-cross emitting mpy v6.3" in it.
std::string mpyCrossVersionLine(std::string_view version);

} // namespace adder::driver

#endif // ADDER_DRIVER_MPYCROSSOPTIONS_H
