//===- mpy/Listing.cpp - The bytecode of a whole module, as text ------------------------------------===//

#include "mpy/Listing.h"

#include "bytecode/Instruction.h"
#include "mpy/ObjectText.h"
#include "mpy/Traversal.h"

namespace adder::mpy {

using support::TextWriter;

namespace {

std::string_view findName(const Module &module, const RawCode &code) {
  bytecode::Prelude prelude;
  if (!bytecode::decodePrelude(preludeBytes(code), prelude) && prelude.blockName < module.qstrs.size())
    return module.qstrs[prelude.blockName].text;
  switch (code.kind) {
  case CodeKind::Bytecode:
    return "<bytecode>";
  case CodeKind::Native:
    return "<native>";
  case CodeKind::Viper:
    return "<viper>";
  case CodeKind::InlineAsm:
    return "<asm>";
  }
  return {};
}

/// Viper and asm functions store no name: the bytecode that makes them stores them in a variable of that
/// name. Any bytes will do as instructions.
void nameChildren(const Module &module, const RawCode &parent, std::span<std::string_view> names) {
  using bytecode::Opcode;
  bytecode::Prelude prelude;
  if (parent.kind != CodeKind::Bytecode || parent.children.empty() ||
      bytecode::decodePrelude(parent.data, prelude))
    return;
  uint32_t made = 0; // the nameless child that the instruction before made; 0, the root, is nobody's child
  bytecode::Instruction instruction;
  for (size_t at = 0; at < prelude.code.size(); at += instruction.length) {
    if (bytecode::decodeInstruction(prelude.code, at, instruction) != bytecode::VarintStatus::Ok)
      return;
    uint8_t opcode = instruction.opcode;
    uint64_t operand = uint64_t(instruction.operand);
    if (made && (opcode == uint8_t(Opcode::StoreName) || opcode == uint8_t(Opcode::StoreGlobal)) &&
        operand < module.qstrs.size())
      names[made] = module.qstrs[operand].text;
    made = 0;
    if (opcode == uint8_t(Opcode::MakeFunction) && operand < parent.children.size()) {
      uint32_t child = parent.children[operand];
      CodeKind kind = module.codes[child].kind;
      made = kind == CodeKind::Viper || kind == CodeKind::InlineAsm ? child : 0;
    }
  }
}

/// An element that holds machine code: nothing is listed but what is known of it.
void writeNative(const RawCode &code, std::string_view name, const ModuleSymbols &symbols, TextWriter &out) {
  bytecode::Prelude prelude;
  if (code.kind == CodeKind::Native && !bytecode::decodePrelude(preludeBytes(code), prelude)) {
    bytecode::writeFunctionName(prelude, symbols, out);
    bytecode::writePreludeNumbers(prelude, out);
    out << '\n' << "  native code, " << code.preludeOffset << " bytes\n";
    return;
  }
  out << name << '\n' << "  native code, " << uint64_t(code.data.size()) << " bytes\n";
}

} // namespace

ModuleSymbols::ModuleSymbols(support::Arena &arena, const Module &module)
    : module(module), names(arena.makeArray<std::string_view>(module.codes.size())) {
  for (size_t i = 0; i < names.size(); ++i)
    names[i] = findName(module, module.codes[i]);
  if (module.header.architecture != bytecode::Architecture::None)
    for (const RawCode &code : module.codes)
      nameChildren(module, code, names);
}

std::optional<std::string_view> ModuleSymbols::qstr(uint32_t index) const {
  if (index >= module.qstrs.size())
    return std::nullopt;
  return module.qstrs[index].text;
}

bool ModuleSymbols::writeObject(TextWriter &out, uint32_t index) const {
  if (index >= module.objects.size())
    return false;
  writeObjectText(out, module.objects[index]);
  return true;
}

std::optional<std::string_view> ModuleSymbols::child(uint32_t index) const {
  std::span<const uint32_t> children = module.codes[current].children;
  if (index >= children.size())
    return std::nullopt;
  return names[children[index]];
}

std::span<const uint8_t> preludeBytes(const RawCode &code) {
  if (code.kind == CodeKind::Bytecode)
    return code.data;
  if (code.kind == CodeKind::Native && code.preludeOffset <= code.data.size())
    return code.data.subspan(code.preludeOffset);
  return {};
}

void writeListing(support::Arena &scratch, const Module &module, TextWriter &out) {
  ModuleSymbols symbols(scratch, module);
  forEachCode(scratch, module, [&](CodePlace place) {
    const RawCode &code = module.codes[place.code];
    symbols.enter(place.code);
    if (place.depth)
      out << '\n';
    if (code.kind == CodeKind::Bytecode)
      bytecode::disassemble(scratch, code.data, symbols, out);
    else
      writeNative(code, symbols.codeName(place.code), symbols, out);
  });
}

} // namespace adder::mpy
