//===- runtime/core/Operators.cpp - Operators on objects of any type --------------------------------===//
//
// An operator is tried in this order: what holds for all objects (`is`, `not`, exception match); the
// operand's type through its slot; the reversed operator of the right operand; a default, such as comparing
// addresses. The names in messages are those of the methods that overload the operators
// (bytecode/Operators.def).
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Operators.h"

#include "bytecode/Operators.h"
#include "runtime/core/Items.h"
#include "runtime/objects/Class.h"
#include "runtime/objects/Str.h"

#include "py/objexcept.h"
#include "py/objint.h"
#include "py/objstr.h"

namespace adder::runtime {

namespace {

bool isInplace(unsigned operation) {
  return operation >= MP_BINARY_OP_INPLACE_OR && operation <= MP_BINARY_OP_INPLACE_POWER;
}
/// The operator that `x op= y` falls back on.
mp_binary_op_t plainOf(unsigned operation) {
  return mp_binary_op_t(operation - MP_BINARY_OP_INPLACE_OR + MP_BINARY_OP_OR);
}
bool isReversible(unsigned operation) {
  return operation >= MP_BINARY_OP_OR && operation <= MP_BINARY_OP_POWER;
}

/// "__add__", or what stands for it in messages.
const char *nameOf(mp_binary_op_t operation) {
  static const char *const kNames[] = {
#define BINARY_OPERATOR(Enumerator, Number, Name, Token) Name,
#include "bytecode/Operators.def"
  };
  if (operation == MP_BINARY_OP_DIVMOD)
    return "__divmod__";
  return operation < MP_ARRAY_SIZE(kNames) ? kNames[operation] : ""; // exception match has no name
}

const char *nameOf(mp_unary_op_t operation) {
  switch (operation) {
  case MP_UNARY_OP_POSITIVE:
    return "__pos__";
  case MP_UNARY_OP_NEGATIVE:
    return "__neg__";
  case MP_UNARY_OP_INVERT:
    return "__invert__";
  case MP_UNARY_OP_BOOL:
    return "__bool__";
  case MP_UNARY_OP_LEN:
    return "__len__";
  case MP_UNARY_OP_HASH:
    return "__hash__";
  case MP_UNARY_OP_ABS:
    return "__abs__";
  case MP_UNARY_OP_INT_MAYBE:
    return "__int__";
  case MP_UNARY_OP_FLOAT_MAYBE:
    return "__float__";
  case MP_UNARY_OP_COMPLEX_MAYBE:
    return "__complex__";
  default:
    return "__sizeof__";
  }
}

mp_obj_t smallIntUnary(mp_unary_op_t operation, mp_int_t value) {
  switch (operation) {
  case MP_UNARY_OP_BOOL:
    return mp_obj_new_bool(value != 0);
  case MP_UNARY_OP_HASH:
  case MP_UNARY_OP_POSITIVE:
  case MP_UNARY_OP_INT_MAYBE:
    return MP_OBJ_NEW_SMALL_INT(value);
  case MP_UNARY_OP_NEGATIVE:
    return mp_obj_new_int(-value); // cannot overflow: a small int is a bit shorter
  case MP_UNARY_OP_ABS:
    return mp_obj_new_int(value < 0 ? -value : value);
  case MP_UNARY_OP_INVERT:
    return MP_OBJ_NEW_SMALL_INT(~value);
  default:
    return MP_OBJ_NULL;
  }
}

mp_obj_t smallIntBinary(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right) {
  mp_int_t a = MP_OBJ_SMALL_INT_VALUE(left);
  mp_int_t b = MP_OBJ_SMALL_INT_VALUE(right);
  mp_obj_t result;
  unsigned plain = isInplace(operation) ? plainOf(operation) : operation;
  switch (plain) {
  case MP_BINARY_OP_LESS:
    return mp_obj_new_bool(a < b);
  case MP_BINARY_OP_MORE:
    return mp_obj_new_bool(a > b);
  case MP_BINARY_OP_LESS_EQUAL:
    return mp_obj_new_bool(a <= b);
  case MP_BINARY_OP_MORE_EQUAL:
    return mp_obj_new_bool(a >= b);
  case MP_BINARY_OP_OR:
    return MP_OBJ_NEW_SMALL_INT(a | b);
  case MP_BINARY_OP_XOR:
    return MP_OBJ_NEW_SMALL_INT(a ^ b);
  case MP_BINARY_OP_AND:
    return MP_OBJ_NEW_SMALL_INT(a & b);
  case MP_BINARY_OP_LSHIFT:
    return shiftSmallIntLeft(left, right, result) ? result : MP_OBJ_NULL;
  case MP_BINARY_OP_RSHIFT:
    if (b < 0)
      mp_raise_ValueError(MP_ERROR_TEXT("negative shift count"));
    return MP_OBJ_NEW_SMALL_INT(a >> (b < mp_int_t(8 * sizeof a) ? b : mp_int_t(8 * sizeof a) - 1));
  case MP_BINARY_OP_ADD:
    return addSmallInts(left, right, result) ? result : MP_OBJ_NULL;
  case MP_BINARY_OP_SUBTRACT:
    return subtractSmallInts(left, right, result) ? result : MP_OBJ_NULL;
  case MP_BINARY_OP_MULTIPLY:
    return multiplySmallInts(left, right, result) ? result : MP_OBJ_NULL;
  case MP_BINARY_OP_FLOOR_DIVIDE:
    return b == 0 ? MP_OBJ_NULL : mp_obj_new_int(mp_small_int_floor_divide(a, b));
  case MP_BINARY_OP_MODULO:
    return b == 0 ? MP_OBJ_NULL : MP_OBJ_NEW_SMALL_INT(mp_small_int_modulo(a, b));
  default:
    return MP_OBJ_NULL; // large results and errors are for the int type
  }
}

mp_obj_t matchException(mp_obj_t exception, mp_obj_t classes) {
  if (mp_obj_is_exception_type(classes))
    return mp_obj_new_bool(mp_obj_is_exception_instance(exception) &&
                           mp_obj_exception_match(exception, classes));
  if (mp_obj_is_type(classes, &mp_type_tuple)) {
    auto *tuple = static_cast<mp_obj_tuple_t *>(MP_OBJ_TO_PTR(classes));
    for (size_t i = 0; i < tuple->len; ++i) {
      if (!mp_obj_is_exception_type(tuple->items[i]))
        break;
      if (mp_obj_is_exception_instance(exception) && mp_obj_exception_match(exception, tuple->items[i]))
        return mp_const_true;
      if (i + 1 == tuple->len)
        return mp_const_false;
    }
    if (tuple->len == 0)
      return mp_const_false;
  }
  return MP_OBJ_NULL;
}

/// `item in container`, by asking the container or by walking through it.
mp_obj_t contains(mp_obj_t item, mp_obj_t container) {
  const mp_obj_type_t *type = mp_obj_get_type(container);
  if (MP_OBJ_TYPE_HAS_SLOT(type, binary_op)) {
    mp_obj_t result = MP_OBJ_TYPE_GET_SLOT(type, binary_op)(MP_BINARY_OP_CONTAINS, container, item);
    if (result != MP_OBJ_NULL)
      return mp_obj_new_bool(mp_obj_is_true(result));
  }
  for (mp_obj_t next : Items(container))
    if (mp_obj_equal(next, item))
      return mp_const_true;
  return mp_const_false;
}

[[noreturn]] void raiseUnsupported(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right) {
  mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("unsupported types for %s: '%s', '%s'"),
                    nameOf(operation), mp_obj_get_type_str(left), mp_obj_get_type_str(right));
}

mp_obj_t askType(unsigned operation, mp_obj_t left, mp_obj_t right) {
  const mp_obj_type_t *type = mp_obj_get_type(left);
  if (!MP_OBJ_TYPE_HAS_SLOT(type, binary_op))
    return MP_OBJ_NULL;
  return MP_OBJ_TYPE_GET_SLOT(type, binary_op)(mp_binary_op_t(operation), left, right);
}

#if MICROPY_PY_BUILTINS_FLOAT
mp_obj_t floatBinary(unsigned operation, mp_float_t a, mp_float_t b) {
  switch (isInplace(operation) ? unsigned(plainOf(operation)) : operation) {
  case MP_BINARY_OP_ADD:
    return mp_obj_new_float(a + b);
  case MP_BINARY_OP_SUBTRACT:
    return mp_obj_new_float(a - b);
  case MP_BINARY_OP_MULTIPLY:
    return mp_obj_new_float(a * b);
  case MP_BINARY_OP_TRUE_DIVIDE:
    return b == 0 ? MP_OBJ_NULL : mp_obj_new_float(a / b);
  case MP_BINARY_OP_EQUAL:
    return mp_obj_new_bool(a == b);
  case MP_BINARY_OP_NOT_EQUAL:
    return mp_obj_new_bool(a != b);
  default:
    return MP_OBJ_NULL;
  }
}
#endif

} // namespace

mp_obj_t binaryOperation(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right) {
#if MICROPY_PY_BUILTINS_FLOAT
  if (areFloats(left, right))
    if (mp_obj_t result = floatBinary(operation, floatOf(left), floatOf(right)))
      return result;
#endif
  return mp_binary_op(operation, left, right);
}

} // namespace adder::runtime

using namespace adder::runtime;

mp_obj_t mp_unary_op(mp_unary_op_t operation, mp_obj_t operand) {
  if (operation == MP_UNARY_OP_NOT)
    return mp_obj_new_bool(!mp_obj_is_true(operand));
  if (mp_obj_is_small_int(operand)) {
    if (mp_obj_t result = smallIntUnary(operation, MP_OBJ_SMALL_INT_VALUE(operand)))
      return result;
  } else {
    const mp_obj_type_t *type = mp_obj_get_type(operand);
    if (operation == MP_UNARY_OP_HASH && mp_obj_is_str_or_bytes(operand))
      return MP_OBJ_NEW_SMALL_INT(mp_int_t(adder::objects::hashOfText(operand)));
    if (MP_OBJ_TYPE_HAS_SLOT(type, unary_op))
      if (mp_obj_t result = MP_OBJ_TYPE_GET_SLOT(type, unary_op)(operation, operand))
        return result;
    // Whoever compares by identity may be hashed by it.
    if (operation == MP_UNARY_OP_HASH && !hasOwnEquality(type))
      return MP_OBJ_NEW_SMALL_INT(mp_int_t(uintptr_t(operand) >> 1));
  }
  if (operation == MP_UNARY_OP_BOOL || operation == MP_UNARY_OP_INT_MAYBE ||
      operation == MP_UNARY_OP_FLOAT_MAYBE || operation == MP_UNARY_OP_COMPLEX_MAYBE)
    return MP_OBJ_NULL;
  mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("unsupported type for %s: '%s'"), nameOf(operation),
                    mp_obj_get_type_str(operand));
}

mp_obj_t mp_binary_op(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right) {
  switch (operation) {
  case MP_BINARY_OP_IS:
    return mp_obj_new_bool(left == right);
  case MP_BINARY_OP_IS_NOT:
    return mp_obj_new_bool(left != right);
  case MP_BINARY_OP_EQUAL:
  case MP_BINARY_OP_NOT_EQUAL:
    return mp_obj_equal_not_equal(operation, left, right);
  case MP_BINARY_OP_EXCEPTION_MATCH:
    if (mp_obj_t result = matchException(left, right))
      return result;
    raiseUnsupported(operation, left, right);
  case MP_BINARY_OP_IN:
    if (areSmallInts(left, right))
      raiseUnsupported(MP_BINARY_OP_CONTAINS, left, right);
    return contains(left, right);
  case MP_BINARY_OP_NOT_IN:
    return mp_obj_new_bool(!mp_obj_is_true(contains(left, right)));
  case MP_BINARY_OP_CONTAINS: // for C code: the container stands left
    return contains(right, left);
  default:
    break;
  }
  if (areSmallInts(left, right))
    if (mp_obj_t result = smallIntBinary(operation, left, right))
      return result;
  mp_obj_t result = askType(operation, left, right);
  if (result == MP_OBJ_NULL && isInplace(operation)) {
    operation = plainOf(operation);
    result = askType(operation, left, right);
  }
  if (result == MP_OBJ_NULL && isReversible(operation))
    result = askType(operation - MP_BINARY_OP_OR + MP_BINARY_OP_REVERSE_OR, right, left);
  // a < b may be answered as b > a.
  if (result == MP_OBJ_NULL && operation <= MP_BINARY_OP_MORE_EQUAL) {
    static const uint8_t kMirrored[] = {MP_BINARY_OP_MORE, MP_BINARY_OP_LESS, MP_BINARY_OP_EQUAL,
                                        MP_BINARY_OP_MORE_EQUAL, MP_BINARY_OP_LESS_EQUAL};
    result = askType(kMirrored[operation], right, left);
  }
  if (result == MP_OBJ_NULL)
    raiseUnsupported(operation, left, right);
  return result;
}
