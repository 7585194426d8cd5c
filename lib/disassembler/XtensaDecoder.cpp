//===- disassembler/XtensaDecoder.cpp - Decoding by XtensaInstructions.def --------------------------===//

#include "disassembler/XtensaDecoder.h"

namespace adder::disassembler {

namespace {

/// What an operand is made of.  A register that is the first operand is written, unless it says "in" or the
/// instruction leads elsewhere.
enum class XtensaOperand : uint8_t {
  None,
  R,             ///< register in field r
  S,             ///< register in field s, read
  Sout,          ///< register in field s, written
  T,             ///< register in field t
  Tin,           ///< the same, read
  R4,            ///< field r times 4
  R4Minus64,     ///< field r times 4, less 64
  ImmS,          ///< field s
  ImmT,          ///< field t
  SignedT,       ///< field t, signed
  T7,            ///< field t plus 7
  Bit,           ///< field t and bit 12: number of a bit
  AddN,          ///< field t, 0 meaning -1
  MoviN,         ///< bits 4..6 and field r: -32..95
  Imm12x8,       ///< bits 12..23 times 8
  Imm8x4,        ///< bits 16..23 times 4
  Special,       ///< number of a special register in bits 8..15
  User,          ///< number of a user register in fields s and t
  BoolS,         ///< boolean register in field s
  TargetN,       ///< bits 4..5 and field r, forwards from the address plus 4
  Target8,       ///< bits 16..23, forwards likewise
  SignedTarget8, ///< bits 16..23, either way
  Target18,      ///< bits 6..23: words from the next aligned address
  Literal,       ///< bits 8..23: words before the instruction's end
};

struct Row {
  std::string_view name, mnemonic;
  uint8_t bytes;
  uint32_t mask, match;
  Flow flow;
  XtensaOperand operands[3];
};

constexpr Row kRows[] = {
#define XTENSA(Name, Mnemonic, Bytes, Mask, Match, Where, A, B, C)                                           \
  {#Name, Mnemonic, Bytes, Mask, Match, Flow::Where, {XtensaOperand::A, XtensaOperand::B, XtensaOperand::C}},
#include "disassembler/XtensaInstructions.def"
};

constexpr bool matchesAreMasked() {
  for (const Row &row : kRows)
    if ((row.match & ~row.mask) || ((row.match & 15) >= 8) != (row.bytes == 2))
      return false;
  return true;
}
static_assert(matchesAreMasked(), "a match outside its mask, or a wrong length");

int64_t signExtend(uint32_t value, unsigned bits) {
  return int64_t(value) - ((value >> (bits - 1) & 1) ? int64_t(1) << bits : 0);
}

/// Special registers that code meets; the rest are numbers.
std::string specialName(uint32_t number) {
  switch (number) {
  case 0:
    return "lbeg";
  case 1:
    return "lend";
  case 2:
    return "lcount";
  case 3:
    return "sar";
  case 72:
    return "windowbase";
  case 73:
    return "windowstart";
  case 177:
    return "epc1";
  case 226:
    return "interrupt";
  case 228:
    return "intenable";
  case 230:
    return "ps";
  case 231:
    return "vecbase";
  case 232:
    return "exccause";
  case 234:
    return "ccount";
  case 235:
    return "prid";
  case 240:
    return "ccompare0";
  }
  return std::to_string(number);
}

struct Fields {
  uint32_t word, r, s, t;
  int64_t at;
};

class Builder {
public:
  Builder(const Fields &fields, Instruction &out) : fields(fields), out(out) {}

  void add(XtensaOperand operand) {
    const Fields &f = fields;
    switch (operand) {
    case XtensaOperand::None:
      return;
    case XtensaOperand::R:
      return reg(f.r, out.operandCount == 0);
    case XtensaOperand::S:
      return reg(f.s, false);
    case XtensaOperand::Sout:
      return reg(f.s, true);
    case XtensaOperand::T:
      return reg(f.t, out.operandCount == 0);
    case XtensaOperand::Tin:
      return reg(f.t, false);
    case XtensaOperand::R4:
      return immediate(f.r * 4);
    case XtensaOperand::R4Minus64:
      return immediate(int64_t(f.r) * 4 - 64);
    case XtensaOperand::ImmS:
      return immediate(f.s);
    case XtensaOperand::ImmT:
      return immediate(f.t);
    case XtensaOperand::SignedT:
      return immediate(signExtend(f.t, 4));
    case XtensaOperand::T7:
      return immediate(f.t + 7);
    case XtensaOperand::Bit:
      return immediate(f.t | (f.word >> 12 & 1) << 4);
    case XtensaOperand::AddN:
      return immediate(f.t ? int64_t(f.t) : -1);
    case XtensaOperand::MoviN: {
      uint32_t value = (f.t & 7) << 4 | f.r;
      return immediate(value >= 96 ? int64_t(value) - 128 : value);
    }
    case XtensaOperand::Imm12x8:
      return immediate((f.word >> 12) * 8);
    case XtensaOperand::Imm8x4:
      return immediate((f.word >> 16) * 4);
    case XtensaOperand::Special:
      return text(f.word >> 8 & 255, specialName(f.word >> 8 & 255));
    case XtensaOperand::User:
      return immediate(f.s << 4 | f.t);
    case XtensaOperand::BoolS:
      return text(f.s, "b" + std::to_string(f.s));
    case XtensaOperand::TargetN:
      return target(f.at + 4 + ((f.t & 3) << 4 | f.r));
    case XtensaOperand::Target8:
      return target(f.at + 4 + (f.word >> 16));
    case XtensaOperand::SignedTarget8:
      return target(f.at + 4 + signExtend(f.word >> 16, 8));
    case XtensaOperand::Target18:
      return target((f.at & ~int64_t(3)) + 4 + signExtend(f.word >> 6, 18) * 4);
    case XtensaOperand::Literal: {
      // Relative to the start of the element, which loaders align to words.
      int64_t address = ((f.at + 3) & ~int64_t(3)) + (int64_t(f.word >> 8) - 0x10000) * 4;
      return text(address, (address < 0 ? "-" : "") + std::to_string(address < 0 ? -address : address));
    }
    }
  }

private:
  void text(int64_t value, const std::string &shown, bool isRegister = false) {
    out.operandValues[out.operandCount++] = {isRegister, value};
    out.operands += out.operands.empty() ? "" : ", ";
    out.operands += shown;
  }
  void reg(uint32_t number, bool isWritten) {
    if (isWritten)
      out.defines |= 1u << number;
    text(number, "a" + std::to_string(number), true);
  }
  void immediate(int64_t value) { text(value, std::to_string(value)); }
  void target(int64_t address) {
    out.target = address;
    out.lastOperandIsTarget = true;
    text(address, std::to_string(address));
  }

  const Fields &fields;
  Instruction &out;
};

} // namespace

bool decodeXtensa(std::span<const uint8_t> code, uint32_t offset, Instruction &instruction) {
  size_t left = code.size() - offset;
  if (left < 2)
    return false;
  unsigned bytes = (code[offset] & 15) >= 8 ? 2 : 3;
  if (left < bytes)
    return false;
  uint32_t word = code[offset] | code[offset + 1] << 8 | (bytes == 3 ? code[offset + 2] << 16 : 0);
  for (const Row &row : kRows) {
    if (row.bytes != bytes || (word & row.mask) != row.match)
      continue;
    instruction = {};
    instruction.offset = offset;
    instruction.size = uint8_t(bytes);
    instruction.flow = row.flow;
    instruction.name = row.name;
    instruction.mnemonic = row.mnemonic;
    Fields fields{word, word >> 12 & 15, word >> 8 & 15, word >> 4 & 15, offset};
    Builder builder(fields, instruction);
    for (XtensaOperand operand : row.operands)
      builder.add(operand);
    if (row.flow == Flow::Call && !instruction.target)
      instruction.targetRegister = int(fields.s);
    return true;
  }
  return false;
}

} // namespace adder::disassembler
