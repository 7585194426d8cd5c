//===- mpytool/VerifyReport.h - The verdict on a file, for people and programs ----------------------===//
//
// mpy/Verify.h says where a fault lies in numbers; here the numbers get names: the function by its path from
// the module, the instruction by its source line.  Then the verdict is rendered.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_MPYTOOL_VERIFYREPORT_H
#define ADDER_MPYTOOL_VERIFYREPORT_H

#include "mpy/Verify.h"
#include "mpytool/Input.h"

namespace adder::mpytool {

struct NamedFault {
  bytecode::Rule rule;
  std::optional<size_t> fileOffset;
  std::string function; ///< "<module>.Class.method"; empty outside of functions
  std::optional<size_t> bytecodeOffset;
  std::optional<uint32_t> line; ///< if the function has a line table
  std::string message;
};

struct Verdict {
  std::string file;    ///< as it is shown
  std::string trouble; ///< the file could not be read: a finished message, ending in a line end
  std::vector<NamedFault> faults;
  size_t functions = 0; ///< that were looked at

  bool isGood() const { return trouble.empty() && faults.empty(); }
};

/// Reads the .mpy file in `bytes` and verifies it.
Verdict verifyBytes(std::string file, std::string bytes, const mpy::ReadLimits &limits,
                    const mpy::VerifyOptions &options);

/// "FILE:0xOFFSET: error: FUNCTION+OFFSET, line N: MESSAGE [RULE]", a line a fault.
std::string renderText(const Verdict &verdict);
/// One JSON object on a line.
std::string renderJson(const Verdict &verdict);

/// All rules: a line each, or a Markdown table.
std::string listRules();
std::string listRulesAsMarkdown();

} // namespace adder::mpytool

#endif // ADDER_MPYTOOL_VERIFYREPORT_H
