//===- runtime/core/Iteration.cpp - Iterators and unpacking -----------------------------------------===//

#include "py/objexcept.h"
#include "py/objgenerator.h"
#include "py/objlist.h"
#include "py/objtuple.h"
#include "py/runtime.h"
#include "py/stream.h"

namespace adder::runtime {

namespace {

constexpr unsigned kIterFlags = MP_TYPE_FLAG_ITER_IS_STREAM; // both bits

[[noreturn]] void raiseNotIterable(mp_obj_t object) {
  mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%s' object isn't iterable"),
                    mp_obj_get_type_str(object));
}

mp_iternext_fun_t iternextOf(const mp_obj_type_t *type) {
  if (!MP_OBJ_TYPE_HAS_SLOT(type, iter))
    return nullptr;
  const void *slot = MP_OBJ_TYPE_GET_SLOT(type, iter);
  switch (type->flags & kIterFlags) {
  case MP_TYPE_FLAG_ITER_IS_ITERNEXT:
    return reinterpret_cast<mp_iternext_fun_t>(const_cast<void *>(slot));
  case MP_TYPE_FLAG_ITER_IS_CUSTOM:
    return static_cast<const mp_getiter_iternext_custom_t *>(slot)->iternext;
  default:
    return nullptr;
  }
}

/// The next item by __next__, or STOP_ITERATION if there is none; StopIteration is passed on.
mp_obj_t nextByMethod(mp_obj_t iterator) {
  mp_obj_t method[2];
  mp_load_method_maybe(iterator, MP_QSTR___next__, method);
  if (method[0] == MP_OBJ_NULL)
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%s' object isn't an iterator"),
                      mp_obj_get_type_str(iterator));
  return mp_call_method_n_kw(0, 0, method);
}

bool isStopIteration(void *exception) {
  return mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(static_cast<mp_obj_base_t *>(exception)->type),
                                 MP_OBJ_FROM_PTR(&mp_type_StopIteration));
}

[[noreturn]] void raiseTooFew(size_t count) {
  mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("need more than %d values to unpack"), int(count));
}

[[noreturn]] void raiseTooMany(size_t expected) {
  mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("too many values to unpack (expected %d)"),
                    int(expected));
}

bool isArray(mp_obj_t object) {
  return mp_obj_is_type(object, &mp_type_tuple) || mp_obj_is_type(object, &mp_type_list);
}

/// Calls a method, with `value` unless that is MP_OBJ_NULL; false if there is none.
bool callIfThere(mp_obj_t object, qstr name, mp_obj_t value, mp_obj_t *result) {
  mp_obj_t method[3];
  mp_load_method_maybe(object, name, method);
  if (method[0] == MP_OBJ_NULL)
    return false;
  method[2] = value;
  *result = mp_call_method_n_kw(value == MP_OBJ_NULL ? 0 : 1, 0, method);
  return true;
}

} // namespace
} // namespace adder::runtime

using namespace adder::runtime;

mp_obj_t mp_getiter(mp_obj_t object, mp_obj_iter_buf_t *buffer) {
  const mp_obj_type_t *type = mp_obj_get_type(object);
  unsigned kind = type->flags & kIterFlags;
  if (kind == MP_TYPE_FLAG_ITER_IS_ITERNEXT || kind == MP_TYPE_FLAG_ITER_IS_STREAM)
    return object;
  if (MP_OBJ_TYPE_HAS_SLOT(type, iter)) {
    const void *slot = MP_OBJ_TYPE_GET_SLOT(type, iter);
    auto getiter = kind == MP_TYPE_FLAG_ITER_IS_CUSTOM
                       ? static_cast<const mp_getiter_iternext_custom_t *>(slot)->getiter
                       : reinterpret_cast<mp_getiter_fun_t>(const_cast<void *>(slot));
    if (!buffer && !(type->flags & MP_TYPE_FLAG_INSTANCE_TYPE)) // an instance is asked for what it has
      buffer = m_new_obj(mp_obj_iter_buf_t);
    if (mp_obj_t iterator = getiter(object, buffer))
      return iterator;
  }
  // Sequences by index.
  mp_obj_t method[2];
  mp_load_method_maybe(object, MP_QSTR___getitem__, method);
  if (method[0] == MP_OBJ_NULL)
    raiseNotIterable(object);
  if (!buffer)
    buffer = m_new_obj(mp_obj_iter_buf_t);
  return mp_obj_new_getitem_iter(method, buffer);
}

mp_obj_t mp_iternext_allow_raise(mp_obj_t iterator) {
  const mp_obj_type_t *type = mp_obj_get_type(iterator);
  if ((type->flags & kIterFlags) == MP_TYPE_FLAG_ITER_IS_STREAM)
    return mp_stream_unbuffered_iter(iterator);
  if (mp_iternext_fun_t iternext = iternextOf(type)) {
    MP_STATE_THREAD(stop_iteration_arg) = MP_OBJ_NULL;
    return iternext(iterator);
  }
  return nextByMethod(iterator);
}

mp_obj_t mp_iternext(mp_obj_t iterator) {
  const mp_obj_type_t *type = mp_obj_get_type(iterator);
  if ((type->flags & kIterFlags) == MP_TYPE_FLAG_ITER_IS_STREAM || iternextOf(type))
    return mp_iternext_allow_raise(iterator);
  nlr_buf_t context;
  if (nlr_push(&context) == 0) {
    mp_obj_t item = nextByMethod(iterator);
    nlr_pop();
    return item;
  }
  if (!isStopIteration(context.ret_val))
    nlr_jump(context.ret_val);
  return mp_make_stop_iteration(mp_obj_exception_get_value(MP_OBJ_FROM_PTR(context.ret_val)));
}

mp_vm_return_kind_t mp_resume(mp_obj_t object, mp_obj_t sent, mp_obj_t thrown, mp_obj_t *result) {
  const mp_obj_type_t *type = mp_obj_get_type(object);
  if (type == &mp_type_gen_instance)
    return mp_obj_gen_resume(object, sent, thrown, result);
  if (sent == mp_const_none && iternextOf(type)) {
    mp_obj_t item = mp_iternext_allow_raise(object);
    if (item != MP_OBJ_STOP_ITERATION) {
      *result = item;
      return MP_VM_RETURN_YIELD;
    }
    mp_obj_t value = MP_STATE_THREAD(stop_iteration_arg);
    *result = value == MP_OBJ_NULL ? mp_const_none : value;
    return MP_VM_RETURN_NORMAL;
  }
  if (sent == mp_const_none && callIfThere(object, MP_QSTR___next__, MP_OBJ_NULL, result))
    return MP_VM_RETURN_YIELD;
  if (sent != MP_OBJ_NULL) {
    mp_obj_t method[3];
    mp_load_method(object, MP_QSTR_send, method);
    method[2] = sent;
    *result = mp_call_method_n_kw(1, 0, method);
    return MP_VM_RETURN_YIELD;
  }
  bool closes = mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(mp_obj_get_type(thrown)),
                                        MP_OBJ_FROM_PTR(&mp_type_GeneratorExit));
  if (closes)
    callIfThere(object, MP_QSTR_close, MP_OBJ_NULL, result); // what it returns is of no interest
  else if (callIfThere(object, MP_QSTR_throw, thrown, result))
    return MP_VM_RETURN_YIELD;
  *result = mp_make_raise_obj(thrown);
  return MP_VM_RETURN_EXCEPTION;
}

void mp_unpack_sequence(mp_obj_t sequence, size_t count, mp_obj_t *items) {
  if (isArray(sequence)) {
    size_t length;
    mp_obj_t *from;
    mp_obj_get_array(sequence, &length, &from);
    if (length < count)
      raiseTooFew(length);
    if (length > count)
      raiseTooMany(count);
    for (size_t i = 0; i < count; ++i)
      items[count - 1 - i] = from[i];
    return;
  }
  mp_obj_iter_buf_t buffer;
  mp_obj_t iterator = mp_getiter(sequence, &buffer);
  for (size_t i = 0; i < count; ++i) {
    mp_obj_t item = mp_iternext(iterator);
    if (item == MP_OBJ_STOP_ITERATION)
      raiseTooFew(i);
    items[count - 1 - i] = item;
  }
  if (mp_iternext(iterator) != MP_OBJ_STOP_ITERATION)
    raiseTooMany(count);
}

void mp_unpack_ex(mp_obj_t sequence, size_t counts, mp_obj_t *items) {
  size_t left = counts & 0xff;
  size_t right = counts >> 8 & 0xff;
  if (!isArray(sequence))
    sequence = mp_obj_list_make_new(&mp_type_list, 1, 0, &sequence);
  size_t length;
  mp_obj_t *from;
  mp_obj_get_array(sequence, &length, &from);
  if (length < left + right)
    raiseTooFew(length);
  // The list first: the sequence may be kept alive by nothing but the stack slots that are written then.
  mp_obj_t rest = mp_obj_new_list(length - left - right, from + left);
  // From the top of the stack down: the left ones, the list of the rest, the right ones.
  for (size_t i = 0; i < right; ++i)
    items[i] = from[length - 1 - i];
  items[right] = rest;
  for (size_t i = 0; i < left; ++i)
    items[right + left - i] = from[i];
}
