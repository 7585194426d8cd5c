//===- emitters/bytecode/LowerTargets.cpp - Assignment and del targets ----------------------------------===//

#include "emitters/bytecode/Lowering.h"

namespace adder::bytecode_emitter {

using namespace frontend;

/// The object that the last trailer of a target is applied to.  Method calls are not paired here (7.11).
void Lowering::targetBase(NodeId target) {
  std::span<const NodeId> trailers = ast.list<PostfixNode>(target);
  value(ast.get<PostfixNode>(target).subject);
  for (NodeId id : trailers.first(trailers.size() - 1))
    trailer(id);
}

/// Stores the value on top of the stack.
void Lowering::storeTo(NodeId target) {
  switch (ast.kind(target)) {
  case NodeKind::Name:
    return store(ast.get<NameNode>(target).name);
  case NodeKind::Tuple:
    return storeSequence(ast.list<TupleNode>(target), target);
  case NodeKind::List:
    return storeSequence(ast.list<ListNode>(target), target);
  default:
    break;
  }
  targetBase(target);
  NodeId last = ast.list<PostfixNode>(target).back();
  if (ast.is<AttributeNode>(last))
    return attribute(Opcode::StoreAttr, ast.get<AttributeNode>(last).name);
  value(ast.get<SubscriptNode>(last).index);
  emit(Opcode::StoreSubscr);
}

void Lowering::storeSequence(std::span<const NodeId> elements, NodeId place) {
  constexpr size_t kMaxAround = 255; // one byte each for the targets before and after a starred one
  size_t star = elements.size();
  for (size_t i = 0; i < elements.size(); ++i)
    if (ast.is<StarredNode>(elements[i]))
      star = i;
  int delta = int(elements.size()) - 1;
  if (star == elements.size()) {
    emitComputed(Opcode::UnpackSequence, delta, uint32_t(elements.size()));
  } else {
    size_t left = star, right = elements.size() - star - 1;
    if (left > kMaxAround || right > kMaxAround)
      fail(support::DiagnosticId::TooManyUnpackTargets, place, {left > right ? left : right});
    emitComputed(Opcode::UnpackEx, delta, uint32_t(left | right << 8));
  }
  for (NodeId element : elements)
    storeTo(ast.is<StarredNode>(element) ? ast.get<StarredNode>(element).value : element);
}

void Lowering::deleteTarget(NodeId target) {
  if (ast.is<NameNode>(target))
    return remove(ast.get<NameNode>(target).name);
  if (ast.is<TupleNode>(target)) {
    for (NodeId element : ast.list<TupleNode>(target))
      deleteTarget(element);
    return;
  }
  targetBase(target);
  NodeId last = ast.list<PostfixNode>(target).back();
  if (ast.is<AttributeNode>(last)) {
    emit(Opcode::LoadNull);
    emit(Opcode::RotTwo);
    return attribute(Opcode::StoreAttr, ast.get<AttributeNode>(last).name);
  }
  value(ast.get<SubscriptNode>(last).index);
  emit(Opcode::LoadNull);
  emit(Opcode::RotThree);
  emit(Opcode::StoreSubscr);
}

} // namespace adder::bytecode_emitter
