//===- emitters/bytecode/LowerExpressions.cpp - Values, conditions and calls ----------------------------===//

#include "emitters/bytecode/Lowering.h"

namespace adder::bytecode_emitter {

using namespace frontend;
using mpy::ObjectKind;

namespace {

constexpr size_t kMaxCallArguments = 255; // one byte each for positional and keyword arguments

} // namespace

/// Code that leaves the value, with its line mark.
void Lowering::value(NodeId id) {
  if (!(ast.flags(id) & kUnmarked))
    mark(ast.line(id));
  expression(id);
}

void Lowering::values(std::span<const NodeId> list) {
  for (NodeId id : list)
    value(id);
}

void Lowering::expression(NodeId id) {
  switch (ast.kind(id)) {
  case NodeKind::Name:
    return load(ast.get<NameNode>(id).name);
  case NodeKind::SmallInteger:
    return loadInt(ast.smallInteger(id));
  case NodeKind::InternedString:
    return loadString(ast.get<InternedStringNode>(id).text);
  case NodeKind::NoneLiteral:
    return loadNone();
  case NodeKind::TrueLiteral:
    return emit(Opcode::LoadConstTrue);
  case NodeKind::FalseLiteral:
    return emit(Opcode::LoadConstFalse);
  case NodeKind::EllipsisLiteral:
    return emit(Opcode::LoadConstObj, code.constants.use(Constant::ofKind(ObjectKind::Ellipsis)));
  case NodeKind::ConstantObject:
    return emit(Opcode::LoadConstObj,
                code.constants.use(ast.constant(ast.get<ConstantObjectNode>(id).value)));
  case NodeKind::Tuple:
    values(ast.list<TupleNode>(id));
    return build(Opcode::BuildTuple, ast.list<TupleNode>(id).size());
  case NodeKind::List:
    values(ast.list<ListNode>(id));
    return build(Opcode::BuildList, ast.list<ListNode>(id).size());
  case NodeKind::Set:
    values(ast.list<SetNode>(id));
    return build(Opcode::BuildSet, ast.list<SetNode>(id).size());
  case NodeKind::Dict:
    return dict(id);
  case NodeKind::DictItem: // a value for a key: the value first
    value(ast.get<DictItemNode>(id).value);
    return value(ast.get<DictItemNode>(id).key);
  case NodeKind::Comprehension:
    return comprehension(id);
  case NodeKind::BinaryChain: {
    std::span<const uint32_t> chain = ast.raw<BinaryChainNode>(id);
    value({chain[0]});
    for (size_t i = 1; i < chain.size(); i += 2) {
      value({chain[i + 1]});
      binary(BinaryOp(chain[i]));
    }
    return;
  }
  case NodeKind::Comparison:
    return comparison(ast.raw<ComparisonNode>(id));
  case NodeKind::Power:
    value(ast.get<PowerNode>(id).base);
    value(ast.get<PowerNode>(id).exponent);
    return binary(BinaryOp::Power);
  case NodeKind::Unary:
    value(ast.get<UnaryNode>(id).operand);
    return unary(UnaryOp(ast.get<UnaryNode>(id).op));
  case NodeKind::Not:
    value(ast.get<NotNode>(id).operand);
    return unary(UnaryOp::Not);
  case NodeKind::And:
    return logical(ast.list<AndNode>(id), false);
  case NodeKind::Or:
    return logical(ast.list<OrNode>(id), true);
  case NodeKind::Conditional:
    return conditional(id);
  case NodeKind::Lambda:
    return makeWithDefaults(nextScope(id), ast.list<LambdaNode>(id));
  case NodeKind::NamedExpr:
    return namedExpr(id);
  case NodeKind::Await:
    postfix(ast.get<AwaitNode>(id).subject, ast.list<AwaitNode>(id));
    return awaitTop();
  case NodeKind::Postfix:
    return postfix(ast.get<PostfixNode>(id).subject, ast.list<PostfixNode>(id));
  case NodeKind::Yield:
    return yieldValue(ast.get<YieldNode>(id).value);
  case NodeKind::YieldFrom:
    value(ast.get<YieldFromNode>(id).value);
    return awaitTop();
  case NodeKind::Slice:
    return slice(id);
  default:
    __builtin_trap(); // scope analysis has refused everything else
  }
}

//===-- Operators
//-------------------------------------------------------------------------------------------===//

void Lowering::logical(std::span<const NodeId> operands, bool isOr) {
  Label end = newLabel();
  for (size_t i = 0; i < operands.size(); ++i) {
    value(operands[i]);
    if (i + 1 < operands.size())
      jump(isOr ? Opcode::JumpIfTrueOrPop : Opcode::JumpIfFalseOrPop, end);
  }
  place(end);
}

void Lowering::compareOperator(uint32_t op) {
  if (op != kNotIn && op != kIsNot)
    return binary(BinaryOp(op));
  binary(op == kNotIn ? BinaryOp::In : BinaryOp::Is);
  unary(UnaryOp::Not);
}

void Lowering::comparison(std::span<const uint32_t> chain) {
  value({chain[0]});
  if (chain.size() == 3) {
    value({chain[2]});
    return compareOperator(chain[1]);
  }
  Label failed = newLabel(), end = newLabel();
  for (size_t i = 1; i < chain.size(); i += 2) {
    bool isLast = i + 2 == chain.size();
    value({chain[i + 1]});
    if (!isLast) {
      emit(Opcode::DupTop);
      emit(Opcode::RotThree);
    }
    compareOperator(chain[i]);
    if (!isLast)
      jump(Opcode::JumpIfFalseOrPop, failed);
  }
  jump(Opcode::Jump, end);
  place(failed);
  adjust(1);
  emit(Opcode::RotTwo);
  emit(Opcode::PopTop);
  place(end);
}

/// Jumps to `target` if the truth of the value is `jumpIf`, else falls through (7.3).
void Lowering::condition(NodeId id, bool jumpIf, Label target) {
  if (isConstantFalse(ast, id)) {
    if (!jumpIf)
      jump(Opcode::Jump, target);
    return;
  }
  if (isConstantTrue(ast, id)) {
    if (jumpIf)
      jump(Opcode::Jump, target);
    return;
  }
  if (ast.is<NotNode>(id))
    return condition(ast.get<NotNode>(id).operand, !jumpIf, target);
  bool isOr = ast.is<OrNode>(id);
  if (!isOr && !ast.is<AndNode>(id)) {
    value(id);
    return jump(jumpIf ? Opcode::PopJumpIfTrue : Opcode::PopJumpIfFalse, target);
  }
  std::span<const NodeId> operands = isOr ? ast.list<OrNode>(id) : ast.list<AndNode>(id);
  if (isOr == jumpIf) { // every operand can decide for the target
    for (NodeId operand : operands)
      condition(operand, jumpIf, target);
    return;
  }
  Label through = newLabel();
  for (NodeId operand : operands.first(operands.size() - 1))
    condition(operand, !jumpIf, through);
  condition(operands.back(), jumpIf, target);
  place(through);
}

void Lowering::conditional(NodeId id) {
  const auto &node = ast.get<ConditionalNode>(id);
  Label otherwise = newLabel(), end = newLabel();
  condition(node.condition, false, otherwise);
  value(node.whenTrue);
  jump(Opcode::Jump, end);
  place(otherwise);
  adjust(-1);
  value(node.whenFalse);
  place(end);
}

void Lowering::namedExpr(NodeId id) {
  const auto &node = ast.get<NamedExprNode>(id);
  value(node.value);
  emit(Opcode::DupTop);
  store(ast.get<NameNode>(node.target).name);
}

void Lowering::yieldValue(NodeId operand) {
  if (operand)
    value(operand);
  else
    loadNone();
  emit(Opcode::YieldValue);
}

//===-- Displays
//--------------------------------------------------------------------------------------------===//

void Lowering::dict(NodeId id) {
  std::span<const NodeId> items = ast.list<DictNode>(id);
  emitComputed(Opcode::BuildMap, 1, uint32_t(items.size()));
  for (NodeId item : items) {
    value(item);
    emit(Opcode::StoreMap);
  }
}

void Lowering::slice(NodeId id) {
  const auto &node = ast.get<SliceNode>(id);
  for (NodeId part : {node.start, node.stop}) {
    if (part)
      value(part);
    else
      loadNone();
  }
  if (node.step)
    value(node.step);
  build(Opcode::BuildSlice, node.step ? 3 : 2);
}

void Lowering::comprehension(NodeId id) {
  const auto &node = ast.get<ComprehensionNode>(id);
  makeFunction(nextScope(id), false);
  value(ast.get<ComprehensionForNode>(ast.list<ComprehensionNode>(id)[0]).iterable);
  if (ComprehensionForm(node.form) == ComprehensionForm::Generator)
    emit(Opcode::GetIter);
  emitComputed(Opcode::CallFunction, -1, 1);
}

//===-- Calls
//-----------------------------------------------------------------------------------------------===//

void Lowering::postfix(NodeId subject, std::span<const NodeId> trailers) {
  value(subject);
  auto isMethodCall = [&](size_t i) {
    return i + 1 < trailers.size() && ast.is<AttributeNode>(trailers[i]) && ast.is<CallNode>(trailers[i + 1]);
  };
  auto methodCall = [&](Opcode loadMethod, size_t i) {
    attribute(loadMethod, ast.get<AttributeNode>(trailers[i]).name);
    call(ast.list<CallNode>(trailers[i + 1]), true, 0, trailers[i + 1]);
  };
  size_t i = 0;
  if (isSuperCall(ast, scope().kind, subject, trailers)) {
    load(qstr::staticName("__class__"));
    for (const Identifier &identifier : scope().identifiers) {
      if (!(identifier.flags & kParameter))
        continue;
      load(identifier.name);
      break;
    }
    i = 1;
    if (isMethodCall(1)) {
      methodCall(Opcode::LoadSuperMethod, 1);
      i = 3;
    } else {
      emitComputed(Opcode::CallFunction, -2, 2);
    }
  }
  while (i < trailers.size()) {
    if (isMethodCall(i)) {
      methodCall(Opcode::LoadMethod, i);
      i += 2;
    } else {
      trailer(trailers[i++]);
    }
  }
}

/// One trailer by itself, with its mark.
void Lowering::trailer(NodeId id) {
  mark(ast.line(id));
  if (ast.is<CallNode>(id))
    return call(ast.list<CallNode>(id), false, 0, id);
  if (ast.is<AttributeNode>(id))
    return attribute(Opcode::LoadAttr, ast.get<AttributeNode>(id).name);
  value(ast.get<SubscriptNode>(id).index);
  emit(Opcode::LoadSubscr);
}

/// Arguments and call (7.11).  `extraPositional`: arguments that are on the stack already.
void Lowering::call(std::span<const NodeId> arguments, bool isMethod, uint32_t extraPositional,
                    NodeId place) {
  size_t positional = extraPositional, keywords = 0;
  uint64_t starred = 0;
  bool hasStar = false;
  for (size_t i = 0; i < arguments.size(); ++i) {
    NodeId argument = arguments[i];
    switch (ast.kind(argument)) {
    case NodeKind::StarArgument:
      hasStar = true;
      starred |= uint64_t(1) << i;
      value(ast.get<StarArgumentNode>(argument).value);
      ++positional;
      break;
    case NodeKind::DoubleStarArgument:
      hasStar = true;
      emit(Opcode::LoadNull);
      value(ast.get<DoubleStarArgumentNode>(argument).value);
      ++keywords;
      break;
    case NodeKind::KeywordArgument: {
      const auto &node = ast.get<KeywordArgumentNode>(argument);
      loadString(ast.get<NameNode>(node.name).name);
      value(node.value);
      ++keywords;
      break;
    }
    default:
      value(argument);
      ++positional;
    }
  }
  if (positional > kMaxCallArguments || keywords > kMaxCallArguments) {
    bool tooManyPositional = positional > kMaxCallArguments;
    fail(support::DiagnosticId::TooManyCallArguments, place, {tooManyPositional ? positional : keywords},
         tooManyPositional ? "positional" : "keyword");
    sink.advise(support::DiagnosticId::HintSplitCall);
  }
  if (hasStar)
    loadInt(int64_t(starred));
  int delta =
      -int(positional - extraPositional) - int(extraPositional) - 2 * int(keywords) - hasStar - isMethod;
  auto operand = uint32_t(keywords << 8 | positional);
  Opcode opcode = isMethod ? (hasStar ? Opcode::CallMethodVarKw : Opcode::CallMethod)
                           : (hasStar ? Opcode::CallFunctionVarKw : Opcode::CallFunction);
  emitComputed(opcode, delta, operand);
}

} // namespace adder::bytecode_emitter
