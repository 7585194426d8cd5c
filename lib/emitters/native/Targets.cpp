//===- emitters/native/Targets.cpp - Looking up and describing LLVM targets -----------------------------===//

#include "emitters/native/Targets.h"

#include "llvm/Config/llvm-config.h"
#include "llvm/MC/MCAsmInfo.h"
#include "llvm/MC/MCInstrInfo.h"
#include "llvm/MC/MCRegisterInfo.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/MCTargetOptions.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Support/TargetSelect.h"

#include <iterator>
#include <mutex>

namespace adder::native_emitter {

namespace {

constexpr TargetRow kRows[] = {
#define TARGET(Arch, WordBytes, Triple, Cpu, Features) {Architecture::Arch, WordBytes, Triple, Cpu, Features},
#include "emitters/native/Targets.def"
};
static_assert(std::size(kRows) == 12, "one row for each architecture that a processor has");

void initialiseTargets() {
  static std::once_flag once;
  std::call_once(once, [] {
    LLVMInitializeARMTargetInfo();
    LLVMInitializeARMTargetMC();
    LLVMInitializeRISCVTargetInfo();
    LLVMInitializeRISCVTargetMC();
    LLVMInitializeX86TargetInfo();
    LLVMInitializeX86TargetMC();
    LLVMInitializeXtensaTargetInfo();
    LLVMInitializeXtensaTargetMC();
  });
}

/// "+zba,+zcmp" for the set bits of the flags.
std::string featuresOfFlags(Architecture architecture, uint32_t archFlags) {
  std::string result;
  for (const bytecode::ArchitectureFlag &flag : bytecode::architectureFlags())
    if (flag.architecture == architecture && (archFlags >> flag.bit & 1))
      result.append(result.empty() ? "+" : ",+").append(flag.name);
  return result;
}

void pad(std::string &line, size_t column) {
  line.append(line.size() < column ? column - line.size() : 1, ' ');
}

} // namespace

const TargetRow *findTarget(Architecture architecture) {
  for (const TargetRow &row : kRows)
    if (row.architecture == architecture)
      return &row;
  return nullptr;
}

MachineTarget::MachineTarget(const TargetRow &row) : targetRow(row) {}
MachineTarget::~MachineTarget() = default;

std::unique_ptr<MachineTarget> MachineTarget::create(Architecture architecture, uint32_t archFlags,
                                                     std::string &error) {
  const TargetRow *row = findTarget(architecture);
  if (!row) {
    error = "no processor has this architecture";
    return nullptr;
  }
  initialiseTargets();
  std::string triple(row->triple);
  const llvm::Target *target = llvm::TargetRegistry::lookupTarget(triple, error);
  if (!target)
    return nullptr;
  std::unique_ptr<MachineTarget> result(new MachineTarget(*row));
  result->featureString = row->features;
  std::string extra = featuresOfFlags(architecture, archFlags);
  if (!extra.empty() && !result->featureString.empty())
    result->featureString += ',';
  result->featureString += extra;
  result->registerInfo.reset(target->createMCRegInfo(triple));
  if (result->registerInfo)
    result->assemblyInfo.reset(
        target->createMCAsmInfo(*result->registerInfo, triple, llvm::MCTargetOptions()));
  result->instructionInfo.reset(target->createMCInstrInfo());
  result->subtargetInfo.reset(target->createMCSubtargetInfo(triple, row->cpu, result->featureString));
  if (!result->registerInfo || !result->assemblyInfo || !result->instructionInfo || !result->subtargetInfo) {
    error = "LLVM has no machine code layer for " + triple;
    return nullptr;
  }
  return result;
}

unsigned MachineTarget::instructionCount() const { return instructionInfo->getNumOpcodes(); }
unsigned MachineTarget::pointerBytes() const { return assemblyInfo->getCodePointerSize(); }
bool MachineTarget::isLittleEndian() const { return assemblyInfo->isLittleEndian(); }

std::string describeTargets() {
  std::string text = "LLVM " LLVM_VERSION_STRING "\n";
  auto addLine = [&](std::string_view arch, std::string_view word, std::string_view triple,
                     std::string_view cpu, std::string_view features) {
    std::string line(arch);
    pad(line, 11);
    line.append(word);
    pad(line, 17);
    line.append(triple);
    pad(line, 43);
    line.append(cpu);
    if (!features.empty())
      pad(line, 57);
    text.append(line.append(features)).append("\n");
  };
  addLine("ARCH", "WORD", "TRIPLE", "CPU", "FEATURES");
  for (const TargetRow &row : kRows) {
    std::string error;
    std::unique_ptr<MachineTarget> target = MachineTarget::create(row.architecture, 0, error);
    std::string bits = std::to_string(row.wordBytes * 8);
    std::string_view features = target ? std::string_view(target->features()) : std::string_view(error);
    addLine(bytecode::infoOf(row.architecture).march, bits, row.triple, row.cpu, features);
  }
  return text;
}

} // namespace adder::native_emitter
