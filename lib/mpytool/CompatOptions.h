//===- mpytool/CompatOptions.h - The options of the reference's mpy-tool.py -------------------------===//
//
// `mpy-tool` without a subcommand is a drop-in for that script: same spellings, same texts about wrong usage,
// exit status 2 for it.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_MPYTOOL_COMPATOPTIONS_H
#define ADDER_MPYTOOL_COMPATOPTIONS_H

#include "mpytool/Command.h"

#include <optional>

namespace adder::mpytool {

struct CompatOptions {
  bool wantsHelp = false;
  bool wantsVersion = false;
  std::optional<std::string> generate; ///< "man", "bash", ...
  bool hexdump = false;
  bool disassemble = false;
  bool freeze = false;
  bool json = false;
  bool merge = false;
  std::string extract;                    ///< start of the names of files; empty: none are wanted
  std::optional<std::string> extractOnly; ///< kinds, separated by commas
  std::string qstrHeader;
  std::string longIntegers = "mpz";
  int64_t mpzDigitBits = 16;
  std::optional<int64_t> archFlags;
  std::string output; ///< empty: standard output
  std::vector<std::string> files;
};

/// mpy-tool as a whole, with all its subcommands.
const driver::ProgramDescription &describeMpyTool();

/// Reads the words of a command line that names no subcommand.  Returns what is wrong with it, or nothing.
std::string parseCompatOptions(const Words &words, CompatOptions &options);

/// The usage that precedes an error, in the reference's form.
std::string_view compatUsage();

} // namespace adder::mpytool

#endif // ADDER_MPYTOOL_COMPATOPTIONS_H
