//===- ports/unix/Run.cpp - Running programs and the prompt -----------------------------------------===//
//
// What an exception that nobody handles does to the process: SystemExit ends it with the status it says,
// KeyboardInterrupt with 130, everything else is printed and ends it with 1.
//
// Tracebacks of scripts and commands go to standard output, where the reference has them; those of modules (-m)
// and of text from standard input to standard error.
//
//===------------------------------------------------------------------------------------------------===//

#include "Run.h"

#include "py/builtin.h"
#include "py/compile.h"
#include "py/lexer.h"
#include "py/mphal.h"
#include "py/objstr.h"
#include "py/runtime.h"
#include "shared/runtime/interrupt_char.h"
#include "shared/runtime/pyexec.h"

#include <cstring>
#include <unistd.h>

namespace adder::port {

namespace {

constexpr int kControlC = 3;
constexpr int kInterrupted = 130; // as the shell says of a process that SIGINT ended

bool isA(mp_obj_t exception, const mp_obj_type_t *type) {
  return mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(mp_obj_get_type(exception)), MP_OBJ_FROM_PTR(type));
}

/// The status of SystemExit: nothing is success, a number is itself, anything else is printed and a failure.
int statusOfExit(mp_obj_t exception) {
  mp_obj_t value = mp_obj_exception_get_value(exception);
  if (value == mp_const_none)
    return kForcedExit;
  if (mp_obj_is_int(value))
    return kForcedExit | int(mp_obj_get_int_truncated(value) & 0xff);
  mp_obj_print_helper(&mp_stderr_print, value, PRINT_STR);
  mp_print_str(&mp_stderr_print, "\n");
  return kForcedExit | 1;
}

int statusOf(mp_obj_t exception, const mp_print_t *print) {
  mp_hal_set_interrupt_char(-1);
  mp_handle_pending(MP_HANDLE_PENDING_CALLBACKS_AND_CLEAR_EXCEPTIONS);
  // Printing may run Python code, which raises again.
  nlr_buf_t context;
  if (nlr_push(&context) != 0)
    return 1;
  int status;
  if (isA(exception, &mp_type_SystemExit)) {
    status = statusOfExit(exception);
  } else {
    mp_obj_print_exception(print, exception);
    status = isA(exception, &mp_type_KeyboardInterrupt) ? kInterrupted : 1;
  }
  nlr_pop();
  return status;
}

/// Calls action(), interruptible; the status of how it ended.
template <typename Action> int guarded(const mp_print_t *print, Action &&action) {
  nlr_buf_t context;
  if (nlr_push(&context) != 0)
    return statusOf(MP_OBJ_FROM_PTR(context.ret_val), print);
  mp_hal_set_interrupt_char(kControlC);
  action();
  mp_hal_set_interrupt_char(-1);
  mp_handle_pending(MP_HANDLE_PENDING_CALLBACKS_AND_EXCEPTIONS);
  nlr_pop();
  return 0;
}

void execute(mp_lexer_t *lexer, bool compilesOnly) {
  ::qstr name = lexer->source_name;
#if MICROPY_MODULE___FILE__
  mp_store_global(MP_QSTR___file__, MP_OBJ_NEW_QSTR(name));
#endif
  mp_parse_tree_t tree = mp_parse(lexer, MP_PARSE_FILE_INPUT);
  mp_obj_t body = mp_compile(&tree, name, false);
  if (!compilesOnly)
    mp_call_function_0(body);
}

} // namespace

bool bringUp(void (*start)(const Options &), const Options &options) {
  nlr_buf_t context;
  if (nlr_push(&context) != 0) {
    mp_print_str(&mp_stderr_print, "the heap is too small\n");
    return false;
  }
  start(options);
  nlr_pop();
  return true;
}

int runText(const char *text, bool compilesOnly) {
  return guarded(&mp_plat_print, [&] {
    execute(mp_lexer_new_from_str_len(MP_QSTR__lt_stdin_gt_, text, std::strlen(text), 0), compilesOnly);
  });
}

int runFile(const char *path, bool compilesOnly) {
  return guarded(&mp_plat_print, [&] { execute(mp_lexer_new_from_file(qstr_from_str(path)), compilesOnly); });
}

int runStandardInput(bool compilesOnly) {
  return guarded(&mp_stderr_print, [&] {
    execute(mp_lexer_new_from_fd(MP_QSTR__lt_stdin_gt_, STDIN_FILENO, false), compilesOnly);
  });
}

int runModule(const char *name, bool) {
  return guarded(&mp_stderr_print, [&] {
    // The list of names False marks the module that is __main__.
    mp_obj_t arguments[4] = {mp_obj_new_str_from_cstr(name), mp_const_none, mp_const_none, mp_const_false};
    mp_obj_t module = mp_builtin___import__(4, arguments);
    mp_obj_t path[2];
    mp_load_method_protected(module, MP_QSTR___path__, path, true); // a module's __getattr__ may raise
    if (path[0] == MP_OBJ_NULL)
      return;
    // A package's program is its __main__.
    vstr_t full;
    vstr_init(&full, 32);
    vstr_add_str(&full, name);
    vstr_add_str(&full, ".__main__");
    arguments[0] = mp_obj_new_str_from_vstr(&full);
    mp_builtin___import__(4, arguments);
  });
}

int runPrompt() {
  mp_hal_stdio_mode_raw();
  int status = pyexec_friendly_repl();
  mp_hal_stdio_mode_orig();
  return status;
}

int runAtExit(int status) {
#if MICROPY_PY_SYS_ATEXIT
  mp_obj_t function = MP_STATE_VM(sys_exitfunc);
  if (function == MP_OBJ_NULL || !mp_obj_is_callable(function))
    return status;
  MP_STATE_VM(sys_exitfunc) = MP_OBJ_NULL;
  int ended = guarded(&mp_plat_print, [&] { mp_call_function_0(function); });
  if (ended != 0)
    status = ended & 0xff;
#endif
  return status;
}

} // namespace adder::port
