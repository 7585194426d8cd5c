//===- runtime/objects/Singletons.cpp - None, bool, Ellipsis, NotImplemented ------------------------===//

#include "py/obj.h"
#include "py/runtime.h"

struct _mp_obj_singleton_t {
  mp_obj_base_t base;
  qstr name;
};

namespace adder::objects {

namespace {

/// JSON has its own words for them.
void printNone(const mp_print_t *print, mp_obj_t, mp_print_kind_t kind) {
  mp_print_str(print, kind == PRINT_JSON ? "null" : "None");
}

void printBool(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind) {
  bool value = self == mp_const_true;
  if (kind == PRINT_JSON)
    mp_print_str(print, value ? "true" : "false");
  else
    mp_print_str(print, value ? "True" : "False");
}

void printSingleton(const mp_print_t *print, mp_obj_t self, mp_print_kind_t) {
  mp_printf(print, "%q", static_cast<_mp_obj_singleton_t *>(MP_OBJ_TO_PTR(self))->name);
}

mp_obj_t makeBool(const mp_obj_type_t *, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 0, 1, false);
  return mp_obj_new_bool(positional == 1 && mp_obj_is_true(values[0]));
}

/// The int that a bool counts as.
mp_obj_t integerOf(mp_obj_t self) { return MP_OBJ_NEW_SMALL_INT(self == mp_const_true ? 1 : 0); }

mp_obj_t operateOnBool(mp_unary_op_t operation, mp_obj_t self) {
  if (operation == MP_UNARY_OP_LEN)
    return MP_OBJ_NULL;
  return mp_unary_op(operation, integerOf(self));
}

/// A bool at the left is an int.  At the right (`None - True`, or `None < True` asked as `True > None`), the
/// int may decline, and whoever asked tells what did not fit, in the order of the program.
mp_obj_t operateOnBools(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right) {
  bool isComparison = operation <= MP_BINARY_OP_MORE_EQUAL;
  if (isComparison || operation >= MP_BINARY_OP_REVERSE_OR)
    return MP_OBJ_TYPE_GET_SLOT(&mp_type_int, binary_op)(operation, integerOf(left), right);
  return mp_binary_op(operation, integerOf(left), right);
}

mp_obj_t operateOnNone(mp_unary_op_t operation, mp_obj_t self) {
  if (operation == MP_UNARY_OP_HASH)
    return MP_OBJ_NEW_SMALL_INT(mp_int_t(mp_uint_t(self)));
  return operation == MP_UNARY_OP_BOOL ? mp_const_false : MP_OBJ_NULL;
}

} // namespace
} // namespace adder::objects

using namespace adder::objects;

MP_DEFINE_CONST_OBJ_TYPE(mp_type_NoneType, MP_QSTR_NoneType, MP_TYPE_FLAG_NONE, print, printNone, unary_op,
                         operateOnNone);
MP_DEFINE_CONST_OBJ_TYPE(mp_type_bool, MP_QSTR_bool, MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE, make_new, makeBool,
                         print, printBool, unary_op, operateOnBool, binary_op, operateOnBools);
MP_DEFINE_CONST_OBJ_TYPE(mp_type_singleton, MP_QSTR_, MP_TYPE_FLAG_NONE, print, printSingleton);

const struct _mp_obj_singleton_t mp_const_ellipsis_obj = {{&mp_type_singleton}, MP_QSTR_Ellipsis};
const struct _mp_obj_singleton_t mp_const_notimplemented_obj = {{&mp_type_singleton}, MP_QSTR_NotImplemented};
