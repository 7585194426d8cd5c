//===- runtime/objects/InstanceOperators.cpp - What instances of classes can do ---------------------===//
//
// Every slot of a class asks the same three: the class's Python code, the native object inside, a default.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/objects/Class.h"

#include "py/objexcept.h"
#include "py/runtime.h"

#include <cstring>

namespace adder::objects {

namespace {

qstr methodOf(mp_unary_op_t operation) {
  switch (operation) {
#define UNARY_METHOD(Operation, Name)                                                                        \
  case MP_UNARY_OP_##Operation:                                                                              \
    return MP_QSTR_##Name;
#include "runtime/objects/SpecialMethods.def"
  default:
    return MP_QSTRnull;
  }
}

qstr methodOf(mp_binary_op_t operation) {
  switch (operation) {
#define BINARY_METHOD(Operation, Name)                                                                       \
  case MP_BINARY_OP_##Operation:                                                                             \
    return MP_QSTR_##Name;
#include "runtime/objects/SpecialMethods.def"
  default:
    return MP_QSTRnull;
  }
}

bool isExceptionPart(mp_obj_t part) {
  return part != MP_OBJ_NULL && mp_obj_is_native_exception_instance(part);
}

} // namespace

bool callSpecial(mp_obj_t self, qstr name, size_t count, const mp_obj_t *arguments, mp_obj_t *result) {
  constexpr size_t kMost = 3;
  mp_obj_t call[2 + kMost];
  if (!findSpecial(self, name, call))
    return false;
  if (count)
    std::memcpy(call + 2, arguments, count * sizeof(mp_obj_t));
  *result = mp_call_method_n_kw(count, 0, call);
  return true;
}

void printInstance(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind) {
  mp_obj_t call[2];
  if ((kind == PRINT_STR && findSpecial(self, MP_QSTR___str__, call)) ||
      findSpecial(self, MP_QSTR___repr__, call)) {
    mp_obj_print_helper(print, mp_call_method_n_kw(0, 0, call), PRINT_STR);
    return;
  }
  mp_obj_t part = nativePart(self);
  if (isExceptionPart(part)) {
    if (kind != PRINT_STR)
      mp_print_str(print, qstr_str(instanceOf(self)->base.type->name));
    mp_obj_print_helper(print, part, mp_print_kind_t(kind | PRINT_EXC_SUBCLASS));
  } else if (part != MP_OBJ_NULL && MP_OBJ_TYPE_HAS_SLOT(mp_obj_get_type(part), print)) {
    mp_obj_print_helper(print, part, kind);
  } else {
    mp_printf(print, "<%s object at %p>", mp_obj_get_type_str(self), MP_OBJ_TO_PTR(self));
  }
}

mp_obj_t operateOnInstance(mp_unary_op_t operation, mp_obj_t self) {
  mp_obj_t result;
  if (callSpecial(self, methodOf(operation), 0, nullptr, &result)) {
    switch (operation) {
    case MP_UNARY_OP_HASH:
      return MP_OBJ_NEW_SMALL_INT(mp_obj_get_int_truncated(result));
    case MP_UNARY_OP_INT_MAYBE:
      if (!mp_obj_is_int(result))
        mp_raise_TypeError(MP_ERROR_TEXT("__int__ must return an int"));
      return result;
    case MP_UNARY_OP_BOOL:
      return mp_obj_new_bool(mp_obj_is_true(result));
    default:
      return result;
    }
  }
  if (mp_obj_t part = nativePart(self)) {
    // Identity is that of the whole.
    if (operation == MP_UNARY_OP_HASH)
      return isExceptionPart(part) ? MP_OBJ_NULL : mp_unary_op(operation, part);
    if (!mp_obj_is_obj(part))
      return mp_unary_op(operation, part);
    const mp_obj_type_t *type = mp_obj_get_type(part);
    return MP_OBJ_TYPE_HAS_SLOT(type, unary_op) ? MP_OBJ_TYPE_GET_SLOT(type, unary_op)(operation, part)
                                                : MP_OBJ_NULL;
  }
  if (operation == MP_UNARY_OP_SIZEOF)
    return mp_obj_new_int_from_uint(sizeof(mp_obj_instance_t) +
                                    instanceOf(self)->members.alloc * sizeof(mp_map_elem_t));
  return MP_OBJ_NULL;
}

mp_obj_t operateOnInstances(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right) {
  mp_obj_t result;
  if (callSpecial(left, methodOf(operation), 1, &right, &result))
    return result == mp_const_notimplemented ? MP_OBJ_NULL : result;
  mp_obj_t part = nativePart(left);
  if (part == MP_OBJ_NULL)
    return MP_OBJ_NULL;
  const mp_obj_type_t *type = mp_obj_get_type(part);
  if (!MP_OBJ_TYPE_HAS_SLOT(type, binary_op))
    return MP_OBJ_NULL;
  if (isInstance(right) && nativePart(right) != MP_OBJ_NULL)
    right = nativePart(right);
  // With which types, and whether != by itself, is for the native type to say.
  if (operation == MP_BINARY_OP_EQUAL || operation == MP_BINARY_OP_NOT_EQUAL)
    return mp_obj_equal_not_equal(operation, part, right);
  return MP_OBJ_TYPE_GET_SLOT(type, binary_op)(operation, part, right);
}

mp_obj_t itemOfInstance(mp_obj_t self, mp_obj_t index, mp_obj_t value) {
  mp_obj_t result;
  mp_obj_t arguments[2] = {index, value};
  if (value == MP_OBJ_SENTINEL) {
    if (callSpecial(self, MP_QSTR___getitem__, 1, arguments, &result))
      return result;
  } else if (value == MP_OBJ_NULL) {
    if (callSpecial(self, MP_QSTR___delitem__, 1, arguments, &result))
      return mp_const_none;
  } else if (callSpecial(self, MP_QSTR___setitem__, 2, arguments, &result)) {
    return mp_const_none;
  }
  mp_obj_t part = nativePart(self);
  return part == MP_OBJ_NULL ? MP_OBJ_NULL : mp_obj_subscr(part, index, value);
}

mp_int_t bufferOfInstance(mp_obj_t self, mp_buffer_info_t *buffer, mp_uint_t flags) {
  mp_obj_t part = nativePart(self);
  if (part == MP_OBJ_NULL)
    return 1;
  const mp_obj_type_t *type = mp_obj_get_type(part);
  return MP_OBJ_TYPE_HAS_SLOT(type, buffer) ? MP_OBJ_TYPE_GET_SLOT(type, buffer)(part, buffer, flags) : 1;
}

} // namespace adder::objects

using namespace adder::objects;

bool mp_obj_instance_is_callable(mp_obj_t self) {
  if (findMember(instanceOf(self)->base.type, MP_QSTR___call__))
    return true;
  mp_obj_t part = nativePart(self);
  return part != MP_OBJ_NULL && mp_obj_is_callable(part);
}

mp_obj_t mp_obj_instance_call(mp_obj_t self, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_obj_t call[2];
  if (findSpecial(self, MP_QSTR___call__, call)) {
    if (call[1] == MP_OBJ_NULL)
      return mp_call_function_n_kw(call[0], positional, pairs, values);
    return mp_call_method_self_n_kw(call[0], call[1], positional, pairs, values);
  }
  mp_obj_t part = nativePart(self);
  if (part == MP_OBJ_NULL || !mp_obj_is_callable(part))
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%s' object isn't callable"),
                      mp_obj_get_type_str(self));
  return mp_call_function_n_kw(part, positional, pairs, values);
}

mp_obj_t mp_obj_instance_getiter(mp_obj_t self, mp_obj_iter_buf_t *buffer) {
  mp_obj_t result;
  if (callSpecial(self, MP_QSTR___iter__, 0, nullptr, &result))
    return result;
  mp_obj_t part = nativePart(self);
  // Null: mp_getiter() tries __getitem__.
  return part == MP_OBJ_NULL ? MP_OBJ_NULL : mp_getiter(part, buffer);
}
