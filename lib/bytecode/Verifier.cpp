//===- bytecode/Verifier.cpp - The two passes over a function ---------------------------------------===//

#include "bytecode/VerifierImpl.h"

namespace adder::bytecode {

FunctionVerifier::FunctionVerifier(support::Arena &arena, const VerifierLimits &limits)
    : arena(arena), limits(limits), marks(arena), paths(arena.make<PathMemory>(arena)) {}

std::optional<FunctionFault> FunctionVerifier::verify(const Prelude &prelude,
                                                      const FunctionContext &context) {
  FaultSlot faults(arena);
  CellSet cells(prelude, context);
  InstructionScan scan(prelude, context, cells, marks, faults);
  stepCount = 0;
  if (prelude.code.empty())
    faults.fail(Rule::P6, 0, [](support::TextWriter &out) { out << "function without instructions"; });
  else if (scan.run()) {
    PathWalk walk(prelude, context, cells, marks, *paths, limits, faults);
    walk.run(scan);
    stepCount = walk.steps();
  }
  return faults.fault;
}

} // namespace adder::bytecode
