//===- bytecode/VerifierRules.h - The names of what a file must satisfy -----------------------------===//
#ifndef ADDER_BYTECODE_VERIFIERRULES_H
#define ADDER_BYTECODE_VERIFIERRULES_H

#include <cstdint>
#include <span>
#include <string_view>

namespace adder::bytecode {

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

} // namespace adder::bytecode

#endif // ADDER_BYTECODE_VERIFIERRULES_H
