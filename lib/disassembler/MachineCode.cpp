//===- disassembler/MachineCode.cpp - From what was found to lines ----------------------------------===//

#include "disassembler/MachineCode.h"

#include "disassembler/Annotations.h"
#include "disassembler/Lines.h"

#include "bytecode/Prelude.h"

#include <algorithm>

namespace adder::disassembler {

namespace {

/// Spreads the records of the relocation stream over the words they patch.  The stream is not verified: what
/// lies outside is dropped, and no record can make more words than there are.
void collectPatches(Element &element) {
  mpy::RelocationCursor cursor(element.code.relocations);
  mpy::Relocation record;
  while (cursor.next(record)) {
    size_t size = record.inRodata ? element.code.rodata.size() : element.code.data.size();
    std::map<uint32_t, PatchedWord> &patches = record.inRodata ? element.rodataPatches : element.textPatches;
    for (uint64_t i = 0; i < record.count; ++i) {
      uint64_t word = record.word + i;
      if (word >= size / element.wordBytes)
        break;
      patches.insert_or_assign(uint32_t(word * element.wordBytes), PatchedWord{record.base, record.entry});
    }
  }
}

std::string textOf(const PatchedWord &patch, int64_t content) {
  if (patch.base == mpy::RelocationBase::FunctionTableEntry)
    return nameOfEntry(patch.entry);
  static constexpr std::string_view kNames[] = {"text",       "rodata",       "bss",
                                                "qstr table", "object table", "mp_fun_table"};
  std::string text(kNames[unsigned(patch.base)]);
  return content ? text + " + " + std::to_string(content) : text;
}

void addPatches(const Element &element, MachineCode &result) {
  for (auto [offset, patch] : element.textPatches)
    result.patches.push_back({offset, false, textOf(patch, *element.read(offset, element.wordBytes))});
  for (auto [offset, patch] : element.rodataPatches)
    result.patches.push_back(
        {offset, true, textOf(patch, readWord(element.code.rodata.subspan(offset), element.wordBytes))});
}

void addLabels(const Code &code, const Convention &rules, MachineCode &result) {
  std::set<uint32_t> labels(code.taken);
  for (uint32_t block : code.blocks)
    if (code.entries.empty() || block != code.entries.front())
      labels.insert(block);
  for (const auto &[offset, instruction] : code.instructions)
    if (instruction.target && *instruction.target >= 0 && *instruction.target <= UINT32_MAX &&
        !isAddressCall(instruction, rules))
      labels.insert(uint32_t(*instruction.target));
  std::erase_if(labels, [&](uint32_t label) { return !code.instructions.contains(label); });
  result.labels.assign(labels.begin(), labels.end());
}

} // namespace

struct ModuleDisassembler::State {
  State(support::Arena &scratch, const mpy::Module &module)
      : scratch(scratch), module(module), symbols(scratch, module) {}

  Element elementOf(uint32_t index, const Convention *rules) const;
  void disassemble(uint32_t index, MachineCode &result);

  support::Arena &scratch;
  const mpy::Module &module;
  mpy::ModuleSymbols symbols;
  std::unique_ptr<Decoder> decoder; // null before its first use, and if there is none
  std::string error;
};

Element ModuleDisassembler::State::elementOf(uint32_t index, const Convention *rules) const {
  const mpy::RawCode &code = module.codes[index];
  Element element{
      module, code, rules ? rules->family : Family::Arm, rules ? rules->wordBytes : 4u, false, false, {}, {}};
  bytecode::Prelude prelude;
  if (code.kind == mpy::CodeKind::Native && !bytecode::decodePrelude(mpy::preludeBytes(code), prelude))
    element.isGenerator = prelude.signature.flags & bytecode::scope_flag::Generator;
  element.isLinked = !code.relocations.empty();
  collectPatches(element);
  return element;
}

void ModuleDisassembler::State::disassemble(uint32_t index, MachineCode &result) {
  if (!decoder && error.empty())
    decoder = Decoder::create(module.header.architecture, module.header.archFlags, error);
  Element element = elementOf(index, decoder ? &decoder->convention() : nullptr);
  symbols.enter(index);
  Code code;
  if (decoder)
    code = findCode(element, *decoder);
  else
    result.error = error;
  result.entries = code.entries;
  result.functions.assign(code.functions.begin(), code.functions.end());
  if (decoder)
    addLabels(code, decoder->convention(), result);
  addPatches(element, result);
  std::map<uint32_t, std::string> comments;
  if (decoder)
    comments = annotate(scratch, element, decoder->convention(), code, symbols,
                        [&](uint32_t offset) { return labelAt(result, offset); });
  LineBuilder builder(element, decoder.get(), symbols, result);
  builder.addWords();
  for (const auto &[offset, instruction] : code.instructions) {
    builder.addGap(offset, code);
    Line line = lineOf(instruction, LineKind::Instruction, result);
    if (auto found = comments.find(offset); found != comments.end())
      line.comment = found->second;
    builder.add(std::move(line));
  }
  builder.addGap(codeEnd(element), code);
  builder.addPrelude();
  builder.addRodata();
}

ModuleDisassembler::ModuleDisassembler(support::Arena &scratch, const mpy::Module &module)
    : state(std::make_unique<State>(scratch, module)) {}
ModuleDisassembler::~ModuleDisassembler() = default;

MachineCode ModuleDisassembler::disassemble(uint32_t code) {
  MachineCode result;
  state->disassemble(code, result);
  return result;
}

void ModuleDisassembler::write(support::TextWriter &out, uint32_t code, const Options &options) {
  MachineCode machineCode = disassemble(code);
  writeLines(out, state->module, code, state->symbols, machineCode, options);
}

void writeMachineCode(support::TextWriter &out, const mpy::Module &module, uint32_t code,
                      const Options &options) {
  ModuleDisassembler(out.arena(), module).write(out, code, options);
}

} // namespace adder::disassembler
