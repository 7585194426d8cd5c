//===- test/fuzz/Machine.h - A machine that distrusts its bytecode ----------------------------------===//
//
// Runs a function on tags instead of values, choosing at random what a program would decide: the outcome of
// tests, whether an instruction raises, whether an iterator ends.  It works as a runtime does
// (mpy-and-bytecode.md 6.3, 6.4), with raw words on the stack, and stops with failure where a runtime would
// touch a slot outside of its stack or take a raw word for an object.  It knows nothing of the verifier, so
// what that accepts must run here without failure.
//
// One thing that it grants: an object that meets END_FINALLY is None or an exception, and the name
// BaseException means the class (rules S12, S13).
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_TEST_FUZZ_MACHINE_H
#define ADDER_TEST_FUZZ_MACHINE_H

#include "bytecode/Instruction.h"
#include "bytecode/Prelude.h"

#include <vector>

namespace adder::fuzz {

class Machine {
public:
  Machine(const bytecode::Prelude &prelude, bool (*isBaseException)(const void *, uint32_t), uint32_t seed)
      : code(prelude.code), blockLimit(prelude.signature.exceptionStack), isBaseException(isBaseException),
        random(seed * 2654435761u), slots(prelude.signature.stateSize, {Tag::Null, 0}) {
    for (uint8_t cell : prelude.cells)
      local(cell) = {Tag::Cell, 0};
  }

  /// Follows one path for a while; false if it went wrong.
  bool run() {
    for (int i = 0; i < 2000 && good && !done; ++i)
      step();
    return good;
  }

private:
  using Opcode = bytecode::Opcode;
  enum class Tag : uint8_t {
    Null,
    Object,
    Cell,
    Exception,
    True,
    False,
    BaseClass,
    Iterator0, // four raw words
    Iterator1,
    Iterator2,
    Iterator3,
    ReturnMark, // a small int below 0
    Target,     // a raw address
    Left,       // a small int from 0 on
  };
  struct Word {
    Tag tag;
    int64_t number;
  };
  struct Block {
    int64_t handler;
    bool isFinally;
    size_t depth;
  };

  static bool isObject(Tag tag) { return tag >= Tag::Object && tag <= Tag::BaseClass; }
  bool flip(unsigned odds = 2) {
    random ^= random << 13, random ^= random >> 17, random ^= random << 5;
    return random % odds == 0;
  }
  void check(bool condition) { good = good && condition; }

  Word &local(int64_t number) {
    check(number >= 0 && size_t(number) < slots.size());
    return slots[good ? slots.size() - 1 - size_t(number) : 0];
  }
  void push(Tag tag, int64_t number = 0) {
    check(depth < slots.size());
    if (good)
      slots[depth++] = {tag, number};
  }
  Word pop() {
    check(depth > 0);
    return good ? slots[--depth] : Word{Tag::Null, 0};
  }
  void popObject() { check(isObject(pop().tag)); }
  void popObjectOr(Tag other) {
    Tag tag = pop().tag;
    check(isObject(tag) || tag == other);
  }
  void popObjects(int64_t count) {
    for (; count > 0 && good; --count)
      popObject();
  }
  void jump(int64_t target) {
    check(target >= 0 && size_t(target) < code.size());
    ip = target;
  }

  void raise() {
    while (!blocks.empty() && blocks.back().handler <= at)
      blocks.pop_back();
    if (blocks.empty()) {
      done = true;
      return;
    }
    depth = blocks.back().depth;
    push(Tag::Exception);
    jump(blocks.back().handler);
  }

  /// Removes what entered a handler from below the top, as far as a runtime can tell what it is.
  void cancel() {
    check(depth >= 2);
    if (good)
      depth -= slots[depth - 2].tag == Tag::ReturnMark || slots[depth - 2].tag == Tag::Left ? 2 : 1;
    check(depth >= 1);
  }

  void returnValue() {
    Word value = pop();
    check(isObject(value.tag));
    for (; good && !blocks.empty(); blocks.pop_back()) {
      const Block &block = blocks.back();
      if (!block.isFinally)
        continue;
      if (block.handler >= ip) {
        depth = block.depth;
        push(value.tag);
        push(Tag::ReturnMark, -1);
        jump(block.handler);
        return;
      }
      // A runtime looks at the word below the value, which must be there.
      check(depth >= block.depth + 1);
    }
    done = true;
  }

  void unwind(int64_t target, int64_t left) {
    for (; good && (left & 0x7f); blocks.pop_back()) {
      --left;
      check(!blocks.empty());
      if (!good)
        return;
      const Block &block = blocks.back();
      if (!block.isFinally)
        continue;
      if (block.handler >= ip) {
        push(Tag::Target, target);
        push(Tag::Left, left);
        jump(block.handler);
        return;
      }
      push(Tag::Target, target);
      cancel();
      pop();
    }
    if (left & 0x80) {
      popIterator();
      check(good);
    }
    jump(target);
  }

  void popIterator() {
    for (Tag tag : {Tag::Iterator3, Tag::Iterator2, Tag::Iterator1, Tag::Iterator0})
      check(pop().tag == tag);
  }
  void pushIterator() {
    for (Tag tag : {Tag::Iterator0, Tag::Iterator1, Tag::Iterator2, Tag::Iterator3})
      push(tag);
  }

  void endFinally() {
    check(!blocks.empty());
    if (!good)
      return;
    blocks.pop_back();
    Word control = pop();
    if (control.tag == Tag::ReturnMark)
      returnValue();
    else if (control.tag == Tag::Left) {
      Word target = pop();
      check(target.tag == Tag::Target);
      unwind(target.number, control.number);
    } else if (check(isObject(control.tag)); control.tag == Tag::Exception || flip(4))
      raise();
  }

  void withCleanup() {
    check(depth >= 1);
    if (!good)
      return;
    bool isPair = slots[depth - 1].tag == Tag::ReturnMark || slots[depth - 1].tag == Tag::Left;
    Word upper = pop();
    Word lower = isPair ? pop() : Word{Tag::Null, 0};
    check(isPair || isObject(upper.tag));
    check(depth + 3 <= slots.size());
    popObjectOr(Tag::Null); // self
    popObject();            // __exit__
    if (isPair)
      push(lower.tag, lower.number);
    push(upper.tag == Tag::Exception && flip() ? Tag::Object : upper.tag, upper.number);
  }

  void call(const bytecode::Instruction &instruction, bool isMethod, bool isStarred) {
    if (isStarred)
      popObject();
    for (int64_t k = instruction.operand >> 8 & 0xff; k > 0 && good; --k) {
      popObject();
      if (isStarred)
        popObjectOr(Tag::Null);
      else
        popObject();
    }
    popObjects(instruction.operand & 0xff);
    if (isMethod)
      popObjectOr(Tag::Null);
    popObject();
    push(Tag::Object);
  }

  void match() {
    Tag type = pop().tag, left = pop().tag;
    check(isObject(type));
    bool isWord = left == Tag::ReturnMark || left == Tag::Left || left == Tag::Target;
    check(isObject(left) || isWord);
    bool isTrue = left == Tag::Exception && type == Tag::BaseClass;
    push(isWord ? Tag::False : isTrue ? Tag::True : Tag::Object);
  }

  void moveTop(size_t count) {
    check(depth >= count);
    if (!good)
      return;
    for (size_t i = 0; i < count; ++i)
      check(slots[depth - 1 - i].tag < Tag::Iterator0 || slots[depth - 1 - i].tag > Tag::Iterator3);
    Word top = slots[depth - 1];
    for (size_t i = 1; i < count; ++i)
      slots[depth - i] = slots[depth - i - 1];
    slots[depth - count] = top;
  }

  void duplicate(size_t count) {
    check(depth >= count);
    for (size_t i = 0; i < count && good; ++i) {
      Word word = slots[depth - count];
      check(word.tag < Tag::Iterator0 || word.tag > Tag::Iterator3);
      push(word.tag, word.number);
    }
  }

  void forIter(int64_t target) {
    check(depth >= 4);
    if (!good)
      return;
    if (slots[depth - 1].tag == Tag::Null) { // made by hand
      check(slots[depth - 2].tag == Tag::Null && isObject(slots[depth - 3].tag) &&
            slots[depth - 4].tag == Tag::Null);
      depth -= 4;
    } else {
      popIterator();
    }
    if (flip(3))
      return jump(target);
    pushIterator();
    push(Tag::Object);
  }

  void step() {
    if (ip < 0 || size_t(ip) >= code.size()) {
      good = false;
      return;
    }
    at = ip;
    bytecode::Instruction in;
    check(bytecode::decodeInstruction(code, size_t(at), in) == bytecode::VarintStatus::Ok && in.info());
    if (!good)
      return;
    ip = at + int64_t(in.length);
    if (flip(16))
      return raise();
    execute(in);
  }

  void execute(const bytecode::Instruction &in) {
    switch (bytecode::opcodeOf(in.opcode)) {
    case Opcode::LoadGlobal:
      return push(isBaseException(nullptr, uint32_t(in.operand)) ? Tag::BaseClass : Tag::Object);
    case Opcode::LoadFastN:
    case Opcode::LoadFastMulti: {
      Word word = local(in.operand);
      check(word.tag == Tag::Null || isObject(word.tag));
      return word.tag == Tag::Null ? raise() : push(word.tag, word.number);
    }
    case Opcode::StoreFastN:
    case Opcode::StoreFastMulti: {
      Word word = pop();
      check(isObject(word.tag) && local(in.operand).tag != Tag::Cell);
      local(in.operand) = word.tag == Tag::Cell ? Word{Tag::Object, 0} : word;
      return;
    }
    case Opcode::DeleteFast:
      check(local(in.operand).tag != Tag::Cell);
      local(in.operand) = {Tag::Null, 0};
      return;
    case Opcode::LoadDeref:
      check(local(in.operand).tag == Tag::Cell);
      return push(Tag::Object);
    case Opcode::StoreDeref:
      check(local(in.operand).tag == Tag::Cell);
      return popObject();
    case Opcode::DeleteDeref:
      return check(local(in.operand).tag == Tag::Cell);
    case Opcode::LoadNull:
      return push(Tag::Null);
    case Opcode::LoadMethod:
    case Opcode::LoadSuperMethod:
      popObjects(bytecode::opcodeOf(in.opcode) == Opcode::LoadMethod ? 1 : 3);
      push(Tag::Object);
      return push(flip() ? Tag::Null : Tag::Object);
    case Opcode::StoreAttr:
      popObject();
      return popObjectOr(Tag::Null);
    case Opcode::StoreSubscr:
      popObjects(2);
      return popObjectOr(Tag::Null);
    case Opcode::StoreComp: {
      size_t distance = size_t(in.operand) >> 2;
      check(distance < depth && isObject(slots[good ? depth - 1 - distance : 0].tag));
      return popObjects((in.operand & 3) == 1 ? 2 : 1);
    }
    case Opcode::MakeClosure:
    case Opcode::MakeClosureDefargs:
      for (int i = 0; i < in.extra && good; ++i)
        check(pop().tag == Tag::Cell);
      if (bytecode::opcodeOf(in.opcode) == Opcode::MakeClosureDefargs)
        popObjectOr(Tag::Null), popObjectOr(Tag::Null);
      return push(Tag::Object);
    case Opcode::MakeFunctionDefargs:
      popObjectOr(Tag::Null), popObjectOr(Tag::Null);
      return push(Tag::Object);
    case Opcode::CallFunction:
      return call(in, false, false);
    case Opcode::CallFunctionVarKw:
      return call(in, false, true);
    case Opcode::CallMethod:
      return call(in, true, false);
    case Opcode::CallMethodVarKw:
      return call(in, true, true);
    case Opcode::DupTop:
      return duplicate(1);
    case Opcode::DupTopTwo:
      return duplicate(2);
    case Opcode::PopTop:
      pop();
      return;
    case Opcode::RotTwo:
      return moveTop(2);
    case Opcode::RotThree:
      return moveTop(3);
    case Opcode::GetIterStack:
      popObject();
      return pushIterator();
    case Opcode::ForIter:
      return forIter(in.target);
    case Opcode::BinaryOpMulti:
      if (in.operand == int64_t(bytecode::BinaryOp::ExceptionMatch))
        return match();
      break;
    case Opcode::Jump:
      return jump(in.target);
    case Opcode::PopJumpIfTrue:
    case Opcode::PopJumpIfFalse: {
      Tag tag = pop().tag;
      check(isObject(tag));
      bool isTrue = tag == Tag::True || (tag != Tag::False && flip());
      return isTrue == (bytecode::opcodeOf(in.opcode) == Opcode::PopJumpIfTrue) ? jump(in.target) : void();
    }
    case Opcode::JumpIfTrueOrPop:
    case Opcode::JumpIfFalseOrPop: {
      Word word = pop();
      check(isObject(word.tag));
      if (flip()) {
        push(word.tag, word.number);
        jump(in.target);
      }
      return;
    }
    case Opcode::SetupWith:
      popObject();
      push(Tag::Object);
      push(flip() ? Tag::Null : Tag::Object);
      check(depth + 1 <= slots.size());
      open(in.target, true);
      return push(Tag::Object);
    case Opcode::SetupExcept:
      return open(in.target, false);
    case Opcode::SetupFinally:
      return open(in.target, true);
    case Opcode::PopExceptJump:
      check(!blocks.empty());
      if (good)
        blocks.pop_back();
      return jump(in.target);
    case Opcode::UnwindJump:
      check(depth + 2 <= slots.size());
      return unwind(in.target, in.extra);
    case Opcode::WithCleanup:
      return withCleanup();
    case Opcode::EndFinally:
      return endFinally();
    case Opcode::ReturnValue:
      return returnValue();
    case Opcode::RaiseLast:
    case Opcode::RaiseObj:
    case Opcode::RaiseFrom:
      popObjects(bytecode::stackEffect(in).pops);
      return good ? raise() : void();
    default:
      break;
    }
    bytecode::StackEffect effect = bytecode::stackEffect(in);
    popObjects(effect.pops);
    for (uint32_t i = 0; i < effect.pushes && good; ++i)
      push(Tag::Object);
  }

  void open(int64_t handler, bool isFinally) {
    check(blocks.size() < blockLimit);
    blocks.push_back({handler, isFinally, depth});
  }

  std::span<const uint8_t> code;
  size_t blockLimit;
  bool (*isBaseException)(const void *, uint32_t);
  uint32_t random;
  std::vector<Word> slots; // value stack from the bottom, locals from the top
  std::vector<Block> blocks;
  size_t depth = 0;
  int64_t ip = 0, at = 0;
  bool good = true, done = false;
};

} // namespace adder::fuzz

#endif // ADDER_TEST_FUZZ_MACHINE_H
