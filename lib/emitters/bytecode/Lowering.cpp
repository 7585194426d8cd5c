//===- emitters/bytecode/Lowering.cpp - The emission model, scopes and functions ------------------------===//

#include "emitters/bytecode/Lowering.h"

#include <array>

namespace adder::bytecode_emitter {

using namespace frontend;
using qstr::staticName;

namespace {

/// Change of the tracked depth by opcode, for those whose effect does not depend on the operand.
constexpr std::array<int8_t, 256> makeDeltas() {
  std::array<int8_t, 256> deltas{};
  constexpr int Computed = 0;
#define OPCODE(Enumerator, Value, Mnemonic, Operand, Pops, Pushes, Flags) deltas[Value] = (Pushes) - (Pops);
#include "bytecode/Opcodes.def"
  return deltas;
}
constexpr std::array<int8_t, 256> kDeltas = makeDeltas();

/// After these the next instruction is reached by labels only.
constexpr bool endsFlow(Opcode opcode) {
  switch (opcode) {
  case Opcode::Jump:
  case Opcode::UnwindJump:
  case Opcode::PopExceptJump:
  case Opcode::ReturnValue:
  case Opcode::RaiseLast:
  case Opcode::RaiseObj:
  case Opcode::RaiseFrom:
    return true;
  default:
    return false;
  }
}

constexpr uint32_t kMaxByte = 255;

} // namespace

Code lower(support::Arena &arena, qstr::NameTable &names, const Ast &ast, const ScopeTable &scopes,
           const Options &options, support::DiagnosticSink &sink) {
  return Lowering(arena, names, ast, scopes, options, sink).run();
}

Code Lowering::run() {
  code.qstrs.use(names.intern(options.sourceName));
  for (uint32_t i = 0; i < scopes.size(); ++i)
    lowerScope({i});
  return code;
}

//===-- Emission
//--------------------------------------------------------------------------------------------===//

void Lowering::adjust(int delta) {
  depth += delta;
  if (depth > maxDepth)
    maxDepth = depth;
}

void Lowering::append(uint8_t opcode, uint32_t operand, uint16_t extra) {
  if (!dead || isVariableAccess(opcode))
    code.instructions.push({opcode, dead, extra, operand});
}

void Lowering::emit(Opcode opcode, uint32_t operand, uint16_t extra) {
  emitComputed(opcode, kDeltas[size_t(opcode)], operand, extra);
}

void Lowering::emitComputed(Opcode opcode, int delta, uint32_t operand, uint16_t extra) {
  adjust(delta);
  append(uint8_t(opcode), operand, extra);
  if (endsFlow(opcode))
    dead = true;
}

void Lowering::place(Label label) {
  dead = false; // even if nothing jumps here (6.1)
  append(kLabelMark, label.index, 0);
}

void Lowering::mark(uint32_t line) {
  if (line <= lastLine || !options.emitsLines())
    return;
  lastLine = line;
  code.instructions.push({kLineMark, false, 0, line});
}

void Lowering::openBlock(Opcode setup, Label handler) {
  jump(setup, handler);
  if (++exceptionDepth > maxExceptionDepth)
    maxExceptionDepth = exceptionDepth;
}

void Lowering::loadInt(int64_t value) {
  Instruction instruction{uint8_t(Opcode::LoadConstSmallInt), false, 0, 0};
  if (!dead)
    code.setInteger(instruction, value);
  emit(Opcode::LoadConstSmallInt, instruction.operand, instruction.extra);
}

void Lowering::loadFast(uint32_t slot) { emit(Opcode::LoadFastN, slot); }

void Lowering::access(NameId name, Access how) {
  struct Opcodes {
    Opcode load, store, remove;
  };
  constexpr Opcodes kName = {Opcode::LoadName, Opcode::StoreName, Opcode::DeleteName};
  constexpr Opcodes kGlobal = {Opcode::LoadGlobal, Opcode::StoreGlobal, Opcode::DeleteGlobal};
  constexpr Opcodes kFast = {Opcode::LoadFastN, Opcode::StoreFastN, Opcode::DeleteFast};
  constexpr Opcodes kDeref = {Opcode::LoadDeref, Opcode::StoreDeref, Opcode::DeleteDeref};
  const Identifier &identifier = scopes.identifier(current, name);
  uint32_t operand = name.value;
  const Opcodes *set = &kName;
  if (identifier.kind == IdentifierKind::Global) {
    set = &kGlobal;
  } else if (identifier.kind >= IdentifierKind::Local) {
    set = identifier.kind == IdentifierKind::Local ? &kFast : &kDeref;
    operand = identifier.slot;
  }
  emit(how == Access::Load ? set->load : how == Access::Store ? set->store : set->remove, operand);
}

void Lowering::fail(support::DiagnosticId id, NodeId place, std::initializer_list<uint64_t> numbers,
                    std::string_view text) {
  support::Vector<std::string_view> arguments(arena);
  if (!text.empty())
    arguments.push(text);
  for (uint64_t number : numbers) {
    support::TextWriter digits(arena);
    digits << number;
    arguments.push(digits.text());
  }
  sink.report({id,
               support::TracePlace::LineInBlock,
               ast.line(place),
               ast.range(place),
               names.text(scope().name),
               arguments.span(),
               {}});
}

//===-- Scopes
//----------------------------------------------------------------------------------------------===//

void Lowering::lowerScope(ScopeId id) {
  current = id;
  nextChild = scope().firstChild;
  labelCount = 0;
  depth = maxDepth = 0;
  exceptionDepth = maxExceptionDepth = 0;
  lastLine = 1;
  dead = false;
  loop = {};
  childrenHere.clear();
  FunctionCode function;
  function.firstInstruction = code.instructions.end();
  code.qstrs.use(scope().name);
  NodeId node = scope().node;
  switch (scope().kind) {
  case ScopeKind::Module:
    if (options.inputKind == frontend::InputKind::Expression)
      lowerExpressionInput(node);
    else
      lowerFunctionBody(node);
    break;
  case ScopeKind::Function:
    lowerFunctionBody(ast.get<FunctionNode>(node).body);
    break;
  case ScopeKind::Class:
    lowerClassBody(node);
    break;
  case ScopeKind::Lambda:
    mark(ast.line(node));
    value(ast.get<LambdaNode>(node).body);
    if (scope().flags & kGenerator) {
      emit(Opcode::PopTop);
      loadNone();
    }
    emit(Opcode::ReturnValue);
    break;
  default:
    lowerComprehensionBody(node);
  }
  function.endInstruction = code.instructions.end();
  function.firstChild = uint32_t(code.children.size());
  function.childCount = uint32_t(childrenHere.size());
  function.labelCount = labelCount;
  function.stackDepth = uint32_t(maxDepth);
  function.exceptionDepth = maxExceptionDepth;
  code.children.append(childrenHere.span());
  code.functions.push(function);
}

void Lowering::lowerFunctionBody(NodeId body) {
  block(body);
  loadNone();
  emit(Opcode::ReturnValue);
}

void Lowering::lowerExpressionInput(NodeId root) {
  value(ast.get<frontend::ExpressionNode>(ast.list<frontend::StatementListNode>(root)[0]).value);
  emit(Opcode::ReturnValue);
}

void Lowering::lowerClassBody(NodeId node) {
  load(staticName("__name__"));
  store(staticName("__module__"));
  loadString(ast.get<ClassNode>(node).name);
  store(staticName("__qualname__"));
  block(ast.get<ClassNode>(node).body);
  const Identifier &cell = scopes.identifier(current, staticName("__class__"));
  if (cell.kind == IdentifierKind::Local)
    loadNone();
  else
    loadFast(cell.slot);
  emit(Opcode::ReturnValue);
}

void Lowering::lowerComprehensionBody(NodeId node) {
  const auto &comprehension = ast.get<ComprehensionNode>(node);
  mark(comprehension.elementLine);
  switch (ComprehensionForm(comprehension.form)) {
  case ComprehensionForm::List:
    build(Opcode::BuildList, 0);
    break;
  case ComprehensionForm::Set:
    build(Opcode::BuildSet, 0);
    break;
  case ComprehensionForm::Dict:
    emit(Opcode::BuildMap, 0);
    break;
  case ComprehensionForm::Generator: // receives an iterator: the slots of one by reference
    emit(Opcode::LoadNull);
    load(staticName(""));
    emit(Opcode::LoadNull);
    emit(Opcode::LoadNull);
    lowerClauses(node);
    loadNone();
    emit(Opcode::ReturnValue);
    return;
  }
  load(staticName(""));
  emit(Opcode::GetIterStack);
  lowerClauses(node);
  emit(Opcode::ReturnValue);
}

/// The loops of a comprehension; the iterator of the first is on the stack.  No recursion: the parser does
/// not limit the number of clauses.
void Lowering::lowerClauses(NodeId node) {
  std::span<const NodeId> clauses = ast.list<ComprehensionNode>(node);
  clauseLoops.clear();
  for (size_t next = 0;;) {
    ClauseLoop loop{newLabel(), newLabel()};
    clauseLoops.push(loop);
    place(loop.top);
    jump(Opcode::ForIter, loop.end);
    storeTo(ast.get<ComprehensionForNode>(clauses[next]).target);
    for (++next; next < clauses.size() && ast.is<ComprehensionIfNode>(clauses[next]); ++next)
      condition(ast.get<ComprehensionIfNode>(clauses[next]).condition, false, loop.top);
    if (next == clauses.size())
      break;
    value(ast.get<ComprehensionForNode>(clauses[next]).iterable);
    emit(Opcode::GetIterStack);
  }
  lowerElement(node);
  while (!clauseLoops.empty()) {
    ClauseLoop loop = clauseLoops.pop();
    jump(Opcode::Jump, loop.top);
    place(loop.end);
    adjust(-4);
  }
}

/// What the innermost loop of a comprehension does.
void Lowering::lowerElement(NodeId node) {
  const auto &comprehension = ast.get<ComprehensionNode>(node);
  value(comprehension.element);
  // The collection lies under the iterators of all loops (7.13).
  uint32_t below = 4 * uint32_t(clauseLoops.size()) + 1;
  switch (ComprehensionForm(comprehension.form)) {
  case ComprehensionForm::List:
    emitComputed(Opcode::StoreComp, -1, below << 2);
    break;
  case ComprehensionForm::Dict:
    emitComputed(Opcode::StoreComp, -2, (below + 1) << 2 | 1);
    break;
  case ComprehensionForm::Set:
    emitComputed(Opcode::StoreComp, -1, below << 2 | 2);
    break;
  case ComprehensionForm::Generator:
    emit(Opcode::YieldValue);
    emit(Opcode::PopTop);
    break;
  }
}

//===-- Functions
//-------------------------------------------------------------------------------------------===//

/// The scope that analysis made for `node`.
ScopeId Lowering::nextScope(NodeId node) {
  ScopeId id = {nextChild++};
  if (scopes[id].node != node)
    __builtin_trap(); // lowering and scope analysis disagree on the order of scopes
  return id;
}

/// The function object; defaults, if any, are on the stack.
void Lowering::makeFunction(ScopeId function, bool hasDefaults) {
  uint32_t index = uint32_t(childrenHere.size());
  childrenHere.push(function);
  const Scope &child = scopes[function];
  // The cells of free variables, in the order of their slots.
  uint32_t free = 0;
  for (const Identifier &identifier : child.identifiers)
    free += identifier.kind == IdentifierKind::Free;
  if (free == 0) {
    emit(hasDefaults ? Opcode::MakeFunctionDefargs : Opcode::MakeFunction, index);
    return;
  }
  std::span<uint32_t> cells = arena.makeArray<uint32_t>(free);
  for (const Identifier &identifier : child.identifiers)
    if (identifier.kind == IdentifierKind::Free)
      cells[identifier.slot] = scopes.identifier(current, identifier.name).slot;
  for (uint32_t slot : cells)
    loadFast(slot);
  if (free > kMaxByte)
    fail(support::DiagnosticId::TooManyFree, child.node, {free}, names.text(child.name));
  int delta = (hasDefaults ? -1 : 1) - int(free);
  emitComputed(hasDefaults ? Opcode::MakeClosureDefargs : Opcode::MakeClosure, delta, index, uint16_t(free));
}

/// Defaults and function object of a def or lambda (7.12).
void Lowering::makeWithDefaults(ScopeId function, std::span<const NodeId> parameters) {
  size_t positional = 0, keywordOnly = 0;
  bool afterStar = false;
  for (NodeId id : parameters) {
    const auto &parameter = ast.get<ParameterNode>(id);
    if (ParameterForm(parameter.form) == ParameterForm::Star)
      afterStar = true;
    if (ParameterForm(parameter.form) != ParameterForm::Plain || !parameter.value)
      continue;
    if (!afterStar) {
      ++positional;
      value(parameter.value);
      continue;
    }
    if (keywordOnly++ == 0) {
      if (positional)
        build(Opcode::BuildTuple, positional);
      else
        emit(Opcode::LoadNull);
      emit(Opcode::BuildMap, 0);
    }
    value(parameter.value);
    loadString(parameter.name);
    emit(Opcode::StoreMap);
  }
  if (positional && !keywordOnly) {
    build(Opcode::BuildTuple, positional);
    emit(Opcode::LoadNull);
  }
  makeFunction(function, positional || keywordOnly);
}

void Lowering::function(NodeId id) { makeWithDefaults(nextScope(id), ast.list<FunctionNode>(id)); }

void Lowering::classDefinition(NodeId id) {
  const auto &node = ast.get<ClassNode>(id);
  ScopeId body = nextScope(id);
  emit(Opcode::LoadBuildClass);
  makeFunction(body, false);
  loadString(node.name);
  call(ast.list<ClassNode>(id), false, 2, id);
}

void Lowering::decorated(NodeId id) {
  std::span<const NodeId> decorators = ast.list<DecoratedNode>(id);
  size_t calls = 0;
  for (NodeId decorator : decorators) {
    if (isBuiltinDecorator(ast, decorator))
      continue;
    ++calls;
    const auto &node = ast.get<DecoratorNode>(decorator);
    std::span<const NameId> parts = ast.names<DottedNameNode>(node.name);
    load(parts[0]);
    for (NameId part : parts.subspan(1))
      attribute(Opcode::LoadAttr, part);
    if (node.call)
      trailer(node.call);
  }
  NodeId definition = ast.get<DecoratedNode>(id).definition;
  bool isFunction = ast.is<FunctionNode>(definition);
  if (isFunction)
    function(definition);
  else
    classDefinition(definition);
  for (size_t i = 0; i < calls; ++i)
    emitComputed(Opcode::CallFunction, -1, 1);
  store(isFunction ? ast.get<FunctionNode>(definition).name : ast.get<ClassNode>(definition).name);
}

} // namespace adder::bytecode_emitter
