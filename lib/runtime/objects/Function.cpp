//===- runtime/objects/Function.cpp - Functions, closures, bound methods ----------------------------===//
//
// Functions written in C, functions of bytecode, and the two objects that put values in front of a call's
// arguments: closures their cells, bound methods the receiver.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Calls.h"
#include "runtime/core/Memory.h"
#include "runtime/core/Types.h"
#include "runtime/core/Vm.h"
#include "runtime/objects/ItemPrinter.h"

#include "py/builtin.h"
#include "py/cstack.h"
#include "py/emitglue.h"
#include "py/objfun.h"
#include "py/objtuple.h"
#include "py/runtime.h"

#include <cstring>

namespace adder::objects {

namespace {

using namespace runtime;

// --- C.

mp_obj_t callBuiltin0(mp_obj_t self, size_t positional, size_t pairs, const mp_obj_t *) {
  mp_arg_check_num(positional, pairs, 0, 0, false);
  return static_cast<mp_obj_fun_builtin_fixed_t *>(MP_OBJ_TO_PTR(self))->fun._0();
}
mp_obj_t callBuiltin1(mp_obj_t self, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 1, 1, false);
  return static_cast<mp_obj_fun_builtin_fixed_t *>(MP_OBJ_TO_PTR(self))->fun._1(values[0]);
}
mp_obj_t callBuiltin2(mp_obj_t self, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 2, 2, false);
  return static_cast<mp_obj_fun_builtin_fixed_t *>(MP_OBJ_TO_PTR(self))->fun._2(values[0], values[1]);
}
mp_obj_t callBuiltin3(mp_obj_t self, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 3, 3, false);
  return static_cast<mp_obj_fun_builtin_fixed_t *>(MP_OBJ_TO_PTR(self))
      ->fun._3(values[0], values[1], values[2]);
}

mp_obj_t callBuiltinVar(mp_obj_t self, size_t positional, size_t pairs, const mp_obj_t *values) {
  auto *function = static_cast<mp_obj_fun_builtin_var_t *>(MP_OBJ_TO_PTR(self));
  mp_arg_check_num_sig(positional, pairs, function->sig);
  if (!(function->sig & 1))
    return function->fun.var(positional, values);
  mp_map_t keywords;
  mp_map_init_fixed_table(&keywords, pairs, values + positional);
  return function->fun.kw(positional, values, &keywords);
}

// --- Bytecode.

mp_obj_t finish(Frame *frame) {
  mp_obj_t result;
  byte *top = reinterpret_cast<byte *>(frame);
  Outcome outcome = execute(frame, MP_OBJ_NULL, &result);
  restoreFrameStack(top);
  if (outcome == Outcome::Raise)
    nlr_raise(result);
  return result;
}

mp_obj_t callBytecode(mp_obj_t self, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_cstack_check();
  auto *function = static_cast<mp_obj_fun_bc_t *>(MP_OBJ_TO_PTR(self));
  return finish(enterFunction(function, {positional, pairs, values}));
}

void printFunction(const mp_print_t *print, mp_obj_t self, mp_print_kind_t) {
  auto *function = static_cast<mp_obj_fun_bc_t *>(MP_OBJ_TO_PTR(self));
  mp_printf(print, "<function %q at 0x%p>", mp_obj_fun_bc_get_name(function), function);
}

// --- Closures and bound methods.

/// Calls `callable` with `count` values in front of the arguments.
mp_obj_t callWithPrefix(mp_obj_t callable, size_t count, const mp_obj_t *prefix, size_t positional,
                        size_t pairs, const mp_obj_t *values) {
  if (mp_obj_is_exact_type(callable, &mp_type_fun_bc)) {
    mp_cstack_check();
    auto *function = static_cast<mp_obj_fun_bc_t *>(MP_OBJ_TO_PTR(callable));
    return finish(enterFunction(function, {positional, pairs, values, count, prefix}));
  }
  constexpr size_t kFew = 8;
  size_t rest = positional + 2 * pairs;
  mp_obj_t few[kFew];
  mp_obj_t *all = count + rest <= kFew ? few : m_new(mp_obj_t, count + rest);
  std::memcpy(all, prefix, count * sizeof(mp_obj_t));
  if (rest)
    std::memcpy(all + count, values, rest * sizeof(mp_obj_t));
  return mp_call_function_n_kw(callable, count + positional, pairs, all);
}

mp_obj_t callClosure(mp_obj_t self, size_t positional, size_t pairs, const mp_obj_t *values) {
  auto *closure = static_cast<Closure *>(MP_OBJ_TO_PTR(self));
  return callWithPrefix(closure->function, closure->count, closure->cells, positional, pairs, values);
}

mp_obj_t callBoundMethod(mp_obj_t self, size_t positional, size_t pairs, const mp_obj_t *values) {
  auto *method = static_cast<BoundMethod *>(MP_OBJ_TO_PTR(self));
  return callWithPrefix(method->function, 1, &method->self, positional, pairs, values);
}

void printClosure(const mp_print_t *print, mp_obj_t self, mp_print_kind_t) {
  auto *closure = static_cast<Closure *>(MP_OBJ_TO_PTR(self));
  printParts(print, PRINT_REPR, "<closure ", closure->function);
  mp_printf(print, " at 0x%p, n_closed=%u ", closure, unsigned(closure->count));
  for (const mp_obj_t *cell = closure->cells, *end = cell + closure->count; cell != end; ++cell) {
    mp_obj_t value = mp_obj_cell_get(*cell);
    if (value == MP_OBJ_NULL)
      printParts(print, PRINT_REPR, "(nil) ");
    else
      printParts(print, PRINT_REPR, value, " ");
  }
  printParts(print, PRINT_REPR, ">");
}

void printBoundMethod(const mp_print_t *print, mp_obj_t self, mp_print_kind_t) {
  auto *method = static_cast<BoundMethod *>(MP_OBJ_TO_PTR(self));
  mp_printf(print, "<bound_method %p ", method);
  printParts(print, PRINT_REPR, method->self, ".", method->function, ">");
}

void attributeOfClosure(mp_obj_t self, qstr name, mp_obj_t *dest) {
  if (dest[0] == MP_OBJ_NULL)
    mp_load_method_maybe(static_cast<Closure *>(MP_OBJ_TO_PTR(self))->function, name, dest);
}

void attributeOfBoundMethod(mp_obj_t self, qstr name, mp_obj_t *dest) {
  if (dest[0] == MP_OBJ_NULL && name == MP_QSTR___name__)
    mp_load_method_maybe(static_cast<BoundMethod *>(MP_OBJ_TO_PTR(self))->function, name, dest);
}

/// Bound methods are equal if they bind the same function to the same object.
mp_obj_t operateOnBoundMethods(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right) {
  if (operation != MP_BINARY_OP_EQUAL || !mp_obj_is_exact_type(right, &mp_type_bound_meth))
    return MP_OBJ_NULL;
  auto *a = static_cast<BoundMethod *>(MP_OBJ_TO_PTR(left));
  auto *b = static_cast<BoundMethod *>(MP_OBJ_TO_PTR(right));
  return mp_obj_new_bool(a->self == b->self && a->function == b->function);
}

mp_obj_t operateOnBoundMethod(mp_unary_op_t operation, mp_obj_t self) {
  if (operation != MP_UNARY_OP_HASH)
    return MP_OBJ_NULL;
  auto *method = static_cast<BoundMethod *>(MP_OBJ_TO_PTR(self));
  return MP_OBJ_NEW_SMALL_INT(mp_int_t((uintptr_t(method->self) ^ uintptr_t(method->function)) >> 1));
}

} // namespace
} // namespace adder::objects

using namespace adder;
using namespace adder::objects;
using namespace adder::runtime;

#define BUILTIN_TYPE(n)                                                                                      \
  MP_DEFINE_CONST_OBJ_TYPE(mp_type_fun_builtin_##n, MP_QSTR_function,                                        \
                           MP_TYPE_FLAG_BINDS_SELF | MP_TYPE_FLAG_BUILTIN_FUN, call, callBuiltin##n)
BUILTIN_TYPE(0);
BUILTIN_TYPE(1);
BUILTIN_TYPE(2);
BUILTIN_TYPE(3);
MP_DEFINE_CONST_OBJ_TYPE(mp_type_fun_builtin_var, MP_QSTR_function,
                         MP_TYPE_FLAG_BINDS_SELF | MP_TYPE_FLAG_BUILTIN_FUN, call, callBuiltinVar);
MP_DEFINE_CONST_OBJ_TYPE(mp_type_fun_bc, MP_QSTR_function, MP_TYPE_FLAG_BINDS_SELF, call, callBytecode, print,
                         printFunction, attr, mp_obj_fun_bc_attr);
MP_DEFINE_CONST_OBJ_TYPE(mp_type_closure, MP_QSTR_closure, MP_TYPE_FLAG_BINDS_SELF, call, callClosure, print,
                         printClosure, attr, attributeOfClosure);
MP_DEFINE_CONST_OBJ_TYPE(mp_type_bound_meth, MP_QSTR_bound_method, MP_TYPE_FLAG_NONE, call, callBoundMethod,
                         print, printBoundMethod, attr, attributeOfBoundMethod, unary_op,
                         operateOnBoundMethod, binary_op, operateOnBoundMethods);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmissing-field-initializers" // a type without slots, for clang
MP_DEFINE_CONST_OBJ_TYPE(mp_type_cell, MP_QSTR_, MP_TYPE_FLAG_NONE);
#pragma GCC diagnostic pop

qstr mp_obj_fun_bc_get_name(const mp_obj_fun_bc_t *function) {
  const byte *prelude = function->bytecode;
#if MICROPY_EMIT_NATIVE
  if (function->base.type == &mp_type_fun_native || function->base.type == &mp_type_native_gen_wrap)
    prelude = mp_obj_fun_native_get_prelude_ptr(function);
#endif
  const byte *names = FunctionHead(prelude).names;
  return function->context->constants.qstr_table[readVuint(names)];
}

void mp_obj_fun_bc_attr(mp_obj_t self, qstr name, mp_obj_t *dest) {
  if (dest[0] != MP_OBJ_NULL)
    return;
  auto *function = static_cast<mp_obj_fun_bc_t *>(MP_OBJ_TO_PTR(self));
  if (name == MP_QSTR___name__)
    dest[0] = MP_OBJ_NEW_QSTR(mp_obj_fun_bc_get_name(function));
  else if (name == MP_QSTR___globals__)
    dest[0] = MP_OBJ_FROM_PTR(function->context->module.globals);
}

/// Instructions that make a function find its defaults on the stack, where a damaged file can have put
/// anything.
static void checkDefaults(const byte *code, const mp_obj_t *defaults) {
  runtime::FunctionHead head(code);
  bool isTuple = defaults[0] == MP_OBJ_NULL || mp_obj_is_exact_type(defaults[0], &mp_type_tuple);
  bool isDict = defaults[1] == MP_OBJ_NULL || mp_obj_is_exact_type(defaults[1], &mp_type_dict);
  if (!isTuple || !isDict)
    mp_raise_type(&mp_type_TypeError);
  size_t count =
      defaults[0] == MP_OBJ_NULL ? 0 : static_cast<mp_obj_tuple_t *>(MP_OBJ_TO_PTR(defaults[0]))->len;
  if (count != head.defaults)
    mp_raise_type(&mp_type_TypeError);
}

mp_obj_t mp_obj_new_fun_bc(const mp_obj_t *defaults, const byte *code, const mp_module_context_t *context,
                           struct _mp_raw_code_t *const *children) {
  mp_obj_tuple_t *positional = nullptr;
  mp_obj_t keywords = MP_OBJ_NULL;
  if (defaults) {
    checkDefaults(code, defaults);
    if (defaults[0] != MP_OBJ_NULL)
      positional = static_cast<mp_obj_tuple_t *>(MP_OBJ_TO_PTR(defaults[0]));
    keywords = defaults[1];
  }
  size_t count = positional ? positional->len : 0;
  auto *function = mp_obj_malloc_var(mp_obj_fun_bc_t, extra_args, mp_obj_t, count + (keywords != MP_OBJ_NULL),
                                     &mp_type_fun_bc);
  function->context = context;
  function->child_table = children;
  function->bytecode = code;
  for (size_t i = 0; i < count; ++i)
    function->extra_args[i] = positional->items[i];
  if (keywords != MP_OBJ_NULL)
    function->extra_args[count] = keywords;
  return MP_OBJ_FROM_PTR(function);
}

mp_obj_t mp_obj_new_closure(mp_obj_t function, size_t count, const mp_obj_t *cells) {
  auto *closure = mp_obj_malloc_var(Closure, cells, mp_obj_t, count, &mp_type_closure);
  closure->function = function;
  closure->count = count;
  std::memcpy(closure->cells, cells, count * sizeof(mp_obj_t));
  return MP_OBJ_FROM_PTR(closure);
}

mp_obj_t mp_obj_new_bound_meth(mp_obj_t function, mp_obj_t self) {
  return MP_OBJ_FROM_PTR(runtime::newObject<BoundMethod>(&mp_type_bound_meth, function, self));
}

mp_obj_t mp_obj_new_cell(mp_obj_t value) {
  return MP_OBJ_FROM_PTR(runtime::newObject<mp_obj_cell_t>(&mp_type_cell, value));
}
