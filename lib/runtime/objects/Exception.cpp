//===- runtime/objects/Exception.cpp - Exceptions ---------------------------------------------------===//
//
// The types of exceptions, their attributes, how they are printed and what they have in their tracebacks. How
// they are made is in ExceptionMaking.cpp.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/objects/Exception.h"

#include "runtime/objects/Class.h"

#include "py/mperrno.h"
#include "py/runtime.h"

namespace adder::objects {

namespace {

bool isNativeException(mp_obj_t object) {
  const mp_obj_type_t *type = mp_obj_get_type(object);
  return MP_OBJ_TYPE_HAS_SLOT(type, make_new) &&
         MP_OBJ_TYPE_GET_SLOT(type, make_new) == mp_obj_exception_make_new;
}

// --- Printing.

/// The name of the error that an OSError is about; MP_QSTRnull if there is none.
qstr errorName(const mp_obj_exception_t *exception) {
#if MICROPY_PY_ERRNO
  const mp_obj_tuple_t *arguments = exception->args;
  bool isOSError =
      mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(exception->base.type), MP_OBJ_FROM_PTR(&mp_type_OSError));
  if (isOSError && arguments->len <= 2 && mp_obj_is_small_int(arguments->items[0]))
    return mp_errno_to_str(arguments->items[0]);
#endif
  (void)exception;
  return MP_QSTRnull;
}

/// What str() gives: nothing, "[Errno 2] ENOENT", the only argument, or all of them as a tuple.
void printMessage(const mp_print_t *print, const mp_obj_exception_t *exception) {
  const mp_obj_tuple_t *arguments = exception->args;
  if (arguments->len == 0)
    return;
  const mp_obj_t *last = &arguments->items[arguments->len - 1];
  if (qstr name = errorName(exception); name != MP_QSTRnull) {
    mp_printf(print, "[Errno " INT_FMT "] %q", MP_OBJ_SMALL_INT_VALUE(arguments->items[0]), name);
    if (last == arguments->items)
      return;
    mp_print_str(print, ": ");
  } else if (last != arguments->items) {
    mp_obj_print_helper(print, MP_OBJ_FROM_PTR(arguments), PRINT_REPR);
    return;
  }
  mp_obj_print_helper(print, *last, PRINT_STR);
}

mp_obj_t loadMember(mp_obj_t self, mp_obj_exception_t *exception, qstr name) {
  switch (name) {
  case MP_QSTR_args:
    return MP_OBJ_FROM_PTR(exception->args);
  case MP_QSTR_value:
  case MP_QSTR_errno: // of any exception, as programs for the reference expect
    return mp_obj_exception_get_value(self);
  case MP_QSTR___cause__: {
    mp_obj_t cause = causeOf(self);
    return cause == MP_OBJ_NULL ? mp_const_none : cause;
  }
  default:
    return MP_OBJ_NULL;
  }
}

} // namespace

mp_obj_exception_t *nativeException(mp_obj_t exception) {
  if (isNativeException(exception))
    return static_cast<mp_obj_exception_t *>(MP_OBJ_TO_PTR(exception));
  if (mp_obj_t part = instanceOf(exception)->subobj[0];
      part != MP_OBJ_FROM_PTR(&mp_native_base_init_wrapper_obj))
    return static_cast<mp_obj_exception_t *>(MP_OBJ_TO_PTR(part));
  return static_cast<mp_obj_exception_t *>(MP_OBJ_TO_PTR(
      mp_obj_cast_to_native_base(exception, MP_OBJ_FROM_PTR(nativeBaseOf(mp_obj_get_type(exception))))));
}

void setCause(mp_obj_t object, mp_obj_t cause) {
  if (cause != mp_const_none) {
    cause = mp_make_raise_obj(cause);
    if (mp_obj_is_exact_type(cause, &mp_type_TypeError) && !mp_obj_is_exception_instance(cause))
      nlr_raise(cause);
  }
  if (!mp_obj_is_exception_instance(object))
    return;
  mp_obj_exception_t *exception = nativeException(object);
  if (!exception->traceback_data && !growTraceback(exception))
    return;
  *causeWord(exception) = cause;
}

mp_obj_t causeOf(mp_obj_t object) {
  mp_obj_exception_t *exception = nativeException(object);
  return exception->traceback_data ? *causeWord(exception) : MP_OBJ_NULL;
}

} // namespace adder::objects

using namespace adder;
using namespace adder::objects;

#define EXCEPTION(Name, Base)                                                                                \
  MP_DEFINE_CONST_OBJ_TYPE(mp_type_##Name, MP_QSTR_##Name, MP_TYPE_FLAG_NONE, make_new,                      \
                           mp_obj_exception_make_new, print, mp_obj_exception_print, attr,                   \
                           mp_obj_exception_attr, parent, &mp_type_##Base);
MP_DEFINE_CONST_OBJ_TYPE(mp_type_BaseException, MP_QSTR_BaseException, MP_TYPE_FLAG_NONE, make_new,
                         mp_obj_exception_make_new, print, mp_obj_exception_print, attr,
                         mp_obj_exception_attr);
#include "runtime/objects/Exceptions.def"
#undef EXCEPTION

// Raised by generator.close(): needs no memory, gets no traceback.
const mp_obj_exception_t mp_const_GeneratorExit_obj = {
    {&mp_type_GeneratorExit}, 0, 0, nullptr, const_cast<mp_obj_tuple_t *>(&mp_const_empty_tuple_obj)};

mp_obj_t mp_obj_exception_make_new(const mp_obj_type_t *type, size_t positional, size_t pairs,
                                   const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 0, MP_OBJ_FUN_ARGS_MAX, false);
  return mp_obj_new_exception_args(type, positional, values);
}

bool mp_obj_is_exception_type(mp_obj_t object) {
  return mp_obj_is_type(object, &mp_type_type) &&
         mp_obj_is_subclass_fast(object, MP_OBJ_FROM_PTR(&mp_type_BaseException));
}

bool mp_obj_is_exception_instance(mp_obj_t object) {
  return mp_obj_is_exception_type(MP_OBJ_FROM_PTR(mp_obj_get_type(object)));
}

bool mp_obj_is_native_exception_instance(mp_obj_t object) { return isNativeException(object); }

bool mp_obj_exception_match(mp_obj_t exception, mp_const_obj_t type) {
  if (mp_obj_is_exception_instance(exception))
    exception = MP_OBJ_FROM_PTR(mp_obj_get_type(exception));
  return mp_obj_is_subclass(exception, const_cast<mp_obj_t>(type));
}

mp_obj_t mp_obj_exception_get_value(mp_obj_t self) {
  mp_obj_exception_t *exception = nativeException(self);
  return exception->args->len == 0 ? mp_const_none : exception->args->items[0];
}

void mp_obj_exception_clear_traceback(mp_obj_t self) {
  mp_obj_exception_t *exception = nativeException(self);
  exception->traceback_len = 0;
}

void mp_obj_exception_add_traceback(mp_obj_t self, qstr file, size_t line, qstr block) {
  mp_obj_exception_t *exception = nativeException(self);
  if (!growTraceback(exception))
    return;
  size_t *place = exception->traceback_data + exception->traceback_len;
  exception->traceback_len += kTracebackPlace;
  place[0] = file;
  place[1] = line;
  place[2] = block;
}

void mp_obj_exception_get_traceback(mp_obj_t self, size_t *count, size_t **values) {
  mp_obj_exception_t *exception = nativeException(self);
  *count = exception->traceback_len;
  *values = exception->traceback_data;
}

void mp_obj_exception_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t how) {
  auto *exception = static_cast<mp_obj_exception_t *>(MP_OBJ_TO_PTR(self));
  bool hasName = how & PRINT_EXC_SUBCLASS; // an instance has printed the name of its class
  unsigned kind = how & ~unsigned(PRINT_EXC_SUBCLASS);
  if (!hasName && (kind == PRINT_REPR || kind == PRINT_EXC))
    mp_print_str(print, qstr_str(exception->base.type->name));
  if (kind == PRINT_EXC)
    mp_print_str(print, ": ");
  if (kind == PRINT_EXC || kind == PRINT_STR)
    printMessage(print, exception);
  else
    mp_obj_print_helper(print, MP_OBJ_FROM_PTR(exception->args),
                        kind == PRINT_JSON ? PRINT_JSON : PRINT_REPR);
}

void mp_obj_exception_attr(mp_obj_t self, qstr name, mp_obj_t *dest) {
  auto *exception = static_cast<mp_obj_exception_t *>(MP_OBJ_TO_PTR(self));
  bool loads = dest[0] == MP_OBJ_NULL;
  if (loads) {
    dest[0] = loadMember(self, exception, name);
  } else if (name == MP_QSTR___traceback__ && dest[1] == mp_const_none) {
    // Clearing the traceback is the only change that makes sense.
    exception->traceback_len = 0;
    dest[0] = MP_OBJ_NULL;
  }
}
