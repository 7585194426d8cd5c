//===- frontend/ScopeAnalysis.cpp - Scopes, names and statements ----------------------------------------===//
//
// The order of visits is the order of emission: it fixes the numbers of locals, and which error comes first.
//
//===----------------------------------------------------------------------------------------------------===//

#include "frontend/ScopeAnalysis.h"
#include "frontend/Token.h"

namespace adder::frontend {

using qstr::staticName;
using support::SourceRange;
using support::TracePlace;

namespace {

/// Thumb, Xtensa and RISC-V 32 have one.
bool hasInlineAssembler(bytecode::Architecture architecture) {
  using bytecode::Architecture;
  return bytecode::infoOf(architecture).hasEmitter && architecture != Architecture::X86 &&
         architecture != Architecture::X64 && architecture != Architecture::Debug;
}

} // namespace

ScopeTable analyseScopes(support::Arena &arena, qstr::NameTable &names, const Ast &ast,
                         const Options &options, support::DiagnosticSink &sink) {
  return ScopeAnalysis(arena, names, ast, options, sink).run();
}

ScopeTable ScopeAnalysis::run() {
  uint32_t firstLine = ast.firstLine;
  table.add(ScopeKind::Module, staticName("<module>"), ast.root, {});
  table[ScopeId{}].line = firstLine;
  table[ScopeId{}].emitter = options.defaultEmitter;
  if (options.defaultEmitter != EmitterKind::Bytecode)
    failAtLine(DiagnosticId::NativeNotAvailable, firstLine, {},
               {options.defaultEmitter == EmitterKind::Native ? "native" : "viper"});
  for (uint32_t i = 0; i < table.size(); ++i) // grows while we walk
    analyse({i});
  if (sink.errorCount() == 0)
    for (uint32_t i = 0; i < table.size(); ++i)
      numberSlots({i});
  return table;
}

//===-- Scopes ------------------------------------------------------------------------------------------===//

ScopeId ScopeAnalysis::addScope(ScopeKind kind, NameId name, NodeId node, uint32_t line) {
  EmitterKind emitter = scope().emitter;
  ScopeId id = table.add(kind, name, node, current);
  Scope &parent = scope();
  if (parent.childCount++ == 0)
    parent.firstChild = id.index;
  table[id].emitter = emitter;
  table[id].line = line;
  return id;
}

void ScopeAnalysis::analyse(ScopeId id) {
  current = id;
  NodeId node = scope().node;
  unsettled = SIZE_MAX;
  loopDepth = 0;
  switch (scope().kind) {
  case ScopeKind::Module:
    visitBlock(node);
    break;
  case ScopeKind::Class:
    table.findOrAdd(current, staticName("__class__"), IdentifierKind::Local, ast.begin(node));
    mention(staticName("__name__"), Access::Load, ast.begin(node));
    mention(staticName("__module__"), Access::Store, ast.begin(node));
    mention(staticName("__qualname__"), Access::Store, ast.begin(node));
    visitBlock(ast.get<ClassNode>(node).body);
    break;
  case ScopeKind::Function:
    declareParameters(ast.list<FunctionNode>(node));
    visitBlock(ast.get<FunctionNode>(node).body);
    break;
  case ScopeKind::Lambda:
    declareParameters(ast.list<LambdaNode>(node));
    visit(ast.get<LambdaNode>(node).body);
    break;
  default:
    table.findOrAdd(current, staticName(""), IdentifierKind::Local, ast.begin(node));
    scope().positionalArguments = 1;
    visitClauses(node);
  }
  settleLine(scope().line);
  // Names that were only read may belong to an enclosing function.
  for (uint32_t i = 0; i < scope().identifiers.size(); ++i)
    if (scope().identifiers[i].kind == IdentifierKind::Implicit)
      closeOver(current, i);
}

void ScopeAnalysis::declareParameters(std::span<const NodeId> parameters) {
  NodeId star;
  for (NodeId id : parameters) {
    const auto &parameter = ast.get<ParameterNode>(id);
    auto form = ParameterForm(parameter.form);
    if (scope().flags & kVarKeywords) {
      fail(DiagnosticId::InvalidSyntax, id);
      return sink.advise(DiagnosticId::HintAfterDoubleStar);
    }
    uint8_t flags = kParameter;
    if (form == ParameterForm::Plain) {
      ++(star ? scope().keywordOnlyArguments : scope().positionalArguments);
    } else if (form == ParameterForm::Star) {
      if (star) {
        fail(DiagnosticId::InvalidSyntax, id);
        return sink.note(DiagnosticId::StarHere, {ast.begin(star), ast.begin(star) + 1});
      }
      star = id;
      if (!parameter.name)
        continue; // a bare star
      scope().flags |= kVarArguments;
      flags |= kStarParameter;
    } else {
      scope().flags |= kVarKeywords;
      flags |= kDoubleStarParameter;
    }
    Identifier &identifier =
        table.findOrAdd(current, parameter.name, IdentifierKind::Undecided, ast.begin(id));
    if (identifier.kind != IdentifierKind::Undecided) {
      failAt(DiagnosticId::ArgumentNameReused, id, nameFrom(ast.begin(id), parameter.name));
      noteFirstUse(identifier);
      continue;
    }
    identifier.kind = IdentifierKind::Local;
    identifier.flags = flags;
  }
}

/// Makes the name free in `scopeId` if an enclosing scope below the module binds it (5.3).
void ScopeAnalysis::closeOver(ScopeId scopeId, uint32_t position) {
  NameId name = table[scopeId].identifiers[position].name;
  if (scopeId.index == 0)
    return;
  for (ScopeId outer = table[scopeId].parent; outer.index != 0; outer = table[outer].parent) {
    const Identifier *found = table.findIdentifier(outer, name);
    if (!found)
      continue;
    if (found->kind < IdentifierKind::Local)
      return; // the nearest scope that has the name does not bind it as a local: it stays global
    break;
  }
  if (!resolveOutside(scopeId, position))
    return;
  table[scopeId].identifiers[position].kind = IdentifierKind::Free;
}

/// Declares the name in the scopes between this one and the one that binds it.  False: no function binds it.
bool ScopeAnalysis::resolveOutside(ScopeId scopeId, uint32_t position) {
  NameId name = table[scopeId].identifiers[position].name;
  uint32_t use = table[scopeId].identifiers[position].firstUse;
  ScopeId binder = table[scopeId].parent;
  while (binder.index != 0 && !table.findIdentifier(binder, name))
    binder = table[binder].parent;
  if (binder.index == 0)
    return false;
  Identifier &bound = *table.findIdentifier(binder, name);
  if (bound.kind == IdentifierKind::Local)
    bound.kind = IdentifierKind::Cell;
  for (ScopeId between = table[scopeId].parent; between != binder; between = table[between].parent)
    table.findOrAdd(between, name, IdentifierKind::Free, use);
  return true;
}

//===-- Slots -------------------------------------------------------------------------------------------===//

/// `*args` comes after all other parameters but `**kwargs`: exchanged with the last plain one after it (5.5).
void ScopeAnalysis::swapStarParameter(ScopeId id) {
  support::Vector<Identifier> &list = table[id].identifiers;
  uint32_t lastPlain = ScopeTable::kNotFound;
  for (uint32_t i = uint32_t(list.size()); i-- > 0;) {
    if (list[i].flags & kStarParameter) {
      if (lastPlain == ScopeTable::kNotFound)
        return;
      std::swap(list[i], list[lastPlain]);
      table.moved(id, i);
      table.moved(id, lastPlain);
      return;
    }
    if (lastPlain == ScopeTable::kNotFound && list[i].flags == kParameter)
      lastPlain = i;
  }
}

void ScopeAnalysis::numberSlots(ScopeId id) {
  if (table[id].flags & kVarArguments)
    swapStarParameter(id);
  Scope &scope = table[id];
  uint32_t next = 0;
  for (Identifier &identifier : scope.identifiers) {
    if (scope.kind == ScopeKind::Class && identifier.name == staticName("__class__"))
      continue;
    if (isFunctionLike(scope.kind) && identifier.kind == IdentifierKind::Implicit)
      identifier.kind = IdentifierKind::Global;
    if (identifier.kind == IdentifierKind::Local || (identifier.flags & kParameter))
      identifier.slot = next++;
  }
  for (Identifier &identifier : scope.identifiers)
    if (identifier.kind == IdentifierKind::Cell && !(identifier.flags & kParameter))
      identifier.slot = next++;
  scope.locals = next;
  if (id.index != 0)
    numberFree(id);
}

/// Free variables take the first slots, in the order of the parent's list; all others move up.
void ScopeAnalysis::numberFree(ScopeId id) {
  struct Entry {
    uint32_t parentPosition;
    uint32_t position;
  };
  Scope &scope = table[id];
  support::Vector<Entry> free(arena);
  for (uint32_t i = 0; i < scope.identifiers.size(); ++i)
    if (scope.identifiers[i].kind == IdentifierKind::Free)
      free.push({table.find(scope.parent, scope.identifiers[i].name), i});
  if (free.empty())
    return;
  // Lists are in order of first mention, so this is nearly sorted more often than not: heapify would not be
  // faster for the handful of entries that occur; shell steps keep the worst case low.
  for (size_t gap = free.size() / 2; gap; gap /= 2)
    for (size_t i = gap; i < free.size(); ++i)
      for (size_t j = i; j >= gap && free[j - gap].parentPosition > free[j].parentPosition; j -= gap)
        std::swap(free[j - gap], free[j]);
  uint32_t count = uint32_t(free.size());
  for (Identifier &identifier : scope.identifiers)
    if (identifier.kind != IdentifierKind::Free)
      identifier.slot += count;
  for (uint32_t i = 0; i < count; ++i)
    scope.identifiers[free[i].position].slot = i;
  scope.positionalArguments += count;
  scope.locals += count;
}

//===-- Errors ------------------------------------------------------------------------------------------===//

void ScopeAnalysis::failAtLine(DiagnosticId id, uint32_t line, SourceRange range,
                               std::initializer_list<std::string_view> arguments) {
  if (line == 0 && unsettled == SIZE_MAX)
    unsettled = sink.diagnostics().size();
  sink.report({id, TracePlace::LineInBlock, line, range, names.text(scope().name), sink.keep(arguments), {}});
}

void ScopeAnalysis::fail(DiagnosticId id, NodeId place, std::initializer_list<std::string_view> arguments) {
  failAtLine(id, ast.line(place), ast.range(place), arguments);
}

/// Gives `line` to the errors of this scope that have none; 0: there is none here either.  The reference does
/// not stop at an error, so this may be the line of a later statement that the same construct holds.
void ScopeAnalysis::settleLine(uint32_t line) {
  if (line == 0 || unsettled == SIZE_MAX)
    return;
  for (size_t i = unsettled; i < sink.diagnostics().size(); ++i)
    if (sink.diagnostics()[i].line == 0)
      sink.setLine(i, line);
  unsettled = SIZE_MAX;
}

/// An error with the line of `place` and a narrower range.
void ScopeAnalysis::failAt(DiagnosticId id, NodeId place, SourceRange range) {
  failAtLine(id, ast.line(place), range);
}

/// An error of a whole statement or expression is shown at its keyword.
void ScopeAnalysis::failAtKeyword(DiagnosticId id, NodeId place) {
  failAt(id, place, wordAt(ast.begin(place)));
}

/// The name or keyword at `offset`; empty if there is none.
SourceRange ScopeAnalysis::wordAt(uint32_t offset) const {
  auto isWord = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           uint8_t(c) >= 0x80;
  };
  uint32_t end = offset;
  while (end < ast.source.size() && isWord(ast.source[end]))
    ++end;
  return {offset, end};
}

/// Where `name` is written in the statement or parameter that begins at `offset`; its beginning if not found
/// soon.
SourceRange ScopeAnalysis::nameFrom(uint32_t offset, NameId name) const {
  constexpr uint32_t kReach = 400;
  std::string_view text = names.text(name);
  uint32_t limit = uint32_t(ast.source.size() - offset < kReach ? ast.source.size() : offset + kReach);
  for (uint32_t i = offset; i < limit;) {
    SourceRange word = wordAt(i);
    if (std::string_view(ast.source.data() + word.begin, word.end - word.begin) == text)
      return word;
    i = word.end + (word.end == word.begin);
  }
  return {offset, offset};
}

void ScopeAnalysis::noteFirstUse(const Identifier &identifier) {
  sink.note(identifier.flags & kParameter ? DiagnosticId::FirstDefinedHere : DiagnosticId::FirstUsedHere,
            nameFrom(identifier.firstUse, identifier.name), {names.text(identifier.name)});
}

/// The name of the function whose body this is.
void ScopeAnalysis::noteFunctionAround() {
  if (scope().kind == ScopeKind::Function)
    sink.note(DiagnosticId::FunctionHere, nameFrom(ast.begin(scope().node), scope().name));
}

/// The line of the first token inside a display, which the reference names for mixed dicts and sets.
uint32_t ScopeAnalysis::lineOfFirstInside(NodeId display) {
  uint32_t line = ast.line(display);
  std::string_view source = ast.source;
  for (size_t i = ast.begin(display) + 1; i < source.size(); ++i) {
    char c = source[i];
    if (c == '\n' || (c == '\r' && !(i + 1 < source.size() && source[i + 1] == '\n')))
      ++line;
    else if (c == '#')
      while (i + 1 < source.size() && source[i + 1] != '\n' && source[i + 1] != '\r')
        ++i;
    else if (c != ' ' && c != '\t' && c != '\r' && c != '\v' && c != '\f' && c != '\\')
      break;
  }
  return line;
}

//===-- Names -------------------------------------------------------------------------------------------===//

void ScopeAnalysis::mention(NameId name, Access access, uint32_t use) {
  Identifier &identifier = table.findOrAdd(current, name, IdentifierKind::Implicit, use);
  if (access == Access::Load || identifier.kind != IdentifierKind::Implicit)
    return;
  identifier.kind = isFunctionLike(scope().kind) ? IdentifierKind::Local : IdentifierKind::ImplicitAssigned;
}

void ScopeAnalysis::declareGlobal(NameId name, NodeId place, SourceRange range) {
  Identifier &identifier = table.findOrAdd(current, name, IdentifierKind::Undecided, range.begin);
  if (identifier.kind != IdentifierKind::Undecided && identifier.kind != IdentifierKind::Global) {
    failAt(DiagnosticId::RedefinedGlobal, place, range);
    return noteFirstUse(identifier);
  }
  identifier.kind = IdentifierKind::Global;
  // The module itself then uses global accesses for the name (5.2).
  if (Identifier *inModule = table.findIdentifier({}, name))
    inModule->kind = IdentifierKind::Global;
}

void ScopeAnalysis::declareNonlocal(NameId name, NodeId place, SourceRange range) {
  Identifier &identifier = table.findOrAdd(current, name, IdentifierKind::Undecided, range.begin);
  if (identifier.kind == IdentifierKind::Free)
    return;
  if (identifier.kind != IdentifierKind::Undecided) {
    failAt(DiagnosticId::RedefinedNonlocal, place, range);
    return noteFirstUse(identifier);
  }
  identifier.kind = IdentifierKind::Implicit;
  uint32_t position = table.find(current, name);
  closeOver(current, position);
  if (scope().identifiers[position].kind != IdentifierKind::Implicit)
    return;
  failAt(DiagnosticId::NonlocalNotFound, place, range);
  if (table.findIdentifier({}, name))
    sink.advise(DiagnosticId::HintGlobalName, {names.text(name)});
}

//===-- Statements --------------------------------------------------------------------------------------===//

void ScopeAnalysis::visitBlock(NodeId block) {
  if (!block)
    return;
  if (!ast.is<StatementListNode>(block))
    return visitStatement(block);
  for (NodeId statement : ast.list<StatementListNode>(block))
    inSequence(statement, [&] { visitBlock(statement); });
}

void ScopeAnalysis::visitLoopBody(NodeId body) {
  ++loopDepth;
  visitBlock(body);
  --loopDepth;
}

void ScopeAnalysis::visitStatement(NodeId id) {
  switch (ast.kind(id)) {
  case NodeKind::Expression:
    return visit(ast.get<ExpressionNode>(id).value);
  case NodeKind::YieldStatement:
    return visit(ast.get<YieldStatementNode>(id).value);
  case NodeKind::Assign:
    return visitAssign(id);
  case NodeKind::AnnotatedAssign:
    return visitAnnotatedAssign(id);
  case NodeKind::AugmentedAssign:
    return visitAugmentedAssign(id);
  case NodeKind::Delete: {
    NodeId target = ast.get<DeleteNode>(id).target;
    bool isList = ast.is<TupleNode>(target) && !(ast.flags(target) & kParenthesised);
    if (!isList)
      return remove(target);
    for (NodeId element : ast.list<TupleNode>(target))
      remove(element);
    return;
  }
  case NodeKind::Break:
  case NodeKind::Continue:
    if (loopDepth == 0)
      failAtKeyword(DiagnosticId::BreakOutsideLoop, id);
    return;
  case NodeKind::Return:
    return visitReturn(id);
  case NodeKind::Raise:
    if (NodeId exception = ast.get<RaiseNode>(id).exception)
      visit(exception);
    if (NodeId cause = ast.get<RaiseNode>(id).cause)
      visit(cause);
    return;
  case NodeKind::Import:
  case NodeKind::ImportFrom:
    return visitImports(id);
  case NodeKind::ImportStar:
    if (scope().kind != ScopeKind::Module)
      failAt(DiagnosticId::ImportStarNotModule, id, {ast.range(id).end - 1, ast.range(id).end});
    else
      checkDotted(ast.get<ImportStarNode>(id).module);
    return;
  case NodeKind::Global:
    for (NameId name : ast.names<GlobalNode>(id))
      declareGlobal(name, id, nameFrom(ast.begin(id), name));
    return;
  case NodeKind::Nonlocal:
    if (scope().kind == ScopeKind::Module)
      return failAtKeyword(DiagnosticId::NonlocalInModule, id);
    for (NameId name : ast.names<NonlocalNode>(id))
      declareNonlocal(name, id, nameFrom(ast.begin(id), name));
    return;
  case NodeKind::Assert:
    if (options.optimisationLevel != 0)
      return;
    visitCondition(ast.get<AssertNode>(id).condition);
    if (NodeId message = ast.get<AssertNode>(id).message)
      visit(message);
    return;
  case NodeKind::If:
    return visitIf(id);
  case NodeKind::While:
    return visitWhile(id);
  case NodeKind::For:
    return visitFor(id);
  case NodeKind::Try:
    return visitTry(id);
  case NodeKind::With:
    return visitWith(id);
  case NodeKind::Function:
    visitFunction(id, scope().emitter);
    return mention(ast.get<FunctionNode>(id).name, Access::Store, ast.begin(id));
  case NodeKind::Class:
    visitClass(id, scope().emitter);
    return mention(ast.get<ClassNode>(id).name, Access::Store, ast.begin(id));
  case NodeKind::Decorated:
    return visitDecorated(id);
  default:
    return; // Pass
  }
}

void ScopeAnalysis::visitAssign(NodeId id) {
  visit(ast.get<AssignNode>(id).value);
  for (NodeId target : ast.list<AssignNode>(id))
    assign(target);
}

void ScopeAnalysis::visitAnnotatedAssign(NodeId id) {
  const auto &node = ast.get<AnnotatedAssignNode>(id);
  if (node.value) {
    visit(node.value);
    return assign(node.target);
  }
  // A name in a function becomes a local, without code (5.2).
  if (ast.is<NameNode>(node.target)) {
    if (scope().kind == ScopeKind::Function)
      table.findOrAdd(current, ast.get<NameNode>(node.target).name, IdentifierKind::Local,
                      ast.begin(node.target));
  }
}

void ScopeAnalysis::visitAugmentedAssign(NodeId id) {
  const auto &node = ast.get<AugmentedAssignNode>(id);
  bool isName = ast.is<NameNode>(node.target);
  if (isName)
    mention(ast.get<NameNode>(node.target).name, Access::Load, ast.begin(node.target));
  else if (ast.is<PostfixNode>(node.target))
    assignPostfix(node.target, DiagnosticId::CantAssign);
  else {
    fail(DiagnosticId::CantAssign, node.target);
    sink.advise(DiagnosticId::HintOneTarget);
  }
  visit(node.value);
  if (isName)
    mention(ast.get<NameNode>(node.target).name, Access::Store, ast.begin(node.target));
}

void ScopeAnalysis::visitImports(NodeId id) {
  if (ast.is<ImportNode>(id)) {
    for (NodeId item : ast.list<ImportNode>(id)) {
      const auto &node = ast.get<ImportItemNode>(item);
      NameId first = ast.names<DottedNameNode>(node.name)[0];
      checkDotted(node.name);
      mention(node.alias ? node.alias : first, Access::Store, ast.begin(item));
    }
    return;
  }
  checkDotted(ast.get<ImportFromNode>(id).module);
  for (NodeId item : ast.list<ImportFromNode>(id)) {
    const auto &node = ast.get<ImportFromItemNode>(item);
    mention(node.alias ? node.alias : node.name, Access::Store, ast.begin(item));
  }
}

/// The name of an imported module is one string.
void ScopeAnalysis::checkDotted(NodeId module) {
  if (!module)
    return;
  size_t bytes = 0;
  for (NameId part : ast.names<DottedNameNode>(module))
    bytes += names.text(part).size() + (bytes != 0);
  if (bytes > kMaxNameBytes)
    sink.report({DiagnosticId::NameTooLong,
                 support::TracePlace::None,
                 ast.line(module),
                 ast.range(module),
                 {},
                 {},
                 {}});
}

void ScopeAnalysis::visitIf(NodeId id) {
  for (NodeId clause : ast.list<IfNode>(id)) {
    const auto &node = ast.get<IfClauseNode>(clause);
    if (isConstantFalse(ast, node.condition))
      continue;
    visitCondition(node.condition);
    visitBlock(node.body);
    if (isConstantTrue(ast, node.condition))
      return; // later clauses are not compiled at all
  }
  visitBlock(ast.get<IfNode>(id).otherwise);
}

void ScopeAnalysis::visitWhile(NodeId id) {
  const auto &node = ast.get<WhileNode>(id);
  if (!isConstantFalse(ast, node.condition)) {
    visitLoopBody(node.body);
    visitCondition(node.condition);
  }
  visitBlock(node.otherwise);
}

void ScopeAnalysis::visitFor(NodeId id) {
  const auto &node = ast.get<ForNode>(id);
  if ((ast.flags(id) & kAsync) && !(scope().flags & kGenerator)) {
    failAtKeyword(DiagnosticId::AsyncOutsideAsync, id);
    return noteFunctionAround();
  }
  RangeLoop range = ast.flags(id) & kAsync ? RangeLoop{} : matchRangeLoop(ast, node);
  if (range.matches) {
    if (!ast.is<SmallIntegerNode>(range.end))
      visit(range.end);
    if (range.start)
      visit(range.start);
  } else {
    visit(node.iterable);
  }
  assign(node.target);
  visitLoopBody(node.body);
  visitBlock(node.otherwise);
}

void ScopeAnalysis::visitTry(NodeId id) {
  const auto &node = ast.get<TryNode>(id);
  std::span<const NodeId> handlers = ast.list<TryNode>(id);
  visitBlock(node.body);
  for (size_t i = 0; i < handlers.size(); ++i) {
    const auto &handler = ast.get<ExceptHandlerNode>(handlers[i]);
    if (handler.type)
      visit(handler.type);
    else if (i + 1 != handlers.size())
      failAtKeyword(DiagnosticId::DefaultExceptNotLast, handlers[i]);
    if (handler.name)
      mention(handler.name, Access::Store, ast.begin(handlers[i]));
    visitBlock(handler.body);
    if (handler.name)
      mention(handler.name, Access::Delete, ast.begin(handlers[i]));
  }
  visitBlock(node.otherwise);
  visitBlock(node.finalBody);
}

void ScopeAnalysis::visitWith(NodeId id) {
  if ((ast.flags(id) & kAsync) && !(scope().flags & kGenerator)) {
    failAtKeyword(DiagnosticId::AsyncOutsideAsync, id);
    return noteFunctionAround();
  }
  for (NodeId item : ast.list<WithNode>(id)) {
    visit(ast.get<WithItemNode>(item).value);
    if (NodeId target = ast.get<WithItemNode>(item).target)
      assign(target);
  }
  visitBlock(ast.get<WithNode>(id).body);
}

void ScopeAnalysis::visitReturn(NodeId id) {
  if (scope().kind != ScopeKind::Function)
    return failAtKeyword(DiagnosticId::ReturnOutsideFunction, id);
  if (NodeId value = ast.get<ReturnNode>(id).value)
    visit(value);
}

void ScopeAnalysis::visitFunction(NodeId id, EmitterKind emitter) {
  ScopeId function = addScope(ScopeKind::Function, ast.get<FunctionNode>(id).name, id, ast.line(id));
  table[function].emitter = emitter;
  if (ast.flags(id) & kAsync)
    table[function].flags |= kGenerator;
  visitDefaults(function, ast.list<FunctionNode>(id));
}

void ScopeAnalysis::visitClass(NodeId id, EmitterKind emitter) {
  ScopeId body = addScope(ScopeKind::Class, ast.get<ClassNode>(id).name, id, ast.line(id));
  table[body].emitter = emitter;
  visitArguments(ast.list<ClassNode>(id));
}

void ScopeAnalysis::visitDecorated(NodeId id) {
  EmitterKind emitter = scope().emitter;
  for (NodeId decorator : ast.list<DecoratedNode>(id)) {
    const auto &node = ast.get<DecoratorNode>(decorator);
    if (isBuiltinDecorator(ast, decorator)) {
      if (!selectEmitter(decorator, emitter))
        emitter = EmitterKind::Bytecode;
      continue;
    }
    mention(ast.names<DottedNameNode>(node.name)[0], Access::Load, ast.begin(node.name));
    if (node.call)
      visitArguments(ast.list<CallNode>(node.call));
  }
  NodeId definition = ast.get<DecoratedNode>(id).definition;
  if (ast.is<FunctionNode>(definition)) {
    visitFunction(definition, emitter);
    return mention(ast.get<FunctionNode>(definition).name, Access::Store, ast.begin(definition));
  }
  visitClass(definition, emitter);
  mention(ast.get<ClassNode>(definition).name, Access::Store, ast.begin(definition));
}

/// @micropython.xxx.  False: it was an error.
bool ScopeAnalysis::selectEmitter(NodeId decorator, EmitterKind &emitter) {
  NodeId dotted = ast.get<DecoratorNode>(decorator).name;
  std::span<const NameId> parts = ast.names<DottedNameNode>(dotted);
  SourceRange range = ast.range(dotted);
  auto bad = [&](DiagnosticId id, std::initializer_list<std::string_view> arguments = {}) {
    failAtLine(id, 0, range, arguments); // a name has no line
    return false;
  };
  auto badName = [&] {
    bad(DiagnosticId::InvalidDecorator);
    sink.advise(DiagnosticId::HintEmitters);
    return false;
  };
  if (parts.size() != 2)
    return badName();
  std::string_view attribute = names.text(parts[1]);
  if (attribute == "bytecode") {
    emitter = EmitterKind::Bytecode;
    return true;
  }
  bool isAssembler = attribute == "asm_thumb" || attribute == "asm_xtensa" || attribute == "asm_rv32";
  if (attribute != "native" && attribute != "viper" && !isAssembler)
    return badName();
  if (!(isAssembler ? hasInlineAssembler(options.architecture)
                    : bytecode::infoOf(options.architecture).hasEmitter)) {
    bad(DiagnosticId::InvalidArch);
    if (options.architecture == bytecode::Architecture::None)
      sink.advise(DiagnosticId::HintMarch);
    return false;
  }
  return bad(DiagnosticId::NativeNotAvailable, {attribute});
}

} // namespace adder::frontend
