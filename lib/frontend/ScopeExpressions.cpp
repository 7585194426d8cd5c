//===- frontend/ScopeExpressions.cpp - Scope analysis of expressions, calls and targets -----------------===//

#include "frontend/ScopeAnalysis.h"

namespace adder::frontend {

using qstr::staticName;

void ScopeAnalysis::visitAll(std::span<const NodeId> list) {
  for (NodeId id : list)
    visit(id);
}

void ScopeAnalysis::visitChain(std::span<const uint32_t> chain) {
  for (size_t i = 0; i < chain.size(); i += 2)
    visit({chain[i]});
}

void ScopeAnalysis::visit(NodeId id) {
  switch (ast.kind(id)) {
  case NodeKind::Name:
    return mention(ast.get<NameNode>(id).name, Access::Load, ast.begin(id));
  case NodeKind::Tuple:
    return visitAll(ast.list<TupleNode>(id));
  case NodeKind::List: {
    std::span<const NodeId> elements = ast.list<ListNode>(id);
    bool isSequence = elements.size() > 1;
    for (NodeId element : elements) {
      if (isSequence)
        inSequence(element, [&] { visit(element); });
      else
        visit(element);
    }
    return;
  }
  case NodeKind::Set:
    return visitBrace(id, ast.list<SetNode>(id), false);
  case NodeKind::Dict:
    return visitBrace(id, ast.list<DictNode>(id), true);
  case NodeKind::DictItem:
    visit(ast.get<DictItemNode>(id).value);
    return visit(ast.get<DictItemNode>(id).key);
  case NodeKind::Comprehension:
    return visitComprehension(id);
  case NodeKind::BinaryChain:
    return visitChain(ast.raw<BinaryChainNode>(id));
  case NodeKind::Comparison:
    return visitChain(ast.raw<ComparisonNode>(id));
  case NodeKind::Power: {
    const auto &node = ast.get<PowerNode>(id);
    inSequence(node.base, [&] { visit(node.base); });
    inSequence(node.exponent, [&] { visit(node.exponent); });
    return;
  }
  case NodeKind::Unary:
    return visit(ast.get<UnaryNode>(id).operand);
  case NodeKind::Not:
    return visit(ast.get<NotNode>(id).operand);
  case NodeKind::And:
    return visitAll(ast.list<AndNode>(id));
  case NodeKind::Or:
    return visitAll(ast.list<OrNode>(id));
  case NodeKind::Conditional:
    visitCondition(ast.get<ConditionalNode>(id).condition);
    visit(ast.get<ConditionalNode>(id).whenTrue);
    return visit(ast.get<ConditionalNode>(id).whenFalse);
  case NodeKind::Lambda: {
    ScopeId lambda = addScope(ScopeKind::Lambda, names.intern("<lambda>"), id, ast.line(id));
    return visitDefaults(lambda, ast.list<LambdaNode>(id));
  }
  case NodeKind::NamedExpr:
    return visitNamedExpr(id);
  case NodeKind::Starred:
    fail(DiagnosticId::StarNotTarget, id);
    return sink.advise(DiagnosticId::HintNoUnpacking);
  case NodeKind::Await:
    return visitAwait(id);
  case NodeKind::Postfix:
    return visitPostfix(ast.get<PostfixNode>(id).subject, ast.list<PostfixNode>(id));
  case NodeKind::Yield:
    return visitYield(id, ast.get<YieldNode>(id).value);
  case NodeKind::YieldFrom:
    return visitYield(id, ast.get<YieldFromNode>(id).value);
  case NodeKind::Slice: {
    const auto &node = ast.get<SliceNode>(id);
    for (NodeId part : {node.start, node.stop, node.step})
      if (part)
        visit(part);
    return;
  }
  default:
    return; // constants
  }
}

/// A condition: what is statically known is not compiled (7.3).
void ScopeAnalysis::visitCondition(NodeId id) {
  if (isConstant(ast, id))
    return;
  if (ast.is<AndNode>(id) || ast.is<OrNode>(id)) {
    std::span<const NodeId> operands = ast.is<AndNode>(id) ? ast.list<AndNode>(id) : ast.list<OrNode>(id);
    for (NodeId operand : operands)
      visitCondition(operand);
    return;
  }
  if (ast.is<NotNode>(id))
    return visitCondition(ast.get<NotNode>(id).operand);
  visit(id);
}

void ScopeAnalysis::visitBrace(NodeId id, std::span<const NodeId> items, bool isDict) {
  for (NodeId item : items) {
    visit(item);
    if (ast.is<DictItemNode>(item) == isDict)
      continue;
    failAtLine(isDict ? DiagnosticId::ExpectingKeyValue : DiagnosticId::ExpectingValue, lineOfFirstInside(id),
               ast.range(item));
    return sink.note(DiagnosticId::FirstItemHere, ast.range(items[0]), {isDict ? "dictionary" : "set"});
  }
}

//===-- Calls -------------------------------------------------------------------------------------------===//

void ScopeAnalysis::visitPostfix(NodeId subject, std::span<const NodeId> trailers) {
  visit(subject);
  if (isSuperCall(ast, scope().kind, subject, trailers)) {
    visitSuper(trailers[0]);
    trailers = trailers.subspan(1);
  }
  for (NodeId trailer : trailers)
    visitTrailer(trailer);
}

/// super() takes the class and the first parameter, whatever its name, from the method around it.
void ScopeAnalysis::visitSuper(NodeId trailer) {
  mention(staticName("__class__"), Access::Load, ast.begin(trailer));
  for (const Identifier &identifier : scope().identifiers)
    if (identifier.flags & kParameter)
      return;
  fail(DiagnosticId::SuperWithoutSelf, trailer);
  sink.advise(DiagnosticId::HintSelf);
}

void ScopeAnalysis::visitTrailer(NodeId trailer) {
  if (ast.is<CallNode>(trailer))
    visitArguments(ast.list<CallNode>(trailer));
  else if (ast.is<SubscriptNode>(trailer))
    visit(ast.get<SubscriptNode>(trailer).index);
}

void ScopeAnalysis::visitArguments(std::span<const NodeId> arguments) {
  NodeId keyword; // the first one, or **
  NodeId doubleStar;
  auto outOfOrder = [&](DiagnosticId id, NodeId argument) {
    fail(id, argument);
    if (doubleStar)
      sink.note(DiagnosticId::DoubleStarHere, {ast.begin(doubleStar), ast.begin(doubleStar) + 2});
    else
      sink.note(DiagnosticId::KeywordArgumentHere, ast.range(ast.get<KeywordArgumentNode>(keyword).name));
  };
  for (size_t i = 0; i < arguments.size(); ++i) {
    NodeId argument = arguments[i];
    switch (ast.kind(argument)) {
    case NodeKind::StarArgument:
      if (doubleStar)
        return outOfOrder(DiagnosticId::StarAfterDoubleStar, argument);
      if (keyword)
        return outOfOrder(DiagnosticId::StarAfterKeyword, argument);
      if (uint64_t(i) >=
          uint64_t(options.smallIntBits - 1)) // the bit map of starred arguments is a small int
        return failStarPosition(argument);
      visit(ast.get<StarArgumentNode>(argument).value);
      break;
    case NodeKind::DoubleStarArgument:
      if (!doubleStar)
        doubleStar = argument;
      visit(ast.get<DoubleStarArgumentNode>(argument).value);
      break;
    case NodeKind::KeywordArgument: {
      const auto &node = ast.get<KeywordArgumentNode>(argument);
      if (!ast.is<NameNode>(node.name))
        return failAt(DiagnosticId::KeywordNotName, argument, ast.range(node.name));
      visit(node.value);
      if (!keyword)
        keyword = argument;
      break;
    }
    default:
      if (!(ast.flags(argument) & kUnmarked)) { // generators and := as arguments may stand anywhere
        if (doubleStar)
          return outOfOrder(DiagnosticId::PositionalAfterDoubleStar, argument);
        if (keyword)
          return outOfOrder(DiagnosticId::PositionalAfterKeyword, argument);
      }
      visit(argument);
    }
  }
}

void ScopeAnalysis::failStarPosition(NodeId argument) {
  fail(DiagnosticId::TooManyArgs, argument);
  support::TextWriter limit(arena);
  limit << options.smallIntBits - 1;
  sink.advise(DiagnosticId::HintStarPosition, {limit.text()});
}

/// The defaults of parameters are values of the scope around the function.
void ScopeAnalysis::visitDefaults(ScopeId function, std::span<const NodeId> parameters) {
  bool afterStar = false;
  NodeId firstDefault;
  for (NodeId id : parameters) {
    const auto &parameter = ast.get<ParameterNode>(id);
    if (ParameterForm(parameter.form) == ParameterForm::Star)
      afterStar = true;
    if (ParameterForm(parameter.form) != ParameterForm::Plain)
      continue;
    if (!parameter.value) {
      if (!afterStar && firstDefault) {
        failAt(DiagnosticId::NonDefaultAfterDefault, id, nameFrom(ast.begin(id), parameter.name));
        return sink.note(DiagnosticId::FirstDefaultHere, ast.range(firstDefault));
      }
      continue;
    }
    if (afterStar) {
      table[function].flags |= kKeywordDefaults;
    } else {
      ++table[function].positionalDefaults;
      if (!firstDefault)
        firstDefault = parameter.value;
    }
    visit(parameter.value);
  }
}

//===-- Scopes inside expressions -----------------------------------------------------------------------===//

void ScopeAnalysis::visitComprehension(NodeId id) {
  constexpr ScopeKind kKinds[] = {ScopeKind::ListComprehension, ScopeKind::SetComprehension,
                                  ScopeKind::DictComprehension, ScopeKind::Generator};
  constexpr std::string_view kNames[] = {"<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"};
  const auto &node = ast.get<ComprehensionNode>(id);
  ScopeId scope = addScope(kKinds[node.form], names.intern(kNames[node.form]), id, node.elementLine);
  if (ComprehensionForm(node.form) == ComprehensionForm::Generator)
    table[scope].flags |= kGenerator;
  // The first iterable is evaluated outside.
  visit(ast.get<ComprehensionForNode>(ast.list<ComprehensionNode>(id)[0]).iterable);
}

/// The body of a comprehension's scope.
void ScopeAnalysis::visitClauses(NodeId id) {
  bool first = true;
  mention(staticName(""), Access::Load, ast.begin(id));
  for (NodeId clause : ast.list<ComprehensionNode>(id)) {
    if (ast.is<ComprehensionIfNode>(clause)) {
      visitCondition(ast.get<ComprehensionIfNode>(clause).condition);
      continue;
    }
    if (!first)
      visit(ast.get<ComprehensionForNode>(clause).iterable);
    first = false;
    assign(ast.get<ComprehensionForNode>(clause).target);
  }
  visit(ast.get<ComprehensionNode>(id).element);
}

void ScopeAnalysis::visitNamedExpr(NodeId id) {
  const auto &node = ast.get<NamedExprNode>(id);
  if (!ast.is<NameNode>(node.target)) {
    failTarget(DiagnosticId::CantAssign, node.target);
    return visit(node.value);
  }
  visit(node.value);
  NameId name = ast.get<NameNode>(node.target).name;
  uint32_t use = ast.begin(node.target);
  if (isComprehension(scope().kind)) {
    // The name is bound in the scope around the comprehension (5.2).
    ScopeId inner = current;
    current = scope().parent;
    mention(name, Access::Store, use);
    IdentifierKind outerKind = table.findIdentifier(current, name)->kind;
    bool inModule = current.index == 0;
    current = inner;
    if (outerKind == IdentifierKind::Global) {
      table.findOrAdd(current, name, IdentifierKind::Global, use);
    } else {
      Identifier &identifier = table.findOrAdd(current, name, IdentifierKind::Undecided, use);
      if (!inModule && identifier.kind == IdentifierKind::Implicit)
        identifier.kind = IdentifierKind::Undecided; // it was read before; now it is to be closed over
      if (inModule)
        declareGlobal(name, node.target, ast.range(node.target));
      else
        declareNonlocal(name, node.target, ast.range(node.target));
    }
  }
  mention(name, Access::Store, use);
}

void ScopeAnalysis::visitYield(NodeId id, NodeId value) {
  if (scope().kind != ScopeKind::Function && scope().kind != ScopeKind::Lambda)
    return failAtKeyword(DiagnosticId::YieldOutsideFunction, id);
  if (value)
    visit(value);
  scope().flags |= kGenerator;
}

void ScopeAnalysis::visitAwait(NodeId id) {
  if (scope().kind != ScopeKind::Function && scope().kind != ScopeKind::Lambda) {
    failAtKeyword(DiagnosticId::AwaitOutsideFunction, id);
    return sink.advise(DiagnosticId::HintAsyncFunction);
  }
  visitPostfix(ast.get<AwaitNode>(id).subject, ast.list<AwaitNode>(id));
  scope().flags |= kGenerator;
}

//===-- Targets -----------------------------------------------------------------------------------------===//

/// A name, attribute, subscript or sequence of targets that a value is stored to.
void ScopeAnalysis::assign(NodeId target) {
  switch (ast.kind(target)) {
  case NodeKind::Name:
    return mention(ast.get<NameNode>(target).name, Access::Store, ast.begin(target));
  case NodeKind::Postfix:
    return assignPostfix(target, DiagnosticId::CantAssign);
  case NodeKind::Tuple:
    if (ast.list<TupleNode>(target).empty())
      return failTarget(DiagnosticId::CantAssign, target);
    return assignSequence(ast.list<TupleNode>(target));
  case NodeKind::List:
    return assignSequence(ast.list<ListNode>(target));
  default:
    failTarget(DiagnosticId::CantAssign, target);
  }
}

void ScopeAnalysis::failTarget(DiagnosticId id, NodeId target) {
  fail(id, target);
  NodeKind kind = ast.kind(target);
  if (kind == NodeKind::NoneLiteral || kind == NodeKind::TrueLiteral || kind == NodeKind::FalseLiteral)
    sink.advise(DiagnosticId::HintKeyword, {kind == NodeKind::NoneLiteral   ? "None"
                                            : kind == NodeKind::TrueLiteral ? "True"
                                                                            : "False"});
  else
    sink.advise(DiagnosticId::HintTarget, {id == DiagnosticId::CantDelete ? "deleted" : "assigned to"});
}

void ScopeAnalysis::assignSequence(std::span<const NodeId> elements) {
  NodeId star;
  for (NodeId element : elements) {
    if (!ast.is<StarredNode>(element))
      continue;
    if (star) {
      fail(DiagnosticId::MultipleStars, element);
      return sink.note(DiagnosticId::StarHere, {ast.begin(star), ast.begin(star) + 1});
    }
    star = element;
  }
  for (NodeId element : elements)
    assign(ast.is<StarredNode>(element) ? ast.get<StarredNode>(element).value : element);
}

/// x.a or x[i]: the base is a value.  `error`: for a call at the end.
void ScopeAnalysis::assignPostfix(NodeId target, DiagnosticId error) {
  std::span<const NodeId> trailers = ast.list<PostfixNode>(target);
  visit(ast.get<PostfixNode>(target).subject);
  for (NodeId trailer : trailers.first(trailers.size() - 1))
    visitTrailer(trailer);
  if (ast.is<CallNode>(trailers.back()))
    return failTarget(error, target);
  visitTrailer(trailers.back());
}

void ScopeAnalysis::remove(NodeId target) {
  switch (ast.kind(target)) {
  case NodeKind::Name:
    return mention(ast.get<NameNode>(target).name, Access::Delete, ast.begin(target));
  case NodeKind::Postfix:
    return assignPostfix(target, DiagnosticId::CantDelete);
  case NodeKind::Tuple:
    if (ast.list<TupleNode>(target).empty() || !(ast.flags(target) & kParenthesised))
      break;
    for (NodeId element : ast.list<TupleNode>(target))
      remove(element);
    return;
  default:
    break;
  }
  failTarget(DiagnosticId::CantDelete, target);
}

} // namespace adder::frontend
