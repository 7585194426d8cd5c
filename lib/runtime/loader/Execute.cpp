//===- runtime/loader/Execute.cpp - compile, eval, exec, execfile -----------------------------------===//

#include "runtime/core/Memory.h"
#include "runtime/loader/Compile.h"

#include "py/builtin.h"
#include "py/objfun.h"
#include "py/runtime.h"

namespace adder::loader {

namespace {

#if MICROPY_PY_BUILTINS_COMPILE
/// What compile() returns: a function without its globals.
struct Code {
  mp_obj_base_t base;
  mp_obj_t body;
};
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmissing-field-initializers" // a type without slots, for clang
MP_DEFINE_CONST_OBJ_TYPE(codeType, MP_QSTR_code, MP_TYPE_FLAG_NONE);
#pragma GCC diagnostic pop

/// The body's functions take their globals from its context, which is that of whoever runs it.
mp_obj_t runCode(const Code *code, mp_obj_dict_t *globals, mp_obj_dict_t *locals) {
  auto *function = static_cast<mp_obj_fun_bc_t *>(MP_OBJ_TO_PTR(code->body));
  auto *context = m_new_obj(mp_module_context_t);
  *context = *function->context;
  context->module.globals = globals;
  mp_obj_t body = mp_obj_new_fun_bc(nullptr, function->bytecode, context, function->child_table);
  static_cast<mp_obj_base_t *>(MP_OBJ_TO_PTR(body))->type = function->base.type;
  return callWithin(body, globals, locals);
}
#endif

mp_parse_input_kind_t kindNamed(qstr mode) {
  switch (mode) {
  case MP_QSTR_single:
    return MP_PARSE_SINGLE_INPUT;
  case MP_QSTR_exec:
    return MP_PARSE_FILE_INPUT;
  case MP_QSTR_eval:
    return MP_PARSE_EVAL_INPUT;
  default:
    mp_raise_ValueError(MP_ERROR_TEXT("bad compile mode"));
  }
}

mp_obj_t compile(size_t, const mp_obj_t *values) {
  mp_buffer_info_t text;
  mp_get_buffer_raise(values[0], &text, MP_BUFFER_READ);
  qstr name = mp_obj_str_get_qstr(values[1]);
  mp_parse_input_kind_t kind = kindNamed(mp_obj_str_get_qstr(values[2]));
#if MICROPY_PY_BUILTINS_COMPILE
  mp_lexer_t *lexer = mp_lexer_new_from_str_len(name, static_cast<const char *>(text.buf), text.len, 0);
  mp_obj_t body = mp_parse_compile_execute(lexer, kind, nullptr, nullptr);
  return MP_OBJ_FROM_PTR(runtime::newObject<Code>(&codeType, body));
#else
  mp_raise_NotImplementedError(nullptr);
#endif
}

mp_obj_dict_t *dictIn(mp_obj_t object) {
  mp_obj_t dict = mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_dict));
  if (dict == MP_OBJ_NULL)
    mp_raise_type(&mp_type_TypeError);
  return static_cast<mp_obj_dict_t *>(MP_OBJ_TO_PTR(dict));
}

mp_obj_t evaluate(size_t count, const mp_obj_t *values, mp_parse_input_kind_t kind, bool isFile) {
  mp_obj_dict_t *globals = mp_globals_get();
  mp_obj_dict_t *locals = mp_locals_get();
  if (count >= 2 && values[1] != mp_const_none)
    globals = locals = dictIn(values[1]);
  if (count >= 3 && values[2] != mp_const_none)
    locals = dictIn(values[2]);
#if MICROPY_PY_BUILTINS_COMPILE
  if (mp_obj_is_exact_type(values[0], &codeType))
    return runCode(static_cast<Code *>(MP_OBJ_TO_PTR(values[0])), globals, locals);
#endif
  if (isFile)
    return mp_parse_compile_execute(mp_lexer_new_from_file(mp_obj_str_get_qstr(values[0])), kind, globals,
                                    locals);
  mp_buffer_info_t text;
  mp_get_buffer_raise(values[0], &text, MP_BUFFER_READ);
  auto *start = static_cast<const char *>(text.buf);
  size_t length = text.len;
  if (kind == MP_PARSE_EVAL_INPUT) // an expression may be indented
    for (; length > 0 && (*start == ' ' || *start == '\t'); --length)
      ++start;
  mp_lexer_t *lexer = mp_lexer_new_from_str_len(MP_QSTR__lt_string_gt_, start, length, 0);
  return mp_parse_compile_execute(lexer, kind, globals, locals);
}

mp_obj_t eval(size_t count, const mp_obj_t *values) {
  return evaluate(count, values, MP_PARSE_EVAL_INPUT, false);
}
mp_obj_t exec(size_t count, const mp_obj_t *values) {
  return evaluate(count, values, MP_PARSE_FILE_INPUT, false);
}
mp_obj_t execFile(size_t count, const mp_obj_t *values) {
  return evaluate(count, values, MP_PARSE_FILE_INPUT, true);
}

} // namespace
} // namespace adder::loader

using namespace adder::loader;

MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_builtin_compile_obj, 3, 6, compile);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_builtin_eval_obj, 1, 3, eval);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_builtin_exec_obj, 1, 3, exec);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_builtin_execfile_obj, 1, 3, execFile);
