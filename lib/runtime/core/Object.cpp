//===- runtime/core/Object.cpp - What can be asked of any object ------------------------------------===//

#include "runtime/objects/Class.h"
#include "runtime/objects/Exception.h"
#include "runtime/objects/Float.h"

#include "py/builtin.h"
#include "py/cstack.h"
#include "py/mpprint.h"
#include "py/objint.h"
#include "py/objlist.h"
#include "py/objstr.h"
#include "py/objtuple.h"
#include "py/runtime.h"

namespace adder::runtime {

namespace {

/// The operator's answer, or MP_OBJ_NULL.
mp_obj_t askUnary(mp_unary_op_t operation, mp_obj_t object) {
  const mp_obj_type_t *type = mp_obj_get_type(object);
  return MP_OBJ_TYPE_HAS_SLOT(type, unary_op) ? MP_OBJ_TYPE_GET_SLOT(type, unary_op)(operation, object)
                                              : MP_OBJ_NULL;
}

mp_obj_t askEqual(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right) {
  const mp_obj_type_t *type = mp_obj_get_type(left);
  if (!MP_OBJ_TYPE_HAS_SLOT(type, binary_op))
    return MP_OBJ_NULL;
  // Most types know how to compare with their own kind only (c-api.md 1.3c).
  if (!(type->flags & MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE) && mp_obj_get_type(right) != type)
    return MP_OBJ_NULL;
  return MP_OBJ_TYPE_GET_SLOT(type, binary_op)(operation, left, right);
}

bool hasOwnNotEqual(mp_obj_t object) { return mp_obj_get_type(object)->flags & MP_TYPE_FLAG_EQ_HAS_NEQ_TEST; }

void printPlaces(const mp_print_t *print, mp_obj_t exception) {
  size_t count;
  size_t *places;
  mp_obj_exception_get_traceback(exception, &count, &places);
  if (count == 0)
    return;
  mp_print_str(print, "Traceback (most recent call last):\n");
  for (size_t i = count; i >= 3; i -= 3) {
    mp_printf(print, "  File \"%q\", line %d", qstr(places[i - 3]), int(places[i - 2]));
    if (places[i - 1] != MP_QSTRnull)
      mp_printf(print, ", in %q", qstr(places[i - 1]));
    mp_print_str(print, "\n");
  }
}

[[noreturn]] void raiseSubscript(mp_obj_t object, mp_obj_t value) {
  const char *format = value == MP_OBJ_NULL       ? "'%s' object doesn't support item deletion"
                       : value == MP_OBJ_SENTINEL ? "'%s' object isn't subscriptable"
                                                  : "'%s' object doesn't support item assignment";
  mp_raise_msg_varg(&mp_type_TypeError, format, mp_obj_get_type_str(object));
}

/// An int, or MP_OBJ_NULL: bools and what has __int__ included, floats not.
mp_obj_t integerOf(mp_obj_t object) {
  if (object == mp_const_false)
    return MP_OBJ_NEW_SMALL_INT(0);
  if (object == mp_const_true)
    return MP_OBJ_NEW_SMALL_INT(1);
  if (mp_obj_is_int(object))
    return object;
  return askUnary(MP_UNARY_OP_INT_MAYBE, object);
}

mp_obj_t integerOrRaise(mp_const_obj_t object) {
  mp_obj_t integer = integerOf(const_cast<mp_obj_t>(object));
  if (integer == MP_OBJ_NULL)
    mp_raise_TypeError_int_conversion(object);
  return integer;
}

} // namespace
} // namespace adder::runtime

using namespace adder;
using namespace adder::runtime;

const mp_obj_type_t *mp_obj_get_type(mp_const_obj_t object) {
  if (mp_obj_is_obj(object))
    return static_cast<const mp_obj_base_t *>(object)->type;
  if (mp_obj_is_small_int(object))
    return &mp_type_int;
  if (mp_obj_is_qstr(object))
    return &mp_type_str;
  return object == mp_const_none ? &mp_type_NoneType : &mp_type_bool;
}

const char *mp_obj_get_type_str(mp_const_obj_t object) { return qstr_str(mp_obj_get_type(object)->name); }

void *mp_obj_malloc_helper(size_t bytes, const mp_obj_type_t *type) {
  auto *base = static_cast<mp_obj_base_t *>(m_malloc(bytes));
  base->type = type;
  return base;
}

void *mp_obj_malloc_with_finaliser_helper(size_t bytes, const mp_obj_type_t *type) {
  auto *base = static_cast<mp_obj_base_t *>(m_malloc_with_finaliser(bytes));
  base->type = type;
  return base;
}

void mp_obj_print_helper(const mp_print_t *print, mp_obj_t object, mp_print_kind_t kind) {
  mp_cstack_check();
  if (object == MP_OBJ_NULL) {
    mp_print_str(print, "(nil)");
    return;
  }
  const mp_obj_type_t *type = mp_obj_get_type(object);
  if (MP_OBJ_TYPE_HAS_SLOT(type, print))
    MP_OBJ_TYPE_GET_SLOT(type, print)(print, object, kind);
  else
    mp_printf(print, "<%q>", qstr(type->name));
}

void mp_obj_print(mp_obj_t object, mp_print_kind_t kind) {
  mp_obj_print_helper(MP_PYTHON_PRINTER, object, kind);
}

namespace {

// A chain that is longer is cut, one that leads back to itself ends where it closes.
constexpr size_t kMostCauses = 32;

mp_obj_t causeAt(mp_obj_t exception, size_t steps) {
  for (; steps && exception != MP_OBJ_NULL && mp_obj_is_exception_instance(exception); --steps)
    exception = objects::causeOf(exception);
  return steps ? MP_OBJ_NULL : exception;
}

size_t countCauses(mp_obj_t exception) {
  for (size_t count = 0; count < kMostCauses; ++count) {
    mp_obj_t next = causeAt(exception, count + 1);
    if (next == MP_OBJ_NULL || next == mp_const_none)
      return count;
    for (size_t earlier = 0; earlier <= count; ++earlier)
      if (causeAt(exception, earlier) == next)
        return count;
  }
  return kMostCauses;
}

} // namespace

void mp_obj_print_exception(const mp_print_t *print, mp_obj_t exception) {
  for (size_t step = countCauses(exception) + 1; step-- > 0;) {
    mp_obj_t current = causeAt(exception, step);
    if (mp_obj_is_exception_instance(current))
      printPlaces(print, current);
    mp_obj_print_helper(print, current, PRINT_EXC);
    mp_print_str(print, "\n");
    if (step)
      mp_print_str(print, "\nThe above exception was the direct cause of the following exception:\n\n");
  }
}

bool mp_obj_is_true(mp_obj_t object) {
  if (object == mp_const_false || object == mp_const_none)
    return false;
  if (object == mp_const_true)
    return true;
  if (mp_obj_is_small_int(object))
    return object != MP_OBJ_NEW_SMALL_INT(0);
  if (mp_obj_t answer = askUnary(MP_UNARY_OP_BOOL, object))
    return answer == mp_const_true;
  mp_obj_t length = mp_obj_len_maybe(object);
  return length == MP_OBJ_NULL || length != MP_OBJ_NEW_SMALL_INT(0);
}

bool mp_obj_is_callable(mp_obj_t object) {
  const mp_obj_type_t *type = mp_obj_get_type(object);
  if (mp_obj_is_instance_type(type))
    return mp_obj_instance_is_callable(object);
  return MP_OBJ_TYPE_HAS_SLOT(type, call);
}

mp_obj_t mp_obj_equal_not_equal(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right) {
  bool asksNotEqual = operation == MP_BINARY_OP_NOT_EQUAL;
  // The same object is equal to itself, unless its type has other ideas (nan).
  if (left == right && !(mp_obj_get_type(left)->flags & MP_TYPE_FLAG_EQ_NOT_REFLEXIVE) &&
      !mp_obj_is_instance_type(mp_obj_get_type(left)))
    return mp_obj_new_bool(!asksNotEqual);
  if (mp_obj_is_str(left) && mp_obj_is_str(right))
    return mp_obj_new_bool(mp_obj_str_equal(left, right) != asksNotEqual);
  if (mp_obj_is_small_int(left) && mp_obj_is_small_int(right))
    return mp_obj_new_bool((left == right) != asksNotEqual);
  for (int side = 0; side < 2; ++side) {
    // != by itself, where the type has it; then as the opposite of ==.
    if (asksNotEqual && hasOwnNotEqual(left))
      if (mp_obj_t answer = askEqual(MP_BINARY_OP_NOT_EQUAL, left, right))
        return answer;
    if (mp_obj_t answer = askEqual(MP_BINARY_OP_EQUAL, left, right)) {
      if (!asksNotEqual)
        return answer;
      return mp_obj_new_bool(!mp_obj_is_true(answer));
    }
    mp_obj_t other = left;
    left = right;
    right = other;
  }
  return mp_obj_new_bool((left == right) != asksNotEqual);
}

bool mp_obj_equal(mp_obj_t left, mp_obj_t right) {
  return mp_obj_is_true(mp_obj_equal_not_equal(MP_BINARY_OP_EQUAL, left, right));
}

mp_obj_t mp_obj_id(mp_obj_t object) {
  if (mp_obj_is_small_int(object))
    // Odd, unlike addresses.
    return mp_obj_new_int_from_uint(mp_uint_t(object));
  return mp_obj_new_int_from_uint(mp_uint_t(object));
}

mp_obj_t mp_obj_len_maybe(mp_obj_t object) {
  if (mp_obj_is_qstr(object)) {
    size_t length;
    const char *text = mp_obj_str_get_data(object, &length);
    return MP_OBJ_NEW_SMALL_INT(utf8_charlen(reinterpret_cast<const byte *>(text), length));
  }
  return askUnary(MP_UNARY_OP_LEN, object);
}

mp_obj_t mp_obj_len(mp_obj_t object) {
  mp_obj_t length = mp_obj_len_maybe(object);
  if (length == MP_OBJ_NULL)
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("object of type '%s' has no len()"),
                      mp_obj_get_type_str(object));
  return length;
}

mp_obj_t mp_obj_subscr(mp_obj_t object, mp_obj_t index, mp_obj_t value) {
  const mp_obj_type_t *type = mp_obj_get_type(object);
  mp_obj_t result = MP_OBJ_NULL;
  if (MP_OBJ_TYPE_HAS_SLOT(type, subscr))
    result = MP_OBJ_TYPE_GET_SLOT(type, subscr)(object, index, value);
  if (result == MP_OBJ_NULL)
    raiseSubscript(object, value);
  return result;
}

mp_int_t mp_obj_get_int(mp_const_obj_t object) {
  if (mp_obj_is_small_int(object))
    return MP_OBJ_SMALL_INT_VALUE(object);
  return mp_obj_int_get_checked(integerOrRaise(object));
}

mp_int_t mp_obj_get_int_truncated(mp_const_obj_t object) {
  if (mp_obj_is_small_int(object))
    return MP_OBJ_SMALL_INT_VALUE(object);
  return mp_obj_int_get_truncated(integerOrRaise(object));
}

mp_uint_t mp_obj_get_uint(mp_const_obj_t object) {
  return mp_obj_int_get_uint_checked(integerOrRaise(object));
}

bool mp_obj_get_int_maybe(mp_const_obj_t object, mp_int_t *value) {
  mp_obj_t integer = integerOf(const_cast<mp_obj_t>(object));
  if (integer == MP_OBJ_NULL)
    return false;
  *value = mp_obj_int_get_checked(integer);
  return true;
}

void mp_obj_get_array(mp_obj_t object, size_t *length, mp_obj_t **items) {
  if (mp_obj_t tuple = mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_tuple)))
    mp_obj_tuple_get(tuple, length, items);
  else if (mp_obj_t list = mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_list)))
    mp_obj_list_get(list, length, items);
  else
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("object '%s' isn't a tuple or list"),
                      mp_obj_get_type_str(object));
}

void mp_obj_get_array_fixed_n(mp_obj_t object, size_t wanted, mp_obj_t **items) {
  size_t length;
  mp_obj_get_array(object, &length, items);
  if (length != wanted)
    mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("requested length %d but object has length %d"),
                      int(wanted), int(length));
}

size_t mp_get_index(const mp_obj_type_t *type, size_t length, mp_obj_t index, bool isSlice) {
  mp_int_t at;
  if (mp_obj_is_small_int(index))
    at = MP_OBJ_SMALL_INT_VALUE(index);
  else if (!mp_obj_get_int_maybe(index, &at))
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%q indices must be integers, not %s"),
                      qstr(type->name), mp_obj_get_type_str(index));
  if (at < 0)
    at += mp_int_t(length);
  if (isSlice)
    return at < 0 ? 0 : mp_uint_t(at) > length ? length : size_t(at);
  if (at < 0 || mp_uint_t(at) >= length)
    mp_raise_msg_varg(&mp_type_IndexError, MP_ERROR_TEXT("%q index out of range"), qstr(type->name));
  return size_t(at);
}

bool mp_get_buffer(mp_obj_t object, mp_buffer_info_t *buffer, mp_uint_t flags) {
  const mp_obj_type_t *type = mp_obj_get_type(object);
  if (MP_OBJ_TYPE_HAS_SLOT(type, buffer) &&
      MP_OBJ_TYPE_GET_SLOT(type, buffer)(object, buffer, flags & MP_BUFFER_RW) == 0)
    return true;
  if (flags & MP_BUFFER_RAISE_IF_UNSUPPORTED)
    mp_raise_TypeError(MP_ERROR_TEXT("object with buffer protocol required"));
  return false;
}

mp_obj_t mp_identity(mp_obj_t self) { return self; }
MP_DEFINE_CONST_FUN_OBJ_1(mp_identity_obj, mp_identity);

#if MICROPY_PY_BUILTINS_FLOAT
bool mp_obj_get_float_maybe(mp_obj_t object, mp_float_t *value) {
  if (mp_obj_is_float(object)) {
    *value = static_cast<objects::FloatObject *>(MP_OBJ_TO_PTR(object))->value;
  } else if (object == mp_const_false || object == mp_const_true) {
    *value = object == mp_const_true;
  } else if (mp_obj_is_small_int(object)) {
    *value = mp_float_t(MP_OBJ_SMALL_INT_VALUE(object));
  } else if (mp_obj_is_exact_type(object, &mp_type_int)) {
    *value = mp_obj_int_as_float_impl(object);
  } else {
    object = askUnary(MP_UNARY_OP_FLOAT_MAYBE, object);
    if (object == MP_OBJ_NULL || !mp_obj_is_float(object))
      return false;
    *value = static_cast<objects::FloatObject *>(MP_OBJ_TO_PTR(object))->value;
  }
  return true;
}

mp_float_t mp_obj_get_float(mp_obj_t object) {
  mp_float_t value;
  if (!mp_obj_get_float_maybe(object, &value))
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("can't convert %s to float"),
                      mp_obj_get_type_str(object));
  return value;
}
#endif
