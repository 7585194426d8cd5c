//===- inspect/InstructionText.cpp - Functions as comparable lines ----------------------------------===//
//
// The texts come from the listing (bytecode/Disassembler.h), which knows how to show every operand and every
// kind of damage; the instructions are decoded a second time beside it for what the listing cannot say.
//
//===------------------------------------------------------------------------------------------------===//

#include "inspect/InstructionText.h"

#include "bytecode/Disassembler.h"
#include "bytecode/LineTable.h"
#include "mpy/Listing.h"
#include "mpy/Traversal.h"

#include <unordered_map>

namespace adder::inspect {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// FNV-1a of a whole constant: its text in a listing is cut.
uint64_t hashOf(const mpy::Object &object, support::Arena &scratch) {
  uint64_t hash = 0xcbf29ce484222325;
  auto add = [&](uint64_t value) { hash = (hash ^ value) * 0x100000001b3; };
  mpy::forEachObject(scratch, {&object, 1}, [&](const mpy::Object &part, mpy::ObjectPlace) {
    add(uint64_t(part.kind));
    add(part.items.size());
    add(part.text.size());
    for (char c : part.text)
      add(static_cast<unsigned char>(c));
  });
  return hash;
}

/// The instruction in a line of a listing, behind source line and offset; empty for labels.  Runs of spaces
/// become one.
std::string instructionIn(std::string_view line) {
  size_t at = 0;
  while (at < line.size() && (line[at] == ' ' || isDigit(line[at])))
    ++at;
  std::string_view rest = line.substr(at);
  if (rest.ends_with(':') && rest.starts_with('L') && rest.find(' ') == std::string_view::npos)
    return {};
  size_t name = std::min(rest.find(' '), rest.size());
  size_t operand = rest.find_first_not_of(' ', name);
  std::string text(rest.substr(0, name));
  if (operand != std::string_view::npos)
    text += " " + std::string(rest.substr(operand));
  return text;
}

/// Without the number that follows the mnemonic, which is an index into a table.
std::string withoutNumber(const std::string &text) {
  size_t space = text.find(' ');
  if (space == std::string::npos)
    return text;
  size_t end = space + 1;
  while (end < text.size() && isDigit(text[end]))
    ++end;
  return text.substr(0, space) + text.substr(end);
}

class Writer {
public:
  Writer(const mpy::Module &module, support::Arena &scratch, const mpy::ModuleSymbols &symbols)
      : module(module), scratch(scratch), symbols(symbols), hashes(module.objects.size()),
        hashed(module.objects.size()) {}

  FunctionText write(const mpy::RawCode &code) {
    FunctionText result;
    bytecode::Prelude prelude;
    std::span<const uint8_t> bytes = mpy::preludeBytes(code);
    bool hasPrelude = !bytes.empty() && !bytecode::decodePrelude(bytes, prelude);
    if (hasPrelude)
      result.head = headOf(prelude);
    if (code.kind != mpy::CodeKind::Bytecode || !hasPrelude) {
      addMachineCode(code, result);
      return result;
    }
    support::TextWriter listing(scratch);
    bytecode::disassemble(scratch, code.data, symbols, listing);
    addTexts(listing.text(), result);
    addMeaning(prelude, result);
    return result;
  }

private:
  std::string headOf(const bytecode::Prelude &prelude) {
    support::TextWriter text(scratch);
    bytecode::writeFunctionName(prelude, symbols, text);
    support::TextWriter numbers(scratch);
    bytecode::writePreludeNumbers(prelude, numbers);
    std::string head(text.text());
    // The name stands before the arguments, and may itself hold any character but is known.
    support::TextWriter name(scratch);
    bytecode::writeName(symbols.qstr(prelude.blockName).value_or(""), name);
    if (head.starts_with(name.text()))
      head.erase(0, name.text().size());
    return head.append(numbers.text());
  }

  void addMachineCode(const mpy::RawCode &code, FunctionText &result) {
    InstructionLine line;
    line.text = std::to_string(code.data.size()) + " bytes of machine code";
    for (std::span<const uint8_t> part : {code.data, code.rodata, code.relocations})
      line.key.append(reinterpret_cast<const char *>(part.data()), part.size()) += '|';
    result.lines.push_back(std::move(line));
    result.sourceLines.push_back(0);
  }

  void addTexts(std::string_view listing, FunctionText &result) {
    listing.remove_prefix(std::min(listing.find('\n'), listing.size() - 1) + 1); // the head
    while (!listing.empty()) {
      size_t end = std::min(listing.find('\n'), listing.size() - 1);
      std::string text = instructionIn(listing.substr(0, end));
      listing.remove_prefix(end + 1);
      if (!text.empty())
        result.lines.push_back({text, text});
    }
  }

  /// Adds what decoding the instructions tells to the lines, of which there is one each.
  void addMeaning(const bytecode::Prelude &prelude, FunctionText &result) {
    std::unordered_map<int64_t, uint32_t> lineAt; // by offset
    std::vector<std::pair<uint32_t, int64_t>> jumps;
    bytecode::LineCursor sourceLines(prelude.lineTable);
    bytecode::Instruction instruction;
    size_t offset = 0;
    for (uint32_t i = 0; i < result.lines.size() && offset < prelude.code.size(); ++i) {
      lineAt[int64_t(offset)] = i;
      result.sourceLines.push_back(sourceLines.lineAt(offset));
      if (bytecode::decodeInstruction(prelude.code, offset, instruction) != bytecode::VarintStatus::Ok)
        break;
      if (const bytecode::OpcodeInfo *info = instruction.info())
        addOperand(instruction, *info, result.lines[i]);
      if (instruction.info() && instruction.info()->has(bytecode::opcode_flag::Jump))
        jumps.emplace_back(i, instruction.target);
      offset += instruction.length;
    }
    for (auto [line, target] : jumps)
      if (auto found = lineAt.find(target); found != lineAt.end())
        result.lines[line].target = found->second;
  }

  void addOperand(const bytecode::Instruction &instruction, const bytecode::OpcodeInfo &info,
                  InstructionLine &line) {
    switch (info.operand) {
    case bytecode::OperandKind::Child:
      line.text = line.key = withoutNumber(line.text);
      break;
    case bytecode::OperandKind::Object:
      line.text = line.key = withoutNumber(line.text);
      if (uint64_t(instruction.operand) < module.objects.size())
        line.key += " #" + std::to_string(objectHash(size_t(instruction.operand)));
      break;
    case bytecode::OperandKind::Address: {
      // The label's number depends on the labels before it.
      size_t label = line.key.find(" L");
      size_t end = line.key.find(',');
      if (label != std::string::npos)
        line.key.erase(label + 2, end == std::string::npos ? end : end - label - 2);
      break;
    }
    default:
      break;
    }
  }

  uint64_t objectHash(size_t index) {
    if (!hashed[index]) {
      hashes[index] = hashOf(module.objects[index], scratch);
      hashed[index] = true;
    }
    return hashes[index];
  }

  const mpy::Module &module;
  support::Arena &scratch;
  const mpy::ModuleSymbols &symbols;
  std::vector<uint64_t> hashes;
  std::vector<bool> hashed;
};

} // namespace

std::vector<FunctionText> functionTexts(const mpy::Module &module, support::Arena &scratch) {
  mpy::ModuleSymbols symbols(scratch, module);
  Writer writer(module, scratch, symbols);
  std::vector<FunctionText> texts;
  for (uint32_t i = 0; i < module.codes.size(); ++i) {
    symbols.enter(i);
    texts.push_back(writer.write(module.codes[i]));
  }
  return texts;
}

} // namespace adder::inspect
