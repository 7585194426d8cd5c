//===- emitters/bytecode/Encoder.cpp - Numbering, jump sizes, bytes -------------------------------------===//
//
// Input: the code of all scopes.  Output: the module.  For every scope, in order, its arguments and variables
// are numbered (frontend-and-lowering.md, 6.4), its instructions get bytes, its jumps sizes (6.6) and its
// prelude is written (mpy-and-bytecode.md, 4).
//
// Only jumps and labels take part in the search for the sizes of jumps (JumpLayout.h): what lies between them
// has its final bytes already, in `plain`.
//
//===----------------------------------------------------------------------------------------------------===//

#include "bytecode/LineTable.h"
#include "bytecode/Prelude.h"
#include "emitters/bytecode/Code.h"
#include "emitters/bytecode/Emitter.h"
#include "emitters/bytecode/JumpLayout.h"

namespace adder::bytecode_emitter {

using namespace frontend;
using support::DiagnosticId;

namespace {

constexpr size_t kMaxQstrs = 65535; // 16 bits in a runtime (mpy-and-bytecode.md, 3.1)
constexpr uint32_t kMaxCell = 255;  // one byte in the prelude (4.7)
constexpr uint32_t kMaxState = 65535;

class Encoder {
public:
  Encoder(support::Arena &arena, const qstr::NameTable &names, const ScopeTable &scopes,
          const Options &options, support::DiagnosticSink &sink, Code &code)
      : arena(arena), names(names), scopes(scopes), options(options), sink(sink), code(code), bytes(arena),
        plain(arena), events(arena), labels(arena), layout(arena), lines(arena), infos(arena) {}

  mpy::Module run();

private:
  struct Range {
    size_t begin, end;
  };

  void encodeFunction(ScopeId id);
  void numberArguments(ScopeId id);
  void encodeInstructions(const FunctionCode &function);
  void encodePlain(const Instruction &instruction);
  void writeLines();
  void writeCode();
  void writeJump(const Event &event, uint32_t offset);
  void writePrelude(ScopeId id, const FunctionCode &function);
  std::span<const mpy::Qstr> qstrs();
  std::span<const mpy::Object> objects();
  void fail(DiagnosticId id, std::initializer_list<uint64_t> numbers = {}, std::string_view name = {});

  support::Arena &arena;
  const qstr::NameTable &names;
  const ScopeTable &scopes;
  const Options &options;
  support::DiagnosticSink &sink;
  Code &code;
  support::Vector<uint8_t> bytes; // fun_data of all functions, one after the other
  support::Vector<uint8_t> plain; // instructions of the current function without its jumps
  support::Vector<Event> events;
  support::Vector<uint32_t> labels; // offset by label
  JumpLayout layout;
  support::Vector<uint8_t> lines; // line table of the current function
  support::Vector<uint8_t> infos; // its names
};

void Encoder::fail(DiagnosticId id, std::initializer_list<uint64_t> numbers, std::string_view name) {
  support::Vector<std::string_view> arguments(arena);
  if (!name.empty())
    arguments.push(name);
  for (uint64_t number : numbers) {
    support::TextWriter digits(arena);
    digits << number;
    arguments.push(digits.text());
  }
  sink.report({id, support::TracePlace::None, 0, {}, {}, arguments.span(), {}});
}

mpy::Module Encoder::run() {
  support::Vector<Range> ranges(arena);
  for (uint32_t i = 0; i < scopes.size(); ++i) {
    size_t begin = bytes.size();
    encodeFunction({i});
    ranges.push({begin, bytes.size()});
  }
  code.instructions.release();
  plain.release();
  events.release();
  lines.release();
  if (code.qstrs.names().size() > kMaxQstrs)
    fail(DiagnosticId::TooManyNames, {code.qstrs.names().size()});
  std::span<mpy::RawCode> codes = arena.makeArray<mpy::RawCode>(scopes.size());
  for (uint32_t i = 0; i < scopes.size(); ++i) {
    const FunctionCode &function = code.functions[i];
    codes[i].data = bytes.slice(ranges[i].begin, ranges[i].end - ranges[i].begin);
    static_assert(sizeof(ScopeId) == sizeof(uint32_t));
    codes[i].children = {reinterpret_cast<const uint32_t *>(code.children.data() + function.firstChild),
                         function.childCount};
  }
  mpy::Module module;
  module.header.smallIntBits = uint8_t(options.smallIntBits);
  module.header.archFlags = options.archFlags;
  module.header.hasArchFlags = options.archFlags != 0;
  module.qstrs = qstrs();
  module.objects = objects();
  module.codes = codes;
  return module;
}

std::span<const mpy::Qstr> Encoder::qstrs() {
  std::span<const NameId> used = code.qstrs.names();
  std::span<mpy::Qstr> result = arena.makeArray<mpy::Qstr>(used.size());
  for (size_t i = 0; i < used.size(); ++i)
    result[i] = {names.text(used[i]), uint8_t(names.isStatic(used[i]) ? used[i].value : 0)};
  return result;
}

std::span<const mpy::Object> Encoder::objects() {
  std::span<const Constant> constants = code.constants.constants();
  std::span<mpy::Object> result = arena.makeArray<mpy::Object>(constants.size());
  for (size_t i = 0; i < constants.size(); ++i)
    result[i] = toObject(arena, constants[i]);
  return result;
}

//===-- A function
//------------------------------------------------------------------------------------------===//

void Encoder::encodeFunction(ScopeId id) {
  const FunctionCode &function = code.functions[id.index];
  plain.clear();
  events.clear();
  lines.clear();
  infos.clear();
  labels.clear();
  labels.resize(function.labelCount);
  numberArguments(id);
  encodeInstructions(function);
  layout.settle(events, labels);
  writeLines();
  writePrelude(id, function);
  writeCode();
}

/// Block name and argument names, as indexes into the string table.
void Encoder::numberArguments(ScopeId id) {
  const Scope &scope = scopes[id];
  size_t count = scope.positionalArguments + scope.keywordOnlyArguments;
  std::span<NameId> arguments = arena.makeArray<NameId>(count);
  for (const Identifier &identifier : scope.identifiers)
    if ((identifier.flags & kParameter) && identifier.slot < count)
      arguments[identifier.slot] = identifier.name;
  bytecode::encodeVuint(infos, code.qstrs.use(scope.name));
  for (NameId name : arguments)
    bytecode::encodeVuint(infos, code.qstrs.use(name ? name : qstr::staticName("*")));
}

void Encoder::encodeInstructions(const FunctionCode &function) {
  InstructionList::Reader reader(code.instructions, function.firstInstruction, function.endInstruction);
  for (Instruction instruction; reader.next(instruction);) {
    uint8_t opcode = instruction.opcode;
    bool isEvent = opcode <= kLineMark || bytecode::formatOf(opcode) == bytecode::OperandFormat::Offset;
    if (!isEvent) {
      encodePlain(instruction);
      continue;
    }
    uint8_t size = opcode <= kLineMark ? 0 : bytecode::hasExtraByte(opcode) ? 4 : 3;
    events.push({uint32_t(plain.size()), opcode, size, instruction.extra, instruction.operand});
  }
}

void Encoder::encodePlain(const Instruction &instruction) {
  auto opcode = Opcode(instruction.opcode);
  uint32_t operand = instruction.operand;
  if (isVariableAccess(instruction.opcode)) {
    uint32_t index = code.qstrs.use({operand});
    if (instruction.isDead)
      return;
    plain.push(instruction.opcode);
    return bytecode::encodeVuint(plain, index);
  }
  switch (opcode) {
  case Opcode::LoadConstSmallInt: {
    int64_t value = code.integer(instruction);
    if (value >= bytecode::kSmallIntMultiMin && value <= bytecode::kSmallIntMultiMax)
      return plain.push(bytecode::loadSmallIntByte(int(value)));
    plain.push(instruction.opcode);
    return bytecode::encodeVsint(plain, value);
  }
  case Opcode::LoadFastN:
    if (operand < bytecode::kFastMultiCount)
      return plain.push(bytecode::loadFastByte(operand));
    break;
  case Opcode::StoreFastN:
    if (operand < bytecode::kFastMultiCount)
      return plain.push(bytecode::storeFastByte(operand));
    break;
  case Opcode::BinaryOpMulti:
    return plain.push(bytecode::byteOf(bytecode::BinaryOp(operand)));
  case Opcode::UnaryOpMulti:
    return plain.push(bytecode::byteOf(bytecode::UnaryOp(operand)));
  default:
    break;
  }
  plain.push(instruction.opcode);
  if (bytecode::formatOf(instruction.opcode) == bytecode::OperandFormat::Vuint)
    bytecode::encodeVuint(plain, operand);
  if (bytecode::hasExtraByte(instruction.opcode))
    plain.push(uint8_t(instruction.extra));
}

//===-- Jumps
//-----------------------------------------------------------------------------------------------===//

void Encoder::writeJump(const Event &event, uint32_t offset) {
  bool isSigned = bytecode::isSignedJump(event.kind);
  int64_t distance = int64_t(labels[event.operand]) - offset - 2;
  bool hasExtra = bytecode::hasExtraByte(event.kind);
  bytes.push(event.kind);
  if (event.size == 2 + hasExtra) {
    bytes.push(uint8_t(isSigned ? distance + 0x40 : distance));
  } else {
    distance += isSigned ? 0x4000 - 1 : -1;
    if (distance < 0 || distance > 0x7fff)
      return fail(DiagnosticId::BytecodeOverflow);
    bytes.push(uint8_t(0x80 | (distance & 0x7f)));
    bytes.push(uint8_t(distance >> 7));
  }
  if (hasExtra)
    bytes.push(uint8_t(event.extra));
}

void Encoder::writeCode() {
  size_t begin = bytes.size();
  size_t done = 0;
  size_t errors = sink.errorCount();
  for (const Event &event : events) {
    if (event.kind <= kLineMark)
      continue;
    bytes.append(plain.slice(done, event.position - done));
    done = event.position;
    writeJump(event, uint32_t(bytes.size() - begin));
    if (sink.errorCount() != errors)
      return;
  }
  bytes.append(plain.slice(done, plain.size() - done));
}

//===-- Prelude
//---------------------------------------------------------------------------------------------===//

void Encoder::writeLines() {
  uint32_t jumps = 0, lastOffset = 0, lastLine = 1;
  for (const Event &event : events) {
    uint32_t offset = event.position + jumps;
    jumps += event.size;
    if (event.kind != kLineMark)
      continue;
    bytecode::appendLineStep(lines, offset - lastOffset, event.operand - lastLine);
    lastOffset = offset;
    lastLine = event.operand;
  }
}

void Encoder::writePrelude(ScopeId id, const FunctionCode &function) {
  const Scope &scope = scopes[id];
  uint32_t state = scope.locals + function.stackDepth;
  // A runtime keeps the low 16 bits, to find locals and exception blocks; the value stack alone may grow
  if (state > kMaxState)
    fail(DiagnosticId::TooManyLocals, {state});
  bytecode::Signature signature;
  signature.stateSize = state ? state : 1;
  signature.exceptionStack = function.exceptionDepth;
  signature.flags = scope.flags;
  signature.positional = scope.positionalArguments;
  signature.keywordOnly = scope.keywordOnlyArguments;
  signature.defaults = scope.positionalDefaults;
  bytecode::encodeSignature(bytes, signature);
  uint32_t cells = 0;
  for (const Identifier &identifier : scope.identifiers)
    cells += identifier.kind == IdentifierKind::Cell;
  bytecode::encodeSizes(bytes, uint32_t(infos.size() + lines.size()), cells);
  bytes.append(infos.span());
  bytes.append(lines.span());
  for (const Identifier &identifier : scope.identifiers) {
    if (identifier.kind != IdentifierKind::Cell)
      continue;
    if (identifier.slot > kMaxCell)
      fail(DiagnosticId::TooManyCells, {identifier.slot}, names.text(identifier.name));
    bytes.push(uint8_t(identifier.slot));
  }
}

} // namespace

mpy::Module emit(support::Arena &arena, qstr::NameTable &names, const Ast &ast, const ScopeTable &scopes,
                 const Options &options, support::DiagnosticSink &sink) {
  Code code = lower(arena, names, ast, scopes, options, sink);
  return encode(arena, names, scopes, options, sink, code);
}

mpy::Module encode(support::Arena &arena, const qstr::NameTable &names, const ScopeTable &scopes,
                   const Options &options, support::DiagnosticSink &sink, Code &code) {
  return Encoder(arena, names, scopes, options, sink, code).run();
}

} // namespace adder::bytecode_emitter
