//===- mpytool/FreezeOptions.h - What a command line of mpy-tool freeze asks for --------------------===//

#ifndef ADDER_MPYTOOL_FREEZEOPTIONS_H
#define ADDER_MPYTOOL_FREEZEOPTIONS_H

#include "driver/MpyCrossOptions.h"
#include "freeze/Manifest.h"
#include "freeze/Obtain.h"
#include "mpytool/Command.h"

namespace adder::mpytool {

struct FreezeInput {
  enum class Kind : uint8_t { Operand, Manifest, Text };
  Kind kind;
  std::string path;
};

struct FreezeInvocation {
  std::vector<FreezeInput> inputs; ///< options that name inputs first, each kind in its order
  std::string output = "-";
  bool rewrite = false;
  bool lenient = false;
  bool list = false;
  bool verbose = false;
  driver::StatisticsFormat statistics = driver::StatisticsFormat::None;
  freeze::Variables variables;
  std::optional<std::string> base;
  std::string prefix;
  freeze::CodeSettings code;     ///< -O and -X
  freeze::TargetSettings target; ///< by the names that manifests use
  Words codeWords;               ///< the same options as mpy-cross reads them
  unsigned jobs = 0;
  std::optional<driver::DiagnosticFormat> diagnostics;
  driver::ColorMode color = driver::ColorMode::Auto;
  std::string cache;
  bool depfile = false;
  std::string depfileName;
  std::string depfileTarget;
};

/// Reads `words`.  Nothing if all is well, else the exit status.
std::optional<int> parseFreezeOptions(const Environment &environment, const Words &words,
                                      FreezeInvocation &invocation);

/// Joins what manifests and the command line say about code for all files: the command line is stronger.
/// Returns what is wrong, or nothing.
std::string resolveCode(const FreezeInvocation &invocation, const freeze::TargetSettings &target,
                        freeze::CodeRequest &request);

} // namespace adder::mpytool

#endif // ADDER_MPYTOOL_FREEZEOPTIONS_H
