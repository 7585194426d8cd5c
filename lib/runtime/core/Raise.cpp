//===- runtime/core/Raise.cpp - Raising from C ------------------------------------------------------===//

#include "runtime/core/Raise.h"

#include "runtime/objects/Class.h"

#include "py/objexcept.h"
#include "py/runtime.h"

namespace adder::runtime {

void raiseUnhashable(mp_obj_t object) {
  mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("unsupported type for %s: '%s'"), "__hash__",
                    mp_obj_get_type_str(object));
}

void raiseZeroDivision() { mp_raise_msg(&mp_type_ZeroDivisionError, MP_ERROR_TEXT("divide by zero")); }

void raiseStep() {
  mp_raise_NotImplementedError(MP_ERROR_TEXT("only slices with step=1 (aka None) are supported"));
}

void raiseTypecode() { mp_raise_ValueError(MP_ERROR_TEXT("bad typecode")); }

} // namespace adder::runtime

void mp_raise_msg(const mp_obj_type_t *type, mp_rom_error_text_t message) {
  nlr_raise(message ? mp_obj_new_exception_msg(type, message) : mp_obj_new_exception(type));
}

void mp_raise_msg_vlist(const mp_obj_type_t *type, mp_rom_error_text_t format, va_list arguments) {
  nlr_raise(mp_obj_new_exception_msg_vlist(type, format, arguments));
}

void mp_raise_msg_varg(const mp_obj_type_t *type, mp_rom_error_text_t format, ...) {
  va_list arguments;
  va_start(arguments, format);
  mp_obj_t exception = mp_obj_new_exception_msg_vlist(type, format, arguments);
  va_end(arguments);
  nlr_raise(exception);
}

void mp_raise_type_arg(const mp_obj_type_t *type, mp_obj_t argument) {
  nlr_raise(mp_obj_new_exception_arg1(type, argument));
}

void mp_raise_ValueError(mp_rom_error_text_t message) { mp_raise_msg(&mp_type_ValueError, message); }
void mp_raise_TypeError(mp_rom_error_text_t message) { mp_raise_msg(&mp_type_TypeError, message); }
void mp_raise_NotImplementedError(mp_rom_error_text_t message) {
  mp_raise_msg(&mp_type_NotImplementedError, message);
}

void mp_raise_StopIteration(mp_obj_t value) {
  if (value == MP_OBJ_NULL)
    mp_raise_type(&mp_type_StopIteration);
  mp_raise_type_arg(&mp_type_StopIteration, value);
}

void mp_raise_TypeError_int_conversion(mp_const_obj_t value) {
  mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("can't convert %s to int"), mp_obj_get_type_str(value));
}

void mp_raise_OSError(int number) { mp_raise_type_arg(&mp_type_OSError, MP_OBJ_NEW_SMALL_INT(number)); }

void mp_raise_OSError_with_filename(int number, const char *filename) {
  vstr_t text;
  vstr_init(&text, 32);
  vstr_printf(&text, "can't open %s", filename);
  mp_obj_t arguments[2] = {MP_OBJ_NEW_SMALL_INT(number), mp_obj_new_str_from_vstr(&text)};
  nlr_raise(mp_obj_new_exception_args(&mp_type_OSError, 2, arguments));
}

void mp_raise_recursion_depth(void) {
  // Made of an interned string, so that it works with little memory.
  mp_raise_type_arg(&mp_type_RuntimeError,
                    MP_OBJ_NEW_QSTR(MP_QSTR_maximum_space_recursion_space_depth_space_exceeded));
}

mp_obj_t mp_make_raise_obj(mp_obj_t object) {
  if (mp_obj_is_exception_type(object))
    object = mp_call_function_n_kw(object, 0, 0, nullptr);
  if (mp_obj_is_exception_instance(object) && !adder::objects::isIncomplete(object))
    return object;
  return mp_obj_new_exception_msg(&mp_type_TypeError,
                                  MP_ERROR_TEXT("exceptions must derive from BaseException"));
}

#if MICROPY_WARNINGS
void mp_warning(const char *category, const char *format, ...) {
  mp_printf(MICROPY_ERROR_PRINTER, "%s: ", category ? category : "Warning");
  va_list arguments;
  va_start(arguments, format);
  mp_vprintf(MICROPY_ERROR_PRINTER, format, arguments);
  va_end(arguments);
  mp_print_str(MICROPY_ERROR_PRINTER, "\n");
}
#endif
