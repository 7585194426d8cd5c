//===- emitters/frozen/Plan.h - What is known of the modules before a line is written ---------------===//
//
// Every function needs a C name that no other function of any module has, and children are named after their
// parents (qstr-and-freezing.md 4.3).  So all modules are looked over first, in the order of the files; that
// also finds what cannot be frozen at all.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_EMITTERS_FROZEN_PLAN_H
#define ADDER_EMITTERS_FROZEN_PLAN_H

#include "bytecode/Prelude.h"
#include "emitters/frozen/Errors.h"

#include <unordered_map>

namespace adder::frozen_emitter {

struct FunctionPlan {
  std::string_view name; ///< unique, for C
  uint32_t simpleName;   ///< index into the string table: the name in the source
  /// Of bytecode and native functions; empty for the others, but for the flags.
  bytecode::Prelude prelude;
};

struct ModulePlan {
  const Input *input;
  std::string_view name;                   ///< unique, for C
  std::string_view source;                 ///< name of the source file
  std::span<const FunctionPlan> functions; ///< by index into Module::codes

  const mpy::Module &module() const { return *input->module; }
};

/// Plans all modules.  Look at nothing of the result if it reported an error.
std::span<const ModulePlan> planModules(support::Arena &arena, std::span<const Input> inputs, Errors &errors);

} // namespace adder::frozen_emitter

#endif // ADDER_EMITTERS_FROZEN_PLAN_H
