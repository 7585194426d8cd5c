//===- mpy/Verify.h - Proof that a module is safe to run --------------------------------------------===//
//
// Checks a module against all rules of mpy-and-bytecode.md section 7 (bytecode/VerifierRules.def).  The
// reader has made sure that a file is one; this goes on where it stops: preludes, the relations between
// functions and the instructions that make them, headers and relocations of machine code, and every
// instruction along every path (bytecode/Verifier.h).  The result is data.
//
// Machine code itself cannot be proven.  A module that has any is refused, unless the caller trusts it.
//
// Time is linear in the size of the module, memory comes from the caller's arena, nothing recurses; a loader
// on a board runs the same code as `mpy-tool verify`.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_MPY_VERIFY_H
#define ADDER_MPY_VERIFY_H

#include "bytecode/Verifier.h"
#include "mpy/Reader.h"

namespace adder::mpy {

enum class NativePolicy : uint8_t {
  Refuse, ///< a module with machine code is at fault (rule C6)
  Allow,  ///< machine code is trusted; what surrounds it is checked
};

/// What a verifier puts up with.  The defaults accept every file that the reference compiler writes, but for
/// machine code.
struct VerifyOptions {
  NativePolicy native = NativePolicy::Refuse;
  /// Architectures that the runtime at hand accepts: bit n for number n (native-abi.md 8.2).
  uint32_t architectures = UINT32_MAX;
  /// Widest small int of the runtime at hand; a file that needs more is refused.
  uint8_t maxSmallIntBits = UINT8_MAX;
  /// Strings must be valid UTF-8.  The reference compiler copies invalid UTF-8 of the source into them.
  bool strictTexts = false;
  /// Stop at the first fault, instead of going on with the next function.
  bool firstFaultOnly = false;
  uint32_t maxFaults = 100;
  bytecode::VerifierLimits limits = {};
};

/// One broken rule.
struct Fault {
  static constexpr uint32_t kNoCode = UINT32_MAX;
  static constexpr size_t kNoOffset = SIZE_MAX;

  bytecode::Rule rule = bytecode::Rule::C1;
  uint32_t code = kNoCode;           ///< index into Module::codes, if it lies in a function
  size_t dataOffset = kNoOffset;     ///< from the start of RawCode::data
  size_t bytecodeOffset = kNoOffset; ///< from the first instruction, if it lies in one
  size_t fileOffset = kNoOffset;     ///< if the module was read from a file
  std::string_view message;          ///< in the arena
};

/// All faults of `module`, by function and one or a few for each; none means that it keeps all rules.  `file`
/// is what the module was read from, or empty.
[[nodiscard]] support::Vector<Fault> verify(support::Arena &arena, const Module &module,
                                            const VerifyOptions &options, std::span<const uint8_t> file = {});

/// A reader's error as a fault.  Its text is put together in `arena`.
Fault faultOf(support::Arena &arena, const ReadError &error);

/// Whether any element of `module` is machine code.
bool hasNativeCode(const Module &module);

} // namespace adder::mpy

#endif // ADDER_MPY_VERIFY_H
