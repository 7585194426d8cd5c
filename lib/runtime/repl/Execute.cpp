//===- runtime/repl/Execute.cpp - Running what was typed, and files ---------------------------------===//

#include "runtime/repl/Session.h"

#include "py/builtin.h"
#include "py/compile.h"
#include "py/gc.h"
#include "py/objstr.h"
#include "shared/runtime/interrupt_char.h"

#include <cstring>

#ifndef MICROPY_HAL_HAS_STDIO_MODE_SWITCH
#define MICROPY_HAL_HAS_STDIO_MODE_SWITCH (0)
#endif

pyexec_mode_kind_t pyexec_mode_kind = PYEXEC_MODE_FRIENDLY_REPL;

namespace adder::repl {

namespace {

bool isA(mp_obj_t exception, const mp_obj_type_t *type) {
  return mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(mp_obj_get_type(exception)), MP_OBJ_FROM_PTR(type));
}

void enterProgram(bool isInterruptible) {
#if MICROPY_HAL_HAS_STDIO_MODE_SWITCH
  mp_hal_stdio_mode_orig();
#endif
  if (isInterruptible)
    mp_hal_set_interrupt_char(kControlC);
}

void leaveProgram() {
  mp_hal_set_interrupt_char(-1);
  // A prompt over a locked heap could not even read the line that unlocks it.
  while (gc_is_locked())
    gc_unlock();
#if MICROPY_HAL_HAS_STDIO_MODE_SWITCH
  mp_hal_stdio_mode_raw();
#endif
}

/// What SystemExit says about the status: as a process would have it, for ports that have processes.
int exitCode(mp_obj_t exception) {
  mp_obj_t value = mp_obj_exception_get_value(exception);
  if (value == mp_const_none)
    return PYEXEC_FORCED_EXIT;
  if (mp_obj_is_int(value))
    return PYEXEC_FORCED_EXIT | int(mp_obj_get_int_truncated(value) & 0xff);
  mp_obj_print_helper(MICROPY_ERROR_PRINTER, value, PRINT_STR);
  mp_print_str(MICROPY_ERROR_PRINTER, "\n");
  return PYEXEC_FORCED_EXIT | 1;
}

/// Printing may run Python code, which may raise as well.
int reportException(mp_obj_t exception) {
  nlr_buf_t context;
  if (nlr_push(&context) != 0)
    return PYEXEC_UNHANDLED_EXCEPTION;
  int result = PYEXEC_UNHANDLED_EXCEPTION;
  if (isA(exception, &mp_type_SystemExit))
    result = exitCode(exception);
  else
    mp_obj_print_exception(&mp_plat_print, exception);
  nlr_pop();
  return result;
}

struct Text {
  const char *start;
  size_t length;
};

mp_lexer_t *lexerOfText(void *data) {
  auto *text = static_cast<Text *>(data);
  return mp_lexer_new_from_str_len(MP_QSTR__lt_stdin_gt_, text->start, text->length, 0);
}

mp_lexer_t *lexerOfFile(void *data) {
  return mp_lexer_new_from_file(qstr_from_str(static_cast<const char *>(data)));
}

} // namespace

int execute(mp_lexer_t *(*makeLexer)(void *), void *data, mp_parse_input_kind_t kind, Manner manner) {
  nlr_buf_t context;
  int result;
  if (nlr_push(&context) == 0) {
    // Compiling is interruptible, too.
    enterProgram(true);
    mp_lexer_t *lexer = makeLexer(data);
    ::qstr name = lexer->source_name;
    mp_parse_tree_t tree = mp_parse(lexer, kind);
    mp_obj_t body = mp_compile(&tree, name, manner == Manner::Typed);
    mp_call_function_0(body);
    mp_hal_set_interrupt_char(-1);
    mp_handle_pending(MP_HANDLE_PENDING_CALLBACKS_AND_EXCEPTIONS);
    nlr_pop();
    if (manner == Manner::Raw)
      send(kControlD);
    result = PYEXEC_NORMAL_EXIT;
  } else {
    mp_hal_set_interrupt_char(-1);
    mp_handle_pending(MP_HANDLE_PENDING_CALLBACKS_AND_CLEAR_EXCEPTIONS);
    if (manner == Manner::Raw)
      send(kControlD);
    result = reportException(MP_OBJ_FROM_PTR(context.ret_val));
  }
  if (manner == Manner::Raw)
    send(kControlD);
  leaveProgram();
  return result;
}

int executeText(const char *start, size_t length, mp_parse_input_kind_t kind, Manner manner) {
  Text text{start, length};
  return execute(lexerOfText, &text, kind, manner);
}

} // namespace adder::repl

using namespace adder::repl;

int pyexec_file(const char *path) {
  return execute(lexerOfFile, const_cast<char *>(path), MP_PARSE_FILE_INPUT, Manner::File);
}

int pyexec_file_if_exists(const char *path) {
  return mp_import_stat(path) == MP_IMPORT_STAT_FILE ? pyexec_file(path) : PYEXEC_NORMAL_EXIT;
}

int pyexec_vstr(vstr_t *text, bool) {
  return executeText(text->buf, text->len, MP_PARSE_FILE_INPUT, Manner::File);
}
