//===- runtime/core/State.cpp - Starting and ending a runtime ---------------------------------------===//

#include "runtime/core/Attributes.h"
#include "runtime/core/Frame.h"

#include "py/builtin.h"
#include "py/objexcept.h"
#include "py/objlist.h"
#include "py/runtime.h"

#include <cstring>

mp_state_ctx_t mp_state_ctx;

namespace {

/// Everything of the last run is gone, but for the heap and the bounds of the C stack, which were set up
/// before.
void clearState() {
  char *stackTop = MP_STATE_THREAD(stack_top);
  size_t stackLimit = MP_STATE_THREAD(stack_limit);
  nlr_buf_t *context = MP_STATE_THREAD(nlr_top);
  nlr_jump_callback_node_t *callbacks = MP_STATE_THREAD(nlr_jump_callback_top);
  std::memset(&mp_state_ctx.thread, 0, sizeof mp_state_ctx.thread);
  std::memset(&mp_state_ctx.vm, 0, sizeof mp_state_ctx.vm);
  MP_STATE_THREAD(stack_top) = stackTop;
  MP_STATE_THREAD(stack_limit) = stackLimit;
  MP_STATE_THREAD(nlr_top) = context;
  MP_STATE_THREAD(nlr_jump_callback_top) = callbacks;
}

/// What can be raised although there is no memory.
void initExceptions() {
#if MICROPY_ENABLE_EMERGENCY_EXCEPTION_BUF
  mp_init_emergency_exception_buf();
#endif
#if MICROPY_KBD_EXCEPTION
  mp_obj_exception_t &interrupt = MP_STATE_VM(mp_kbd_exception);
  interrupt.args = static_cast<mp_obj_tuple_t *>(MP_OBJ_TO_PTR(mp_const_empty_tuple));
  interrupt.base.type = &mp_type_KeyboardInterrupt;
#endif
}

/// The table of modules, and __main__, in which the first code runs.
void initNamespaces() {
  mp_obj_dict_t *main = &MP_STATE_VM(dict_main);
  mp_obj_dict_init(main, 1);
  mp_obj_dict_store(MP_OBJ_FROM_PTR(main), MP_OBJ_NEW_QSTR(MP_QSTR___name__),
                    MP_OBJ_NEW_QSTR(MP_QSTR___main__));
  mp_globals_set(main);
  mp_locals_set(main);
  mp_obj_dict_init(&MP_STATE_VM(mp_loaded_modules_dict), MICROPY_LOADED_MODULES_DICT_SIZE);
}

/// What programs may change in the module sys.
void initSys() {
#if MICROPY_PY_SYS_PS1_PS2
  mp_obj_t *values = MP_STATE_VM(sys_mutable);
  values[MP_SYS_MUTABLE_PS2] = MP_OBJ_NEW_QSTR(MP_QSTR__dot__dot__dot__space_);
  values[MP_SYS_MUTABLE_PS1] = MP_OBJ_NEW_QSTR(MP_QSTR__gt__gt__gt__space_);
#endif
#if MICROPY_PY_SYS_ARGV
  mp_obj_list_init(static_cast<mp_obj_list_t *>(MP_OBJ_TO_PTR(mp_sys_argv)), 0);
#endif
#if MICROPY_PY_SYS_PATH
  mp_sys_path = mp_obj_new_list(0, nullptr);
#endif
}

} // namespace

void mp_init(void) {
  clearState();
  MP_STATE_VM(sched_state) = MP_SCHED_IDLE;
  qstr_init();
  initExceptions();
  adder::runtime::initFrameStack();
  initNamespaces();
  initSys();
#ifdef MICROPY_PORT_INIT_FUNC
  MICROPY_PORT_INIT_FUNC;
#endif
}

void mp_deinit(void) {
#ifdef MICROPY_PORT_DEINIT_FUNC
  MICROPY_PORT_DEINIT_FUNC;
#endif
}
