//===- emitters/native/Targets.h - LLVM's machine code layer, one target an architecture ----------------===//
//
// The door to LLVM: only sources of this directory, of lib/disassembler and of lib/elf include its headers.
// Targets are initialised when the first MachineTarget is made, so a tool that has LLVM linked in but
// compiles bytecode only does not pay for it at start.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_EMITTERS_NATIVE_TARGETS_H
#define ADDER_EMITTERS_NATIVE_TARGETS_H

#include "bytecode/Architectures.h"

#include <memory>
#include <string>
#include <string_view>

namespace llvm {
class MCAsmInfo;
class MCInstrInfo;
class MCRegisterInfo;
class MCSubtargetInfo;
} // namespace llvm

namespace adder::native_emitter {

using bytecode::Architecture;

/// A row of Targets.def.
struct TargetRow {
  Architecture architecture;
  unsigned wordBytes;
  std::string_view triple;
  std::string_view cpu;
  std::string_view features;
};

/// The row of an architecture; null for None and Debug, which no processor has.
const TargetRow *findTarget(Architecture architecture);

/// LLVM's description of one target: registers, instructions, features.
class MachineTarget {
public:
  /// `archFlags` are those of -march-flags.  Null, and a message in `error`, if LLVM lacks the target.
  static std::unique_ptr<MachineTarget> create(Architecture architecture, uint32_t archFlags,
                                               std::string &error);
  ~MachineTarget();

  const TargetRow &row() const { return targetRow; }
  /// All features in LLVM's notation, those of the architecture flags included.
  const std::string &features() const { return featureString; }
  const llvm::MCRegisterInfo &registers() const { return *registerInfo; }
  const llvm::MCInstrInfo &instructions() const { return *instructionInfo; }
  const llvm::MCSubtargetInfo &subtarget() const { return *subtargetInfo; }
  const llvm::MCAsmInfo &assembly() const { return *assemblyInfo; }
  /// How many instructions LLVM knows for the whole family.
  unsigned instructionCount() const;
  /// Bytes of a pointer, by LLVM.
  unsigned pointerBytes() const;
  bool isLittleEndian() const;

private:
  explicit MachineTarget(const TargetRow &row);

  const TargetRow &targetRow;
  std::string featureString;
  std::unique_ptr<llvm::MCRegisterInfo> registerInfo;
  std::unique_ptr<llvm::MCAsmInfo> assemblyInfo;
  std::unique_ptr<llvm::MCInstrInfo> instructionInfo;
  std::unique_ptr<llvm::MCSubtargetInfo> subtargetInfo;
};

/// A table of all architectures with the LLVM target that stands for each, for people.
std::string describeTargets();

} // namespace adder::native_emitter

#endif // ADDER_EMITTERS_NATIVE_TARGETS_H
