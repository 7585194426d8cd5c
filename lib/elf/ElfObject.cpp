//===- elf/ElfObject.cpp - Sections, symbols and relocations, written by LLVM -----------------------===//
//
// The code is known as bytes, so LLVM's streamer gets bytes: its target specific streamers, which would see
// data in them, are not used, and what those add (mapping symbols, flags, attributes) is made here.
//
//===------------------------------------------------------------------------------------------------===//

#include "elf/ElfObject.h"

#include "disassembler/MachineCode.h"
#include "elf/Dwarf.h"
#include "elf/Functions.h"
#include "elf/ObjectStreamer.h"

#include "bytecode/NativeFunctions.h"
#include "mpy/Relocations.h"

#include <algorithm>
#include <map>

namespace adder::elf {

namespace {

using bytecode::Architecture;
using disassembler::Line;
using disassembler::LineKind;
using disassembler::MachineCode;

/// Of every element, in bytes: what the widest machine's loader grants.
constexpr unsigned kAlignment = 8;

bool isCode(const Line &line) {
  return line.kind == LineKind::Instruction || line.kind == LineKind::Unreached;
}

/// The places of a section that get something other than their bytes.
using Words = std::map<uint32_t, mpy::Relocation>;

Words wordsOf(const mpy::RawCode &code, bool inRodata, unsigned wordBytes) {
  Words words;
  size_t size = (inRodata ? code.rodata : code.data).size();
  mpy::RelocationCursor cursor(code.relocations);
  mpy::Relocation record;
  while (cursor.next(record))
    for (uint64_t i = 0; record.inRodata == inRodata && i < record.count; ++i) {
      if (record.word + i >= size / wordBytes)
        break;
      words.insert_or_assign(uint32_t((record.word + i) * wordBytes), record);
    }
  return words;
}

class ObjectWriter {
public:
  ObjectWriter(support::Arena &scratch, const mpy::Module &module, ObjectStreamer &out)
      : scratch(scratch), module(module), out(out), functions(describeFunctions(scratch, module)) {}

  void writeAll() {
    disassembler::ModuleDisassembler disassembler(scratch, module);
    for (uint32_t i = 0; i < module.codes.size(); ++i)
      if (module.codes[i].kind != mpy::CodeKind::Bytecode)
        writeElement(i, disassembler.disassemble(i));
    std::string file = module.qstrs.empty() ? std::string() : std::string(module.qstrs[0].text);
    writeDwarf(out, file, ranges);
    out.writeAttributes();
  }

private:
  bool isLinked(const mpy::RawCode &code) const {
    return !code.relocations.empty() || !code.rodata.empty() || code.bssSize;
  }

  void writeElement(uint32_t index, const MachineCode &lines) {
    const mpy::RawCode &code = module.codes[index];
    const std::string &name = functions[index].path;
    out.enter(SectionKind::Text);
    out.align(kAlignment);
    uint32_t begin = out.offset();
    SectionLabels labels{out.label(), nullptr, nullptr};
    if (isLinked(code)) {
      labels.rodata = out.forwardLabel();
      labels.bss = out.forwardLabel();
    }
    writeSymbols(index, begin, lines);
    writeText(code, lines, labels, begin);
    if (isLinked(code))
      writeOtherSections(code, name, labels);
  }

  /// The functions of an element: one, but for linked modules.
  void writeSymbols(uint32_t index, uint32_t begin, const MachineCode &lines) {
    const mpy::RawCode &code = module.codes[index];
    const std::string &name = functions[index].path;
    uint32_t end = uint32_t(code.data.size());
    if (code.kind == mpy::CodeKind::Native)
      end = std::min(end, code.preludeOffset);
    uint32_t entry = lines.entries.empty() ? 0 : std::min(lines.entries.front(), end);
    bool thumb = std::any_of(lines.lines.begin(), lines.lines.end(),
                             [&](const Line &line) { return line.offset == entry && line.thumb; });
    bool hasMore = lines.functions.size() > 1 && isLinked(code);
    out.defineFunction(name, begin + entry, hasMore ? extent(lines, entry) : end - entry, thumb, true);
    ranges.push_back({name, begin + entry, end - entry, functions[index].line});
    if (hasMore)
      for (uint32_t function : lines.functions)
        if (function != entry)
          defineInner(name, begin, function, lines);
    if (entry > 0)
      out.defineObject(name + ".words", begin, entry);
    if (end < code.data.size())
      out.defineObject(name + ".prelude", begin + end, uint32_t(code.data.size()) - end);
  }

  void defineInner(const std::string &name, uint32_t begin, uint32_t function, const MachineCode &lines) {
    char suffix[24];
    std::snprintf(suffix, sizeof suffix, ".at_%x", function);
    auto line = std::lower_bound(lines.lines.begin(), lines.lines.end(), function,
                                 [](const Line &one, uint32_t offset) { return one.offset < offset; });
    bool thumb = line != lines.lines.end() && line->thumb;
    out.defineFunction(name + suffix, begin + function, extent(lines, function), thumb, false);
  }

  /// How far the code goes on from `function` without another function or data.
  static uint32_t extent(const MachineCode &lines, uint32_t function) {
    auto line = std::lower_bound(lines.lines.begin(), lines.lines.end(), function,
                                 [](const Line &one, uint32_t offset) { return one.offset < offset; });
    auto next = std::upper_bound(lines.functions.begin(), lines.functions.end(), function);
    uint32_t limit = next == lines.functions.end() ? UINT32_MAX : *next;
    uint32_t end = function;
    for (; line != lines.lines.end() && line->offset < limit && line->kind == LineKind::Instruction; ++line)
      end = line->offset + line->size;
    return end - function;
  }

  void writeText(const mpy::RawCode &code, const MachineCode &lines, const SectionLabels &labels,
                 uint32_t begin) {
    Words words = wordsOf(code, false, out.wordBytes());
    enum class State { None, Data, Arm, Thumb } state = State::None;
    for (const Line &line : lines.lines) {
      State now = !isCode(line) ? State::Data : line.thumb ? State::Thumb : State::Arm;
      if (now != state)
        out.defineMapping(begin + line.offset, now == State::Data    ? MappingKind::Data
                                               : now == State::Thumb ? MappingKind::Thumb
                                                                     : MappingKind::Code);
      state = now;
    }
    uint32_t end = begin + uint32_t(code.data.size());
    if (state != State::Data && end % kAlignment)
      out.defineMapping(end, MappingKind::Data); // the padding
    writeBytes(code.data, words, labels);
  }

  /// Bytes, with relocations in the place of the words that have one.
  void writeBytes(std::span<const uint8_t> bytes, const Words &words, const SectionLabels &labels) {
    uint32_t at = 0;
    for (const auto &[offset, relocation] : words) {
      out.bytes(bytes.subspan(at, offset - at));
      uint64_t content = 0;
      for (unsigned i = 0; i < out.wordBytes(); ++i)
        content |= uint64_t(bytes[offset + i]) << 8 * i;
      out.relocatedWord(targetOf(relocation), labels,
                        out.wordBytes() == 4 ? int64_t(int32_t(content)) : int64_t(content));
      at = offset + out.wordBytes();
    }
    out.bytes(bytes.subspan(at));
  }

  static RelocationTarget targetOf(const mpy::Relocation &relocation) {
    switch (relocation.base) {
    case mpy::RelocationBase::Text:
      return {SectionKind::Text, {}};
    case mpy::RelocationBase::Rodata:
      return {SectionKind::Rodata, {}};
    case mpy::RelocationBase::Bss:
      return {SectionKind::Bss, {}};
    case mpy::RelocationBase::QstrTable:
      return {SectionKind::None, "mp_native_qstr_table"};
    case mpy::RelocationBase::ObjectTable:
      return {SectionKind::None, "mp_native_obj_table"};
    case mpy::RelocationBase::FunctionTable:
      return {SectionKind::None, "mp_fun_table"};
    case mpy::RelocationBase::FunctionTableEntry:
      break;
    }
    if (relocation.entry < bytecode::kNativeFunctionCount)
      return {SectionKind::None, "mp_" + std::string(bytecode::nativeFunctions()[relocation.entry].name)};
    return {SectionKind::None, "mp_fun_table_" + std::to_string(relocation.entry)};
  }

  void writeOtherSections(const mpy::RawCode &code, const std::string &name, const SectionLabels &labels) {
    out.enter(SectionKind::Rodata);
    out.align(kAlignment);
    uint32_t begin = out.offset();
    out.place(labels.rodata);
    if (!code.rodata.empty())
      out.defineObject(name + ".rodata", begin, uint32_t(code.rodata.size()));
    writeBytes(code.rodata, wordsOf(code, true, out.wordBytes()), labels);
    out.enter(SectionKind::Bss);
    out.align(kAlignment);
    begin = out.offset();
    out.place(labels.bss);
    if (code.bssSize)
      out.defineObject(name + ".bss", begin, code.bssSize);
    out.zeros(code.bssSize);
  }

  support::Arena &scratch;
  const mpy::Module &module;
  ObjectStreamer &out;
  std::vector<Function> functions;
  std::vector<CodeRange> ranges;
};

} // namespace

bool hasMachineCode(const mpy::Module &module) {
  return std::any_of(module.codes.begin(), module.codes.end(),
                     [](const mpy::RawCode &code) { return code.kind != mpy::CodeKind::Bytecode; });
}

std::optional<std::string> makeObject(support::Arena &scratch, const mpy::Module &module,
                                      std::string &error) {
  if (!hasMachineCode(module)) {
    error = "no machine code in this file, only bytecode";
    return std::nullopt;
  }
  std::unique_ptr<ObjectStreamer> out =
      ObjectStreamer::create(module.header.architecture, module.header.archFlags, error);
  if (!out)
    return std::nullopt;
  ObjectWriter(scratch, module, *out).writeAll();
  return out->finish();
}

} // namespace adder::elf
