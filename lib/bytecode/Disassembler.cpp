//===- bytecode/Disassembler.cpp - A listing of one function ----------------------------------------===//
//
// Two runs over the instructions: the first finds the targets of jumps (JumpTargets.h), the second prints.
// Both stop at the first instruction that is cut off.
//
//===------------------------------------------------------------------------------------------------===//

#include "bytecode/Disassembler.h"

#include "bytecode/LineTable.h"
#include "bytecode/OperandText.h"

namespace adder::bytecode {

using support::TextWriter;

namespace {

constexpr size_t kLineColumn = 5;      // last column of the source line
constexpr size_t kOffsetColumn = 12;   // last column of the offset
constexpr size_t kMnemonicColumn = 14; // first column of the mnemonic
constexpr size_t kOperandColumn = 37;  // first column of the operand

unsigned digitsOf(uint64_t value) {
  unsigned digits = 1;
  while (value /= 10)
    ++digits;
  return digits;
}

/// Writes `value` so that its last digit is in column `lastColumn`, if there is room.
void writeAligned(TextWriter &out, uint64_t value, size_t lastColumn) {
  unsigned digits = digitsOf(value);
  out.padTo(lastColumn > digits ? lastColumn - digits : 0);
  out << value;
}

bool isNameByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
         c == '<' || c == '>' || c == '*';
}

class Listing {
public:
  Listing(support::Arena &scratch, const Prelude &prelude, const Symbols &symbols, TextWriter &out)
      : prelude(prelude), code(prelude.code), symbols(symbols), out(out), lines(prelude.lineTable),
        targets(scratch, prelude.code) {}

  void write() {
    Instruction instruction;
    for (size_t offset = 0; offset < code.size(); offset += instruction.length) {
      if (targets.isTarget(offset))
        out << "  L" << uint64_t(targets.labelAt(int64_t(offset))) << ":\n";
      writeLineAndOffset(offset);
      VarintStatus status = decodeInstruction(code, offset, instruction);
      if (status != VarintStatus::Ok) {
        writeUndecodable(instruction, status, out);
        out << '\n';
        return;
      }
      writeInstruction(instruction);
      out << '\n';
    }
  }

private:
  void writeLineAndOffset(size_t offset) {
    uint32_t line = lines.lineAt(offset);
    if (line != lastLine)
      writeAligned(out, line, kLineColumn);
    lastLine = line;
    writeAligned(out, offset, kOffsetColumn);
    out.padTo(kMnemonicColumn);
  }

  void writeInstruction(const Instruction &instruction) {
    const OpcodeInfo *info = instruction.info();
    if (!info)
      return writeUnassigned(instruction, out);
    out << info->mnemonic;
    if (info->operand == OperandKind::None)
      return;
    out << ' ';
    out.padTo(kOperandColumn);
    writeOperand(instruction, prelude, targets, symbols, out);
  }

  const Prelude &prelude;
  std::span<const uint8_t> code;
  const Symbols &symbols;
  TextWriter &out;
  LineCursor lines;
  uint32_t lastLine = 0;
  JumpTargets targets;
};

} // namespace

void writeName(std::string_view name, TextWriter &out) {
  bool plain = !name.empty();
  for (char c : name)
    plain = plain && isNameByte(c);
  if (plain)
    out << name;
  else
    out.quoted(name);
}

void writeFunctionName(const Prelude &prelude, const Symbols &symbols, TextWriter &out) {
  auto writeIndexed = [&](uint32_t index) {
    if (std::optional<std::string_view> text = symbols.qstr(index))
      writeName(*text, out);
    else
      out << "#" << index << " (malformed: no such string)";
  };
  writeIndexed(prelude.blockName);
  out << '(';
  VuintSequence names = prelude.argumentNames();
  for (uint64_t i = 0; i < prelude.argumentCount(); ++i) {
    if (i)
      out << ", ";
    writeIndexed(names.next().value_or(UINT32_MAX));
  }
  out << ')';
}

void writePreludeNumbers(const Prelude &prelude, TextWriter &out) {
  const Signature &signature = prelude.signature;
  out << "  state=" << signature.stateSize << " exceptions=" << signature.exceptionStack;
  if (signature.positional)
    out << " positional=" << signature.positional;
  if (signature.keywordOnly)
    out << " keyword-only=" << signature.keywordOnly;
  if (signature.defaults)
    out << " defaults=" << signature.defaults;
  if (signature.flags)
    writeScopeFlags(signature.flags, '|', out << " flags=");
  for (size_t i = 0; i < prelude.cells.size(); ++i)
    out << (i ? "," : " cells=") << uint32_t(prelude.cells[i]);
}

void disassemble(support::Arena &scratch, std::span<const uint8_t> function, const Symbols &symbols,
                 TextWriter &out) {
  Prelude prelude;
  if (std::optional<PreludeFault> fault = decodePrelude(function, prelude)) {
    out << "malformed function: " << fault->field << " at byte " << uint64_t(fault->offset) << ": "
        << fault->problem << '\n';
    return;
  }
  writeFunctionName(prelude, symbols, out);
  writePreludeNumbers(prelude, out);
  out << '\n';
  Listing(scratch, prelude, symbols, out).write();
}

} // namespace adder::bytecode
