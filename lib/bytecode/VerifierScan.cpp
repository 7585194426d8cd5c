//===- bytecode/VerifierScan.cpp - Every instruction by itself --------------------------------------===//
//
// The first pass of the verifier: rules I1, I2, I4, I5 and P7 of VerifierRules.def, also for instructions
// that no path reaches.
//
//===------------------------------------------------------------------------------------------------===//

#include "bytecode/VerifierImpl.h"

#include <algorithm>

namespace adder::bytecode {

using support::TextWriter;

namespace {

constexpr uint32_t kMaxPackedCounts = 0xffff; // two counts of 8 bits; a runtime ignores bits above
constexpr uint8_t kLastCollection = 2;        // of what STORE_COMP adds to: list, dict, set

/// Instructions of which pops, pushes and falling through is all that there is to know.
constexpr bool hasPlainEffect(Opcode opcode, int pops, int pushes, unsigned flags) {
  if (pops == OpcodeInfo::kComputed || pushes == OpcodeInfo::kComputed ||
      (flags & (opcode_flag::Jump | opcode_flag::Terminator)))
    return false;
  switch (opcode) {
  case Opcode::LoadGlobal:
  case Opcode::LoadMethod:
  case Opcode::LoadSuperMethod:
  case Opcode::LoadFastN:
  case Opcode::LoadFastMulti:
  case Opcode::DeleteFast:
  case Opcode::StoreAttr:
  case Opcode::StoreSubscr:
  case Opcode::MakeFunctionDefargs:
  case Opcode::LoadNull:
  case Opcode::DupTop:
  case Opcode::DupTopTwo:
  case Opcode::PopTop:
  case Opcode::RotTwo:
  case Opcode::RotThree:
  case Opcode::WithCleanup:
  case Opcode::EndFinally:
  case Opcode::GetIterStack:
    return false;
  default:
    return true;
  }
}

constexpr void setShortcuts(OpcodeRow &row) {
  row.isPlainLoad = row.opcode == Opcode::LoadFastN || row.opcode == Opcode::LoadFastMulti;
  row.isShortJump = (row.flags & opcode_flag::Jump) && !(row.flags & opcode_flag::ExtraByte);
  if (row.isShortJump && (row.flags & opcode_flag::Signed))
    row.implied = -0x40; // mpy-and-bytecode.md 2.3
  switch (row.operand) {
  case OperandKind::None:
    row.hasNoChecks = row.assigned && row.opcode != Opcode::YieldValue && row.opcode != Opcode::YieldFrom &&
                      row.opcode != Opcode::WithCleanup;
    break;
  case OperandKind::SmallInt:
  case OperandKind::Unary:
  case OperandKind::Binary:
    row.hasNoChecks = true;
    break;
  default:
    break;
  }
}

constexpr OpcodeRows makeRows() {
  OpcodeRows rows{};
  using namespace opcode_flag;
  constexpr int8_t Computed = OpcodeInfo::kComputed;
#define OPCODE_RANGE(Enumerator, Value, Count, Bias, Mnemonic, Operand, Pops, Pushes, Flags)                 \
  for (int i = 0; i < Count; ++i)                                                                            \
    rows.row[Value + i] = {Opcode::Enumerator,                                                               \
                           OperandKind::Operand,                                                             \
                           formatOf(Value),                                                                  \
                           uint8_t(Flags),                                                                   \
                           Pops,                                                                             \
                           Pushes,                                                                           \
                           int8_t(i - Bias),                                                                 \
                           true,                                                                             \
                           hasPlainEffect(Opcode::Enumerator, Pops, Pushes, Flags)};
#define OPCODE(Enumerator, Value, Mnemonic, Operand, Pops, Pushes, Flags)                                    \
  OPCODE_RANGE(Enumerator, Value, 1, 0, Mnemonic, Operand, Pops, Pushes, Flags)
#include "bytecode/Opcodes.def"
  for (OpcodeRow &row : rows.row)
    setShortcuts(row);
  // The one operator with a meaning for handlers.
  rows.row[byteOf(BinaryOp::ExceptionMatch)].isPlain = false;
  return rows;
}

} // namespace

constexpr OpcodeRows kOpcodeRows = makeRows();

VarintStatus decodeSlow(std::span<const uint8_t> code, uint32_t at, Decoded &decoded) {
  Instruction instruction;
  // An operand within the opcode is not for here, and an opcode that is not assigned has none.
  VarintStatus status = decodeOperands(code, at, instruction);
  decoded.next = at + uint32_t(instruction.length);
  decoded.operand = uint32_t(instruction.operand);
  decoded.target = instruction.target;
  decoded.extra = instruction.extra;
  return status;
}

CellSet::CellSet(const Prelude &prelude, const FunctionContext &context)
    : certain(context.closureCells != ChildShape::kNotMade), known(!prelude.cells.empty()) {
  hidden = certain ? context.closureCells : context.leadingStars;
  for (uint8_t local : prelude.cells)
    bits[local / 32] |= 1u << local % 32;
}

bool InstructionScan::run() {
  const Signature &signature = prelude.signature;
  // Rule S1: arguments and cells are locals even if no instruction names them.
  locals = signature.positional + signature.keywordOnly + !!(signature.flags & scope_flag::VarArgs) +
           !!(signature.flags & scope_flag::VarKeywords);
  for (uint8_t cell : prelude.cells)
    locals = std::max(locals, uint32_t(cell) + 1);
  hasFixedLocals = locals != 0 || context.closureCells != 0 || (signature.flags & scope_flag::Generator);
  marks.clear();
  marks.resize(code.size());
  Decoded decoded;
  for (uint32_t at = 0; at < code.size(); at = decoded.next) {
    VarintStatus status = decode(code, at, decoded);
    if (status != VarintStatus::Ok)
      return failDecoding(at, status);
    marks[at] |= kStarts;
    if (!decoded.row->hasNoChecks && !check(at, decoded))
      return false;
  }
  return true;
}

bool InstructionScan::failDecoding(uint32_t at, VarintStatus status) {
  return faults.fail(Rule::I1, at, [&](TextWriter &out) {
    if (const OpcodeInfo *info = findOpcode(code[at]))
      out << info->mnemonic;
    else
      (out << "opcode ").hex(code[at], 2);
    out << (status == VarintStatus::Truncated ? " is cut off by the end of the function"
                                              : " has an operand that is too large");
  });
}

bool InstructionScan::failIndex(uint32_t at, std::string_view what, uint32_t index, uint64_t size) {
  return faults.fail(Rule::I2, at, [&](TextWriter &out) {
    out << findOpcode(code[at])->mnemonic << ' ' << what << ' ' << index << " out of range (there are "
        << size << ')';
  });
}

bool InstructionScan::check(uint32_t at, const Decoded &decoded) {
  const OpcodeRow &row = *decoded.row;
  if (!row.assigned)
    return faults.fail(Rule::I1, at,
                       [&](TextWriter &out) { (out << "opcode ").hex(code[at], 2) << " is not assigned"; });
  switch (row.operand) {
  case OperandKind::None:
    if ((row.opcode == Opcode::YieldValue || row.opcode == Opcode::YieldFrom) &&
        !(prelude.signature.flags & scope_flag::Generator))
      return faults.fail(Rule::I4, at, [&](TextWriter &out) {
        out << infoOf(row.opcode).mnemonic << " in a function that is no generator";
      });
    if (row.opcode == Opcode::WithCleanup) // two states can leave it
      mark(decoded.next);
    return true;
  case OperandKind::SmallInt:
  case OperandKind::Unary:
  case OperandKind::Binary:
    return true;
  case OperandKind::Qstr:
    return decoded.operand < context.qstrCount || failIndex(at, "string", decoded.operand, context.qstrCount);
  case OperandKind::Object:
    return decoded.operand < context.objectCount ||
           failIndex(at, "constant", decoded.operand, context.objectCount);
  case OperandKind::Local:
    return checkLocal(at, decoded);
  case OperandKind::Child:
    return checkChild(at, decoded);
  case OperandKind::Count:
  case OperandKind::Collect:
  case OperandKind::Unpack:
  case OperandKind::Call:
    return checkCount(at, decoded);
  case OperandKind::Address:
    mark(decoded.target);
    return true;
  }
  return true;
}

bool InstructionScan::checkLocal(uint32_t at, const Decoded &decoded) {
  uint32_t local = decoded.operand;
  if (local >= prelude.signature.stateSize)
    return failIndex(at, "local", local, prelude.signature.stateSize);
  locals = std::max(locals, local + 1);
  auto failCell = [&](std::string_view problem) {
    return faults.fail(Rule::I5, at, [&](TextWriter &out) {
      out << infoOf(decoded.row->opcode).mnemonic << ' ' << local << ": the local is " << problem;
    });
  };
  switch (decoded.row->opcode) {
  case Opcode::LoadDeref:
  case Opcode::StoreDeref:
  case Opcode::DeleteDeref:
    return cells.mayHold(local) || failCell("no cell");
  case Opcode::StoreFastN:
  case Opcode::StoreFastMulti:
  case Opcode::DeleteFast:
    return !cells.mustHold(local) || failCell("a cell, which must not be replaced");
  default:
    return true;
  }
}

bool InstructionScan::checkChild(uint32_t at, const Decoded &decoded) {
  if (decoded.operand >= context.children.size())
    return failIndex(at, "child", decoded.operand, context.children.size());
  bool isClosure = hasExtraByte(code[at]);
  ChildShape &shape = context.shapes[context.children[decoded.operand]];
  return checkShape(at, decoded.row->opcode, isClosure ? decoded.extra : 0, shape);
}

bool InstructionScan::checkShape(uint32_t at, Opcode opcode, uint32_t cellCount, ChildShape &shape) {
  auto fail = [&](auto message) {
    return faults.fail(Rule::P7, at, [&](TextWriter &out) {
      out << infoOf(opcode).mnemonic << ' ';
      message(out);
    });
  };
  if (shape.cells != ChildShape::kNotMade && shape.cells != cellCount)
    return fail([&](TextWriter &out) {
      out << "gives cells (" << cellCount << ") to a function that is given other ones elsewhere ("
          << shape.cells << ')';
    });
  shape.cells = cellCount;
  if (!shape.known)
    return true;
  if (cellCount > shape.leadingStars)
    return fail([&](TextWriter &out) {
      out << "gives more cells (" << cellCount << ") than the function has hidden parameters ("
          << shape.leadingStars << ')';
    });
  bool givesDefaults = opcode == Opcode::MakeFunctionDefargs || opcode == Opcode::MakeClosureDefargs;
  bool hasDefaults = shape.defaults || shape.keywordDefaults;
  if (givesDefaults != hasDefaults)
    return fail([&](TextWriter &out) {
      out << (givesDefaults ? "gives defaults to a function that has none"
                            : "gives no defaults to a function that has some");
    });
  return true;
}

bool InstructionScan::checkCount(uint32_t at, const Decoded &decoded) {
  uint32_t operand = decoded.operand;
  auto fail = [&](std::string_view problem) {
    return faults.fail(Rule::I2, at, [&](TextWriter &out) {
      out << infoOf(decoded.row->opcode).mnemonic << ' ' << operand << ": " << problem;
    });
  };
  if (decoded.row->opcode == Opcode::BuildSlice) {
    // A runtime reads a single byte.
    if (decoded.next - at != 2 || (operand != 2 && operand != 3))
      return fail("the operand must be a byte 02 or 03");
  } else if (decoded.row->operand == OperandKind::Collect) {
    if ((operand & 3) > kLastCollection)
      return fail("the kind of collection must be 0, 1 or 2");
  } else if (decoded.row->operand != OperandKind::Count && operand > kMaxPackedCounts) {
    return fail("exceeds 16 bits");
  }
  return true;
}

} // namespace adder::bytecode
