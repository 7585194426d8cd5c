//===- bytecode/VerifierRules.h - The names of what a file must satisfy -----------------------------===//
#ifndef ADDER_BYTECODE_VERIFIERRULES_H
#define ADDER_BYTECODE_VERIFIERRULES_H

#include <cstdint>
#include <span>
#include <string_view>

/// Texts about faults take more room than the checks that find them.  With this, a fault is explained by the
/// name of its rule alone; the place is as exact as ever, and `mpy-tool verify` tells the rest.
#ifndef ADDER_TERSE_FAULTS
#define ADDER_TERSE_FAULTS 0
#endif

namespace adder::bytecode {

constexpr bool kTerseFaults = ADDER_TERSE_FAULTS;

/// The rows of VerifierRules.def.
enum class Rule : uint8_t {
#define RULE(Id, Kind, Title, Text) Id,
#include "bytecode/VerifierRules.def"
};

/// Who sees to it that a rule holds.
enum class RuleKind : uint8_t { Checked, Definition, RunTime };

struct RuleInfo {
  Rule rule;
  RuleKind kind;
  std::string_view id;    ///< "S8"
  std::string_view title; ///< a few words
  std::string_view text;  ///< one or two sentences
};

/// All rows.
std::span<const RuleInfo> rules();
const RuleInfo &infoOf(Rule rule);
/// Its id, without linking the texts.
const char *idOf(Rule rule);

} // namespace adder::bytecode

#endif // ADDER_BYTECODE_VERIFIERRULES_H
