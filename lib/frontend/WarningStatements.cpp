//===- frontend/WarningStatements.cpp - Warnings about statements, imports and the flow of control ------===//
//
// A block ends control if a statement in it does: return, raise, break, continue; an if all of whose branches
// end it; an endless loop that nothing breaks; a try that neither its body nor a handler leaves.  `with`
// never does, because its context manager may swallow an exception.
//
//===----------------------------------------------------------------------------------------------------===//

#include "frontend/WarningWalk.h"

namespace adder::frontend {

bool WarningWalk::visitBlock(NodeId block) {
  if (!block)
    return false;
  if (!ast.is<StatementListNode>(block))
    return visitStatement(block);
  NodeId ender;
  bool reported = !enabled(DiagnosticId::UnreachableCode);
  for (NodeId statement : ast.list<StatementListNode>(block)) {
    if (NodeId code = ender && !reported ? firstCode(statement) : NodeId{}) {
      reported = true;
      checkUnreachable(code, ender);
    }
    if (visitBlock(statement) && !ender)
      ender = statement;
  }
  return bool(ender);
}

/// The statement itself or its first part that is code; none for `pass`, docstrings and empty lists.
NodeId WarningWalk::firstCode(NodeId statement) const {
  for (NodeId part : statementsOf(ast, statement))
    if (!ast.is<PassNode>(part))
      return part;
  return {};
}

/// Of statements on one line, the one that control does not pass.
NodeId WarningWalk::endOf(NodeId statement) const {
  for (NodeId part : statementsOf(ast, statement))
    if (ast.is<ReturnNode>(part) || ast.is<RaiseNode>(part) || ast.is<BreakNode>(part) ||
        ast.is<ContinueNode>(part))
      return part;
  return statement;
}

bool WarningWalk::isYield(NodeId statement) const {
  NodeId value = ast.is<YieldStatementNode>(statement) ? ast.get<YieldStatementNode>(statement).value
                 : ast.is<ExpressionNode>(statement)   ? ast.get<ExpressionNode>(statement).value
                 : ast.is<AssignNode>(statement)       ? ast.get<AssignNode>(statement).value
                                                       : NodeId{};
  return ast.is<YieldNode>(value) || ast.is<YieldFromNode>(value) || ast.is<AwaitNode>(value);
}

void WarningWalk::checkUnreachable(NodeId statement, NodeId ender) {
  if (isYield(statement)) // makes the function a generator
    return;
  find(DiagnosticId::UnreachableCode, firstLineOf(statement));
  noteLast(DiagnosticId::ReachedHere, firstLineOf(endOf(ender)));
}

bool WarningWalk::visitStatement(NodeId id) {
  switch (ast.kind(id)) {
  case NodeKind::StatementList:
    return visitBlock(id);
  case NodeKind::Expression:
    visitExports(id);
    visit(ast.get<ExpressionNode>(id).value);
    return false;
  case NodeKind::YieldStatement:
    visit(ast.get<YieldStatementNode>(id).value);
    return false;
  case NodeKind::Assign: {
    visitExports(id);
    NodeId value = ast.get<AssignNode>(id).value;
    visit(value);
    for (NodeId target : ast.list<AssignNode>(id))
      bindTarget(target, isFoldedConst(value) ? Binding::Other : Binding::Assignment);
    return false;
  }
  case NodeKind::AnnotatedAssign: {
    const auto &node = ast.get<AnnotatedAssignNode>(id);
    visitAnnotation(node.annotation);
    visit(node.value);
    if (!node.value)
      visit(node.target);
    else
      bindTarget(node.target, isFoldedConst(node.value) ? Binding::Other : Binding::Assignment);
    return false;
  }
  case NodeKind::AugmentedAssign: {
    const auto &node = ast.get<AugmentedAssignNode>(id);
    visitExports(id);
    visit(node.target); // is read
    visit(node.value);
    if (ast.is<NameNode>(node.target))
      bind(ast.get<NameNode>(node.target).name, Binding::Other, node.target);
    return false;
  }
  case NodeKind::Delete:
    visit(ast.get<DeleteNode>(id).target);
    return false;
  case NodeKind::Break:
    hasBreak = true;
    return true;
  case NodeKind::Continue:
    return true;
  case NodeKind::Return:
    visit(ast.get<ReturnNode>(id).value);
    return true;
  case NodeKind::Raise:
    visit(ast.get<RaiseNode>(id).exception);
    visit(ast.get<RaiseNode>(id).cause);
    return true;
  case NodeKind::Import:
    visitImport(id);
    return false;
  case NodeKind::ImportFrom:
    visitImportFrom(id);
    return false;
  case NodeKind::ImportStar:
    hasImportStar = true;
    return false;
  case NodeKind::Assert:
    checkAssert(ast.get<AssertNode>(id).condition);
    visit(ast.get<AssertNode>(id).condition);
    visit(ast.get<AssertNode>(id).message);
    return false;
  case NodeKind::If:
    return visitIf(id);
  case NodeKind::While:
    return visitWhile(id);
  case NodeKind::For:
    visitFor(id);
    return false;
  case NodeKind::Try:
    return visitTry(id);
  case NodeKind::With:
    visitWith(id);
    return false;
  case NodeKind::Function:
    visitFunction(id);
    return false;
  case NodeKind::Class:
    visitClass(id);
    return false;
  case NodeKind::Decorated:
    visitDecorated(id);
    return false;
  default:
    return false; // pass, global, nonlocal
  }
}

//===-- Flow --------------------------------------------------------------------------------------------===//

bool WarningWalk::visitIf(NodeId id) {
  bool ends = true;
  for (NodeId clause : ast.list<IfNode>(id)) {
    visit(ast.get<IfClauseNode>(clause).condition);
    ends &= visitBlock(ast.get<IfClauseNode>(clause).body);
  }
  return visitBlock(ast.get<IfNode>(id).otherwise) && ends;
}

/// `broken`: whether a break leaves the loop.
void WarningWalk::visitLoopBody(NodeId body, bool &broken) {
  bool outer = hasBreak;
  hasBreak = false;
  visitBlock(body);
  broken = hasBreak;
  hasBreak = outer;
}

bool WarningWalk::visitWhile(NodeId id) {
  const auto &node = ast.get<WhileNode>(id);
  visit(node.condition);
  bool broken;
  visitLoopBody(node.body, broken);
  visitBlock(node.otherwise);
  return !broken && isConstantTrue(ast, node.condition);
}

void WarningWalk::visitFor(NodeId id) {
  const auto &node = ast.get<ForNode>(id);
  visit(node.iterable);
  bindTarget(node.target, Binding::Other);
  bool broken;
  visitLoopBody(node.body, broken);
  visitBlock(node.otherwise);
}

bool WarningWalk::visitTry(NodeId id) {
  const auto &node = ast.get<TryNode>(id);
  std::span<const NodeId> handlers = ast.list<TryNode>(id);
  optionalDepth += !handlers.empty();
  bool ends = visitBlock(node.body);
  for (NodeId handler : handlers)
    visit(ast.get<ExceptHandlerNode>(handler).type);
  bool handlersEnd = true;
  for (NodeId handler : handlers) {
    if (NameId name = ast.get<ExceptHandlerNode>(handler).name)
      bind(name, Binding::Other, handler);
    handlersEnd &= visitBlock(ast.get<ExceptHandlerNode>(handler).body);
  }
  optionalDepth -= !handlers.empty();
  ends |= visitBlock(node.otherwise);
  return visitBlock(node.finalBody) || (ends && handlersEnd);
}

void WarningWalk::visitWith(NodeId id) {
  for (NodeId item : ast.list<WithNode>(id)) {
    visit(ast.get<WithItemNode>(item).value);
    if (NodeId target = ast.get<WithItemNode>(item).target)
      bindTarget(target, Binding::Other);
  }
  visitBlock(ast.get<WithNode>(id).body);
}

void WarningWalk::checkAssert(NodeId condition) {
  if (!enabled(DiagnosticId::AssertTuple))
    return;
  bool isTuple = ast.is<TupleNode>(condition) && !ast.list<TupleNode>(condition).empty();
  if (ast.is<ConstantObjectNode>(condition))
    isTuple = ast.constant(ast.get<ConstantObjectNode>(condition).value).kind == mpy::ObjectKind::Tuple;
  if (isTuple)
    find(DiagnosticId::AssertTuple, ast.range(condition));
}

//===-- Imports and exports -----------------------------------------------------------------------------===//

void WarningWalk::visitImport(NodeId id) {
  for (NodeId item : ast.list<ImportNode>(id)) {
    const auto &node = ast.get<ImportItemNode>(item);
    std::span<const NameId> parts = ast.names<DottedNameNode>(node.name);
    bool isRenamed = !node.alias || node.alias != parts.back(); // `import a as a` is made for others
    bind(node.alias ? node.alias : parts[0], isRenamed ? Binding::Import : Binding::Other, item);
  }
}

void WarningWalk::visitImportFrom(NodeId id) {
  NodeId module = ast.get<ImportFromNode>(id).module;
  std::string_view from = module ? names.text(ast.names<DottedNameNode>(module)[0]) : std::string_view();
  for (NodeId item : ast.list<ImportFromNode>(id)) {
    const auto &node = ast.get<ImportFromItemNode>(item);
    constIsImported |= node.name == nameConst && !node.alias && from == "micropython";
    bool isOther = node.alias == node.name || from == "__future__";
    bind(node.alias ? node.alias : node.name, isOther ? Binding::Other : Binding::Import, item);
  }
}

/// `__all__ = [...]` and whatever is done to __all__ after that: its strings are names that others use.
void WarningWalk::visitExports(NodeId id) {
  if (!nameAll || where.scope.index != 0)
    return;
  if (ast.is<AssignNode>(id)) {
    for (NodeId target : ast.list<AssignNode>(id))
      if (isName(target, nameAll))
        exportTexts(ast.get<AssignNode>(id).value);
  } else if (ast.is<AugmentedAssignNode>(id)) {
    if (isName(ast.get<AugmentedAssignNode>(id).target, nameAll))
      exportTexts(ast.get<AugmentedAssignNode>(id).value);
  } else if (ast.is<PostfixNode>(ast.get<ExpressionNode>(id).value)) {
    NodeId value = ast.get<ExpressionNode>(id).value;
    if (isName(ast.get<PostfixNode>(value).subject, nameAll))
      exportTexts(value);
  }
}

void WarningWalk::exportTexts(NodeId value) {
  hasExports = true;
  switch (ast.kind(value)) {
  case NodeKind::List:
    for (NodeId element : ast.list<ListNode>(value))
      exportTexts(element);
    return;
  case NodeKind::Tuple:
    for (NodeId element : ast.list<TupleNode>(value))
      exportTexts(element);
    return;
  case NodeKind::BinaryChain: {
    std::span<const uint32_t> chain = ast.raw<BinaryChainNode>(value);
    for (size_t i = 0; i < chain.size(); i += 2)
      exportTexts({chain[i]});
    return;
  }
  case NodeKind::Postfix:
    for (NodeId trailer : ast.list<PostfixNode>(value))
      if (ast.is<CallNode>(trailer))
        for (NodeId argument : ast.list<CallNode>(trailer))
          exportTexts(argument);
    return;
  case NodeKind::InternedString:
    return readWords(names.text(ast.get<InternedStringNode>(value).text));
  case NodeKind::ConstantObject: {
    const Constant &constant = ast.constant(ast.get<ConstantObjectNode>(value).value);
    if (constant.kind == mpy::ObjectKind::Tuple)
      for (const Constant &item : constant.items())
        if (item.kind == mpy::ObjectKind::Str)
          readWords(item.text());
    return;
  }
  default:
    return;
  }
}

//===-- Definitions -------------------------------------------------------------------------------------===//

void WarningWalk::visitAnnotation(NodeId annotation) {
  inAnnotation = true;
  visit(annotation);
  inAnnotation = false;
}

/// Defaults and annotations belong to the scope around the function.
void WarningWalk::visitParameters(std::span<const NodeId> parameters) {
  for (NodeId id : parameters) {
    const auto &parameter = ast.get<ParameterNode>(id);
    visitAnnotation(parameter.annotation);
    checkDefault(id);
    visit(parameter.value);
  }
}

void WarningWalk::bindParameters(std::span<const NodeId> parameters) {
  for (NodeId id : parameters)
    if (NameId name = ast.get<ParameterNode>(id).name)
      bind(name, Binding::Other, id);
}

void WarningWalk::checkDefault(NodeId parameter) {
  NodeId value = ast.get<ParameterNode>(parameter).value;
  std::string_view name = names.text(ast.get<ParameterNode>(parameter).name);
  if (!value || name.starts_with('_') || !enabled(DiagnosticId::MutableDefault))
    return;
  bool isMutable = ast.is<ListNode>(value) || ast.is<DictNode>(value) || ast.is<SetNode>(value);
  if (ast.is<ComprehensionNode>(value))
    isMutable = ComprehensionForm(ast.get<ComprehensionNode>(value).form) != ComprehensionForm::Generator;
  if (isMutable)
    find(DiagnosticId::MutableDefault, ast.range(value), {name});
}

void WarningWalk::visitFunction(NodeId id) {
  std::span<const NodeId> parameters = ast.list<FunctionNode>(id);
  visitParameters(parameters);
  visitAnnotation(ast.get<FunctionNode>(id).returns);
  bind(ast.get<FunctionNode>(id).name, Binding::Other, id);
  Where outer = enter(id);
  uint32_t outerOptional = optionalDepth;
  optionalDepth = 0;
  bindParameters(parameters);
  visitBlock(ast.get<FunctionNode>(id).body);
  optionalDepth = outerOptional;
  where = outer;
}

void WarningWalk::visitClass(NodeId id) {
  for (NodeId argument : ast.list<ClassNode>(id))
    visit(argument);
  bind(ast.get<ClassNode>(id).name, Binding::Other, id);
  Where outer = enter(id);
  visitBlock(ast.get<ClassNode>(id).body);
  where = outer;
}

void WarningWalk::visitDecorated(NodeId id) {
  for (NodeId decorator : ast.list<DecoratedNode>(id)) {
    const auto &node = ast.get<DecoratorNode>(decorator);
    read(ast.names<DottedNameNode>(node.name)[0]);
    if (node.call)
      visit(node.call);
  }
  NodeId definition = ast.get<DecoratedNode>(id).definition;
  if (ast.is<FunctionNode>(definition))
    visitFunction(definition);
  else
    visitClass(definition);
}

} // namespace adder::frontend
