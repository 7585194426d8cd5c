//===- emitters/bytecode/LowerStatements.cpp - Simple statements and if ---------------------------------===//

#include "emitters/bytecode/Lowering.h"

namespace adder::bytecode_emitter {

using namespace frontend;
using qstr::staticName;

void Lowering::block(NodeId id) {
  if (!id)
    return;
  if (!ast.is<StatementListNode>(id))
    return statement(id);
  mark(ast.line(id));
  for (NodeId element : ast.list<StatementListNode>(id))
    block(element);
}

void Lowering::statement(NodeId id) {
  mark(ast.line(id));
  switch (ast.kind(id)) {
  case NodeKind::Expression:
    return expressionStatement(ast.get<ExpressionNode>(id).value);
  case NodeKind::YieldStatement:
    return expressionStatement(ast.get<YieldStatementNode>(id).value);
  case NodeKind::Assign:
    return assignment(id);
  case NodeKind::AnnotatedAssign: {
    const auto &node = ast.get<AnnotatedAssignNode>(id);
    if (!node.value)
      return;
    value(node.value);
    return storeTo(node.target);
  }
  case NodeKind::AugmentedAssign:
    return augmented(id);
  case NodeKind::Delete: {
    NodeId target = ast.get<DeleteNode>(id).target;
    if (!ast.is<TupleNode>(target) || (ast.flags(target) & kParenthesised))
      return deleteTarget(target);
    for (NodeId element : ast.list<TupleNode>(target))
      deleteTarget(element);
    return;
  }
  case NodeKind::Break:
    return breakOrContinue(true, id);
  case NodeKind::Continue:
    return breakOrContinue(false, id);
  case NodeKind::Return:
    return returnValue(ast.get<ReturnNode>(id).value);
  case NodeKind::Raise: {
    const auto &node = ast.get<RaiseNode>(id);
    if (!node.exception)
      return emit(Opcode::RaiseLast);
    value(node.exception);
    if (!node.cause)
      return emit(Opcode::RaiseObj);
    value(node.cause);
    return emit(Opcode::RaiseFrom);
  }
  case NodeKind::Import:
    return importNames(id);
  case NodeKind::ImportFrom:
    return importFrom(id);
  case NodeKind::ImportStar:
    return importStar(id);
  case NodeKind::Assert:
    return assertion(id);
  case NodeKind::If:
    return ifStatement(id);
  case NodeKind::While:
    return whileLoop(id);
  case NodeKind::For:
    return ast.flags(id) & kAsync ? asyncFor(id) : forLoop(id);
  case NodeKind::Try:
    return tryStatement(id);
  case NodeKind::With:
    return ast.flags(id) & kAsync ? asyncWith(id, 0) : with(id, 0);
  case NodeKind::Function:
    function(id);
    return store(ast.get<FunctionNode>(id).name);
  case NodeKind::Class:
    classDefinition(id);
    return store(ast.get<ClassNode>(id).name);
  case NodeKind::Decorated:
    return decorated(id);
  default:
    return; // Pass, Global, Nonlocal: the mark is all
  }
}

void Lowering::expressionStatement(NodeId expression) {
  bool showsValue = options.showsValues && scope().kind == ScopeKind::Module;
  if (showsValue)
    emit(Opcode::LoadName, names.intern("__repl_print__").value);
  value(expression);
  if (showsValue)
    emitComputed(Opcode::CallFunction, -1, 1);
  emit(Opcode::PopTop);
}

void Lowering::assignment(NodeId id) {
  std::span<const NodeId> targets = ast.list<AssignNode>(id);
  NodeId source = ast.get<AssignNode>(id).value;
  if (size_t count = matchSwap(ast, id)) {
    std::span<const NodeId> right = ast.list<TupleNode>(source);
    values(right);
    if (count == 3)
      emit(Opcode::RotThree);
    emit(Opcode::RotTwo);
    for (NodeId target : ast.list<TupleNode>(targets[0]))
      storeTo(target);
    return;
  }
  value(source);
  for (size_t i = 0; i < targets.size(); ++i) {
    if (i + 1 != targets.size())
      emit(Opcode::DupTop);
    storeTo(targets[i]);
  }
}

void Lowering::augmented(NodeId id) {
  const auto &node = ast.get<AugmentedAssignNode>(id);
  auto op = BinaryOp(node.op);
  if (ast.is<NameNode>(node.target)) {
    NameId name = ast.get<NameNode>(node.target).name;
    load(name);
    value(node.value);
    binary(op);
    return store(name);
  }
  targetBase(node.target);
  NodeId last = ast.list<PostfixNode>(node.target).back();
  if (ast.is<AttributeNode>(last)) {
    NameId name = ast.get<AttributeNode>(last).name;
    emit(Opcode::DupTop);
    attribute(Opcode::LoadAttr, name);
    value(node.value);
    binary(op);
    emit(Opcode::RotTwo);
    return attribute(Opcode::StoreAttr, name);
  }
  value(ast.get<SubscriptNode>(last).index);
  emit(Opcode::DupTopTwo);
  emit(Opcode::LoadSubscr);
  value(node.value);
  binary(op);
  emit(Opcode::RotThree);
  emit(Opcode::StoreSubscr);
}

void Lowering::returnValue(NodeId result) {
  if (!result) {
    loadNone();
  } else if (ast.is<ConditionalNode>(result)) {
    // Both branches return by themselves (7.4).
    const auto &node = ast.get<ConditionalNode>(result);
    Label otherwise = newLabel();
    condition(node.condition, false, otherwise);
    value(node.whenTrue);
    emit(Opcode::ReturnValue);
    place(otherwise);
    value(node.whenFalse);
  } else {
    value(result);
  }
  emit(Opcode::ReturnValue);
}

//===-- Imports
//---------------------------------------------------------------------------------------------===//

/// A dotted name as one string; the empty one if there is none.
NameId Lowering::dotted(NodeId name) {
  if (!name)
    return staticName("");
  std::span<const NameId> parts = ast.names<DottedNameNode>(name);
  if (parts.size() == 1)
    return parts[0];
  support::TextWriter text(arena);
  for (NameId part : parts)
    (text << (part == parts[0] && text.text().empty() ? "" : ".")) << names.text(part);
  return names.intern(text.text());
}

void Lowering::importNames(NodeId id) {
  for (NodeId item : ast.list<ImportNode>(id)) {
    const auto &node = ast.get<ImportItemNode>(item);
    std::span<const NameId> parts = ast.names<DottedNameNode>(node.name);
    importLevel(0);
    loadNone();
    attribute(Opcode::ImportName, dotted(node.name));
    if (node.alias)
      for (NameId part : parts.subspan(1))
        attribute(Opcode::LoadAttr, part);
    store(node.alias ? node.alias : parts[0]);
  }
}

void Lowering::importFrom(NodeId id) {
  const auto &node = ast.get<ImportFromNode>(id);
  std::span<const NodeId> items = ast.list<ImportFromNode>(id);
  importLevel(node.level);
  for (NodeId item : items)
    loadString(ast.get<ImportFromItemNode>(item).name);
  build(Opcode::BuildTuple, items.size());
  attribute(Opcode::ImportName, dotted(node.module));
  for (NodeId item : items) {
    const auto &import = ast.get<ImportFromItemNode>(item);
    attribute(Opcode::ImportFrom, import.name);
    store(import.alias ? import.alias : import.name);
  }
  emit(Opcode::PopTop);
}

void Lowering::importStar(NodeId id) {
  const auto &node = ast.get<ImportStarNode>(id);
  importLevel(node.level);
  loadString(staticName("*"));
  build(Opcode::BuildTuple, 1);
  attribute(Opcode::ImportName, dotted(node.module));
  emit(Opcode::ImportStar);
}

//===-- assert, if
//------------------------------------------------------------------------------------------===//

void Lowering::assertion(NodeId id) {
  if (options.optimisationLevel != 0)
    return;
  const auto &node = ast.get<AssertNode>(id);
  Label passed = newLabel();
  condition(node.condition, true, passed);
  // Always the global, whatever the scope (7.9); numbered at once, unlike names of the program.
  NameId error = staticName("AssertionError");
  code.qstrs.use(error);
  emit(Opcode::LoadGlobal, error.value);
  if (node.message) {
    value(node.message);
    emitComputed(Opcode::CallFunction, -1, 1);
  }
  emit(Opcode::RaiseObj);
  place(passed);
}

void Lowering::ifStatement(NodeId id) {
  std::span<const NodeId> clauses = ast.list<IfNode>(id);
  NodeId otherwise = ast.get<IfNode>(id).otherwise;
  Label done = newLabel();
  for (size_t i = 0; i < clauses.size(); ++i) {
    const auto &clause = ast.get<IfClauseNode>(clauses[i]);
    if (isConstantFalse(ast, clause.condition))
      continue;
    Label next = newLabel();
    condition(clause.condition, false, next);
    block(clause.body);
    if (isConstantTrue(ast, clause.condition)) {
      place(done);
      return;
    }
    // Only an `if` that nothing follows has no jump; an `elif` always has one (7.5).
    bool isAlone = i == 0 && clauses.size() == 1 && !otherwise;
    if (!isAlone)
      jump(Opcode::Jump, done);
    place(next);
  }
  block(otherwise);
  place(done);
}

} // namespace adder::bytecode_emitter
