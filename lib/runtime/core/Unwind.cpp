//===- runtime/core/Unwind.cpp - From an exception to its handler -----------------------------------===//
//
// The rules are those of mpy-and-bytecode.md 6.3; whether a handler is running already is decided by
// comparing addresses, since handlers lie behind the code that they protect.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Unwind.h"

#include "bytecode/LineTable.h"
#include "bytecode/Opcode.h"
#include "runtime/core/FunctionHead.h"
#include "runtime/core/Generator.h"
#include "runtime/core/Vm.h"

namespace adder::runtime {

namespace {

using bytecode::Opcode;

bool isStopIteration(mp_obj_t exception) {
  return mp_obj_exception_match(exception, MP_OBJ_FROM_PTR(&mp_type_StopIteration));
}

void addTraceback(Frame *frame, mp_obj_t exception) {
  if (exception == MP_OBJ_FROM_PTR(&mp_const_GeneratorExit_obj))
    return;
  Opcode opcode = Opcode(*frame->ip);
  if (opcode == Opcode::EndFinally || opcode == Opcode::RaiseLast)
    return;
  const mp_module_constants_t &constants = frame->function->context->constants;
  FunctionHead head(static_cast<const byte *>(frame->function->bytecode));
  const byte *table = head.names;
  qstr name = constants.qstr_table[readVuint(table)];
  for (size_t i = 0; i < head.positional + head.keywordOnly; ++i)
    readVuint(table);
  uint32_t line = bytecode::lineOf({table, size_t(head.cells - table)}, size_t(frame->ip - head.code()));
  mp_obj_exception_add_traceback(exception, constants.qstr_table[0], line, name);
}

/// Makes the innermost handler of `frame` that is not running yet the place to go on.
bool enterHandler(Frame *frame, mp_obj_t exception) {
  while (frame->hasBlock() && frame->block->handler <= frame->ip)
    --frame->block;
  if (!frame->hasBlock())
    return false;
  frame->block->exception = exception;
  frame->ip = frame->block->handler;
  frame->sp = frame->block->stack();
  *++frame->sp = exception;
  return true;
}

/// An iterator that raises StopIteration instead of returning it has come to its end, too.
bool endsIteration(Frame *frame, mp_obj_t exception) {
  Opcode opcode = Opcode(*frame->ip);
  if ((opcode != Opcode::ForIter && opcode != Opcode::YieldFrom) || !isStopIteration(exception))
    return false;
  if (opcode == Opcode::ForIter) {
    frame->sp -= MP_OBJ_ITER_BUF_NSLOTS;
    frame->ip = forwardTarget(frame->ip);
  } else {
    *frame->sp = mp_obj_exception_get_value(exception);
    frame->ip = nextInstruction(frame->ip);
  }
  return true;
}

/// Ends a generator that an exception left.  Returns the exception that its user sees.
mp_obj_t endGenerator(Generator *generator, mp_obj_t exception) {
  generator->frame.ip = nullptr;
  generator->frame.isRunning = false;
  if (isStopIteration(exception))
    return mp_obj_new_exception_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("generator raised StopIteration"));
  return exception;
}

} // namespace

const byte *forwardTarget(const byte *instruction) {
  const byte *at = instruction + 1;
  size_t offset = *at++;
  if (offset & 0x80)
    offset = (offset & 0x7f) | size_t(*at++) << 7;
  return at + offset;
}

bool findHandler(mp_obj_t exception, mp_obj_t *result, bool mayEndIteration) {
  for (;; mayEndIteration = true) {
    Frame *frame = currentFrame();
    restoreFrameStack(frame->stackTop);
    if (mayEndIteration && endsIteration(frame, exception))
      return true;
    addTraceback(frame, exception);
    if (enterHandler(frame, exception))
      return true;
    if (frame->entry == FrameEntry::C) {
      *result = exception;
      return false;
    }
    if (frame->entry == FrameEntry::ForIter || frame->entry == FrameEntry::YieldFrom)
      exception = endGenerator(generatorOf(frame), exception);
    leaveFrame(frame);
  }
}

Outcome interpret(mp_obj_t thrown, mp_obj_t *result);

Outcome execute(Frame *frame, mp_obj_t thrown, mp_obj_t *result) {
  mp_obj_dict_t *globals = mp_globals_get();
  frame->caller = currentFrame();
  frame->entry = FrameEntry::C;
  setCurrentFrame(frame);
  Outcome outcome;
  mp_obj_t volatile pending = thrown;
  for (;;) {
    nlr_buf_t context;
    if (nlr_push(&context) == 0) {
      outcome = interpret(pending, result);
      nlr_pop();
      break;
    }
    pending = MP_OBJ_NULL;
    if (!findHandler(MP_OBJ_FROM_PTR(context.ret_val), result, true)) {
      outcome = Outcome::Raise;
      break;
    }
  }
  setCurrentFrame(frame->caller);
  mp_globals_set(globals);
  return outcome;
}

} // namespace adder::runtime
