//===- runtime/objects/Generator.cpp - Generators ---------------------------------------------------===//
//
// What for loops and `yield from` do within the VM happens here for everybody else: resuming a generator from
// C.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Generator.h"

#include "runtime/core/Calls.h"
#include "runtime/core/Members.h"
#include "runtime/core/Types.h"
#include "runtime/core/Vm.h"

#include "py/builtin.h"
#include "py/cstack.h"
#include "py/objgenerator.h"
#include "py/runtime.h"

namespace adder::objects {

namespace {

using namespace runtime;

Generator *generatorIn(mp_obj_t self) { return static_cast<Generator *>(MP_OBJ_TO_PTR(self)); }

/// A call of a generator function: binds the arguments, runs nothing.
mp_obj_t makeGenerator(mp_obj_t self, size_t positional, size_t pairs, const mp_obj_t *values) {
  auto *function = static_cast<mp_obj_fun_bc_t *>(MP_OBJ_TO_PTR(self));
  FunctionHead head(function->bytecode);
  size_t bytes = offsetof(Generator, frame) + frameBytes(head.slotCount, head.blockCount);
  auto *generator = static_cast<Generator *>(mp_obj_malloc_helper(bytes, &mp_type_gen_instance));
  generator->pendingException = mp_const_none;
  Frame *frame = &generator->frame;
  resetFrame(frame, function, head.slotCount, head.code());
  frame->caller = nullptr;
  frame->isRunning = false;
  frame->entry = FrameEntry::C;
  Arguments arguments{positional, pairs, values};
  bindArguments(frame->locals(), function, head, arguments);
  return MP_OBJ_FROM_PTR(generator);
}

void printGenerator(const mp_print_t *print, mp_obj_t self, mp_print_kind_t) {
  Generator *generator = generatorIn(self);
  mp_printf(print, "<generator object '%q' at %p>", mp_obj_fun_bc_get_name(generator->frame.function),
            generator);
}

/// The next value, or MP_OBJ_STOP_ITERATION; what the generator raises is raised.
mp_obj_t resumeOrRaise(mp_obj_t self, mp_obj_t sent, mp_obj_t thrown) {
  mp_obj_t result;
  switch (mp_obj_gen_resume(self, sent, thrown, &result)) {
  case MP_VM_RETURN_YIELD:
    return result;
  case MP_VM_RETURN_NORMAL:
    return mp_make_stop_iteration(result == mp_const_none ? MP_OBJ_NULL : result);
  default:
    nlr_raise(result);
  }
}

/// For methods, where StopIteration is an exception.
mp_obj_t raiseAtEnd(mp_obj_t value) {
  if (value == MP_OBJ_STOP_ITERATION)
    mp_raise_StopIteration(MP_STATE_THREAD(stop_iteration_arg));
  return value;
}

mp_obj_t nextValue(mp_obj_t self) { return resumeOrRaise(self, mp_const_none, MP_OBJ_NULL); }

mp_obj_t send(mp_obj_t self, mp_obj_t value) { return raiseAtEnd(resumeOrRaise(self, value, MP_OBJ_NULL)); }

/// throw(value) and throw(type, value, traceback).
mp_obj_t throwInto(size_t count, const mp_obj_t *values) {
  mp_obj_t exception = values[1];
  if (count > 2 && values[2] != mp_const_none)
    exception = values[2];
  return raiseAtEnd(resumeOrRaise(values[0], mp_const_none, exception));
}

mp_obj_t close(mp_obj_t self) {
  mp_obj_t result;
  switch (mp_obj_gen_resume(self, mp_const_none, MP_OBJ_FROM_PTR(&mp_const_GeneratorExit_obj), &result)) {
  case MP_VM_RETURN_YIELD:
    mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("generator ignored GeneratorExit"));
  case MP_VM_RETURN_EXCEPTION:
    // That it ends is what was asked for.
    if (mp_obj_exception_match(result, MP_OBJ_FROM_PTR(&mp_type_GeneratorExit)) ||
        mp_obj_exception_match(result, MP_OBJ_FROM_PTR(&mp_type_StopIteration)))
      return mp_const_none;
    nlr_raise(result);
  default:
    return mp_const_none;
  }
}

/// Sets what is raised when the generator is resumed next, and returns what was set before.
mp_obj_t pendThrow(mp_obj_t self, mp_obj_t exception) {
  Generator *generator = generatorIn(self);
  if (generator->frame.isRunning)
    mp_raise_ValueError(MP_ERROR_TEXT("generator already executing"));
  mp_obj_t before = generator->pendingException;
  generator->pendingException = exception;
  return before;
}

MP_DEFINE_CONST_FUN_OBJ_2(sendObject, send);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(throwObject, 2, 4, throwInto);
MP_DEFINE_CONST_FUN_OBJ_1(closeObject, close);
MP_DEFINE_CONST_FUN_OBJ_2(pendThrowObject, pendThrow);

const mp_rom_map_elem_t kMethods[] = {
    {MEMBER(close, closeObject)},
    {MEMBER(send, sendObject)},
    {MEMBER(throw, throwObject)},
#if MICROPY_PY_GENERATOR_PEND_THROW
    {MEMBER(pend_throw, pendThrowObject)},
#endif
};
MP_DEFINE_CONST_DICT(kMethodsDict, kMethods);

} // namespace
} // namespace adder::objects

using namespace adder::objects;
using namespace adder::runtime;

MP_DEFINE_CONST_OBJ_TYPE(mp_type_gen_wrap, MP_QSTR_generator, MP_TYPE_FLAG_BINDS_SELF, call, makeGenerator,
                         attr, mp_obj_fun_bc_attr);
MP_DEFINE_CONST_OBJ_TYPE(mp_type_gen_instance, MP_QSTR_generator, MP_TYPE_FLAG_ITER_IS_ITERNEXT, print,
                         printGenerator, iter, nextValue, locals_dict, &kMethodsDict);

mp_obj_t mp_obj_new_gen_wrap(mp_obj_t function) {
  static_cast<mp_obj_base_t *>(MP_OBJ_TO_PTR(function))->type = &mp_type_gen_wrap;
  return function;
}

mp_vm_return_kind_t mp_obj_gen_resume(mp_obj_t self, mp_obj_t sent, mp_obj_t thrown, mp_obj_t *result) {
  Generator *generator = generatorIn(self);
  Frame *frame = &generator->frame;
  if (frame->isRunning)
    mp_raise_ValueError(MP_ERROR_TEXT("generator already executing"));
  if (thrown == MP_OBJ_NULL && generator->pendingException != mp_const_none) {
    thrown = generator->pendingException;
    generator->pendingException = mp_const_none;
  }
  if (generator->hasEnded()) {
    // Whatever is thrown into one that has ended is lost; throw() raises StopIteration.
    *result = mp_const_none;
    return MP_VM_RETURN_NORMAL;
  }
  if (generator->hasStarted())
    *frame->sp = sent == MP_OBJ_NULL ? mp_const_none : sent;
  else if (sent != mp_const_none && sent != MP_OBJ_NULL)
    mp_raise_TypeError(MP_ERROR_TEXT("can't send non-None value to a just-started generator"));
  mp_cstack_check();
  byte *top = frameStackTop();
  frame->isRunning = true;
  frame->stackTop = top;
  Outcome outcome = execute(frame, thrown, result);
  restoreFrameStack(top);
  frame->isRunning = false;
  if (outcome == Outcome::Yield)
    return MP_VM_RETURN_YIELD;
  frame->ip = nullptr;
  if (outcome == Outcome::Return)
    return MP_VM_RETURN_NORMAL;
  if (mp_obj_exception_match(*result, MP_OBJ_FROM_PTR(&mp_type_StopIteration)))
    *result =
        mp_obj_new_exception_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("generator raised StopIteration"));
  return MP_VM_RETURN_EXCEPTION;
}
