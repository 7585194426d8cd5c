//===- bytecode/Verifier.h - Proof that the instructions of a function are safe to run --------------===//
//
// A runtime trusts bytecode: it does not look whether a local exists or the value stack is high enough.  The
// verifier looks before anything runs.  It decodes all instructions once (rules I1 to I5 of
// VerifierRules.def), then follows every path from the start with a model of the value stack and of the open
// blocks (rules S0 to S12).
//
// Work is linear in the size of the function, whatever its bytes are.  States are kept only where paths meet;
// a stack is a few integers however high it is (AbstractStack.h); and a count of steps ends the work on bytes
// that were made to cause much of it.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_BYTECODE_VERIFIER_H
#define ADDER_BYTECODE_VERIFIER_H

#include "bytecode/AbstractBlocks.h"
#include "bytecode/Prelude.h"
#include "bytecode/VerifierRules.h"

namespace adder::bytecode {

/// What an instruction that makes a function has to agree with.
struct ChildShape {
  bool known = false; ///< false for machine code without a prelude: nothing is required
  uint32_t positional = 0;
  uint32_t leadingStars = 0; ///< positional arguments from the first on that are named *
  uint32_t defaults = 0;
  bool keywordDefaults = false;
  /// In and out: cells that the function is given when it is made; kNotMade before an instruction is seen.
  uint32_t cells = kNotMade;

  static constexpr uint32_t kNotMade = UINT32_MAX;
};

/// What surrounds a function.
struct FunctionContext {
  uint32_t qstrCount = 0;
  uint32_t objectCount = 0;
  std::span<const uint32_t> children; ///< indexes into `shapes`
  std::span<ChildShape> shapes;
  /// Locals from 0 on that hold cells when the function starts.  kNotMade: not known, because no bytecode
  /// makes it; then parameters named * count as either.
  uint32_t closureCells = 0;
  uint32_t leadingStars = 0;
  /// Whether a string of the table is the name BaseException.
  bool (*isBaseException)(const void *user, uint32_t qstr) = nullptr;
  const void *user = nullptr;
};

struct VerifierLimits {
  /// States in which one instruction may be reached.  Compiled code stays below a dozen, but each level of
  /// finally within finally doubles them.
  uint32_t statesPerInstruction = 1024;
  /// Steps allowed: these for each byte of instructions, and some more so that small functions may be
  /// intricate.
  uint32_t stepsPerByte = 16;
  uint32_t moreSteps = 16384;
};

struct FunctionFault {
  Rule rule;
  size_t offset;            ///< of the instruction, from the first one
  std::string_view message; ///< in the arena
};

/// Verifies functions one after another in the same scratch memory.
class FunctionVerifier {
public:
  /// Scratch memory and messages come from `arena`.
  explicit FunctionVerifier(support::Arena &arena, const VerifierLimits &limits = {});

  /// The first fault of a function whose prelude has been checked (rules P1 to P6), in the order of decoding,
  /// then of paths.  Records in context.shapes how many cells children are given.  May allocate.
  std::optional<FunctionFault> verify(const Prelude &prelude, const FunctionContext &context);

  /// Steps that the last call took; at most stepsPerByte * bytes + moreSteps and a little.
  uint64_t steps() const { return stepCount; }

  struct Mark;

private:
  support::Arena &arena;
  VerifierLimits limits;
  support::Vector<uint32_t> marks;
  struct PathMemory *paths;
  uint64_t stepCount = 0;
};

} // namespace adder::bytecode

#endif // ADDER_BYTECODE_VERIFIER_H
