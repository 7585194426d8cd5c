// Raising, catching, and an exception class of the module's own under both of its names.
#include "py/runtime.h"

static MP_DEFINE_EXCEPTION(DeviceError, Exception) MP_DEFINE_EXCEPTION(PublicError, OSError)

    void raiseOne(int which, int expected, int actual) {
  switch (which) {
  case 0:
    mp_raise_ValueError(MP_ERROR_TEXT("invalid value"));
  case 1:
    mp_raise_TypeError(MP_ERROR_TEXT("wrong type"));
  case 2:
    mp_raise_OSError(MP_EIO);
  case 3:
    mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("operation failed"));
  case 4:
    mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("expected %d, got %d"), expected, actual);
  case 5:
    mp_raise_type(&mp_type_StopAsyncIteration);
  case 6:
    nlr_raise(mp_obj_new_exception_msg(&DeviceError_type, MP_ERROR_TEXT("device timeout")));
  default:
    nlr_raise(mp_obj_new_exception(&mp_type_PublicError));
  }
}

mp_obj_t callSafely(mp_obj_t fun, mp_obj_t arg) {
  nlr_buf_t nlr;
  if (nlr_push(&nlr) == 0) {
    mp_obj_t result = mp_call_function_1(fun, arg);
    nlr_pop();
    return result;
  }
  mp_obj_t exc = MP_OBJ_FROM_PTR(nlr.ret_val);
  if (mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(mp_obj_get_type(exc)), MP_OBJ_FROM_PTR(&mp_type_OSError)) ||
      mp_obj_exception_match(exc, MP_OBJ_FROM_PTR(&mp_type_DeviceError))) {
    mp_printf(&mp_plat_print, "caught\n");
    return mp_const_none;
  }
  nlr_jump(nlr.ret_val);
}
