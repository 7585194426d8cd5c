//===- emitters/bytecode/LowerBlocks.cpp - Loops, try and with ------------------------------------------===//

#include "emitters/bytecode/Lowering.h"

namespace adder::bytecode_emitter {

using namespace frontend;
using qstr::staticName;

namespace {

constexpr uint32_t kMaxUnwound = 127; // 7 bits of the extra byte
constexpr uint16_t kPopIterator = 0x80;

} // namespace

//===-- Loops
//-----------------------------------------------------------------------------------------------===//

/// Makes a loop the current one; returns the one around it.
Lowering::Loop Lowering::enterLoop(Label breakLabel, Label continueLabel, bool hasIterator) {
  Loop outer = loop;
  loop = {breakLabel, continueLabel, exceptionDepth, hasIterator, true};
  return outer;
}

void Lowering::breakOrContinue(bool isBreak, NodeId place) {
  Label target = isBreak ? loop.breakLabel : loop.continueLabel;
  bool dropsIterator = isBreak && loop.hasIterator;
  uint32_t blocks = exceptionDepth - loop.exceptionDepth;
  if (blocks > kMaxUnwound)
    fail(support::DiagnosticId::TooManyBlocks, place, {blocks});
  if (blocks)
    return jump(Opcode::UnwindJump, target, uint16_t(blocks | (dropsIterator ? kPopIterator : 0)));
  if (dropsIterator)
    for (int i = 0; i < 4; ++i)
      emitComputed(Opcode::PopTop, 0, 0); // the depth of the code that follows does not change (6.2)
  jump(Opcode::Jump, target);
}

void Lowering::whileLoop(NodeId id) {
  const auto &node = ast.get<WhileNode>(id);
  Label breakLabel = newLabel(), continueLabel = newLabel();
  Loop outer = enterLoop(breakLabel, continueLabel, false);
  if (!isConstantFalse(ast, node.condition)) {
    Label top = newLabel();
    if (!isConstantTrue(ast, node.condition))
      jump(Opcode::Jump, continueLabel);
    place(top);
    block(node.body);
    place(continueLabel);
    condition(node.condition, true, top);
  }
  loop = outer;
  block(node.otherwise);
  place(breakLabel);
}

void Lowering::forLoop(NodeId id) {
  const auto &node = ast.get<ForNode>(id);
  RangeLoop range = matchRangeLoop(ast, node);
  if (range.matches)
    return rangeLoop(id, range);
  Label breakLabel = newLabel(), continueLabel = newLabel(), exhausted = newLabel();
  Loop outer = enterLoop(breakLabel, continueLabel, true);
  value(node.iterable);
  emit(Opcode::GetIterStack);
  place(continueLabel);
  jump(Opcode::ForIter, exhausted);
  storeTo(node.target);
  block(node.body);
  jump(Opcode::Jump, continueLabel);
  place(exhausted);
  adjust(-4);
  loop = outer;
  block(node.otherwise);
  place(breakLabel);
}

/// for NAME in range(...): counts on the stack, without an iterator (7.7).
void Lowering::rangeLoop(NodeId id, const RangeLoop &range) {
  const auto &node = ast.get<ForNode>(id);
  Label breakLabel = newLabel(), continueLabel = newLabel();
  Loop outer = enterLoop(breakLabel, continueLabel, false);
  Label top = newLabel(), entry = newLabel();
  bool endOnStack = !ast.is<SmallIntegerNode>(range.end);
  if (endOnStack)
    value(range.end);
  if (range.start)
    value(range.start);
  else
    loadInt(0);
  jump(Opcode::Jump, entry);
  place(top);
  emit(Opcode::DupTop);
  storeTo(node.target);
  block(node.body);
  place(continueLabel);
  loadInt(range.step);
  binary(BinaryOp::InplaceAdd);
  place(entry);
  if (endOnStack) {
    emit(Opcode::DupTopTwo);
    emit(Opcode::RotTwo);
  } else {
    emit(Opcode::DupTop);
    value(range.end);
  }
  binary(range.step > 0 ? BinaryOp::Less : BinaryOp::Greater);
  jump(Opcode::PopJumpIfTrue, top);
  loop = outer;
  auto dropCounters = [&] {
    emit(Opcode::PopTop);
    if (endOnStack)
      emit(Opcode::PopTop);
  };
  if (!node.otherwise) {
    place(breakLabel);
    return dropCounters();
  }
  Label end = newLabel();
  dropCounters();
  block(node.otherwise);
  jump(Opcode::Jump, end);
  adjust(endOnStack ? 2 : 1);
  place(breakLabel);
  dropCounters();
  place(end);
}

/// Awaits what is on top of the stack.
void Lowering::awaitTop() {
  emit(Opcode::GetIter);
  loadNone();
  emit(Opcode::YieldFrom);
}

void Lowering::asyncFor(NodeId id) {
  const auto &node = ast.get<ForNode>(id);
  NameId stop = names.intern("StopAsyncIteration");
  Label breakLabel = newLabel(), continueLabel = newLabel();
  Loop outer = enterLoop(breakLabel, continueLabel, false);
  Label handlerLabel = newLabel(), body = newLabel(), reraise = newLabel(), exhausted = newLabel();
  value(node.iterable);
  attribute(Opcode::LoadMethod, names.intern("__aiter__"));
  emitComputed(Opcode::CallMethod, -1, 0);
  place(continueLabel);
  openBlock(Opcode::SetupExcept, handlerLabel);
  emit(Opcode::DupTop);
  attribute(Opcode::LoadMethod, names.intern("__anext__"));
  emitComputed(Opcode::CallMethod, -1, 0);
  awaitTop();
  storeTo(node.target);
  jump(Opcode::PopExceptJump, body);
  place(handlerLabel);
  adjust(4);
  emit(Opcode::DupTop);
  code.qstrs.use(stop);
  emit(Opcode::LoadGlobal, stop.value);
  binary(BinaryOp::ExceptionMatch);
  jump(Opcode::PopJumpIfFalse, reraise);
  emit(Opcode::PopTop);
  jump(Opcode::PopExceptJump, exhausted);
  place(reraise);
  adjust(1);
  closeBlock();
  emit(Opcode::EndFinally);
  adjust(-3);
  place(body);
  block(node.body);
  jump(Opcode::Jump, continueLabel);
  loop = outer;
  place(exhausted);
  block(node.otherwise);
  place(breakLabel);
  emit(Opcode::PopTop);
}

//===-- try
//-------------------------------------------------------------------------------------------------===//

void Lowering::tryStatement(NodeId id) {
  const auto &node = ast.get<TryNode>(id);
  if (!node.finalBody)
    return tryExcept(id);
  bool hasHandlers = !ast.list<TryNode>(id).empty();
  Label finallyLabel = newLabel();
  openBlock(Opcode::SetupFinally, finallyLabel);
  if (hasHandlers) {
    tryExcept(id);
  } else {
    adjust(3);
    block(node.body);
    adjust(-3);
  }
  loadNone();
  place(finallyLabel);
  adjust(1);
  block(node.finalBody);
  adjust(-1);
  closeBlock();
  emit(Opcode::EndFinally);
}

void Lowering::tryExcept(NodeId id) {
  const auto &node = ast.get<TryNode>(id);
  Label handlers = newLabel(), success = newLabel(), done = newLabel();
  openBlock(Opcode::SetupExcept, handlers);
  block(node.body);
  jump(Opcode::PopExceptJump, success);
  place(handlers);
  adjust(4);
  for (NodeId clause : ast.list<TryNode>(id))
    handler(clause, done);
  closeBlock();
  emit(Opcode::EndFinally);
  adjust(-3);
  place(success);
  block(node.otherwise);
  place(done);
}

void Lowering::handler(NodeId id, Label done) {
  const auto &node = ast.get<ExceptHandlerNode>(id);
  Label next = newLabel();
  if (node.type) {
    emit(Opcode::DupTop);
    value(node.type);
    binary(BinaryOp::ExceptionMatch);
    jump(Opcode::PopJumpIfFalse, next);
  }
  if (!node.name) {
    emit(Opcode::PopTop);
    block(node.body);
  } else {
    // The name is unbound at the end, also when the body raises.
    store(node.name);
    Label unbind = newLabel();
    openBlock(Opcode::SetupFinally, unbind);
    block(node.body);
    loadNone();
    place(unbind);
    adjust(1);
    loadNone();
    store(node.name);
    remove(node.name);
    adjust(-1);
    closeBlock();
    emit(Opcode::EndFinally);
  }
  jump(Opcode::PopExceptJump, done);
  place(next);
  adjust(1);
}

//===-- with
//------------------------------------------------------------------------------------------------===//

/// Items from number `item` on, then the body.
void Lowering::with(NodeId id, size_t item) {
  std::span<const NodeId> items = ast.list<WithNode>(id);
  if (item == items.size())
    return block(ast.get<WithNode>(id).body);
  const auto &node = ast.get<WithItemNode>(items[item]);
  Label cleanup = newLabel();
  value(node.value);
  openBlock(Opcode::SetupWith, cleanup);
  if (node.target)
    storeTo(node.target);
  else
    emit(Opcode::PopTop);
  with(id, item + 1);
  loadNone();
  place(cleanup);
  adjust(2); // room that the cleanup needs for its call
  emitComputed(Opcode::WithCleanup, -4, 0);
  closeBlock();
  emit(Opcode::EndFinally);
}

void Lowering::asyncWith(NodeId id, size_t item) {
  std::span<const NodeId> items = ast.list<WithNode>(id);
  if (item == items.size())
    return block(ast.get<WithNode>(id).body);
  const auto &node = ast.get<WithItemNode>(items[item]);
  NameId exit = names.intern("__aexit__");
  NameId baseException = staticName("BaseException");
  Label cleanup = newLabel(), callExit = newLabel(), unwinding = newLabel(), end = newLabel();
  value(node.value);
  emit(Opcode::DupTop);
  attribute(Opcode::LoadMethod, names.intern("__aenter__"));
  emitComputed(Opcode::CallMethod, -1, 0);
  awaitTop();
  if (node.target)
    storeTo(node.target);
  else
    emit(Opcode::PopTop);
  openBlock(Opcode::SetupFinally, cleanup);
  adjust(3);
  asyncWith(id, item + 1);
  adjust(-3);
  // The body has ended: exit with three Nones.
  loadNone();
  emit(Opcode::RotTwo);
  jump(Opcode::Jump, callExit);
  place(cleanup);
  emit(Opcode::DupTop);
  code.qstrs.use(baseException);
  emit(Opcode::LoadGlobal, baseException.value);
  binary(BinaryOp::ExceptionMatch);
  jump(Opcode::PopJumpIfFalse, unwinding);
  // It raised: exit gets the exception, and may swallow it.
  emit(Opcode::DupTop);
  emit(Opcode::RotThree);
  emit(Opcode::RotTwo);
  attribute(Opcode::LoadMethod, exit);
  emit(Opcode::RotThree);
  emit(Opcode::RotThree);
  emit(Opcode::DupTop);
  attribute(Opcode::LoadAttr, staticName("__class__"));
  emit(Opcode::RotTwo);
  loadNone();
  emitComputed(Opcode::CallMethod, -4, 3);
  awaitTop();
  jump(Opcode::PopJumpIfFalse, end);
  emit(Opcode::PopTop);
  loadNone();
  jump(Opcode::Jump, end);
  adjust(2);
  // It is left by return, break or continue: two control words lie on the stack.
  place(unwinding);
  emit(Opcode::RotThree);
  emit(Opcode::RotThree);
  place(callExit);
  attribute(Opcode::LoadMethod, exit);
  loadNone();
  emit(Opcode::DupTop);
  emit(Opcode::DupTop);
  emitComputed(Opcode::CallMethod, -4, 3);
  awaitTop();
  emit(Opcode::PopTop);
  adjust(-1);
  place(end);
  closeBlock();
  emit(Opcode::EndFinally);
}

} // namespace adder::bytecode_emitter
