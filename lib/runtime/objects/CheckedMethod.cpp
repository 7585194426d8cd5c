//===- runtime/objects/CheckedMethod.cpp - Methods of native types, taken from the type -------------===//
//
// A native method trusts that its first argument is an object of its type, as it is in a call of
// object.method(). What type.method gives checks it first.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/objects/CheckedMethod.h"

#include "runtime/core/Memory.h"

#include "py/runtime.h"

#if MICROPY_BUILTIN_METHOD_CHECK_SELF_ARG

namespace adder::objects {

namespace {

struct CheckedMethod {
  mp_obj_base_t base;
  const mp_obj_type_t *type;
  mp_obj_t function;
};

mp_obj_t call(mp_obj_t self, size_t positional, size_t pairs, const mp_obj_t *values) {
  auto *method = static_cast<CheckedMethod *>(MP_OBJ_TO_PTR(self));
  if (positional == 0)
    return mp_call_function_n_kw(method->function, positional, pairs, values); // which wants more
  mp_obj_t receiver = mp_obj_get_type(values[0]) == method->type
                          ? values[0]
                          : mp_obj_cast_to_native_base(values[0], MP_OBJ_FROM_PTR(method->type));
  if (receiver == MP_OBJ_NULL)
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("argument should be a '%q' not a '%q'"),
                      qstr(method->type->name), qstr(mp_obj_get_type(values[0])->name));
  return mp_call_method_self_n_kw(method->function, receiver, positional - 1, pairs, values + 1);
}

MP_DEFINE_CONST_OBJ_TYPE(checkedMethodType, MP_QSTR_function,
                         MP_TYPE_FLAG_BINDS_SELF | MP_TYPE_FLAG_BUILTIN_FUN, call, call);

} // namespace

mp_obj_t checkedMethod(const mp_obj_type_t *type, mp_obj_t function) {
  return MP_OBJ_FROM_PTR(runtime::newObject<CheckedMethod>(&checkedMethodType, type, function));
}

} // namespace adder::objects

#endif
