//===- bytecode/OperandText.cpp - Operands for people -----------------------------------------------===//

#include "bytecode/OperandText.h"

namespace adder::bytecode {

using support::TextWriter;

namespace {

/// Names of locals past this one are not looked up: it takes one run over the names each.
constexpr uint32_t kNamedLocals = 256;

void writeCount(TextWriter &out, uint64_t count, std::string_view noun) {
  out << count << ' ' << noun;
  if (count != 1)
    out << 's';
}

class OperandWriter {
public:
  OperandWriter(const Prelude &prelude, const JumpTargets &targets, const Symbols &symbols, TextWriter &out)
      : prelude(prelude), targets(targets), symbols(symbols), out(out) {}

  void write(const Instruction &instruction, const OpcodeInfo &info) {
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

private:
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
    size_t label = targets.labelAt(instruction.target);
    if (label != JumpTargets::kNoLabel)
      out << 'L' << uint64_t(label);
    else
      out << instruction.target << " (malformed: not an instruction)";
    if (instruction.opcode != uint8_t(Opcode::UnwindJump))
      return;
    writeCount(out << ", ", instruction.extra & 0x7f, "block");
    if (instruction.extra & 0x80)
      out << ", pop iterator";
  }

  const Prelude &prelude;
  const JumpTargets &targets;
  const Symbols &symbols;
  TextWriter &out;
};

} // namespace

void writeOperand(const Instruction &instruction, const Prelude &prelude, const JumpTargets &targets,
                  const Symbols &symbols, TextWriter &out) {
  OperandWriter(prelude, targets, symbols, out).write(instruction, *instruction.info());
}

void writeUndecodable(const Instruction &instruction, VarintStatus status, TextWriter &out) {
  (out << "malformed: opcode ").hex(instruction.opcode, 2);
  out << (status == VarintStatus::Truncated ? " is cut off by the end of the function"
                                            : " has an operand that is too large");
}

void writeUnassigned(const Instruction &instruction, TextWriter &out) {
  (out << "malformed: unassigned opcode ").hex(instruction.opcode, 2);
}

void writeScopeFlags(uint32_t flags, char separator, TextWriter &out) {
  struct Flag {
    uint8_t bit;
    std::string_view name;
  };
  static constexpr Flag kFlags[] = {
#define SCOPE_FLAG(Enumerator, Value, Name) {Value, Name},
#include "bytecode/ScopeFlags.def"
  };
  bool first = true;
  for (const Flag &flag : kFlags) {
    if (!(flags & flag.bit))
      continue;
    if (!first)
      out << separator;
    out << flag.name;
    first = false;
    flags &= ~uint32_t(flag.bit);
  }
  if (!flags)
    return;
  if (!first)
    out << separator;
  (out << "0x").hex(flags);
}

} // namespace adder::bytecode
