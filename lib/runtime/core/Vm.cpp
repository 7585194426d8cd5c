//===- runtime/core/Vm.cpp - The interpreter of bytecode --------------------------------------------===//
//
// One label for each row of bytecode/Opcodes.def, and for each binary operator; the table of labels is made
// from the .def files, so an instruction without a label does not compile.  While it runs, the loop holds the
// instruction pointer and the top of the value stack in locals.  Whatever may raise first stores the address
// of its instruction in the frame: that is all that the search for a handler needs (Unwind.cpp).
//
// Calls of bytecode functions, and generators resumed by for loops and `yield from`, go on in this loop with
// another frame; calls of anything else are calls in C.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Vm.h"

#include "bytecode/Opcode.h"
#include "runtime/core/Attributes.h"
#include "runtime/core/Calls.h"
#include "runtime/core/Generator.h"
#include "runtime/core/Iteration.h"
#include "runtime/core/Names.h"
#include "runtime/core/Operators.h"
#include "runtime/core/Unwind.h"
#include "runtime/objects/Class.h"
#include "runtime/objects/Exception.h"

#include "py/builtin.h"
#include "py/emitglue.h"
#include "py/objlist.h"
#include "py/smallint.h"

namespace adder::runtime {

namespace {

using bytecode::Opcode;

constexpr byte byteOf(Opcode opcode) { return byte(opcode); }

/// Bits of UNWIND_JUMP's extra byte and of the control word made of it (mpy-and-bytecode.md 6.4).
constexpr mp_int_t kBlocksMask = 0x7f;
constexpr mp_int_t kPopsIterator = 0x80;

// What enters a finally handler besides None and exceptions: -1 for a return, otherwise what a jump has left
// to do. They are immediates of their own, not ints as in the reference: no constant of a damaged file can
// stand for one.
constexpr mp_uint_t kControlWords = 0x1000;
mp_obj_t controlWord(mp_int_t left) { return MP_OBJ_NEW_IMMEDIATE_OBJ(kControlWords + 1 + mp_uint_t(left)); }
bool isControlWord(mp_obj_t object) {
  return mp_obj_is_immediate_obj(object) && MP_OBJ_IMMEDIATE_OBJ_VALUE(object) >= kControlWords;
}
mp_int_t leftToDo(mp_obj_t word) { return mp_int_t(MP_OBJ_IMMEDIATE_OBJ_VALUE(word) - kControlWords) - 1; }
constexpr size_t kIteratorSlots = MP_OBJ_ITER_BUF_NSLOTS;
/// What a generator that runs takes of the frame stack.
constexpr size_t kGeneratorReserve = 8 * sizeof(mp_obj_t);

intptr_t readSmallInt(const byte *&ip) {
  intptr_t value = *ip & 0x40 ? -1 : 0;
  for (;;) {
    byte next = *ip++;
    value = intptr_t(uintptr_t(value) << 7) | (next & 0x7f);
    if (next < 0x80)
      return value;
  }
}

const byte *readForwardTarget(const byte *&ip) {
  size_t offset = *ip++;
  if (MP_UNLIKELY(offset & 0x80))
    offset = (offset & 0x7f) | size_t(*ip++) << 7;
  return ip + offset;
}

const byte *readTarget(const byte *&ip) {
  ptrdiff_t offset = *ip++;
  if (offset < 0x80)
    return ip + offset - 0x40;
  offset = (offset & 0x7f) | ptrdiff_t(*ip++) << 7;
  return ip + offset - 0x4000;
}

[[noreturn]] void raiseUnboundLocal() {
  mp_raise_msg(&mp_type_NameError, MP_ERROR_TEXT("local variable referenced before assignment"));
}

mp_obj_t contentOf(mp_obj_t cell) {
  mp_obj_t value = mp_obj_cell_get(cell);
  if (value == MP_OBJ_NULL)
    raiseUnboundLocal();
  return value;
}

bool isTrue(mp_obj_t value) {
  if (value == mp_const_true)
    return true;
  if (value == mp_const_false || value == mp_const_none)
    return false;
  return mp_obj_is_true(value);
}

bool needsAttention() { return MP_UNLIKELY(MP_STATE_THREAD(attention) != 0); }

void handlePending() { mp_handle_pending(MP_HANDLE_PENDING_CALLBACKS_AND_EXCEPTIONS); }

/// Removes what entered a finally handler that is being left by a jump: one or two words below the top
/// `count`.
mp_obj_t *dropControlWords(mp_obj_t *sp, size_t count) {
  size_t dropped = isControlWord(sp[-ptrdiff_t(count)]) ? 2 : 1;
  for (size_t i = count; i-- > 0;)
    sp[-ptrdiff_t(i + dropped)] = sp[-ptrdiff_t(i)];
  return sp - dropped;
}

/// The iterator that occupies the slots up to `top`.
mp_obj_t iteratorAt(mp_obj_t *top) {
  mp_obj_t *buffer = top - (kIteratorSlots - 1);
  return buffer[0] == MP_OBJ_NULL ? buffer[1] : MP_OBJ_FROM_PTR(buffer);
}

void storeIterator(mp_obj_t *top, mp_obj_t iterable) {
  mp_obj_t iterator = mp_getiter(iterable, reinterpret_cast<mp_obj_iter_buf_t *>(top));
  if (iterator != MP_OBJ_FROM_PTR(top)) {
    top[0] = MP_OBJ_NULL;
    top[1] = iterator;
  }
}

/// The collection that an instruction fills; what a damaged file has there instead is refused.
mp_obj_t checked(mp_obj_t collection, const mp_obj_type_t *type) {
  if (!mp_obj_is_exact_type(collection, type))
    mp_raise_type(&mp_type_TypeError);
  return collection;
}

void storeInComprehension(mp_obj_t *sp, size_t operand) {
  mp_obj_t collection = sp[-ptrdiff_t(operand >> 2)];
  switch (operand & 3) {
  case 0:
    mp_obj_list_append(checked(collection, &mp_type_list), sp[0]);
    break;
  case 1:
    mp_obj_dict_store(checked(collection, &mp_type_dict), sp[0], sp[-1]);
    break;
  default:
    mp_obj_set_store(checked(collection, &mp_type_set), sp[0]);
  }
}

/// Loads or stores a slice of an object whose type says that it does not keep the index: that needs no
/// memory.
__attribute__((noinline)) mp_obj_t accessSlice(mp_obj_t container, const mp_obj_t *bounds, size_t count,
                                               mp_obj_t value) {
  mp_obj_slice_t slice = {{&mp_type_slice}, bounds[0], bounds[1], count == 3 ? bounds[2] : mp_const_none};
  return mp_obj_subscr(container, MP_OBJ_FROM_PTR(&slice), value);
}

/// Calls __exit__ for the control words on top (mpy-and-bytecode.md 6.4).  Returns the new top of the stack.
mp_obj_t *leaveWith(mp_obj_t *sp) {
  bool isJump = isControlWord(sp[0]);
  mp_obj_t *base = sp - (isJump ? 3 : 2); // exit, self, control word(s)
  bool isException = !isJump && sp[0] != mp_const_none;
  mp_obj_t exception = sp[0];
  mp_obj_t call[5] = {base[0], base[1], mp_const_none, mp_const_none, mp_const_none};
  if (isException) {
    call[2] = MP_OBJ_FROM_PTR(mp_obj_get_type(exception));
    call[3] = exception;
  }
  mp_obj_t swallowed = mp_call_method_n_kw(3, 0, call);
  if (isException)
    base[0] = isTrue(swallowed) ? mp_const_none : exception;
  else if (isJump)
    base[0] = sp[-1], base[1] = sp[0];
  else
    base[0] = mp_const_none;
  return isJump ? base + 1 : base;
}

} // namespace

// The label behind an instruction that ends.
#define NEXT goto *kLabels[*ip++]
// Says where an exception comes from.  Before the operand is read.
#define MAY_RAISE() (frame->ip = ip - 1)
#define PUSH(value) (*++sp = (value))
#define READ_QSTR() qstrs[readVuint(ip)]
// Makes `frame`, which is the current one, the one that the loop runs.
#define RESUME_FRAME()                                                                                       \
  do {                                                                                                       \
    ip = frame->ip;                                                                                          \
    sp = frame->sp;                                                                                          \
    locals = frame->locals();                                                                                \
    qstrs = frame->function->context->constants.qstr_table;                                                  \
    objects = frame->function->context->constants.obj_table;                                                 \
    mp_globals_set(frame->globals());                                                                        \
  } while (0)

#define REPEAT_1(x) x,
#define REPEAT_2(x) x, x,
#define REPEAT_3(x) x, x, x,
#define REPEAT_4(x) x, x, x, x,
#define REPEAT_6(x) REPEAT_3(x) REPEAT_3(x)
#define REPEAT_8(x) REPEAT_4(x) REPEAT_4(x)
#define REPEAT_16(x) REPEAT_8(x) REPEAT_8(x)
#define REPEAT_64(x) REPEAT_16(x) REPEAT_16(x) REPEAT_16(x) REPEAT_16(x)

/// Runs the current frame and what it calls.  `thrown` as for execute().  An exception that comes out of C
/// leaves by a jump to execute().
Outcome interpret(mp_obj_t thrown, mp_obj_t *result) {
  static const void *const kLabels[256] = {
#define OPCODE(Enumerator, Value, Mnemonic, Operand, Pops, Pushes, Flags) &&Enumerator,
#define OPCODE_RANGE(Enumerator, Value, Count, Bias, Mnemonic, Operand, Pops, Pushes, Flags)                 \
  LABELS_OF_##Enumerator(Count)
#define LABELS_OF_LoadConstSmallIntMulti(Count) REPEAT_##Count(&&LoadConstSmallIntMulti)
#define LABELS_OF_LoadFastMulti(Count) REPEAT_##Count(&&LoadFastMulti)
#define LABELS_OF_StoreFastMulti(Count) REPEAT_##Count(&&StoreFastMulti)
#define LABELS_OF_UnaryOpMulti(Count) REPEAT_##Count(&&UnaryOpMulti)
#define LABELS_OF_BinaryOpMulti(Count) BINARY_LABELS
#define BINARY_LABELS                                                                                        \
  &&Less, &&Greater, &&Equal, &&LessEqual, &&GreaterEqual, &&NotEqual, &&In, &&Is, &&ExceptionMatch, &&Or,   \
      &&Xor, &&And, &&LeftShift, &&RightShift, &&Add, &&Subtract, &&Multiply, &&Binary, &&FloorDivide,       \
      &&Binary, &&Modulo, &&Binary, &&Or, &&Xor, &&And, &&LeftShift, &&RightShift, &&Add, &&Subtract,        \
      &&Multiply, &&Binary, &&FloorDivide, &&Binary, &&Modulo, &&Binary,
#define OPCODE_GAP(Count) REPEAT_##Count(&&Unassigned)
#include "bytecode/Opcodes.def"
  };
  static_assert(sizeof kLabels == 256 * sizeof(void *));

  Frame *frame = currentFrame();
  const byte *ip;
  mp_obj_t *sp;
  mp_obj_t *locals;
  const qstr_short_t *qstrs;
  const mp_obj_t *objects;
  mp_obj_t value; // handed from an instruction to what instructions share; its address is never taken
  bool condition; // the same
  RESUME_FRAME();
  if (MP_UNLIKELY(thrown != MP_OBJ_NULL))
    goto throwInto;
  NEXT;

LoadConstString:
  PUSH(MP_OBJ_NEW_QSTR(READ_QSTR()));
  NEXT;

LoadName:
  MAY_RAISE();
  PUSH(mp_load_name(READ_QSTR()));
  NEXT;

LoadGlobal : {
  MAY_RAISE();
  qstr name = READ_QSTR();
  PUSH(loadGlobal(frame->globals(), name, ip));
  NEXT;
}

LoadAttr : {
  MAY_RAISE();
  qstr name = READ_QSTR();
  *sp = loadAttribute(*sp, name, ip);
  NEXT;
}

LoadMethod : {
  MAY_RAISE();
  qstr name = READ_QSTR();
  loadMethod(*sp, name, ip, sp);
  ++sp;
  NEXT;
}

LoadSuperMethod : {
  MAY_RAISE();
  qstr name = READ_QSTR();
  --sp;
  mp_load_super_method(name, sp - 1);
  NEXT;
}

StoreName:
  MAY_RAISE();
  mp_store_name(READ_QSTR(), *sp);
  --sp;
  NEXT;

StoreGlobal:
  MAY_RAISE();
  mp_store_global(READ_QSTR(), *sp);
  --sp;
  NEXT;

StoreAttr : {
  MAY_RAISE();
  qstr name = READ_QSTR();
  storeAttribute(sp[0], name, sp[-1], ip);
  sp -= 2;
  NEXT;
}

DeleteName:
  MAY_RAISE();
  mp_delete_name(READ_QSTR());
  NEXT;

DeleteGlobal:
  MAY_RAISE();
  mp_delete_global(READ_QSTR());
  NEXT;

ImportName : {
  MAY_RAISE();
  qstr name = READ_QSTR();
  --sp;
  *sp = mp_import_name(name, sp[1], sp[0]);
  NEXT;
}

ImportFrom : {
  MAY_RAISE();
  qstr name = READ_QSTR();
  value = mp_import_from(*sp, name);
  PUSH(value);
  NEXT;
}

ImportStar:
  MAY_RAISE();
  mp_import_all(*sp--);
  NEXT;

LoadConstSmallInt:
  PUSH(MP_OBJ_NEW_SMALL_INT(readSmallInt(ip)));
  NEXT;

LoadConstSmallIntMulti:
  PUSH(MP_OBJ_NEW_SMALL_INT(mp_int_t(ip[-1]) - byteOf(Opcode::LoadConstSmallIntMulti) - 16));
  NEXT;

LoadConstObj:
  PUSH(objects[readVuint(ip)]);
  NEXT;

LoadConstFalse:
  PUSH(mp_const_false);
  NEXT;

LoadConstNone:
  PUSH(mp_const_none);
  NEXT;

LoadConstTrue:
  PUSH(mp_const_true);
  NEXT;

LoadNull:
  PUSH(MP_OBJ_NULL);
  NEXT;

LoadBuildClass:
  MAY_RAISE();
  PUSH(mp_load_build_class());
  NEXT;

LoadFastMulti:
  value = locals[byteOf(Opcode::LoadFastMulti) - ptrdiff_t(ip[-1])];
  if (MP_UNLIKELY(value == MP_OBJ_NULL)) {
    MAY_RAISE();
    raiseUnboundLocal();
  }
  PUSH(value);
  NEXT;

LoadFastN : {
  MAY_RAISE();
  value = locals[-ptrdiff_t(readVuint(ip))];
  if (MP_UNLIKELY(value == MP_OBJ_NULL))
    raiseUnboundLocal();
  PUSH(value);
  NEXT;
}

LoadDeref:
  MAY_RAISE();
  PUSH(contentOf(locals[-ptrdiff_t(readVuint(ip))]));
  NEXT;

StoreFastMulti:
  locals[byteOf(Opcode::StoreFastMulti) - ptrdiff_t(ip[-1])] = *sp--;
  NEXT;

StoreFastN:
  locals[-ptrdiff_t(readVuint(ip))] = *sp--;
  NEXT;

StoreDeref:
  mp_obj_cell_set(locals[-ptrdiff_t(readVuint(ip))], *sp--);
  NEXT;

DeleteFast : {
  MAY_RAISE();
  mp_obj_t &local = locals[-ptrdiff_t(readVuint(ip))];
  if (local == MP_OBJ_NULL)
    raiseUnboundLocal();
  local = MP_OBJ_NULL;
  NEXT;
}

DeleteDeref : {
  MAY_RAISE();
  mp_obj_t cell = locals[-ptrdiff_t(readVuint(ip))];
  contentOf(cell);
  mp_obj_cell_set(cell, MP_OBJ_NULL);
  NEXT;
}

DupTop:
  value = *sp;
  PUSH(value);
  NEXT;

DupTopTwo:
  sp += 2;
  sp[0] = sp[-2];
  sp[-1] = sp[-3];
  NEXT;

PopTop:
  --sp;
  NEXT;

RotTwo:
  value = sp[0];
  sp[0] = sp[-1];
  sp[-1] = value;
  NEXT;

RotThree:
  value = sp[0];
  sp[0] = sp[-1];
  sp[-1] = sp[-2];
  sp[-2] = value;
  NEXT;

LoadSubscr:
  MAY_RAISE();
  --sp;
  *sp = loadItem(sp[0], sp[1]);
  NEXT;

StoreSubscr:
  MAY_RAISE();
  storeItem(sp[-1], sp[0], sp[-2]);
  sp -= 3;
  NEXT;

BuildTuple : {
  MAY_RAISE();
  size_t count = readVuint(ip);
  sp -= ptrdiff_t(count) - 1;
  *sp = mp_obj_new_tuple(count, sp);
  NEXT;
}

BuildList : {
  MAY_RAISE();
  size_t count = readVuint(ip);
  sp -= ptrdiff_t(count) - 1;
  *sp = mp_obj_new_list(count, sp);
  NEXT;
}

BuildMap:
  MAY_RAISE();
  PUSH(mp_obj_new_dict(readVuint(ip)));
  NEXT;

BuildSet : {
  MAY_RAISE();
  size_t count = readVuint(ip);
  sp -= ptrdiff_t(count) - 1;
  *sp = mp_obj_new_set(count, sp);
  NEXT;
}

BuildSlice : {
  MAY_RAISE();
  size_t count = *ip++;
  sp -= ptrdiff_t(count) - 1;
  bool isStore = *ip == byteOf(Opcode::StoreSubscr);
  if ((isStore || *ip == byteOf(Opcode::LoadSubscr)) &&
      mp_obj_get_type(sp[-1])->flags & MP_TYPE_FLAG_SUBSCR_ALLOWS_STACK_SLICE) {
    ++ip;
    value = accessSlice(sp[-1], sp, count, isStore ? sp[-2] : MP_OBJ_SENTINEL);
    sp -= isStore ? 3 : 1;
    if (!isStore)
      *sp = value;
    NEXT;
  }
  *sp = mp_obj_new_slice(sp[0], sp[1], count == 3 ? sp[2] : mp_const_none);
  NEXT;
}

StoreMap:
  MAY_RAISE();
  sp -= 2;
  mp_obj_dict_store(checked(sp[0], &mp_type_dict), sp[2], sp[1]);
  NEXT;

StoreComp : {
  MAY_RAISE();
  size_t operand = readVuint(ip);
  storeInComprehension(sp, operand);
  sp -= (operand & 3) == 1 ? 2 : 1;
  NEXT;
}

UnpackSequence : {
  MAY_RAISE();
  size_t count = readVuint(ip);
  mp_unpack_sequence(*sp, count, sp);
  sp += ptrdiff_t(count) - 1;
  NEXT;
}

UnpackEx : {
  MAY_RAISE();
  size_t counts = readVuint(ip);
  mp_unpack_ex(*sp, counts, sp);
  sp += (counts & 0xff) + (counts >> 8 & 0xff);
  NEXT;
}

MakeFunction:
  MAY_RAISE();
  PUSH(mp_make_function_from_proto_fun(frame->function->child_table[readVuint(ip)], frame->function->context,
                                       nullptr));
  NEXT;

MakeFunctionDefargs : {
  MAY_RAISE();
  mp_proto_fun_t child = frame->function->child_table[readVuint(ip)];
  --sp;
  *sp = mp_make_function_from_proto_fun(child, frame->function->context, sp);
  NEXT;
}

MakeClosure : {
  MAY_RAISE();
  mp_proto_fun_t child = frame->function->child_table[readVuint(ip)];
  size_t cells = *ip++;
  sp -= ptrdiff_t(cells) - 1;
  value = mp_make_function_from_proto_fun(child, frame->function->context, nullptr);
  *sp = mp_obj_new_closure(value, cells, sp);
  NEXT;
}

MakeClosureDefargs : {
  MAY_RAISE();
  mp_proto_fun_t child = frame->function->child_table[readVuint(ip)];
  size_t cells = *ip++;
  sp -= ptrdiff_t(cells) + 1;
  value = mp_make_function_from_proto_fun(child, frame->function->context, sp);
  *sp = mp_obj_new_closure(value, cells, sp + 2);
  NEXT;
}

  // --- Calls.  The result replaces the lowest of the words that an instruction takes.

CallFunction : {
  MAY_RAISE();
  size_t operand = readVuint(ip);
  Arguments arguments{operand & 0xff, operand >> 8 & 0xff, nullptr};
  sp -= arguments.positional + 2 * arguments.pairs;
  arguments.values = sp + 1;
  frame->sp = sp;
  if (Frame *callee = enterCallable(*sp, arguments)) {
    callee->entry = FrameEntry::Call;
    callee->caller = frame;
    frame = callee;
    goto enter;
  }
  if (Frame *callee = enterConstructor(*sp, arguments, sp)) {
    callee->entry = FrameEntry::Construct;
    callee->caller = frame;
    frame = callee;
    goto enter;
  }
  *sp = mp_call_function_n_kw(*sp, arguments.positional, arguments.pairs, sp + 1);
  NEXT;
}

CallMethod : {
  MAY_RAISE();
  size_t operand = readVuint(ip);
  Arguments arguments{operand & 0xff, operand >> 8 & 0xff, nullptr};
  sp -= arguments.positional + 2 * arguments.pairs; // the receiver
  bool hasSelf = sp[0] != MP_OBJ_NULL;
  arguments.positional += hasSelf;
  arguments.values = sp + !hasSelf;
  --sp;
  frame->sp = sp;
  if (Frame *callee = enterCallable(*sp, arguments)) {
    callee->entry = FrameEntry::Call;
    callee->caller = frame;
    frame = callee;
    goto enter;
  }
  *sp = mp_call_function_n_kw(*sp, arguments.positional, arguments.pairs, arguments.values);
  NEXT;
}

CallFunctionVarKw : {
  MAY_RAISE();
  size_t operand = readVuint(ip);
  sp -= (operand & 0xff) + 2 * (operand >> 8 & 0xff) + 1;
  *sp = mp_call_method_n_kw_var(false, operand, sp);
  NEXT;
}

CallMethodVarKw : {
  MAY_RAISE();
  size_t operand = readVuint(ip);
  sp -= (operand & 0xff) + 2 * (operand >> 8 & 0xff) + 2;
  *sp = mp_call_method_n_kw_var(true, operand, sp);
  NEXT;
}

enter:
  setCurrentFrame(frame);
  RESUME_FRAME();
  NEXT;

  // --- Jumps.

Jump:
  MAY_RAISE();
  ip = readTarget(ip);
  if (needsAttention())
    handlePending();
  NEXT;

PopJumpIfTrue : {
  MAY_RAISE();
  const byte *target = readTarget(ip);
  if (isTrue(*sp--))
    ip = target;
  if (needsAttention())
    handlePending();
  NEXT;
}

PopJumpIfFalse : {
  MAY_RAISE();
  const byte *target = readTarget(ip);
  if (!isTrue(*sp--))
    ip = target;
  if (needsAttention())
    handlePending();
  NEXT;
}

JumpIfTrueOrPop : {
  MAY_RAISE();
  const byte *target = readForwardTarget(ip);
  if (isTrue(*sp))
    ip = target;
  else
    --sp;
  if (needsAttention())
    handlePending();
  NEXT;
}

JumpIfFalseOrPop : {
  MAY_RAISE();
  const byte *target = readForwardTarget(ip);
  if (!isTrue(*sp))
    ip = target;
  else
    --sp;
  if (needsAttention())
    handlePending();
  NEXT;
}

  // --- Iteration.

GetIter:
  MAY_RAISE();
  *sp = mp_getiter(*sp, nullptr);
  NEXT;

GetIterStack:
  MAY_RAISE();
  storeIterator(sp, *sp);
  sp += kIteratorSlots - 1;
  NEXT;

ForIter : {
  MAY_RAISE();
  const byte *end = readForwardTarget(ip);
  mp_obj_t iterator = iteratorAt(sp);
  frame->sp = sp;
  if (Generator *generator = resumableGenerator(iterator)) {
    if (generator->hasStarted())
      *generator->frame.sp = mp_const_none;
    generator->frame.entry = FrameEntry::ForIter;
    generator->frame.caller = frame;
    frame = &generator->frame;
    goto enterGenerator;
  }
  value = nextItem(iterator);
  if (value == MP_OBJ_STOP_ITERATION) {
    sp -= kIteratorSlots;
    ip = end;
  } else {
    PUSH(value);
  }
  NEXT;
}

enterGenerator:
  // Its frame is elsewhere, but it counts: there must be an end to generators that resume generators.
  allocateFrame(kGeneratorReserve);
  frame->isRunning = true;
  frame->stackTop = frameStackTop();
  goto enter;

YieldValue:
  frame->ip = ip;
  frame->sp = sp;
  value = *sp;
  goto yield;

YieldFrom : {
  MAY_RAISE();
  mp_obj_t sent = *sp--;
  frame->sp = sp;
  if (Generator *generator = resumableGenerator(*sp)) {
    if (generator->hasStarted())
      *generator->frame.sp = sent;
    else if (sent != mp_const_none)
      mp_raise_TypeError(MP_ERROR_TEXT("can't send non-None value to a just-started generator"));
    generator->frame.entry = FrameEntry::YieldFrom;
    generator->frame.caller = frame;
    frame = &generator->frame;
    goto enterGenerator;
  }
  mp_obj_t resumed;
  mp_vm_return_kind_t kind = mp_resume(*sp, sent, MP_OBJ_NULL, &resumed);
  value = resumed;
  switch (kind) {
  case MP_VM_RETURN_YIELD:
    goto yieldOn;
  case MP_VM_RETURN_NORMAL:
    *sp = value;
    NEXT;
  default:
    goto raise;
  }
}

yieldOn: // `frame` is at a YIELD_FROM, whose iterator has yielded `value`
  frame->ip = ip - 1;
  PUSH(value);
  frame->sp = sp;

yield: // `frame` is suspended and yields `value`
  switch (frame->entry) {
  case FrameEntry::ForIter:
    frame->isRunning = false;
    frame = leaveFrame(frame);
    RESUME_FRAME();
    ip = nextInstruction(ip);
    PUSH(value);
    NEXT;
  case FrameEntry::YieldFrom:
    frame->isRunning = false;
    frame = leaveFrame(frame);
    RESUME_FRAME();
    ++ip;
    goto yieldOn;
  default:
    *result = value;
    return Outcome::Yield;
  }

throwInto: // a generator is resumed to raise
  if (*ip == byteOf(Opcode::YieldFrom)) {
    frame->sp = --sp; // what was yielded
    mp_obj_t resumed;
    mp_vm_return_kind_t kind = mp_resume(*sp, MP_OBJ_NULL, thrown, &resumed);
    value = resumed;
    switch (kind) {
    case MP_VM_RETURN_YIELD:
      ++ip;
      goto yieldOn;
    case MP_VM_RETURN_NORMAL:
      *sp = value;
      if (mp_obj_exception_match(thrown, MP_OBJ_FROM_PTR(&mp_type_GeneratorExit))) {
        value = mp_make_raise_obj(thrown);
        goto raise;
      }
      ++ip;
      NEXT;
    default:
      goto raiseThrown;
    }
  }
  value = mp_make_raise_obj(thrown);

raiseThrown: // StopIteration, too, is no end of the iterator that it was thrown into
  if (!findHandler(value, result, false))
    return Outcome::Raise;
  goto handle;

  // --- Blocks.

SetupWith : {
  MAY_RAISE();
  const byte *handler = readForwardTarget(ip);
  mp_obj_t context = *sp;
  mp_load_method(context, MP_QSTR___exit__, sp);
  mp_load_method(context, MP_QSTR___enter__, sp + 2);
  value = mp_call_method_n_kw(0, 0, sp + 2);
  ++sp;
  *++frame->block = {handler, reinterpret_cast<uintptr_t>(sp) | 1, MP_OBJ_NULL};
  PUSH(value);
  NEXT;
}

SetupExcept : {
  const byte *handler = readForwardTarget(ip);
  *++frame->block = {handler, reinterpret_cast<uintptr_t>(sp), MP_OBJ_NULL};
  NEXT;
}

SetupFinally : {
  const byte *handler = readForwardTarget(ip);
  *++frame->block = {handler, reinterpret_cast<uintptr_t>(sp) | 1, MP_OBJ_NULL};
  NEXT;
}

PopExceptJump:
  MAY_RAISE();
  --frame->block;
  ip = readForwardTarget(ip);
  if (needsAttention())
    handlePending();
  NEXT;

WithCleanup:
  MAY_RAISE();
  sp = leaveWith(sp);
  NEXT;

EndFinally:
  MAY_RAISE();
  --frame->block;
  if (*sp == mp_const_none) {
    --sp;
    NEXT;
  }
  if (!isControlWord(*sp)) {
    value = mp_make_raise_obj(*sp);
    goto raise;
  }
  if (leftToDo(*sp) < 0) {
    --sp;
    goto ReturnValue;
  }
  goto unwindJump;

UnwindJump : {
  MAY_RAISE();
  const byte *target = readTarget(ip);
  mp_int_t left = *ip++;
  PUSH(reinterpret_cast<mp_obj_t>(const_cast<byte *>(target)));
  PUSH(controlWord(left));
}

unwindJump: // target and what is left to do are on top; `ip` is behind the instruction
  for (;;) {
    mp_int_t left = leftToDo(*sp);
    if ((left & kBlocksMask) == 0) {
      ip = static_cast<const byte *>(MP_OBJ_TO_PTR(sp[-1]));
      sp -= 2;
      if (left & kPopsIterator)
        sp -= kIteratorSlots;
      break;
    }
    *sp = controlWord(left - 1);
    Block *block = frame->block;
    if (block->isFinally()) {
      if (block->handler >= ip) { // it has not run yet
        ip = block->handler;
        NEXT;
      }
      sp = dropControlWords(sp, 2);
    }
    --frame->block;
  }
  if (needsAttention())
    handlePending();
  NEXT;

ReturnValue:
  for (; frame->hasBlock(); --frame->block) {
    Block *block = frame->block;
    if (!block->isFinally())
      continue;
    if (block->handler >= ip) { // it has not run yet
      value = *sp;
      sp = block->stack();
      PUSH(value);
      PUSH(controlWord(-1));
      ip = block->handler;
      NEXT;
    }
    sp = dropControlWords(sp, 1);
  }
  value = *sp;
  switch (frame->entry) {
  case FrameEntry::C:
    // A key function of sort() may have no jump, and must not keep Ctrl-C waiting until all is sorted.
    if (needsAttention()) {
      MAY_RAISE();
      handlePending();
    }
    *result = value;
    return Outcome::Return;
  case FrameEntry::Call:
    frame = leaveFrame(frame);
    RESUME_FRAME();
    break;
  case FrameEntry::Construct:
    frame = leaveFrame(frame);
    RESUME_FRAME();
    if (MP_UNLIKELY(value != mp_const_none))
      raiseInitResult(value);
    value = *sp;
    break;
  case FrameEntry::ForIter:
    frame->ip = nullptr;
    frame->isRunning = false;
    frame = leaveFrame(frame);
    RESUME_FRAME();
    ip = forwardTarget(ip);
    sp -= kIteratorSlots;
    NEXT;
  case FrameEntry::YieldFrom:
    frame->ip = nullptr;
    frame->isRunning = false;
    frame = leaveFrame(frame);
    RESUME_FRAME();
    break;
  }
  *sp = value;
  ip = nextInstruction(ip);
  NEXT;

  // --- Exceptions.

RaiseLast : {
  MAY_RAISE();
  value = MP_OBJ_NULL;
  for (Block *block = frame->block; block >= frame->blocks() && value == MP_OBJ_NULL; --block)
    value = block->exception;
  if (value == MP_OBJ_NULL)
    value = mp_obj_new_exception_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("no active exception to reraise"));
  goto raise;
}

RaiseObj:
  MAY_RAISE();
  value = mp_make_raise_obj(*sp);
  goto raise;

RaiseFrom:
  MAY_RAISE();
  value = mp_make_raise_obj(sp[-1]);
  objects::setCause(value, sp[0]);

raise: // `value` is raised by the instruction that the frame is at
  if (!findHandler(value, result, true))
    return Outcome::Raise;

handle:
  frame = currentFrame();
  RESUME_FRAME();
  NEXT;

Unassigned:
  MAY_RAISE();
  frame->block = frame->blocks() - 1; // no handler of this function gets it
  mp_raise_msg(&mp_type_NotImplementedError, MP_ERROR_TEXT("opcode"));

  // --- Operators.

UnaryOpMulti:
  MAY_RAISE();
  *sp = mp_unary_op(mp_unary_op_t(ip[-1] - byteOf(Opcode::UnaryOpMulti)), *sp);
  NEXT;

#define SMALL_INTS() MP_LIKELY(areSmallInts(sp[-1], sp[0]))
#define LEFT_INT MP_OBJ_SMALL_INT_VALUE(sp[-1])
#define RIGHT_INT MP_OBJ_SMALL_INT_VALUE(sp[0])
// Small ints compare as their words do.
#define COMPARISON(Operator)                                                                                 \
  if (SMALL_INTS()) {                                                                                        \
    condition = mp_int_t(sp[-1]) Operator mp_int_t(sp[0]);                                                   \
    goto pushCondition;                                                                                      \
  }                                                                                                          \
  if (areFloats(sp[-1], sp[0])) {                                                                            \
    condition = floatOf(sp[-1]) Operator floatOf(sp[0]);                                                     \
    goto pushCondition;                                                                                      \
  }                                                                                                          \
  goto Binary

Less:
  COMPARISON(<);
Greater:
  COMPARISON(>);
LessEqual:
  COMPARISON(<=);
GreaterEqual:
  COMPARISON(>=);

Equal:
  if (SMALL_INTS()) {
    condition = sp[-1] == sp[0];
    goto pushCondition;
  }
  goto Binary;

NotEqual:
  if (SMALL_INTS()) {
    condition = sp[-1] != sp[0];
    goto pushCondition;
  }
  goto Binary;

Is:
  condition = sp[-1] == sp[0];

pushCondition: // in place of two operands; a jump on it needs no object
  --sp;
  if (*ip == byteOf(Opcode::PopJumpIfFalse) || *ip == byteOf(Opcode::PopJumpIfTrue)) {
    bool jumpsIf = *ip == byteOf(Opcode::PopJumpIfTrue);
    ++ip;
    MAY_RAISE();
    const byte *target = readTarget(ip);
    --sp;
    if (condition == jumpsIf)
      ip = target;
    if (needsAttention())
      handlePending();
    NEXT;
  }
  *sp = mp_obj_new_bool(condition);
  NEXT;

Add:
  if (SMALL_INTS() && addSmallInts(sp[-1], sp[0], value)) {
    *--sp = value;
    NEXT;
  }
  goto Binary;

Subtract:
  if (SMALL_INTS() && subtractSmallInts(sp[-1], sp[0], value)) {
    *--sp = value;
    NEXT;
  }
  goto Binary;

Multiply:
  if (SMALL_INTS() && multiplySmallInts(sp[-1], sp[0], value)) {
    *--sp = value;
    NEXT;
  }
  goto Binary;

FloorDivide:
  if (SMALL_INTS() && RIGHT_INT > 0) {
    value = MP_OBJ_NEW_SMALL_INT(LEFT_INT >= 0 ? LEFT_INT / RIGHT_INT
                                               : mp_small_int_floor_divide(LEFT_INT, RIGHT_INT));
    *--sp = value;
    NEXT;
  }
  goto Binary;

Modulo:
  if (SMALL_INTS() && RIGHT_INT > 0) {
    value =
        MP_OBJ_NEW_SMALL_INT(LEFT_INT >= 0 ? LEFT_INT % RIGHT_INT : mp_small_int_modulo(LEFT_INT, RIGHT_INT));
    *--sp = value;
    NEXT;
  }
  goto Binary;

Or:
  if (SMALL_INTS()) {
    --sp;
    *sp = reinterpret_cast<mp_obj_t>(uintptr_t(sp[0]) | uintptr_t(sp[1]));
    NEXT;
  }
  goto Binary;

And:
  if (SMALL_INTS()) {
    --sp;
    *sp = reinterpret_cast<mp_obj_t>(uintptr_t(sp[0]) & uintptr_t(sp[1]));
    NEXT;
  }
  goto Binary;

Xor:
  if (SMALL_INTS()) {
    --sp;
    *sp = reinterpret_cast<mp_obj_t>((uintptr_t(sp[0]) ^ uintptr_t(sp[1])) | 1);
    NEXT;
  }
  goto Binary;

LeftShift:
  if (SMALL_INTS() && shiftSmallIntLeft(sp[-1], sp[0], value)) {
    *--sp = value;
    NEXT;
  }
  goto Binary;

RightShift:
  if (SMALL_INTS() && uintptr_t(RIGHT_INT) < 8 * sizeof(mp_int_t)) {
    value = MP_OBJ_NEW_SMALL_INT(LEFT_INT >> RIGHT_INT);
    *--sp = value;
    NEXT;
  }
  goto Binary;

In:
ExceptionMatch:
Binary:
  MAY_RAISE();
  --sp;
  *sp = binaryOperation(mp_binary_op_t(ip[-1] - byteOf(Opcode::BinaryOpMulti)), sp[0], sp[1]);
  NEXT;
}

} // namespace adder::runtime
