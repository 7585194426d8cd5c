//===- frontend/WarningExpressions.cpp - Warnings about expressions and calls ---------------------------===//

#include "frontend/WarningWalk.h"

#include <algorithm>

namespace adder::frontend {

namespace {

using bytecode::BinaryOp;

} // namespace

void WarningWalk::visitAll(std::span<const NodeId> list) {
  for (NodeId id : list)
    visit(id);
}

/// Any expression, trailer or argument; none is passed over.
void WarningWalk::visit(NodeId id) {
  switch (ast.kind(id)) {
  case NodeKind::Name:
    ++nameCounts[ast.get<NameNode>(id).name.value];
    return read(ast.get<NameNode>(id).name);
  case NodeKind::InternedString:
  case NodeKind::ConstantObject:
    return checkString(id);
  case NodeKind::Tuple:
    return visitAll(ast.list<TupleNode>(id));
  case NodeKind::List:
    return visitAll(ast.list<ListNode>(id));
  case NodeKind::Set:
    return visitAll(ast.list<SetNode>(id));
  case NodeKind::Dict:
    return visitDict(id);
  case NodeKind::DictItem:
    visit(ast.get<DictItemNode>(id).key);
    return visit(ast.get<DictItemNode>(id).value);
  case NodeKind::Comprehension:
    return visitComprehension(id);
  case NodeKind::BinaryChain: {
    std::span<const uint32_t> chain = ast.raw<BinaryChainNode>(id);
    for (size_t i = 0; i < chain.size(); i += 2)
      visit({chain[i]});
    return;
  }
  case NodeKind::Comparison:
    return visitComparison(id);
  case NodeKind::Power:
    visit(ast.get<PowerNode>(id).base);
    return visit(ast.get<PowerNode>(id).exponent);
  case NodeKind::Unary:
    return visit(ast.get<UnaryNode>(id).operand);
  case NodeKind::Not:
    return visit(ast.get<NotNode>(id).operand);
  case NodeKind::And:
    return visitAll(ast.list<AndNode>(id));
  case NodeKind::Or:
    return visitAll(ast.list<OrNode>(id));
  case NodeKind::Conditional:
    visit(ast.get<ConditionalNode>(id).condition);
    visit(ast.get<ConditionalNode>(id).whenTrue);
    return visit(ast.get<ConditionalNode>(id).whenFalse);
  case NodeKind::Lambda:
    return visitLambda(id);
  case NodeKind::NamedExpr:
    visit(ast.get<NamedExprNode>(id).value);
    return bindTarget(ast.get<NamedExprNode>(id).target, Binding::Other);
  case NodeKind::Starred:
    return visit(ast.get<StarredNode>(id).value);
  case NodeKind::Await:
    return visitPostfix(ast.get<AwaitNode>(id).subject, ast.list<AwaitNode>(id));
  case NodeKind::Postfix:
    return visitPostfix(ast.get<PostfixNode>(id).subject, ast.list<PostfixNode>(id));
  case NodeKind::Yield:
    return visit(ast.get<YieldNode>(id).value);
  case NodeKind::YieldFrom:
    return visit(ast.get<YieldFromNode>(id).value);
  case NodeKind::Slice:
    visit(ast.get<SliceNode>(id).start);
    visit(ast.get<SliceNode>(id).stop);
    return visit(ast.get<SliceNode>(id).step);
  case NodeKind::Call:
    return visitAll(ast.list<CallNode>(id));
  case NodeKind::Subscript:
    return visit(ast.get<SubscriptNode>(id).index);
  case NodeKind::KeywordArgument:
    if (NodeId name = ast.get<KeywordArgumentNode>(id).name; ast.is<NameNode>(name))
      ++nameCounts[ast.get<NameNode>(name).name.value];
    return visit(ast.get<KeywordArgumentNode>(id).value);
  case NodeKind::StarArgument:
    return visit(ast.get<StarArgumentNode>(id).value);
  case NodeKind::DoubleStarArgument:
    return visit(ast.get<DoubleStarArgumentNode>(id).value);
  default:
    return; // constants
  }
}

//===-- Literals ----------------------------------------------------------------------------------------===//

void WarningWalk::checkString(NodeId id) {
  if ((ast.flags(id) & kNoField) && enabled(DiagnosticId::FStringNoField))
    find(DiagnosticId::FStringNoField, ast.range(id));
  if (!inAnnotation)
    return;
  if (ast.is<InternedStringNode>(id))
    return readWords(names.text(ast.get<InternedStringNode>(id).text));
  const Constant &constant = ast.constant(ast.get<ConstantObjectNode>(id).value);
  if (constant.kind == mpy::ObjectKind::Str)
    readWords(constant.text());
  else if (constant.kind == mpy::ObjectKind::Tuple)
    for (const Constant &item : constant.items())
      if (item.kind == mpy::ObjectKind::Str)
        readWords(item.text());
}

/// Whether the operand is written as a literal or display whose identity means nothing.  The name of a
/// const() is no literal, and None, True, False and ... are one object each.
bool WarningWalk::isLiteral(NodeId id) const {
  char first = ast.source[ast.begin(id)];
  switch (ast.kind(id)) {
  case NodeKind::InternedString:
    return true;
  case NodeKind::SmallInteger:
  case NodeKind::ConstantObject: {
    bool isString = false;
    if (ast.is<ConstantObjectNode>(id)) {
      mpy::ObjectKind kind = ast.constant(ast.get<ConstantObjectNode>(id).value).kind;
      isString = kind == mpy::ObjectKind::Str || kind == mpy::ObjectKind::Bytes;
    }
    char last = ast.source[ast.range(id).end - 1];
    bool isWord =
        (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || first == '_' || first & 0x80;
    return !isWord || (isString && (last == '\'' || last == '"'));
  }
  case NodeKind::Tuple:
  case NodeKind::List:
  case NodeKind::Set:
  case NodeKind::Dict:
    return true;
  default:
    return false;
  }
}

void WarningWalk::checkLiteralIs(NodeId operand, uint32_t op) {
  bool isIs = op == uint32_t(BinaryOp::Is);
  if ((isIs || op == kIsNot) && isLiteral(operand))
    find(DiagnosticId::LiteralIs, ast.range(operand), {isIs ? "is" : "is not", isIs ? "==" : "!="});
}

void WarningWalk::visitComparison(NodeId id) {
  std::span<const uint32_t> chain = ast.raw<ComparisonNode>(id);
  bool previousFound = false; // the operand was reported with the operator before it
  for (size_t i = 0; i < chain.size(); i += 2) {
    visit({chain[i]});
    if (i == 0 || !enabled(DiagnosticId::LiteralIs))
      continue;
    size_t before = findings.size();
    checkLiteralIs({chain[i]}, chain[i - 1]);
    if (findings.size() == before && !previousFound)
      checkLiteralIs({chain[i - 2]}, chain[i - 1]);
    previousFound = findings.size() != before;
  }
}

void WarningWalk::visitDict(NodeId id) {
  std::span<const NodeId> items = ast.list<DictNode>(id);
  visitAll(items);
  if (items.size() < 2 || !enabled(DiagnosticId::DuplicateKey))
    return;
  size_t room = 4;
  while (room < items.size() * 2)
    room *= 2;
  std::span<NodeId> slots = arena.makeArray<NodeId>(room); // open addressing
  std::fill(slots.begin(), slots.end(), NodeId{});
  for (NodeId item : items) {
    if (!ast.is<DictItemNode>(item))
      return; // an error that is never compiled
    NodeId key = ast.get<DictItemNode>(item).key;
    if (!isConstant(ast, key))
      continue;
    Constant value = constantOf(ast, names, key);
    size_t at = hashOf(value) & (room - 1);
    while (slots[at] && !sameConstant(constantOf(ast, names, slots[at]), value))
      at = (at + 1) & (room - 1);
    if (!slots[at]) {
      slots[at] = key;
      continue;
    }
    find(DiagnosticId::DuplicateKey, ast.range(key), {textOf(firstLineOf(key))});
    noteLast(DiagnosticId::FirstKeyHere, ast.range(slots[at]));
  }
}

//===-- Calls -------------------------------------------------------------------------------------------===//

void WarningWalk::visitPostfix(NodeId subject, std::span<const NodeId> trailers) {
  if (ast.is<NameNode>(subject))
    checkCall(subject, trailers);
  visit(subject);
  visitAll(trailers);
}

void WarningWalk::checkCall(NodeId subject, std::span<const NodeId> trailers) {
  if (trailers.empty())
    return;
  NameId name = ast.get<NameNode>(subject).name;
  bool isQualified = name == nameMicropython && trailers.size() > 1 && ast.is<AttributeNode>(trailers[0]) &&
                     ast.get<AttributeNode>(trailers[0]).name == nameConst;
  if (enabled(DiagnosticId::ConstNotFolded) && nameConst && (name == nameConst || isQualified) &&
      ast.is<CallNode>(trailers[isQualified]))
    constCalls.push(subject);
  uint8_t row = builtinOf[name.value];
  if (row && ast.is<CallNode>(trailers[0]) && enabled(DiagnosticId::BuiltinArguments))
    checkBuiltin(builtinAt(row - 1u), subject, trailers[0]);
}

void WarningWalk::checkBuiltin(const Builtin &builtin, NodeId subject, NodeId call) {
  uint32_t positional = 0;
  bool hasKeyword = false;
  for (NodeId argument : ast.list<CallNode>(call)) {
    if (ast.is<StarArgumentNode>(argument) || ast.is<DoubleStarArgumentNode>(argument))
      return;
    bool isKeyword = ast.is<KeywordArgumentNode>(argument);
    hasKeyword |= isKeyword;
    positional += !isKeyword;
  }
  bool tooFew = positional < builtin.minimum && !hasKeyword;
  if (tooFew || positional > builtin.maximum)
    calls.push({&builtin, positional, subject});
}

/// `target = const(value)`, of which only the value is left: the name is replaced wherever it is read.
bool WarningWalk::isFoldedConst(NodeId value) const {
  if (!isConstant(ast, value))
    return false;
  std::string_view before = {ast.source.data(), ast.begin(value)};
  size_t end = before.find_last_not_of(" \t\r\n\\(");
  return end != std::string_view::npos && end + 1 < before.size() &&
         std::string_view(before.data(), end + 1).ends_with("const");
}

//===-- Scopes inside expressions, targets --------------------------------------------------------------===//

void WarningWalk::visitLambda(NodeId id) {
  visitParameters(ast.list<LambdaNode>(id));
  Where outer = enter(id);
  bindParameters(ast.list<LambdaNode>(id));
  visit(ast.get<LambdaNode>(id).body);
  where = outer;
}

void WarningWalk::visitComprehension(NodeId id) {
  std::span<const NodeId> clauses = ast.list<ComprehensionNode>(id);
  visit(ast.get<ComprehensionForNode>(clauses[0]).iterable); // outside
  Where outer = enter(id);
  for (NodeId clause : clauses) {
    if (ast.is<ComprehensionIfNode>(clause)) {
      visit(ast.get<ComprehensionIfNode>(clause).condition);
      continue;
    }
    if (clause != clauses[0])
      visit(ast.get<ComprehensionForNode>(clause).iterable);
    bindTarget(ast.get<ComprehensionForNode>(clause).target, Binding::Other);
  }
  visit(ast.get<ComprehensionNode>(id).element);
  where = outer;
}

/// Names in a sequence come from unpacking, which is never warned about.
void WarningWalk::bindTarget(NodeId target, Binding binding) {
  switch (ast.kind(target)) {
  case NodeKind::Name:
    ++nameCounts[ast.get<NameNode>(target).name.value];
    return bind(ast.get<NameNode>(target).name, binding, target);
  case NodeKind::Tuple:
    for (NodeId element : ast.list<TupleNode>(target))
      bindTarget(element, Binding::Other);
    return;
  case NodeKind::List:
    for (NodeId element : ast.list<ListNode>(target))
      bindTarget(element, Binding::Other);
    return;
  case NodeKind::Starred:
    return bindTarget(ast.get<StarredNode>(target).value, Binding::Other);
  default:
    return visit(target); // attributes and subscripts
  }
}

} // namespace adder::frontend
