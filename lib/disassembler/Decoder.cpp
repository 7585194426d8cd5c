//===- disassembler/Decoder.cpp - Instructions by LLVM's disassembler -------------------------------===//

#include "disassembler/Decoder.h"

#include "disassembler/XtensaDecoder.h"
#include "emitters/native/Targets.h"

#include "llvm/MC/MCContext.h"
#include "llvm/MC/MCDisassembler/MCDisassembler.h"
#include "llvm/MC/MCInst.h"
#include "llvm/MC/MCInstPrinter.h"
#include "llvm/MC/MCInstrAnalysis.h"
#include "llvm/MC/MCInstrInfo.h"
#include "llvm/MC/MCRegisterInfo.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Support/raw_ostream.h"

#include <mutex>

namespace adder::disassembler {

namespace {

constexpr uint32_t bits(std::initializer_list<unsigned> numbers) {
  uint32_t set = 0;
  for (unsigned number : numbers)
    set |= 1u << number;
  return set;
}

// What a call keeps, by the platform's ABI: from it follows that a register still holds the function table.
constexpr uint32_t kX86Kept = bits({3, 4, 5, 6, 7});
constexpr uint32_t kX64Kept = bits({3, 4, 5, 12, 13, 14, 15});
constexpr uint32_t kArmKept = bits({4, 5, 6, 7, 8, 9, 10, 11, 13});
constexpr uint32_t kXtensaKept = bits({1, 12, 13, 14, 15});
constexpr uint32_t kXtensawinKept = bits({0, 1, 2, 3, 4, 5, 6, 7});
constexpr uint32_t kRiscVKept = bits({2, 3, 4, 8, 9, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27});

constexpr int8_t kNone = kNoRegister;
constexpr Convention kConventions[] = {
    {Architecture::X86, Family::X86, 4, 4, kNone, {kNone, kNone, kNone, kNone}, kX86Kept, kNone},
    {Architecture::X64, Family::X86, 8, 4, 7, {7, 6, 2, 1}, kX64Kept, kInstructionPointer},
    {Architecture::Armv6, Family::Arm, 4, 13, 0, {0, 1, 2, 3}, kArmKept, 15},
    {Architecture::Armv6m, Family::Arm, 4, 13, 0, {0, 1, 2, 3}, kArmKept, 15},
    {Architecture::Armv7m, Family::Arm, 4, 13, 0, {0, 1, 2, 3}, kArmKept, 15},
    {Architecture::Armv7em, Family::Arm, 4, 13, 0, {0, 1, 2, 3}, kArmKept, 15},
    {Architecture::Armv7emsp, Family::Arm, 4, 13, 0, {0, 1, 2, 3}, kArmKept, 15},
    {Architecture::Armv7emdp, Family::Arm, 4, 13, 0, {0, 1, 2, 3}, kArmKept, 15},
    {Architecture::Xtensa, Family::Xtensa, 4, 1, 2, {2, 3, 4, 5}, kXtensaKept, kNone},
    {Architecture::Xtensawin, Family::Xtensa, 4, 1, 2, {10, 11, 12, 13}, kXtensawinKept, kNone},
    {Architecture::Rv32imc, Family::RiscV, 4, 2, 10, {10, 11, 12, 13}, kRiscVKept, kNone},
    {Architecture::Rv64imc, Family::RiscV, 8, 2, 10, {10, 11, 12, 13}, kRiscVKept, kNone},
};

void initialiseDisassemblers() {
  static std::once_flag once;
  std::call_once(once, [] {
    LLVMInitializeARMDisassembler();
    LLVMInitializeRISCVDisassembler();
    LLVMInitializeX86Disassembler();
    LLVMInitializeXtensaDisassembler();
  });
}

/// The number in "R12" or "X3"; kNoRegister if something else follows the letter.
int numberAfter(std::string_view name, char letter, int limit) {
  if (name.size() < 2 || name.size() > 3 || name[0] != letter)
    return kNoRegister;
  int number = 0;
  for (char digit : name.substr(1)) {
    if (digit < '0' || digit > '9')
      return kNoRegister;
    number = number * 10 + (digit - '0');
  }
  return number < limit ? number : kNoRegister;
}

/// The number of a general register of x86 of any width: rax, eax, ax, al, ah, r8, r8d, ...
int numberOfX86(std::string_view name) {
  static constexpr std::string_view kStems[] = {"AX", "CX", "DX", "BX", "SP", "BP", "SI", "DI"};
  if (name == "RIP" || name == "EIP")
    return kInstructionPointer;
  if (name.size() >= 2 && name[0] == 'R' && name[1] >= '0' && name[1] <= '9') {
    while (name.size() > 2 && (name.back() < '0' || name.back() > '9'))
      name.remove_suffix(1);
    return numberAfter(name, 'R', 16);
  }
  if (name.size() == 3 && (name[0] == 'R' || name[0] == 'E'))
    name.remove_prefix(1);
  for (int i = 0; i < 8; ++i) {
    if (name == kStems[i])
      return i;
    bool isByte = i < 4 ? name.size() == 2 && name[0] == kStems[i][0] && (name[1] == 'L' || name[1] == 'H')
                        : name.size() == 3 && name.substr(0, 2) == kStems[i] && name[2] == 'L';
    if (isByte)
      return i;
  }
  return kNoRegister;
}

int registerNumber(Family family, std::string_view name) {
  switch (family) {
  case Family::Arm:
    return name == "SP" ? 13 : name == "LR" ? 14 : name == "PC" ? 15 : numberAfter(name, 'R', 13);
  case Family::RiscV:
    return numberAfter(name, 'X', 32);
  case Family::Xtensa:
    return name == "SP" ? 1 : numberAfter(name, 'A', 16);
  case Family::X86:
    return numberOfX86(name);
  }
  return kNoRegister;
}

/// LLVM's objects for one instruction set.
struct LlvmTarget {
  std::unique_ptr<native_emitter::MachineTarget> machine;
  std::unique_ptr<llvm::MCContext> context;
  std::unique_ptr<llvm::MCDisassembler> disassembler;
  std::unique_ptr<llvm::MCInstPrinter> printer;
  std::unique_ptr<llvm::MCInstrAnalysis> analysis; // null for Xtensa
};

bool openTarget(LlvmTarget &target, Architecture architecture, uint32_t archFlags, std::string &error) {
  target.machine = native_emitter::MachineTarget::create(architecture, archFlags, error);
  if (!target.machine)
    return false;
  initialiseDisassemblers();
  std::string triple(target.machine->row().triple);
  const llvm::Target *found = llvm::TargetRegistry::lookupTarget(triple, error);
  if (!found)
    return false;
  const native_emitter::MachineTarget &machine = *target.machine;
  target.context = std::make_unique<llvm::MCContext>(llvm::Triple(triple), &machine.assembly(),
                                                     &machine.registers(), &machine.subtarget());
  target.disassembler.reset(found->createMCDisassembler(machine.subtarget(), *target.context));
  // Variant 1 is Intel's syntax on x86; the others have one only.
  unsigned variant = architecture == Architecture::X86 || architecture == Architecture::X64;
  target.printer.reset(found->createMCInstPrinter(llvm::Triple(triple), variant, machine.assembly(),
                                                  machine.instructions(), machine.registers()));
  target.analysis.reset(found->createMCInstrAnalysis(&machine.instructions()));
  if (!target.disassembler || !target.printer) {
    error = "LLVM has no disassembler for " + triple;
    return false;
  }
  return true;
}

class LlvmDecoder final : public Decoder {
public:
  explicit LlvmDecoder(const Convention &rules) : Decoder(rules) {}

  bool open(uint32_t archFlags, std::string &error) {
    flags = archFlags;
    if (!openTarget(main, convention().architecture, archFlags, error))
      return false;
    numbers.resize(main.machine->registers().getNumRegs());
    for (unsigned i = 1; i < numbers.size(); ++i)
      numbers[i] = int8_t(registerNumber(convention().family, main.machine->registers().getName(i)));
    numbers[0] = kNoRegister;
    return true;
  }

  bool decode(std::span<const uint8_t> code, uint32_t offset, bool thumb, bool isContinuation,
              Instruction &instruction) override {
    if (convention().family == Family::Xtensa && decodeXtensa(code, offset, instruction)) {
      instruction.effect = findEffect(Family::Xtensa, instruction.name);
      return true;
    }
    LlvmTarget *target = targetFor(thumb);
    if (!target || offset % alignment(thumb))
      return false;
    if (thumb && !isContinuation)
      leaveItBlock(*target);
    return decodeWith(*target, code, offset, thumb, instruction);
  }

private:
  /// Only armv6 has both states, the second for the bodies of asm functions.
  LlvmTarget *targetFor(bool thumb) {
    if (convention().architecture != Architecture::Armv6 || !thumb)
      return &main;
    if (!thumbTarget) {
      std::string error;
      thumbTarget = std::make_unique<LlvmTarget>();
      // The registers and names are those of the family; armv7emdp has the largest Thumb instruction set.
      if (!openTarget(*thumbTarget, Architecture::Armv7emdp, 0, error))
        thumbTarget->disassembler.reset();
    }
    return thumbTarget->disassembler ? thumbTarget.get() : nullptr;
  }

  /// LLVM's disassembler remembers how many instructions of an IT block are still to come.
  void leaveItBlock(LlvmTarget &target) {
    static constexpr uint8_t kNop[] = {0x00, 0xbf};
    llvm::MCInst ignored;
    uint64_t size;
    for (; maybeInItBlock; --maybeInItBlock) {
      ignored.clear();
      target.disassembler->getInstruction(ignored, size, kNop, 0, llvm::nulls());
    }
  }

  bool decodeWith(LlvmTarget &target, std::span<const uint8_t> code, uint32_t offset, bool thumb,
                  Instruction &out) {
    llvm::MCInst inst;
    uint64_t size = 0;
    llvm::ArrayRef<uint8_t> bytes(code.data() + offset, code.size() - offset);
    auto status = target.disassembler->getInstruction(inst, size, bytes, offset, llvm::nulls());
    // SoftFail is what the architecture calls unpredictable: code is not made of that.
    if (status != llvm::MCDisassembler::Success || size == 0 || size > bytes.size() || size > 255)
      return false;
    out = {};
    out.offset = offset;
    out.size = uint8_t(size);
    out.thumb = thumb;
    llvm::StringRef name = target.machine->instructions().getName(inst.getOpcode());
    out.name = std::string_view(name.data(), name.size());
    if (maybeInItBlock)
      --maybeInItBlock;
    if (out.name == "t2IT")
      maybeInItBlock = 4;
    setText(target, inst, out);
    setOperands(target, inst, out);
    setFlow(target, inst, out);
    out.effect = findEffect(convention().family, out.name);
    return true;
  }

  void setText(LlvmTarget &target, const llvm::MCInst &inst, Instruction &out) {
    std::string text;
    llvm::raw_string_ostream stream(text);
    target.printer->printInst(&inst, out.offset, "", target.machine->subtarget(), stream);
    size_t begin = text.find_first_not_of("\t ");
    if (begin == std::string::npos)
      return;
    size_t end = text.find_first_of("\t ", begin);
    // Prefixes of x86 are words of their own, before a tab.
    size_t tab = text.find('\t', begin);
    if (convention().family == Family::X86 && tab != std::string::npos)
      end = tab;
    out.mnemonic = text.substr(begin, end - begin);
    if (end != std::string::npos && (end = text.find_first_not_of("\t ", end)) != std::string::npos)
      out.operands = text.substr(end);
    while (!out.operands.empty() && (out.operands.back() == ' ' || out.operands.back() == '\t'))
      out.operands.pop_back();
    for (char &c : out.operands)
      if (c == '\t')
        c = ' ';
  }

  int numberOf(unsigned reg) const { return reg < numbers.size() ? numbers[reg] : kNoRegister; }

  void setOperands(LlvmTarget &target, const llvm::MCInst &inst, Instruction &out) {
    const llvm::MCInstrDesc &desc = target.machine->instructions().get(inst.getOpcode());
    for (unsigned i = 0; i < inst.getNumOperands(); ++i) {
      const llvm::MCOperand &operand = inst.getOperand(i);
      bool isWritten =
          i < desc.getNumDefs() || (desc.isVariadic() && desc.mayLoad() && i >= desc.getNumOperands() - 1);
      if (operand.isReg() && isWritten)
        define(numberOf(operand.getReg()), out);
      if (i < out.operandValues.size()) {
        out.operandCount = uint8_t(i + 1);
        if (operand.isReg())
          out.operandValues[i] = {true, numberOf(operand.getReg())};
        else if (operand.isImm())
          out.operandValues[i] = {false, operand.getImm()};
      }
    }
    for (unsigned reg : desc.implicit_defs())
      define(numberOf(reg), out);
    if (convention().family == Family::Arm) {
      int predicate = desc.findFirstPredOperandIdx();
      if (predicate >= 0 && unsigned(predicate) < inst.getNumOperands() && inst.getOperand(predicate).isImm())
        out.conditional = inst.getOperand(predicate).getImm() != 14; // always
    }
  }

  static void define(int number, Instruction &out) {
    if (number >= 0 && number < int(kRegisterCount))
      out.defines |= 1u << number;
  }

  void setFlow(LlvmTarget &target, const llvm::MCInst &inst, Instruction &out) {
    const llvm::MCInstrDesc &desc = target.machine->instructions().get(inst.getOpcode());
    if (desc.isReturn())
      out.flow = Flow::Return;
    else if (desc.isCall())
      out.flow = Flow::Call;
    else if (desc.isBranch())
      out.flow = desc.isBarrier() || desc.isIndirectBranch() ? Flow::Jump : Flow::Branch;
    else if (desc.isTrap())
      out.flow = Flow::Stop;
    uint64_t address;
    // LLVM does not call all jumps of RISC-V branches.
    bool mayLead = desc.isBranch() || desc.isCall() || convention().family == Family::RiscV;
    if (target.analysis && mayLead && target.analysis->evaluateBranch(inst, out.offset, out.size, address))
      setTarget(int64_t(address), out);
    switch (convention().family) {
    case Family::Arm:
      return setArmFlow(out);
    case Family::RiscV:
      return setRiscVFlow(out);
    case Family::X86:
      return setX86Flow(out);
    case Family::Xtensa:
      return setXtensaFlow(desc.isBranch(), out);
    }
  }

  /// Addresses wrap like those of the processor.
  void setTarget(int64_t address, Instruction &out) {
    out.target = convention().wordBytes == 4 ? int64_t(int32_t(address)) : address;
    out.targetIsThumb = out.thumb;
    out.lastOperandIsTarget = true;
  }

  void setArmFlow(Instruction &out) {
    bool exchanges = out.name == "BLXi" || out.name == "tBLXi";
    if (out.target && exchanges) {
      out.targetIsThumb = !out.thumb;
      if (out.thumb)
        *out.target &= ~int64_t(3);
    }
    if (out.flow == Flow::Branch && !out.conditional &&
        (out.name == "Bcc" || out.name == "t2B" || out.name == "tB"))
      out.flow = Flow::Jump;
    else if (out.flow == Flow::Jump && out.conditional)
      out.flow = Flow::Branch;
    if (out.target)
      return;
    if (out.flow == Flow::Next && (out.defines & 1u << 15))
      out.flow =
          out.effect || out.name == "tPOP" || out.name.starts_with("LDMIA") || out.name.starts_with("t2LDMIA")
              ? Flow::Return
              : Flow::Jump;
    if (out.name == "LDRi12" && (out.defines & 1u << 15))
      out.flow = Flow::Jump;
    if (out.name == "BX" || out.name == "tBX" || out.name == "BLX" || out.name == "tBLXr" ||
        out.name == "MOVPCLR" || out.name == "tBX_RET" || out.name == "BX_RET")
      for (unsigned i = 0; i < out.operandCount; ++i)
        if (out.isRegister(i) && out.value(i) >= 0)
          out.targetRegister = int(out.value(i));
    // A jump to where lr points is a return.
    if (out.flow == Flow::Jump && out.targetRegister == 14)
      out.flow = Flow::Return;
    if (out.name == "UDF" || out.name == "tUDF" || out.name == "t2UDF")
      out.flow = Flow::Stop;
    if (out.conditional && (out.flow == Flow::Return || out.flow == Flow::Jump || out.flow == Flow::Stop))
      out.flow = Flow::Branch;
  }

  void setRiscVFlow(Instruction &out) {
    constexpr int kLink = 1, kAlternateLink = 5;
    if (out.name == "C_UNIMP" || out.name == "UNIMP" || out.name == "EBREAK" || out.name == "C_EBREAK")
      out.flow = Flow::Stop;
    else if (out.name == "CM_POPRET" || out.name == "CM_POPRETZ" || out.name == "MRET" || out.name == "SRET")
      out.flow = Flow::Return;
    else if (out.name == "JAL")
      out.flow = out.value(0) == 0 ? Flow::Jump : Flow::Call;
    else if (out.name == "C_J" || out.name == "C_JAL")
      out.flow = out.name == "C_J" ? Flow::Jump : Flow::Call;
    else if (out.name == "C_JALR" || out.name == "C_JR") {
      out.flow = out.name == "C_JALR" ? Flow::Call : Flow::Jump;
      out.targetRegister = int(out.value(0));
    } else if (out.name == "JALR") {
      out.flow = out.value(0) == 0 ? Flow::Jump : Flow::Call;
      out.targetRegister = int(out.value(1));
    }
    if (out.flow == Flow::Jump && !out.target &&
        (out.targetRegister == kLink || out.targetRegister == kAlternateLink))
      out.flow = Flow::Return;
  }

  void setX86Flow(Instruction &out) {
    if (out.name == "UD2" || out.name == "HLT" || out.name == "INT3")
      out.flow = Flow::Stop;
    if ((out.flow == Flow::Call || out.flow == Flow::Jump) && !out.target && out.operandCount == 1 &&
        out.isRegister(0))
      out.targetRegister = int(out.value(0));
  }

  void setXtensaFlow(bool isBranch, Instruction &out) {
    if (isBranch || out.name == "J") {
      // The displacement is the last operand and counts from the address plus 4.
      if (out.name == "JX") {
        out.flow = Flow::Jump;
        out.targetRegister = int(out.value(0));
        return;
      }
      setTarget(int64_t(out.offset) + 4 + out.value(out.operandCount - 1u), out);
      out.flow = out.name == "J" ? Flow::Jump : Flow::Branch;
    } else if (out.name == "CALLX0") {
      out.flow = Flow::Call;
      out.targetRegister = int(out.value(0));
    } else if (out.name == "RET") {
      out.flow = Flow::Return;
    }
  }

  LlvmTarget main;
  std::unique_ptr<LlvmTarget> thumbTarget;
  uint32_t flags = 0;
  std::vector<int8_t> numbers; // by LLVM's register
  unsigned maybeInItBlock = 0; // how many instructions it can still be going
};

} // namespace

const Convention *findConvention(Architecture architecture) {
  for (const Convention &row : kConventions)
    if (row.architecture == architecture)
      return &row;
  return nullptr;
}

std::unique_ptr<Decoder> Decoder::create(Architecture architecture, uint32_t archFlags, std::string &error) {
  const Convention *rules = findConvention(architecture);
  if (!rules) {
    error = "no processor has this architecture";
    return nullptr;
  }
  auto decoder = std::make_unique<LlvmDecoder>(*rules);
  if (!decoder->open(archFlags, error))
    return nullptr;
  return decoder;
}

unsigned Decoder::alignment(bool thumb) const {
  switch (rules->family) {
  case Family::Arm:
    return thumb || rules->architecture != Architecture::Armv6 ? 2 : 4;
  case Family::RiscV:
    return 2;
  case Family::X86:
  case Family::Xtensa:
    return 1;
  }
  return 1;
}

bool Decoder::startsInThumb() const {
  return rules->family == Family::Arm && rules->architecture != Architecture::Armv6;
}

} // namespace adder::disassembler
