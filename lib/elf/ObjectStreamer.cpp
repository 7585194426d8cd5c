//===- elf/ObjectStreamer.cpp - Object files by LLVM's MC layer -------------------------------------===//

#include "elf/ObjectStreamer.h"

#include "elf/Attributes.h"
#include "emitters/native/Targets.h"

#include "llvm/BinaryFormat/ELF.h"
#include "llvm/MC/MCAsmBackend.h"
#include "llvm/MC/MCAssembler.h"
#include "llvm/MC/MCCodeEmitter.h"
#include "llvm/MC/MCContext.h"
#include "llvm/MC/MCELFObjectWriter.h"
#include "llvm/MC/MCELFStreamer.h"
#include "llvm/MC/MCExpr.h"
#include "llvm/MC/MCObjectFileInfo.h"
#include "llvm/MC/MCObjectWriter.h"
#include "llvm/MC/MCSectionELF.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/MCSymbolELF.h"
#include "llvm/MC/MCTargetOptions.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Support/raw_ostream.h"

#include <functional>
#include <map>

namespace adder::elf {

namespace {

using bytecode::Architecture;

constexpr unsigned kSectionCount = 7;

bool isArm(Architecture architecture) {
  return architecture >= Architecture::Armv6 && architecture <= Architecture::Armv7emdp;
}
bool isRiscV(Architecture architecture) {
  return architecture == Architecture::Rv32imc || architecture == Architecture::Rv64imc;
}

/// e_flags as assemblers for the architecture write them.
unsigned flagsOf(Architecture architecture) {
  constexpr unsigned kXtensaHasInstructions = 0x100, kXtensaHasLiterals = 0x200;
  if (isArm(architecture))
    return llvm::ELF::EF_ARM_EABI_VER5;
  if (isRiscV(architecture))
    return llvm::ELF::EF_RISCV_RVC;
  if (architecture == Architecture::Xtensa || architecture == Architecture::Xtensawin)
    return kXtensaHasInstructions | kXtensaHasLiterals;
  return 0;
}

/// One section: how far it is written, and what is to be put in on the way.
struct Section {
  llvm::MCSectionELF *section = nullptr;
  llvm::MCSymbol *begin = nullptr;
  uint32_t size = 0;
  std::multimap<uint32_t, std::function<void()>> pending; ///< symbols, by their offset
};

} // namespace

struct ObjectStreamer::State {
  Architecture architecture;
  uint32_t archFlags = 0;
  std::unique_ptr<native_emitter::MachineTarget> machine;
  std::unique_ptr<llvm::MCContext> context;
  llvm::MCObjectFileInfo fileInfo;
  llvm::SmallString<0> content;
  std::unique_ptr<llvm::raw_svector_ostream> stream;
  std::unique_ptr<llvm::MCELFStreamer> streamer;
  Section sections[kSectionCount];
  Section *current = nullptr;

  bool open(std::string &error);
  void openSections();
  /// Defines what stands at the current offset.
  void settle();
  void append(std::span<const uint8_t> bytes);
};

bool ObjectStreamer::State::open(std::string &error) {
  machine = native_emitter::MachineTarget::create(architecture, archFlags, error);
  if (!machine)
    return false;
  std::string triple(machine->row().triple);
  const llvm::Target *target = llvm::TargetRegistry::lookupTarget(triple, error);
  if (!target)
    return false;
  context = std::make_unique<llvm::MCContext>(llvm::Triple(triple), &machine->assembly(),
                                              &machine->registers(), &machine->subtarget());
  fileInfo.initMCObjectFileInfo(*context, false);
  context->setObjectFileInfo(&fileInfo);
  std::unique_ptr<llvm::MCAsmBackend> backend(
      target->createMCAsmBackend(machine->subtarget(), machine->registers(), llvm::MCTargetOptions()));
  std::unique_ptr<llvm::MCCodeEmitter> emitter(
      target->createMCCodeEmitter(machine->instructions(), *context));
  if (!backend || !emitter) {
    error = "LLVM cannot write object files for " + triple;
    return false;
  }
  stream = std::make_unique<llvm::raw_svector_ostream>(content);
  std::unique_ptr<llvm::MCObjectWriter> writer = backend->createObjectWriter(*stream);
  static_cast<llvm::ELFObjectWriter &>(*writer).setELFHeaderEFlags(flagsOf(architecture));
  streamer = std::make_unique<llvm::MCELFStreamer>(*context, std::move(backend), std::move(writer),
                                                   std::move(emitter));
  openSections();
  return true;
}

void ObjectStreamer::State::openSections() {
  using namespace llvm::ELF;
  auto add = [&](SectionKind kind, const char *name, unsigned type, unsigned flags) {
    Section &section = sections[unsigned(kind)];
    section.section = context->getELFSection(name, type, flags);
    section.begin = context->createTempSymbol();
  };
  add(SectionKind::Text, ".text", SHT_PROGBITS, SHF_ALLOC | SHF_EXECINSTR);
  add(SectionKind::Rodata, ".rodata", SHT_PROGBITS, SHF_ALLOC);
  add(SectionKind::Bss, ".bss", SHT_NOBITS, SHF_ALLOC | SHF_WRITE);
  add(SectionKind::DebugAbbrev, ".debug_abbrev", SHT_PROGBITS, 0);
  add(SectionKind::DebugInfo, ".debug_info", SHT_PROGBITS, 0);
  add(SectionKind::DebugLine, ".debug_line", SHT_PROGBITS, 0);
}

void ObjectStreamer::State::settle() {
  while (!current->pending.empty() && current->pending.begin()->first <= current->size) {
    std::function<void()> define = std::move(current->pending.begin()->second);
    current->pending.erase(current->pending.begin());
    define();
  }
}

void ObjectStreamer::State::append(std::span<const uint8_t> bytes) {
  while (!bytes.empty()) {
    settle();
    size_t size = bytes.size();
    if (!current->pending.empty())
      size = std::min<size_t>(size, current->pending.begin()->first - current->size);
    streamer->emitBytes(llvm::StringRef(reinterpret_cast<const char *>(bytes.data()), size));
    current->size += uint32_t(size);
    bytes = bytes.subspan(size);
  }
}

ObjectStreamer::ObjectStreamer(std::unique_ptr<State> state) : state(std::move(state)) {}
ObjectStreamer::~ObjectStreamer() = default;

std::unique_ptr<ObjectStreamer> ObjectStreamer::create(Architecture architecture, uint32_t archFlags,
                                                       std::string &error) {
  auto state = std::make_unique<State>();
  state->architecture = architecture;
  state->archFlags = archFlags;
  if (!state->open(error))
    return nullptr;
  return std::unique_ptr<ObjectStreamer>(new ObjectStreamer(std::move(state)));
}

unsigned ObjectStreamer::wordBytes() const { return state->machine->row().wordBytes; }

void ObjectStreamer::enter(SectionKind kind) {
  if (state->current)
    state->settle();
  Section &section = state->sections[unsigned(kind)];
  state->streamer->switchSection(section.section);
  state->current = &section;
  if (!section.begin->isDefined())
    state->streamer->emitLabel(section.begin);
}

uint32_t ObjectStreamer::offset() const { return state->current->size; }

void ObjectStreamer::align(unsigned bytes) {
  state->settle();
  state->current->section->ensureMinAlignment(llvm::Align(bytes));
  static constexpr uint8_t kZeros[16] = {};
  if (unsigned rest = state->current->size % bytes) {
    if (state->current == &state->sections[unsigned(SectionKind::Bss)])
      zeros(bytes - rest);
    else
      state->append(std::span(kZeros).first(bytes - rest));
  }
}

void ObjectStreamer::bytes(std::span<const uint8_t> content) { state->append(content); }

void ObjectStreamer::zeros(uint64_t count) {
  state->settle();
  if (count)
    state->streamer->emitZeros(count);
  state->current->size += uint32_t(count);
}

void ObjectStreamer::relocatedWord(const RelocationTarget &target, const SectionLabels &labels,
                                   int64_t addend) {
  state->settle();
  llvm::MCSymbol *symbol = target.section == SectionKind::Text     ? labels.text
                           : target.section == SectionKind::Rodata ? labels.rodata
                           : target.section == SectionKind::Bss
                               ? labels.bss
                               : state->context->getOrCreateSymbol(target.symbol);
  const llvm::MCExpr *value = llvm::MCSymbolRefExpr::create(symbol, *state->context);
  if (addend)
    value = llvm::MCBinaryExpr::createAdd(value, llvm::MCConstantExpr::create(addend, *state->context),
                                          *state->context);
  state->streamer->emitValue(value, wordBytes());
  state->current->size += wordBytes();
}

void ObjectStreamer::textAddress(uint32_t offset) {
  Section &text = state->sections[unsigned(SectionKind::Text)];
  relocatedWord({SectionKind::Text, {}}, {text.begin, nullptr, nullptr}, offset);
}

void ObjectStreamer::sectionStart(SectionKind section) {
  state->settle();
  state->streamer->emitSymbolValue(state->sections[unsigned(section)].begin, 4);
  state->current->size += 4;
}

llvm::MCSymbol *ObjectStreamer::label() {
  llvm::MCSymbol *symbol = forwardLabel();
  place(symbol);
  return symbol;
}
llvm::MCSymbol *ObjectStreamer::forwardLabel() { return state->context->createTempSymbol(); }
void ObjectStreamer::place(llvm::MCSymbol *label) {
  state->settle();
  state->streamer->emitLabel(label);
}

void ObjectStreamer::defineFunction(const std::string &name, uint32_t offset, uint32_t size, bool isThumb,
                                    bool isGlobal) {
  State *owner = state.get();
  state->current->pending.emplace(offset, [=] {
    llvm::MCSymbol *symbol = owner->context->getOrCreateSymbol(name);
    owner->streamer->emitLabel(symbol);
    owner->streamer->emitSymbolAttribute(symbol, llvm::MCSA_ELF_TypeFunction);
    if (isGlobal)
      owner->streamer->emitSymbolAttribute(symbol, llvm::MCSA_Global);
    if (isThumb)
      owner->streamer->getAssembler().setIsThumbFunc(symbol);
    owner->streamer->emitELFSize(symbol, llvm::MCConstantExpr::create(size, *owner->context));
  });
}

void ObjectStreamer::defineObject(const std::string &name, uint32_t offset, uint32_t size) {
  State *owner = state.get();
  state->current->pending.emplace(offset, [=] {
    llvm::MCSymbol *symbol = owner->context->getOrCreateSymbol(name);
    owner->streamer->emitLabel(symbol);
    owner->streamer->emitSymbolAttribute(symbol, llvm::MCSA_ELF_TypeObject);
    owner->streamer->emitELFSize(symbol, llvm::MCConstantExpr::create(size, *owner->context));
  });
}

void ObjectStreamer::defineMapping(uint32_t offset, MappingKind kind) {
  const char *name = nullptr;
  if (isArm(state->architecture))
    name = kind == MappingKind::Data ? "$d" : kind == MappingKind::Thumb ? "$t" : "$a";
  else if (isRiscV(state->architecture))
    name = kind == MappingKind::Data ? "$d" : "$x";
  if (!name)
    return;
  State *owner = state.get();
  state->current->pending.emplace(offset, [=] {
    // Local symbols may share a name.
    auto *symbol = llvm::cast<llvm::MCSymbolELF>(owner->context->createLocalSymbol(name));
    owner->streamer->emitLabel(symbol);
    symbol->setType(llvm::ELF::STT_NOTYPE);
    symbol->setBinding(llvm::ELF::STB_LOCAL);
  });
}

void ObjectStreamer::writeAttributes() {
  std::string content = attributesOf(state->architecture, state->archFlags);
  if (content.empty())
    return;
  state->settle();
  bool arm = isArm(state->architecture);
  llvm::MCSectionELF *section =
      state->context->getELFSection(arm ? ".ARM.attributes" : ".riscv.attributes",
                                    arm ? llvm::ELF::SHT_ARM_ATTRIBUTES : llvm::ELF::SHT_RISCV_ATTRIBUTES, 0);
  state->streamer->switchSection(section);
  state->streamer->emitBytes(content);
}

std::string ObjectStreamer::finish() {
  for (Section &section : state->sections)
    if (!section.pending.empty()) {
      state->streamer->switchSection(section.section);
      state->current = &section;
      state->settle();
    }
  state->streamer->finish();
  return std::string(state->content.str());
}

} // namespace adder::elf
