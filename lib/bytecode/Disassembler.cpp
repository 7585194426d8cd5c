//===- bytecode/Disassembler.cpp - A listing of one function ----------------------------------------===//
//
// Two runs over the instructions: the first finds the targets of jumps, the second prints.  Both stop at the
// first instruction that is cut off.
//
//===------------------------------------------------------------------------------------------------===//

#include "bytecode/Disassembler.h"

#include "bytecode/LineTable.h"

namespace adder::bytecode {

using support::TextWriter;

namespace {

constexpr size_t kLineColumn = 5;      // last column of the source line
constexpr size_t kOffsetColumn = 12;   // last column of the offset
constexpr size_t kMnemonicColumn = 14; // first column of the mnemonic
constexpr size_t kOperandColumn = 37;  // first column of the operand

constexpr size_t kNoLabel = SIZE_MAX;

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

void writeCount(TextWriter &out, uint64_t count, std::string_view noun) {
  out << count << ' ' << noun;
  if (count != 1)
    out << 's';
}

bool isNameByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
         c == '<' || c == '>' || c == '*';
}

class Listing {
public:
  Listing(support::Arena &scratch, const Prelude &prelude, const Symbols &symbols, TextWriter &out)
      : prelude(prelude), code(prelude.code), symbols(symbols), out(out), lines(prelude.lineTable),
        marks(scratch.makeArray<uint8_t>(code.size())), targets(scratch) {}

  void write() {
    findTargets();
    Instruction instruction;
    for (size_t offset = 0; offset < code.size(); offset += instruction.length) {
      if (marks[offset] & kTarget)
        out << "  L" << uint64_t(labelAt(offset)) << ":\n";
      writeLineAndOffset(offset);
      VarintStatus status = decodeInstruction(code, offset, instruction);
      if (status != VarintStatus::Ok) {
        writeUndecodable(instruction, status);
        return;
      }
      writeInstruction(instruction);
    }
  }

private:
  static constexpr uint8_t kStart = 1;  // an instruction begins here
  static constexpr uint8_t kTarget = 2; // a jump leads here

  void findTargets() {
    Instruction instruction;
    for (size_t offset = 0; offset < code.size(); offset += instruction.length) {
      marks[offset] |= kStart;
      if (decodeInstruction(code, offset, instruction) != VarintStatus::Ok)
        break;
      const OpcodeInfo *info = instruction.info();
      if (info && info->has(opcode_flag::Jump) && instruction.target >= 0 &&
          uint64_t(instruction.target) < code.size())
        marks[size_t(instruction.target)] |= kTarget;
    }
    for (size_t offset = 0; offset < code.size(); ++offset)
      if (marks[offset] == (kStart | kTarget))
        targets.push(uint32_t(offset));
  }

  /// Number of the label at `target`, or kNoLabel if that is not the start of an instruction.
  size_t labelAt(int64_t target) const {
    if (target < 0 || uint64_t(target) >= code.size() || marks[size_t(target)] != (kStart | kTarget))
      return kNoLabel;
    size_t low = 0, high = targets.size();
    while (low + 1 < high) {
      size_t middle = (low + high) / 2;
      (targets[middle] <= uint64_t(target) ? low : high) = middle;
    }
    return low;
  }

  void writeLineAndOffset(size_t offset) {
    uint32_t line = lines.lineAt(offset);
    if (line != lastLine)
      writeAligned(out, line, kLineColumn);
    lastLine = line;
    writeAligned(out, offset, kOffsetColumn);
    out.padTo(kMnemonicColumn);
  }

  void writeUndecodable(const Instruction &instruction, VarintStatus status) {
    out << "malformed: opcode ";
    out.hex(instruction.opcode, 2);
    out << (status == VarintStatus::Truncated ? " is cut off by the end of the function\n"
                                              : " has an operand that is too large\n");
  }

  void writeInstruction(const Instruction &instruction) {
    const OpcodeInfo *info = instruction.info();
    if (!info) {
      out << "malformed: unassigned opcode ";
      out.hex(instruction.opcode, 2) << '\n';
      return;
    }
    out << info->mnemonic;
    if (info->operand != OperandKind::None) {
      out << ' ';
      out.padTo(kOperandColumn);
      writeOperand(instruction, *info);
    }
    out << '\n';
  }

  void writeOperand(const Instruction &instruction, const OpcodeInfo &info) {
    uint32_t operand = uint32_t(instruction.operand);
    switch (info.operand) {
    case OperandKind::None:
      break;
    case OperandKind::SmallInt:
      out << instruction.operand;
      break;
    case OperandKind::Qstr:
      writeQstr(operand, instruction.opcode == uint8_t(Opcode::LoadConstString));
      break;
    case OperandKind::Object:
      out << operand << " (";
      if (!symbols.writeObject(out, operand))
        out << "malformed: no such constant";
      out << ')';
      break;
    case OperandKind::Local:
      writeLocal(operand);
      break;
    case OperandKind::Child:
      writeChild(operand);
      if (info.has(opcode_flag::ExtraByte))
        writeCount(out << ", ", instruction.extra, "cell");
      break;
    case OperandKind::Count:
      out << operand;
      break;
    case OperandKind::Collect:
      writeCollect(operand);
      break;
    case OperandKind::Unpack:
      out << (operand & 0xff) << " before, " << (operand >> 8) << " after";
      break;
    case OperandKind::Call:
      out << (operand & 0xff) << " positional, " << (operand >> 8) << " keyword";
      break;
    case OperandKind::Address:
      writeAddress(instruction);
      break;
    case OperandKind::Unary:
      out << nameOf(UnaryOp(operand));
      break;
    case OperandKind::Binary:
      out << nameOf(BinaryOp(operand));
      break;
    }
  }

  void writeQstr(uint32_t index, bool isValue) {
    std::optional<std::string_view> text = symbols.qstr(index);
    if (!text)
      out << index << " (malformed: no such string)";
    else if (isValue)
      out.quoted(*text);
    else
      writeName(*text, out);
  }

  void writeLocal(uint32_t local) {
    out << local;
    if (local >= prelude.argumentCount() || local >= kNamedLocals)
      return;
    VuintSequence names = prelude.argumentNames();
    for (uint32_t i = 0; i < local; ++i)
      names.next();
    std::optional<std::string_view> text = symbols.qstr(names.next().value_or(UINT32_MAX));
    if (text && *text != "*") {
      out << " (";
      writeName(*text, out);
      out << ')';
    }
  }

  void writeChild(uint32_t index) {
    out << index << " (";
    if (std::optional<std::string_view> name = symbols.child(index))
      writeName(*name, out);
    else
      out << "malformed: no such child";
    out << ')';
  }

  void writeCollect(uint32_t operand) {
    static constexpr std::string_view kKinds[] = {"list", "dict", "set", "set"};
    out << kKinds[operand & 3] << ", depth " << (operand >> 2);
  }

  void writeAddress(const Instruction &instruction) {
    size_t label = labelAt(instruction.target);
    if (label != kNoLabel)
      out << 'L' << uint64_t(label);
    else
      out << instruction.target << " (malformed: not an instruction)";
    if (instruction.opcode != uint8_t(Opcode::UnwindJump))
      return;
    writeCount(out << ", ", instruction.extra & 0x7f, "block");
    if (instruction.extra & 0x80)
      out << ", pop iterator";
  }

  /// Names of locals past this one are not looked up: it takes one run over the names each.
  static constexpr uint32_t kNamedLocals = 256;

  const Prelude &prelude;
  std::span<const uint8_t> code;
  const Symbols &symbols;
  TextWriter &out;
  LineCursor lines;
  uint32_t lastLine = 0;
  std::span<uint8_t> marks; // by offset
  support::Vector<uint32_t> targets;
};

void writeFlags(uint32_t flags, TextWriter &out) {
  struct Flag {
    uint8_t bit;
    std::string_view name;
  };
  static constexpr Flag kFlags[] = {
#define SCOPE_FLAG(Enumerator, Value, Name) {Value, Name},
#include "bytecode/ScopeFlags.def"
  };
  out << " flags=";
  bool first = true;
  for (const Flag &flag : kFlags) {
    if (!(flags & flag.bit))
      continue;
    out << (first ? "" : "|") << flag.name;
    first = false;
    flags &= ~uint32_t(flag.bit);
  }
  if (flags) {
    out << (first ? "0x" : "|0x");
    out.hex(flags);
  }
}

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
    writeFlags(signature.flags, out);
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
