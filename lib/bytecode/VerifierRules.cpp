//===- bytecode/VerifierRules.cpp - The table of rules ----------------------------------------------===//

#include "bytecode/VerifierRules.h"

namespace adder::bytecode {

namespace {

constexpr RuleInfo kRules[] = {
#define RULE(Id, Kind, Title, Text) {Rule::Id, RuleKind::Kind, #Id, Title, Text},
#include "bytecode/VerifierRules.def"
};

constexpr char kIds[][4] = {
#define RULE(Id, Kind, Title, Text) #Id,
#include "bytecode/VerifierRules.def"
};

} // namespace

std::span<const RuleInfo> rules() { return kRules; }

const RuleInfo &infoOf(Rule rule) { return kRules[size_t(rule)]; }

const char *idOf(Rule rule) { return kIds[size_t(rule)]; }

} // namespace adder::bytecode
