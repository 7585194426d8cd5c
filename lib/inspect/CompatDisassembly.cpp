//===- inspect/CompatDisassembly.cpp - What mpy-tool -d shows -------------------------------------------===//

#include "inspect/CompatDisassembly.h"

#include "bytecode/Instruction.h"
#include "bytecode/LineTable.h"
#include "bytecode/Prelude.h"
#include "inspect/ObjectRepr.h"
#include "mpy/Traversal.h"
#include "pytext/OpcodeNames.h"
#include "pytext/PythonText.h"

#include <array>

namespace adder::inspect {

using bytecode::Instruction;
using bytecode::OperandKind;

namespace {

constexpr size_t kBytesColumn = 11;
constexpr size_t kShownRawBytes = 32;
constexpr size_t kRowBytes = 16;

void appendHex(std::string &out, std::span<const uint8_t> bytes) {
  constexpr char digits[] = "0123456789abcdef";
  for (const uint8_t &byte : bytes) {
    if (&byte != bytes.data())
      out += ':';
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
}

std::string hexOf(std::span<const uint8_t> bytes) {
  std::string text;
  appendHex(text, bytes);
  return text;
}

class Disassembler {
public:
  Disassembler(support::Arena &scratch, const SourceFile &file, std::span<const std::string> labels,
               Listing &listing, Fault &fault)
      : scratch(scratch), file(file), module(*file.module), labels(labels), listing(listing), fault(fault),
        names(simpleNames(module)) {}

  bool run() {
    addHeader();
    objectTexts.reserve(module.objects.size());
    for (const mpy::Object &object : module.objects)
      objectTexts.push_back(reprOf(object));
    listing.add("obj_table: " + reprOfList(module.objects));
    bool isGood = true;
    uint32_t hiddenBelow = UINT32_MAX; // depth of an element whose children are not shown
    mpy::forEachCode(scratch, module, [&](mpy::CodePlace place) {
      if (!isGood || place.depth > hiddenBelow)
        return;
      hiddenBelow = UINT32_MAX;
      const mpy::RawCode &code = module.codes[place.code];
      if (listing.wantsNotes())
        listing.define(labels[place.code]);
      listing.add("simple_name: " + std::string(names[place.code]));
      if (code.kind == mpy::CodeKind::Bytecode)
        isGood = addBytecode(place.code);
      else if (!addNative(place.code))
        hiddenBelow = place.depth;
    });
    return isGood;
  }

private:
  void addHeader() {
    listing.add("mpy_source_file: " + std::string(file.path));
    listing.add("source_file: " + std::string(file.sourceName()));
    listing.add("header: " + hexOf(file.bytes.first(4)));
    listing.add("arch: " + std::string(bytecode::infoOf(module.header.architecture).toolName));
    if (module.header.hasArchFlags) {
      char flags[16];
      std::snprintf(flags, sizeof flags, "0x%x", unsigned(module.header.archFlags));
      listing.add("arch_flags: " + std::string(flags));
    }
    listing.add("qstr_table[" + std::to_string(module.qstrs.size()) + "]:");
    for (const mpy::Qstr &qstr : module.qstrs)
      listing.add("    " + std::string(qstr.text));
  }

  void addPrelude(const bytecode::Prelude &prelude) {
    const bytecode::Signature &signature = prelude.signature;
    std::string text = "  prelude: (";
    for (uint32_t number : {signature.stateSize, signature.exceptionStack, signature.flags,
                            signature.positional, signature.keywordOnly})
      text += std::to_string(number) + ", ";
    listing.add(text + std::to_string(signature.defaults) + ")");
    text = "  args: [";
    bytecode::VuintSequence arguments = prelude.argumentNames();
    for (uint64_t i = 0; i < prelude.argumentCount(); ++i) {
      if (i)
        text += ", ";
      pytext::appendRepr(text, module.qstrs[*arguments.next()].text);
    }
    listing.add(text + "]");
  }

  // --- Bytecode.

  bool addBytecode(uint32_t index) {
    std::span<const uint8_t> data = module.codes[index].data;
    bytecode::Prelude prelude;
    (void)bytecode::decodePrelude(data, prelude); // the reader has seen to it
    listing.add("  raw bytecode: " + std::to_string(data.size()) + " " + hexOf(data));
    addPrelude(prelude);
    const uint8_t *infoEnd = prelude.cells.data() + prelude.cells.size();
    listing.add("  line info: " + hexOf({prelude.lineTable.data(), infoEnd}));
    size_t codeOffset = size_t(prelude.code.data() - data.data());
    bytecode::LineCursor lines(prelude.lineTable);
    for (size_t at = 0; at < prelude.code.size();) {
      Instruction instruction;
      if (bytecode::decodeInstruction(prelude.code, at, instruction) != bytecode::VarintStatus::Ok)
        return fail(prelude.code.data() + at, index,
                    "the instruction is cut off by the end of the function, or its operand is too large");
      if (!addInstruction(index, prelude.code, instruction, codeOffset, lines))
        return false;
      at += instruction.length;
    }
    addChildren(index);
    return true;
  }

  /// Writes what an instruction works on.
  bool appendOperand(uint32_t index, std::span<const uint8_t> code, const Instruction &instruction) {
    bytecode::OperandFormat format = bytecode::formatOf(instruction.opcode);
    const uint8_t *place = code.data() + instruction.offset;
    if (instruction.opcode >> 4 == 1) { // also those that mean nothing
      if (uint64_t(instruction.operand) >= module.qstrs.size())
        return failIndex(place, index, "qstr", instruction.operand, module.qstrs.size());
      line += module.qstrs[size_t(instruction.operand)].text;
    } else if (instruction.opcode == uint8_t(bytecode::Opcode::LoadConstObj)) {
      if (uint64_t(instruction.operand) >= objectTexts.size())
        return failIndex(place, index, "object", instruction.operand, objectTexts.size());
      line += objectTexts[size_t(instruction.operand)];
    } else if (format != bytecode::OperandFormat::None) {
      line += std::to_string(instruction.operand);
    }
    return true;
  }

  bool addInstruction(uint32_t index, std::span<const uint8_t> code, const Instruction &instruction,
                      size_t codeOffset, bytecode::LineCursor &lines) {
    const std::string &name = pytext::opcodeNames()[instruction.opcode];
    line = "  ";
    appendHex(line, code.subspan(instruction.offset, instruction.length));
    if (line.size() < 2 + kBytesColumn)
      line.resize(2 + kBytesColumn, ' ');
    line += ' ';
    line += name;
    line += ' ';
    size_t operandStart = line.size();
    if (!appendOperand(index, code, instruction))
      return false;
    if (listing.text().size() > kMaxListingBytes)
      return fail(code.data() + instruction.offset, index, "the listing of this file gets too long");
    if (!listing.wantsNotes()) {
      listing.add(line);
      return true;
    }
    Notes notes;
    notes.sourceLine = lines.lineAt(instruction.offset);
    notes.disassembly = name;
    addTarget(index, instruction, codeOffset, operandStart, notes);
    listing.define(placeLabel(index, int64_t(codeOffset + instruction.offset)));
    listing.add(line, notes);
    return true;
  }

  std::string placeLabel(uint32_t index, int64_t offset) const {
    return labels[index] + "." + std::to_string(offset);
  }

  /// Notes where a jump leads, or which function an instruction makes.
  void addTarget(uint32_t index, const Instruction &instruction, size_t codeOffset, size_t operandStart,
                 Notes &notes) {
    const bytecode::OpcodeInfo *info = instruction.info();
    if (!info)
      return;
    std::string target;
    if (info->has(bytecode::opcode_flag::Jump)) {
      notes.jumpTarget = instruction.target + int64_t(codeOffset);
      target = placeLabel(index, *notes.jumpTarget);
    } else if (info->operand == OperandKind::Child) {
      std::span<const uint32_t> children = module.codes[index].children;
      target = uint64_t(instruction.operand) < children.size() ? labels[children[size_t(instruction.operand)]]
                                                               : labels[index] + ".children";
    } else {
      return;
    }
    LabelUse use{placeLabel(index, int64_t(codeOffset + instruction.offset)), std::move(target), operandStart,
                 line.size() - operandStart};
    notes.labels.emplace().push_back(std::move(use));
  }

  void addChildren(uint32_t index) {
    line = "  children: [";
    Notes notes;
    if (listing.wantsNotes()) {
      listing.define(labels[index] + ".children");
      notes.labels.emplace();
    }
    std::span<const uint32_t> children = module.codes[index].children;
    for (size_t i = 0; i < children.size(); ++i) {
      if (i)
        line += ", ";
      std::string_view name = names[children[i]];
      if (listing.wantsNotes()) {
        std::string label = labels[index] + ".child" + std::to_string(i);
        listing.define(label);
        notes.labels->push_back(
            {std::move(label), labels[children[i]], charactersIn(line), charactersIn(name)});
      }
      line += name;
    }
    listing.add(line + "]", notes);
  }

  // --- Machine code.

  /// False if the element has no children to show.
  bool addNative(uint32_t index) {
    const mpy::RawCode &code = module.codes[index];
    std::span<const uint8_t> shown = code.data.first(std::min(code.data.size(), kShownRawBytes));
    listing.add("  raw data: " + std::to_string(code.data.size()) + " " + hexOf(shown) + " " +
                (code.data.size() > kShownRawBytes ? "..." : ""));
    if (code.kind != mpy::CodeKind::Native)
      return false;
    bytecode::Prelude prelude;
    (void)bytecode::decodePrelude(code.data.subspan(code.preludeOffset), prelude);
    addPrelude(prelude);
    std::string_view info(reinterpret_cast<const char *>(prelude.lineTable.data()),
                          prelude.lineTable.size() + prelude.cells.size());
    listing.add("  line info: " + pytext::reprBytes(info));
    std::span<const uint8_t> machineCode = code.data.first(code.preludeOffset);
    for (size_t at = 0; at < machineCode.size(); at += kRowBytes)
      listing.add("  " + hexOf(machineCode.subspan(at, std::min(kRowBytes, machineCode.size() - at))));
    addChildren(index);
    return true;
  }

  // --- Errors.

  bool fail(const uint8_t *place, uint32_t index, std::string message) {
    fault = {file.offsetOf(place), "code " + std::to_string(index) + ": " + std::move(message)};
    return false;
  }
  bool failIndex(const uint8_t *place, uint32_t index, std::string_view what, int64_t number, size_t count) {
    return fail(place, index,
                std::string(what) + " index " + std::to_string(number) + " out of range (table has " +
                    std::to_string(count) + ")");
  }

  support::Arena &scratch;
  const SourceFile &file;
  const mpy::Module &module;
  std::span<const std::string> labels;
  Listing &listing;
  Fault &fault;
  std::vector<std::string_view> names;
  std::vector<std::string> objectTexts;
  std::string line;
};

} // namespace

bool disassemble(support::Arena &scratch, const SourceFile &file, std::span<const std::string> labels,
                 Listing &listing, Fault &fault) {
  return Disassembler(scratch, file, labels, listing, fault).run();
}

} // namespace adder::inspect
